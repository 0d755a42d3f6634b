"""Copies of the journal that lie aside, and what they keep of patrons who were forgotten since.

They lie beside the journal and beside its second copy: what a restore, an upgrade, a damaged second copy or a command
that was killed has left, and the second copies of machines that were set up anew under the same name. One that holds
nothing else is deleted; of the others somebody decides, whom `status` and the window tell of them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from offcirc.app.home import Home
from offcirc.app.mirroring import JOURNAL
from offcirc.errors import EnvironmentProblem
from offcirc.journal import Journal
from offcirc.journal.archive import archive_of
from offcirc.journal.aside import InUse, copies_of, remove
from offcirc.sync.forgetting import forgotten_mark, is_forgotten

_LOOKED_AT = "copies_aside"
_WORKED_IN = ("backup-*", "restore-*", "bringing-back-*")
"""Folders of commands, which are gone once their command has ended."""
_ENDED_AFTER = timedelta(days=1)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy that may hold patrons who were forgotten.

    Attributes:
        file: its database, or its archive where only that is left.
        rows: transactions in it that are nowhere else, or still open; None where it cannot be read.
    """

    file: Path
    rows: int | None


class _Looked(msgspec.Struct, frozen=True):
    """A copy as it was when it was looked at: `named` where people are told of it, `again` where that may change."""

    file: str
    state: tuple[int, ...]
    rows: int | None
    named: bool
    again: bool = False


class _All(msgspec.Struct, frozen=True):
    """`mark` changes with every erasure."""

    mark: str = ""
    copies: tuple[_Looked, ...] = ()


def look_at_copies(home: Home, key: bytes, journal: Journal, now: datetime) -> None:
    """Deletes the copies that hold nothing but what is here as well; notes the others.

    Each is read once, and again when something was erased. What stands in the way is logged, and fails nothing.

    Args:
        home: with the settings, which tell where the second copy is.
        key: of all copies.
        journal: under the lock of the only syncer, after an erasure.
        now: UTC.
    """
    try:
        mark = forgotten_mark(journal)
        if not mark:
            return
        before = _looked(journal)
        same = before.copies if before.mark == mark else ()
        known = {(each.file, each.state): each for each in same if not each.again}
        found = list(_copies(home, now))
        new = [copy for copy in found if (str(copy), _state(copy)) not in known]
        kept = [known[str(copy), _state(copy)] for copy in found if copy not in new]
        if new:
            in_use = InUse.read(home.journal, key, is_forgotten(journal))
            kept += [each for copy in new if (each := _look_at(in_use, copy)) is not None]
        after = _All(mark, tuple(kept))
        if after != before:
            journal.set(_LOOKED_AT, msgspec.json.encode(after))
    except (EnvironmentProblem, OSError) as problem:
        _log.warning("copies of the journal were not looked at: %s", problem)


def kept_copies(journal: Journal) -> list[Kept]:
    """The copies of which somebody has to decide, as they were last looked at, and that are there now."""
    files = ((Path(each.file), each.rows) for each in _looked(journal).copies if each.named)
    found = ((file if file.exists() else archive_of(file), rows) for file, rows in files)
    return [Kept(file, rows) for file, rows in found if file.exists()]


def _copies(home: Home, now: datetime) -> Iterator[Path]:
    yield from copies_of(home.journal)
    for folder in _WORKED_IN:
        for copy in sorted(home.directory.glob(f"{folder}/{JOURNAL}")):
            if now.timestamp() - copy.stat().st_mtime > _ENDED_AFTER.total_seconds():
                yield copy
    if mirror := home.read_config().mirror:
        yield from copies_of(Path(mirror) / JOURNAL)
        yield from sorted(Path(mirror).parent.glob(f"{Path(mirror).name}-before-*/{JOURNAL}"))


def _look_at(in_use: InUse, copy: Path) -> _Looked | None:
    """None where it was deleted."""
    held = in_use.hold_against(copy)
    if held is None:
        return _Looked(str(copy), _state(copy), None, named=True)
    if held.forgotten and held.rows == 0:
        try:
            remove(copy)
        except OSError as error:  # it goes the next time
            _log.warning("%s could not be deleted: %s", copy, error.strerror)
        return None
    return _Looked(str(copy), _state(copy), held.rows, held.forgotten, held.waits)


def _state(copy: Path) -> tuple[int, ...]:
    """Changes with the copy, or its archive."""
    return tuple(_of_files((copy, archive_of(copy))))


def _of_files(files: Iterable[Path]) -> Iterable[int]:
    for file in files:
        if file.exists():
            about = file.stat()
            yield from (about.st_size, about.st_mtime_ns)


def _looked(journal: Journal) -> _All:
    stored = journal.setting(_LOOKED_AT)
    return msgspec.json.decode(stored, type=_All) if stored else _All()
