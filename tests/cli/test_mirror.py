"""A second copy on a stick: current after every command, in nobody's way, and all that is left of a stolen laptop."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Fresh
from tests.cli.test_journal_commands import DUE
from tests.support.workstation import Workstation


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def started(desk: Workstation, stick: Path) -> Path:
    (row,) = desk.rows("mirror", "start", str(stick))
    return Path(str(row["mirror"]))


def test_every_command_leaves_it_current(desk: Workstation, fresh: Fresh, stick: Path) -> None:
    desk.issue(*fresh(), DUE)
    assert desk.row("mirror") == {"mirror": None}
    folder = started(desk, stick)
    assert folder.parent == stick
    desk.issue(*fresh(), DUE)
    desk.run("upload")
    row = desk.row("status")
    assert (row["mirror"]["mirror"], row["mirror"]["behind"]) == (str(folder), 0)
    found = desk.row("mirror")
    assert (found["behind"], found["same_volume"]) == (0, True)
    assert "same volume" in desk.run("mirror").stderr
    assert {file.name for file in folder.iterdir()} == {"journal.db", "key.json", "config.toml"}


def test_a_stick_that_is_away_is_said_and_stops_nobody(desk: Workstation, fresh: Fresh, stick: Path) -> None:
    folder = started(desk, stick)
    pulled = stick.rename(stick.with_name("pulled"))
    desk.issue(*fresh(), DUE)
    told = desk.run("mirror", status=3)
    assert f"lacks 1 row(s): {folder} is not there" in told.stdout
    assert not stick.exists()
    pulled.rename(stick)
    assert desk.row("mirror")["behind"] == 0
    desk.run("mirror", "stop")
    desk.issue(*fresh(), DUE)
    assert desk.row("mirror") == {"mirror": None}


def test_a_stolen_laptops_unsent_rows_are_recovered_from_it(desk: Workstation, fresh: Fresh, stick: Path) -> None:
    rows = [desk.issue(*fresh(), DUE) for _ in range(3)]
    folder = started(desk, stick)
    rows.append(desk.issue(*fresh(), DUE))
    shutil.rmtree(desk.home)
    said = desk.run("restore", str(folder)).stdout
    assert "restored" in said
    assert [row["id"] for row in desk.transactions()] == [row["id"] for row in rows]
    assert desk.row("verify")["sound"] is True
    desk.run("sync")
    assert desk.issue(*fresh(), DUE)["epoch"] == 2
    desk.run("upload")
    assert [row["state"] for row in desk.transactions()] == ["sent"] * 5


def test_a_damaged_one_is_kept_aside_and_written_anew(desk: Workstation, fresh: Fresh, stick: Path) -> None:
    desk.issue(*fresh(), DUE)
    mirror = started(desk, stick) / "journal.db"
    content = bytearray(mirror.read_bytes())
    content[3 * 4096 + 1000] ^= 1
    mirror.write_bytes(content)
    told = desk.run("mirror")
    assert "written anew" in told.stderr
    assert "is current" in told.stdout
    assert len(list(mirror.parent.glob("journal-before-*.db"))) == 1
    assert "written anew" not in desk.run("mirror").stderr


@pytest.mark.parametrize(
    ("where", "says"), [("nowhere", "is no folder"), ("home", "beside the first is none"), (None, "takes a FOLDER")]
)
def test_where_none_can_be_is_said(desk: Workstation, tmp_path: Path, where: str | None, says: str) -> None:
    place = {"nowhere": tmp_path / "nowhere", "home": desk.home, None: None}[where]
    told = desk.run("mirror", "start", *([str(place)] if place else []), status=1 if where else 2)
    assert says in told.stderr
    assert desk.row("mirror") == {"mirror": None}
