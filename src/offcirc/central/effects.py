"""What a decision writes, as values. Each is about the row's own item, patron, or the item's current loan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from offcirc.domain.records import ExchangeSet, Item, Loan
from offcirc.domain.transactions import NewPatron


@dataclass(frozen=True, slots=True)
class LoanMade:
    """The row's item is out to the row's patron."""

    loan: Loan


@dataclass(frozen=True, slots=True)
class LoanExtended:
    """The current loan has another due date."""

    due_at: datetime
    renewals_left: int | None


@dataclass(frozen=True, slots=True)
class LoanEnded:
    """The current loan goes into history."""

    returned_at: datetime


@dataclass(frozen=True, slots=True)
class LoanRecorded:
    """A loan that arrived late: into history only."""

    loan: Loan
    returned_at: datetime


@dataclass(frozen=True, slots=True)
class PastLoanEnded:
    """A return that arrived late: the loan in history that was open then ended at that moment."""

    returned_at: datetime


@dataclass(frozen=True, slots=True)
class HoldFilled:
    """The hold of this card on the row's item is done with."""

    card_number: str


@dataclass(frozen=True, slots=True)
class HoldSetAside:
    """The row's item waits on the shelf for this card."""

    card_number: str


@dataclass(frozen=True, slots=True)
class ItemFound:
    """The item is available, whatever was thought of it."""


@dataclass(frozen=True, slots=True)
class ItemTouched:
    """The newest event of the item."""

    at: datetime
    workstation: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True)
class PaymentTaken:
    """The patron owes less."""

    amount: Decimal
    paid_at: datetime


@dataclass(frozen=True, slots=True)
class UsedInHouse:
    """The item was read in the library."""

    count: int
    used_at: datetime


@dataclass(frozen=True, slots=True)
class PatronRegistered:
    """There is a new patron."""

    card_number: str
    patron: NewPatron
    library: str


@dataclass(frozen=True, slots=True)
class ItemMade:
    """There is a new item."""

    item: Item


@dataclass(frozen=True, slots=True)
class ItemEdited:
    """The row's item is like this now."""

    item: Item


@dataclass(frozen=True, slots=True)
class SentInSet:
    """The row's item, like this now, is out in the exchange set."""

    item: Item
    exchange: ExchangeSet
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class ReturnedFromSet:
    """The row's item, like this now, is back from its set, or `missing` from it."""

    item: Item
    returned_at: datetime
    missing: bool


HoldingsEffect = ItemMade | ItemEdited | SentInSet | ReturnedFromSet
Effect = (
    LoanMade
    | LoanExtended
    | LoanEnded
    | LoanRecorded
    | PastLoanEnded
    | HoldFilled
    | HoldSetAside
    | ItemFound
    | ItemTouched
    | PaymentTaken
    | UsedInHouse
    | PatronRegistered
    | HoldingsEffect
)
