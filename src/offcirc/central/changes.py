"""Changes since a cursor: complete and consistent pages, whatever is written meanwhile.

A page holds the records whose last write has a number in (`since`, `cursor`], as they are in one snapshot. A record
written again between two pages has a higher number by then and comes with a later page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from heapq import nsmallest
from typing import Any

from sqlalchemy import Column, Connection, Select, select

from offcirc.central import records, schema
from offcirc.central.counters import current_change
from offcirc.wire.messages import Changes, Deleted


class CursorTooOld(Exception):
    """Deletions since then are no longer known: a full update is needed."""


_t = schema.tombstones.c
_KINDS: tuple[tuple[str, Select[Any], Column[Any], Callable[[Any], Any]], ...] = (
    ("deleted", select(_t.changed, _t.kind, _t.key, _t.second_key), _t.changed, lambda row: row),
    ("patrons", records.PATRONS, schema.patrons.c.changed, records.patron_of),
    ("former_cards", records.FORMER_CARDS, schema.former_cards.c.changed, records.former_card_of),
    ("items", records.ITEMS, schema.items.c.changed, records.item_of),
    ("out_items", records.OUT_ITEMS, schema.exchange_items.c.changed, records.out_item_of),
    ("loans", records.LOANS, schema.loans.c.changed, records.loan_of),
    ("holds", records.HOLDS, schema.holds.c.changed, records.hold_of),
)
_OF_TWO_KEYS = frozenset({"hold", "former_card"})
_SECTIONS: dict[str, Callable[[Connection], Sequence[Any]]] = {
    "libraries": records.libraries,
    "locations": records.locations,
    "rules": records.rules,
    "closed_days": records.closed_days,
    "visits": records.visits,
    "holdings_settings": records.holdings_settings,
    "exchange_sets": records.exchange_sets,
}


def page(connection: Connection, since: int, limit: int, as_of: datetime) -> Changes:
    """The next `limit` changes after `since`; all kinds together, in counter order.

    Raises:
        CursorTooOld: `since` lies before the oldest deletion that is still known, or after all that ever happened here
            (the cursor is of another server, or of this one before it was restored from a backup).
    """
    counter = current_change(connection)
    oldest = connection.execute(select(schema.counters.c.oldest_tombstone)).scalar_one()
    if since < oldest or since > counter:
        raise CursorTooOld
    found = {
        name: connection.execute(query.where(changed > since).order_by(changed).limit(limit + 1)).all()
        for name, query, changed, _ in _KINDS
    }
    first = nsmallest(limit + 1, (row[0] for rows in found.values() for row in rows))
    more = len(first) > limit
    cursor = first[limit - 1] if more else counter
    parts: dict[str, Any] = {
        name: tuple(make(row) for row in found[name] if row[0] <= cursor) for name, _, _, make in _KINDS
    }
    parts["deleted"] = _deleted(parts["deleted"])
    parts |= _sections(connection, since, cursor)
    return Changes(since, cursor, more, as_of, **parts)


def _deleted(rows: Sequence[Any]) -> Deleted:
    kinds = ("patron", "item", "loan", "hold", "former_card", "exchange_item")
    keys: dict[str, list[Any]] = {kind: [] for kind in kinds}
    for _, kind, key, second_key in rows:
        keys[kind].append((key, second_key) if kind in _OF_TWO_KEYS else key)
    return Deleted(*(tuple(dict.fromkeys(found)) for found in keys.values()))


def _sections(connection: Connection, since: int, cursor: int) -> dict[str, tuple[Any, ...]]:
    table = schema.sections.c
    query = select(table.name).where(table.changed > since, table.changed <= cursor)
    return {name: tuple(_SECTIONS[name](connection)) for name in connection.execute(query).scalars()}
