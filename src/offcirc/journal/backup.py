"""Copies of a live database: through SQLite's backup API only, because a copied WAL file misses committed rows."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from offcirc.errors import EnvironmentProblem
from offcirc.sqlcipher import DriverConnection, connect, said_plainly

IS_BACKUP = "is_backup"
"""Setting that marks a copy."""
_MARK = "INSERT OR REPLACE INTO settings (name, value) VALUES ('is_backup', x'31')"


def copy_database(source: Path, key: bytes, target: Path) -> None:
    """Writes a consistent copy under the same key, whole or not at all.

    Args:
        source: a database that may be in use by others.
        key: of both.
        target: is replaced if it exists.

    Raises:
        EnvironmentProblem: e.g. `DISK_FULL`; the target is then as before.
    """
    _copy(source, key, target)


def copy_connection(here: DriverConnection, key: bytes, target: Path) -> None:
    """The same as `copy_database`, of a database that nobody but `here` may open."""
    _copy_from(here, key, target)


def write_backup(source: Path, key: bytes, target: Path) -> None:
    """A copy that knows it is one: whoever opens it as a journal begins a new epoch.

    Raises:
        EnvironmentProblem: e.g. `DISK_FULL`; the target is then as before.
    """
    _copy(source, key, target, _MARK)


def is_whole(copy: Path, key: bytes) -> bool:
    """Whether every page of a copy is one of a database.

    SQLCipher copies a page that it cannot read as zeros, and says nothing. What zeros among bodies have erased is found
    by the chain only: see `verify`.

    Raises:
        EnvironmentProblem: `CANNOT_OPEN`, `DISK_FAILED`, …
    """
    try:
        with said_plainly(copy), closing(connect(copy, key, mode="rw")) as made:
            return bool(made.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except EnvironmentProblem as problem:
        if problem.code != "DAMAGED":
            raise
        return False


def _copy(source: Path, key: bytes, target: Path, *statements: str) -> None:
    with said_plainly(target), closing(connect(source, key)) as here:
        _copy_from(here, key, target, *statements)


def _copy_from(here: DriverConnection, key: bytes, target: Path, *statements: str) -> None:
    part = target.with_name(target.name + ".part")
    with said_plainly(target):
        _remove(part)
        try:
            with closing(connect(part, key)) as there:
                here.backup(there)
                there.execute("PRAGMA journal_mode=DELETE")  # a copy is one file, with no WAL beside it
                for statement in statements:
                    there.execute(statement)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(target)
            _sync_directory(target.parent)
        except BaseException:
            _remove(part)
            raise


def _remove(part: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        file = part.with_name(part.name + suffix)
        if file.exists():
            file.unlink()


def _sync_directory(directory: Path) -> None:
    """Makes the new name outlive a power cut, where directories can be synced."""
    if os.name == "posix":
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
