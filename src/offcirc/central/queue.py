"""Reading the queue and the outcomes: for the review window (K17), for the way home, and for reports."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select

from offcirc.central import schema
from offcirc.central.moments import from_micros, to_micros
from offcirc.central.receiving import read_outcome, read_transaction
from offcirc.wire.messages import OutcomesPage, QueuedRow, QueuePage

_t = schema.transactions.c
_o = schema.outcomes.c
PROCESSING_ORDER = (_t.order_at, _t.workstation, _t.epoch, _t.seq, _t.queue_id)
"""Across workstations by corrected time; within one in its own order, which `receiving` built into `order_at`."""


def waiting_counts(connection: Connection, workstation: str) -> tuple[int, int]:
    """(rows of this workstation, all rows) that wait."""
    total = select(func.count()).where(_t.waiting.is_(True))
    own = total.where(_t.workstation == workstation)
    return connection.execute(own).scalar_one(), connection.execute(total).scalar_one()


def waiting_ids(connection: Connection, workstation: str) -> list[str]:
    """Transaction ids of this workstation's rows that wait and are not held for review, in processing order."""
    query = select(_t.transaction_id).where(_t.waiting.is_(True), _t.held.is_(False), _t.workstation == workstation)
    return list(connection.execute(query.order_by(*PROCESSING_ORDER)).scalars())


def page(connection: Connection, after: int, limit: int, as_of: datetime) -> QueuePage:
    """`limit` waiting rows in processing order, after the row with queue id `after` (processed meanwhile or not)."""
    total = connection.execute(select(func.count()).where(_t.waiting.is_(True))).scalar_one()
    query = select(schema.transactions).where(_t.waiting.is_(True)).order_by(*PROCESSING_ORDER).limit(limit + 1)
    if after:
        last = connection.execute(select(*PROCESSING_ORDER).where(_t.queue_id == after)).first()
        if last is not None:
            query = query.where(_behind(last))
    rows = connection.execute(query).all()
    return QueuePage(tuple(_queued(row) for row in rows[:limit]), total, as_of, len(rows) > limit)


def _behind(last: Row[*tuple[Any, ...]]) -> Any:  # noqa: ANN401 - a SQL condition
    """Strictly later in processing order: (a, b, c) > (x, y, z) spelled out, for any database."""
    conditions = []
    for place, column in enumerate(PROCESSING_ORDER):
        equal = [PROCESSING_ORDER[before] == last[before] for before in range(place)]
        conditions.append(and_(*equal, column > last[place]))
    return or_(*conditions)


def _queued(row: Row[*tuple[Any, ...]]) -> QueuedRow:
    return QueuedRow(
        row.queue_id,
        read_transaction(row.body),
        from_micros(row.received_at),
        from_micros(row.order_at),
        row.attempts,
        row.last_code,
        row.held,
    )


def outcomes_page(connection: Connection, workstation: str, since: int, limit: int) -> OutcomesPage:
    """Outcomes of one workstation's rows with a number above `since`."""
    query = select(_o.number, _o.body).where(_o.workstation == workstation, _o.number > since)
    rows = connection.execute(query.order_by(_o.number).limit(limit + 1)).all()
    taken = rows[:limit]
    following = taken[-1].number if taken else since
    return OutcomesPage(tuple(read_outcome(row.body) for row in taken), following, len(rows) > limit)


def report(connection: Connection, since: datetime | None) -> dict[str, Any]:
    """The account of the queue: received = waiting + processed, by result and code (K21)."""
    at = to_micros(since) if since is not None else 0
    received = connection.execute(select(func.count()).where(_t.received_at >= at)).scalar_one()
    waiting = connection.execute(select(func.count()).where(_t.waiting.is_(True), _t.received_at >= at)).scalar_one()
    failed = connection.execute(
        select(func.count()).where(_t.waiting.is_(True), _t.attempts > 0, _t.received_at >= at)
    ).scalar_one()
    amended = connection.execute(select(func.count()).where(_t.amended_by != "", _t.received_at >= at)).scalar_one()
    by_code = (
        select(_o.result, _o.code, func.count())
        .join(schema.transactions, _t.transaction_id == _o.transaction_id)
        .where(_t.received_at >= at)
        .group_by(_o.result, _o.code)
        .order_by(_o.result, _o.code)
    )
    outcomes = [
        {"result": result, "outcome": code, "count": count} for result, code, count in connection.execute(by_code)
    ]
    return {
        "received": received,
        "waiting": waiting,
        "waiting_after_failure": failed,
        "processed": sum(entry["count"] for entry in outcomes),
        "amended": amended,
        "outcomes": outcomes,
    }
