"""The central server on PostgreSQL with several workers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from offcirc.central.database import Database
from tests.benchmarks.figures import Figure, within_seconds
from tests.benchmarks.measuring import Sample
from tests.benchmarks.places import Place
from tests.central.client import Desk
from tests.central.scale.at_work import wait_until_applied
from tests.central.scale.load import Load, filled
from tests.central.scale.region import ZONE, arrive
from tests.central.server import environment
from tests.faults.tools.errors import NotAvailable
from tests.faults.tools.postgres import TemporaryPostgres
from tests.support.databases import copy_of

_LOCK_S = 0.05
CENTRAL = [sys.executable, "-m", "offcirc.central.cli.main"]
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Crew:
    """What some workers came to. Seconds; `cpu_s` of the workers, `database_s` of PostgreSQL.

    Attributes:
        waited_s: for locks that others held.
        in_line_s: for a turn, with nothing locked.
        longest_s: that each held the counters, which all who write need.
        longest_work_s: the same up to the commit; the rest is the disk's.
        longest_claim_s: that rows of each were locked, which nobody waits for but who amends one of them.
    """

    took_s: float
    cpu_s: float
    database_s: float
    waited_s: float
    in_line_s: float
    longest_s: list[float]
    longest_work_s: list[float]
    longest_claim_s: list[float]


def load(place: Place) -> Iterator[Figure]:
    """The rows of 500 workstations, applied by one, two and four workers."""
    size = Load(10, 20) if place.small else Load()
    try:
        with TemporaryPostgres(fsync=True) as postgres:
            prepared = _queued(postgres, size)
            for count in (1,) if place.small else (1, 2, 4):
                yield from _figures(size, count, _apply(place, postgres, prepared, count))
    except NotAvailable as error:
        yield Figure("rows applied by workers", Sample([[0.0]]), note=f"not measured: {error}")


def _queued(postgres: TemporaryPostgres, size: Load) -> str:
    """A database in which all that the workstations recorded waits."""
    url = postgres.new_database()
    database = filled(url, size)
    desks = [Desk("", "", name, name) for name in size.names]
    arrive(database, list(chain.from_iterable(size.days(desks))))
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
    database.close()
    return url


def _apply(place: Place, postgres: TemporaryPostgres, prepared: str, count: int) -> Crew:
    url, home = copy_of(postgres, prepared), place.folder(f"crew-{count}")
    where = ["--home", str(home), "--database", url]
    _run("init", "--time-zone", ZONE, "--apply-on-arrival", *where)
    database = Database(url)
    _settle(database)
    before, began = postgres_cpu_s(postgres), time.perf_counter()
    crew = [_start("worker", "--json", *where) for _ in range(count)]
    wait_until_applied(database, patience_s=3_600)
    took_s = time.perf_counter() - began
    told = []
    for worker in crew:
        worker.terminate()
        told.append(json.loads(worker.communicate()[0]))
    database.close()
    return Crew(
        took_s,
        sum(each["cpu_seconds"] for each in told),
        postgres_cpu_s(postgres) - before,
        sum(each["waited_for_locks_seconds"] for each in told),
        sum(each["waited_in_line_seconds"] for each in told),
        [each["longest_lock_ms"] / 1000 for each in told],
        [each["longest_work_ms"] / 1000 for each in told],
        [each["longest_claim_ms"] / 1000 for each in told],
    )


def _settle(database: Database) -> None:
    """The copy is on the disk: its hundreds of megabytes would be flushed together with the first groups."""
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CHECKPOINT")
    os.sync()


def _figures(size: Load, count: int, crew: Crew) -> Iterator[Figure]:
    thousands = size.workstations * size.rows / 1_000
    note = (
        f"{1_000 * thousands / crew.took_s:,.0f} rows/s; CPU a thousand rows: workers {crew.cpu_s / thousands:.2f} s,"
        f" PostgreSQL {crew.database_s / thousands:.2f} s; {crew.waited_s / (crew.took_s * count):.1%} of their time"
        f" waiting for locks, {crew.in_line_s / (crew.took_s * count):.1%} for a turn; rows locked for"
        f" {1_000 * max(crew.longest_claim_s):.0f} ms at most"
    )
    workers = f"{count} worker{'s' if count > 1 else ''}"
    yield Figure(f"1,000 rows applied by {workers}", Sample([[crew.took_s / thousands]]), note=note)
    longest = Sample([crew.longest_s])
    work = f"at most {1_000 * max(crew.longest_work_s):.0f} ms of it before the commit; the rest is the disk's"
    yield Figure(f"longest write lock, {workers}", longest, bounds=(within_seconds(longest, 100, _LOCK_S),), note=work)


def _run(*arguments: str) -> None:
    subprocess.run([*CENTRAL, *arguments], env=environment(), stdout=subprocess.DEVNULL, check=True)


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*CENTRAL, *arguments], env=environment(), stdout=subprocess.PIPE)


def postgres_cpu_s(postgres: TemporaryPostgres) -> float:
    """What the server and its children have used so far; those that ended are in the server's own account."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(process.name) == postgres.pid:
            total += sum(map(int, words[11:15]))
        elif int(words[1]) == postgres.pid:
            total += sum(map(int, words[11:13]))
    return total / _TICKS
