"""One PostgreSQL for these tests; each has databases of its own."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator

import pytest

from tests.central.scale.region import Region, prepare
from tests.conftest import Tell
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.postgres import TemporaryPostgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[TemporaryPostgres]:
    with skip_if_not_available(), TemporaryPostgres() as running:
        yield running


@pytest.fixture(scope="session")
def small_region(postgres: TemporaryPostgres, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the region's records and desks, nothing waiting; to be copied."""
    url = postgres.new_database()
    prepare(url, tmp_path_factory.mktemp("region"), Region(0).desks).close()
    return url


@pytest.fixture
def seed(tell: Tell) -> int:
    """Of this test's random moments; `OFFCIRC_SEED` gives one again."""
    chosen = int(os.environ.get("OFFCIRC_SEED") or secrets.randbits(32))
    tell(f"OFFCIRC_SEED={chosen}")
    return chosen
