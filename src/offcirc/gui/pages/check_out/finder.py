"""A patron without a card, found by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem

from offcirc.app.check_out import search
from offcirc.domain.records import Patron
from offcirc.gui.lanes import Lane
from offcirc.gui.messages import check_out_forms as say_form
from offcirc.gui.pages.check_out.panel import OnEnter, Panel
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import label

_LIMIT = 50
_AFTER_MS = 120
_CATEGORY, _ROOMY = 2, 560
"""A column, and the width in pixels at 100 % from which it is shown."""


class PatronFinder(Panel):
    """Type a name, choose with the arrow keys, Enter."""

    picked = Signal(str)
    """The card number."""
    grows = True

    def __init__(self, theme: Theme, reading: Lane, library_name: Callable[[str], str]) -> None:
        super().__init__(theme, say_form.find_title())
        self._reading = reading
        self._library_name = library_name
        self._asked = ""
        self.field = QLineEdit()
        self.field.setPlaceholderText(say_form.find_help())
        self.found = QTableWidget(0, 4)
        self.count = label("", "soft", wraps=True)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self._on_due)
        self.field.textChanged.connect(self._on_text_changed)
        self.found.itemDoubleClicked.connect(lambda _: self._on_enter())
        OnEnter(self.field, self.found).pressed.connect(self._on_enter)
        self._lay_out_results()

    def _lay_out_results(self) -> None:
        self.found.setHorizontalHeaderLabels(
            [say_form.find_label(), say_form.card_number(), say_form.category(), say_form.library()]
        )
        self.found.setAccessibleName(say_form.find_results())
        self.found.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.found.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.found.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.found.setTabKeyNavigation(False)
        self.found.setShowGrid(False)
        self.found.verticalHeader().hide()
        self.found.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for names in (0, 3):
            self.found.horizontalHeader().setSectionResizeMode(names, QHeaderView.ResizeMode.Stretch)
        self.found.horizontalHeader().setHighlightSections(False)
        self.found.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.add_field(say_form.find_label(), self.field)
        self.form.addWidget(self.count)
        self.form.addWidget(self.found, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names come first where there is little room."""
        super().resizeEvent(event)
        self.found.setColumnHidden(_CATEGORY, self.width() < self.theme.pixels(_ROOMY))

    def _on_text_changed(self) -> None:
        self._soon.start()

    def _on_due(self) -> None:
        text = self.field.text().strip()
        self._asked = text
        if not text:
            self._show("", ())
            return
        self._reading.do(
            lambda workstation: search(workstation, text, _LIMIT), lambda found: self._show(text, found), owner=self
        )

    def _show(self, asked: str, found: Sequence[Patron]) -> None:
        if asked != self._asked:
            return
        self.found.setRowCount(len(found))
        for row, patron in enumerate(found):
            texts = (patron.name, patron.card_number, patron.category, self._library_name(patron.library))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.found.setItem(row, column, item)
        if found:
            self.found.setCurrentCell(0, 0)
            many = len(found) >= _LIMIT
            self.count.setText(say_form.find_many(len(found)) if many else say_form.find_count(len(found)))
        else:
            self.count.setText(say_form.find_none() if asked else "")

    def _on_enter(self) -> None:
        row = self.found.currentRow()
        item = self.found.item(row, 1) if row >= 0 else None
        if item is not None:
            self.picked.emit(item.text())
