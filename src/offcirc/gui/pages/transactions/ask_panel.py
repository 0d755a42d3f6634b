"""K18: earlier rows of the same item or patron are left out. What now?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout

from offcirc.app.review.rows import ReviewRow
from offcirc.gui.messages import transactions as say
from offcirc.gui.pages.transactions.cells import in_one_line
from offcirc.gui.pages.transactions.whole import Whole
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import button, notice
from offcirc.gui.widgets.flow import FlowLayout

_NAMED = 200
"""Rows. A longer list is not read; its number is said."""
_LINES = 4


class AskPanel(Whole):
    """Names the rows; the answer is a press of a button, never a scan."""

    these_too = Signal()
    left_out = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "paper")
        self.setAccessibleName(say.left_out_title())
        self.question = notice(theme, Tone.WARN, "")
        self.list = QListWidget()
        self.these_too_button = button(say.tick_these_too(), "primary")
        self.leave_out_button = button(say.leave_them_out())
        self.cancel_button = button(say.cancel())
        self.these_too_button.clicked.connect(self.these_too)
        self.leave_out_button.clicked.connect(self.left_out)
        self.cancel_button.clicked.connect(self.cancelled)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self.list.setAccessibleName(say.left_out_title())
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        answers = FlowLayout()
        for each in (self.these_too_button, self.leave_out_button, self.cancel_button):
            answers.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(self.question)
        column.addWidget(self.list)
        column.addLayout(answers)

    def ask(self, rows: Sequence[ReviewRow], when: str, zone: tzinfo) -> None:
        """Shows the rows that would be left out.

        Args:
            rows: earlier ones, in processing order.
            when: `tick` or `process`: what waits for the answer.
            zone: the library's.
        """
        self.question.set(Tone.WARN, say.left_out(len(rows)))
        self.these_too_button.setText(say.tick_these_too() if when == "tick" else say.process_these_too())
        self.leave_out_button.setText(say.leave_them_out() if when == "tick" else say.process_without_them())
        self.list.clear()
        for row in rows[:_NAMED]:
            self.list.addItem(in_one_line(row, zone))
            item = self.list.item(self.list.count() - 1)
            item.setToolTip(item.text())
        if len(rows) > _NAMED:
            self.list.addItem(say.and_more(len(rows) - _NAMED))
        line = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(min(self.list.count(), _LINES) * line + 2 * self.list.frameWidth() + 4)
        self.show()
        self.these_too_button.setFocus()
