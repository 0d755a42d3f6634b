"""Recording, and what becomes of what was recorded."""

import uuid
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from offcirc.domain.outcomes import Note, Outcome, OutcomeCode, Receipt, Result
from offcirc.domain.transactions import EventKind, State, Transaction
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.journal import Journal
from offcirc.journal.verify import verify
from tests.journal.samples import (
    AT,
    KEY,
    StillClock,
    everything,
    give_back,
    issue,
    open_journal,
    outcome,
    receipt,
    refused,
)


def state(journal: Journal, row: Transaction) -> State:
    return journal.find(row.id).state


def history(journal: Journal, row: Transaction) -> list[EventKind]:
    return [entry.kind for entry in journal.history(row.id)]


def test_what_was_recorded_is_there_after_a_restart(journal: Journal, path: Path) -> None:
    recorded = [journal.append(draft) for draft in everything()]
    journal.close()
    with open_journal(path, create=False) as again:
        assert [row.transaction for row in again.rows()] == recorded
        assert again.workstation == "bus"
        assert {row.state for row in again.rows()} == {State.WAITING}


def test_a_row_keeps_all_that_the_desk_said(journal: Journal) -> None:
    for draft in everything():
        row = journal.append(draft)
        said = {name: getattr(draft, name) for name in draft.__dataclass_fields__ if name != "backdated_to"}
        assert {name: getattr(row, name) for name in said} == said
        assert row.occurred_at == (draft.backdated_to or row.recorded_at)
        assert uuid.UUID(row.id).version == 7
        assert (row.workstation, row.boot) == ("bus", "boot")


def test_seq_is_gapless_and_a_failed_action_takes_none(journal: Journal) -> None:
    journal.append(issue(1))
    with pytest.raises(UserError):
        journal.append_amendment(issue(2, amends="nothing"))
    journal.append(issue(3))
    assert [(row.transaction.epoch, row.transaction.seq) for row in journal.rows()] == [(1, 1), (1, 2)]


def test_an_error_half_way_leaves_nothing(journal: Journal, path: Path) -> None:
    class Broken(RuntimeError):
        pass

    row = journal.append(issue(1))
    head = journal.head()

    def break_off() -> None:
        with journal._writes() as writer:
            writer.add(issue(2), StillClock().read())
            writer.add_event(EventKind.ATTEMPTED, row.id, State.WAITING, AT)
            writer.flush()
            raise Broken

    with pytest.raises(Broken):
        break_off()
    assert journal.head() == head
    assert journal.counts()[State.WAITING] == 1
    journal.append(issue(3))
    assert verify(path, KEY).sound


def test_K14_returns_are_recorded_in_the_same_way(journal: Journal) -> None:
    row = journal.append(give_back(1))
    assert journal.find(row.id).transaction == row


def test_a_row_can_be_voided_while_it_waits(journal: Journal) -> None:
    row = journal.append(issue())
    journal.void(row.id)
    assert (state(journal, row), history(journal, row)) == (State.VOIDED, [EventKind.VOIDED])
    with pytest.raises(UserError, match="NOT_WAITING state=voided"):
        journal.void(row.id)
    with pytest.raises(UserError, match="UNKNOWN_TRANSACTION"):
        journal.void("nothing")


def test_what_may_have_been_sent_is_not_voided(journal: Journal) -> None:
    rows = [journal.append(issue(number)) for number in range(4)]
    attempted, sent, applied, held = rows
    journal.note_attempt([row.id for row in rows])
    journal.note_answers([receipt(sent.id), outcome(applied.id)])
    journal.note_answers([outcome(held.id, Result.RETRY, OutcomeCode.SERVER_FAILED)])
    for row, where in ((attempted, "unknown"), (sent, "sent"), (applied, "succeeded"), (held, "sent")):
        with pytest.raises(UserError, match=f"NOT_WAITING state={where}"):
            journal.void(row.id)


