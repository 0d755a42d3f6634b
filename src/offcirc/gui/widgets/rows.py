"""Rows of texts as a table's model: what Qt asks of every one of them, once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Row = TypeVar("_Row")
_TEXTS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole})


class RowsModel(QAbstractTableModel, Generic[_Row]):
    """A row each, a text each cell, whole in its tooltip. Whoever makes one says `text_of`."""

    def __init__(self, headers: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = tuple(headers)
        self._rows: list[_Row] = []

    @property
    def rows(self) -> tuple[_Row, ...]:
        """As shown."""
        return tuple(self._rows)

    def row_at(self, number: int) -> _Row:
        """One of them."""
        return self._rows[number]

    def set_rows(self, rows: Iterable[_Row]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def insert_first(self, row: _Row) -> None:
        """One more, at the top."""
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._rows.insert(0, row)
        self.endInsertRows()

    def replace_at(self, number: int, row: _Row) -> None:
        """Another in its place."""
        self._rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._headers) - 1))

    def remove_at(self, number: int) -> None:
        """One less, if there is one."""
        if 0 <= number < len(self._rows):
            self.beginRemoveRows(QModelIndex(), number, number)
            del self._rows[number]
            self.endRemoveRows()

    def tell_all(self) -> None:
        """Every cell may be another."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._headers) - 1))

    def text_of(self, row: _Row, column: int) -> str:
        """What a cell shows."""
        raise NotImplementedError

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
        """What a cell shows; whole in the tooltip."""
        return self.text_of(self._rows[index.row()], index.column()) if role in _TEXTS else None
