"""Desk actions made up at random, and how they are done at a desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st

from offcirc.app.desk import Act
from offcirc.app.holdings import items, sets
from offcirc.app.holdings.reading import Holdings
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from offcirc.domain.holdings.told import ItemValues
from offcirc.domain.transactions import HOLDINGS_KINDS, Kind, NewPatron, Transaction
from offcirc.errors import UserError
from tests.e2e.shelf import LOCATIONS
from tests.e2e.world import BARCODES, CARDS, Records
from tests.support.inside import recorded
from tests.support.records import BRANCH, MAIN

_OFTEN = (Kind.ISSUE, Kind.ISSUE, Kind.RETURN, Kind.ITEM_EDIT, Kind.EXCHANGE_SEND, Kind.EXCHANGE_RETURN)
_NEVER = 5
"""One return of so many says that its item did not come back."""


@dataclass(frozen=True)
class Scan:
    """One desk action; numbers are places in the example's own records, the one past the end is wrong."""

    kind: Kind
    card: int = 0
    item: int = 0
    lower: bool = False
    days: int = 14
    hours_ago: int = 0
    cents: int = 1


scans = st.builds(
    Scan,
    kind=st.sampled_from([*Kind, *_OFTEN]),
    card=st.integers(0, CARDS),
    item=st.integers(0, BARCODES),
    lower=st.booleans(),
    days=st.integers(1, 60),
    hours_ago=st.sampled_from([0, 0, 0, 1, 30]),
    cents=st.integers(1, 5000),
)


def record(desk: Workstation, records: Records, scan: Scan) -> Transaction | None:
    """Does it at a desk where staff insist; None where the desk would refuse."""
    if scan.kind not in HOLDINGS_KINDS:
        return _lend(desk, records, scan)
    try:
        return _catalogue(desk, records, scan)
    except UserError:
        return None


def _lend(desk: Workstation, records: Records, scan: Scan) -> Transaction | None:
    now = desk.clock.read().wall.astimezone(desk.desk.zone)
    at = f"{now - timedelta(hours=scan.hours_ago):%Y-%m-%dT%H:%M}" if scan.hours_ago else None
    act = Act("anna", at, override=True)
    card, barcode = records.card(scan.card), records.barcode(scan.item)
    if scan.lower:
        card, barcode = card.lower(), barcode.lower()
    due = f"{now + timedelta(days=scan.days):%Y-%m-%dT%H:%M}"
    match scan.kind:
        case Kind.ISSUE:
            recording = desk.desk.issue(card, barcode, due, act)
        case Kind.RETURN:
            recording = desk.desk.take_back(barcode, act)
        case Kind.RENEW:
            recording = desk.desk.renew(barcode, due, act)
        case Kind.PAYMENT:
            recording = desk.desk.pay(card, Decimal(scan.cents) / 100, act)
        case Kind.IN_HOUSE_USE:
            recording = desk.desk.use_in_house(barcode, scan.days, act)
        case Kind.REGISTER_PATRON:
            newcomer = records.newcomers[scan.card % 2]
            if desk.look_ups.patron(read_scan(newcomer)).patron is not None:
                return None  # the desk would refuse
            recording = desk.desk.register(newcomer, NewPatron("Newcomer"), act)
        case _:
            raise ValueError(scan.kind)
    return recorded(recording.transaction)


def _catalogue(desk: Workstation, records: Records, scan: Scan) -> Transaction | None:
    """A row about an item's record, or an exchange set of one item."""
    barcode = records.barcode(scan.item)
    match scan.kind:
        case Kind.ITEM_CREATE:
            values = ItemValues("New", location=LOCATIONS[scan.card % 2])
            return items.create(desk, records.new_items[scan.item % 2], values, "anna")
        case Kind.ITEM_EDIT:
            return _edit(desk, barcode, LOCATIONS[scan.card % 2], in_batch=scan.lower)
        case Kind.EXCHANGE_SEND:
            return _send(desk, barcode)
        case _:
            set_id = Holdings(desk).find(barcode).out_in
            if not set_id:
                return None
            if scan.days % _NEVER == 0:
                return sets.close(desk, set_id, "anna").recorded[0]
            return sets.take_back(desk, set_id, [barcode], "anna").recorded[0]


def _edit(desk: Workstation, barcode: str, location: str, *, in_batch: bool) -> Transaction:
    holdings = Holdings(desk)
    if in_batch:
        batch = items.preview(holdings, [barcode], ItemValues(library=MAIN, location=location))
        return items.apply(desk, batch, "anna")[0]
    out = holdings.find(barcode).out_in
    values = ItemValues(owning_location=location) if out else ItemValues(location=location)
    return items.edit(desk, barcode, values, "anna")


def _send(desk: Workstation, barcode: str) -> Transaction:
    made = sets.make(desk, "Crate", BRANCH)
    try:
        sets.pack(desk, made.id, barcode)
    except UserError:
        sets.drop(desk, made.id)
        raise
    return sets.send_set(desk, made.id, "anna")[0]
