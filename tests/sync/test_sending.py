"""What is sent, when it counts as sent, and what is never sent twice."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
import sqlcipher3.dbapi2 as sqlite3

from offcirc.app import repair
from offcirc.app.desk import Act
from offcirc.app.workstation import Workstation
from offcirc.domain.outcomes import NoteCode, Result
from offcirc.domain.transactions import EventKind, State, Transaction
from offcirc.errors import EnvironmentProblem, OutcomeUnknown, ProtocolMismatch, ServerBusy, Unreachable, UserError
from offcirc.sync import patience
from offcirc.sync.contact import last_contact
from offcirc.sync.lock import only_syncer
from offcirc.sync.process import Summary, process
from offcirc.sync.reconcile import reconcile
from offcirc.sync.upload import UploadResult
from tests.central.server import RunningServer
from tests.faults.tools.cutting_proxy import Answer, CutAnswer, CuttingProxy, LoseAnswer
from tests.support.inside import TestClock, recorded
from tests.sync.conftest import New

ACT = Act("anna", override=True)
DUE = "2027-05-05"


def issue(desk: Workstation, fresh: tuple[str, str]) -> Transaction:
    return recorded(desk.desk.issue(*fresh, DUE, ACT).transaction)


def state_of(desk: Workstation, row: Transaction) -> State:
    return desk.journal.find(row.id).state


def upload(desk: Workstation) -> UploadResult:
    with desk.connected() as connector:
        return desk.upload(connector)


def process_all(desk: Workstation, *ids: str) -> Summary:
    summary = Summary()
    with desk.connected() as connector:
        for _, outcome in process(desk.journal, connector, desk.clock, list(ids) or None, lambda _: None):
            summary.add(outcome)
    return summary


def test_a_lost_answer_is_asked_for_again_and_nothing_is_doubled(
    desk: Workstation, fresh: tuple[str, str], proxy: CuttingProxy
) -> None:
    row = issue(desk, fresh)
    proxy.next(LoseAnswer(whole=True), "/v1/transactions", times=2)
    assert upload(desk).sent == 1
    assert state_of(desk, row) is State.SENT
    assert [entry.path for entry in proxy.log].count("/v1/transactions") == 3
    assert process_all(desk, row.id).results == {Result.SUCCESS: 1}


def test_a_row_whose_answer_stays_lost_is_unknown_and_cannot_be_voided(
    desk: Workstation, fresh: tuple[str, str], proxy: CuttingProxy
) -> None:
    row = issue(desk, fresh)
    proxy.next(LoseAnswer(), "/v1/transactions", times=4)
    with pytest.raises(OutcomeUnknown):
        upload(desk)
    assert state_of(desk, row) is State.UNKNOWN
    with pytest.raises(UserError, match="NOT_WAITING"):
        repair.void(desk, row.id)
    assert upload(desk).sent == 1
    assert state_of(desk, row) is State.SENT


def test_a_row_that_never_left_waits_and_can_be_voided(desk: Workstation, fresh: tuple[str, str]) -> None:
    row = issue(desk, fresh)
    desk.config = msgspec.structs.replace(desk.config, url="http://127.0.0.1:9")
    with pytest.raises(Unreachable):
        upload(desk)
    assert state_of(desk, row) is State.WAITING
    assert repair.void(desk, row.id).state is State.VOIDED


def test_every_row_is_attempted_on_the_disk_before_it_is_sent(
    desk: Workstation, fresh: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from offcirc.connectors.central import CentralConnector  # noqa: PLC0415 - patched here only

    row = issue(desk, fresh)
    seen: list[list[EventKind]] = []
    submit = CentralConnector.submit

    def watched(self: CentralConnector, batch: object, head: object) -> object:
        seen.append([entry.kind for entry in desk.journal.history(row.id)])
        return submit(self, batch, head)  # type: ignore[arg-type]

    monkeypatch.setattr(CentralConnector, "submit", watched)
    upload(desk)
    assert seen == [[EventKind.ATTEMPTED]]
    assert [entry.kind for entry in desk.journal.history(row.id)] == [EventKind.ATTEMPTED, EventKind.SENT]


def test_something_else_that_answers_leaves_the_row_unknown_and_says_what_it_is(
    desk: Workstation, fresh: tuple[str, str], proxy: CuttingProxy
) -> None:
    row = issue(desk, fresh)
    proxy.next(Answer.html(), "/v1/contact")
    with pytest.raises(ProtocolMismatch, match="NOT_OUR_SERVER"):
        upload(desk)
    assert state_of(desk, row) is State.WAITING, "the sign-in page of a hotel was met before anything was sent"
    proxy.next(Answer.html(), "/v1/transactions")
    with pytest.raises(ProtocolMismatch, match="NOT_OUR_SERVER"):
        upload(desk)
    assert state_of(desk, row) is State.UNKNOWN
    assert upload(desk).sent == 1


def test_a_processing_cut_off_keeps_what_came_and_the_rest_comes_home(
    desk: Workstation, fresh: tuple[str, str], proxy: CuttingProxy
) -> None:
    rows = [issue(desk, fresh) for _ in range(30)]
    upload(desk)
    proxy.next(CutAnswer(after_bytes=3_000, in_body=True), "/v1/queue/process")
    with pytest.raises(OutcomeUnknown):
        process_all(desk, *(row.id for row in rows))
    upload(desk)
    process_all(desk)
    assert {state_of(desk, row) for row in rows} == {State.SUCCEEDED}


def test_a_retry_of_a_row_whose_receipt_was_lost_means_that_the_server_has_it(
    desk: Workstation, fresh: tuple[str, str], proxy: CuttingProxy, server: RunningServer
) -> None:
    row = issue(desk, fresh)
    proxy.next(LoseAnswer(whole=True), "/v1/transactions", times=4)
    with pytest.raises(OutcomeUnknown):
        upload(desk)
    with sqlite3.connect(server.home / "central.db") as database:
        database.execute("CREATE TRIGGER planted BEFORE UPDATE ON items BEGIN SELECT RAISE(ABORT, 'planted'); END")
    try:
        assert process_all(desk).results[Result.RETRY] >= 1
    finally:
        with sqlite3.connect(server.home / "central.db") as database:
            database.execute("DROP TRIGGER planted")
    assert state_of(desk, row) is State.SENT
    with pytest.raises(UserError, match="NOT_WAITING"):
        repair.void(desk, row.id)
    process_all(desk)
    assert state_of(desk, row) is State.SUCCEEDED


def test_outcomes_that_another_desk_brought_about_come_home_at_the_next_contact(
    desk: Workstation, new: New, fresh: tuple[str, str]
) -> None:
    row = issue(desk, fresh)
    upload(desk)
    process_all(new())
    assert state_of(desk, row) is State.SENT
    result = upload(desk)
    assert (result.came_home, state_of(desk, row)) == (1, State.SUCCEEDED)
    assert upload(desk).came_home == 0


def test_K16_the_number_at_the_server_is_as_of_the_last_contact(desk: Workstation, fresh: tuple[str, str]) -> None:
    assert last_contact(desk.journal) is None
    issue(desk, fresh)
    upload(desk)
    with desk.connected() as connector:
        desk.update(connector)
    contact = last_contact(desk.journal)
    assert contact is not None
    assert contact.waiting_at_server == 1
    process_all(desk)
    contact = last_contact(desk.journal)
    assert contact is not None
    assert contact.waiting_at_server == 0


def test_a_clock_that_is_wrong_is_measured_and_moments_are_corrected(
    new: New, fresh: tuple[str, str], server: RunningServer
) -> None:
    clock = TestClock(wrong_by=timedelta(days=400))
    desk = new(clock)
    row = recorded(desk.desk.issue(*fresh, "2029-05-05", ACT).transaction)
    upload(desk)
    contact = last_contact(desk.journal)
    assert contact is not None
    assert abs(contact.clock_offset_ms - 400 * 86_400_000) < 5_000
    with sqlite3.connect(server.home / "central.db") as database:
        ((occurred_at, received_at, uncertain),) = database.execute(
            "SELECT occurred_at, received_at, time_uncertain FROM transactions WHERE transaction_id = ?", (row.id,)
        ).fetchall()
    assert abs(occurred_at - received_at) < 10_000_000, "in the server's time, although the clock was a year ahead"
    assert not uncertain


def test_rows_of_an_earlier_uptime_with_a_wild_clock_are_clamped_and_marked(new: New, fresh: tuple[str, str]) -> None:
    clock = TestClock(wrong_by=timedelta(days=400))
    desk = new(clock)
    row = recorded(desk.desk.issue(*fresh, "2029-05-05", ACT).transaction)
    clock.reboot()
    clock.wrong_by = timedelta()
    upload(desk)
    process_all(desk)
    outcome = desk.journal.find(row.id).outcome
    assert outcome is not None
    assert {note.code for note in outcome.notes} == {NoteCode.TIME_UNCERTAIN}


def test_two_syncers_do_not_run_at_once(desk: Workstation) -> None:
    with only_syncer(desk.home.sync_lock), pytest.raises(EnvironmentProblem, match="SYNC_RUNNING"), desk.connected():
        pass


def test_reconcile_counts_both_ways(desk: Workstation, fresh: tuple[str, str]) -> None:
    rows = [issue(desk, fresh) for _ in range(3)]
    repair.void(desk, rows[0].id)
    upload(desk)
    account = reconcile(desk.journal)
    assert account.holds
    assert account.recorded == 3
    assert (account.states[State.VOIDED], account.states[State.SENT]) == (1, 2)


def test_an_update_that_breaks_half_way_leaves_the_old_data_in_use(desk: Workstation, proxy: CuttingProxy) -> None:
    with desk.connected() as connector:
        desk.update(connector)
        replica = desk.replica
        assert replica is not None
        before = replica.info
        proxy.next(CutAnswer(after_bytes=60_000, in_body=True), "/v1/extract", times=4)
        with pytest.raises(OutcomeUnknown):
            desk.update(connector, full=True)
        desk.reload_replica()
        assert desk.replica is not None
        assert desk.replica.info.generation == before.generation
        assert desk.look_ups.replica is not None
        assert desk.update(connector, full=True).full
    assert desk.replica is not None
    assert desk.replica.info.generation > before.generation


def test_patience_asks_again_only_where_waiting_helps() -> None:
    asked: list[int] = []

    def busy() -> None:
        asked.append(1)
        raise ServerBusy("BUSY")

    with pytest.raises(ServerBusy):
        patience.with_patience(busy)
    assert len(asked) == 4
    for error in (Unreachable("SERVER_AWAY"), OutcomeUnknown("SERVER_SILENT", seconds=45), ProtocolMismatch("X")):
        asked.clear()

        def fails(error: Exception = error) -> None:
            asked.append(1)
            raise error

        with pytest.raises(type(error)):
            patience.with_patience(fails)
        assert len(asked) == 1
