"""What the cells of a row say, and in which colour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, tzinfo

from PySide6.QtGui import QColor, QPixmap

from offcirc.app.review.rows import ReviewRow, Section
from offcirc.gui import icons
from offcirc.gui.messages import formats, outcomes
from offcirc.gui.messages import transactions as say
from offcirc.gui.theme import Theme, Tone

COL_TICK, COL_RECORDED, COL_WORKSTATION, COL_ACTION, COL_PATRON, COL_ITEM, COL_DUE, COL_RESULT = range(8)
HEADERS = {
    COL_TICK: say.column_tick,
    COL_RECORDED: say.column_recorded,
    COL_WORKSTATION: say.column_workstation,
    COL_ACTION: say.column_action,
    COL_PATRON: say.column_patron,
    COL_ITEM: say.column_item,
    COL_DUE: say.column_due,
    COL_RESULT: say.column_result,
}
_ICON_SIZE = 16
LOOKS = {
    Section.HERE: (Tone.PLAIN, "clock"),
    Section.AT_SERVER: (Tone.PLAIN, "sync"),
    Section.SUCCEEDED: (Tone.GOOD, "good"),
    Section.NOTES: (Tone.NOTE, "note"),
    Section.DUE_DIFFERS: (Tone.WARN, "calendar"),
    Section.REFUSED: (Tone.BAD, "bad"),
    Section.UNKNOWN: (Tone.WARN, "warn"),
    Section.SETTLED: (Tone.PLAIN, "edit"),
}
"""Tone and icon of each section."""


def tone_of(row: ReviewRow) -> Tone:
    """What the colour of a row's result means."""
    if row.section is Section.AT_SERVER and row.answer is not None:
        return Tone.WARN
    return LOOKS[row.section][0]


def icon_of(row: ReviewRow) -> str:
    """The name of the icon beside a row's result."""
    tone, name = LOOKS[row.section]
    return name if tone_of(row) is tone else "warn"


class Cells:
    """Texts, icons and colours in the present theme and language."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.zone: tzinfo = UTC
        self.today: date | None = None
        self.libraries: outcomes.Names = outcomes.NO_NAMES
        self.dress()

    def dress(self) -> None:
        """Takes the colours from the theme again."""
        self._colours = {tone: QColor(self._theme.colours.tone(tone)[0]) for tone in Tone}

    def text(self, row: ReviewRow, column: int, *, in_line: bool = False) -> str:
        """What stands in a cell; `in_line`: the row is about to be processed."""
        if column == COL_RESULT:
            return say.in_line() if in_line else outcomes.what_to_note(row, self.zone, self.libraries)
        if column == COL_RECORDED and row.day == self.today:
            return formats.clock(row.occurred_at, self.zone)
        say_it = _TEXTS.get(column)
        return say_it(row, self.zone) if say_it is not None else ""

    def full_text(self, row: ReviewRow, column: int, *, in_line: bool = False) -> str:
        """The same with the number behind a name: a cell may be cut."""
        if column == COL_RECORDED:
            return formats.moment(row.occurred_at, self.zone)
        if column == COL_RESULT and not in_line:
            return outcomes.result(row, self.zone, self.libraries)
        text = self.text(row, column, in_line=in_line)
        number, named = {COL_PATRON: (row.card, row.name), COL_ITEM: (row.item, row.title)}.get(column, ("", ""))
        return f"{text} ({number})" if number and named else text

    def colour(self, row: ReviewRow) -> QColor:
        """Of its result."""
        return self._colours[tone_of(row)]

    def picture(self, row: ReviewRow) -> QPixmap:
        """The icon of its result."""
        colour, _ = self._theme.colours.tone(tone_of(row))
        return icons.pixmap(icon_of(row), colour, self._theme.pixels(_ICON_SIZE))


def _patron(row: ReviewRow, _zone: tzinfo) -> str:
    return row.name or (say.not_known(row.card) if row.card else "")


def _item(row: ReviewRow, _zone: tzinfo) -> str:
    return row.title or (say.not_known(row.item) if row.item else "")


def _due(row: ReviewRow, zone: tzinfo) -> str:
    """As the patron was told; where the server keeps another date, both."""
    kept = row.changed_due_at
    if kept is not None and row.due_at is not None:
        kept_shown, told_shown = outcomes.both_dates(kept, row.due_at, zone)
        return f"{told_shown} → {kept_shown}"
    return formats.day(row.due_at.astimezone(zone).date()) if row.due_at is not None else ""


_TEXTS: dict[int, Callable[[ReviewRow, tzinfo], str]] = {
    COL_RECORDED: lambda row, zone: formats.moment(row.occurred_at, zone),
    COL_WORKSTATION: lambda row, _: row.workstation,
    COL_ACTION: lambda row, _: outcomes.action(row),
    COL_PATRON: _patron,
    COL_ITEM: _item,
    COL_DUE: _due,
}


def in_one_line(row: ReviewRow, zone: tzinfo) -> str:
    """A row where it is named in a sentence or list."""
    about = (row.workstation, outcomes.action(row), row.name or row.card, row.title or row.item)
    return " · ".join([formats.moment(row.occurred_at, zone), *(part for part in about if part)])
