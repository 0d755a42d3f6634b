"""Whom to tell that the server keeps another due date: in the summary after processing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from offcirc.app.review.rows import ReviewRow
from offcirc.gui.messages import limits as say
from offcirc.gui.messages import outcomes
from offcirc.gui.messages import transactions as say_row
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import button, notice

_LINES = 3
_NAMED = 200
"""Rows. A longer list is read in the table, or on paper."""


class DifferingDates(QWidget):
    """Patron, title and both dates, a line each; nothing where all are as they were told."""

    show_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.count = notice(theme, Tone.WARN, "", "calendar")
        self.list = QListWidget()
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_button = button(say.show_them())
        self.show_button.clicked.connect(self.show_wanted)
        self.count.add(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.count)
        column.addWidget(self.list)
        self.hide()

    def show_rows(self, rows: Sequence[ReviewRow], zone: tzinfo) -> None:
        """Those whose due date differs."""
        self.setVisible(bool(rows))
        said = say.due_dates_differ(len(rows))
        self.count.set(Tone.WARN, said, "calendar")
        self.list.setAccessibleName(said)
        self.list.clear()
        for row in rows[:_NAMED]:
            self.list.addItem(line_of(row, zone))
            item = self.list.item(self.list.count() - 1)
            item.setToolTip(item.text())
        if len(rows) > _NAMED:
            self.list.addItem(say_row.and_more(len(rows) - _NAMED))
        line = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(min(self.list.count(), _LINES) * line + 2 * self.list.frameWidth() + 4)


def line_of(row: ReviewRow, zone: tzinfo) -> str:
    """Whom to tell, of what, and both dates."""
    kept, told = row.changed_due_at, row.due_at
    if kept is None or told is None:
        return ""
    kept_shown, told_shown = outcomes.both_dates(kept, told, zone)
    return say.due_date_differs(row.name or row.card, row.title or row.item, told_shown, kept_shown)
