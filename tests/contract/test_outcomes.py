"""What comes of each row when it is processed (K20), and what stands in the records then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from offcirc.domain.holdings.told import Holdings, ItemValues, SetTold
from offcirc.domain.holdings.values import Form
from offcirc.domain.outcomes import NoteCode, OutcomeCode, Result
from offcirc.domain.transactions import Kind
from tests.central.client import now
from tests.contract.harness import (
    BARRED,
    CARD_LOST,
    EXPIRED,
    HELD,
    ServerUnderTest,
    Site,
    codes_of,
    minutes_ago,
    notes_of,
    only_if,
    only_if_rows_wait,
    only_where,
)
from tests.support.inside import EVERYTHING
from tests.support.records import BRANCH, MAIN, OVERSEAS

SUCCESS = OutcomeCode.SUCCESS


def test_K20_success_patron_not_found_item_not_found_item_not_on_loan(desk: Site, server: ServerUnderTest) -> None:
    card, barcode = server.card(), server.barcode()
    outcomes = desk.do(
        desk.rows.issue(card, barcode),
        desk.rows.issue("NOBODY-1", server.barcode()),
        desk.rows.issue(card, "NOTHING-1"),
        desk.rows.give_back(server.barcode()),
        desk.rows.issue("NOBODY-2", "NOTHING-2"),
        desk.rows.give_back("NOTHING-3"),
        desk.rows.pay("NOBODY-3", "1.00"),
    )
    assert codes_of(outcomes) == [
        SUCCESS,
        OutcomeCode.PATRON_NOT_FOUND,
        OutcomeCode.ITEM_NOT_FOUND,
        OutcomeCode.ITEM_NOT_ON_LOAN,
        OutcomeCode.PATRON_NOT_FOUND,  # the patron is checked first
        OutcomeCode.ITEM_NOT_FOUND,
        OutcomeCode.PATRON_NOT_FOUND,
    ]
    assert [outcome.result for outcome in outcomes] == [Result.SUCCESS, *[Result.REFUSED] * 6]


@pytest.mark.parametrize(
    ("library", "due_at"),
    [
        pytest.param("", datetime(2027, 3, 27, 23, 59, tzinfo=timezone(timedelta(hours=2))), id="last winter day"),
        pytest.param("", datetime(2027, 3, 28, 12, 34, tzinfo=timezone(timedelta(hours=3))), id="first summer day"),
        pytest.param(
            "", datetime(2027, 10, 31, 3, 30, tzinfo=timezone(timedelta(hours=2))), id="the hour that is twice"
        ),
        pytest.param(OVERSEAS, datetime(2027, 3, 14, 23, 59, tzinfo=timezone(timedelta(hours=-4))), id="over the sea"),
    ],
)
def test_the_due_date_is_kept_to_the_minute_with_the_librarys_own_offset(
    server: ServerUnderTest, library: str, due_at: datetime
) -> None:
    desk = server.site(library=library)
    only_if(desk, "keeps_due_date")
    card, barcodes = server.card(), [server.barcode(), server.barcode()]
    before = server.cursor()
    # What is told in another offset is the same instant, and is kept in the library's.
    outcomes = desk.do(
        desk.rows.issue(card, barcodes[0], due_at), desk.rows.issue(card, barcodes[1], due_at.astimezone(UTC))
    )
    loans = desk.loans_since(before)
    for outcome, barcode in zip(outcomes, barcodes, strict=True):
        assert outcome.granted_due_at is not None
        assert outcome.granted_due_at.isoformat() == due_at.isoformat()
        assert loans[barcode].due_at.isoformat() == due_at.isoformat()


def test_where_the_server_makes_due_dates_of_its_own_the_difference_is_told(
    desk: Site, server: ServerUnderTest
) -> None:
    only_if(desk, "keeps_due_date", is_so=False)
    barcode, due_at = server.barcode(), now() + timedelta(days=9)
    (outcome,) = desk.do(desk.rows.issue(server.card(), barcode, due_at))
    loan = server.loan_of(barcode)
    assert loan is not None
    assert loan.due_at != due_at
    assert (outcome.result, outcome.code) == (Result.SUCCESS_WITH_NOTES, SUCCESS)
    assert outcome.granted_due_at == loan.due_at
    (note,) = outcome.notes
    assert note.code == NoteCode.DUE_DATE_CHANGED
    assert {name: datetime.fromisoformat(at) for name, at in note.params.items()} == {
        "told": due_at,
        "kept": loan.due_at,
    }


def test_the_moment_of_a_loan_is_kept(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "keeps_time")
    barcode, at = server.barcode(), minutes_ago(now(), 77).replace(microsecond=0)
    desk.do(desk.rows.issue(server.card(), barcode, at=at))
    loan = server.loan_of(barcode)
    assert loan is not None
    assert loan.issued_at == at


def test_an_item_out_to_another_patron_is_returned_first_and_that_is_said(desk: Site, server: ServerUnderTest) -> None:
    first, second, barcode, at = server.card(), server.card(), server.barcode(), now()
    _, outcome = desk.do(
        desk.rows.issue(first, barcode, at=minutes_ago(at, 2)), desk.rows.issue(second, barcode, at=at)
    )
    assert outcome.code == SUCCESS
    loan = server.loan_of(barcode)
    assert loan is not None
    assert loan.card_number == second
    if server.judges:
        assert outcome.result is Result.SUCCESS_WITH_NOTES
        (note,) = outcome.notes
        assert (note.code, note.params["card_number"]) == (NoteCode.WAS_ON_LOAN_TO_OTHER, first)


@pytest.mark.parametrize(
    ("card", "note"),
    [
        (EXPIRED, NoteCode.PATRON_EXPIRED),
        (BARRED, NoteCode.PATRON_BLOCKED),
        (CARD_LOST, NoteCode.CARD_LOST),
    ],
)
def test_a_block_is_a_note_because_the_book_has_left(
    desk: Site, server: ServerUnderTest, card: str, note: NoteCode
) -> None:
    only_where(server, "judges")
    (outcome,) = desk.do(desk.rows.issue(card, server.barcode()))
    assert (outcome.result, outcome.code) == (Result.SUCCESS_WITH_NOTES, SUCCESS)
    assert notes_of(outcome) == {note}


def test_a_hold_and_a_route_are_notes_on_a_return(server: ServerUnderTest) -> None:
    only_where(server, "judges")
    desk = server.site(library=BRANCH)
    _, returned = desk.do(desk.rows.issue(server.card(), HELD), desk.rows.give_back(HELD))
    assert notes_of(returned) == {NoteCode.HOLD_WAITING, NoteCode.ROUTE_TO_LIBRARY}


def test_a_late_row_goes_into_history_and_leaves_the_present_state_alone(
    desk: Site, other: Site, server: ServerUnderTest
) -> None:
    only_where(server, "judges")
    early, late, barcode, at = server.card(), server.card(), server.barcode(), now()
    other.do(other.rows.issue(late, barcode, at=minutes_ago(at, 10)))
    outcomes = desk.do(
        desk.rows.issue(early, barcode, at=minutes_ago(at, 60)), desk.rows.give_back(barcode, at=minutes_ago(at, 50))
    )
    assert [outcome.result for outcome in outcomes] == [Result.SUCCESS_WITH_NOTES] * 2
    assert [notes_of(outcome) for outcome in outcomes] == [{NoteCode.SERVER_STATE_NEWER}] * 2
    loan = server.loan_of(barcode)
    assert loan is not None
    assert loan.card_number == late


def test_one_failing_row_is_kept_for_another_try_and_only_rows_of_its_item_or_patron_wait(
    desk: Site, other: Site, server: ServerUnderTest
) -> None:
    only_if_rows_wait(desk)
    card, barcode, at = server.card(), server.barcode(), now()
    fails = desk.rows.issue(card, barcode, at=minutes_ago(at, 9))
    same_item = other.rows.give_back(barcode, at=minutes_ago(at, 8))
    same_patron = desk.rows.pay(card, "1.00", at=minutes_ago(at, 7))
    unrelated = [
        desk.rows.issue(server.card(), server.barcode(), at=minutes_ago(at, 6)),
        other.rows.pay(server.card(), "1.00", at=minutes_ago(at, 5)),
    ]
    desk.submit(fails, same_patron, unrelated[0])
    other.submit(same_item, unrelated[1])
    rows = [fails, same_item, same_patron, *unrelated]
    with server.failing_on(barcode):
        outcomes = desk.process(*rows)
    assert outcomes[fails.id].result is Result.RETRY
    assert outcomes[fails.id].code == OutcomeCode.SERVER_FAILED
    for row in (same_item, same_patron):
        assert (outcomes[row.id].result, outcomes[row.id].code) == (Result.RETRY, OutcomeCode.WAITS_BEHIND)
    for row in unrelated:
        assert outcomes[row.id].code == SUCCESS
    assert not any(answer.transaction_id == fails.id for answer in desk.connector.outcomes(0)), "a retry is no outcome"
    if desk.connector.capabilities.knows_ids:
        queued = {row.transaction.id: row for row in desk.queue()}
        assert queued[fails.id].attempts == 1
        # Chosen alone, a row of the same item still waits behind the one that failed.
        assert desk.process(same_item)[same_item.id].code == OutcomeCode.WAITS_BEHIND
    again = desk.process(fails, same_item, same_patron)
    assert [outcome.code for outcome in again.values()] == [SUCCESS] * 3


def test_capabilities_are_honest_about_kinds(server: ServerUnderTest) -> None:
    desk = server.site(may=f"{EVERYTHING},catalogue" if server.limits_credentials else EVERYTHING)
    card, barcode = server.card(), server.barcode()
    earlier = iter([minutes_ago(now(), minutes) for minutes in range(100, 0, -10)])
    rows = {
        Kind.ISSUE: desk.rows.issue(card, barcode, at=next(earlier)),
        Kind.RENEW: desk.rows.renew(barcode, now() + timedelta(days=30), card_number=card, at=next(earlier)),
        Kind.RETURN: desk.rows.give_back(barcode, at=next(earlier)),
        Kind.PAYMENT: desk.rows.pay(card, "1.00", at=next(earlier)),
        Kind.IN_HOUSE_USE: desk.rows.row(Kind.IN_HOUSE_USE, item_barcode=barcode, count=2, at=next(earlier)),
        Kind.REGISTER_PATRON: desk.rows.register(f"NEW-{card}-{desk.name}", "Newcomer", at=next(earlier)),
    }
    for kind, number, told in _about_records(barcode, f"NEW-{barcode}-{desk.name}"):
        rows[kind] = desk.rows.row(kind, item_barcode=number, holdings=told, at=next(earlier))
    assert set(rows) == set(Kind)
    carried = [rows[kind] for kind in rows if kind in desk.connector.capabilities.kinds]
    assert codes_of(desk.do(*carried)) == [SUCCESS] * len(carried)


def _about_records(barcode: str, new: str) -> list[tuple[Kind, str, Holdings]]:
    """A new item, an edit of another, and a set that it goes out and comes home with."""
    exchange = SetTold(f"set of {barcode}", "Crate", BRANCH)
    made = ItemValues("New", location="Adults")
    seen = ItemValues(
        f"Title {barcode}", library=MAIN, location="Adults", owning_library=MAIN, owning_location="Adults"
    )
    return [
        (Kind.ITEM_CREATE, new, Holdings(item=made)),
        (Kind.ITEM_EDIT, barcode, Holdings(item=ItemValues("Another title"), seen=seen, form=Form.EDIT)),
        (Kind.EXCHANGE_SEND, barcode, Holdings(exchange=exchange)),
        (Kind.EXCHANGE_RETURN, barcode, Holdings(exchange=exchange)),
    ]
