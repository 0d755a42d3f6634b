"""Paints the cells of the table. By hand: a style sheet asks seven questions a cell, and a scan moves them all."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from offcirc.gui.pages.check_out.visit_model import COL_ACTION, COL_STATE, HEADS, SPANNED, Cells, VisitModel
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.words import Words

_PADDING = 8
_SELECTED = QStyle.StateFlag.State_Selected


class VisitCell(QStyledItemDelegate):
    """One cell: its words, a line under it, the ground of a chosen row."""

    def __init__(self, theme: Theme, rows: VisitModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = rows
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws it."""
        cells, column = self._rows.cells(index.row()), index.column()
        rect: QRect = option.rect
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        if _SELECTED in option.state:
            painter.fillRect(rect, self._chosen)
        painter.fillRect(left, top + height - 1, width, 1, self._line)
        text = cells.texts[column] if column < len(cells.texts) else ""
        if text:
            painter.setPen(self._colour_of(cells, column))
            room = QRect(left + _PADDING, top, width - 2 * _PADDING, height)
            self._words_of(cells, column).paint(painter, text, room)

    def _words_of(self, cells: Cells, column: int) -> Words:
        if cells.line in HEADS:
            return self._heading
        bold = cells.line not in SPANNED and (column == COL_ACTION or (column == COL_STATE and bool(cells.tone)))
        return self._bold if bold else self._plain

    def _colour_of(self, cells: Cells, column: int) -> QColor:
        if cells.line in SPANNED:
            return self._colours["ink" if cells.line in HEADS else "ink_soft"]
        if column == COL_ACTION:
            return self._colours["accent"]
        return self._colours[cells.tone or "ink"] if column == COL_STATE else self._colours["ink"]

    def _on_theme_changed(self) -> None:
        colours = self._theme.colours
        names = ("ink", "ink_soft", "accent", "good", "note", "warn", "bad")
        self._colours = {name: QColor(getattr(colours, name)) for name in names}
        self._chosen, self._line = QColor(colours.accent_ground), QColor(colours.line)
        self._plain = self._words(1.0, bold=False)
        self._bold = self._words(1.0, bold=True)
        self._heading = self._words(1.2, bold=True)

    def _words(self, factor: float, *, bold: bool) -> Words:
        font = QFont()
        font.setPointSizeF(self._theme.points(factor))
        font.setBold(bold)
        return Words(font)
