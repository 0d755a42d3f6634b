"""A second copy of the journal on another volume, brought forward by what was appended since.

The account only ever grows, so that a few rows are a few pages on a slow stick, not a whole file. The mirror is marked
as a copy: wherever it is opened as a journal, a new epoch begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from offcirc.errors import EnvironmentProblem
from offcirc.journal.archive import Archive, ArchivedEntry, archive_of
from offcirc.journal.archiving import ARCHIVED
from offcirc.journal.backup import IS_BACKUP, write_backup
from offcirc.journal.epochs import SET
from offcirc.journal.forgetting import FORGOTTEN
from offcirc.journal.migrate import revision_of
from offcirc.journal.reading import setting
from offcirc.journal.writing import read_head
from offcirc.sqlcipher import DriverConnection, OneTransaction, connect, said_plainly

_ERASING = frozenset({ARCHIVED, FORGOTTEN})
_ONCE_THROUGH = ("PRAGMA cache_size = -1024",)  # KiB
_DURABLE = ("PRAGMA synchronous = FULL",)
_ENTRY = "position, kind, transaction_id, CAST(body AS BLOB), body_hash, chain_hash, epoch, seq"
_INDEXED = "id, position, epoch, seq, state, card_key, item_key, outcome_position, change"
# ruff: noqa: S608 - every statement is put together from constants of this module; values are bound
_NEW_ENTRIES = f"SELECT {_ENTRY} FROM entries WHERE position > ? ORDER BY position"
_TOUCHED = f"SELECT {_INDEXED} FROM transactions WHERE id IN (SELECT transaction_id FROM entries WHERE position > ?)"
_SETTINGS = "SELECT name, CAST(value AS BLOB) FROM settings"
_ROWS_AFTER = "SELECT count(*) FROM entries WHERE position > ? AND kind = 'transaction'"
_ADD_ENTRY = (
    "INSERT INTO entries (position, kind, transaction_id, body, body_hash, chain_hash, epoch, seq) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_PUT_INDEXED = f"INSERT OR REPLACE INTO transactions ({_INDEXED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ERASED = "SELECT position FROM entries WHERE body IS NULL"
_ERASE = "UPDATE entries SET body = NULL WHERE position = ?"
_KEYLESS = "SELECT id FROM transactions WHERE card_key IS NULL AND item_key IS NULL"
_FORGET_KEYS = "UPDATE transactions SET card_key = NULL, item_key = NULL WHERE id = ?"
_BODY = "SELECT position, kind, transaction_id, CAST(body AS BLOB) FROM bodies WHERE position = ?"
_POSITIONS = "SELECT position FROM bodies"


class Mirrored(NamedTuple):
    """How far a mirror has come: its newest entry's `position`, and whether it had to be written `anew`."""

    position: int
    anew: bool


def bring_forward(journal: Path, key: bytes, mirror: Path) -> Mirrored:
    """Makes the mirror what the journal is at this moment; durable when this returns.

    A mirror that the journal does not go on from (another journal's, an older form, a damaged one) is never written
    over: it is set aside under a name of its own, and a whole copy begun.

    Args:
        journal: journal.db, which may be in use; its archive lies beside it.
        key: of all these files.
        mirror: the copy, in a folder that exists; its archive lies beside it.

    Raises:
        EnvironmentProblem: `DISK_FULL`, `READ_ONLY`, `CANNOT_OPEN`, …; the mirror is what it was before.
    """
    with said_plainly(journal), closing(connect(journal, key, mode="rw", pragmas=_ONCE_THROUGH)) as here:
        here.execute("BEGIN")  # one moment for all that is read
        head = read_head(here, 1)
        try:
            behind = _goes_on_from(here, key, mirror)
            if behind is not None:
                _append(_Source(here, journal), key, mirror, behind)
                return Mirrored(head.position, anew=False)
        except EnvironmentProblem as problem:
            if problem.code != "DAMAGED" or problem.params.get("path") not in _of_mirror(mirror):
                raise
        set_aside(mirror)
        write_backup(journal, key, mirror)
        _mirror_archive(archive_of(journal), key, archive_of(mirror))
        return Mirrored(head.position, anew=True)


def rows_after(journal: Path, key: bytes, position: int) -> int:
    """How many transactions were recorded after an entry.

    Raises:
        EnvironmentProblem: `DAMAGED`, `LOCKED`, ….
    """
    with said_plainly(journal), closing(connect(journal, key, mode="rw", pragmas=_ONCE_THROUGH)) as here:
        return int(here.execute(_ROWS_AFTER, (position,)).fetchone()[0])


