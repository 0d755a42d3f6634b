"""The page over a journal in which a bookmobile's stop was recorded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from offcirc.app.workstation import Workstation
from offcirc.gui.context import Context
from offcirc.gui.pages.transactions.page import TransactionsPage
from tests.gui.conftest import Enrolled
from tests.gui.pages.transactions.scene import FakeRunner, Stop, bookmobile_stop

LONG_MS = 30_000
"""For what nearly always takes some milliseconds: a machine may be busy with other things."""


@pytest.fixture
def stop(enrolled: Enrolled) -> Stop:
    """Recorded before the window opens."""
    with Workstation(enrolled.home, enrolled.key) as workstation:
        return bookmobile_stop(workstation)


@pytest.fixture
def runner(context: Context) -> Iterator[FakeRunner]:  # noqa: ARG001 - Qt must be up
    runner = FakeRunner()
    yield runner
    runner.deleteLater()


@pytest.fixture
def page(stop: Stop, context: Context, runner: FakeRunner, qtbot: QtBot) -> TransactionsPage:  # noqa: ARG001
    """In sight, its rows read."""
    return shown(TransactionsPage(context, runner), qtbot)


def shown(page: TransactionsPage, qtbot: QtBot) -> TransactionsPage:
    """Puts a page on the screen and waits for its rows."""
    qtbot.addWidget(page)
    page.resize(1116, 640)
    page.show()
    page.activateWindow()  # keys and shortcuts are for the active window
    page.activate()
    qtbot.waitUntil(page.isActiveWindow, timeout=LONG_MS)
    qtbot.waitUntil(lambda: bool(page.model.rows) and has_read(page), timeout=LONG_MS)
    return page


def has_read(page: TransactionsPage) -> bool:
    """Whether the page shows journal, replica and queue as they are."""
    return not page._loading and not page.context.reading.busy
