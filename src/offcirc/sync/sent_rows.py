"""Rows with their moments in the server's time, as they leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from offcirc.domain.clocks import Contact, Reading, correct_times
from offcirc.domain.transactions import Transaction
from offcirc.wire.messages import SentTransaction


def reading_of(row: Transaction) -> Reading:
    """The workstation's clocks when a row was recorded."""
    return Reading(row.recorded_at, row.boot, row.monotonic_ms)


def corrected(
    rows: Sequence[Transaction],
    contact: Contact,
    not_before: datetime | None,
    readings: Sequence[Reading] | None = None,
) -> list[SentTransaction]:
    """Rows in the server's time; a moment that staff wrote down themselves is left as written.

    Args:
        rows: in `seq` order.
        contact: see `correct_times`.
        not_before: the same.
        readings: the clocks when each was recorded, where more is known of them than the rows tell.
    """
    times = correct_times(readings or [reading_of(row) for row in rows], contact, not_before)
    return [
        SentTransaction(
            row,
            time.at,
            min(row.occurred_at, time.at) if row.backdated else time.at,
            time.uncertain and not row.backdated,
        )
        for row, time in zip(rows, times, strict=True)
    ]
