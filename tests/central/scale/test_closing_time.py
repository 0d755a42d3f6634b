"""Closing time on PostgreSQL: all workstations send what they recorded, workers apply it, and one of them is killed."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import select

from offcirc.batches import batched
from offcirc.central import schema
from offcirc.central.database import Database
from offcirc.domain.transactions import Transaction
from tests.central.client import Desk
from tests.central.scale.at_work import is_alive, wait_until_applied, worker_processes
from tests.central.scale.load import Load, filled
from tests.central.scale.region import ZONE
from tests.central.scale.replaying import check_as_if_one_after_the_other
from tests.central.server import RunningServer
from tests.conftest import Tell
from tests.faults.tools.postgres import TemporaryPostgres
from tests.support.databases import copy_of
from tests.support.inside import codes

_BATCH = 100
_AT_ONCE = 32
_PATIENCE_S = 60


def closing_time(postgres: TemporaryPostgres, home: Path, load: Load, workers: int) -> str:
    """The whole of it; what it came to."""
    before = postgres.new_database()
    filled(before, load).close()
    url = copy_of(postgres, before)
    database = Database(url)
    options = ("--workers", str(workers))
    with RunningServer(home, database=url, apply_on_arrival=True, time_zone=ZONE, options=options) as server:
        given = codes(server, load.names, may="upload")
        desks = [Desk.enrol(server.url, code, name) for name, code in zip(load.names, given, strict=True)]
        days = load.days(desks)
        crew = until_there_are(server, workers)
        began = time.perf_counter()
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            sending = [pool.submit(send, desk, day) for desk, day in zip(desks, days, strict=True)]
            wait_until_some(database, load.workstations * load.rows // 3)
            os.kill(crew[0], signal.SIGKILL)
            assert Counter(done.result() for done in sending) == {load.rows: load.workstations}
        wait_until_applied(database, patience_s=3_600)
        took_s = time.perf_counter() - began
        crew = [worker for worker in until_there_are(server, workers) if worker != crew[0]]
        assert len(crew) == workers, "another one took its place"
        server.kill()
        wait_until_gone(crew)
    check_outcomes(database, days)
    untouched = Database(copy_of(postgres, before))
    rows = check_as_if_one_after_the_other(database, untouched)
    for each in (database, untouched):
        each.close()
    told = (
        f"{load.workstations} workstations, {workers} workers, one of them killed: {rows} rows, none lost, none twice"
    )
    return f"{told}, as if applied one after the other; {rows / took_s:.0f} rows/s uploaded and applied"


def send(desk: Desk, day: list[Transaction]) -> int:
    """Uploads a day; every answer is a receipt, for the workers apply it. The number of rows taken."""
    with desk.session:
        answers = [answer for batch in batched(day, _BATCH) for answer in desk.upload(*batch)]
    return sum(answer.receipt is not None for answer in answers)


def until_there_are(server: RunningServer, count: int) -> list[int]:
    """The workers' processes, once there are so many."""
    deadline = time.monotonic() + _PATIENCE_S
    while len(found := worker_processes(server.pid)) != count:
        assert time.monotonic() < deadline, f"{len(found)} workers"
        time.sleep(0.05)
    return found


def wait_until_gone(processes: list[int]) -> None:
    """Until none of them runs: workers end with their server, however it ends."""
    deadline = time.monotonic() + _PATIENCE_S
    while any(is_alive(process) for process in processes):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def wait_until_some(database: Database, count: int) -> None:
    """Until so many rows have their outcome."""
    deadline = time.monotonic() + 300
    while True:
        with database.read() as connection:
            query = select(schema.counters.c.outcome_number)
            if connection.execute(query).scalar_one() >= count:
                return
        assert time.monotonic() < deadline
        time.sleep(0.02)


def check_outcomes(database: Database, days: list[list[Transaction]]) -> None:
    """One outcome a row, numbered without gaps, each workstation's in its own order."""
    query = select(schema.outcomes.c.number, schema.outcomes.c.transaction_id).order_by(schema.outcomes.c.number)
    with database.read() as connection:
        found = [(row.number, row.transaction_id) for row in connection.execute(query)]
    assert [number for number, _ in found] == list(range(1, len(found) + 1))
    place = {row_id: number for number, row_id in found}
    assert place.keys() == {row.id for row in chain.from_iterable(days)}
    for day in days:
        own = [place[row.id] for row in day]
        assert own == sorted(own)


def test_a_worker_is_killed_at_closing_time(postgres: TemporaryPostgres, tmp_path: Path, seed: int, tell: Tell) -> None:
    tell(closing_time(postgres, tmp_path / "server", Load(12, 25, seed), 2))


@pytest.mark.torture
def test_500_workstations_and_four_workers(postgres: TemporaryPostgres, tmp_path: Path, seed: int, tell: Tell) -> None:
    tell(closing_time(postgres, tmp_path / "server", Load(500, 200, seed), 4))
