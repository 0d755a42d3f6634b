"""The rules of holdings through the server's API: rows made by hand, as no form would make them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from uuid_utils import uuid7

from offcirc.domain.holdings.told import Holdings, ItemValues, SetTold, places_of
from offcirc.domain.holdings.values import Form, Places
from offcirc.domain.outcomes import Outcome
from offcirc.domain.records import HoldingsSettings, Item, ItemStatus, SetState
from offcirc.domain.transactions import Kind, Transaction
from offcirc.wire.messages import SetHistory
from tests.central.client import Desk
from tests.central.holdings.conftest import CATALOGUING, enrolled
from tests.central.server import RunningServer

NewItem = Callable[[], str]
HOME = Places("REG", "Stacks", "REG", "Stacks")
OUT = Places("SMALL", "Fiction", "REG", "Stacks")


def item_of(desk: Desk, barcode: str) -> Item:
    """As the server has it, and tells every replica."""
    found = {item.barcode: item for item in desk.changes(0, 5_000).items}
    return found[barcode]


def places(desk: Desk, barcode: str) -> Places:
    return places_of(item_of(desk, barcode))


def create(desk: Desk, barcode: str, **values: Any) -> Transaction:
    told = ItemValues(**{"title": "New", **values})
    return desk.row(Kind.ITEM_CREATE, item_barcode=barcode, holdings=Holdings(item=told))


def edit(
    desk: Desk, barcode: str, seen: Places, form: Form = Form.EDIT, out_in: str = "", **changes: Any
) -> Transaction:
    before = ItemValues(
        library=seen.library,
        location=seen.location,
        owning_library=seen.owning_library,
        owning_location=seen.owning_location,
        **changes.pop("before", {}),
    )
    regional = changes.pop("regional", False)
    told = Holdings(
        item=ItemValues(**changes), seen=before, form=form, out_in=out_in, regional_view=regional, batch="b"
    )
    return desk.row(Kind.ITEM_EDIT, item_barcode=barcode, holdings=told)


def send(desk: Desk, barcode: str, set_id: str, receiver: str = "SMALL") -> Transaction:
    told = Holdings(exchange=SetTold(set_id, "Crate", receiver))
    return desk.row(Kind.EXCHANGE_SEND, item_barcode=barcode, holdings=told)


def give_back(desk: Desk, barcode: str, set_id: str, *, missing: bool = False) -> Transaction:
    told = Holdings(exchange=SetTold(set_id, "Crate", missing=missing))
    return desk.row(Kind.EXCHANGE_RETURN, item_barcode=barcode, holdings=told)


def codes(*outcomes: Outcome) -> list[str]:
    return [outcome.code for outcome in outcomes]


def sent(desk: Desk, barcode: str, receiver: str = "SMALL") -> str:
    set_id = str(uuid7())
    assert codes(*desk.do(send(desk, barcode, set_id, receiver))) == ["SUCCESS"]
    return set_id


def refusal(desk: Desk, row: Transaction) -> str:
    """The code under which a row is refused; nothing changed."""
    before = item_of(desk, row.item_barcode or "") if row.kind is not Kind.ITEM_CREATE else None
    (outcome,) = desk.do(row)
    if before is not None:
        assert item_of(desk, row.item_barcode or "") == before
    return outcome.code


# create


def test_T1_a_new_item_without_a_location_is_refused(lender: Desk) -> None:
    assert refusal(lender, create(lender, "N1")) == "LOCATION_REQUIRED"
    assert refusal(lender, create(lender, "N1", location="Display")) == "LOCATION_NOT_IN_LIBRARY"
    assert refusal(lender, create(lender, "N1", location="Stacks", title=" ")) == "TITLE_REQUIRED"


def test_T2_T3_a_new_item_is_whole_at_the_users_library(lender: Desk, small: Desk) -> None:
    made = [
        create(lender, "N2", location="Adults", call_number="84", not_for_loan=True),
        create(small, "N3", location="Shelf"),
    ]
    assert codes(*lender.do(made[0]), *small.do(made[1])) == ["SUCCESS"] * 2
    found = item_of(lender, "N2")
    assert found == Item("N2", "New", "", "84", "", "REG", "Adults", "REG", "Adults", not_for_loan=True)
    assert places(lender, "N3") == Places("SMALL", "Shelf", "SMALL", "Shelf")
    assert refusal(lender, create(lender, "n2", location="Adults")) == "BARCODE_IN_USE"
    parents = create(lender, "N4", location="Adults", owning_location="Stacks")
    assert refusal(lender, parents) == "OWNING_LOCATION_FOLLOWS"


def test_T4_a_library_put_in_by_hand_is_refused(lender: Desk) -> None:
    for library in ("library", "owning_library"):
        assert refusal(lender, create(lender, "N5", location="Adults", **{library: "BRA"})) == "LIBRARY_NOT_EDITABLE"
    elsewhere = replace(create(lender, "N5", location="Display"), library="BRA")
    assert refusal(lender, elsewhere) == "NOT_ALLOWED"


# send and return


def test_T5_a_sent_item_is_where_the_receivers_record_says(lender: Desk, new_item: NewItem) -> None:
    there, kept = new_item(), new_item()
    set_id, own = sent(lender, there), sent(lender, kept, "OWN")
    assert places(lender, there) == OUT
    assert places(lender, kept) == Places("REG", "Sets", "REG", "Stacks")
    told = {each.id: each for each in lender.changes(0).exchange_sets or ()}
    assert (told[set_id].state, told[set_id].lender, told[set_id].receiver) == (SetState.SENT, "REG", "SMALL")
    out = {each.barcode: each.exchange_set for each in lender.changes(0, 5_000).out_items}
    assert (out[there], out[kept]) == (set_id, own)
    assert refusal(lender, send(lender, there, own, "OWN")) == "ITEM_OUT_IN_SET"
    assert refusal(lender, send(lender, new_item(), "x", "BRA")) == "RECEIVING_PLACE_MISSING"
    assert codes(*lender.do(send(lender, "NONE", "x"))) == ["ITEM_NOT_FOUND"]


def test_T23_a_returned_item_is_where_it_belongs(lender: Desk, small: Desk, new_item: NewItem) -> None:
    first, second = new_item(), new_item()
    set_id = str(uuid7())
    lender.do(send(lender, first, set_id), send(lender, second, set_id))
    assert codes(*small.do(give_back(small, first, "another"))) == ["ITEM_IN_OTHER_SET"]
    assert codes(*small.do(give_back(small, first, set_id))) == ["SUCCESS"]
    assert places(lender, first) == HOME
    assert refusal(small, give_back(small, first, set_id)) == "ITEM_NOT_OUT"
    state = {each.id: each.state for each in lender.changes(0).exchange_sets or ()}
    assert state[set_id] is SetState.SENT
    assert codes(*lender.do(give_back(lender, second, set_id, missing=True))) == ["SUCCESS"]
    assert places(lender, second) == HOME
    assert item_of(lender, second).status is ItemStatus.MISSING
    state = {each.id: each.state for each in lender.changes(0).exchange_sets or ()}
    assert state[set_id] is SetState.RETURNED
    out = {each.barcode for each in lender.changes(0, 5_000).out_items}
    assert {first, second}.isdisjoint(out)


def test_T23_an_item_that_was_said_to_be_missing_is_found_when_it_comes_back(lender: Desk, new_item: NewItem) -> None:
    barcode = new_item()
    set_id = sent(lender, barcode)
    lost = edit(lender, barcode, OUT, before={"status": ItemStatus.AVAILABLE}, status=ItemStatus.LOST)
    assert codes(*lender.do(lost)) == ["SUCCESS"]
    (outcome,) = lender.do(give_back(lender, barcode, set_id))
    assert [note.code for note in outcome.notes] == ["ITEM_STATUS"]
    assert item_of(lender, barcode).status is ItemStatus.AVAILABLE


def test_a_set_goes_out_and_comes_back_in_one_group_of_rows(lender: Desk, new_item: NewItem) -> None:
    barcode, made, set_id, other = new_item(), "N6", str(uuid7()), str(uuid7())
    rows = [
        create(lender, made, location="Adults"),
        send(lender, barcode, set_id),
        send(lender, made, set_id),
        give_back(lender, barcode, set_id),
        send(lender, barcode, other),
    ]
    assert codes(*lender.do(*rows)) == ["SUCCESS"] * 5
    out = {each.barcode: each.exchange_set for each in lender.changes(0, 5_000).out_items}
    assert (out[barcode], out[made]) == (other, set_id)
    assert places(lender, made) == Places("SMALL", "Fiction", "REG", "Adults")


def test_lending_from_a_set_works_like_any_loan(lender: Desk, small: Desk, new_item: NewItem) -> None:
    barcode = new_item()
    set_id = sent(lender, barcode)
    assert codes(*small.do(small.issue("C1", barcode))) == ["SUCCESS"]
    (outcome,) = small.do(small.give_back(barcode))
    assert (outcome.code, outcome.notes) == ("SUCCESS", ())  # it is at home in the small library for now
    small.do(small.issue("C1", barcode))
    (outcome,) = small.do(give_back(small, barcode, set_id))
    assert [note.code for note in outcome.notes] == ["ITEM_ON_LOAN"]


# edit, out


def test_T6_T7_T8_T9_T10_an_item_that_is_out(lender: Desk, new_item: NewItem) -> None:
    barcode = new_item()
    set_id = sent(lender, barcode)
    assert refusal(lender, edit(lender, barcode, OUT, out_in=set_id, location="Shelf")) == "ITEM_OUT_IN_SET"
    changes: dict[str, Any]
    for changes in ({"library": "BRA"}, {"owning_library": "BRA"}):
        assert refusal(lender, edit(lender, barcode, OUT, Form.EDIT, set_id, **changes)) == "LIBRARY_NOT_EDITABLE"
    (outcome,) = lender.do(edit(lender, barcode, OUT, out_in=set_id, owning_location="Adults"))
    assert outcome.code == "SUCCESS"
    assert places(lender, barcode) == replace(OUT, owning_location="Adults")
    titled = edit(lender, barcode, OUT, before={"title": f"Title {int(barcode[1:])}"}, title="Another")
    assert codes(*lender.do(titled)) == ["SUCCESS"]
    assert places(lender, barcode) == replace(OUT, owning_location="Adults")
    lender.do(give_back(lender, barcode, set_id))
    assert places(lender, barcode) == Places("REG", "Adults", "REG", "Adults")


# edit, not out


def test_T11_a_new_location_is_copied_where_owning_location_is_off_the_form(
    lender: Desk, branch: Desk, new_item: NewItem
) -> None:
    copied, kept = new_item(), new_item()
    assert codes(*lender.do(edit(lender, copied, HOME, location="Adults"))) == ["SUCCESS"]
    assert places(lender, copied) == Places("REG", "Adults", "REG", "Adults")
    assert codes(*branch.do(edit(branch, kept, HOME, location="Adults"))) == ["SUCCESS"]
    assert places(lender, kept) == replace(HOME, location="Adults")
    assert refusal(lender, edit(lender, copied, HOME, owning_location="Sets")) == "OWNING_LOCATION_NOT_ON_FORM"


def test_T12_T13_T14_what_no_form_offers_is_refused(lender: Desk, branch: Desk, new_item: NewItem) -> None:
    barcode = new_item()
    assert refusal(lender, edit(lender, barcode, HOME, library="BRA")) == "LIBRARY_NOT_EDITABLE"
    assert refusal(lender, edit(lender, barcode, HOME, location="Display")) == "LOCATION_NOT_IN_LIBRARY"
    owning = edit(branch, barcode, HOME, owning_location="Display")
    assert refusal(branch, owning) == "OWNING_LOCATION_NOT_IN_LIBRARY"


# batch


def test_T15_T16_T17_a_batch_edit(lender: Desk, region: RunningServer, new_item: NewItem) -> None:
    copied, moved, plain = new_item(), new_item(), new_item()
    regional = enrolled(region, "REG", f"{CATALOGUING},regional")
    here = {"library": "REG", "location": "Adults"}
    assert codes(*lender.do(edit(lender, copied, HOME, Form.BATCH, **here))) == ["SUCCESS"]
    assert places(lender, copied) == Places("REG", "Adults", "REG", "Adults")
    everything = {"library": "BRA", "location": "Display", "owning_library": "SMALL", "owning_location": "Shelf"}
    assert codes(*lender.do(edit(lender, moved, HOME, Form.BATCH, **everything))) == ["SUCCESS"]
    assert places(lender, moved) == Places("BRA", "Display", "SMALL", "Shelf")
    assert refusal(lender, edit(lender, plain, HOME, Form.BATCH, regional=True, **here)) == "NOT_ALLOWED"
    assert codes(*regional.do(edit(regional, plain, HOME, Form.BATCH, regional=True, **here))) == ["SUCCESS"]
    assert places(lender, plain) == replace(HOME, location="Adults")


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ({"library": "BRA"}, "LOCATION_REQUIRED"),
        ({"owning_library": "BRA"}, "OWNING_LOCATION_REQUIRED"),
        ({"location": "Adults"}, "LIBRARY_NOT_CHOSEN"),
        ({"library": "BRA", "location": "Adults"}, "LOCATION_NOT_IN_LIBRARY"),
        ({"owning_library": "BRA", "owning_location": "Adults"}, "OWNING_LOCATION_NOT_IN_LIBRARY"),
        ({"library": "NONE", "location": "Adults"}, "LIBRARY_UNKNOWN"),
    ],
)
def test_T18_T19_T20_T21_a_batch_edit_that_cannot_be_applied(
    lender: Desk, new_item: NewItem, chosen: dict[str, str], code: str
) -> None:
    assert refusal(lender, edit(lender, new_item(), HOME, Form.BATCH, **chosen)) == code


def test_T21_an_owning_location_without_its_library(branch: Desk, new_item: NewItem) -> None:
    alone = edit(branch, new_item(), HOME, Form.BATCH, owning_location="Adults")
    assert refusal(branch, alone) == "OWNING_LIBRARY_NOT_CHOSEN"


def test_T22_a_batch_edit_of_an_item_that_is_out(lender: Desk, new_item: NewItem) -> None:
    barcode = new_item()
    set_id = sent(lender, barcode)
    for chosen in ({"library": "REG", "location": "Adults"}, {"owning_library": "REG", "owning_location": "Adults"}):
        assert refusal(lender, edit(lender, barcode, OUT, Form.BATCH, set_id, **chosen)) == "ITEM_OUT_IN_SET"


# who, and when


def test_a_workstation_that_may_not_catalogue_is_refused_row_by_row(region: RunningServer, new_item: NewItem) -> None:
    desk = enrolled(region, "REG", "download,upload,process")
    barcode = new_item()
    rows = [send(desk, barcode, "x"), edit(desk, barcode, HOME, location="Adults"), desk.issue("C1", barcode)]
    assert codes(*desk.do(*rows)) == ["NOT_ALLOWED", "NOT_ALLOWED", "SUCCESS"]


def test_an_edit_of_what_has_changed_since_overwrites_nothing_and_shows_both(lender: Desk, new_item: NewItem) -> None:
    barcode = new_item()
    lender.do(edit(lender, barcode, HOME, location="Adults"))
    stale = edit(lender, barcode, HOME, location="Sets")
    assert refusal(lender, stale) == "SERVER_STATE_NEWER"
    (again,) = lender.outcomes(0, 5_000).outcomes[-1:]
    told = {note.params["field"]: (note.params["seen"], note.params["now"]) for note in again.notes}
    assert told == {"location": ("Stacks", "Adults"), "owning_location": ("Stacks", "Adults")}
    # What it wanted is so already: nothing is to do, and nobody is told off.
    assert codes(*lender.do(edit(lender, barcode, HOME, location="Adults"))) == ["SUCCESS"]


def test_an_edit_recorded_before_the_item_went_out_is_told_the_set(lender: Desk, new_item: NewItem) -> None:
    barcode = new_item()
    sent(lender, barcode)
    (outcome,) = lender.do(edit(lender, barcode, HOME, location="Adults"))
    assert outcome.code == "ITEM_OUT_IN_SET"
    assert {note.code for note in outcome.notes} == {"FIELD_REFUSED", "FIELD_DIFFERS", "IN_SET"}


def test_the_same_row_twice_is_answered_again(lender: Desk, new_item: NewItem) -> None:
    row = send(lender, new_item(), str(uuid7()))
    first = lender.do(row)
    assert lender.do(row) == first
    assert lender.upload(row)[0].outcome == first[0]


def test_the_history_of_a_set_is_told_to_those_who_may_catalogue(
    lender: Desk, region: RunningServer, new_item: NewItem
) -> None:
    first, second, set_id = new_item(), new_item(), str(uuid7())
    lender.do(send(lender, first, set_id), send(lender, second, set_id), give_back(lender, first, set_id))
    told = lender.ask(SetHistory, "GET", f"/v1/exchange-sets/{set_id}")
    assert (told.set.name, told.set.state) == ("Crate", SetState.SENT)
    assert [(each.barcode, each.returned_at is None) for each in told.journeys] == [(first, False), (second, True)]
    assert lender.call("GET", "/v1/exchange-sets/none").status_code == 404
    desk = enrolled(region, "REG", "download,upload,process")
    assert desk.call("GET", f"/v1/exchange-sets/{set_id}").status_code == 403
    listed = [json.loads(line) for line in region.cli("exchange", "--json").splitlines()]
    assert {"name": "Crate", "lender": "REG", "state": "sent"}.items() <= next(
        row for row in listed if row["id"] == set_id
    ).items()
    shown = [json.loads(line) for line in region.cli("exchange", set_id, "--json").splitlines()]
    assert [(row["barcode"], row["state"]) for row in shown] == [(first, "returned"), (second, "out")]
    assert "no exchange set" in region.run("exchange", "none").stderr


def test_a_library_settles_its_form_and_receiving_place(lender: Desk, region: RunningServer) -> None:
    before = lender.changes(0).cursor
    command = ("holdings-settings", "BRA", "--receives", "BRA", "Display", "--owning-location", "on-form", "--json")
    told = json.loads(region.cli(*command))
    assert told == {
        "library": "BRA",
        "receiving_library": "BRA",
        "receiving_location": "Display",
        "owning_location_on_form": True,
    }
    assert HoldingsSettings("BRA", "BRA", "Display", owning_location_on_form=True) in (
        lender.changes(before).holdings_settings or ()
    )
    assert json.loads(region.cli("holdings-settings", "BRA", "--receives", "", "", "--json")) == {
        "library": "BRA",
        "owning_location_on_form": True,
    }
    assert "no location" in region.run("holdings-settings", "BRA", "--receives", "BRA", "Nowhere").stderr
    assert "no library" in region.run("holdings-settings", "NONE").stderr
    assert len(region.cli("holdings-settings", "--json").splitlines()) == 4
