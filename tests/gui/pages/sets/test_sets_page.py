"""Exchange sets at the desk: T5 and T23, through the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from offcirc.app.holdings.reading import Holdings
from offcirc.app.workstation import Workstation
from offcirc.domain.holdings.values import Places
from offcirc.domain.records import ItemStatus
from offcirc.domain.transactions import Kind
from offcirc.gui.pages.sets.page import SetsPage
from offcirc.gui.pages.sets.paper import packing_list
from tests.gui.pages.conftest import KEY, Desk, texts

HOME = Places("REG", "Stacks", "REG", "Stacks")


@dataclass
class AtSets:
    """Somebody at the Exchange sets page."""

    desk: Desk
    page: SetsPage

    def make(self, name: str, receiver: str = "SMALL") -> None:
        self.desk.press(self.page.new)
        form = self.page.form
        form.name.setText(name)
        form.receiver.setCurrentIndex(form.receiver.findData(receiver))
        form.receiver.activated.emit(0)
        self.desk.press(form.make)

    def scan(self, *barcodes: str) -> None:
        for barcode in barcodes:
            self.page.take_scan(barcode)
        self.desk.settle()

    def open(self, row: int = 0) -> None:
        self.page.table.opened.emit(row)
        self.desk.settle()

    def sees(self, text: str) -> bool:
        return any(text in each for each in texts(self.page))

    def barcodes(self) -> list[str]:
        model = self.page.panel.model
        return [str(model.index(row, 0, QModelIndex()).data()) for row in range(model.rowCount())]


@pytest.fixture
def sets_of(desk_of: Callable[[str], Desk], qtbot: QtBot) -> Callable[..., AtSets]:
    def open_(name: str = "REG", before: Callable[[Desk], object] = lambda _: None) -> AtSets:
        desk = desk_of(name)
        before(desk)
        page = SetsPage(desk.context)
        qtbot.addWidget(page)
        page.resize(1116, 560)
        page.show()
        page.activate()
        desk.settle()
        return AtSets(desk, page)

    return open_


Open = Callable[..., AtSets]


def test_T5_a_set_is_made_filled_by_scanning_and_sent(sets_of: Open) -> None:
    at = sets_of()
    at.make("Spring crate")
    assert at.page.scan_hint == "Scan an item into Spring crate"
    at.scan("I0010", "I0011", "I0012", "I0011")
    assert at.sees("In the set already: Title 11.")
    panel = at.page.panel
    panel.table.selectRow(2)
    at.desk.press(panel.remove)
    assert at.barcodes() == ["I0010", "I0011"]
    assert at.desk.now("I0010") == HOME
    at.desk.press(panel.send)
    assert at.sees("Send 2 items to Small? Afterwards nothing can be added.")
    at.desk.press(panel.yes)
    assert at.sees("Spring crate is on its way with 2 items; not sent to the server yet.")
    assert at.desk.now("I0010") == Places("SMALL", "Fiction", "REG", "Stacks")
    assert at.desk.now("I0012") == HOME
    assert [row.kind for row in at.desk.recorded()] == [Kind.EXCHANGE_SEND] * 2


def test_T5_a_receiver_that_keeps_its_own_records_changes_the_location_only(sets_of: Open) -> None:
    at = sets_of()
    at.make("Crate", "OWN")
    at.scan("I0010")
    at.desk.press(at.page.panel.send)
    at.desk.press(at.page.panel.yes)
    assert at.desk.now("I0010") == Places("REG", "Sets", "REG", "Stacks")


def test_T23_items_come_back_one_by_one_and_the_rest_is_named_and_marked_missing(sets_of: Open) -> None:
    at = sets_of("REG", lambda desk: desk.send_out("I0010", "I0011", "I0012"))
    at.open()
    assert at.sees("Lent to Small; its items are in Small · Fiction.")
    at.scan("I0011")
    assert at.sees("Back: Title 11. Shelve: Stacks.")
    assert at.desk.now("I0011") == HOME
    assert at.barcodes() == ["I0010", "I0012"]
    at.desk.press(at.page.panel.missing)
    assert at.sees("Mark 2 items as missing? Their records come home: Title 10 · Title 12")
    at.desk.press(at.page.panel.yes)
    assert at.sees("2 items are marked as missing; not sent yet.")
    assert at.desk.now("I0012") == HOME
    with Workstation(at.desk.context.home, KEY) as workstation:
        assert Holdings(workstation).find("I0012").item.status is ItemStatus.MISSING


def test_T23_a_set_comes_back_whole(sets_of: Open) -> None:
    at = sets_of("REG", lambda desk: desk.send_out("I0010", "I0011"))
    at.open()
    at.desk.press(at.page.panel.return_all)
    at.desk.press(at.page.panel.yes)
    assert at.sees("2 items are back; not sent yet.")
    assert {at.desk.now("I0010"), at.desk.now("I0011")} == {HOME}
    assert not at.page.panel.return_all.isEnabled()


def test_a_set_is_closed_to_see_the_list_where_there_is_no_room_for_both(sets_of: Open) -> None:
    at = sets_of("REG", lambda desk: desk.send_out("I0010"))
    at.page.resize(700, 560)
    at.open()
    assert not at.page.table.isVisible()
    at.desk.press(at.page.panel.close_button)
    assert at.page.table.isVisible()


def test_a_scan_answers_no_question(sets_of: Open) -> None:
    at = sets_of("REG", lambda desk: desk.send_out("I0010", "I0011"))
    at.open()
    at.desk.press(at.page.panel.return_all)
    at.scan("I0010")
    assert at.page.panel.question.isHidden()
    assert at.barcodes() == ["I0011"]
    at.desk.press(at.page.panel.missing)
    at.desk.press(at.page.panel.no)
    assert at.barcodes() == ["I0011"]


def test_what_cannot_go_into_a_set_is_said_at_the_scan(sets_of: Open) -> None:
    at = sets_of("REG", lambda desk: desk.send_out("I0010"))
    at.make("Second crate")
    at.scan("I0010")
    assert at.sees("The item is out in an exchange set. Nothing was recorded.")
    at.scan("NOBODYS")
    assert at.sees("The item NOBODYS is not in the local data.")
    assert at.barcodes() == []
    assert not at.page.panel.send.isEnabled()


def test_a_set_that_was_not_sent_can_be_given_up(sets_of: Open) -> None:
    at = sets_of()
    at.make("Crate")
    at.scan("I0010")
    at.desk.press(at.page.panel.drop)
    at.desk.press(at.page.panel.yes)
    assert at.page.model.rows == ()
    assert at.sees("Choose a set, or make one")
    at.scan("I0010")
    assert at.desk.notices == ["Choose a set first: nothing was recorded."]


def test_the_packing_list_has_a_line_an_item_and_files_are_saved(sets_of: Open, tmp_path: Path) -> None:
    at = sets_of("REG", lambda desk: desk.send_out("I0010", "I0011"))
    at.open()
    sheet = packing_list(at.page.frame, at.page.panel.found)
    assert sheet.name == "Packing list: Crate"
    words = sheet.html + str([list(row) for table in sheet.tables for row in table.rows])
    assert all(text in words for text in ("I0010", "Title 11", "Regional · Stacks", "Small"))
    for name in ("crate.mrc", "crate.csv"):
        at.page.choose_file = lambda _, name=name: str(tmp_path / name)  # type: ignore[misc]
        at.desk.press(at.page.panel.data)
        assert b"I0010" in (tmp_path / name).read_bytes()
    at.page.choose_file = lambda _: str(at.desk.context.home.directory / "crate.csv")
    at.desk.press(at.page.panel.data)
    assert not (at.desk.context.home.directory / "crate.csv").exists()


def test_a_name_that_cannot_be_used_is_said_beside_it_and_stays(sets_of: Open) -> None:
    at = sets_of()
    at.make("   ")
    assert "1 to 100 characters" in at.page.form.error.text()
    assert at.page.form.isVisible()


def test_a_workstation_that_may_not_says_so_and_is_greyed(sets_of: Open) -> None:
    at = sets_of("reader", lambda _: None)
    assert not at.page.new.isEnabled()
    assert at.sees("This workstation may not send or take back sets")
