"""A disk that is full, or cannot be written: one sentence, nothing half written, and then everything goes on."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from tests.central.server import RunningServer
from tests.faults.conftest import Enrol
from tests.faults.library import ISSUE, Account, loans, payments
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.small_filesystem import SmallFilesystem
from tests.support.workstation import Done, Workstation

_SIZE = 24 << 20  # a log of four thousand pages, and what ext4 takes for itself


BOTH_KINDS = pytest.mark.parametrize("disk", ["tmpfs", "ext4"], indirect=True)


@pytest.fixture
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallFilesystem]:
    kind: Literal["tmpfs", "ext4"] = getattr(request, "param", "tmpfs")
    with skip_if_not_available(), SmallFilesystem(tmp_path, _SIZE, kind) as small:
        yield small


def complaint(done: Done) -> str:
    """The one line in which a command says what stands in the way; remarks on single rows are not it."""
    assert "Traceback" not in done.stderr
    assert "fault of the program" not in done.stderr, done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("offcirc:")]
    assert len(lines) == 1, done.stderr
    return lines[0]


def says_full(done: Done) -> bool:
    return "The disk is full" in complaint(done) and "make room" in complaint(done)


@BOTH_KINDS
@pytest.mark.parametrize("leave_bytes", [0, 8192, 40_000, 200_000])
def test_recording_on_a_full_disk(
    enrol: Enrol, shared_server: RunningServer, disk: SmallFilesystem, leave_bytes: int
) -> None:
    account = Account(enrol(shared_server, home=disk.path / "home"))
    account.record(loans(5))
    disk.fill(leave_bytes)
    done = account.workstation.run(*ISSUE, stdin=loans(300, 5), status=3)
    assert says_full(done)
    account.note(done)
    assert len(account.acknowledged) < 305
    # Again, and by single scans: the same, and nothing gets worse.
    for place in range(3):
        again = account.workstation.run(*ISSUE, stdin=loans(1, 400 + place), status=None)
        assert again.status == 0 or says_full(again)
        account.note(again)
    disk.make_room()
    account.check_journal()
    account.record(loans(20, 500), payments(2))
    account.check_journal()


@BOTH_KINDS
def test_recording_goes_on_after_room_was_made(
    enrol: Enrol, shared_server: RunningServer, disk: SmallFilesystem
) -> None:
    account = Account(enrol(shared_server, home=disk.path / "home"))
    account.record(loans(5))
    disk.fill(20_000)
    account.note(account.workstation.run(*ISSUE, stdin=loans(300, 5), status=3))
    disk.make_room()
    account.record(loans(300, 400))
    account.check_journal()


def test_an_update_on_a_full_disk_keeps_the_old_data(
    enrol: Enrol, shared_server: RunningServer, disk: SmallFilesystem
) -> None:
    workstation = enrol(shared_server, home=disk.path / "home")
    before = workstation.row("status")
    disk.fill(200_000)
    assert says_full(workstation.run("update", "--full", status=3))
    after = workstation.row("status")
    assert after["updated_at"] == before["updated_at"]
    assert after["records"] == before["records"]
    assert workstation.row("item", "38400100001013")["known"]
    disk.make_room()
    workstation.run("update", "--full")
    assert len(list(workstation.home.glob("replica-*"))) == 1


def test_a_backup_onto_a_full_disk_leaves_the_old_backup(
    enrol: Enrol, shared_server: RunningServer, disk: SmallFilesystem, tmp_path: Path
) -> None:
    account = Account(enrol(shared_server))
    account.record(loans(300))
    target = disk.path / "backup.offcirc"
    account.workstation.run("backup", str(target))
    old = target.read_bytes()
    disk.fill(20_000)
    assert says_full(account.workstation.run("backup", str(target), status=3))
    assert target.read_bytes() == old
    assert {path.name for path in disk.path.iterdir()} <= {"backup.offcirc", ".filler", "lost+found"}
    assert not list(account.workstation.home.glob("backup-*"))
    disk.make_room()
    account.workstation.run("backup", str(target))
    assert tmp_path.exists()


def test_a_backup_from_a_full_disk_changes_nothing(
    enrol: Enrol, shared_server: RunningServer, disk: SmallFilesystem, tmp_path: Path
) -> None:
    account = Account(enrol(shared_server, home=disk.path / "home"))
    account.record(loans(100))
    disk.fill(20_000)
    target = tmp_path / "backup.offcirc"
    assert says_full(account.workstation.run("backup", str(target), status=3))
    assert not target.exists()
    assert not list(account.workstation.home.glob("backup-*"))
    disk.make_room()
    account.check_journal()


@pytest.mark.parametrize("leave_bytes", [0, 16_000, 60_000, 150_000])
def test_an_upload_on_a_full_disk_loses_and_doubles_nothing(
    enrol: Enrol, server: RunningServer, disk: SmallFilesystem, leave_bytes: int
) -> None:
    account = Account(enrol(server, home=disk.path / "home"))
    account.record(loans(100), payments(20))
    disk.fill(leave_bytes)
    for command in ("upload", "process", "sync"):
        done = account.workstation.run(command, status=None)
        assert done.status == 0 or says_full(done), done.stderr
    disk.make_room()
    account.check_journal()
    account.settle()
    rows = account.check_both_sides(server)
    account.check_loans(rows)
    account.check_payments(rows)


def remount(path: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", os.fspath(path)], check=True, capture_output=True)


@pytest.mark.parametrize("kind", ["tmpfs"])
def test_a_disk_that_became_read_only(
    enrol: Enrol, shared_server: RunningServer, tmp_path: Path, kind: Literal["tmpfs"]
) -> None:
    with skip_if_not_available(), SmallFilesystem(tmp_path, _SIZE, kind) as disk:
        account = Account(enrol(shared_server, home=disk.path / "home"))
        account.record(loans(5))
        remount(disk.path, "ro")
        for command in (
            ("return", "38400100001138"),
            ("upload",),
            ("update", "--full"),
        ):
            said = complaint(account.workstation.run(*command, status=3))
            assert "cannot be written" in said, said
            assert "check its permissions" in said
        remount(disk.path, "rw")
        account.check_journal()
        account.record(loans(5, 5))
        account.check_journal()


def test_a_home_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = complaint(Workstation(tmp_path / "file" / "home", fast=True).run("status", status=3))
    assert "cannot be opened: check that it is there and yours" in said
