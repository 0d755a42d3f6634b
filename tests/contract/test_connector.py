"""What every connector must do, whatever server is behind it; asked of a real server process."""

from __future__ import annotations

import hashlib
import itertools
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from offcirc.connectors.base import Progress, ReplicaFile
from offcirc.connectors.central import CentralConnector
from offcirc.domain.outcomes import NoteCode, Outcome, OutcomeCode, Receipt, Result
from offcirc.domain.transactions import Kind
from offcirc.errors import AuthRequired, Cancelled, ConnectorError, RequestRefused
from offcirc.replica.store import Replica
from offcirc.sync.patience import with_patience
from offcirc.wire.messages import ChainHead
from tests.central.client import now
from tests.contract.harness import (
    BARRED,
    CARD_LOST,
    EXPIRED,
    HELD,
    ITEMS,
    PATRONS,
    ServerUnderTest,
    Site,
    minutes_ago,
    no_progress,
)
from tests.support.records import BRANCH, OVERSEAS

SUCCESS = OutcomeCode.SUCCESS


def codes_of(outcomes: list[Outcome]) -> list[str]:
    return [outcome.code for outcome in outcomes]


def notes_of(outcome: Outcome) -> set[str]:
    return {note.code for note in outcome.notes}


def only_if(desk: Site, capability: str) -> None:
    if not getattr(desk.connector.capabilities, capability):
        pytest.skip(f"this server does not declare {capability}")


# contact


def test_contact_tells_the_servers_clock_and_who_we_are(desk: Site) -> None:
    before = datetime.now(UTC)
    answer = desk.connector.contact(None)
    assert before - timedelta(seconds=1) <= answer.server.server_at <= datetime.now(UTC) + timedelta(seconds=1)
    assert answer.workstation == desk.name
    assert set(answer.scopes) == {"download", "upload", "process"}


def test_contact_counts_what_waits_here_and_in_all(desk: Site, other: Site, server: ServerUnderTest) -> None:
    only_if(desk, "has_queue")
    desk.submit(desk.rows.pay(server.card(), "1.00"), desk.rows.pay(server.card(), "1.00"))
    theirs = other.rows.pay(server.card(), "1.00")
    other.submit(theirs)
    answer = desk.connector.contact(None)
    assert answer.waiting_at_server == 2
    assert answer.queue_length >= 3
    assert other.connector.contact(None).waiting_at_server == 1
    desk.process()
    assert desk.connector.contact(None).waiting_at_server == 0


def test_contact_remembers_the_newest_head_it_was_told_so_that_a_lost_tail_is_found(desk: Site) -> None:
    first, second = ChainHead(1, 3, 5, "a" * 64), ChainHead(1, 9, 14, "b" * 64)
    assert desk.connector.contact(first).known_head is None
    assert desk.connector.contact(second).known_head == first
    desk.connector.contact(first)  # a journal that lost its tail
    assert desk.connector.contact(first).known_head == second


# pull


def pull_file(site: Site, into: Path) -> ReplicaFile:
    pulled = site.connector.pull(None, into, no_progress)
    assert isinstance(pulled, ReplicaFile)
    return pulled


def test_K3_a_full_pull_is_one_encrypted_file_that_opens_as_received(desk: Site, tmp_path: Path) -> None:
    file = pull_file(desk, tmp_path / "replica-1.part")
    content = file.path.read_bytes()
    assert hashlib.sha256(content).hexdigest() == file.sha256
    assert not content.startswith(b"SQLite format 3")
    replica = Replica.open(file.path, file.key)
    assert replica.info.counts["patrons"] >= PATRONS
    assert replica.info.counts["items"] >= ITEMS
    assert replica.info.cursor == file.cursor
    replica.close()


def test_a_pull_that_broke_off_goes_on_where_it_was(desk: Site, tmp_path: Path) -> None:
    into = tmp_path / "replica-1.part"
    seen: list[int] = []

    def cancel(progress: Progress) -> None:
        if progress.step == "download":
            raise Cancelled

    def watch(progress: Progress) -> None:
        if progress.step == "download":
            seen.append(progress.done)

    with pytest.raises(Cancelled):
        desk.connector.pull(None, into, cancel)
    had = into.stat().st_size
    assert had > 0
    file = desk.connector.pull(None, into, watch)
    assert isinstance(file, ReplicaFile)
    assert hashlib.sha256(into.read_bytes()).hexdigest() == file.sha256
    assert had < seen[0], "the download began anew"
    Replica.open(file.path, file.key).close()


