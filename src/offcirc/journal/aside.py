"""Copies of a journal that lie aside: what a restore, an upgrade or a damaged mirror has left beside the one in use.

They keep what was erased since. One that holds nothing else is superfluous; whatever is nowhere else stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

from offcirc.domain.transactions import SETTLED, State
from offcirc.errors import EnvironmentProblem
from offcirc.journal.archive import Bodies, archive_of, kept_in
from offcirc.journal.bodies import TRANSACTION
from offcirc.journal.chain import GENESIS, hash_body, link
from offcirc.journal.forgetting import FORGOTTEN, cards_of_row
from offcirc.journal.migrate import refuse_newer, revision_of
from offcirc.journal.reading import setting
from offcirc.sqlcipher import DriverConnection, connect, said_plainly

_AHEAD = 500
_ARCHIVE_OF = "-archive.db"
_ONCE_THROUGH = ("PRAGMA cache_size = -1024",)  # KiB
_ENTRIES = (
    "SELECT position, kind, transaction_id, CAST(body AS BLOB), body_hash, chain_hash FROM entries ORDER BY position"
)
_STATES = "SELECT id, state FROM transactions"


class Held(NamedTuple):
    """What a copy holds.

    Attributes:
        rows: transactions that the journal in use lacks, or has not settled yet; 0 where the copy is superfluous.
        forgotten: it may hold somebody who was forgotten: something was erased since it was made.
        waits: some of these rows are here and open: once they are settled there are fewer.
    """

    rows: int
    forgotten: bool
    waits: bool = False


class _Row(NamedTuple):
    """A transaction of the journal in use; `there` unless its body is gone, `ends` where nothing is open about it."""

    body_hash: bytes
    there: bool
    ends: bool


class _Told(NamedTuple):
    """A transaction of a copy; `body` is None where the copy has none either."""

    transaction_id: str
    body_hash: bytes
    body: bytes | None


def copies_of(journal: Path) -> list[Path]:
    """The copies beside a journal, each by the name of its database, of which the archive alone may be left."""
    names = {
        file.name.removesuffix(_ARCHIVE_OF) + ".db" if file.name.endswith(_ARCHIVE_OF) else file.name
        for file in journal.parent.glob(f"{journal.stem}-before-*.db")
    }
    return [journal.with_name(name) for name in sorted(names)]


def remove(copy: Path) -> None:
    """Deletes a copy, its archive and what SQLite left beside them; killed in between, the rest is a copy still.

    Raises:
        OSError: another program has it open, or it may not be deleted.
    """
    for file in (archive_of(copy), copy):
        for suffix in ("-journal", "-wal", "-shm", ""):
            file.with_name(file.name + suffix).unlink(missing_ok=True)


@dataclass(slots=True)
class InUse:
    """The journal that is in use, against which copies are held."""

    _rows: dict[str, _Row]
    _chain: dict[int, bytes]
    _erased: bytes | None
    _key: bytes
    _forgotten: Callable[[str], bool]

    @classmethod
    def read(cls, path: Path, key: bytes, forgotten: Callable[[str], bool]) -> InUse:
        """Reads it once through.

        Args:
            path: journal.db, which may be in use; its archive lies beside it.
            key: of all these files.
            forgotten: whether a card is one that was erased here: a body that names it is missing rightly.

        Raises:
            EnvironmentProblem: `DAMAGED`, `LOCKED`, …
        """
        rows: dict[str, _Row] = {}
        chain: dict[int, bytes] = {}
        with said_plainly(path), closing(connect(path, key, mode="rw", pragmas=_ONCE_THROUGH)) as here:
            here.execute("BEGIN")
            ends = {id_: State(state) in SETTLED for id_, state in here.execute(_STATES)}
            with Bodies(archive_of(path), key, ahead=_AHEAD) as archive:
                for position, kind, id_, body, body_hash, chain_hash in here.execute(_ENTRIES):
                    chain[position] = bytes(chain_hash)
                    if kind != TRANSACTION:
                        continue
                    kept = archive.at(position) if body is None else None
                    told = kept.body if kept is not None else body
                    there = told is not None and hash_body(told) == bytes(body_hash)
                    rows[id_] = _Row(bytes(body_hash), there, ends.get(id_, False))
            erased = setting(here, FORGOTTEN)
        return cls(rows, chain, erased, key, forgotten)

    def hold_against(self, copy: Path) -> Held | None:
        """What a copy holds that is nowhere else; None where it cannot be read to its end, so that nobody knows."""
        erased, missing = None, list[_Told]()
        try:
            if copy.exists():
                missing, erased = self._of_journal(copy)
            missing += self._of_archive(archive_of(copy))
        except (EnvironmentProblem, _BrokenChain):
            return None
        forgotten = erased != self._erased
        if not forgotten and erased is None:
            forgotten = any(each.body is not None and self._names_forgotten(each.body) for each in missing)
        ids = {each.transaction_id for each in missing}
        return Held(len(ids), forgotten, any(id_ in self._rows and not self._rows[id_].ends for id_ in ids))

    def _of_journal(self, copy: Path) -> tuple[list[_Told], bytes | None]:
        """What is nowhere else, and the mark of the last erasure in the copy."""
        with said_plainly(copy), closing(connect(copy, self._key, mode="rw", pragmas=_ONCE_THROUGH)) as there:
            revision = revision_of(there)
            if revision is None:
                raise _BrokenChain
            refuse_newer(revision, copy)
            erased = setting(there, FORGOTTEN)
            told, last, head = list[_Told](), 0, GENESIS
            for entry in _unbroken(there):
                told += [entry.told] if entry.told is not None else []
                last, head = entry.position, entry.chain_hash
        goes_on = last == 0 or self._chain.get(last) == head
        return [each for each in told if not self._has(each, open_too=goes_on)], erased

    def _of_archive(self, archive: Path) -> list[_Told]:
        rows = (_Told(each.transaction_id, hash_body(each.body), each.body) for each in kept_in(archive, self._key))
        return [each for each in rows if not self._has(each, open_too=True)]

    def _has(self, told: _Told, *, open_too: bool) -> bool:
        row = self._rows.get(told.transaction_id)
        if row is None or row.body_hash != told.body_hash or not (row.ends or open_too):
            return False
        return row.there or told.body is None or self._names_forgotten(told.body)

    def _names_forgotten(self, body: bytes) -> bool:
        try:
            return any(map(self._forgotten, cards_of_row(body)))
        except msgspec.DecodeError:
            return False


class _BrokenChain(Exception):
    """Entries of a copy are missing or altered."""


class _Entry(NamedTuple):
    position: int
    chain_hash: bytes
    told: _Told | None


def _unbroken(copy: DriverConnection) -> Iterator[_Entry]:
    """A copy's entries as long as its chain holds.

    Raises:
        _BrokenChain: entries are missing or altered.
    """
    previous = GENESIS
    for number, (position, kind, id_, body, body_hash, chain_hash) in enumerate(copy.execute(_ENTRIES), start=1):
        if position != number or link(previous, position, kind, id_, bytes(body_hash)) != bytes(chain_hash):
            raise _BrokenChain
        if body is not None and hash_body(body) != bytes(body_hash):
            raise _BrokenChain
        previous = bytes(chain_hash)
        told = _Told(id_, bytes(body_hash), body) if kind == TRANSACTION else None
        yield _Entry(position, previous, told)
