"""Any number of processes record at the same time, each row once, in one gapless chain."""

import subprocess
import sys
from pathlib import Path

import pytest

from offcirc.domain.transactions import State
from offcirc.journal import Journal
from offcirc.journal.outside_head import OutsideHead
from offcirc.journal.verify import verify
from tests.journal.samples import KEY, issue, open_journal

ROOT = Path(__file__).parents[2]
RECORD = """
import sys
from pathlib import Path
from offcirc.clock import SystemClock
from offcirc.journal import Journal
from tests.journal.samples import KEY, issue
path, card, rows = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with Journal.open(path, KEY, SystemClock(), create=True) as journal:
    for number in range(rows):
        print(journal.append(issue(number, card=card)).id, flush=True)
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", script, *map(str, arguments)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def acknowledged(process: subprocess.Popen[str]) -> list[str]:
    told, _ = process.communicate(timeout=120)
    return told.split()


@pytest.mark.parametrize("exists", [False, True], ids=["on_a_new_file", "on_an_old_file"])
def test_two_processes_record_into_one_gapless_chain(
    path: Path,
    exists: bool,  # noqa: FBT001 - a parameter
) -> None:
    if exists:
        open_journal(path).close()
    processes = [start(RECORD, path, card, 60) for card in ("P1", "P2", "P3")]
    told = [acknowledged(process) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    with open_journal(path) as journal:
        rows = [row.transaction for row in journal.rows()]
        assert [row.seq for row in rows] == list(range(1, 181))
        for card, ids in zip(("P1", "P2", "P3"), told, strict=True):
            assert [row.id for row in rows if row.card_number == card] == ids
        head = journal.head()
    noted = OutsideHead(path.with_suffix(".head")).read()
    assert noted is not None
    assert (noted.position, noted.chain_hash.hex()) == (head.position, head.chain_hash)
    assert verify(path, KEY).sound


def test_rows_of_a_killed_process_stay(path: Path) -> None:
    process = start(RECORD, path, "P1", 100_000)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(20)]
    process.kill()
    told += acknowledged(process)
    with open_journal(path) as journal:
        recorded = [row.transaction.id for row in journal.rows()]
        assert recorded[: len(told)] == told
        assert len(recorded) <= len(told) + 1  # one may be on the disk of which nobody was told yet
        journal.append(issue())
    assert verify(path, KEY).sound


def test_what_another_process_did_is_seen_at_once(journal: Journal, path: Path) -> None:
    mine = journal.append(issue(1))
    with open_journal(path) as other:
        theirs = other.append(issue(2))
        assert journal.find(theirs.id).transaction == theirs
        journal.void(theirs.id)
        assert other.note_attempt([mine.id, theirs.id]) == [mine.id]
        assert journal.counts()[State.UNKNOWN] == 1
        assert journal.append(issue(3)).seq == 3
    assert verify(path, KEY).sound
