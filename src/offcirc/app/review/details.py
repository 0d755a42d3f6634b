"""One row of the review window in full: its history, and what is probably wrong with it (K20)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from offcirc.app.causes import AROUND, Cause, Visit, likely_causes
from offcirc.app.review.rows import Answer, ReviewRow
from offcirc.app.workstation import Workstation
from offcirc.domain.checks import CheckCode
from offcirc.domain.transactions import State
from offcirc.errors import UserError
from offcirc.journal import Recorded


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a row's history: `kind` is an event's, or `recorded`, or `brought` by a file."""

    kind: str
    at: datetime
    answer: Answer | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RowDetails:
    """What the repair panel shows of one row.

    Attributes:
        recorded: as it stands in this journal; None for a row of another workstation.
    """

    recorded: Recorded | None
    history: tuple[Happened, ...] = ()
    causes: tuple[Cause, ...] = ()


def read_details(workstation: Workstation, transaction_id: str, visits: Sequence[Visit]) -> RowDetails:
    """Reads one row with its history and, where it was refused, what is probably wrong; for a lane.

    Args:
        workstation: whose journal and replica.
        transaction_id: the whole id.
        visits: who was at this desk around that time, nearest in time first.
    """
    try:
        found = workstation.journal.find(transaction_id)
    except UserError:
        return RowDetails(None)
    causes: tuple[Cause, ...] = ()
    if found.state is State.REFUSED and found.outcome is not None:
        causes = likely_causes(workstation.look_ups, found.transaction, found.outcome.code, visits)
    return RowDetails(found, _history(workstation, found), causes)


def visits_around(rows: Iterable[ReviewRow], row: ReviewRow) -> tuple[Visit, ...]:
    """Which cards were used at this desk around the time of a row, nearest in time first."""
    near = [
        Visit(other.card, other.occurred_at)
        for other in rows
        if other.own and other.card and other.id != row.id and abs(other.occurred_at - row.occurred_at) <= AROUND
    ]
    return tuple(sorted(near, key=lambda visit: abs(visit.at - row.occurred_at)))


def _history(workstation: Workstation, found: Recorded) -> tuple[Happened, ...]:
    row = found.transaction
    told = [Happened("brought" if CheckCode.FROM_FILE in row.marks else "recorded", row.recorded_at)]
    for entry in workstation.journal.history(row.id):
        answer = Answer.of(entry.body.outcome) if entry.body.outcome is not None else None
        told.append(Happened(str(entry.kind), entry.body.at, answer, entry.body.details.get("reason", "")))
    return tuple(told)
