"""The temporary PostgreSQL is a real one."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.postgres import TemporaryPostgres


@pytest.fixture(scope="module")
def postgres() -> Iterator[TemporaryPostgres]:
    with skip_if_not_available(), TemporaryPostgres(fsync=True) as server:
        yield server


def test_each_new_database_is_empty_and_its_own(postgres: TemporaryPostgres) -> None:
    urls = [postgres.new_database() for _ in range(2)]
    for url in urls:
        with create_engine(url, poolclass=NullPool).begin() as connection:
            connection.execute(text("CREATE TABLE scans (barcode text)"))
            assert connection.execute(text("SHOW server_encoding")).scalar_one() == "UTF8"
    assert len({postgres.url, *urls}) == 3


def test_what_was_committed_survives_the_servers_crash(postgres: TemporaryPostgres) -> None:
    engine = create_engine(postgres.new_database(), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE scans (barcode text)"))
    postgres.crash()
    with pytest.raises(OperationalError):
        engine.connect()
    postgres.start()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM scans")).scalar_one() == 0
