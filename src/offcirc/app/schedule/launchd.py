"""A launch agent of macOS (launchd.plist(5)). Made and read by tests against its documentation; not tried on a Mac."""

from __future__ import annotations

import os
import plistlib
import subprocess
from pathlib import Path
from typing import Any

from offcirc.app.home import write_whole
from offcirc.app.schedule.job import Job, When
from offcirc.errors import EnvironmentProblem

_WHEN = "OffcircWhen"
"""A key of ours: launchd leaves keys that it does not know alone."""


class Launchd:
    """Runs while its user is signed in: that is when the keychain is open."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path.home() / "Library" / "LaunchAgents"

    def install(self, job: Job) -> tuple[Path, str]:
        """Puts the agent there, in place of an earlier one; see `Systemd.install`."""
        path = self._path(job.name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, plistlib.dumps(agent(job)))
        except OSError:
            raise EnvironmentProblem("CANNOT_OPEN", path=str(path)) from None
        _launchctl("bootout", f"{_domain()}/{_label(job.name)}")
        started = _launchctl("bootstrap", _domain(), str(path))
        return path, "" if started else "NO_USER_BUS"

    def remove(self, name: str) -> bool:
        """Takes it away; returns whether there was one."""
        path = self._path(name)
        if not path.exists():
            return False
        _launchctl("bootout", f"{_domain()}/{_label(name)}")
        path.unlink()
        return True

    def installed(self, name: str) -> str:
        """When it runs; empty where there is none."""
        try:
            return str(plistlib.loads(self._path(name).read_bytes()).get(_WHEN, "?"))
        except (OSError, plistlib.InvalidFileException):
            return ""

    def runs(self, name: str) -> bool:
        """Whether launchd knows it now."""
        return _launchctl("print", f"{_domain()}/{_label(name)}")

    def lingers(self) -> bool:
        """Never: an agent lives as long as its user's session."""
        return False

    def has_passphrase(self, name: str) -> bool:  # noqa: ARG002 - the same for every job
        """Never."""
        return False

    def _path(self, name: str) -> Path:
        return self._folder / f"{_label(name)}.plist"


def agent(job: Job) -> dict[str, Any]:
    """What the file says."""
    return {
        "Label": _label(job.name),
        "ProgramArguments": list(job.command),
        "ProcessType": "Background",
        "LowPriorityIO": True,
        "Nice": 10,
        "RunAtLoad": False,
        _WHEN: str(job.when),
        **_start(job.when),
    }


def _start(when: When) -> dict[str, Any]:
    if when.every_minutes is not None:
        return {"StartInterval": when.every_minutes * 60}
    return {"StartCalendarInterval": [{"Hour": each.hour, "Minute": each.minute} for each in when.at]}


def _label(name: str) -> str:
    return f"org.offcirc.{name}"


def _domain() -> str:
    return f"gui/{os.getuid()}"


def _launchctl(*arguments: str) -> bool:
    try:
        return subprocess.run(("launchctl", *arguments), capture_output=True, timeout=20, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
