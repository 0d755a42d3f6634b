"""Python's own pauses, kept away from the desk.

Two things hold the window up that no profile of it shows. Python's collector stops every thread while it looks through
all objects, and a list of 20,000 rows makes it look often, for a third of a second each. And a thread that works in
Python hands over only every 5 ms when asked: the window, which asks a thousand times while it paints, would wait as
often.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 5_000
_QUIET_S = 20.0
_FEW = 20_000
"""Objects made since the last time that are not worth a look."""
_TOO_MANY = 3_000_000
"""Objects made since the last time: now it has to be, quiet or not."""
_HAND_OVER_S = 0.000_5


class Tidying(QObject):
    """Collects only while nobody works, and in the GUI thread: no widget is ever ended by a lane.

    What is still in use then is not looked at again.
    """

    def __init__(self, last_work_s: Callable[[], float], parent: QObject | None = None) -> None:
        """Begins.

        Args:
            last_work_s: when somebody or something worked last, by the monotonic clock.
            parent: as for any QObject.
        """
        super().__init__(parent)
        self._last_work_s = last_work_s
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._on_look)
        self._timer.start()
        sys.setswitchinterval(_HAND_OVER_S)
        self.destroyed.connect(_collect_as_ever)
        gc.disable()
        gc.freeze()

    @Slot()
    def _on_look(self) -> None:
        gc.disable()  # a window that was replaced by this one has gone
        made, quiet_s = gc.get_count()[0], time.monotonic() - self._last_work_s()
        if made > _TOO_MANY or (made > _FEW and quiet_s > _QUIET_S):
            gc.collect()
            gc.freeze()


def give_memory_back() -> None:
    """Returns to the system what a long list has left free. Some milliseconds, in any thread; else glibc keeps it."""
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other systems' libraries have no need of it
        if trim is not None:
            trim(0)


def _collect_as_ever() -> None:
    gc.enable()
