"""A region's workstations without a network, for the pages of items and exchange sets."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app.holdings import items, sets
from offcirc.app.holdings.reading import Holdings
from offcirc.app.home import Home
from offcirc.app.workstation import Workstation
from offcirc.domain.holdings.told import ItemValues, places_of
from offcirc.domain.holdings.values import Places
from offcirc.domain.transactions import State, Transaction
from offcirc.gui.context import Context, Notices, Session, Settings
from offcirc.gui.lanes import Lane
from offcirc.gui.theme import Theme
from offcirc.sqlcipher import KEY_LENGTH
from tests.app.holdings.region import synchronise
from tests.central.holdings.library import ITEMS, write_library
from tests.central.server import running_server
from tests.gui.conftest import STAFF
from tests.journal.samples import outcome
from tests.support.inside import enrol_at, make_home

CATALOGUING = "download,upload,process,catalogue"
KEY = secrets.token_bytes(KEY_LENGTH)


WORKSTATIONS = {
    "REG": ("REG", CATALOGUING),
    "BRA": ("BRA", CATALOGUING),
    "reader": ("REG", "download,upload,process"),
    "regional": ("REG", f"{CATALOGUING},regional"),
}
"""Library, and what it may do: `reader` may not catalogue, `regional` has the administrator's view."""


def updated_homes(folder: Path, names: Iterable[str], items_: int = ITEMS) -> dict[str, Home]:
    """Workstations that were updated from a server, which is gone."""
    records = folder / "records"
    records.mkdir()
    found = {}
    with running_server(folder / "server", folder=write_library(records, items_)) as server:
        for name in names:
            library, may = WORKSTATIONS[name]
            found[name] = make_home(folder / name, enrol_at(server, name, may=may, library=library), server.url, KEY)
            with Workstation(found[name], KEY) as workstation:
                synchronise(workstation)
    return found


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Home]:
    """One of each."""
    return updated_homes(tmp_path_factory.mktemp("region"), WORKSTATIONS)


@dataclass
class Desk:
    """A workstation without a network, as a person and as somebody who looks over their shoulder."""

    context: Context
    qtbot: QtBot
    notices: list[str] = field(default_factory=list)

    def press(self, made: QAbstractButton) -> None:
        """A button that can be pressed, and what comes of it."""
        assert made.isVisible()
        assert made.isEnabled(), made.toolTip()
        self.qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        self.settle()

    def settle(self) -> None:
        """Until both lanes have answered."""
        lanes = (self.context.desk, self.context.reading)
        self.qtbot.waitUntil(lambda: not any(lane.busy for lane in lanes))

    def now(self, barcode: str) -> Places:
        """Where an item is here."""
        with Workstation(self.context.home, KEY) as workstation:
            return places_of(Holdings(workstation).find(barcode).item)

    def recorded(self) -> list[Transaction]:
        """What was recorded, in order."""
        with Workstation(self.context.home, KEY) as workstation:
            return [each.transaction for each in workstation.journal.rows()]

    def move(self, barcode: str, library: str, location: str) -> None:
        """A batch edit gave it another library (T17)."""
        with Workstation(self.context.home, KEY) as workstation:
            places = ItemValues(library=library, location=location)
            items.apply(workstation, items.preview(Holdings(workstation), [barcode], places), STAFF)

    def pretend_sent(self) -> None:
        """The server has all that was recorded so far, and has answered."""
        with Workstation(self.context.home, KEY) as workstation:
            ids = [row.transaction.id for row in workstation.journal.rows([State.WAITING])]
            workstation.journal.note_attempt(ids)
            change = workstation.replica.cursor + 1 if workstation.replica is not None else 1
            workstation.journal.note_answers([outcome(id_, change=change) for id_ in ids])

    def send_out(self, *barcodes: str, receiver: str = "SMALL", name: str = "Crate") -> str:
        """A set goes out with these items; returns its id."""
        with Workstation(self.context.home, KEY) as workstation:
            made = sets.make(workstation, name, receiver)
            for barcode in barcodes:
                sets.pack(workstation, made.id, barcode)
            sets.send_set(workstation, made.id, STAFF)
            return made.id


@pytest.fixture
def desk_at(theme: Theme, qtbot: QtBot) -> Iterator[Callable[[Home], Desk]]:
    """Opens a home."""
    lanes: list[Lane] = []

    def open_(home: Home) -> Desk:
        lanes.extend(Lane(each, home, KEY) for each in ("desk", "reading"))
        settings, session = Settings(home), Session()
        session.sign_in(STAFF)
        context = Context(home, KEY, lanes[-2], lanes[-1], theme, settings, session, Notices())
        desk = Desk(context, qtbot)
        context.notices.said.connect(lambda _tone, text: desk.notices.append(text))
        return desk

    yield open_
    for lane in lanes:
        lane.close()


@pytest.fixture
def desk_of(homes: dict[str, Home], tmp_path: Path, desk_at: Callable[[Home], Desk]) -> Callable[[str], Desk]:
    """Opens a copy of one of the homes."""

    def open_(name: str) -> Desk:
        shutil.copytree(homes[name].directory, tmp_path / name)
        return desk_at(Home.at(tmp_path / name))

    return open_


def texts(page: QWidget) -> list[str]:
    """Every label in sight."""
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible() and each.text()]
