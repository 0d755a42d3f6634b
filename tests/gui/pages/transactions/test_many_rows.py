"""20,000 rows: no single step holds the window up (16 ms of the GUI thread's own time, whatever else runs here)."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offcirc.app.review.rows import Section
from offcirc.domain.outcomes import Result
from offcirc.gui.context import Context
from offcirc.gui.pages.transactions.cells import COL_RECORDED, COL_RESULT
from offcirc.gui.pages.transactions.filters import Filter
from offcirc.gui.pages.transactions.page import TransactionsPage
from tests.gui.pages.transactions.conftest import has_read
from tests.gui.pages.transactions.scene import AINO, SVEJK, FakeRunner, foreign, told

MANY = 20_000
FRAME_MS = 16.0


def best_of(work: Callable[[], object], times: int = 3) -> float:
    """Milliseconds of this thread's processor time; the best, because a neighbour's cache misses are not ours."""
    found = []
    for _ in range(times):
        began = time.thread_time()
        work()
        found.append((time.thread_time() - began) * 1000)
    return min(found)


@pytest.fixture
def full(context: Context, runner: FakeRunner, qtbot: QtBot) -> TransactionsPage:
    page = TransactionsPage(context, runner)
    qtbot.addWidget(page)
    page.resize(1116, 640)
    page.show()
    page.filters.fetch.click()
    cards, items = [AINO, *(f"{10**13 + n}" for n in range(700))], [SVEJK, *(f"{3 * 10**13 + n}" for n in range(9_000))]
    rows = [
        foreign(n, cards[n % len(cards)], items[n * 31 % len(items)], workstation=f"desk-{n % 5}") for n in range(MANY)
    ]
    runner.give_queue(rows)
    qtbot.waitUntil(lambda: page.model.rowCount() == MANY and has_read(page), timeout=60_000)
    qtbot.wait(100)
    return page


def test_20_000_rows_are_sorted_filtered_and_scrolled_within_a_frame(full: TransactionsPage) -> None:
    page, model = full, full.model
    for column in range(COL_RECORDED, COL_RESULT + 1):
        spent = best_of(lambda column=column: model.sort(column, Qt.SortOrder.AscendingOrder))  # type: ignore[misc]
        assert spent < FRAME_MS, f"sort by {column}: {spent:.1f} ms"
    for wanted in (Filter(text="korh aino"), Filter(frozenset({Section.AT_SERVER}), workstation="desk-1"), Filter()):
        spent = best_of(lambda wanted=wanted: model.set_filter(wanted))  # type: ignore[misc]
        assert spent < FRAME_MS, f"{wanted}: {spent:.1f} ms"
    bar = page.table.verticalScrollBar()

    def scroll() -> None:
        bar.setValue((bar.value() + 37) % 19_000)
        page.table.viewport().repaint()

    assert best_of(scroll, 20) < FRAME_MS


def test_20_000_rows_are_taken_over_and_ticked_within_a_frame(full: TransactionsPage) -> None:
    page, model = full, full.model
    assert best_of(lambda: model.set_review(model.review)) < FRAME_MS
    assert best_of(page.ticking.tick_all_shown) < FRAME_MS
    assert model.ticked_count == MANY
    one = model.ticked[10]

    def untick_and_tick() -> None:
        page.ticking.on_tick_wanted((one,), on=False)
        page.ticking.on_tick_wanted((one,), on=True)

    assert best_of(untick_and_tick) < 2 * FRAME_MS


def test_answers_by_the_thousand_are_shown_within_a_frame_each(
    full: TransactionsPage, runner: FakeRunner, qtbot: QtBot
) -> None:
    page = full
    page.ticking.tick_all_shown()
    page.foot.process.click()
    ids = page.model.ticked
    spent = []
    for start in range(0, 3_000, 100):
        batch = [told(id_, Result.SUCCESS) for id_ in ids[start : start + 100]]
        began = time.thread_time()
        runner.give(*batch)
        spent.append((time.thread_time() - began) * 1000)
    assert sorted(spent)[len(spent) // 2] < FRAME_MS
    qtbot.waitUntil(lambda: page.run_panel.bar.value() == 3_000)
    assert page.model.counts[Section.SUCCEEDED] == 3_000
