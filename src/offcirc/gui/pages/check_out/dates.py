"""Dates and times as people type them, in the reader's way."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

_NUMBERS = re.compile(r"\d+")
_AHEAD = re.compile(r"\+\s*(\d{1,4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SHORT_YEAR = 100
_CENTURY = 2000


def read_day(text: str, today: date, *, ahead: bool = True) -> date | None:
    """A date in the reader's order of day, month and year; without a year the nearest one.

    Args:
        text: `13.1.`, `13.1.27`, `13/01/2027`, `2027-01-13`, or `+10` for days from today.
        today: the library's date.
        ahead: without a year the next such day is meant; else the last one.

    Returns:
        None where it is no date.
    """
    typed = text.strip()
    try:
        if found := _AHEAD.fullmatch(typed):
            return today + timedelta(days=int(found.group(1)))
        if found := _ISO.fullmatch(typed):
            return date(*(int(part) for part in found.groups()))
        return _by_locale(typed, today, ahead=ahead)
    except (ValueError, OverflowError):
        return None


def _by_locale(typed: str, today: date, *, ahead: bool) -> date | None:
    numbers = [int(part) for part in _NUMBERS.findall(typed)]
    if re.sub(r"[\d\s./\-]", "", typed) or len(numbers) not in {2, 3}:
        return None
    order = [each for each in _order() if each != "y"] if len(numbers) == 2 else _order()  # noqa: PLR2004 - day and month
    parts = dict(zip(order, numbers, strict=True))
    if "y" in parts:
        year = parts["y"] + _CENTURY if parts["y"] < _SHORT_YEAR else parts["y"]
        return date(year, parts["m"], parts["d"])
    this_year = date(today.year, parts["m"], parts["d"])
    if ahead and this_year < today:
        return date(today.year + 1, parts["m"], parts["d"])
    if not ahead and this_year > today:
        return date(today.year - 1, parts["m"], parts["d"])
    return this_year


def _order() -> list[str]:
    """`d`, `m`, `y` in the reader's order."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat).lower()
    return sorted("dmy", key=form.find)


def read_time(text: str) -> time | None:
    """A time of day: `9.30`, `9:30`, `930`, `9`, or the reader's own way (`9:30 PM`); None where it is none."""
    typed = text.strip()
    found = QLocale().toTime(typed, QLocale.FormatType.ShortFormat)
    if found.isValid():
        return time(found.hour(), found.minute())
    match = re.fullmatch(r"(\d{1,2})(?:[.:]?(\d{2}))?", typed)
    if match is None:
        return None
    try:
        return time(int(match.group(1)), int(match.group(2) or 0))
    except ValueError:
        return None


def time_example() -> str:
    """How a time looks here."""
    return QLocale().toString(QTime(9, 30), QLocale.FormatType.ShortFormat)


def qdate(day: date) -> QDate:
    """The same for Qt."""
    return QDate(day.year, day.month, day.day)


def pydate(day: QDate) -> date:
    """The same for us."""
    return date(day.year(), day.month(), day.day())
