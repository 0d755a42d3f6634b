"""The sets, and the items of one of them, as tables."""

from __future__ import annotations

from PySide6.QtCore import QObject

from offcirc.app.holdings.reading import ItemHere
from offcirc.domain.records import ExchangeSet
from offcirc.gui.messages import items as say_items
from offcirc.gui.messages import sets as say
from offcirc.gui.pages.items.showing import home_of, place_short, title_words
from offcirc.gui.pages.items.work import Frame
from offcirc.gui.widgets.rows import RowsModel


class SetsModel(RowsModel[ExchangeSet]):
    """The sets."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((say.column_name(), say.column_receiver(), say.column_state()), parent)
        self.frame = Frame()

    def text_of(self, row: ExchangeSet, column: int) -> str:
        """Name, receiver, state."""
        return (row.name, self.frame.name(row.receiver), say.state(row.state))[column]


class ContentsModel(RowsModel[ItemHere]):
    """The items in a set, or still out with it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((say_items.column_barcode(), say_items.column_title(), say_items.column_home()), parent)
        self.frame = Frame()

    def text_of(self, row: ItemHere, column: int) -> str:
        """Barcode, title, where it belongs."""
        return (row.item.barcode, title_words(row), place_short(self.frame, *home_of(row)))[column]
