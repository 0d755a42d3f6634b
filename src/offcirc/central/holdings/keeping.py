"""Exchange sets with their history, and what libraries have settled for their items, for whoever runs the server."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from offcirc.central import counters, records, schema
from offcirc.central.moments import from_micros
from offcirc.domain.holdings.values import known_from
from offcirc.domain.records import HoldingsSettings
from offcirc.errors import UserError
from offcirc.wire.messages import Journey, SetHistory

_SHOWN = 64


def history(connection: Connection, set_id: str) -> SetHistory | None:
    """A set and the journeys of its items in the order they were sent; None where there is no such set."""
    found = records.exchange_sets(connection, [set_id])
    if not found:
        return None
    table, items = schema.exchange_items.c, schema.items.c
    query = (
        select(items.barcode, items.title, table.sent_at, table.returned_at, table.missing)
        .join(schema.items, items.id == table.item_id)
        .where(table.set_id == set_id)
        .order_by(table.id)
    )
    journeys = tuple(
        Journey(
            barcode,
            title,
            from_micros(sent_at),
            from_micros(returned_at) if returned_at is not None else None,
            missing,
        )
        for barcode, title, sent_at, returned_at, missing in connection.execute(query)
    )
    return SetHistory(found[0], journeys)


def settings_of(connection: Connection, library: str) -> HoldingsSettings:
    """What a library has settled.

    Raises:
        UserError: `LIBRARY_UNKNOWN`.
    """
    code = schema.libraries.c.code
    if connection.execute(select(code).where(code == library)).first() is None:
        raise UserError("LIBRARY_UNKNOWN", library=library[:_SHOWN])
    found = {each.library: each for each in records.holdings_settings(connection)}
    return found.get(library, HoldingsSettings(library))


def settle(
    connection: Connection, library: str, receives: tuple[str, str] | None, *, owning_location_on_form: bool | None
) -> HoldingsSettings:
    """Changes what a library has settled; None leaves a part as it is, and two empty texts take the place away.

    Raises:
        UserError: `LIBRARY_UNKNOWN`, `LOCATION_UNKNOWN`.
    """
    settings = settings_of(connection, library)
    if receives is not None:
        at, location = receives
        if (at or location) and location not in known_from(records.locations(connection), ()).of(at):
            raise UserError("LOCATION_UNKNOWN", library=at[:_SHOWN], location=location[:_SHOWN])
        settings = replace(settings, receiving_library=at, receiving_location=location)
    if owning_location_on_form is not None:
        settings = replace(settings, owning_location_on_form=owning_location_on_form)
    taken = counters.take(connection)
    table = schema.holdings_settings
    connection.execute(delete(table).where(table.c.library == library))
    connection.execute(
        insert(table).values(
            library=library,
            receiving_library=settings.receiving_library,
            receiving_location=settings.receiving_location,
            owning_location_on_form=settings.owning_location_on_form,
        )
    )
    counters.mark_section(connection, taken, "holdings_settings")
    counters.keep(connection, taken)
    return settings
