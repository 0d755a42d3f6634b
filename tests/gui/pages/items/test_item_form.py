"""One item in the form: T1 to T4, T6 to T14, through the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox

from offcirc.domain.holdings.values import Place, Places
from offcirc.domain.transactions import Kind
from offcirc.gui.pages.items.page import ItemsPage
from tests.gui.conftest import STAFF
from tests.gui.pages.conftest import Desk
from tests.gui.pages.items.conftest import AtItems, choose, offers

Open = Callable[..., AtItems]
HOME = Places("REG", "Stacks", "REG", "Stacks")
OUT = Places("SMALL", "Fiction", "REG", "Stacks")


def send(desk: Desk) -> None:
    desk.send_out("I0007")


def new(at: AtItems, barcode: str, title: str, location: str) -> None:
    at.press(at.page.new)
    at.scan(barcode)
    at.page.form.lines["title"].setText(title)
    if location:
        choose(at.place(Place.LOCATION), location)


def test_T1_a_new_item_without_a_location_is_refused_beside_the_list_and_nothing_typed_is_lost(items_of: Open) -> None:
    at = items_of()
    new(at, "n-1", "Kalevala", "")
    at.save()
    form = at.page.form
    assert "A location is required" in at.place(Place.LOCATION).error.text()
    assert (form.barcode.text(), form.lines["title"].text()) == ("n-1", "Kalevala")
    assert at.desk.recorded() == []


def test_T2_T3_a_new_item_has_its_location_as_owning_location_and_belongs_to_the_signed_in_library(
    items_of: Open,
) -> None:
    at = items_of()
    new(at, "n-2", "Kalevala", "Adults")
    assert at.sees("Library and owning library will be Regional.")
    assert at.sees("On saving, the owning location becomes Adults too.")
    at.save()
    assert at.desk.now("n-2") == Places("REG", "Adults", "REG", "Adults")
    (row,) = at.desk.recorded()
    assert (row.kind, row.staff) == (Kind.ITEM_CREATE, STAFF)


def test_T2_where_the_owning_location_is_on_the_form_it_is_greyed_and_follows(items_of: Open) -> None:
    at = items_of("BRA")
    new(at, "n-3", "Kalevala", "Display")
    owning = at.place(Place.OWNING_LOCATION)
    assert owning.isVisible()
    assert not owning.list.isEnabled()
    assert (owning.list.currentText(), owning.remark.text()) == (
        "Display",
        "Locked: A new item's owning location is its location.",
    )
    assert offers(at.place(Place.LOCATION)) == ["Display", "Stacks"]
    at.save()
    assert at.desk.now("n-3") == Places("BRA", "Display", "BRA", "Display")


def test_T2_a_duplicate_in_another_location_does_not_return_to_its_parents(items_of: Open) -> None:
    at = items_of()
    at.scan("I0001")
    at.press(at.page.form.duplicate)
    at.scan("copy-1")
    assert at.page.form.lines["title"].text() == "Title 1"
    choose(at.place(Place.LOCATION), "Sets")
    at.save()
    assert at.desk.now("copy-1") == Places("REG", "Sets", "REG", "Sets")


@pytest.mark.parametrize("which", ["REG", "BRA"])
def test_T4_T10_T12_library_and_owning_library_are_never_on_the_form(items_of: Open, which: str) -> None:
    at = items_of(which, send)
    for barcode in ("I0001", "I0007"):
        at.scan(barcode)
        names = {each.accessibleName() for each in at.page.form.findChildren(QComboBox) if each.isVisible()}
        assert "Location" in names
        assert not {"Library", "Owning library"} & names
    at.press(at.page.new)
    assert set(at.page.form.places) == {Place.LOCATION, Place.OWNING_LOCATION}


def test_T6_the_location_of_an_item_that_is_out_is_greyed_with_the_reason(items_of: Open) -> None:
    at = items_of("REG", send)
    at.scan("I0007")
    location = at.place(Place.LOCATION)
    assert location.isVisible()
    assert not location.list.isEnabled()
    assert location.list.currentText() == "Fiction"
    assert location.remark.text() == "Locked: The item is out in an exchange set."
    assert at.sees("Out in the exchange set Crate.")


def test_T7_T8_T9_the_owning_location_of_an_item_that_is_out_changes_and_nothing_else(items_of: Open) -> None:
    at = items_of("REG", send)
    at.scan("I0007")
    assert offers(at.place(Place.OWNING_LOCATION)) == ["Adults", "Sets", "Stacks"]
    choose(at.place(Place.OWNING_LOCATION), "Adults")
    assert at.place(Place.LOCATION).list.currentText() == "Fiction"
    at.save()
    assert at.desk.now("I0007") == Places("SMALL", "Fiction", "REG", "Adults")
    at.page.form.lines["title"].setText("Another title")
    at.save()
    assert at.desk.now("I0007") == Places("SMALL", "Fiction", "REG", "Adults")


def test_T11_a_new_location_is_said_to_be_copied_and_is(items_of: Open) -> None:
    at = items_of()
    at.scan("I0002")
    assert at.place(Place.OWNING_LOCATION).isHidden()
    choose(at.place(Place.LOCATION), "Adults")
    assert at.sees("On saving, the owning location becomes Adults too.")
    at.save()
    assert at.desk.now("I0002") == Places("REG", "Adults", "REG", "Adults")
    (row,) = at.desk.recorded()
    assert (row.kind, row.item_barcode) == (Kind.ITEM_EDIT, "I0002")


def test_T11_with_the_owning_location_on_the_form_nothing_is_copied(items_of: Open) -> None:
    at = items_of("BRA")
    at.scan("I0002")
    choose(at.place(Place.LOCATION), "Adults")
    assert not at.sees("On saving")
    at.save()
    assert at.desk.now("I0002") == Places("REG", "Adults", "REG", "Stacks")


def test_T11_where_library_and_owning_library_differ_the_owning_location_is_demanded(items_of: Open) -> None:
    at = items_of("REG", lambda desk: desk.move("I0002", "BRA", "Display"))
    at.scan("I0002")
    owning = at.place(Place.OWNING_LOCATION)
    assert owning.isHidden()
    choose(at.place(Place.LOCATION), "Stacks")
    assert owning.isVisible()
    at.save()
    assert at.desk.now("I0002") == Places("BRA", "Display", "REG", "Stacks")
    assert "An owning location is required" in owning.error.text()
    choose(owning, "Adults")
    at.save()
    assert at.desk.now("I0002") == Places("BRA", "Stacks", "REG", "Adults")


def test_T13_T14_lists_offer_the_items_libraries_locations_only(items_of: Open) -> None:
    at = items_of("BRA", lambda desk: desk.move("I0002", "BRA", "Display"))
    at.scan("I0002")
    assert offers(at.place(Place.LOCATION)) == ["Display", "Stacks"]
    assert offers(at.place(Place.OWNING_LOCATION)) == ["Adults", "Sets", "Stacks"]


def test_the_last_change_is_undone_before_it_is_sent(items_of: Open) -> None:
    at = items_of()
    at.scan("I0002")
    choose(at.place(Place.LOCATION), "Adults")
    at.save()
    assert at.sees("Saved; not sent yet.")
    at.press(at.page.form.undo)
    assert at.desk.now("I0002") == HOME
    assert at.place(Place.LOCATION).value == "Stacks"
    new(at, "n-4", "Kalevala", "Adults")
    at.save()
    at.press(at.page.form.undo)
    assert at.desk.notices == ["Undone: there is no item n-4."]
    assert at.page.form.isHidden()


def test_a_scan_never_throws_away_what_is_not_saved(items_of: Open) -> None:
    at = items_of()
    at.scan("I0002")
    at.page.form.lines["title"].setText("Half a ti")
    at.scan("I0003")
    assert at.page.form.barcode.text() == "I0002"
    assert at.page.form.lines["title"].text() == "Half a ti"
    assert at.desk.notices == ["I0003 was not opened: save the form first, or close it."]
    at.press(at.page.form.close_button)
    assert at.page.form.question.isVisible()
    at.press(at.page.form.discard)
    at.scan("I0003")
    assert at.page.form.barcode.text() == "I0003"


def test_items_are_found_by_words_by_barcode_and_by_place(items_of: Open) -> None:
    at = items_of("REG", send)
    finder, model = at.page.finder, at.page.model

    def found(words: str, library: str = "", location: str = "") -> list[str]:
        finder.words.setText(words)
        finder.library.setCurrentIndex(finder.library.findData(library))
        finder.library.activated.emit(0)
        finder.location.setCurrentIndex(finder.location.findData(location))
        finder.location.activated.emit(0)
        at.desk.settle()
        return [here.item.barcode for here in model.rows]

    assert found("i0007") == ["I0007"]
    assert found("Title 299") == ["I0299"]
    assert found("", "SMALL") == ["I0007"]
    assert found("Title", "SMALL", "Shelf") == []
    assert at.sees("No item here fits")
    assert len(found("", "REG", "Stacks")) == 299


def test_a_barcode_that_another_item_has_is_refused_at_the_scan(items_of: Open) -> None:
    at = items_of()
    at.press(at.page.new)
    at.scan("I0005")
    assert "Another item has that barcode" in at.page.form.errors["barcode"].text()
    at.scan("n-5")
    at.save()
    assert "A title is required" in at.page.form.errors["title"].text()


def test_a_workstation_that_may_not_says_so_and_is_greyed(items_of: Open) -> None:
    at = items_of("reader")
    assert not at.page.new.isEnabled()
    assert at.sees("This workstation may not change items' records")
    at.scan("I0002")
    assert not at.page.form.save.isEnabled()
    assert at.page.form.limit.isVisible()


def test_a_window_made_anew_goes_on_with_what_was_typed(items_of: Open) -> None:
    at = items_of()
    at.scan("I0002")
    at.page.form.lines["title"].setText("Half a ti")
    choose(at.place(Place.LOCATION), "Adults")
    page = ItemsPage(at.desk.context)
    at.desk.qtbot.addWidget(page)
    page.take_over(at.page)
    page.show()
    page.activate()
    at.desk.settle()
    assert (page.form.barcode.text(), page.form.lines["title"].text()) == ("I0002", "Half a ti")
    page.form.save.click()
    at.desk.settle()
    assert at.desk.now("I0002") == Places("REG", "Adults", "REG", "Adults")
