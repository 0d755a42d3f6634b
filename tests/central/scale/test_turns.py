"""What workers do before they lock anything: they rehearse, and they wait for a turn."""

from __future__ import annotations

import os
import threading
from contextlib import ExitStack

from sqlalchemy import func, select

from offcirc.central import schema
from offcirc.central.database import Database
from offcirc.central.reference import Reference
from offcirc.central.rehearsing import rehearse
from tests.central.scale import account
from tests.central.scale.region import ZONE, Region, arrive
from tests.faults.tools.postgres import TemporaryPostgres
from tests.support.databases import copy_of

_COUNTED = (schema.transactions, schema.outcomes, schema.tombstones, schema.patrons, schema.items)


def test_of_a_rehearsal_nothing_stays(postgres: TemporaryPostgres, small_region: str) -> None:
    database, region = Database(copy_of(postgres, small_region)), Region(2)
    arrive(database, region.rows(10))

    def all_there_is() -> object:
        with database.read() as connection:
            counted = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in _COUNTED]
            numbers = connection.execute(select(schema.counters)).mappings().one()
        return account.records(database), counted, numbers

    before = all_there_is()
    for _ in range(2):
        with database.write_in_turn() as connection:
            rehearse(connection, Reference(connection, ZONE))
    assert all_there_is() == before
    database.close()


def test_workers_have_no_more_transactions_than_the_machine_has_processors(
    postgres: TemporaryPostgres, small_region: str
) -> None:
    database = Database(copy_of(postgres, small_region))
    has_turn = threading.Event()

    def ask() -> None:
        with database.write_in_turn():
            has_turn.set()

    one_more = threading.Thread(target=ask)
    with ExitStack() as at_work:
        for _ in range(os.cpu_count() or 1):
            at_work.enter_context(database.write_in_turn())
        one_more.start()
        assert not has_turn.wait(0.2)
    one_more.join()
    assert has_turn.is_set()
    database.close()
