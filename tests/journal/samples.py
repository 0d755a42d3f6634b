"""A journal with a clock that can be set, and rows to put into it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from offcirc.domain.clocks import Reading
from offcirc.domain.outcomes import Outcome, OutcomeCode, Receipt, Result
from offcirc.domain.transactions import Draft, Kind, NewPatron
from offcirc.journal import Journal

KEY = bytes(range(32))
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass(slots=True)
class StillClock:
    """Goes on by a second whenever it is read."""

    now: datetime = AT
    boot: str = "boot"
    counted_s: int = 0
    wrong: timedelta = field(default_factory=timedelta)

    def read(self) -> Reading:
        """All clocks at one moment."""
        self.counted_s += 1
        return Reading(self.now + timedelta(seconds=self.counted_s) + self.wrong, self.boot, self.counted_s * 1000)


def open_journal(path: Path, key: bytes = KEY, *, create: bool = True) -> Journal:
    """The journal at `path`."""
    return Journal.open(path, key, StillClock(), create=create)


def issue(number: int = 1, card: str = "P1", **fields: Any) -> Draft:
    """A loan of item `number`."""
    return Draft(
        kind=Kind.ISSUE,
        staff="anna",
        library="BR1",
        card_number=card,
        item_barcode=f"I{number}",
        due_at=AT + timedelta(days=28),
        **fields,
    )


def give_back(number: int = 1, **fields: Any) -> Draft:
    """A return of item `number`."""
    return Draft(kind=Kind.RETURN, staff="anna", library="BR1", item_barcode=f"I{number}", **fields)


def everything() -> list[Draft]:
    """One of every kind, with all that a draft can say."""
    place: dict[str, Any] = {"staff": "Šárka", "library": "BR1"}
    return [
        issue(1, card_typed="p1", item_typed="i1", overridden=("PATRON_EXPIRED",), marks=("ITEM_UNKNOWN",)),
        give_back(1, card_number="P1", backdated_to=AT - timedelta(days=2)),
        Draft(kind=Kind.RENEW, item_barcode="I1", due_at=AT + timedelta(days=56), **place),
        Draft(kind=Kind.PAYMENT, card_number="P1", amount=Decimal("12.50"), **place),
        Draft(kind=Kind.IN_HOUSE_USE, item_barcode="I2", count=3, **place),
        Draft(
            kind=Kind.REGISTER_PATRON,
            card_number="P9",
            patron=NewPatron("Škvorecký", "Ö", born_on=datetime(2001, 2, 3, tzinfo=UTC).date(), email="a@example.org"),
            **place,
        ),
        give_back(3, compensates="another"),
    ]


def receipt(transaction_id: str) -> Receipt:
    """The server has the row."""
    return Receipt(transaction_id, AT)


def outcome(
    transaction_id: str, result: Result = Result.SUCCESS, code: str = OutcomeCode.SUCCESS, **fields: Any
) -> Outcome:
    """What the server said of the row."""
    return Outcome(transaction_id, result, code, AT, **fields)


def refused(transaction_id: str) -> Outcome:
    """The server does not know the card."""
    return outcome(transaction_id, Result.REFUSED, OutcomeCode.PATRON_NOT_FOUND)
