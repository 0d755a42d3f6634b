"""One of everything a rule may look at, as plain as it gets."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from offcirc.domain.holdings.told import Holdings, ItemValues, SetTold
from offcirc.domain.holdings.values import Form, Places
from offcirc.domain.projection import LocalRow
from offcirc.domain.records import Item, Loan, Patron
from offcirc.domain.transactions import Kind, NewPatron, State, Transaction

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
DUE_AT = AT + timedelta(days=28)
PATRON = Patron("P1", "Virtanen", "Jörgen", library="BR1")
ITEM = Item("I1", "Seven Brothers", library="BR1", location="Adult")
LOAN = Loan("I1", "P1", AT - timedelta(days=7), AT + timedelta(days=7), library="BR1")
NEW_ITEM = Holdings(ItemValues("New", location="Adult"), becomes=Places("BR1", "Adult", "BR1", "Adult"))
EDITED = Holdings(
    ItemValues("Another", location="Child"),
    ItemValues("Seven Brothers", library="BR1", location="Adult", owning_library="", owning_location=""),
    Form.EDIT,
    becomes=Places("BR1", "Child", "", "Child"),
)
SENT = Holdings(exchange=SetTold("set-1", "Crate", "BR2"), becomes=Places("BR2", "Sets", "BR1", "Adult"))
RETURNED = Holdings(exchange=SetTold("set-1"), becomes=Places("BR1", "Adult", "BR1", "Adult"))
FIELDS: dict[Kind, dict[str, Any]] = {
    Kind.ISSUE: {"card_number": "P1", "item_barcode": "I1", "due_at": DUE_AT},
    Kind.RETURN: {"item_barcode": "I1"},
    Kind.RENEW: {"item_barcode": "I1", "due_at": DUE_AT},
    Kind.PAYMENT: {"card_number": "P1", "amount": Decimal("1.50")},
    Kind.IN_HOUSE_USE: {"item_barcode": "I1", "count": 2},
    Kind.REGISTER_PATRON: {"card_number": "P1", "patron": NewPatron("Uusi", "Anna")},
    Kind.ITEM_CREATE: {"item_barcode": "I2", "holdings": NEW_ITEM},
    Kind.ITEM_EDIT: {"item_barcode": "I1", "holdings": EDITED},
    Kind.EXCHANGE_SEND: {"item_barcode": "I1", "holdings": SENT},
    Kind.EXCHANGE_RETURN: {"item_barcode": "I1", "holdings": RETURNED},
}


def transaction(kind: Kind = Kind.ISSUE, seq: int = 1, **fields: Any) -> Transaction:
    """A row of `kind` recorded `seq` minutes after AT."""
    at = AT + timedelta(minutes=seq)
    plain = Transaction(
        id=f"id-{seq}",
        workstation="bus",
        epoch=1,
        seq=seq,
        recorded_at=at,
        occurred_at=at,
        boot="boot",
        monotonic_ms=seq * 60_000,
        kind=kind,
        staff="anna",
        library="BR1",
        **FIELDS[kind],
    )
    return replace(plain, **fields)


def row(kind: Kind = Kind.ISSUE, seq: int = 1, state: State = State.WAITING, **fields: Any) -> LocalRow:
    """The same with its state."""
    return LocalRow(transaction(kind, seq, **fields), state)
