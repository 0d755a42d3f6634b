"""In the place of the list while there is nothing to show: why, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from offcirc.gui.icons import pixmap
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, label

_ICON_SIZE = 64


class Empty(QFrame):
    """What to do next, and what cannot be done here."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon_name = theme, icon
        self.setProperty("kind", "paper")
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.heading, self.words = label("", "heading", wraps=True), label("", "soft", wraps=True)
        self.limit = Notice(theme, Tone.NOTE, "", "lock")
        self.limit.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._icon)
        for each in (self.heading, self.words):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(each)
        column.addWidget(self.limit)
        column.addStretch(3)
        theme.changed.connect(self._dress)
        self._dress()

    def say(self, heading: str, words: str) -> None:
        """What to do next."""
        self.heading.setText(heading)
        self.words.setText(words)

    def show_limit(self, why: str) -> None:
        """What cannot be done here; empty for nothing."""
        self.limit.setVisible(bool(why))
        if why:
            self.limit.set(Tone.NOTE, why, "lock")

    @Slot()
    def _dress(self) -> None:
        size = self._theme.pixels(_ICON_SIZE)
        self._icon.setPixmap(pixmap(self._icon_name, self._theme.colours.line_strong, size, self.devicePixelRatioF()))
