"""The review window through the screen: what is listed, ticked, processed, summed up."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from offcirc.app.review.listing import Review
from offcirc.app.review.rows import Answer, ReviewRow, Section
from offcirc.app.rows import Row
from offcirc.app.workstation import Workstation
from offcirc.domain.outcomes import Note, NoteCode, OutcomeCode, Result
from offcirc.gui.context import Context
from offcirc.gui.pages.transactions.cells import COL_ITEM, COL_PATRON, COL_RESULT, COL_TICK, COL_WORKSTATION
from offcirc.gui.pages.transactions.filters import Filter
from offcirc.gui.pages.transactions.page import TransactionsPage
from offcirc.gui.pages.transactions.report import as_csv
from offcirc.gui.theme import Tone
from tests.gui.conftest import Enrolled
from tests.gui.pages.transactions.conftest import LONG_MS, has_read, shown
from tests.gui.pages.transactions.scene import (
    ANNE,
    KALEVALA,
    MIKKO,
    SEITSEMAN,
    FakeRunner,
    Stop,
    answer,
    foreign,
    queued,
    told,
)


def lines(page: TransactionsPage) -> list[ReviewRow]:
    found = [page.model.row_at(line) for line in range(page.model.rowCount())]
    return [row for row in found if row is not None]


def cell(page: TransactionsPage, id_: str, column: int) -> str:
    line = page.model.line_of(id_)
    assert line is not None
    return str(page.model.index(line, column).data())


def fetch(page: TransactionsPage, runner: FakeRunner, qtbot: QtBot, rows: Sequence[Row]) -> None:
    page.filters.fetch.click()
    assert runner.asked[-1] == ("queue", None)
    runner.give_queue(rows)
    settle(page, qtbot)


def settle(page: TransactionsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: has_read(page) and not page.context.desk.busy, timeout=LONG_MS)


def click_tick(page: TransactionsPage, qtbot: QtBot, id_: str) -> None:
    line = page.model.line_of(id_)
    assert line is not None
    index = page.model.index(line, COL_TICK)
    page.table.scrollTo(index)
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=page.table.visualRect(index).center())


def test_K17_rows_of_every_workstation_are_listed(
    page: TransactionsPage, stop: Stop, runner: FakeRunner, qtbot: QtBot
) -> None:
    assert {row.workstation for row in lines(page)} == {stop.sent.workstation}
    theirs = foreign(1)
    fetch(page, runner, qtbot, [queued(stop.sent), queued(stop.sent_later), theirs])
    assert len(lines(page)) == 11
    assert cell(page, theirs["id"], COL_WORKSTATION) == "bookmobile-2"
    assert cell(page, theirs["id"], COL_PATRON) == "Virtavuo, Mikko"
    assert "Švejka" in cell(page, theirs["id"], COL_ITEM)
    assert "fetched at" in page.foot.account.text()


def test_K16_the_account_stands_and_tells_what_is_not_sent(page: TransactionsPage, qtbot: QtBot) -> None:
    line = page.foot.account.text().splitlines()[0]
    assert line == "Recorded 10 = waiting here 1 + unknown 1 + at the server 2 + succeeded 3 + refused 3"
    assert page.foot.send.isVisible()
    with qtbot.waitSignal(page.sync_wanted):
        page.foot.send.click()


def test_each_state_is_said_in_words(page: TransactionsPage, stop: Stop) -> None:
    said = {name: cell(page, getattr(stop, name).id, COL_RESULT) for name in ("waiting", "sent", "unknown")}
    assert said == {"waiting": "Waiting here", "sent": "At the server", "unknown": "Unknown: no answer came"}


def test_K20_results_are_said_in_words(page: TransactionsPage, stop: Stop) -> None:
    names = ("succeeded", "refused", "refused_item", "not_on_loan")
    said = [cell(page, getattr(stop, name).id, COL_RESULT) for name in names]
    assert said == ["Success", "Patron not found", "Item not found", "Item not on loan"]
    line = page.model.line_of(stop.noted.id)
    assert line is not None
    whole = page.model.index(line, COL_RESULT).data(Qt.ItemDataRole.ToolTipRole)
    assert whole == "Success · on hold: set it aside for Kuurajoki Main Library"
    assert cell(page, stop.noted.id, COL_RESULT) == "On hold: set it aside for Kuurajoki Main Library · Success"


def test_a_changed_due_date_stands_out_with_both_dates(page: TransactionsPage, stop: Stop) -> None:
    text = cell(page, stop.changed.id, COL_RESULT)
    assert "6" in text
    assert "the patron was told" in text
    assert "13" in text


def test_chips_filter_and_count(page: TransactionsPage, stop: Stop) -> None:
    assert page.filters.chips[Section.REFUSED].text().strip() == "Refused  3"
    page.filters.chips[Section.REFUSED].click()
    assert {row.id for row in lines(page)} == {stop.refused.id, stop.refused_item.id, stop.not_on_loan.id}
    page.filters.chips[Section.UNKNOWN].click()
    assert len(lines(page)) == 4
    page.filters.kinds.setCurrentIndex(1)
    page.filters.kinds.activated.emit(1)
    assert {row.id for row in lines(page)} == {stop.refused.id, stop.unknown.id}
    assert page.filters.chips[Section.REFUSED].text().strip() == "Refused  1"
    page.filters.days.setCurrentIndex(1)
    page.filters.days.activated.emit(1)
    assert {row.id for row in lines(page)} == {stop.refused.id, stop.unknown.id}


def test_a_search_looks_through_numbers_names_and_titles(page: TransactionsPage, stop: Stop, qtbot: QtBot) -> None:
    looked_for = {"aikio": stop.sent, SEITSEMAN: stop.succeeded, "SEITSEMAN velj": stop.succeeded}
    for text, expected in looked_for.items():
        page.filters.search.setText(text)
        qtbot.waitUntil(lambda: page.model.rowCount() < 10)
        assert expected.id in {row.id for row in lines(page)}, text
        page.filters.search.clear()
        qtbot.waitUntil(lambda: page.model.rowCount() == 10)


def test_a_scan_searches_and_says_so_where_nothing_is_found(page: TransactionsPage, stop: Stop) -> None:
    page.filters.chips[Section.SETTLED].click()
    page.take_scan(KALEVALA)
    assert {row.id for row in lines(page)} == {stop.noted.id, stop.unknown.id}
    page.take_scan("4711471147")
    assert page.empty.isVisible()
    assert "4711471147" in page.empty.words.text()
    page.empty.show_all.click()
    assert len(lines(page)) == 10


def test_an_empty_journal_says_so(context: Context, runner: FakeRunner, qtbot: QtBot) -> None:
    page = TransactionsPage(context, runner)
    qtbot.addWidget(page)
    page.show()
    page.activate()
    settle(page, qtbot)
    assert "Nothing has been recorded" in page.empty.words.text()
    assert not page.empty.show_all.isVisible()


def test_columns_sort(page: TransactionsPage) -> None:
    page.table.sortByColumn(COL_ITEM, Qt.SortOrder.AscendingOrder)
    titles = [row.title for row in lines(page) if row.title]
    assert titles == sorted(titles, key=str.casefold)
    page.table.sortByColumn(COL_ITEM, Qt.SortOrder.DescendingOrder)
    assert [row.title for row in lines(page) if row.title] == titles[::-1]


def test_K18_only_rows_at_the_server_can_be_ticked(page: TransactionsPage, stop: Stop, qtbot: QtBot) -> None:
    click_tick(page, qtbot, stop.waiting.id)
    click_tick(page, qtbot, stop.refused.id)
    assert page.model.ticked == []
    assert not page.foot.process.isEnabled()
    click_tick(page, qtbot, stop.sent.id)
    assert page.model.ticked == [stop.sent.id]
    assert page.foot.process.accessibleName() == "Process 1 ticked"
    click_tick(page, qtbot, stop.sent.id)
    assert page.model.ticked == []


def test_K19_a_button_that_cannot_be_pressed_says_why(
    page: TransactionsPage, stop: Stop, runner: FakeRunner, qtbot: QtBot
) -> None:
    process = page.foot.process
    assert (process.isEnabled(), process.accessibleName()) == (False, "Process ticked")
    assert "Space ticks a row" in process.toolTip() == process.accessibleDescription()
    with qtbot.waitSignal(page.context.notices.said) as said:
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (said.args or [])[1] == process.toolTip()
    click_tick(page, qtbot, stop.sent.id)
    assert process.isEnabled()
    assert "apply the ticked transactions" in process.toolTip()
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert runner.asked == [("process", (stop.sent.id,))]
    assert not process.isEnabled()
    assert "running already" in process.toolTip()


def test_K19_where_nothing_waits_at_the_server_the_button_says_so(
    context: Context, runner: FakeRunner, qtbot: QtBot
) -> None:
    page = TransactionsPage(context, runner)
    qtbot.addWidget(page)
    page.show()
    page.activate()
    settle(page, qtbot)
    assert "F5 fetches its queue" in page.foot.process.toolTip()


def test_K18_ticking_over_an_earlier_row_asks_and_takes_it_along(
    page: TransactionsPage, stop: Stop, qtbot: QtBot
) -> None:
    click_tick(page, qtbot, stop.sent_later.id)
    assert page.ask.isVisible()
    assert page.model.ticked == []
    assert "Aikio-Länsman" in page.ask.list.item(0).text()
    qtbot.mouseClick(page.ask.these_too_button, Qt.MouseButton.LeftButton)
    assert not page.ask.isVisible()
    assert page.model.ticked == [stop.sent.id, stop.sent_later.id]


def test_K18_it_may_be_left_out_and_is_not_asked_again(
    page: TransactionsPage, stop: Stop, runner: FakeRunner, qtbot: QtBot
) -> None:
    click_tick(page, qtbot, stop.sent_later.id)
    qtbot.mouseClick(page.ask.leave_out_button, Qt.MouseButton.LeftButton)
    assert page.model.ticked == [stop.sent_later.id]
    page.foot.process.click()
    assert runner.asked == [("process", (stop.sent_later.id,))]


def test_K18_escape_and_scans_decide_nothing(page: TransactionsPage, stop: Stop, qtbot: QtBot) -> None:
    click_tick(page, qtbot, stop.sent_later.id)
    page.take_scan(MIKKO)
    assert page.ask.isVisible()
    qtbot.keyClick(page.ask.these_too_button, Qt.Key.Key_Escape)
    assert not page.ask.isVisible()
    assert page.model.ticked == []


def test_K18_unticking_the_earlier_row_is_asked_about_before_processing(
    page: TransactionsPage, stop: Stop, runner: FakeRunner, qtbot: QtBot
) -> None:
    page.ticking.tick_all_shown()
    click_tick(page, qtbot, stop.sent.id)
    page.foot.process.click()
    assert page.ask.isVisible()
    assert runner.asked == []
    qtbot.mouseClick(page.ask.these_too_button, Qt.MouseButton.LeftButton)
    assert runner.asked == [("process", (stop.sent.id, stop.sent_later.id))]


def test_K18_all_are_ticked_by_key_and_by_the_tick_above(page: TransactionsPage, stop: Stop, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.model.ticked == [stop.sent.id, stop.sent_later.id]
    assert page.table.tick_all.checkState() is Qt.CheckState.Checked
    page.table.tick_all.click()
    assert page.model.ticked == []
    page.table.tick_all.click()
    assert page.model.ticked_count == 2


def test_the_tick_above_tells_of_the_rows_that_are_shown(page: TransactionsPage, stop: Stop) -> None:
    def above() -> tuple[Qt.CheckState, bool]:
        return page.table.tick_all.checkState(), page.table.tick_all.isEnabled()

    page.model.set_ticked([stop.sent.id], on=True)
    assert above() == (Qt.CheckState.PartiallyChecked, True)
    page.model.set_filter(Filter(text=ANNE))
    assert page.model.rowCount() == 1
    assert above() == (Qt.CheckState.Checked, True)
    page.model.set_filter(Filter(frozenset({Section.REFUSED})))
    assert above() == (Qt.CheckState.Unchecked, False)
    page.model.set_filter(Filter(frozenset({Section.AT_SERVER})))
    page.model.take_answer(stop.sent_later.id, Answer(Result.REFUSED, OutcomeCode.ITEM_NOT_FOUND))
    page.model.set_ticked([stop.sent.id], on=True)
    assert above() == (Qt.CheckState.Checked, True)


def test_space_ticks_the_current_row(page: TransactionsPage, stop: Stop, qtbot: QtBot) -> None:
    page.table.show_row(stop.sent.id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.model.ticked == [stop.sent.id]
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.model.ticked == []


@pytest.fixture
def processing(page: TransactionsPage, stop: Stop, runner: FakeRunner, qtbot: QtBot) -> TransactionsPage:
    """Three rows are being processed."""
    fetch(page, runner, qtbot, [queued(stop.sent), queued(stop.sent_later), foreign(1)])
    page.ticking.tick_all_shown()
    page.foot.process.click()
    assert runner.asked[-1][0] == "process"
    return page


def test_K19_each_row_turns_to_its_own_result_as_it_happens(
    processing: TransactionsPage, stop: Stop, runner: FakeRunner, qtbot: QtBot
) -> None:
    page, theirs = processing, foreign(1)["id"]
    assert cell(page, theirs, COL_RESULT) == "In line…"
    runner.give(told(stop.sent.id, Result.SUCCESS))
    assert cell(page, stop.sent.id, COL_RESULT) == "Success"
    assert cell(page, theirs, COL_RESULT) == "In line…"
    qtbot.waitUntil(lambda: page.run_panel.bar.text() == "1 of 3")
    assert page.run_panel.isVisible()
    runner.give(told(theirs, Result.REFUSED, OutcomeCode.ITEM_NOT_FOUND))
    assert cell(page, theirs, COL_RESULT) == "Item not found"
    assert page.isEnabled()
    assert not page.foot.process.isEnabled()


def test_K19_answered_rows_stay_in_sight_until_another_filter_is_chosen(
    processing: TransactionsPage, stop: Stop, runner: FakeRunner
) -> None:
    page = processing
    page.filters.chips[Section.AT_SERVER].click()
    runner.give(told(stop.sent.id))
    assert stop.sent.id in {row.id for row in lines(page)}
    page.filters.chips[Section.REFUSED].click()
    assert stop.sent.id not in {row.id for row in lines(page)}


def test_K19_processing_can_be_cancelled(processing: TransactionsPage, runner: FakeRunner, qtbot: QtBot) -> None:
    processing.run_panel.cancel.click()
    assert runner.asked[-1] == ("cancel", None)
    assert not processing.run_panel.cancel.isEnabled()
    runner.end("process", "CANCELLED")
    settle(processing, qtbot)
    assert "still waits at the server" in processing.run_panel.outcome.text
    assert processing.model.ticked_count == 3


def test_K21_a_summary_stays(processing: TransactionsPage, stop: Stop, runner: FakeRunner, qtbot: QtBot) -> None:
    page = processing
    end_with_everything(page, stop, runner, qtbot)
    assert page.run_panel.outcome.text == "3 processed · 0 succeeded · 1 with notes · 1 refused · 1 to be tried again"
    assert "Item not found 1" in page.run_panel.reasons.text()
    assert "Waits behind an earlier row" in page.run_panel.reasons.text()
    page.take_scan(KALEVALA)
    page.refresh()
    settle(page, qtbot)
    assert page.run_panel.isVisible()
    page.run_panel.close_button.click()
    assert not page.run_panel.isVisible()


def test_K21_the_summary_is_saved_as_csv_without_formulas(
    processing: TransactionsPage, stop: Stop, runner: FakeRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    page, file = processing, tmp_path / "summary.csv"
    end_with_everything(page, stop, runner, qtbot)
    page.saving.choose_file = lambda _name, _kind: str(file)
    with qtbot.waitSignal(page.context.notices.said, timeout=LONG_MS):
        page.run_panel.csv_button.click()
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.reader(opened))
    assert len(rows) == 4
    assert {row[-1].split(" · ")[0] for row in rows[1:]} >= {"Item not found"}
    assert as_csv(["a"], [["=1+1"], ["+1"], ["-1"], ["@x"], [" =1"], ["ok"]]).split() == [
        "a", "'=1+1", "'+1", "'-1", "'@x", "'", "=1", "ok",
    ]  # fmt: skip


def test_K21_the_summary_is_saved_as_pdf(
    processing: TransactionsPage, stop: Stop, runner: FakeRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    page, file = processing, tmp_path / "summary.pdf"
    end_with_everything(page, stop, runner, qtbot)
    page.saving.choose_file = lambda _name, _kind: str(file)
    with qtbot.waitSignal(page.context.notices.said, timeout=LONG_MS):
        page.run_panel.pdf_button.click()
    assert file.read_bytes().startswith(b"%PDF")


def test_a_summary_is_not_saved_beside_the_encrypted_files(
    processing: TransactionsPage, stop: Stop, runner: FakeRunner, qtbot: QtBot
) -> None:
    page = processing
    end_with_everything(page, stop, runner, qtbot)
    file = page.context.home.directory / "summary.csv"
    page.saving.choose_file = lambda _name, _kind: str(file)
    page.run_panel.csv_button.click()
    assert not file.exists()


def end_with_everything(page: TransactionsPage, stop: Stop, runner: FakeRunner, qtbot: QtBot) -> None:
    noted = [{"code": NoteCode.HOLD_WAITING, "params": {}}]
    runner.give(
        told(stop.sent.id, Result.SUCCESS_WITH_NOTES, notes=noted),
        told(stop.sent_later.id, Result.RETRY, OutcomeCode.WAITS_BEHIND),
        told(foreign(1)["id"], Result.REFUSED, OutcomeCode.ITEM_NOT_FOUND),
    )
    runner.end("process")
    settle(page, qtbot)


def test_a_server_that_is_away_is_said_in_a_line(page: TransactionsPage, runner: FakeRunner, qtbot: QtBot) -> None:
    page.filters.fetch.click()
    assert page.run_panel.isVisible()
    with qtbot.waitSignal(page.context.notices.said) as said:
        runner.end("queue", "SERVER_AWAY")
    assert said.args is not None
    assert said.args[0] == Tone.WARN
    assert not page.run_panel.isVisible()
    assert page.filters.fetch.isEnabled()


def test_F5_reads_again_and_fetches_the_queue(
    page: TransactionsPage, enrolled: Enrolled, runner: FakeRunner, qtbot: QtBot
) -> None:
    with Workstation(enrolled.home, enrolled.key) as workstation:
        (waiting,) = [row for row in lines(page) if row.section is Section.HERE]
        workstation.journal.void(waiting.id)
    qtbot.keyClick(page, Qt.Key.Key_F5)
    settle(page, qtbot)
    assert runner.asked == [("queue", None)]
    assert page.filters.chips[Section.SETTLED].text().strip() == "Settled  1"


def test_a_queue_that_came_is_read_once_whoever_asks_for_it(
    page: TransactionsPage, runner: FakeRunner, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    read: list[Review] = []
    monkeypatch.setattr(page.model, "set_review", read.append)
    runner.give_queue([foreign(1)])
    page.refresh()  # as the window does when a command has ended
    qtbot.waitUntil(lambda: has_read(page), timeout=LONG_MS)
    assert [len(review.queue) for review in read] == [3]


def test_outcomes_that_came_home_elsewhere_are_shown_after_a_refresh(
    page: TransactionsPage, stop: Stop, enrolled: Enrolled, qtbot: QtBot
) -> None:
    with Workstation(enrolled.home, enrolled.key) as workstation:
        workstation.journal.note_answers([answer(stop.sent, notes=(Note(NoteCode.CARD_LOST),))])
    page.refresh()
    settle(page, qtbot)
    assert cell(page, stop.sent.id, COL_RESULT) == "The card was reported lost · Success"


def test_the_table_tells_screen_readers_what_it_shows(page: TransactionsPage, stop: Stop) -> None:
    line = page.model.line_of(stop.sent.id)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert page.model.index(line or 0, COL_TICK).data(role) == "Not ticked"
    assert page.model.index(line or 0, COL_PATRON).data(role) == f"Aikio-Länsman, Ánne Máret ({ANNE})"
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName(), f"{type(widget).__name__} {widget.objectName()} has no name"


@pytest.mark.parametrize("zoom", [80, 100, 200])
def test_nothing_is_wider_than_the_page(page: TransactionsPage, context: Context, zoom: int, qtbot: QtBot) -> None:
    context.theme.set("light", zoom)
    qtbot.wait(50)
    assert page.width() == 1116
    for button in (page.foot.process, page.filters.fetch, *page.filters.chips.values()):
        assert button.mapTo(page, QPoint(button.width(), 0)).x() <= page.width() + 1
    shown(page, qtbot)


def test_what_waited_in_line_and_was_cancelled_is_forgotten(
    page: TransactionsPage, runner: FakeRunner, qtbot: QtBot
) -> None:
    page.filters.fetch.click()
    runner.running = False
    runner.state_changed.emit()
    qtbot.waitUntil(page.filters.fetch.isEnabled)
    assert not page.run_panel.isVisible()


def test_everything_is_reached_by_tab_in_the_order_of_the_page(page: TransactionsPage) -> None:
    page.ticking.tick_all_shown()
    chain: list[QWidget] = []
    widget: QWidget | None = page.nextInFocusChain()
    while widget is not None and widget is not page and len(chain) < 500:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            chain.append(widget)
        widget = widget.nextInFocusChain()
    wanted = [
        page.filters.chips[Section.HERE],
        page.filters.search,
        page.filters.workstations,
        page.filters.fetch,
        page.table,
        page.foot.send,
        page.foot.process,
    ]
    places = [chain.index(each) for each in wanted]
    assert places == sorted(places), [type(each).__name__ for each in chain]


def test_K21_the_printed_summary_tells_the_account_as_it_is_then(
    processing: TransactionsPage, stop: Stop, runner: FakeRunner, enrolled: Enrolled, qtbot: QtBot
) -> None:
    with Workstation(enrolled.home, enrolled.key) as workstation:
        workstation.journal.note_answers([answer(stop.sent), answer(stop.sent_later)])
    end_with_everything(processing, stop, runner, qtbot)
    sheet = processing.saving.sheet()
    assert "succeeded 5" in sheet.html
    assert "Item not found 1" in sheet.html
    lines = [list(row) for table in sheet.tables for row in table.rows]
    assert len(lines) == 3
    assert ANNE not in str(lines)
