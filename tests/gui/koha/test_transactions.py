"""Koha's queue in the review window: with the real commands, at a real simulator."""

from __future__ import annotations

import csv
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from offcirc.app.review.rows import Section
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import State, Transaction
from offcirc.gui.context import Context
from offcirc.gui.pages.transactions.page import TransactionsPage
from offcirc.gui.sync_runner import SyncRunner
from offcirc.sync.process import process
from tests.gui.koha.conftest import ACT
from tests.koha.server import KohaServer
from tests.support.inside import recorded

_LONG_MS = 30_000


@pytest.fixture
def page(context: Context, runner: SyncRunner, qtbot: QtBot) -> TransactionsPage:
    made = TransactionsPage(context, runner)
    qtbot.addWidget(made)
    made.resize(1120, 700)
    made.show()
    return made


def _due(desk: Workstation, days: int) -> str:
    return (desk.clock.read().wall.astimezone(desk.desk.zone).date() + timedelta(days=days)).isoformat()


def _upload(desk: Workstation) -> None:
    with desk.connected() as connector:
        desk.upload(connector)


def _open(page: TransactionsPage, row: Transaction, qtbot: QtBot) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: page.model.find(row.id) is not None, timeout=_LONG_MS)
    found = page.model.find(row.id)
    assert found is not None
    page._repairing.open(found)
    qtbot.waitUntil(lambda: page.repair.row is not None and page.repair.row.id == row.id, timeout=_LONG_MS)


