"""Texts, numbers and moments in the reader's language and the server's time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from offcirc.central.http.page.texts import COUNTED, LANGUAGES, TEXTS
from offcirc.central.moments import in_library_zone

_FEW = range(2, 5)
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_MEGABYTE = 1_000_000
_NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
_SPACE = "\N{NO-BREAK SPACE}"


def language_of(accept_language: str) -> str:
    """The best of our languages for a browser's wish; English where it wants none of them."""
    wishes = []
    for place, part in enumerate(accept_language.split(",")[:20]):
        tag, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality or "1")
        except ValueError:
            weight = 0.0
        wishes.append((-weight, place, tag.split("-")[0].strip().lower()))
    return next((tag for weight, _, tag in sorted(wishes) if tag in LANGUAGES and weight < 0), LANGUAGES[0])


@dataclass(frozen=True, slots=True)
class Words:
    """One reader's language."""

    language: str
    zone: ZoneInfo

    def say(self, key: str, **params: str) -> str:
        """A text."""
        return TEXTS[key][LANGUAGES.index(self.language)].format_map(params)

    def known(self, key: str, otherwise: str) -> str:
        """A text for something that may have none, such as a code of a later version."""
        return self.say(key) if key in TEXTS else otherwise

    def count(self, key: str, number: int, **params: str) -> str:
        """A text with a number in it."""
        forms = COUNTED[key][LANGUAGES.index(self.language)]
        place = 0 if number == 1 else 1
        if place and self.language == "cs":
            place = 1 if number in _FEW else 2
        return forms[place].format_map({**params, "n": self.number(number)})

    def number(self, number: int) -> str:
        """With the language's separator of thousands."""
        separator = "," if self.language == "en" else _NARROW_SPACE
        return f"{number:,}".replace(",", separator)

    def size(self, count: int) -> str:
        """Bytes as megabytes, to one decimal."""
        text = f"{count / _MEGABYTE:.1f}"
        return (text if self.language == "en" else text.replace(".", ",")) + f"{_SPACE}MB"

    def moment(self, at: datetime) -> str:
        """Day and time."""
        there = in_library_zone(at, self.zone)
        if self.language == "fi":
            return f"{there.day}.{there.month}.{there.year} klo{_SPACE}{there.hour}.{there:%M}"
        if self.language == "cs":
            return f"{there.day}.{_SPACE}{there.month}.{_SPACE}{there.year} {there.hour}:{there:%M}"
        return f"{there.day} {_ENGLISH_MONTHS[there.month - 1]} {there.year}, {there:%H:%M}"

    def ago(self, at: datetime, now: datetime) -> str:
        """How long ago."""
        age = now - at
        if age < _MINUTE:
            return self.say("just_now")
        if age < _HOUR:
            return self.count("minutes_ago", age // _MINUTE)
        if age < 2 * _DAY:
            return self.count("hours_ago", age // _HOUR)
        return self.count("days_ago", age // _DAY)


_ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
