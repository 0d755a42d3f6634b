"""Where the disk forgets, `enrol` keeps a second copy by itself: real mounts, a real reset, and the way back."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import msgspec
import pytest

from offcirc.app.wiped import wiped_here
from tests.central.server import RunningServer
from tests.faults.tools.errors import NotAvailable, skip_if_not_available
from tests.support.inside import EVERYTHING, codes
from tests.support.records import MAIN
from tests.support.workstation import Row, Workstation

NAMES = ("reset-1", "reset-2", "reset-3", "reset-4")
_SETTING = """
set -e
mount --make-rprivate /
mount -t tmpfs tmpfs {homes}
mount -t tmpfs tmpfs /media
mkdir /media/STICK /media/OTHER
mount --bind {stick} /media/STICK
"""


def _true_disk(folder: Path) -> None:
    with skip_if_not_available():
        if wiped_here(folder) is not None:
            raise NotAvailable("this needs a disk that forgets nothing")


def _play(homes: Path, stick: Path, *lines: str) -> tuple[list[Row], str]:
    """Runs a script where `homes` is in memory and a stick is plugged in; returns its rows, and what else it said."""
    with skip_if_not_available():
        if os.geteuid() != 0:
            raise NotAvailable("a mount namespace needs root")
    _true_disk(stick)
    script = _SETTING.format(homes=homes, stick=stick) + "\n".join(lines)
    environment = Workstation(homes).environment
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    return [msgspec.json.decode(line) for line in done.stdout.splitlines()], done.stderr


def test_one_stick_is_taken_and_a_choice_is_left_to_people(server: RunningServer, tmp_path: Path) -> None:
    homes, stick, other = (tmp_path / name for name in ("homes", "stick", "other"))
    for folder in (homes, stick, other):
        folder.mkdir()
    enrol = {}
    for name, code in zip(NAMES, codes(server, list(NAMES), EVERYTHING, MAIN), strict=True):
        command = Workstation(homes / name).command("--json", "enrol", server.url, "--code", code, "--name", name)
        enrol[name] = shlex.join(command)
    first = Workstation(homes / NAMES[0])
    rows, said = _play(
        homes,
        stick,
        enrol[NAMES[0]],
        f"{enrol[NAMES[1]]} --no-mirror",
        f"mount --bind {other} /media/OTHER",
        enrol[NAMES[2]],
        "umount /media/STICK /media/OTHER",
        enrol[NAMES[3]],
        f"mount --bind {stick} /media/STICK",
        shlex.join(first.command("--json", "return", "B001")),
        f"umount {homes}",  # the reset
        f"mount -t tmpfs tmpfs {homes}",
        shlex.join(first.command("restore", "/media/STICK/offcirc-reset-1")) + " >&2",
        shlex.join(first.command("--json", "status")),
        shlex.join(first.command("--json", "mirror")),
    )
    one, declined, two, none, returned, status, mirror = rows
    assert [row["workstation"] for row in (one, declined, two, none)] == list(NAMES)
    assert "recovery_code" in one  # shown before the stick is waited for
    assert said.count("THIS HOME IS ON A DISK IN MEMORY") == 3, "not where it was declined"
    assert said.count("A second copy is kept in /media/STICK/offcirc-reset-1 from now on") == 1
    assert said.count("Keep a second copy elsewhere") == 2
    assert list(other.iterdir()) == []
    assert returned["seq"] == 1
    assert (status["workstation"], status["not_sent"]) == (NAMES[0], 1)
    assert (mirror["mirror"], mirror["behind"]) == ("/media/STICK/offcirc-reset-1", 0)


@pytest.mark.parametrize("declined", [False, True])
def test_on_a_true_disk_nothing_is_begun(server: RunningServer, tmp_path: Path, *, declined: bool) -> None:
    _true_disk(tmp_path)
    name = f"true-disk-{declined}"
    (code,) = codes(server, [name], EVERYTHING, MAIN)
    desk = Workstation(tmp_path / "home", fast=True)
    more = ("--no-mirror",) if declined else ()
    row = desk.row("enrol", server.url, "--code", code, "--name", name, *more)
    assert "mirror" not in row
    assert desk.row("mirror") == {"mirror": None}
