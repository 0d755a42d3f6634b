"""The second copy, on the screen: begun with a folder, current without being asked, missed when it is away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from offcirc.app.desk import Act
from offcirc.app.workstation import Workstation
from offcirc.gui.context import Context
from offcirc.gui.mirror import MirrorKeeper
from offcirc.gui.pages.data.mirror_card import MirrorCard
from offcirc.gui.theme import Tone


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def workstation(context: Context) -> Iterator[Workstation]:
    with Workstation(context.home, context.key) as workstation:
        yield workstation


@pytest.fixture
def keeper(context: Context) -> Iterator[MirrorKeeper]:
    keeper = MirrorKeeper(context.home, context.key, every_ms=50)
    keeper.watch()
    yield keeper
    keeper.close()


@pytest.fixture
def card(keeper: MirrorKeeper, context: Context, workstation: Workstation, qtbot: QtBot) -> MirrorCard:
    card = MirrorCard(context.theme, keeper)
    qtbot.addWidget(card)
    card.show_zone(workstation.desk.zone)
    card.show()
    return card


def record(workstation: Workstation) -> None:
    workstation.desk.take_back("38400100001013", Act("anna"))


def test_it_is_begun_with_a_folder_and_current_without_being_asked(
    card: MirrorCard, workstation: Workstation, stick: Path, qtbot: QtBot
) -> None:
    assert "this machine only" in card.state.text
    assert not card.stop.isVisible()
    qtbot.mouseClick(card.begin, Qt.MouseButton.LeftButton)
    (dialog,) = card.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(stick))
    dialog.close()
    qtbot.waitUntil(lambda: card.state.tone is Tone.GOOD)
    assert str(stick) in card.state.text
    assert "same disk" in card.remark.text()
    before = {file.stat().st_mtime_ns for file in stick.glob("*/journal.db")}
    record(workstation)
    qtbot.waitUntil(lambda: {file.stat().st_mtime_ns for file in stick.glob("*/journal.db")} != before)
    qtbot.waitUntil(lambda: card.state.tone is Tone.GOOD)


def test_a_stick_that_is_pulled_out_is_missed_and_found_again(
    card: MirrorCard, workstation: Workstation, stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offcirc.gui.mirror._AGAIN_S", 0.1)
    card.begin_at(stick)
    qtbot.waitUntil(lambda: card.state.tone is Tone.GOOD)
    away = stick.rename(stick.with_name("pulled"))
    record(workstation)
    qtbot.waitUntil(lambda: card.state.tone is Tone.WARN)
    assert "1 transaction is not in the second copy yet." in card.state.text
    assert "Plug the stick in again" in card.state.text
    away.rename(stick)
    qtbot.waitUntil(lambda: card.state.tone is Tone.GOOD)
    qtbot.mouseClick(card.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "this machine only" in card.state.text)


def test_where_none_can_be_is_said(card: MirrorCard, context: Context, stick: Path, qtbot: QtBot) -> None:
    card.begin_at(context.home.directory)
    qtbot.waitUntil(lambda: card.state.tone is Tone.BAD)
    assert "on another volume" in card.state.text
    card.begin_at(stick)
    qtbot.waitUntil(lambda: card.state.tone is Tone.GOOD)
