"""The state of a transaction, as the fold of its events."""

from __future__ import annotations

from collections.abc import Iterable

from offcirc.domain.outcomes import Outcome, OutcomeCode, Result
from offcirc.domain.transactions import EventKind, ImpossibleEvent, State

_OPEN = frozenset({State.WAITING, State.UNKNOWN, State.SENT})
_AFTER: dict[EventKind, tuple[frozenset[State], State]] = {
    EventKind.VOIDED: (frozenset({State.WAITING}), State.VOIDED),
    EventKind.ATTEMPTED: (frozenset({State.WAITING, State.UNKNOWN}), State.UNKNOWN),
    EventKind.NOT_SENT: (frozenset({State.UNKNOWN}), State.WAITING),
    EventKind.SENT: (_OPEN, State.SENT),
    EventKind.EXPORTED: (frozenset({State.WAITING, State.UNKNOWN}), State.UNKNOWN),
    EventKind.AMENDED: (frozenset({State.REFUSED}), State.AMENDED),
    EventKind.WAIVED: (frozenset({State.REFUSED, State.UNKNOWN}), State.WAIVED),
    EventKind.DUE_DATE_ASKED: (frozenset({State.SUCCEEDED}), State.SUCCEEDED),
    EventKind.DUE_DATE_READ: (frozenset({State.SUCCEEDED}), State.SUCCEEDED),
}
_AFTER_RESULT: dict[Result, State] = {
    Result.SUCCESS: State.SUCCEEDED,
    Result.SUCCESS_WITH_NOTES: State.SUCCEEDED,
    Result.REFUSED: State.REFUSED,
    Result.RETRY: State.WAITING,
    Result.UNKNOWN: State.UNKNOWN,
}
_HELD_BY_SERVER = frozenset({OutcomeCode.SERVER_FAILED, OutcomeCode.WAITS_BEHIND})


def next_state(state: State, event: EventKind, outcome: Outcome | None = None) -> State:
    """The state after one event.

    After a `retry` outcome the row waits, unless the server holds it and tries it again itself: then it is `sent`, so
    that nobody takes back here what is applied there. An answer to a row that somebody settled by hand meanwhile is
    kept and changes nothing.

    Raises:
        ImpossibleEvent: the event cannot follow `state`, e.g. a void of a row that may have been sent.
    """
    if event is EventKind.OUTCOME:
        if outcome is None:
            raise ImpossibleEvent("an outcome event carries its outcome")
        if state is State.WAIVED:
            return state
        if state not in _OPEN:
            raise ImpossibleEvent(f"{event} cannot follow {state}")
        if outcome.result is Result.RETRY and (state is State.SENT or outcome.code in _HELD_BY_SERVER):
            return State.SENT
        return _AFTER_RESULT[outcome.result]
    allowed, after = _AFTER[event]
    if state not in allowed:
        raise ImpossibleEvent(f"{event} cannot follow {state}")
    return after


def fold_events(events: Iterable[tuple[EventKind, Outcome | None]]) -> State:
    """The state of a transaction with this history, oldest event first."""
    state = State.WAITING
    for kind, outcome in events:
        state = next_state(state, kind, outcome)
    return state
