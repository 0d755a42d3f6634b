"""One server with the region's records, and workstations that may change them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest

from tests.central.client import Desk
from tests.central.holdings.library import write_library
from tests.central.server import RunningServer, running_server

CATALOGUING = "download,upload,process,catalogue"
_names = itertools.count(1)


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = write_library(tmp_path_factory.mktemp("region"))
    with running_server(tmp_path_factory.mktemp("regional-server"), folder=folder) as server:
        yield server


@pytest.fixture(scope="session")
def new_item() -> Callable[[], str]:
    numbers = itertools.count()
    return lambda: f"I{next(numbers):04d}"


def enrolled(server: RunningServer, library: str = "REG", may: str = CATALOGUING) -> Desk:
    """A new workstation."""
    name = f"{library}-{next(_names)}"
    return Desk.enrol(server.url, server.enrolment_code(name, may, library), name)


@pytest.fixture(scope="session")
def lender(region: RunningServer) -> Desk:
    return enrolled(region)


@pytest.fixture(scope="session")
def branch(region: RunningServer) -> Desk:
    return enrolled(region, "BRA")


@pytest.fixture(scope="session")
def small(region: RunningServer) -> Desk:
    return enrolled(region, "SMALL")
