"""The records a desk works with: patrons, items, loans, holds, and the library's rules and calendar.

A replica holds what a desk needs and no more: date of birth, postal address, telephone and e-mail stay at the server
unless they were chosen for it (`PatronDetails`), because a bookmobile's laptop gets stolen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum


class ItemStatus(StrEnum):
    """Where an item stands, apart from being on loan (a `Loan` says that).

    `UNKNOWN` where the server does not tell (Koha's `download.pl`): nothing is known against the item.
    """

    AVAILABLE = "available"
    IN_PROCESS = "in_process"
    ON_ORDER = "on_order"
    LOST = "lost"
    MISSING = "missing"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Library:
    """A library, a branch or a bookmobile. `time_zone` is an IANA name; due dates and closed days are local to it."""

    code: str
    name: str
    parent: str = ""
    time_zone: str = "UTC"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A department of a library."""

    library: str
    location: str


@dataclass(frozen=True, slots=True)
class Patron:
    """A borrower. `owes` is positive for a debt, negative for a credit."""

    card_number: str
    surname: str
    first_name: str = ""
    category: str = ""
    library: str = ""
    expires_on: date | None = None
    barred: bool = False
    blocked_until: date | None = None
    block_reason: str = ""
    card_lost: bool = False
    address_in_doubt: bool = False
    owes: Decimal = Decimal(0)

    @property
    def name(self) -> str:
        """Surname first, as a desk files it."""
        return f"{self.surname}, {self.first_name}" if self.first_name else self.surname


@dataclass(frozen=True, slots=True)
class PatronDetails:
    """What a desk does without unless somebody chose otherwise; what was not chosen is empty."""

    card_number: str
    born_on: date | None = None
    address: str = ""
    city: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class FormerCard:
    """A card that was replaced: `former_number` was the patron's before the present `card_number`."""

    former_number: str
    card_number: str


@dataclass(frozen=True, slots=True)
class Item:
    """One physical volume with one barcode. `library`/`location`: where it is; `owning_…`: where it goes back to."""

    barcode: str
    title: str
    author: str = ""
    call_number: str = ""
    item_type: str = ""
    library: str = ""
    location: str = ""
    owning_library: str = ""
    owning_location: str = ""
    status: ItemStatus = ItemStatus.AVAILABLE
    not_for_loan: bool = False


class SetState(StrEnum):
    """Where an exchange set stands: being filled, out at its receiver, or back (all of it, or said to be missing)."""

    OPEN = "open"
    SENT = "sent"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class ExchangeSet:
    """A crate of items that one library lends to another.

    Attributes:
        id: made where the set was made.
        name: for people.
        lender: the library that sent it.
        receiver: the library it was sent to.
        library, location: where its items are as long as they are out.
        sent_at: when its first item was sent.
        returned_at: when its last one came back.
    """

    id: str
    name: str
    lender: str
    receiver: str
    library: str
    location: str
    state: SetState
    sent_at: datetime | None = None
    returned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutItem:
    """An item that is out in a sent exchange set."""

    barcode: str
    exchange_set: str


@dataclass(frozen=True, slots=True)
class HoldingsSettings:
    """What a library has settled for its items: where it receives sets, and what stands on its item form."""

    library: str
    receiving_library: str = ""
    receiving_location: str = ""
    owning_location_on_form: bool = False


SOMEBODY = "***"
"""Stands for the card of a patron whom this workstation may not know: that an item is lent or on hold it must."""


@dataclass(frozen=True, slots=True)
class Loan:
    """An item that is out to a patron. Instants are aware; `renewals_left` is None where the server does not say."""

    item_barcode: str
    card_number: str
    issued_at: datetime
    due_at: datetime
    renewals_left: int | None = None
    library: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """A patron waits for an item; `on_shelf` once it was set aside for pick-up at `pickup_library`."""

    item_barcode: str
    card_number: str
    placed_at: datetime
    pickup_library: str = ""
    on_shelf: bool = False


@dataclass(frozen=True, slots=True)
class CirculationRule:
    """Terms of lending. An empty `library`, `category` or `item_type` matches any; None means no limit or not said."""

    library: str = ""
    category: str = ""
    item_type: str = ""
    loan_days: int | None = None
    renewals: int | None = None
    max_loans: int | None = None
    fee_limit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """Days on which a library is closed, both ends included, in its own calendar."""

    library: str
    from_on: date
    to_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One stop of a bookmobile on one day, in local time."""

    library: str
    stop: str
    on: date
    from_time: time
    to_time: time
