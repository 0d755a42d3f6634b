"""The table's rows, filtered and sorted over keys that the reading lane has prepared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from offcirc.app.review import Answer, Order, Review, ReviewRow, Section, earlier_left_out
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
from offcirc.gui.pages.transactions.filters import Filter, counts_of
from offcirc.gui.theme import Theme

ROW_ROLE = Qt.ItemDataRole.UserRole
_PAINTED_AFTER_MS = 40
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


class ReviewModel(QAbstractTableModel):
    """Rows of a `Review`. Filter and sort cost a few milliseconds for 20,000 rows: they run over prepared keys."""

    tick_wanted = Signal(object, bool)
    """Ids, and whether to tick or untick them: whoever listens asks first where K18 says so."""
    ticked_changed = Signal()
    shown_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._cells = Cells(theme)
        self._review = Review()
        self._rows: list[ReviewRow] = []
        self._shown: list[int] = []
        self._places: dict[str, int] = {}
        self._index_of: dict[str, int] = {}
        self._filter = Filter()
        self._order, self._descending = Order.RECORDED, True
        self._ticked: set[str] = set()
        self._pinned: set[str] = set()
        self._in_line: frozenset[str] = frozenset()
        self._dirty: set[int] = set()
        self._repaint = QTimer(self, singleShot=True, interval=_PAINTED_AFTER_MS)
        self.counts: Counter[Section] = Counter()
        self._repaint.timeout.connect(self._on_repaint_due)
        theme.changed.connect(self._on_theme_changed)

    # what it shows

    @property
    def review(self) -> Review:
        """What was read last."""
        return self._review

    @property
    def rows(self) -> list[ReviewRow]:
        """All rows, with the answers that came since they were read."""
        return self._rows

    @property
    def shown(self) -> list[ReviewRow]:
        """Those in the table, in its order."""
        return [self._rows[index] for index in self._shown]

    @property
    def filter(self) -> Filter:
        """Which rows are in the table."""
        return self._filter

    def set_review(self, review: Review) -> None:
        """Shows what was read anew; ticks stay on rows that can still be processed."""
        self.beginResetModel()
        self._review = review
        self._cells.zone = review.zone
        self._rows = list(review.rows)
        self._index_of = {row.id: index for index, row in enumerate(self._rows)}
        self._keep_ticks()
        self._select()
        self.endResetModel()
        self.shown_changed.emit()

    def set_filter(self, wanted: Filter) -> None:
        """Shows other rows; those that were answered meanwhile no longer stay for that."""
        self._pinned.clear()
        self._filter = wanted
        self._reorder()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; the tick column has no order."""
        if column in _ORDERS:
            self._order, self._descending = _ORDERS[column], order == Qt.SortOrder.DescendingOrder
            self._reorder()

    def _reorder(self) -> None:
        self.beginResetModel()
        self._select()
        self.endResetModel()
        self.shown_changed.emit()

    def _select(self) -> None:
        order = self._review.orders.get(self._order, ())
        passing = self._filter.passing(self._rows, reversed(order) if self._descending else order)
        self.counts = counts_of(self._rows, passing)
        self._shown = self._filter.in_sections(self._rows, passing, self._pinned)
        self._places = {self._rows[index].id: place for place, index in enumerate(self._shown)}

    def row_at(self, place: int) -> ReviewRow | None:
        """The row in a line of the table."""
        return self._rows[self._shown[place]] if 0 <= place < len(self._shown) else None

    def place_of(self, id_: str) -> int | None:
        """The line of the table a row is in."""
        return self._places.get(id_)

    def find(self, id_: str) -> ReviewRow | None:
        """A row, shown or not."""
        index = self._index_of.get(id_)
        return self._rows[index] if index is not None else None

    # ticks

    @property
    def ticked(self) -> list[str]:
        """Ids of the ticked rows, in the order in which they will be applied."""
        return [row.id for row in self.waiting() if row.id in self._ticked]

    @property
    def ticked_count(self) -> int:
        """How many rows are ticked."""
        return len(self._ticked)

    def waiting(self) -> list[ReviewRow]:
        """The rows that can be processed, in the order in which they will be applied."""
        return [row for row in (self._rows[index] for index in self._review.queue) if row.can_be_processed]

    def tickable_shown(self) -> list[str]:
        """Ids of the rows in the table that can be ticked."""
        return [self._rows[index].id for index in self._shown if self._rows[index].can_be_processed]

    def all_shown_ticked(self) -> Qt.CheckState:
        """For the tick above the table."""
        ids = self.tickable_shown()
        count = sum(id_ in self._ticked for id_ in ids)
        if not count:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count == len(ids) else Qt.CheckState.PartiallyChecked

    def left_out_by(self, ids: Collection[str]) -> list[ReviewRow]:
        """Earlier rows of the same item or patron that would be left out if `ids` were ticked as well (K18)."""
        return earlier_left_out(self.waiting(), self._ticked.union(ids))

    def set_ticked(self, ids: Iterable[str], *, on: bool) -> None:
        """Ticks or unticks rows."""
        wanted = {id_ for id_ in ids if (row := self.find(id_)) is not None and row.can_be_processed}
        self._ticked = self._ticked | wanted if on else self._ticked - wanted
        self._dirty.update(self._places[id_] for id_ in wanted if id_ in self._places)
        self._on_repaint_due()
        self.ticked_changed.emit()

    def _keep_ticks(self) -> None:
        kept = {id_ for id_ in self._ticked if (row := self.find(id_)) is not None and row.can_be_processed}
        if kept != self._ticked:
            self._ticked = kept
            self.ticked_changed.emit()

    # while processing

    def set_in_line(self, ids: Iterable[str]) -> None:
        """The rows that are being processed."""
        self._in_line = frozenset(ids)
        self._dirty.update(range(len(self._shown)))
        self._repaint.start()

    def take_answer(self, id_: str, answer: Answer) -> bool:
        """A row turns to its own result; False where the table does not have it."""
        index = self._index_of.get(id_)
        if index is None:
            return False
        before, after = self._rows[index], self._rows[index].answered(answer)
        self._rows[index] = after
        self._pinned.add(id_)
        if not after.can_be_processed:
            self._ticked.discard(id_)
        place = self._places.get(id_)
        if place is not None:
            self.counts[before.section] -= 1
            self.counts[after.section] += 1
            self._dirty.add(place)
            if not self._repaint.isActive():
                self._repaint.start()
        return True

    def _on_repaint_due(self) -> None:
        """One signal for all that changed: thousands of rows a second would be thousands of signals."""
        last = len(self._shown) - 1
        if self._dirty and last >= 0:
            top, bottom = min(self._dirty), min(max(self._dirty), last)
            self.dataChanged.emit(self.index(top, COL_TICK), self.index(bottom, COL_RESULT))
        self._dirty.clear()

    # Qt's questions

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Lines of the table."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Columns of the table."""
        return 0 if parent.isValid() else len(HEADERS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only what waits at the server has a tick."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        row = self.row_at(index.row())
        if index.column() == COL_TICK and row is not None and row.can_be_processed:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

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
        """What a cell shows."""
        row = self.row_at(index.row())
        if row is None:
            return None
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cells.text(row, column, in_line=self._is_in_line(row))
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._full_text(row, column)
            case Qt.ItemDataRole.CheckStateRole if column == COL_TICK and row.can_be_processed:
                return Qt.CheckState.Checked if row.id in self._ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.UserRole:
                return row
        return self._dress(row, role) if column == COL_RESULT else None

    def setData(self, index: _Index, value: Any, role: int = 0) -> bool:  # noqa: ANN401 - Qt's name
        """A tick by mouse or screen reader is a wish; see `tick_wanted`."""
        row = self.row_at(index.row())
        if row is None or role != Qt.ItemDataRole.CheckStateRole or not row.can_be_processed:
            return False
        self.tick_wanted.emit((row.id,), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _dress(self, row: ReviewRow, role: int) -> Any:  # noqa: ANN401 - whatever the role is about
        match role:
            case Qt.ItemDataRole.ForegroundRole:
                return self._cells.brush(row)
            case Qt.ItemDataRole.FontRole:
                return self._cells.bold
            case Qt.ItemDataRole.DecorationRole:
                return self._cells.picture(row)
        return None

    def _full_text(self, row: ReviewRow, column: int) -> str:
        if column != COL_TICK:
            return self._cells.full_text(row, column, in_line=self._is_in_line(row))
        if not row.can_be_processed:
            return say.cannot_be_ticked()
        return say.ticked() if row.id in self._ticked else say.not_ticked()

    def _is_in_line(self, row: ReviewRow) -> bool:
        return row.id in self._in_line and row.can_be_processed and row.id not in self._pinned

    def _on_theme_changed(self) -> None:
        self._cells.dress()
        self._dirty.update(range(len(self._shown)))
        self._on_repaint_due()
