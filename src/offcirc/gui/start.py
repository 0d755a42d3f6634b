"""Starts the window: it is on the screen before anything heavy is imported.

First an empty window; then the key, in a thread (a keychain may take its time, a passphrase takes 0.2 s); then the
lanes and the pages. No step needs a network.
"""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from offcirc.gui.desk import DeskApplication

if TYPE_CHECKING:
    from offcirc.app.home import Home
    from offcirc.gui.demo_bar import Demo


def run(home: Home, demo: Demo | None = None) -> int:
    """Opens the window on a home and returns when it is closed.

    Args:
        home: of this workstation, enrolled or not.
        demo: the demonstration's server, which the demo bar takes away and brings back.

    Returns:
        The program's exit status.
    """
    application = make_application()
    started = DeskApplication(application, home, demo)
    started.window.show()
    started.window.first_painted.connect(started.open)
    for number in (signal.SIGINT, signal.SIGTERM):  # Ctrl+C in the terminal is a window that closes
        signal.signal(number, lambda *_: QTimer.singleShot(0, application.quit))
    return application.exec()


def make_application() -> QApplication:
    """The one application object of the process."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("offcirc")
    application.setApplicationDisplayName("offcirc")
    application.setDesktopFileName("offcirc")
    application.setStyle("Fusion")
    return application
