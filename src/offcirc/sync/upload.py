"""Sends what waits: each row is attempted durably before it leaves, and answered durably before it counts as sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from offcirc.clock import Clock
from offcirc.connectors.base import Connector, Progress, ReportProgress
from offcirc.domain.clocks import Contact, Reading, correct_times
from offcirc.domain.outcomes import Outcome, Receipt
from offcirc.domain.transactions import State, Transaction
from offcirc.errors import Unreachable
from offcirc.journal import Journal
from offcirc.sync.batches import batched
from offcirc.sync.contact import make_contact, note_all_sent, times_known_since
from offcirc.wire.messages import SentTransaction

_OUTCOMES_SINCE = "outcomes_since"
_KEPT_AT_ONCE = 1_000
"""Outcomes made durable in one go while a long list comes home."""


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
    """Sends everything that waits, in order, then fetches outcomes.

    A row is sent at most once a call. Rows whose earlier answer was lost are asked about, or sent again where the
    server is idempotent.

    Raises:
        ConnectorError: what was answered before it is kept; the rest waits, or is unknown.
    """
    answer, contact = make_contact(journal, connector, clock)
    if not connector.capabilities.idempotent:
        _ask_about_unknown(journal, connector)
    sent, left = _send_all(journal, connector, contact, report)
    home, strangers = fetch_outcomes(journal, connector, answer.last_outcome)
    counts = journal.counts()
    if counts[State.UNKNOWN] == 0:
        note_all_sent(journal, contact)
    return UploadResult(sent, left, home, counts[State.WAITING], counts[State.UNKNOWN], strangers)


def _send_all(journal: Journal, connector: Connector, contact: Contact, report: ReportProgress) -> tuple[int, int]:
    capabilities = connector.capabilities
    states = (State.WAITING, State.UNKNOWN) if capabilities.idempotent else (State.WAITING,)
    not_before = times_known_since(journal)
    rows = [row for row in journal.rows(states) if row.transaction.kind in capabilities.kinds]
    done = 0
    for batch in batched(rows, capabilities.batch_size):
        report(Progress("upload", done, len(rows), "rows"))
        may_go = set(journal.note_attempt([row.transaction.id for row in batch]))
        going = [row for row in batch if row.transaction.id in may_go]
        if not going:
            continue
        waited = [row.transaction.id for row in going if row.state is State.WAITING]
        sending = corrected([row.transaction for row in going], contact, not_before)
        try:
            answers = list(connector.submit(sending, journal.head()))
        except Unreachable:
            journal.note_not_sent(waited)
            raise
        journal.note_answers(answers)
        done += sum(isinstance(answer, Receipt) or answer.final for answer in answers)
    report(Progress("upload", done, len(rows), "rows"))
    return done, len(rows) - done


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


def _ask_about_unknown(journal: Journal, connector: Connector) -> None:
    """Where sending twice would apply twice, a lost answer is asked for; what it cannot tell, a person decides."""
    unknown = [row.transaction.id for row in journal.rows((State.UNKNOWN,))]
    if not unknown or not connector.capabilities.look_up:
        return
    answers: list[Receipt | Outcome] = []
    never_received: list[str] = []
    for transaction_id, answer in zip(unknown, connector.look_up(unknown), strict=True):
        if answer is None:
            never_received.append(transaction_id)
        else:
            answers.append(answer)
    journal.note_answers(answers)
    journal.note_not_sent(never_received)


def fetch_outcomes(journal: Journal, connector: Connector, last_outcome: int) -> tuple[int, int]:
    """Brings outcomes home that others' processing gave to this workstation's rows.

    Returns:
        how many came, and how many were of rows that this journal does not have.
    """
    stored = journal.setting(_OUTCOMES_SINCE)
    since = int(stored) if stored else 0
    if last_outcome <= since and connector.capabilities.has_queue:
        return 0, 0
    home = strangers = 0
    for page in batched(connector.outcomes(since), _KEPT_AT_ONCE):
        strangers += len(journal.note_answers(page))
        home += len(page)
        since = max(outcome.number for outcome in page)
        journal.set(_OUTCOMES_SINCE, str(since).encode())
    return home, strangers
