"""What an answer of the server does to the row that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from offcirc.domain.outcomes import Outcome, Receipt
from offcirc.domain.transactions import EventKind, State
from offcirc.journal.writing import Standing, Writer

_ANSWERABLE = frozenset({State.WAITING, State.UNKNOWN, State.SENT, State.WAIVED})


def note_answers(writer: Writer, answers: Sequence[Receipt | Outcome], now: datetime) -> list[str]:
    """Notes them; returns the ids of rows that are not of this journal."""
    strangers: list[str] = []
    standings = writer.standings([answer.transaction_id for answer in answers])
    for answer in answers:
        standing = standings.get(answer.transaction_id)
        if standing is None:
            strangers.append(answer.transaction_id)
            continue
        standings[answer.transaction_id] = _note_answer(writer, answer, standing, now)
    return strangers


def _note_answer(writer: Writer, answer: Receipt | Outcome, standing: Standing, now: datetime) -> Standing:
    state = standing.state
    if isinstance(answer, Receipt):
        if state not in {State.WAITING, State.UNKNOWN}:
            return standing
        details = {"received_at": answer.received_at.isoformat()}
        after = writer.add_event(EventKind.SENT, answer.transaction_id, state, now, details=details)
        return Standing(after, standing.outcome)
    if state not in _ANSWERABLE or (state in {State.SENT, State.WAIVED} and answer == standing.outcome):
        return standing
    after = writer.add_event(EventKind.OUTCOME, answer.transaction_id, state, now, outcome=answer)
    return Standing(after, answer)
