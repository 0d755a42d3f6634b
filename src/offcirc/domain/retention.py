"""Which days of the journal are finished: nothing of them is open, and no single wrong clock says that they are old.

A row's own time proves little: a dead battery dates today's loan 1970. What proves that a row is old is the order of
the chain. A row is old if it, or one recorded after it, was answered by the server before the retention time began,
and the workstation's clock had said so too. Neither a row's clock nor a server's that was wrong for an hour, each by
itself, sends a recent row away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from offcirc.domain.transactions import SETTLED, State

_CLOCKS_AGREE = timedelta(days=1)
"""By how much the clocks of workstation and server may differ for both to know what day it is, in whatever zone."""


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A transaction that is still in the journal.

    Attributes:
        position: its place in the chain.
        recorded_at: by the workstation's clock.
        answered_at: by the server's, where it has answered.
        finished: nothing more is expected of anybody, see `is_finished`.
    """

    position: int
    recorded_at: datetime
    answered_at: datetime | None
    finished: bool


def is_finished(state: State, change: int, cursor: int) -> bool:
    """Whether a row is settled and a replica at `cursor` shows what it did, so that no desk needs it any more."""
    return state in SETTLED and (state is not State.SUCCEEDED or change <= cursor)


def kept_since(server_at: datetime, clock_offset: timedelta, zone: tzinfo, days: int) -> datetime | None:
    """The local midnight with which the retention time begins; None where nothing may be archived.

    Args:
        server_at: the server's time at a contact just now.
        clock_offset: the workstation's clock minus the server's; where they contradict each other, nobody knows.
        zone: the library's.
        days: of retention; 0 means for ever.
    """
    if days <= 0 or abs(clock_offset) > _CLOCKS_AGREE:
        return None
    try:
        first_day = server_at.astimezone(zone).date() - timedelta(days=days)
    except OverflowError:  # more days than the calendar has
        return None
    return datetime.combine(first_day, time.min, zone)


def finished_days(rows: Iterable[DatedRow], since: datetime, zone: tzinfo) -> list[int]:
    """The positions of all rows of those days that may be archived, in the chain's order.

    A day is the library's local one by the workstation's clock. One open row keeps its whole day.

    Args:
        rows: all that are still in the journal, in the chain's order.
        since: the beginning of the retention time.
        zone: the library's.
    """
    days: dict[date, list[int]] = {}
    kept: set[date] = set()
    old_to = 0
    for row in rows:
        day = row.recorded_at.astimezone(zone).date()
        days.setdefault(day, []).append(row.position)
        if not row.finished:
            kept.add(day)
        if row.answered_at is not None and max(row.recorded_at, row.answered_at) < since:
            old_to = row.position
    finished = (positions for day, positions in days.items() if day not in kept and positions[-1] <= old_to)
    return sorted(position for positions in finished for position in positions)
