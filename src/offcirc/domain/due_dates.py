"""Due dates: what staff type, what the rules suggest, and the days on which nobody can bring a book back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from offcirc.domain.records import CirculationRule, ClosedDays, Visit
from offcirc.errors import UserError

DUE_TIME = time(23, 59)
"""A date alone is due at the end of that day in the library's zone (COMMANDS)."""
_DUE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?")
FIXED_DAYS = (14, 21, 28)
_TERMS = ("loan_days", "renewals", "max_loans", "fee_limit")
_MINUTE_S = 60


def same_minute(one: datetime, other: datetime) -> bool:
    """Whether two due dates are one to a patron: nobody is told seconds."""
    return one.timestamp() // _MINUTE_S == other.timestamp() // _MINUTE_S


@lru_cache(maxsize=64)  # a desk lends all day with one due date
def read_instant(text: str, zone: tzinfo, *, at_end_of_day: bool = True) -> datetime:
    """`YYYY-MM-DD[THH:MM]` in the library's zone; a date alone means 23:59 (a due date), else 00:00 (a past event).

    Raises:
        UserError: `DATE_UNREADABLE`.
    """
    match = _DUE.fullmatch(text.strip())
    if match is None:
        raise UserError("DATE_UNREADABLE")
    year, month, day, hour, minute = (int(part) if part is not None else None for part in match.groups())
    try:
        day_on = date(year or 0, month or 0, day or 0)
        at = (DUE_TIME if at_end_of_day else time()) if hour is None or minute is None else time(hour, minute)
        return in_zone(datetime.combine(day_on, at, zone), zone)
    except (ValueError, OverflowError):
        raise UserError("DATE_UNREADABLE") from None


def in_zone(instant: datetime, zone: tzinfo) -> datetime:
    """The same instant with the zone's offset at that time, as a plain offset that survives being written down.

    A local time that the clocks skip (03:30 in Helsinki on the last Sunday of March) becomes the one an hour later.
    """
    local = instant.astimezone(UTC).astimezone(zone)  # by way of UTC: `astimezone` leaves a time of that zone as it is
    offset = local.utcoffset()
    if offset is None:
        raise ValueError("the zone gives no offset")
    return local.replace(tzinfo=timezone(offset), fold=0)


def terms_for(
    rules: Iterable[CirculationRule], libraries: Sequence[str], category: str, item_type: str
) -> CirculationRule:
    """The terms that apply, each taken from the most specific rule that states it.

    Item type outweighs patron category, which outweighs the library; a library's own rule outweighs its parent's.

    Args:
        rules: all rules known.
        libraries: the lending library's code, then its parents', nearest first.
        category: the patron's category.
        item_type: the item's type.
    """
    best: dict[str, tuple[tuple[bool, bool, int], object]] = {}
    for rule in rules:
        if rule.library and rule.library not in libraries:
            continue
        if rule.category not in {"", category} or rule.item_type not in {"", item_type}:
            continue
        nearness = len(libraries) - libraries.index(rule.library) if rule.library else 0
        rank = (bool(rule.item_type), bool(rule.category), nearness)
        for term in _TERMS:
            value = getattr(rule, term)
            if value is not None and (term not in best or rank > best[term][0]):
                best[term] = (rank, value)
    library = libraries[0] if libraries else ""
    found = {term: value for term, (_, value) in best.items()}
    return replace(CirculationRule(library, category, item_type), **found)  # type: ignore[arg-type]  # by field name


@dataclass(frozen=True, slots=True)
class Calendar:
    """A library's closed days and, for a bookmobile, its visits."""

    closed: tuple[ClosedDays, ...] = ()
    visits: tuple[Visit, ...] = ()

    def closed_on(self, day: date) -> ClosedDays | None:
        """The closing that covers `day`, if any."""
        return next((days for days in self.closed if days.from_on <= day <= days.to_on), None)

    def next_open(self, day: date) -> date:
        """`day`, or the first open day after it; `day` itself where the library is closed for a year on end."""
        for ahead in range(366):
            candidate = day + timedelta(days=ahead)
            if self.closed_on(candidate) is None:
                return candidate
        return day

    def next_visits(self, after: date, limit: int = 3) -> list[Visit]:
        """The bookmobile's next visits after a day, soonest first."""
        coming = sorted(
            (visit for visit in self.visits if visit.on > after), key=lambda visit: (visit.on, visit.from_time)
        )
        return coming[:limit]


@dataclass(frozen=True, slots=True)
class DuePreset:
    """One suggestion: `source` is `rule`, `days` or `visit`; `closed` is set where that day the library is closed."""

    source: str
    due_at: datetime
    days: int
    stop: str = ""
    closed: ClosedDays | None = None


def due_presets(
    terms: CirculationRule, calendar: Calendar, today: date, zone: tzinfo, days: Sequence[int] = FIXED_DAYS
) -> list[DuePreset]:
    """Due dates to offer: the rule's, some fixed numbers of days, and the bookmobile's next visits.

    None is chosen here (K12).
    """
    suggestions: list[tuple[str, date, str]] = []
    if terms.loan_days is not None:
        suggestions.append(("rule", today + timedelta(days=terms.loan_days), ""))
    suggestions += [
        ("days", today + timedelta(days=fixed), "")
        for fixed in dict.fromkeys(days)
        if fixed > 0 and fixed != terms.loan_days
    ]
    suggestions += [("visit", visit.on, visit.stop) for visit in calendar.next_visits(today)]
    return [
        DuePreset(
            source,
            in_zone(datetime.combine(day, DUE_TIME, zone), zone),
            (day - today).days,
            stop,
            calendar.closed_on(day),
        )
        for source, day, stop in suggestions
    ]
