"""Dates, times and money the reader's way (CLDR, by way of Qt)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from offcirc.gui.messages.translation import translate

_HOURS_AS_MINUTES = timedelta(hours=1)
_DAYS_AS_HOURS = timedelta(days=2)


def day(when: date) -> str:
    """A date, short: 13.1.2027."""
    return QLocale().toString(_qdate(when), QLocale.FormatType.ShortFormat)


def day_long(when: date) -> str:
    """A date as one reads it aloud: Wednesday, 13 January 2027."""
    return QLocale().toString(_qdate(when), QLocale.FormatType.LongFormat)


def clock(at: datetime, zone: tzinfo) -> str:
    """The time of day in the library's zone: 10.42."""
    local = at.astimezone(zone)
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def moment(at: datetime, zone: tzinfo) -> str:
    """Date and time in the library's zone."""
    local = at.astimezone(zone)
    together = QDateTime(_qdate(local.date()), QTime(local.hour, local.minute))
    return QLocale().toString(together, QLocale.FormatType.ShortFormat)


def money(amount: Decimal) -> str:
    """An amount with two decimals. No currency: the library's records name none."""
    sign, digits = ("-" if amount < 0 else ""), f"{abs(amount):.2f}"
    whole, cents = digits.split(".")
    locale = QLocale()
    return f"{sign}{locale.toString(int(whole))}{locale.decimalPoint()}{cents}"


def number(count: int) -> str:
    """A count with the reader's separators."""
    return QLocale().toString(count)


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
