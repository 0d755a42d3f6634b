"""When the window does what automatic mode is for, by the machine's counter: a clock set wrong hurries nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from offcirc.app.preferences import Automatic

SPREAD_S = 20.0
"""A line that comes back comes back for everybody: each waits for a random part of this, longer after failures."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 60.0, 1_800.0
"""After the first failure, and after many; each is stretched or shortened by up to half."""
_MOST_DOUBLINGS = 8


@dataclass(frozen=True, slots=True)
class Known:
    """What a decision rests on.

    Attributes:
        automatic: the settings.
        not_sent: rows that wait for being sent, and files of other workstations.
        data_at: when the local data was last like the server's, UTC; None before the first update.
        has_server: whether this desk is connected with one.
    """

    automatic: Automatic
    not_sent: int
    data_at: datetime | None
    has_server: bool = True


class Plan:
    """Says what is due. All moments are seconds of one counter that never goes back."""

    def __init__(self, opened_s: float, chance: Callable[[], float] = random.random) -> None:
        self._chance = chance
        self._since_s = opened_s
        self._data_at: datetime | None = None
        self._started = False
        self._old_at_start = False
        self._sent = False
        self._stays: int | None = None
        self._failures = 0
        self._not_before_s = opened_s
        self._stretch = 0.95 + chance() / 10
        """Desks that were opened together do not fetch together for ever."""

    def due(self, known: Known, now_s: float, now: datetime) -> str:
        """The command that is due: `upload`, `update`, `sync` for both, or nothing.

        Args:
            known: as it is now.
            now_s: by the counter.
            now: by the machine's clock; only asked how old the data is when the window opens.
        """
        self._look(known, now_s, now)
        if not known.has_server or now_s < self._not_before_s:
            return ""
        fetch = known.automatic.update and (self._old_at_start or now_s >= self._update_s(known.automatic))
        waiting = known.not_sent > 0 and (fetch or known.not_sent != self._stays)
        send = known.automatic.upload and waiting
        return {(True, True): "sync", (True, False): "upload", (False, True): "update"}.get((send, fetch), "")

    def next_update_s(self, known: Known) -> float | None:
        """When the next update is due, by the counter; None where none is made."""
        if not (known.automatic.update and known.has_server):
            return None
        wanted = self._not_before_s if self._old_at_start else self._update_s(known.automatic)
        return max(wanted, self._not_before_s)

    def succeeded(self, command: str, now_s: float) -> None:
        """A run ended well."""
        self._failures, self._not_before_s = 0, now_s
        if command != "update":
            self._sent = True
        if command != "upload":
            self._old_at_start, self._since_s = False, now_s

    def failed(self, now_s: float) -> None:
        """A run did not: the next one waits, longer each time."""
        self._failures += 1
        pause = min(FIRST_PAUSE_S * 2 ** min(self._failures - 1, _MOST_DOUBLINGS), LONGEST_PAUSE_S)
        self._not_before_s = now_s + pause * (0.5 + self._chance())

    def came_back(self, now_s: float) -> None:
        """The server is there again, for every desk at once."""
        spread = min(SPREAD_S * 2 ** min(self._failures, _MOST_DOUBLINGS), LONGEST_PAUSE_S)
        self._not_before_s = now_s + spread * self._chance()

    def wait(self, now_s: float, pause_s: float) -> None:
        """This is not the moment: the machine is on its battery, or somebody else is at it."""
        self._not_before_s = now_s + pause_s

    @property
    def not_before_s(self) -> float:
        """Nothing is due before."""
        return self._not_before_s

    def _look(self, known: Known, now_s: float, now: datetime) -> None:
        if self._sent:  # what an upload left here waits for a person: it is not tried every minute
            self._sent, self._stays = False, known.not_sent
        if not self._started:
            self._started = True
            age = now - known.data_at if known.data_at is not None else timedelta.max
            self._old_at_start = age >= timedelta(minutes=known.automatic.max_age_minutes)
        elif known.data_at != self._data_at:  # somebody has pressed Synchronise, or a schedule was faster
            self._old_at_start, self._since_s = False, now_s
        self._data_at = known.data_at

    def _update_s(self, automatic: Automatic) -> float:
        return self._since_s + automatic.update_every_minutes * 60 * self._stretch
