"""Sends what waits: each row is attempted durably before it leaves, and answered durably before it counts as sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec import structs

from offcirc.batches import batched
from offcirc.clock import Clock
from offcirc.connectors.base import Capabilities, Connector, Progress, ReportProgress
from offcirc.domain.clocks import Contact
from offcirc.domain.outcomes import Outcome, Receipt
from offcirc.domain.queue_order import held_back
from offcirc.domain.transactions import State
from offcirc.errors import AuthRequired, RequestRefused, Unreachable
from offcirc.journal import Journal, Recorded
from offcirc.sync.carrying import HandedIn, hand_in
from offcirc.sync.coming_home import ask_about, learn_outcomes
from offcirc.sync.contact import make_contact, note_all_sent, times_known_since
from offcirc.sync.due_dates import read_back_asked
from offcirc.sync.leaving import Leaving, take_back_what_never_left
from offcirc.sync.own_rows import moments_of, own_rows
from offcirc.sync.sent_rows import corrected
from offcirc.wire.messages import SentTransaction

_NOTHING_DONE = (Unreachable, AuthRequired, RequestRefused)
"""The request never left, or was turned away before the server looked at its rows."""
_SECOND = timedelta(seconds=1)
_ATTEMPTED_AT_ONCE = 10
_CLOCKS_DIFFER_S = 60
"""So far back a row may seem to lie behind one of before, by what two contacts made of the server's clock."""


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
        not_carried: rows that wait and are of a kind which the server does not take.
        behind: rows that wait behind one of the same item or patron which the server may have.
        handed_in: other workstations' files that were brought along.
    """

    sent: int
    left: int
    came_home: int
    waiting: int
    unknown: int
    strangers: int = 0
    not_carried: int = 0
    behind: int = 0
    handed_in: tuple[HandedIn, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ready:
    """What may be sent now, and how many rows wait for another reason."""

    rows: list[Recorded]
    not_carried: int
    behind: int = 0


def upload(journal: Journal, connector: Connector, clock: Clock, report: ReportProgress) -> UploadResult:
    """Sends everything that waits, in order, then learns what became of rows.

    A row is sent at most once a call. Rows whose earlier answer was lost are sent again where the server is idempotent;
    elsewhere they are asked about, and what the server cannot tell stays unknown until a person decides.

    Raises:
        ConnectorError: what was answered before it is kept; the rest waits, or is unknown.
    """
    answer, contact = make_contact(journal, connector, clock)
    take_back_what_never_left(journal, clock)
    if not connector.capabilities.idempotent:
        ask_about(journal, connector, State.UNKNOWN, contact, report)
    ready = _to_send(journal, connector.capabilities)
    sending = _as_they_leave(journal, connector, ready.rows, contact)
    if connector.capabilities.batch_size == 1 and not answer.server.apply_on_arrival:
        sent = _send_one_by_one(journal, connector, ready.rows, sending, report, leaving=Leaving(journal, clock))
    else:
        sent = _send_batches(journal, connector, ready.rows, sending, report)
    handed_in = tuple(hand_in(journal, connector, report))
    home, strangers = learn_outcomes(journal, connector, answer.last_outcome, contact, report)
    read_back_asked(journal, connector, clock)
    counts = journal.counts()
    if counts[State.UNKNOWN] == 0:
        note_all_sent(journal, contact)
    left, waiting, unknown = len(ready.rows) - sent, counts[State.WAITING], counts[State.UNKNOWN]
    return UploadResult(sent, left, home, waiting, unknown, strangers, ready.not_carried, ready.behind, handed_in)


def _send_batches(
    journal: Journal,
    connector: Connector,
    rows: Sequence[Recorded],
    sending: Mapping[str, SentTransaction],
    report: ReportProgress,
) -> int:
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
            except _NOTHING_DONE:
                _take_back_attempts(journal, going, answers)
                raise
    finally:
        journal.note_answers(answers)
    report(Progress("upload", done, len(rows), "rows"))
    return done


def _send_one_by_one(
    journal: Journal,
    connector: Connector,
    rows: Sequence[Recorded],
    sending: Mapping[str, SentTransaction],
    report: ReportProgress,
    *,
    leaving: Leaving,
) -> int:
    """A few are attempted at a time: should their answers get lost here, the server's queue tells."""
    answers: list[Receipt | Outcome] = []
    done = left = 0
    going: list[Recorded] = []
    try:
        for few in batched(rows, _ATTEMPTED_AT_ONCE):
            leaving.begin([row.transaction.id for row in few])
            left, going = 0, _write_ahead(journal, connector.capabilities, few, sending, answers)
            leaving.begin([row.transaction.id for row in going])
            answers = []
            for row in going:
                report(Progress("upload", done, len(rows), "rows"))
                left += 1
                leaving.note(left)
                for answer in connector.submit([sending[row.transaction.id]], None):
                    answers.append(answer)
                    done += isinstance(answer, Receipt) or answer.final
    except _NOTHING_DONE:
        left -= 1
        raise
    finally:
        journal.note_answers(answers)
        journal.note_not_sent([row.transaction.id for row in going[left:]])
        leaving.end()
    report(Progress("upload", done, len(rows), "rows"))
    return done


