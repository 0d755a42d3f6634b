"""The whole window with automatic mode on: a patron goes, and what was lent is at the server. Nobody has clicked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from offcirc.app.preferences import Automatic
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import State
from offcirc.gui import automatic
from offcirc.gui.command import Finished
from offcirc.gui.pages.check_out.page import CheckOutPage
from offcirc.gui.pages.data.page import DataPage
from tests.screen.plays import AINO, PRIDE, SEITSEMAN
from tests.screen.stage import Stage, sample_library

DATA = 5


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setattr(automatic, "_FIRST_LOOK_MS", 100)
    monkeypatch.setattr(automatic, "_BETWEEN_SCANS_S", 0.3)
    with sample_library(tmp_path) as library:
        made = Stage(library, tmp_path / "stage", language="en")
        made.home.change_config(automatic=Automatic(upload=True))
        try:
            yield made
        finally:
            made.close()


def sent(stage: Stage) -> int:
    with Workstation(stage.home, stage.key) as workstation:
        return workstation.journal.counts()[State.SENT]


def test_P4_P6_what_was_lent_leaves_when_the_patron_does(stage: Stage) -> None:
    stage.open()
    stage.until(lambda: stage.desk.runner.online is True)
    page = stage.desk.window.page
    assert isinstance(page, CheckOutPage)
    stage.scan(AINO)
    stage.click(page.due.presets[0])
    stage.scan(SEITSEMAN, PRIDE)
    before = (sent(stage), page.serving)
    ends: list[Finished] = []
    stage.desk.runner.finished_quietly.connect(ends.append)
    stage.press(Qt.Key.Key_Escape)
    assert (before[1], page.serving) == (True, False)
    strip = stage.desk.window.strip
    stage.until(lambda: bool(ends))
    assert (ends[0].command, ends[0].summary["sent"]) == ("upload", 2)
    assert sent(stage) == before[0] + 2
    stage.until(lambda: "everything is sent" in strip.facts)
    assert "automatic: sends after each visit" in strip.facts
    assert not stage.desk.window.notice.isVisible()
    stage.desk.window.show_page(DATA)
    data = stage.desk.window.page
    assert isinstance(data, DataPage)
    stage.until(lambda: "went well" in data.sync.automatic.text())
