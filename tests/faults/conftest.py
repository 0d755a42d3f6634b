"""A central server, workstations enrolled with it, and the seed of everything random."""

from __future__ import annotations

import itertools
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from offcirc.app.home import Home
from tests.central.server import SAMPLE, RunningServer
from tests.conftest import Tell
from tests.support.workstation import Workstation

Enrol = Callable[..., Workstation]
Desk = Callable[[str], Workstation]
LIBRARY = "REV-AUTO"
MAY = "download,upload,process"


@pytest.fixture
def seed(tell: Tell) -> int:
    """Of this test's random moments; `OFFCIRC_SEED` gives one again."""
    chosen = int(os.environ.get("OFFCIRC_SEED") or secrets.randbits(32))
    tell(f"OFFCIRC_SEED={chosen}")
    return chosen


@dataclass(frozen=True)
class Prepared:
    """To be copied.

    Attributes:
        server: with the sample library and its extract.
        desk: enrolled there and updated.
    """

    server: Path
    desk: Path


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Made once."""
    folder = tmp_path_factory.mktemp("sample")
    made = Prepared(folder / "central", folder / "desk")
    with RunningServer(made.server, folder=SAMPLE) as server:
        desk = Workstation(made.desk, fast=True)
        desk.enrol(server.url, server.enrolment_code("desk", MAY), "desk", LIBRARY)
        desk.run("update")
        server.stop()
    return made


@pytest.fixture(scope="session")
def shared_server(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """For tests that do it no harm; each has a workstation of its own."""
    home = tmp_path_factory.mktemp("shared") / "central"
    shutil.copytree(prepared.server, home)
    with RunningServer(home) as server:
        yield server


@pytest.fixture
def server(prepared: Prepared, tmp_path: Path) -> Iterator[RunningServer]:
    """A server of the test's own, to be killed, stopped and questioned about all it has."""
    shutil.copytree(prepared.server, tmp_path / "central")
    with RunningServer(tmp_path / "central") as running:
        yield running


_numbers = itertools.count(1)


@pytest.fixture
def enrol(tmp_path: Path) -> Enrol:
    """Enrols a new workstation: `enrol(server, url=…, …)`; the rest goes to `Workstation`."""

    def make(
        server: RunningServer, *, url: str = "", home: Path | None = None, update: bool = True, **more: object
    ) -> Workstation:
        name = f"desk-{os.getpid()}-{next(_numbers)}"
        workstation = Workstation(home or tmp_path / name, **{"fast": True, **more})  # type: ignore[arg-type] # its own
        workstation.enrol(url or server.url, server.enrolment_code(name, MAY), name, LIBRARY)
        if update:
            workstation.run("update")
        return workstation

    return make


@pytest.fixture
def desk(prepared: Prepared, tmp_path: Path) -> Desk:
    """`desk(url)` is a workstation that was enrolled at `server`, and updated, before that was copied."""

    def make(url: str) -> Workstation:
        home = Home.at(tmp_path / "desk")
        shutil.copytree(prepared.desk, home.directory, dirs_exist_ok=True)
        home.change_config(url=url)
        return Workstation(home.directory, fast=True)

    return make


@pytest.fixture
def alone(enrol: Enrol, shared_server: RunningServer) -> Workstation:
    """An enrolled, updated workstation for tests that need nothing of the server any more."""
    return enrol(shared_server)


@pytest.fixture
def new_workstation(tmp_path: Path) -> Workstation:
    """A home that has still to be enrolled."""
    return Workstation(tmp_path / "workstation", fast=True)
