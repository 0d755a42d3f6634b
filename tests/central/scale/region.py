"""A small region in which rows of many desks meet: few patrons, few items, and everything that one row can spoil."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path

from sqlalchemy import insert
from uuid_utils import uuid7

from offcirc.batches import batched
from offcirc.central import migrate, moments, receiving, schema
from offcirc.central.database import Database
from offcirc.central.importing.importer import Importer
from offcirc.clock import zone_named
from offcirc.domain.transactions import Transaction
from offcirc.wire.messages import SentTransaction
from tests.central.client import Desk
from tests.central.conftest import write_csv
from tests.central.holdings.test_api import HOME, create, edit, give_back, send

ZONE = "Europe/Prague"
PATRONS, ITEMS, LIMIT = 24, 60, 3
_SCOPES = "download,upload,process,catalogue,regional"
_BATCH = 200


def write_region(folder: Path) -> Path:
    """Patrons P00… may have three loans; every third had another card, F00… Items I00… belong to REG."""
    folder.mkdir(parents=True, exist_ok=True)
    write_csv(folder / "libraries.csv", "code,name,parent,time_zone", f"REG,Regional,,{ZONE}", f"SMALL,Small,,{ZONE}")
    write_csv(folder / "locations.csv", "library,location", "REG,Stacks", "REG,Adults", "SMALL,Fiction")
    settings = "library,receiving_library,receiving_location,owning_location_on_form"
    write_csv(folder / "holdings_settings.csv", settings, "REG,,,0", "SMALL,SMALL,Fiction,0")
    cards = [f"P{number:02},Patron,REG,{number % 5}.00" for number in range(PATRONS)]
    write_csv(folder / "patrons.csv", "card_number,surname,library,owes", *cards)
    former = [f"F{number:02},P{number:02}" for number in range(0, PATRONS, 3)]
    write_csv(folder / "former_cards.csv", "former_number,card_number", *former)
    items = [
        f"I{number:02},Title {number},REG,Stacks,REG,Stacks,{'lost' if number % 17 == 0 else 'available'}"
        for number in range(ITEMS)
    ]
    write_csv(folder / "items.csv", "barcode,title,library,location,owning_library,owning_location,status", *items)
    held = [f"I{number:02},P{number % PATRONS:02},@-2d 10:00,REG," for number in range(0, ITEMS, 9)]
    write_csv(folder / "holds.csv", "barcode,card_number,placed_at,pickup_library,on_shelf", *held)
    rules = "library,category,item_type,loan_days,renewals,max_loans,fee_limit"
    write_csv(folder / "rules.csv", rules, f",,,21,2,{LIMIT},3.00")
    return folder


class Region:
    """Desks that record a day at random, from one seed."""

    def __init__(self, seed: int, desks: int = 10) -> None:
        self._chance = random.Random(seed)
        self.desks = [Desk("", "", f"desk-{number}", "REG") for number in range(desks)]
        self._clocks = [datetime.now(UTC).replace(microsecond=0) - timedelta(hours=9) for _ in self.desks]
        self._sets: list[str] = []
        self._made = 0

    def rows(self, count: int) -> list[Transaction]:
        """The next rows, of one desk after another as they come."""
        found = []
        for _ in range(count):
            number = self._chance.randrange(len(self.desks))
            self._clocks[number] += timedelta(seconds=self._chance.randrange(1, 90))
            found.append(self._row(self.desks[number], self._clocks[number]))
        return found

    def _row(self, desk: Desk, at: datetime) -> Transaction:
        card, barcode, chance = self._card(), self._barcode(), self._chance
        earlier = at - timedelta(minutes=chance.randrange(300))
        title = f"Title {chance.randrange(9)}"
        makers: tuple[tuple[int, Callable[[], Transaction]], ...] = (
            (30, lambda: desk.issue(card, barcode, at + timedelta(days=14), at=at)),
            (24, lambda: desk.give_back(barcode, at=at)),
            (8, lambda: desk.renew(barcode, at + timedelta(days=30), at=at)),
            (12, lambda: desk.pay(card, "0.50", at=at)),
            (5, lambda: desk.give_back(barcode, at=at, occurred_at=earlier)),
            (3, lambda: desk.register(f"NEW{chance.randrange(8)}", "Nobody yet", at=at)),
            (3, lambda: _at(self._create(desk), at)),
            (8, lambda: _at(edit(desk, barcode, HOME, title=title), at)),
            (7, lambda: _at(self._exchange(desk, barcode), at)),
        )
        (make,) = chance.choices([maker for _, maker in makers], [weight for weight, _ in makers])
        return make()

    def _create(self, desk: Desk) -> Transaction:
        self._made += 1
        return create(desk, f"M{self._made:02}", location="Stacks")

    def _exchange(self, desk: Desk, barcode: str) -> Transaction:
        if not self._sets or self._chance.random() < 0.1:
            self._sets.append(str(uuid7()))
        set_id = self._chance.choice(self._sets)
        if self._chance.random() < 0.6:
            return send(desk, barcode, set_id)
        return give_back(desk, barcode, set_id, missing=self._chance.random() < 0.2)

    def _card(self) -> str:
        kind, number = self._chance.random(), self._chance.randrange(PATRONS)
        if kind < 0.1:
            return f"NEW{self._chance.randrange(8)}"
        return f"F{number // 3 * 3:02}" if kind < 0.2 else f"{'Pp'[kind < 0.3]}{number:02}"

    def _barcode(self) -> str:
        if self._made and self._chance.random() < 0.1:
            return f"M{self._chance.randrange(self._made + 3):02}"
        return f"I{self._chance.randrange(ITEMS):02}"


def _at(row: Transaction, at: datetime) -> Transaction:
    return replace(row, recorded_at=at, occurred_at=at)


def prepare(url: str, folder: Path, desks: Sequence[Desk]) -> Database:
    """A database with the region's records, in which the desks are enrolled."""
    database = Database(url)
    migrate.bring_up_to_date(database)
    zone = zone_named(ZONE)
    Importer(write_region(folder), datetime.now(zone), zone, lambda _name, _count: None).run(database)
    rows = [{"name": desk.name, "library": desk.library, "scopes": _SCOPES, "enrolled_at": 0} for desk in desks]
    with database.write() as connection:
        connection.execute(insert(schema.workstations), rows)
    return database


def arrive(database: Database, rows: Sequence[Transaction]) -> None:
    """The rows are in the queue: uploads of up to 200 rows of one desk after another."""
    by_desk = sorted(rows, key=lambda row: row.workstation)
    for desk, own in groupby(by_desk, key=lambda row: row.workstation):
        for batch in batched(list(own), _BATCH):
            sent = receiving.prepare(SentTransaction(row, row.recorded_at, row.occurred_at) for row in batch)
            with database.write() as connection:
                receiving.receive(connection, desk, sent, moments.now())
