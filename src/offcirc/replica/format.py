"""The replica's file format, written by the central server's extract job and by the workstation's updates.

A complete file is built by `ReplicaWriter` and opens as received, under a key of its own; `apply_changes` brings it
forward from one cursor to the next. Nothing here knows of generations or look-ups (the central server imports only
this module).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlcipher3.dbapi2 as driver

from offcirc.domain.outcomes import Outcome
from offcirc.domain.records import (
    CirculationRule,
    ClosedDays,
    ExchangeSet,
    FormerCard,
    Hold,
    HoldingsSettings,
    Item,
    Library,
    Loan,
    Location,
    OutItem,
    Patron,
    PatronDetails,
    Visit,
)
from offcirc.errors import EnvironmentProblem, ProtocolMismatch
from offcirc.replica.files import open_reader, open_writer, problems_told, remove_database, sync_to_disk
from offcirc.replica.rows import KINDS, Row, split_key, to_microseconds
from offcirc.replica.schema import (
    APPLICATION_ID,
    BROUGHT_BY,
    FORMAT_VERSION,
    INDEXES,
    OLDEST_FORMAT,
    PATRON_WORDS,
    TABLES,
    WORD_INDEXES,
)
from offcirc.replica.told import ADD_ERASURE, ADD_OUTCOME, erasure_row, outcome_row
from offcirc.sqlcipher import DriverConnection
from offcirc.wire.messages import Changes, Erasure

__all__ = ["FORMAT_VERSION", "RECORD_KINDS", "ReplicaWriter", "apply_changes", "connect"]

RECORD_KINDS = tuple(KINDS)
_WHOLE = ("libraries", "locations", "rules", "closed_days", "visits", "holdings_settings", "exchange_sets")
_SINGLE = ("patrons", "patron_details", "former_cards", "items", "out_items", "loans", "holds")


def connect(path: Path, key: bytes, *, read_only: bool) -> DriverConnection:
    """Opens a complete replica; the caller closes it.

    Args:
        path: the file.
        key: its 32 bytes.
        read_only: refuse to write through this connection; readers go on while somebody else applies a delta.

    Raises:
        EnvironmentProblem: `REPLICA_UNREADABLE` (damaged, a wrong key, no replica, not complete), `REPLICA_TOO_NEW`.
    """
    with problems_told(path):
        connection = open_reader(path, key) if read_only else open_writer(path, key)
        try:
            _check_format(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_format(connection: DriverConnection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()  # the first page read proves the key
    ours = connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    if ours and version > FORMAT_VERSION:
        raise EnvironmentProblem("REPLICA_TOO_NEW", path=str(path), format=version, known=FORMAT_VERSION)
    if not ours or version < OLDEST_FORMAT:
        raise EnvironmentProblem("REPLICA_UNREADABLE", path=str(path))
    if connection.execute("SELECT complete FROM replica").fetchone() != (1,):
        raise EnvironmentProblem("REPLICA_UNREADABLE", path=str(path))


class ReplicaWriter:
    """Builds a new, complete replica file at `path`: add records of each kind in any order, then `finish`.

    A context manager; whatever stops it before `finish` has returned removes the file. Rows are streamed: memory does
    not grow with their number except for the sorting of indexes (about 100 bytes a row, one index at a time).

    Every `add_…` raises `EnvironmentProblem` (`DISK_FULL`, `READ_ONLY`).
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._finished = False
        self._counts: dict[str, int] = {}
        self._indexed = {index.table: 0 for index in WORD_INDEXES}
        with problems_told(path):
            remove_database(path)
            self._connection = open_writer(path, key, mode="rwc")
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if not self._finished:
            self._discard()

    def add_libraries(self, rows: Iterable[Library]) -> None:
        """Libraries, branches and bookmobiles."""
        self.add("libraries", rows)

    def add_locations(self, rows: Iterable[Location]) -> None:
        """Departments."""
        self.add("locations", rows)

    def add_patrons(self, rows: Iterable[Patron]) -> None:
        """Borrowers."""
        self.add("patrons", rows)

    def add_patron_details(self, rows: Iterable[PatronDetails]) -> None:
        """Details of borrowers, of each that is in the file."""
        self.add("patron_details", rows)

    def add_former_cards(self, rows: Iterable[FormerCard]) -> None:
        """Cards that were replaced."""
        self.add("former_cards", rows)

    def add_items(self, rows: Iterable[Item]) -> None:
        """Items."""
        self.add("items", rows)

    def add_out_items(self, rows: Iterable[OutItem]) -> None:
        """Items that are out in an exchange set."""
        self.add("out_items", rows)

    def add_loans(self, rows: Iterable[Loan]) -> None:
        """Current loans, at most one an item."""
        self.add("loans", rows)

    def add_holds(self, rows: Iterable[Hold]) -> None:
        """Holds, at most one an item and patron."""
        self.add("holds", rows)

    def add_rules(self, rows: Iterable[CirculationRule]) -> None:
        """Circulation rules."""
        self.add("rules", rows)

    def add_closed_days(self, rows: Iterable[ClosedDays]) -> None:
        """Days on which a library is closed."""
        self.add("closed_days", rows)

    def add_visits(self, rows: Iterable[Visit]) -> None:
        """A bookmobile's stops."""
        self.add("visits", rows)

    def add_holdings_settings(self, rows: Iterable[HoldingsSettings]) -> None:
        """What libraries have settled for their items."""
        self.add("holdings_settings", rows)

    def add_exchange_sets(self, rows: Iterable[ExchangeSet]) -> None:
        """Exchange sets."""
        self.add("exchange_sets", rows)

    def tell(self, erasures: Iterable[Erasure], outcomes: Iterable[Outcome]) -> None:
        """What is no record, see `replica.told`."""
        self._insert(ADD_ERASURE, map(erasure_row, erasures))
        self._insert(ADD_OUTCOME, map(outcome_row, outcomes))

    def index_words(self) -> None:
        """Indexes the words of what was added since, while the next rows are still on their way.

        `finish` does it for the rest. Not worth its while where nothing is waited for: the parts have to be merged.

        Raises:
            EnvironmentProblem: `DISK_FULL`, `READ_ONLY`.
        """
        with problems_told(self._path):
            self._index_words()

    def finish(self, *, server_id: str, server_name: str, cursor: int, as_of: datetime, time_zone: str) -> None:
        """Builds the indexes, marks the file complete and closes it: one file, on the disk, nothing beside it.

        Args:
            server_id: identifies the server for ever.
            server_name: for the screen.
            cursor: the changes after this one are not in the file.
            as_of: when the server's records were like this.
            time_zone: the server's IANA zone.

        Raises:
            EnvironmentProblem: `DISK_FULL`, `READ_ONLY`.
            ValueError: two records of one kind have the same number; the file is removed.
        """
        at = to_microseconds(as_of)
        try:
            with problems_told(self._path):
                self._index_words()
                completion = (statement for index in WORD_INDEXES for statement in index.completion)
                for statement in (*INDEXES, *completion):
                    self._connection.execute(statement)
                counts = [(kind, count, at) for kind, count in self._counts.items()]
                self._connection.executemany("INSERT INTO kinds VALUES (?, ?, ?)", counts)
                self._connection.execute(
                    "INSERT INTO replica VALUES (1, ?, ?, ?, ?, ?, 1)", (server_id, server_name, cursor, at, time_zone)
                )
                self._connection.execute("COMMIT")
                self._connection.close()
                sync_to_disk(self._path)
        except driver.IntegrityError:
            self._discard()
            raise ValueError("two records of one kind have the same number") from None
        except BaseException:
            self._discard()
            raise
        self._finished = True

    def _index_words(self) -> None:
        for index in WORD_INDEXES:
            (last,) = self._connection.execute(f"SELECT max(id) FROM {index.table}").fetchone()  # noqa: S608 - own names
            if last is not None and last > self._indexed[index.table]:
                self._connection.execute(index.filling, (self._indexed[index.table],))
                self._indexed[index.table] = last

    def _prepare(self) -> None:
        for pragma in (
            # A broken build is thrown away whole: no journal, no waiting for the disk until the end.
            "journal_mode = OFF",
            "synchronous = OFF",
            "locking_mode = EXCLUSIVE",
            f"user_version = {FORMAT_VERSION}",
            f"application_id = {APPLICATION_ID}",
        ):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("BEGIN IMMEDIATE")
        for statement in (*TABLES, *(statement for index in WORD_INDEXES for statement in index.creation)):
            self._connection.execute(statement)

    def add(self, kind: str, records: Iterable[Any]) -> None:
        """Records of one of `RECORD_KINDS`. A kind for which this is never called is one of which nothing is known."""
        record_kind = KINDS[kind]
        count = self._insert(record_kind.insertion, map(record_kind.encode, records))
        self._counts[kind] = self._counts.get(kind, 0) + count

    def _insert(self, statement: str, rows: Iterable[Row]) -> int:
        try:
            return max(0, self._connection.executemany(statement, rows).rowcount)
        except driver.Error:  # no wider: what the rows' source raises is not about this file
            with problems_told(self._path):
                raise

    def _discard(self) -> None:
        # Called from handlers of whatever went wrong: what fails here must not hide that.
        self._finished = True
        with suppress(driver.Error):
            self._connection.close()
        with suppress(OSError):
            remove_database(self._path)


