"""The repair panel through the screen: causes, corrections, settling, undoing; nothing is ever deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from offcirc.app.workstation import Workstation
from offcirc.domain.outcomes import OutcomeCode, Result
from offcirc.domain.transactions import Kind, State, Transaction
from offcirc.gui.pages.transactions.cause_button import CauseButton
from offcirc.gui.pages.transactions.cells import COL_RESULT
from offcirc.gui.pages.transactions.page import TransactionsPage
from offcirc.journal import Recorded
from tests.gui.conftest import STAFF, Enrolled
from tests.gui.pages.transactions.conftest import LONG_MS, has_read
from tests.gui.pages.transactions.scene import AINO, MIKKO, SVEJK, FakeRunner, Stop, foreign, told


def open_panel(page: TransactionsPage, row: Transaction, qtbot: QtBot) -> None:
    assert page.table.show_row(row.id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.repair.row is not None and page.repair.row.id == row.id, timeout=LONG_MS)


def causes(page: TransactionsPage) -> list[str]:
    return [button.words for button in page.repair.findChildren(CauseButton) if button.isVisible()]


def press_cause(page: TransactionsPage, text: str) -> None:
    next(each for each in page.repair.findChildren(CauseButton) if each.isVisible() and text in each.words).click()


def recorded(enrolled: Enrolled) -> list[Recorded]:
    with Workstation(enrolled.home, enrolled.key) as workstation:
        return list(workstation.journal.rows())


def state_of(enrolled: Enrolled, row: Transaction) -> State:
    return next(each.state for each in recorded(enrolled) if each.transaction.id == row.id)


def until_closed(page: TransactionsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.repair.row is None and has_read(page), timeout=LONG_MS)


def is_wholly_in_sight(page: TransactionsPage, row: Transaction) -> bool:
    line = page.model.line_of(row.id)
    shown = page.table.visualRect(page.model.index(line or 0, COL_RESULT))
    return page.table.viewport().rect().contains(shown.adjusted(0, 0, -1, 0))


@pytest.mark.parametrize("height", [300, 351, 402])
def test_the_row_that_the_panel_is_about_stays_wholly_in_sight(
    page: TransactionsPage, stop: Stop, qtbot: QtBot, height: int
) -> None:
    page.resize(1116, height)
    qtbot.wait(20)
    for row in (stop.succeeded, stop.noted, stop.refused, stop.waiting):  # the oldest rows are at the lower end
        page.table.scrollToTop()
        open_panel(page, row, qtbot)
        qtbot.waitUntil(lambda row=row: is_wholly_in_sight(page, row))  # type: ignore[misc]
    open_panel(page, stop.succeeded, qtbot)
    for smaller in (height - 10, height - 35, height + 120, height - 20):
        page.resize(1116, smaller)
        qtbot.wait(20)
        qtbot.waitUntil(lambda: is_wholly_in_sight(page, stop.succeeded))
    page.repair.close_panel()
    page.table.scrollToTop()
    page.resize(1116, height)
    qtbot.wait(20)
    assert page.table.verticalScrollBar().value() == 0, "where nobody talks about a row, none is sought"


def test_K20_a_card_one_digit_off_is_corrected_by_who_was_at_the_desk(
    page: TransactionsPage, stop: Stop, enrolled: Enrolled, qtbot: QtBot
) -> None:
    open_panel(page, stop.refused, qtbot)
    first = causes(page)[0]
    assert AINO in first
    assert "Korhola, Aino, who was at the desk" in first
    press_cause(page, AINO)
    assert page.repair.fields.card.text() == AINO
    assert page.repair.amend.text() == "Correct and send again"
    with qtbot.waitSignal(page.recorded):
        page.repair.amend.click()
    until_closed(page, qtbot)
    rows = recorded(enrolled)
    assert len(rows) == 11
    last = rows[-1].transaction
    assert (last.amends, last.card_number, last.occurred_at, last.staff) == (
        stop.refused.id,
        AINO,
        stop.refused.occurred_at,
        STAFF,
    )
    assert state_of(enrolled, stop.refused) is State.AMENDED


def test_a_near_barcode_corrects_the_item(page: TransactionsPage, stop: Stop, enrolled: Enrolled, qtbot: QtBot) -> None:
    open_panel(page, stop.refused_item, qtbot)
    first = causes(page)[0]
    press_cause(page, first)
    barcode = page.repair.fields.item.text()
    assert barcode != stop.refused_item.item_barcode
    assert barcode in first
    page.repair.amend.click()
    until_closed(page, qtbot)
    assert recorded(enrolled)[-1].transaction.item_barcode == barcode


def test_a_scan_corrects_whichever_it_is(page: TransactionsPage, stop: Stop, qtbot: QtBot) -> None:
    open_panel(page, stop.refused, qtbot)
    assert page.scan_hint == "Scan the right card or item"
    page.take_scan(SVEJK)
    qtbot.waitUntil(lambda: page.repair.fields.item.text() == SVEJK)
    page.take_scan(MIKKO)
    qtbot.waitUntil(lambda: page.repair.fields.card.text() == MIKKO)
    assert "Virtavuo" in page.repair.fields.names["card"].text()
    assert page.filters.search.text() == ""


def test_the_due_date_can_be_corrected(page: TransactionsPage, stop: Stop, enrolled: Enrolled, qtbot: QtBot) -> None:
    open_panel(page, stop.refused, qtbot)
    assert page.repair.amend.text() == "Send again as it is"
    page.repair.fields.due.setDate(QDate(2027, 2, 3))
    page.repair.amend.click()
    until_closed(page, qtbot)
    due_at = recorded(enrolled)[-1].transaction.due_at
    assert due_at is not None
    assert f"{due_at:%Y-%m-%d %H:%M}" == "2027-02-03 23:59"


def test_what_is_wrong_with_a_correction_is_said_and_nothing_is_lost(
    page: TransactionsPage, stop: Stop, enrolled: Enrolled, qtbot: QtBot
) -> None:
    open_panel(page, stop.refused, qtbot)
    page.repair.fields.card.setText("x" * 100)
    page.repair.amend.click()
    qtbot.waitUntil(page.repair.error.isVisible)
    assert "64" in page.repair.error.text()
    assert page.repair.fields.card.text() == "x" * 100
    assert page.repair.amend.isEnabled()
    assert len(recorded(enrolled)) == 10


def test_settling_by_hand_needs_a_reason(page: TransactionsPage, stop: Stop, enrolled: Enrolled, qtbot: QtBot) -> None:
    open_panel(page, stop.not_on_loan, qtbot)
    page.repair.settle.click()
    assert page.repair.settling.reason.hasFocus()
    qtbot.keyClicks(page.repair.settling.reason, "   ")
    assert not page.repair.settling.go.isEnabled()
    qtbot.keyClicks(page.repair.settling.reason, "book is on the shelf")
    page.repair.settling.go.click()
    until_closed(page, qtbot)
    assert state_of(enrolled, stop.not_on_loan) is State.WAIVED
    open_panel(page, stop.not_on_loan, qtbot)
    assert "Settled by hand: book is on the shelf" in page.repair.history.text()
    assert not page.repair.settle.isVisible()


def test_a_row_that_waits_here_is_taken_back_after_a_question(
    page: TransactionsPage, stop: Stop, enrolled: Enrolled, qtbot: QtBot
) -> None:
    open_panel(page, stop.waiting, qtbot)
    assert page.repair.undo.text() == "Take back"
    page.repair.undo.click()
    page.repair.keep.click()
    assert state_of(enrolled, stop.waiting) is State.WAITING
    page.repair.undo.click()
    page.repair.undo_now.click()
    until_closed(page, qtbot)
    assert state_of(enrolled, stop.waiting) is State.VOIDED


def test_a_loan_that_the_server_has_is_undone_by_a_return(
    page: TransactionsPage, stop: Stop, enrolled: Enrolled, qtbot: QtBot
) -> None:
    open_panel(page, stop.succeeded, qtbot)
    assert page.repair.undo.text() == "Undo by checking in"
    page.repair.undo.click()
    page.repair.undo_now.click()
    until_closed(page, qtbot)
    last = recorded(enrolled)[-1].transaction
    assert (last.kind, last.compensates) == (Kind.RETURN, stop.succeeded.id)


def test_an_unknown_row_says_what_to_do(page: TransactionsPage, stop: Stop, qtbot: QtBot) -> None:
    open_panel(page, stop.unknown, qtbot)
    assert "Synchronise asks the server again" in page.repair.advice.text()
    assert page.repair.settle.isVisible()
    assert not page.repair.amend.isVisible()


def test_a_changed_due_date_is_to_be_told(page: TransactionsPage, stop: Stop, qtbot: QtBot) -> None:
    open_panel(page, stop.changed, qtbot)
    assert "the patron was told" in page.repair.result.text
    assert "Tell the patron" in page.repair.advice.text()


def test_the_history_is_told_in_words(page: TransactionsPage, stop: Stop, qtbot: QtBot) -> None:
    open_panel(page, stop.refused, qtbot)
    lines = [line.split("  ")[1] for line in page.repair.history.text().splitlines()]
    assert lines == [
        f"Recorded by {STAFF}",
        "On its way to the server",
        "The server has it",
        "The server: Patron not found",
    ]


def test_the_loan_behind_a_refused_return_is_one_press_away(page: TransactionsPage, stop: Stop, qtbot: QtBot) -> None:
    open_panel(page, stop.not_on_loan, qtbot)
    press_cause(page, "is not done yet")
    qtbot.waitUntil(lambda: page.repair.row is not None and page.repair.row.id == stop.refused.id)


def test_a_row_of_another_workstation_is_repaired_there(
    page: TransactionsPage, runner: FakeRunner, qtbot: QtBot
) -> None:
    theirs = foreign(1)
    page.filters.fetch.click()
    runner.give_queue([theirs])
    qtbot.waitUntil(lambda: len(page.model.rows) == 11)
    runner.give(told(theirs["id"], Result.REFUSED, OutcomeCode.PATRON_NOT_FOUND))
    page.table.show_row(theirs["id"])
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.repair.row is not None)
    assert "another workstation" in page.repair.advice.text()
    assert not page.repair.amend.isVisible()
    assert not page.repair.settle.isVisible()
    assert not page.repair.undo.isVisible()


def test_escape_closes_the_panel_and_the_table_has_the_keys_again(
    page: TransactionsPage, stop: Stop, qtbot: QtBot
) -> None:
    open_panel(page, stop.refused, qtbot)
    qtbot.keyClick(page.repair.fields.card, Qt.Key.Key_Escape)
    assert page.repair.row is None
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.repair.row is None


def test_the_arrows_go_on_to_the_next_row_while_the_panel_is_open(
    page: TransactionsPage, stop: Stop, qtbot: QtBot
) -> None:
    open_panel(page, stop.refused, qtbot)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: page.repair.row is not None and page.repair.row.id == stop.refused_item.id)


def test_on_a_small_screen_the_panel_takes_the_page_and_gives_it_back(
    page: TransactionsPage, stop: Stop, qtbot: QtBot
) -> None:
    page.resize(600, 500)
    open_panel(page, stop.refused, qtbot)
    qtbot.waitUntil(lambda: not page.table.isVisible())
    qtbot.wait(50)
    assert page.repair.row is not None
    assert page.repair.row.id == stop.refused.id
    page.repair.close_button.click()
    assert page.table.isVisible()
    assert page.filters.isVisible()
