"""The Check in page of a bookmobile, in sight, and what it said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import Transaction
from offcirc.gui.context import Context
from offcirc.gui.pages.check_in import CheckInPage
from offcirc.gui.pages.check_in.model import Column
from offcirc.journal import Recorded


@dataclass
class AtThePage:
    """A person at the page: scans, presses, looks."""

    page: CheckInPage
    context: Context
    qtbot: QtBot
    sounds: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def scan(self, *barcodes: str) -> None:
        """Scans, and waits for the lines."""
        expected = self.page.model.rowCount() + len(barcodes)
        for barcode in barcodes:
            self.page.take_scan(barcode)
        self.qtbot.waitUntil(lambda: self.page.model.rowCount() == expected)

    def row(self, number: int = 0) -> list[str]:
        """What a row of the table shows."""
        model = self.page.model
        return [str(model.data(model.index(number, column))) for column in Column]

    def texts(self) -> list[str]:
        """Every label in sight."""
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible() and label.text()]

    def sees(self, text: str) -> bool:
        """Whether some label in sight says it."""
        return any(text in each for each in self.texts())

    def button(self, name: str) -> QAbstractButton:
        """A button in sight, by its accessible name."""
        found = [
            each
            for each in self.page.findChildren(QAbstractButton)
            if each.isVisible() and each.accessibleName() == name
        ]
        assert len(found) == 1, (name, [each.accessibleName() for each in self.page.findChildren(QAbstractButton)])
        return found[0]

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until it is so."""
        self.qtbot.waitUntil(condition)

    def recorded(self) -> list[Recorded]:
        """The journal, read by somebody else."""
        with Workstation(self.context.home, self.context.key) as workstation:
            return list(workstation.journal.rows())

    def transactions(self) -> list[Transaction]:
        """What was recorded, in order."""
        return [each.transaction for each in self.recorded()]


@pytest.fixture
def desk(context: Context, qtbot: QtBot) -> AtThePage:
    """Somebody at a page of 1366x768."""
    page = CheckInPage(context)
    qtbot.addWidget(page)
    at = AtThePage(page, context, qtbot)
    page.sound_wanted.connect(at.sounds.append)
    context.notices.said.connect(lambda _tone, text: at.notices.append(text))
    page.resize(1116, 640)
    page.show()
    return at
