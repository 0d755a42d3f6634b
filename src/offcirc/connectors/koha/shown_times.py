"""Times as Koha's pages write them: by the library's settings, without seconds; `05/04/2026` is May or April."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

_SORTABLE = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::\d\d)?", re.ASCII)
_WRITTEN = re.compile(
    r"(\d\d)([/.])(\d\d)\2(\d{4}) (\d\d):(\d\d)(?::\d\d)?(?: ?([ap])\.?m\.?)?", re.ASCII | re.IGNORECASE
)
_NOON = 12
_SLACK = timedelta(days=1)


def read_times(texts: Sequence[str], now: datetime, known: Callable[[Sequence[str]], int]) -> list[str]:
    """The times of one page, as `YYYY-MM-DD HH:MM`; one that no setting of Koha's writes stays as it is.

    Where a page writes 05/04, both readings are tried, and one that holds for the whole page is taken: with no
    thirteenth month, with the most times that are known, in the list's own order, not in the future, and near.

    Args:
        texts: as shown, in the order of the page, which Koha sorts by time.
        now: the server's local time, without an offset.
        known: how many of the times so read are expected.
    """
    if not any(_is_ambiguous(text) for text in texts):
        return [_read(text, day_first=True) for text in texts]
    readings = [[_read(text, day_first=day_first) for text in texts] for day_first in (False, True)]

    def likelihood(reading: list[str]) -> tuple[int, int, bool, int, timedelta]:
        moments = [moment for text in reading if (moment := moment_of(text)) is not None]
        past = sum(moment <= now + _SLACK for moment in moments)
        near = -sum((abs(now - moment) for moment in moments), timedelta())
        return len(moments), known(reading), moments == sorted(moments), past, near

    return max(readings, key=likelihood)


def minute(moment: datetime) -> str:
    """A local time as `read_times` gives it."""
    return f"{moment:%Y-%m-%d %H:%M}"


def moment_of(text: str) -> datetime | None:
    """What `read_times` gave as a local time without an offset, or None where it could not be read."""
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the server's own time has no offset
    except ValueError:
        return None


def _is_ambiguous(text: str) -> bool:
    match = _WRITTEN.fullmatch(text)
    return match is not None and match[2] == "/"


def _read(text: str, *, day_first: bool) -> str:
    if match := _SORTABLE.fullmatch(text):
        return "{}-{}-{} {}:{}".format(*match.groups())
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return text
    first, sign, second, year, hour, minutes, half = match.groups()
    day, month = (first, second) if day_first or sign == "." else (second, first)
    if half is not None:
        hour = f"{int(hour) % _NOON + (_NOON if half in 'pP' else 0):02}"
    read = f"{year}-{month}-{day} {hour}:{minutes}"
    return read if moment_of(read) is not None else text
