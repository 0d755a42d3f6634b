"""The table of what came back."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QWidget

from offcirc.gui.messages import check_in as say
from offcirc.gui.messages import formats
from offcirc.gui.pages.check_in.model import CheckInTableModel, Column
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.table import BESIDE, RowsTable

_ACTS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_ICON = 18
_FITTED = (Column.TITLE, Column.FROM, Column.LATE, Column.WHERE)
"""As wide as what stands in them, as far as there is room."""
_MOST_FROM, _LEAST_TITLE = 0.2, 0.3
"""Shares of what the columns of a known width leave: where it goes is what staff must read, and gets the rest."""
_ROOMY = 480
"""With less than this (at 100 %) for them, who had it and how late is left to the card above and to the tooltip."""
_LATE_ON = datetime(2026, 12, 28, 22, 58, tzinfo=UTC)
"""A time of day, and a day of the year, that take room."""
_BESIDE_ICON = 8
"""Pixels at 100 % that a cell has beside its icon."""


class CheckInTable(RowsTable):
    """Each line's last cell is what can be done about it: by a click, or by Enter or Space on the line."""

    acted = Signal(object)

    def __init__(self, model: CheckInTableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self._model = model
        self._wanted: dict[Column, int] = {}
        self.setAccessibleName(say.table())
        self.setAccessibleDescription(say.table_description())
        model.rowsInserted.connect(self._on_rows_inserted)
        model.dataChanged.connect(self._on_data_changed)
        self.clicked.connect(self._on_clicked)
        self.dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do what the last cell says."""
        if event.key() in _ACTS and self.currentIndex().isValid():
            self.acted.emit(self._model.line(self.currentIndex().row()))
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex, int, int)
    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        """They may need more room; none is given back, so that columns come to rest."""
        self._measure(first, last)
        self.share_width()

    @Slot(QModelIndex, QModelIndex)
    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._on_rows_inserted(QModelIndex(), first.row(), last.row())

    def _measure(self, first: int, last: int) -> None:
        """How wide the texts of these lines are, with what stands beside them."""
        metrics, bold = QFontMetrics(self.font()), self._bold()
        beside = self.theme.pixels(BESIDE)
        for row in range(first, last + 1):
            for column in _FITTED:
                text = self._model.index(row, column).data() or ""
                if text:
                    is_bold, has_icon = column in {Column.LATE, Column.WHERE}, column is Column.WHERE
                    width = (bold if is_bold else metrics).horizontalAdvance(text) + beside
                    width += self.theme.pixels(_ICON + _BESIDE_ICON) if has_icon else 0
                    self._wanted[column] = max(width, self._wanted.get(column, self._head(column)))

    def _head(self, column: Column) -> int:
        return self._bold().horizontalAdvance(say.columns()[column]) + self.theme.pixels(BESIDE)

    def _bold(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setBold(True)
        return QFontMetrics(font)

    def share_width(self) -> None:
        """From whom and how late have no column before a line says it, and none where there is little room."""
        fixed = {
            Column.TIME: (formats.day_and_month(_LATE_ON.date()), formats.clock(_LATE_ON, UTC)),
            Column.ACTION: (say.undo(), say.try_again(), say.check_out_short(), say.sent()),
        }
        bold, beside = self._bold(), self.theme.pixels(BESIDE)
        widths = {column: max(map(bold.horizontalAdvance, texts)) + beside for column, texts in fixed.items()}
        left = max(0, self.viewport().width() - sum(widths.values()))
        roomy = left >= self.theme.pixels(_ROOMY)
        if roomy and Column.LATE in self._wanted:
            widths[Column.LATE] = self._wanted[Column.LATE]
            left -= widths[Column.LATE]
        if roomy and Column.FROM in self._wanted:
            widths[Column.FROM] = min(self._wanted[Column.FROM], int(left * _MOST_FROM))
            left -= widths[Column.FROM]
        least = int(left * (_LEAST_TITLE if roomy else 0.5))
        widths[Column.WHERE] = min(max(self._wanted.get(Column.WHERE, 0), left - self._title(left)), left - least)
        widths[Column.TITLE] = left - widths[Column.WHERE]
        for column in Column:
            self.setColumnHidden(column, column not in widths)
            self.setColumnWidth(column, widths.get(column, 0))

    def _title(self, left: int) -> int:
        """What titles want; half of the room before the first one."""
        return self._wanted.get(Column.TITLE, left // 2)

    @Slot()
    def dress(self) -> None:
        """In the theme's sizes; what the texts need is measured anew."""
        icon = self.theme.pixels(_ICON)
        self.setIconSize(QSize(icon, icon))
        self._wanted.clear()
        self._measure(0, self._model.rowCount() - 1)
        super().dress()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.ACTION:
            self.acted.emit(self._model.line(index.row()))