def test_an_attempt_is_written_ahead_and_only_what_may_go_goes(journal: Journal) -> None:
    waits, voided, applied = (journal.append(issue(number)) for number in range(3))
    journal.void(voided.id)
    journal.note_answers([outcome(applied.id)])
    assert journal.note_attempt([waits.id, voided.id, applied.id, "stranger", waits.id]) == [waits.id, waits.id]
    assert history(journal, waits) == [EventKind.ATTEMPTED]
    assert state(journal, waits) is State.UNKNOWN
    assert journal.note_exported({waits.id: "file-1", voided.id: "file-2"}, Path("x.part")) == [waits.id]


def test_what_never_left_waits_again(journal: Journal) -> None:
    row, sent = journal.append(issue(1)), journal.append(issue(2))
    journal.note_attempt([row.id, sent.id])
    journal.note_answers([receipt(sent.id)])
    journal.note_not_sent([row.id, sent.id])
    assert (state(journal, row), state(journal, sent)) == (State.WAITING, State.SENT)
    journal.void(row.id)


def test_an_answer_is_kept_whole(journal: Journal) -> None:
    row = journal.append(issue())
    answer = outcome(
        row.id,
        Result.SUCCESS_WITH_NOTES,
        notes=(Note("WAS_ON_LOAN_TO_OTHER", {"card_number": "P7"}),),
        granted_due_at=AT + timedelta(days=14),
        number=3,
        change=77,
    )
    assert journal.note_answers([answer]) == []
    found = journal.find(row.id)
    assert (found.state, found.outcome) == (State.SUCCEEDED, answer)


def test_the_same_answers_again_change_nothing(journal: Journal, path: Path) -> None:
    rows = [journal.append(issue(number)) for number in range(6)]
    sent, applied, no, held, waived, again = rows
    journal.note_answers([refused(waived.id)])
    journal.waive(waived.id, "paid in cash")
    answers: list[Receipt | Outcome] = [
        receipt(sent.id),
        outcome(applied.id),
        refused(no.id),
        outcome(held.id, Result.RETRY, OutcomeCode.SERVER_FAILED),
        outcome(waived.id, number=9),
        receipt(again.id),
        outcome(again.id),
    ]
    journal.note_answers(answers)
    head = journal.head()
    for _ in range(3):
        assert journal.note_answers(answers) == []
        journal.note_answers([receipt(applied.id), receipt(no.id), receipt(waived.id)])
    assert journal.head() == head
    assert [state(journal, row) for row in rows] == [
        *(State.SENT, State.SUCCEEDED, State.REFUSED, State.SENT, State.WAIVED, State.SUCCEEDED)
    ]
    assert verify(path, KEY).sound


def test_a_receipt_and_its_outcome_in_one_go(journal: Journal) -> None:
    row = journal.append(issue())
    journal.note_answers([receipt(row.id), outcome(row.id)])
    assert history(journal, row) == [EventKind.SENT, EventKind.OUTCOME]
    assert state(journal, row) is State.SUCCEEDED


def test_answers_about_rows_that_a_restore_lost_are_told(journal: Journal) -> None:
    row = journal.append(issue())
    assert journal.note_answers([outcome("lost-1"), outcome(row.id), receipt("lost-2")]) == ["lost-1", "lost-2"]
    assert state(journal, row) is State.SUCCEEDED


def test_no_answers_no_entries(journal: Journal) -> None:
    head = journal.head()
    assert journal.note_answers([]) == []
    assert journal.head() == head


def test_a_correction_closes_the_refused_row_and_keeps_its_moment(journal: Journal) -> None:
    row = journal.append(issue(1, "typo"))
    journal.note_answers([refused(row.id)])
    corrected = journal.append_amendment(issue(1, "P1", amends=row.id, backdated_to=row.occurred_at))
    assert (state(journal, row), state(journal, corrected)) == (State.AMENDED, State.WAITING)
    assert (corrected.occurred_at, corrected.backdated, corrected.amends) == (row.occurred_at, True, row.id)
    assert journal.history(row.id)[-1].body.details == {"amended_by": corrected.id}


@pytest.mark.parametrize("answered", [False, True])
def test_a_correction_is_recorded_with_the_closing_or_not_at_all(
    journal: Journal,
    answered: bool,  # noqa: FBT001 - a parameter
) -> None:
    row = journal.append(issue(1))
    if answered:
        journal.note_answers([refused(row.id)])
        journal.append_amendment(issue(2, amends=row.id))
    head = journal.head()
    with pytest.raises(UserError, match="NOT_REFUSED"):
        journal.append_amendment(issue(3, amends=row.id))
    assert journal.head() == head


