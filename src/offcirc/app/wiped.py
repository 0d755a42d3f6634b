"""Whether a home is on a disk that forgets everything when the machine is restarted, or somebody signs out.

`wiped` decides from facts alone; `facts_about` reads them from this machine. What cannot be seen is not claimed: a home
is taken to be on a true disk unless something says otherwise. The facts of Windows and macOS have not been tried yet.
"""

from __future__ import annotations

import os
import string
import subprocess
import sys
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path, PurePath


class Wiped(StrEnum):
    """What will forget."""

    MEMORY = "MEMORY"
    """A disk in memory."""
    LIVE = "LIVE"
    """A system whose changes are kept in memory: a live system, `overlayroot`."""
    FROZEN = "FROZEN"
    """A disk that is reset by software: Deep Freeze, Unified Write Filter."""
    PROFILE = "PROFILE"
    """A temporary, mandatory or roaming profile, or a guest's account."""


@dataclass(frozen=True, slots=True)
class Mount:
    """A line of the mounts table."""

    point: str
    kind: str
    options: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the machine.

    Attributes:
        mounts: oldest first.
        command_line: with which the kernel was started.
        profile: folder of the user's profile that is forgotten; empty where none is.
        frozen_drives: as `C:`.
    """

    mounts: tuple[Mount, ...] = ()
    command_line: str = ""
    profile: str = ""
    frozen_drives: Collection[str] = ()


_IN_MEMORY = frozenset({"tmpfs", "ramfs", "rootfs", "devtmpfs"})
_OVERLAYS = frozenset({"overlay", "overlayfs", "aufs", "unionfs"})
_LIVE_WORDS = ("boot=live", "boot=casper", "rd.live.image", "root=live:", "overlayroot=", "systemd.volatile=")
_KEEPS_WORDS = ("persistent", "persistence", "rd.live.overlay=", "overlayroot=disabled", "systemd.volatile=no")
_REMOVABLE, _REMOTE = "removable", "remote"
"""What Windows calls a stick and a folder of the network."""
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "davfs", "fuse.davfs2", "9p", "virtiofs", _REMOTE}
)
_STICKS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_NOT_YET = "autofs"
"""Mounts when somebody looks: what is there then has a line of its own."""


def wiped(home: PurePath, facts: Facts) -> Wiped | None:
    """What will forget a home; None where nothing says that it will be."""
    if home.drive.upper() in facts.frozen_drives:
        return Wiped.FROZEN
    if facts.profile and home.is_relative_to(facts.profile):
        return Wiped.PROFILE
    mount = mount_of(home, facts.mounts)
    if mount is not None and mount.kind in _IN_MEMORY:
        return Wiped.MEMORY
    return Wiped.LIVE if mount is not None and mount.kind in _OVERLAYS and _forgets(mount, facts) else None


def mount_of(path: PurePath, mounts: Collection[Mount]) -> Mount | None:
    """The mount that a path is on: the last one of the nearest point above it."""
    above = [mount for mount in mounts if path.is_relative_to(mount.point)]
    return max(above, key=lambda mount: len(PurePath(mount.point).parts), default=None) if above else None


def volumes(facts: Facts) -> list[Mount]:
    """Sticks, other disks and network folders that are mounted now; of two at one point the newer."""
    found = {mount.point: mount for mount in facts.mounts if mount.kind != _NOT_YET}
    return [
        mount
        for mount in found.values()
        if mount.kind in _NETWORK or mount.kind == _REMOVABLE or mount.point.startswith(_STICKS)
    ]


def places_for_a_copy(home: PurePath, facts: Facts) -> list[Path]:
    """Volumes that are not mounted to be read only, and neither forget nor are the home's own disk."""
    own = mount_of(home, facts.mounts)
    return [
        Path(mount.point)
        for mount in volumes(facts)
        if mount != own and "ro" not in mount.options.split(",") and wiped(PurePath(mount.point), facts) is None
    ]


@cache
def wiped_here(home: Path) -> Wiped | None:
    """The same for this machine; asked once a process."""
    return wiped(home, facts_about_this_machine())


