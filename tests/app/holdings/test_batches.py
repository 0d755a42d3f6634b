"""A batch edit that was a mistake: taken back before it was sent, put back by another batch after that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from offcirc.app.holdings import batches, items, reading, sets
from offcirc.app.holdings.items import Batch
from offcirc.app.holdings.reading import Holdings
from offcirc.app.workstation import Workstation
from offcirc.domain.holdings.told import ItemValues, places_of
from offcirc.domain.holdings.values import Places, Rule
from offcirc.domain.transactions import State
from tests.app.holdings.region import process, synchronise
from tests.app.holdings.test_items import refused
from tests.central.holdings.library import ITEMS

NewItem = Callable[[], str]
HOME = Places("REG", "Stacks", "REG", "Stacks")
MOVED = ItemValues(library="REG", location="Adults", call_number="84.2")


def places(workstation: Workstation, barcode: str) -> Places:
    return places_of(Holdings(workstation).find(barcode).item)


def made(workstation: Workstation, *barcodes: str, changes: ItemValues = MOVED) -> Batch:
    batch = items.preview(Holdings(workstation), barcodes, changes)
    items.apply(workstation, batch, "anna")
    return batch


def test_what_was_not_sent_of_a_batch_is_taken_back_at_once(lender: Workstation, new_item: NewItem) -> None:
    barcodes = [new_item() for _ in range(3)]
    other, batch = made(lender, new_item()), made(lender, *barcodes)
    (found, _) = batches.listing(lender)
    assert (found.id, found.staff, found.changes) == (batch.id, "anna", MOVED)
    assert (found.count, found.waiting, found.standing) == (3, 3, 3)
    assert sum(batches.take_back(lender, batch.id)) == 3
    assert [places(lender, barcode) for barcode in barcodes] == [HOME] * 3
    found = batches.find(lender, batch.id[-8:])
    assert (found.count, found.waiting, found.standing) == (3, 0, 0)
    assert {row.state for row in lender.journal.batch(other.id)} == {State.WAITING}
    assert sum(batches.take_back(lender, batch.id)) == 0
    assert refused(lambda: batches.find(lender, "nobody's")) == "BATCH_UNKNOWN"


def test_what_was_sent_is_put_back_by_another_batch_that_is_seen_first(lender: Workstation, new_item: NewItem) -> None:
    first, second, gone, edited, away = (new_item() for _ in range(5))
    items.edit(lender, second, ItemValues(location="Sets"), "anna")
    batch = made(lender, first, second, gone, edited)
    moved = made(lender, away, changes=ItemValues(library="BRA", location="Display"))
    synchronise(lender)
    assert set(process(lender).values()) == {"SUCCESS"}
    synchronise(lender)
    assert sum(batches.take_back(lender, batch.id)) == 0

    sets.make(lender, "Not for a batch", "SMALL")
    sets.pack(lender, "Not for a batch", gone)
    sets.send_set(lender, "Not for a batch", "anna")
    items.edit(lender, edited, ItemValues(location="Stacks"), "anna")
    back = {row.here.item.barcode: row for row in batches.to_put_back(Holdings(lender), batch.id)}
    assert back[first].changed == {
        "call_number": ("84.2", ""),
        "location": ("Adults", "Stacks"),
        "owning_location": ("Adults", "Stacks"),
    }
    assert back[second].changed["owning_location"] == ("Adults", "Sets")
    assert back[edited].moved_on
    assert back[gone].moved_on  # it is where the set is received
    items.apply(lender, batches.as_batch(list(back.values())), "ben")
    items.apply(lender, batches.as_batch(list(batches.to_put_back(Holdings(lender), moved.id))), "ben")
    synchronise(lender)
    assert set(process(lender).values()) == {"SUCCESS"}
    synchronise(lender)
    assert (places(lender, first), places(lender, away)) == (HOME, HOME)
    assert places(lender, second) == Places("REG", "Sets", "REG", "Sets")
    assert places(lender, edited) == HOME
    assert Holdings(lender).find(first).item.call_number == ""


def test_T22_what_is_out_by_now_gets_no_place_back(lender: Workstation, new_item: NewItem) -> None:
    numbered, moved = new_item(), new_item()
    first = made(lender, numbered, changes=ItemValues(call_number="84.2"))
    second = made(lender, moved, changes=ItemValues(library="REG", location="Sets"))
    sets.make(lender, "Out by now", "OWN")  # received where the second batch has put its item
    for barcode in (numbered, moved):
        sets.pack(lender, "Out by now", barcode)
    sets.send_set(lender, "Out by now", "anna")
    (row,) = batches.to_put_back(Holdings(lender), first.id)
    assert row.changed == {"call_number": ("84.2", "")}
    (row,) = batches.to_put_back(Holdings(lender), second.id)
    assert {each.rule for each in row.objections} == {Rule.ITEM_OUT_IN_SET}
    assert not row.would_change


def test_a_batch_takes_all_that_fit_however_many_a_list_shows(
    lender: Workstation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_SHOWN", 20)
    monkeypatch.setattr(reading, "_AT_ONCE", 7)
    items.create(lender, "all-1", ItemValues("Title of its own", location="Adults"), "anna")
    items.edit(lender, "I0290", ItemValues(title="Renamed", location="Sets"), "anna")
    holdings = Holdings(lender)
    assert len(holdings.by_place("REG")) == len(holdings.by_words("title")) == 20
    known = [here for here in holdings.many([f"I{number:04d}" for number in range(ITEMS)]) if here is not None]
    everywhere = [here.item.barcode for here in holdings.all_by_place("REG")]
    assert everywhere[:2] == ["all-1", "I0290"]
    imported = [each for each in everywhere if each.startswith("I")]
    assert sorted(imported) == sorted(here.item.barcode for here in known if here.is_in("REG", ""))
    assert "I0290" not in {here.item.barcode for here in holdings.all_by_place("REG", "Stacks")}
    titled = [here.item.barcode for here in holdings.all_by_words("titl")]
    assert len(titled) == len(set(titled)) > 290
    assert [here.item.barcode for here in holdings.all_by_words("renam")] == ["I0290"]
    assert list(holdings.all_by_words(" ")) == []
