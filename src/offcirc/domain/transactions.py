"""Desk actions as immutable values: what the journal keeps and a server is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter

from offcirc.domain.barcodes import MAX_SCAN_LENGTH, MAX_TYPED_LENGTH, fold
from offcirc.domain.clocks import Reading
from offcirc.domain.holdings.told import Holdings
from offcirc.domain.money import MAX_AMOUNT, whole_cents

MAX_NAME_LENGTH = 200
_ITEM_UNKNOWN = "ITEM_UNKNOWN"
"""The mark of `checks.CheckCode`, which stands above this module."""
MAX_COUNT = 1_000
MAX_NOTE_LENGTH = 200
"""Characters of the title that staff typed for an item which is not in the data."""
MAX_NUMBER = 2**53
"""Of `epoch`, `seq` and `monotonic_ms`: what JSON's readers and every database agree on."""
_MAX_CODES = 50
_YEARS = range(2, 9999)
"""Of an instant: one that can be told in every time zone."""


class Kind(StrEnum):
    """What was done at the desk."""

    ISSUE = "issue"
    RETURN = "return"
    RENEW = "renew"
    PAYMENT = "payment"
    IN_HOUSE_USE = "in_house_use"
    REGISTER_PATRON = "register_patron"
    ITEM_CREATE = "item_create"
    ITEM_EDIT = "item_edit"
    EXCHANGE_SEND = "exchange_send"
    EXCHANGE_RETURN = "exchange_return"


HOLDINGS_KINDS = frozenset({Kind.ITEM_CREATE, Kind.ITEM_EDIT, Kind.EXCHANGE_SEND, Kind.EXCHANGE_RETURN})
"""Rows that change an item's record, not its loan. What the server refused of these did not happen here either."""

_NEEDS: dict[Kind, frozenset[str]] = {
    Kind.ISSUE: frozenset({"card_number", "item_barcode", "due_at"}),
    Kind.RETURN: frozenset({"item_barcode"}),
    Kind.RENEW: frozenset({"item_barcode", "due_at"}),
    Kind.PAYMENT: frozenset({"card_number", "amount"}),
    Kind.IN_HOUSE_USE: frozenset({"item_barcode", "count"}),
    Kind.REGISTER_PATRON: frozenset({"card_number", "patron"}),
    **dict.fromkeys(HOLDINGS_KINDS, frozenset({"item_barcode", "holdings"})),
}
_FIELDS = ("card_number", "item_barcode", "due_at", "amount", "count", "patron", "holdings")
_values_of = attrgetter(*_FIELDS)
_MAY_HAVE: dict[Kind, frozenset[str]] = {
    Kind.RETURN: frozenset({"card_number"}),
    Kind.RENEW: frozenset({"card_number"}),
}
"""A return or renewal may say whose loan the desk believed it to be; the server does not need it."""


