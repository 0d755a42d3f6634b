"""Loans scanned faster than the desk answers, a dialog open for some: each a row in the journal, in their order.

`tests/screen/test_scans.py` has the thousand scans of real keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app.due_choice import DueChoice, Scope
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import luhn_check_digit
from offcirc.gui.context import Context
from offcirc.gui.pages.check_out.page import CheckOutPage
from offcirc.gui.pages.page import PagePlan
from offcirc.gui.window import MainWindow

CARDS = ("28400100000017", "28400100000025", "28400100000033")
ITEMS_A_VISIT = 20
WITH_A_DIALOG = {2, 5, 6, 23, 41}
"""Visits during whose scans a dialog is open."""


class Runner(QObject):
    """A server that is never asked."""

    progressed = Signal(object)
    state_changed = Signal()
    running = False
    online: bool | None = None

    def cancel(self) -> None:
        raise AssertionError


@pytest.fixture
def page(context: Context) -> CheckOutPage:
    return CheckOutPage(context)


@pytest.fixture
def window(context: Context, page: CheckOutPage, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(context.theme, Runner())  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.open_desk(context, [PagePlan("Check out", "check-out", "F2", lambda: page)])
    made.hold_scans(held=False)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(lambda: page.day is not None and made.isActiveWindow())
    yield made
    qtbot.waitUntil(lambda: not context.reading.busy and not context.desk.busy, timeout=30_000)


class Dialog(QDialog):
    """With a field that would take the keys and a button that would take their Enter."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setModal(True)
        self.field = QLineEdit()
        self.button = QPushButton("Close")
        self.button.setDefault(True)
        self.button.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)


def barcode(number: int) -> str:
    digits = f"38499{number:08}"
    return digits + luhn_check_digit(digits)


def scan(text: str, end: Qt.Key) -> None:
    """Keys, as they come from the keyboard, to whatever has it."""
    for letter in text:
        QTest.keyClicks(_focus(), letter)
    QTest.keyClick(_focus(), end)


def _focus() -> QWidget:
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None
    return widget


@pytest.mark.slow
@pytest.mark.parametrize("visits", [10, pytest.param(50, marks=pytest.mark.torture)])
def test_so_many_scans_are_so_many_rows_in_their_order(
    window: MainWindow, page: CheckOutPage, context: Context, qtbot: QtBot, visits: int
) -> None:
    def rests() -> bool:
        if page.question.isVisible():
            qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)  # lend anyway
        return not page.visit.line and not page.visit.busy and not context.desk.busy

    assert page.day is not None
    page.choose_due(DueChoice(page.day.today + timedelta(days=14)), Scope.UNTIL_CHANGED)
    wanted: list[tuple[str, str]] = []
    for visit in range(visits):
        number = CARDS[visit % len(CARDS)]
        items = [barcode(visit * ITEMS_A_VISIT + place) for place in range(ITEMS_A_VISIT)]
        wanted += [(number, item) for item in items]
        dialog = Dialog(window) if visit in WITH_A_DIALOG else None
        if dialog is not None:
            dialog.show()
            qtbot.waitUntil(dialog.isActiveWindow)
            dialog.field.setFocus()
        for place, text in enumerate((number, *items)):
            scan(text, (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Enter)[place % 3])
        if dialog is not None:
            assert window.waiting.isVisible()
            assert dialog.isVisible()
            assert dialog.field.text() == ""
            dialog.close()
            window.activateWindow()
        qtbot.wait(1)  # the desk's answers come in between, not after
    qtbot.waitUntil(rests, timeout=240_000)
    assert not window.waiting.isVisible()
    with Workstation(context.home, context.key) as workstation:
        rows = [recorded.transaction for recorded in workstation.journal.rows()]
    assert [(row.card_number, row.item_barcode) for row in rows] == wanted
