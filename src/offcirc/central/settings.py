"""`central.toml`, for people, and where everything of one server lives under its `--home`."""

from __future__ import annotations

import os
import tomllib
import uuid
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from platformdirs import user_data_path
from sqlalchemy.engine import make_url

from offcirc.clock import zone_named
from offcirc.errors import EnvironmentProblem, UserError

CONFIG_NAME = "central.toml"
MAX_NAME_LENGTH = 64
EXTRACT_AT = time(3, 30)


def default_home() -> Path:
    """Where a server lives when nobody says otherwise."""
    return user_data_path("offcirc-central", appauthor=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """One server.

    Attributes:
        home: the directory that holds all its files.
        server_id: random, made at init; a workstation knows by it that it talks to the server it was enrolled at.
        name: for people.
        time_zone: of libraries that state none.
        apply_on_arrival: rows are processed as they are uploaded instead of waiting for staff (K17).
        database: SQLAlchemy URL; the SQLite file under `home` by default.
        extract_at: when the nightly extract is built, on the wall of `extract_zone`; None where `serve` builds none.
        extract_zone: where that clock hangs.
        unseen_after: how long a workstation may be silent before the page for system librarians warns.
    """

    home: Path
    server_id: str
    name: str
    time_zone: str
    apply_on_arrival: bool
    database: str
    unseen_after: timedelta = timedelta(days=7)
    extract_at: time | None = EXTRACT_AT
    extract_zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))

    @property
    def extracts(self) -> Path:
        """Where extracts are built and kept."""
        return self.home / "extracts"


def sqlite_url(home: Path) -> str:
    """The URL of the SQLite file under `home`."""
    return f"sqlite:///{(home / 'central.db').resolve()}"


def create(home: Path, name: str, time_zone: str, *, apply_on_arrival: bool, database: str = "") -> Settings:
    """Makes `home` and writes `central.toml`, readable by its owner only: a database URL may hold a password.

    Raises:
        UserError: `ALREADY_INITIALISED`, `NAME_UNUSABLE` or `TIME_ZONE_UNKNOWN`.
        EnvironmentProblem: `CANNOT_WRITE`.
    """
    if not name.strip() or len(name) > MAX_NAME_LENGTH or not name.isprintable():
        raise UserError("NAME_UNUSABLE")
    path = home / CONFIG_NAME
    if path.exists():
        raise UserError("ALREADY_INITIALISED", path=str(path))
    zone = zone_named(time_zone)
    settings = Settings(home, str(uuid.uuid4()), name, time_zone, apply_on_arrival, database, extract_zone=zone)
    lines = [
        "# The central server. Edit freely but for `id`; restart `offcirc-central serve` afterwards.",
        f"id = {_toml(settings.server_id)}",
        f"name = {_toml(name)}",
        f"time_zone = {_toml(time_zone)}",
        f"apply_on_arrival = {'true' if apply_on_arrival else 'false'}",
        '# When the nightly extract is built; "" where a timer of the system calls `offcirc-central extract` instead.',
        f'extract_at = "{EXTRACT_AT:%H:%M}"',
    ]
    if database:
        lines.append(f"database = {_toml(database)}")
    try:
        settings.extracts.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise EnvironmentProblem("CANNOT_WRITE", path=str(path), reason=error.strerror or "") from None
    return _with_database(settings, database)


def load(home: Path, database: str = "") -> Settings:
    """Reads `central.toml`; `database` beats what it says.

    Raises:
        UserError: `NOT_INITIALISED` where there is no server, `CONFIG_UNREADABLE` where the file says nonsense.
        EnvironmentProblem: `CANNOT_READ`.
    """
    path = home / CONFIG_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UserError("NOT_INITIALISED", path=str(home)) from None
    except OSError as error:
        raise EnvironmentProblem("CANNOT_READ", path=str(path), reason=error.strerror or "") from None
    try:
        found = tomllib.loads(text)
        settings = Settings(
            home,
            str(found["id"]),
            str(found["name"]),
            zone_named(str(found["time_zone"])).key,
            bool(found.get("apply_on_arrival", False)),
            str(found.get("database", "")),
            timedelta(days=float(found.get("unseen_after_days", 7))),
            _time_of_day(str(found.get("extract_at", f"{EXTRACT_AT:%H:%M}"))),
            zone_named(str(found.get("extract_zone", found["time_zone"]))),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, OverflowError):
        raise UserError("CONFIG_UNREADABLE", path=str(path)) from None
    return _with_database(settings, database or settings.database)


def _with_database(settings: Settings, database: str) -> Settings:
    return replace(settings, database=database or sqlite_url(settings.home))


def _time_of_day(text: str) -> time | None:
    return time.fromisoformat(text).replace(tzinfo=None) if text else None


def shown(settings: Settings) -> list[dict[str, object]]:
    """All settings for people, a row each; a database's password stays where it is."""
    url = make_url(settings.database)
    values = {
        "id": settings.server_id,
        "name": settings.name,
        "time_zone": settings.time_zone,
        "apply_on_arrival": settings.apply_on_arrival,
        "database": url.render_as_string(hide_password=True),
        "extract_at": f"{settings.extract_at:%H:%M}" if settings.extract_at is not None else "",
        "extract_zone": settings.extract_zone.key,
        "unseen_after_days": settings.unseen_after / timedelta(days=1),
    }
    return [{"setting": name, "value": value} for name, value in values.items()]


def _toml(text: str) -> str:
    escaped = "".join(f"\\u{ord(c):04x}" if c in '"\\' or not c.isprintable() else c for c in text)
    return f'"{escaped}"'
