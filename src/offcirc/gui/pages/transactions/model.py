"""The table's model: what is shown, what is ticked, and Qt's questions about both."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPixmap

from offcirc.app.review.listing import Order, Review
from offcirc.app.review.rows import Answer, ReviewRow, Section
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
    HEADERS,
    Cells,
)
from offcirc.gui.pages.transactions.filters import Filter
from offcirc.gui.pages.transactions.shown import Shown
from offcirc.gui.pages.transactions.ticked import Ticked
from offcirc.gui.theme import Theme

ROW_ROLE = Qt.ItemDataRole.UserRole
_PAINTED_AFTER_MS = 100
_ORDERS = {
    COL_RECORDED: Order.RECORDED,
    COL_WORKSTATION: Order.WORKSTATION,
    COL_ACTION: Order.KIND,
    COL_PATRON: Order.PATRON,
    COL_ITEM: Order.ITEM,
    COL_DUE: Order.DUE,
    COL_RESULT: Order.RESULT,
}
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TICKED = _CHOSEN | Qt.ItemFlag.ItemIsUserCheckable


class ReviewModel(QAbstractTableModel):
    """Rows of a `Review`."""

    tick_wanted = Signal(object, bool)
    """Ids, and whether to tick or untick them: whoever listens asks first where K18 says so."""
    ticked_changed = Signal()
    shown_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._cells = Cells(theme)
        self._shown = Shown()
        self._ticked = Ticked()
        self._in_line: frozenset[str] = frozenset()
        self._answered: set[str] = set()
        self._top, self._bottom = -1, -1
        self._repaint = QTimer(self, singleShot=True, interval=_PAINTED_AFTER_MS)
        self._repaint.timeout.connect(self.show_marked)
        theme.changed.connect(self._on_theme_changed)

    # what it shows

    @property
    def review(self) -> Review:
        """What was read last."""
        return self._shown.review

    @property
    def rows(self) -> list[ReviewRow]:
        """All rows, with the answers that came since they were read."""
        return self._shown.rows

    @property
    def filter(self) -> Filter:
        """Which rows are in the table."""
        return self._shown.filter

    @property
    def counts(self) -> dict[Section, int]:
        """How many rows each section would show."""
        return self._shown.counts

    def set_review(self, review: Review) -> None:
        """Shows what was read anew; ticks stay on rows that can still be processed."""
        self._cells.zone, self._cells.today, self._cells.libraries = review.zone, review.today, review.libraries
        self.beginResetModel()
        self._shown.take(review)
        ticks_were_lost = self._ticked.take(review)
        self.endResetModel()
        self.shown_changed.emit()
        if ticks_were_lost:
            self.ticked_changed.emit()

    def set_filter(self, wanted: Filter) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self._shown.filter_by(wanted)
        self.endResetModel()
        self.shown_changed.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; the tick column has no order."""
        if column in _ORDERS:
            self.beginResetModel()
            self._shown.sort_by(_ORDERS[column], descending=order == Qt.SortOrder.DescendingOrder)
            self.endResetModel()

    def row_at(self, line: int) -> ReviewRow | None:
        """The row in a line of the table."""
        return self._shown.row_at(line)

    def line_of(self, id_: str) -> int | None:
        """The line of the table a row is in."""
        return self._shown.line_of(id_)

    def find(self, id_: str) -> ReviewRow | None:
        """A row, shown or not."""
        return self._shown.find(id_)

    # ticks

    @property
    def ticked(self) -> list[str]:
        """Ids of the ticked rows, in the order in which they will be applied."""
        return self._ticked.in_order()

    @property
    def ticked_count(self) -> int:
        """How many rows are ticked."""
        return len(self._ticked)

    def is_ticked(self, id_: str) -> bool:
        """Whether a row is."""
        return id_ in self._ticked

    def tickable_shown(self) -> list[str]:
        """Ids of the rows in the table that can be ticked."""
        return self._shown.ids_that_can_be_ticked()

    @property
    def ticks_shown(self) -> tuple[int, int]:
        """Of the rows in the table: how many are ticked, and how many can be."""
        ticked = len(self._ticked) if self._shown.shows_all else self._ticked.count(self.tickable_shown())
        return ticked, self._shown.tickable

    def left_out_by(self, ids: Collection[str]) -> list[ReviewRow]:
        """Earlier rows of the same item or patron that would be left out if `ids` were ticked as well (K18)."""
        return self._ticked.left_out_by(ids)

    def set_ticked(self, ids: Iterable[str], *, on: bool) -> None:
        """Ticks or unticks rows."""
        if self._ticked.set(ids, on=on):
            self._mark(0, len(self._shown.lines) - 1)
            self.show_marked()
        self.ticked_changed.emit()

    # while processing

    def set_in_line(self, ids: Iterable[str]) -> None:
        """The rows that are being processed."""
        self._in_line = frozenset(ids)
        self._answered.clear()
        self._mark(0, len(self._shown.lines) - 1)

    def take_answer(self, id_: str, answer: Answer) -> ReviewRow | None:
        """A row turns to its own result; None where the table does not have it."""
        row = self._shown.answer(id_, answer)
        if row is None:
            return None
        self._answered.add(id_)
        if not row.can_be_processed:
            self._ticked.close(id_)
        line = self._shown.line_of(id_)
        if line is not None:
            self._mark(line, line)
        return row

    def _mark(self, top: int, bottom: int) -> None:
        """Lines to be painted anew, soon: thousands of rows a second would be thousands of signals."""
        self._top = top if self._top < 0 else min(self._top, top)
        self._bottom = max(self._bottom, bottom)
        if not self._repaint.isActive():
            self._repaint.start()

    @Slot()
    def show_marked(self) -> None:
        """Has the lines painted whose rows are others by now; by itself it does so soon."""
        bottom = min(self._bottom, len(self._shown.lines) - 1)
        if 0 <= self._top <= bottom:
            self.dataChanged.emit(self.index(self._top, COL_TICK), self.index(bottom, COL_RESULT))
        self._top, self._bottom = -1, -1
        self._repaint.stop()

    # Qt's questions

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Lines of the table."""
        return 0 if parent.isValid() else len(self._shown.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Columns of the table."""
        return 0 if parent.isValid() else len(HEADERS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only what waits at the server has a tick."""
        if index.column() != COL_TICK:
            return _CHOSEN
        row = self.row_at(index.row())
        return _TICKED if row is not None and row.can_be_processed else _CHOSEN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401
        """The columns' names; the tick column's is for screen readers."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADERS[section]() if section != COL_TICK else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return HEADERS[section]()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = 0) -> Any:  # noqa: ANN401 - whatever the role is about
        """What a cell says; the delegate paints from the row itself."""
        row = self.row_at(index.row())
        if row is None:
            return None
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._full_text(row, column)
            case Qt.ItemDataRole.CheckStateRole if column == COL_TICK and row.can_be_processed:
                return self.check_state(row)
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def check_state(self, row: ReviewRow) -> Qt.CheckState:
        """Of its tick."""
        return Qt.CheckState.Checked if row.id in self._ticked else Qt.CheckState.Unchecked

    def text(self, row: ReviewRow, column: int) -> str:
        """What stands in a cell."""
        return self._cells.text(row, column, in_line=self._is_in_line(row))

    def colour(self, row: ReviewRow) -> QColor:
        """Of its result."""
        return self._cells.colour(row)

    def picture(self, row: ReviewRow) -> QPixmap:
        """The icon of its result."""
        return self._cells.picture(row)

    def setData(self, index: _Index, value: Any, role: int = 0) -> bool:  # noqa: ANN401 - Qt's name
        """A tick by mouse or screen reader is a wish; see `tick_wanted`."""
        row = self.row_at(index.row())
        if row is None or role != Qt.ItemDataRole.CheckStateRole or not row.can_be_processed:
            return False
        self.tick_wanted.emit((row.id,), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _full_text(self, row: ReviewRow, column: int) -> str:
        if column != COL_TICK:
            return self._cells.full_text(row, column, in_line=self._is_in_line(row))
        if not row.can_be_processed:
            return say.cannot_be_ticked()
        return say.ticked() if row.id in self._ticked else say.not_ticked()

    def _is_in_line(self, row: ReviewRow) -> bool:
        return row.id in self._in_line and row.can_be_processed and row.id not in self._answered

    def _on_theme_changed(self) -> None:
        self._cells.dress()
        self._mark(0, len(self._shown.lines) - 1)
