"""Rows on their way up: each is answered once and for all; what became of them can be asked."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from offcirc.connectors.base import Fate
from offcirc.domain.outcomes import Outcome, OutcomeCode, Receipt, Result
from tests.central.client import now
from tests.contract.harness import (
    ServerUnderTest,
    Site,
    codes_of,
    only_if,
)

SUCCESS = OutcomeCode.SUCCESS


def test_every_row_is_answered_and_the_same_row_again_gets_the_same_answer(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "idempotent")
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
    before = server.cursor()
    row = desk.rows.pay(card, "12.50")
    for _ in range(3):
        desk.do(row)
    (owes,) = {one.owes for page in desk.changes(before) for one in page.patrons if one.card_number == card}
    assert owes == Decimal("-12.50")


def test_other_content_under_a_known_id_is_refused_and_the_first_row_stays(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "idempotent")
    card, barcode = server.card(), server.barcode()
    row = desk.rows.issue(card, barcode)
    desk.submit(row)
    forged = replace(row, card_number=server.card())
    (answer,) = desk.submit(forged)
    assert isinstance(answer, Outcome)
    assert (answer.result, answer.code) == (Result.REFUSED, OutcomeCode.ID_IN_USE)
    before = server.cursor()
    assert codes_of(list(desk.process(row).values())) == [SUCCESS]
    assert desk.loans_since(before)[barcode].card_number == card


def test_a_row_under_another_workstations_id_is_refused(desk: Site, other: Site, server: ServerUnderTest) -> None:
    only_if(desk, "idempotent")
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
    before = server.cursor()
    outcomes = desk.do(*rows)
    assert [outcome.result for outcome in outcomes] == [Result.SUCCESS] * 3
    assert desk.loans_since(before)[barcode].card_number == second


def test_a_whole_batch_is_taken_at_once(desk: Site, server: ServerUnderTest) -> None:
    size = desk.connector.capabilities.batch_size
    card = server.card()
    rows = [desk.rows.pay(card, "0.01") for _ in range(size)]
    assert len(desk.submit(*rows)) == size
    assert {outcome.code for outcome in desk.process(*rows).values()} == {SUCCESS}


def test_look_up_tells_what_was_never_received_what_waits_and_what_came_of_the_rest(
    desk: Site, server: ServerUnderTest
) -> None:
    only_if(desk, "look_up")
    done, waits, never = (desk.rows.pay(server.card(), "1.00") for _ in range(3))
    (outcome,) = desk.do(done)
    (receipt,) = desk.submit(waits)
    assert desk.look_up(never, done, waits) == [Fate.NOT_RECEIVED, outcome, receipt]
    assert isinstance(receipt, Receipt)


def test_outcomes_come_home_to_the_workstation_that_recorded_the_row(
    desk: Site, other: Site, server: ServerUnderTest
) -> None:
    only_if(desk, "has_queue")
    rows = [desk.rows.pay(server.card(), "1.00") for _ in range(3)]
    desk.submit(*rows)
    told = other.process(*rows)
    assert other.connector.contact(None).last_outcome == 0
    home = list(desk.connector.outcomes(0))
    assert {outcome.transaction_id: outcome for outcome in home} == told
    assert [outcome.number for outcome in home] == sorted(outcome.number for outcome in home)
    assert desk.connector.contact(None).last_outcome == home[-1].number
    assert list(desk.connector.outcomes(home[0].number)) == home[1:]
    assert list(other.connector.outcomes(0)) == []
