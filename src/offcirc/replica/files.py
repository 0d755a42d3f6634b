"""Opening an encrypted replica file, and what its errors mean to a person.

Sources: DESIGN, *What SQLite taught others*; DEPENDENCIES, row *store*.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from offcirc.machine_errors import Meanings, Telling
from offcirc.sqlcipher import DriverConnection, connect

_PRAGMAS = ("PRAGMA cache_size = -16384",)  # KiB a connection
_READING = ("PRAGMA cache_size = -4096", "PRAGMA query_only = 1")
"""A quarter of that is as fast for look-ups all over a million items, and a window has several such connections."""

UNREADABLE = "REPLICA_UNREADABLE"
_MEANINGS = Meanings(
    kinds=(driver.Error, OSError),
    bugs=(driver.IntegrityError, driver.ProgrammingError),
    result_codes={
        5: "LOCKED",  # SQLITE_BUSY
        6: "LOCKED",  # SQLITE_LOCKED
        8: "READ_ONLY",  # SQLITE_READONLY
        10: UNREADABLE,  # SQLITE_IOERR; a failed or short *read* is a damaged file, to be fetched anew
        13: "DISK_FULL",  # SQLITE_FULL
        14: UNREADABLE,  # SQLITE_CANTOPEN
        778: "DISK_FAILED",  # SQLITE_IOERR_WRITE
        1034: "DISK_FAILED",  # SQLITE_IOERR_FSYNC
        1546: "DISK_FAILED",  # SQLITE_IOERR_TRUNCATE
    },
    errnos={
        errno.ENOSPC: "DISK_FULL",
        errno.EDQUOT: "DISK_FULL",
        errno.EIO: "DISK_FAILED",
        errno.EROFS: "READ_ONLY",
        errno.EACCES: "READ_ONLY",
        errno.EPERM: "READ_ONLY",
    },
    vague=frozenset({UNREADABLE}),
    otherwise=UNREADABLE,
)


def problems_told(path: Path) -> Telling:
    """Turns errors of the driver and the system into `EnvironmentProblem`s about `path`.

    What cannot be told apart is an unreadable file. A broken constraint or a wrong statement is our own mistake, not
    the machine's: it passes as it is.

    Raises:
        EnvironmentProblem: `DISK_FULL`, `READ_ONLY`, `LOCKED`, `DISK_FAILED` or `REPLICA_UNREADABLE`.
    """
    return _MEANINGS.told(path)


def open_writer(path: Path, key: bytes, *, mode: str = "rw") -> DriverConnection:
    """A connection that may write; `mode` as for `offcirc.sqlcipher.connect`."""
    return connect(path, key, mode=mode, pragmas=_PRAGMAS)


def open_reader(path: Path, key: bytes) -> DriverConnection:
    """A connection that only reads.

    Mode `rw` all the same: a reader has to be able to make the shared-memory file while a delta of another process is
    in the write-ahead log.
    """
    return connect(path, key, mode="rw", pragmas=_READING)


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


def note_damage(path: Path) -> None:
    """Leaves a mark beside a replica of which a page cannot be read: the next update fetches everything anew."""
    with suppress(OSError):  # a disk that fails takes no mark either
        _mark_of(path).touch()


def is_noted_damaged(path: Path) -> bool:
    """Whether somebody met a damaged page of the replica."""
    return _mark_of(path).exists()


def _mark_of(path: Path) -> Path:
    return path.with_suffix(".damaged")


def remove_database(path: Path) -> None:
    """Removes a database, and what SQLite and `note_damage` left beside it."""
    for file in (path, *side_files(path), _mark_of(path)):
        file.unlink(missing_ok=True)


def hold_space(path: Path) -> int | None:
    """A handle that keeps the file's space when an update has removed the file; the last one to be closed frees it.

    That takes a tenth of a second for a large library. SQLite's driver keeps Python's lock all the while, and with it
    the window; `os.close` does not. O_PATH: closing any other handle would drop SQLite's own locks on the file.
    """
    return os.open(path, os.O_PATH) if sys.platform == "linux" else None
