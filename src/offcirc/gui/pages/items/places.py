"""One of an item's four places on a form: a list of what the rules offer, or greyed with the reason in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from offcirc.domain.holdings.values import FieldView, Place
from offcirc.gui.dialogs.forms import ErrorLine
from offcirc.gui.messages import holdings as say_rule
from offcirc.gui.messages import items as say
from offcirc.gui.widgets.basics import label

_FEWEST_LETTERS = 12


class PlaceField(QWidget):
    """A label, a list, what there is to know about it, and what is wrong with it.

    Args:
        place: which of the four.
        shown: how a value is written: libraries by name.
    """

    chosen = Signal()

    def __init__(self, place: Place, shown: Callable[[str], str] = str) -> None:
        super().__init__()
        self.place = place
        self._shown = shown
        self._value = ""
        self.name = label(say_rule.field(place), wraps=True)
        self.list = QComboBox()
        self.list.setAccessibleName(say_rule.field(place))
        self.list.setMinimumContentsLength(_FEWEST_LETTERS)
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.name.setBuddy(self.list)
        self.remark = label("", "soft", wraps=True)
        self.error = ErrorLine()
        self.list.activated.connect(self._on_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.name, self.list, self.remark, self.error):
            column.addWidget(widget)
        column.addStretch(1)

    @property
    def value(self) -> str:
        """What stands in it."""
        return self._value

    def set_value(self, value: str) -> None:
        """Before a form is shown; does not count as chosen by somebody."""
        self._value = value

    def show_view(self, view: FieldView, *, nothing: str = "", remark: str = "") -> None:
        """Draws itself.

        Args:
            view: what the rules say of it.
            nothing: the words of the empty choice; without them there is none, unless nothing was chosen yet.
            remark: what there is to know, if it is not locked.
        """
        self.setVisible(view.shown)
        words = say.locked(say_rule.rule(view.locked)) if view.locked is not None else remark
        offers = list(view.offers)
        if self._value and self._value not in offers:
            offers.insert(0, self._value)
        if nothing or not self._value:
            offers.insert(0, "")
        self.list.clear()
        for each in offers:
            text = self._shown(each) if each else nothing or say.choose()
            self.list.addItem(text, each)
            self.list.setItemData(self.list.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        self.list.setCurrentIndex(max(0, self.list.findData(self._value)))
        self.list.setEnabled(view.locked is None and bool(view.offers or self._value))
        self.list.setAccessibleDescription(words)
        self.list.setToolTip(self.list.currentText())
        self.remark.setText(words)
        self.remark.setVisible(bool(words))

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        value = self.list.itemData(index)
        if value != self._value:
            self._value = value
            self.error.say("")
            self.chosen.emit()
