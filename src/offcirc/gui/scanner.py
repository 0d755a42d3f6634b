"""Tells a scanner from fingers, and brings every scan to the scan box, whatever has the focus.

A scanner is a keyboard: it types a label in a burst (1 to 20 ms a key) and ends with Enter, Tab or CR LF. Fingers, even
fast ones, leave more than 40 ms. Times are those of the key events themselves, so that a busy window does not tear a
burst apart.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Protocol, Self

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

LONGEST_GAP_MS = 35
"""Between two keys that no fingers typed."""
SHORTEST_BURST = 4
"""Fewer such keys in a row are fingers: two letters rolled over one another come within 20 ms."""
LONGEST_PAUSE_MS = 300
"""Within one label: a busy machine may hold the keyboard up. Nobody takes a scanner in hand in less."""
_ECHO_MS = 60
"""An Enter without a burst this soon after a scan is the second half of its CR LF."""
_THE_PAGES = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.SelectAll)
"""An empty scan box has nothing to undo or select; the page has its last scan, and rows to tick."""
_MODIFIERS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock})
"""Scanners press these for capitals, in mid-label."""
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_ACTS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin})
"""What somebody does who is there."""


@dataclass(slots=True)
class Burst:
    """The keys of the burst under way; knows nothing of Qt.

    Attributes:
        text: what was typed since it began, without a pause.
        fast: whether the last key came as a scanner's do.
    """

    text: str = ""
    fast: bool = False
    _last_ms: int = field(default=-(10**9))
    _run: int = 0
    _longest_run: int = 0

    def add(self, text: str, at_ms: int) -> bool:
        """Takes a key; True if it goes on from the one before."""
        gap_ms = at_ms - self._last_ms
        goes_on = bool(self.text) and 0 <= gap_ms <= LONGEST_PAUSE_MS
        self.fast = goes_on and gap_ms <= LONGEST_GAP_MS
        self._run = self._run + 1 if self.fast else 1
        self._longest_run = max(self._longest_run, self._run) if goes_on else self._run
        self.text = self.text + text if goes_on else text
        self._last_ms = at_ms
        return goes_on

    def forget(self) -> None:
        """Another key came in between: what follows has nothing to do with what was typed before it."""
        self.text, self._longest_run = "", 0

    def end(self, at_ms: int, longest_pause_ms: int = LONGEST_PAUSE_MS) -> str:
        """An end key came: the scan, or nothing if that was not a burst. A new one begins."""
        is_scan = 0 <= at_ms - self._last_ms <= longest_pause_ms and self._longest_run >= SHORTEST_BURST
        text, self.text, self._longest_run = self.text, "", 0
        return text if is_scan else ""


class _Before(Protocol):
    """A field as it was before a burst ran into it."""

    def restore(self) -> None:
        """Makes it so again."""


@dataclass(frozen=True, slots=True)
class _LineBefore:
    """One line; of spin boxes, dates, times and combo boxes the line that they are typed into."""

    line: QLineEdit
    text: str
    cursor: int
    selected_from: int
    selected: int

    @classmethod
    def of(cls, line: QLineEdit) -> Self:
        return cls(line, line.text(), line.cursorPosition(), line.selectionStart(), line.selectionLength())

    def restore(self) -> None:
        if not shiboken6.isValid(self.line):
            return  # its form was closed meanwhile
        self.line.setText(self.text)
        if self.selected:
            self.line.setSelection(self.selected_from, self.selected)
        else:
            self.line.setCursorPosition(self.cursor)


@dataclass(frozen=True, slots=True)
class _TextBefore:
    """Many lines, with their looks where they have any."""

    edit: QTextEdit | QPlainTextEdit
    content: str
    anchor: int
    cursor: int

    @classmethod
    def of(cls, edit: QTextEdit | QPlainTextEdit) -> Self:
        cursor = edit.textCursor()
        content = edit.toHtml() if isinstance(edit, QTextEdit) and edit.acceptRichText() else edit.toPlainText()
        return cls(edit, content, cursor.anchor(), cursor.position())

    def restore(self) -> None:
        if not shiboken6.isValid(self.edit):
            return
        if isinstance(self.edit, QTextEdit) and self.edit.acceptRichText():
            self.edit.setHtml(self.content)
        else:
            self.edit.setPlainText(self.content)
        cursor = self.edit.textCursor()
        cursor.setPosition(self.anchor)
        cursor.setPosition(self.cursor, QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)


def _before(widget: QWidget) -> _Before | None:
    """The field in which `widget` takes text, as it is now."""
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        line = widget.lineEdit()
        return _LineBefore.of(line) if line is not None else None
    if isinstance(widget, QLineEdit):
        return _LineBefore.of(widget)
    return _TextBefore.of(widget) if isinstance(widget, QTextEdit | QPlainTextEdit) else None


class Scanner(QObject):
    """An event filter on the application.

    Printable keys that no text field takes go to the scan box. A burst that ends is a scan, also in a dialog and in
    another field, which then gets back what it held before; its end key never reaches a button.
    """

    scanned = Signal(str)
    """What the scanner typed, without its end key."""
    acted = Signal()
    """Somebody pressed a key or the mouse, in whatever window."""

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
        if not isinstance(event, QInputEvent):  # every event of the program comes by; asking for its type takes longer
            return False
        if event.type() in _ACTS:
            self.acted.emit()
        if not isinstance(event, QKeyEvent):
            return False
        self.last_key_s = time.monotonic()
        if event.type() == QEvent.Type.KeyRelease or not isinstance(watched, QWidget):
            return False
        return self._take(event, watched)

    def _take(self, event: QKeyEvent, watched: QWidget) -> bool:
        window = watched.window()
        focus = QApplication.focusWidget() or window.focusWidget()  # without a window manager none is active
        if watched is not focus and watched is not window:
            return False  # the same event again, on its way up
        if event.type() == QEvent.Type.ShortcutOverride:
            if watched is self._box and not self._box.text() and any(event.matches(key) for key in _THE_PAGES):
                event.ignore()
                return True
            return self._is_typing(event) and not _takes_text(watched) and self._claim(event)
        return self._on_end(event) if event.key() in _ENDS else self._on_key(event, watched)

    def _on_end(self, event: QKeyEvent) -> bool:
        at_ms = int(event.timestamp())
        focus = QApplication.focusWidget()
        hidden = isinstance(focus, QLineEdit) and focus.echoMode() != QLineEdit.EchoMode.Normal
        scan = self._burst.end(at_ms, LONGEST_GAP_MS if hidden else LONGEST_PAUSE_MS)  # no PIN is taken for a label
        if scan:
            if self._before is not None:
                self._before.restore()
            self._before = None
            self._swallow_until_ms = at_ms + _ECHO_MS
            self.scanned.emit(scan)
            return True
        self._before = None
        if at_ms <= self._swallow_until_ms:
            return True
        if focus is self._box and self._box.text().strip():
            typed = self._box.text()
            self._box.clear()
            self.scanned.emit(typed)
            return True
        return False

    def _on_key(self, event: QKeyEvent, watched: QWidget) -> bool:
        if event.key() == Qt.Key.Key_unknown and event.text() in {"\n", "\r"}:
            return int(event.timestamp()) <= self._swallow_until_ms
        if not self._is_typing(event):
            if event.key() not in _MODIFIERS:
                self._burst.forget()
            return False
        # Not without auto-repeat: X calls it that, too, when a fast scanner sends the same digit again in the same ms.
        goes_on = self._burst.add(event.text(), int(event.timestamp()))
        if not goes_on:
            self._before = _before(watched if _takes_text(watched) else self._box)
        if _takes_text(watched):
            return False
        if event.key() == Qt.Key.Key_Space and (not self._burst.fast or event.isAutoRepeat()):
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
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox) and widget.isEditable()
