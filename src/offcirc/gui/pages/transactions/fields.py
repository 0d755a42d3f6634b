"""What can be corrected in a row: card, barcode, due date."""

from __future__ import annotations

from datetime import UTC, tzinfo

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QGridLayout, QLabel, QLineEdit, QWidget

from offcirc.app.repair import Correction
from offcirc.domain.transactions import Kind, Transaction
from offcirc.gui.messages import repairing as say
from offcirc.gui.widgets.basics import label

_CARD = frozenset({Kind.ISSUE, Kind.PAYMENT, Kind.REGISTER_PATRON})
_ITEM = frozenset({Kind.ISSUE, Kind.RETURN, Kind.RENEW, Kind.IN_HOUSE_USE})
_DUE = frozenset({Kind.ISSUE, Kind.RENEW})


class _DueDate(QDateEdit):
    """A wheel that scrolls the panel does not turn the date."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves it to the panel."""
        event.ignore()


class Fields(QWidget):
    """One field for each thing that this kind of row has, filled with what was recorded."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row: Transaction | None = None
        self._zone: tzinfo = UTC
        self.card = QLineEdit()
        self.item = QLineEdit()
        self.due = _DueDate()
        self.names: dict[str, QLabel] = {"card": label("", "soft", wraps=True), "item": label("", "soft", wraps=True)}
        self._labels = {self.card: label(say.card()), self.item: label(say.barcode()), self.due: label(say.due_date())}
        self.card.textChanged.connect(self._on_changed)
        self.item.textChanged.connect(self._on_changed)
        self.due.dateChanged.connect(self._on_changed)
        self._lay_out()

    def _lay_out(self) -> None:
        self.due.setCalendarPopup(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, (field, name) in enumerate(self._labels.items()):
            name.setBuddy(field)
            field.setAccessibleName(name.text())
            grid.addWidget(name, 2 * place, 0)
            grid.addWidget(field, 2 * place, 1)
        grid.addWidget(self.names["card"], 1, 1)
        grid.addWidget(self.names["item"], 3, 1)
        grid.setColumnStretch(1, 1)

    def show_row(self, row: Transaction, zone: tzinfo) -> None:
        """Fills the fields with what was recorded."""
        self._row, self._zone = row, zone
        for field, kinds in ((self.card, _CARD), (self.item, _ITEM), (self.due, _DUE)):
            field.setVisible(row.kind in kinds)
            self._labels[field].setVisible(row.kind in kinds)
        self.fill(Correction(row.card_number or "", row.item_barcode or ""))
        if row.due_at is not None:
            day = row.due_at.astimezone(zone).date()
            self.due.setDate(QDate(day.year, day.month, day.day))

    def fill(self, correction: Correction, card_name: str = "", item_name: str = "") -> None:
        """Puts a correction into the fields; what it leaves open stays. The names are shown beneath."""
        for field, value, which, name in (
            (self.card, correction.card, "card", card_name),
            (self.item, correction.item, "item", item_name),
        ):
            if value is not None:
                field.setText(value)
                self.names[which].setText(name)
                self.names[which].setVisible(bool(name) and field.isVisibleTo(self))

    @property
    def correction(self) -> Correction:
        """What is different from what was recorded."""
        row = self._row
        if row is None:
            return Correction()
        card, item = self.card.text().strip(), self.item.text().strip()
        day = self.due.date()
        due = None
        if row.due_at is not None:
            told = row.due_at.astimezone(self._zone).date()
            if (day.year(), day.month(), day.day()) != (told.year, told.month, told.day):
                due = f"{day.year():04}-{day.month():02}-{day.day():02}"
        return Correction(
            card if card and card != row.card_number and row.kind in _CARD else None,
            item if item and item != row.item_barcode and row.kind in _ITEM else None,
            due,
        )

    def takes(self, which: str) -> bool:
        """Whether a `card` or an `item` can be corrected in this row."""
        return self._row is not None and self._row.kind in {"card": _CARD, "item": _ITEM}[which]

    def _on_changed(self) -> None:
        self.changed.emit()
