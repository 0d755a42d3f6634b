"""The items that were found, as a table."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QObject

from offcirc.app.holdings.reading import ItemHere
from offcirc.gui.messages import items as say
from offcirc.gui.pages.items.showing import home_of, place_short, title_words
from offcirc.gui.pages.items.work import Frame
from offcirc.gui.widgets.rows import RowsModel


class Column(IntEnum):
    """Of the table."""

    BARCODE = 0
    TITLE = 1
    PLACE = 2
    HOME = 3


class ItemsModel(RowsModel[ItemHere]):
    """Rows as the search gave them; an item that was edited changes in its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        headers = (say.column_barcode(), say.column_title(), say.column_place(), say.column_home())
        super().__init__(headers, parent)
        self.frame = Frame()

    def row_of(self, barcode: str) -> int:
        """Where an item stands; -1 for nowhere."""
        return next((row for row, here in enumerate(self._rows) if here.item.barcode == barcode), -1)

    def put(self, here: ItemHere) -> None:
        """One item as it is now; one that is not there yet comes first."""
        row = self.row_of(here.item.barcode)
        if row >= 0:
            self.replace_at(row, here)
        else:
            self.insert_first(here)

    def remove(self, barcode: str) -> None:
        """Takes one out of the list, if it is there."""
        self.remove_at(self.row_of(barcode))

    def text_of(self, row: ItemHere, column: int) -> str:
        """What a cell shows."""
        match Column(column):
            case Column.BARCODE:
                return row.item.barcode
            case Column.TITLE:
                return title_words(row)
            case Column.PLACE:
                return place_short(self.frame, row.item.library, row.item.location)
            case Column.HOME:
                return self._home(row)

    def _home(self, here: ItemHere) -> str:
        home = say.here() if here.standing.places.at_home else place_short(self.frame, *home_of(here))
        if not here.out_in:
            return home
        return f"{home} · {say.out_in(self.frame.sets.get(here.out_in, here.out_in))}"
