"""Opening an encrypted replica file, and what its errors mean to a person.

Sources: DESIGN, *What SQLite taught others*; DEPENDENCIES, row *store*.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from offcirc.errors import EnvironmentProblem
from offcirc.sqlcipher import full_or_read_only

KEY_BYTES = 32
BUSY_TIMEOUT_S = 5.0
_CACHE_KIB = 16 * 1024  # a connection; a pool has up to five
_PRIMARY_CODE = 0xFF  # an extended SQLite result code has its primary code in the lowest byte

_CODES = {
    5: "LOCKED",  # SQLITE_BUSY
    6: "LOCKED",  # SQLITE_LOCKED
    8: "READ_ONLY",  # SQLITE_READONLY
    13: "DISK_FULL",  # SQLITE_FULL
    778: "DISK_FAILED",  # SQLITE_IOERR_WRITE; a failed or short *read* is a damaged file, which can be fetched anew
    1034: "DISK_FAILED",  # SQLITE_IOERR_FSYNC
    1546: "DISK_FAILED",  # SQLITE_IOERR_TRUNCATE
}
_VAGUE = {10, 14}  # SQLITE_IOERR, SQLITE_CANTOPEN: also where the shared-memory file finds no room
_OS_CODES = {
    errno.ENOSPC: "DISK_FULL",
    errno.EDQUOT: "DISK_FULL",
    errno.EIO: "DISK_FAILED",
    errno.EROFS: "READ_ONLY",
    errno.EACCES: "READ_ONLY",
    errno.EPERM: "READ_ONLY",
}


def problem_of(error: BaseException, path: Path) -> EnvironmentProblem:
    """What a driver's or the system's error means. What cannot be told apart is an unreadable file."""
    if isinstance(error, OSError):
        return EnvironmentProblem(_OS_CODES.get(error.errno or 0, "REPLICA_UNREADABLE"), path=str(path))
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", 0)
    meaning = _CODES.get(code) or _CODES.get(code & _PRIMARY_CODE, "REPLICA_UNREADABLE")
    if meaning == "REPLICA_UNREADABLE" and code & _PRIMARY_CODE in _VAGUE:
        meaning = full_or_read_only(path) or meaning
    return EnvironmentProblem(meaning, path=str(path))


@contextmanager
def problems_told(path: Path) -> Iterator[None]:
    """Turns errors of the driver and the system into `EnvironmentProblem`s about `path`.

    A broken constraint or a wrong statement is our own mistake, not the machine's: it passes as it is.
    """
    try:
        yield
    except (driver.IntegrityError, driver.ProgrammingError):
        raise
    except (driver.Error, DBAPIError, OSError) as error:
        raise problem_of(error, path) from error


def open_engine(path: Path, key: bytes, *, mode: str, read_only: bool = False) -> Engine:
    """An engine on one encrypted file; connects lazily and knows nothing of the file's format.

    Args:
        path: the file.
        key: 32 random bytes. No derivation, so opening takes under a millisecond (a passphrase would take 0.2 s).
        mode: SQLite's `rw`, or `rwc` to create the file. Never `ro`: a reader in another process has to be able to
            make the shared-memory file while a delta is in the write-ahead log.
        read_only: refuse to write through this engine.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    url = URL.create("sqlite", database=path.absolute().as_uri(), query={"mode": mode, "uri": "true"})
    engine = create_engine(
        url,
        module=driver,
        connect_args={"timeout": BUSY_TIMEOUT_S},
        hide_parameters=True,  # a name in an exception would end up in a log
        # Readers never leave a transaction open; a rollback after each look-up would be for nothing.
        pool_reset_on_return=None if read_only else "rollback",
    )

    @event.listens_for(engine, "connect", insert=True)
    def unlock(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver has no types
        # The driver's own transactions would commit behind our back; ours are explicit, see `begin`.
        connection.isolation_level = None
        for pragma in (
            "cipher_log_level = NONE",  # else every wrong key and damaged page is also written to stderr
            f"key = \"x'{key.hex()}'\"",
            "temp_store = MEMORY",  # nothing decrypted goes into temporary files
            f"cache_size = -{_CACHE_KIB}",
            f"fullfsync = {int(sys.platform == 'darwin')}",
            f"query_only = {int(read_only)}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def sync_to_disk(path: Path) -> None:
    """Waits until a file and its name are on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
    if sys.platform != "win32":  # Windows neither needs nor allows it
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def side_files(path: Path) -> list[Path]:
    """The names SQLite may use beside a database."""
    return [path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal")]


def remove_database(path: Path) -> None:
    """Removes a database and what SQLite left beside it."""
    for file in (path, *side_files(path)):
        file.unlink(missing_ok=True)
