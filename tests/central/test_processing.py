"""Uploading, the queue and its processing, on a real server."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest
import requests
import sqlcipher3.dbapi2

from offcirc.central.receiving import prepare, read_transaction
from offcirc.domain.outcomes import Result
from offcirc.wire.messages import ChainHead, ContactAnswer, ContactRequest, SentTransaction, Upload
from tests.central.client import Desk, now
from tests.central.server import RunningServer

New = Callable[[], str]
HOUR = timedelta(hours=1)


def sql(server: RunningServer, statement: str, *parameters: object) -> list[tuple[object, ...]]:
    connection = sqlcipher3.dbapi2.connect(str(server.home / "central.db"), isolation_level=None, timeout=30)
    try:
        found: list[tuple[object, ...]] = connection.execute(statement, parameters).fetchall()
        return found
    finally:
        connection.close()


def loan_of(server: RunningServer, barcode: str) -> list[tuple[object, ...]]:
    return sql(
        server,
        "SELECT p.card_number FROM loans l JOIN items i ON i.id = l.item_id JOIN patrons p ON p.id = l.patron_id"
        " WHERE i.barcode = ?",
        barcode,
    )


def test_the_same_upload_twice_is_stored_once(desk: Desk, new_item: New, new_card: New) -> None:
    row = desk.issue(new_card(), new_item())
    first, second = desk.upload(row), desk.upload(row)
    assert first == second
    assert first[0].receipt is not None
    outcome = desk.process(row.id)[row.id]
    assert desk.upload(row)[0].outcome == outcome
    assert desk.look_up(row.id, "never")[0].outcome == outcome
    assert desk.look_up("never")[0] == desk.look_up("\x00")[0]


def test_the_same_payment_twice_is_taken_once(server: RunningServer, desk: Desk, new_card: New) -> None:
    card = new_card()
    row = desk.pay(card, "12.50")
    desk.upload(row, row)
    desk.upload(row)
    assert len(desk.process(row.id)) == 1
    assert desk.process(row.id)[row.id].result is Result.SUCCESS
    assert sql(server, "SELECT owes_cents FROM patrons WHERE card_number = ?", card) == [(-1250,)]


def test_the_same_id_with_other_content_is_refused_and_not_stored(desk: Desk, new_card: New) -> None:
    row = desk.pay(new_card(), "5.00")
    other = replace(row, amount=Decimal("6.00"))
    answers = desk.upload(row, other)
    assert answers[0].receipt is not None
    assert answers[1].outcome is not None
    assert answers[1].outcome.code == "ID_IN_USE"
    again = desk.upload(other)[0].outcome
    assert again is not None
    assert again.code == "ID_IN_USE"
    desk.process(row.id)


def test_the_title_of_an_unknown_item_is_kept_and_shown_in_the_queue(desk: Desk, new_card: New) -> None:
    row = replace(desk.issue(new_card(), "NEVER-SEEN"), item_note="The Village Guide", marks=("ITEM_UNKNOWN",))
    desk.upload(row)
    (queued,) = [queued for queued in desk.queue().rows if queued.transaction.id == row.id]
    assert queued.transaction.item_note == "The Village Guide"
    assert desk.process(row.id)[row.id].code == "ITEM_NOT_FOUND"


def test_a_row_without_a_note_keeps_the_form_it_had_before_there_were_notes(desk: Desk, new_card: New) -> None:
    row = desk.pay(new_card(), "5.00")
    (arriving,) = prepare([SentTransaction(row, row.recorded_at, row.occurred_at)])
    assert b"item_note" not in arriving.body
    assert read_transaction(arriving.body) == row


def test_a_row_of_another_workstation_is_refused_with_all_its_batch(desk: Desk, new_card: New) -> None:
    own, forged = desk.pay(new_card(), "1.00"), desk.as_other("another").pay(new_card(), "1.00")
    rows = tuple(SentTransaction(row, row.recorded_at, row.occurred_at) for row in (own, forged))
    answer = desk.call("POST", "/v1/transactions", Upload(rows))
    assert (answer.status_code, answer.json()["code"]) == (403, "WORKSTATION_MISMATCH")
    assert desk.look_up(own.id)[0].receipt is None


def test_a_workstations_rows_keep_their_own_order_whatever_its_clock_says(desk: Desk, new_card: New) -> None:
    at = now()
    rows = [desk.pay(new_card(), "1.00", at=at - offset) for offset in (HOUR, 3 * HOUR, -5 * HOUR, 2 * HOUR)]
    desk.upload(rows[0], rows[1], rows[3])
    desk.upload(rows[2])  # arrives after its successor
    queued = [queued for queued in desk.queue().rows if queued.transaction.workstation == desk.name]
    assert [queued.transaction.id for queued in queued] == [row.id for row in rows]
    assert all(queued.order_at <= queued.received_at for queued in queued)
    assert list(desk.process(*(row.id for row in reversed(rows)))) == [row.id for row in rows]


def test_rows_of_several_workstations_are_processed_in_corrected_time_order(
    desk: Desk, bus: Desk, new_item: New, new_card: New
) -> None:
    item, first, second = new_item(), new_card(), new_card()
    later = desk.issue(second, item, at=now() - HOUR)
    earlier = bus.issue(first, item, at=now() - 2 * HOUR)
    desk.upload(later)
    bus.upload(earlier)
    found = desk.process(later.id, earlier.id)
    assert list(found) == [earlier.id, later.id]
    assert found[later.id].notes[0].code == "WAS_ON_LOAN_TO_OTHER"
    assert found[later.id].notes[0].params == {"card_number": first}


def test_a_late_issue_goes_into_history(
    server: RunningServer, desk: Desk, bus: Desk, new_item: New, new_card: New
) -> None:
    item, first, second = new_item(), new_card(), new_card()
    (newer,) = desk.do(desk.issue(second, item, at=now() - HOUR))
    assert newer.result is Result.SUCCESS
    late, returned = bus.do(bus.issue(first, item, at=now() - 3 * HOUR), bus.give_back(item, at=now() - 2 * HOUR))
    assert [note.code for note in (*late.notes, *returned.notes)] == ["SERVER_STATE_NEWER"] * 2
    assert loan_of(server, item) == [(second,)]
    history = sql(
        server,
        "SELECT h.late, h.returned_at - h.issued_at FROM loan_history h JOIN items i ON i.id = h.item_id"
        " WHERE i.barcode = ?",
        item,
    )
    ((was_late, lasted),) = history
    assert was_late == 1
    assert isinstance(lasted, int)
    assert abs(lasted - 3_600_000_000) < 5_000_000  # the late return told when it really ended


def test_a_late_return_ends_no_loan_that_ended_after_it_in_the_same_group(
    server: RunningServer, desk: Desk, bus: Desk, new_item: New, new_card: New
) -> None:
    """Taken one by one it finds the loan still open, and leaves it alone."""
    item = new_item()
    issued = desk.issue(new_card(), item, at=now() - 4 * HOUR)
    desk.do(issued, desk.renew(item, now() + timedelta(days=20), at=now() - HOUR))
    late, back = bus.give_back(item, at=now() - 3 * HOUR), desk.give_back(item, at=now() - HOUR / 2)
    bus.upload(late)
    desk.upload(back)
    found = desk.process(late.id, back.id)
    assert [[note.code for note in found[row.id].notes] for row in (late, back)] == [["SERVER_STATE_NEWER"], []]
    history = "SELECT late, returned_at - issued_at FROM loan_history WHERE transaction_id = ?"
    ((was_late, lasted),) = sql(server, history, issued.id)
    assert was_late == 0
    assert isinstance(lasted, int)
    assert abs(lasted - 3.5 * 3_600_000_000) < 5_000_000


def test_an_older_issue_does_not_lend_what_has_been_seen_since(
    server: RunningServer, desk: Desk, bus: Desk, new_item: New, new_card: New
) -> None:
    item = new_item()
    (refused,) = desk.do(desk.give_back(item, at=now() - HOUR))
    assert refused.code == "ITEM_NOT_ON_LOAN"
    (late,) = bus.do(bus.issue(new_card(), item, at=now() - 2 * HOUR))
    assert late.notes[0].code == "SERVER_STATE_NEWER"
    assert not loan_of(server, item)


def test_limits_are_judged_as_the_rows_before_left_them(desk: Desk, new_item: New) -> None:
    first, second, third = new_item(), new_item(), new_item()
    outcomes = desk.do(
        desk.issue("K1", first),
        desk.pay("K1", "3.00"),
        desk.issue("K1", second),
        desk.issue("K1", third),
        desk.give_back(first),
        desk.give_back(second),
        desk.issue("K1", second),
    )
    assert [[(note.code, note.params) for note in outcome.notes] for outcome in outcomes] == [
        [("OWES_TOO_MUCH", {"owes": "7.50", "limit": "5.00"})],
        [],
        [],
        [("TOO_MANY_LOANS", {"loans": "2", "limit": "2"})],
        [],
        [],
        [],
    ]
    (again,) = desk.do(desk.issue("K1", first))  # counted from the records, not from rows of the same group
    assert [note.code for note in again.notes] == ["TOO_MANY_LOANS"]


def test_a_renewal_beyond_the_last_is_done_and_said(desk: Desk, new_item: New, new_card: New) -> None:
    item = new_item()
    rows = [desk.issue(new_card(), item), *(desk.renew(item, now() + days * timedelta(days=30)) for days in (1, 2, 3))]
    assert [[note.code for note in outcome.notes] for outcome in desk.do(*rows)] == [[], [], [], ["NO_RENEWALS_LEFT"]]


def test_K9_cards_and_barcodes_are_found_in_any_case(
    server: RunningServer, desk: Desk, new_item: New, new_card: New
) -> None:
    item, card = new_item(), new_card()
    (outcome,) = desk.do(desk.issue(card.lower(), f"a{item.lower()}b"[1:-1]))
    assert outcome.result is Result.SUCCESS
    assert loan_of(server, item) == [(card,)]


def test_a_patron_registered_offline_may_borrow_in_the_same_batch(
    server: RunningServer, desk: Desk, new_item: New
) -> None:
    item = new_item()
    registered, lent, again = desk.do(
        desk.register("NEW-1", "Dvořák"), desk.issue("NEW-1", item), desk.register("new-1", "Somebody else")
    )
    assert (registered.code, lent.code, again.code) == ("SUCCESS", "SUCCESS", "CARD_NUMBER_IN_USE")
    assert loan_of(server, item) == [("NEW-1",)]


def test_a_chosen_few_are_processed_and_the_others_wait(desk: Desk, new_card: New) -> None:
    rows = [desk.pay(new_card(), "1.00") for _ in range(3)]
    desk.upload(*rows)
    assert list(desk.process(rows[1].id)) == [rows[1].id]
    waiting = {queued.transaction.id for queued in desk.queue().rows}
    assert rows[0].id in waiting
    assert rows[1].id not in waiting
    assert len(desk.process(*(row.id for row in rows))) == 3  # the first outcome again for the one that was done


def test_outcomes_come_home_to_the_workstation_that_recorded_the_row(desk: Desk, bus: Desk, new_card: New) -> None:
    row = bus.pay(new_card(), "1.00")
    bus.upload(row)
    before = bus.outcomes().next
    done = desk.process(row.id)[row.id]
    page = bus.outcomes(before)
    assert page.outcomes == (done,)
    assert (page.next, page.more) == (done.number, False)
    assert not [outcome for outcome in desk.outcomes().outcomes if outcome.transaction_id == row.id]


def test_a_row_that_fails_inside_the_server_stops_only_those_behind_it(
    server: RunningServer, desk: Desk, new_item: New, new_card: New
) -> None:
    bad, good, card, other = new_item(), new_item(), new_card(), new_card()
    sql(
        server,
        f"CREATE TRIGGER planted BEFORE INSERT ON loans WHEN NEW.item_id ="  # noqa: S608 - a planted fault
        f" (SELECT id FROM items WHERE barcode = '{bad}') BEGIN SELECT RAISE(ABORT, 'planted'); END",
    )
    rows = [
        desk.issue(other, good),
        desk.issue(card, bad),
        desk.renew(bad, now() + HOUR),
        desk.pay(card, "1.00"),
        desk.pay(other, "1.00"),
    ]
    try:
        outcomes = desk.do(*rows)
        assert [outcome.code for outcome in outcomes] == [
            "SUCCESS",
            "SERVER_FAILED",
            "WAITS_BEHIND",
            "WAITS_BEHIND",
            "SUCCESS",
        ]
        assert [outcome.result is Result.RETRY for outcome in outcomes] == [False, True, True, True, False]
        (only,) = desk.process(rows[2].id).values()
        assert only.code == "WAITS_BEHIND"  # also when the row it waits behind was not chosen
        queued = {queued.transaction.id: queued for queued in desk.queue().rows}
        assert (queued[rows[1].id].attempts, queued[rows[1].id].last_code) == (1, "SERVER_FAILED")
        assert desk.look_up(rows[1].id)[0].receipt is not None
    finally:
        sql(server, "DROP TRIGGER planted")
    assert [outcome.result for outcome in desk.process(*(row.id for row in rows[1:4])).values()] == [Result.SUCCESS] * 3


def test_two_lives_of_one_journal_are_told_apart_by_their_ids(
    desk: Desk, bus: Desk, new_item: New, new_card: New
) -> None:
    """One backup restored twice numbers its rows twice: the second life's are as late as they say, not older."""
    item, at = new_item(), now()
    first_life = [desk.pay(new_card(), "1.00", at=at - 4 * HOUR), desk.pay(new_card(), "1.00", at=at - 3 * HOUR)]
    desk.upload(*first_life)
    bus.do(bus.issue(new_card(), item, at=at - 2 * HOUR))
    again = replace(desk, seq=0)
    second_life = [again.pay(new_card(), "1.00", at=at - HOUR), again.give_back(item, at=at - HOUR / 2)]
    assert [(row.epoch, row.seq) for row in first_life] == [(row.epoch, row.seq) for row in second_life]
    again.upload(*second_life)
    queued = {queued.transaction.id: queued.order_at for queued in desk.queue().rows}
    assert [queued[row.id] for row in (*first_life, *second_life)] == [
        row.recorded_at for row in (*first_life, *second_life)
    ]
    outcomes = desk.process(*(row.id for row in (*first_life, *second_life)))
    assert [outcome.code for outcome in outcomes.values()] == ["SUCCESS"] * 4
    assert outcomes[second_life[1].id].notes == ()


