"""Where the benchmarks run: the large library, made once and kept; servers, workstations and raw databases beside it.

Everything lies in one folder of the user's cache, on a disk: on a system's memory-backed temporary folder a durable
append would cost nothing, and every ratio to it would be meaningless.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import msgspec

from offcirc.app.enrolment import enrol_with_central
from offcirc.app.home import Config, Home
from offcirc.app.keys import PASSPHRASE_VARIABLE
from offcirc.app.workstation import Workstation
from offcirc.central import extracts, migrate, schema, settings
from offcirc.central import rules as central_rules
from offcirc.central.database import Database
from offcirc.central.extracts import Extract
from offcirc.clock import SystemClock
from offcirc.connectors.base import ReplicaFile
from offcirc.domain.transactions import Draft
from offcirc.journal import Journal
from offcirc.replica import format as replica_format
from offcirc.replica import rows as replica_rows
from offcirc.replica import schema as replica_schema
from offcirc.sync.update import ReplicaFolder
from tests.benchmarks import dataset, sizes, words
from tests.central.server import RunningServer

KEY = bytes(range(32))
"""Of the journals that no server knows."""
_MADE_BY = (dataset, sizes, words, schema, central_rules, extracts, replica_format, replica_rows, replica_schema)
PASSPHRASE = "correct horse battery staple"
_LAUNCHER = """
import json, os, sys, time
began = time.perf_counter()
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
took = time.perf_counter() - began
print(json.dumps([took, usage.ru_maxrss * 1024, os.waitstatus_to_exitcode(status)]))
"""


class Ran(NamedTuple):
    """What a process cost: seconds, and the most memory it had at once."""

    took_s: float
    peak_bytes: int


def run(command: Sequence[str | Path]) -> Ran:
    """Runs a program to its end, which is a success; its time and its memory as the system counted them.

    A small process starts it: Linux counts what the starting process occupied as the started one's peak.
    """
    started = [sys.executable, "-IS", "-c", _LAUNCHER, shutil.which(command[0]) or command[0], *command[1:]]
    done = subprocess.run(started, capture_output=True, text=True, check=True)
    took_s, peak_bytes, status = json.loads(done.stdout.splitlines()[-1])
    assert status == 0, f"{command[0]} ended with {status}\n{done.stdout}\n{done.stderr}"
    return Ran(took_s, peak_bytes)


def cache_folder() -> Path:
    """The user's cache: on a disk, unlike many a system's folder for temporary files."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "offcirc-benchmarks"


@dataclass(frozen=True, slots=True)
class Place:
    """One run: a prepared server to copy, and a folder for everything that is thrown away."""

    size: sizes.Size
    prepared: Path
    scratch: Path

    @property
    def small(self) -> bool:
        return self.size.items < sizes.FULL.items

    def folder(self, name: str) -> Path:
        """A new folder."""
        path = self.scratch / name
        path.mkdir()
        return path

    @contextmanager
    def offline_workstation(self, name: str, drafts: Iterable[Draft] = ()) -> Iterator[Workstation]:
        """A workstation with the whole replica and `drafts` in its journal, that has never seen a server."""
        home = Home.at(self.folder(name))
        home.write_config(Config(workstation=name, library=sizes.LIBRARY))
        with Journal.open(home.journal, KEY, SystemClock(), create=True) as journal:
            journal.enrol(name)
            record_all(journal, drafts)
            folder = ReplicaFolder(home.directory, journal)
            extract = self.extract()
            part = folder.generations.next_path()
            os.link(extract.path, part)
            folder.install(ReplicaFile(part, bytes.fromhex(extract.key), extract.etag, extract.cursor))
        with Workstation(home, KEY) as workstation:
            yield workstation

    def extract(self) -> Extract:
        """The prepared server's extract."""
        database = Database(settings.sqlite_url(self.prepared))
        try:
            with database.read() as connection:
                found = extracts.newest(connection, settings.load(self.prepared))
        finally:
            database.close()
        assert found is not None
        return found

    @contextmanager
    def server(self, name: str) -> Iterator[RunningServer]:
        """A copy of the prepared server, running."""
        home = self.scratch / name
        shutil.copytree(self.prepared, home, ignore=shutil.ignore_patterns("extracts"))
        shutil.copytree(self.prepared / "extracts", home / "extracts", copy_function=os.link)
        with RunningServer(home, cold=True) as server:
            yield server

    @contextmanager
    def workstation(self, server: RunningServer, name: str) -> Iterator[Workstation]:
        """A workstation enrolled at a running server, its key wrapped by a passphrase."""
        home = Home.at(self.folder(name))
        with patch.dict(os.environ, {PASSPHRASE_VARIABLE: PASSPHRASE}):
            enrol_with_central(home, server.url, server.enrolment_code(name), name=name, library=sizes.LIBRARY)
            with Workstation.open(home) as workstation:
                yield workstation


def record_all(journal: Journal, drafts: Iterable[Draft]) -> None:
    """Appends many rows in one transaction: only a benchmark's preparation may."""
    clock = SystemClock()
    with journal._writes() as writer:
        for draft in drafts:
            writer.add(draft, clock.read())


class RawAppend:
    """The floor under everything durable: stdlib sqlite3, WAL, synchronous=FULL, rows of `row_bytes` bytes."""

    def __init__(self, folder: Path, row_bytes: int) -> None:
        self._row = (bytes(row_bytes),)
        self._connection = sqlite3.connect(folder / "raw.db", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")

    def one(self) -> None:
        """One row, one commit."""
        self._connection.execute("INSERT INTO rows (body) VALUES (?)", self._row)

    def many(self, rows: int, per_commit: int) -> None:
        """Rows, so many a commit."""
        for start in range(0, rows, per_commit):
            self._connection.execute("BEGIN IMMEDIATE")
            batch = [self._row] * min(per_commit, rows - start)
            self._connection.executemany("INSERT INTO rows (body) VALUES (?)", batch)
            self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()


def entry_bytes(journal: Journal) -> int:
    """What an entry of the journal comes to, on average: body, two hashes, id and kind."""
    bodies = [msgspec.json.encode(row.transaction) for row in journal.rows(limit=100)]
    beside = 2 * hashlib.sha256().digest_size + len(str(uuid.UUID(int=0))) + len("transaction")
    return sum(map(len, bodies)) // len(bodies) + beside


def prepare(cache: Path, size: sizes.Size) -> Path:
    """The home of a central server with a library of that size and an extract of it; made where none is up to date."""
    sources = b"".join(Path(str(module.__file__)).read_bytes() for module in _MADE_BY)
    home = cache / f"library-{size.items}-{hashlib.sha256(sources).hexdigest()[:12]}"
    if home.exists():
        return home
    for old in cache.glob(f"library-{size.items}-*"):
        shutil.rmtree(old)
    part = home.with_suffix(".part")
    made = settings.create(part, "The benchmarks' library", "Europe/Helsinki", apply_on_arrival=False)
    database = Database(made.database)
    try:
        migrate.bring_up_to_date(database)
        with database.write() as connection:
            dataset.fill(connection, size)
        extracts.build(database, made)
    finally:
        database.close()
    part.rename(home)
    return home
