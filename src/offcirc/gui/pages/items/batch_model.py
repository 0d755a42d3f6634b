"""A batch edit's items, and what would become of each."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from offcirc.app.holdings.items import Previewed
from offcirc.app.holdings.reading import ItemHere
from offcirc.domain.holdings.values import Place
from offcirc.gui.messages import holdings as say_rule
from offcirc.gui.messages import items as say_items
from offcirc.gui.messages import items_batch as say
from offcirc.gui.pages.items.showing import title_words
from offcirc.gui.pages.items.work import Frame
from offcirc.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LIBRARIES = frozenset({Place.LIBRARY, Place.OWNING_LIBRARY})


class Column(IntEnum):
    """Of the table."""

    BARCODE = 0
    TITLE = 1
    CHANGE = 2


class BatchModel(QAbstractTableModel):
    """In the order in which the items came; a preview is put beside them when it is there."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frame = Frame()
        self.asks = True
        """Whether no new place was chosen yet."""
        self._theme = theme
        self._items: list[ItemHere] = []
        self._previewed: dict[str, Previewed] = {}
        self._recorded: set[str] = set()
        self._headers = (say_items.column_barcode(), say_items.column_title(), say.column_change())

    @property
    def items(self) -> list[ItemHere]:
        """As shown."""
        return list(self._items)

    @property
    def barcodes(self) -> tuple[str, ...]:
        """Of the items that are not recorded yet."""
        return tuple(each.item.barcode for each in self._items if each.item.barcode not in self._recorded)

    def set_items(self, items: Iterable[ItemHere]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._items = list(items)
        self._previewed, self._recorded = {}, set()
        self.endResetModel()

    def add(self, here: ItemHere) -> bool:
        """One more, at the top; False where it is there already, and still to be recorded."""
        barcode = here.item.barcode
        if barcode in self.barcodes:
            return False
        self.remove(next((row for row, each in enumerate(self._items) if each.item.barcode == barcode), -1))
        self._recorded.discard(barcode)
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._items.insert(0, here)
        self.endInsertRows()
        return True

    def remove(self, row: int) -> None:
        """Leaves one out."""
        if 0 <= row < len(self._items):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._items[row]
            self.endRemoveRows()

    def show_preview(self, rows: Iterable[Previewed], *, asks: bool) -> None:
        """What would become of them; `asks`: no place was chosen yet."""
        self._previewed = {row.here.item.barcode: row for row in rows}
        self.asks = asks
        self._tell()

    def show_recorded(self, rows: Iterable[Previewed]) -> None:
        """These are in the journal now. Whoever shows them paints again soon: not once for each of many bites."""
        self._recorded |= {row.here.item.barcode for row in rows}

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
        here = self._items[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            match Column(index.column()):
                case Column.BARCODE:
                    return here.item.barcode
                case Column.TITLE:
                    return title_words(here)
                case Column.CHANGE:
                    return self.change_of(here)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == Column.CHANGE:
            return self._colour(here)
        return None

    def change_of(self, here: ItemHere) -> str:
        """What would change of one item, or why it is locked."""
        previewed = self._previewed.get(here.item.barcode)
        if here.item.barcode in self._recorded:
            return say.applied()
        if previewed is None:
            return ""
        if previewed.objections:
            return say.locked_row(" · ".join(dict.fromkeys(say_rule.rule(each.rule) for each in previewed.objections)))
        changes = previewed.changed
        if not changes:
            return say.choose_first() if self.asks else say.nothing_changes()
        return " · ".join(
            say.change(say_rule.field(name), self._shown(name, old), self._shown(name, new))
            for name, (old, new) in changes.items()
        )

    def _shown(self, name: str, value: str) -> str:
        return (self.frame.name(value) if name in _LIBRARIES else value) or say_items.nowhere()

    def _colour(self, here: ItemHere) -> QColor | None:
        previewed, colours = self._previewed.get(here.item.barcode), self._theme.colours
        if here.item.barcode in self._recorded:
            return QColor(colours.good)
        if previewed is not None and previewed.objections:
            return QColor(colours.warn)
        return None if previewed is not None and previewed.told is not None else QColor(colours.ink_soft)

    def _tell(self) -> None:
        if self._items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, len(Column) - 1))
