"""Copies of a journal in use, and what begins when one is brought back."""

import threading
from pathlib import Path

import pytest

from offcirc.errors import EnvironmentProblem
from offcirc.journal import Journal
from offcirc.journal.backup import copy_database, write_backup
from offcirc.journal.verify import Fault, verify
from tests.journal.samples import KEY, issue, open_journal


def files(directory: Path) -> set[str]:
    return {file.name for file in directory.iterdir()}


def test_a_copy_has_what_was_committed_though_it_lies_in_the_log(journal: Journal, path: Path, tmp_path: Path) -> None:
    recorded = [journal.append(issue(number)) for number in range(30)]
    target = tmp_path / "copy.db"
    copy_database(path, KEY, target)
    assert files(tmp_path) == {"journal.db", "journal.db-wal", "journal.db-shm", "journal.head", "copy.db"}
    assert b"recorded_at" not in target.read_bytes()
    with open_journal(target) as copy:
        assert [row.transaction for row in copy.rows()] == recorded
        assert copy.append(issue(99)).epoch == 1
    assert verify(target, KEY).sound


def test_a_copy_made_while_rows_are_recorded_is_one_moment(journal: Journal, path: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def record() -> None:
        with open_journal(path) as other:
            number = 0
            while not stop.is_set():
                other.append(issue(number))
                number += 1

    journal.append(issue())
    recorder = threading.Thread(target=record)
    recorder.start()
    try:
        for number in range(8):
            target = tmp_path / f"copy-{number}.db"
            write_backup(path, KEY, target)
            assert verify(target, KEY).sound
    finally:
        stop.set()
        recorder.join()
    assert verify(path, KEY).sound


def test_a_restored_backup_begins_a_new_epoch_exactly_once(journal: Journal, path: Path, tmp_path: Path) -> None:
    journal.append(issue(1))
    target = tmp_path / "backup.db"
    write_backup(path, KEY, target)
    assert journal.append(issue(2)).epoch == 1  # the journal itself goes on as before
    for opening in range(3):
        with open_journal(target) as restored, open_journal(target) as other:
            first, second = restored.append(issue(opening)), other.append(issue(opening))
            assert [(row.epoch, row.seq) for row in (first, second)] == [(2, 2 * opening + 1), (2, 2 * opening + 2)]
    assert verify(target, KEY).sound
    with open_journal(target) as restored:
        assert [(row.transaction.epoch, row.transaction.seq) for row in restored.rows()] == [
            (1, 1),
            *((2, seq) for seq in range(1, 7)),
        ]


def test_a_backup_of_a_restored_backup_begins_another_epoch(journal: Journal, path: Path, tmp_path: Path) -> None:
    journal.append(issue(1))
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    write_backup(path, KEY, one)
    with open_journal(one) as restored:
        restored.append(issue(2))
        write_backup(one, KEY, two)
    with open_journal(two) as again:
        row = again.append(issue(3))
    assert (row.epoch, row.seq) == (3, 1)


def test_a_restored_backup_answers_for_its_own_end_only(journal: Journal, path: Path, tmp_path: Path) -> None:
    """The head beside it may be of the longer journal that was there before."""
    journal.append(issue(1))
    target = tmp_path / "backup.db"
    write_backup(path, KEY, target)
    for number in range(3):
        journal.append(issue(number))
    journal.close()
    target.replace(path)
    with open_journal(path) as restored:
        restored.append(issue(9))
    assert verify(path, KEY).sound


def test_an_older_copy_put_back_by_hand_is_found_and_numbers_no_row_twice(
    journal: Journal, path: Path, tmp_path: Path
) -> None:
    journal.append(issue(1))
    copy_database(path, KEY, tmp_path / "old.db")
    lost = [journal.append(issue(number)) for number in (2, 3)]
    journal.close()
    (tmp_path / "old.db").replace(path)
    report = verify(path, KEY)
    assert [(finding.fault, finding.first, finding.last) for finding in report.findings] == [(Fault.TAIL_LOST, 2, 3)]
    assert (report.findings[0].epoch, report.findings[0].seq) == (1, lost[-1].seq)
    for opening in range(20):  # more often than the head kept outside has room for
        with open_journal(path) as again:
            row = again.append(issue(opening))
            assert (row.epoch, row.seq) == (2, opening + 1)
    assert verify(path, KEY).findings == report.findings


@pytest.mark.parametrize("target", ["missing/backup.db", "a_folder"])
def test_a_backup_that_cannot_be_written_is_said_and_leaves_nothing(
    journal: Journal, path: Path, tmp_path: Path, target: str
) -> None:
    journal.append(issue())
    (tmp_path / "a_folder").mkdir()
    before = files(tmp_path)
    with pytest.raises((EnvironmentProblem, OSError)):
        write_backup(path, KEY, tmp_path / target)
    assert files(tmp_path) == before


def test_an_older_backup_is_replaced_only_by_a_whole_one(journal: Journal, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    write_backup(path, KEY, target)
    old = target.read_bytes()
    with pytest.raises(EnvironmentProblem, match="DAMAGED"):
        write_backup(path, bytes(32), target)
    assert target.read_bytes() == old
    assert "backup.db.part" not in files(tmp_path)
    journal.append(issue())
    write_backup(path, KEY, target)
    assert verify(target, KEY).transactions == 1
