"""The real window on a home of its own, played as a person would: for the pictures and for the accessibility test."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from offcirc.app.enrolment import enrol_with_central
from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_VARIABLE, Keys
from offcirc.app.workstation import Workstation
from offcirc.gui.desk import DeskApplication
from offcirc.resources import resources
from tests.central.server import RunningServer

PASSPHRASE = "correct horse battery staple"
STAFF = "M. Virtanen"
LIBRARY = "REV-AUTO"
WORKSTATIONS = ("desk-1", "bookmobile-1")
MAY = "download,upload,process,catalogue"
_PATIENCE_S = 20.0
_SCANNER_MS, _FINGERS_MS = 3, 120
_NAMED = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
_SOON_MS = 1_000
"""Single shots up to this long belong to what is being done; longer ones are watches and locks."""


@dataclass(frozen=True)
class Library:
    """A server with the sample library, and workstations that were enrolled and updated there.

    Attributes:
        homes: by the workstation's name, each with its key. A copy of one sends rows at most: two that are sent from
            look to the server like a journal that was put back.
    """

    server: RunningServer
    homes: dict[str, tuple[Home, bytes]]


@contextmanager
def sample_library(folder: Path) -> Iterator[Library]:
    """The server runs until the context ends."""
    homes = {}
    with RunningServer(folder / "server", folder=resources() / "sample") as server:
        for name in WORKSTATIONS:
            home = Home.at(folder / name)
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)
                enrol_with_central(home, server.url, server.enrolment_code(name, MAY), name=name, library=LIBRARY)
                key = Keys(home.key).unlock()
            with Workstation(home, key) as workstation, workstation.connected() as connector:
                workstation.update(connector)
            homes[name] = (home, key)
        yield Library(server, homes)


@contextmanager
def halted(pid: int) -> Iterator[None]:
    """A process stands still meanwhile: what waits for it is half way."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)


class Stage:
    """One window; `close` it when the play is over.

    Args:
        library: whose home is copied.
        folder: where the copy goes.
        language: of the window.
        theme: `light` or `dark`.
        size: of the text, in per cent.
    """

    def __init__(
        self, library: Library, folder: Path, *, language: str = "en", theme: str = "light", size: int = 100
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.application = application
        self.library = library
        self.language = language
        self._first_dress = (theme, size)
        self._now_ms = 1_000_000
        self._desk: DeskApplication | None = None
        self.home = Home.at(folder)
        self.key = b""
        self.screen: QWidget | None = None
        """What stands in place of the window, e.g. a trouble screen."""
        self.move_to(WORKSTATIONS[0])

    def move_to(self, workstation: str) -> None:
        """Takes a copy of another workstation's home, before there is a window."""
        assert self._desk is None
        (theme, size), source = self._first_dress, self.library.homes[workstation]
        shutil.rmtree(self.home.directory, ignore_errors=True)
        shutil.copytree(source[0].directory, self.home.directory)
        self.key = source[1]
        preferences = self.home.read_config().window
        chosen = msgspec.structs.replace(preferences, language=self.language, theme=theme, text_size=size, sounds=False)
        self.home.change_config(window=chosen)

    @property
    def desk(self) -> DeskApplication:
        """The application; made when first asked for."""
        if self._desk is None:
            self._desk = DeskApplication(self.application, self.home)
        return self._desk

    @property
    def dressed(self) -> tuple[str, int]:
        """The theme and the text size in use."""
        theme = self.desk.theme
        return "dark" if theme.colours.dark else "light", theme.zoom

    @property
    def front(self) -> QWidget:
        """What a person works with: the dialog that is open, else the window."""
        modal = QApplication.activeModalWidget()
        if modal is not None:
            return modal
        dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
        return dialogs[-1] if dialogs else self.back

    @property
    def back(self) -> QWidget:
        """The window, or what stands in its place."""
        return self.screen if self.screen is not None else self.desk.window

    def go_offline(self) -> None:
        """Before there is a window: nobody listens where the server was."""
        self.home.change_config(url="http://127.0.0.1:9")

    def open(self) -> None:
        """The desk, with somebody signed in."""
        desk = self.desk
        desk.open_desk(self.key)
        desk.session.sign_in(STAFF)
        desk.window.hold_scans(held=False)
        desk.window.show()
        desk.window.activateWindow()
        self.settle()

    def scan(self, *typed: str) -> None:
        """Types each in a burst that ends with Enter, as a scanner does."""
        for text in typed:
            self._write(text + "\r", _SCANNER_MS)
            self.settle()

    def type(self, text: str) -> None:
        """Types into what has the focus, with fingers."""
        self._write(text, _FINGERS_MS)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, and what follows from it."""
        QTest.keyClick(self._focus(), key, modifier)
        self.settle()

    def ctrl(self, key: Qt.Key) -> None:
        """The key with Ctrl."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def tab(self) -> None:
        """Goes on to the next widget."""
        self._write("\t", _FINGERS_MS)
        self.application.processEvents()

    def click(self, made: QPushButton) -> None:
        """Presses a button."""
        assert made.isVisible()
        assert made.isEnabled()
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
        self.settle()

    def until(self, condition: Callable[[], bool]) -> None:
        """Waits for it."""
        end = time.monotonic() + _PATIENCE_S
        while not condition():
            assert time.monotonic() < end, "it never came"
            self.application.processEvents()
            time.sleep(0.003)

    def settle(self) -> None:
        """Waits until nothing more follows from what was done; a command that runs beside the window may go on."""
        for _ in range(3):
            self.application.processEvents()
        self.until(self._still)
        self.application.processEvents()

    def dress(self, theme: str, size: int = 100) -> None:
        """Another theme or text size."""
        if (theme, size) != self.dressed:
            self.desk.theme.set(theme, size)

    def resize(self, width: int, height: int) -> None:
        """Another size of what is in sight."""
        if (self.back.width(), self.back.height()) != (width, height):
            self.back.resize(width, height)
        self.settle()

    def close(self) -> None:
        """The window goes, and all that belongs to it."""
        for each in QApplication.topLevelWidgets():
            if shiboken6.isValid(each):
                each.hide()
        if self._desk is not None:
            self._desk.close()
            self._desk.window.deleteLater()
            self._desk.deleteLater()
        for each in QApplication.topLevelWidgets():
            each.deleteLater()
        QTest.qWait(1)
        self.application.sendPostedEvents(None, 52)
        self.application.processEvents()

    def _write(self, text: str, gap_ms: int) -> None:
        """Keys with times of their own: those of `QTest` have none, and a burst is told by its times."""
        self._now_ms += 1_000
        for letter in text:
            self._now_ms += gap_ms
            key = _NAMED.get(letter) or Qt.Key(ord(letter.upper()))
            target = self._focus()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                event.setTimestamp(self._now_ms)
                QApplication.sendEvent(target, event)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.front

    def _still(self) -> bool:
        context = getattr(self._desk, "_context", None)
        if context is not None and (context.desk.busy or context.reading.busy):
            return False
        owners = [each for each in (self.back, self._desk) if each is not None]
        return not any(
            timer.isActive() and timer.isSingleShot() and timer.interval() < _SOON_MS
            for owner in owners
            for timer in owner.findChildren(QTimer)
        )
