"""Encrypted SQLite: how every database of a workstation is opened, through SQLAlchemy or by the driver alone.

DEPENDENCIES has the measurements: SQLCipher from `sqlcipher3` (its SQLite is free of the WAL-reset bug), the key given
as the first statement of a connection and never in a URL, transactions begun by us because the driver's own handling
leaves a failed migration half applied.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.url import URL
from sqlalchemy.exc import DBAPIError

from offcirc.errors import EnvironmentProblem

SQLITE_VERSION: str = sqlcipher3.dbapi2.sqlite_version
KEY_LENGTH = 32
"""Bytes of a raw key; a passphrase would cost 0.2 s on every open."""
BUSY_TIMEOUT_MS = 30_000
DriverError: type[Exception] = sqlcipher3.dbapi2.Error
"""What a connection of `connect` raises."""


class Cursor(Protocol):
    """The answer to a statement."""

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
    """One keyed connection without SQLAlchemy's cost, for the path between scan and beep; the caller closes it.

    Args:
        path: the database file.
        key: 32 raw bytes.
        mode: SQLite's `rwc`, or `rw` not to create the file.
        pragmas: further statements, e.g. `PRAGMA journal_mode=WAL`.
    """
    _check_key(key)
    connection: DriverConnection = sqlcipher3.dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}", timeout=BUSY_TIMEOUT_MS / 1000, check_same_thread=False, uri=True
    )
    try:
        _prepare(connection, key, pragmas)
    except BaseException:
        connection.close()
        raise
    return connection


def open_engine(path: Path, key: bytes, *, mode: str = "rwc", pragmas: tuple[str, ...] = ()) -> Engine:
    """An engine whose connections are keyed. Transactions are `BEGIN IMMEDIATE`, or `BEGIN` with option `reads=True`.

    Args:
        path: the database file.
        key: 32 raw bytes.
        mode: SQLite's `rwc`, or `rw` not to create the file.
        pragmas: further statements for each new connection, e.g. `PRAGMA journal_mode=WAL`.
    """
    _check_key(key)
    url = URL.create("sqlite", database=path.absolute().as_uri(), query={"mode": mode, "uri": "true"})
    engine = create_engine(
        url,
        module=sqlcipher3.dbapi2,
        connect_args={"timeout": BUSY_TIMEOUT_MS / 1000},
        hide_parameters=True,  # an exception's text must not carry patron data
    )

    def on_connect(connection: DriverConnection, _record: object) -> None:
        _prepare(connection, key, pragmas)

    def on_begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", on_connect, insert=True)
    event.listen(engine, "begin", on_begin)
    return engine


def _check_key(key: bytes) -> None:
    if len(key) != KEY_LENGTH:
        raise ValueError(f"a key has {KEY_LENGTH} bytes")


def _prepare(connection: DriverConnection, key: bytes, pragmas: tuple[str, ...]) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # the driver would begin transactions by itself
    connection.execute("PRAGMA cipher_log_level = NONE")  # a damaged page is said once, by us, not on stderr
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing decrypted goes into temporary files
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync=ON")
    for pragma in pragmas:
        connection.execute(pragma)


_SENTENCES = (
    ("database or disk is full", "DISK_FULL"),
    ("no space left", "DISK_FULL"),
    ("readonly database", "READ_ONLY"),
    ("unable to open database", "CANNOT_OPEN"),
    ("database is locked", "LOCKED"),
    ("file is not a database", "DAMAGED"),
    ("malformed", "DAMAGED"),
    ("disk i/o error", "DISK_FAILED"),
)
_ERRNOS = {
    errno.ENOSPC: "DISK_FULL",
    errno.EDQUOT: "DISK_FULL",
    errno.EROFS: "READ_ONLY",
    errno.EACCES: "CANNOT_OPEN",
    errno.EPERM: "CANNOT_OPEN",
    errno.EIO: "DISK_FAILED",
}


def problem_of(error: BaseException, path: Path) -> EnvironmentProblem | None:
    """What a person can do something about, if the driver's error is of that kind."""
    if isinstance(error, OSError) and error.errno in _ERRNOS:
        return EnvironmentProblem(_ERRNOS[error.errno], path=str(path))
    text = str(getattr(error, "orig", None) or error).lower()
    for sentence, code in _SENTENCES:
        if sentence in text:
            meaning = (full_or_read_only(path) or code) if code in _VAGUE else code
            return EnvironmentProblem(meaning, path=str(path))
    return None


_VAGUE = frozenset({"CANNOT_OPEN", "DISK_FAILED"})
_ROOM_FOR_SIDE_FILES = 1 << 16


def full_or_read_only(path: Path) -> str | None:
    """`DISK_FULL` or `READ_ONLY` if the disk under a file is that.

    SQLite calls it an I/O error, or a file that cannot be opened, where it is a side file that finds no room (`-shm`
    begins with 32 KiB).
    """
    try:
        if sys.platform != "win32" and os.statvfs(path.parent).f_flag & os.ST_RDONLY:
            return "READ_ONLY"
        if shutil.disk_usage(path.parent).free < _ROOM_FOR_SIDE_FILES:
            return "DISK_FULL"
    except OSError:
        return None
    return None


class said_plainly:  # noqa: N801 - reads as the verb it is at each `with`
    """Turns the driver's errors about the machine into `EnvironmentProblem`; lets bugs through.

    A class because it stands around every look-up: a generator would cost as much as reading a page.

    Raises:
        EnvironmentProblem: `DISK_FULL`, `READ_ONLY`, `CANNOT_OPEN`, `LOCKED`, `DAMAGED` or `DISK_FAILED`.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, (DBAPIError, sqlcipher3.dbapi2.Error, OSError)):
            problem = problem_of(error, self._path)
            if problem is not None:
                raise problem from None
