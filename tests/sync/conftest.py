"""A real server with a few records, and workstations in the test's own process."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from offcirc.app.workstation import Workstation
from offcirc.sync import patience
from tests.central.server import RunningServer
from tests.faults.tools.cutting_proxy import CuttingProxy
from tests.support.inside import TestClock, workstation_at
from tests.support.records import LIBRARIES, MAIN, item, patron, write_folder

New = Callable[..., Workstation]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = write_folder(
        tmp_path_factory.mktemp("records"),
        libraries=LIBRARIES,
        patrons=[patron(f"C{number:03}") for number in range(100)],
        items=[item(f"B{number:03}") for number in range(100)],
    )
    with RunningServer(tmp_path_factory.mktemp("central") / "home", folder=folder) as running:
        yield running


@pytest.fixture
def proxy(server: RunningServer) -> Iterator[CuttingProxy]:
    with CuttingProxy("127.0.0.1", server.port) as running:
        yield running


@pytest.fixture(scope="session")
def _numbers() -> Iterator[int]:
    return itertools.count(1)


@pytest.fixture
def new(server: RunningServer, proxy: CuttingProxy, tmp_path: Path, _numbers: Iterator[int]) -> Iterator[New]:
    """Makes workstations that talk to the server through the proxy."""
    with ExitStack() as stack:

        def make(clock: TestClock | None = None) -> Workstation:
            name = f"ws-{next(_numbers)}"
            return stack.enter_context(
                workstation_at(server, tmp_path / name, name, library=MAIN, clock=clock, url=proxy.url)
            )

        yield make


@pytest.fixture
def desk(new: New) -> Workstation:
    return new()


@pytest.fixture
def fresh(_numbers: Iterator[int]) -> tuple[str, str]:
    """A card and a barcode that no other test of this server uses."""
    number = next(_numbers) % 100
    return f"C{number:03}", f"B{number:03}"


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PAUSES_S", (0.0, 0.0, 0.0))
