"""What this page asks of the server: the queue, and rows to be applied (K17, K19)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from offcirc.app.review.queue import Queue
from offcirc.app.review.rows import Answer
from offcirc.errors import UserError
from offcirc.gui.messages import errors, in_doubt, setting_due
from offcirc.gui.messages import transactions as say
from offcirc.gui.pages.transactions.run import Run

_SHOWN_EVERY_MS = 100
_CANCELLED = "CANCELLED"


class Runner(Protocol):
    """What is needed of `SyncRunner`."""

    queue_grew: Any
    queue_fetched: Any
    outcomes: Any
    finished: Any
    state_changed: Any

    @property
    def running(self) -> bool:
        """Whether something runs."""
        ...

    def fetch_queue(self) -> None:
        """Fetches the server's queue."""
        ...

    def process(self, ids: Sequence[str] | None = None) -> None:
        """Has rows applied."""
        ...

    def withdraw(self, ids: Sequence[str], reason: str) -> None:
        """Has rows taken out of the server's queue."""
        ...

    def set_due(self, ids: Sequence[str]) -> None:
        """Has the server give loans the due dates that were told."""
        ...

    def cancel(self) -> None:
        """Ends what runs, cleanly."""
        ...


class Processing(QObject):
    """The page's part in the runner's work, which others use as well."""

    answered = Signal(object)
    """A tuple of ids and answers."""
    moved = Signal()
    """The bar: ten times a second at most."""
    queue_came = Signal()
    failed = Signal(str)
    """The queue could not be fetched, in words."""
    withdrawn = Signal(bool, str)
    """Whether a row was taken out of the queue, and why not, in words."""
    due_set = Signal(bool, str)
    """Whether the server keeps the due date that was told, and why not, in words."""
    ended = Signal(str)
    """A run has ended; why, in words, if early."""
    busy_changed = Signal()

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._moved = QTimer(self, singleShot=True, interval=_SHOWN_EVERY_MS)
        self._forgotten = QTimer(self, singleShot=True, interval=0)
        self.queue: Queue | None = None
        self.answers: dict[str, Answer] = {}
        self.run: Run | None = None
        self.processing = False
        self.fetching = False
        self.withdrawing = False
        self.setting_due = False
        self.fetched = 0
        self._moved.timeout.connect(self.moved)
        self._forgotten.timeout.connect(self._on_nothing_runs)
        signals: tuple[tuple[SignalInstance, Any], ...] = (
            (runner.queue_grew, self._on_queue_grew),
            (runner.queue_fetched, self._on_queue_fetched),
            (runner.outcomes, self._on_outcomes),
            (runner.finished, self._on_finished),
            (runner.state_changed, self._on_state_changed),
        )
        for signal, slot in signals:
            signal.connect(slot)

    @property
    def busy(self) -> bool:
        """Whether the page waits for the server."""
        return self.processing or self.fetching or self.withdrawing or self.setting_due

    def fetch(self) -> None:
        """Asks for the queue, once."""
        if not self.busy:
            self.fetching, self.fetched = True, 0
            self._runner.fetch_queue()
            self._tell()

    def process(self, ids: Sequence[str]) -> None:
        """Has rows applied, in the server's order."""
        if ids and not self.busy:
            self.run = Run(len(ids), time.monotonic())
            self.processing = True
            self._runner.process(tuple(ids))
            self.busy_changed.emit()
            self._soon()

    def withdraw(self, id_: str, reason: str) -> None:
        """Has a row taken out of the queue."""
        if not self.busy:
            self.withdrawing = True
            self._runner.withdraw((id_,), reason)
            self._tell()

    def set_due(self, id_: str) -> None:
        """Has the server give a loan the due date that was told."""
        if not self.busy:
            self.setting_due = True
            self._runner.set_due((id_,))
            self._tell()

    def cancel(self) -> None:
        """Ends what runs; rows that have their answer keep it."""
        self._runner.cancel()

    def _tell(self) -> None:
        self.moved.emit()
        self.busy_changed.emit()

    def _soon(self) -> None:
        if not self._moved.isActive():
            self._moved.start()

    @Slot()
    def _on_state_changed(self) -> None:
        self.busy_changed.emit()
        if self.busy:
            self._forgotten.start()

    @Slot()
    def _on_nothing_runs(self) -> None:
        """What waited in line behind another command was cancelled together with it."""
        if self.busy and not self._runner.running:
            self.fetching = self.processing = self.withdrawing = self.setting_due = False
            self._tell()

    @Slot(int)
    def _on_queue_grew(self, rows: int) -> None:
        self.fetched = rows
        self._soon()

    @Slot(object)
    def _on_queue_fetched(self, rows: object) -> None:
        if isinstance(rows, tuple):
            self.queue = Queue(rows, datetime.now(UTC))
            self.answers.clear()
            self.queue_came.emit()

    @Slot(object)
    def _on_outcomes(self, rows: object) -> None:
        if not isinstance(rows, tuple):
            return
        told = tuple((str(row["id"]), Answer.read(row)) for row in rows)
        for id_, answer in told:
            self.answers[id_] = answer
            if self.run is not None:
                self.run.add(id_, answer)
        self.answered.emit(told)
        self._soon()

    @Slot(object)
    def _on_finished(self, finished: Any) -> None:  # noqa: ANN401 - the runner's, or a test's
        problem = self._problem(finished)
        if finished.command == "queue" and self.fetching:
            self.fetching = False
            if problem:
                self.failed.emit(problem)
        elif finished.command == "withdraw" and self.withdrawing:
            self.withdrawing = False
            done = bool(finished.summary.get("withdrawn"))
            self.withdrawn.emit(done, problem or ("" if done else in_doubt.not_there_any_more()))
        elif finished.command == "set-due" and self.setting_due:
            self.setting_due = False
            done = bool(finished.summary.get("set"))
            self.due_set.emit(done, problem or ("" if done else setting_due.refused(finished.summary["refused"])))
        elif finished.command == "process" and self.processing:
            self.processing = False
            if self.run is not None:
                self.run.ended_at = datetime.now(UTC)
            self.ended.emit(problem)
        self._moved.stop()
        self._tell()

    @staticmethod
    def _problem(finished: Any) -> str:  # noqa: ANN401 - as above
        if not finished.code:
            return ""
        if finished.code == _CANCELLED:
            return say.cancelled()
        return errors.sentence(UserError(finished.code, **finished.params))
