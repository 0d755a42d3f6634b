"""The due date that was told, set at a Koha that takes one: from the repair panel, with the real commands."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

import pytest
from msgspec import structs
from pytestqt.qtbot import QtBot

from offcirc.app.review.rows import Section
from offcirc.app.servers import keep_koha, koha_account
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from offcirc.domain.transactions import Transaction
from offcirc.gui.context import Context
from offcirc.gui.pages.transactions.page import TransactionsPage
from offcirc.gui.sync_runner import SyncRunner
from offcirc.sync.process import process
from tests.gui.koha.conftest import ACT
from tests.koha.rows import ZONE
from tests.koha.server import KohaServer
from tests.support.inside import recorded

_LONG_MS = 30_000
_items = (f"B{number:07}" for number in count(101))


@pytest.fixture
def page(context: Context, runner: SyncRunner, qtbot: QtBot) -> TransactionsPage:
    made = TransactionsPage(context, runner)
    qtbot.addWidget(made)
    made.resize(1120, 700)
    made.show()
    return made


@pytest.fixture
def lent(desk: Workstation) -> Transaction:
    """Koha made it due on another day."""
    due = desk.clock.read().wall.astimezone(desk.desk.zone).date() + timedelta(days=5)
    row = recorded(desk.desk.issue("P-PLAIN", next(_items), due.isoformat(), ACT).transaction)
    with desk.connected() as connector:
        desk.upload(connector)
        list(process(desk.journal, connector, desk.clock, None, lambda _: None))
    return row


def _open(page: TransactionsPage, row: Transaction, qtbot: QtBot) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: page.model.find(row.id) is not None, timeout=_LONG_MS)
    found = page.model.find(row.id)
    assert found is not None
    assert found.section is Section.DUE_DIFFERS
    page._repairing.open(found)
    qtbot.waitUntil(lambda: page.repair.row is not None and page.repair.row.id == row.id, timeout=_LONG_MS)


def _kept(koha: KohaServer, row: Transaction) -> datetime:
    return datetime.fromisoformat(koha.loans(row.item_barcode or "")[0]["date_due"]).replace(tzinfo=ZONE)


def test_the_date_that_was_told_is_set_and_the_row_and_the_desk_show_it(
    page: TransactionsPage, desk: Workstation, koha: KohaServer, lent: Transaction, qtbot: QtBot
) -> None:
    _open(page, lent, qtbot)
    panel = page.repair
    assert "have the server set the date" in panel.advice.text()
    assert panel.set_due.isVisible()
    panel.set_due.click()
    assert panel.setting_due.isVisible()
    assert "Koha renews the loan until" in panel.setting_due.question.text()
    assert "counts as a renewal" in panel.setting_due.question.text()
    assert _kept(koha, lent) != lent.due_at, "nothing happens before somebody agrees"
    panel.setting_due.go.click()
    qtbot.waitUntil(panel.isHidden, timeout=_LONG_MS)
    assert _kept(koha, lent) == lent.due_at
    qtbot.waitUntil(lambda: page.model.counts[Section.DUE_DIFFERS] == 0, timeout=_LONG_MS)
    assert page.model.counts[Section.SUCCEEDED] == 1
    loans = desk.look_ups.patron(read_scan("P-PLAIN")).loans
    assert [each.loan.due_at for each in loans if each.loan.item_barcode == lent.item_barcode] == [lent.due_at]


def test_whom_to_tell_after_a_run_follows_what_is_set_since(
    page: TransactionsPage, desk: Workstation, qtbot: QtBot
) -> None:
    due = (desk.clock.read().wall.astimezone(desk.desk.zone).date() + timedelta(days=5)).isoformat()
    rows = [recorded(desk.desk.issue("P-OTHER", next(_items), due, ACT).transaction) for _ in "12"]
    with desk.connected() as connector:
        desk.upload(connector)
    page.on_refresh_pressed()
    qtbot.waitUntil(lambda: len(page.model.review.queue) == 2 and not page._work.busy, timeout=_LONG_MS)
    page.ticking.tick_all_shown()
    page.on_process()
    qtbot.waitUntil(lambda: page.run_panel.has_summary, timeout=_LONG_MS)
    assert page.run_panel.differing.list.count() == 2
    qtbot.waitUntil(lambda: not page._runner.running and not page.context.reading.busy, timeout=_LONG_MS)
    _open(page, rows[0], qtbot)
    page.repair.set_due.click()
    page.repair.setting_due.go.click()
    qtbot.waitUntil(lambda: page.run_panel.differing.list.count() == 1, timeout=_LONG_MS)
    named = [rows[0].item_barcode in row for table in page.saving.sheet().tables for row in table.rows]
    assert named.count(True) == 1, "in the list of all, not whom to tell"


def test_a_refusal_says_why_and_stays_in_the_history(
    page: TransactionsPage, desk: Workstation, koha: KohaServer, lent: Transaction, qtbot: QtBot
) -> None:
    koha.sql("UPDATE issues SET renewals = 9 WHERE issue_id = (SELECT max(issue_id) FROM issues)")
    _open(page, lent, qtbot)
    page.repair.set_due.click()
    page.repair.setting_due.go.click()
    said = page.repair.error
    qtbot.waitUntil(lambda: "did not set it: no renewals are left" in said.text(), timeout=_LONG_MS)
    assert page.repair.setting_due.go.isEnabled()
    assert _kept(koha, lent) != lent.due_at
    qtbot.waitUntil(lambda: not page.context.reading.busy, timeout=_LONG_MS)
    page.repair.close_panel()
    _open(page, lent, qtbot)
    history = page.repair.history.text()
    assert "The server was asked to set the date that was told" in history
    assert "did not set it: no renewals are left" in history
    assert desk.journal.due_dates_asked() == {}


def test_where_koha_takes_no_due_date_nothing_is_offered(
    page: TransactionsPage, desk: Workstation, lent: Transaction, qtbot: QtBot
) -> None:
    account = koha_account(desk.journal)
    assert account is not None
    keep_koha(desk.journal, structs.replace(account, profile=structs.replace(account.profile, renews_until=False)))
    _open(page, lent, qtbot)
    assert not page.repair.set_due.isVisible()
    assert page.repair.advice.text() == "Tell the patron the server's due date."
