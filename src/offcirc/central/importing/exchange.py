"""Exchange sets that are out already: `exchange_sets.csv`, and `exchange_items.csv` with what is in them."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from offcirc.central import schema
from offcirc.central.counters import Counters
from offcirc.central.importing.fields import BadField, Fields
from offcirc.central.importing.rows import Context, Values
from offcirc.central.moments import to_micros
from offcirc.domain.records import SetState

SET_COLUMNS = ("name", "lender", "receiver", "library", "location", "sent_at")
_MAX_ID = 64


def exchange_set(fields: Fields, context: Context) -> Values:
    """A set that was sent; its items are where their own file says."""
    values: Values = {"id": _set_id(fields, "id"), "name": fields.text("name"), "location": fields.text("location")}
    for name in ("lender", "receiver", "library"):
        values[name] = context.library(fields, name)
        if not values[name]:
            raise BadField(f"{name} is empty")
    if not values["name"] or not values["location"]:
        raise BadField("name or location is empty")
    sent_at = fields.instant("sent_at", context.zone(values["lender"]))
    return {**values, "state": SetState.SENT.value, "sent_at": to_micros(sent_at)}


def journey(fields: Fields) -> tuple[str, str]:
    """(set, barcode) of an item that is out."""
    return _set_id(fields, "set"), fields.barcode("barcode")


def _set_id(fields: Fields, name: str) -> str:
    value = fields.barcode(name)
    if len(value) > _MAX_ID:
        raise BadField(f"{name} is longer than {_MAX_ID} characters")
    return value


def send_out(connection: Connection, taken: Counters, journeys: dict[int, str]) -> None:
    """Notes items as out with their sets; one that is out already stays with the set it is out in.

    Args:
        connection: the import's transaction.
        taken: the change counter.
        journeys: ids of sets by ids of items.
    """
    table = schema.exchange_items
    out = set(connection.execute(select(table.c.item_id).where(table.c.returned_at.is_(None))).scalars())
    sets = schema.exchange_sets.c
    sent_at = {row.id: row.sent_at for row in connection.execute(select(sets.id, sets.sent_at))}
    rows = [
        {
            "set_id": set_id,
            "item_id": item_id,
            "sent_at": sent_at[set_id] or 0,
            "missing": False,
            "changed": taken.next_change(),
        }
        for item_id, set_id in journeys.items()
        if item_id not in out
    ]
    if rows:
        connection.execute(insert(table), rows)
