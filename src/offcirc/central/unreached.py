"""Machines that no network reaches: what became of their rows goes with the extract that is carried to them.

They hear it in no other way. Without it a row that left in a file would be open for ever, and what is open is neither
archived nor forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection, or_, select

from offcirc.central import schema
from offcirc.central.limited import Limited
from offcirc.central.moments import to_micros
from offcirc.central.receiving import read_outcome
from offcirc.domain.outcomes import Outcome

_SILENT_FOR = timedelta(days=7)
"""Whoever was in contact since hears of outcomes there."""
_PAGE = 1_000


def outcomes(connection: Connection, to: Limited, at: datetime) -> Iterator[Outcome]:
    """Outcomes since their last contact of the workstations of a scope that were in none for a week, or never.

    Args:
        connection: a snapshot.
        to: of whom: without the cards of patrons whom they may not know.
        at: the moment.
    """
    table = schema.workstations.c
    silent = or_(table.last_contact_at.is_(None), table.last_contact_at < to_micros(at - _SILENT_FOR))
    query = select(table.name, table.last_contact_at).where(
        silent, table.revoked_at.is_(None), table.extract_scope == to.scope.stored()
    )
    for row in connection.execute(query.order_by(table.name)).all():
        yield from _since(connection, to, row.name, row.last_contact_at or 0)


def _since(connection: Connection, to: Limited, workstation: str, last_contact_at: int) -> Iterator[Outcome]:
    table, number = schema.outcomes.c, 0
    query = select(table.number, table.body).where(
        table.workstation == workstation, table.processed_at >= last_contact_at
    )
    while rows := connection.execute(query.where(table.number > number).order_by(table.number).limit(_PAGE)).all():
        yield from to.outcomes(connection, [read_outcome(row.body) for row in rows])
        number = rows[-1].number
