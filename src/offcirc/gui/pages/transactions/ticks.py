"""Ticks that can be seen and hit: in each row, and above them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from offcirc.gui.theme import Theme

_SIZE = 18
_HOOK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.30))
_BAR = ((0.25, 0.5), (0.75, 0.5))
_Index = QModelIndex | QPersistentModelIndex


def _draw(painter: QPainter, within: QRect, state: Qt.CheckState, theme: Theme, *, enabled: bool = True) -> None:
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


class TickDelegate(QStyledItemDelegate):
    """The whole cell takes the click."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws the cell's ground, and the box where the row has one."""
        super().paint(painter, option, QModelIndex())
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            _draw(painter, option.rect, Qt.CheckState(state), self._theme)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, _option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """A click anywhere in the cell."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if event.button() != Qt.MouseButton.LeftButton or state is None:
            return False
        ticked = Qt.CheckState(state) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


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
        _draw(painter, self.rect(), self.checkState(), self._theme, enabled=self.isEnabled())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
