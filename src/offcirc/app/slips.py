"""What stands on a receipt. Frozen values; how they are set and printed is the window's business."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

_SHOWN = 4


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One loan or renewal on a receipt. `title` is empty where neither data nor staff say it."""

    title: str
    barcode: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class VisitSlip:
    """The receipt of one patron's visit.

    Attributes:
        library: its name.
        staff: who served; empty where nobody signs in.
        patron: their name; empty where the card is not in the data.
        masked_card: the card with all but its end hidden: receipts lie about.
        rows: in the order they were scanned.
        fees_paid: in this visit; zero for none.
        when: of the receipt, in the library's zone.
    """

    library: str
    staff: str
    patron: str
    masked_card: str
    rows: tuple[SlipRow, ...]
    fees_paid: Decimal
    when: datetime


def masked(card_number: str) -> str:
    """A card number of which only the end can be read: `•••• 0017`; nothing of one that is all end."""
    if len(card_number) <= _SHOWN:
        return "•" * _SHOWN
    return f"{'•' * _SHOWN} {card_number[-_SHOWN:]}"
