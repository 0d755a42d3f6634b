"""Desk actions made up at random, and how they are done at a desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st

from offcirc.app.desk import Act
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from offcirc.domain.transactions import HOLDINGS_KINDS, Kind, NewPatron, Transaction
from tests.e2e.world import BARCODES, CARDS, Records
from tests.support.inside import recorded

_KINDS = sorted(set(Kind) - HOLDINGS_KINDS)


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
    kind=st.sampled_from([*_KINDS, Kind.ISSUE, Kind.ISSUE, Kind.RETURN]),
    card=st.integers(0, CARDS),
    item=st.integers(0, BARCODES),
    lower=st.booleans(),
    days=st.integers(1, 60),
    hours_ago=st.sampled_from([0, 0, 0, 1, 30]),
    cents=st.integers(1, 5000),
)


def record(desk: Workstation, records: Records, scan: Scan) -> Transaction | None:
    """Does it at a desk where staff insist; None where the desk would refuse."""
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
