"""The Items page of a region's workstations, and somebody who works at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from offcirc.domain.holdings.values import Place
from offcirc.gui.pages.items.page import ItemsPage
from offcirc.gui.pages.items.places import PlaceField
from tests.gui.pages.conftest import Desk, texts


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
        self.desk.press(made)

    def place(self, place: Place) -> PlaceField:
        """One of the form's places."""
        return self.page.form.places[place]

    def save(self) -> None:
        """Saves the form."""
        self.press(self.page.form.save)

    def sees(self, text: str) -> bool:
        """Whether some label in sight says it."""
        return any(text in each for each in texts(self.page))


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
