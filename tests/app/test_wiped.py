"""A disk that forgets is seen by its mounts, tried on real ones; a true disk is never called one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from offcirc.app.wiped import Facts, Mount, Wiped, places_for_a_copy, read_mounts, wiped, wiped_here
from tests.faults.tools.errors import NotAvailable, skip_if_not_available

HOME = PurePosixPath("/srv/anna/offcirc")
DISK, MEMORY = Mount("/", "ext4", "rw,relatime"), Mount("/srv/anna", "tmpfs", "rw")
LIVE = Mount("/", "overlay", "rw,lowerdir=/filesystem.squashfs,upperdir=/cow/upper,workdir=/cow/work")
CONTAINER = Mount("/", "overlay", "rw,lowerdir=/var/lib/a,upperdir=/var/lib/b/diff,workdir=/var/lib/b/work")
WINDOWS_HOME = PureWindowsPath(r"C:\Users\TEMP\AppData\Local\offcirc")

SEEN = {
    "a disk": (HOME, Facts((DISK,)), None),
    "nothing is known": (HOME, Facts(), None),
    "memory": (HOME, Facts((DISK, MEMORY)), Wiped.MEMORY),
    "memory elsewhere": (HOME, Facts((DISK, Mount("/run", "tmpfs"), Mount("/srv/ann", "tmpfs"))), None),
    "a disk in a live system": (HOME, Facts((LIVE, Mount("/srv", "ext4")), "boot=casper"), None),
    "Debian live": (HOME, Facts((LIVE,), "boot=live components quiet"), Wiped.LIVE),
    "Ubuntu live": (HOME, Facts((LIVE,), "boot=casper quiet splash"), Wiped.LIVE),
    "Fedora live": (HOME, Facts((LIVE,), "root=live:CDLABEL=F rd.live.image"), Wiped.LIVE),
    "live with a disk of its own": (HOME, Facts((LIVE,), "boot=live persistence"), None),
    "overlayroot": (
        HOME,
        Facts((Mount("/media/root-rw", "tmpfs"), Mount("/", "overlay", "rw,upperdir=/media/root-rw/overlay"))),
        Wiped.LIVE,
    ),
    "a container": (HOME, Facts((CONTAINER, Mount("/dev", "devtmpfs")), "root=/dev/vda"), None),
    "Windows": (WINDOWS_HOME, Facts(), None),
    "Unified Write Filter": (WINDOWS_HOME, Facts(frozen_drives={"C:"}), Wiped.FROZEN),
    "a stick on a frozen machine": (PureWindowsPath(r"E:\offcirc-home"), Facts(frozen_drives={"C:"}), None),
    "a temporary profile": (WINDOWS_HOME, Facts(profile=r"C:\Users\TEMP"), Wiped.PROFILE),
    "a stick beside one": (PureWindowsPath(r"E:\offcirc-home"), Facts(profile=r"C:\Users\TEMP"), None),
    "a Mac's guest": (PurePosixPath("/Users/Guest/Library"), Facts(profile="/Users/Guest"), Wiped.PROFILE),
}


@pytest.mark.parametrize(("home", "facts", "expected"), SEEN.values(), ids=SEEN)
def test_what_is_seen(home: PurePosixPath, facts: Facts, expected: Wiped | None) -> None:
    assert wiped(home, facts) is expected


def test_places_for_a_copy_are_sticks_and_shares_that_last() -> None:
    table = read_mounts(
        "overlay / overlay rw,upperdir=/cow/upper 0 0\n"
        "/dev/sdb1 /media/anna/My\\040stick vfat rw,nosuid 0 0\n"
        "/dev/sr0 /media/anna/cd iso9660 ro,nosuid 0 0\n"
        "tmpfs /mnt/memory tmpfs rw 0 0\n"
        "server:/desks /srv/desks nfs4 rw 0 0\n"
    )
    facts = Facts(table, "boot=live")
    assert places_for_a_copy(HOME, facts) == [Path("/media/anna/My stick"), Path("/srv/desks")]
    on_the_stick = PurePosixPath("/media/anna/My stick/offcirc-home")
    assert wiped(on_the_stick, facts) is None
    assert places_for_a_copy(on_the_stick, facts) == [Path("/srv/desks")]


def test_this_folder_is_on_a_true_disk_or_in_memory(tmp_path: Path) -> None:
    assert wiped_here(tmp_path) in {None, Wiped.MEMORY, Wiped.LIVE}


_REAL = """
set -e
mount --make-rprivate /
mount -t tmpfs tmpfs {root}
mkdir {root}/lower {root}/upper {root}/work {root}/whole
mount -t overlay overlay -o lowerdir={root}/lower,upperdir={root}/upper,workdir={root}/work {root}/whole
for folder in {root} {root}/whole {beside}; do
  {python} -c "from pathlib import Path; from offcirc.app.wiped import wiped_here; print(wiped_here(Path('$folder')))"
done
"""


def test_real_mounts_are_seen(tmp_path: Path) -> None:
    with skip_if_not_available():
        if os.geteuid() != 0:
            raise NotAvailable("a mount namespace needs root")
    root = tmp_path / "root"
    root.mkdir()
    script = _REAL.format(root=root, beside=tmp_path, python=sys.executable)
    done = subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    memory, overlay, beside = done.stdout.split()
    assert (memory, overlay) == ("MEMORY", "LIVE")
    assert beside == str(wiped_here(tmp_path))
