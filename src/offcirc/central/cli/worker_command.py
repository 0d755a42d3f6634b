"""`offcirc-central worker`, and the workers that `serve --workers N` runs beside it."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from offcirc.central.cli import commands
from offcirc.central.database import Database
from offcirc.central.http.service import DATABASE_VARIABLE
from offcirc.central.logs import LogFormat, begin_logging
from offcirc.central.settings import Settings
from offcirc.central.working import Worker
from offcirc.errors import UserError
from offcirc.program import central_arguments

MOST_WORKERS = 32
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 30.0
_WELL_AFTER_S = 60.0
_STOP_S = 15.0

_log = logging.getLogger(__name__)


def add_command(add: commands.AddCommand) -> None:
    """`worker` and its options."""
    working = add("worker", work, "apply rows as they arrive, beside others; PostgreSQL only")
    working.add_argument("--log-format", type=LogFormat, choices=list(LogFormat), default=LogFormat.TEXT)
    working.add_argument("--beside-server", action="store_true", help=argparse.SUPPRESS)


def work(options: argparse.Namespace) -> int:
    """`worker`: until SIGTERM; then one row that says what it did."""
    begin_logging(options.log_format)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _signal, _frame: stop.set())
    if options.beside_server:
        threading.Thread(target=_stop_with_server, args=(stop,), name="server", daemon=True).start()
    with commands.opened(options) as (found, database):
        _check(found, database)
        worker = Worker(database, found.time_zone)
        began = time.monotonic()
        gc.collect()
        gc.freeze()  # what is there for good is not looked through again, while rows are locked
        worker.run(stop)
        account = worker.account
        row = {
            "rows": account.rows,
            "groups": account.groups,
            "seconds": round(time.monotonic() - began, 3),
            "cpu_seconds": round(time.process_time(), 3),
            "waited_in_line_seconds": round(account.in_line_s, 3),
            "waited_for_locks_seconds": round(account.waited_s, 3),
            "longest_lock_ms": round(account.longest_lock_s * 1000, 1),
            "longest_work_ms": round(account.longest_work_s * 1000, 1),
            "longest_claim_ms": round(account.longest_claim_s * 1000, 1),
        }
        commands.show(options, row)
    return 0


def _stop_with_server(stop: threading.Event) -> None:
    """Standard input ends when the server does, however it ended."""
    sys.stdin.buffer.read()
    stop.set()


def _check(found: Settings, database: Database) -> None:
    if database.is_sqlite:
        raise UserError("WORKERS_NEED_POSTGRESQL")
    if not found.apply_on_arrival:
        raise UserError("WORKERS_WITHOUT_WORK", path=str(found.home))


@contextmanager
def workers(found: Settings, database: Database, count: int | None) -> Iterator[bool]:
    """Runs so many workers beside a server, and again those that end.

    Yields:
        Whether workers apply what arrives, here or elsewhere (`count` 0); else the server does.

    Raises:
        UserError: `WORKERS_NEED_POSTGRESQL`, `WORKERS_WITHOUT_WORK`.
    """
    if count is None or (database.is_sqlite and count == 1):
        yield False
        return
    _check(found, database)
    kept = [_Kept(found) for _ in range(count)]
    try:
        yield True
    finally:
        for each in kept:
            each.stop()


class _Kept:
    """A worker's process, started again where it ended by itself."""

    def __init__(self, found: Settings) -> None:
        self._command = [*central_arguments(), "worker", "--beside-server"]
        self._command += ["--home", str(found.home)]
        self._environment = {**os.environ, DATABASE_VARIABLE: found.database}
        self._ended = threading.Event()
        self._process = self._start()
        self._thread = threading.Thread(target=self._keep, name="worker", daemon=True)
        self._thread.start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, env=self._environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)

    def _keep(self) -> None:
        pause_s = _FIRST_PAUSE_S
        while True:
            began = time.monotonic()
            status = self._process.wait()
            if self._ended.is_set():
                return
            _log.error("a worker ended with status %d; another one begins", status)
            pause_s = _FIRST_PAUSE_S if time.monotonic() - began > _WELL_AFTER_S else min(2 * pause_s, _LONGEST_PAUSE_S)
            if self._ended.wait(pause_s):
                return
            self._process = self._start()
            if self._ended.is_set():
                self._process.terminate()

    def stop(self) -> None:
        """Lets it finish the group under way."""
        self._ended.set()
        process = self._process
        process.terminate()
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
        self._thread.join(_STOP_S)
