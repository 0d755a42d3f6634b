"""Questions to the journal, and that they stay quick."""

import time
from decimal import Decimal
from typing import Any

import pytest

from offcirc.domain.outcomes import OutcomeCode, Result
from offcirc.domain.transactions import Draft, Kind, State
from offcirc.errors import UserError
from offcirc.journal import Journal, reading
from tests.journal.samples import StillClock, everything, give_back, issue, outcome, receipt, refused


def test_a_row_is_found_by_its_id_or_the_end_of_it_in_any_case(journal: Journal) -> None:
    rows = [journal.append(issue(number)) for number in range(3)]
    wanted = rows[1]
    for text in (wanted.id, wanted.id[-12:], wanted.id[-12:].upper(), f" {wanted.id} ", wanted.id.upper()):
        assert journal.find(text).transaction == wanted


def test_an_id_that_is_not_there_or_not_enough_is_said(journal: Journal) -> None:
    rows = [journal.append(issue(number)) for number in range(3)]
    for text, code in (
        ("", "UNKNOWN_TRANSACTION"),
        ("zzz", "UNKNOWN_TRANSACTION"),
        ("%", "UNKNOWN_TRANSACTION"),
        ("_" * 36, "UNKNOWN_TRANSACTION"),
        (rows[0].id[:8], "AMBIGUOUS_ID"),
    ):
        with pytest.raises(UserError, match=code):
            journal.find(text)


def test_rows_come_in_the_order_they_were_recorded_in(journal: Journal) -> None:
    recorded = [journal.append(draft) for draft in everything()]
    journal.void(recorded[2].id)
    journal.note_answers([outcome(recorded[1].id)])
    assert [row.transaction for row in journal.rows()] == recorded
    assert [row.transaction for row in journal.rows(limit=2)] == recorded[:2]
    assert [row.transaction for row in journal.rows([State.VOIDED, State.SUCCEEDED])] == recorded[1:3]
    assert list(journal.rows([])) == []


def test_K16_the_account_always_holds(journal: Journal) -> None:
    rows = [journal.append(issue(number)) for number in range(7)]
    journal.note_attempt([row.id for row in rows[1:]])
    journal.note_answers([receipt(rows[2].id), outcome(rows[3].id), *(refused(row.id) for row in rows[4:7])])
    journal.append_amendment(issue(9, amends=rows[5].id))
    journal.waive(rows[6].id, "settled")
    journal.void(rows[0].id)
    recorded, states = journal.account()
    assert states == {
        State.WAITING: 1,
        State.UNKNOWN: 1,
        State.SENT: 1,
        State.SUCCEEDED: 1,
        State.REFUSED: 1,
        State.AMENDED: 1,
        State.WAIVED: 1,
        State.VOIDED: 1,
    }
    assert recorded == sum(states.values())
    assert states == journal.counts()


def test_counts_name_every_state_of_an_empty_journal(journal: Journal) -> None:
    assert journal.account() == (0, dict.fromkeys(State, 0))


def test_rows_about_an_item_or_patron_are_those_the_replica_does_not_show(journal: Journal) -> None:
    waits, sent, shown, newer, no, voided = (journal.append(issue(1)) for _ in range(6))
    other = journal.append(issue(2, card="P2"))
    journal.note_answers([receipt(sent.id), outcome(shown.id, change=5), outcome(newer.id, change=6), refused(no.id)])
    journal.void(voided.id)
    of_items = journal.local_rows(None, ["i1", "i2", "i3"], 5)
    assert [row.transaction for row in of_items] == [waits, sent, newer, no, other]
    assert [row.state for row in of_items] == [
        State.WAITING,
        State.SENT,
        State.SUCCEEDED,
        State.REFUSED,
        State.WAITING,
    ]
    assert [row.transaction for row in journal.local_rows("p1", [], 5)] == [waits, sent, newer, no]
    assert shown in [row.transaction for row in journal.local_rows("p1", [], 4)]
    assert journal.local_rows(None, [], 5) == []


def test_with_a_patrons_rows_come_all_rows_about_the_items_in_them(journal: Journal) -> None:
    lent, back = journal.append(issue(1, card="P1")), journal.append(give_back(1))
    again = journal.append(issue(1, card="P2"))
    assert [row.transaction for row in journal.local_rows("p1", [], 0)] == [lent, back, again]


