"""The whole desk over a real home: what it runs beside the window, and the window made anew in another language."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offcirc.gui.desk import DeskApplication
from offcirc.gui.pages.data.journal_card import JournalCard
from offcirc.gui.pages.data.page import DataPage
from offcirc.gui.theme import Tone
from tests.gui.conftest import STAFF, Enrolled

DATA = 3
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
    assert sorted(desk.window.pages) == [0, 1, 2, 3]


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
