"""The rows of the table: this visit, newest first, then what the patron had before. No widgets."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from offcirc.app.serving import LoanShown
from offcirc.app.visit import VisitRow
from offcirc.domain.transactions import Kind
from offcirc.gui.messages import check_out as say
from offcirc.gui.messages.formats import clock, day, day_and_month, money, work

_Index = QModelIndex | QPersistentModelIndex
_UTC = ZoneInfo("UTC")
COLUMNS = ("when", "title", "barcode", "due", "state", "action")
COL_WHEN, COL_TITLE, COL_BARCODE, COL_STATE, COL_ACTION = 0, 1, 2, 4, 5
ROW_HEIGHT = 38
SECTION_HEIGHT = 44


class Line(Enum):
    """What stands in a row of the table."""

    VISIT_HEAD = auto()
    VISIT_EMPTY = auto()
    VISIT = auto()
    BEFORE_HEAD = auto()
    BEFORE_EMPTY = auto()
    BEFORE = auto()


_ENABLED = Qt.ItemFlag.ItemIsEnabled
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
SPANNED = frozenset({Line.VISIT_HEAD, Line.VISIT_EMPTY, Line.BEFORE_HEAD, Line.BEFORE_EMPTY})
HEADS = frozenset({Line.VISIT_HEAD, Line.BEFORE_HEAD})


@dataclass(frozen=True, slots=True)
class Cells:
    """One row, in words."""

    line: Line
    texts: tuple[str, ...]
    row: VisitRow | None = None
    loan: LoanShown | None = None
    tone: str = ""


class VisitModel(QAbstractTableModel):
    """Rows come one at a time: a loan inserts one, and nothing is read anew."""

    def __init__(self) -> None:
        super().__init__()
        self._zone = _UTC
        self._today = date.min
        self._visit: list[Cells] = []
        self._before: list[Cells] = []
        self._table = self._all()

    def show_visit(
        self, rows: Sequence[VisitRow], before: Sequence[LoanShown], zone: ZoneInfo = _UTC, today: date = date.min
    ) -> None:
        """Shows another visit."""
        self.beginResetModel()
        self._zone, self._today = zone, today
        self._visit = [self._visit_cells(row) for row in rows]
        self._before = [self._before_cells(loan) for loan in before]
        self._table = self._all()
        self.endResetModel()

    def add(self, row: VisitRow) -> bool:
        """Puts one row on top. False where it takes up one from before: nothing can be kept."""
        barcode = row.loan.barcode if row.loan is not None else None
        taken = next((at for at, old in enumerate(self._before) if old.loan and old.loan.barcode == barcode), None)
        if taken is not None:
            return False
        if not self._visit:
            self.beginRemoveRows(QModelIndex(), 1, 1)
            del self._table[1]
            self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), 1, 1)
        self._visit.insert(0, self._visit_cells(row))
        self._table = self._all()
        self.endInsertRows()
        self.dataChanged.emit(self.index(0, 0), self.index(0, 0))
        return True

    def cells(self, at: int) -> Cells:
        """One row of the table."""
        return self._table[at]

    def usual(self) -> list[Cells]:
        """What will stand in most rows sooner or later: the columns have room for it from the beginning."""
        at, due = clock(datetime(2026, 1, 1, 22, 22, tzinfo=_UTC), _UTC), day(self._today)
        return [Cells(Line.VISIT, (at, "", "", due, "", action)) for action in (say.undo(), say.renew())]

    def spanned_rows(self) -> list[int]:
        """Rows of the table that are one cell: headings, and the words of an empty part."""
        return [at for at, cells in enumerate(self._table) if cells.line in SPANNED]

    def rowCount(self, parent: _Index | None = None) -> int:
        """Headings included."""
        return 0 if parent is not None and parent.isValid() else len(self._table)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Always the same."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Column heads."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say.column(COLUMNS[section])
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        return _ENABLED if self._table[index.row()].line in SPANNED else _CHOSEN

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words; how they look is for whoever paints them."""
        cells = self.cells(index.row())
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return cells.texts[column] if column < len(cells.texts) else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(text for text in cells.texts[:COL_ACTION] if text)
        return None

    def _all(self) -> list[Cells]:
        return [
            Cells(Line.VISIT_HEAD, (say.this_visit(len(self._visit)),)),
            *(self._visit or [Cells(Line.VISIT_EMPTY, (say.nothing_yet(),))]),
            Cells(Line.BEFORE_HEAD, (say.had_before(len(self._before)),)),
            *(self._before or [Cells(Line.BEFORE_EMPTY, (say.none_before(),))]),
        ]

    def _visit_cells(self, row: VisitRow) -> Cells:
        at, loan = clock(row.transaction.occurred_at, self._zone), row.loan
        if loan is None:
            return Cells(Line.VISIT, (at, what(row), "", "", "", say.undo()), row)
        remark, tone = _remark(row)
        texts = (at, title_of(loan), loan.barcode, self._due(loan.due_at), remark, say.undo())
        return Cells(Line.VISIT, texts, row, loan, tone)

    def _before_cells(self, loan: LoanShown) -> Cells:
        since = loan.issued_at.astimezone(self._zone).date()
        since_text = day_and_month(since) if since.year == self._today.year else day(since)
        remark, tone = "", ""
        if loan.overdue_days:
            remark, tone = say.overdue(loan.overdue_days), "bad"
        elif self._local(loan.due_at) == self._today:
            remark, tone = say.due_today(), "warn"
        texts = (since_text, title_of(loan), loan.barcode, self._due(loan.due_at), remark, say.renew())
        return Cells(Line.BEFORE, texts, None, loan, tone)

    def _due(self, due_at: datetime) -> str:
        return day(self._local(due_at))

    def _local(self, due_at: datetime) -> date:
        return due_at.astimezone(self._zone).date()


def title_of(loan: LoanShown) -> str:
    """Title and author in one line."""
    return work(loan.title, loan.author) if loan.title else say.not_in_data()


def what(row: VisitRow) -> str:
    """What a row of the visit is, for a person."""
    transaction = row.transaction
    if transaction.kind is Kind.PAYMENT and transaction.amount is not None:
        return say.paid(money(transaction.amount))
    if transaction.kind is Kind.REGISTER_PATRON and transaction.patron is not None:
        new = transaction.patron
        return say.registered(f"{new.surname}, {new.first_name}" if new.first_name else new.surname)
    if row.loan is not None:
        return isolated(row.loan.title) or row.loan.barcode
    return transaction.item_barcode or transaction.card_number or ""


def isolated(text: str) -> str:
    """A title in its own direction of writing, so that it does not turn the sentence around it."""
    turns = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if turns else text


def _remark(row: VisitRow) -> tuple[str, str]:
    if row.transaction.overridden:
        return say.lent_anyway(), "warn"
    if row.loan is not None and not row.loan.known:
        return say.unknown_remark(), "warn"
    if row.transaction.kind is Kind.RENEW:
        return say.renewed(), "note"
    return "", ""
