"""A set's year with the concerto data: 200 items from West Emnet to the bookmobile and back, offline at both ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from offcirc.app.holdings import items, sets
from offcirc.app.holdings.reading import Holdings
from offcirc.app.workstation import Workstation
from offcirc.domain.holdings.told import ItemValues, places_of
from offcirc.domain.holdings.values import Places
from offcirc.domain.records import ItemStatus, SetState
from offcirc.domain.transactions import Kind, State, Transaction
from offcirc.sync.reconcile import reconcile
from offcirc.wire.messages import ContactRequest, SentTransaction
from tests.app.holdings.region import at_library, process, synchronise
from tests.central.server import CONCERTO, RunningServer, running_server

LENDER, SMALL = "RPLS-WEPL", "SPLS-BKM"
SET, SIZE = "Winter crate", 200
THERE = "Stacks"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    if not CONCERTO.is_dir():
        pytest.skip("the concerto data is not here")
    with running_server(tmp_path_factory.mktemp("server"), folder=CONCERTO) as running:
        running.cli("holdings-settings", SMALL, "--receives", SMALL, THERE)
        yield running


def crate_of(lender: Workstation) -> dict[str, Places]:
    """200 items that are at home in the lender's library, and where that is."""
    there = Holdings(lender).by_place(LENDER)
    found = [here for here in there if here.standing.places.at_home and here.item.status is ItemStatus.AVAILABLE]
    return {here.item.barcode: here.standing.places for here in found[:SIZE]}


def upload_again(workstation: Workstation, rows: list[Transaction]) -> None:
    """The answer was lost, and everything is sent a second time: each row is answered as it was."""
    with workstation.connected() as connector:
        contact = connector.contact(ContactRequest(workstation.journal.head()))
        sent = [SentTransaction(row, row.recorded_at, row.occurred_at) for row in rows]
        answers = list(connector.submit(sent, None))
    assert contact.workstation == workstation.journal.workstation
    assert len(answers) == len(rows)


def test_a_set_goes_out_and_comes_back(server: RunningServer, tmp_path: Path) -> None:
    with (
        at_library(server, tmp_path / "lender", LENDER) as lender,
        at_library(server, tmp_path / "small", SMALL) as small,
    ):
        home = crate_of(lender)
        assert len(home) == SIZE
        barcodes = list(home)
        edited, lost = barcodes[:3], barcodes[3:5]

        # The crate is packed and sent without a network; the upload is repeated.
        sets.make(lender, SET, SMALL)
        for barcode in barcodes:
            sets.pack(lender, SET, barcode)
        sent = sets.send_set(lender, SET, "anna")
        assert len(sets.show(lender, SET).items) == SIZE
        synchronise(lender)
        upload_again(lender, sent)
        first = process(lender)
        assert Counter(first[row.id] for row in sent) == {"SUCCESS": SIZE}
        assert process(lender) == {}

        # In between three items get another owning location (T7), at the lender, where nothing else may change.
        synchronise(lender)
        for barcode in edited:
            items.edit(lender, barcode, ItemValues(owning_location="Reserves"), "anna")
        synchronise(lender)
        assert set(process(lender).values()) == {"SUCCESS"}

        # A year later it comes back from the bookmobile, without a network; two items do not turn up.
        synchronise(small)
        out = Places(SMALL, THERE, LENDER, home[barcodes[9]].owning_location)
        assert places_of(Holdings(small).find(barcodes[9]).item) == out
        back = [barcode for barcode in barcodes if barcode not in lost]
        taken = sets.take_back(small, SET, back, "ben")
        assert [here.item.barcode for here in taken.still_out] == lost
        synchronise(small)
        upload_again(small, list(taken.recorded))
        assert Counter(process(lender).values()) == {"SUCCESS": SIZE - len(lost)}
        synchronise(lender)
        assert [here.item.barcode for here in sets.missing(lender, SET)] == lost
        assert sets.show(lender, SET).set.state is SetState.SENT
        for barcode in lost:  # T6 as long as it is out
            assert Holdings(lender).find(barcode).standing.out
        sets.close(lender, SET, "anna")
        synchronise(lender)
        assert set(process(lender).values()) == {"SUCCESS"}

        synchronise(lender)
        synchronise(small)
        _everything_is_as_spec_says(lender, small, home, edited, lost)


def _everything_is_as_spec_says(
    lender: Workstation, small: Workstation, home: dict[str, Places], edited: list[str], lost: list[str]
) -> None:
    for workstation in (lender, small):
        holdings = Holdings(workstation)
        for barcode, places in home.items():
            here = holdings.find(barcode)
            location = "Reserves" if barcode in edited else places.owning_location  # T7, then T23
            assert here.standing.places == Places(LENDER, location, LENDER, location)
            assert not here.out_in
            assert here.item.status is (ItemStatus.MISSING if barcode in lost else ItemStatus.AVAILABLE)
        assert sets.show(workstation, SET).set.state is SetState.RETURNED
        assert reconcile(workstation.journal).holds
        rows = list(workstation.journal.rows())
        assert {row.state for row in rows} == {State.SUCCEEDED}
        assert all(row.outcome is not None for row in rows)
    kinds = Counter(row.transaction.kind for each in (lender, small) for row in each.journal.rows())
    assert kinds == {Kind.EXCHANGE_SEND: SIZE, Kind.EXCHANGE_RETURN: SIZE, Kind.ITEM_EDIT: len(edited)}
