"""Rows on their way up: each is answered once and for all; what became of them can be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from offcirc.connectors.base import Fate
from offcirc.domain.outcomes import Outcome, OutcomeCode, Receipt, Result
from tests.central.client import now
from tests.contract.harness import (
    ServerUnderTest,
    Site,
    codes_of,
    minutes_ago,
    only_if,
    only_if_rows_wait,
)

SUCCESS = OutcomeCode.SUCCESS


def test_every_row_is_answered_and_the_same_row_again_gets_the_same_answer(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "knows_ids")
    rows = [desk.rows.issue(server.card(), server.barcode()), desk.rows.pay(server.card(), "2.50")]
    first = desk.submit(*rows)
    assert [answer.transaction_id for answer in first] == [row.id for row in rows]
    assert desk.submit(*rows) == first
    done = desk.process(*rows)
    assert desk.submit(*rows) == [done[row.id] for row in rows], "after processing: the first outcome"
    assert desk.process(*rows) == done
    assert desk.queue() == [] or not {queued.transaction.id for queued in desk.queue()} & set(done)


def test_a_payment_sent_twice_is_taken_once(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "idempotent")
    card = server.card()
    row = desk.rows.pay(card, "12.50")
    for _ in range(3):
        desk.submit(row)
        desk.process(row)
    assert server.owes(card) == Decimal("-12.50")


def test_other_content_under_a_known_id_is_refused_and_the_first_row_stays(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "knows_ids")
    card, barcode = server.card(), server.barcode()
    row = desk.rows.issue(card, barcode)
    desk.submit(row)
    forged = replace(row, card_number=server.card())
    (answer,) = desk.submit(forged)
    assert isinstance(answer, Outcome)
    assert (answer.result, answer.code) == (Result.REFUSED, OutcomeCode.ID_IN_USE)
    assert codes_of(list(desk.process(row).values())) == [SUCCESS]
    assert _holder(server, barcode) == card


def test_a_row_under_another_workstations_id_is_refused(desk: Site, other: Site, server: ServerUnderTest) -> None:
    only_if(desk, "knows_ids")
    row = desk.rows.issue(server.card(), server.barcode())
    desk.submit(row)
    (answer,) = other.submit(replace(row, workstation=other.name))
    assert isinstance(answer, Outcome)
    assert answer.code == OutcomeCode.ID_IN_USE


def test_rows_of_a_batch_are_applied_in_their_order(desk: Site, server: ServerUnderTest) -> None:
    first, second, barcode = server.card(), server.card(), server.barcode()
    at = now()
    rows = [
        desk.rows.issue(first, barcode, at=at),
        desk.rows.give_back(barcode, at=at),
        desk.rows.issue(second, barcode, at=at),
    ]
    assert codes_of(desk.do(*rows)) == [SUCCESS] * 3
    assert _holder(server, barcode) == second


def test_a_whole_batch_is_taken_at_once(desk: Site, server: ServerUnderTest) -> None:
    size = desk.connector.capabilities.batch_size
    card, at = server.card(), minutes_ago(now(), 60)
    rows = [desk.rows.pay(card, "0.01", at=at + timedelta(seconds=number)) for number in range(size)]
    answers = desk.submit(*rows)
    assert len(answers) == size
    outcomes = [answer for answer in answers if isinstance(answer, Outcome)] or [*desk.process(*rows).values()]
    assert codes_of(outcomes) == [SUCCESS] * size
    assert server.owes(card) == Decimal(size) / -100


def test_look_up_tells_what_was_never_received_what_waits_and_what_came_of_the_rest(
    desk: Site, server: ServerUnderTest
) -> None:
    only_if(desk, "look_up")
    only_if(desk, "knows_ids")
    done, waits, never = (desk.rows.pay(server.card(), "1.00") for _ in range(3))
    (outcome,) = desk.do(done)
    (receipt,) = desk.submit(waits)
    assert desk.look_up(never, done, waits) == [Fate.NOT_RECEIVED, outcome, receipt]
    assert isinstance(receipt, Receipt)


def test_look_up_finds_rows_by_what_they_did_and_never_guesses(
    desk: Site, other: Site, server: ServerUnderTest
) -> None:
    only_if(desk, "look_up")
    only_if(desk, "knows_ids", is_so=False)
    at = minutes_ago(now(), 30)
    lent, returned, kept = server.barcode(), server.barcode(), server.barcode()
    other.do(*(other.rows.issue(server.card(), barcode, at=at) for barcode in (returned, kept)))
    done = [desk.rows.issue(server.card(), lent), desk.rows.give_back(returned), desk.rows.pay(server.card(), "1.00")]
    desk.do(*done)
    never = [
        desk.rows.issue(server.card(), kept),
        desk.rows.give_back(kept),
        desk.rows.issue(server.card(), server.barcode()),
        desk.rows.pay(server.card(), "1.00"),
    ]
    told = desk.look_up(*done, *never)
    assert [answer.code if isinstance(answer, Outcome) else answer for answer in told] == [
        SUCCESS,
        SUCCESS,
        Fate.CANNOT_TELL,  # a payment leaves nothing that could be told from another
        Fate.NOT_RECEIVED,
        Fate.NOT_RECEIVED,
        Fate.CANNOT_TELL,  # lent and returned since, or refused, or never there
        Fate.CANNOT_TELL,
    ]


def test_look_up_knows_a_row_that_waits_from_one_that_says_the_same(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "look_up")
    only_if_rows_wait(desk)
    only_if(desk, "knows_ids", is_so=False)
    card, barcode, at = server.card(), server.barcode(), now()
    waits, same = (desk.rows.pay(card, "1.00", at=at) for _ in range(2))
    lent, back = desk.rows.issue(server.card(), barcode, at=at), desk.rows.give_back(barcode, at=at)
    desk.submit(waits, lent)
    receipt, fate, lent_receipt, back_fate = desk.look_up(waits, same, lent, back)
    assert isinstance(receipt, Receipt)
    assert isinstance(lent_receipt, Receipt)
    assert fate is Fate.CANNOT_TELL
    assert back_fate is Fate.CANNOT_TELL, "nobody has the item yet, since its loan waits: that proves no return"
    assert set(codes_of(list(desk.process(waits, lent).values()))) == {SUCCESS}


def test_outcomes_come_home_to_the_workstation_that_recorded_the_row(
    desk: Site, other: Site, server: ServerUnderTest
) -> None:
    only_if_rows_wait(desk)
    only_if(desk, "knows_ids")
    rows = [desk.rows.pay(server.card(), "1.00") for _ in range(3)]
    desk.submit(*rows)
    told = other.process(*rows)
    assert other.connector.contact().last_outcome == 0
    home = list(desk.connector.outcomes(0))
    assert {outcome.transaction_id: outcome for outcome in home} == told
    assert [outcome.number for outcome in home] == sorted(outcome.number for outcome in home)
    assert desk.connector.contact().last_outcome == home[-1].number
    assert list(desk.connector.outcomes(home[0].number)) == home[1:]
    assert list(other.connector.outcomes(0)) == []


def test_what_another_workstation_processed_is_found_by_what_it_did(
    desk: Site, other: Site, server: ServerUnderTest
) -> None:
    only_if_rows_wait(desk)
    only_if(desk, "knows_ids", is_so=False)
    rows = [desk.rows.issue(server.card(), server.barcode()) for _ in range(3)]
    desk.submit(*rows)
    other.process(*rows)
    told = desk.look_up(*rows)
    assert [answer.code for answer in told if isinstance(answer, Outcome)] == [SUCCESS] * 3


def _holder(server: ServerUnderTest, barcode: str) -> str | None:
    loan = server.loan_of(barcode)
    return loan.card_number if loan is not None else None
