"""A batch edit's items, and what would become of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from offcirc.app.holdings.items import Previewed
from offcirc.app.holdings.reading import ItemHere
from offcirc.gui.messages import holdings as say_rule
from offcirc.gui.messages import items as say_items
from offcirc.gui.messages import items_batch as say
from offcirc.gui.pages.items.showing import title_words, value_words
from offcirc.gui.pages.items.work import Frame
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.rows import Index, RowsModel


class Column(IntEnum):
    """Of the table."""

    BARCODE = 0
    TITLE = 1
    CHANGE = 2


class BatchModel(RowsModel[ItemHere]):
    """In the order in which the items came; a preview is put beside them when it is there."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__((say_items.column_barcode(), say_items.column_title(), say.column_change()), parent)
        self.frame = Frame()
        self.asks = True
        """Whether nothing new was chosen yet."""
        self._theme = theme
        self._barcodes: set[str] = set()
        self._previewed: Mapping[str, Previewed] = {}
        self._recorded: set[str] = set()

    @property
    def barcodes(self) -> tuple[str, ...]:
        """Of the items that are not recorded yet."""
        return tuple(each.item.barcode for each in self._rows if each.item.barcode not in self._recorded)

    def set_rows(self, rows: Iterable[ItemHere]) -> None:
        """Other rows."""
        found = list(rows)
        self._barcodes = {each.item.barcode for each in found}
        self._previewed, self._recorded = {}, set()
        super().set_rows(found)

    def add(self, here: ItemHere) -> bool:
        """One more, at the top; False where it is there already, and still to be recorded."""
        barcode = here.item.barcode
        if barcode in self._barcodes and barcode not in self._recorded:
            return False
        self.remove_at(self.row_of(barcode))
        self._recorded.discard(barcode)
        self._barcodes.add(barcode)
        self.insert_first(here)
        return True

    def row_of(self, barcode: str) -> int:
        """Where an item stands; -1 for nowhere."""
        if barcode not in self._barcodes:
            return -1
        return next(row for row, each in enumerate(self._rows) if each.item.barcode == barcode)

    def remove_at(self, number: int) -> None:
        """Leaves one out."""
        if 0 <= number < len(self._rows):
            self._barcodes.discard(self._rows[number].item.barcode)
        super().remove_at(number)

    def show_preview(self, rows: Mapping[str, Previewed], *, asks: bool) -> None:
        """What would become of them, by barcode; `asks`: nothing was chosen yet."""
        self._previewed = rows
        self.asks = asks
        self.tell_all()

    def show_recorded(self, rows: Iterable[Previewed]) -> None:
        """These are in the journal now. Whoever shows them paints again soon: not once for each of many bites."""
        self._recorded |= {row.here.item.barcode for row in rows}

    @property
    def recorded(self) -> frozenset[str]:
        """Barcodes of those that are in the journal already."""
        return frozenset(self._recorded)

    def forget_recorded(self) -> None:
        """They were taken back."""
        self._recorded = set()
        self.tell_all()

    def text_of(self, row: ItemHere, column: int) -> str:
        """What a cell shows."""
        match Column(column):
            case Column.BARCODE:
                return row.item.barcode
            case Column.TITLE:
                return title_words(row)
            case Column.CHANGE:
                return self.change_of(row)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows; whole in the tooltip."""
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == Column.CHANGE:
            return self._colour(self._rows[index.row()])
        return super().data(index, role)

    def change_of(self, here: ItemHere) -> str:
        """What would change of one item, or why it is locked."""
        previewed = self._previewed.get(here.item.barcode)
        if here.item.barcode in self._recorded:
            return say.applied()
        if previewed is None:
            return ""
        if previewed.objections:
            why = " · ".join(dict.fromkeys(say_rule.rule(each.rule) for each in previewed.objections))
            return why if previewed.incomplete else say.locked_row(why)
        if previewed.moved_on:
            return say.moved_on()
        changes = previewed.changed
        if not changes:
            return say.choose_first() if self.asks else say.nothing_changes()
        return " · ".join(
            say.change(say_rule.field(name), value_words(self.frame, name, old), value_words(self.frame, name, new))
            for name, (old, new) in changes.items()
        )

    def _colour(self, here: ItemHere) -> QColor | None:
        previewed, colours = self._previewed.get(here.item.barcode), self._theme.colours
        if here.item.barcode in self._recorded:
            return QColor(colours.good)
        if previewed is not None and (previewed.moved_on or (previewed.objections and not previewed.incomplete)):
            return QColor(colours.warn)
        return None if previewed is not None and previewed.would_change else QColor(colours.ink_soft)
