"""A disk that is full, or takes nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from offcirc.errors import EnvironmentProblem
from offcirc.journal import Journal
from offcirc.journal.backup import write_backup
from offcirc.journal.verify import verify
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.small_filesystem import SmallFilesystem
from tests.journal.samples import KEY, issue, open_journal

ROOT = Path(__file__).parents[2]
MIB = 1 << 20


@pytest.fixture(params=["tmpfs", "ext4"])
def disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[SmallFilesystem]:
    with skip_if_not_available(), SmallFilesystem(tmp_path, 16 * MIB, request.param) as disk:
        yield disk


def record_until_full(journal: Journal) -> int:
    """How many rows it took; says what stopped it."""
    for number in range(100_000):
        try:
            journal.append(issue(number))
        except EnvironmentProblem as problem:
            assert problem.code == "DISK_FULL"  # noqa: PT017 - all of them are looked at
            return number
    raise AssertionError("never full")


@pytest.mark.parametrize("room", [0, 40_000, 300_000])
def test_a_full_disk_is_said_and_recording_goes_on_when_there_is_room(disk: SmallFilesystem, room: int) -> None:
    path = disk.path / "journal.db"
    with open_journal(path) as journal:
        journal.append(issue())
        disk.fill(room)
        recorded = 1 + record_until_full(journal)
        for _ in range(3):
            with pytest.raises(EnvironmentProblem, match="DISK_FULL"):
                journal.append(issue())
        assert len(list(journal.rows())) == recorded  # what is there can be read, and nothing is half there
        disk.make_room()
        assert journal.append(issue()).seq == recorded + 1
    assert verify(path, KEY).sound
    with open_journal(path) as journal:
        assert journal.append(issue()).seq == recorded + 2


def test_a_full_disk_found_while_opening_is_said(disk: SmallFilesystem) -> None:
    path = disk.path / "journal.db"
    with open_journal(path) as journal:
        recorded = [journal.append(issue(number)).id for number in range(5)]
    disk.fill()
    with suppress(EnvironmentProblem), open_journal(path) as journal, pytest.raises(EnvironmentProblem):
        journal.append(issue())
    disk.make_room()
    with open_journal(path) as journal:
        assert [row.transaction.id for row in journal.rows()] == recorded
        assert journal.append(issue()).seq == 6
    assert verify(path, KEY).sound


def test_a_journal_that_has_no_room_to_begin_is_made_when_there_is(disk: SmallFilesystem) -> None:
    path = disk.path / "journal.db"
    disk.fill(20_000)
    with pytest.raises(EnvironmentProblem, match="DISK_FULL"):
        open_journal(path)
    disk.make_room()
    with open_journal(path) as journal:
        journal.append(issue())
    assert verify(path, KEY).sound


def test_a_backup_onto_a_full_disk_leaves_the_old_one(disk: SmallFilesystem, tmp_path: Path) -> None:
    path, target = tmp_path / "journal.db", disk.path / "backup.db"
    with open_journal(path) as journal:
        write_backup(path, KEY, target)
        old = target.read_bytes()
        with journal._writes() as writer:
            for number in range(1000):
                writer.add(issue(number), journal._clock.read())
        disk.fill(30_000)
        with pytest.raises(EnvironmentProblem, match="DISK_FULL"):
            write_backup(path, KEY, target)
        assert target.read_bytes() == old
        assert {file.name for file in disk.path.iterdir()} - {"lost+found"} == {"backup.db", ".filler"}


def remount(disk: SmallFilesystem, mode: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{mode}", str(disk.path)], check=True)


def test_a_disk_that_became_read_only_is_said_and_recording_goes_on_afterwards(disk: SmallFilesystem) -> None:
    path = disk.path / "journal.db"
    with open_journal(path) as journal:
        recorded = [journal.append(issue(1))]
    remount(disk, "ro")
    with pytest.raises(EnvironmentProblem, match=r"READ_ONLY|CANNOT_OPEN"):
        open_journal(path)
    with pytest.raises(EnvironmentProblem, match=r"READ_ONLY|CANNOT_OPEN"):
        write_backup(path, KEY, disk.path / "backup.db")
    remount(disk, "rw")
    with open_journal(path) as journal:
        recorded.append(journal.append(issue(2)))
        assert [row.transaction for row in journal.rows()] == recorded
    assert verify(path, KEY).sound


NOBODY = 65534
AS_NOBODY = """
import os, sys
from pathlib import Path
from offcirc.errors import EnvironmentProblem
from tests.journal.samples import open_journal
path = Path(sys.argv[1])
os.setuid(int(sys.argv[2]))
try:
    open_journal(path, create=False).close()
except EnvironmentProblem as problem:
    print(problem.code)
"""


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may become somebody else")
def test_a_directory_of_somebody_else_is_said(journal: Journal, path: Path) -> None:
    journal.append(issue())
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(path), str(NOBODY)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("CANNOT_OPEN\n", "")
