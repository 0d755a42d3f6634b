"""A task of Windows' Task Scheduler, schema 1.3. Made and read by tests against its schema; not tried on Windows."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from tempfile import TemporaryDirectory

from offcirc.app.schedule.job import Job, When
from offcirc.errors import EnvironmentProblem

NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_BEGAN = "2026-01-01"
_MADE_BY = "offcirc schedule install: "


class TaskScheduler:
    """Runs while its user is signed in: that is when Windows opens the key for it."""

    def install(self, job: Job) -> tuple[Path, str]:
        """Puts the task there, in place of an earlier one; see `Systemd.install`."""
        with TemporaryDirectory() as folder:
            file = Path(folder) / "task.xml"
            file.write_bytes(task_text(job).encode("utf-16"))
            if _schtasks("/Create", "/TN", job.name, "/XML", str(file), "/F") is None:
                raise EnvironmentProblem("NO_SCHEDULER")
        return Path(job.name), ""

    def remove(self, name: str) -> bool:
        """Takes it away; returns whether there was one."""
        return _schtasks("/Delete", "/TN", name, "/F") is not None

    def installed(self, name: str) -> str:
        """When it runs; empty where there is none."""
        said = _schtasks("/Query", "/TN", name, "/XML")
        return "" if said is None else said.partition(_MADE_BY)[2].partition("<")[0] or "?"

    def runs(self, name: str) -> bool:
        """Whether it is there: the scheduler always runs."""
        return bool(self.installed(name))

    def lingers(self) -> bool:
        """Never: a task without a stored password needs its user's session."""
        return False

    def has_passphrase(self, name: str) -> bool:  # noqa: ARG002 - the same for every job
        """Never."""
        return False


def task_text(job: Job) -> str:
    """What the scheduler is given; elements in the schema's order."""
    ET.register_namespace("", NAMESPACE)
    task = ET.Element(_tag("Task"), {"version": "1.3"})
    _put(_put(task, "RegistrationInfo"), "Description", _MADE_BY + str(job.when))
    triggers = _put(task, "Triggers")
    for each in _triggers(job.when):
        triggers.append(each)
    principal = _put(_put(task, "Principals"), "Principal")
    principal.set("id", "Author")
    _put(principal, "LogonType", "InteractiveToken")
    _put(principal, "RunLevel", "LeastPrivilege")
    settings = _put(task, "Settings")
    for name, value in (
        ("MultipleInstancesPolicy", "IgnoreNew"),
        ("DisallowStartIfOnBatteries", "false"),  # offcirc's own setting decides
        ("StopIfGoingOnBatteries", "false"),
        ("StartWhenAvailable", "true"),
        ("ExecutionTimeLimit", "PT2H"),
        ("Priority", "7"),
    ):
        _put(settings, name, value)
    actions = _put(task, "Actions")
    actions.set("Context", "Author")
    run = _put(actions, "Exec")
    _put(run, "Command", job.command[0])
    _put(run, "Arguments", subprocess.list2cmdline(job.command[1:]))
    return '<?xml version="1.0" encoding="UTF-16"?>\n' + ET.tostring(task, encoding="unicode")


def _triggers(when: When) -> list[ET.Element]:
    if when.every_minutes is not None:
        trigger = ET.Element(_tag("TimeTrigger"))
        repetition = _put(trigger, "Repetition")
        _put(repetition, "Interval", f"PT{when.every_minutes}M")
        _put(trigger, "StartBoundary", f"{_BEGAN}T00:00:00")
        _put(trigger, "RandomDelay", f"PT{max(when.every_minutes // 2, 1)}M")
        return [trigger]
    made = []
    for each in when.at:
        trigger = ET.Element(_tag("CalendarTrigger"))
        _put(trigger, "StartBoundary", f"{_BEGAN}T{each:%H:%M}:00")
        _put(trigger, "RandomDelay", "PT10M")
        _put(_put(trigger, "ScheduleByDay"), "DaysInterval", "1")
        made.append(trigger)
    return made


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _put(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    made = ET.SubElement(parent, _tag(name))
    if text:
        made.text = text
    return made


def _schtasks(*arguments: str) -> str | None:
    try:
        done = subprocess.run(("schtasks", *arguments), capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