def test_an_amendment_names_what_it_amends(journal: Journal) -> None:
    with pytest.raises(ValueError, match="names"):
        journal.append_amendment(issue())


def test_a_row_settled_by_hand_is_waived_with_the_reason(journal: Journal) -> None:
    row, lost, waits = (journal.append(issue(number)) for number in range(3))
    journal.note_answers([refused(row.id)])
    journal.note_attempt([lost.id])
    journal.waive(row.id, " paid in cash ")
    journal.waive(lost.id, "seen at the server")
    assert (state(journal, row), state(journal, lost)) == (State.WAIVED, State.WAIVED)
    assert journal.history(row.id)[-1].body.details == {"reason": "paid in cash"}
    for id_, reason, code in (
        (waits.id, "x", "NOT_REFUSED state=waiting"),
        (row.id, "x", "NOT_REFUSED state=waived"),
        (row.id, "  ", "REASON_MISSING"),
        ("nothing", "x", "UNKNOWN_TRANSACTION"),
    ):
        with pytest.raises(UserError, match=code):
            journal.waive(id_, reason)


def test_an_answer_to_a_waived_row_is_kept_and_changes_nothing(journal: Journal) -> None:
    row = journal.append(issue())
    journal.note_attempt([row.id])
    journal.waive(row.id, "gone")
    journal.note_answers([outcome(row.id)])
    found = journal.find(row.id)
    assert (found.state, found.outcome) == (State.WAIVED, outcome(row.id))


def test_settings_are_kept_replaced_and_forgotten(journal: Journal, path: Path) -> None:
    journal.set("token", b"\x00secret")
    journal.set("token", b"newer")
    journal.set("other", b"x")
    journal.remove("other")
    journal.close()
    with open_journal(path) as again:
        assert (again.setting("token"), again.setting("other"), again.setting("never")) == (b"newer", None, None)
    assert b"newer" not in path.read_bytes()


def test_a_missing_journal_is_not_made_by_opening_it(path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="NO_JOURNAL"):
        open_journal(path, create=False)
    assert not path.exists()


def test_an_empty_file_is_a_damaged_journal_not_a_new_one(path: Path) -> None:
    path.touch()
    with pytest.raises(EnvironmentProblem, match="DAMAGED"):
        open_journal(path, create=False)


def test_a_wrong_key_is_damage_and_spoils_nothing(journal: Journal, path: Path) -> None:
    journal.append(issue())
    journal.close()
    before = path.read_bytes()
    with pytest.raises(EnvironmentProblem, match="DAMAGED"):
        open_journal(path, bytes(32))
    assert path.read_bytes() == before
    with open_journal(path) as again:
        assert len(list(again.rows())) == 1
    with pytest.raises(ValueError, match="32 bytes"):
        open_journal(path, b"short")


def test_a_wall_clock_that_was_set_back_stays_on_record(path: Path) -> None:
    clock = StillClock()
    with Journal.open(path, KEY, clock, create=True) as journal:
        first = journal.append(issue(1))
        clock.wrong = timedelta(days=-400)
        second = journal.append(issue(2))
        assert [row.transaction for row in journal.rows()] == [first, second]
    assert second.recorded_at < first.recorded_at
    assert (second.seq, second.monotonic_ms) == (2, first.monotonic_ms + 1000)


def test_rows_can_be_walked_through_while_their_states_change(journal: Journal) -> None:
    for number in range(5):
        journal.append(issue(number))
    for row in journal.rows([State.WAITING]):
        journal.void(row.transaction.id)
    assert journal.counts()[State.VOIDED] == 5


def test_the_server_is_told_a_head_that_the_chain_runs_through(journal: Journal) -> None:
    assert journal.has_head(journal.head())
    journal.append(issue(1))
    head = journal.head()
    journal.append(issue(2))
    assert (head.epoch, head.seq, head.position) == (1, 1, 1)
    assert journal.has_head(head)
    assert not journal.has_head(msgspec.structs.replace(head, chain_hash="0" * 64))
    assert not journal.has_head(msgspec.structs.replace(head, position=9))
