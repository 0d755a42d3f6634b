"""When things really happened, although workstation clocks are wrong (Symphony trusts them; Evergreen's offset is 0).

Within one uptime of the machine the monotonic counter tells the distance between two moments exactly. At contact with
the server the distance *now − row* therefore gives the row's time as *server time − distance*. Rows from an earlier
uptime have only the wall clock; that uptime's clock is taken as its rows' median (one forward jump does not move it),
and what lies outside the span in which the rows must have been recorded is clamped and marked uncertain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from statistics import median_low

_TOLERANCE = timedelta(minutes=2)
"""A row whose wall clock differs from its uptime's by more than this was recorded while the clock was set."""


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

    Args:
        readings: the clocks when each row was recorded, in `seq` order.
        contact: with the server, after the last row.
        not_before: the previous contact's server time, if known: no later row can be older.
    """
    estimates: list[CorrectedTime] = []
    for boot, group in groupby(readings, key=lambda reading: reading.boot):
        rows = list(group)
        if boot == contact.here.boot:
            estimates += [
                CorrectedTime(contact.server_at - timedelta(milliseconds=contact.here.monotonic_ms - row.monotonic_ms))
                for row in rows
            ]
        else:
            estimates += _earlier_uptime(rows)
    return _clamped(estimates, contact.server_at, not_before)


def _earlier_uptime(rows: Sequence[Reading]) -> list[CorrectedTime]:
    starts = [row.wall - timedelta(milliseconds=row.monotonic_ms) for row in rows]
    start = median_low(starts)
    return [
        CorrectedTime(start + timedelta(milliseconds=row.monotonic_ms), uncertain=abs(own - start) > _TOLERANCE)
        for row, own in zip(rows, starts, strict=True)
    ]


def _clamped(
    estimates: Sequence[CorrectedTime], contact_at: datetime, not_before: datetime | None
) -> list[CorrectedTime]:
    """Makes times never decrease. A time outside the possible span says nothing: its row takes its predecessor's."""
    plausible: list[datetime | None] = [None] * len(estimates)
    upper = contact_at
    for place in range(len(estimates) - 1, -1, -1):
        at = estimates[place].at
        if at <= contact_at + _TOLERANCE and (not_before is None or at >= not_before - _TOLERANCE):
            upper = min(upper, at)
            plausible[place] = upper
    last = next((at for at in plausible if at is not None), contact_at)
    if not_before is not None:
        last = not_before
    result: list[CorrectedTime] = []
    for estimate, at in zip(estimates, plausible, strict=True):
        if at is None:
            result.append(CorrectedTime(last, uncertain=True))
            continue
        last = max(last, at)
        result.append(CorrectedTime(last, estimate.uncertain or abs(estimate.at - last) > _TOLERANCE))
    return result
