"""Changes since a cursor: complete and consistent pages, whatever is written meanwhile.

A page holds the records whose last write has a number in (`since`, `cursor`], as they are in one snapshot. A record
written again between two pages has a higher number by then and comes with a later page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from heapq import nsmallest
from typing import Any

from sqlalchemy import Column, Connection, Select, select

from offcirc.central import limited, records, schema
from offcirc.central.counters import current_change
from offcirc.central.extract_scopes import EVERYBODY, ExtractScope
from offcirc.central.limited import Limited
from offcirc.domain.records import SOMEBODY
from offcirc.wire.messages import Changes, Deleted

Row = Any


class CursorTooOld(Exception):
    """Deletions since then are no longer known: a full update is needed."""


_t = schema.tombstones.c
_TOMBSTONES = select(_t.changed, _t.kind, _t.key, _t.second_key, _t.library)


def _kinds(to: Limited) -> tuple[tuple[str, Select[Any], Column[Any], Callable[[Row], Any]], ...]:
    details = ("patron_details", to.patron_details(), schema.patrons.c.changed, to.details_of)
    return (
        *((details,) if to.scope.details else ()),
        ("deleted", _TOMBSTONES, _t.changed, lambda row: row),
        ("patrons", to.patrons(), schema.patrons.c.changed, records.patron_of),
        ("former_cards", to.former_cards(), schema.former_cards.c.changed, records.former_card_of),
        ("items", records.ITEMS, schema.items.c.changed, records.item_of),
        ("out_items", records.OUT_ITEMS, schema.exchange_items.c.changed, records.out_item_of),
        ("loans", to.loans(), schema.loans.c.changed, limited.loan_of),
        ("holds", to.holds(), schema.holds.c.changed, lambda row: row),
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


def page(connection: Connection, since: int, limit: int, as_of: datetime, scope: ExtractScope = EVERYBODY) -> Changes:
    """The next `limit` changes after `since`; all kinds together, in counter order.

    Raises:
        CursorTooOld: `since` lies before the oldest deletion that is still known, or after all that ever happened here
            (the cursor is of another server, or of this one before it was restored from a backup).
    """
    counter = current_change(connection)
    oldest = connection.execute(select(schema.counters.c.oldest_tombstone)).scalar_one()
    if since < oldest or since > counter:
        raise CursorTooOld
    to = Limited(scope)
    kinds = _kinds(to)
    found = {
        name: connection.execute(query.where(changed > since).order_by(changed).limit(limit + 1)).all()
        for name, query, changed, _ in kinds
    }
    first = nsmallest(limit + 1, (row[0] for rows in found.values() for row in rows))
    more = len(first) > limit
    cursor = first[limit - 1] if more else counter
    parts: dict[str, Any] = {
        name: tuple(make(row) for row in found[name] if row[0] <= cursor) for name, _, _, make in kinds
    }
    gone, holds = parts["deleted"], parts["holds"]
    known = [limited.hold_of(row) for row in holds if row.known]
    others, ended = _holds_of_others(connection, to, gone, [row.barcode for row in holds if not row.known])
    parts["holds"] = (*known, *others)
    parts["deleted"] = _deleted(_tellable(connection, to, gone), ended)
    parts |= _sections(connection, since, cursor)
    return Changes(since, cursor, more, as_of, **parts)


def _holds_of_others(
    connection: Connection, to: Limited, gone: Sequence[Row], changed: Collection[str]
) -> tuple[list[Any], list[tuple[str, str]]]:
    """Of items that patrons outside the scope wait for, or did: that somebody does, or that nobody does any more."""
    if to.scope.libraries is None:
        return [], []
    barcodes = {row.key for row in gone if row.kind == "hold"} | set(changed)
    others = to.holds_of_others(connection, barcodes)
    ended = barcodes - {hold.item_barcode for hold in others}
    return others, [(barcode, SOMEBODY) for barcode in sorted(ended)]


def _tellable(connection: Connection, to: Limited, gone: Sequence[Row]) -> list[tuple[str, str, str]]:
    """Deletions as (kind, key, second key), without those of patrons whom the scope never held."""
    libraries = to.scope.libraries
    if libraries is None:
        return [(row.kind, row.key, row.second_key) for row in gone if row.kind != "patron_left"]
    left = {row.key for row in gone if row.kind == "patron_left" and row.library in libraries}
    left -= to.present(connection, left)
    known = to.knows(connection, {row.second_key for row in gone if row.kind == "hold" and not row.library})
    told = [("patron", number, "") for number in sorted(left)]
    for row in gone:
        names_patron = row.kind in {"patron", *_OF_TWO_KEYS}
        if row.kind != "patron_left" and (
            not names_patron or row.library in libraries or (not row.library and row.second_key in known)
        ):
            told.append((row.kind, row.key, row.second_key))
    return told


def _deleted(gone: Sequence[tuple[str, str, str]], holds_of_others: Sequence[tuple[str, str]]) -> Deleted:
    kinds = ("patron", "item", "loan", "hold", "former_card", "exchange_item")
    keys: dict[str, list[Any]] = {kind: [] for kind in kinds}
    keys["hold"] += holds_of_others
    for kind, key, second_key in gone:
        keys[kind].append((key, second_key) if kind in _OF_TWO_KEYS else key)
    return Deleted(*(tuple(dict.fromkeys(found)) for found in keys.values()))


def _sections(connection: Connection, since: int, cursor: int) -> dict[str, tuple[Any, ...]]:
    table = schema.sections.c
    query = select(table.name).where(table.changed > since, table.changed <= cursor)
    return {name: tuple(_SECTIONS[name](connection)) for name in connection.execute(query).scalars()}
