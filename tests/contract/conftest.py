"""The servers that every connector test runs against."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.contract.harness import CentralUnderTest, ServerUnderTest, Site
from tests.contract.koha import KohaUnderTest
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.postgres import TemporaryPostgres
from tests.koha.sample import ACCOUNTS

Start = Callable[[Path], AbstractContextManager[ServerUnderTest]]


@contextmanager
def _central_on_sqlite(home: Path) -> Iterator[ServerUnderTest]:
    server = CentralUnderTest(home)
    yield server
    server.close()


@contextmanager
def _central_on_postgresql(home: Path) -> Iterator[ServerUnderTest]:
    with skip_if_not_available(), TemporaryPostgres() as postgres:
        server = CentralUnderTest(home, postgres.new_database())
        yield server
        server.close()


def _koha(version: str, *options: str, held_for_review: bool = True, flags: str = ACCOUNTS["desk"]) -> Start:
    @contextmanager
    def start(home: Path) -> Iterator[ServerUnderTest]:
        server = KohaUnderTest(home, *options, version=version, held_for_review=held_for_review, flags=flags)
        yield server
        server.close()

    return start


SERVERS: dict[str, Start] = {
    "central": _central_on_sqlite,
    "central-postgresql": _central_on_postgresql,
    "koha-3.17": _koha("3.17"),
    "koha-3.17-at-once": _koha("3.17", held_for_review=False),
    "koha-23.05": _koha("23.05"),
    "koha-24.05-files": _koha("24.05", flags=ACCOUNTS["cataloguer"]),
    "koha-24.11": _koha("24.11"),
    "koha-25.11": _koha("25.11"),
    "koha-26.05-plugin": _koha("26.05", "--plugin"),
    "koha-25.11-plugin-at-once": _koha("25.11", "--plugin", held_for_review=False),
}
ADD_LITTLE = ("koha-23.05", "koha-24.11", "koha-25.11", "koha-25.11-plugin-at-once")
"""Versions in which little is different from those that are always tried."""


@pytest.fixture(
    scope="session",
    params=[pytest.param(name, marks=[pytest.mark.torture] * (name in ADD_LITTLE)) for name in SERVERS],
)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerUnderTest]:
    """One server of each kind for all tests of the session."""
    with SERVERS[request.param](tmp_path_factory.mktemp("server") / "home") as running:
        yield running


@pytest.fixture(params=["central", pytest.param("central-postgresql", marks=pytest.mark.torture)])
def empty_server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServerUnderTest]:
    """A server of the test's own."""
    with SERVERS[request.param](tmp_path / "home") as running:
        yield running


@pytest.fixture
def desk(server: ServerUnderTest) -> Site:
    """A workstation."""
    return server.site()


@pytest.fixture
def other(server: ServerUnderTest) -> Site:
    """Another one."""
    return server.site()