def _to_send(journal: Journal, capabilities: Capabilities) -> _Ready:
    """Rows that wait; where a row cannot be applied twice, those too whose answer was lost.

    Where it can, not those behind a row that the server may have. A row that the server did answer, though not what
    came of it, is never sent again without a person's word; nor is one that left in a file, unless the server knows
    it by its id: whoever brings the file sends it under a moment of their own.
    """
    waiting = list(journal.rows((State.WAITING,)))
    doubtful = list(journal.rows((State.UNKNOWN,)))
    not_carried = sum(row.transaction.kind not in capabilities.kinds for row in waiting)
    if capabilities.idempotent:
        lost = [row for row in doubtful if row.outcome is None]
        if not capabilities.knows_ids:
            left = journal.attempts([row.transaction.id for row in lost])
            carried = {id_ for id_, attempt in left.items() if attempt.by_file}
            lost = [row for row in lost if row.transaction.id not in carried]
        rows = sorted([*waiting, *lost], key=_place)
        return _Ready([row for row in rows if row.transaction.kind in capabilities.kinds], not_carried)
    rows = [row for row in waiting if row.transaction.kind in capabilities.kinds]
    held = held_back([row.transaction for row in rows], [row.transaction for row in doubtful])
    return _Ready([row for row in rows if row.transaction.id not in held], not_carried, len(held))


def _place(row: Recorded) -> tuple[int, int]:
    return row.transaction.epoch, row.transaction.seq


def _as_they_leave(
    journal: Journal, connector: Connector, rows: Sequence[Recorded], contact: Contact
) -> dict[str, SentTransaction]:
    """Rows by id, in the server's time; one that is known by its moment leaves under the same one every time."""
    sending = corrected([row.transaction for row in rows], contact, times_known_since(journal))
    if not connector.capabilities.knows_ids:
        left_at = moments_of(journal, [row.transaction.id for row in rows])
        if connector.capabilities.idempotent:
            left_at |= _anew(rows, left_at)
        sending = _told_apart(sending, left_at, own_rows(journal, connector))
    return {sent.transaction.id: sent for sent in sending}


def _anew(rows: Sequence[Recorded], left_at: Mapping[str, datetime]) -> dict[str, datetime]:
    """New moments of rows that a person sends again: under the old one the server would take them for done."""
    waiting = [row.transaction.id for row in rows if row.state is State.WAITING]
    return {id_: left_at[id_] + _SECOND for id_ in waiting if id_ in left_at}


def _told_apart(
    rows: Sequence[SentTransaction], left_at: Mapping[str, datetime], there: Sequence[SentTransaction]
) -> list[SentTransaction]:
    """Rows of one item, and payments of one patron, a second apart at least.

    A server that knows rows by what they say keeps seconds at most: two that say the same would be one to it, and two
    of one item would have no order.

    Args:
        rows: to be sent, in the order they were recorded.
        left_at: the moments of those that left before, by id.
        there: rows that the server has or may have.
    """
    seconds = defaultdict[tuple[str | None, str | None], set[int]](set)
    for sent in there:
        seconds[_subject(sent)].add(_second(sent.occurred_at))
    found = []
    for sent in rows:
        taken = seconds[_subject(sent)]
        at = left_at.get(sent.transaction.id)
        if at is None:
            at = sent.occurred_at
            while _second(at) in taken or 0 < max(taken, default=0) - _second(at) <= _CLOCKS_DIFFER_S:
                at += _SECOND
        taken.add(_second(at))
        found.append(structs.replace(sent, occurred_at=at))
    return found


def _subject(sent: SentTransaction) -> tuple[str | None, str | None]:
    row = sent.transaction
    return row.item_key, row.card_key if row.item_key is None else None


def _second(at: datetime) -> int:
    return int(at.timestamp())


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
