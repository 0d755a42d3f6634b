"""Moves the bodies of finished days out of journal.db into the archive: durable there and read back, then erased here.

A kill in between leaves them in both, and the next run does it again. The chain and the index stay in journal.db, so
that every account goes on counting every row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime, tzinfo
from pathlib import Path
from time import sleep

import msgspec

from offcirc.domain.retention import DatedRow, finished_days, is_finished
from offcirc.domain.transactions import State
from offcirc.errors import EnvironmentProblem
from offcirc.journal.archive import Archive, ArchivedEntry, Bodies, archive_of
from offcirc.journal.chain import hash_body
from offcirc.journal.epochs import SET
from offcirc.journal.reading import setting
from offcirc.sqlcipher import DriverConnection, connect, said_plainly

BATCH = 50
"""Transactions erased in one write transaction, for which a desk that records meanwhile waits."""
PAUSE_S = 0.05
"""Between two of them: a desk that found the journal locked looks again after up to a tenth of a second."""
MOST_AT_ONCE = 1_000
"""Transactions a call moves; the rest of a long journal follows at the next ones."""
ARCHIVED = "archived"
"""Setting: how far archiving has come; it changes whenever bodies have left the journal."""
_STILL_HERE = (
    "SELECT e.position, e.body, t.state, t.change, o.body "
    "FROM entries e JOIN transactions t ON t.id = e.transaction_id "
    "LEFT JOIN entries o ON o.position = t.outcome_position "
    "WHERE e.position >= ? AND e.kind = 'transaction' AND e.body IS NOT NULL ORDER BY e.position"
)
_ENTRIES = (
    "WITH chosen AS (SELECT transaction_id AS id FROM entries WHERE position IN (SELECT value FROM json_each(?))) "
    "SELECT position, kind, transaction_id, CAST(body AS BLOB), body_hash FROM ("
    "SELECT e.* FROM transactions t JOIN entries e ON e.position = t.position WHERE t.id IN (SELECT id FROM chosen) "
    "UNION ALL "
    "SELECT * FROM entries WHERE kind <> 'transaction' AND transaction_id IN (SELECT id FROM chosen)"
    ") WHERE body IS NOT NULL ORDER BY position"
)
_ERASE = "UPDATE entries SET body = NULL WHERE position IN (SELECT value FROM json_each(?))"
_FORGET_KEYS = "UPDATE transactions SET card_key = NULL, item_key = NULL WHERE id IN (SELECT value FROM json_each(?)) "


class _Mark(msgspec.Struct, frozen=True):
    """How far archiving has come: the retention time that was last looked at, the first row that is still here."""

    since: datetime | None = None
    first: int = 0


class _Recorded(msgspec.Struct, frozen=True):
    """What of a transaction's body tells its age."""

    recorded_at: datetime


class _Answer(msgspec.Struct, frozen=True):
    processed_at: datetime


class _Answered(msgspec.Struct, frozen=True):
    """What of an outcome's body tells its age."""

    outcome: _Answer


_recorded = msgspec.json.Decoder(_Recorded)
_answered = msgspec.json.Decoder(_Answered)


def archive_days(path: Path, key: bytes, since: datetime, zone: tzinfo, cursor: int) -> int:
    """Archives the days that are finished; at most `MOST_AT_ONCE` rows a call, and looks once a retention time.

    A settled row never opens again (`domain.states`), so that what was found settled may be moved without a lock.

    Args:
        path: journal.db, which may be in use by desks. One process at a time calls this: the one that syncs.
        key: its key.
        since: the beginning of the retention time, see `retention.kept_since`.
        zone: the library's.
        cursor: of the replica in use.

    Returns:
        how many transactions were moved.

    Raises:
        EnvironmentProblem: `DISK_FULL`, `LOCKED`, …; what was moved is in the archive, all else is where it was.
    """
    with said_plainly(path), closing(connect(path, key, pragmas=("PRAGMA synchronous=FULL",))) as journal:
        mark = _read_mark(journal)
        if mark.since == since:
            return 0
        rows = list(_still_here(journal, mark.first, cursor))
        finished = finished_days(rows, since, zone)
        moving = finished[:MOST_AT_ONCE]
        if moving:
            with Archive(archive_of(path), key) as archive:
                for start in range(0, len(moving), BATCH):
                    _move(journal, archive, archive_of(path), key, moving[start : start + BATCH])
                    sleep(PAUSE_S)
        if len(moving) == len(finished):
            moved = set(moving)
            first = min((row.position for row in rows if row.position not in moved), default=mark.first)
            journal.execute(SET, (ARCHIVED, msgspec.json.encode(_Mark(since, first))))
    return len(moving)


def _read_mark(journal: DriverConnection) -> _Mark:
    stored = setting(journal, ARCHIVED)
    return msgspec.json.decode(stored, type=_Mark) if stored is not None else _Mark()


def _still_here(journal: DriverConnection, first: int, cursor: int) -> Iterator[DatedRow]:
    """Transactions whose body is in the journal; one that cannot be read is for `verify` to name."""
    for position, body, state, change, answer in journal.execute(_STILL_HERE, (first,)):
        try:
            recorded_at = _recorded.decode(body).recorded_at
            answered_at = _answered.decode(answer).outcome.processed_at if answer is not None else None
        except msgspec.DecodeError:
            continue
        yield DatedRow(position, recorded_at, answered_at, is_finished(State(state), change, cursor))


def _move(journal: DriverConnection, archive: Archive, path: Path, key: bytes, positions: Sequence[int]) -> None:
    """Moves some transactions with all that happened to them; those that are not as recorded stay for `verify`."""
    found = journal.execute(_ENTRIES, (_json(positions),)).fetchall()
    altered = {id_ for _, _, id_, body, body_hash in found if hash_body(body) != body_hash}
    entries = [ArchivedEntry(*entry[:4]) for entry in found if entry[2] not in altered]
    archive.add(entries)
    _read_back(path, key, entries)
    journal.execute("BEGIN IMMEDIATE")
    journal.execute(_ERASE, (_json([entry.position for entry in entries]),))
    journal.execute(_FORGET_KEYS, (_json(sorted({entry.transaction_id for entry in entries})),))
    journal.execute("COMMIT")


def _read_back(path: Path, key: bytes, entries: Sequence[ArchivedEntry]) -> None:
    """Proves, through a connection that has none of it in memory, that the archive has what was added.

    Raises:
        EnvironmentProblem: `DISK_FAILED` where it has not.
    """
    with Bodies(path, key, ahead=BATCH) as bodies:
        if any(bodies.at(entry.position) != entry for entry in entries):
            raise EnvironmentProblem("DISK_FAILED", path=str(path))


def _json(values: Sequence[int] | Sequence[str]) -> str:
    return msgspec.json.encode(values).decode()
