"""What the system is to run, and when."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from offcirc.app.home import Home
from offcirc.errors import UserError
from offcirc.program import unseen_arguments

EVERY_MINUTES = (5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1440)
"""So that runs fall on the same moments every day, also after the machine has slept."""
DEFAULT_MINUTES = 30
_PERIOD = re.compile(r"([1-9]\d{0,3})\s*(m|min|h)")
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


@dataclass(frozen=True, slots=True)
class When:
    """Either of both: so many minutes apart, or at times of day, by the machine's zone."""

    every_minutes: int | None = None
    at: tuple[time, ...] = ()

    def __str__(self) -> str:
        """As it is typed."""
        if self.every_minutes is None:
            return ", ".join(f"{each:%H:%M}" for each in self.at)
        hours, minutes = divmod(self.every_minutes, 60)
        return f"{self.every_minutes}m" if minutes else f"{hours}h"


def read_when(every: str, at: list[str]) -> When:
    """What somebody typed; nothing means every half hour.

    Raises:
        UserError: `PERIOD_UNREADABLE`, `TIME_OF_DAY_UNREADABLE` or `EVERY_OR_AT`.
    """
    if every and at:
        raise UserError("EVERY_OR_AT")
    if at:
        found = [_TIME.fullmatch(each.strip()) for each in at]
        times = {time(int(each.group(1)), int(each.group(2))) for each in found if each is not None}
        if None in found:
            raise UserError("TIME_OF_DAY_UNREADABLE")
        return When(at=tuple(sorted(times)))
    if not every:
        return When(DEFAULT_MINUTES)
    period = _PERIOD.fullmatch(every.strip().lower())
    minutes = int(period.group(1)) * (60 if period.group(2) == "h" else 1) if period is not None else 0
    if minutes not in EVERY_MINUTES:
        raise UserError("PERIOD_UNREADABLE")
    return When(minutes)


@dataclass(frozen=True, slots=True)
class Job:
    """One for each home.

    Attributes:
        name: of the job, in the system's list.
        command: the command line.
        credential: a passphrase that was sealed for this machine (`systemd-creds`), for runs with nobody signed in.
    """

    name: str
    command: tuple[str, ...]
    when: When
    credential: Path | None = None


def job_for(home: Home, when: When, credential: Path | None = None) -> Job:
    """The job of a home; another home on the same machine has another name."""
    command = (*unseen_arguments(), "--home", str(home.directory), "sync", "--quiet")
    return Job(job_name(home), command, when, credential)


def job_name(home: Home) -> str:
    """Its name; a home that stands where the platform keeps user data has the plain one."""
    name = "offcirc-sync"
    if home == Home.at(None):
        return name
    return f"{name}-{hashlib.blake2b(str(home.directory).encode(), digest_size=4).hexdigest()}"
