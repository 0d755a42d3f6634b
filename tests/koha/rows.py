"""Rows of a desk as they leave for Koha."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from offcirc.domain.transactions import Kind, Transaction
from offcirc.wire.messages import SentTransaction

ZONE = ZoneInfo("Europe/Helsinki")
NOON = datetime(2026, 11, 5, 12, 0, 7, tzinfo=ZONE)
"""5 November: a day that can be taken for a month."""
_numbers = itertools.count(1)


def sent(
    kind: Kind,
    card: str | None = None,
    barcode: str | None = None,
    *,
    amount: str | None = None,
    at: datetime = NOON,
    due_days: int = 28,
) -> SentTransaction:
    """A row recorded at `at`; one that lends is due `due_days` later."""
    number = next(_numbers)
    row = Transaction(
        id=f"row-{number}",
        workstation="bus",
        epoch=1,
        seq=number,
        recorded_at=at.astimezone(UTC),
        occurred_at=at.astimezone(UTC),
        boot="boot",
        monotonic_ms=number,
        kind=kind,
        staff="staff",
        library="CPL",
        card_number=card,
        item_barcode=barcode,
        amount=Decimal(amount) if amount is not None else None,
        due_at=at + timedelta(days=due_days) if kind in {Kind.ISSUE, Kind.RENEW} else None,
    )
    return SentTransaction(row, row.recorded_at, row.occurred_at)
