"""A workstation in the test's own process: journal, replica and desk as the program composes them, without commands."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nacl.public

from offcirc.app.home import Config, Home
from offcirc.app.servers import PRIVATE_KEY, TOKEN
from offcirc.app.workstation import Workstation
from offcirc.central import workstations
from offcirc.central.database import Database
from offcirc.clock import Clock
from offcirc.connectors.central import enrol
from offcirc.domain.clocks import Reading
from offcirc.domain.transactions import Kind, Transaction
from offcirc.journal import Journal
from offcirc.sqlcipher import KEY_LENGTH
from offcirc.wire.messages import Enrolment, EnrolmentRequest
from tests.central.server import RunningServer

EVERYTHING = "download,upload,process"


@dataclass(slots=True)
class TestClock:
    """Clocks that run, with a wall clock that can be set wrong and an uptime that can end.

    Attributes:
        wrong_by: what somebody set the wall clock forward, or back.
        boot: names the uptime.
        booted_at: the machine's own counter when it began, so that `monotonic_ms` counts within the uptime.
    """

    __test__ = False  # no test, whatever its name says

    wrong_by: timedelta = timedelta()
    boot: str = field(default_factory=lambda: secrets.token_hex(8))
    booted_at: float = field(default_factory=time.monotonic)

    def read(self) -> Reading:
        """All clocks at one moment."""
        wall = datetime.now(UTC) + self.wrong_by
        wall = wall.replace(microsecond=wall.microsecond // 1000 * 1000)
        return Reading(wall, self.boot, int((time.monotonic() - self.booted_at) * 1000))

    def reboot(self) -> None:
        """A new uptime: the counter starts again, the wall clock goes on as it was."""
        self.boot, self.booted_at = secrets.token_hex(8), time.monotonic()


def database_url(server: RunningServer) -> str:
    """Where the server keeps its records, for tests that look over its shoulder."""
    return server._database[1] if server._database else f"sqlite:///{server.home / 'central.db'}"


def codes(server: RunningServer, names: list[str], may: str = EVERYTHING, library: str = "") -> list[str]:
    """One-time codes as `enrolment-code` makes them, without half a second of a process for each."""
    database = Database(database_url(server))
    try:
        with database.write() as connection:
            scopes = workstations.read_scopes(may)
            expires_at = datetime.now(UTC) + timedelta(hours=1)
            return [
                workstations.make_code(connection, workstations.CodeTerms(name, scopes, library), expires_at, by="test")
                for name in names
            ]
    finally:
        database.close()


def one_code(server: RunningServer, name: str, library: str = "") -> str:
    """A code that may do what most may."""
    (code,) = codes(server, [name], library=library)
    return code


def enrol_at(server: RunningServer, name: str, *, may: str = EVERYTHING, library: str = "") -> Enrolment:
    """A credential for a workstation without a home."""
    (code,) = codes(server, [name], may, library)
    return enrol(server.url, EnrolmentRequest(code, name))


def make_home(directory: Path, enrolment: Enrolment, url: str, key: bytes) -> Home:
    """What `offcirc enrol` leaves, but for `key.json`: the test knows the key, and Argon2 would take 0.2 s."""
    home = Home.at(directory)
    with Journal.open(home.journal, key, TestClock(), create=True) as journal:
        journal.set(PRIVATE_KEY, bytes(nacl.public.PrivateKey.generate()))
        journal.enrol(enrolment.workstation)
        journal.set(TOKEN, enrolment.token.encode())
    home.write_config(
        Config(
            url=url,
            workstation=enrolment.workstation,
            library=enrolment.library,
            time_zone=enrolment.server.time_zone,
        )
    )
    return home


@contextmanager
def workstation_at(
    server: RunningServer, directory: Path, name: str, *, library: str = "", clock: Clock | None = None, url: str = ""
) -> Iterator[Workstation]:
    """An enrolled workstation, open."""
    key = secrets.token_bytes(KEY_LENGTH)
    enrolment = enrol_at(server, name, library=library)
    home = make_home(directory, enrolment, url or server.url, key)
    with Workstation(home, key, clock or TestClock()) as workstation:
        yield workstation


def lone_workstation(directory: Path, *, library: str = "", time_zone: str = "Europe/Helsinki") -> Workstation:
    """A workstation that has never met a server: no token, no replica."""
    key = secrets.token_bytes(KEY_LENGTH)
    home = Home.at(directory)
    with Journal.open(home.journal, key, TestClock(), create=True) as journal:
        journal.enrol("lone")
    home.write_config(Config(workstation="lone", library=library, time_zone=time_zone))
    return Workstation(home, key, TestClock())


def recorded(transaction: Transaction | None) -> Transaction:
    """The row, where one must have been recorded."""
    assert transaction is not None, "nothing was recorded"
    return transaction


def kinds(workstation: Workstation) -> list[Kind]:
    """What was recorded, in order."""
    return [row.transaction.kind for row in workstation.journal.rows()]
