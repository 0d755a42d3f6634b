"""A central server, workstations enrolled with it, and the seed of everything random."""

from __future__ import annotations

import itertools
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.central.server import SAMPLE, RunningServer
from tests.conftest import Tell
from tests.faults.fast_server import FastServer
from tests.support.workstation import Workstation

Enrol = Callable[..., Workstation]
LIBRARY = "REV-AUTO"


@pytest.fixture
def seed(tell: Tell) -> int:
    """Of this test's random moments; `OFFCIRC_SEED` gives one again."""
    chosen = int(os.environ.get("OFFCIRC_SEED") or secrets.randbits(32))
    tell(f"OFFCIRC_SEED={chosen}")
    return chosen


@pytest.fixture(scope="session")
def server_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server with the sample library, never started; to be copied."""
    home = tmp_path_factory.mktemp("sample") / "central"
    FastServer(home, folder=SAMPLE)
    return home


@pytest.fixture(scope="session")
def shared_server(server_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """For tests that do it no harm; each has a workstation of its own."""
    home = tmp_path_factory.mktemp("shared") / "central"
    shutil.copytree(server_home, home)
    with FastServer(home) as server:
        yield server


@pytest.fixture
def server(server_home: Path, tmp_path: Path) -> Iterator[RunningServer]:
    """A server of the test's own, to be killed, stopped and questioned about all it has."""
    shutil.copytree(server_home, tmp_path / "central")
    with FastServer(tmp_path / "central") as running:
        yield running


_numbers = itertools.count(1)


@pytest.fixture
def enrol(tmp_path: Path) -> Enrol:
    """Enrols a new workstation: `enrol(server, url=…, may=…, …)`; the rest goes to `Workstation`."""

    def make(
        server: RunningServer,
        *,
        url: str = "",
        may: str = "download,upload,process",
        home: Path | None = None,
        update: bool = True,
        **more: object,
    ) -> Workstation:
        name = f"desk-{os.getpid()}-{next(_numbers)}"
        workstation = Workstation(home or tmp_path / name, **{"fast": True, **more})  # type: ignore[arg-type] # its own
        workstation.enrol(url or server.url, server.enrolment_code(name, may), name, LIBRARY)
        if update:
            workstation.run("update")
        return workstation

    return make


@pytest.fixture
def alone(enrol: Enrol, shared_server: RunningServer) -> Workstation:
    """An enrolled, updated workstation for tests that need nothing of the server any more."""
    return enrol(shared_server)


@pytest.fixture
def new_workstation(tmp_path: Path) -> Workstation:
    """A home that has still to be enrolled."""
    return Workstation(tmp_path / "workstation", fast=True)
