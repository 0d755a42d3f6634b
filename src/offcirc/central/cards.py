"""A patron gets another card: the number changes, the patron stays; loans, holds, debts and history stay with them.

Every record that names the patron by card number gets a new change number, so that replicas learn the new one, and so
it does where the patron becomes another library's: to some replicas that is a new patron, to some one who is gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from offcirc.central import schema
from offcirc.central.counters import Counters
from offcirc.domain.barcodes import fold

_patrons, _former = schema.patrons, schema.former_cards
_NAMED_BY_CARD = (
    (schema.loans, schema.loans.c.item_id),
    (schema.holds, schema.holds.c.id),
    (_former, _former.c.id),
)
_KEPT = (schema.loan_history, schema.payments)
_NOBODY = 0


def rename(connection: Connection, counters: Counters, patron_id: int, card_number: str) -> None:
    """Gives a patron another card number, which is no former one of theirs any more."""
    _bury(connection, counters, patron_id)
    connection.execute(delete(_former).where(_former.c.patron_id == patron_id, _former.c.former_number == card_number))
    connection.execute(
        update(_patrons)
        .where(_patrons.c.id == patron_id)
        .values(card_number=card_number, card_key=fold(card_number), changed=counters.next_change())
    )
    _renumber(connection, counters, patron_id)


def merge(connection: Connection, counters: Counters, patron_id: int, into_id: int) -> None:
    """Two records of one person become one: all that is the first one's is the second's, who keeps their own details.

    What the two owe is added up.
    """
    _bury(connection, counters, patron_id)
    for table, column in ((schema.holds, "item_id"), (_former, "former_number")):
        theirs = select(table.c[column]).where(table.c.patron_id == into_id)
        connection.execute(delete(table).where(table.c.patron_id == patron_id, table.c[column].in_(theirs)))
    for moved in (*(table for table, _ in _NAMED_BY_CARD), *_KEPT):
        connection.execute(update(moved).where(moved.c.patron_id == patron_id).values(patron_id=into_id))
    owed = select(_patrons.c.owes_cents).where(_patrons.c.id == patron_id).scalar_subquery()
    connection.execute(
        update(_patrons)
        .where(_patrons.c.id == into_id)
        .values(owes_cents=_patrons.c.owes_cents + owed, changed=counters.next_change())
    )
    connection.execute(delete(_patrons).where(_patrons.c.id == patron_id))
    _renumber(connection, counters, into_id)


def remove(connection: Connection, counters: Counters, patron_id: int) -> None:
    """Erases a patron who has no loans: the record, its holds and former cards. History stays, and is nobody's."""
    _bury(connection, counters, patron_id)
    for kept in _KEPT:
        connection.execute(update(kept).where(kept.c.patron_id == patron_id).values(patron_id=_NOBODY))
    for gone in (schema.holds, _former):
        connection.execute(delete(gone).where(gone.c.patron_id == patron_id))
    connection.execute(delete(_patrons).where(_patrons.c.id == patron_id))


def note_moves(connection: Connection, counters: Counters, left: Mapping[int, str]) -> None:
    """Tells replicas that hold chosen libraries' patrons who has come to another library.

    Args:
        connection: the transaction that wrote the patrons.
        counters: locked.
        left: by patrons' ids, the library that each was one of before.
    """
    for patron_id, library in left.items():
        _bury(connection, counters, patron_id, left=library)
        _renumber(connection, counters, patron_id)


def _bury(connection: Connection, counters: Counters, patron_id: int, left: str | None = None) -> None:
    """Tells replicas that what they know under the number that goes is gone. Loans are known by their items.

    With `left`, only those that hold this library's patrons, which the patron no longer is one of.
    """
    query = select(_patrons.c.card_number, _patrons.c.library).where(_patrons.c.id == patron_id)
    number, library = connection.execute(query).one()
    barcodes = select(schema.items.c.barcode).join(schema.holds, schema.holds.c.item_id == schema.items.c.id)
    kind = "patron" if left is None else "patron_left"
    gone: list[dict[str, Any]] = [{"kind": kind, "key": number, "second_key": ""}]
    for kind, keys in (
        ("hold", barcodes.where(schema.holds.c.patron_id == patron_id)),
        ("former_card", select(_former.c.former_number).where(_former.c.patron_id == patron_id)),
    ):
        gone += [{"kind": kind, "key": key, "second_key": number} for key in connection.execute(keys).scalars().all()]
    whose = library if left is None else left
    rows = [{**each, "library": whose, "changed": counters.next_change()} for each in gone]
    connection.execute(insert(schema.tombstones), rows)


def _renumber(connection: Connection, counters: Counters, patron_id: int) -> None:
    table: Table
    for table, key in _NAMED_BY_CARD:
        query = select(key).where(table.c.patron_id == patron_id).order_by(key)
        for row_id in connection.execute(query).scalars().all():
            connection.execute(update(table).where(key == row_id).values(changed=counters.next_change()))
