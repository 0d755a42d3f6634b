"""What staff must decide. Only a press of these buttons decides: no scan, and no Enter of a scanner."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from offcirc.gui.messages import check_out_line as say_line
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, label, repolish, set_button_text
from offcirc.gui.widgets.flow import FlowLayout

Line = tuple[Tone, str, str]
"""Tone, words and icon of one finding."""


class Question(QFrame):
    """A question with its reasons, one or two answers, and how many scans stand behind it."""

    agreed = Signal(bool)
    """With the tick for the rest of the visit."""
    declined = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, keys: tuple[str, str] = ("Ctrl+L", "Ctrl+D")
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = keys
        self._shown: object = None
        self._lines: list[Notice] = []
        self.heading = label("", "heading", wraps=True)
        self.behind = label("", "soft", wraps=True)
        self.rest = QCheckBox(say_line.for_the_rest())
        self.yes = button(say_line.lend_anyway())
        self.no = button(say_line.do_not_lend(), "primary")
        self._reasons = QVBoxLayout()
        self.setProperty("kind", "paper")
        self.setProperty("wanted", "true")
        self.setAccessibleName(say_line.line())
        self.yes.clicked.connect(lambda: self.agreed.emit(self.rest.isChecked()))
        self.no.clicked.connect(self.declined)
        self._lay_out()
        self.hide()

    @property
    def reasons(self) -> list[str]:
        """What it says under its heading."""
        return [line.text for line in self._lines]

    def ask(
        self, heading: str, lines: Sequence[Line], yes: str, no: str, *, behind: int = 0, for_the_rest: bool = False
    ) -> None:
        """Asks.

        Args:
            heading: the question.
            lines: why it is asked.
            yes: the answer that records; empty for none.
            no: the answer that does not; empty for none.
            behind: scans that wait behind this one.
            for_the_rest: whether one answer may count for the whole visit.
        """
        asked = (heading, tuple(lines), yes, no, for_the_rest)
        self.behind.setText(say_line.behind(behind))
        self.behind.setVisible(behind > 0)
        if asked != self._shown:
            self._shown = asked
            self._show(heading, lines, yes, no)
            self.rest.setChecked(False)
            self.rest.setVisible(for_the_rest)
        self.show()

    def close_question(self) -> None:
        """Nothing is asked."""
        self._shown = None
        self.hide()

    def _show(self, heading: str, lines: Sequence[Line], yes: str, no: str) -> None:
        self.heading.setText(heading)
        self.setAccessibleDescription(heading)
        for line in self._lines:
            self._reasons.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [Notice(self._theme, tone, text, icon) for tone, text, icon in lines]
        for line in self._lines:
            self._reasons.addWidget(line)
        for made, text, keys in zip((self.yes, self.no), (yes, no), self._keys, strict=True):
            made.setVisible(bool(text))
            made.setProperty("kind", "primary" if made is self.no and yes else "")
            repolish(made)
            if text:
                set_button_text(made, text, keys)

    def _lay_out(self) -> None:
        answers = FlowLayout()
        for each in (self.no, self.yes, self.rest):
            answers.addWidget(each)
        self._reasons.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addLayout(self._reasons)
        column.addLayout(answers)
        column.addWidget(self.behind)
