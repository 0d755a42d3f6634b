"""Creates and upgrades the server's database with Alembic: after a backup, in one transaction; a newer one is refused.

Alembic takes half a second to import, so it is only imported when there is something to do.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, inspect

from offcirc.central import counters
from offcirc.central.backup import copy_sqlite
from offcirc.central.database import Database
from offcirc.errors import EnvironmentProblem

REVISION = "0006"
"""The newest migration; a test holds it against the folder."""
_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(database: Database, home: Path | None = None) -> None:
    """Leaves the database at `REVISION`, creating it where there is none; an older one is copied first.

    Args:
        database: the server's.
        home: where the copy of one on PostgreSQL goes; SQLite's lies beside it.

    Raises:
        EnvironmentProblem: `TOO_NEW` where a newer offcirc wrote it, what `copy_postgresql` raises, or what
            `said_plainly` names.
    """
    if database.path is not None and not database.path.exists():
        _make_private(database.path)
    found = revision(database)
    if found == REVISION:
        return
    if found is not None and found not in _known_revisions():
        raise EnvironmentProblem("TOO_NEW", path=str(database.path or "the database"))
    if found is not None and database.path is not None:
        copy_sqlite(database.path, database.path.with_name(f"{database.path.stem}-before-{REVISION}.db"))
    elif found is not None and home is not None:
        from offcirc.central.postgresql_backup import copy_postgresql  # noqa: PLC0415 - rarely needed

        copy_postgresql(database.url, home / f"central-before-{REVISION}.dump")
    _upgrade(database)


def revision(database: Database) -> str | None:
    """The migration that the database is at; None where it is empty.

    Raises:
        EnvironmentProblem: what `said_plainly` names.
    """
    with database.read() as connection:
        return _revision(connection)


def _make_private(path: Path) -> None:
    """An empty database that is its owner's only, and with it all that SQLite writes beside it: it holds patrons."""
    with suppress(OSError):  # the database says it in its own way
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None


def _known_revisions() -> set[str]:
    return {path.stem.split("_")[0] for path in (_MIGRATIONS / "versions").glob("0*.py")}


def _upgrade(database: Database) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import, rarely needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with database.write() as connection:
        if not database.is_sqlite:  # two programs may start at once on a new database
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(271828)")
        if _revision(connection) == REVISION:
            return
        config.attributes["connection"] = connection
        command.upgrade(config, REVISION)
        counters.begin_counting(connection)