def test_a_pull_that_broke_off_at_its_very_end_fetches_only_the_key(desk: Site, tmp_path: Path) -> None:
    into = tmp_path / "replica-1.part"
    seen: list[Progress] = []

    def cancel_at_the_end(progress: Progress) -> None:
        if progress.step == "download" and progress.done == progress.total:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.connector.pull(None, into, cancel_at_the_end)
    file = desk.connector.pull(None, into, seen.append)
    assert isinstance(file, ReplicaFile)
    assert not [progress for progress in seen if progress.step == "download"]
    Replica.open(file.path, file.key).close()


def test_changes_since_a_cursor_are_those_and_no_others(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "delta")
    card, barcode = server.card(), server.barcode()
    before = server.cursor()
    (outcome,) = desk.do(desk.rows.issue(card, barcode))
    pages = desk.changes(before)
    assert [loan.card_number for page in pages for loan in page.loans if loan.item_barcode == barcode] == [card]
    assert pages[-1].cursor >= outcome.change, "a replica at the cursor shows the row's effect"
    assert sum(len(page.patrons) for page in pages) < PATRONS
    for earlier, later in itertools.pairwise(pages):
        assert later.since == earlier.cursor
    desk.do(desk.rows.give_back(barcode))
    assert barcode in {gone for page in desk.changes(pages[-1].cursor) for gone in page.deleted.loans}


def test_a_cursor_the_server_does_not_know_gets_the_whole_file(desk: Site, tmp_path: Path) -> None:
    assert isinstance(desk.connector.pull(2**40, tmp_path / "replica-1.part", no_progress), ReplicaFile)


# submit


def test_every_row_is_answered_and_the_same_row_again_gets_the_same_answer(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "idempotent")
    rows = [desk.rows.issue(server.card(), server.barcode()), desk.rows.pay(server.card(), "2.50")]
    first = desk.submit(*rows)
    assert [answer.transaction_id for answer in first] == [row.id for row in rows]
    assert desk.submit(*rows) == first
    done = desk.process(*rows)
    assert desk.submit(*rows) == [done[row.id] for row in rows], "after processing: the first outcome"
    assert desk.process(*rows) == done
    assert list(desk.connector.queue()) == [] or not {queued.transaction.id for queued in desk.connector.queue()} & set(
        done
    )


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


# look_up, outcomes


def test_look_up_tells_what_was_never_received_what_waits_and_what_came_of_the_rest(
    desk: Site, server: ServerUnderTest
) -> None:
    only_if(desk, "look_up")
    done, waits, never = (desk.rows.pay(server.card(), "1.00") for _ in range(3))
    (outcome,) = desk.do(done)
    (receipt,) = desk.submit(waits)
    assert list(desk.connector.look_up([never.id, done.id, waits.id])) == [None, outcome, receipt]
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


# queue, process


def test_K17_the_queue_shows_every_workstations_rows_in_processing_order(
    desk: Site, other: Site, server: ServerUnderTest
) -> None:
    only_if(desk, "has_queue")
    at = now()
    mine = [desk.rows.pay(server.card(), "1.00", at=minutes_ago(at, ago)) for ago in (30, 10)]
    theirs = [other.rows.pay(server.card(), "1.00", at=minutes_ago(at, ago)) for ago in (40, 20)]
    desk.submit(*mine)
    other.submit(*theirs)
    ours = {row.id for row in (*mine, *theirs)}
    queued = [row for row in desk.connector.queue() if row.transaction.id in ours]
    assert [row.transaction.id for row in queued] == [theirs[0].id, mine[0].id, theirs[1].id, mine[1].id]
    assert len({row.queue_id for row in queued}) == 4
    assert list(desk.process(*mine, *theirs)) == [row.transaction.id for row in queued]