def apply_changes(path: Path, key: bytes, changes: Changes) -> None:
    """Brings a replica from cursor `changes.since` to `changes.cursor` in one transaction; all of it or nothing.

    Other processes go on reading what was there before until it is committed.

    Args:
        path: a complete replica.
        key: its 32 bytes.
        changes: deletions are applied first, then patrons with their details, former cards, items, loans, holds; the
            small kinds, and those that are said to be here whole, are replaced. What an older file has no table for is
            passed over.

    Raises:
        EnvironmentProblem: as `connect`; `DISK_FULL`, `READ_ONLY`, `LOCKED`. Nothing has changed.
        ProtocolMismatch: `CHANGES_OUT_OF_ORDER`: they do not start at this replica's cursor;
            `CHANGES_CONTRADICTORY`: two of them claim the same number. Nothing has changed.
    """
    with closing(connect(path, key, read_only=False)) as connection, problems_told(path):
        try:
            # Write-ahead log: a commit does not wait for readers, nor they for it. NORMAL may lose the last delta
            # in a power cut, never half of one; the cursor goes with it and it is fetched again.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(PATRON_WORDS.forgetting)
            _apply(connection, changes)
            connection.execute("COMMIT")
        except driver.IntegrityError:
            raise ProtocolMismatch("CHANGES_CONTRADICTORY", cursor=changes.cursor) from None


