"""What building an extract costs, alone and beside processing, on either database; and how long it locks anything."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Boolean, select
from sqlalchemy.exc import OperationalError

from offcirc.central import migrate, schema, settings
from offcirc.central.database import Database
from tests.benchmarks.at_scale import CENTRAL, postgres_cpu_s
from tests.benchmarks.figures import Bound, Figure, within_seconds
from tests.benchmarks.measuring import Sample
from tests.benchmarks.places import Place
from tests.benchmarks.sizes import LIBRARY, Size, barcode, card
from tests.central.client import Desk, now
from tests.central.scale.region import arrive
from tests.central.server import environment
from tests.faults.tools.errors import NotAvailable
from tests.faults.tools.postgres import TemporaryPostgres

_LOCK_S = 0.05
_MORE = 1.2
_CONTROL_S = 5.0
_COMPUTES = "import hashlib\nwhile True: hashlib.sha256(bytes(1 << 20))"
_COPIED = ("libraries", "rules", "closed_days", "patrons", "items", "loans", "sections")


@dataclass
class Server:
    """One to build extracts of.

    Attributes:
        home: the server's.
        database: its records.
        may_write: whether nobody has locked what a desk's row would write.
        others_s: the CPU that the database has used in processes of its own.
    """

    home: Path
    database: Database
    may_write: Callable[[], bool]
    others_s: Callable[[], float] = field(default=lambda: 0.0)

    def run(self, *arguments: str) -> float:
        """A command to its end; its CPU in seconds."""
        options = ["--home", str(self.home), "--database", self.database.url]
        command, nowhere = [*CENTRAL, *arguments, *options], subprocess.DEVNULL
        process = subprocess.Popen(command, env=environment(), stdout=nowhere, stderr=nowhere)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, f"{arguments}: {process.returncode}"
        return used.ru_utime + used.ru_stime


def on_sqlite(place: Place) -> Iterator[Figure]:
    """In the server's own file."""
    with _on_sqlite(place) as server:
        yield from _figures(place, "SQLite", server)


def on_postgresql(place: Place) -> Iterator[Figure]:
    """The same records there."""
    try:
        with _on_postgresql(place) as server:
            yield from _figures(place, "PostgreSQL", server)
    except NotAvailable as error:
        yield Figure("an extract on PostgreSQL", Sample([[0.0]]), note=f"not measured: {error}")


def _figures(place: Place, name: str, server: Server) -> Iterator[Figure]:
    rows = 200 if place.small else 10_000
    before = server.others_s()
    with _probing(server.may_write) as alone_waits:
        alone_s = server.run("extract")
    database_s = server.others_s() - before
    _queue(server.database, place.size, rows, "quiet")
    quiet_s = server.run("process", "--all")
    _queue(server.database, place.size, rows, "busy")
    found: list[float] = []
    processing = threading.Thread(target=lambda: found.append(server.run("process", "--all")))
    with _probing(server.may_write) as waits:
        processing.start()
        beside_s = server.run("extract")
        processing.join()
    records = f"{place.size.items:,} items"
    alone, beside = Sample([[alone_s]]), Sample([[beside_s]])
    note = f"and {database_s:.1f} s of the database's own processes" if database_s else ""
    yield Figure(f"{name}: CPU of an extract of {records}", alone, note=note)
    more = Bound(f"≤ {_MORE} x alone", beside_s / alone_s, _MORE)
    yield Figure(f"{name}: the same beside processing", beside, alone, "the extract alone", (more,))
    more = Bound(f"≤ {_MORE} x alone", found[0] / quiet_s, _MORE)
    busy, quiet = Sample([found]), Sample([[quiet_s]])
    yield Figure(f"{name}: CPU of {rows:,} rows processed beside it", busy, quiet, "the same rows alone", (more,))
    bound = within_seconds(Sample([alone_waits]), 100, _LOCK_S)
    smallest = max(_control(server))
    note = f"beside a process that only computes, for the smallest write there is: {smallest * 1_000:.1f} ms at most"
    yield Figure(f"{name}: a writer's wait beside an extract", Sample([alone_waits]), bounds=(bound,), note=note)
    note = f"{max(alone_waits) * 1_000:.1f} ms at most beside the extract, {max(waits) * 1_000:.1f} ms beside both"
    yield Figure(f"{name}: a writer's wait beside both", Sample([waits]), note=note)