def test_the_queue_of_more_than_a_page_is_told_whole(
    desk: Site, server: ServerUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_if(desk, "has_queue")
    monkeypatch.setattr("offcirc.connectors.central.connector.MAX_PAGE", 2)
    rows = [desk.rows.pay(server.card(), "1.00") for _ in range(7)]
    desk.submit(*rows)
    queued = [row.transaction.id for row in desk.connector.queue()]
    assert [id_ for id_ in queued if id_ in {row.id for row in rows}] == [row.id for row in rows]
    assert len(queued) == len(set(queued))
    desk.process(*rows)


def test_K18_only_the_chosen_rows_are_processed(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "has_queue")
    rows = [desk.rows.pay(server.card(), "1.00") for _ in range(4)]
    desk.submit(*rows)
    assert set(desk.process(rows[1], rows[3])) == {rows[1].id, rows[3].id}
    waiting = {row.transaction.id for row in desk.connector.queue()}
    assert waiting >= {rows[0].id, rows[2].id}
    assert not waiting & {rows[1].id, rows[3].id}
    assert set(desk.process()) >= {rows[0].id, rows[2].id}


def test_K19_every_row_has_its_own_result_and_progress_is_told(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "has_queue")
    rows = [desk.rows.pay(server.card(), "1.00") for _ in range(3)]
    desk.submit(*rows)
    told: list[Progress] = []
    answered = list(desk.connector.process([row.id for row in rows], told.append))
    assert [(name, outcome.transaction_id) for name, outcome in answered] == [(desk.name, row.id) for row in rows]
    assert [(progress.done, progress.total) for progress in told] == [(1, 3), (2, 3), (3, 3)]


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


def test_the_moment_of_a_loan_is_kept(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "keeps_time")
    barcode, at = server.barcode(), minutes_ago(now(), 77)
    before = server.cursor()
    desk.do(desk.rows.issue(server.card(), barcode, at=at))
    assert desk.loans_since(before)[barcode].issued_at == at


def test_an_item_out_to_another_patron_is_returned_first_and_that_is_said(desk: Site, server: ServerUnderTest) -> None:
    first, second, barcode = server.card(), server.card(), server.barcode()
    before = server.cursor()
    _, outcome = desk.do(desk.rows.issue(first, barcode), desk.rows.issue(second, barcode))
    assert outcome.result is Result.SUCCESS_WITH_NOTES
    (note,) = outcome.notes
    assert (note.code, note.params["card_number"]) == (NoteCode.WAS_ON_LOAN_TO_OTHER, first)
    assert desk.loans_since(before)[barcode].card_number == second


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
    (outcome,) = desk.do(desk.rows.issue(card, server.barcode()))
    assert (outcome.result, outcome.code) == (Result.SUCCESS_WITH_NOTES, SUCCESS)
    assert notes_of(outcome) == {note}


def test_a_hold_and_a_route_are_notes_on_a_return(server: ServerUnderTest) -> None:
    desk = server.site(library=BRANCH)
    _, returned = desk.do(desk.rows.issue(server.card(), HELD), desk.rows.give_back(HELD))
    assert notes_of(returned) == {NoteCode.HOLD_WAITING, NoteCode.ROUTE_TO_LIBRARY}


def test_a_late_row_goes_into_history_and_leaves_the_present_state_alone(
    desk: Site, other: Site, server: ServerUnderTest
) -> None:
    early, late, barcode, at = server.card(), server.card(), server.barcode(), now()
    before = server.cursor()
    other.do(other.rows.issue(late, barcode, at=minutes_ago(at, 10)))
    outcomes = desk.do(
        desk.rows.issue(early, barcode, at=minutes_ago(at, 60)), desk.rows.give_back(barcode, at=minutes_ago(at, 50))
    )
    assert [outcome.result for outcome in outcomes] == [Result.SUCCESS_WITH_NOTES] * 2
    assert [notes_of(outcome) for outcome in outcomes] == [{NoteCode.SERVER_STATE_NEWER}] * 2
    assert desk.loans_since(before)[barcode].card_number == late


def test_one_failing_row_is_kept_for_another_try_and_only_rows_of_its_item_or_patron_wait(
    desk: Site, other: Site, server: ServerUnderTest
) -> None:
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
    queued = {row.transaction.id: row for row in desk.connector.queue()}
    assert queued[fails.id].attempts == 1
    # Chosen alone, a row of the same item still waits behind the one that failed.
    assert desk.process(same_item)[same_item.id].code == OutcomeCode.WAITS_BEHIND
    again = desk.process(fails, same_item, same_patron)
    assert [outcome.code for outcome in again.values()] == [SUCCESS] * 3


def test_capabilities_are_honest_about_kinds(desk: Site, server: ServerUnderTest) -> None:
    card, barcode = server.card(), server.barcode()
    rows = {
        Kind.ISSUE: desk.rows.issue(card, barcode),
        Kind.RENEW: desk.rows.renew(barcode, now() + timedelta(days=30)),
        Kind.RETURN: desk.rows.give_back(barcode),
        Kind.PAYMENT: desk.rows.pay(card, "1.00"),
        Kind.IN_HOUSE_USE: desk.rows.row(Kind.IN_HOUSE_USE, item_barcode=barcode, count=2),
        Kind.REGISTER_PATRON: desk.rows.register(f"NEW-{card}-{desk.name}", "Newcomer"),
    }
    assert desk.connector.capabilities.kinds <= set(rows)
    carried = [rows[kind] for kind in rows if kind in desk.connector.capabilities.kinds]
    assert codes_of(desk.do(*carried)) == [SUCCESS] * len(carried)


# who may


def test_P8_a_revoked_workstation_is_told_so_and_the_others_go_on(
    desk: Site, other: Site, server: ServerUnderTest
) -> None:
    server.revoke(desk)
    with pytest.raises(AuthRequired) as refusal:
        desk.connector.contact(None)
    assert refusal.value.code == "TOKEN_REVOKED"
    with pytest.raises(AuthRequired):
        desk.submit(desk.rows.pay(server.card(), "1.00"))
    other.connector.contact(None)


def test_an_unknown_token_is_told_so(desk: Site) -> None:
    with pytest.raises(AuthRequired) as refusal:
        CentralConnector(desk.rows.url, "no such token").contact(None)
    assert refusal.value.code == "TOKEN_UNKNOWN"


def test_P3_P5_a_credential_opens_only_what_it_is_for(server: ServerUnderTest, tmp_path: Path) -> None:
    fetcher, sender = server.site(may="download"), server.site(may="upload")
    pull_file(fetcher, tmp_path / "replica-1.part")
    sender.submit(sender.rows.pay(server.card(), "1.00"))
    refused: list[str] = []
    for denied in (
        lambda: fetcher.submit(fetcher.rows.pay(server.card(), "1.00")),
        lambda: list(fetcher.connector.outcomes(0)),
        lambda: list(fetcher.connector.look_up(["1"])),
        lambda: list(sender.connector.queue()),
        sender.process,
        lambda: sender.connector.pull(None, tmp_path / "replica-2.part", no_progress),
    ):
        with pytest.raises(RequestRefused) as refusal:
            denied()
        refused.append(refusal.value.code)
    assert refused == ["SCOPE_MISSING"] * 6


# closing time


@pytest.mark.slow
def test_200_workstations_that_upload_200_rows_each_at_the_same_time_all_succeed(empty_server: ServerUnderTest) -> None:
    sites = empty_server.sites(200)
    card = empty_server.card()
    work = [(site, [site.rows.pay(card, "0.01") for _ in range(200)]) for site in sites]
    barrier = threading.Barrier(len(work))
    errors: list[ConnectorError] = []
    answered: list[int] = []
    slowest: list[float] = []

    def upload(place: int) -> None:
        site, rows = work[place]
        barrier.wait()
        began = time.monotonic()
        try:
            site.connector.contact(None)
            answered.append(len(with_patience(lambda: site.submit(*rows))))
            # Half of them lost the answer, and send the same again.
            if place % 2:
                answered[-1] = len(with_patience(lambda: site.submit(*rows)))
        except ConnectorError as error:
            errors.append(error)
        slowest.append(time.monotonic() - began)
        site.connector.close()

    threads = [threading.Thread(target=upload, args=(place,)) for place in range(len(work))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"\n200 times 200 rows: the slowest workstation waited {max(slowest):.1f} s")  # noqa: T201 - a measurement
    assert errors == []
    assert answered == [200] * 200
    assert empty_server.received() == 40_000
    queued = [row.transaction for row in empty_server.site().connector.queue()]
    assert len(queued) == 40_000
    assert {row.id for row in queued} == {row.id for _, rows in work for row in rows}
    places: dict[str, list[int]] = {}
    for row in queued:
        places.setdefault(row.workstation, []).append(row.seq)
    assert all(seqs == sorted(seqs) for seqs in places.values())
