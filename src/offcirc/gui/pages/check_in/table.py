"""The table of what came back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from offcirc.gui.messages import check_in as say
from offcirc.gui.pages.check_in.model import CheckInTableModel, Column
from offcirc.gui.theme import Theme

_ACTS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_ROW, _ICON = 38, 18
_SHARES = {Column.TIME: 0.08, Column.TITLE: 0.33, Column.FROM: 0.16, Column.LATE: 0.10, Column.WHERE: 0.33}
"""Of what is left beside the last column."""


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
        metrics = self.fontMetrics()
        acts = (say.undo(), say.try_again(), say.check_out_short(), say.sent())
        last = max(metrics.horizontalAdvance(text) for text in acts) + self._theme.pixels(36)
        left = max(0, self.viewport().width() - last)
        for column, share in _SHARES.items():
            self.setColumnWidth(column, int(left * share))
        self.setColumnWidth(Column.ACTION, self.viewport().width() - sum(self.columnWidth(each) for each in _SHARES))

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
