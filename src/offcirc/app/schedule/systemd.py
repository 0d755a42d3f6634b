"""A timer of the user's own systemd."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from offcirc.app.home import write_whole
from offcirc.app.keys import PASSPHRASE_CREDENTIAL
from offcirc.app.schedule.job import Job
from offcirc.errors import EnvironmentProblem, UserError

_SEALS_FOR_USERS = 256
"""The first systemd whose user managers open sealed credentials."""
_LONGEST_DELAY_S = 600
_ANSWERS_WITHIN_S = 20
_ANY_PROGRAM = "/usr/bin/env"
"""systemd takes no program in whose path there is a quotation mark or the like; an argument may be anything."""
_WANTS = "timers.target.wants"
_PACKAGED, _SWITCHED_ON = Path("usr/lib/systemd/user"), Path("etc/systemd/user") / _WANTS
"""Where a package puts a timer, and where an administrator switches it on for all users (`systemctl --global`)."""
ENROLLED = "%h/.local/share/offcirc/journal.db"
"""There once somebody has enrolled this machine in their account."""
_MINUTES_AN_HOUR, _MINUTES_A_DAY = 60, 1440


class Systemd:
    """Its units stand where a user's units stand; `folder` and `root` are given in tests."""

    def __init__(self, folder: Path | None = None, root: Path = Path("/")) -> None:
        config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
        self._folder = folder or Path(config) / "systemd" / "user"
        self._root = root

    def install(self, job: Job) -> tuple[Path, str]:
        """Puts the job there, in place of an earlier one.

        Returns:
            the timer's file, and a code of what is left to a person: `NO_USER_BUS`, or nothing.

        Raises:
            EnvironmentProblem: `NO_SCHEDULER`, `CANNOT_OPEN`.
            UserError: `SYSTEMD_TOO_OLD` for a sealed passphrase, `NO_SUCH_FILE`.
        """
        if shutil.which("systemctl") is None:
            raise EnvironmentProblem("NO_SCHEDULER")
        if job.credential is not None:
            self._check_credential(job.credential)
        timer = self._timer(job.name)
        try:
            (self._folder / _WANTS).mkdir(parents=True, exist_ok=True)
            write_whole(timer.with_suffix(".service"), service_text(job).encode())
            write_whole(timer, timer_text(job).encode())
            wanted = self._folder / _WANTS / timer.name
            wanted.unlink(missing_ok=True)
            wanted.symlink_to(timer)  # as `systemctl enable` does: it counts from the next start on, bus or no bus
        except OSError:
            raise EnvironmentProblem("CANNOT_OPEN", path=str(self._folder)) from None
        started = _systemctl("daemon-reload") and _systemctl("restart", timer.name)
        return timer, "" if started else "NO_USER_BUS"

    def remove(self, name: str) -> bool:
        """Takes the job away, with all that was made for it; returns whether there was one.

        Raises:
            EnvironmentProblem: `CANNOT_OPEN`.
        """
        timer = self._timer(name)
        wanted = self._folder / _WANTS / timer.name
        found = [each for each in (timer, timer.with_suffix(".service"), wanted) if each.exists() or each.is_symlink()]
        if not found:
            return False
        _systemctl("stop", timer.name)
        try:
            for each in found:
                each.unlink()
        except OSError:
            raise EnvironmentProblem("CANNOT_OPEN", path=str(self._folder)) from None
        for folder in (self._folder / _WANTS, self._folder, self._folder.parent):
            with suppress(OSError):  # others have units of their own there
                folder.rmdir()
        _systemctl("daemon-reload")
        _systemctl("reset-failed", timer.name, timer.with_suffix(".service").name)
        return True

    def installed(self, name: str) -> str:
        """When it runs, as the unit says; empty where there is none.

        The user's own goes before the one that was installed with the program, as systemd reads them.
        """
        timer = self._timer(name)
        if not timer.exists() and (self._root / _SWITCHED_ON / timer.name).is_symlink():
            timer = self._root / _PACKAGED / timer.name
        try:
            text = timer.read_text(encoding="utf-8")
        except OSError:
            return ""
        found = re.findall(r"^# when: (.+)$", text, re.MULTILINE)
        return str(found[0]) if found else "?" if text else ""

    def runs(self, name: str) -> bool:
        """Whether systemd counts down for it now."""
        return _systemctl("is-active", "--quiet", self._timer(name).name)

    def lingers(self) -> bool:
        """Whether the user's systemd runs with nobody signed in."""
        return Path("/var/lib/systemd/linger", getpass.getuser()).exists()

    def has_passphrase(self, name: str) -> bool:
        """Whether the job has a sealed one."""
        try:
            service = self._timer(name).with_suffix(".service").read_text(encoding="utf-8")
        except OSError:
            return False
        return "LoadCredentialEncrypted=" in service

    def _timer(self, name: str) -> Path:
        return self._folder / f"{name}.timer"

    def _check_credential(self, credential: Path) -> None:
        if not credential.is_file():
            raise UserError("NO_SUCH_FILE", path=str(credential))
        found = re.match(r"systemd (\d+)", _say("systemctl", "--version"))
        version = int(found.group(1)) if found else 0
        if version < _SEALS_FOR_USERS:
            raise UserError("SYSTEMD_TOO_OLD", version=version, needed=_SEALS_FOR_USERS)


