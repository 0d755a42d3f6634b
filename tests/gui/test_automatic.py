"""Automatic mode in the window, against a real server: what it does, when it keeps still, and that nobody notices."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from offcirc.app.desk import Act
from offcirc.app.preferences import Automatic
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import State
from offcirc.gui import automatic
from offcirc.gui.automatic import AutomaticRuns, AutomaticState
from offcirc.gui.command import Finished
from offcirc.gui.lanes import Lane
from offcirc.gui.messages import automatic as say
from offcirc.gui.strip import Strip
from offcirc.gui.sync_runner import SyncRunner
from offcirc.gui.theme import Theme
from tests.central.server import RunningServer
from tests.faults.tools.cutting_proxy import Answer, CuttingProxy, Silence
from tests.support.inside import workstation_at
from tests.support.records import LIBRARIES, MAIN, item, patron, write_folder

DUE = "2027-05-05"
WAIT_MS = 30_000
A_MOMENT_MS = 400


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = write_folder(
        tmp_path_factory.mktemp("records"),
        libraries=LIBRARIES,
        patrons=[patron(f"C{number:03}") for number in range(50)],
        items=[item(f"B{number:03}") for number in range(50)],
    )
    with RunningServer(tmp_path_factory.mktemp("central") / "home", folder=folder) as running:
        yield running


@pytest.fixture(scope="module")
def _numbers() -> Iterator[int]:
    return itertools.count(1)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hours are minutes here, and minutes moments."""
    for name, value in {"_FIRST_LOOK_MS": 20, "_LOOK_MS": 200, "_SOON_MS": 20}.items():
        monkeypatch.setattr(automatic, name, value)
    for name in ("_BETWEEN_SCANS_S", "_AFTER_A_ROW_S"):
        monkeypatch.setattr(automatic, name, 0.05)
    monkeypatch.setattr("offcirc.app.automatic_plan.SPREAD_S", 0.1)


@dataclass
class Desk:
    """A workstation with a runner and its automatic mode; the test says what people do."""

    workstation: Workstation
    runner: SyncRunner
    runs: AutomaticRuns
    serving: bool = False
    last_key_s: float = 0.0
    state: AutomaticState | None = None

    def lend(self, number: int) -> None:
        self.workstation.desk.issue("C001", f"B{number:03}", DUE, Act("anna"))
        self.runs.note_row()

    def states(self) -> Counter[State]:
        return Counter({state: count for state, count in self.workstation.journal.counts().items() if count})


Open = Callable[..., Desk]


@pytest.fixture
def open_desk(server: RunningServer, tmp_path: Path, _numbers: Iterator[int], qtbot: QtBot) -> Iterator[Open]:  # noqa: ARG001
    with ExitStack() as stack:

        def make(settings: Automatic, *, url: str = "") -> Desk:
            name = f"ws-{next(_numbers)}"
            workstation = stack.enter_context(workstation_at(server, tmp_path / name, name, library=MAIN, url=url))
            workstation.home.change_config(automatic=settings)
            reading = Lane("reading", workstation.home, workstation.key)
            runner = SyncRunner(workstation.home)
            runner.use_key(workstation.key)
            desk = Desk(workstation, runner, None)  # type: ignore[arg-type] # it is made with what it asks
            desk.runs = AutomaticRuns(runner, reading, lambda: desk.last_key_s, lambda: desk.serving)
            desk.runs.changed.connect(lambda state: setattr(desk, "state", state))
            stack.callback(reading.close)
            stack.callback(runner.close)
            stack.callback(desk.runs.stop)
            return desk

        yield make


def quiet_end(qtbot: QtBot, desk: Desk) -> Finished:
    with qtbot.waitSignal(desk.runner.finished_quietly, timeout=WAIT_MS) as ended:
        pass
    (found,) = ended.args or []
    assert isinstance(found, Finished)
    return found


