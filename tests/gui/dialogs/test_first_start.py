"""First start and unlocking, at a real server and with a real key file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app import keys
from offcirc.app.first_start import full_address, is_unprotected
from offcirc.app.home import Home
from offcirc.app.keys import Keys
from offcirc.app.second_copy import CopyWanted
from offcirc.app.staff import Staff
from offcirc.app.wiped import Wiped
from offcirc.app.workstation import Workstation
from offcirc.gui.context import Settings
from offcirc.gui.dialogs.first_start import FirstStart
from offcirc.gui.dialogs.unlock import UnlockDialog
from offcirc.gui.theme import Theme
from offcirc.resources import resources
from tests.central.server import RunningServer

PASSPHRASE = "a long walk home"
_WAIT_MS = 30_000


@pytest.fixture(autouse=True)
def _no_keychain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OFFCIRC_PASSPHRASE", raising=False)
    monkeypatch.setattr("offcirc.app.first_start.keychain_usable", lambda: False)
    monkeypatch.setattr("offcirc.gui.dialogs.unlock.keychain_usable", lambda: False)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("server"), folder=resources() / "sample") as running:
        yield running


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.at(tmp_path / "home")


@pytest.fixture
def dialog(home: Home, theme: Theme, qtbot: QtBot) -> FirstStart:
    made = FirstStart(home, theme, Settings(home))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._passphrase == (True, False))
    return made


def _said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def _fill(dialog: FirstStart, url: str, code: str, name: str) -> None:
    dialog.server.address.setText(url)
    dialog.server.code.setText(code)
    dialog.server.desk.setText(name)
    dialog.server.submit()
    dialog.passphrase.passphrase.setText(PASSPHRASE)
    dialog.passphrase.again.setText(PASSPHRASE)
    dialog.passphrase.submit()


def test_from_an_empty_home_to_an_open_desk(
    dialog: FirstStart, home: Home, server: RunningServer, qtbot: QtBot
) -> None:
    _fill(dialog, server.url, server.enrolment_code("front", library=""), "front")
    qtbot.waitUntil(lambda: dialog.step is dialog.recovery, timeout=_WAIT_MS)
    code = dialog.recovery._code.text()
    assert not dialog.recovery._go.isEnabled()  # somebody says that it is written down
    dialog.recovery.written.click()
    dialog.recovery._go.click()
    qtbot.waitUntil(lambda: dialog.step is dialog.first_member, timeout=_WAIT_MS)
    form = dialog.first_member.form
    form.name.setText("M. Virtanen")
    form.pin.setText("2468")
    form.again.setText("2468")
    form.submit()
    qtbot.waitUntil(lambda: dialog.step is dialog.update_step, timeout=_WAIT_MS)
    dialog.update_step.begin()
    qtbot.waitUntil(lambda: "The data is here" in _said(dialog), timeout=60_000)
    box = dialog.update_step._libraries
    box.setCurrentIndex(box.findData("REV-KUU"))
    dialog.update_step._finish.click()
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted, timeout=_WAIT_MS)
    assert dialog.staff == "M. Virtanen"
    assert home.read_config().library == "REV-KUU"
    server_name = home.read_config().url
    assert server_name == server.url
    with Workstation(home, dialog.key) as workstation:
        assert workstation.journal.workstation == "front"
        assert workstation.replica is not None
        assert Staff(workstation.journal, workstation.clock).sign_in("M. Virtanen", "2468").name
    assert Keys(home.key).unlock(PASSPHRASE) == dialog.key
    assert Keys(home.key).recover(code, "another one") == dialog.key


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The second place that is offered; neither is there yet."""
    places = (tmp_path / "gone", tmp_path / "stick")
    wanted = CopyWanted(Wiped.LIVE, places)
    monkeypatch.setattr("offcirc.gui.dialogs.first_start.copy_wanted", lambda _home: wanted)
    return places[1]


def test_where_the_disk_forgets_a_second_copy_comes_first(
    dialog: FirstStart, home: Home, server: RunningServer, stick: Path, qtbot: QtBot
) -> None:
    _fill(dialog, server.url, server.enrolment_code("live"), "live")
    qtbot.waitUntil(lambda: dialog.step is dialog.recovery, timeout=_WAIT_MS)
    dialog.recovery.written.click()
    dialog.recovery._go.click()
    copy = dialog.second_copy
    qtbot.waitUntil(lambda: dialog.step is copy, timeout=_WAIT_MS)
    assert "keeps its changes in memory" in _said(dialog)
    copy.keep.click()
    qtbot.waitUntil(lambda: "is no folder" in _said(dialog) or "not there" in _said(dialog), timeout=_WAIT_MS)
    stick.mkdir()
    copy.places.setCurrentIndex(1)
    copy.keep.click()
    qtbot.waitUntil(lambda: dialog.step is dialog.first_member, timeout=_WAIT_MS)
    assert (stick / "offcirc-live" / "journal.db").exists()
    assert home.read_config().mirror == str(stick / "offcirc-live")


def test_a_wrong_code_is_said_and_nothing_typed_is_lost(
    dialog: FirstStart, home: Home, server: RunningServer, qtbot: QtBot
) -> None:
    _fill(dialog, server.url, "AAAA-BBBB-CCCC", "side")
    qtbot.waitUntil(lambda: "does not know that enrolment code" in _said(dialog), timeout=_WAIT_MS)
    assert dialog.step is dialog.server
    assert dialog.server.address.text() == server.url
    assert dialog.server.code.text() == "AAAA-BBBB-CCCC"
    assert not home.key.exists()  # the next try may choose another passphrase
    assert not home.journal.exists()
    dialog.server.code.setText(server.enrolment_code("side"))
    dialog.server.submit()
    assert dialog.passphrase.passphrase.text() == PASSPHRASE
    dialog.passphrase.submit()
    qtbot.waitUntil(lambda: dialog.step is dialog.recovery, timeout=_WAIT_MS)


