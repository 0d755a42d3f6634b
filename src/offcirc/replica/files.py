"""Opening an encrypted replica file, and what its errors mean to a person.

Sources: DESIGN, *What SQLite taught others*; DEPENDENCIES, row *store*.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from offcirc import sqlcipher
from offcirc.errors import EnvironmentProblem
from offcirc.sqlcipher import DriverConnection, full_or_read_only

_PRAGMAS = ("PRAGMA cache_size = -16384",)  # KiB a connection
_READING = (*_PRAGMAS, "PRAGMA query_only = 1")
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


class problems_told:  # noqa: N801 - reads as the statement it is at each `with`
    """Turns errors of the driver and the system into `EnvironmentProblem`s about `path`.

    A broken constraint or a wrong statement is our own mistake, not the machine's: it passes as it is. A class because
    it stands around every look-up.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, (driver.IntegrityError, driver.ProgrammingError)):
            return
        if isinstance(error, (driver.Error, DBAPIError, OSError)):
            raise problem_of(error, self._path) from error


def open_engine(path: Path, key: bytes, *, mode: str, read_only: bool = False) -> Engine:
    """An engine on a replica, knowing nothing of its format; see `offcirc.sqlcipher.open_engine`."""
    if not read_only:
        return sqlcipher.open_engine(path, key, mode=mode, pragmas=_PRAGMAS)
    return sqlcipher.open_engine(path, key, mode=mode, pragmas=_READING).execution_options(reads=True)


def open_reader(path: Path, key: bytes) -> DriverConnection:
    """A connection that only reads.

    Mode `rw` all the same: a reader has to be able to make the shared-memory file while a delta of another process is
    in the write-ahead log.
    """
    return sqlcipher.connect(path, key, mode="rw", pragmas=_READING)


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
