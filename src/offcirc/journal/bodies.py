"""What stands in an entry's body: JSON, so that a journal can be read without this program."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

import msgspec

from offcirc.domain.clocks import Reading
from offcirc.domain.outcomes import Outcome
from offcirc.domain.transactions import Draft, Transaction

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


def place(
    draft: Draft, reading: Reading, *, transaction_id: str, workstation: str, epoch: int, seq: int
) -> Transaction:
    """Gives a draft its place in the journal."""
    return Transaction(
        id=transaction_id,
        workstation=workstation,
        epoch=epoch,
        seq=seq,
        recorded_at=reading.wall,
        occurred_at=draft.backdated_to.astimezone(UTC) if draft.backdated_to is not None else reading.wall,
        boot=reading.boot,
        monotonic_ms=reading.monotonic_ms,
        kind=draft.kind,
        staff=draft.staff,
        library=draft.library,
        card_number=draft.card_number,
        card_typed=draft.card_typed,
        item_barcode=draft.item_barcode,
        item_typed=draft.item_typed,
        due_at=draft.due_at,
        amount=draft.amount,
        count=draft.count,
        patron=draft.patron,
        overridden=draft.overridden,
        marks=draft.marks,
        amends=draft.amends,
        compensates=draft.compensates,
    )
