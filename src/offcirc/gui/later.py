"""What can wait until the desk is ready for scans."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 40


class Later(QObject):
    """Does one thing after the other, each in a turn of the event loop of its own, and only while nobody waits."""

    def __init__(self, is_quiet: Callable[[], bool], parent: QObject | None = None) -> None:
        """Begins when it is given something.

        Args:
            is_quiet: whether the next thing may be done now.
            parent: as for any QObject.
        """
        super().__init__(parent)
        self._is_quiet = is_quiet
        self._waiting: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._timer.timeout.connect(self._on_look)

    @property
    def done(self) -> bool:
        """Whether nothing waits."""
        return not self._waiting

    def add(self, work: Callable[[], object]) -> None:
        """Puts something at the end of the line."""
        self._waiting.append(work)
        self._timer.start()

    @Slot()
    def _on_look(self) -> None:
        work = self._waiting.popleft() if self._is_quiet() else None
        if self._waiting:
            self._timer.start()
        if work is not None:
            work()
