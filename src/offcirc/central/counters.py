"""The change counter: every write of a record takes the next numbers, in the transaction that writes it.

Taking numbers locks the counters' one row until the commit, so that commits are in counter order: whoever sees number
N sees everything up to N. That makes `GET /v1/changes` complete without clocks.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from offcirc.central import schema

SECTIONS = ("libraries", "locations", "rules", "closed_days", "visits", "holdings_settings", "exchange_sets")


@dataclass(slots=True)
class Counters:
    """The counters within one write transaction: locked by `take`, written back by `keep`.

    The one lock that all who write wait for: taken last, so that it is held for a few statements only.
    """

    change: int
    outcome_number: int
    oldest_tombstone: int

    def next_change(self) -> int:
        """The number for one more written record."""
        self.change += 1
        return self.change

    def next_outcome(self) -> int:
        """The number for one more outcome."""
        self.outcome_number += 1
        return self.outcome_number


def take(connection: Connection) -> Counters:
    """Locks the counters until this transaction ends."""
    query = select(
        schema.counters.c.change, schema.counters.c.outcome_number, schema.counters.c.oldest_tombstone
    ).with_for_update()
    return Counters(*connection.execute(query).one())


def keep(connection: Connection, counters: Counters) -> None:
    """Writes the counters back; the transaction's last statement about them."""
    connection.execute(
        update(schema.counters).values(
            change=counters.change,
            outcome_number=counters.outcome_number,
            oldest_tombstone=counters.oldest_tombstone,
        )
    )


def current_change(connection: Connection) -> int:
    """The counter in this transaction's snapshot: the cursor of all that the snapshot shows."""
    return int(connection.execute(select(schema.counters.c.change)).scalar_one())


def begin_counting(connection: Connection) -> None:
    """Puts the one row there, in a database that has just been created."""
    if connection.execute(select(schema.counters.c.id)).first() is None:
        connection.execute(insert(schema.counters).values(id=1, change=0, outcome_number=0, oldest_tombstone=0))
        connection.execute(insert(schema.sections), [{"name": name, "changed": 0} for name in SECTIONS])


def mark_section(connection: Connection, counters: Counters, name: str) -> None:
    """Notes that one of the small tables was written anew."""
    connection.execute(
        update(schema.sections).where(schema.sections.c.name == name).values(changed=counters.next_change())
    )