def test_due_dates_that_koha_changed_are_counted_listed_and_saved(
    page: TransactionsPage, desk: Workstation, koha: KohaServer, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [
        recorded(desk.desk.issue(card, item, _due(desk, 3), ACT).transaction)
        for card, item in (("P-PLAIN", "B0000011"), ("P-OTHER", "B0000012"))
    ]
    _upload(desk)
    page.on_refresh_pressed()
    qtbot.waitUntil(lambda: len(page.model.review.queue) == 2, timeout=_LONG_MS)
    qtbot.waitUntil(lambda: not page._work.busy, timeout=_LONG_MS)
    page.ticking.tick_all_shown()
    page.on_process()
    qtbot.waitUntil(lambda: page.run_panel.has_summary, timeout=_LONG_MS)
    kept = koha.loans("B0000011")[0]["date_due"][:10]
    assert kept != _due(desk, 3)
    differing = page.run_panel.differing
    assert differing.isVisible()
    assert differing.count.text == "2 due dates differ from what the patrons were told:"
    lines = [differing.list.item(at).text() for at in range(differing.list.count())]
    assert any("Virtanen" in line and "told" in line and "the server keeps" in line for line in lines)
    page.saving.choose_file = lambda *_: str(tmp_path / "summary.csv")
    with qtbot.waitSignal(page.context.notices.said, timeout=_LONG_MS):
        page.saving.save_csv()
    with (tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        saved = list(csv.DictReader(file))
    assert len(saved) == 2
    assert all(row["Due, as told"] and row["Due, as told"] != row["Due, as the server keeps it"] for row in saved)
    to_tell = page.saving.sheet().tables[0]
    assert to_tell.heading == "Due dates that differ: tell these patrons"
    assert "Virtanen" in str(list(to_tell.rows))
    differing.show_button.click()
    assert page.filters.filter.sections == {Section.DUE_DIFFERS}
    qtbot.waitUntil(lambda: page.model.counts[Section.DUE_DIFFERS] == 2, timeout=_LONG_MS)
    _open(page, rows[0], qtbot)
    assert "the patron was told" in page.repair.result.text
    assert "Tell the patron" in page.repair.advice.text()


def test_a_row_in_doubt_says_what_is_known_and_is_sent_again_with_a_reason(
    page: TransactionsPage, desk: Workstation, koha: KohaServer, qtbot: QtBot
) -> None:
    row = recorded(desk.desk.pay("P-OWES", Decimal("2.50"), ACT).transaction)
    _upload(desk)
    koha.sql("DELETE FROM pending_offline_operations")  # somebody took it out there
    _upload(desk)
    assert desk.journal.find(row.id).state is State.UNKNOWN
    page.on_refresh_pressed()
    qtbot.waitUntil(lambda: page.model.review.fetched_at is not None, timeout=_LONG_MS)
    _open(page, row, qtbot)
    panel = page.repair
    said = panel.advice.text()
    assert "the server had it" in said
    assert "it was not in the server's queue" in said
    assert "look whether the patron's account has the payment" in said
    assert panel.again.isVisible()
    assert panel.settle.isVisible()
    assert not panel.take_out.isVisible()
    panel.again.click()
    qtbot.keyClicks(panel.sending.reason, "  ")
    assert not panel.sending.go.isEnabled()
    qtbot.keyClicks(panel.sending.reason, "not in the account")
    panel.sending.go.click()
    qtbot.waitUntil(panel.isHidden, timeout=_LONG_MS)
    assert desk.journal.find(row.id).state is State.WAITING
    _upload(desk)
    assert [each["action"] for each in koha.queue()] == ["payment"]
    _open(page, row, qtbot)
    assert "Sent again by hand: not in the account" in panel.history.text()


def test_a_row_that_was_exported_says_so(
    page: TransactionsPage, desk: Workstation, qtbot: QtBot, tmp_path: Path
) -> None:
    from offcirc.app.carried_files import export_koc  # noqa: PLC0415

    row = recorded(desk.desk.take_back("B0000021", ACT).transaction)
    export_koc(desk, tmp_path / "day.koc")
    _open(page, row, qtbot)
    assert "Written to a file at" in page.repair.advice.text()
    assert "look whether the item is still on loan" in page.repair.advice.text()
    assert page.repair.again.isVisible()


def test_a_row_is_taken_out_of_koha_s_queue_with_a_reason(
    page: TransactionsPage, desk: Workstation, koha: KohaServer, qtbot: QtBot
) -> None:
    row = recorded(desk.desk.take_back("B0000031", ACT).transaction)
    other = recorded(desk.desk.take_back("B0000032", ACT).transaction)
    _upload(desk)
    _open(page, row, qtbot)
    panel = page.repair
    assert panel.take_out.isVisible()
    assert not panel.again.isVisible()
    panel.take_out.click()
    assert not panel.taking.go.isEnabled()
    qtbot.keyClicks(panel.taking.reason, "done in Koha")
    panel.taking.go.click()
    qtbot.waitUntil(panel.isHidden, timeout=_LONG_MS)
    assert [each["barcode"] for each in koha.queue()] == [other.item_barcode]
    assert desk.journal.find(row.id).state is State.WAIVED
    assert desk.journal.history(row.id)[-1].body.details["reason"] == "done in Koha"
    qtbot.waitUntil(lambda: page.model.counts[Section.SETTLED] == 1, timeout=_LONG_MS)


def test_what_was_processed_meanwhile_cannot_be_taken_out(
    page: TransactionsPage, desk: Workstation, koha: KohaServer, qtbot: QtBot
) -> None:
    row = recorded(desk.desk.take_back("B0000041", ACT).transaction)
    _upload(desk)
    _open(page, row, qtbot)
    koha.sql("DELETE FROM pending_offline_operations")
    page.repair.take_out.click()
    qtbot.keyClicks(page.repair.taking.reason, "done in Koha")
    page.repair.taking.go.click()
    qtbot.waitUntil(lambda: "not in the server's queue any more" in page.repair.error.text(), timeout=_LONG_MS)
    assert page.repair.taking.reason.text() == "done in Koha"
    assert desk.journal.find(row.id).state is not State.WAIVED


def test_a_date_that_koha_kept_counts_as_success(desk: Workstation, koha: KohaServer) -> None:
    """The same day, told and kept: nothing is on the list."""
    row = recorded(desk.desk.issue("P-PLAIN", "B0000051", _due(desk, 21), ACT).transaction)
    _upload(desk)
    with desk.connected() as connector:
        outcomes = dict(process(desk.journal, connector, desk.clock, None, lambda _: None))
    assert outcomes
    assert koha.loans("B0000051")
    assert desk.journal.find(row.id).state is State.SUCCEEDED
