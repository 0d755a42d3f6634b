"""The demo bar over the demonstration's real server."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from offcirc.cli.demo_server import DemoServer
from offcirc.connectors.probe import is_there
from offcirc.gui.demo_bar import DemoBar
from offcirc.gui.messages import demo as say
from offcirc.gui.theme import Theme
from offcirc.resources import resources


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[DemoServer]:
    with DemoServer(tmp_path / "central") as server:
        server.run("init")
        server.start()
        yield server


@pytest.fixture
def bar(demo: DemoServer, theme: Theme, qtbot: QtBot) -> DemoBar:
    bar = DemoBar(theme, demo)
    qtbot.addWidget(bar)
    bar.resize(1366, 40)
    bar.show()
    return bar


def rows(name: str) -> list[dict[str, str]]:
    with (resources() / "sample" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def press(button: QPushButton, qtbot: QtBot) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_server_is_taken_away_and_brought_back_where_it_was(bar: DemoBar, demo: DemoServer, qtbot: QtBot) -> None:
    url = demo.url
    assert is_there(url)
    assert bar.state.text() == say.running()
    with qtbot.waitSignal(bar.server_changed):
        press(bar.switch, qtbot)
    assert not is_there(url)
    assert bar.state.text() == say.away()
    press(bar.switch, qtbot)
    assert bar.state.text() == say.starting()
    assert not bar.switch.isEnabled()
    qtbot.waitUntil(lambda: bar.state.text() == say.running(), timeout=30_000)
    assert demo.url == url
    assert is_there(url)


def test_what_is_chosen_from_the_lists_is_a_scan(bar: DemoBar, qtbot: QtBot) -> None:
    for button, name, number in (
        (bar.cards, "Aino Korhola", "28400100000017"),
        (bar.items, "Rautatie", "38400100001146"),
    ):
        action = next(each for each in button.menu().actions() if each.text().startswith(name))
        with qtbot.waitSignal(bar.scanned) as scanned:
            action.trigger()
        assert scanned.args == [number]


def test_what_is_offered_is_in_the_sample_library() -> None:
    patrons = {row["card_number"]: row for row in rows("patrons")}
    items = {row["barcode"]: row for row in rows("items")}
    for thing in say.cards_to_try():
        known = patrons.get(thing.number)
        assert thing.name == (f"{known['first_name']} {known['surname']}" if known else "—")
    for thing in say.items_to_try():
        title = items[thing.number]["title"] if thing.number in items else "—"
        assert thing.name in title
