"""The lines of an .xacts file, as PEERS tells Evergreen's format."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from offcirc.connectors.files.koc import Unfit
from offcirc.connectors.files.xacts import write_xacts, xacts_line
from offcirc.domain.transactions import Kind, NewPatron, Transaction
from offcirc.wire.messages import SentTransaction

AT = datetime(2026, 11, 23, 10, 4, 5, 7_000, UTC)
STAMP = 1_795_428_245
DUE = datetime(2026, 12, 7, 23, 59, tzinfo=timezone(timedelta(hours=2)))


def sent(kind: Kind, *, wrong: timedelta = timedelta(), **fields: Any) -> SentTransaction:
    """A row of a workstation whose clock is wrong by so much."""
    place: dict[str, Any] = {"staff": "anna", "library": "BR1", "workstation": "bus", "epoch": 1, "seq": 1}
    clocks: dict[str, Any] = {"recorded_at": AT + wrong, "occurred_at": AT + wrong, "boot": "boot", "monotonic_ms": 0}
    return SentTransaction(Transaction(id="an-id", kind=kind, **place | clocks | fields), AT, AT)


LOAN: dict[str, Any] = {"card_number": "P1", "item_barcode": "I1", "due_at": DUE}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            sent(Kind.ISSUE, **LOAN),
            {"type": "checkout", "patron_barcode": "P1", "barcode": "I1", "checkout_time": "2026-11-23T10:04:05.007Z"}
            | {"due_date": "2026-12-07T21:59:00.000Z"},
        ),
        (
            sent(Kind.RENEW, item_barcode="I1", due_at=DUE),
            {"type": "renew", "barcode": "I1", "checkout_time": "2026-11-23T10:04:05.007Z"}
            | {"due_date": "2026-12-07T21:59:00.000Z"},
        ),
        (
            sent(Kind.RETURN, item_barcode="I1"),
            {"type": "checkin", "barcode": "I1", "backdate": "2026-11-23T10:04:05.007Z"},
        ),
        (sent(Kind.IN_HOUSE_USE, item_barcode="I1", count=3), {"type": "in_house_use", "barcode": "I1", "count": 3}),
    ],
    ids=["checkout", "renew", "checkin", "in house"],
)
def test_each_kind_has_its_line_with_the_due_date_that_was_told(row: SentTransaction, told: dict[str, Any]) -> None:
    assert xacts_line(row) == told | {"timestamp": STAMP, "delta": 0}


@pytest.mark.parametrize(
    "row",
    [
        sent(Kind.PAYMENT, card_number="P1", amount=Decimal(1)),
        sent(Kind.REGISTER_PATRON, card_number="P1", patron=NewPatron("Uusi")),
    ],
    ids=["payment", "registration"],
)
def test_what_evergreen_has_no_line_for_is_said(row: SentTransaction) -> None:
    assert xacts_line(row) is Unfit.KIND_NOT_CARRIED


def test_a_wrong_clock_is_told_and_put_right_by_delta() -> None:
    line = xacts_line(sent(Kind.ISSUE, wrong=timedelta(hours=1), **LOAN))
    assert isinstance(line, dict)
    assert (line["timestamp"], line["delta"]) == (STAMP + 3600, -3600)
    assert line["checkout_time"] == "2026-11-23T10:04:05.007Z"


def test_a_file_has_an_object_a_line() -> None:
    lines = [xacts_line(sent(Kind.RETURN, item_barcode=barcode)) for barcode in ("I1", "Ä")]
    content = write_xacts(line for line in lines if isinstance(line, dict))
    assert [msgspec.json.decode(line)["barcode"] for line in content.splitlines()] == ["I1", "Ä"]
