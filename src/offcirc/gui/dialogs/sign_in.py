"""Who is at the desk: the cover over a locked desk, and what locks it.

A locked desk shows nothing of the patron. Scans are not lost: the window keeps them in line, and they are handled in
their order once somebody has signed in, under that name.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from offcirc.app.preferences import NAME_WITHOUT_SIGN_IN
from offcirc.gui.context import Context
from offcirc.gui.dialogs.cover import Cover
from offcirc.gui.messages import window as say_window
from offcirc.gui.theme import Tone

_MINUTE_MS = 60_000


class Desk(Protocol):
    """What the sign-in needs of the main window."""

    @property
    def lock_wanted(self) -> SignalInstance:
        """Somebody pressed Lock."""
        ...

    @property
    def acted(self) -> SignalInstance:
        """Somebody pressed a key or the mouse."""
        ...

    @property
    def scans_waiting(self) -> SignalInstance:
        """How many scans wait in line."""
        ...

    def centralWidget(self) -> QWidget | None:
        """What is covered."""
        ...

    def hold_scans(self, *, held: bool) -> None:
        """Keeps scans in line, or hands them on."""


class AutoLock(QObject):
    """`expired` after so many minutes without a key, a scan (which is keys) or a press of the mouse."""

    expired = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.expired)

    def set_minutes(self, minutes: int) -> None:
        """0: never."""
        self._timer.stop()
        self._timer.setInterval(minutes * _MINUTE_MS)
        self.begin()

    def begin(self) -> None:
        """The time begins now."""
        if self._timer.interval():
            self._timer.start()

    @Slot()
    def on_acted(self) -> None:
        """Somebody is there: the time begins anew."""
        if self._timer.isActive():
            self._timer.start()


class SignIn(QObject):
    """Locks and unlocks the desk: at the start, by F12, and by itself after a while.

    The window's scans are held while the desk is locked.
    """

    def __init__(self, context: Context, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._context = context
        self._desk = desk
        self.cover = Cover(context, window)
        self.auto_lock = AutoLock(self)
        self.cover.hide()
        self.cover.signed_in.connect(self._on_signed_in)
        self.auto_lock.expired.connect(self.lock)
        desk.lock_wanted.connect(self.lock)
        desk.acted.connect(self.auto_lock.on_acted)
        desk.scans_waiting.connect(self.cover.show_waiting)
        context.settings.changed.connect(self._on_settings_changed)

    def start(self) -> None:
        """The desk is open: somebody has to sign in, or nobody ever does here."""
        if self._context.settings.now.sign_in:
            self.lock()
        else:
            self._on_signed_in(NAME_WITHOUT_SIGN_IN)

    def greet(self, name: str) -> None:
        """Somebody who has just proved who they are need not do it again."""
        self._on_signed_in(name)

    @property
    def locked(self) -> bool:
        """Whether the desk is covered."""
        return not self.cover.isHidden()

    @Slot()
    def lock(self) -> None:
        """Covers the desk. Nothing that was begun is lost by it."""
        if not self._context.settings.now.sign_in:
            self._context.notices.say(Tone.NOTE, say_window.no_lock())
            return
        if self.locked:
            return
        while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            dialog.reject()
        self._desk.hold_scans(held=True)
        self._context.session.sign_out()
        self._show_desk(shown=False)
        self.cover.open()

    @Slot(str)
    def _on_signed_in(self, name: str) -> None:
        self._context.session.sign_in(name)
        self.cover.hide()
        self._show_desk(shown=True)
        self.auto_lock.set_minutes(self._minutes)
        self._desk.hold_scans(held=False)

    def _show_desk(self, *, shown: bool) -> None:
        """What is hidden has no keys, no focus, and nothing to read, for a screen reader neither."""
        covered = self._desk.centralWidget()
        if covered is not None:
            covered.setVisible(shown)

    @Slot()
    def _on_settings_changed(self) -> None:
        if not self.locked:
            self.auto_lock.set_minutes(self._minutes)

    @property
    def _minutes(self) -> int:
        settings = self._context.settings.now
        return settings.lock_after_minutes if settings.sign_in else 0
