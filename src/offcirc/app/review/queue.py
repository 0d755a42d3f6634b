"""The server's queue as `offcirc --json queue` tells it, in as little memory as 20,000 rows should take (K17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import msgspec

from offcirc.app.review.sharing import Sharing
from offcirc.app.rows import Row
from offcirc.domain.transactions import Kind

_OFTEN_EQUAL = ("workstation", "staff", "card_number", "due_at", "last_code")


class NewName(msgspec.Struct, frozen=True, gc=False):
    """Who was registered at a desk."""

    surname: str = ""
    first_name: str = ""


class QueuedRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the review window needs of a row; texts are empty where there is nothing to say.

    Attributes:
        last_code: why it was put off when it was last tried.
    """

    id: str
    workstation: str
    kind: Kind
    recorded_at: datetime
    occurred_at: datetime
    staff: str = ""
    card_number: str = ""
    card_typed: str = ""
    item_barcode: str = ""
    item_typed: str = ""
    due_at: datetime | None = None
    amount: Decimal | None = None
    count: int | None = None
    compensates: str = ""
    last_code: str = ""
    patron: NewName | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """Every workstation's rows in processing order, as they stood when they were fetched."""

    rows: tuple[QueuedRow, ...]
    fetched_at: datetime


class QueueReader:
    """Takes the rows of one queue as they come."""

    def __init__(self) -> None:
        self._shared = Sharing()

    def read(self, told: Row) -> QueuedRow:
        """One row; what is equal in others becomes one object. Raises msgspec.ValidationError."""
        row = msgspec.convert(told, QueuedRow)
        for name in _OFTEN_EQUAL:
            msgspec.structs.force_setattr(row, name, self._shared.one(getattr(row, name)))
        if row.recorded_at == row.occurred_at:
            msgspec.structs.force_setattr(row, "recorded_at", row.occurred_at)
        return row
