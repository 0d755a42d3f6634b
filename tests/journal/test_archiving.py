"""Settled days leave the everyday journal and stay in its account; an open row never leaves."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offcirc.domain.outcomes import OutcomeCode, Result
from offcirc.domain.transactions import EventKind, State, Transaction
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.journal import Journal, Recorded, archiving
from offcirc.journal.archive import Archive, ArchivedEntry, archive_of
from offcirc.journal.reading import HistoryEntry
from offcirc.journal.verify import verify
from offcirc.sqlcipher import connect
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.small_filesystem import SmallFilesystem
from tests.journal.history import CURSOR, SINCE, Past, bodies_archived, bodies_here, ids, keys_here
from tests.journal.samples import KEY, give_back, issue, open_journal, outcome, receipt, refused

ROOT = Path(__file__).parents[2]
All = tuple[list[tuple[Recorded, list[HistoryEntry]]], tuple[int, dict[State, int]]]


@pytest.fixture
def past(path: Path) -> Iterator[Past]:
    past = Past(path)
    with past.journal:
        yield past


def everything(journal: Journal) -> All:
    """All that can be asked of every transaction, and the account."""
    rows = journal.rows(archived=True)
    return [(journal.find(row.transaction.id), journal.history(row.transaction.id)) for row in rows], journal.account()


def here(journal: Journal) -> set[str]:
    return {row.transaction.id for row in journal.rows()}


def test_settled_days_leave_and_can_be_asked_for_all_the_same(past: Past, path: Path) -> None:
    old, recent = past.settled(93, 5) + past.settled(92, 5), past.settled(3, 5)
    before = everything(past.journal)
    assert past.archive() == 10
    assert everything(past.journal) == before
    assert here(past.journal) == ids(recent) == bodies_here(path) == keys_here(path)
    assert past.journal.ids() == ids(old + recent)
    assert [row.transaction for row in past.journal.rows([State.SUCCEEDED], archived=True)] == old + recent
    assert list(past.journal.rows([State.WAITING], archived=True)) == []
    report = verify(path, KEY)
    assert (report.findings, report.archived, report.erased, report.transactions) == ([], 20, 0, 15)
    assert past.journal.find(old[0].id[-12:]).transaction == old[0]


def test_the_next_call_finds_nothing_to_do_until_the_retention_time_moves_on(past: Past) -> None:
    past.settled(93)
    past.settled(89)
    assert [past.archive() for _ in range(3)] == [1, 0, 0]
    assert past.archive(since=SINCE + timedelta(days=5)) == 1


def test_a_long_journal_leaves_in_steps(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "MOST_AT_ONCE", 7)
    monkeypatch.setattr(archiving, "BATCH", 3)
    rows = past.settled(95, 5) + past.settled(94, 5) + past.settled(93, 5)
    assert [past.archive() for _ in range(4)] == [7, 7, 1, 0]
    assert here(past.journal) == set()
    assert [row.transaction for row in past.journal.rows(archived=True)] == rows


def leave_waiting(_past: Past, _row: Transaction) -> None:
    pass


def leave_unknown(past: Past, row: Transaction) -> None:
    past.journal.note_attempt([row.id])


def leave_sent(past: Past, row: Transaction) -> None:
    past.journal.note_answers([receipt(row.id)])


def leave_refused(past: Past, row: Transaction) -> None:
    past.answer(refused(row.id), at=past.set(93))


def leave_put_off(past: Past, row: Transaction) -> None:
    past.answer(outcome(row.id, Result.RETRY, OutcomeCode.WAITS_BEHIND), at=past.set(93))


def leave_unseen(past: Past, row: Transaction) -> None:
    past.answer(outcome(row.id, change=CURSOR + 1), at=past.set(93))


@pytest.mark.parametrize(
    "leave", [leave_waiting, leave_unknown, leave_sent, leave_refused, leave_put_off, leave_unseen]
)
def test_one_open_row_keeps_its_whole_day(past: Past, path: Path, leave: Callable[[Past, Transaction], None]) -> None:
    before, same_day, after = past.settled(94), past.settled(93, 3), past.settled(92)
    (row,) = past.lend(93)
    leave(past, row)
    assert past.archive() == 2
    assert here(past.journal) == bodies_here(path) == ids([*same_day, row])
    assert past.journal.local_rows("p0", ["i0"], CURSOR)[-1].transaction == row
    assert verify(path, KEY).sound
    assert {told.transaction.id for told in past.journal.rows(archived=True)} == ids([*before, *same_day, *after, row])


def test_a_day_leaves_a_retention_time_after_its_last_answer(past: Past) -> None:
    past.settled(93)
    late = past.lend(93)
    past.settle(late, 10)
    past.settled(5)
    assert past.archive() == 0
    assert past.archive(since=SINCE + timedelta(days=79)) == 0
    assert past.archive(since=SINCE + timedelta(days=81)) == 2


def test_amended_waived_and_voided_rows_are_settled(past: Past, path: Path) -> None:
    wrong, unknown, voided = past.lend(93, 3)
    then = past.set(93)
    past.answer(refused(wrong.id), at=then)
    right = past.journal.append_amendment(issue(9, amends=wrong.id))
    past.answer(outcome(right.id), at=then)
    past.journal.note_attempt([unknown.id])
    past.journal.waive(unknown.id, "settled by hand")
    past.journal.void(voided.id)
    last = past.settled(92)
    before = everything(past.journal)
    assert past.archive() == 5
    assert everything(past.journal) == before
    assert {row.transaction.id for row in past.journal.rows(archived=True)} == ids(
        [wrong, unknown, voided, right, *last]
    )
    assert verify(path, KEY).sound


def test_a_late_answer_to_an_archived_row_is_kept_beside_its_history(past: Past, path: Path) -> None:
    (row,) = past.lend(93)
    past.journal.note_attempt([row.id])
    past.journal.waive(row.id, "settled by hand")
    past.settled(92)
    assert past.archive() == 2
    past.answer(outcome(row.id), at=past.set(1))
    assert [entry.kind for entry in past.journal.history(row.id)] == [
        EventKind.ATTEMPTED,
        EventKind.WAIVED,
        EventKind.OUTCOME,
    ]
    found = past.journal.find(row.id)
    assert (found.transaction, found.state) == (row, State.WAIVED)
    assert found.outcome is not None
    assert verify(path, KEY).sound
    archive_of(path).unlink()
    assert verify(path, KEY).sound


def test_an_archived_row_can_be_undone_and_nothing_else(past: Past) -> None:
    (row,) = past.settled(93)
    past.archive()
    with pytest.raises(UserError, match="NOT_WAITING"):
        past.journal.void(row.id)
    with pytest.raises(UserError, match="NOT_REFUSED"):
        past.journal.waive(row.id, "reason")
    past.set(0)
    past.journal.append(give_back(0, compensates=row.id))
    assert past.journal.find(row.id).state is State.SUCCEEDED


def test_a_row_dated_by_a_dead_clock_stays_while_it_is_recent(past: Past) -> None:
    past.settled(93)
    dead = past.lend(1, wrong_by=timedelta(days=-20_000))
    past.settle(dead, 1)
    assert past.archive() == 1
    assert here(past.journal) == ids(dead)


# what can go wrong in between

KILL = """
import os, signal, sys
from datetime import UTC
from pathlib import Path
from offcirc.journal import archiving
from tests.journal.history import CURSOR, SINCE
from tests.journal.samples import open_journal
moment, path = sys.argv[1], Path(sys.argv[2])
archiving.BATCH = 4
calls = []
def kill(*_):
    calls.append(moment)
    if len(calls) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