@dataclass(frozen=True, slots=True)
class NewPatron:
    """What a registration at the desk takes down; the server's staff complete it."""

    surname: str
    first_name: str = ""
    category: str = ""
    library: str = ""
    born_on: date | None = None
    address: str = ""
    city: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""

    def __post_init__(self) -> None:
        if not self.surname.strip():
            raise ValueError("surname is empty")
        for name in ("surname", "first_name", "category", "library", "address", "city", "postcode", "phone", "email"):
            if len(getattr(self, name)) > MAX_NAME_LENGTH:
                raise ValueError(f"{name} is longer than {MAX_NAME_LENGTH} characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What was done at the desk.

    `card_number` and `item_barcode` are the record's own spelling where the replica knows it, else what was typed;
    `card_typed` and `item_typed` keep what was typed where that differs (K9).

    Attributes:
        overridden: the desk checks that staff decided to pass over.
        marks: what the desk did not know, e.g. `PATRON_UNKNOWN`, or that the row came in by a file (`FROM_FILE`).
        item_note: what staff read on an item that is not in the data, its title mostly.
        amends: the refused transaction that this one corrects.
        compensates: the transaction, already sent, that this one undoes.
        holdings: what a row about an item's record says of it.
    """

    kind: Kind
    staff: str
    library: str
    card_number: str | None = None
    card_typed: str | None = None
    item_barcode: str | None = None
    item_typed: str | None = None
    item_note: str | None = None
    due_at: datetime | None = None
    amount: Decimal | None = None
    count: int | None = None
    patron: NewPatron | None = None
    overridden: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    amends: str | None = None
    compensates: str | None = None
    holdings: Holdings | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Action):
    """An action before it has a place in the journal; `backdated_to` where staff said when it happened."""

    backdated_to: datetime | None = None

    def __post_init__(self) -> None:
        _check_fields(self)
        _check_instant("backdated_to", self.backdated_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction(Action):
    """One row of the journal. Nothing in it ever changes.

    Attributes:
        id: UUIDv7 made at the desk, the idempotency key everywhere; of a row that came in by a file, a UUIDv5 of what
            its line says.
        seq: gapless within `epoch`; a restored journal starts a new epoch.
        recorded_at: the workstation's clock, UTC. Equal to `occurred_at` unless the row was backdated or corrected.
        boot: identifies the machine's uptime; `monotonic_ms` counts within it and no one can set it.
    """

    id: str
    workstation: str
    epoch: int
    seq: int
    recorded_at: datetime
    occurred_at: datetime
    boot: str
    monotonic_ms: int

    def __post_init__(self) -> None:
        _check_fields(self)
        if not (1 <= self.epoch <= MAX_NUMBER and 1 <= self.seq <= MAX_NUMBER):
            raise ValueError("epoch and seq count from 1")
        if not -MAX_NUMBER <= self.monotonic_ms <= MAX_NUMBER:
            raise ValueError("monotonic_ms is out of bounds")
        _check_instant("recorded_at", self.recorded_at)
        _check_instant("occurred_at", self.occurred_at)
        _check_text("id", self.id)
        _check_text("workstation", self.workstation)
        _check_text("boot", self.boot)

    @property
    def backdated(self) -> bool:
        """Whether staff said when it happened (a book drop, a paper slip, a correction) rather than the clock."""
        return self.recorded_at != self.occurred_at

    @property
    def card_key(self) -> str | None:
        """Look-up key of the card."""
        return fold(self.card_number) if self.card_number is not None else None

    @property
    def item_key(self) -> str | None:
        """Look-up key of the item."""
        return fold(self.item_barcode) if self.item_barcode is not None else None

    @property
    def sends(self) -> bool:
        """Whether the item goes out with an exchange set."""
        return self.kind is Kind.EXCHANGE_SEND


_ACTION_FIELDS = tuple(field.name for field in fields(Action))
_action_of = attrgetter(*_ACTION_FIELDS)


def placed(
    draft: Draft, reading: Reading, *, transaction_id: str, workstation: str, epoch: int, seq: int
) -> Transaction:
    """A draft in its place in the journal.

    The draft was checked when it was made, so that nothing is checked a second time on the way to the beep.

    Args:
        draft: the desk's part.
        reading: the clocks now.
        transaction_id: a new UUIDv7.
        workstation: whose journal it is.
        epoch: the journal's.
        seq: the next one.
    """
    row = object.__new__(Transaction)
    place = {
        "id": transaction_id,
        "workstation": workstation,
        "epoch": epoch,
        "seq": seq,
        "recorded_at": reading.wall,
        "occurred_at": draft.backdated_to.astimezone(UTC) if draft.backdated_to is not None else reading.wall,
        "boot": reading.boot,
        "monotonic_ms": reading.monotonic_ms,
    }
    for name, value in zip(_ACTION_FIELDS, _action_of(draft), strict=True):
        object.__setattr__(row, name, value)
    for name, value in place.items():
        object.__setattr__(row, name, value)
    return row


def as_told(values: Mapping[str, object]) -> Transaction:
    """A row that waits in another system's queue, as that system tells it.

    What the system does not keep (Koha: the due date) is missing from it, so that it is not one that a desk could have
    recorded.

    Args:
        values: the transaction's fields; those left out have their defaults, or None.

    Raises:
        ValueError: a value is out of bounds.
    """
    row = object.__new__(Transaction)
    for each in fields(Transaction):
        default = None if each.default is MISSING else each.default
        object.__setattr__(row, each.name, values.get(each.name, default))
    _check_values(row)
    return row


def _check_fields(row: Action) -> None:
    """Raises ValueError unless `row` has exactly the fields of its kind, each within bounds."""
    _check_presence(row.kind, tuple(value is not None for value in _values_of(row)))
    _check_values(row)
    if row.holdings is not None:
        _check_holdings(row.kind, row.holdings)


@cache
def _check_presence(kind: Kind, has: tuple[bool, ...]) -> None:
    present = {name for name, there in zip(_FIELDS, has, strict=True) if there}
    if missing := _NEEDS[kind] - present:
        raise ValueError(f"{kind} needs {min(missing)}")
    if foreign := present - _NEEDS[kind] - _MAY_HAVE.get(kind, frozenset()):
        raise ValueError(f"{kind} has no {min(foreign)}")


def _check_holdings(kind: Kind, told: Holdings) -> None:
    has = (told.item is not None, told.seen is not None, told.form is not None, told.exchange is not None)
    wanted = {
        Kind.ITEM_CREATE: (True, False, False, False),
        Kind.ITEM_EDIT: (True, True, True, False),
        Kind.EXCHANGE_SEND: (False, False, False, True),
        Kind.EXCHANGE_RETURN: (False, False, False, True),
    }
    if has != wanted.get(kind):
        raise ValueError(f"{kind} says other things of an item")


def _check_values(row: Action) -> None:
    _check_number("card_number", row.card_number)
    _check_number("item_barcode", row.item_barcode)
    _check_instant("due_at", row.due_at)
    if row.amount is not None and not (
        row.amount.is_finite() and 0 < row.amount <= MAX_AMOUNT and whole_cents(row.amount)
    ):
        raise ValueError("amount is out of bounds")
    if row.count is not None and not 0 < row.count <= MAX_COUNT:
        raise ValueError("count is out of bounds")
    if row.item_note is not None:
        if _ITEM_UNKNOWN not in row.marks or not row.item_note.strip():
            raise ValueError("item_note is for an item that is not known, and says something")
        _check_text("item_note", row.item_note, MAX_NOTE_LENGTH)
    _check_text("staff", row.staff)
    _check_text("library", row.library)
    for name in ("card_typed", "item_typed", "amends", "compensates"):
        text: str | None = getattr(row, name)
        if text is not None and len(text) > MAX_TYPED_LENGTH:
            raise ValueError(f"{name} is longer than {MAX_TYPED_LENGTH} characters")
    if len(row.overridden) > _MAX_CODES or len(row.marks) > _MAX_CODES:
        raise ValueError("too many codes")


def _check_number(name: str, text: str | None) -> None:
    if text is not None and not (0 < len(text.strip()) <= MAX_SCAN_LENGTH and text.isprintable()):
        raise ValueError(f"{name} is empty, too long or not printable")


def _check_text(name: str, text: str, limit: int = MAX_NAME_LENGTH) -> None:
    if len(text) > limit or not text.isprintable():
        raise ValueError(f"{name} is too long or not printable")


def _check_instant(name: str, instant: datetime | None) -> None:
    if instant is not None and (instant.tzinfo is None or instant.year not in _YEARS):
        raise ValueError(f"{name} needs an offset and a year that every zone knows")


class State(StrEnum):
    """Where a transaction stands: the fold of its events. Every recorded row is in exactly one (reconciliation)."""

    WAITING = "waiting"
    UNKNOWN = "unknown"
    SENT = "sent"
    SUCCEEDED = "succeeded"
    REFUSED = "refused"
    AMENDED = "amended"
    WAIVED = "waived"
    VOIDED = "voided"


SETTLED = frozenset({State.SUCCEEDED, State.AMENDED, State.WAIVED, State.VOIDED})
"""States in which nothing more is expected of anybody."""


class EventKind(StrEnum):
    """What can happen to a recorded transaction."""

    VOIDED = "voided"
    ATTEMPTED = "attempted"
    """Written before a request leaves: without an answer the row is `unknown` after any restart."""
    NOT_SENT = "not_sent"
    """The attempt provably never reached the server: the row waits again."""
    SENT = "sent"
    EXPORTED = "exported"
    """Written to a file that somebody carries: `unknown` until an answer is carried back or fetched."""
    OUTCOME = "outcome"
    AMENDED = "amended"
    WAIVED = "waived"
    DUE_DATE_ASKED = "due_date_asked"
    """Written before the server is asked to make a loan due when the patron was told."""
    DUE_DATE_READ = "due_date_read"
    """The due date that the server keeps, read back since: the row's outcome from then on."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a transaction, chained in the journal like the transaction itself."""

    kind: EventKind
    transaction_id: str
    at: datetime
    details: dict[str, str] = field(default_factory=dict)


class ImpossibleEvent(ValueError):
    """An event that cannot follow the state a transaction is in; writing it would falsify the account."""
