"""Sends what waits: each row is attempted durably before it leaves, and answered durably before it counts as sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from msgspec import structs

from offcirc.clock import Clock
from offcirc.connectors.base import Capabilities, Connector, Progress, ReportProgress
from offcirc.domain.clocks import Contact, Reading, correct_times
from offcirc.domain.outcomes import Outcome, Receipt
from offcirc.domain.queue_order import held_back
from offcirc.domain.transactions import State, Transaction
from offcirc.errors import Unreachable
from offcirc.journal import Journal, Recorded
from offcirc.sync.batches import batched
from offcirc.sync.coming_home import ask_about, learn_outcomes
from offcirc.sync.contact import make_contact, note_all_sent, times_known_since
from offcirc.wire.messages import SentTransaction


@dataclass(frozen=True, slots=True)
class UploadResult:
    """What an upload came to.

    Attributes:
        sent: rows the server has now.
        left: rows it did not take.
        came_home: outcomes fetched.
        waiting: in the journal now, rows recorded meanwhile included.
        unknown: the same.
        strangers: outcomes of rows that only the server knows.
    """

    sent: int
    left: int
    came_home: int
    waiting: int
    unknown: int
    strangers: int = 0


def upload(journal: Journal, connector: Connector, clock: Clock, report: ReportProgress) -> UploadResult:
    """Sends everything that waits, in order, then learns what became of rows.

    A row is sent at most once a call. Rows whose earlier answer was lost are sent again where the server is idempotent;
    elsewhere they are asked about, and what the server cannot tell stays unknown until a person decides.

    Raises:
        ConnectorError: what was answered before it is kept; the rest waits, or is unknown.
    """
    answer, contact = make_contact(journal, connector, clock)
    if not connector.capabilities.idempotent:
        ask_about(journal, connector, State.UNKNOWN, contact.server_at, report)
    sent, left = _send_all(journal, connector, contact, report)
    home, strangers = learn_outcomes(journal, connector, answer.last_outcome, contact.server_at, report)
    counts = journal.counts()
    if counts[State.UNKNOWN] == 0:
        note_all_sent(journal, contact)
    return UploadResult(sent, left, home, counts[State.WAITING], counts[State.UNKNOWN], strangers)


def _send_all(journal: Journal, connector: Connector, contact: Contact, report: ReportProgress) -> tuple[int, int]:
    rows = _to_send(journal, connector.capabilities)
    sending = _as_they_leave(journal, connector.capabilities, rows, contact)
    answers: list[Receipt | Outcome] = []
    done = 0
    try:
        for batch in batched(rows, connector.capabilities.batch_size):
            report(Progress("upload", done, len(rows), "rows"))
            going = _write_ahead(journal, connector.capabilities, batch, sending, answers)
            answers = []
            try:
                for answer in connector.submit([sending[row.transaction.id] for row in going], journal.head()):
                    answers.append(answer)
                    done += isinstance(answer, Receipt) or answer.final
            except Unreachable:
                _take_back_attempts(journal, going, answers)
                raise
    finally:
        journal.note_answers(answers)
    report(Progress("upload", done, len(rows), "rows"))
    return done, len(rows) - done


def _to_send(journal: Journal, capabilities: Capabilities) -> list[Recorded]:
    """Rows that wait, but for those behind a row that the server may have, where that could be applied twice."""
    states = (State.WAITING, State.UNKNOWN) if capabilities.idempotent else (State.WAITING,)
    rows = [row for row in journal.rows(states) if row.transaction.kind in capabilities.kinds]
    if capabilities.idempotent:
        return rows
    doubtful = [row.transaction for row in journal.rows((State.UNKNOWN,))]
    held = held_back([row.transaction for row in rows], doubtful)
    return [row for row in rows if row.transaction.id not in held]


def _as_they_leave(
    journal: Journal, capabilities: Capabilities, rows: Sequence[Recorded], contact: Contact
) -> dict[str, SentTransaction]:
    """Rows by id, in the server's time; one that is known by its moment leaves under the same one every time."""
    sending = corrected([row.transaction for row in rows], contact, times_known_since(journal))
    left_at = {} if capabilities.knows_ids else journal.sent_as([row.transaction.id for row in rows])
    return {
        sent.transaction.id: structs.replace(sent, occurred_at=left_at.get(sent.transaction.id, sent.occurred_at))
        for sent in sending
    }


def _write_ahead(
    journal: Journal,
    capabilities: Capabilities,
    batch: Sequence[Recorded],
    sending: Mapping[str, SentTransaction],
    answers: Sequence[Receipt | Outcome],
) -> list[Recorded]:
    """Keeps what the request before brought and notes the next attempt, in one write; returns the rows that may go."""
    ids = [row.transaction.id for row in batch]
    times = None if capabilities.knows_ids else {id_: sending[id_].occurred_at for id_ in ids}
    may_go = set(journal.note_attempt(ids, times=times, answers=answers))
    return [row for row in batch if row.transaction.id in may_go]


def _take_back_attempts(journal: Journal, going: Sequence[Recorded], answers: Sequence[Receipt | Outcome]) -> None:
    """The request never left: its rows wait again, but for those that an earlier request may have brought there."""
    answered = {answer.transaction_id for answer in answers}
    waited = [row.transaction.id for row in going if row.state is State.WAITING]
    journal.note_not_sent([id_ for id_ in waited if id_ not in answered])


def corrected(rows: Sequence[Transaction], contact: Contact, not_before: datetime | None) -> list[SentTransaction]:
    """Rows with their moments in the server's time; a moment that staff wrote down themselves is left as written."""
    readings = [Reading(row.recorded_at, row.boot, row.monotonic_ms) for row in rows]
    times = correct_times(readings, contact, not_before)
    return [
        SentTransaction(
            row,
            time.at,
            min(row.occurred_at, time.at) if row.backdated else time.at,
            time.uncertain and not row.backdated,
        )
        for row, time in zip(rows, times, strict=True)
    ]
