"""A table of items: the width is shared, Enter or a click opens a row."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from offcirc.gui.theme import Theme

_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_ROW = 38
_BESIDE = 24
"""Pixels at 100 % that a cell has beside its text."""
_A_BARCODE = "38400100001013"


class Table(QTableView):
    """Rows that can be opened, and where it says so taken out.

    Args:
        model: its rows.
        theme: for sizes.
        shares: of the width, by column; others are as wide as a barcode.
    """

    opened = Signal(int)
    removed = Signal(int)

    def __init__(
        self, model: QAbstractItemModel, theme: Theme, shares: Mapping[int, float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares = shares
        self.setModel(model)
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

    @property
    def row(self) -> int:
        """The current one; -1 for none."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes out."""
        if event.key() in _OPENS and self.row >= 0:
            self.opened.emit(self.row)
        elif event.key() == Qt.Key.Key_Delete and self.row >= 0:
            self.removed.emit(self.row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width."""
        super().resizeEvent(event)
        self._share_width()

    def show_column(self, column: int, *, shown: bool) -> None:
        """Leaves a column out where there is little room."""
        if self.isColumnHidden(column) is shown:
            self.setColumnHidden(column, not shown)
            self._share_width()

    def _share_width(self) -> None:
        metrics = self.fontMetrics()
        model, beside = self.model(), self._theme.pixels(_BESIDE)
        fixed = [column for column in range(model.columnCount()) if column not in self._shares]
        widths = {}
        for column in fixed:
            head = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            widths[column] = max(map(metrics.horizontalAdvance, (_A_BARCODE, head))) + beside
        left = max(0, self.viewport().width() - sum(widths.values()))
        shares = {column: share for column, share in self._shares.items() if not self.isColumnHidden(column)}
        widths |= {column: int(left * share / sum(shares.values())) for column, share in shares.items()}
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    @Slot()
    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.pixels(_ROW))
        self._share_width()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
