"""What stands in an entry's body: JSON, so that a journal can be read without this program."""

from __future__ import annotations

from datetime import datetime

import msgspec

from offcirc.domain.outcomes import Outcome
from offcirc.domain.transactions import Transaction

TRANSACTION = "transaction"
"""Kind of an entry that records a desk action; every other kind is an `EventKind`."""


class EventBody(msgspec.Struct, frozen=True, omit_defaults=True):
    """The body of an event entry."""

    at: datetime
    outcome: Outcome | None = None
    details: dict[str, str] = {}


_encoder = msgspec.json.Encoder()
_transactions = msgspec.json.Decoder(Transaction)
_events = msgspec.json.Decoder(EventBody)
_MOST_KEPT = 1024
_kept: dict[bytes, Transaction] = {}
"""By body, so that a body that was altered is never taken for what it was."""


def encode(body: Transaction | EventBody) -> bytes:
    """The body as it is hashed and stored."""
    return _encoder.encode(body)


def decode_transaction(body: bytes) -> Transaction:
    """A transaction entry's body."""
    return _transactions.decode(body)


def recall_transaction(body: bytes) -> Transaction:
    """The same, kept: at a desk the rows of one visit are asked for at every scan. Not for going through all rows."""
    transaction = _kept.get(body)
    if transaction is None:
        transaction = decode_transaction(body)
        remember(body, transaction)
    return transaction


def remember(body: bytes, transaction: Transaction) -> None:
    """Keeps a transaction, as it was encoded, for `recall_transaction`."""
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    _kept[body] = transaction


def decode_event(body: bytes) -> EventBody:
    """An event entry's body."""
    return _events.decode(body)
