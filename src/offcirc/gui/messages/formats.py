"""Dates, times and money the reader's way (CLDR, by way of Qt)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from offcirc.gui.messages.translation import translate

_HOURS_AS_MINUTES = timedelta(hours=1)
_DAYS_AS_HOURS = timedelta(days=2)
_YEAR = re.compile("y+")
_WITH_YEAR = re.compile(r"[^dM.]*y+[^dM]*$|^y+[^dM]*")
_WHOLE_MEGABYTES = 10
"""From so many on, a tenth of one tells nobody anything."""


def day(when: date) -> str:
    """A date, short, with all four digits of its year: 13.1.2027."""
    return _day(QLocale().name(), when)


@lru_cache(maxsize=1_000)
def _day(_locale: str, when: date) -> str:
    """A table asks for the same few dates hundreds of times while it is painted."""
    return QLocale().toString(_qdate(when), day_format())


def day_format() -> str:
    """How `day` writes, as Qt spells formats."""
    return _with_whole_year(QLocale().dateFormat(QLocale.FormatType.ShortFormat))


def day_and_month(when: date) -> str:
    """A date without its year: 13.1."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return QLocale().toString(_qdate(when), _WITH_YEAR.sub("", form))


def day_long(when: date) -> str:
    """A date as one reads it aloud: Wednesday, 13 January 2027.

    The day's name as it stands alone: CLDR's Finnish dates say *on* Wednesday.
    """
    locale = QLocale()
    form = locale.dateFormat(QLocale.FormatType.LongFormat)
    return locale.toString(_qdate(when), form.replace("dddd", f"'{locale.standaloneDayName(when.isoweekday())}'"))


def clock(at: datetime, zone: tzinfo) -> str:
    """The time of day in the library's zone: 10.42."""
    local = at.astimezone(zone)
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def moment(at: datetime, zone: tzinfo) -> str:
    """Date and time in the library's zone."""
    local = at.astimezone(zone)
    together = QDateTime(_qdate(local.date()), QTime(local.hour, local.minute))
    return QLocale().toString(together, moment_format())


def moment_format() -> str:
    """How `moment` writes, as Qt spells formats."""
    return _with_whole_year(QLocale().dateTimeFormat(QLocale.FormatType.ShortFormat))


@lru_cache
def _with_whole_year(form: str) -> str:
    """Czech, and American English, write two digits where they write short."""
    return _YEAR.sub("yyyy", form)


def money(amount: Decimal) -> str:
    """An amount with two decimals. No currency: the library's records name none."""
    sign, digits = ("-" if amount < 0 else ""), f"{abs(amount):.2f}"
    whole, cents = digits.split(".")
    locale = QLocale()
    return f"{sign}{locale.toString(int(whole))}{locale.decimalPoint()}{cents}"


def number(count: int) -> str:
    """A count with the reader's separators."""
    return QLocale().toString(count)


def size(count: int) -> str:
    """An amount of data, in megabytes.

    Args:
        count: bytes.
    """
    megabytes = count / 1e6
    shown = QLocale().toString(megabytes, "f", 0 if megabytes >= _WHOLE_MEGABYTES else 1)
    return translate("Formats", "{size} MB", size=shown)


def work(title: str, author: str) -> str:
    """Title and author in one line."""
    return translate("Formats", "{title} — {author}", title=title, author=author) if author else title


def age(passed: timedelta) -> str:
    """How long ago, in one or two units."""
    passed = max(passed, timedelta())
    if passed < timedelta(minutes=1):
        return translate("Age", "less than a minute")
    if passed < _HOURS_AS_MINUTES:
        return translate("Age", "%n minute(s)", "", int(passed.total_seconds() // 60))
    if passed < _DAYS_AS_HOURS:
        return translate("Age", "%n hour(s)", "", int(passed.total_seconds() // 3600))
    return translate("Age", "%n day(s)", "", passed.days)


def _qdate(when: date) -> QDate:
    return QDate(when.year, when.month, when.day)
