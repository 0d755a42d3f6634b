"""Above the table: which rows it shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout

from offcirc.app.review.listing import Review
from offcirc.app.review.rows import Section
from offcirc.domain.transactions import Kind
from offcirc.gui.icons import icon
from offcirc.gui.messages import formats, outcomes
from offcirc.gui.messages import transactions as say
from offcirc.gui.pages.transactions.cells import LOOKS
from offcirc.gui.pages.transactions.filters import Filter
from offcirc.gui.pages.transactions.whole import Whole
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, set_button_text
from offcirc.gui.widgets.flow import FlowLayout

_SEARCHED_AFTER_MS = 120
_SEARCH_WIDTH, _LIST_WIDTH = 268, 216
"""Pixels at 100 %. A list opens as wide as its longest line; closed so wide, it would push others into another line."""
_BESIDE_LINE = 36
_DAYS = 31
_ALWAYS = (Section.HERE, Section.AT_SERVER, Section.SUCCEEDED, Section.REFUSED)
"""What is asked for every day; the others stand behind them while there are any, so that these never move."""


class FilterBar(Whole):
    """Chips with counts, lists of kinds, days and workstations, and a search."""

    changed = Signal()
    fetch_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._filter = Filter()
        seldom = (section for section in Section if section not in _ALWAYS)
        self.chips = {section: self._chip(section) for section in (*_ALWAYS, *seldom)}
        self.kinds = _list(say.kind_of_row())
        self.days = _list(say.day_of_row())
        self.workstations = _list(say.workstation_of_row())
        self.search = QLineEdit()
        self.fetch = button(say.fetch_queue(), description=say.fetch_queue_description())
        self._soon = QTimer(self, singleShot=True, interval=_SEARCHED_AFTER_MS)
        for section, chip in self.chips.items():
            chip.clicked.connect(self._on_chosen)
            chip.setProperty("section", section.value)
        for box in (self.kinds, self.days, self.workstations):
            box.activated.connect(self._on_chosen)
        self.search.textChanged.connect(self._soon.start)
        self._soon.timeout.connect(self._on_chosen)
        self.fetch.clicked.connect(self.fetch_wanted)
        theme.changed.connect(self._dress)
        self._lay_out()
        self._dress()
        set_button_text(self.fetch, say.fetch_queue())

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(say.search())
        self.search.setAccessibleName(say.search())
        self.search.setClearButtonEnabled(True)
        self._fill(self.kinds, [(say.every_kind(), ""), *((outcomes.kind(kind), str(kind)) for kind in Kind)])
        chips = FlowLayout(spacing=6)
        for chip in self.chips.values():
            chips.addWidget(chip)
        lists = FlowLayout(spacing=8, push=1)
        for box in (self.search, self.workstations, self.days, self.kinds, self.fetch):
            lists.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(chips)
        column.addLayout(lists)

    @property
    def filter(self) -> Filter:
        """What is chosen."""
        return Filter(
            frozenset(section for section, chip in self.chips.items() if chip.isChecked()),
            Kind(kind) if (kind := self.kinds.currentData()) else None,
            date.fromisoformat(day) if (day := self.days.currentData()) else None,
            self.workstations.currentData() or "",
            self.search.text(),
        )

    def choose(self, wanted: Filter) -> None:
        """Chooses as if by hand, but without a word about it."""
        for section, chip in self.chips.items():
            chip.setChecked(section in wanted.sections)
        day = wanted.day.isoformat() if wanted.day is not None else ""
        for box, value in (
            (self.kinds, wanted.kind or ""),
            (self.days, day),
            (self.workstations, wanted.workstation),
        ):
            box.setCurrentIndex(max(0, box.findData(str(value))))
        self.search.setText(wanted.text)
        self._soon.stop()

    def search_for(self, text: str) -> None:
        """A scan looks for one number among all rows: whatever else was chosen would hide it."""
        self.choose(Filter(text=text))
        self.changed.emit()

    def show_counts(self, counts: Mapping[Section, int]) -> None:
        """Writes how many rows each chip would show."""
        for section, chip in self.chips.items():
            text = f"{outcomes.section(section)}  {formats.number(counts[section])}"
            if chip.accessibleName() != text:
                set_button_text(chip, text)
            shown = section in _ALWAYS or counts[section] > 0 or chip.isChecked() or chip.hasFocus()
            if chip.isHidden() == shown:
                chip.setVisible(shown)

    def show_choices(self, review: Review) -> None:
        """Offers the days and workstations that there are."""
        names = sorted(set(review.keys.workstations) - {review.workstation})
        own = [(say.this_workstation(review.workstation), review.workstation)]
        self._fill(self.workstations, [(say.every_workstation(), ""), *own, *((name, name) for name in names)])
        days = [(say.every_day(), "")]
        found = sorted(set(review.keys.days), reverse=True)
        self._fill(self.days, days + [(formats.day(day), day.isoformat()) for day in found[:_DAYS]])

    def show_fetching(self, *, running: bool) -> None:
        """One exchange with the server at a time."""
        self.fetch.setEnabled(not running)

    def _chip(self, section: Section) -> QPushButton:
        chip = button(outcomes.section(section), "chip", description=say.section_description(section))
        chip.setCheckable(True)
        return chip

    def _fill(self, box: QComboBox, choices: list[tuple[str, str]]) -> None:
        if [(box.itemText(place), box.itemData(place)) for place in range(box.count())] == choices:
            return
        chosen = box.currentData()
        box.clear()
        for text, value in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + self._theme.pixels(_BESIDE_LINE))

    def _on_chosen(self) -> None:
        self._soon.stop()
        if self.filter != self._filter:
            self._filter = self.filter
            self.changed.emit()

    def _dress(self) -> None:
        self.search.setMinimumWidth(self._theme.pixels(_SEARCH_WIDTH))
        for box in (self.kinds, self.days, self.workstations):
            box.setMaximumWidth(self._theme.pixels(_LIST_WIDTH))
        size = QSize(self._theme.pixels(18), self._theme.pixels(18))
        for section, chip in self.chips.items():
            tone, name = LOOKS[section]
            chip.setIcon(icon(name, self._theme.colours.tone(tone)[0]))
            chip.setIconSize(size)
        self.fetch.setIconSize(size)
        for action in self.search.actions():
            if action.objectName() == "magnifier":
                self.search.removeAction(action)
        magnifier = self.search.addAction(
            icon("search", self._theme.colours.ink_soft), QLineEdit.ActionPosition.LeadingPosition
        )
        magnifier.setObjectName("magnifier")
        self.fetch.setIcon(icon("sync", self._theme.colours.accent))


def _list(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box
