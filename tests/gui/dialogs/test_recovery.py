"""A new recovery code: for somebody with the right and the PIN, shown once, and the code before opens nothing."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from offcirc.app.keys import Keys
from offcirc.app.recovery import new_recovery_code
from offcirc.app.staff import Staff
from offcirc.app.workstation import Workstation
from offcirc.errors import UserError
from offcirc.gui.context import Context
from offcirc.gui.dialogs.recovery import NewRecoveryCode
from offcirc.gui.pages.data.journal_card import JournalCard
from tests.gui.conftest import PASSPHRASE, STAFF


@pytest.fixture
def people(context: Context) -> None:
    with Workstation(context.home, context.key) as workstation:
        staff = Staff(workstation.journal, workstation.clock)
        staff.add(STAFF, "2468")
        staff.add("Jana Nováková", "1357", by=STAFF)


@pytest.fixture
def locked(context: Context) -> None:
    """The key is wrapped by a passphrase, as quickly as tests wrap."""
    keys = Keys(context.home.key)
    keys.recover(keys.renew_recovery_code(context.key), PASSPHRASE)


def opened(context: Context, qtbot: QtBot) -> NewRecoveryCode:
    dialog = NewRecoveryCode(context)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.proof.isEnabled)
    return dialog


def shown_code(dialog: NewRecoveryCode) -> str:
    label = dialog.findChild(QLabel, "recoveryCode")
    assert isinstance(label, QLabel)
    return label.text()


@pytest.mark.usefixtures("people")
def test_with_the_right_and_the_pin_a_new_code_is_shown_and_opens(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Keys(context.home.key).renew_recovery_code(context.key)
    dialog = opened(context, qtbot)
    assert [dialog.proof.who.itemText(row) for row in range(dialog.proof.who.count())] == [STAFF]
    dialog.proof.pin.setText("1357")
    dialog.proof.make.click()
    qtbot.waitUntil(lambda: "PIN is not right" in dialog.proof.error.text())
    assert not dialog.proof.pin.text()
    dialog.proof.pin.setText("2468")
    dialog.proof.make.click()
    qtbot.waitUntil(dialog.shown.isVisible)
    code = shown_code(dialog)
    monkeypatch.setenv("OFFCIRC_PASSPHRASE", PASSPHRASE)
    assert Keys(context.home.key).recover(code) == context.key
    with pytest.raises(UserError, match="RECOVERY_CODE_WRONG"):
        Keys(context.home.key).recover(before)
    dialog.shown.written.click()
    with qtbot.waitSignal(dialog.accepted):
        next(each for each in dialog.shown.findChildren(QPushButton) if each.accessibleName() == "Close").click()


@pytest.mark.usefixtures("locked")
def test_without_staff_the_passphrase_is_asked_for(context: Context, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot)
    assert not dialog.proof.pin.isVisible()
    dialog.proof.passphrase.setText("no such phrase")
    dialog.proof.make.click()
    qtbot.waitUntil(lambda: "not this workstation's passphrase" in dialog.proof.error.text())
    dialog.proof.passphrase.setText(PASSPHRASE)
    dialog.proof.make.click()
    qtbot.waitUntil(dialog.shown.isVisible)
    assert len(shown_code(dialog)) == 27


def test_where_the_keychain_alone_guards_the_desk_nobody_gets_a_code_without_staff(
    context: Context, qtbot: QtBot
) -> None:
    kept = msgspec.json.decode(context.home.key.read_bytes())
    kept.pop("passphrase", None)
    context.home.key.write_bytes(msgspec.json.encode(kept))
    dialog = opened(context, qtbot)
    assert not dialog.proof.make.isVisible()
    assert dialog.proof.not_possible.isVisible()
    assert "Add one in the settings" in dialog.proof.not_possible.text
    with Workstation(context.home, context.key) as workstation:
        with pytest.raises(UserError, match="RECOVERY_NEEDS_STAFF"):
            new_recovery_code(workstation, "", "")
        Staff(workstation.journal, workstation.clock).add(STAFF, "2468")
    assert context.home.key.read_bytes() == msgspec.json.encode(kept)
    dialog = opened(context, qtbot)
    assert dialog.proof.make.isVisible()
    assert dialog.proof.pin.isVisible()


@pytest.mark.usefixtures("locked")
def test_a_code_without_a_printer_is_not_saved_as_a_file(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    dialog = opened(context, qtbot)
    dialog.proof.passphrase.setText(PASSPHRASE)
    dialog.proof.make.click()
    qtbot.waitUntil(dialog.shown.isVisible)
    next(each for each in dialog.shown.findChildren(QPushButton) if each.accessibleName() == "Print").click()
    qtbot.waitUntil(lambda: dialog.shown.told.text == "There is no printer. Write it down.")
    assert dialog.findChildren(QFileDialog) == []


def test_the_journals_card_opens_it(context: Context, qtbot: QtBot) -> None:
    card = JournalCard(context)
    qtbot.addWidget(card)
    card.show()
    card.recovery.click()
    (dialog,) = card.findChildren(NewRecoveryCode)
    qtbot.waitUntil(dialog.proof.isEnabled)
    with qtbot.waitSignal(dialog.rejected):
        dialog.proof.cancel.click()
