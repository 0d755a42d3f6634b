"""What stands in an entry's body: JSON, so that a journal can be read without this program."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

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


def encode(body: Transaction | EventBody) -> bytes:
    """The body as it is hashed and stored."""
    return _encoder.encode(body)


@lru_cache(maxsize=1024)
def decode_transaction(body: bytes) -> Transaction:
    """A transaction entry's body. Kept: at a desk the rows of one visit are asked for at every scan."""
    return _transactions.decode(body)


def decode_event(body: bytes) -> EventBody:
    """An event entry's body."""
    return _events.decode(body)
