"""Reading the records that replicas hold: rows of the database as the domain's values, straight to the constructor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, select

from offcirc.central import schema
from offcirc.central.moments import from_micros
from offcirc.domain.records import (
    CirculationRule,
    ClosedDays,
    ExchangeSet,
    FormerCard,
    Hold,
    HoldingsSettings,
    Item,
    ItemStatus,
    Library,
    Loan,
    Location,
    OutItem,
    Patron,
    SetState,
    Visit,
)

_CENTS = Decimal("0.01")
_STATUS = {status.value: status for status in ItemStatus}

_p, _i, _l, _h = schema.patrons.c, schema.items.c, schema.loans.c, schema.holds.c
_f = schema.former_cards.c

PATRONS = select(
    _p.changed,
    _p.card_number,
    _p.surname,
    _p.first_name,
    _p.category,
    _p.library,
    _p.expires_on,
    _p.barred,
    _p.blocked_until,
    _p.block_reason,
    _p.card_lost,
    _p.address_in_doubt,
    _p.owes_cents,
)
PATRON_DETAILS = select(_p.changed, _p.card_number, _p.born_on, _p.address, _p.city, _p.postcode, _p.phone, _p.email)
FORMER_CARDS = select(_f.changed, _f.former_number, _p.card_number).join(schema.patrons, _p.id == _f.patron_id)
ITEMS = select(
    _i.changed,
    _i.barcode,
    _i.title,
    _i.author,
    _i.call_number,
    _i.item_type,
    _i.library,
    _i.location,
    _i.owning_library,
    _i.owning_location,
    _i.status,
    _i.not_for_loan,
)
LOANS = (
    select(
        _l.changed,
        _i.barcode,
        _p.card_number,
        _l.issued_at,
        _l.due_at,
        _l.due_offset_min,
        _l.renewals_left,
        _l.library,
    )
    .join(schema.items, _i.id == _l.item_id)
    .join(schema.patrons, _p.id == _l.patron_id)
)
_x = schema.exchange_items.c
OUT_ITEMS = (
    select(_x.changed, _i.barcode, _x.set_id).join(schema.items, _i.id == _x.item_id).where(_x.returned_at.is_(None))
)
HOLDS = (
    select(_h.changed, _i.barcode, _p.card_number, _h.placed_at, _h.pickup_library, _h.on_shelf)
    .join(schema.items, _i.id == _h.item_id)
    .join(schema.patrons, _p.id == _h.patron_id)
)
"""The first column of each is `changed`; the rest is what `patron_of` and its sisters take."""

Row = Any
"""A row of one of the queries above: a tuple whose types the query knows and mypy does not."""


def to_amount(cents: int) -> Decimal:
    """Cents as an amount with two places."""
    return Decimal(cents) * _CENTS


def to_cents(amount: Decimal) -> int:
    """An amount in cents; more than two places are rounded half to even."""
    return int((amount / _CENTS).to_integral_value())


def patron_of(row: Row) -> Patron:
    """From a row of `PATRONS`."""
    values: tuple[Any, ...] = (*row[1:12], to_amount(row[12]))
    return Patron(*values)


def former_card_of(row: Row) -> FormerCard:
    """From a row of `FORMER_CARDS`."""
    return FormerCard(row[1], row[2])


def item_of(row: Row) -> Item:
    """From a row of `ITEMS`."""
    values: tuple[Any, ...] = (*row[1:10], _STATUS[row[10]], row[11])
    return Item(*values)


def loan_of(row: Row) -> Loan:
    """From a row of `LOANS`."""
    _, barcode, card_number, issued_at, due_at, offset, renewals_left, library = row
    return Loan(barcode, card_number, from_micros(issued_at), from_micros(due_at, offset), renewals_left, library)


def hold_of(row: Row) -> Hold:
    """From a row of `HOLDS`."""
    _, barcode, card_number, placed_at, pickup_library, on_shelf = row
    return Hold(barcode, card_number, from_micros(placed_at), pickup_library, on_shelf)


def out_item_of(row: Row) -> OutItem:
    """From a row of `OUT_ITEMS`."""
    return OutItem(row[1], row[2])


def stream(connection: Connection, query: Select[Any]) -> Iterator[Row]:
    """Rows of a large result, a few thousand in memory at a time."""
    return iter(connection.execution_options(yield_per=5_000).execute(query))


def libraries(connection: Connection) -> list[Library]:
    """All libraries, parents and branches."""
    table = schema.libraries.c
    query = select(table.code, table.name, table.parent, table.time_zone, table.kind).order_by(table.code)
    return [Library(*row) for row in connection.execute(query)]


def locations(connection: Connection) -> list[Location]:
    """All locations of all libraries."""
    table = schema.locations.c
    query = select(table.library, table.location).order_by(table.library, table.location)
    return [Location(*row) for row in connection.execute(query)]


def holdings_settings(connection: Connection) -> list[HoldingsSettings]:
    """What libraries have settled for their items."""
    table = schema.holdings_settings.c
    query = select(
        table.library, table.receiving_library, table.receiving_location, table.owning_location_on_form
    ).order_by(table.library)
    return [HoldingsSettings(*row) for row in connection.execute(query)]


def exchange_sets(connection: Connection, ids: Iterable[str] | None = None) -> list[ExchangeSet]:
    """All exchange sets in the order they were sent, or those named."""
    table = schema.exchange_sets.c
    query = select(schema.exchange_sets).order_by(table.sent_at, table.id)
    if ids is not None:
        query = query.where(table.id.in_(list(ids)))
    return [
        ExchangeSet(
            row.id,
            row.name,
            row.lender,
            row.receiver,
            row.library,
            row.location,
            SetState(row.state),
            from_micros(row.sent_at) if row.sent_at is not None else None,
            from_micros(row.returned_at) if row.returned_at is not None else None,
        )
        for row in connection.execute(query)
    ]


def rules(connection: Connection) -> list[CirculationRule]:
    """All circulation rules."""
    table = schema.rules.c
    query = select(
        table.library,
        table.category,
        table.item_type,
        table.loan_days,
        table.renewals,
        table.max_loans,
        table.fee_limit_cents,
    ).order_by(table.id)
    return [
        CirculationRule(*row[:6], to_amount(row[6]) if row[6] is not None else None)
        for row in connection.execute(query)
    ]


def closed_days(connection: Connection) -> list[ClosedDays]:
    """The closed days of all libraries."""
    table = schema.closed_days.c
    query = select(table.library, table.from_on, table.to_on, table.reason).order_by(table.id)
    return [ClosedDays(*row) for row in connection.execute(query)]


def visits(connection: Connection) -> list[Visit]:
    """All stops of all bookmobiles."""
    table = schema.visits.c
    query = select(table.library, table.stop, table.on, table.from_time, table.to_time).order_by(table.id)
    return [Visit(*row) for row in connection.execute(query)]


def time_zones(connection: Connection, codes: Iterable[str] | None = None) -> dict[str, str]:
    """IANA zone by library code: of all libraries, or of those named."""
    query = select(schema.libraries.c.code, schema.libraries.c.time_zone)
    if codes is not None:
        query = query.where(schema.libraries.c.code.in_(list(codes)))
    return {code: zone for code, zone in connection.execute(query)}  # noqa: C416 - a Row is not a pair to mypy