def _goes_on_from(here: DriverConnection, key: bytes, mirror: Path) -> int | None:
    """The position of the mirror's head, where that is in this journal's chain; None where it is not."""
    if not mirror.exists():
        return None
    with said_plainly(mirror), closing(connect(mirror, key, mode="rw")) as there:
        if revision_of(there) != revision_of(here) or setting(there, IS_BACKUP) is None:
            return None
        end = read_head(there, 1)
    if end.position == 0:
        return 0
    row = here.execute("SELECT chain_hash FROM entries WHERE position = ?", (end.position,)).fetchone()
    return end.position if row is not None and bytes(row[0]) == end.chain_hash else None


def _of_mirror(mirror: Path) -> set[str]:
    return {str(mirror), str(archive_of(mirror))}


def set_aside(mirror: Path) -> None:
    """Gives a mirror a name of its own; the next one is written anew."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    aside = mirror.with_name(f"{mirror.stem}-before-{stamp}{mirror.suffix}")
    for file, other in ((mirror, aside), (archive_of(mirror), archive_of(aside))):
        for suffix in ("-journal", "-wal", "-shm", ""):
            side = file.with_name(file.name + suffix)
            if side.exists():
                side.replace(other.with_name(other.name + suffix))


@dataclass(frozen=True, slots=True)
class _Source:
    """The journal, whose errors are its own, also where they come while the mirror is written."""

    connection: DriverConnection
    path: Path

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        with said_plainly(self.path):
            yield from self.connection.execute(sql, values)

    def settings(self) -> dict[str, bytes]:
        return dict(self.rows(_SETTINGS))


def _append(here: _Source, key: bytes, mirror: Path, behind: int) -> None:
    """What is new first: it may be nowhere else. Then what was erased, which may need the archive."""
    ours = here.settings()
    with said_plainly(mirror), closing(connect(mirror, key, mode="rw", pragmas=_DURABLE)) as there:
        theirs = dict(there.execute(_SETTINGS))
        with OneTransaction(said_plainly(mirror), there, "BEGIN IMMEDIATE"):
            there.executemany(_ADD_ENTRY, here.rows(_NEW_ENTRIES, (behind,)))
            there.executemany(_PUT_INDEXED, here.rows(_TOUCHED, (behind,)))
            _put_settings(there, ours, theirs, ours.keys() - _ERASING)
            gone = theirs.keys() - ours.keys() - {IS_BACKUP}
            there.executemany("DELETE FROM settings WHERE name = ?", [(name,) for name in gone])
        if all(ours.get(name) == theirs.get(name) for name in _ERASING):
            return
        _mirror_archive(archive_of(here.path), key, archive_of(mirror))
        with OneTransaction(said_plainly(mirror), there, "BEGIN IMMEDIATE"):
            there.executemany(_ERASE, _only_here(here, there, _ERASED))
            there.executemany(_FORGET_KEYS, _only_here(here, there, _KEYLESS))
            _put_settings(there, ours, theirs, ours.keys() & _ERASING)


def _put_settings(there: DriverConnection, ours: dict[str, bytes], theirs: dict[str, bytes], names: set[str]) -> None:
    there.executemany(SET, [(name, ours[name]) for name in names if theirs.get(name) != ours[name]])


def _only_here(here: _Source, there: DriverConnection, question: str) -> list[tuple[Any, ...]]:
    known = set(there.execute(question))
    return [row for row in here.rows(question) if row not in known]


def _mirror_archive(archive: Path, key: bytes, mirror: Path) -> None:
    """Adds what the archive has and the mirror's has not, then erases what was erased in it."""
    if not archive.exists():
        return
    with said_plainly(archive), closing(connect(archive, key, mode="rw", pragmas=_ONCE_THROUGH)) as here:
        here.execute("BEGIN")
        ours = {position for (position,) in here.execute(_POSITIONS)}
        with Archive(mirror, key) as there:
            theirs = there.positions()
            there.add(_bodies(here, sorted(ours - theirs)))
            there.erase(theirs - ours)


def _bodies(archive: DriverConnection, positions: Iterable[int]) -> Iterator[ArchivedEntry]:
    for position in positions:
        yield ArchivedEntry(*archive.execute(_BODY, (position,)).fetchone())
