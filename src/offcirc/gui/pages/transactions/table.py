"""The table: a tick, seven columns, and a header that ticks all that is shown."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from offcirc.app.review.rows import ReviewRow
from offcirc.gui.messages import transactions as say
from offcirc.gui.pages.transactions.cells import (
    COL_ACTION,
    COL_DUE,
    COL_ITEM,
    COL_PATRON,
    COL_RECORDED,
    COL_RESULT,
    COL_TICK,
    COL_WORKSTATION,
)
from offcirc.gui.pages.transactions.model import ReviewModel
from offcirc.gui.pages.transactions.row_delegate import RowDelegate
from offcirc.gui.pages.transactions.ticks import TickBox
from offcirc.gui.theme import Theme

_ROW_HEIGHT = 38
_TICK_WIDTH = 40
_SHORT = (COL_RECORDED, COL_WORKSTATION, COL_ACTION, COL_DUE)
_SHARES = {COL_PATRON: 4, COL_ITEM: 6, COL_RESULT: 7}
_NARROWEST = 96
_JUDGED_ROWS = 30
_CELL_PADDING = 26
_NARROW = 900
"""Width in pixels at 100 % below which workstation and due date make room; the panel shows them.

So does a workstation that all rows have in common.
"""
_Index = QModelIndex | QPersistentModelIndex


class ReviewTable(QTableView):
    """Space ticks, Enter opens, Ctrl+A (of the page) ticks all shown."""

    row_opened = Signal(object)
    row_left = Signal()
    """Another row is current, or none."""

    def __init__(self, model: ReviewModel, theme: Theme) -> None:
        super().__init__()
        self._rows = model
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(RowDelegate(model, theme, self))
        self.tick_all = TickBox(theme, self.horizontalHeader())
        self.tick_all.setAccessibleName(say.tick_all_shown())
        self.tick_all.setToolTip(say.tick_all_shown())
        self.tick_all.setTristate(True)
        self.tick_all.clicked.connect(self._on_tick_all)
        model.ticked_changed.connect(self._show_tick_all)
        model.shown_changed.connect(self._show_tick_all)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        theme.changed.connect(self._dress)
        self._kept = ""
        self._kept_in_sight = ""
        self._widths: dict[int, int] = {}
        self._one_workstation = False
        self._lay_out()

    def _lay_out(self) -> None:
        self.setProperty("kind", "rows")
        self.setAccessibleName(say.table())
        self.setAccessibleDescription(say.table_description())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # never asks 20,000 rows for a height
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        header.sectionResized.connect(self._place_tick_all)
        header.geometriesChanged.connect(self._place_tick_all)
        self.setSortingEnabled(True)
        self.sortByColumn(COL_RECORDED, Qt.SortOrder.DescendingOrder)
        self._dress()

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.pixels(_ROW_HEIGHT))
        self.fit()

    # what it tells

    @property
    def current(self) -> ReviewRow | None:
        """The row that the keyboard is at."""
        return self._rows.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def show_row(self, id_: str) -> bool:
        """Brings a row into sight and makes it current; False where the filter hides it."""
        place = self._rows.line_of(id_)
        if place is None:
            return False
        self.setCurrentIndex(self._rows.index(place, COL_RESULT))
        self.scrollTo(self.currentIndex())
        return True

    def follow(self, id_: str) -> None:
        """Brings a row into sight, all of it; none is chosen by that."""
        place = self._rows.line_of(id_)
        if place is not None:
            self.scrollTo(self._rows.index(place, COL_RECORDED))

    def keep_in_sight(self, id_: str) -> None:
        """A row that is talked about stays in sight when the table gets another size; an empty id ends it."""
        self._kept_in_sight = id_
        self.follow(id_)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's own painting, but entered from here: Python keeps its lock through all cells.

        Called by Qt alone, each of a thousand questions to the model would wait anew for a lane that works.
        """
        super().paintEvent(event)
        if self.hasFocus():
            self._draw_focus()

    def _draw_focus(self) -> None:
        """A line around the current row, or around the table where none is current."""
        area = self.viewport().rect()
        if self.currentIndex().isValid():
            row = self.visualRect(self.currentIndex())
            area = QRect(area.x(), row.y(), area.width(), row.height())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -2), 4, 4)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the chosen rows; Enter opens the row."""
        if event.key() == Qt.Key.Key_Space:
            self._toggle_chosen()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.current is not None:
                self.row_opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the row, like Enter; a hurried second click on a tick is a click."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != COL_TICK and self.current is not None:
            self.row_opened.emit(self.current)
        else:
            super().mouseDoubleClickEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        self._share_width()
        self.follow(self._kept_in_sight)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Another row is current."""
        super().currentChanged(current, previous)
        if previous.isValid() and current.row() != previous.row():  # the first focus, a reset: nobody moved
            self.row_left.emit()

    def fit(self) -> None:
        """Gives short columns what they need for the rows that are shown now, and the long ones the rest."""
        self._widths = {column: self._wanted(column) for column in _SHORT}
        self._one_workstation = len(set(self._rows.review.keys.workstations)) == 1
        self._share_width()

    def _share_width(self) -> None:
        width = self.viewport().width()
        narrow = width < self._theme.pixels(_NARROW)
        self.setColumnHidden(COL_WORKSTATION, narrow or self._one_workstation)
        self.setColumnHidden(COL_DUE, narrow)
        fixed = {COL_TICK: self._theme.pixels(_TICK_WIDTH)}
        fixed |= {column: self._widths[column] for column in _SHORT if not self.isColumnHidden(column)}
        rest = width - sum(fixed.values()) - 1
        least = self._theme.pixels(_NARROWEST)
        crowded = rest * min(_SHARES.values()) // sum(_SHARES.values()) < least
        self.setColumnHidden(COL_PATRON, crowded)  # the panel, which is what makes it crowded, says who it is
        shown = {column: share for column, share in _SHARES.items() if column != COL_PATRON or not crowded}
        shares = {column: max(least, rest * share // sum(shown.values())) for column, share in shown.items()}
        for column, wanted in {**fixed, **shares}.items():
            self.setColumnWidth(column, wanted)
        self._place_tick_all()

    def _wanted(self, column: int) -> int:
        """Width of a column of short texts, judged by some rows; Qt would ask all 20,000 while it is out of sight."""
        first = max(0, self.rowAt(0))
        rows = [row for line in range(first, first + _JUDGED_ROWS) if (row := self._rows.row_at(line)) is not None]
        texts = {self._rows.text(row, column) for row in rows}
        texts.add(self._rows.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(text) for text in texts) + self._theme.pixels(_CELL_PADDING)
        return min(widest, self._theme.pixels({COL_WORKSTATION: 140, COL_ACTION: 160, COL_DUE: 240}.get(column, 190)))

    # ticks

    def _toggle_chosen(self) -> None:
        lines = sorted({index.row() for index in self.selectionModel().selectedRows(COL_TICK)})
        rows = [row for line in lines if (row := self._rows.row_at(line)) is not None]
        ids = tuple(row.id for row in rows if row.can_be_processed)
        if ids:
            self._rows.tick_wanted.emit(ids, not all(self._rows.is_ticked(id_) for id_ in ids))

    def _on_tick_all(self) -> None:
        on = self.tick_all.checkState() != Qt.CheckState.Unchecked  # as the click has left it
        self._rows.tick_wanted.emit(tuple(self._rows.tickable_shown()), on)
        self._show_tick_all()

    def _show_tick_all(self) -> None:
        ticked, tickable = self._rows.ticks_shown
        partly = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        self.tick_all.setCheckState(Qt.CheckState.Checked if tickable and ticked == tickable else partly)
        self.tick_all.setEnabled(bool(tickable))

    def _place_tick_all(self) -> None:
        header = self.horizontalHeader()
        size = self.tick_all.sizeHint()
        left = header.sectionViewportPosition(COL_TICK) + (header.sectionSize(COL_TICK) - size.width()) // 2
        self.tick_all.setGeometry(left, (header.height() - size.height()) // 2, size.width(), size.height())

    # a reset keeps the place

    def _remember(self) -> None:
        self._kept = self.current.id if self.current is not None else ""

    def _restore(self) -> None:
        if self._kept and not self.show_row(self._kept):
            self.clearSelection()