def facts_about_this_machine() -> Facts:
    """Reads them; what cannot be read is not known. On Windows it takes about a second."""
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return Facts(_volumes(), profile="/Users/Guest" if os.environ.get("USER") == "Guest" else "")
    mounts: tuple[Mount, ...] = ()
    command_line = ""
    with suppress(OSError):
        mounts = read_mounts(Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape"))
    with suppress(OSError):
        command_line = Path("/proc/cmdline").read_text(encoding="utf-8", errors="replace")
    return Facts(mounts, command_line)


def read_mounts(table: str) -> tuple[Mount, ...]:
    """The mounts of a table such as `/proc/self/mounts`."""
    lines = (line.split(" ") for line in table.splitlines())
    return tuple(Mount(_unescaped(parts[1]), parts[2], _unescaped(parts[3])) for parts in lines if len(parts) > 3)  # noqa: PLR2004 - source, point, kind, options


def _unescaped(text: str) -> str:
    for escaped, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(escaped, letter)
    return text


def _forgets(overlay: Mount, facts: Facts) -> bool:
    """Whether what is written to an overlay is kept in memory."""
    for option in overlay.options.split(","):
        name, _, value = option.partition("=")
        if name == "upperdir":
            under = mount_of(PurePath(value), [mount for mount in facts.mounts if mount != overlay])
            if under is not None and under.kind in _IN_MEMORY:
                return True
    words = facts.command_line.split()
    keeps = any(word.startswith(_KEEPS_WORDS) for word in words)
    return not keeps and any(word.startswith(_LIVE_WORDS) for word in words)


def _volumes() -> tuple[Mount, ...]:
    """A Mac's."""
    with suppress(OSError):
        return tuple(Mount(str(each), "volume") for each in Path("/Volumes").iterdir() if each.is_mount())
    return ()


_FREEZERS = (r"SOFTWARE\WOW6432Node\Faronics\Deep Freeze 6", r"SOFTWARE\Faronics\Deep Freeze 6")
_PROTECTED_VOLUMES = (
    r"Get-CimInstance -Namespace root\standardcimv2\embedded -ClassName UWF_Volume -ErrorAction SilentlyContinue"
    " | Where-Object { $_.CurrentSession -and $_.Protected } | ForEach-Object { $_.DriveLetter }"
)
_FORGOTTEN_PROFILES = 1 | 2 | 4
"""Of GetProfileType: temporary, roaming, mandatory."""


if sys.platform == "win32":

    def _windows() -> Facts:
        """Not tried yet."""
        import ctypes  # noqa: PLC0415 - of Windows only
        import winreg  # noqa: PLC0415 - the same

        frozen: set[str] = set()
        for name in _FREEZERS:
            with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, name) as key:
                if str(winreg.QueryValueEx(key, "DF Status")[0]).lower() == "frozen":
                    frozen.add(os.environ.get("SystemDrive", "C:").upper())  # noqa: SIM112 - as Windows writes it
        with suppress(OSError, subprocess.SubprocessError):
            asked = subprocess.run(
                ["powershell", "-NoProfile", "-NonInteractive", "-Command", _PROTECTED_VOLUMES],
                capture_output=True,
                text=True,
                timeout=10,
                check=False,
                creationflags=subprocess.CREATE_NO_WINDOW,
            )
            frozen |= {line.strip().upper() for line in asked.stdout.splitlines() if line.strip()}
        kind = ctypes.c_ulong(0)
        forgotten = bool(ctypes.windll.userenv.GetProfileType(ctypes.byref(kind))) and kind.value & _FORGOTTEN_PROFILES
        profile = os.environ.get("USERPROFILE", "") if forgotten else ""
        return Facts(_drives(), profile=profile, frozen_drives=frozenset(frozen))

    def _drives() -> tuple[Mount, ...]:
        """Sticks and folders of the network that have a letter. Not tried yet."""
        import ctypes  # noqa: PLC0415 - of Windows only

        kinds = {2: _REMOVABLE, 4: _REMOTE}  # of GetDriveTypeW
        points = [f"{letter}:\\" for letter in string.ascii_uppercase]
        asked = ((point, ctypes.windll.kernel32.GetDriveTypeW(point)) for point in points)
        return tuple(Mount(point, kinds[kind]) for point, kind in asked if kind in kinds)
