"""Batch edits that were made here before: what was not sent is taken back, what was is put back by another batch."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import IntEnum

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from offcirc.app.holdings.batches import BatchMade
from offcirc.gui.messages import formats
from offcirc.gui.messages import holdings as say_rule
from offcirc.gui.messages import items as say_items
from offcirc.gui.messages import items_batch as say
from offcirc.gui.pages.items.showing import value_words
from offcirc.gui.pages.items.table import Table
from offcirc.gui.pages.items.work import Frame
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, dress_icon, label
from offcirc.gui.widgets.flow import FlowLayout
from offcirc.gui.widgets.rows import RowsModel


class Column(IntEnum):
    """Of the table."""

    WHEN = 0
    WHAT = 1
    COUNT = 2
    STAFF = 3


_SHARES: dict[int, float] = {Column.WHAT: 0.50, Column.COUNT: 0.33, Column.STAFF: 0.17}
_LATE_ON = datetime(2026, 12, 28, 22, 58, tzinfo=UTC)
"""A moment that takes room."""


class BatchesModel(RowsModel[BatchMade]):
    """Newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        headers = (say.column_when(), say.column_given(), say.column_count(), say.column_staff())
        super().__init__(headers, parent)
        self.frame = Frame()

    def text_of(self, row: BatchMade, column: int) -> str:
        """What a cell shows."""
        match Column(column):
            case Column.WHEN:
                return formats.moment(row.recorded_at, self.frame.zone)
            case Column.WHAT:
                return self._what(row)
            case Column.COUNT:
                return _counts(row)
            case Column.STAFF:
                return row.staff

    def _what(self, row: BatchMade) -> str:
        said = row.changes.said.items()
        return " · ".join(
            say.given(say_rule.field(name), value_words(self.frame, name, str(value))) for name, value in said
        )


def _counts(row: BatchMade) -> str:
    parts = [say.items(row.count)]
    parts += [say.not_sent(row.waiting)] if row.waiting else []
    parts += [say.undone_rows(row.count - row.standing)] if row.standing < row.count else []
    return " · ".join(parts)


class EarlierBatches(QFrame):
    """One is chosen, and either of two buttons fits: to take back rows that are here, or to undo those that are not."""

    take_back_wanted = Signal(str)
    put_back_wanted = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setAccessibleName(say.earlier())
        self._may = False
        self.model = BatchesModel(self)
        self.table = Table(self.model, theme, _SHARES, {Column.WHEN: formats.moment(_LATE_ON, UTC)})
        self.table.setAccessibleName(say.earlier())
        self.told = Notice(theme, Tone.GOOD, "")
        self.take_back = button(say.take_back(), "primary")
        self.put_back = button(say.put_back(), description=say.put_back_description())
        self.close_button = button(say_items.close(), shortcut="Esc")
        dress_icon(self.close_button, theme, "close", "ink_soft")
        self.table.selectionModel().currentRowChanged.connect(self._show_buttons)
        self.take_back.clicked.connect(self._on_take_back)
        self.put_back.clicked.connect(self._on_put_back)
        self.close_button.clicked.connect(self.closed)
        self._lay_out()

    def _lay_out(self) -> None:
        head, buttons = QHBoxLayout(), FlowLayout()
        head.addWidget(label(say.earlier(), "heading", wraps=True), 1)
        head.addWidget(self.close_button)
        for each in (self.take_back, self.put_back):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(label(say.earlier_explanation(), "soft", wraps=True))
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.told.hide()

    def show_batches(self, frame: Frame, found: tuple[BatchMade, ...], *, may: bool) -> None:
        """As they are now; the one that was chosen stays so."""
        chosen = self.chosen
        self.model.frame = frame
        self.model.set_rows(found)
        self._may = may
        places = [place for place, each in enumerate(found) if chosen is not None and each.id == chosen.id]
        if found:
            self.table.selectRow(places[0] if places else 0)
        else:
            self.tell(say.no_batches(), Tone.NOTE)
        self._show_buttons()

    def tell(self, words: str, tone: Tone = Tone.GOOD) -> None:
        """What came of it."""
        self.told.set(tone, words)
        self.told.show()

    @property
    def chosen(self) -> BatchMade | None:
        """The current one."""
        row = self.table.row
        return self.model.row_at(row) if 0 <= row < self.model.rowCount() else None

    @Slot()
    def _show_buttons(self) -> None:
        made = self.chosen
        waiting = made.waiting if made is not None else 0
        gone = made.standing - waiting if made is not None else 0
        self.take_back.setText(say.take_back_so_many(waiting) if waiting else say.take_back())
        self.take_back.setEnabled(self._may and waiting > 0)
        self.put_back.setEnabled(self._may and gone > 0 and waiting == 0)

    @Slot()
    def _on_take_back(self) -> None:
        if self.chosen is not None:
            self.take_back_wanted.emit(self.chosen.id)

    @Slot()
    def _on_put_back(self) -> None:
        if self.chosen is not None:
            self.put_back_wanted.emit(self.chosen)
