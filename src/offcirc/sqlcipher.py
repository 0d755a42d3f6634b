"""Encrypted SQLite: how every database of a workstation is opened, by the driver alone.

DEPENDENCIES has the measurements: SQLCipher from `sqlcipher3` (its SQLite is free of the WAL-reset bug), the key given
as the first statement of a connection and never in a URL, transactions begun by us because the driver's own handling
leaves a failed migration half applied. Nothing here imports SQLAlchemy: that is 0.2 s of every command's start.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import sqlcipher3.dbapi2

from offcirc.errors import EnvironmentProblem
from offcirc.machine_errors import SQLITE_SENTENCES, Meanings, Telling

SQLITE_VERSION: str = sqlcipher3.dbapi2.sqlite_version
KEY_LENGTH = 32
"""Bytes of a raw key; a passphrase would cost 0.2 s on every open."""
BUSY_TIMEOUT_MS = 30_000
DriverError: type[Exception] = sqlcipher3.dbapi2.Error
"""What a connection of `connect` raises."""


class Cursor(Protocol):
    """The answer to a statement."""

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""
        ...

    def fetchone(self) -> Any:  # noqa: ANN401 - a row is what its statement says
        """The next row; None after the last."""

    def fetchall(self) -> list[Any]:
        """All rows."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class DriverConnection(Protocol):
    """A connection of the driver; it begins no transactions of its own."""

    def execute(self, sql: str, parameters: Sequence[object] = ..., /) -> Cursor:
        """Runs one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Sequence[object]], /) -> Cursor:
        """Runs one statement for each set of parameters."""
        ...

    def rollback(self) -> None:
        """Ends the transaction, if there is one, as if it had never begun."""

    def backup(self, target: DriverConnection, /) -> None:
        """Copies the whole database into another."""

    def close(self) -> None:
        """Lets the file go."""


def connect(path: Path, key: bytes, *, mode: str = "rwc", pragmas: tuple[str, ...] = ()) -> DriverConnection:
    """One keyed connection; the caller closes it.

    Args:
        path: the database file.
        key: 32 raw bytes.
        mode: SQLite's `rwc`, or `rw` not to create the file.
        pragmas: further statements, e.g. `PRAGMA journal_mode=WAL`.
    """
    if len(key) != KEY_LENGTH:
        raise ValueError(f"a key has {KEY_LENGTH} bytes")
    connection: DriverConnection = sqlcipher3.dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}", timeout=BUSY_TIMEOUT_MS / 1000, check_same_thread=False, uri=True
    )
    try:
        _prepare(connection, key, pragmas)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: DriverConnection, key: bytes, pragmas: tuple[str, ...]) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # the driver would begin transactions by itself
    connection.execute("PRAGMA cipher_log_level = NONE")  # a damaged page is said once, by us, not on stderr
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing decrypted goes into temporary files
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync=ON")
    for pragma in pragmas:
        connection.execute(pragma)


_MEANINGS = Meanings(
    kinds=(sqlcipher3.dbapi2.Error, OSError),
    sentences=SQLITE_SENTENCES,
    errnos={
        errno.ENOSPC: "DISK_FULL",
        errno.EDQUOT: "DISK_FULL",
        errno.EROFS: "READ_ONLY",
        errno.EACCES: "CANNOT_OPEN",
        errno.EPERM: "CANNOT_OPEN",
        errno.EIO: "DISK_FAILED",
    },
    vague=frozenset({"CANNOT_OPEN", "DISK_FAILED"}),
)


def problem_of(error: BaseException, path: Path) -> EnvironmentProblem | None:
    """What a person can do something about, if the driver's error is of that kind."""
    return _MEANINGS.problem_of(error, path)


def said_plainly(path: Path) -> Telling:
    """Turns the driver's errors about the machine into `EnvironmentProblem`; lets bugs through.

    Raises:
        EnvironmentProblem: `DISK_FULL`, `READ_ONLY`, `CANNOT_OPEN`, `LOCKED`, `DAMAGED` or `DISK_FAILED`.
    """
    return _MEANINGS.told(path)


class OneTransaction:
    """Commits at the end, or rolls back; tells the driver's errors. A class because it stands around every scan."""

    __slots__ = ("_begin", "_connection", "_told")

    def __init__(self, told: Telling, connection: DriverConnection, begin: str) -> None:
        self._told = told
        self._connection = connection
        self._begin = begin

    def __enter__(self) -> DriverConnection:
        with self._told:
            self._connection.execute(self._begin)
        return self._connection

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if error is None:
            try:
                self._connection.execute("COMMIT")
            except BaseException as failure:
                self._roll_back()
                self._told.__exit__(type(failure), failure, None)
                raise
        else:
            self._roll_back()
            self._told.__exit__(kind, error, trace)

    def _roll_back(self) -> None:
        with suppress(DriverError):  # a full disk has rolled it back already
            self._connection.rollback()
