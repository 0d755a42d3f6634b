"""Paints the cells: a screenful in a few milliseconds, which Qt's style sheets take several times as long for."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from offcirc.gui.pages.transactions.cells import COL_RESULT, COL_TICK
from offcirc.gui.pages.transactions.model import ReviewModel
from offcirc.gui.pages.transactions.ticks import draw_tick
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.words import Words

_PADDING = 6
_ICON_SIZE = 16
_SELECTED = QStyle.StateFlag.State_Selected
_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Text in ink, the result in its own colour with its icon; the tick's whole cell takes the click."""

    def __init__(self, model: ReviewModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws one cell."""
        line, column = index.row(), index.column()
        rect: QRect = option.rect
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        row = self._rows.row_at(line)
        if row is None:
            return
        if _SELECTED in option.state:
            painter.fillRect(rect, self._selected)
        elif line % 2:
            painter.fillRect(rect, self._alternate)
        painter.fillRect(left, top + height - 1, width, 1, self._line)
        if column == COL_TICK:
            if row.can_be_processed:
                draw_tick(painter, rect, self._rows.check_state(row), self._theme)
            return
        left, width, words, colour = left + self._padding, width - 2 * self._padding, self._plain, self._ink
        if column == COL_RESULT:
            words, colour = self._bold, self._rows.colour(row)
            middle = top + (height - self._icon) // 2
            painter.drawPixmap(QRect(left, middle, self._icon, self._icon), self._rows.picture(row))
            left, width = left + self._icon + self._padding, width - self._icon - self._padding
        painter.setPen(colour)
        words.paint(painter, self._rows.text(row, column), QRect(left, top, width, height))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """A click anywhere in the cell of a tick."""
        if index.column() != COL_TICK or not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        row = self._rows.row_at(index.row())
        if event.type() != QEvent.Type.MouseButtonRelease or event.button() != Qt.MouseButton.LeftButton or row is None:
            return False
        on = self._rows.check_state(row) != Qt.CheckState.Checked
        wanted = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _dress(self) -> None:
        colours = self._theme.colours
        self._ink, self._line = QColor(colours.ink), QColor(colours.line)
        self._selected, self._alternate = QColor(colours.accent_ground), QColor(colours.paper_alternate)
        self._padding, self._icon = self._theme.pixels(_PADDING), self._theme.pixels(_ICON_SIZE)
        plain, bold = QFont(), QFont()
        for font in (plain, bold):
            font.setPointSizeF(self._theme.points())
        bold.setWeight(QFont.Weight.DemiBold)
        self._plain, self._bold = Words(plain), Words(bold)
