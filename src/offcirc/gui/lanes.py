"""Threads beside the window, each with a workstation of its own.

The *desk* lane looks up and records, scan after scan in their order: the beep comes with its answer. The *reading* lane
searches and lists, so that a long list never stands before a scan. Only frozen values cross (DESIGN).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThread, Signal, Slot

from offcirc.errors import EnvironmentProblem

if TYPE_CHECKING:
    from pathlib import Path

    from offcirc.app.home import Home
    from offcirc.app.workstation import Workstation

_T = TypeVar("_T")
Work = Callable[["Workstation"], _T]


@dataclass(frozen=True, slots=True)
class _Job:
    ticket: int
    work: Work[Any]


class _Worker(QObject):
    """Lives in the lane's thread; the workstation is opened there, at the first job, and never leaves it."""

    done = Signal(int, object, object)  # ticket, result, error

    def __init__(self, home: Home, key: bytes) -> None:
        super().__init__()
        self._home = home
        self._key = key
        self._workstation: Workstation | None = None
        self._opened: tuple[int, int] | None = None

    @Slot(object)
    def take(self, job: _Job) -> None:
        """Does one job; whatever it raises goes back to whoever asked."""
        try:
            result = job.work(self._open())
        except Exception as error:  # noqa: BLE001 - told to the asker, in the GUI thread
            self.done.emit(job.ticket, None, error)
        else:
            self.done.emit(job.ticket, result, None)

    @Slot()
    def close(self) -> None:
        """Closes the workstation, in its own thread."""
        if self._workstation is not None:
            self._workstation.close()
            self._workstation = None
        self.thread().quit()

    def _let_go(self) -> None:
        """Nothing that is open goes on with another disk, or another journal in its place."""
        gone, self._workstation = self._workstation, None
        if gone is not None:
            with suppress(OSError, EnvironmentProblem):
                gone.close()

    def _open(self) -> Workstation:
        """The one that is open, unless its journal is not there: a stick was pulled out, or a backup restored."""
        there = _identity(self._home.journal)
        if self._workstation is not None and there != self._opened:
            self._let_go()
        if self._workstation is None:
            from offcirc.app.workstation import Workstation

            self._workstation = Workstation(self._home, self._key)
            self._opened = _identity(self._home.journal)
        return self._workstation


def _identity(file: Path) -> tuple[int, int] | None:
    """Tells a file from another one of its name; None where there is none. 2 µs."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Lane(QObject):
    """Does what it is given, in order, off the GUI thread; answers come back to the GUI thread."""

    trouble = Signal(object)
    """An error that nobody asked to be told of."""

    _requested = Signal(object)
    _closing = Signal()

    def __init__(self, name: str, home: Home, key: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tickets = itertools.count(1)
        self._waiting: dict[int, tuple[QObject | None, Callable[[Any], None], Callable[[Exception], None] | None]] = {}
        self._thread = QThread(self)
        self._thread.setObjectName(f"lane {name}")
        self._worker = _Worker(home, key)
        self._worker.moveToThread(self._thread)
        self._requested.connect(self._worker.take)
        self._closing.connect(self._worker.close)
        self._worker.done.connect(self._on_done)
        self._thread.start()

    def do(
        self,
        work: Work[_T],
        then: Callable[[_T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Queues `work`.

        Args:
            work: called in the lane's thread with its workstation; what it returns must be frozen values.
            then: called in the GUI thread with the result.
            failed: called in the GUI thread with what `work` raised; without it `trouble` is emitted.
            owner: where it has been deleted meanwhile, nobody is called.
        """
        ticket = next(self._tickets)
        self._waiting[ticket] = (owner, then, failed)
        self._requested.emit(_Job(ticket, work))

    @property
    def busy(self) -> bool:
        """Whether something is not answered yet."""
        return bool(self._waiting)

    def close(self) -> None:
        """Ends after what is queued: an acknowledged scan is on disk, one that waits is not thrown away."""
        if self._thread.isRunning():
            self._closing.emit()
            self._thread.wait()

    @Slot(int, object, object)
    def _on_done(self, ticket: int, result: object, error: Exception | None) -> None:
        owner, then, failed = self._waiting.pop(ticket)
        if owner is not None and not shiboken6.isValid(owner):
            return
        if error is None:
            then(result)
        elif failed is not None:
            failed(error)
        else:
            self.trouble.emit(error)