def _control(server: Server) -> list[float]:
    """Waits for writes of one number, while another process takes as much of the processors as an extract does.

    A lock is held for longer where its holder waits for a processor or for the disk: so much of a wait is not the
    extract's doing.
    """
    with _computing(), _probing(server.may_write) as waits:
        ends_at = time.perf_counter() + _CONTROL_S
        while time.perf_counter() < ends_at:
            with server.database.write() as connection:
                connection.execute(schema.counters.update().values(change=schema.counters.c.change))
            time.sleep(0.02)
    return waits


@contextmanager
def _computing() -> Iterator[None]:
    process = subprocess.Popen([sys.executable, "-c", _COMPUTES])
    try:
        yield
    finally:
        process.kill()
        process.wait()


@contextmanager
def _probing(may_write: Callable[[], bool]) -> Iterator[list[float]]:
    """Asks two hundred times a second; for how long the answer was no."""
    waits: list[float] = []
    stop = threading.Event()

    def go_on() -> None:
        while not stop.wait(0.005):
            refused_at = None if may_write() else time.perf_counter()
            while refused_at is not None and not may_write():
                time.sleep(0.0005)
            waits.append(time.perf_counter() - refused_at if refused_at is not None else 0.0)

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield waits
    finally:
        stop.set()
        thread.join()


def _queue(database: Database, size: Size, count: int, name: str) -> None:
    desk = Desk("", "", name, LIBRARY)
    due_at = now() + timedelta(days=14)
    step = max(1, size.items // count)
    arrive(database, [desk.issue(card(n * 7 % size.patrons), barcode(n * step), due_at) for n in range(count)])


@contextmanager
def _on_sqlite(place: Place) -> Iterator[Server]:
    with place.server("beside") as running:
        database = Database(settings.load(running.home).database)
        connection = sqlcipher3.dbapi2.connect(
            str(running.home / "central.db"), isolation_level=None, timeout=0, check_same_thread=False
        )

        def may_write() -> bool:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlcipher3.dbapi2.OperationalError:
                return False
            connection.execute("ROLLBACK")
            return True

        yield Server(running.home, database, may_write)
        connection.close()
        database.close()


@contextmanager
def _on_postgresql(place: Place) -> Iterator[Server]:
    with TemporaryPostgres(fsync=True) as postgres:
        database = Database(postgres.new_database())
        migrate.bring_up_to_date(database)
        _copy(Database(settings.sqlite_url(place.prepared)), database)
        home = place.folder("on-postgresql")
        server = Server(home, database, lambda: _may_write(database), lambda: postgres_cpu_s(postgres))
        server.run("init")
        yield server
        database.close()


def _may_write(database: Database) -> bool:
    """What any desk's row would lock: a patron, an item, and the counters last."""
    with database.engine.connect() as connection:
        try:
            for table in (schema.patrons, schema.items, schema.counters):
                query = select(table.c.id).where(table.c.id == 1).with_for_update(key_share=True, nowait=True)
                connection.execute(query)
        except OperationalError:
            return False
    return True


def _copy(source: Database, to: Database) -> None:
    with source.read() as reading, to.write() as writing:
        for name in _COPIED:
            table = schema.metadata.tables[name]
            writing.execute(table.delete())
            columns = ", ".join(table.c.keys())
            rows = reading.exec_driver_sql(f"SELECT {columns} FROM {name}")  # noqa: S608 - own names
            flags = [isinstance(column.type, Boolean) for column in table.columns]
            cursor = writing.connection.cursor()
            with cursor.copy(f"COPY {name} ({columns}) FROM STDIN") as into:
                for row in rows:
                    into.write_row(_booleans(row, flags))
            cursor.close()
        counted = reading.execute(select(schema.counters)).mappings().one()
        writing.execute(schema.counters.update().values(**counted))
    source.close()


def _booleans(row: Sequence[Any], flags: Sequence[bool]) -> list[Any]:
    return [bool(value) if flag else value for value, flag in zip(row, flags, strict=True)]
