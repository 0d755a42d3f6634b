"""At a desk of Koha: what it cannot be told is shown, with the reason, and cannot be recorded by key either."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offcirc.app.workstation import Workstation
from offcirc.gui.context import Context
from offcirc.gui.dialogs.connect import ConnectDialog
from offcirc.gui.mirror import MirrorKeeper
from offcirc.gui.pages.check_in.page import CheckInPage
from offcirc.gui.pages.check_in.work import Fate, Scanned, record
from offcirc.gui.pages.check_out.page import CheckOutPage
from offcirc.gui.pages.data.page import DataPage
from offcirc.gui.sync_runner import Finished, SyncRunner
from tests.koha.sample import PASSWORD
from tests.koha.server import KohaServer

_CTRL = Qt.KeyboardModifier.ControlModifier


def _settle(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not context.desk.busy and not context.reading.busy, timeout=30_000)


def test_the_due_date_is_told_as_this_desks_own(context: Context, desk: Workstation, qtbot: QtBot) -> None:
    page = CheckOutPage(context)
    qtbot.addWidget(page)
    page.resize(1120, 620)
    page.show()
    page.activate()
    _settle(context, qtbot)
    said = "Koha sets its own due date; differences are shown after processing."
    assert page.due.limit.isVisible()
    assert page.due.limit.text() == said
    page.take_scan("P-PLAIN")
    _settle(context, qtbot)
    page.due.presets[0].click()
    page.take_scan("B0000001")
    _settle(context, qtbot)
    assert page.due.limit.isVisible()  # once, and all the while
    assert len(list(desk.journal.rows())) == 1


def test_nobody_can_be_registered_for_a_koha(context: Context, desk: Workstation, qtbot: QtBot) -> None:
    page = CheckOutPage(context)
    notices: list[str] = []
    context.notices.said.connect(lambda _, text: notices.append(text))
    qtbot.addWidget(page)
    page.resize(1120, 620)
    page.show()
    page.activate()
    _settle(context, qtbot)
    why = "Koha takes no new patrons from here: register them there."
    assert page.card.new.isVisible()
    assert not page.card.new.isEnabled()
    assert page.card.no_new.text() == why
    assert page.card.no_new.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_N, _CTRL)
    assert page.panel is None
    page.take_scan("NEW-CARD-1")
    _settle(context, qtbot)
    assert why in [line.text for line in page.card.alerts]
    assert page.card._offers == [] or all("egister" not in made.text() for made in page.card._offers)
    page.extras.open_registration("NEW-CARD-1")
    assert page.panel is None
    assert notices == [why]
    assert list(desk.journal.rows()) == []


def test_in_house_use_is_not_counted_for_a_koha(context: Context, desk: Workstation, qtbot: QtBot) -> None:
    page = CheckInPage(context)
    qtbot.addWidget(page)
    page.resize(1120, 620)
    page.show()
    page.activate()
    _settle(context, qtbot)
    modes = page.modes
    assert modes._in_house.isVisible()
    assert not modes._in_house.isEnabled()
    assert modes._limit.text() == "Koha cannot be told of in-house use: it is not counted here."
    assert modes._limit.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_I, _CTRL)
    assert not modes.in_house
    line = record(desk, Scanned(1, "B0000001", "anna", in_house_count=1))
    assert (line.fate, line.error) == (Fate.NOT_RECORDED, "KIND_NOT_CARRIED")
    assert list(desk.journal.rows()) == []
    page.take_scan("B0000002")
    _settle(context, qtbot)
    assert len(list(desk.journal.rows())) == 1


def test_the_server_card_says_what_this_koha_is(context: Context, runner: SyncRunner, qtbot: QtBot) -> None:
    page = DataPage(context, runner, MirrorKeeper(context.home, context.key, runner))
    qtbot.addWidget(page)
    page.resize(1120, 900)
    page.show()
    page.activate()
    _settle(context, qtbot)
    card = page.server
    assert card.kind.text() == "Koha 26.05.00"
    assert card.account.text() == "desk · Centerville (CPL)"
    assert card.name.isHidden()
    assert card.again.isVisible()
    assert "Sign in again" in card.again.text()


def test_a_changed_password_is_said_with_the_way_to_sign_in_again(
    context: Context, runner: SyncRunner, koha: KohaServer, qtbot: QtBot
) -> None:
    page = DataPage(context, runner, MirrorKeeper(context.home, context.key, runner))
    qtbot.addWidget(page)
    page.show()
    page.activate()
    _settle(context, qtbot)
    assert not page.sync.sign_in.isVisible()
    koha.sql("UPDATE borrowers SET password = 'Other-2' WHERE userid = 'desk'")
    ended: list[Finished] = []
    runner.finished.connect(ended.append)
    try:
        runner.synchronise()
        qtbot.waitUntil(lambda: bool(ended), timeout=30_000)
        assert ended[0].code == "SIGN_IN_REFUSED"
        assert page.sync.sign_in.isVisible()
        page.sync.sign_in.click()
        dialog = next(each for each in page.window().findChildren(ConnectDialog))
        form = dialog.again.form
        qtbot.waitUntil(lambda: form.user.text() == "desk", timeout=30_000)
        form.password.setText("Other-2")
        dialog.again.submit()
        qtbot.waitUntil(dialog.kept.isVisible, timeout=30_000)
        with qtbot.waitSignal(page.sync_wanted):
            dialog.kept._go.click()
        assert page.sync.result.isHidden()
    finally:
        koha.sql("UPDATE borrowers SET password = ? WHERE userid = 'desk'", PASSWORD)
