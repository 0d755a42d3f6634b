"""`python -m tests.benchmarks.window_start empty|paint|ready [HOME CARD]`: a window, until it can be seen or used.

Prints when that was, by the system's monotonic clock, and what processor time it took until then; and ends at once.
Imports nothing that the window itself does not.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class Painted(QObject):
    """Ends the program when a window's first paint is over, or calls `then`."""

    def __init__(self, then: object = None) -> None:
        super().__init__()
        self._then = then
        self._seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint of a window begins; what is posted now comes when all of it is on the screen."""
        if not self._seen and event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            self._seen = True
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def customEvent(self, _event: QEvent) -> None:
        """It is on the screen."""
        if callable(self._then):
            self._then()
        else:
            tell()


def tell() -> None:
    """Says when it was, and ends without tidying up."""
    sys.stdout.write(f"{time.monotonic()} {time.process_time()}\n")
    sys.stdout.flush()
    os._exit(0)


def empty() -> None:
    """The floor: the least that shows a window of this size."""
    application = QApplication([])
    painted = Painted()
    application.installEventFilter(painted)
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    application.exec()


def paint(home: str) -> None:
    """Our window, by its own entry."""
    from offcirc.gui.application import make_application  # noqa: PLC0415 - the empty window has none of it

    application = make_application()
    painted = Painted()
    application.installEventFilter(painted)
    _desk(application, home).window.show()
    application.exec()


def ready(home: str, card: str) -> None:
    """Until the window has taken a card and shows its patron: the desk's lane has answered its first question."""
    from offcirc.gui.application import make_application  # noqa: PLC0415 - the empty window has none of it

    key = bytes.fromhex(sys.stdin.readline())
    application = make_application()
    desk = _desk(application, home)

    def open_desk() -> None:
        desk.open_desk(key)
        desk.session.sign_in("anna")
        desk.window.hold_scans(held=False)
        page = desk.window.page
        page.beeped.connect(lambda _tone: QTimer.singleShot(0, tell))
        desk.window.take_scan(card)

    painted = Painted(open_desk)
    application.installEventFilter(painted)
    desk.window.show()
    application.exec()


def _desk(application: QApplication, home: str) -> Any:
    from pathlib import Path  # noqa: PLC0415 - as above

    from offcirc.app.home import Home  # noqa: PLC0415 - as above
    from offcirc.gui.desk import DeskApplication  # noqa: PLC0415 - as above

    return DeskApplication(application, Home.at(Path(home)))


if __name__ == "__main__":
    programs: dict[str, Callable[..., None]] = {"empty": empty, "paint": paint, "ready": ready}
    programs[sys.argv[1]](*sys.argv[2:])
