"""Batch edit: T15 to T22, through the window."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from offcirc.app.holdings import reading
from offcirc.app.holdings.reading import Holdings
from offcirc.app.home import Home
from offcirc.app.workstation import Workstation
from offcirc.domain.holdings.told import ItemValues
from offcirc.domain.holdings.values import Place, Places
from offcirc.domain.records import ItemStatus
from offcirc.domain.transactions import Kind
from offcirc.gui.pages.items import batch as batch_module
from offcirc.gui.pages.items import batch_jobs
from offcirc.gui.pages.items import page as page_module
from offcirc.gui.pages.items.batch_model import Column
from offcirc.gui.pages.items.page import ItemsPage
from tests.central.holdings.library import ITEMS
from tests.conftest import Tell
from tests.gui.heartbeat import heartbeat
from tests.gui.pages.conftest import KEY, Desk, updated_homes
from tests.gui.pages.items.conftest import AtItems, choose, offers

MANY = 10_000
Open = Callable[..., AtItems]


class AtBatch:
    """Somebody at the batch edit of a page."""

    def __init__(self, at: AtItems) -> None:
        self.at, self.panel = at, at.page.batch
        at.press(at.page.batch_button)
        self.settle()

    def settle(self) -> None:
        self.at.desk.qtbot.waitUntil(lambda: not self.panel._soon.isActive())
        self.at.desk.settle()

    def scan(self, *barcodes: str) -> None:
        self.at.scan(*barcodes)
        self.settle()

    def choose(self, place: Place, value: str) -> None:
        choose(self.panel.fields.places[place], value)
        self.settle()

    def change_of(self, barcode: str) -> str:
        model = self.panel.model
        rows = {model.index(row, Column.BARCODE).data(): row for row in range(model.rowCount())}
        return str(model.index(rows[barcode], Column.CHANGE).data())

    def offers(self, place: Place) -> list[str]:
        return offers(self.panel.fields.places[place])

    def batches(self) -> set[str]:
        return {row.holdings.batch for row in self.at.desk.recorded() if row.holdings is not None}

    def take_back(self) -> None:
        self.at.press(self.panel.take_back)
        self.at.desk.qtbot.waitUntil(lambda: not self.panel.busy)
        self.settle()

    def apply(self) -> None:
        self.at.press(self.panel.apply)
        self.at.desk.qtbot.waitUntil(lambda: not self.panel.busy)
        self.settle()


def test_T15_a_new_location_is_copied_where_library_and_owning_library_are_the_same(items_of: Open) -> None:
    at = items_of("REG", lambda desk: desk.move("I0002", "BRA", "Display"))
    edit = AtBatch(at)
    edit.scan("I0001", "I0002")
    edit.choose(Place.LIBRARY, "BRA")
    edit.choose(Place.LOCATION, "Stacks")
    assert at.sees("Also becomes the owning location where library and owning library are the same")
    assert "Owning location" not in edit.change_of("I0001")
    edit.choose(Place.LIBRARY, "REG")
    edit.choose(Place.LOCATION, "Adults")
    assert edit.change_of("I0001") == "Location: Stacks → Adults · Owning location: Stacks → Adults"
    assert edit.change_of("I0002") == (
        "Library: Branch → Regional · Location: Display → Adults · Owning location: Stacks → Adults"
    )
    edit.apply()
    assert at.desk.now("I0001") == Places("REG", "Adults", "REG", "Adults")


def test_T15_nothing_is_copied_where_the_owning_location_is_on_the_form(items_of: Open) -> None:
    edit = AtBatch(items_of("BRA"))
    edit.scan("I0001")
    assert edit.panel.fields.places[Place.OWNING_LOCATION].isVisible()
    edit.choose(Place.LIBRARY, "REG")
    edit.choose(Place.LOCATION, "Adults")
    edit.apply()
    assert edit.at.desk.now("I0001") == Places("REG", "Adults", "REG", "Stacks")


def test_T16_in_the_regional_view_all_four_are_on_the_form_and_nothing_is_copied(items_of: Open) -> None:
    edit = AtBatch(items_of("regional"))
    edit.scan("I0001")
    assert edit.panel.fields.places[Place.OWNING_LOCATION].isHidden()
    edit.panel.fields.regional.click()
    assert all(field.isVisible() for field in edit.panel.fields.places.values())
    edit.choose(Place.LIBRARY, "REG")
    edit.choose(Place.LOCATION, "Adults")
    edit.apply()
    assert edit.at.desk.now("I0001") == Places("REG", "Adults", "REG", "Stacks")
    (row,) = edit.at.desk.recorded()
    assert row.holdings is not None
    assert row.holdings.regional_view


def test_T16_the_regional_view_is_not_offered_where_it_is_not_allowed(items_of: Open) -> None:
    assert AtBatch(items_of()).panel.fields.regional.isHidden()


def test_T17_T19_library_and_owning_library_are_changed_here_with_their_locations(items_of: Open) -> None:
    edit = AtBatch(items_of())
    edit.scan("I0001")
    edit.choose(Place.OWNING_LIBRARY, "BRA")
    assert edit.change_of("I0001") == "An owning location is required"
    assert edit.panel.summary.text() == "0 items would change · 1 needs another choice above"
    assert not edit.panel.apply.isEnabled()
    assert edit.offers(Place.OWNING_LOCATION) == ["Display", "Stacks"]  # T21
    edit.choose(Place.OWNING_LOCATION, "Display")
    edit.apply()
    assert edit.at.desk.now("I0001") == Places("REG", "Stacks", "BRA", "Display")


def test_T18_a_library_without_a_location_cannot_be_applied(items_of: Open) -> None:
    edit = AtBatch(items_of())
    edit.scan("I0001")
    edit.choose(Place.LIBRARY, "SMALL")
    assert edit.change_of("I0001") == "A location is required"
    assert not edit.panel.apply.isEnabled()


def test_T20_T21_lists_offer_the_chosen_librarys_locations_and_nothing_before(items_of: Open) -> None:
    edit = AtBatch(items_of("BRA"))
    edit.scan("I0001")
    for below, above, words in (
        (Place.LOCATION, Place.LIBRARY, "Choose the library first"),
        (Place.OWNING_LOCATION, Place.OWNING_LIBRARY, "Choose the owning library first"),
    ):
        assert edit.offers(below) == []
        assert not edit.panel.fields.places[below].list.isEnabled()
        assert edit.panel.fields.places[below].remark.text() == words
        edit.choose(above, "SMALL")
        assert edit.offers(below) == ["Fiction", "Shelf"]
        edit.choose(below, "Shelf")
        edit.choose(above, "BRA")
        assert edit.panel.fields.places[below].value == ""


def test_T22_items_that_are_out_are_locked_with_the_reason_and_the_others_are_changed(items_of: Open) -> None:
    edit = AtBatch(items_of("REG", lambda desk: desk.send_out("I0007")))
    edit.scan("I0001", "I0007")
    edit.choose(Place.LIBRARY, "REG")
    edit.choose(Place.LOCATION, "Adults")
    assert edit.change_of("I0007") == "locked: The item is out in an exchange set"
    assert edit.panel.summary.text() == "1 item would change · 1 locked"
    edit.apply()
    assert edit.at.desk.now("I0007") == Places("SMALL", "Fiction", "REG", "Stacks")
    assert edit.change_of("I0001") == "recorded"


def test_find_and_edit_records_a_row_an_item_tied_by_the_batch(items_of: Open) -> None:
    at = items_of()
    at.page.finder.words.setText("Title 1")
    at.page.finder.words.returnPressed.emit()
    at.desk.settle()
    count = at.page.model.rowCount()
    assert count > 100
    edit = AtBatch(at)
    edit.panel.table.selectRow(0)
    edit.panel.table.removed.emit(0)
    edit.choose(Place.LIBRARY, "REG")
    edit.choose(Place.LOCATION, "Adults")
    edit.apply()
    rows = at.desk.recorded()
    assert len(rows) == count - 1
    assert {row.kind for row in rows} == {Kind.ITEM_EDIT}
    assert len({row.holdings.batch for row in rows if row.holdings is not None}) == 1
    assert at.sees(f"{count - 1} items recorded; not sent yet.")


def test_a_batch_edit_that_is_stopped_leaves_the_rest_as_it_was(
    items_of: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_jobs, "BITE", 1)
    edit = AtBatch(items_of())
    edit.scan("I0001", "I0002", "I0003")
    edit.choose(Place.LIBRARY, "REG")
    edit.choose(Place.LOCATION, "Adults")
    edit.panel.apply.click()
    edit.panel.stop.click()
    edit.at.desk.qtbot.waitUntil(lambda: not edit.panel.busy)
    assert len(edit.at.desk.recorded()) == 1
    assert edit.at.sees("Stopped: 1 item recorded, the others stay as they were.")
    edit.settle()
    assert edit.panel.summary.text() == "2 items would change"


def test_T22_other_fields_are_changed_of_items_that_are_out_as_well(items_of: Open) -> None:
    edit = AtBatch(items_of("REG", lambda desk: desk.send_out("I0007")))
    edit.scan("I0001", "I0007")
    assert edit.change_of("I0001") == "choose above what it gets"
    more = edit.panel.fields.more
    assert more.isHidden()
    edit.at.press(edit.panel.fields.more_button)
    edit.at.desk.qtbot.keyClicks(more.lines["call_number"], "84.2")
    more.status.setCurrentIndex(more.status.findData("withdrawn"))
    more.status.activated.emit(more.status.currentIndex())
    edit.settle()
    assert edit.change_of("I0007") == "Call number: empty → 84.2 · Status: available → withdrawn"
    edit.apply()
    assert edit.at.desk.now("I0007") == Places("SMALL", "Fiction", "REG", "Stacks")
    (row, _) = [row for row in edit.at.desk.recorded() if row.kind is Kind.ITEM_EDIT]
    assert row.holdings is not None
    assert row.holdings.item == ItemValues(call_number="84.2", status=ItemStatus.WITHDRAWN)


def test_a_batch_that_was_stopped_and_goes_on_is_one_batch(items_of: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_jobs, "BITE", 1)
    edit = AtBatch(items_of())
    edit.scan("I0001", "I0002", "I0003")
    edit.choose(Place.LIBRARY, "REG")
    edit.choose(Place.LOCATION, "Adults")
    edit.panel.apply.click()
    edit.panel.stop.click()
    edit.at.desk.qtbot.waitUntil(lambda: not edit.panel.busy)
    edit.settle()
    edit.apply()
    assert len(edit.batches()) == 1
    edit.scan("I0004")
    edit.choose(Place.LOCATION, "Sets")
    edit.apply()
    assert len(edit.batches()) == 2  # other places are another batch


def test_a_batch_is_taken_back_as_long_as_it_was_not_sent(items_of: Open) -> None:
    edit = AtBatch(items_of())
    edit.scan("I0001", "I0002")
    edit.choose(Place.LIBRARY, "REG")
    edit.choose(Place.LOCATION, "Adults")
    edit.apply()
    assert edit.panel.take_back.text().strip() == "Take back 2 items"
    edit.take_back()
    assert edit.at.sees("Taken back: 2 items as before.")
    assert edit.at.desk.now("I0001") == Places("REG", "Stacks", "REG", "Stacks")
    assert edit.panel.summary.text() == "2 items would change"
    edit.apply()
    edit.at.desk.pretend_sent()
    edit.take_back()
    assert edit.at.sees("All of it was sent already: put it back from the earlier batches.")
    assert edit.at.desk.now("I0001") == Places("REG", "Adults", "REG", "Adults")


def test_earlier_batches_are_taken_back_or_put_back(items_of: Open) -> None:
    def before(desk: Desk) -> None:
        desk.move("I0001", "REG", "Adults")
        desk.pretend_sent()
        desk.move("I0002", "REG", "Sets")

    edit = AtBatch(items_of("REG", before))
    earlier = edit.panel.earlier
    edit.at.press(edit.panel.fields.earlier)
    assert [earlier.model.index(row, 1).data() for row in range(2)] == [
        "Library: Regional · Location: Sets",
        "Library: Regional · Location: Adults",
    ]
    assert not earlier.put_back.isEnabled()
    edit.at.press(earlier.take_back)
    edit.at.desk.qtbot.waitUntil(lambda: not edit.panel.busy)
    edit.at.desk.settle()
    assert edit.at.desk.now("I0002") == Places("REG", "Stacks", "REG", "Stacks")
    assert earlier.model.index(0, 2).data() == "1 item · 1 refused or taken back"
    earlier.table.selectRow(1)
    assert not earlier.take_back.isEnabled()
    edit.at.press(earlier.put_back)
    edit.settle()
    assert edit.at.sees("Put a batch edit back")
    assert edit.change_of("I0001") == "Location: Adults → Stacks · Owning location: Adults → Stacks"
    edit.apply()
    assert edit.at.desk.now("I0001") == Places("REG", "Stacks", "REG", "Stacks")
    edit.scan("I0003")  # whoever scans begins another batch
    assert edit.at.sees("Batch edit")
    assert edit.panel.model.rowCount() == 1


def test_find_and_edit_takes_all_that_fit_however_many_the_list_shows(
    items_of: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (reading, page_module):
        monkeypatch.setattr(module, "MOST_SHOWN", 20)
    monkeypatch.setattr(batch_jobs, "_PART", 100)
    at = items_of()
    at.page.finder.library.setCurrentIndex(at.page.finder.library.findData("REG"))
    at.page.finder.library.activated.emit(0)
    at.desk.settle()
    assert at.sees("The first 20 items: narrow the search to see others. A batch edit takes all that fit.")
    edit = AtBatch(at)
    assert edit.panel.model.rowCount() == ITEMS
    edit.choose(Place.LIBRARY, "REG")
    edit.choose(Place.LOCATION, "Adults")
    assert edit.panel.summary.text() == f"{ITEMS} items would change"
    assert edit.panel.limit.isHidden()
    monkeypatch.setattr(batch_module, "MOST_IN_BATCH", 200)
    edit.panel.begin(at.page.frame, edit.panel.model.rows)
    edit.settle()
    assert edit.panel.model.rowCount() == 200
    assert edit.panel.limit.isVisible()


def test_what_is_not_in_the_local_data_is_said_and_left_out(items_of: Open) -> None:
    edit = AtBatch(items_of())
    edit.scan("I0001", "NOBODYS", "I0001")
    assert edit.at.desk.notices == ["The item NOBODYS is not in the local data. Synchronise first."]
    assert edit.panel.model.rowCount() == 1


@pytest.fixture
def no_collecting() -> Iterator[None]:
    """As in the window, which collects garbage in quiet moments only (`gui/tidying.py`)."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.torture
@pytest.mark.usefixtures("no_collecting")
def test_the_window_answers_while_10_000_items_are_previewed_and_recorded(
    tmp_path: Path, desk_at: Callable[[Home], Desk], qtbot: QtBot, tell: Tell
) -> None:
    desk = desk_at(updated_homes(tmp_path, ["REG"], MANY)["REG"])
    page = ItemsPage(desk.context)
    qtbot.addWidget(page)
    page.resize(1116, 560)
    page.show()
    page.activate()
    desk.settle()
    with Workstation(desk.context.home, KEY) as workstation:
        found = [each for each in Holdings(workstation).many([f"I{n:04d}" for n in range(MANY)]) if each is not None]
    edit = AtBatch(AtItems(desk, page))
    edit.panel.begin(page.frame, found)
    edit.settle()
    with heartbeat() as beats:
        edit.choose(Place.LIBRARY, "REG")
        began = time.perf_counter()
        edit.choose(Place.LOCATION, "Adults")
        preview_s = time.perf_counter() - began
        edit.apply()
    tell(f"{MANY} items: preview {preview_s:.2f} s, {beats}")
    assert len(desk.recorded()) == MANY
    assert beats.free, str(beats)
