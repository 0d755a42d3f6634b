"""The Items page of a region's workstations, and somebody who works at it."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
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
from offcirc.domain.holdings.values import Place, Places
from offcirc.domain.transactions import Transaction
from offcirc.gui.context import Context, Notices, Session, Settings
from offcirc.gui.lanes import Lane
from offcirc.gui.pages.items.page import ItemsPage
from offcirc.gui.pages.items.places import PlaceField
from offcirc.gui.theme import Theme
from offcirc.sqlcipher import KEY_LENGTH
from tests.app.holdings.region import synchronise
from tests.central.holdings.library import write_library
from tests.central.server import running_server
from tests.gui.conftest import STAFF
from tests.support.inside import enrol_at, make_home

CATALOGUING = "download,upload,process,catalogue"
KEY = secrets.token_bytes(KEY_LENGTH)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Home]:
    """Updated workstations by library; `reader` may not catalogue, `regional` has the administrator's view."""
    folder = tmp_path_factory.mktemp("items")
    found = {}
    with running_server(folder / "server", folder=write_library(tmp_path_factory.mktemp("records"))) as server:
        for name, library, may in (
            ("REG", "REG", CATALOGUING),
            ("BRA", "BRA", CATALOGUING),
            ("reader", "REG", "download,upload,process"),
            ("regional", "REG", f"{CATALOGUING},regional"),
        ):
            enrolment = enrol_at(server, name, may=may, library=library)
            found[name] = make_home(folder / name, enrolment, server.url, KEY)
            with Workstation(found[name], KEY) as workstation:
                synchronise(workstation)
    return found


@dataclass
class Desk:
    """A workstation without a network, as a person and as somebody who looks over their shoulder."""

    context: Context
    qtbot: QtBot
    notices: list[str] = field(default_factory=list)

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

    def send_out(self, *barcodes: str, receiver: str = "SMALL", name: str = "Crate") -> str:
        """A set goes out with these items; returns its id."""
        with Workstation(self.context.home, KEY) as workstation:
            made = sets.make(workstation, name, receiver)
            for barcode in barcodes:
                sets.pack(workstation, made.id, barcode)
            sets.send_set(workstation, made.id, STAFF)
            return made.id


@pytest.fixture
def desk_of(homes: dict[str, Home], tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Callable[[str], Desk]]:
    """Opens a copy of one of the homes."""
    lanes: list[Lane] = []

    def open_(name: str) -> Desk:
        shutil.copytree(homes[name].directory, tmp_path / name)
        home = Home.at(tmp_path / name)
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


@dataclass
class AtItems:
    """Somebody at the Items page."""

    desk: Desk
    page: ItemsPage

    def scan(self, *barcodes: str) -> None:
        """Scans, and waits for what comes of it."""
        for barcode in barcodes:
            self.page.take_scan(barcode)
        self.desk.settle()

    def press(self, made: QAbstractButton) -> None:
        """A button that can be pressed."""
        assert made.isVisible()
        assert made.isEnabled(), made.toolTip()
        self.desk.qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        self.desk.settle()

    def place(self, place: Place) -> PlaceField:
        """One of the form's places."""
        return self.page.form.places[place]

    def save(self) -> None:
        """Saves the form."""
        self.press(self.page.form.save)

    def sees(self, text: str) -> bool:
        """Whether some label in sight says it."""
        return any(text in each for each in texts(self.page))


def texts(page: QWidget) -> list[str]:
    """Every label in sight."""
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible() and each.text()]


def offers(field: PlaceField) -> list[str]:
    """What a list offers."""
    return [str(field.list.itemData(row)) for row in range(field.list.count()) if field.list.itemData(row)]


def choose(field: PlaceField, value: str) -> None:
    """Somebody chooses from a list."""
    row = field.list.findData(value)
    assert row >= 0, offers(field)
    assert field.list.isEnabled()
    field.list.setCurrentIndex(row)
    field.list.activated.emit(row)


@pytest.fixture
def items_of(desk_of: Callable[[str], Desk], qtbot: QtBot) -> Callable[..., AtItems]:
    """Opens the page at one of the homes, before which something may be done there."""

    def open_(name: str = "REG", before: Callable[[Desk], object] = lambda _: None) -> AtItems:
        desk = desk_of(name)
        before(desk)
        page = ItemsPage(desk.context)
        qtbot.addWidget(page)
        page.resize(1116, 560)
        page.show()
        page.activate()
        desk.settle()
        return AtItems(desk, page)

    return open_
