"""Automatic mode in the window: what Synchronise does, in parts, at moments that no scan notices.

Nothing here shows anything: the strip and the Data page say in a quiet place when the next run is due.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from offcirc.app.automatic_plan import Known, Plan
from offcirc.gui.command import Finished
from offcirc.gui.lanes import Lane
from offcirc.gui.sync_runner import SyncRunner

if TYPE_CHECKING:
    from offcirc.app.automatic import LastRun
    from offcirc.app.workstation import Workstation

_LOOK_MS = 60_000
_FIRST_LOOK_MS = 3_000
_SOON_MS = 500
_BETWEEN_SCANS_S = 3.0
"""Without a key: whoever scans is between two patrons."""
_AFTER_A_ROW_S = 20.0
"""The same where no visit says that a piece of work is finished; Ctrl+Z still takes back what was not sent."""
_HELD_AT_MOST_S = 600.0
"""A visit that nobody ends holds rows back for so long."""
_ANOTHER_MOMENT_S = 120.0


@dataclass(frozen=True, slots=True)
class AutomaticState:
    """What a person may want to know of it.

    Attributes:
        update: the window fetches by itself.
        upload: the window sends by itself.
        next_at: when the next update is due, UTC; None where none is.
        hindered: a code of why the last run was put off; empty where it was not.
        last: how the newest run ended, whoever started it; None before the first.
        zone: the library's.
    """

    update: bool
    upload: bool
    next_at: datetime | None
    hindered: str
    last: LastRun | None
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class _Facts:
    known: Known
    last: LastRun | None
    zone: tzinfo


class AutomaticRuns(QObject):
    """Starts the runner's quiet commands; the runner, the lanes and the desk know nothing of it."""

    changed = Signal(object)
    """`AutomaticState`."""

    def __init__(
        self,
        runner: SyncRunner,
        reading: Lane,
        last_key_s: Callable[[], float],
        is_serving: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """Begins to look.

        Args:
            runner: whose commands are started.
            reading: the lane that reads what a decision rests on.
            last_key_s: when somebody last pressed a key, by the monotonic clock.
            is_serving: whether somebody's visit is under way, with rows that may still be taken back.
            parent: as for any QObject.
        """
        super().__init__(parent)
        self._runner, self._reading = runner, reading
        self._last_key_s, self._is_serving = last_key_s, is_serving
        self._plan = Plan(_counter_s())
        self._was_online = runner.online
        self._hindered = ""
        self._quiet_s = _BETWEEN_SCANS_S
        self._held_since_s: float | None = None
        self._asked = False
        self._soon = QTimer(self, singleShot=True)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._soon.timeout.connect(self._on_look)
        self._look.timeout.connect(self._on_look)
        runner.state_changed.connect(self._on_runner_changed)
        runner.finished.connect(self._on_finished)
        runner.finished_quietly.connect(self._on_finished_quietly)
        self._look.start()
        self._soon.start(_FIRST_LOOK_MS)

    @Slot()
    def note_row(self) -> None:
        """Something was recorded."""
        self._quiet_s = _AFTER_A_ROW_S
        self._look_in(_AFTER_A_ROW_S)

    @Slot()
    def note_end_of_work(self) -> None:
        """A patron has gone: what was recorded for them may leave."""
        self._quiet_s = _BETWEEN_SCANS_S
        self._look_in(_BETWEEN_SCANS_S)

    def stop(self) -> None:
        """Looks no more."""
        self._soon.stop()
        self._look.stop()

    @Slot()
    def look_again(self) -> None:
        """The settings may be others."""
        self._look_in(_SOON_MS / 1000)

    def _look_in(self, seconds: float) -> None:
        self._soon.start(max(int(seconds * 1000), _SOON_MS))

    @Slot()
    def _on_runner_changed(self) -> None:
        online = self._runner.online
        if online and self._was_online is False:
            self._plan.came_back(_counter_s())
            self._look_in(self._plan.not_before_s - _counter_s())
        self._was_online = online

    @Slot()
    def _on_look(self) -> None:
        if self._asked:
            return
        self._asked = True
        self._reading.do(_read, self._on_facts, self._on_failure, owner=self)

    def _on_failure(self, _: Exception) -> None:
        self._asked = False  # whoever works at the desk meets the same, and is told

    def _on_facts(self, facts: _Facts) -> None:
        self._asked = False
        now_s = _counter_s()
        command = self._plan.due(facts.known, now_s, datetime.now(UTC))
        if not command:
            self._held_since_s = None
        elif self._runner.online and not self._runner.at_work and self._is_good_moment(now_s):
            self._held_since_s = None
            self._runner.run_quietly(command)
        self._look_when_due(facts.known, now_s)
        self._tell(facts, now_s)

    def _look_when_due(self, known: Known, now_s: float) -> None:
        """A run that a back-off or a spread holds up starts when its time has come, not at the next look."""
        wait_s = self._plan.not_before_s - now_s
        if 0 < wait_s < _LOOK_MS / 1000 and known.has_server and not self._soon.isActive():
            self._look_in(wait_s)

    def _is_good_moment(self, now_s: float) -> bool:
        """Between two patrons; looks again when that may be."""
        if self._held_since_s is None:
            self._held_since_s = now_s
        left_s = self._quiet_s - (time.monotonic() - self._last_key_s())
        held_long = now_s - self._held_since_s > _HELD_AT_MOST_S
        if left_s <= 0 and (held_long or not self._is_serving()):
            return True
        self._look_in(max(left_s, _BETWEEN_SCANS_S))
        return False

    def _tell(self, facts: _Facts, now_s: float) -> None:
        automatic, due_s = facts.known.automatic, self._plan.next_update_s(facts.known)
        next_at = datetime.now(UTC) + timedelta(seconds=max(due_s - now_s, 0)) if due_s is not None else None
        upload = automatic.upload and facts.known.has_server
        told = AutomaticState(due_s is not None, upload, next_at, self._hindered, facts.last, facts.zone)
        self.changed.emit(told)

    @Slot(object)
    def _on_finished(self, finished: Finished) -> None:
        """Somebody has asked for it: what it did is done."""
        if finished.ok and finished.command in {"sync", "update", "upload", "extract-import"}:
            self._hindered = ""
            self._plan.succeeded(finished.command, _counter_s())
        self.look_again()

    @Slot(object)
    def _on_finished_quietly(self, finished: Finished) -> None:
        now_s = _counter_s()
        self._hindered = str(finished.summary.get("hindered", ""))
        if self._hindered:
            self._plan.wait(now_s, _ANOTHER_MOMENT_S)
        elif finished.ok:
            self._plan.succeeded(finished.command, now_s)
        elif finished.code != "CANCELLED":
            self._plan.failed(now_s)
        self.look_again()


def _counter_s() -> float:
    """Runs on while the machine sleeps, where the system has such a counter."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


def _read(workstation: Workstation) -> _Facts:
    from zoneinfo import ZoneInfo

    from offcirc.app.automatic import last_run
    from offcirc.domain.transactions import State
    from offcirc.sync.carrying import kept

    journal, config, replica = workstation.journal, workstation.config, workstation.replica
    counts = journal.counts()
    updated = replica.info.updated_at if replica is not None else {}
    zone = workstation.look_ups.zone(config.library, config.time_zone) if config.library or config.time_zone else None
    not_sent = counts[State.WAITING] + (counts[State.UNKNOWN] if workstation.capabilities.idempotent else 0)
    not_sent += len(kept(journal))
    known = Known(config.automatic, not_sent, min(updated.values(), default=None), bool(config.url))
    return _Facts(known, last_run(journal), zone or ZoneInfo("UTC"))
