"""The machine's clocks. The domain never reads them; whoever needs one is handed a `Clock`."""

from __future__ import annotations

import os
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from offcirc.domain.clocks import Reading
from offcirc.errors import UserError

_LOCALTIME = Path("/etc/localtime")
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """Where the time comes from; tests hand in one that jumps."""

    def read(self) -> Reading:
        """All clocks at one moment."""
        ...


class SystemClock:
    """The real clocks.

    On Linux the counter runs through suspend and is shared by all processes of an uptime. Elsewhere an uptime cannot be
    named reliably, so that each process counts as its own; times are then corrected within a process only.
    """

    def __init__(self) -> None:
        try:
            self._boot = _BOOT_ID.read_text(encoding="ascii").strip()
        except OSError:
            self._boot = f"process-{uuid.uuid4()}"

    def read(self) -> Reading:
        """All clocks at one moment."""
        boot_time = getattr(time, "CLOCK_BOOTTIME", None)
        seconds = time.monotonic() if boot_time is None else time.clock_gettime(boot_time)
        wall = datetime.now(UTC)
        return Reading(wall.replace(microsecond=wall.microsecond // 1000 * 1000), self._boot, int(seconds * 1000))


def local_zone() -> str:
    """This machine's IANA zone, else UTC."""
    try:
        name = os.environ.get("TZ", "") or str(_LOCALTIME.resolve()).partition("zoneinfo/")[2]
        return zone_named(name).key if name else "UTC"
    except UserError:
        return "UTC"


def zone_named(name: str) -> ZoneInfo:
    """An IANA zone.

    Raises:
        UserError: `TIME_ZONE_UNKNOWN`.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UserError("TIME_ZONE_UNKNOWN", name=name[:64]) from None
