"""Files that somebody carries, through the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from offcirc.app.carried_rows import export_rows
from offcirc.app.desk import Act
from offcirc.app.home import KOHA
from offcirc.app.servers import PRIVATE_KEY
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import State
from offcirc.gui.context import Context
from offcirc.gui.mirror import MirrorKeeper
from offcirc.gui.pages.data.page import DataPage
from offcirc.gui.sync_runner import Finished, SyncRunner
from offcirc.gui.theme import Tone
from offcirc.sync.known_server import known_server, note_server
from offcirc.wire.carried import read_manifest
from offcirc.wire.messages import ServerInfo
from tests.support.inside import TestClock, lone_workstation

ACT = Act("anna")
PASSPHRASE = "nine small boats"


@pytest.fixture
def runner(context: Context) -> Iterator[SyncRunner]:
    runner = SyncRunner(context.home)
    yield runner
    runner.close()


@pytest.fixture
def page(context: Context, runner: SyncRunner, qtbot: QtBot) -> Iterator[DataPage]:
    page = DataPage(context, runner, MirrorKeeper(context.home, context.key, runner))
    qtbot.addWidget(page)
    page.resize(1110, 900)
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: not context.reading.busy, timeout=10_000)
    yield page
    page.end()


def record(context: Context, *barcodes: str) -> None:
    with Workstation(context.home, context.key) as workstation:
        for barcode in barcodes:
            workstation.desk.take_back(barcode, ACT)


def states(context: Context) -> list[State]:
    with Workstation(context.home, context.key) as workstation:
        return [row.state for row in workstation.journal.rows()]


def other_desk(context: Context, folder: Path) -> Workstation:
    """Another workstation of the same server."""
    with Workstation(context.home, context.key) as here:
        known = known_server(here.journal)
    assert known is not None
    other = lone_workstation(folder)
    other.journal.set(PRIVATE_KEY, bytes(range(32)))
    at = TestClock().read().wall
    info = ServerInfo(
        known.server_id, known.name, "1", 1, at, "UTC", verify_key=known.verify_key, public_key=known.public_key
    )
    note_server(other.journal, info)
    return other


def said(page: DataPage, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: page.carried.take.isEnabled() and page.carried.result.isVisible(), timeout=30_000)
    qtbot.waitUntil(lambda: not page.context.reading.busy, timeout=10_000)
    return page.carried.result.text


def test_P4_one_button_takes_transactions_to_a_stick_and_says_how_many(
    page: DataPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    record(context, "I1", "I2")
    qtbot.mouseClick(page.carried.take, Qt.MouseButton.LeftButton)
    (dialog,) = page.carried.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name.startswith("desk-1-")
    dialog.fileSelected.emit(str(tmp_path / "out"))
    dialog.reject()
    assert "2 transactions are in out.offcirc." in said(page, qtbot)
    assert page.carried.result.tone is Tone.GOOD
    assert read_manifest((tmp_path / "out.offcirc").read_bytes()).about.rows == 2
    assert states(context) == [State.UNKNOWN] * 2
    assert page.numbers.unknown.text() == "2 of them left in a file that somebody carries."


def test_nothing_to_take_and_a_name_that_is_taken_are_said(
    page: DataPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    page.carried.write(tmp_path / "out.offcirc")
    assert said(page, qtbot) == "Nothing waits: no file was written."
    (tmp_path / "out.offcirc").write_text("somebody's")
    record(context, "I1")
    page.carried.write(tmp_path / "out.offcirc")
    assert "is there already" in said(page, qtbot)
    assert states(context) == [State.WAITING]


def test_P4_the_other_button_keeps_another_workstations_file_for_the_server(
    page: DataPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    with other_desk(context, tmp_path / "other") as other:
        for barcode in ("I1", "I2", "I3"):
            other.desk.take_back(barcode, ACT)
        export_rows(other, tmp_path / "bus.offcirc")
    qtbot.mouseClick(page.carried.bring, Qt.MouseButton.LeftButton)
    (dialog,) = page.carried.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "bus.offcirc"))
    dialog.reject()
    assert "3 transactions of lone are kept here" in said(page, qtbot)
    qtbot.waitUntil(page.carried.waiting.isVisible, timeout=10_000)
    assert page.carried.waiting.text().startswith("1 file of another workstation waits here")
    assert page.carried.waiting.text().endswith(": 3.")
    assert states(context) == []


def test_a_damaged_file_is_refused_in_a_sentence(
    page: DataPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    with other_desk(context, tmp_path / "other") as other:
        other.desk.take_back("I1", ACT)
        export_rows(other, tmp_path / "bus.offcirc")
    content = bytearray((tmp_path / "bus.offcirc").read_bytes())
    content[-400] ^= 1
    (tmp_path / "bus.offcirc").write_bytes(content)
    page.carried.take_in(tmp_path / "bus.offcirc")
    assert "was altered or damaged on its way" in said(page, qtbot)
    assert not page.carried.waiting.isVisible()


@pytest.fixture
def at_koha(context: Context) -> Context:
    context.home.change_config(kind=KOHA)
    return context


def test_at_koha_a_file_gets_a_passphrase_and_one_is_asked_for_where_it_is_taken_in(
    at_koha: Context, page: DataPage, qtbot: QtBot, tmp_path: Path
) -> None:
    record(at_koha, "I1")
    form = page.carried.form
    page.carried.write(tmp_path / "out.offcirc")
    assert form.isVisible()
    assert not page.carried.take.isEnabled()
    qtbot.keyClicks(form.first, "short")
    qtbot.keyClick(form.first, Qt.Key.Key_Return)
    assert form.wrong.text() == "At least 10 characters."
    form.first.setText(PASSPHRASE)
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert form.wrong.text() == "The two are not the same."
    qtbot.keyClicks(form.second, PASSPHRASE)
    qtbot.keyClick(form.second, Qt.Key.Key_Return)
    assert "1 transaction is in out.offcirc." in said(page, qtbot)
    assert form.first.text() == form.second.text() == ""
    page.carried.take_in(tmp_path / "out.offcirc")
    qtbot.waitUntil(form.isVisible, timeout=10_000)
    assert not form.second.isVisible()
    qtbot.keyClicks(form.first, "ten large boats")
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert "does not open" in said(page, qtbot)
    page.carried.take_in(tmp_path / "out.offcirc")
    qtbot.waitUntil(form.isVisible, timeout=10_000)
    qtbot.keyClicks(form.first, PASSPHRASE)
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert said(page, qtbot) == "0 transactions were taken in. 1 was here already."


def test_a_passphrase_that_nobody_gives_leaves_everything_as_it_was(
    at_koha: Context, page: DataPage, qtbot: QtBot, tmp_path: Path
) -> None:
    record(at_koha, "I1")
    page.carried.write(tmp_path / "out.offcirc")
    qtbot.mouseClick(page.carried.form.cancel, Qt.MouseButton.LeftButton)
    assert page.carried.take.isEnabled()
    assert not page.carried.form.isVisible()
    assert states(at_koha) == [State.WAITING]


def test_P3_an_older_extract_asks_before_it_is_loaded(
    page: DataPage, runner: SyncRunner, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, bool]] = []
    monkeypatch.setattr(runner, "load_extract", lambda file, *, older=False: asked.append((file, older)))
    file = tmp_path / "old.offcirc-extract"
    runner.finished.emit(Finished(ok=False, code="EXTRACT_OLDER", params={"path": str(file)}, command="extract-import"))
    assert page.sync.load_older.isVisible()
    assert "older than the data here" in page.sync.result.text
    qtbot.mouseClick(page.sync.load_older, Qt.MouseButton.LeftButton)
    assert asked == [(file, True)]


def test_what_a_synchronisation_brought_along_is_said_with_its_count(page: DataPage, runner: SyncRunner) -> None:
    brought = [
        {"workstation": "bus", "rows": 3, "received": 2},
        {"code": "CARRIED_ALTERED", "path": "x", "workstation": "y"},
    ]
    runner.finished.emit(Finished(ok=True, summary={"handed_in": brought}, command="sync"))
    first, second = page.carried.result.text.splitlines()
    assert first == "3 transactions of bus are at the server; new there: 2."
    assert second.startswith("The server did not take a carried file.")
    assert page.carried.result.tone is Tone.WARN
