"""Backup and restore of a server on SQLite, through its backup API: a copied WAL database misses committed rows."""

from __future__ import annotations

import os
from pathlib import Path

import sqlcipher3.dbapi2

from offcirc.central.database import said_plainly
from offcirc.errors import EnvironmentProblem


def copy_sqlite(source: Path, target: Path) -> None:
    """Copies a live database into a new file that appears whole or not at all.

    Raises:
        EnvironmentProblem: `DISK_FULL`, `CANNOT_WRITE`, `DAMAGED` and so on.
    """
    partial = target.with_name(f"{target.name}.part")
    try:
        with said_plainly(source):
            _copy(source, partial)
        partial.replace(target)
    except sqlcipher3.dbapi2.Error as error:
        raise EnvironmentProblem("CANNOT_COPY", path=str(source), reason=str(error)) from None
    except OSError as error:
        raise EnvironmentProblem("CANNOT_WRITE", path=str(target), reason=error.strerror or "") from None
    finally:
        partial.unlink(missing_ok=True)


def _copy(source: Path, partial: Path) -> None:
    partial.unlink(missing_ok=True)
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    reader = sqlcipher3.dbapi2.connect(f"file:{source}?mode=ro", uri=True)
    writer = sqlcipher3.dbapi2.connect(str(partial))
    try:
        reader.backup(writer)
        writer.execute("PRAGMA journal_mode=DELETE")
    finally:
        writer.close()
        reader.close()
    with partial.open("rb+") as file:
        os.fsync(file.fileno())


def check_sqlite(path: Path) -> None:
    """Proves that a file is a sound database of an offcirc server.

    Raises:
        EnvironmentProblem: `NOT_A_BACKUP` or `DAMAGED`.
    """
    if not path.is_file():
        raise EnvironmentProblem("CANNOT_READ", path=str(path), reason="no such file")
    reader = sqlcipher3.dbapi2.connect(f"file:{path}?mode=ro", uri=True)
    try:
        verdict = reader.execute("PRAGMA quick_check").fetchone()[0]
        reader.execute("SELECT change FROM counters").fetchone()
        reader.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlcipher3.dbapi2.Error:
        raise EnvironmentProblem("NOT_A_BACKUP", path=str(path)) from None
    finally:
        reader.close()
    if verdict != "ok":
        raise EnvironmentProblem("DAMAGED", path=str(path))
