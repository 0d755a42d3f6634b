"""All rows in one list, with the keys it is filtered by and the orders it is sorted in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from typing import Any

from offcirc.app.review.bites import breathing, ranked
from offcirc.app.review.rows import ReviewRow, Section
from offcirc.domain.transactions import Kind
from offcirc.replica.rows import name_words
from offcirc.sync.reconcile import Reconciliation

SECTION_CODES = {section: code for code, section in enumerate(Section)}
"""Small numbers for `Keys`: an enumeration's hash is made in Python, 20,000 times too slow."""


class Order(StrEnum):
    """What the table can be sorted by."""

    RECORDED = "recorded"
    WORKSTATION = "workstation"
    KIND = "kind"
    PATRON = "patron"
    ITEM = "item"
    DUE = "due"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Keys:
    """What the rows are filtered by, a value a row: a list of one thing is gone through in a millisecond.

    Attributes:
        sections: `SECTION_CODES` of each row.
    """

    sections: bytes = b""
    kinds: tuple[Kind, ...] = ()
    days: tuple[date, ...] = ()
    workstations: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    @classmethod
    def of(cls, rows: Sequence[ReviewRow]) -> Keys:
        """Of all rows, in their order."""
        return cls(
            bytes(SECTION_CODES[row.section] for row in breathing(rows)),
            tuple(row.kind for row in rows),
            tuple(row.day for row in rows),
            tuple(row.workstation for row in rows),
            tuple(row.text for row in rows),
        )


@dataclass(frozen=True, slots=True)
class Review:
    """All that the review window shows, read at one time.

    Attributes:
        rows: in the order they happened, newest first.
        index_of: place in `rows` by id.
        orders: for each order the indexes into `rows`, ascending.
        queue: the rows that wait at the server, in the order in which they will be applied.
        waiting: their ids.
        account: of this workstation's journal; archived days count.
        fetched_at: when the server's queue was last fetched.
        libraries: their names by code.
    """

    rows: tuple[ReviewRow, ...] = ()
    index_of: Mapping[str, int] = field(default_factory=dict)
    keys: Keys = field(default_factory=Keys)
    orders: Mapping[Order, Sequence[int]] = field(default_factory=dict)
    queue: tuple[ReviewRow, ...] = ()
    waiting: frozenset[str] = frozenset()
    account: Reconciliation = field(default_factory=lambda: Reconciliation(0, {}))
    zone: tzinfo = UTC
    workstation: str = ""
    fetched_at: datetime | None = None
    today: date | None = None
    scanner_prefix: str = ""
    libraries: Mapping[str, str] = field(default_factory=dict)


_KIND_ORDER = {kind: place for place, kind in enumerate(Kind)}
_NEVER = datetime.max.replace(tzinfo=UTC)
_LAST = "\U0010ffff"
_ORDER_KEYS: dict[Order, Callable[[ReviewRow], Any]] = {
    Order.RECORDED: lambda row: (row.occurred_at, row.id),
    Order.WORKSTATION: lambda row: row.workstation,
    Order.KIND: lambda row: _KIND_ORDER[row.kind],
    Order.PATRON: lambda row: (name_words(row.name) or _LAST, row.card),
    Order.ITEM: lambda row: (name_words(row.title) or _LAST, row.item),
    Order.DUE: lambda row: row.due_at or _NEVER,
    Order.RESULT: lambda row: (SECTION_CODES[row.section], row.answer.code if row.answer is not None else ""),
}


def newest_first(rows: Sequence[ReviewRow]) -> list[ReviewRow]:
    """In the order they happened, the last one first."""
    key = _ORDER_KEYS[Order.RECORDED]
    places = ranked([key(row) for row in breathing(rows)], range(len(rows)))
    return [rows[place] for place in reversed(places)]


def orders_of(rows: Sequence[ReviewRow], places: Sequence[int]) -> dict[Order, Sequence[int]]:
    """For each order the indexes into `rows`, which are `places`, ascending."""
    return {order: ranked([key(row) for row in breathing(rows)], places) for order, key in _ORDER_KEYS.items()}


def in_processing_order(rows: Sequence[ReviewRow]) -> tuple[ReviewRow, ...]:
    """The server's order where the queue was fetched; rows that were sent since then follow as they were recorded."""
    waiting = [row for row in breathing(rows) if row.can_be_processed]
    keys = [(row.place is None, row.place or 0, row.recorded_at, row.id) for row in breathing(waiting)]
    return tuple(waiting[place] for place in ranked(keys, range(len(waiting))))
