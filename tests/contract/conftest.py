"""The servers that every connector test runs against."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.contract.harness import CentralUnderTest, ServerUnderTest, Site
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.postgres import TemporaryPostgres

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


SERVERS: dict[str, Start] = {"central": _central_on_sqlite, "central-postgresql": _central_on_postgresql}


@pytest.fixture(scope="session", params=SERVERS)
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
