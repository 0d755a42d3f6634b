"""journal-archive.db: bodies of entries of days that are finished, under the journal's key.

The chain stays in journal.db, with each body's hash: nothing here is believed that does not have it. Positions are the
chain's. The file is derived from nothing and is backed up with the journal.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, Self

from offcirc.errors import EnvironmentProblem
from offcirc.journal.bodies import TRANSACTION
from offcirc.sqlcipher import DriverConnection, OneTransaction, connect, said_plainly

VERSION = 1
"""Of the file's form, in its `user_version`."""
_PRAGMAS = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON")
_TABLE = (
    "CREATE TABLE IF NOT EXISTS bodies (position INTEGER PRIMARY KEY, kind TEXT NOT NULL, "
    "transaction_id TEXT NOT NULL, body BLOB NOT NULL)"
)
_KEEP = "INSERT OR REPLACE INTO bodies (position, kind, transaction_id, body) VALUES (?, ?, ?, ?)"
_READ_KIND = "SELECT position, kind, transaction_id, CAST(body AS BLOB) FROM bodies WHERE kind = ?"
_READ = "SELECT position, kind, transaction_id, CAST(body AS BLOB) FROM bodies WHERE position BETWEEN ? AND ?"


class ArchivedEntry(NamedTuple):
    """What of an entry is kept; `kind` and `transaction_id` so that the archive can be read without a journal."""

    position: int
    kind: str
    transaction_id: str
    body: bytes


def archive_of(journal: Path) -> Path:
    """Where a journal's archive lies: beside it."""
    return journal.with_name(f"{journal.stem}-archive.db")


class Archive:
    """An archive that is added to, created where there is none.

    Raises:
        EnvironmentProblem: `TOO_NEW`, `DAMAGED`, `DISK_FULL`, …
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        with said_plainly(path):
            self._connection = connect(path, key, pragmas=_PRAGMAS)
        try:
            with said_plainly(path):
                self._begin()
        except BaseException:
            self._connection.close()
            raise

    def add(self, entries: Iterable[ArchivedEntry]) -> None:
        """Keeps bodies, durable when this returns; what is here already is written anew: the journal's copy is proved.

        Raises:
            EnvironmentProblem: `DISK_FULL`, …; the archive is as it was before.
        """
        with self._write() as connection:
            connection.executemany(_KEEP, entries)

    def positions(self) -> set[int]:
        """Of all that is kept."""
        with said_plainly(self._path):
            return {position for (position,) in self._connection.execute("SELECT position FROM bodies")}

    def erase(self, positions: Iterable[int]) -> None:
        """Forgets bodies for good."""
        with self._write() as connection:
            connection.executemany("DELETE FROM bodies WHERE position = ?", [(each,) for each in positions])

    def close(self) -> None:
        """Lets the file go."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(self) -> OneTransaction:
        return OneTransaction(said_plainly(self._path), self._connection, "BEGIN IMMEDIATE")

    def _begin(self) -> None:
        if _version(self._connection, self._path) == VERSION:
            return
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(_TABLE)
        self._connection.execute(f"PRAGMA user_version = {VERSION}")
        self._connection.execute("COMMIT")


class Bodies:
    """Reads an archive, which is opened at the first question; one that does not exist is empty.

    Args:
        path: the archive.
        key: the journal's.
        ahead: how many positions are read at once, for whoever asks for many in their order.
    """

    def __init__(self, path: Path, key: bytes, *, ahead: int = 1) -> None:
        self._path, self._key = path, key
        self._ahead = ahead
        self._read_to = 0
        self._read: dict[int, ArchivedEntry] = {}
        self._connection: DriverConnection | None = None

    def open(self) -> None:
        """Opens the file, if there is one.

        Raises:
            EnvironmentProblem: `TOO_NEW`; `DAMAGED` where not even its first page can be read; ….
        """
        try:
            with said_plainly(self._path):
                self._connect()
        except EnvironmentProblem:
            self.close()
            raise

    def at(self, position: int) -> ArchivedEntry | None:
        """What is kept of an entry, None where nothing is.

        Raises:
            EnvironmentProblem: `TOO_NEW`, `DAMAGED`, `DISK_FAILED`, …; the next question opens the file anew, because
                SQLCipher stays in error.
        """
        if not self._read_to - self._ahead < position <= self._read_to:
            last = position + self._ahead - 1
            try:
                with said_plainly(self._path):
                    self._read = {entry.position: entry for entry in self._between(position, last)}
            except EnvironmentProblem:
                self.close()
                raise
            self._read_to = last
        return self._read.get(position)

    def close(self) -> None:
        """Lets the file go."""
        self._read, self._read_to = {}, 0
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _connect(self) -> None:
        if self._connection is None and self._path.exists():
            self._connection = connect(self._path, self._key, mode="rw")
            if _version(self._connection, self._path) == 0:  # a kill has left it without its table
                self.close()

    def _between(self, first: int, last: int) -> list[ArchivedEntry]:
        self._connect()
        if self._connection is None:
            return []
        return [ArchivedEntry(*row) for row in self._connection.execute(_READ, (first, last))]


def kept_in(path: Path, key: bytes) -> list[ArchivedEntry]:
    """The transactions that an archive keeps; none where there is no archive.

    Raises:
        EnvironmentProblem: `TOO_NEW`, `DAMAGED`, …
    """
    if not path.exists():
        return []
    with said_plainly(path), closing(connect(path, key, mode="rw")) as connection:
        if _version(connection, path) == 0:  # a kill has left it without its table
            return []
        return [ArchivedEntry(*row) for row in connection.execute(_READ_KIND, (TRANSACTION,))]


def _version(connection: DriverConnection, path: Path) -> int:
    """The file's form, 0 where it has none yet."""
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > VERSION:
        raise EnvironmentProblem("TOO_NEW", path=str(path))
    return found
