"""All that a server has, in a form in which two servers can be compared: no numbers that depend on who was first."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Table, select

from offcirc.central import schema
from offcirc.central.database import Database
from offcirc.central.receiving import read_outcome

_NUMBERS = {"id", "changed", "item_id", "patron_id", "processed_at"}
_KEPT = (
    schema.patrons,
    schema.former_cards,
    schema.items,
    schema.loans,
    schema.loan_history,
    schema.holds,
    schema.payments,
    schema.in_house_uses,
    schema.exchange_sets,
    schema.exchange_items,
)


def records(database: Database) -> dict[str, list[Any]]:
    """The records of each table, their keys as words."""
    return {table.name: sorted(_rows(database, table), key=repr) for table in _KEPT}


def _rows(database: Database, table: Table) -> list[dict[str, Any]]:
    with database.read() as connection:
        cards = _by_id(connection, schema.patrons.c.card_number)
        barcodes = _by_id(connection, schema.items.c.barcode)
        found = connection.execute(select(table)).mappings().all()
    told = []
    for row in found:
        words = {name: value for name, value in row.items() if name not in _NUMBERS}
        if "patron_id" in row:
            words["card"] = cards[row["patron_id"]]
        if "item_id" in row:
            words["barcode"] = barcodes[row["item_id"]]
        told.append(words)
    return told


def _by_id(connection: Connection, name: Column[str]) -> dict[int, str]:
    query = select(name.table.c.id, name)
    return {row[0]: row[1] for row in connection.execute(query)}


def outcomes(database: Database) -> dict[str, Any]:
    """What became of each row, by its id."""
    with database.read() as connection:
        bodies = connection.execute(select(schema.outcomes.c.body)).scalars().all()
    return {
        each.transaction_id: (each.result, each.code, each.notes, each.granted_due_at)
        for each in map(read_outcome, bodies)
    }
