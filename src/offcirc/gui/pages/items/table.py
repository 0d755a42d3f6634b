"""A table of items: the width is shared, Enter or a click opens a row."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from offcirc.gui.theme import Theme
from offcirc.gui.widgets.table import BESIDE, RowsTable

_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_A_BARCODE = "38400100001013"


class Table(RowsTable):
    """Rows that can be opened, and where it says so taken out.

    Args:
        model: its rows.
        theme: for sizes.
        shares: of the width, by column; others are as wide as a barcode,
        samples: or as one of these texts.
    """

    opened = Signal(int)
    removed = Signal(int)

    def __init__(
        self,
        model: QAbstractItemModel,
        theme: Theme,
        shares: Mapping[int, float],
        samples: Mapping[int, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, theme, parent)
        self._shares, self._samples = shares, samples or {}
        self.clicked.connect(self._on_clicked)
        self.dress()

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

    def show_column(self, column: int, *, shown: bool) -> None:
        """Leaves a column out where there is little room."""
        if self.isColumnHidden(column) is shown:
            self.setColumnHidden(column, not shown)
            self.share_width()

    def share_width(self) -> None:
        """Those of a known width first, the others share what is left."""
        metrics = self.fontMetrics()
        model, beside = self.model(), self.theme.pixels(BESIDE)
        fixed = [column for column in range(model.columnCount()) if column not in self._shares]
        widths = {}
        for column in fixed:
            head = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            widths[column] = max(map(metrics.horizontalAdvance, (self._samples.get(column, _A_BARCODE), head))) + beside
        left = max(0, self.viewport().width() - sum(widths.values()))
        shares = {column: share for column, share in self._shares.items() if not self.isColumnHidden(column)}
        widths |= {column: int(left * share / sum(shares.values())) for column, share in shares.items()}
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
