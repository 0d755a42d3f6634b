"""What a desk records in a day, made from the generated library."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from offcirc.domain.transactions import Draft, Kind
from tests.benchmarks.sizes import LIBRARY, Size, barcode, card, is_on_loan

_ZONE = ZoneInfo("Europe/Helsinki")
_ITEMS_A_VISIT = 4
STAFF = "anna"


def due_in(days: int) -> str:
    """What staff type as a due date."""
    return (datetime.now(_ZONE) + timedelta(days=days)).date().isoformat()


def scans(size: Size, seed: int) -> Iterator[tuple[str, str]]:
    """(card, barcode) for check-outs without end: patrons come with a few items each; items that are in."""
    source = random.Random(seed)
    while True:
        patron = card(source.randrange(size.patrons))
        for _ in range(_ITEMS_A_VISIT):
            item = source.randrange(size.items)
            yield patron, barcode(item + is_on_loan(item))


def issues(size: Size, seed: int, count: int) -> Iterator[Draft]:
    """Loans only."""
    due_at = datetime.now(_ZONE).replace(hour=23, minute=59, second=0, microsecond=0) + timedelta(days=28)
    for (patron, item), _ in zip(scans(size, seed), range(count), strict=False):
        yield Draft(kind=Kind.ISSUE, staff=STAFF, library=LIBRARY, card_number=patron, item_barcode=item, due_at=due_at)


def a_day(size: Size, seed: int, count: int) -> Iterator[Draft]:
    """Of twenty rows eleven loans, seven returns (most of items that are out), a renewal and a payment."""
    source = random.Random(seed)
    for number, issue in enumerate(issues(size, seed, count)):
        place = number % 20
        if place < 11:
            yield issue
        elif place < 18:
            out = source.randrange(0, size.items, 10)
            yield Draft(kind=Kind.RETURN, staff=STAFF, library=LIBRARY, item_barcode=barcode(out))
        elif place == 18:
            out = source.randrange(0, size.items, 10)
            yield Draft(kind=Kind.RENEW, staff=STAFF, library=LIBRARY, item_barcode=barcode(out), due_at=issue.due_at)
        else:
            yield Draft(
                kind=Kind.PAYMENT,
                staff=STAFF,
                library=LIBRARY,
                card_number=issue.card_number,
                amount=Decimal("1.50"),
            )
