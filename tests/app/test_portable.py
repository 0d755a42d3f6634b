"""A home on a stick: found beside the program, locked with a passphrase, and never made where no stick is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from offcirc.app.first_start import passphrase_wanted
from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_VARIABLE, Keys
from offcirc.errors import EnvironmentProblem
from tests.support.workstation import Workstation


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a frozen program."""
    folder = tmp_path / "stick" / "offcirc-1.0"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "offcirc"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "machine"))
    return folder


def test_a_folder_beside_the_program_is_its_home(frozen: Path, tmp_path: Path) -> None:
    assert Home.at(None).directory == tmp_path / "machine" / "offcirc"
    (frozen / "offcirc-home").mkdir()
    assert Home.at(None).directory == frozen / "offcirc-home"
    assert Home.at(None).is_portable
    assert Home.at(tmp_path / "other").directory == tmp_path / "other"


def test_a_file_beside_the_program_makes_one(frozen: Path) -> None:
    (frozen / "portable.txt").touch()
    assert Home.at(None).directory == frozen / "offcirc-home"


def test_beside_the_bundle_of_a_mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "offcirc.app" / "Contents" / "MacOS"
    inside.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(inside / "offcirc"))
    (tmp_path / "offcirc-home").mkdir()
    assert Home.at(None).directory == tmp_path / "offcirc-home"


def test_its_key_is_in_no_keychain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PASSPHRASE_VARIABLE, raising=False)
    monkeypatch.setattr("offcirc.app.first_start.keychain_usable", lambda: True)
    kept: list[str] = []
    monkeypatch.setattr("offcirc.app.keys._keychain_set", lambda id_, _key: kept.append(id_))
    home = Home.at(tmp_path / "offcirc-home")
    assert passphrase_wanted(home) == (True, False)
    with pytest.raises(EnvironmentProblem, match="PORTABLE_PASSPHRASE"):
        Keys(home.key).create()
    key, _ = Keys(home.key).create("nine small boats")
    assert Keys(home.key).unlock("nine small boats") == key
    assert kept == []
    marked = Home.at(tmp_path / "anything")
    assert not marked.is_portable
    (marked.directory / "portable.txt").touch()
    assert marked.is_portable


def test_commands_say_so(tmp_path: Path) -> None:
    desk = Workstation(tmp_path / "offcirc-home", passphrase=None, fast=True)
    told = desk.run("enrol", "http://127.0.0.1:9", "--code", "x", "--name", "bus", status=3).stderr
    assert told.startswith("offcirc: A home on a stick is locked with a passphrase")
    assert list(desk.home.iterdir()) == []


def test_where_no_stick_is_none_is_made(tmp_path: Path) -> None:
    desk = Workstation(tmp_path / "media" / "stick" / "offcirc-home", fast=True)
    assert "is not there: plug it in again" in desk.run("status", status=3).stderr
    assert list(tmp_path.iterdir()) == []
