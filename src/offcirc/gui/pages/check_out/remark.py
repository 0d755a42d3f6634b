"""One line over the loans: what the last scan should make staff look at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from offcirc.app.visit import VisitRow
from offcirc.domain.checks import CheckCode, Decision, Severity
from offcirc.gui.messages import check_out as say
from offcirc.gui.messages import check_out_forms as say_form
from offcirc.gui.messages import findings
from offcirc.gui.pages.check_out.turning import TurnsWhenNarrow
from offcirc.gui.pages.check_out.visit_model import what
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button

_NARROW = 620


class Remark(QWidget):
    """Hidden while there is nothing to say."""

    title_wanted = Signal(object)
    was_a_card = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: VisitRow | None = None
        self.notice = Notice(theme, Tone.NOTE, "")
        self.add_title = button(say.add_title())
        self.turn_round = button(say.was_a_card())
        self.notice.add(self.add_title)
        self.notice.add(self.turn_round)
        self.add_title.clicked.connect(lambda: self.title_wanted.emit(self._row))
        self.turn_round.clicked.connect(lambda: self.was_a_card.emit(self._row))
        row = self.notice.layout()
        if isinstance(row, QBoxLayout):
            TurnsWhenNarrow(theme, self, row, _NARROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 0)
        column.addWidget(self.notice)
        self.clear()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self.notice.text

    def clear(self) -> None:
        """Nothing to say."""
        self._row = None
        self.hide()

    def show_loan(self, row: VisitRow, decision: Decision, *, also_a_card: bool = False) -> bool:
        """Says what was found without asking; False where that is nothing.

        Args:
            row: the loan.
            decision: what the checks found.
            also_a_card: its number is a patron's card, too.
        """
        told = [found for found in decision.findings if _worth_saying(found.code, found.severity)]
        unknown = CheckCode.ITEM_UNKNOWN in decision.marks
        if not told and not unknown and not also_a_card:
            self.clear()
            return False
        remarks = " ".join(say.remark_until_closed(findings.finding(found)) for found in told)
        barcode = row.loan.barcode if row.loan is not None else ""
        if unknown:
            text = " ".join(part for part in (say.taken_for_item(barcode), remarks) if part)
        else:
            title = what(row)
            remarks = " ".join(part for part in (say_form.also_a_card() if also_a_card else "", remarks) if part)
            text = say.lent_with(title, remarks)
        self._say(Tone.WARN if unknown else Tone.NOTE, text, row if unknown or also_a_card else None)
        self.add_title.setVisible(unknown)
        return True

    def refuse(self, sentence: str) -> None:
        """The last scan was not taken at all."""
        self._say(Tone.BAD, say.not_recorded(sentence), None)

    def _say(self, tone: Tone, text: str, row: VisitRow | None) -> None:
        self._row = row
        self.notice.set(tone, text)
        self.add_title.setVisible(row is not None)
        self.turn_round.setVisible(row is not None)
        self.show()


def _worth_saying(code: CheckCode, severity: Severity) -> bool:
    """What stands on the patron's card, at the due date, or beside its own buttons, is not said again at every item."""
    said = {CheckCode.PATRON_UNKNOWN, CheckCode.ITEM_UNKNOWN, CheckCode.CLOSED_DAY}
    return severity is not Severity.ASK and code not in said