def test_P3_P4_nothing_happens_by_itself_where_nobody_has_turned_it_on(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(Automatic())
    desk.lend(1)
    qtbot.waitUntil(lambda: desk.runner.online is True, timeout=WAIT_MS)
    qtbot.wait(2 * A_MOMENT_MS)
    assert not desk.runner.at_work
    assert desk.states() == {State.WAITING: 1}
    assert desk.state is not None
    assert say.in_strip(desk.state) == ""
    assert say.on_data_page(desk.state).startswith("Automatic mode is off")


def test_P4_rows_leave_after_the_visit_and_not_before(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(Automatic(upload=True))
    desk.serving = True
    desk.lend(1)
    qtbot.waitUntil(lambda: desk.runner.online is True, timeout=WAIT_MS)
    qtbot.wait(2 * A_MOMENT_MS)
    assert not desk.runner.at_work, "the patron is still there: Ctrl+Z takes the row back"
    desk.serving, desk.last_key_s = False, time.monotonic() + 3600
    desk.runs.note_end_of_work()
    qtbot.wait(A_MOMENT_MS)
    assert not desk.runner.at_work, "somebody scans"
    desk.last_key_s = 0.0
    finished = quiet_end(qtbot, desk)
    assert (finished.command, finished.ok, finished.summary["sent"]) == ("upload", True, 1)
    assert desk.states() == {State.SENT: 1}
    assert desk.workstation.replica is None, "nothing was fetched: that is off"


def test_P3_old_data_is_fetched_when_the_window_opens_and_the_next_time_is_told(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(Automatic(update=True))
    finished = quiet_end(qtbot, desk)
    assert (finished.command, finished.ok, finished.summary["full"]) == ("update", True, True)
    qtbot.waitUntil(lambda: desk.state is not None and desk.state.last is not None, timeout=WAIT_MS)
    assert desk.state is not None
    assert "automatic: next at" in say.in_strip(desk.state)
    assert "went well" in say.on_data_page(desk.state)
    qtbot.wait(A_MOMENT_MS)
    assert not desk.runner.at_work, "and not again before its time"


def test_P6_nobody_at_the_desk_notices_a_run_and_whoever_asks_meanwhile_is_served(
    server: RunningServer, open_desk: Open, qtbot: QtBot
) -> None:
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        desk = open_desk(Automatic(upload=True), url=proxy.url)
        theme = Theme()
        strip = Strip(theme, desk.runner)
        qtbot.addWidget(strip)
        qtbot.waitUntil(lambda: desk.runner.online is True, timeout=WAIT_MS)
        told: list[object] = []
        desk.runner.progressed.connect(told.append)
        desk.runner.finished.connect(told.append)
        proxy.next(Silence(1.0, server_gets_request=True), "/v1/transactions")
        desk.lend(1)
        qtbot.waitUntil(lambda: desk.runner.at_work, timeout=WAIT_MS)
        before = strip.state_label.text()
        assert (desk.runner.running, before) == (False, "ONLINE")
        assert "Synchronise" in strip.button.text()
        strip.synchronise_wanted.connect(desk.runner.synchronise)
        strip.button.click()
        assert strip.state_label.text() == "SENDING"
        assert desk.runner.doing == "sync"
        with qtbot.waitSignal(desk.runner.finished, timeout=WAIT_MS) as ended:
            pass
        assert (ended.args or [None])[0].ok
        assert told
        assert desk.states() == {State.SENT: 1}


def test_cancel_ends_what_was_asked_for_and_not_the_quiet_run(
    server: RunningServer, open_desk: Open, qtbot: QtBot
) -> None:
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        desk = open_desk(Automatic(upload=True), url=proxy.url)
        qtbot.waitUntil(lambda: desk.runner.online is True, timeout=WAIT_MS)
        proxy.next(Silence(1.0, server_gets_request=True), "/v1/transactions")
        desk.lend(1)
        qtbot.waitUntil(lambda: desk.runner.at_work, timeout=WAIT_MS)
        desk.runner.synchronise()
        desk.runner.cancel()
        assert not desk.runner.running
        assert quiet_end(qtbot, desk).ok
        assert not desk.runner.at_work


def test_rows_go_when_the_network_is_back_and_a_failure_is_not_repeated_at_once(
    server: RunningServer, open_desk: Open, qtbot: QtBot
) -> None:
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        desk = open_desk(Automatic(upload=True), url=proxy.url)
        qtbot.waitUntil(lambda: desk.runner.online is True, timeout=WAIT_MS)
        proxy.next(Answer.html(), "/v1/contact")
        desk.lend(1)
        finished = quiet_end(qtbot, desk)
        assert (finished.ok, finished.code) == (False, "NOT_OUR_SERVER")
        assert desk.runner.online is False
        qtbot.wait(A_MOMENT_MS)
        assert not desk.runner.at_work
        assert desk.state is not None
        assert "will be tried again" in say.in_strip(desk.state)
        assert "did not work: What answers there" in say.on_data_page(desk.state)
        desk.runner._watch.note(online=True)  # what it finds out every half minute
        assert quiet_end(qtbot, desk).ok
    assert desk.states() == {State.SENT: 1}


def test_a_schedule_of_the_system_that_is_at_it_is_waited_for(open_desk: Open, qtbot: QtBot) -> None:
    from offcirc.sync.lock import only_syncer  # noqa: PLC0415 - this test only

    desk = open_desk(Automatic())
    ended: list[Finished] = []
    desk.runner.finished.connect(ended.append)
    with only_syncer(desk.workstation.home.sync_lock):
        desk.runner.synchronise()
        qtbot.wait(4000)
        assert ended == [], "nobody is told of what will be over in a moment"
        assert desk.runner.running
    qtbot.waitUntil(lambda: bool(ended), timeout=WAIT_MS)
    assert ended[0].ok
