"""Creating, duplicating and editing items at a workstation that has no network while it does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from offcirc.app.holdings import items
from offcirc.app.holdings.reading import Holdings
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from offcirc.domain.holdings.told import ItemValues, places_of
from offcirc.domain.holdings.values import Form, Place, Places, Rule
from offcirc.domain.records import ItemStatus
from offcirc.domain.transactions import Kind, State
from offcirc.errors import UserError
from tests.app.holdings.region import CATALOGUING, at_library, process, synchronise
from tests.central.server import RunningServer
from tests.support.inside import lone_workstation

NewItem = Callable[[], str]


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(UserError) as raised:
        work()
    return raised.value.code


def places(workstation: Workstation, barcode: str) -> Places:
    return places_of(Holdings(workstation).find(barcode).item)


def test_an_item_made_offline_is_here_at_once_and_at_the_server_after_one_click(lender: Workstation) -> None:
    row = items.create(lender, "new-1", ItemValues("Kalevala", location="Adults", call_number="84"), "anna")
    assert row.kind is Kind.ITEM_CREATE
    found = lender.look_ups.item(read_scan("NEW-1")).item
    assert found is not None
    assert (found.title, places_of(found)) == ("Kalevala", Places("REG", "Adults", "REG", "Adults"))
    assert [here.item.barcode for here in Holdings(lender).by_words("kaleva")] == ["new-1"]
    assert "new-1" in {here.item.barcode for here in Holdings(lender).by_place("REG", "Adults")}
    assert (
        refused(lambda: items.create(lender, "NEW-1", ItemValues("x", location="Adults"), "anna")) == "BARCODE_IN_USE"
    )
    synchronise(lender)
    assert process(lender)[row.id] == "SUCCESS"
    synchronise(lender)
    assert Holdings(lender)._own_rows == {}
    assert lender.replica is not None
    assert lender.replica.find_item(["new-1"]) == found


def test_T1_T2_a_duplicate_begins_with_its_parents_values(
    lender: Workstation, small: Workstation, new_item: NewItem
) -> None:
    barcode = new_item()
    parent = Holdings(lender).find(barcode)
    values = items.duplicate_of(parent, Holdings(lender))
    assert (values.title, values.location, values.owning_location) == (
        f"Title {int(barcode[1:])}",
        "Stacks",
        None,
    )
    elsewhere = items.duplicate_of(parent, Holdings(small))
    assert elsewhere.location is None
    assert refused(lambda: items.create(small, "dup-1", elsewhere, "anna")) == "LOCATION_REQUIRED"
    assert (
        refused(lambda: items.create(lender, "dup-1", ItemValues(" ", location="Adults"), "anna")) == "TITLE_REQUIRED"
    )


def test_T11_an_edit_is_so_at_once_and_one_that_changes_nothing_is_not_recorded(
    lender: Workstation, new_item: NewItem
) -> None:
    barcode = new_item()
    items.edit(lender, barcode, ItemValues(location="Adults"), "anna")
    assert places(lender, barcode) == Places("REG", "Adults", "REG", "Adults")
    again = lambda: items.edit(lender, barcode, ItemValues(location="Adults"), "anna")  # noqa: E731 - asked twice
    assert refused(again) == "NOTHING_CHANGED"
    assert (
        refused(lambda: items.edit(lender, barcode, ItemValues(location="Display"), "a")) == "LOCATION_NOT_IN_LIBRARY"
    )
    assert refused(lambda: items.edit(lender, barcode, ItemValues(title=" "), "anna")) == "TITLE_REQUIRED"
    assert refused(lambda: items.edit(lender, "NONE", ItemValues(title="x"), "anna")) == "ITEM_UNKNOWN_HERE"
    # A second edit rests on the first: both are applied in their order.
    rows = [recorded.transaction for recorded in lender.journal.rows()]
    second = items.edit(lender, barcode, ItemValues(location="Sets", status=ItemStatus.LOST), "anna")
    synchronise(lender)
    done = process(lender)
    assert {done[row.id] for row in (*rows, second)} == {"SUCCESS"}


def test_the_form_shows_its_locks(lender: Workstation) -> None:
    holdings = Holdings(lender)
    here = holdings.find("I0299")
    views = items.form(holdings, Form.EDIT, here, {})
    assert views[Place.LIBRARY].locked is Rule.LIBRARY_NOT_EDITABLE
    assert views[Place.LOCATION].offers == ("Adults", "Sets", "Stacks")
    assert items.form(holdings, Form.CREATE, None, {})[Place.LOCATION].required
    assert all(view.shown for view in items.form(holdings, Form.BATCH, here, {}, regional_view=True).values())


def test_a_batch_edit_is_shown_row_by_row_before_it_is_made(lender: Workstation, new_item: NewItem) -> None:
    barcodes = [new_item() for _ in range(3)]
    items.edit(lender, barcodes[2], ItemValues(location="Adults"), "anna")
    changes = ItemValues(library="REG", location="Adults", call_number="84.2")
    batch = items.preview(Holdings(lender), [*barcodes, barcodes[0].lower(), "NONE"], changes)
    assert batch.unknown == ("NONE",)
    assert [len(row.changed) for row in batch.rows] == [3, 3, 1]
    assert batch.rows[0].changed["location"] == ("Stacks", "Adults")
    assert batch.rows[0].changed["owning_location"] == ("Stacks", "Adults")  # T15
    rows = items.apply(lender, batch, "anna")
    assert {row.holdings.batch for row in rows if row.holdings is not None} == {batch.id}
    assert (
        refused(lambda: items.apply(lender, items.preview(Holdings(lender), barcodes, changes), "a"))
        == "NOTHING_CHANGED"
    )


def test_who_may_not_is_told_before_anything_is_recorded(region: RunningServer, tmp_path: Path) -> None:
    with at_library(region, tmp_path / "a", "REG", "download,upload,process") as desk:
        assert refused(lambda: items.edit(desk, "I0298", ItemValues(title="x"), "anna")) == "NOT_ALLOWED"
    with at_library(region, tmp_path / "b", "REG", CATALOGUING) as desk:
        changes = ItemValues(library="REG", location="Adults")
        batch = items.preview(Holdings(desk), ["I0298"], changes, regional_view=True)
        assert "owning_location" not in batch.rows[0].changed  # T16
        assert refused(lambda: items.apply(desk, batch, "anna")) == "NOT_ALLOWED"
        assert refused(lambda: items.edit(desk, "I0298", ItemValues(title="x"), "\n")) == "STAFF_UNREADABLE"
        assert list(desk.journal.rows()) == []
    with lone_workstation(tmp_path / "c") as lone:
        known_nothing = lambda: items.create(lone, "X", ItemValues("x", location="A"), "anna")  # noqa: E731
        assert refused(known_nothing) == "LOCATION_NOT_IN_LIBRARY"


def test_an_edit_that_the_server_refuses_is_taken_back_here(
    lender: Workstation, small: Workstation, new_item: NewItem
) -> None:
    barcode = new_item()
    first = items.edit(lender, barcode, ItemValues(title="First"), "anna")
    synchronise(lender)
    assert process(lender)[first.id] == "SUCCESS"
    late = items.edit(small, barcode, ItemValues(title="Late"), "ben")  # it has not heard of the first one
    synchronise(small)
    assert process(lender)[late.id] == "SERVER_STATE_NEWER"
    synchronise(small)
    recorded = small.journal.find(late.id)
    assert recorded.state is State.REFUSED
    assert recorded.outcome is not None
    assert recorded.outcome.notes[0].params == {"field": "title", "seen": f"Title {int(barcode[1:])}", "now": "First"}
    assert Holdings(small).find(barcode).item.title == "First"
