"""kill -9 while an `.offcirc` file is written, kept or handed in: no row is lost, none is anywhere twice."""

from __future__ import annotations

import zipfile
from pathlib import Path

import msgspec
import pytest

from tests.central.server import RunningServer
from tests.cli.conftest import Fresh, NewDesk
from tests.support.workstation import Workstation

DUE = "2027-05-05"
_KILL = "import os, pathlib, signal\nimport offcirc.app.carried_writing as writing\n"
_KILL += "import offcirc.sync.carrying as carrying\nfrom offcirc.journal import Journal\n"
_KILL += "def kill(*_, **__):\n    os.kill(os.getpid(), signal.SIGKILL)\n"


def rows_in(file: Path) -> int:
    with zipfile.ZipFile(file) as archive:
        return int(msgspec.json.decode(archive.read("manifest.json"))["about"]["rows"])


@pytest.mark.parametrize(
    ("plant", "left", "state"),
    [
        pytest.param("Journal.note_exported = kill", False, "waiting", marks=pytest.mark.torture),
        pytest.param("writing._fill = kill", False, "unknown", marks=pytest.mark.torture),
        ("pathlib.Path.rename = kill", False, "unknown"),
        ("writing.sync_folder = lambda folder: kill() if list(folder.glob('*.offcirc')) else None", True, "unknown"),
    ],
    ids=["before it is noted", "before it is written", "before it has its name", "after"],
)
def test_an_export_that_is_killed_leaves_a_whole_file_or_none_and_the_next_one_has_all(
    offline: Workstation, tmp_path: Path, *, plant: str, left: bool, state: str
) -> None:
    file, later = tmp_path / "out.offcirc", tmp_path / "later" / "out.offcirc"
    later.parent.mkdir()
    offline.run("return", "--stdin", stdin="B001\nB002\nB003\n")
    assert offline.planted(f"{_KILL}{plant}").start("export", str(file)).wait().was_killed
    assert file.exists() == left
    assert offline.states() == {state: 3}
    offline.run("export", str(later))
    assert rows_in(later) == 3
    assert offline.states() == {"unknown": 3}
    assert offline.row("verify")["sound"]
    assert offline.row("reconcile")["holds"]


def test_a_carrier_that_is_killed_after_the_server_took_the_file_brings_it_again_and_nothing_changes(
    server: RunningServer, new_desk: NewDesk, fresh: Fresh, tmp_path: Path
) -> None:
    bus, desk = new_desk(), new_desk()
    bus.issue(*fresh(), DUE)
    bus.run("export", str(tmp_path / "out.offcirc"))
    kept = desk.planted(f"{_KILL}carrying.sync_folder = kill").start("import", str(tmp_path / "out.offcirc"))
    assert kept.wait().was_killed
    desk.run("import", str(tmp_path / "out.offcirc"))
    assert len(list(desk.home.glob("carried/*.offcirc"))) == 1
    assert desk.planted(f"{_KILL}pathlib.Path.unlink = kill").start("upload").wait().was_killed
    assert len(list(desk.home.glob("carried/*.offcirc"))) == 1
    assert "0 new, 1 known" in desk.run("upload").stderr
    assert not list(desk.home.glob("carried/*"))
    assert server.running
