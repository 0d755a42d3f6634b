"""Creates and upgrades journal.db with Alembic: after a backup, in one transaction; a newer file is refused.

The driver alone tells whether there is something to do; only then is Alembic imported, which takes half a second.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from offcirc.errors import EnvironmentProblem
from offcirc.journal.backup import copy_database
from offcirc.sqlcipher import DriverConnection, connect

REVISION = "0001"
"""The newest migration; a test holds it against the folder."""
_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(path: Path, key: bytes) -> None:
    """Leaves the database at `REVISION`, creating it where there is none.

    Raises:
        EnvironmentProblem: `TOO_NEW` where a newer offcirc wrote the file.
    """
    with closing(connect(path, key)) as connection:
        found = revision_of(connection)
    if found == REVISION:
        return
    if found is not None and found not in _known_revisions():
        raise EnvironmentProblem("TOO_NEW", path=str(path))
    if found is not None:
        copy_database(path, key, path.with_name(f"{path.stem}-before-{REVISION}.db"))
    from offcirc.journal.upgrading import upgrade  # noqa: PLC0415 - Alembic: see above

    upgrade(path, key, _MIGRATIONS, REVISION)


def revision_of(connection: DriverConnection) -> str | None:
    """The form a journal has; None where it is not one yet."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def _known_revisions() -> set[str]:
    return {path.stem.split("_")[0] for path in (_MIGRATIONS / "versions").glob("0*.py")}