def service_text(job: Job, only_where: str = "") -> str:
    """The unit that runs once and ends. A run comes after everything else that the machine does.

    Args:
        job: what it runs.
        only_where: a file without which it does nothing, as systemd writes paths. It does nothing either where the
            program has gone: whoever uninstalls it cannot look after the units of all users.
    """
    enrolled = f"ConditionPathExists={only_where}\n" if only_where else ""
    sealed = f"LoadCredentialEncrypted={PASSPHRASE_CREDENTIAL}:{job.credential}\n" if job.credential is not None else ""
    return (
        "# Made by `offcirc schedule install`; `offcirc schedule remove` takes it away.\n"
        "[Unit]\n"
        "Description=offcirc: send what waits and fetch what has changed\n"
        f"ConditionFileIsExecutable={job.command[0].replace('%', '%%')}\n"
        f"{enrolled}"
        "\n"
        "[Service]\n"
        "Type=oneshot\n"
        f"ExecStart={_ANY_PROGRAM} {' '.join(map(_quoted, job.command))}\n"
        f"{sealed}"
        "Nice=10\n"
        "IOSchedulingClass=idle\n"
        "TimeoutStartSec=2h\n"
    )


def timer_text(job: Job) -> str:
    """The unit that starts it; machines of one library do not come all at once, each has its own delay."""
    when = job.when
    calendar = [_calendar(when.every_minutes)] if when.every_minutes is not None else []
    calendar += [f"*-*-* {each:%H:%M}:00" for each in when.at]
    between_s = when.every_minutes * 60 if when.every_minutes is not None else 2 * _LONGEST_DELAY_S
    lines = [
        f"# when: {when}",
        "# Made by `offcirc schedule install`; `offcirc schedule remove` takes it away.",
        "[Unit]",
        "Description=offcirc: automatic mode",
        "",
        "[Timer]",
        *(f"OnCalendar={each}" for each in calendar),
        f"RandomizedDelaySec={min(between_s // 2, _LONGEST_DELAY_S)}",
        "FixedRandomDelay=true",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
        "",
    ]
    return "\n".join(lines)


def _calendar(minutes: int) -> str:
    if minutes < _MINUTES_AN_HOUR:
        return f"*:0/{minutes}"
    if minutes < _MINUTES_A_DAY:
        return f"*-*-* 0/{minutes // _MINUTES_AN_HOUR}:00:00"
    return "*-*-* 00:00:00"


def _quoted(argument: str) -> str:
    """As systemd reads command lines (systemd.service(5)): no specifier and no variable is meant."""
    inside = argument.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{inside}"'


def _systemctl(*arguments: str) -> bool:
    return _run("systemctl", "--user", *arguments) is not None


def _say(*command: str) -> str:
    return _run(*command) or ""


def _run(*command: str) -> str | None:
    """What a command says; None where it failed or there is none."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_ANSWERS_WITHIN_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
