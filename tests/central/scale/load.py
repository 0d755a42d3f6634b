"""Five hundred workstations at closing time: their libraries' records, and what each of them recorded that day."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.engine import Connection

from offcirc.central import counters, migrate, schema
from offcirc.central.database import Database
from offcirc.domain.transactions import Transaction
from tests.central.client import Desk

_PATRONS, _ITEMS = 60, 160
"""Of each library."""
_ELSEWHERE = 0.1
"""How often a desk has somebody, or something, of another library before it."""
_DAY = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Load:
    """So many workstations, a library each, and so many rows of each."""

    workstations: int = 500
    rows: int = 200
    seed: int = 1

    @property
    def names(self) -> list[str]:
        """Of the workstations."""
        return [f"w{number:03}" for number in range(self.workstations)]

    def fill(self, connection: Connection) -> None:
        """Writes the libraries' records into an empty PostgreSQL database; nobody is over a limit at first."""
        taken = counters.take(connection)
        connection.execute(insert(schema.libraries), [{"code": name, "name": name} for name in self.names])
        rule = {"library": "", "category": "", "item_type": "", "loan_days": 21, "renewals": 2, "max_loans": 12}
        connection.execute(insert(schema.rules), [rule])
        _copy(connection, schema.patrons, self._patrons(taken))
        _copy(connection, schema.items, self._items(taken))
        for name in ("libraries", "rules"):
            counters.mark_section(connection, taken, name)
        counters.keep(connection, taken)

    def _patrons(self, taken: counters.Counters) -> Iterator[dict[str, Any]]:
        for number in range(self.workstations * _PATRONS):
            card, flags = f"p{number:06}", {"barred": False, "card_lost": False, "address_in_doubt": False}
            names = {"card_number": card, "card_key": card, "surname": "Patron", "library": f"w{number // _PATRONS:03}"}
            yield {"id": number + 1, **names, **flags, "owes_cents": 0, "changed": taken.next_change()}

    def _items(self, taken: counters.Counters) -> Iterator[dict[str, Any]]:
        for number in range(self.workstations * _ITEMS):
            names = {"barcode": f"i{number:06}", "barcode_key": f"i{number:06}", "title": f"Title {number}"}
            own = {"library": f"w{number // _ITEMS:03}", "status": "available", "not_for_loan": False}
            yield {"id": number + 1, **names, **own, "changed": taken.next_change()}

    def days(self, desks: Sequence[Desk]) -> list[list[Transaction]]:
        """What each desk recorded, in its own order; all days are the same eight hours."""
        chance = random.Random(self.seed)
        began = datetime.now(UTC).replace(microsecond=0) - _DAY - timedelta(minutes=5)
        return [self._day(chance, number, desk, began) for number, desk in enumerate(desks)]

    def _day(self, chance: random.Random, number: int, desk: Desk, began: datetime) -> list[Transaction]:
        seconds = sorted(chance.uniform(0, _DAY.total_seconds()) for _ in range(self.rows))
        lent: list[str] = []
        return [
            self._row(chance, number, desk, began + timedelta(milliseconds=int(second * 1000)), lent)
            for second in seconds
        ]

    def _row(self, chance: random.Random, number: int, desk: Desk, at: datetime, lent: list[str]) -> Transaction:
        library = chance.randrange(self.workstations) if chance.random() < _ELSEWHERE else number
        card = f"p{library * _PATRONS + chance.randrange(_PATRONS):06}"
        kind = chance.random()
        if kind < 0.1:
            return desk.pay(card, "0.50", at=at)
        if lent and kind < 0.2:
            return desk.renew(chance.choice(lent), at + timedelta(days=30), at=at)
        if lent and kind < 0.5:
            return desk.give_back(lent.pop(chance.randrange(len(lent))), at=at)
        lent.append(f"i{library * _ITEMS + chance.randrange(_ITEMS):06}")
        return desk.issue(card, lent[-1], at + timedelta(days=21), at=at)


def _copy(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """PostgreSQL's own way in: a hundred thousand rows in a second."""
    rows = iter(rows)
    first = next(rows)
    cursor = connection.connection.cursor()
    with cursor.copy(f"COPY {table.name} ({', '.join(first)}) FROM STDIN") as into:
        into.write_row(tuple(first.values()))
        for row in rows:
            into.write_row(tuple(row.values()))
    cursor.close()


def filled(url: str, load: Load) -> Database:
    """A database with the load's records."""
    database = Database(url)
    migrate.bring_up_to_date(database)
    with database.write() as connection:
        load.fill(connection)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
    return database
