"""Three workstations and a server, each in a network of its own: an outage, an evening of lending, the next morning.

Nobody clicks anything on the first two. Automatic mode sends what they have; the third one's rows come on a stick.
"""

from __future__ import annotations

import itertools
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
import sqlalchemy

from offcirc.app.home import Home
from offcirc.app.preferences import Automatic
from tests.central.server import RunningServer
from tests.conftest import Tell
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.namespaces import Region
from tests.support import warm
from tests.support.inside import database_url, one_code
from tests.support.records import LIBRARIES, MAIN, item, patron, write_folder
from tests.support.workstation import ROOT, Workstation

PORT = 8460
DUE = "2030-05-05"
AN_HOUR = 3600
MORNING_S = 180.0
LONG_ENOUGH_S = 45.0
"""A window asks every half minute whether the server is there."""
_CLOCK = """
from datetime import timedelta
from pathlib import Path
from offcirc import clock
from offcirc.domain.clocks import Reading
_read, _wrong_by = clock.SystemClock.read, Path({file!r})
def _wrong(self):
    right = _read(self)
    return Reading(right.wall + timedelta(seconds=float(_wrong_by.read_text())), right.boot, right.monotonic_ms)
clock.SystemClock.read = _wrong
"""
_RUN = """
import sys
from offcirc import program
program.program_arguments = lambda: [sys.executable, __file__]
from offcirc.cli.main import main
sys.exit(main())
"""


