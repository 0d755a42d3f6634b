"""What `verify` and the questions say of an archive that is damaged, altered or gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from offcirc.domain.transactions import Transaction
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.journal import Journal
from offcirc.journal.archive import Archive, Bodies, archive_of
from offcirc.journal.backup import copy_database
from offcirc.journal.verify import Fault, VerifyReport, verify
from offcirc.sqlcipher import connect
from tests.journal.history import Past, ids
from tests.journal.samples import KEY, issue, open_journal

PAGE = 4096


@pytest.fixture
def rows(path: Path) -> list[Transaction]:
    """40 archived loans (entries 1 to 40), their outcomes (41 to 80), and one that waits (81)."""
    past = Past(path)
    with past.journal:
        archived = past.settled(93, 40)
        waiting = past.lend(1)
        assert past.archive() == 40
    return archived + waiting


@pytest.fixture
def opened(path: Path, rows: list[Transaction]) -> Iterator[Journal]:
    assert rows
    with open_journal(path) as journal:
        yield journal


def tamper(path: Path, statement: str) -> None:
    with closing(connect(archive_of(path), KEY)) as connection:
        connection.execute(statement)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def found(report: VerifyReport) -> list[tuple[Fault, int, int]]:
    return [(finding.fault, finding.first, finding.last) for finding in report.findings]


def still_works(path: Path, waiting: Transaction) -> None:
    """A desk needs no archive."""
    with open_journal(path) as journal:
        assert [row.transaction for row in journal.rows()] == [waiting]
        assert journal.find(waiting.id).transaction == waiting
        assert sum(journal.counts().values()) == journal.account()[0] == 41
        journal.append(issue(99))


def test_it_lies_beside_its_journal_and_reads_as_noise(path: Path, rows: list[Transaction]) -> None:
    content = archive_of(path).read_bytes()
    assert archive_of(path).name == "journal-archive.db"
    assert len(rows) == 41
    assert b"recorded_at" not in content
    assert not content.startswith(b"SQLite format 3")
    with pytest.raises(EnvironmentProblem, match="DAMAGED"):
        Bodies(archive_of(path), bytes(32)).at(1)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE bodies SET body = replace(body, '\"P7\"', '\"P8\"') WHERE position = 8",
        "UPDATE bodies SET body = x'' WHERE position = 8",
        "UPDATE bodies SET kind = 'sent' WHERE position = 8",
        "UPDATE bodies SET transaction_id = 'other' WHERE position = 8",
    ],
)
def test_an_altered_body_is_named_by_its_row(path: Path, rows: list[Transaction], change: str) -> None:
    tamper(path, change)
    (finding,) = verify(path, KEY).findings
    assert (finding.fault, finding.first, finding.last) == (Fault.ALTERED, 8, 8)
    assert (finding.transaction_id, finding.epoch, finding.seq) == (rows[7].id, 1, 8)
    still_works(path, rows[-1])


def test_an_altered_body_is_not_believed(opened: Journal, path: Path, rows: list[Transaction]) -> None:
    tamper(path, "UPDATE bodies SET body = replace(body, '\"P7\"', '\"P8\"') WHERE position = 8")
    with pytest.raises(UserError, match="UNKNOWN_TRANSACTION"):
        opened.find(rows[7].id)
    assert ids(row.transaction for row in opened.rows(archived=True)) == ids(rows) - {rows[7].id}


@pytest.mark.parametrize("positions", [(8,), (48,), (8, 48), tuple(range(1, 81))])
def test_a_body_that_is_nowhere_is_erased(path: Path, rows: list[Transaction], positions: tuple[int, ...]) -> None:
    tamper(path, f"DELETE FROM bodies WHERE position IN ({', '.join(map(str, positions))})")  # noqa: S608 - numbers
    report = verify(path, KEY)
    assert (report.findings, report.erased, report.archived) == ([], len(positions), 80 - len(positions))
    still_works(path, rows[-1])


def test_an_archive_that_is_gone_is_told_and_stops_nobody(path: Path, rows: list[Transaction]) -> None:
    archive_of(path).unlink()
    report = verify(path, KEY)
    assert (report.findings, report.erased, report.archived) == ([], 80, 0)
    still_works(path, rows[-1])


def test_keys_that_come_back_into_the_index_are_an_alteration(path: Path, rows: list[Transaction]) -> None:
    with closing(connect(path, KEY)) as connection:
        connection.execute("UPDATE transactions SET card_key = 'p8' WHERE position = 8")
    (finding,) = verify(path, KEY).findings
    assert (finding.fault, finding.first, finding.transaction_id) == (Fault.INDEX_ALTERED, 8, rows[7].id)


def test_a_flipped_byte_in_any_page_is_found_and_what_lies_beside_it_is_told(
    path: Path, rows: list[Transaction]
) -> None:
    archive = archive_of(path)
    whole = archive.read_bytes()
    beside = 0
    for page in range(1, len(whole) // PAGE + 1):
        place = (page - 1) * PAGE + 1000
        archive.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        report = verify(path, KEY)
        assert {finding.fault for finding in report.findings} == {Fault.ARCHIVE_DAMAGED}, page
        lost = sum(finding.last - finding.first + 1 for finding in report.findings)
        assert (report.entries, report.archived + lost, report.erased) == (81, 80, 0), page
        beside += lost < 80
    assert beside > 3
    still_works(path, rows[-1])


@pytest.mark.parametrize("content", [b"garbage" * 9999, b"x" * 4096])
def test_a_file_that_is_no_archive_is_said(
    opened: Journal, path: Path, rows: list[Transaction], content: bytes
) -> None:
    archive_of(path).write_bytes(content)
    assert found(verify(path, KEY)) == [(Fault.ARCHIVE_DAMAGED, 1, 80)]
    with pytest.raises(EnvironmentProblem, match="DAMAGED"):
        opened.find(rows[0].id)
    with pytest.raises(EnvironmentProblem, match="DAMAGED"):
        Archive(archive_of(path), KEY)
    still_works(path, rows[-1])


def test_a_copy_of_an_archive_in_use_is_whole(path: Path, tmp_path: Path, rows: list[Transaction]) -> None:
    with Archive(archive_of(path), KEY):
        copy_database(archive_of(path), KEY, tmp_path / "copy.db")
    with Bodies(tmp_path / "copy.db", KEY, ahead=7) as copy:
        assert [entry.transaction_id for place in range(1, 41) if (entry := copy.at(place))] == [
            row.id for row in rows[:-1]
        ]
        assert copy.at(81) is None