def test_an_amended_row_is_counted(server: RunningServer, desk: Desk, new_item: New, new_card: New) -> None:
    item = new_item()
    wrong = desk.issue("nobody", item)
    assert desk.do(wrong)[0].code == "PATRON_NOT_FOUND"
    right = desk.issue(new_card(), item, at=now(), occurred_at=wrong.occurred_at, amends=wrong.id)
    assert desk.do(right)[0].result is Result.SUCCESS
    assert sql(server, "SELECT amended_by FROM transactions WHERE transaction_id = ?", wrong.id) == [(right.id,)]


@pytest.mark.parametrize("change", [{"id": "x" * 65}, {"id": "a\x00b"}, {"id": ""}, {"seq": 2**70}, {"epoch": 0}])
def test_rows_that_no_workstation_can_have_recorded_are_refused(desk: Desk, change: dict[str, object]) -> None:
    row = desk.pay("C000", "1.00")
    body = msgspec.to_builtins(Upload((SentTransaction(row, row.recorded_at, row.occurred_at),)))
    body["transactions"][0]["transaction"].update(change)
    answer = desk.call("POST", "/v1/transactions", body)
    assert answer.status_code in {400, 422}
    assert answer.json()["code"] in {"REQUEST_UNREADABLE", "ROW_UNUSABLE"}


