"""The second copy: what was appended goes over, what was erased is erased there, and nothing is written over."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from offcirc.errors import EnvironmentProblem
from offcirc.journal import Journal
from offcirc.journal.archive import archive_of
from offcirc.journal.mirror import bring_forward, rows_after, set_aside
from offcirc.journal.verify import verify
from offcirc.sqlcipher import connect
from tests.conftest import Tell
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.small_filesystem import SmallFilesystem
from tests.journal.history import Past, bodies_here
from tests.journal.samples import KEY, everything, issue, open_journal, outcome

PAGE = 4096


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "journal.db"


def tables(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """All that a journal and its archive hold, but for the mark of a copy."""
    found: dict[str, set[tuple[object, ...]]] = {}
    with closing(connect(path, KEY)) as connection:
        for table in ("entries", "transactions"):
            found[table] = set(connection.execute(f"SELECT * FROM {table}"))  # noqa: S608 - two names
        found["settings"] = set(connection.execute("SELECT * FROM settings WHERE name <> 'is_backup'"))
    if archive_of(path).exists():
        with closing(connect(archive_of(path), KEY)) as connection:
            found["bodies"] = set(connection.execute("SELECT * FROM bodies"))
    return found


def files(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_what_is_appended_goes_over_and_the_rest_stays(journal: Journal, path: Path, mirror: Path) -> None:
    journal.append_all(everything())
    assert bring_forward(path, KEY, mirror).anew
    rows = [journal.append(issue(number)) for number in range(20)]
    journal.note_attempt([rows[0].id, rows[1].id])
    journal.note_answers([outcome(rows[0].id, change=3)])
    journal.void(rows[5].id)
    journal.set("token", b"secret")
    journal.remove("last_contact")
    forward = bring_forward(path, KEY, mirror)
    assert (forward.anew, forward.position) == (False, journal.head().position)
    assert tables(mirror) == tables(path)
    assert verify(mirror, KEY).sound
    assert files(mirror.parent) == {"journal.db"}
    assert b"recorded_at" not in mirror.read_bytes()
    assert bring_forward(path, KEY, mirror) == forward


def test_rows_after_a_place_are_counted(journal: Journal, path: Path) -> None:
    rows = [journal.append(issue(number)) for number in range(4)]
    journal.void(rows[0].id)
    assert [rows_after(path, KEY, position) for position in (0, 3, 4, 5)] == [4, 1, 0, 0]


def test_where_it_is_opened_a_new_epoch_begins_and_the_journal_knows_it_no_more(
    journal: Journal, path: Path, mirror: Path
) -> None:
    journal.append(issue(1))
    bring_forward(path, KEY, mirror)
    with open_journal(mirror) as copy:
        there = copy.append(issue(2))
    assert there.epoch == 2
    assert journal.append(issue(3)).epoch == 1
    assert bring_forward(path, KEY, mirror).anew
    (aside,) = [file for file in mirror.parent.glob("journal-before-*.db") if not file.stem.endswith("archive")]
    with open_journal(aside) as kept:
        assert kept.find(there.id).transaction == there
    assert tables(mirror) == tables(path)


def test_another_journals_mirror_is_never_written_over(journal: Journal, path: Path, mirror: Path) -> None:
    lost = mirror.parent.parent / "lost" / "journal.db"
    lost.parent.mkdir()
    with open_journal(lost) as other:
        row = other.append(issue(7))
    bring_forward(lost, KEY, mirror)
    journal.append(issue(1))
    assert bring_forward(path, KEY, mirror).anew
    (aside,) = mirror.parent.glob("journal-before-*.db")
    with open_journal(aside) as kept:
        assert kept.find(row.id).transaction == row


@pytest.mark.parametrize("at", [20, PAGE + 1000, 3 * PAGE + 1000, 5 * PAGE + 1000])
def test_a_damaged_mirror_is_set_aside_and_written_anew(journal: Journal, path: Path, mirror: Path, at: int) -> None:
    for number in range(30):
        journal.append(issue(number))
    bring_forward(path, KEY, mirror)
    content = bytearray(mirror.read_bytes())
    content[at : at + 64] = bytes(64)
    mirror.write_bytes(content)
    journal.append(issue(99))
    if not bring_forward(path, KEY, mirror).anew:
        assert at > PAGE, "nothing of it could be read"
        assert not verify(mirror, KEY).sound  # a page that the writing did not meet: whoever verifies does
        set_aside(mirror)
        bring_forward(path, KEY, mirror)
    assert tables(mirror) == tables(path)


def test_what_is_archived_here_is_archived_there(tmp_path: Path, mirror: Path) -> None:
    path = tmp_path / "journal.db"
    past = Past(path)
    with past.journal:
        past.settled(95, 6)
        past.settled(93, 4)
        open_row = past.lend(1)
        bring_forward(path, KEY, mirror)
        assert past.archive() == 10
        past.lend(0.5)
        bring_forward(path, KEY, mirror)
    assert bodies_here(mirror) == bodies_here(path) >= {row.id for row in open_row}
    assert tables(mirror) == tables(path)
    report = verify(mirror, KEY)
    assert (report.sound, report.archived, report.erased) == (True, 20, 0)


def test_what_is_forgotten_here_is_forgotten_there(journal: Journal, path: Path, mirror: Path) -> None:
    row = journal.append(issue(1))
    bring_forward(path, KEY, mirror)
    with closing(connect(path, KEY)) as connection:
        connection.execute("UPDATE entries SET body = NULL")
        connection.execute("UPDATE transactions SET card_key = NULL, item_key = NULL")
    journal.set("forgotten", b"1")
    bring_forward(path, KEY, mirror)
    assert row.id not in bodies_here(mirror)
    assert tables(mirror) == tables(path)


def test_a_full_stick_leaves_the_mirror_as_it_was(journal: Journal, path: Path, tmp_path: Path) -> None:
    journal.append(issue(0))
    with skip_if_not_available(), SmallFilesystem(tmp_path, 160 * 1024) as small:
        mirror = small.path / "journal.db"
        bring_forward(path, KEY, mirror)
        before = tables(mirror)
        for number in range(300):
            journal.append(issue(number))
        with pytest.raises(EnvironmentProblem, match="DISK_FULL"):
            bring_forward(path, KEY, mirror)
        assert tables(mirror) == before
        assert verify(mirror, KEY).sound


KILLED = """
import os, sys
from pathlib import Path
from offcirc.journal.mirror import bring_forward
path, mirror, key = Path(sys.argv[1]), Path(sys.argv[2]), bytes.fromhex(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
bring_forward(path, key, mirror)
"""


def killed_in(arguments: Iterable[str], wait_s: float) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child, child.stdin, child.stdout:
        assert child.stdout.readline() == "ready\n"
        child.stdin.write("\n")
        child.stdin.flush()
        try:
            child.wait(wait_s)
        except subprocess.TimeoutExpired:
            os.kill(child.pid, signal.SIGKILL)


@pytest.mark.parametrize("kills", [6, pytest.param(200, marks=pytest.mark.torture)])
def test_a_kill_at_any_moment_leaves_a_mirror_that_goes_on(
    journal: Journal, path: Path, mirror: Path, kills: int, tell: Tell
) -> None:
    seed = int(os.environ.get("OFFCIRC_SEED") or random.randrange(2**32))
    tell(f"OFFCIRC_SEED={seed}")
    moments = random.Random(seed)
    journal.append(issue(0))
    bring_forward(path, KEY, mirror)
    rows = 1
    for number in range(kills):
        journal.append_all([issue(rows + each) for each in range(80)])
        rows += 80
        killed_in([str(path), str(mirror), KEY.hex()], moments.uniform(0, 0.02 + number % 5 * 0.01))
        assert verify(mirror, KEY).sound
    assert not bring_forward(path, KEY, mirror).anew
    assert tables(mirror) == tables(path)