def test_with_a_patron_come_rows_about_no_item_and_each_row_once(journal: Journal) -> None:
    place: dict[str, Any] = {"staff": "anna", "library": "BR1", "card_number": "P1"}
    paid = journal.append(Draft(kind=Kind.PAYMENT, amount=Decimal("1.50"), **place))
    lent, back, again = journal.append(issue(1)), journal.append(give_back(1)), journal.append(issue(1))
    other = journal.append(issue(2, card="P2"))
    journal.append(issue(3, card="P2"))
    found = journal.local_rows("p1", ["i1", "i2", "i2"], 0)
    assert [row.transaction for row in found] == [paid, lent, back, again, other]


def test_a_voided_row_of_the_patron_brings_no_rows_of_others(journal: Journal) -> None:
    row = journal.append(issue(1))
    journal.append(issue(1, card="P2"))
    journal.void(row.id)
    assert journal.local_rows("p1", [], 0) == []


def test_thousands_of_items_are_asked_for_at_one_moment(journal: Journal) -> None:
    rows = [journal.append(give_back(number)) for number in (1, 2_999)]
    found = journal.local_rows(None, [f"i{number}" for number in range(3_000)], 0)
    assert [row.transaction for row in found] == rows


def test_K9_rows_are_found_in_any_case(journal: Journal) -> None:
    row = journal.append(issue(1, card="AbC"))
    assert [found.transaction for found in journal.local_rows("abc", [], 0)] == [row]


def test_the_change_a_replica_must_reach_never_falls(journal: Journal) -> None:
    row = journal.append(give_back(1))
    journal.note_answers([outcome(row.id, Result.RETRY, OutcomeCode.SERVER_FAILED, change=9)])
    journal.note_answers([outcome(row.id, change=7)])
    assert journal.local_rows(None, ["i1"], 8)
    assert not journal.local_rows(None, ["i1"], 9)


def test_history_is_empty_for_a_row_to_which_nothing_happened(journal: Journal) -> None:
    assert journal.history(journal.append(issue()).id) == []


@pytest.mark.parametrize(
    ("question", "values"),
    [(reading._local(2), (0, "p1", "i1", "i2")), (reading._SELECT + "WHERE t.id = ?", ("id",))],
    ids=["local", "id"],
)
def test_the_desks_questions_go_through_an_index(journal: Journal, question: str, values: tuple[object, ...]) -> None:
    with journal._reads() as connection:
        plan = connection.execute("EXPLAIN QUERY PLAN " + question, values).fetchall()
    text = "\n".join(step[3] for step in plan)
    assert "SEARCH t" in text
    assert "SCAN" not in text


def fill(journal: Journal, rows: int) -> None:
    clock = StillClock()
    for start in range(0, rows, 1000):
        with journal._writes() as writer:
            for number in range(start, min(start + 1000, rows)):
                writer.add(issue(number, card=f"P{number % 500}"), clock.read())


@pytest.mark.slow
def test_fifty_thousand_rows_do_not_slow_the_desk(journal: Journal) -> None:
    def spent_ms(action: object) -> float:
        assert callable(action)
        taken = []
        for _ in range(9):
            begun = time.perf_counter()
            action()
            taken.append(time.perf_counter() - begun)
        return sorted(taken)[4] * 1000

    def desk() -> list[float]:
        return [
            spent_ms(lambda: journal.local_rows(None, ["i17", "i18"], 0)),
            spent_ms(lambda: journal.local_rows("p-nobody", [], 0)),
            spent_ms(lambda: journal.append(issue(1, card="P-one"))),
        ]

    few = desk()
    fill(journal, 50_000)
    many = desk()
    # Far from a scan of the table (40 ms), whatever else this machine does.
    assert [after < 4 * before + 5 for before, after in zip(few, many, strict=True)] == [True, True, True], (few, many)
    last = next(iter(journal.rows(limit=1))).transaction
    assert spent_ms(lambda: journal.find(last.id[-12:])) < 500
    assert spent_ms(journal.counts) < 500
