"""One server with the region's records."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from offcirc.app.workstation import Workstation
from tests.app.holdings.region import at_library
from tests.central.holdings.library import write_library
from tests.central.server import RunningServer, running_server


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = write_library(tmp_path_factory.mktemp("region"))
    with running_server(tmp_path_factory.mktemp("regional-server"), folder=folder) as server:
        yield server


@pytest.fixture(scope="session")
def new_item() -> Callable[[], str]:
    numbers = itertools.count()
    return lambda: f"I{next(numbers):04d}"


@pytest.fixture
def lender(region: RunningServer, tmp_path: Path) -> Iterator[Workstation]:
    with at_library(region, tmp_path / "lender", "REG") as workstation:
        yield workstation


@pytest.fixture
def small(region: RunningServer, tmp_path: Path) -> Iterator[Workstation]:
    with at_library(region, tmp_path / "small", "SMALL") as workstation:
        yield workstation