if moment == "before_erasing":
    archiving._read_back = kill
else:
    add = archiving.Archive.add
    def killed(archive, entries):
        if moment == "half_added":
            archive._connection.execute("BEGIN IMMEDIATE")
            archive._connection.executemany(archiving_keep, entries)
            kill(); archive._connection.execute("ROLLBACK")
        else:
            kill()
        add(archive, entries)
    from offcirc.journal.archive import _KEEP as archiving_keep
    archiving.Archive.add = killed
open_journal(path).archive_days(SINCE, UTC, CURSOR)
"""


@pytest.mark.parametrize("moment", ["before_adding", "half_added", "before_erasing"])
def test_a_kill_in_between_loses_nothing_and_the_next_run_goes_on(past: Past, path: Path, moment: str) -> None:
    rows = past.settled(93, 12)
    before = everything(past.journal)
    done = subprocess.run([sys.executable, "-c", KILL, moment, str(path)], cwd=ROOT, check=False)
    assert done.returncode == -9
    assert everything(past.journal) == before
    assert len(bodies_here(path)) == 8  # the first batch had left
    assert bodies_archived(path) == (16 if moment == "before_erasing" else 8)
    report = verify(path, KEY)
    assert (report.findings, report.archived, report.erased) == ([], 8, 0)
    assert past.archive() == 8
    assert everything(past.journal) == before
    assert (bodies_archived(path), bodies_here(path)) == (2 * len(rows), set())
    assert verify(path, KEY).sound


def test_a_copy_that_a_kill_left_and_a_disk_spoiled_is_written_anew(past: Past, path: Path) -> None:
    (row,) = past.settled(93)
    with Archive(archive_of(path), KEY) as archive:
        archive.add([ArchivedEntry(1, "transaction", row.id, b"spoiled")])
    assert [finding.transaction_id for finding in verify(path, KEY).findings] == [row.id]
    assert past.archive() == 1
    assert verify(path, KEY).sound
    assert past.journal.find(row.id).transaction == row


def test_nothing_is_erased_that_the_archive_does_not_give_back(
    past: Past, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = past.settled(93, 3)
    add = Archive.add

    def spoil(archive: Archive, entries: list[ArchivedEntry]) -> None:
        add(archive, [entry._replace(body=entry.body[:-1] + b"?") for entry in entries[:2]] + entries[2:])

    with monkeypatch.context() as broken:
        broken.setattr(Archive, "add", spoil)
        with pytest.raises(EnvironmentProblem, match="DISK_FAILED"):
            past.archive()
    assert here(past.journal) == ids(rows) == keys_here(path)
    assert past.archive() == 3
    assert verify(path, KEY).sound


def test_a_row_that_is_not_as_recorded_stays_where_verify_names_it(past: Past, path: Path) -> None:
    rows = past.settled(93, 3)
    with closing(connect(path, KEY)) as connection:
        connection.execute("DROP TRIGGER entries_are_immutable")
        connection.execute("UPDATE entries SET body = replace(body, 'P1', 'P7') WHERE position = 2")
    past.archive()
    assert bodies_here(path) == {rows[1].id}
    assert [finding.transaction_id for finding in verify(path, KEY).findings] == [rows[1].id]


def test_an_archive_of_a_newer_version_is_left_alone_and_keeps_no_desk_from_working(past: Past, path: Path) -> None:
    (old,) = past.settled(93)
    past.archive()
    with closing(connect(archive_of(path), KEY)) as connection:
        connection.execute("PRAGMA user_version = 2")
    past.settled(92)
    for question in (
        lambda: past.archive(since=SINCE + timedelta(days=1)),
        lambda: past.journal.find(old.id),
        lambda: verify(path, KEY),
    ):
        with pytest.raises(EnvironmentProblem, match="TOO_NEW"):
            question()
    (row,) = past.lend(0)
    assert past.journal.find(row.id).transaction == row
    assert past.journal.history(row.id) == []


def test_a_file_that_a_kill_left_empty_is_an_empty_archive(past: Past, path: Path) -> None:
    (row,) = past.settled(93)
    archive_of(path).touch()
    assert verify(path, KEY).sound
    assert past.archive() == 1
    assert past.journal.find(row.id).transaction == row


@pytest.mark.parametrize("kind", ["tmpfs", "ext4"])
def test_a_full_disk_leaves_the_journal_whole(tmp_path: Path, kind: Literal["tmpfs", "ext4"]) -> None:
    with skip_if_not_available(), SmallFilesystem(tmp_path, 16 << 20, kind) as disk:
        path = disk.path / "journal.db"
        past = Past(path)
        with past.journal:
            past.settled(93, 600)
            before = everything(past.journal)
            for room in (0, 40_000, 120_000, 300_000):
                disk.fill(room)
                with pytest.raises(EnvironmentProblem, match="DISK_FULL"):
                    past.archive()
                disk.make_room()
                assert everything(past.journal) == before
                assert verify(path, KEY).sound
            assert past.archive() > 0
            assert everything(past.journal) == before
        assert verify(path, KEY).sound


def test_desks_record_meanwhile(past: Past, path: Path) -> None:
    past.settled(93, 500)
    stop, recorded = threading.Event(), list[Transaction]()

    def record() -> None:
        with open_journal(path) as desk:
            while not stop.is_set():
                recorded.append(desk.append(issue(len(recorded))))

    recorder = threading.Thread(target=record)
    recorder.start()
    try:
        while not recorded:
            pass
        assert past.archive() == 500
    finally:
        stop.set()
        recorder.join()
    assert here(past.journal) == ids(recorded)
    assert verify(path, KEY).sound


FATES = st.sampled_from(["waiting", "unknown", "sent", "refused", "unseen", "shown", "waived", "voided", "amended"])
HISTORY = st.lists(st.tuples(st.sampled_from([0, 1, 89, 90, 91, 92, 200]), FATES), max_size=25)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=HISTORY, cursors=st.lists(st.sampled_from([0, 50, CURSOR]), min_size=1, max_size=3))
def test_whatever_became_of_rows_the_account_stays(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[int, str]], cursors: list[int]
) -> None:
    path = tmp_path_factory.mktemp("any") / "journal.db"
    past = Past(path)
    with past.journal as journal:
        for days_ago, fate in sorted(history, key=lambda told: -told[0]):
            meet(past, days_ago, fate)
        before, alive = everything(journal), list(journal.rows())
        for later, cursor in enumerate(cursors):
            past.archive(since=SINCE + timedelta(days=later), cursor=cursor)
            report = verify(path, KEY)
            assert (report.findings, report.erased) == ([], 0)
        assert everything(journal) == before
        open_ = [row for row in alive if row.state in {State.WAITING, State.UNKNOWN, State.SENT, State.REFUSED}]
        assert [row for row in journal.rows() if row in open_] == open_
        latest = max(cursors)
        gone = ids(row.transaction for row in alive) - here(journal)
        days = {row.transaction.recorded_at.date() for row in alive if row.transaction.id in gone}
        for row in alive:
            if row.transaction.recorded_at.date() in days:
                assert row.transaction.id in gone
                assert row not in open_
                assert row.outcome is None or row.outcome.change <= latest or row.state is not State.SUCCEEDED
        assert not gone or max(days) < (SINCE + timedelta(days=len(cursors))).astimezone(UTC).date()


def meet(past: Past, days_ago: int, fate: str) -> None:
    """Records a row then, and lets it meet its fate."""
    journal = past.journal
    (row,) = past.lend(days_ago)
    then = past.set(days_ago)
    match fate:
        case "unknown" | "waived":
            journal.note_attempt([row.id])
            if fate == "waived":
                journal.waive(row.id, "by hand")
        case "sent":
            journal.note_answers([receipt(row.id)])
        case "refused" | "amended":
            past.answer(refused(row.id), at=then)
            if fate == "amended":
                past.answer(outcome(journal.append_amendment(issue(5, amends=row.id)).id), at=then)
        case "unseen" | "shown":
            past.answer(outcome(row.id, change=60 if fate == "unseen" else 1), at=then)
        case "voided":
            journal.void(row.id)
