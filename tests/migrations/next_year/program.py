"""Next year's offcirc: today's with one migration more, planted into real commands."""

from __future__ import annotations

import shutil
from pathlib import Path

from offcirc.journal import migrate

REVISION = "0002"


def make_migrations(folder: Path) -> Path:
    """Alembic's folder of next year: this year's and one more."""
    target = folder / "migrations"
    shutil.copytree(migrate._MIGRATIONS, target, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(Path(__file__).parent / "versions" / "0002_next_year.py", target / "versions")
    return target


def plant(migrations: Path, more: str = "") -> str:
    """What makes a command one of next year's."""
    return (
        "from pathlib import Path\nimport offcirc.journal.migrate as migrate\n"
        f"migrate.REVISION = {REVISION!r}\nmigrate._MIGRATIONS = Path({str(migrations)!r})\n{more}\n"
    )
