"""Ticks that can be seen and hit: in each row, and above them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from offcirc.gui.theme import Theme

_SIZE = 18
_HOOK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.30))
_BAR = ((0.25, 0.5), (0.75, 0.5))


def draw_tick(painter: QPainter, within: QRect, state: Qt.CheckState, theme: Theme, *, enabled: bool = True) -> None:
    """A box in the middle of `within`: empty, ticked, or with a bar where only some are."""
    size, colours = theme.pixels(_SIZE), theme.colours
    box = QRect(0, 0, size, size)
    box.moveCenter(within.center())
    filled = state != Qt.CheckState.Unchecked
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = (colours.accent if filled else colours.line_strong) if enabled else colours.line
    painter.setPen(QPen(QColor(outline), 1.5))
    painter.setBrush(QColor(colours.accent if filled else colours.paper))
    painter.drawRoundedRect(box, 4, 4)
    if filled:
        painter.setPen(QPen(QColor(colours.accent_ink), size / 8))
        spots = _HOOK if state == Qt.CheckState.Checked else _BAR
        painter.drawPolyline(QPolygonF([QPointF(box.x() + x * size, box.y() + y * size) for x, y in spots]))
    painter.restore()


class TickBox(QCheckBox):
    """A check box without words that looks like the ticks beneath it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self) -> QSize:
        """The box and room for the line around it when it has the focus."""
        side = self._theme.pixels(_SIZE + 10)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        painter = QPainter(self)
        draw_tick(painter, self.rect(), self.checkState(), self._theme, enabled=self.isEnabled())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
        painter.end()
