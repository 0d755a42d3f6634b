"""Copies of a live database: through SQLite's backup API only, because a copied WAL file misses committed rows."""

from __future__ import annotations

import os
from pathlib import Path

from offcirc.sqlcipher import open_engine, said_plainly

IS_BACKUP = "is_backup"
"""Setting that marks a copy."""


def copy_database(source: Path, key: bytes, target: Path) -> None:
    """Writes a consistent copy under the same key, whole or not at all.

    Args:
        source: a database that may be in use by others.
        key: of both.
        target: is replaced if it exists.

    Raises:
        EnvironmentProblem: e.g. `DISK_FULL`; the target is then as before.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    reading, writing = open_engine(source, key), open_engine(part, key, pragmas=("PRAGMA journal_mode=DELETE",))
    try:
        with said_plainly(target), reading.connect() as here, writing.connect() as there:
            here.connection.driver_connection.backup(there.connection.driver_connection)  # type: ignore[union-attr]
        writing.dispose()
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        reading.dispose()
        writing.dispose()
        part.unlink(missing_ok=True)


def write_backup(source: Path, key: bytes, target: Path) -> None:
    """A copy that knows it is one: whoever opens it as a journal begins a new epoch."""
    copy_database(source, key, target)
    engine = open_engine(target, key)
    try:
        with said_plainly(target), engine.begin() as connection:
            connection.exec_driver_sql("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (IS_BACKUP, b"1"))
    finally:
        engine.dispose()
