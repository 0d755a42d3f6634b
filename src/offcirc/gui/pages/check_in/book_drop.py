"""Book drop: a time that scans are dated back to, asked for in the page and always in sight while it holds."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDateTimeEdit, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from offcirc.gui.messages import check_in as say
from offcirc.gui.widgets.basics import button, label

_EVENING, _MORNING = QTime(20, 0), QTime(8, 0)


class BookDropForm(QFrame):
    """Asks for the moment. Says what it is in the library's own time; the page checks that it is past."""

    chosen = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "paper")
        self._field = QDateTimeEdit()
        self._field.setCalendarPopup(True)
        self._field.setAccessibleName(say.book_drop_at())
        self._label = label(say.book_drop_at())
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

    def open(self, at: str | None) -> None:
        """Shows itself; `at` is the moment in use, None begins with yesterday evening."""
        self._error.hide()
        if at is None:
            self._on_evening()
        else:
            self._field.setDateTime(QDateTime.fromString(at, "yyyy-MM-ddTHH:mm"))
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
        column.addWidget(label(say.book_drop_heading(), "heading"))
        column.addWidget(label(say.book_drop_explanation(), "soft", wraps=True))
        column.addLayout(asked)
        column.addWidget(self._error)

    @Slot()
    def _on_evening(self) -> None:
        self._field.setDateTime(QDateTime(QDate.currentDate().addDays(-1), _EVENING))

    @Slot()
    def _on_morning(self) -> None:
        self._field.setDateTime(QDateTime(QDate.currentDate(), _MORNING))

    @Slot()
    def _on_begin(self) -> None:
        self._error.hide()
        self.chosen.emit(self._field.dateTime().toString("yyyy-MM-ddTHH:mm"))
