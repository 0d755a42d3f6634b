"""The world of the state machine: one real server process, proxies before it, and workstations that can be killed."""

from __future__ import annotations

import itertools
import os
import secrets
import select
import signal
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

import msgspec
import sqlcipher3.dbapi2 as sqlite3

from offcirc.app.workstation import Workstation
from offcirc.connectors.central import enrol
from offcirc.connectors.central.http import Http
from offcirc.domain.outcomes import Outcome
from offcirc.domain.transactions import Transaction
from offcirc.errors import ConnectorError, UserError
from offcirc.journal import Journal
from offcirc.journal.outside_head import OutsideHead
from offcirc.replica.generations import Generations
from offcirc.sqlcipher import KEY_LENGTH
from offcirc.wire.messages import EnrolmentRequest
from tests.app.holdings.region import CATALOGUING
from tests.central.server import RunningServer
from tests.e2e.shelf import LOCATIONS, RECEIVED
from tests.faults.tools.cutting_proxy import Action, CuttingProxy
from tests.support.inside import TestClock, codes, make_home
from tests.support.records import BRANCH, LIBRARIES, MAIN, item, patron, write_folder

CARDS, BARCODES = 2, 2
PLACES = [
    *({"library": MAIN, "location": location} for location in LOCATIONS),
    {"library": BRANCH, "location": RECEIVED},
]
RECEIVING = [{"library": BRANCH, "receiving_library": BRANCH, "receiving_location": RECEIVED}]
_BLOCK = 150
_CHILD_S = 60.0


@dataclass(frozen=True)
class Records:
    """Cards and items that one example has to itself."""

    cards: tuple[str, ...]
    barcodes: tuple[str, ...]
    newcomers: tuple[str, ...]
    new_items: tuple[str, ...]
    wrong_card: str
    wrong_barcode: str

    def card(self, number: int) -> str:
        """A card by its place; the one past the end is nobody's."""
        return self.cards[number] if number < CARDS else self.wrong_card

    def barcode(self, number: int) -> str:
        """A barcode by its place; the one past the end is on no item."""
        return self.barcodes[number] if number < BARCODES else self.wrong_barcode


class World:
    """The server and its proxies, shared by all examples; each example takes records and workstations of its own."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._numbers = itertools.count(1)
        self._made = 0
        self.days = self.steps = 0
        self.server = RunningServer(directory / "central")
        self._import_more()
        self.server.start()
        self.proxy = CuttingProxy("127.0.0.1", self.server.port)
        self.proxy.__enter__()
        self._codes: list[tuple[str, str]] = []

    def close(self) -> None:
        """Ends everything."""
        self.proxy.__exit__(None, None, None)
        self.server.kill()

    def revive(self) -> None:
        """The server is there, and nothing is in its way."""
        self.proxy._rules.clear()
        self.heal()
        if not self.server.running:
            self.server.kill()
            self.server.restart()

    def records(self) -> Records:
        """Cards and items that nobody used before."""
        number = next(self._numbers)
        if number > self._made:
            self._import_more()
        return Records(
            tuple(f"C{number:05}-{place}" for place in range(CARDS)),
            tuple(f"B{number:05}-{place}" for place in range(BARCODES)),
            tuple(f"N{number:05}-{place}" for place in range(2)),
            tuple(f"M{number:05}-{place}" for place in range(2)),
            f"NOBODY{number:05}",
            f"NOTHING{number:05}",
        )

    def _import_more(self) -> None:
        numbers = range(self._made + 1, self._made + _BLOCK + 1)
        folder = write_folder(
            self._directory / f"records-{self._made}",
            libraries=LIBRARIES,
            locations=PLACES,
            holdings_settings=RECEIVING,
            patrons=[patron(f"C{number:05}-{place}") for number in numbers for place in range(CARDS)],
            items=[item(f"B{number:05}-{place}") for number in numbers for place in range(BARCODES)],
        )
        self.server.cli("import", str(folder))
        self._made += _BLOCK

    def workstation(self) -> Machine:
        """A new machine, enrolled; it talks to the server through the proxy."""
        if not self._codes:
            names = [f"ws-{secrets.token_hex(6)}" for _ in range(50)]
            self._codes = list(zip(names, codes(self.server, names, CATALOGUING, MAIN), strict=True))
        name, code = self._codes.pop()
        enrolment = enrol(self.server.url, EnrolmentRequest(code, name))
        key = secrets.token_bytes(KEY_LENGTH)
        home = self._directory / name
        make_home(home, enrolment, self.proxy.url, key)
        return Machine(name, home, key)

    @contextmanager
    def disturbed(self, faults: Sequence[tuple[Action, str]]) -> Iterator[None]:
        """While entered, the next requests to such paths meet these faults, in order."""
        for action, path in faults:
            self.proxy.next(action, path)
        try:
            yield
        finally:
            self.proxy._rules.clear()

    # what staff at the server could see, and somebody who breaks it

    def sicken(self, records: Records) -> None:
        """From now on what touches one of these items fails inside the server."""
        self._execute(
            f"CREATE TRIGGER IF NOT EXISTS planted BEFORE UPDATE ON items WHEN NEW.barcode = '{records.barcodes[0]}' "
            "BEGIN SELECT RAISE(ABORT, 'planted'); END"
        )

    def heal(self) -> None:
        """No more."""
        self._execute("DROP TRIGGER IF EXISTS planted")

    def _execute(self, statement: str) -> None:
        connection = sqlite3.connect(self.server.home / "central.db", timeout=30)
        with connection:
            connection.execute(statement)
        connection.close()

    def query(self, statement: str, *params: object) -> list[tuple[Any, ...]]:
        """Reads the server's database."""
        connection = sqlite3.connect(self.server.home / "central.db", timeout=30)
        try:
            found: list[tuple[Any, ...]] = connection.execute(statement, params).fetchall()
        finally:
            connection.close()
        return found

    def received(self, name: str) -> dict[str, Transaction]:
        """The rows that the server has of a workstation, as they were sent."""
        rows = self.query("SELECT body FROM transactions WHERE workstation = ?", name)
        found = [msgspec.json.decode(body, type=Transaction) for (body,) in rows]
        assert len({row.id for row in found}) == len(found)
        return {row.id: row for row in found}

    def outcomes(self, name: str) -> list[Outcome]:
        """A workstation's outcomes at the server, in the order in which they were applied."""
        rows = self.query("SELECT body FROM outcomes WHERE workstation = ? ORDER BY number", name)
        return [msgspec.json.decode(body, type=Outcome) for (body,) in rows]


