"""What a scan means here: it came back, or it was used in the library and counts; and when, if not now."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QSpinBox, QVBoxLayout, QWidget

from offcirc.domain.transactions import MAX_COUNT, Kind
from offcirc.gui.messages import check_in as say
from offcirc.gui.messages import limits as say_limits
from offcirc.gui.pages.check_in.work import Limits
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, dress_icon, label, set_button_text
from offcirc.gui.widgets.flow import FlowLayout


class Modes(QWidget):
    """The row of buttons over the page."""

    changed = Signal()
    earlier_wanted = Signal()
    """Scans are to be dated back: to the book drop's time, or to that of in-house use."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._returns = button(say.title(), shortcut="Ctrl+R", description=say.check_in_description())
        self._in_house = button(say.in_house_use(), shortcut="Ctrl+I", description=say.in_house_description())
        self._group = QButtonGroup(self)
        for each in (self._returns, self._in_house):
            each.setCheckable(True)
            self._group.addButton(each)
        self._returns.setChecked(True)
        self._limit = label("", "soft", wraps=True)
        self._times = QSpinBox()
        self._times.setRange(1, MAX_COUNT)
        self._times.setAccessibleName(say.times_label())
        self._times.setAccessibleDescription(say.times_description())
        self._times.setToolTip(say.times_description())
        self._times_label = label(say.times_label())
        self._times_label.setBuddy(self._times)
        self._said = label("", "soft")
        self._earlier = button("", shortcut="Ctrl+B")
        dress_icon(self._returns, theme, "check-in", "ink")
        dress_icon(self._in_house, theme, "house", "ink")
        dress_icon(self._earlier, theme, "clock", "ink")
        self._group.buttonToggled.connect(self._on_toggled)
        self._earlier.clicked.connect(self.earlier_wanted)
        self._lay_out()
        self._on_toggled()

    @property
    def in_house(self) -> bool:
        """Whether scans are counted instead of returned."""
        return self._in_house.isChecked()

    @property
    def times(self) -> int:
        """What the next scan counts in in-house use."""
        return self._times.value()

    def show_limits(self, limits: Limits) -> None:
        """What the server cannot be told stays in sight, with the reason."""
        can = Kind.IN_HOUSE_USE in limits.kinds
        why = "" if can else say_limits.not_carried(Kind.IN_HOUSE_USE, limits.server)
        if not can:
            self._returns.setChecked(True)
        self._in_house.setEnabled(can)
        described = say.in_house_description() if can else why
        self._in_house.setAccessibleDescription(described)
        self._in_house.setToolTip(described)
        self._limit.setText(why)
        self._limit.setVisible(not can)

    def take_over(self, other: Modes) -> None:
        """Goes on as another page's row stood."""
        (self._in_house if other.in_house else self._returns).setChecked(True)
        self._times.setValue(other.times)

    def take_count(self) -> int:
        """How often the item now scanned was used, 0 for a return; the next one is one again."""
        if not self.in_house:
            return 0
        count = self.times
        self._times.setValue(1)
        return count

    def say(self, text: str) -> None:
        """A few soft words at the right."""
        self._said.setText(text)

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, push=2)
        for each in (self._returns, self._in_house, self._times_label, self._times, self._said, self._earlier):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(buttons)
        column.addWidget(self._limit)
        self._limit.hide()

    @Slot()
    def _on_toggled(self) -> None:
        self._times.setVisible(self.in_house)
        self._times_label.setVisible(self.in_house)
        set_button_text(self._earlier, say.earlier(in_house=self.in_house), "Ctrl+B")
        description = say.earlier_description(in_house=self.in_house)
        self._earlier.setToolTip(description)
        self._earlier.setAccessibleDescription(description)
        self.changed.emit()
