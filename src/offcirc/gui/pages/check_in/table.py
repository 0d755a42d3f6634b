"""The table of what came back."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from offcirc.gui.messages import check_in as say
from offcirc.gui.messages import formats
from offcirc.gui.pages.check_in.model import CheckInTableModel, Column
from offcirc.gui.theme import Theme

_ACTS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_ROW, _ICON = 38, 18
_SHARES = {Column.TITLE: 0.27, Column.FROM: 0.16, Column.WHERE: 0.57}
"""Of what the columns of a known width leave: where it goes is what staff must read."""
_ROOMY = 480
"""With less than this (at 100 %) for them, who had it and how late is left to the card above and to the tooltip."""
_MANY_DAYS = 200
_LATE_ON = datetime(2026, 12, 28, 22, 58, tzinfo=UTC)
"""A time of day, and a day of the year, that take room."""
_BESIDE = 24
"""Pixels at 100 % that a cell has beside its text."""


class CheckInTable(QTableView):
    """Each line's last cell is what can be done about it: by a click, or by Enter or Space on the line."""

    acted = Signal(object)

    def __init__(self, model: CheckInTableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.setModel(model)
        self.setAccessibleName(say.table())
        self.setAccessibleDescription(say.table_description())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(20)
        theme.changed.connect(self._dress)
        self.clicked.connect(self._on_clicked)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do what the last cell says."""
        if event.key() in _ACTS and self.currentIndex().isValid():
            self.acted.emit(self._model.line(self.currentIndex().row()))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        width = self.viewport().width()
        fixed = {
            Column.TIME: (formats.day_and_month(_LATE_ON.date()), formats.clock(_LATE_ON, UTC)),
            Column.LATE: (say.days(_MANY_DAYS), say.columns()[Column.LATE]),
            Column.ACTION: (say.undo(), say.try_again(), say.check_out_short(), say.sent()),
        }
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        widths = {
            column: max(map(metrics.horizontalAdvance, texts)) + self._theme.pixels(_BESIDE)
            for column, texts in fixed.items()
        }
        left = max(0, width - sum(widths.values()))
        roomy = left >= self._theme.pixels(_ROOMY)
        if roomy:
            widths |= {column: int(left * share) for column, share in _SHARES.items()}
        else:
            left += widths.pop(Column.LATE)
            widths |= {Column.TITLE: left // 2, Column.WHERE: left - left // 2}
        for column in (Column.FROM, Column.LATE):
            self.setColumnHidden(column, not roomy)
        for column, each in widths.items():
            self.setColumnWidth(column, each)

    @Slot()
    def _dress(self) -> None:
        icon = self._theme.pixels(_ICON)
        self.setIconSize(QSize(icon, icon))
        self.verticalHeader().setDefaultSectionSize(self._theme.pixels(_ROW))
        self._share_width()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.ACTION:
            self.acted.emit(self._model.line(index.row()))
