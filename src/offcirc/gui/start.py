"""Starts the window: it is on the screen before anything heavy is imported.

First an empty window; then the key, in a thread (a keychain may take its time, a passphrase takes 0.2 s); then the
lanes and the pages. No step needs a network.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon

from offcirc.gui.application import make_application
from offcirc.gui.desk import DeskApplication
from offcirc.resources import resources

if TYPE_CHECKING:
    from offcirc.app.home import Home
    from offcirc.gui.demo_bar import Demo

_ICON_AFTER_MS = 1_000
"""Drawn in every size, it would keep the window from the screen."""


def run(
    home: Home, demo: Demo | None = None, *, file: Path | None = None, already_open: Callable[[], None] | None = None
) -> int:
    """Opens the window on a home and returns when it is closed; at once where that window is open already.

    That one comes to the front then, and offers to bring in the file.

    Args:
        home: of this workstation, enrolled or not.
        demo: the demonstration's server, which the demo bar takes away and brings back.
        file: that the program was started with.
        already_open: called where another window has come to the front instead.

    Returns:
        The program's exit status.
    """
    application = make_application()
    if home.is_portable:  # else a file dialog leaves what it showed last on this machine
        from PySide6.QtCore import QSettings

        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(home.directory / "dialogs"))
    say_so = already_open or (lambda: None)
    if home.window_at.exists():  # a window is open, or was killed
        from offcirc.gui.front import bring_to_front

        if bring_to_front(home, file):
            say_so()
            return 0
    started = DeskApplication(application, home, demo, file)
    started.already_open.connect(say_so)
    started.already_open.connect(application.quit)
    started.window.show()
    started.window.first_painted.connect(started.open)
    QTimer.singleShot(_ICON_AFTER_MS, lambda: application.setWindowIcon(QIcon(str(resources() / "offcirc.svg"))))
    for number in (signal.SIGINT, signal.SIGTERM):  # Ctrl+C in the terminal is a window that closes
        signal.signal(number, lambda *_: QTimer.singleShot(0, application.quit))
    return application.exec()
