"""The loans: of this visit, newest first, and from before. Enter, a click or the menu key acts on a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from offcirc.app.serving import LoanShown
from offcirc.app.visit import VisitRow
from offcirc.gui.messages import check_out as say
from offcirc.gui.pages.check_out.visit_model import (
    COL_ACTION,
    COL_BARCODE,
    COL_STATE,
    COL_TITLE,
    COL_WHEN,
    COLUMNS,
    HEADS,
    ROW_HEIGHT,
    SECTION_HEIGHT,
    Cells,
    Line,
    VisitModel,
)
from offcirc.gui.pages.check_out.visit_painter import VisitPainter
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import repolish

_LEAST_TITLE = 150
_LEAST_WIDTH = 210
_LEAST_HEIGHT = 120
_AS_WIDE_AS_WORDS = tuple(column for column in range(len(COLUMNS)) if column != COL_TITLE)


class VisitTable(QTableView):
    """One table, one scroll bar, two parts."""

    undo_wanted = Signal(object)
    """A `VisitRow`."""
    renewal_wanted = Signal(str)
    title_wanted = Signal(object)
    was_a_card = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widths: list[int] = []
        self._has_remarks = False
        self.rows = VisitModel()
        self.setModel(self.rows)
        self._painter = VisitPainter(theme)
        self.setAccessibleName(say.table())
        self.setAccessibleDescription(say.table_description())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # no column moves when it is needed
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies under it is not painted first
        self._set_columns()
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._on_range_changed(0, 0)

    def show_visit(self, rows: Sequence[VisitRow], before: Sequence[LoanShown], zone: ZoneInfo, today: date) -> None:
        """Shows another visit, or another state of it."""
        self.rows.show_visit(rows, before, zone, today)
        self._lay_rows()
        self.scrollToTop()

    def add(self, row: VisitRow) -> bool:
        """Puts one new row on top (K13), at once in sight; False where the parts changed and all must be shown anew."""
        if not self.rows.add(row):
            return False
        self._measure(self.rows.cells(1))
        self._widen()
        self.executeDelayedItemsLayout()  # else all is painted, then laid out, and painted again
        self.scrollToTop()
        self.viewport().repaint()  # nobody waits for what else the page has to show of it
        return True

    def act(self, index: QModelIndex) -> None:
        """What Enter does: takes a row of this visit back, renews a loan from before."""
        cells = self.rows.cells(index.row())
        if cells.line is Line.VISIT and cells.row is not None:
            self.undo_wanted.emit(cells.row)
        elif cells.line is Line.BEFORE and cells.loan is not None:
            self.renewal_wanted.emit(cells.loan.barcode)

    def sizeHint(self) -> QSize:
        """Room for a few rows; it takes what is left."""
        return QSize(self._theme.pixels(300), self._theme.pixels(_LEAST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same, but narrower: `_widen` leaves columns out."""
        return QSize(self._theme.pixels(_LEAST_WIDTH), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in sight."""
        rect = event.rect()
        columns = tuple(
            (column, self.columnViewportPosition(column), self.columnWidth(column))
            for column in range(len(COLUMNS))
            if not self.isColumnHidden(column)
        )
        width = self.horizontalHeader().length()
        chosen = {index.row() for index in self.selectedIndexes()}
        at = self.rowAt(rect.top())
        top, count = self.rowViewportPosition(at), self.rows.rowCount()
        painter = QPainter(self.viewport())
        self._painter.clear(painter, rect)
        while 0 <= at < count and top <= rect.bottom():
            height = self.rowHeight(at)
            row = QRect(0, top, width, height)
            self._painter.paint(painter, self.rows.cells(at), row, columns, chosen=at in chosen)
            at, top = at + 1, top + height
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where titles would have no room the lesser columns go: they stand in the title's tooltip."""
        super().resizeEvent(event)
        self._widen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.act(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the last column acts."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == COL_ACTION and event.button() is Qt.MouseButton.LeftButton:
            self.act(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        index = self.indexAt(event.position().toPoint())
        acts = index.column() == COL_ACTION and self.rows.cells(index.row()).line in {Line.VISIT, Line.BEFORE}
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done with a row."""
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        if index.isValid():
            where = self.visualRect(index).center() if keyboard else event.pos()
            self._show_menu(self.rows.cells(index.row()), index, self.viewport().mapToGlobal(where))

    def _show_menu(self, cells: Cells, index: QModelIndex, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if cells.line is Line.VISIT:
            menu.addAction(say.undo(), lambda: self.act(index))
        if cells.line is Line.BEFORE:
            menu.addAction(say.renew(), lambda: self.act(index))
        row = cells.row
        if row is not None and row.loan is not None and not row.loan.known:
            menu.addAction(say.add_title(), lambda: self.title_wanted.emit(row))
            menu.addAction(say.was_a_card(), lambda: self.was_a_card.emit(row))
        if menu.actions():
            menu.popup(where)

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(40)
        for column in range(len(COLUMNS)):
            stretched = column == COL_TITLE
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive
            )

    def _lay_rows(self) -> None:
        """Headings over all columns, rows as high as the text asks for, columns as wide as their words."""
        self.verticalHeader().setDefaultSectionSize(self._theme.pixels(ROW_HEIGHT))
        self._span_headings()
        self._widths = [0] * len(COLUMNS)
        self._measure(Cells(Line.VISIT_HEAD, tuple(say.column(name) for name in COLUMNS)))
        self._has_remarks = False
        for cells in self.rows.usual():
            self._measure(cells)
        for at in range(self.rows.rowCount()):
            cells = self.rows.cells(at)
            height = self._theme.pixels(SECTION_HEIGHT if cells.line in HEADS else ROW_HEIGHT)
            if self.rowHeight(at) != height:
                self.setRowHeight(at, height)
            self._measure(cells)
        self._widen()

    def _span_headings(self) -> None:
        self.clearSpans()
        for at in self.rows.spanned_rows():
            self.setSpan(at, 0, 1, len(COLUMNS))

    def _measure(self, cells: Cells) -> None:
        if len(cells.texts) == len(COLUMNS):
            self._has_remarks = self._has_remarks or (
                cells.line is not Line.VISIT_HEAD and bool(cells.texts[COL_STATE])
            )
            for column in _AS_WIDE_AS_WORDS:
                self._widths[column] = max(self._widths[column], self._metrics.horizontalAdvance(cells.texts[column]))

    def _widen(self) -> None:
        room = self.viewport().width()
        wanted = sum(self._widths) + self._theme.pixels(_LEAST_TITLE + 20 * len(COLUMNS))
        hidden = set()
        for column in (COL_WHEN, COL_BARCODE):
            if wanted > room:
                hidden.add(column)
                wanted -= self._widths[column]
        if wanted > room or not self._has_remarks:
            hidden.add(COL_STATE)  # the tooltip says it
        padding = self._theme.pixels(20)
        for column in _AS_WIDE_AS_WORDS:
            self.setColumnHidden(column, column in hidden)
            if column not in hidden and self.columnWidth(column) != self._widths[column] + padding:
                self.setColumnWidth(column, self._widths[column] + padding)

    @Slot(int, int)
    def _on_range_changed(self, least: int, most: int) -> None:
        """Nothing is seen of a bar that has nothing to scroll."""
        bar, idle = self.verticalScrollBar(), "true" if most <= least else "false"
        if bar.property("idle") != idle:
            bar.setProperty("idle", idle)
            repolish(bar)

    def _on_theme_changed(self) -> None:
        self._painter.dress()
        bold = self.font()
        bold.setBold(True)
        self._metrics = QFontMetrics(bold)
        self._lay_rows()
