"""`offcirc-central backup` and `restore`, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from offcirc.central import audit, backup, extracts, moments, postgresql_backup, settings
from offcirc.central.cli import commands
from offcirc.central.database import Database
from offcirc.errors import EnvironmentProblem, UserError


def add_commands(add: commands.AddCommand) -> None:
    """Both."""
    backing_up = add("backup", back_up, "copy the database while the server runs")
    backing_up.add_argument("file", type=Path, metavar="FILE")
    restoring = add("restore", restore, "put a backup in the database's place; the server must be stopped")
    restoring.add_argument("file", type=Path, metavar="FILE")


def back_up(options: argparse.Namespace) -> int:
    """`backup`: a copy of the live database, as of one moment."""
    with commands.opened(options) as (_, database):
        if options.file.exists():
            raise UserError("FILE_EXISTS", path=str(options.file))
        _copy(database, options.file)
        with database.write() as connection:
            audit.note(connection, audit.console(), audit.Act.BACKED_UP)
    commands.show(options, {"file": str(options.file), "size": options.file.stat().st_size})
    return 0


def _copy(database: Database, target: Path) -> None:
    if database.path is not None:
        backup.copy_sqlite(database.path, target)
    else:
        postgresql_backup.copy_postgresql(database.url, target)


def restore(options: argparse.Namespace) -> int:
    """`restore`: the backup becomes the database; what was there is kept beside it."""
    found = settings.load(options.home, options.database)
    database = Database(found.database)
    check = backup.check_sqlite if database.is_sqlite else postgresql_backup.check_postgresql
    check(options.file)
    with commands.running(found, exclusive=True):
        stamp = f"{moments.now():%Y%m%dT%H%M%S%f}"
        row = _replace_sqlite(database.path, options.file, stamp) if database.path is not None else None
        if row is None:
            row = _replace_postgresql(database, options.file, found.home / f"central-before-restore-{stamp}.dump")
        database.close()
        with commands.opened(options) as (_, restored), restored.write() as connection:
            extracts.start_anew(connection)
            audit.note(connection, audit.console(), audit.Act.RESTORED)
    commands.show(options, row)
    return 0


def _replace_sqlite(path: Path, source: Path, stamp: str) -> dict[str, Any]:
    row: dict[str, Any] = {"database": str(path)}
    if path.exists():
        kept = path.with_name(f"{path.stem}-before-restore-{stamp}.db")
        backup.copy_sqlite(path, kept)
        row["kept"] = str(kept)
    # The old log belongs to the old file; left there, SQLite would play it into the new one.
    for side in ("-wal", "-shm"):
        path.with_name(path.name + side).unlink(missing_ok=True)
    backup.copy_sqlite(source, path)
    return row


def _replace_postgresql(database: Database, source: Path, kept: Path) -> dict[str, Any]:
    others = postgresql_backup.other_sessions(database)
    if others:
        raise UserError("DATABASE_IN_USE", others=others)
    postgresql_backup.copy_postgresql(database.url, kept)
    try:
        postgresql_backup.restore_postgresql(source, database.url)
    except EnvironmentProblem:  # all is as it was: there is nothing to keep
        kept.unlink()
        raise
    return {"database": database.engine.url.database, "kept": str(kept)}
