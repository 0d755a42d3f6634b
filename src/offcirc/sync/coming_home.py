"""Learning what became of rows that the server has, or may have."""

from __future__ import annotations

from datetime import datetime

from offcirc.batches import batched
from offcirc.connectors.base import Connector, Fate, Progress, ReportProgress
from offcirc.domain.clocks import Contact
from offcirc.domain.outcomes import Outcome, OutcomeCode, Receipt, Result
from offcirc.domain.transactions import State
from offcirc.journal import Journal
from offcirc.sync.at_work import AT_WORK
from offcirc.sync.own_rows import own_rows

_OUTCOMES_SINCE = "outcomes_since"
_KEPT_AT_ONCE = 1_000
"""Outcomes made durable in one go while a long list comes home."""


def learn_outcomes(
    journal: Journal, connector: Connector, last_outcome: int, contact: Contact, report: ReportProgress
) -> tuple[int, int]:
    """Brings home what others' processing did to this workstation's rows.

    A server that keeps outcomes is asked for those that are new; at another one, the rows that it had are looked for.

    Args:
        journal: where they are kept.
        connector: the server.
        last_outcome: the number of its last outcome, as `contact` told.
        contact: the clocks of both sides.
        report: progress.

    Returns:
        how many came, and how many were of rows that this journal does not have.
    """
    if not connector.capabilities.knows_ids:
        return ask_about(journal, connector, State.SENT, contact, report), 0
    return _fetch(journal, connector, last_outcome)


def _fetch(journal: Journal, connector: Connector, last_outcome: int) -> tuple[int, int]:
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


def ask_about(journal: Journal, connector: Connector, state: State, contact: Contact, report: ReportProgress) -> int:
    """Asks what became of the rows in a state and keeps what the server can tell.

    All rows that may be there are looked for, since two that say the same are told apart by their order only. A row
    that provably never came waits again. One that the server had, and of which it can tell nothing any more, is
    unknown from then on, until a person decides: it may have been refused, withdrawn or lost there.

    Args:
        journal: where the rows are.
        connector: a server that is not idempotent, or does not know ids.
        state: `UNKNOWN`, whose answer was lost, or `SENT`, whose outcome is awaited.
        contact: the clocks of both sides.
        report: progress.

    Returns:
        how many got their outcome.
    """
    if not connector.capabilities.look_up:
        return 0
    standing = {row.transaction.id for row in journal.rows((state,))}
    rows = own_rows(journal, connector) if standing else []
    if not rows:
        return 0
    may_wait_again = _may_wait_again(journal, contact.here.wall - AT_WORK) if state is State.UNKNOWN else frozenset()
    asked = settled = 0
    for part in batched(zip(rows, connector.look_up(rows), strict=True), _KEPT_AT_ONCE):
        report(Progress("look_up", asked, len(rows), "rows"))
        answers: list[Receipt | Outcome] = []
        never_came: list[str] = []
        for row, fate in part:
            id_ = row.transaction.id
            if id_ not in standing:
                continue
            if not isinstance(fate, Fate):
                answers.append(fate)
            elif state is State.SENT:
                answers.append(Outcome(id_, Result.UNKNOWN, OutcomeCode.LEFT_THE_QUEUE, contact.server_at))
            elif fate is Fate.NOT_RECEIVED and id_ in may_wait_again:
                never_came.append(id_)
        journal.note_answers(answers)
        journal.note_not_sent(never_came)
        asked += len(part)
        settled += sum(isinstance(answer, Outcome) and answer.final for answer in answers)
    return settled


def _may_wait_again(journal: Journal, left_before: datetime) -> frozenset[str]:
    """Unknown rows that wait again if the server does not have them.

    Not one that it had once, nor one that is under way in a file, nor one whose request may still be at work there.
    """
    unknown = [row for row in journal.rows((State.UNKNOWN,)) if row.outcome is None]
    attempts = journal.attempts([row.transaction.id for row in unknown])
    return frozenset(id_ for id_, attempt in attempts.items() if not attempt.by_file and attempt.at < left_before)