def _apply(connection: DriverConnection, changes: Changes) -> None:
    (known,) = connection.execute("SELECT cursor FROM replica").fetchone()
    if known != changes.since:
        raise ProtocolMismatch("CHANGES_OUT_OF_ORDER", since=changes.since, cursor=known)
    (file_format,) = connection.execute("PRAGMA user_version").fetchone()
    singles, sections = (
        [kind for kind in kinds if BROUGHT_BY.get(kind, 0) <= file_format] for kinds in (_SINGLE, _WHOLE)
    )
    counts = defaultdict(int, connection.execute("SELECT kind, rows FROM kinds").fetchall())
    for whole in changes.whole:
        connection.execute(f"DELETE FROM {whole}")  # noqa: S608 - own names
        counts[whole] = 0
    deleted = _deleted(changes)
    for kind in singles:
        counts[kind] -= _delete(connection, kind, list(deleted[kind]))
    for kind in singles:
        counts[kind] += _upsert(connection, kind, getattr(changes, kind))
    for kind in sections:
        records = getattr(changes, kind)
        if records is not None:
            connection.execute(f"DELETE FROM {kind}")  # noqa: S608 - own names
            connection.executemany(KINDS[kind].insertion, map(KINDS[kind].encode, records))
            counts[kind] = len(records)
    at = to_microseconds(changes.as_of)
    connection.execute("UPDATE replica SET cursor = ?, as_of = ?", (changes.cursor, at))
    connection.executemany(
        "UPDATE kinds SET rows = ? WHERE kind = ?", [(count, kind) for kind, count in counts.items()]
    )
    if not changes.more:
        # K4: up to date is what has been asked for to the end, also where nothing had changed.
        connection.execute("UPDATE kinds SET updated_at = ?", (at,))


def _deleted(changes: Changes) -> Mapping[str, Iterable[tuple[str, ...]]]:
    gone = changes.deleted
    return {
        "patrons": map(split_key, gone.patrons),
        "patron_details": map(split_key, gone.patrons),
        "former_cards": ((*split_key(former), *split_key(card)) for former, card in gone.former_cards),
        "items": map(split_key, gone.items),
        "out_items": map(split_key, gone.out_items),
        "loans": map(split_key, gone.loans),
        "holds": ((*split_key(item), *split_key(card)) for item, card in gone.holds),
    }


@contextmanager
def _incoming(connection: DriverConnection, columns: Sequence[str], rows: Sequence[Row]) -> Iterator[None]:
    """`rows` as a table `incoming`, so that one statement can do with all of them.

    A word index gets a segment from every statement that touches it, and once there are a few hundred, SQLite merges
    them into the one of a million titles: a statement of three seconds that writes 70 MB.
    """
    connection.execute(f"CREATE TEMP TABLE incoming ({', '.join(columns)})")  # in memory: see `offcirc.sqlcipher`
    connection.executemany(f"INSERT INTO incoming VALUES ({', '.join('?' * len(columns))})", rows)  # noqa: S608 - own names
    yield
    connection.execute("DROP TABLE incoming")


def _delete(connection: DriverConnection, kind: str, numbers: Sequence[Row]) -> int:
    """Deletes records by their natural keys; returns how many there were."""
    if not numbers:
        return 0
    key = KINDS[kind].natural_key
    with _incoming(connection, key, numbers):
        deletion = f"DELETE FROM {kind} WHERE ({', '.join(key)}) IN (SELECT * FROM incoming)"  # noqa: S608 - own names
        return connection.execute(deletion).rowcount


def _upsert(connection: DriverConnection, kind: str, records: Iterable[Any]) -> int:
    """Writes records over what was known of them; returns how many were new."""
    record_kind = KINDS[kind]
    rows = [record_kind.encode(record) for record in records]
    if not rows:
        return 0
    names = list(record_kind.table.columns)
    same = " AND ".join(f"{kind}.{name} = incoming.{name}" for name in record_kind.natural_key)
    values = ", ".join(f"{name} = incoming.{name}" for name in names)
    columns = ", ".join(names)
    with _incoming(connection, names, rows):
        connection.execute(f"UPDATE {kind} SET {values} FROM incoming WHERE {same}")  # noqa: S608 - own names
        new = connection.execute(
            f"INSERT INTO {kind} ({columns}) SELECT {columns} FROM incoming "  # noqa: S608 - own names
            f"WHERE NOT EXISTS (SELECT 1 FROM {kind} WHERE {same})"
        )
        return new.rowcount
