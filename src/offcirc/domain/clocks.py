"""When things really happened, although workstation clocks are wrong (Symphony trusts them; Evergreen's offset is 0).

Within one uptime of the machine the monotonic counter tells the distance between two moments exactly. At contact with
the server the distance *now minus row* therefore gives the row's time as *server time minus distance*. Rows from
another uptime have only the wall clock; that uptime's clock is taken as its rows' median (one jump does not move it).
What cannot have been then, or contradicts the order in which most rows were recorded, says nothing: such a row takes
the time of the row before it and is marked uncertain, so that one wild clock poisons neither earlier nor later rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median_low

_TOLERANCE = timedelta(minutes=2)
"""A row whose wall clock differs from its uptime's by more than this was recorded while the clock was set."""
_EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""Before this there was no offcirc: an older time is that of a clock whose battery is dead (1970, the board's year)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The clocks of a workstation at one moment. `wall` is UTC; `monotonic_ms` counts within uptime `boot`."""

    wall: datetime
    boot: str
    monotonic_ms: int


@dataclass(frozen=True, slots=True)
class Contact:
    """The server's time and this workstation's clocks, read at one moment."""

    server_at: datetime
    here: Reading


@dataclass(frozen=True, slots=True)
class CorrectedTime:
    """A moment in the server's time."""

    at: datetime
    uncertain: bool = False


def correct_times(readings: Sequence[Reading], contact: Contact, not_before: datetime | None) -> list[CorrectedTime]:
    """Moments of rows in the server's time, in the rows' order, never decreasing and never after the contact.

    Rows of the contact's own uptime are exact, whatever the wall clock did and whatever `not_before` says.

    Args:
        readings: the clocks when each row was recorded, in `seq` order.
        contact: with the server, after the last row.
        not_before: the server's time at an earlier contact that no row is older than, if known.
    """
    estimates = [_Estimate(reading.wall) for reading in readings]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        places[reading.boot].append(place)
    for boot, own in places.items():
        if boot == contact.here.boot:
            for place in own:
                distance = timedelta(milliseconds=max(0, contact.here.monotonic_ms - readings[place].monotonic_ms))
                estimates[place] = _Estimate(contact.server_at - distance, exact=True)
        else:
            for place, estimate in zip(own, _other_uptime([readings[place] for place in own]), strict=True):
                estimates[place] = estimate
    return _in_order(estimates, contact.server_at, not_before)


@dataclass(slots=True)
class _Estimate:
    """A row's time by its own evidence. `jumped`: its wall clock is not its uptime's."""

    at: datetime
    exact: bool = False
    jumped: bool = False


def _other_uptime(rows: Sequence[Reading]) -> list[_Estimate]:
    """Rows of one uptime, told by that uptime's median clock and the counter."""
    offsets = [(row.wall - _EARLIEST) // timedelta(milliseconds=1) - row.monotonic_ms for row in rows]
    start = median_low(offsets)
    return [
        _Estimate(_moment(start + row.monotonic_ms), jumped=abs(own - start) > _TOLERANCE // timedelta(milliseconds=1))
        for row, own in zip(rows, offsets, strict=True)
    ]


def _moment(since_earliest_ms: int) -> datetime:
    """A moment that may lie beyond all calendars, which is as implausible as any other."""
    try:
        return _EARLIEST + timedelta(milliseconds=since_earliest_ms)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def _in_order(estimates: Sequence[_Estimate], contact_at: datetime, not_before: datetime | None) -> list[CorrectedTime]:
    spans = _spans(estimates, contact_at, not_before)
    plausible: list[tuple[int, datetime]] = []
    for place, (estimate, (lower, upper)) in enumerate(zip(estimates, spans, strict=True)):
        if estimate.exact or lower - _TOLERANCE <= estimate.at <= upper + _TOLERANCE:
            plausible.append((place, min(max(estimate.at, lower), upper)))
    kept = _longest_in_order(plausible)
    last = not_before if not_before is not None else min(kept.values(), default=contact_at)
    result: list[CorrectedTime] = []
    for place, (estimate, (_, upper)) in enumerate(zip(estimates, spans, strict=True)):
        at = kept.get(place)
        if at is None:
            last = min(last, upper)
            result.append(CorrectedTime(last, uncertain=True))
        else:
            last = at
            result.append(CorrectedTime(at, uncertain=estimate.jumped))
    return result


def _spans(
    estimates: Sequence[_Estimate], contact_at: datetime, not_before: datetime | None
) -> list[tuple[datetime, datetime]]:
    """Between which moments each row must have been recorded: between the exact rows around it."""
    uppers: list[datetime] = []
    upper = contact_at
    for estimate in reversed(estimates):
        if estimate.exact:
            upper = min(upper, estimate.at)
        uppers.append(upper)
    spans: list[tuple[datetime, datetime]] = []
    lower = not_before if not_before is not None else _EARLIEST
    for estimate, upper in zip(estimates, reversed(uppers), strict=True):
        lower = upper if estimate.exact else min(lower, upper)
        spans.append((lower, upper))
    return spans


def _longest_in_order(moments: Sequence[tuple[int, datetime]]) -> dict[int, datetime]:
    """The longest part of `moments` (place, time) whose times never decrease: what most clocks agree on."""
    ends: list[datetime] = []  # the smallest end of an ordered part of each length
    last_of: list[int] = []  # which moment that end is
    before: list[int] = []  # each moment's predecessor in its part
    for index, (_, at) in enumerate(moments):
        length = bisect_right(ends, at)
        before.append(last_of[length - 1] if length else -1)
        ends[length : length + 1] = [at]
        last_of[length : length + 1] = [index]
    kept: dict[int, datetime] = {}
    index = last_of[-1] if last_of else -1
    while index >= 0:
        place, at = moments[index]
        kept[place] = at
        index = before[index]
    return kept
