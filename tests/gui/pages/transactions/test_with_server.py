"""The review window with the real commands and a real server: two workstations' rows, processed and repaired."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from offcirc.app.desk import Act
from offcirc.app.review.rows import Section
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import State
from offcirc.gui.context import Context, Notices, Session, Settings
from offcirc.gui.lanes import Lane
from offcirc.gui.pages.transactions.cells import COL_RESULT
from offcirc.gui.pages.transactions.page import TransactionsPage
from offcirc.gui.sync_runner import SyncRunner
from offcirc.gui.theme import Theme
from tests.central.server import RunningServer
from tests.gui.pages.transactions.conftest import has_read
from tests.support.inside import recorded, workstation_at
from tests.support.records import LIBRARIES, MAIN, item, patron, write_folder

ACT = Act("anna", override=True)
DUE = "2027-05-05"
_LONG_MS = 25_000


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Workstation, Workstation]]:
    folder = write_folder(
        tmp_path / "records",
        libraries=LIBRARIES,
        patrons=[patron(f"C{number:03}") for number in range(5)],
        items=[item(f"B{number:03}") for number in range(20)],
    )
    with ExitStack() as stack:
        server = stack.enter_context(RunningServer(tmp_path / "central", folder=folder))
        here, there = (
            stack.enter_context(workstation_at(server, tmp_path / name, name, library=MAIN))
            for name in ("here", "there")
        )
        with here.connected() as connector:
            here.update(connector)
        yield here, there


@pytest.fixture
def real(
    desks: tuple[Workstation, Workstation], theme: Theme, qtbot: QtBot
) -> Iterator[tuple[TransactionsPage, SyncRunner]]:
    here, _ = desks
    lanes = [Lane(name, here.home, here.key) for name in ("desk", "reading")]
    session = Session()
    session.sign_in("anna")
    context = Context(here.home, here.key, lanes[0], lanes[1], theme, Settings(here.home), session, Notices())
    runner = SyncRunner(here.home)
    runner.use_key(here.key)
    page = TransactionsPage(context, runner)
    qtbot.addWidget(page)
    yield page, runner
    runner.close()
    for lane in lanes:
        lane.close()


def test_K17_to_K21_two_workstations_rows_are_fetched_processed_and_repaired(
    desks: tuple[Workstation, Workstation], real: tuple[TransactionsPage, SyncRunner], qtbot: QtBot
) -> None:
    here, there = desks
    page, runner = real
    good = recorded(here.desk.issue("C001", "B001", DUE, ACT).transaction)
    wrong = recorded(here.desk.issue("C0O2", "B002", DUE, ACT).transaction)
    theirs = recorded(there.desk.take_back("B003", replace(ACT, staff="kari")).transaction)
    for desk in desks:
        with desk.connected() as connector:
            desk.upload(connector)
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: len(page.model.rows) == 2, timeout=_LONG_MS)
    page.filters.fetch.click()
    qtbot.waitUntil(lambda: len(page.model.rows) == 3 and has_read(page), timeout=_LONG_MS)
    page.ticking.tick_all_shown()
    assert page.model.ticked_count == 3
    page.foot.process.click()
    qtbot.waitUntil(lambda: page.run_panel.has_summary and has_read(page), timeout=_LONG_MS)
    said = {id_: page.model.index(page.model.line_of(id_) or 0, COL_RESULT).data() for id_ in (good.id, wrong.id)}
    assert said == {good.id: "Success", wrong.id: "Patron not found"}
    row = page.model.find(theirs.id)
    assert row is not None
    assert row.section is Section.REFUSED
    assert page.run_panel.outcome.text.startswith("3 processed · 1 succeeded · 0 with notes · 2 refused")
    assert "Item not on loan 1" in page.run_panel.reasons.text()
    assert page.foot.account.text().startswith("Recorded 2 = succeeded 1 + refused 1")

    refused = page.model.find(wrong.id)
    assert refused is not None
    page.table.row_opened.emit(refused)
    qtbot.waitUntil(lambda: page.repair.row is not None, timeout=_LONG_MS)
    page.take_scan("C002")
    qtbot.waitUntil(lambda: page.repair.fields.card.text() == "C002", timeout=_LONG_MS)
    page.repair.amend.click()
    qtbot.waitUntil(lambda: len(page.model.rows) == 4 and has_read(page), timeout=_LONG_MS)
    runner.synchronise()
    with qtbot.waitSignal(runner.finished, timeout=_LONG_MS):
        pass
    runner.process(None)
    with qtbot.waitSignal(runner.finished, timeout=_LONG_MS):
        pass
    assert {each.state for each in here.journal.rows()} == {State.SUCCEEDED, State.AMENDED}


def test_a_server_that_is_away_leaves_everything_as_it_is(
    desks: tuple[Workstation, Workstation], real: tuple[TransactionsPage, SyncRunner], qtbot: QtBot
) -> None:
    here, _ = desks
    page, _ = real
    recorded(here.desk.issue("C001", "B001", DUE, ACT).transaction)
    here.home.change_config(url="http://127.0.0.1:9")
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: len(page.model.rows) == 1, timeout=_LONG_MS)
    with qtbot.waitSignal(page.context.notices.said, timeout=_LONG_MS) as said:
        page.filters.fetch.click()
    assert said.args is not None
    assert "server" in str(said.args[1]).lower()
    assert len(page.model.rows) == 1