Acknowledge = Callable[[Transaction], None]
Work = Callable[[Workstation, Acknowledge], None]


@dataclass
class Machine:
    """A workstation whose program may die, and whose machine may be restarted or have its clock set."""

    name: str
    home: Path
    key: bytes
    clock: TestClock = field(default_factory=TestClock)
    open: Workstation | None = None

    @property
    def desk(self) -> Workstation:
        """The program, running."""
        if self.open is None:
            self.open = self._start()
        return self.open

    def _start(self) -> Workstation:
        from offcirc.app.home import Home  # noqa: PLC0415 - in the child as well

        return Workstation(Home.at(self.home), self.key, self.clock)

    def stop(self) -> None:
        """The program is closed."""
        if self.open is not None:
            self.open.close()
            self.open = None

    def reboot(self) -> None:
        """The machine is restarted: another uptime."""
        self.stop()
        self.clock.reboot()

    def die_in(self, work: Work, tick: int, after_s: float | None) -> tuple[list[Transaction], bool]:
        """Runs `work` in a process that is killed at a planted point, or so many seconds after its start.

        SQLite must not be carried over a fork, so that the program is closed here meanwhile.

        Args:
            work: what the process does; whatever it acknowledges has been acknowledged to the patron at the desk.
            tick: which of the planted points it dies at, counted as they are passed.
            after_s: dies then, wherever it is, if it is alive; None leaves it to `tick`.

        Returns:
            what was acknowledged before the end, and whether it was killed.
        """
        self.stop()
        reading, writing = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12: threads of the proxy stay behind
            child = os.fork()
        if child == 0:
            os.close(reading)
            os._exit(self._child(work, tick, writing))
        os.close(writing)
        return _await(child, reading, after_s)

    def _child(self, work: Work, tick: int, writing: int) -> int:
        """Everything in the process that dies; never returns into the test."""

        def say(text: bytes) -> None:
            os.write(writing, len(text).to_bytes(4, "big") + text)

        try:
            plant_deaths(tick)
            with self._start() as workstation, suppress(ConnectorError, UserError):
                work(workstation, lambda row: say(b"A" + msgspec.json.encode(row)))
        except BaseException:  # noqa: BLE001 - whatever it is, the test says it
            say(b"E" + traceback.format_exc().encode())
            return 1
        return 0


def _await(child: int, reading: int, after_s: float | None) -> tuple[list[Transaction], bool]:
    kill_at = time.monotonic() + (_CHILD_S if after_s is None else after_s)
    said = b""
    killed_late = False
    while True:
        left = kill_at - time.monotonic()
        ready, _, _ = select.select([reading], [], [], max(0.0, left))
        if ready:
            block = os.read(reading, 1 << 16)
            if not block:
                break
            said += block
        elif left <= 0:
            os.kill(child, signal.SIGKILL)
            killed_late, kill_at = after_s is None, time.monotonic() + _CHILD_S
    os.close(reading)
    _, status = os.waitpid(child, 0)
    assert not killed_late, "the process hung"
    acknowledged = []
    while len(said) >= 4 and len(said) >= 4 + (length := int.from_bytes(said[:4], "big")):
        message, said = said[4 : 4 + length], said[4 + length :]
        assert message[:1] == b"A", message[1:].decode()
        acknowledged.append(msgspec.json.decode(message[1:], type=Transaction))
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    assert killed or status == 0
    return acknowledged, killed


_DEADLY: tuple[tuple[type[Any], str], ...] = (
    (Journal, "append"),
    (Journal, "append_amendment"),
    (Journal, "void"),
    (Journal, "note_attempt"),
    (Journal, "note_not_sent"),
    (Journal, "note_answers"),
    (Journal, "set"),
    (OutsideHead, "write"),  # after the commit, before the acknowledgement
    (Generations, "install"),
    (Generations, "sweep"),
    (Http, "call"),  # before the request leaves, and when the answer has come
)


def plant_deaths(tick: int) -> None:
    """In a forked process: SIGKILL at the `tick`-th passing of any point before or after one of these calls."""
    passed = itertools.count()

    def pass_by() -> None:
        if next(passed) == tick:
            os.kill(os.getpid(), signal.SIGKILL)

    def deadly(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            pass_by()
            result = method(*args, **kwargs)
            pass_by()
            return result

        return wrapped

    for owner, name in _DEADLY:
        setattr(owner, name, deadly(getattr(owner, name)))
