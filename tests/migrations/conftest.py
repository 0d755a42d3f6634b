"""Homes of every version, unpacked: what was ever released stays here and is opened by today's commands."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from offcirc.app.home import Home
from tests.faults.conftest import seed
from tests.migrations.make_home import CENTRAL, DESK, STICK, WORKSTATION, told_of
from tests.support.workstation import Row, Workstation

__all__ = ["seed"]  # a fixture
HERE = Path(__file__).parent
HOMES = sorted(HERE.glob("home-*.zip"))


@dataclass(frozen=True)
class Old:
    """A workstation of an older version, as it was left.

    Attributes:
        desk: today's commands on its home.
        stick: that its second copy lies on.
        central: its server's home.
        told: what that version said of it.
    """

    desk: Workstation
    stick: Path
    central: Path
    told: Row


def unpack(packed: Path, folder: Path) -> Old:
    """Puts a home and what belongs to it into a folder."""
    with zipfile.ZipFile(packed) as file:
        file.extractall(folder)
    stick = folder / STICK
    Home.at(folder / DESK).change_config(mirror=str(stick / f"offcirc-{WORKSTATION}"))
    return Old(Workstation(folder / DESK, fast=True), stick, folder / CENTRAL, told_of(folder))


@pytest.fixture(params=HOMES, ids=lambda packed: packed.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Old:
    """Each of them."""
    return unpack(request.param, tmp_path)


@pytest.fixture
def newest(tmp_path: Path) -> Old:
    """The newest of them."""
    return unpack(HOMES[-1], tmp_path)
