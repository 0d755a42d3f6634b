"""Work beside the window before there is a lane for it: enrolling, unlocking, restoring a backup."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from offcirc.errors import Cancelled

_T = TypeVar("_T")
Tell = Callable[[object], None]
"""Tells how far it is, from the errand's thread. Raises `Cancelled` once somebody has pressed cancel."""


class Errands(QObject):
    """Runs each piece of work in a thread of its own; answers come back to the GUI thread.

    The threads are daemons: closing the window never waits for a network. What an errand writes is durable or not
    there, as after a kill.
    """

    _told = Signal(int, object)
    _done = Signal(int, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tickets = itertools.count(1)
        self._then: dict[int, tuple[Callable[[Any], None], Callable[[Exception], None], Tell | None]] = {}
        self._cancelled = threading.Event()
        self._told.connect(self._on_told)
        self._done.connect(self._on_done)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return bool(self._then)

    def run(
        self,
        work: Callable[[Tell], _T],
        then: Callable[[_T], None],
        failed: Callable[[Exception], None],
        told: Tell | None = None,
    ) -> None:
        """Starts `work`.

        Args:
            work: called in a thread; whatever it opens it closes there.
            then: called in the GUI thread with its result.
            failed: called in the GUI thread with what it raised.
            told: called in the GUI thread with what it tells.
        """
        ticket = next(self._tickets)
        self._cancelled = threading.Event()
        self._then[ticket] = (then, failed, told)
        arguments = (ticket, work, self._cancelled)
        threading.Thread(target=self._work, args=arguments, name=f"errand {ticket}", daemon=True).start()

    def cancel(self) -> None:
        """Asks the errand to stop where it next tells how far it is."""
        self._cancelled.set()

    def _work(self, ticket: int, work: Callable[[Tell], Any], cancelled: threading.Event) -> None:
        def tell(what: object) -> None:
            if cancelled.is_set():
                raise Cancelled
            self._say(self._told, ticket, what)

        try:
            result = work(tell)
        except Exception as error:  # noqa: BLE001 - told to the asker, in the GUI thread
            self._say(self._done, ticket, None, error)
        else:
            self._say(self._done, ticket, result, None)

    def _say(self, signal: Any, *arguments: object) -> None:  # noqa: ANN401 - PySide's bound signal has no public type
        if shiboken6.isValid(self):
            with suppress(RuntimeError):  # its dialog is being deleted at this moment
                signal.emit(*arguments)

    @Slot(int, object)
    def _on_told(self, ticket: int, what: object) -> None:
        told = self._then[ticket][2] if ticket in self._then else None
        if told is not None:
            told(what)

    @Slot(int, object, object)
    def _on_done(self, ticket: int, result: object, error: Exception | None) -> None:
        then, failed, _ = self._then.pop(ticket)
        if error is None:
            then(result)
        else:
            failed(error)
