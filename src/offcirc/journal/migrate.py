"""Creates and upgrades journal.db with Alembic: after a backup, in one transaction; a newer file is refused.

Alembic takes half a second to import, so it is only imported when there is something to do.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from offcirc.errors import EnvironmentProblem
from offcirc.journal.backup import copy_database

REVISION = "0001"
"""The newest migration; a test holds it against the folder."""


def bring_up_to_date(engine: Engine, path: Path, key: bytes) -> None:
    """Leaves the database at `REVISION`.

    Raises:
        EnvironmentProblem: `TOO_NEW` where a newer offcirc wrote the file.
    """
    with engine.connect().execution_options(reads=True) as connection:
        found = _revision(connection)
    if found == REVISION:
        return
    if found is not None and found not in _known_revisions():
        raise EnvironmentProblem("TOO_NEW", path=str(path))
    if found is not None:
        copy_database(path, key, path.with_name(f"{path.stem}-before-{REVISION}.db"))
    _upgrade(engine)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None


def _known_revisions() -> set[str]:
    return {path.stem.split("_")[0] for path in (Path(__file__).parent / "migrations" / "versions").glob("0*.py")}


def _upgrade(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import, rarely needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, REVISION)
