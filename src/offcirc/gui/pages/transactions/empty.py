"""In the place of the table while there is nothing to show: why, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from offcirc.gui.icons import pixmap
from offcirc.gui.messages import transactions as say
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, label

_ICON_SIZE = 48


class Empty(QFrame):
    """A sentence, and the way back where a filter hides every row."""

    show_all_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "paper")
        self._icon = QLabel()
        self.words = label("", "soft", wraps=True)
        self.show_all = button(say.show_all())
        self.show_all.clicked.connect(self.show_all_wanted)
        theme.changed.connect(self._dress)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        for widget in (self._icon, self.words):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._dress()

    def show_words(self, words: str, *, offer: bool) -> None:
        """Says why; `offer`: with the button that shows every row."""
        self.words.setText(words)
        self.show_all.setVisible(offer)

    def _dress(self) -> None:
        size = self._theme.pixels(_ICON_SIZE)
        self._icon.setPixmap(pixmap("transactions", self._theme.colours.line_strong, size, self.devicePixelRatioF()))
