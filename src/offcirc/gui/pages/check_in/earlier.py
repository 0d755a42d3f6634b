"""The time that scans are dated back to, the book drop's or that of in-house use: asked for in the page."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDateTimeEdit, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from offcirc.gui.messages import check_in as say
from offcirc.gui.messages import formats
from offcirc.gui.widgets.basics import button, label

_EVENING, _MORNING = time(20), time(8)
_DAY = timedelta(days=1)


class EarlierForm(QFrame):
    """Asks for the moment in the library's time, whatever this machine's zone; the page checks that it is past."""

    chosen = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "paper")
        self._today = date.min
        self._heading, self._explanation = label("", "heading", wraps=True), label("", "soft", wraps=True)
        self._field = QDateTimeEdit()
        self._field.setTimeZone(QTimeZone.utc())  # hours are as typed: no day of this machine's zone lacks one
        self._field.setDisplayFormat(formats.moment_format())
        self._field.setCalendarPopup(True)
        self._field.setAccessibleName(say.earlier_at())
        self._label = label(say.earlier_at())
        self._label.setBuddy(self._field)
        self._error = label("", "error", wraps=True)
        self._evening = button(say.last_evening())
        self._morning = button(say.this_morning())
        self._begin = button(say.begin(), "primary")
        self._cancel = button(say.cancel())
        self._evening.clicked.connect(self._on_evening)
        self._morning.clicked.connect(self._on_morning)
        self._begin.clicked.connect(self._on_begin)
        self._cancel.clicked.connect(self.cancelled)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancelled)
        self._lay_out()

    def open(self, at: str | None, now: datetime, *, in_house: bool) -> None:
        """Shows itself.

        Args:
            at: the moment in use; None begins with yesterday evening.
            now: in the library's zone.
            in_house: whether it is asked for items that were used in the library.
        """
        self._today = now.date()
        self._heading.setText(say.earlier_heading(in_house=in_house))
        self._explanation.setText(say.earlier_explanation(in_house=in_house))
        self._error.hide()
        if at is None:
            self._on_evening()
        else:
            self._set(datetime.fromisoformat(at))
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, text: str) -> None:
        """Says why that moment cannot be."""
        self._error.setText(text)
        self._error.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        asked = QHBoxLayout()
        asked.setSpacing(10)
        asked.addWidget(self._label)
        asked.addWidget(self._field)
        asked.addWidget(self._evening)
        asked.addWidget(self._morning)
        asked.addStretch(1)
        asked.addWidget(self._cancel)
        asked.addWidget(self._begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._explanation)
        column.addLayout(asked)
        column.addWidget(self._error)

    @Slot()
    def _on_evening(self) -> None:
        self._set(datetime.combine(self._today - _DAY, _EVENING))

    @Slot()
    def _on_morning(self) -> None:
        self._set(datetime.combine(self._today, _MORNING))

    @Slot()
    def _on_begin(self) -> None:
        self._error.hide()
        self.chosen.emit(self._field.dateTime().toString("yyyy-MM-ddTHH:mm"))

    def _set(self, at: datetime) -> None:
        on, hour = QDate(at.year, at.month, at.day), QTime(at.hour, at.minute)
        self._field.setDateTime(QDateTime(on, hour, QTimeZone.utc()))
