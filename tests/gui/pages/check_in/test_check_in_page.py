"""Check in, played as a desk does: scan, look, take back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, tzinfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app.desk import Act, Desk
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import Kind, State
from offcirc.errors import EnvironmentProblem
from offcirc.gui.context import Context
from offcirc.gui.pages.check_in import CheckInPage
from offcirc.gui.pages.check_in.model import Column
from offcirc.gui.scanner import Scanner
from offcirc.gui.sounds import Sound
from offcirc.gui.translations import LANGUAGES, Translations
from tests.gui.conftest import STAFF
from tests.gui.pages.check_in.conftest import AtThePage

OVERDUE = "38400100022035"  # Cranford, out to Matias Saarvala, due 72 days ago
NOT_ON_LOAN = "38400100001138"  # Kalevala
HELD = "38400100001328"  # Tulitikkuja lainaamassa, somebody waits
ELSEWHERE = "38400100001492"  # Helkavirsiä, belongs to Tuohisalmi
LOST = "38400100001351"  # Dracula
CARD = "28400100000017"  # Aino Korhola
NOBODYS = "7777777"


def test_K14_a_return_is_recorded_and_tells_title_borrower_lateness_and_place(desk: AtThePage) -> None:
    desk.scan(OVERDUE)
    assert desk.sees("Cranford")
    assert desk.sees("Saarvala, Matias")
    assert desk.sees("72 days late")
    assert desk.sees("Route to Tuohisalmi Branch Library")
    assert desk.row()[Column.TITLE] == "Cranford — Gaskell, Elizabeth"
    assert desk.row()[Column.FROM] == "Saarvala, Matias"
    assert desk.row()[Column.LATE] == "72 days"
    (row,) = desk.transactions()
    assert (row.kind, row.item_barcode, row.staff, row.backdated) == (Kind.RETURN, OVERDUE, STAFF, False)


def test_K14_an_item_on_hold_is_set_aside_with_a_sound_of_its_own(desk: AtThePage) -> None:
    desk.scan(HELD)
    assert desk.sees("Set aside: on hold for")
    assert desk.sounds == [Sound.HOLD]


def test_K14_an_item_of_this_library_is_shelved(desk: AtThePage) -> None:
    with Workstation(desk.context.home, desk.context.key) as workstation:
        replica = workstation.replica
        assert replica is not None
        own = next(
            item
            for item in replica.search_items("a", 500)
            if item.library == "REV-AUTO" and not replica.holds_on(item.barcode)
        )
        workstation.desk.issue(CARD, own.barcode, "2099-01-01", Act("anna", override=True))
    desk.scan(own.barcode)
    assert desk.sees("Shelve here")
    assert desk.sees("From Korhola, Aino")
    assert desk.sounds == [Sound.WELL]


def test_K14_what_was_not_on_loan_or_was_lost_is_recorded_and_said(desk: AtThePage) -> None:
    desk.scan(NOT_ON_LOAN)
    assert desk.sees("It was not on loan in the local data.")
    desk.scan(LOST)
    assert desk.sees("It was marked as lost or missing")
    assert [row.kind for row in desk.transactions()] == [Kind.RETURN] * 2
    assert desk.sounds == [Sound.ATTENTION] * 2


def test_K14_an_unknown_barcode_is_recorded_marked_and_may_be_given_a_title(desk: AtThePage) -> None:
    desk.scan(NOBODYS)
    assert desk.sees("Recorded; the server will say")
    note = next(each for each in desk.page.findChildren(QLineEdit) if each.accessibleName() == "Title on the item")
    desk.qtbot.keyClicks(note, "Moby Dick")
    desk.qtbot.keyClick(note, Qt.Key.Key_Return)
    desk.wait(lambda: "Moby Dick" in desk.row()[Column.TITLE])
    first, second = desk.recorded()
    assert first.state is State.VOIDED
    assert (second.transaction.item_note, second.transaction.marks) == ("Moby Dick", ("ITEM_UNKNOWN",))
    assert second.transaction.occurred_at == first.transaction.occurred_at


def test_a_title_that_is_half_typed_is_kept_when_the_next_scan_comes(desk: AtThePage) -> None:
    desk.scan(NOBODYS)
    note = next(each for each in desk.page.findChildren(QLineEdit) if each.accessibleName() == "Title on the item")
    desk.qtbot.keyClicks(note, "Moby")
    desk.scan(NOT_ON_LOAN)
    desk.wait(lambda: "Moby" in desk.row(1)[Column.TITLE])
    assert not note.text()


def test_a_card_is_told_and_not_recorded_and_opens_check_out_by_a_button(desk: AtThePage) -> None:
    desk.scan(CARD)
    assert desk.sees("card: Korhola, Aino. Nothing was recorded.")
    assert desk.sounds == [Sound.BLOCKED]
    with desk.qtbot.waitSignal(desk.page.card_scanned) as told:
        desk.button("Open Check out with this card").click()
    assert told.args == [CARD]
    desk.scan(NOT_ON_LOAN)
    assert [row.kind for row in desk.transactions()] == [Kind.RETURN]


def test_undo_takes_a_line_back_before_it_is_sent(desk: AtThePage) -> None:
    desk.scan(NOT_ON_LOAN, HELD)
    desk.page.table.setFocus()
    desk.page.table.selectRow(1)
    desk.qtbot.keyClick(desk.page.table, Qt.Key.Key_Return)
    desk.wait(lambda: desk.row(1)[Column.WHERE] == "Taken back: nothing is recorded")
    assert [each.state for each in desk.recorded()] == [State.VOIDED, State.WAITING]
    assert desk.row(1)[Column.ACTION] == ""
    assert desk.page.undo_last()
    desk.wait(lambda: desk.row(0)[Column.WHERE] == "Taken back: nothing is recorded")
    assert not desk.page.undo_last()


def test_undo_says_so_when_the_row_has_been_sent(desk: AtThePage) -> None:
    desk.scan(NOT_ON_LOAN)
    with Workstation(desk.context.home, desk.context.key) as workstation:
        workstation.journal.note_attempt([each.transaction.id for each in workstation.journal.rows()])
    assert desk.page.undo_last()
    desk.wait(lambda: desk.row()[Column.ACTION] == "sent")
    assert desk.notices == [
        "It has been sent: nothing undoes a return here but lending the item again, to the same patron."
    ]
    assert [each.state for each in desk.recorded()] == [State.UNKNOWN]


def test_a_refresh_shows_what_left_meanwhile(desk: AtThePage) -> None:
    desk.scan(NOT_ON_LOAN)
    with Workstation(desk.context.home, desk.context.key) as workstation:
        workstation.journal.note_attempt([each.transaction.id for each in workstation.journal.rows()])
    desk.page.refresh()
    desk.wait(lambda: desk.row()[Column.ACTION] == "sent")


def test_in_house_use_counts_and_does_not_return(desk: AtThePage) -> None:
    desk.button("In-house use").click()
    assert desk.sees("counted as used in the library, and not returned")
    assert desk.page.scan_hint == "Scan what was used in the library"
    times = next(each for each in desk.page.findChildren(QSpinBox) if each.isVisible())
    times.setValue(3)
    desk.scan(NOT_ON_LOAN, HELD)
    assert desk.row(1)[Column.WHERE] == "Used in the library: counted 3 times"
    assert [(row.kind, row.count) for row in desk.transactions()] == [(Kind.IN_HOUSE_USE, 3), (Kind.IN_HOUSE_USE, 1)]
    desk.button("Check in").click()
    desk.scan(ELSEWHERE)
    assert desk.transactions()[-1].kind is Kind.RETURN


def test_a_book_drop_dates_scans_back_until_it_is_ended(desk: AtThePage) -> None:
    open_form(desk, "Book drop", "When did these items come back?")
    desk.button("Use this time").click()
    desk.wait(lambda: desk.sees("Book drop: what is scanned came back on"))
    desk.scan(OVERDUE)
    (row,) = desk.transactions()
    assert row.occurred_at.astimezone(_zone(desk)).strftime("%Y-%m-%d %H:%M") == _yesterday_evening(desk)
    assert row.backdated
    assert desk.sees("Came back on ")
    zone = _zone(desk)
    ago = (datetime.now(zone).date() - row.occurred_at.astimezone(zone).date()).days
    assert desk.sees(f"{72 - ago} days late")
    desk.button("End").click()
    assert not desk.sees("Book drop: what")
    desk.scan(NOT_ON_LOAN)
    assert not desk.transactions()[-1].backdated


@pytest.fixture(params=["Pacific/Kiritimati", "Pacific/Niue"])
def far_away(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose zone is 12 hours ahead of the library's, or 13 behind: one of them always has another day."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("far_away")
def test_yesterday_is_the_librarys_whatever_zone_the_machine_is_set_to(desk: AtThePage) -> None:
    for preset, expected in (("Yesterday evening", _yesterday_evening(desk)), ("This morning", _this_morning(desk))):
        open_form(desk, "Book drop", "When did these items come back?")
        desk.button(preset).click()
        field = next(each for each in desk.page.findChildren(QDateTimeEdit) if each.isVisible())
        assert field.dateTime().toString("yyyy-MM-dd HH:mm") == expected
        desk.button("Cancel").click()


def test_in_house_use_is_said_to_be_used_and_never_to_have_come_back(desk: AtThePage) -> None:
    desk.button("In-house use").click()
    assert desk.sees("Nothing has been counted yet")
    open_form(desk, "Used earlier", "When were these items used in the library?")
    desk.button("Use this time").click()
    desk.wait(lambda: desk.sees("what is scanned was used in the library on"))
    desk.scan(NOT_ON_LOAN)
    assert desk.sees("Used in the library: counted 1 time")
    assert desk.sees("Used in the library on ")
    assert not any("came back" in text.lower() for text in desk.texts())
    desk.button("Check in").click()
    assert desk.sees("Book drop: what is scanned came back on")


def test_a_window_in_another_language_goes_on_with_mode_and_time(
    desk: AtThePage, qtbot: QtBot, english: Translations
) -> None:
    desk.button("In-house use").click()
    next(each for each in desk.page.findChildren(QSpinBox) if each.isVisible()).setValue(4)
    open_form(desk, "Used earlier", "When were these items used in the library?")
    desk.button("Use this time").click()
    desk.wait(lambda: desk.page.earlier is not None)
    english.use("fi")
    page = CheckInPage(desk.context)
    qtbot.addWidget(page)
    page.show()
    page.take_over(desk.page)
    again = AtThePage(page, desk.context, qtbot)
    assert again.sees("Käytetty aiemmin: luettavia niteitä on käytetty kirjastossa")
    again.scan(NOT_ON_LOAN)
    (row,) = again.transactions()
    assert (row.kind, row.count, row.backdated) == (Kind.IN_HOUSE_USE, 4, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_an_item_goes_can_be_read_in_the_table(desk: AtThePage, english: Translations, language: str) -> None:
    english.use(language)
    page = CheckInPage(desk.context)
    desk.qtbot.addWidget(page)
    page.resize(1056, 600)
    page.show()
    again = AtThePage(page, desk.context, desk.qtbot)
    again.scan(ELSEWHERE, HELD)
    for row in range(2):
        index = page.model.index(row, Column.WHERE)
        text = str(page.model.data(index))
        font = page.model.data(index, Qt.ItemDataRole.FontRole)
        assert isinstance(font, QFont)
        room = page.table.columnWidth(Column.WHERE) - page.table.iconSize().width() - 24
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        assert text.split(" · ", maxsplit=1)[0] in shown


def open_form(desk: AtThePage, name: str, heading: str) -> None:
    """Presses the button of an earlier time, and waits for its form."""
    desk.button(name).click()
    desk.wait(lambda: desk.sees(heading))


def _yesterday_evening(desk: AtThePage) -> str:
    return f"{datetime.now(_zone(desk)).date() - timedelta(days=1)} 20:00"


def _this_morning(desk: AtThePage) -> str:
    return f"{datetime.now(_zone(desk)).date()} 08:00"


def _zone(desk: AtThePage) -> tzinfo:
    with Workstation(desk.context.home, desk.context.key) as workstation:
        return workstation.desk.zone


def test_a_book_drop_in_the_future_is_refused_in_the_form(desk: AtThePage) -> None:
    open_form(desk, "Book drop", "When did these items come back?")
    field = next(each for each in desk.page.findChildren(QDateTimeEdit) if each.isVisible())
    field.setDateTime(field.dateTime().addDays(3))
    desk.button("Use this time").click()
    desk.wait(lambda: desk.sees("That time has not come yet."))
    desk.scan(NOT_ON_LOAN)
    assert not desk.transactions()[0].backdated


def test_an_unreadable_scan_has_a_line_and_records_nothing(desk: AtThePage) -> None:
    desk.scan("9" * 65)
    assert desk.sees("Not recorded: longer than 64 characters. Scan again.")
    assert desk.row()[Column.ACTION] == ""
    assert desk.transactions() == []


def test_what_the_disk_did_not_take_keeps_its_line_and_can_be_tried_again(
    desk: AtThePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:

        def refuse(*_: object) -> None:
            raise EnvironmentProblem("DISK_FULL", path="journal.db")

        full.setattr(Desk, "take_back", refuse)
        desk.scan(NOT_ON_LOAN)
    assert desk.sees("Not recorded")
    assert desk.sounds == [Sound.BLOCKED]
    desk.button("Try again").click()
    desk.wait(lambda: desk.row()[Column.ACTION] == "Undo")
    assert desk.page.model.rowCount() == 1
    assert [row.item_barcode for row in desk.transactions()] == [NOT_ON_LOAN]


def test_a_hundred_scans_at_full_speed_are_a_hundred_rows_in_their_order(
    context: Context, qtbot: QtBot, record_property: Callable[[str, object], None]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box, page = QLineEdit(), CheckInPage(context)
    column = QVBoxLayout(window)
    column.addWidget(box)
    column.addWidget(page)

    def on_return() -> None:
        page.take_scan(box.text())
        box.clear()

    box.returnPressed.connect(on_return)
    window.resize(1116, 700)
    window.show()
    scans = [f"99{number:06}" for number in range(100)]
    began = time.perf_counter()
    for scan in scans:
        qtbot.keyClicks(box, scan)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.rowCount() == 100)
    passed = time.perf_counter() - began
    record_property("scans per second", round(100 / passed))
    assert [line.barcode for line in reversed(page.model.lines)] == scans
    with Workstation(context.home, context.key) as workstation:
        assert [row.transaction.item_barcode for row in workstation.journal.rows()] == scans


def test_what_was_recorded_today_is_there_again_in_a_new_window(desk: AtThePage, qtbot: QtBot) -> None:
    desk.scan(NOT_ON_LOAN, NOBODYS, CARD)
    again = CheckInPage(desk.context)
    qtbot.addWidget(again)
    again.show()
    again.activate()
    qtbot.waitUntil(lambda: again.model.rowCount() == 2)
    assert [line.barcode for line in again.model.lines] == [NOBODYS, NOT_ON_LOAN]
    again.take_scan(HELD)
    qtbot.waitUntil(lambda: again.model.rowCount() == 3)
    assert [line.barcode for line in again.model.lines] == [HELD, NOBODYS, NOT_ON_LOAN]
    assert again.undo_last()
    qtbot.waitUntil(lambda: [each.state for each in desk.recorded()][-1] is State.VOIDED)


def test_ctrl_z_in_the_empty_scan_box_undoes_the_last_scan(desk: AtThePage, qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QLineEdit()
    scanner = Scanner(box)
    column = QVBoxLayout(window)
    column.addWidget(box)
    column.addWidget(desk.page)
    window.show()
    window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    desk.scan(NOT_ON_LOAN)
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.row()[Column.ACTION] == "")
    qapp.removeEventFilter(scanner)
    desk.page.setParent(None)