@dataclass
class Place:
    """A workstation in its network, with its clock."""

    desk: Workstation
    clock: Path
    script: Path

    def set_wrong(self, seconds: int) -> None:
        """By so much its clock is ahead."""
        self.clock.write_text(str(seconds))

    @contextmanager
    def window(self) -> Iterator[None]:
        """Its window, open and alone; what it starts has the same network and the same clock."""
        environment = self.desk.environment | {"QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, str(self.script), "--home", str(self.desk.home)]
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
            try:
                yield
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(30)

    def log(self) -> list[str]:
        """Its automatic runs that went well."""
        file = self.desk.home / "automatic.log"
        return [line for line in file.read_text().splitlines() if "code=ok" in line] if file.exists() else []


@dataclass
class Evening:
    """All of them."""

    region: Region
    server: RunningServer
    places: list[Place]

    def line(self, number: int, *, up: bool) -> None:
        """Of a workstation, from 1."""
        self.region.line(number, up=up)


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """Enrolled, up to date, and the first clock an hour ahead."""
    folder = write_folder(
        tmp_path,
        libraries=LIBRARIES,
        patrons=[patron(f"C{number:03}") for number in range(20)],
        items=[item(f"B{number:03}") for number in range(20)],
        rules=[{"library": "", "loan_days": 28, "renewals": 3, "max_loans": 99, "fee_limit": "10.00"}],
    )
    with ExitStack() as stack:
        with skip_if_not_available():
            region = stack.enter_context(Region(3))
        server = RunningServer(tmp_path / "central", folder=folder)
        stack.enter_context(_serving(server, region, tmp_path / "server"))
        places = []
        for number in range(1, 4):
            clock, script = (tmp_path / f"{name}-{number}" for name in ("clock", "run.py"))
            clock.write_text(str(AN_HOUR if number == 1 else 0))
            plant = region.enter(number) + _CLOCK.format(file=str(clock))
            script.write_text(plant + _RUN)
            desk = Workstation(tmp_path / f"desk-{number}", fast=True, plant=plant)
            name = f"desk-{number}"
            desk.enrol(f"http://{region.address(number)}:{PORT}", one_code(server, name, MAIN), name, MAIN)
            desk.run("update")
            places.append(Place(desk, clock, script))
        yield Evening(region, server, places)


@contextmanager
def _serving(server: RunningServer, region: Region, folder: Path) -> Iterator[None]:
    folder.mkdir()
    for name in ("stdin", "stdout", "stderr"):
        (folder / name).touch()
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    arguments = server._arguments("serve", "--host", "0.0.0.0", "--port", str(PORT))  # noqa: S104 - of a network of ours
    process = warm.start(arguments, folder, environment, plant=region.enter(0), program=warm.CENTRAL)
    try:
        deadline = time.monotonic() + 60
        while not re.search(r":\d+", (folder / "stdout").read_text()):
            assert time.monotonic() < deadline, (folder / "stderr").read_text()
            time.sleep(0.02)
        yield
    finally:
        process.kill()
        process.wait(30)


def lend(evening: Evening, items: int) -> list[str]:
    """Each item goes through all three hands, in another order each; returns the ids as it truly was."""
    true_order = []
    for number in range(items):
        one, two, three = (evening.places[(number + turn) % 3].desk for turn in range(3))
        barcode = f"B{number:03}"
        done = [
            one.issue(f"C{number:03}", barcode, DUE, "--override"),
            two.row("return", barcode),
            three.issue(f"C{number + 10:03}", barcode, DUE, "--override"),
        ]
        true_order += [row["id"] for row in done]
        if number == items // 2:
            evening.places[1].set_wrong(-AN_HOUR)  # midnight
    return true_order


def bring_the_stick(evening: Evening, folder: Path) -> None:
    """Somebody carries the third one's rows to the server, and by mistake once more."""
    stick = folder / "stick.offcirc"
    evening.places[2].desk.run("export", str(stick))
    for _ in range(2):
        evening.server.cli("import-transactions", str(stick))


def settle(evening: Evening, true_order: list[str]) -> None:
    """Processing, and what everybody knows afterwards: one outcome a row, the order as it was."""
    queue = [msgspec.json.decode(line) for line in evening.server.cli("queue", "--json").splitlines()]
    assert [row["id"] for row in queue] == true_order
    evening.server.cli("process", "--all")
    evening.line(3, up=True)
    for place in evening.places:
        _until(lambda: _all_home(place), "the outcomes have come home")  # noqa: B023 - waited for here
        place.desk.run("reconcile")
    rows = [row for place in evening.places for row in place.desk.transactions()]
    assert sorted(row["id"] for row in rows) == sorted(true_order)
    assert Counter(row["state"] for row in rows) == {"succeeded": len(true_order)}
    notes = {note["code"] for row in rows for note in row["notes"]}
    assert not notes & {"TIME_UNCERTAIN", "SERVER_STATE_NEWER", "WAS_ON_LOAN_TO_OTHER"}
    engine = sqlalchemy.create_engine(database_url(evening.server))
    with engine.connect() as connection:
        at_server = connection.execute(sqlalchemy.text("SELECT transaction_id FROM outcomes")).scalars().all()
    engine.dispose()
    assert sorted(at_server) == sorted(true_order), "one outcome each"
    for number in range(len(true_order) // 3):
        loan = evening.places[0].desk.row("item", f"B{number:03}")["loan"]
        assert loan["card_number"] == f"C{number + 10:03}", "who had it last has it now"


def test_P4_an_evening_without_a_network_and_the_scheduled_runs_of_the_morning(
    evening: Evening, tmp_path: Path
) -> None:
    for number in (1, 2, 3):
        evening.line(number, up=False)
    true_order = lend(evening, 2)
    assert "cannot be reached" in evening.places[0].desk.run("sync", "--quiet", status=3).stderr
    for number in (1, 2):
        evening.line(number, up=True)
    for place in evening.places[:2]:
        place.desk.run("sync", "--quiet")
    bring_the_stick(evening, tmp_path)
    settle(evening, true_order)


@pytest.mark.torture
@pytest.mark.parametrize("jobs", [0, 3], ids=["windows alone", "with schedules beside them"])
def test_P4_P6_nobody_clicks_anything_on_two_of_them(evening: Evening, tmp_path: Path, tell: Tell, jobs: int) -> None:
    for place in evening.places[:2]:
        Home.at(place.desk.home).change_config(automatic=Automatic(update=True, upload=True, max_age_minutes=0))
    with ExitStack() as stack:
        for place in evening.places[:2]:
            stack.enter_context(place.window())
        _until(lambda: all(place.log() for place in evening.places[:2]), "both windows have fetched at their start")
        for number in (1, 2, 3):
            evening.line(number, up=False)
        cut_s = time.monotonic()
        true_order = lend(evening, 9)
        time.sleep(max(cut_s + LONG_ENOUGH_S - time.monotonic(), 0))  # the windows have noticed
        for number in (1, 2):
            evening.line(number, up=True)
        came_back_s = time.monotonic()
        crowd = [place.desk.start("sync", "--quiet") for place in evening.places[:2] for _ in range(jobs)]
        for running in crowd:
            assert running.wait().status == 0
        _until(lambda: sum(map(_sent, evening.places[:2])) >= 18, "both have sent what they had")
        tell(f"sent {time.monotonic() - came_back_s:.0f} s after the line was back, {jobs} jobs beside each window")
        assert sum(map(_sent, evening.places[:2])) == 18, "nothing was sent twice"
        bring_the_stick(evening, tmp_path)
        settle(evening, true_order)


def _all_home(place: Place) -> bool:
    """A scheduled run: it does nothing while the window is at it."""
    place.desk.run("sync", "--quiet")
    return set(place.desk.states()) == {"succeeded"}


def _sent(place: Place) -> int:
    return sum(map(int, re.findall(r" sent=(\d+)", "\n".join(place.log()))))


def _until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + MORNING_S
    for pause_s in itertools.repeat(0.5):
        if condition():
            return
        assert time.monotonic() < deadline, what
        time.sleep(pause_s)
