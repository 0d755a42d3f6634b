"""Instants as the database keeps them: whole microseconds since 1970 UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from offcirc.domain.due_dates import in_zone

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(at: datetime) -> int:
    """Microseconds since 1970 of an aware instant."""
    return (at - EPOCH) // _MICROSECOND


def from_micros(micros: int, offset_min: int = 0) -> datetime:
    """The instant, in UTC or with an offset of minutes east of it."""
    at = EPOCH + timedelta(microseconds=micros)
    return at.astimezone(timezone(timedelta(minutes=offset_min))) if offset_min else at


def offset_minutes(at: datetime) -> int:
    """The instant's own offset, minutes east of UTC; seconds of ancient local mean times are cut."""
    offset = at.utcoffset()
    return int(offset.total_seconds() // 60) if offset is not None else 0


def in_library_zone(at: datetime, zone: ZoneInfo) -> datetime:
    """The instant with a library's offset; as it is where that lies outside the calendar (years 1 and 9999)."""
    try:
        return in_zone(at, zone)
    except (OverflowError, ValueError):
        return at


def now() -> datetime:
    """The server's clock, which all workstations' times are corrected to."""
    return datetime.now(UTC)
