"""The Check out page over the sample library, driven as a desk drives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app.slips import VisitSlip
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import Transaction
from offcirc.gui.context import Context
from offcirc.gui.pages.check_out.page import CheckOutPage
from offcirc.journal import Recorded


@dataclass
class AtTheDesk:
    """A page, and what it said."""

    page: CheckOutPage
    context: Context
    qtbot: QtBot
    beeps: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    slips: list[VisitSlip] = field(default_factory=list)

    def settle(self) -> None:
        """Waits until both lanes have answered."""
        self.qtbot.waitUntil(lambda: not self.context.desk.busy and not self.context.reading.busy, timeout=60_000)

    def scan(self, *typed: str) -> None:
        """As the scanner brings it, one right after the other."""
        for each in typed:
            self.page.take_scan(each)
        self.settle()

    def click(self, made: QPushButton) -> None:
        """Presses a button that can be seen."""
        assert made.isVisible(), made.text()
        self.qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        """Presses a key."""
        self.qtbot.keyClick(widget, key)
        self.settle()

    def choose_due(self) -> None:
        """The first preset: the rule's."""
        self.click(self.page.due.presets[0])

    def cells(self) -> list[tuple[str, ...]]:
        """The table, headings included."""
        rows = self.page.table.rows
        return [rows.cells(at).texts for at in range(rows.rowCount())]

    def visit_titles(self) -> list[str]:
        """Titles of this visit as the table shows them, newest first."""
        return [texts[1].split(" — ")[0] for texts in self.cells()[1 : 1 + len(self.page.visit.rows)]]

    def alerts(self) -> list[str]:
        """The coloured lines of the patron's card."""
        return [line.text for line in self.page.card.alerts]

    def journal(self) -> list[Recorded]:
        """What is on disk, by another connection."""
        with Workstation(self.context.home, self.context.key) as workstation:
            return list(workstation.journal.rows())

    def transactions(self) -> list[Transaction]:
        """The same without states."""
        return [row.transaction for row in self.journal()]

    def inside(self, work: Callable[[Workstation], object]) -> None:
        """Does something to the journal behind the page's back."""
        with Workstation(self.context.home, self.context.key) as workstation:
            work(workstation)


@pytest.fixture
def desk(context: Context, qtbot: QtBot) -> Iterator[AtTheDesk]:
    """The page in sight, nobody served, no due date."""
    page = CheckOutPage(context)
    qtbot.addWidget(page)
    at = AtTheDesk(page, context, qtbot)
    page.beeped.connect(at.beeps.append)
    page.visit_ended.connect(at.slips.append)
    context.notices.said.connect(lambda _, text: at.notices.append(text))
    page.resize(1120, 590)
    page.show()
    page.activate()
    at.settle()
    yield at
    at.settle()
