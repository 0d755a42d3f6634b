"""Exchange sets at the desk: made and sent at the lender, lent from and taken back at the small library."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pymarc
import pytest

from offcirc.app.desk import Act
from offcirc.app.holdings import items, set_files, sets
from offcirc.app.holdings.reading import Holdings
from offcirc.app.workstation import Workstation
from offcirc.domain.checks import Destination
from offcirc.domain.holdings.told import ItemValues, places_of
from offcirc.domain.holdings.values import Places
from offcirc.domain.records import ItemStatus, SetState
from offcirc.errors import UserError
from tests.app.holdings.region import process, synchronise
from tests.app.holdings.test_items import refused

NewItem = Callable[[], str]
OUT = Places("SMALL", "Fiction", "REG", "Stacks")


def places(workstation: Workstation, barcode: str) -> Places:
    return places_of(Holdings(workstation).find(barcode).item)


def sent(lender: Workstation, name: str, *barcodes: str, to: str = "SMALL") -> None:
    sets.make(lender, name, to)
    for barcode in barcodes:
        sets.pack(lender, name, barcode)
    sets.send_set(lender, name, "anna")


def test_T5_a_set_is_filled_by_scanning_and_sent_as_a_whole(lender: Workstation, new_item: NewItem) -> None:
    first, second, third = new_item(), new_item(), new_item()
    sets.make(lender, "  Spring   crate ", "SMALL")
    assert not sets.pack(lender, "Spring crate", first).again
    assert sets.pack(lender, "spring crate", first.lower()).again
    assert sets.pack(lender, "Spring crate", second).count == 2
    sets.pack(lender, "Spring crate", third)
    assert sets.unpack(lender, "Spring crate", third) == 2
    assert refused(lambda: sets.unpack(lender, "Spring crate", third)) == "ITEM_NOT_IN_SET"
    assert places(lender, first).library == "REG"  # nothing is true of it yet
    assert sets.show(lender, "Spring crate").set.state is SetState.OPEN
    rows = sets.send_set(lender, "Spring crate", "anna")
    assert places(lender, first) == places(lender, second) == OUT
    found = sets.show(lender, "Spring crate")
    assert (found.set.state, len(found.items)) == (SetState.SENT, 2)
    assert refused(lambda: sets.pack(lender, "Spring crate", third)) == "SET_NOT_OPEN"
    assert refused(lambda: sets.send_set(lender, "Spring crate", "anna")) == "SET_NOT_OPEN"
    synchronise(lender)
    done = process(lender)
    assert {done[row.id] for row in rows} == {"SUCCESS"}
    synchronise(lender)
    assert len(sets.show(lender, "Spring crate").items) == 2


def test_T6_T7_T22_an_item_that_is_out_is_locked_at_the_desk_that_sent_it(
    lender: Workstation, new_item: NewItem
) -> None:
    barcode = new_item()
    sent(lender, "Locked", barcode)
    assert refused(lambda: items.edit(lender, barcode, ItemValues(location="Adults"), "anna")) == "ITEM_OUT_IN_SET"
    items.edit(lender, barcode, ItemValues(owning_location="Adults"), "anna")
    assert places(lender, barcode) == Places("SMALL", "Fiction", "REG", "Adults")
    batch = items.preview(Holdings(lender), [barcode], ItemValues(library="REG", location="Sets"))
    assert [objection.rule for objection in batch.locked[0].objections] == ["ITEM_OUT_IN_SET"] * 2
    sets.make(lender, "Another", "SMALL")
    assert refused(lambda: sets.pack(lender, "Another", barcode)) == "ITEM_OUT_IN_SET"
    sets.take_back(lender, "Locked", [barcode], "anna")
    assert places(lender, barcode) == Places("REG", "Adults", "REG", "Adults")  # T23


def test_T23_a_set_comes_back_item_by_item_and_what_is_missing_is_named(lender: Workstation, new_item: NewItem) -> None:
    barcodes = [new_item() for _ in range(4)]
    sent(lender, "Comes back", *barcodes)
    taken = sets.take_back(lender, "Comes back", barcodes[:2], "anna")
    assert [here.item.barcode for here in taken.still_out] == barcodes[2:]
    assert [here.item.barcode for here in sets.missing(lender, "Comes back")] == barcodes[2:]
    assert refused(lambda: sets.take_back(lender, "Comes back", barcodes[:1], "anna")) == "ITEM_NOT_OUT"
    sets.close(lender, "Comes back", "anna")
    assert places(lender, barcodes[3]) == places(lender, barcodes[0]) == Places("REG", "Stacks", "REG", "Stacks")
    assert Holdings(lender).find(barcodes[3]).item.status is ItemStatus.MISSING
    assert refused(lambda: sets.close(lender, "Comes back", "anna")) == "NOTHING_CHANGED"
    synchronise(lender)
    assert set(process(lender).values()) == {"SUCCESS"}
    synchronise(lender)
    assert sets.show(lender, "Comes back").set.state is SetState.RETURNED


def test_the_small_library_lends_from_a_set_and_check_in_says_where_an_item_belongs(
    lender: Workstation, small: Workstation, new_item: NewItem
) -> None:
    barcode, other = new_item(), new_item()
    sent(lender, "To lend", barcode, other)
    here = lender.desk.take_back(barcode, Act("anna")).routing
    assert here is not None
    assert (here.destination, here.library, here.exchange_set) == (Destination.EXCHANGE_SET, "SMALL", "To lend")
    synchronise(lender)
    process(lender)
    synchronise(small)
    assert small.desk.issue("C1", barcode, "2030-01-01", Act("ben")).decision.asks == ()
    there = small.desk.take_back(barcode, Act("ben")).routing
    assert there is not None
    assert (there.destination, there.location, there.exchange_set) == (Destination.SHELVE, "Fiction", "To lend")
    sets.take_back(small, "To lend", [barcode], "ben")
    back = small.desk.take_back(barcode, Act("ben")).routing
    assert back is not None
    assert (back.destination, back.library) == (Destination.ROUTE, "REG")


def test_what_a_set_needs_is_said(lender: Workstation, new_item: NewItem) -> None:
    assert refused(lambda: sets.make(lender, " ", "SMALL")) == "SET_NAME_UNUSABLE"
    assert refused(lambda: sets.make(lender, "x", "BRA")) == "RECEIVING_PLACE_MISSING"
    assert refused(lambda: sets.show(lender, "no such")) == "SET_UNKNOWN"
    sets.make(lender, "Twice", "SMALL")
    assert refused(lambda: sets.send_set(lender, "Twice", "anna")) == "SET_EMPTY"
    assert refused(lambda: sets.take_back(lender, "Twice", [], "anna")) == "SET_NOT_SENT"
    sets.make(lender, "twice", "SMALL")
    assert refused(lambda: sets.show(lender, "Twice")) == "SET_AMBIGUOUS"
    for each in sets.listing(lender):
        if each.state is SetState.OPEN:
            sets.drop(lender, each.id)
    first, second = new_item(), new_item()
    sent(lender, "One", first)
    sent(lender, "Two", second)
    assert refused(lambda: sets.take_back(lender, "One", [second], "anna")) == "ITEM_IN_OTHER_SET"


def test_a_set_is_saved_for_a_receiver_that_keeps_its_records_elsewhere(
    lender: Workstation, new_item: NewItem, tmp_path: Path
) -> None:
    barcodes = [new_item(), new_item()]
    items.edit(lender, barcodes[0], ItemValues(title="Žluť \x1f a růže", author="Kivi, Aleksis", call_number="84"), "a")
    sent(lender, "Carried", *barcodes, to="OWN")
    assert places(lender, barcodes[0]) == Places("REG", "Sets", "REG", "Stacks")  # T5's second case
    found = sets.show(lender, "Carried")
    set_files.save(found, tmp_path / "set.csv")
    with (tmp_path / "set.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    assert [row["barcode"] for row in read] == barcodes
    assert (read[0]["author"], read[0]["set"], read[0]["owning_location"]) == ("Kivi, Aleksis", "Carried", "Stacks")
    set_files.save(found, tmp_path / "set.mrc")
    with (tmp_path / "set.mrc").open("rb") as stream:
        records = list(pymarc.MARCReader(stream))
    assert [record["001"].data for record in records if record is not None] == barcodes
    first = records[0]
    assert first is not None
    assert (first["245"]["a"], first["100"]["a"]) == ("Žluť   a růže", "Kivi, Aleksis")
    assert (first["852"]["p"], first["852"]["c"], first["852"]["h"]) == (barcodes[0], "Stacks", "84")
    with pytest.raises(UserError, match="FILE_EXISTS"):
        set_files.save(found, tmp_path / "set.csv")
