"""Paints the cells of the table. By hand: a style sheet asks seven questions a cell, and a scan moves them all."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from offcirc.gui.pages.check_out.visit_model import COL_ACTION, COL_STATE, HEADS, SPANNED, Cells, VisitModel
from offcirc.gui.theme import Theme

_PADDING = 8


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
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._chosen)
        painter.setPen(self._line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        text = cells.texts[column] if column < len(cells.texts) else ""
        if not text:
            return
        font, metrics = self._font_of(cells, column)
        painter.setFont(font)
        painter.setPen(self._colour_of(cells, column))
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _font_of(self, cells: Cells, column: int) -> tuple[QFont, QFontMetrics]:
        if cells.line in HEADS:
            return self._fonts["heading"]
        bold = cells.line not in SPANNED and (column == COL_ACTION or (column == COL_STATE and bool(cells.tone)))
        return self._fonts["bold" if bold else "plain"]

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
        self._fonts = {
            "plain": self._font(1.0, bold=False),
            "bold": self._font(1.0, bold=True),
            "heading": self._font(1.2, bold=True),
        }

    def _font(self, factor: float, *, bold: bool) -> tuple[QFont, QFontMetrics]:
        font = QFont()
        font.setPointSizeF(self._theme.points(factor))
        font.setBold(bold)
        return font, QFontMetrics(font)
