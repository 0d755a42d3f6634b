"""The whole desk over a real home: what it runs beside the window, and the window made anew in another language."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from offcirc.app.workstation import Workstation
from offcirc.gui.desk import DeskApplication
from offcirc.gui.pages.check_in import CheckInPage
from offcirc.gui.pages.data.journal_card import JournalCard
from offcirc.gui.pages.data.page import DataPage
from offcirc.gui.sync_runner import Finished
from offcirc.gui.theme import Tone
from tests.gui.conftest import STAFF, Enrolled

CHECK_IN, DATA, PAGES = 1, 5, 6
BARCODES = [f"3840010000{number}" for number in ("1013", "1104", "1120", "1138", "1146", "1328")]
LONG_MS = 60_000


@pytest.fixture
def desk(enrolled: Enrolled, qapp: QApplication, qtbot: QtBot) -> Iterator[DeskApplication]:
    preferences = enrolled.home.read_config().window
    enrolled.home.change_config(
        url="http://127.0.0.1:9", window=msgspec.structs.replace(preferences, language="en", sounds=False)
    )
    made = DeskApplication(qapp, enrolled.home)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.open_desk(enrolled.key)
    made.session.sign_in(STAFF)
    made.window.hold_scans(held=False)
    made.window.activateWindow()
    yield made
    made.close()
    made._translations.forget()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")


@pytest.fixture
def in_finnish(desk: DeskApplication, qtbot: QtBot) -> Callable[[], None]:
    """Chooses another language, as the settings do."""

    def change() -> None:
        before = desk.window
        desk._on_language_chosen("fi")
        desk._replace_window()
        qtbot.waitUntil(lambda: desk.window is not before)
        qtbot.waitUntil(desk.window.isVisible)

    return change


def journal_card(desk: DeskApplication) -> JournalCard:
    page = desk.window.page_at(DATA)
    assert isinstance(page, DataPage)
    return page.journal


def pid_of(card: JournalCard) -> int:
    command = card._command
    assert command is not None
    return command.pid


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_page_may_be_wanted_before_it_was_made(desk: DeskApplication, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_F7)
    assert isinstance(desk.window.page, DataPage)
    qtbot.waitUntil(lambda: desk.window.later.done, timeout=LONG_MS)
    assert sorted(desk.window.pages) == list(range(PAGES))


def test_when_a_command_has_ended_the_window_looks_once(
    desk: DeskApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    looked: list[bool] = []
    context = desk._context
    assert context is not None
    qtbot.waitUntil(lambda: not (context.desk.busy or context.reading.busy), timeout=LONG_MS)
    monkeypatch.setattr(desk.window, "refresh", lambda: looked.append(context.desk.busy and context.reading.busy))
    desk.runner.finished.emit(Finished(ok=True, command="sync"))
    qtbot.waitUntil(lambda: not (context.desk.busy or context.reading.busy), timeout=LONG_MS)
    assert looked == [True], "once, behind both lanes' look for a newer replica"


@pytest.mark.parametrize("command", ["verify", "backup"])
def test_closing_ends_what_the_page_runs(desk: DeskApplication, command: str, tmp_path: Path) -> None:
    card = journal_card(desk)
    if command == "verify":
        card.verify.click()
    else:
        card.write_backup(tmp_path / "safe.zip")
    pid = pid_of(card)
    assert is_running(pid)
    desk.close()
    assert not is_running(pid)


def test_another_language_leaves_a_verification_running_and_tells_what_it_found(
    desk: DeskApplication, in_finnish: Callable[[], None], qtbot: QtBot
) -> None:
    journal_card(desk).verify.click()
    pid = pid_of(journal_card(desk))
    in_finnish()
    card = journal_card(desk)
    assert pid_of(card) == pid
    assert not card.verify.isEnabled()
    assert card.cancel.isVisibleTo(card)
    qtbot.waitUntil(card.verify.isEnabled, timeout=LONG_MS)
    assert card.result.tone is Tone.GOOD
    assert card.result.text.startswith("Kunnossa")


def test_what_was_found_is_told_again_in_the_other_language(
    desk: DeskApplication, in_finnish: Callable[[], None], qtbot: QtBot
) -> None:
    desk.window.show_page(DATA)
    card = journal_card(desk)
    card.verify.click()
    qtbot.waitUntil(card.verify.isEnabled, timeout=LONG_MS)
    assert card.result.text.startswith("Sound")
    in_finnish()
    assert journal_card(desk).result.text.startswith("Kunnossa")
    assert desk.window.index == DATA


def check_in(desk: DeskApplication) -> CheckInPage:
    page = desk.window.page_at(CHECK_IN)
    assert isinstance(page, CheckInPage)
    return page


def test_another_language_loses_no_scan_that_waits_for_the_disk(
    desk: DeskApplication, enrolled: Enrolled, qtbot: QtBot
) -> None:
    desk.window.show_page(CHECK_IN)
    disk, before = Event(), desk.window
    context = desk._context
    assert context is not None
    qtbot.waitUntil(lambda: not check_in(desk).busy, timeout=LONG_MS)
    context.desk.do(lambda _: disk.wait(), lambda _: None)
    for barcode in BARCODES[:4]:
        desk.window.take_scan(barcode)
    desk._on_language_chosen("fi")
    desk._replace_window()
    qtbot.wait(120)
    assert desk.window is before, "the answers are for this window"
    desk.window.take_scan(BARCODES[4])
    desk.window.take_scan("x" * 80)  # never gets into the journal: it is on this page only
    disk.set()
    qtbot.waitUntil(lambda: desk.window is not before, timeout=LONG_MS)
    desk.window.take_scan(BARCODES[5])
    qtbot.waitUntil(lambda: check_in(desk).model.rowCount() == 7 and not check_in(desk).busy, timeout=LONG_MS)
    assert desk.window.index == CHECK_IN
    shown = [line.scanned.typed for line in check_in(desk).model.lines]
    assert shown == [BARCODES[5], "x" * 80, *reversed(BARCODES[:5])]
    with Workstation(enrolled.home, enrolled.key) as workstation:
        assert [row.transaction.item_barcode for row in workstation.journal.rows()] == BARCODES


def test_a_title_that_is_being_typed_is_there_in_the_other_language(
    desk: DeskApplication, in_finnish: Callable[[], None], enrolled: Enrolled, qtbot: QtBot
) -> None:
    desk.window.show_page(CHECK_IN)
    desk.window.take_scan("NEVER-SEEN")
    qtbot.waitUntil(lambda: check_in(desk).model.rowCount() == 1, timeout=LONG_MS)
    note = next(field for field in check_in(desk).findChildren(QLineEdit) if field.isVisible())
    note.setText("The Village Guide")
    in_finnish()
    again = next(field for field in check_in(desk).findChildren(QLineEdit) if field.isVisible())
    assert again is not note
    qtbot.keyClick(again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: check_in(desk).model.line(0).note == "The Village Guide", timeout=LONG_MS)
    with Workstation(enrolled.home, enrolled.key) as workstation:
        assert [row.transaction.item_note for row in workstation.journal.rows()][-1] == "The Village Guide"