def test_the_address_is_made_whole_and_tested(dialog: FirstStart, server: RunningServer, qtbot: QtBot) -> None:
    dialog.server.address.setText(server.url.removeprefix("http://"))
    dialog.server._test.click()
    assert dialog.server.address.text().startswith("https://")
    qtbot.waitUntil(dialog.server._test.isEnabled, timeout=_WAIT_MS)
    assert "answers" not in _said(dialog)
    dialog.server.address.setText(server.url)
    dialog.server._test.click()
    qtbot.waitUntil(lambda: "answers. The address is right" in _said(dialog), timeout=_WAIT_MS)


def test_nobody_at_the_address_is_a_sentence(dialog: FirstStart, qtbot: QtBot) -> None:
    _fill(dialog, "http://127.0.0.1:9", "AAAA-BBBB-CCCC", "desk")
    qtbot.waitUntil(lambda: "cannot be reached" in _said(dialog), timeout=_WAIT_MS)
    assert dialog.server.code.text() == "AAAA-BBBB-CCCC"


def test_a_keychain_that_is_slow_to_answer_is_waited_for(
    home: Home, theme: Theme, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answers = threading.Event()
    monkeypatch.setattr("offcirc.app.first_start.keychain_usable", lambda: not answers.wait(_WAIT_MS / 1000))
    dialog = FirstStart(home, theme, Settings(home))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.server.address.setText("http://127.0.0.1:9")
    dialog.server.code.setText("AAAA-BBBB-CCCC")
    dialog.server.desk.setText("desk")
    dialog.server.submit()
    assert dialog.step is dialog.server
    answers.set()
    qtbot.waitUntil(lambda: dialog.step is dialog.passphrase, timeout=_WAIT_MS)


def test_what_is_missing_is_asked_for_field_by_field(dialog: FirstStart) -> None:
    dialog.server.submit()
    assert "Type the address" in _said(dialog)
    dialog.server.address.setText("library.example")
    dialog.server.submit()
    assert "Type the enrolment code" in _said(dialog)
    dialog.server.code.setText("AAAA-BBBB-CCCC")
    dialog.server.submit()
    assert dialog.step is dialog.passphrase
    dialog.passphrase.passphrase.setText("short")
    dialog.passphrase.submit()
    assert "at least 8 characters" in _said(dialog)
    dialog.passphrase.passphrase.setText(PASSPHRASE)
    dialog.passphrase.again.setText(PASSPHRASE + "!")
    dialog.passphrase.submit()
    assert "not the same" in _said(dialog)


@pytest.mark.parametrize(
    ("typed", "whole", "unprotected"),
    [
        ("library.example", "https://library.example", False),
        (" https://library.example/ ", "https://library.example", False),
        ("http://library.example:8720", "http://library.example:8720", True),
        ("http://127.0.0.1:8720", "http://127.0.0.1:8720", False),
        ("HTTP://library.example", "HTTP://library.example", True),
        ("http://[broken", "http://[broken", False),
        ("", "", False),
    ],
)
def test_an_address_without_tls_is_warned_of(typed: str, whole: str, unprotected: bool) -> None:  # noqa: FBT001
    assert full_address(typed) == whole
    assert is_unprotected(typed) is unprotected


def test_a_wrong_passphrase_keeps_what_was_typed(home: Home, theme: Theme, qtbot: QtBot) -> None:
    key, _ = Keys(home.key).create(PASSPHRASE)
    dialog = UnlockDialog(home, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    line = dialog.by_passphrase.passphrase
    line.setText("a long walk hime")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not this workstation's passphrase" in _said(dialog))
    assert line.selectedText()
    assert line.text() == "a long walk hime"
    line.setText(PASSPHRASE)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    assert dialog.key == key


def test_the_recovery_code_opens_and_makes_a_new_passphrase(home: Home, theme: Theme, qtbot: QtBot) -> None:
    key, code = Keys(home.key).create(PASSPHRASE)
    dialog = UnlockDialog(home, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.by_passphrase.other.click()
    dialog.by_code.code.setText("0000")
    dialog.by_code.passphrase.setText("another long walk")
    dialog.by_code.submit()
    qtbot.waitUntil(lambda: "does not fit" in _said(dialog))
    assert dialog.by_code.code.text() == "0000"
    dialog.by_code.code.setText(code.lower().replace("-", " "))
    dialog.by_code.submit()
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    assert dialog.key == key
    assert Keys(home.key).unlock("another long walk") == key


def test_a_key_whose_code_was_never_seen_gets_a_new_one(
    home: Home, server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from offcirc.app.enrolment import enrol_with_central  # noqa: PLC0415
    from offcirc.clock import SystemClock  # noqa: PLC0415
    from offcirc.journal import Journal  # noqa: PLC0415

    monkeypatch.setenv(keys.PASSPHRASE_VARIABLE, PASSPHRASE)
    key, unseen = Keys(home.key).create()
    Journal.open(home.journal, key, SystemClock(), create=True).close()  # killed between key and server
    done = enrol_with_central(home, server.url, server.enrolment_code("late"), name="late", library="")
    assert done.recovery_code not in {None, unseen}
    assert Keys(home.key).recover(str(done.recovery_code)) == key
