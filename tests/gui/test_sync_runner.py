"""The window's commands against a real server: what comes of them, what they cost the screen, what a kill costs."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from offcirc.app.desk import Act
from offcirc.app.workstation import Workstation
from offcirc.connectors import probe
from offcirc.domain.transactions import Draft, Kind, State
from offcirc.gui import sync_runner
from offcirc.gui.command import ENDED_EARLY
from offcirc.gui.sync_runner import Finished, Progress, SyncRunner
from tests.central.server import RunningServer, environment
from tests.faults.tools.cutting_proxy import Answer, CuttingProxy, Silence, Throttle
from tests.gui.heartbeat import heartbeat
from tests.support.inside import TestClock, workstation_at
from tests.support.records import LIBRARIES, MAIN, item, patron, write_folder

DUE = "2027-05-05"
MANY = 10_000
NewDesk = Callable[..., Workstation]
_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from offcirc.app.home import Home
from offcirc.gui.sync_runner import SyncRunner
app = QCoreApplication([])
runner = SyncRunner(Home.at(Path(sys.argv[1])))
runner.progressed.connect(lambda progress: print(progress.step, flush=True))
runner.use_key(bytes.fromhex(sys.stdin.readline()))
runner.synchronise()
app.exec()
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = write_folder(
        tmp_path_factory.mktemp("records"),
        libraries=LIBRARIES,
        patrons=[patron(f"C{number:03}") for number in range(100)],
        items=[item(f"B{number:05}") for number in range(2_000)],
    )
    with RunningServer(tmp_path_factory.mktemp("central") / "home", folder=folder) as running:
        yield running


@pytest.fixture(scope="module")
def _numbers() -> Iterator[int]:
    return itertools.count(1)


@pytest.fixture
def new_desk(server: RunningServer, tmp_path: Path, _numbers: Iterator[int]) -> Iterator[NewDesk]:
    with ExitStack() as stack:

        def make(url: str = "") -> Workstation:
            name = f"ws-{next(_numbers)}"
            clock = TestClock()
            return stack.enter_context(
                workstation_at(server, tmp_path / name, name, library=MAIN, clock=clock, url=url)
            )

        yield make


@pytest.fixture
def desk(new_desk: NewDesk) -> Workstation:
    return new_desk()


@pytest.fixture
def runner(desk: Workstation, qtbot: QtBot) -> Iterator[SyncRunner]:  # noqa: ARG001 - Qt must be up
    yield from running_for(desk)


def running_for(desk: Workstation) -> Iterator[SyncRunner]:
    runner = SyncRunner(desk.home)
    runner.use_key(desk.key)
    yield runner
    runner.close()


def lend(desk: Workstation, count: int) -> list[str]:
    """Records loans of items that nobody knows: they are refused, at little cost; returns their ids."""
    clock = TestClock()
    place = {"kind": Kind.ISSUE, "staff": "anna", "library": MAIN, "card_number": "C001"}
    due = clock.read().wall + timedelta(days=28)
    with desk.journal._writes() as writer:  # one fsync for all of them
        return [
            writer.add(Draft(item_barcode=f"NO-{number}", due_at=due, **place), clock.read()).id  # type: ignore[arg-type]
            for number in range(count)
        ]


def finish(qtbot: QtBot, runner: SyncRunner, timeout: int = 60_000) -> Finished:
    """Waits until the command ends."""
    with qtbot.waitSignal(runner.finished, timeout=timeout) as ended:
        pass
    (found,) = ended.args or []
    assert isinstance(found, Finished)
    return found


def states(desk: Workstation) -> Counter[State]:
    return Counter({state: count for state, count in desk.journal.counts().items() if count})


def test_K2_K15_one_click_sends_what_waits_and_fetches_what_changed(
    desk: Workstation, runner: SyncRunner, qtbot: QtBot
) -> None:
    desk.desk.issue("C001", "B00001", DUE, Act("anna"))
    seen: list[Progress] = []
    runner.progressed.connect(seen.append)
    runner.synchronise()
    assert runner.running
    assert runner.doing == "sync"
    finished = finish(qtbot, runner)
    assert (finished.ok, finished.command, finished.summary["sent"]) == (True, "sync", 1)
    assert finished.summary["full"] is True
    assert "upload" in {each.step for each in seen}
    assert runner.online
    desk.reload_replica()
    assert desk.replica is not None
    assert states(desk) == {State.SENT: 1}


def test_K17_K19_the_queue_comes_and_every_row_gets_its_result_as_it_happens(
    desk: Workstation, runner: SyncRunner, qtbot: QtBot
) -> None:
    ids = lend(desk, 250)
    runner.synchronise()
    finish(qtbot, runner)
    with qtbot.waitSignal(runner.queue_fetched, timeout=30_000) as fetched:
        runner.fetch_queue()
    assert {row.id for row in (fetched.args or [()])[0]} >= set(ids)
    came: list[str] = []
    runner.outcomes.connect(lambda rows: came.extend(row["id"] for row in rows))
    runner.process(tuple(ids[:200]))
    finished = finish(qtbot, runner)
    assert sorted(came) == sorted(ids[:200])
    assert finished.summary["codes"] == {"ITEM_NOT_FOUND": 200}
    assert states(desk) == {State.REFUSED: 200, State.SENT: 50}


def test_what_is_asked_for_meanwhile_waits_in_line_the_same_thing_once(
    desk: Workstation, runner: SyncRunner, qtbot: QtBot
) -> None:
    assert desk.journal.workstation
    done: list[str] = []
    runner.finished.connect(lambda finished: done.append(finished.command))
    for _ in range(3):
        runner.synchronise()
        runner.fetch_queue()
    qtbot.waitUntil(lambda: not runner.running, timeout=60_000)
    assert done == ["sync", "queue"]


def test_K5_a_server_that_is_away_is_said_and_nothing_else_happens(new_desk: NewDesk, qtbot: QtBot) -> None:
    desk = new_desk(url="http://127.0.0.1:9")
    ids = lend(desk, 2)
    for runner in running_for(desk):
        qtbot.waitUntil(lambda: runner.online is False, timeout=10_000)  # noqa: B023 - waited for here
        runner.synchronise()
        finished = finish(qtbot, runner)
        assert (finished.ok, finished.code) == (False, "SERVER_AWAY")
    assert states(desk) == {State.WAITING: len(ids)}


def test_it_is_seen_when_the_server_goes_and_comes_back(server: RunningServer, new_desk: NewDesk, qtbot: QtBot) -> None:
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        desk = new_desk(url=proxy.url)
        for runner in running_for(desk):
            qtbot.waitUntil(lambda: runner.online is True, timeout=10_000)  # noqa: B023 - waited for here
            proxy.next(Answer.html(), "/v1/server")
            with qtbot.waitSignal(runner.state_changed, timeout=10_000):
                runner.look_again()
            assert runner.online is False, "a network's sign-in page is not our server"


def test_the_probe_tells_nobody_anything(server: RunningServer) -> None:
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        assert probe.is_there(proxy.url)
        assert [entry.path for entry in proxy.log] == ["/v1/server"]
    assert not probe.is_there("http://127.0.0.1:9")
    assert not probe.is_there("")
    assert not probe.is_there("file:///etc/hostname")


def test_cancel_is_clean_and_quick_in_the_middle_of_a_download(
    server: RunningServer, new_desk: NewDesk, qtbot: QtBot
) -> None:
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        desk = new_desk(url=proxy.url)
        for runner in running_for(desk):
            proxy.next(Throttle(50_000), "/v1/extract")
            runner.update(full=True)
            with qtbot.waitSignal(runner.progressed, timeout=20_000):
                pass
            runner.cancel()
            finished = finish(qtbot, runner, 6_000)
            assert (finished.ok, finished.code) == (False, "CANCELLED")
            runner.update(full=True)
            assert finish(qtbot, runner).ok


def test_cancel_does_not_wait_for_a_silent_server(server: RunningServer, new_desk: NewDesk, qtbot: QtBot) -> None:
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        desk = new_desk(url=proxy.url)
        ids = lend(desk, 3)
        for runner in running_for(desk):
            proxy.next(Silence(60), "/v1/transactions")
            runner.synchronise()
            with qtbot.waitSignal(runner.progressed, timeout=20_000):
                pass
            runner.cancel()
            assert finish(qtbot, runner, 6_000).code == "CANCELLED"
            runner.synchronise()
            assert finish(qtbot, runner).ok
    assert states(desk) == {State.SENT: len(ids)}


def test_a_process_that_is_killed_is_told_and_no_row_is_lost_or_doubled(
    server: RunningServer, desk: Workstation, runner: SyncRunner, qtbot: QtBot
) -> None:
    received = int(server.cli("report", "--json").split('"received":')[1].split(",")[0].strip(" }"))
    ids = lend(desk, 1_500)
    runner.synchronise()
    with qtbot.waitSignal(runner.progressed, timeout=20_000):
        pass
    os.kill(runner.pid, signal.SIGKILL)
    finished = finish(qtbot, runner)
    assert (finished.ok, finished.code) == (False, ENDED_EARLY)
    runner.synchronise()
    assert finish(qtbot, runner).ok
    assert states(desk) == {State.SENT: len(ids)}
    after = int(server.cli("report", "--json").split('"received":')[1].split(",")[0].strip(" }"))
    assert after - received == len(ids)


def test_a_window_that_is_killed_leaves_the_sync_to_finish_what_it_began(desk: Workstation) -> None:
    ids = lend(desk, 1_500)
    command = [sys.executable, "-c", _WINDOW, str(desk.home.directory)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(), text=True
    ) as window:
        assert window.stdin is not None
        assert window.stdout is not None
        window.stdin.write(f"{desk.key.hex()}\n")
        window.stdin.flush()
        assert window.stdout.readline() == "upload\n"
        window.kill()
    until = time.monotonic() + 30
    while states(desk) != {State.SENT: len(ids)}:
        assert time.monotonic() < until, states(desk)
        time.sleep(0.1)


def test_a_window_that_closes_while_sending_sends_what_it_began(desk: Workstation, qtbot: QtBot) -> None:
    ids = lend(desk, 1_500)
    for runner in running_for(desk):
        runner.synchronise()
        with qtbot.waitSignal(runner.progressed, timeout=20_000):
            pass
        runner.close()
    assert states(desk) == {State.SENT: len(ids)}


def test_a_window_that_closes_while_the_server_is_silent_closes_all_the_same(
    server: RunningServer, new_desk: NewDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_runner, "_SENDS_ON_MS", 1_000)
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        desk = new_desk(url=proxy.url)
        ids = lend(desk, 3)
        for runner in running_for(desk):
            proxy.next(Silence(60), "/v1/transactions")
            runner.synchronise()
            with qtbot.waitSignal(runner.progressed, timeout=20_000):
                pass
            began = time.monotonic()
            runner.close()
            assert time.monotonic() - began < 4
        assert states(desk) == {State.UNKNOWN: len(ids)}
        for runner in running_for(desk):
            runner.synchronise()
            assert finish(qtbot, runner).ok
    assert states(desk) == {State.SENT: len(ids)}


@pytest.mark.slow
def test_K19_ten_thousand_results_never_hold_the_screen_up(desk: Workstation, runner: SyncRunner, qtbot: QtBot) -> None:
    ids = lend(desk, MANY)
    runner.synchronise()
    assert finish(qtbot, runner, 120_000).summary["sent"] == MANY
    heard: list[str] = []
    runner.outcomes.connect(lambda rows: heard.extend(row["id"] for row in rows))
    with heartbeat() as beats:
        runner.process(tuple(ids))
        finished = finish(qtbot, runner, 240_000)
    assert finished.summary["processed"] == len(heard) == MANY
    assert beats.free, str(beats)
