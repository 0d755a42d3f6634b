"""The journal's second copy, kept current while people work: in a thread of its own, in nobody's way."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from offcirc.errors import OffcircError

if TYPE_CHECKING:
    from offcirc.app.home import Home
    from offcirc.app.mirroring import Mirror

_LOOK_MS = 3_000
_AGAIN_S = 20.0
"""After something stood in the way: a stick that is plugged in again is seen by then."""


class MirrorKeeper(QObject):
    """Looks every three seconds whether the journal has grown, whoever wrote to it, and brings the copy forward."""

    changed = Signal()
    """`now` is another."""
    failed = Signal(object)
    """Why none could be begun."""
    _came = Signal(object, object)

    def __init__(self, home: Home, key: bytes, parent: QObject | None = None, *, every_ms: int = _LOOK_MS) -> None:
        super().__init__(parent)
        self._home = home
        self._key = key
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self, interval=every_ms)
        self._busy = False
        self._seen: tuple[int, int] = (0, 0)
        self._tried_s = 0.0
        self.now: Mirror | None = None
        """How it stands; None where none is wanted, or before the first look."""
        self._timer.timeout.connect(self._on_look)
        self._came.connect(self._on_came)

    def watch(self) -> None:
        """Begins to look."""
        self._timer.start()
        self._on_look()

    def begin(self, volume: Path) -> None:
        """Makes a copy on `volume` and keeps it; `failed` says why not."""
        self._run(partial(_begin, self._home, self._key, volume))

    def stop(self) -> None:
        """Keeps it no more."""
        self._run(partial(_stop, self._home))

    def close(self) -> None:
        """Ends after what it is at: that is a page or two, or the first copy."""
        self._timer.stop()
        self._pool.waitForDone()

    @Slot()
    def _on_look(self) -> None:
        # Where none is kept, rows are nothing to look after: only the settings may say otherwise.
        settings, rows = _changed_at(self._home.config), _changed_at(self._home.journal.with_suffix(".head"))
        seen = (settings, rows if self.now is not None else 0)
        waits = self.now is not None and (self.now.behind or self.now.state.problem)
        due = time.monotonic() - self._tried_s > _AGAIN_S
        if not self._busy and (seen != self._seen or (waits and due)):
            self._seen = seen
            self._run(partial(_keep, self._home, self._key))

    def _run(self, work: Callable[[], Mirror | None]) -> None:
        self._busy, self._tried_s = True, time.monotonic()
        self._pool.start(partial(self._work, work))

    def _work(self, work: Callable[[], Mirror | None]) -> None:
        """In the pool's thread."""
        found: Mirror | None = None
        error: OffcircError | None = None
        try:
            found = work()
        except OffcircError as problem:
            error = problem
        with suppress(RuntimeError):  # the program has ended meanwhile
            self._came.emit(found, error)

    @Slot(object, object)
    def _on_came(self, found: Mirror | None, error: OffcircError | None) -> None:
        self._busy = False
        if error is not None:
            self.failed.emit(error)
        elif found != self.now:
            self.now = found
            self.changed.emit()


def _changed_at(file: Path) -> int:
    """`journal.head` changes with every row that anybody writes."""
    with suppress(OSError):
        return file.stat().st_mtime_ns
    return 0


def _keep(home: Home, key: bytes) -> Mirror | None:
    from offcirc.app import mirroring

    mirroring.keep(home, key)
    return mirroring.mirror_of(home, key)


def _begin(home: Home, key: bytes, volume: Path) -> Mirror | None:
    from offcirc.app import mirroring

    mirroring.start(home, key, volume, home.read_config().workstation)
    return mirroring.mirror_of(home, key)


def _stop(home: Home) -> Mirror | None:
    from offcirc.app import mirroring

    mirroring.stop(home)
    return None
