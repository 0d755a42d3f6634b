"""Where a second copy is kept by default, and what becomes of one that lies there already."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from offcirc.app import bringing_back, mirroring
from offcirc.app.bringing_back import look_for_copies
from offcirc.app.desk import Act
from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_VARIABLE, Keys
from offcirc.app.second_copy import begin_copy, copy_wanted, in_time
from offcirc.app.wiped import Facts, Mount, Wiped
from offcirc.app.workstation import Workstation
from offcirc.clock import SystemClock
from offcirc.errors import EnvironmentProblem
from offcirc.journal import Journal
from offcirc.journal.verify import verify
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.small_filesystem import SmallFilesystem


def mounted(home: Path, *points: Path) -> Facts:
    return Facts((Mount(str(home), "tmpfs", "rw"), *(Mount(str(point), "removable", "rw") for point in points)))


def test_the_only_place_is_the_default_and_several_are_a_question(tmp_path: Path) -> None:
    home, one, two, gone = (tmp_path / name for name in ("home", "one", "two", "gone"))
    for folder in (home, one, two):
        folder.mkdir()
    assert copy_wanted(home, Facts()) is None
    nowhere, only, several = (copy_wanted(home, mounted(home, *on)) for on in ((gone,), (gone, one), (one, two)))
    assert nowhere is not None
    assert only is not None
    assert several is not None
    assert (nowhere.why, nowhere.places, nowhere.default) == (Wiped.MEMORY, (), None)
    assert (only.places, only.default) == ((one,), one)
    assert (several.places, several.default) == ((one, two), None)
    assert list(one.iterdir()) == []


def test_a_share_that_does_not_answer_hides_no_stick(tmp_path: Path) -> None:
    answers = threading.Event()
    share, stick = tmp_path / "share", tmp_path / "stick"

    def look(place: Path) -> str:
        return place.name if place == stick or answers.wait(30) else ""

    try:
        assert in_time((share, stick), look, patience_s=0.2) == {stick: "stick"}
    finally:
        answers.set()


@pytest.fixture
def new_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Home, bytes]:
    """A workstation of the name that another one had before its machine forgot it."""
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "four words of somebody")
    home = Home.at(tmp_path / "home")
    key, _ = Keys(home.key).create()
    with Journal.open(home.journal, key, SystemClock(), create=True) as journal:
        journal.enrol("bus")
    home.change_config(workstation="bus")
    return home, key


def test_a_copy_under_another_key_is_kept_whole_beside_the_new_one(
    new_home: tuple[Home, bytes], tmp_path: Path
) -> None:
    (home, key), stick = new_home, tmp_path / "stick"
    before = Home.at(stick / "offcirc-bus")
    lost_key, _ = Keys(before.key).create("what the other desk had")
    with Journal.open(before.journal, lost_key, SystemClock(), create=True):
        pass
    begin_copy(home, key, stick)
    (aside,) = stick.glob("offcirc-bus-before-*")
    assert Keys(aside / "key.json").unlock("what the other desk had") == lost_key
    assert verify(aside / "journal.db", lost_key).sound
    assert verify(stick / "offcirc-bus" / "journal.db", key).sound
    found = look_for_copies(home.directory, mounted(home.directory, stick))
    assert {copy.place for copy in found.copies} == {aside, stick / "offcirc-bus"}
    mirroring.keep(home, key)
    assert len(list(stick.iterdir())) == 2


def test_what_an_attempt_that_was_killed_has_left_goes_with_the_next(
    new_home: tuple[Home, bytes], tmp_path: Path
) -> None:
    (home, key), stick = new_home, tmp_path / "stick"
    stick.mkdir()
    begin_copy(home, key, stick)
    (copy,) = look_for_copies(home.directory, mounted(home.directory, stick)).copies
    other = Home.at(tmp_path / "other")
    left = bringing_back.fetch(other, copy)
    staged = bringing_back.fetch(other, copy)
    assert not left.directory.exists()
    assert bringing_back.look_through(staged, key, copy)
    bringing_back.put_back(other, staged, copy)
    assert sorted(file.name for file in other.directory.iterdir()) == ["config.toml", "journal.db", "key.json"]


def test_the_files_of_a_home_come_back_as_a_copy(new_home: tuple[Home, bytes], tmp_path: Path) -> None:
    home, key = new_home
    (copy,) = bringing_back.copies_in(home.directory)
    other = Home.at(tmp_path / "other")
    staged = bringing_back.fetch(other, copy)
    assert bringing_back.look_through(staged, key, copy)
    bringing_back.put_back(other, staged, copy)
    assert other.read_config().mirror == ""
    with Workstation(other, key) as workstation:
        recorded = workstation.desk.take_back("38400100001013", Act("anna")).transaction
        assert recorded is not None
        assert recorded.epoch == 2


def test_a_full_disk_is_said_and_leaves_nothing(new_home: tuple[Home, bytes], tmp_path: Path) -> None:
    (home, key), stick = new_home, tmp_path / "stick"
    stick.mkdir()
    begin_copy(home, key, stick)
    (copy,) = look_for_copies(home.directory, mounted(home.directory, stick)).copies
    with skip_if_not_available(), SmallFilesystem(tmp_path, 16 * 1024) as small:
        other = Home.at(small.path)
        with pytest.raises(EnvironmentProblem) as told:
            bringing_back.fetch(other, copy)
        assert (told.value.code, told.value.params["path"]) == ("DISK_FULL", str(other.directory))
        assert list(other.directory.iterdir()) == []
