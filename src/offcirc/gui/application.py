"""The one application object of the process. Where there is no screen for it, Qt would end the process with a dump."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

_ENVIRONMENT = 3
_OF_THE_SCREEN = "qt.qpa"
_NO_SCREEN = "offcirc: the window cannot be shown on this screen ({reason}); commands work: offcirc --help"


def make_application() -> QApplication:
    """The object; made where there is none yet.

    Ends the process with one sentence and status 3 where the screen cannot be reached, or its libraries are missing.
    """
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else _begun()
    application.setApplicationName("offcirc")
    application.setApplicationDisplayName("offcirc")
    application.setDesktopFileName("offcirc")
    application.setStyle("Fusion")
    return application


def _begun() -> QApplication:
    said: list[str] = []

    reasons: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            sys.stderr.write(_NO_SCREEN.format(reason=reasons[0] if reasons else "Qt cannot use it") + "\n")
            sys.stderr.flush()
            os._exit(_ENVIRONMENT)  # Qt aborts as soon as this returns
        said.append(text)
        if str(context.category).startswith(_OF_THE_SCREEN):
            reasons.append(text)

    before = qInstallMessageHandler(hear)
    try:
        return QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(before)
        for text in said:
            sys.stderr.write(f"{text}\n")
