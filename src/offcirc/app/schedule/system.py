"""The schedule of the system that this is."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from offcirc.app.home import Home
from offcirc.app.keys import Keys
from offcirc.app.schedule.job import Job, job_name


class Scheduler(Protocol):
    """What starts the job; see `Systemd`."""

    def install(self, job: Job) -> tuple[Path, str]: ...  # noqa: D102
    def remove(self, name: str) -> bool: ...  # noqa: D102
    def installed(self, name: str) -> str: ...  # noqa: D102
    def runs(self, name: str) -> bool: ...  # noqa: D102
    def lingers(self) -> bool: ...  # noqa: D102
    def has_passphrase(self, name: str) -> bool: ...  # noqa: D102


def scheduler() -> Scheduler:
    """This system's."""
    if sys.platform == "darwin":
        from offcirc.app.schedule.launchd import Launchd  # noqa: PLC0415 - one of three

        return Launchd()
    if sys.platform == "win32":
        from offcirc.app.schedule.windows import TaskScheduler  # noqa: PLC0415 - the same

        return TaskScheduler()
    from offcirc.app.schedule.systemd import Systemd  # noqa: PLC0415 - the same

    return Systemd()


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with a home's schedule.

    Attributes:
        name: of the job.
        when: when it runs, as it is typed; empty where there is none.
        runs: whether the system counts down for it now.
        opens: whether a run can open the journal: `always`; `signed_in`, while its user is (the keychain is open then
            only, or the user's systemd ends with the session); or `never`, the passphrase was not sealed for it.
        last: the newest line of `automatic.log`; empty before the first run.
    """

    name: str
    when: str
    runs: bool
    opens: str
    last: str


def standing(home: Home) -> Standing:
    """Looks.

    Raises:
        EnvironmentProblem: `NO_KEY`, `KEY_FILE_DAMAGED`.
    """
    name, system = job_name(home), scheduler()
    when = system.installed(name)
    typed = Keys(home.key).needs_passphrase
    if typed and not system.has_passphrase(name):
        opens = "never"
    else:
        opens = "always" if typed and system.lingers() else "signed_in"
    try:
        last = (home.automatic_log.read_text(encoding="utf-8").splitlines() or [""])[-1]
    except OSError:
        last = ""
    return Standing(name, when, bool(when) and system.runs(name), opens, last)
