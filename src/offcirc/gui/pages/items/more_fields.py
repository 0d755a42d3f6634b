"""What else the items of a batch edit may get: fields beside the four places, each left alone unless it is filled."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from offcirc.domain.records import ItemStatus
from offcirc.gui.messages import holdings as say_rule
from offcirc.gui.messages import items as say
from offcirc.gui.widgets.basics import label

_MAX_LENGTH = 2_000
_LINES = ("call_number", "item_type")


class MoreFields(QWidget):
    """`changed` when one of them was."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines = {name: QLineEdit() for name in _LINES}
        self.status = QComboBox()
        self.status.addItem(say.no_change(), "")
        for status in ItemStatus:
            if status is not ItemStatus.UNKNOWN:
                self.status.addItem(say.status(status), status.value)
        self.status.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.status.activated.connect(self._on_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for name, line in self.lines.items():
            line.setPlaceholderText(say.no_change())
            line.setMaxLength(_MAX_LENGTH)
            line.textEdited.connect(self._on_changed)
            row.addLayout(_named(name, line), 1)
        row.addLayout(_named("status", self.status), 1)

    @property
    def values(self) -> dict[str, str | ItemStatus]:
        """Those that were filled, by the field's name."""
        found: dict[str, str | ItemStatus] = {
            name: text for name in _LINES if (text := self.lines[name].text().strip())
        }
        status = self.status.currentData()
        return {**found, "status": ItemStatus(status)} if status else found

    def clear(self) -> None:
        """Nothing is filled."""
        for line in self.lines.values():
            line.clear()
        self.status.setCurrentIndex(0)

    def take_over(self, other: MoreFields) -> None:
        """What another was filled with."""
        for name, line in self.lines.items():
            line.setText(other.lines[name].text())
        self.status.setCurrentIndex(other.status.currentIndex())

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


def _named(name: str, widget: QWidget) -> QVBoxLayout:
    named = label(say_rule.field(name), wraps=True)
    named.setBuddy(widget)
    widget.setAccessibleName(say_rule.field(name))
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(named)
    column.addWidget(widget)
    return column
