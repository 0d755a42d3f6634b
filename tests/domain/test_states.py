from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offcirc.domain.outcomes import Outcome, OutcomeCode, Result
from offcirc.domain.states import fold_events, next_state
from offcirc.domain.transactions import SETTLED, EventKind, ImpossibleEvent, State

W, U, S, OK, NO, AM, WV, V = (
    State.WAITING,
    State.UNKNOWN,
    State.SENT,
    State.SUCCEEDED,
    State.REFUSED,
    State.AMENDED,
    State.WAIVED,
    State.VOIDED,
)
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def answer(result: Result, code: str = "X") -> Outcome:
    return Outcome("id", result, code, NOW)


EVENTS: dict[EventKind, dict[State, State]] = {
    EventKind.VOIDED: {W: V},
    EventKind.ATTEMPTED: {W: U, U: U},
    EventKind.NOT_SENT: {U: W},
    EventKind.SENT: {W: S, U: S, S: S},
    EventKind.EXPORTED: {W: U, U: U},
    EventKind.AMENDED: {NO: AM},
    EventKind.WAIVED: {NO: WV, U: WV},
    EventKind.DUE_DATE_ASKED: {OK: OK},
    EventKind.DUE_DATE_READ: {OK: OK},
}
OUTCOMES: dict[tuple[Result, str], dict[State, State]] = {
    (Result.SUCCESS, "SUCCESS"): {W: OK, U: OK, S: OK, WV: WV},
    (Result.SUCCESS_WITH_NOTES, "SUCCESS"): {W: OK, U: OK, S: OK, WV: WV},
    (Result.REFUSED, OutcomeCode.PATRON_NOT_FOUND): {W: NO, U: NO, S: NO, WV: WV},
    (Result.RETRY, "TRY_LATER"): {W: W, U: W, S: S, WV: WV},
    (Result.RETRY, OutcomeCode.SERVER_FAILED): {W: S, U: S, S: S, WV: WV},
    (Result.RETRY, OutcomeCode.WAITS_BEHIND): {W: S, U: S, S: S, WV: WV},
    (Result.UNKNOWN, "X"): {W: U, U: U, S: U, WV: WV},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("event", EVENTS)
def test_every_event_in_every_state(state: State, event: EventKind) -> None:
    after = EVENTS[event].get(state)
    if after is not None:
        assert next_state(state, event) is after
    else:
        with pytest.raises(ImpossibleEvent):
            next_state(state, event)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize(("result", "code"), OUTCOMES)
def test_every_answer_in_every_state(state: State, result: Result, code: str) -> None:
    after = OUTCOMES[result, code].get(state)
    if after is not None:
        assert next_state(state, EventKind.OUTCOME, answer(result, code)) is after
    else:
        with pytest.raises(ImpossibleEvent):
            next_state(state, EventKind.OUTCOME, answer(result, code))


def test_the_tables_above_leave_no_event_out() -> None:
    assert {*EVENTS, EventKind.OUTCOME} == set(EventKind)
    assert {result for result, _ in OUTCOMES} == set(Result)


def test_an_outcome_event_carries_its_outcome() -> None:
    with pytest.raises(ImpossibleEvent):
        next_state(W, EventKind.OUTCOME)


def test_nothing_follows_a_settled_row_but_a_late_answer_to_a_waived_one_and_a_due_date() -> None:
    for state in SETTLED:
        possible = {event: EVENTS[event][state] for event in EVENTS if state in EVENTS[event]}
        of_its_due_date = {EventKind.DUE_DATE_ASKED: OK, EventKind.DUE_DATE_READ: OK}
        assert possible == (of_its_due_date if state is OK else {}), "it stays settled"


def test_a_life() -> None:
    refused = (EventKind.OUTCOME, answer(Result.REFUSED, OutcomeCode.ITEM_NOT_FOUND))
    life = [(EventKind.ATTEMPTED, None), (EventKind.SENT, None), refused, (EventKind.AMENDED, None)]
    assert [fold_events(life[:length]) for length in range(5)] == [W, U, S, NO, AM]


@given(st.lists(st.tuples(st.sampled_from(EventKind), st.sampled_from(sorted(OUTCOMES)))))
def test_a_row_that_may_have_been_sent_is_never_taken_back(
    history: list[tuple[EventKind, tuple[Result, str]]],
) -> None:
    state, at_server = W, False
    for kind, (result, code) in history:
        outcome = answer(result, code) if kind is EventKind.OUTCOME else None
        try:
            state = next_state(state, kind, outcome)
        except ImpossibleEvent:
            continue
        if kind in {EventKind.SENT, EventKind.ATTEMPTED, EventKind.EXPORTED}:
            at_server = True
        elif kind is EventKind.NOT_SENT or (kind is EventKind.OUTCOME and state is W):
            at_server = False
        assert not (state is V and at_server)
