"""Gives a loan at the server the due date that its patron was told, where the server made another one.

To the server it is a renewal, and may be refused as one. Asked durably before the request leaves; whatever the answer
says, or does not, the loan is read back and what it tells is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from offcirc.clock import Clock
from offcirc.connectors.base import Connector
from offcirc.domain.due_dates import same_minute
from offcirc.domain.outcomes import NoteCode, Outcome
from offcirc.domain.transactions import State
from offcirc.errors import (
    AuthRequired,
    ConnectorError,
    OutcomeUnknown,
    RequestRefused,
    ServerBusy,
    Unreachable,
    UserError,
)
from offcirc.journal import Journal, Recorded
from offcirc.sync.at_work import AT_WORK
from offcirc.sync.contact import make_contact
from offcirc.sync.own_rows import moments_of
from offcirc.wire.messages import SentTransaction

_NOTHING_DONE = (Unreachable, AuthRequired, RequestRefused, ServerBusy)
_EVERY_LOCAL_ROW = -1
IGNORED = "ignored"
"""Our own code for a server that renewed the loan and made a date of its own again."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a question.

    Attributes:
        outcome: the row's from now on, with the due date that the server keeps.
        refused: the server's own code for why it set none; empty where it keeps the date that was told.
    """

    outcome: Outcome
    refused: str = ""


def set_due_date(journal: Journal, connector: Connector, clock: Clock, transaction_id: str) -> Asked:
    """Has the server keep the due date that the patron of a loan was told.

    Raises:
        UserError: `UNKNOWN_TRANSACTION`; `DUE_DATE_NOT_CHANGED` where the server keeps the date that was told, as far
            as is known here; `DUE_DATE_OVERTAKEN` where a later row is about the same item; `LOAN_GONE`;
            `DUE_DATE_MOVED` where the server keeps another date by now, which the row tells from then on.
        ServerBusy: `BUSY`, it may still be at work on an earlier question.
        RequestRefused: `CANNOT_SET_DUE_DATE`, this server takes no due date.
        OutcomeUnknown: it may come to the date that was told yet; the next call, or upload, reads it back.
        ConnectorError: nothing was changed there.
    """
    recorded = journal.find(transaction_id)
    told, shown = _to_be_set(journal, recorded)
    if not connector.capabilities.sets_due_date:
        raise RequestRefused("CANNOT_SET_DUE_DATE")
    make_contact(journal, connector, clock)
    sent = _as_it_left(journal, recorded)
    before = _read_back(connector, sent)
    if before is None:
        raise UserError("LOAN_GONE")
    if _keeps(before, told):
        journal.note_due_date_read(before)
        return Asked(before)
    if not _keeps(before, shown):
        journal.note_due_date_read(before)
        raise UserError("DUE_DATE_MOVED")
    asked = journal.due_dates_asked().get(sent.transaction.id)
    if asked is not None and abs(clock.read().wall - asked.at) < AT_WORK:
        raise ServerBusy("BUSY")
    return _ask(journal, connector, sent, told, before)


def _ask(journal: Journal, connector: Connector, sent: SentTransaction, told: datetime, before: Outcome) -> Asked:
    journal.note_due_date_asked(sent.transaction.id, told)
    lost: OutcomeUnknown | None = None
    refused = ""
    try:
        refused = connector.set_due_date(sent, told)
    except _NOTHING_DONE:
        journal.note_due_date_read(before)
        raise
    except OutcomeUnknown as error:
        lost = error
    try:
        after = _read_back(connector, sent)
    except ConnectorError as error:
        raise lost or error from None
    kept = after is not None and _keeps(after, told)
    if lost is not None and not kept:
        raise lost  # it may still be at work
    journal.note_due_date_read(after or before, refused)
    if after is None:
        raise UserError("LOAN_GONE")
    return Asked(after, "" if kept else refused or IGNORED)


def read_back_asked(journal: Journal, connector: Connector, clock: Clock) -> None:
    """Learns what came of questions whose answers were lost, as soon as none of them can be under way any more.

    Raises:
        ConnectorError: they stay open.
    """
    if not connector.capabilities.sets_due_date:
        return
    now = clock.read().wall
    for id_, asked in journal.due_dates_asked().items():
        recorded = journal.find(id_)
        found = _read_back(connector, _as_it_left(journal, recorded))
        kept = found is not None and _keeps(found, asked.due_at)
        answer = found or recorded.outcome
        if answer is not None and (kept or abs(now - asked.at) >= AT_WORK):
            journal.note_due_date_read(answer)


def _to_be_set(journal: Journal, recorded: Recorded) -> tuple[datetime, datetime]:
    """The due date that was told and the one that the server keeps, where they differ."""
    row, outcome = recorded.transaction, recorded.outcome
    kept = outcome.granted_due_at if outcome is not None else None
    if recorded.state is not State.SUCCEEDED or row.due_at is None or kept is None or same_minute(kept, row.due_at):
        raise UserError("DUE_DATE_NOT_CHANGED")
    later = journal.local_rows(None, [row.item_key or ""], _EVERY_LOCAL_ROW)
    if later and later[-1].transaction.id != row.id:
        raise UserError("DUE_DATE_OVERTAKEN")
    return row.due_at, kept


def _as_it_left(journal: Journal, recorded: Recorded) -> SentTransaction:
    row = recorded.transaction
    return SentTransaction(row, row.recorded_at, moments_of(journal, [row.id]).get(row.id, row.occurred_at))


def _read_back(connector: Connector, sent: SentTransaction) -> Outcome | None:
    """None where the server has no such loan any more."""
    (outcome,) = connector.read_back([sent])
    gone = any(note.code == NoteCode.DUE_DATE_NOT_READ for note in outcome.notes)
    return None if gone else outcome


def _keeps(outcome: Outcome, due_at: datetime) -> bool:
    return outcome.granted_due_at is not None and same_minute(outcome.granted_due_at, due_at)
