"""Every code of the server has a sentence in the window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from offcirc.app.causes import Cause, CauseKind
from offcirc.app.review.details import Happened
from offcirc.app.review.rows import Answer, ReviewRow, Section
from offcirc.domain.outcomes import Note, NoteCode, OutcomeCode, Result
from offcirc.domain.records import ItemStatus
from offcirc.domain.transactions import EventKind, Kind, State
from offcirc.gui.messages import outcomes, repairing, transactions

AT = datetime(2027, 1, 13, 12, tzinfo=UTC)
ROW = ReviewRow("1", "desk", True, Kind.ISSUE, AT, AT, AT.date(), "anna", State.SENT, Section.AT_SERVER, due_at=AT)  # noqa: FBT003


def test_K20_every_code_has_a_sentence() -> None:
    for code in OutcomeCode:
        assert outcomes.outcome(code) != code
    for note in NoteCode:
        assert outcomes.note(Note(note)) not in {note, ""}, note
    for status in ItemStatus:
        assert outcomes.note(Note(NoteCode.ITEM_STATUS, {"status": status}))
    assert outcomes.outcome("NEW_CODE") == "NEW_CODE"
    assert outcomes.note(Note("NEW_NOTE")) == "NEW_NOTE"


def test_every_state_kind_and_section_has_a_name() -> None:
    names = [outcomes.state(state) for state in State] + [outcomes.section(section) for section in Section]
    names += [outcomes.state_in_account(state) for state in State] + [outcomes.kind(kind) for kind in Kind]
    names += [transactions.section_description(section) for section in Section]
    names += [transactions.result_heading(result) for result in Result]
    assert all(names)


@pytest.mark.parametrize("kind", CauseKind)
def test_every_cause_and_event_has_a_sentence(kind: CauseKind) -> None:
    cause = Cause(kind, number="123", name="Korhola, {Aino}", title="50 % {x}", at=AT)
    assert "{number}" not in repairing.cause(cause, UTC)
    for event in ("recorded", "brought", *EventKind):
        assert repairing.happened(Happened(event, AT), ROW, UTC)


def test_K20_a_changed_due_date_says_both_dates_and_no_plain_success() -> None:
    answer = Answer(
        Result.SUCCESS_WITH_NOTES,
        OutcomeCode.SUCCESS,
        (Note(NoteCode.DUE_DATE_CHANGED), Note(NoteCode.CARD_LOST)),
        AT - timedelta(days=7),
    )
    first, second = outcomes.answer_lines(answer, AT, UTC)
    assert "13" in first
    assert "6" in first
    assert second == outcomes.note(Note(NoteCode.CARD_LOST))
    assert outcomes.answer_lines(Answer(Result.SUCCESS, OutcomeCode.SUCCESS, (), AT), AT, UTC) == ["Success"]