def test_the_head_of_the_chain_is_kept_and_never_moves_back(server: RunningServer) -> None:
    desk = Desk.enrol(server.url, server.enrolment_code("head"))

    def tell(head: ChainHead | None) -> ChainHead | None:
        return desk.ask(ContactAnswer, "POST", "/v1/contact", ContactRequest(head)).known_head

    older, newer = ChainHead(1, 5, 9, "a" * 64), ChainHead(1, 7, 12, "b" * 64)
    assert tell(newer) is None
    assert tell(older) == newer
    assert tell(None) == newer


@pytest.mark.slow
def test_200_workstations_may_upload_at_once(server: RunningServer) -> None:
    desks = [Desk.enrol(server.url, server.enrolment_code(f"w{number}")) for number in range(4)]
    batches = [
        (replace(desk, session=requests.Session()), [desk.pay("C000", "0.01") for _ in range(20)])
        for desk in desks
        for _ in range(50)
    ]
    with ThreadPoolExecutor(200) as pool:
        answers = list(pool.map(lambda batch: batch[0].upload(*batch[1]), batches))
    for desk, _ in batches:
        desk.session.close()
    assert all(answer.receipt is not None for answered in answers for answer in answered)
    assert sql(server, "SELECT count(*) FROM transactions WHERE workstation LIKE 'w%'") == [(4000,)]
    assert server.cli("process", "--all", "--json").count("SUCCESS") >= 4000
