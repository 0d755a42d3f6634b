"""A stick that is pulled out under an open window: one sentence, what was typed stays, and it goes on after that."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from offcirc.app.home import Home
from offcirc.app.workstation import Workstation
from offcirc.durable import sync_folder
from offcirc.gui.context import Context, Notices, Session, Settings
from offcirc.gui.lanes import Lane
from offcirc.gui.pages.check_in import CheckInPage
from offcirc.gui.theme import Theme
from offcirc.journal.verify import verify
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.lossy_filesystem import LossyFilesystem
from tests.gui.conftest import STAFF, Enrolled

BEFORE, DURING, AFTER = "38400100001013", "38400100001104", "38400100001120"


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[LossyFilesystem]:
    with skip_if_not_available(), LossyFilesystem(tmp_path) as mounted:
        yield mounted


@pytest.fixture
def page(enrolled: Enrolled, stick: LossyFilesystem, theme: Theme, qtbot: QtBot) -> Iterator[CheckInPage]:
    shutil.copytree(enrolled.home.directory, stick.path / "offcirc-home")
    home = Home.at(stick.path / "offcirc-home")
    for file in home.directory.rglob("*"):  # it has lain there since yesterday
        with file.open("rb+") as copied:
            os.fsync(copied.fileno())
    sync_folder(home.directory)
    desk, reading = (Lane(name, home, enrolled.key) for name in ("desk", "reading"))
    session = Session()
    session.sign_in(STAFF)
    made = CheckInPage(Context(home, enrolled.key, desk, reading, theme, Settings(home), session, Notices()))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activate()
    yield made
    desk.close()
    reading.close()


def said(page: CheckInPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def scan(page: CheckInPage, barcode: str, qtbot: QtBot) -> None:
    page.take_scan(barcode)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def test_a_stick_is_pulled_out_and_plugged_in_again(
    page: CheckInPage, stick: LossyFilesystem, enrolled: Enrolled, qtbot: QtBot
) -> None:
    scan(page, BEFORE, qtbot)
    stick.unplug()
    scan(page, DURING, qtbot)
    assert "is not there. Plug it in again" in said(page)
    assert DURING in said(page) or any(line.scanned.typed == DURING for line in page.model.lines)
    stick.plug_in()
    scan(page, AFTER, qtbot)
    assert "is not there" not in said(page)
    home = Home.at(stick.path / "offcirc-home")
    with Workstation(home, enrolled.key) as workstation:
        recorded = [row.transaction.item_barcode for row in workstation.journal.rows()]
    assert recorded[0] == BEFORE
    assert recorded[-1] == AFTER
    assert verify(home.journal, enrolled.key).sound
