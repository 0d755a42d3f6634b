"""Whether this is a good moment for what nobody asked for: on mains, over a line that costs nothing.

What cannot be known counts as good: a desktop computer knows nothing of batteries, and a setting that a machine cannot
follow must not stop its automatic mode. The settings say where that is so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from offcirc.app.preferences import Automatic

ON_BATTERY, METERED = "ON_BATTERY", "METERED"
"""Codes of what stands against it."""

_SUPPLIES = Path("/sys/class/power_supply")
_ANSWERS_WITHIN_S = 5.0
_METERED = frozenset({1, 3})
_NOT_METERED = frozenset({2, 4})
"""NetworkManager's `NMMetered`: yes and no, each known or guessed; 0 is unknown."""
_NETWORK_MANAGER = "org.freedesktop.NetworkManager"
_COST = (
    "[void][Windows.Networking.Connectivity.NetworkInformation,Windows.Networking.Connectivity,"
    "ContentType=WindowsRuntime];"
    "[int][Windows.Networking.Connectivity.NetworkInformation]::GetInternetConnectionProfile()"
    ".GetConnectionCost().NetworkCostType"
)
_COSTS_NOTHING, _COSTS_FROM = 1, 2
"""Windows' `NetworkCostType`: 0 unknown, 1 unrestricted, 2 fixed (a limit), 3 variable (by the byte)."""


def hindrance(automatic: Automatic) -> str:
    """What stands against doing something now, as a code; empty where nothing does."""
    if automatic.only_on_mains and on_mains() is False:
        return ON_BATTERY
    if automatic.only_unmetered and metered():
        return METERED
    return ""


def on_mains() -> bool | None:
    """Whether the machine gets its power from the wall; None where that cannot be known."""
    if sys.platform == "win32":
        return _on_mains_windows()
    if sys.platform == "darwin":
        said = _answer("pmset", "-g", "ps")
        return None if "drawing from" not in said else "'Battery Power'" not in said
    return on_mains_by(_SUPPLIES)


def on_mains_by(supplies: Path) -> bool | None:
    """The same, by the folder in which Linux describes power supplies."""
    known = [_facts(each) for each in sorted(supplies.glob("*"))]
    own = [each for each in known if each.get("scope", "System") != "Device"]  # a mouse has a battery as well
    plugged = [each["online"] != "0" for each in own if each.get("type") != "Battery" and "online" in each]
    batteries = [each.get("status", "Unknown") for each in own if each.get("type") == "Battery"]
    if any(plugged) or not batteries:
        return True
    if "Discharging" in batteries or plugged:
        return False
    return None if set(batteries) == {"Unknown"} else True


def metered() -> bool | None:
    """Whether the line is paid for by what it carries; None where that cannot be known."""
    if sys.platform == "win32":
        said = _answer("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _COST).strip()
        kind = int(said) if said.isdigit() else 0
        return kind >= _COSTS_FROM if kind >= _COSTS_NOTHING else None
    if sys.platform == "darwin":
        return None  # macOS tells programs that were built for it only
    bus = ("busctl", "--system", "--auto-start=no", "get-property")
    said = _answer(*bus, _NETWORK_MANAGER, "/org/freedesktop/NetworkManager", _NETWORK_MANAGER, "Metered")
    found = re.fullmatch(r"u (\d+)", said.strip())
    value = int(found.group(1)) if found else 0
    return value in _METERED if value in _METERED | _NOT_METERED else None


def _facts(supply: Path) -> dict[str, str]:
    facts = {}
    for name in ("type", "scope", "online", "status"):
        try:
            facts[name] = (supply / name).read_text(encoding="ascii", errors="replace").strip()
        except OSError:
            continue  # a supply has some of them; one that was pulled out has none
    return facts


def _on_mains_windows() -> bool | None:
    import ctypes  # noqa: PLC0415 - Windows alone

    class Status(ctypes.Structure):
        """`SYSTEM_POWER_STATUS`."""

        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("flag", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("lifetime", ctypes.c_ulong),
            ("full_lifetime", ctypes.c_ulong),
        )

    status = Status()
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - elsewhere it does not exist
    if not kernel.GetSystemPowerStatus(ctypes.byref(status)):
        return None
    return {0: False, 1: True}.get(status.line)


def _answer(*command: str) -> str:
    """What a program of the system says; nothing where it is not there, fails or takes too long."""
    program = shutil.which(command[0])
    if program is None:
        return ""
    try:
        done = subprocess.run(
            [program, *command[1:]], capture_output=True, text=True, timeout=_ANSWERS_WITHIN_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return ""
    return done.stdout if done.returncode == 0 else ""
