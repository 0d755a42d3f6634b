"""A due date that the server is asked to set: the question is durable before it leaves, the loan read back answers it.

The row stays `succeeded` all the while; what was read back is its outcome from then on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from offcirc.domain.outcomes import Outcome
from offcirc.domain.transactions import EventKind, State
from offcirc.errors import UserError
from offcirc.journal import bodies
from offcirc.journal.writing import Standing, Writer
from offcirc.sqlcipher import DriverConnection

DUE_AT = "due_at"
"""In a question's details: the due date that was asked for, RFC 3339."""
REASON = "reason"
"""In an answer's details: the server's own code for why it would not."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that has no answer yet: `at` by this workstation's clock."""

    at: datetime
    due_at: datetime


def note_asked(writer: Writer, transaction_id: str, due_at: datetime, now: datetime) -> None:
    """The server is about to be asked.

    Raises:
        UserError: `UNKNOWN_TRANSACTION`; `DUE_DATE_NOT_CHANGED` of a row that did not succeed, or is archived.
    """
    standing = writer.standings([transaction_id]).get(transaction_id)
    if standing is None:
        raise UserError("UNKNOWN_TRANSACTION")
    if not _has_answer(standing):
        raise UserError("DUE_DATE_NOT_CHANGED")
    details = {DUE_AT: due_at.isoformat()}
    writer.add_event(EventKind.DUE_DATE_ASKED, transaction_id, standing.state, now, details=details)


def note_read(writer: Writer, outcome: Outcome, refused: str, now: datetime) -> None:
    """The loan was read back, and there is no open question any more."""
    standing = writer.standings([outcome.transaction_id]).get(outcome.transaction_id)
    if standing is not None and _has_answer(standing):
        details = {REASON: refused} if refused else None
        writer.add_event(
            EventKind.DUE_DATE_READ, outcome.transaction_id, standing.state, now, outcome=outcome, details=details
        )


def _has_answer(standing: Standing) -> bool:
    return standing.state is State.SUCCEEDED and standing.outcome is not None


def open_asks(connection: DriverConnection) -> dict[str, Ask]:
    """Questions without an answer, by the row's id."""
    told = connection.execute(
        "SELECT transaction_id, kind, body FROM entries WHERE kind <> 'transaction' AND kind IN (?, ?) "
        "AND body IS NOT NULL ORDER BY position",
        (EventKind.DUE_DATE_ASKED, EventKind.DUE_DATE_READ),
    )
    found: dict[str, Ask] = {}
    for id_, kind, body in told:
        found.pop(id_, None)
        if kind == EventKind.DUE_DATE_ASKED:
            event = bodies.decode_event(body)
            found[id_] = Ask(event.at, datetime.fromisoformat(event.details[DUE_AT]))
    return found
