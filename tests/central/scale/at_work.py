"""Workers on threads of the test's own, and somebody who reads what they change while they change it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import select

from offcirc.central import changes, moments, queue, schema
from offcirc.central.database import Database
from offcirc.central.working import Worker
from offcirc.domain.records import Loan
from tests.central.scale.region import ZONE

_PATIENCE_S = 120.0


@contextmanager
def workers(url: str, count: int) -> Iterator[list[Worker]]:
    """So many at work, each with connections of its own."""
    stop = threading.Event()
    databases = [Database(url) for _ in range(count)]
    found = [Worker(database, ZONE) for database in databases]
    threads = [threading.Thread(target=worker.run, args=(stop,)) for worker in found]
    for thread in threads:
        thread.start()
    try:
        yield found
    finally:
        stop.set()
        for thread in threads:
            thread.join()
        for database in databases:
            database.close()


def wait_until_applied(database: Database, left: int = 0, patience_s: float = _PATIENCE_S) -> None:
    """Until no more than `left` rows wait that are not held. All of them are not counted: that would take a core."""
    table = schema.transactions.c
    query = select(table.queue_id).where(table.waiting.is_(True), table.held.is_(False))
    query = query.order_by(*queue.PROCESSING_ORDER).limit(left + 1)
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        with database.read() as connection:
            if len(connection.execute(query).all()) <= left:
                return
        time.sleep(0.02)
    raise AssertionError("rows still wait")


class Follower:
    """A replica in small: the loans as `GET /v1/changes` tells them, and the outcomes of each desk, page by page."""

    def __init__(self, database: Database, desks: list[str]) -> None:
        self.loans: dict[str, Loan] = {}
        self.outcomes: dict[str, list[int]] = {desk: [] for desk in desks}
        self._database = database
        self._cursor = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._follow)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._stop.set()
        self._thread.join()
        self._read()

    def _follow(self) -> None:
        while not self._stop.wait(0.005):
            self._read()

    def _read(self) -> None:
        more = True
        while more:
            with self._database.read() as connection:
                page = changes.page(connection, self._cursor, 50, moments.now())
            for barcode in page.deleted.loans:
                self.loans.pop(barcode, None)
            self.loans |= {loan.item_barcode: loan for loan in page.loans}
            self._cursor, more = page.cursor, page.more
        for desk, numbers in self.outcomes.items():
            with self._database.read() as connection:
                found = queue.outcomes_page(connection, desk, numbers[-1] if numbers else 0, 1_000)
            numbers += [outcome.number for outcome in found.outcomes]


def worker_processes(server: int) -> list[int]:
    """The processes of `offcirc-central worker` that the server started."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            words = (process / "cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError):  # it has just ended
            continue
        if parent == server and b"worker" in words:
            found.append(int(process.name))
    return sorted(found)


def is_alive(process: int) -> bool:
    """Whether it runs: who has died, and was not waited for yet, has no command line any more."""
    try:
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    except OSError:
        return False
