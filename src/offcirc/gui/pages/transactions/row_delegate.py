"""Paints the cells: a screenful in a few milliseconds, which Qt's style sheets take several times as long for."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from offcirc.gui.pages.transactions.cells import COL_RESULT, COL_TICK
from offcirc.gui.pages.transactions.model import ReviewModel
from offcirc.gui.pages.transactions.ticks import draw_tick
from offcirc.gui.theme import Theme

_PADDING = 6
_ICON_SIZE = 16
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
        line, column, rect = index.row(), index.column(), option.rect
        row = self._rows.row_at(line)
        if row is None:
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._selected)
        elif line % 2:
            painter.fillRect(rect, self._alternate)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, self._line)
        if column == COL_TICK:
            if row.can_be_processed:
                draw_tick(painter, rect, self._rows.check_state(row), self._theme)
            return
        inner = rect.adjusted(self._padding, 0, -self._padding, 0)
        metrics, font, colour = self._metrics, self._font, self._ink
        if column == COL_RESULT:
            metrics, font, colour = self._bold_metrics, self._bold, self._rows.colour(row)
            top = rect.y() + (rect.height() - self._icon) // 2
            painter.drawPixmap(QRect(inner.x(), top, self._icon, self._icon), self._rows.picture(row))
            inner.setLeft(inner.x() + self._icon + self._padding)
        painter.setFont(font)
        painter.setPen(colour)
        text = metrics.elidedText(self._rows.text(row, column), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, self._alignment, text)

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
        self._font, self._bold = QFont(), QFont()
        for font in (self._font, self._bold):
            font.setPointSizeF(self._theme.points())
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._metrics, self._bold_metrics = QFontMetrics(self._font), QFontMetrics(self._bold)
        self._alignment = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
