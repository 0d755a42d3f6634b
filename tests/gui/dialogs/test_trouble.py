"""Where no desk can be opened: what happened, what to do, what is safe."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app.one_window import only_window
from offcirc.app.safekeeping import back_up
from offcirc.app.workstation import Workstation
from offcirc.errors import EnvironmentProblem
from offcirc.gui.dialogs.trouble import trouble_screen
from offcirc.gui.theme import Theme
from tests.gui.conftest import Enrolled

CODES = [
    "DAMAGED",
    "DISK_FAILED",
    "TOO_NEW",
    "UPGRADE_WAITS",
    "UPGRADE_FAILED",
    "DISK_AWAY",
    "READ_ONLY",
    "CANNOT_OPEN",
    "DISK_FULL",
    "LOCKED",
    "WINDOW_OPEN",
    "KEYCHAIN_LOST",
    "KEYCHAIN_LOCKED",
    "NO_KEY",
    "KEY_FILE_DAMAGED",
    "NO_JOURNAL",
    "CONFIG_UNREADABLE",
]


def _said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def _buttons(widget: QWidget) -> dict[str, QPushButton]:
    return {made.accessibleName(): made for made in widget.findChildren(QPushButton) if made.isVisible()}


@pytest.mark.parametrize("code", CODES)
def test_each_trouble_says_what_to_do_and_what_is_safe(
    enrolled: Enrolled, theme: Theme, qtbot: QtBot, code: str
) -> None:
    screen = trouble_screen(EnvironmentProblem(code, path="/data/journal.db"), enrolled.home, theme, enrolled.key)
    qtbot.addWidget(screen)
    screen.show()
    said = _said(screen)
    assert "What to do" in said
    assert "1.  " in said
    assert "What is safe" in said
    assert "{" not in said
    buttons = _buttons(screen)
    assert {"Try again", "Close offcirc"} <= set(buttons)
    assert ("Use the recovery code…" in buttons) == code.startswith("KEYCHAIN")
    with qtbot.waitSignal(screen.again):
        buttons["Try again"].click()


def test_no_two_troubles_say_the_same(enrolled: Enrolled, theme: Theme, qtbot: QtBot) -> None:
    titles = {}
    for code in set(CODES) - {"CANNOT_OPEN", "KEY_FILE_DAMAGED"}:
        screen = trouble_screen(EnvironmentProblem(code, path="x"), enrolled.home, theme)
        qtbot.addWidget(screen)
        titles[screen.accessibleName()] = code
    assert len(titles) == len(CODES) - 2


def test_a_fault_shows_no_patron(enrolled: Enrolled, theme: Theme, qtbot: QtBot) -> None:
    screen = trouble_screen(ValueError("Korhola, Aino"), enrolled.home, theme)
    qtbot.addWidget(screen)
    screen.show()
    assert "Korhola" not in _said(screen)
    assert "A fault of the program" in _said(screen)


def test_a_folder_that_cannot_be_made_is_named(theme: Theme, qtbot: QtBot) -> None:
    screen = trouble_screen(EnvironmentProblem("READ_ONLY", path="/media/stick/offcirc"), None, theme)
    qtbot.addWidget(screen)
    screen.show()
    assert "The folder is /media/stick/offcirc." in _said(screen)


def test_a_damaged_journal_is_checked_and_a_backup_brought_back(
    enrolled: Enrolled, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    home, key = enrolled.home, enrolled.key
    back_up(home, key, tmp_path / "monday.backup")
    home.journal.write_bytes(b"\0" * 8192)
    with pytest.raises(EnvironmentProblem) as damage:
        Workstation(home, key)
    screen = trouble_screen(damage.value, home, theme, key)
    qtbot.addWidget(screen)
    screen.show()
    _buttons(screen)["Check the journal"].click()
    qtbot.waitUntil(lambda: "damaged" in screen._error.text() or "damaged" in screen._result.text)
    (tmp_path / "nonsense.zip").write_bytes(b"nonsense")
    screen.restore(tmp_path / "nonsense.zip")
    qtbot.waitUntil(lambda: "is not a backup" in _said(screen))
    assert zipfile.is_zipfile(tmp_path / "monday.backup")
    screen.restore(tmp_path / "monday.backup")
    qtbot.waitUntil(lambda: "The backup is restored" in _said(screen))
    assert "journal-before-restore-" in _said(screen)
    with Workstation(home, key) as workstation:
        assert workstation.journal.workstation == "desk-1"


def test_a_second_window_on_the_same_home_is_refused(enrolled: Enrolled) -> None:
    place = only_window(enrolled.home)
    with pytest.raises(EnvironmentProblem, match="WINDOW_OPEN"):
        only_window(enrolled.home)
    place.release()
    only_window(enrolled.home).release()
