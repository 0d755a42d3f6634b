"""The review window's rows: journal and queue in one list, their order, and what would be left out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from offcirc.app.desk import Act
from offcirc.app.review.bites import ranked
from offcirc.app.review.details import read_details, visits_around
from offcirc.app.review.left_out import earlier_left_out
from offcirc.app.review.listing import Order, Review
from offcirc.app.review.queue import Queue, QueueReader
from offcirc.app.review.reading import read_review
from offcirc.app.review.rows import Answer, ReviewRow, Section
from offcirc.app.rows import transaction_row
from offcirc.app.workstation import Workstation
from offcirc.domain.outcomes import Outcome, OutcomeCode, Receipt, Result
from offcirc.domain.queue_order import left_behind
from offcirc.domain.transactions import NewPatron, State, Transaction
from tests.support.inside import TestClock, lone_workstation, recorded

ACT = Act("anna")
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
DUE = "2027-05-05"


@pytest.fixture
def lone(tmp_path: Path) -> Iterator[Workstation]:
    with lone_workstation(tmp_path / "home") as workstation:
        yield workstation


def issue(lone: Workstation, card: str, item: str) -> Transaction:
    return recorded(lone.desk.issue(card, item, DUE, replace(ACT, override=True)).transaction)


def send(lone: Workstation, *rows: Transaction) -> None:
    lone.journal.note_attempt([row.id for row in rows])
    lone.journal.note_answers([Receipt(row.id, AT) for row in rows])


def queue_of(*rows: dict[str, object]) -> Queue:
    reader = QueueReader()
    return Queue(tuple(map(reader.read, rows)), AT)


def theirs(row: Transaction, **changes: object) -> dict[str, object]:
    return transaction_row(row) | {"workstation": "other"} | changes


def by_id(review: Review) -> dict[str, ReviewRow]:
    return {row.id: row for row in review.rows}


def test_K17_own_rows_and_the_queue_are_one_list(lone: Workstation) -> None:
    own = issue(lone, "C1", "B1")
    send(lone, own)
    foreign = theirs(own, id="other-1", card_number="C2")
    review = read_review(lone, queue_of(foreign, transaction_row(own)), {})
    rows = by_id(review)
    assert set(rows) == {own.id, "other-1"}
    assert (rows[own.id].own, rows[own.id].place) == (True, 1)
    assert (rows["other-1"].own, rows["other-1"].section) == (False, Section.AT_SERVER)
    assert [row.id for row in review.queue] == ["other-1", own.id]
    assert review.account.holds
    assert review.fetched_at == AT


def test_K19_answers_of_others_rows_stand_until_the_queue_is_fetched_again(lone: Workstation) -> None:
    foreign = theirs(issue(lone, "C1", "B1"), id="other-1")
    answers = {"other-1": Answer(Result.REFUSED, OutcomeCode.ITEM_NOT_FOUND)}
    row = by_id(read_review(lone, queue_of(foreign), answers))["other-1"]
    assert (row.state, row.section) == (State.REFUSED, Section.REFUSED)


def test_an_own_rows_answer_comes_from_the_journal(lone: Workstation) -> None:
    own = issue(lone, "C1", "B1")
    send(lone, own)
    lone.journal.note_answers([Outcome(own.id, Result.SUCCESS, OutcomeCode.SUCCESS, AT)])
    late = {own.id: Answer(Result.RETRY, OutcomeCode.WAITS_BEHIND)}
    assert by_id(read_review(lone, queue_of(transaction_row(own)), late))[own.id].section is Section.SUCCEEDED


def test_a_put_off_row_stays_at_the_server_with_its_reason(lone: Workstation) -> None:
    foreign = theirs(issue(lone, "C1", "B1"), id="other-1", last_code=OutcomeCode.WAITS_BEHIND)
    row = by_id(read_review(lone, queue_of(foreign), {}))["other-1"]
    assert row.section is Section.AT_SERVER
    assert row.answer is not None
    assert row.answer.code == OutcomeCode.WAITS_BEHIND


def test_a_patron_registered_here_has_a_name_without_a_replica(lone: Workstation) -> None:
    lone.desk.register("N1", NewPatron("Uusi", "Eeva"), ACT)
    own = issue(lone, "N1", "B1")
    review = read_review(lone, None, {})
    assert by_id(review)[own.id].name == "Uusi, Eeva"
    assert "uusi eeva" in by_id(review)[own.id].text


def test_a_due_date_that_the_server_changed_is_known(lone: Workstation) -> None:
    own = issue(lone, "C1", "B1")
    send(lone, own)
    assert own.due_at is not None
    granted = own.due_at - timedelta(days=7)
    outcome = Outcome(own.id, Result.SUCCESS_WITH_NOTES, OutcomeCode.SUCCESS, AT, granted_due_at=granted)
    lone.journal.note_answers([outcome])
    row = by_id(read_review(lone, None, {}))[own.id]
    assert row.changed_due_at == granted
    assert row.section is Section.DUE_DIFFERS


def test_a_row_that_is_as_it_was_is_the_same_object_when_all_is_read_again(lone: Workstation) -> None:
    rows = [issue(lone, "C1", f"B{number}") for number in range(3)]
    send(lone, *rows)
    queue = queue_of(theirs(rows[0], id="other-1"))
    before = read_review(lone, queue, {})
    lone.journal.note_answers([Outcome(rows[1].id, Result.SUCCESS, OutcomeCode.SUCCESS, AT)])
    after = by_id(read_review(lone, queue, {}, before.rows))
    for row in before.rows:
        assert (after[row.id] is row) == (row.id != rows[1].id), row
    assert after[rows[1].id].section is Section.SUCCEEDED


def test_equal_values_of_a_queue_are_one_object(lone: Workstation) -> None:
    told = theirs(issue(lone, "Č1", "B1"))
    one, two = queue_of(dict(told), msgspec.json.decode(msgspec.json.encode(told | {"id": "2"}))).rows
    assert one != two
    for name in ("workstation", "staff", "card_number", "due_at"):
        assert getattr(one, name) is getattr(two, name) is not None, name
    assert one.recorded_at is one.occurred_at


def test_an_item_that_has_a_cards_number_is_no_card(lone: Workstation) -> None:
    rows = [issue(lone, "1234", "5678"), issue(lone, "5678", "9999")]
    send(lone, *rows)
    review = read_review(lone, None, {})
    assert earlier_left_out(review.queue, {rows[1].id}) == []


def test_every_order_has_every_row_once(lone: Workstation) -> None:
    for number in range(5):
        issue(lone, f"C{number % 2}", f"B{number}")
    review = read_review(lone, None, {})
    for order in Order:
        assert sorted(review.orders[order]) == list(range(5)), order
    at = [review.rows[index].occurred_at for index in review.orders[Order.RECORDED]]
    assert at == sorted(at)


def test_rows_of_one_millisecond_are_processed_as_they_were_recorded(
    lone: Workstation, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = lone.clock.read()
    monkeypatch.setattr(TestClock, "read", lambda _: now)
    rows = [issue(lone, f"C{number}", f"B{number}") for number in range(9)]
    send(lone, *rows)
    review = read_review(lone, None, {})
    assert {row.recorded_at for row in review.rows} == {now.wall}
    assert [row.id for row in review.queue] == [row.id for row in rows]
    assert [row.id for row in review.rows] == [row.id for row in reversed(rows)]


def test_ranked_sorts_in_parts_as_at_once() -> None:
    chance = random.Random(7)
    keys = [chance.randrange(500) for _ in range(7_000)]
    assert list(ranked(keys, range(len(keys)))) == sorted(range(len(keys)), key=keys.__getitem__)


def test_K18_what_is_left_out_is_what_the_domain_says_and_what_stands_before_that(lone: Workstation) -> None:
    chance = random.Random(18)
    rows = [issue(lone, f"C{chance.randrange(9)}", f"B{chance.randrange(12)}") for _ in range(30)]
    send(lone, *rows)
    review = read_review(lone, None, {})
    waiting = review.queue
    for _ in range(50):
        ticked = {row.id for row in rows if chance.random() < 0.2}
        found = {row.id for row in earlier_left_out(waiting, ticked)}
        assert found >= {row.id for row in left_behind(rows, ticked)}
        assert left_behind(rows, ticked | found) == []


def test_K18_nothing_is_left_out_where_nothing_is_shared(lone: Workstation) -> None:
    rows = [issue(lone, f"C{number}", f"B{number}") for number in range(3)]
    send(lone, *rows)
    review = read_review(lone, None, {})
    waiting = review.queue
    assert earlier_left_out(waiting, {rows[2].id}) == []


def test_details_tell_what_happened(lone: Workstation) -> None:
    own = issue(lone, "C1", "B1")
    send(lone, own)
    lone.journal.note_answers([Outcome(own.id, Result.REFUSED, OutcomeCode.PATRON_NOT_FOUND, AT)])
    lone.journal.waive(own.id, "by hand")
    details = read_details(lone, own.id, ())
    assert [line.kind for line in details.history] == ["recorded", "attempted", "sent", "outcome", "waived"]
    assert details.history[-1].reason == "by hand"
    assert read_details(lone, "another workstation's", ()).recorded is None


def test_visits_are_those_around_the_time_nearest_first(lone: Workstation) -> None:
    rows = [issue(lone, card, f"B{card}") for card in ("C1", "C2", "C3")]
    review = read_review(lone, None, {})
    far = replace(by_id(review)[rows[0].id], occurred_at=rows[0].occurred_at - timedelta(hours=2))
    near = [far, *(by_id(review)[row.id] for row in rows[1:])]
    assert [visit.card for visit in visits_around(near, by_id(review)[rows[2].id])] == ["C2"]
