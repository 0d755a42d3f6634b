"""Ticks that can be seen and hit: in each row, and above them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from offcirc.gui.theme import Theme

_SIZE = 18
_EDGE = 1
"""Pixels around the box that its outline reaches into."""
_HOOK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.30))
_BAR = ((0.25, 0.5), (0.75, 0.5))


def draw_tick(painter: QPainter, within: QRect, state: Qt.CheckState, theme: Theme, *, enabled: bool = True) -> None:
    """A box in the middle of `within`: empty, ticked, or with a bar where only some are."""
    size, colours = theme.pixels(_SIZE), theme.colours
    filled = state != Qt.CheckState.Unchecked
    outline = (colours.accent if filled else colours.line_strong) if enabled else colours.line
    ground = colours.accent if filled else colours.paper
    ratio = painter.device().devicePixelRatio()
    picture = _picture(state, size, ratio, (outline, ground, colours.accent_ink))
    place = QRect(0, 0, size + 2 * _EDGE, size + 2 * _EDGE)
    place.moveCenter(within.center())
    painter.drawPixmap(place, picture)


@lru_cache(maxsize=32)
def _picture(state: Qt.CheckState, size: int, ratio: float, colours: tuple[str, str, str]) -> QPixmap:
    """Drawn once: a screenful of ticks takes as long as all their rows' texts."""
    outline, ground, ink = colours
    side = size + 2 * _EDGE
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(outline), 1.5))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRect(_EDGE, _EDGE, size, size), 4, 4)
    if state != Qt.CheckState.Unchecked:
        painter.setPen(QPen(QColor(ink), size / 8))
        spots = _HOOK if state == Qt.CheckState.Checked else _BAR
        painter.drawPolyline(QPolygonF([QPointF(_EDGE + x * size, _EDGE + y * size) for x, y in spots]))
    painter.end()
    return picture


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
