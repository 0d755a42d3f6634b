"""Automatic mode and the proxy in the settings: what counts at once, where it is kept, and what Cancel brings back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app import conditions
from offcirc.app.preferences import Automatic, Network
from offcirc.app.schedule import system
from offcirc.app.schedule.job import Job
from offcirc.app.servers import proxy_login
from offcirc.app.workstation import Workstation
from offcirc.connectors.way import ProxyLogin
from offcirc.gui.context import Context
from offcirc.gui.dialogs.settings import SettingsDialog


class Scheduler:
    """A system's, in memory: what the real ones leave on a disk has tests of its own (tests/cli/test_schedule.py)."""

    def __init__(self, *, seals: bool) -> None:
        self.when = ""
        self._seals = seals

    def install(self, job: Job) -> tuple[Path, str]:
        self.when = str(job.when)
        return Path(job.name), ""

    def remove(self, _name: str) -> bool:
        self.when = ""
        return True

    def installed(self, _name: str) -> str:
        return self.when

    def runs(self, _name: str) -> bool:
        return bool(self.when)

    def lingers(self) -> bool:
        return False

    def has_passphrase(self, _name: str) -> bool:
        return self._seals


@pytest.fixture
def scheduler(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Scheduler:
    made = Scheduler(seals=getattr(request, "param", True))
    monkeypatch.setattr(system, "scheduler", lambda: made)
    monkeypatch.setattr(conditions, "on_mains", lambda: True)
    monkeypatch.setattr(conditions, "metered", lambda: None)
    return made


@pytest.fixture
def dialog(
    context: Context, scheduler: Scheduler, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SettingsDialog]:
    assert not scheduler.when
    monkeypatch.setattr("offcirc.gui.dialogs.settings._printers", list)
    made = SettingsDialog(context)
    qtbot.addWidget(made)
    made.show()
    made._names.setCurrentRow(2)
    qtbot.waitUntil(lambda: "30 minutes" in _said(made.automatic) or "passphrase" in _said(made.automatic))
    _settled(context, qtbot)
    yield made
    _settled(context, qtbot)


def _settled(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not context.desk.busy and not context.reading.busy)


def _said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def _kept(context: Context) -> ProxyLogin | None:
    with Workstation(context.home, context.key) as workstation:
        return proxy_login(workstation.journal)


def test_P3_P4_it_is_off_and_what_is_ticked_counts_at_once(
    dialog: SettingsDialog, context: Context, qtbot: QtBot
) -> None:
    page = dialog.automatic
    assert not any(box.isChecked() for box in (page.upload, page.update_box, page.only_on_mains, page.only_unmetered))
    assert not page.update_every.isEnabled()
    changed: list[None] = []
    context.settings.changed.connect(lambda: changed.append(None))
    for box in (page.upload, page.update_box, page.only_on_mains, page.only_unmetered):
        box.click()
    assert page.update_every.isEnabled()
    _choose(page.update_every, 120)
    _choose(page.max_age, 0)
    _settled(context, qtbot)
    wanted = Automatic(
        update=True, upload=True, update_every_minutes=120, max_age_minutes=0, only_on_mains=True, only_unmetered=True
    )
    assert context.home.read_config().automatic == wanted
    assert changed, "the automatic mode that runs looks again"
    dialog.reject()
    _settled(context, qtbot)
    assert context.home.read_config().automatic == Automatic()


def test_what_this_machine_cannot_know_is_said(dialog: SettingsDialog) -> None:
    assert "does not tell what its line costs" in _said(dialog.automatic)
    assert "runs on its battery" not in _said(dialog.automatic)


def test_the_systems_schedule_is_put_there_and_taken_away(
    dialog: SettingsDialog, scheduler: Scheduler, qtbot: QtBot
) -> None:
    box = dialog.automatic.closed_window
    assert (box.isEnabled(), box.isChecked()) == (True, False)
    assert "while somebody is signed in" in _said(dialog.automatic)
    box.click()
    qtbot.waitUntil(lambda: scheduler.when == "30m")
    qtbot.waitUntil(lambda: box.isEnabled() and box.isChecked())
    assert "own schedule: 30m." in _said(dialog.automatic)
    box.click()
    qtbot.waitUntil(lambda: not scheduler.when)
    qtbot.waitUntil(lambda: box.isEnabled() and not box.isChecked())


@pytest.mark.parametrize("scheduler", [False], indirect=True)
def test_a_desk_that_opens_with_a_passphrase_says_why_it_cannot_be(dialog: SettingsDialog) -> None:
    assert not dialog.automatic.closed_window.isEnabled()
    assert "which nobody types then" in _said(dialog.automatic)


def test_P7_the_proxy_is_in_the_file_and_its_login_in_the_journal(
    dialog: SettingsDialog, context: Context, qtbot: QtBot
) -> None:
    page = dialog.network
    page.proxy.setText("proxy.example")
    page.proxy.editingFinished.emit()
    assert "Write http://" in _said(page)
    page.proxy.setText("http://proxy.example:3128/")
    page.proxy.editingFinished.emit()
    dialog._names.setCurrentRow(3)
    page.user.setFocus()
    qtbot.keyClicks(page.user, "bus")
    page.password.setFocus()
    qtbot.keyClicks(page.password, "safe")
    page.password.clearFocus()
    _settled(context, qtbot)
    assert context.home.read_config().network == Network("http://proxy.example:3128")
    assert b"safe" not in context.home.config.read_bytes()
    assert _kept(context) == ProxyLogin("bus", "safe")
    page.proxy.setFocus()
    qtbot.keyClicks(page.proxy, "0")
    dialog.reject()
    _settled(context, qtbot)
    assert context.home.read_config().network == Network()
    assert _kept(context) is None
