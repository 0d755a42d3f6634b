"""The page while nobody is being served: what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from offcirc.gui.icons import pixmap
from offcirc.gui.messages import check_out as say
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import label

_ICON = 56


class Empty(QWidget):
    """An icon and two sentences, in the middle."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._icon)
        for text, role in ((say.begin(), "heading"), (say.begin_more(), "soft")):
            made = label(text, role, wraps=True)
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(made)
        column.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        size = self._theme.pixels(_ICON)
        self._icon.setPixmap(pixmap("check-out", self._theme.colours.accent, size, self.devicePixelRatioF()))
