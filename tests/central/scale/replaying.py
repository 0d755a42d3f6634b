"""Whether several workers did what one could have done: their rows again, in the order of the outcomes."""

from __future__ import annotations

from sqlalchemy import insert, select

from offcirc.batches import batched
from offcirc.central import schema
from offcirc.central.database import Database
from offcirc.central.processing import Run
from tests.central.scale import account
from tests.central.scale.region import ZONE


def check_as_if_one_after_the_other(finished: Database, untouched: Database) -> int:
    """Applies all rows of `finished` to `untouched`, which has the records of before, and compares.

    Returns:
        How many rows.
    """
    _queue_again(finished, untouched)
    replayed = sum(map(len, Run(untouched, ZONE, None).groups()))
    assert account.outcomes(finished) == account.outcomes(untouched)
    there, here = account.records(finished), account.records(untouched)
    for name, kept in there.items():
        if kept != here[name]:
            before, after = set(map(repr, here[name])), set(map(repr, kept))
            raise AssertionError(f"{name}: {sorted(before ^ after)[:10]}")
    return replayed


def _queue_again(finished: Database, untouched: Database) -> None:
    table, outcomes = schema.transactions, schema.outcomes.c
    query = select(table, outcomes.number).join(schema.outcomes, outcomes.transaction_id == table.c.transaction_id)
    with finished.read() as connection:
        rows = [dict(row) for row in connection.execute(query).mappings()]
    for row in rows:
        row |= {"order_at": row.pop("number"), "waiting": True, "attempts": 0, "last_code": ""}
    with untouched.write() as connection:
        for batch in batched(rows, 1_000):
            connection.execute(insert(table), batch)
