"""The items that were found, as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from offcirc.app.holdings.reading import ItemHere
from offcirc.gui.messages import items as say
from offcirc.gui.pages.items.showing import home_of, place_words, title_words
from offcirc.gui.pages.items.work import Frame

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """Of the table."""

    BARCODE = 0
    TITLE = 1
    PLACE = 2
    HOME = 3


class ItemsModel(QAbstractTableModel):
    """Rows as the search gave them; an item that was edited changes in its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frame = Frame()
        self._items: list[ItemHere] = []
        self._headers = (say.column_barcode(), say.column_title(), say.column_place(), say.column_home())

    @property
    def items(self) -> list[ItemHere]:
        """As shown."""
        return list(self._items)

    def item(self, row: int) -> ItemHere:
        """What a row shows."""
        return self._items[row]

    def row_of(self, barcode: str) -> int:
        """Where an item stands; -1 for nowhere."""
        return next((row for row, here in enumerate(self._items) if here.item.barcode == barcode), -1)

    def set_items(self, items: Sequence[ItemHere]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def put(self, here: ItemHere) -> None:
        """One item as it is now; one that is not there yet comes first."""
        row = self.row_of(here.item.barcode)
        if row >= 0:
            self._items[row] = here
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
            return
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._items.insert(0, here)
        self.endInsertRows()

    def remove(self, barcode: str) -> None:
        """Takes one out of the list, if it is there."""
        row = self.row_of(barcode)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._items[row]
            self.endRemoveRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Items."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows; whole in the tooltip."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _WORDS[Column(index.column())](self.frame, self._items[index.row()])
        return None


def _barcode(_frame: Frame, here: ItemHere) -> str:
    return here.item.barcode


def _title(_frame: Frame, here: ItemHere) -> str:
    return title_words(here)


def _place(frame: Frame, here: ItemHere) -> str:
    return place_words(frame, here.item.library, here.item.location)


def _home(frame: Frame, here: ItemHere) -> str:
    home = say.here() if here.standing.places.at_home else place_words(frame, *home_of(here))
    return f"{home} · {say.out_in(frame.sets.get(here.out_in, here.out_in))}" if here.out_in else home


_WORDS: dict[Column, Callable[[Frame, ItemHere], str]] = {
    Column.BARCODE: _barcode,
    Column.TITLE: _title,
    Column.PLACE: _place,
    Column.HOME: _home,
}
