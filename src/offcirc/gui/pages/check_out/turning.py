"""Rows that stand on end where the room is narrow: large text, long languages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from offcirc.gui.theme import Theme


class TurnsWhenNarrow(QObject):
    """Lays a row out as a column while its widget is narrower than so many pixels at 100 %."""

    def __init__(self, theme: Theme, widget: QWidget, row: QBoxLayout, narrow: int) -> None:
        super().__init__(widget)
        self._theme = theme
        self._widget = widget
        self._row = row
        self._narrow = narrow
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at each new size."""
        if watched is self._widget and event.type() == QEvent.Type.Resize:
            narrow = self._widget.width() < self._theme.pixels(self._narrow)
            wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            if self._row.direction() is not wanted:
                self._row.setDirection(wanted)
        return False


def scrolling(inner: QWidget) -> QScrollArea:
    """A part of the page that can be scrolled where the text is too large for the screen."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
