"""One row of the review window in full: its history, and what is probably wrong with it (K20)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from offcirc.app.causes import AROUND, Cause, Visit, likely_causes
from offcirc.app.review.rows import Answer, ReviewRow
from offcirc.app.workstation import Workstation
from offcirc.domain.checks import CheckCode
from offcirc.domain.transactions import EventKind, State
from offcirc.errors import UserError
from offcirc.journal import Recorded

_LEFT = frozenset({EventKind.ATTEMPTED.value, EventKind.EXPORTED.value})


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a row's history: `kind` is an event's, or `recorded`, or `brought` by a file."""

    kind: str
    at: datetime
    answer: Answer | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What can be known of a row's way to the server, and what can be done about it there.

    Attributes:
        server: its kind, a code of `app.home`.
        asks_by_itself: the server knows rows by their ids, so that the next synchronisation learns what became of one.
        holds_others: later rows of the same item or patron wait behind one in doubt.
        withdraws: a row that waits there can be taken out.
        sets_due_date: it can be asked to keep the due date that was told.
        left_at: when it last left; None if it never did.
        by_file: in a file that somebody carries.
        received: the server said that it has it.
    """

    server: str
    asks_by_itself: bool
    holds_others: bool
    withdraws: bool
    sets_due_date: bool
    left_at: datetime | None = None
    by_file: bool = False
    received: bool = False

    @property
    def needs_a_person(self) -> bool:
        """Whether a row in doubt stays so until somebody has looked."""
        return self.by_file or not self.asks_by_itself


@dataclass(frozen=True, slots=True)
class RowDetails:
    """What the repair panel shows of one row.

    Attributes:
        recorded: as it stands in this journal; None for a row of another workstation.
        libraries: their names by code.
    """

    standing: Standing
    libraries: Mapping[str, str] = field(default_factory=dict)
    recorded: Recorded | None = None
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
        return RowDetails(_standing(workstation, ()), library_names(workstation))
    causes: tuple[Cause, ...] = ()
    if found.state is State.REFUSED and found.outcome is not None:
        causes = likely_causes(workstation.look_ups, found.transaction, found.outcome.code, visits)
    history = _history(workstation, found)
    return RowDetails(_standing(workstation, history), library_names(workstation), found, history, causes)


def library_names(workstation: Workstation) -> Mapping[str, str]:
    """By code, as the local data has them."""
    replica = workstation.replica
    return {code: library.name for code, library in replica.libraries().items()} if replica is not None else {}


def _standing(workstation: Workstation, history: Sequence[Happened]) -> Standing:
    can = workstation.capabilities
    left = [line for line in history if line.kind in _LEFT]
    last = left[-1] if left else None
    since = history[history.index(last) :] if last is not None else ()
    return Standing(
        workstation.config.kind,
        can.knows_ids,
        not can.idempotent,
        can.withdraw,
        can.sets_due_date,
        last.at if last is not None else None,
        last is not None and last.kind == EventKind.EXPORTED,
        any(line.kind == EventKind.SENT for line in since),
    )


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
