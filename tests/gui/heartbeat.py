"""Whether the window's thread stays free: its beats, and those of a process beside it that has nothing to do."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer

BOUND_MS = 20
"""By so much the window may be later than the idle process, at the 99.9th percentile."""
_CONTROL = """
import sys, threading, time
from PySide6.QtCore import QCoreApplication, QTimer
app, gaps, last = QCoreApplication([]), [], [time.perf_counter()]
def beat():
    now = time.perf_counter()
    gaps.append((now - last[0]) * 1000)
    last[0] = now
timer = QTimer(interval=1)
timer.timeout.connect(beat)
timer.start()
threading.Thread(target=lambda: (sys.stdin.read(), app.quit()), daemon=True).start()
app.exec()
print(sorted(gaps)[int(len(gaps) * 0.999)])
"""


class _Heart(QObject):
    """How long the GUI thread was away each time, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def stop(self) -> None:
        """No more."""
        self._timer.stop()


@dataclass
class Heartbeat:
    """What was counted, in milliseconds: the 99.9th percentile of either, and the window's longest."""

    typical_ms: float = 0.0
    longest_ms: float = 0.0
    idle_ms: float = 0.0
    gaps: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        return f"p99.9 {self.typical_ms:.1f} ms, idle beside it {self.idle_ms:.1f} ms, worst {self.longest_ms:.1f} ms"

    @property
    def free(self) -> bool:
        """Whether the window was within the bound."""
        return self.typical_ms < self.idle_ms + BOUND_MS


@contextmanager
def heartbeat() -> Iterator[Heartbeat]:
    """Counts until the end of the context; the figures are there then."""
    counted = Heartbeat()
    command = [sys.executable, "-c", _CONTROL]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as control:
        heart = _Heart()
        yield counted
        heart.stop()
        counted.idle_ms = float(control.communicate()[0])
    counted.gaps = sorted(heart.gaps)
    counted.typical_ms, counted.longest_ms = counted.gaps[int(len(counted.gaps) * 0.999)], counted.gaps[-1]
