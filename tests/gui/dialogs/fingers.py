"""Keys as fingers or a scanner press them: with times of their own, which Qt's test keys lack."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

FINGERS_MS, SCANNER_MS = 150, 3
_times_ms = itertools.count(1_000_000, SCANNER_MS)


def type_into(widget: QWidget, text: str, *, enter: bool = False, gap_ms: int = FINGERS_MS) -> None:
    """Types a text, and Enter behind it where wanted."""
    widget.setFocus()
    keys = [(Qt.Key(ord(letter.upper())), letter) for letter in text]
    if enter:
        keys.append((Qt.Key.Key_Return, "\r"))
    at_ms = 0
    for key, letter in keys:
        for _ in range(gap_ms // SCANNER_MS):
            at_ms = next(_times_ms)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(at_ms)
            QApplication.sendEvent(widget, event)
