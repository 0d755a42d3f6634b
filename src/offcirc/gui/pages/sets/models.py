"""The sets, and the items of one of them, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from offcirc.app.holdings.reading import ItemHere
from offcirc.domain.records import ExchangeSet
from offcirc.gui.messages import items as say_items
from offcirc.gui.messages import sets as say
from offcirc.gui.pages.items.showing import home_of, place_words, title_words
from offcirc.gui.pages.items.work import Frame

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Row = TypeVar("_Row", ExchangeSet, ItemHere)


class _Rows(QAbstractTableModel, Generic[_Row]):
    """Rows of texts, each whole in its tooltip."""

    def __init__(self, headers: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frame = Frame()
        self._headers = tuple(headers)
        self._rows: tuple[_Row, ...] = ()

    @property
    def rows(self) -> tuple[_Row, ...]:
        """As shown."""
        return self._rows

    def set_rows(self, rows: Sequence[_Row]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.texts(self._rows[index.row()])[index.column()]
        return None

    def texts(self, row: _Row) -> tuple[str, ...]:
        """A row, a text a column."""
        raise NotImplementedError


class SetsModel(_Rows[ExchangeSet]):
    """The sets."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((say.column_name(), say.column_receiver(), say.column_state()), parent)

    def texts(self, row: ExchangeSet) -> tuple[str, ...]:
        """Name, receiver, state."""
        return row.name, self.frame.name(row.receiver), say.state(row.state)


class ContentsModel(_Rows[ItemHere]):
    """The items in a set, or still out with it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((say_items.column_barcode(), say_items.column_title(), say_items.column_home()), parent)

    def texts(self, row: ItemHere) -> tuple[str, ...]:
        """Barcode, title, where it belongs."""
        return row.item.barcode, title_words(row), place_words(self.frame, *home_of(row))
