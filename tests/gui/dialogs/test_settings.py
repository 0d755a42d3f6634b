"""The settings count at once, and Cancel brings back what was."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app.staff import Staff
from offcirc.app.workstation import Workstation
from offcirc.errors import EnvironmentProblem
from offcirc.gui.context import Context
from offcirc.gui.dialogs.settings import SettingsDialog

ME, OTHER = "M. Virtanen", "Jana Nováková"


@pytest.fixture
def people(context: Context) -> None:
    with Workstation(context.home, context.key) as workstation:
        staff = Staff(workstation.journal, workstation.clock)
        staff.add(ME, "2468")
        staff.add(OTHER, "1357", by=ME)


@pytest.fixture
def dialog(context: Context, people: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[SettingsDialog]:  # noqa: ARG001
    monkeypatch.setattr("offcirc.gui.dialogs.settings._printers", lambda: ["Desk printer"])
    made = SettingsDialog(context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.desk.library.count() > 1 and made.staff.list.count() == 2)
    qtbot.waitUntil(lambda: made.receipts.printer.findData("Desk printer") > 0)
    yield made
    qtbot.waitUntil(lambda: not context.desk.busy and not context.reading.busy)


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def _said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def _settled(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not context.desk.busy and not context.reading.busy)


def test_every_change_counts_at_once_and_is_in_the_file(dialog: SettingsDialog, context: Context) -> None:
    _choose(dialog.look.theme_box, "dark")
    _choose(dialog.look.text_size, 125)
    _choose(dialog.look.language, "cs")
    dialog.sound.sounds.click()
    _choose(dialog.receipts.receipt, "per_patron")
    _choose(dialog.receipts.paper, "A4")
    _choose(dialog.receipts.printer, "Desk printer")
    dialog.receipts.library.setText("  Kuurajoen   pääkirjasto ")
    dialog.receipts.library.editingFinished.emit()
    for (_, line), text in zip(dialog.receipts.footer, ("", "Tervetuloa!"), strict=True):
        line.setText(text)
        line.editingFinished.emit()
    _choose(dialog.staff.lock_after, 30)
    dialog.desk.days.setText("7; 30, 30,60")
    dialog.desk.days.editingFinished.emit()
    context.settings.wait()
    for now in (context.settings.now, context.home.read_config().window):
        assert (now.receipt_library, now.receipt_footer) == ("Kuurajoen pääkirjasto", ("Tervetuloa!",))
        assert (now.theme, now.text_size, now.language) == ("dark", 125, "cs")
        assert (now.sounds, now.receipt, now.paper, now.printer) == (False, "per_patron", "A4", "Desk printer")
        assert (now.lock_after_minutes, now.due_days) == (30, (7, 30, 60))


def test_cancel_brings_back_what_was(dialog: SettingsDialog, context: Context, qtbot: QtBot) -> None:
    before, config = context.settings.now, context.home.read_config()
    _choose(dialog.look.theme_box, "dark")
    _choose(dialog.desk.library, "REV-KUU")
    dialog.desk.prefix.setText("]C1")
    dialog.desk.prefix.editingFinished.emit()
    _settled(context, qtbot)
    assert context.home.read_config().library == "REV-KUU"
    dialog.reject()
    _settled(context, qtbot)
    context.settings.wait()
    assert context.settings.now == before
    assert context.home.read_config() == config


def test_what_the_disk_does_not_take_is_said_and_does_not_count(
    dialog: SettingsDialog, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_in = []

    def refuse(*_: object) -> None:
        written_in.append(threading.current_thread())
        raise EnvironmentProblem("DISK_FULL", path="config.toml")

    with monkeypatch.context() as full:
        full.setattr("offcirc.app.home.write_whole", refuse)
        _choose(dialog.look.theme_box, "dark")
        assert context.settings.now.theme == "dark"
        qtbot.waitUntil(lambda: context.settings.now.theme == "system")
    assert written_in
    assert threading.main_thread() not in written_in
    assert "The disk is full" in _said(dialog)
    assert dialog.look.theme_box.currentData() == "system"


def test_both_lanes_work_with_the_new_library_and_prefix(
    dialog: SettingsDialog, context: Context, qtbot: QtBot
) -> None:
    seen: list[tuple[str, str]] = []
    _choose(dialog.desk.library, "REV-KUU")
    dialog.desk.prefix.setText("]C1")
    qtbot.keyClick(dialog.desk.prefix, Qt.Key.Key_Return)
    _settled(context, qtbot)
    for lane in (context.desk, context.reading):
        lane.do(lambda each: (each.config.library, each.config.scanner_prefix), seen.append)
    _settled(context, qtbot)
    assert seen == [("REV-KUU", "]C1")] * 2


@pytest.mark.parametrize("typed", ["", "0", "1000", "soon", "1,2,3,4,5,6,7", "14, x"])
def test_wrong_presets_are_said_and_kept_as_typed(dialog: SettingsDialog, context: Context, typed: str) -> None:
    dialog.desk.days.setText(typed)
    dialog.desk.days.editingFinished.emit()
    assert "one to six numbers" in _said(dialog.desk)
    assert dialog.desk.days.text() == typed
    assert context.settings.now.due_days == (14, 21, 28)


def test_an_address_without_tls_is_warned_of(dialog: SettingsDialog, context: Context, qtbot: QtBot) -> None:
    dialog.desk.address.setText("http://library.example")
    dialog.desk.address.editingFinished.emit()
    _settled(context, qtbot)
    assert "anybody on the network" in _said(dialog.desk)
    assert context.home.read_config().url == "http://library.example"


def test_staff_are_added_reset_and_removed(dialog: SettingsDialog, context: Context, qtbot: QtBot) -> None:
    page = dialog.staff
    page.name.setText("T. Smith")
    page.pin.setText("8642")
    with qtbot.waitSignal(page.finished):
        page.add_member.click()
    assert page.list.count() == 3
    assert page.name.text() == ""
    page.list.setCurrentRow(0)
    with qtbot.waitSignal(page.finished):
        page.reset.click()
    code = page.told.text.split(": ")[1][:8]
    with Workstation(context.home, context.key) as workstation:
        assert Staff(workstation.journal, workstation.clock).sign_in(OTHER, code).must_choose
    page.remove.click()
    assert f"Remove {OTHER}" in page.sure.text
    page.no.click()
    assert page.list.count() == 3
    page.remove.click()
    with qtbot.waitSignal(page.finished):
        page.yes.click()
    assert page.list.count() == 2
    dialog.reject()  # none of this is a matter of taste
    with Workstation(context.home, context.key) as workstation:
        assert [each.name for each in Staff(workstation.journal, workstation.clock).members()] == [ME, "T. Smith"]


def test_the_last_who_looks_after_staff_stays(dialog: SettingsDialog, qtbot: QtBot) -> None:
    page = dialog.staff
    page.list.setCurrentRow(1)
    with qtbot.waitSignal(page.finished):
        page.right.click()
    assert "Somebody has to look after staff" in _said(page)
    assert page.right.isChecked()


def test_ones_own_pin_is_changed(dialog: SettingsDialog, context: Context, qtbot: QtBot) -> None:
    page = dialog.staff
    for line, text in ((page.old, "2468"), (page.new, "9753"), (page.again, "9754")):
        line.setText(text)
    page.change.click()
    assert "not the same" in _said(page)
    page.again.setText("9753")
    with qtbot.waitSignal(page.finished):
        page.change.click()
    assert "Your PIN is changed" in page.told.text
    with Workstation(context.home, context.key) as workstation:
        assert Staff(workstation.journal, workstation.clock).sign_in(ME, "9753").name


def test_whoever_may_look_after_staff_may_switch_sign_in_off(
    dialog: SettingsDialog, context: Context, qtbot: QtBot
) -> None:
    dialog.staff.sign_in.click()
    qtbot.waitUntil(lambda: not context.settings.now.sign_in)
    assert not dialog.staff.sign_in.isChecked()


def test_nobody_else_may_switch_sign_in_off(dialog: SettingsDialog, context: Context, qtbot: QtBot) -> None:
    context.session.sign_in(OTHER)
    with qtbot.waitSignal(dialog.staff.finished):
        dialog.staff.sign_in.click()
    assert dialog.staff.sign_in.isChecked()
    assert context.settings.now.sign_in
    assert "can switch sign-in off" in _said(dialog.staff)


def test_without_the_right_nothing_can_be_pressed_and_the_page_says_why(context: Context, qtbot: QtBot) -> None:
    with Workstation(context.home, context.key) as workstation:
        staff = Staff(workstation.journal, workstation.clock)
        staff.add(OTHER, "1357")
        staff.add(ME, "2468", by=OTHER)
    dialog = SettingsDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    page = dialog.staff
    qtbot.waitUntil(lambda: page.list.count() == 2)
    assert not any(each.isEnabled() for each in (page.reset, page.remove, page.right, page.add_member))
    assert "Only staff who may look after staff" in _said(page)
    assert page.change.isEnabled()
    _settled(context, qtbot)
