"""Creates and upgrades journal.db with Alembic: after a backup, in one transaction; a newer file is refused.

Alembic takes half a second to import, so it is only imported when there is something to do.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from offcirc.errors import EnvironmentProblem
from offcirc.journal.backup import copy_database
from offcirc.sqlcipher import DriverConnection, connect, open_engine

REVISION = "0001"
"""The newest migration; a test holds it against the folder."""
_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(path: Path, key: bytes) -> None:
    """Leaves the database at `REVISION`, creating it where there is none.

    Raises:
        EnvironmentProblem: `TOO_NEW` where a newer offcirc wrote the file.
    """
    with closing(connect(path, key)) as connection:
        found = _revision(connection)
    if found == REVISION:
        return
    if found is not None and found not in _known_revisions():
        raise EnvironmentProblem("TOO_NEW", path=str(path))
    if found is not None:
        copy_database(path, key, path.with_name(f"{path.stem}-before-{REVISION}.db"))
    _upgrade(path, key)


def _revision(connection: DriverConnection) -> str | None:
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def _known_revisions() -> set[str]:
    return {path.stem.split("_")[0] for path in (_MIGRATIONS / "versions").glob("0*.py")}


def _upgrade(path: Path, key: bytes) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import, rarely needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    engine = open_engine(path, key)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, REVISION)
    finally:
        engine.dispose()
