"""Tells a scanner from fingers, and brings every scan to the scan box, whatever has the focus.

A scanner is a keyboard: it types a label in a burst (1 to 20 ms a key) and ends with Enter, Tab or CR LF. Fingers, even
fast ones, leave more than 40 ms. Times are those of the key events themselves, so that a busy window does not tear a
burst apart.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

LONGEST_GAP_MS = 35
"""Between two keys of one burst."""
SHORTEST_BURST = 4
"""Fewer keys than this in a burst are fingers: two letters rolled over one another come within 20 ms."""
_ECHO_MS = 60
"""An Enter without a burst this soon after a scan is the second half of its CR LF."""
_THE_PAGES = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.SelectAll)
"""An empty scan box has nothing to undo or select; the page has its last scan, and rows to tick."""
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


@dataclass(slots=True)
class Burst:
    """The keys of the burst under way; knows nothing of Qt.

    Attributes:
        text: what was typed since it began.
    """

    text: str = ""
    _last_ms: int = field(default=-(10**9))

    def add(self, text: str, at_ms: int) -> bool:
        """Takes a key; True if it goes on from the one before."""
        goes_on = bool(self.text) and 0 <= at_ms - self._last_ms <= LONGEST_GAP_MS
        self.text = self.text + text if goes_on else text
        self._last_ms = at_ms
        return goes_on

    def end(self, at_ms: int) -> str:
        """An end key came: the scan, or nothing if that was not a burst. A new one begins."""
        goes_on = 0 <= at_ms - self._last_ms <= LONGEST_GAP_MS
        text, self.text = self.text, ""
        return text if goes_on and len(text) >= SHORTEST_BURST else ""


@dataclass(frozen=True, slots=True)
class _Before:
    """A field as it was before a burst ran into it."""

    field: QLineEdit | QPlainTextEdit
    text: str
    cursor: int

    @classmethod
    def of(cls, widget: QWidget) -> _Before | None:
        """The field in which `widget` takes text, as it is now."""
        if isinstance(widget, QComboBox | QAbstractSpinBox):
            line = widget.lineEdit()
            return cls.of(line) if line is not None else None
        if isinstance(widget, QLineEdit):
            return cls(widget, widget.text(), widget.cursorPosition())
        if isinstance(widget, QPlainTextEdit):
            return cls(widget, widget.toPlainText(), widget.textCursor().position())
        return None

    def restore(self) -> None:
        if not shiboken6.isValid(self.field):
            return  # its form was closed meanwhile
        if isinstance(self.field, QLineEdit):
            self.field.setText(self.text)
            self.field.setCursorPosition(self.cursor)
            return
        self.field.setPlainText(self.text)
        cursor = self.field.textCursor()
        cursor.setPosition(self.cursor)
        self.field.setTextCursor(cursor)


class Scanner(QObject):
    """An event filter on the application.

    Printable keys that no text field takes go to the scan box. A burst that ends is a scan, also in a dialog and in
    another field, which then gets back what it held before; its end key never reaches a button.
    """

    scanned = Signal(str)
    """What the scanner typed, without its end key."""

    def __init__(self, scan_box: QLineEdit) -> None:
        super().__init__(scan_box)
        self._box = scan_box
        self._burst = Burst()
        self._before: _Before | None = None
        self._swallow_until_ms = -1
        self.last_key_s = time.monotonic()
        application = QApplication.instance()
        if application is None:
            raise RuntimeError("a scanner needs an application")
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes key presses before any widget does."""
        if not isinstance(event, QKeyEvent):  # every event of the program comes by; asking for its type takes longer
            return False
        self.last_key_s = time.monotonic()
        if event.type() == QEvent.Type.KeyRelease or not isinstance(watched, QWidget):
            return False
        focus = QApplication.focusWidget()
        if watched is not focus and watched is not QApplication.activeWindow():
            return False  # the same event again, on its way up
        if event.type() == QEvent.Type.ShortcutOverride:
            if watched is self._box and not self._box.text() and any(event.matches(key) for key in _THE_PAGES):
                event.ignore()
                return True
            return self._is_typing(event) and not _takes_text(watched) and self._claim(event)
        return self._on_end(event) if event.key() in _ENDS else self._on_key(event, watched)

    def _on_end(self, event: QKeyEvent) -> bool:
        at_ms = int(event.timestamp())
        scan = self._burst.end(at_ms)
        if scan:
            if self._before is not None:
                self._before.restore()
            self._before = None
            self._swallow_until_ms = at_ms + _ECHO_MS
            self._deliver(scan)
            return True
        self._before = None
        if at_ms <= self._swallow_until_ms:
            return True
        if event.key() != Qt.Key.Key_Tab and QApplication.focusWidget() is self._box and self._box.text().strip():
            self._deliver(self._box.text())
            return True
        return False

    def _deliver(self, scan: str) -> None:
        if QApplication.focusWidget() is self._box or self._box.text().endswith(scan):
            self._box.clear()
        self.scanned.emit(scan)

    def _on_key(self, event: QKeyEvent, watched: QWidget) -> bool:
        if event.key() == Qt.Key.Key_unknown and event.text() in {"\n", "\r"}:
            return int(event.timestamp()) <= self._swallow_until_ms
        if not self._is_typing(event):
            return False
        # Not without auto-repeat: X calls it that, too, when a fast scanner sends the same digit again in the same ms.
        goes_on = self._burst.add(event.text(), int(event.timestamp()))
        if not goes_on:
            self._before = _Before.of(watched) if watched is not self._box else None
        if _takes_text(watched):
            return False
        if event.key() == Qt.Key.Key_Space and not goes_on:
            return False  # presses a button, ticks a row
        modal = QApplication.activeModalWidget()
        if modal is None and self._box.isVisible():
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)
            self._box.insert(event.text())
        return True  # in a dialog the burst is gathered, and shows in the line that waits

    @staticmethod
    def _is_typing(event: QKeyEvent) -> bool:
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        )
        return bool(event.text()) and event.text().isprintable() and held == Qt.KeyboardModifier.NoModifier

    @staticmethod
    def _claim(event: QKeyEvent) -> bool:
        event.accept()
        return True


def _takes_text(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox) or (isinstance(widget, QComboBox) and widget.isEditable())
