"""The same server on PostgreSQL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import requests
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from offcirc.central.database import Database
from offcirc.central.schema import metadata
from offcirc.domain.outcomes import Result
from offcirc.domain.transactions import Transaction
from tests.central.client import Desk, now
from tests.central.server import RunningServer, running_server
from tests.faults.tools.errors import NotAvailable
from tests.faults.tools.postgres import TemporaryPostgres


@pytest.fixture(scope="module")
def postgres() -> Iterator[TemporaryPostgres]:
    try:
        with TemporaryPostgres() as running:
            yield running
    except NotAvailable as error:
        pytest.skip(f"no PostgreSQL here: {error}")


@pytest.fixture(scope="module")
def database_url(postgres: TemporaryPostgres) -> str:
    return postgres.new_database()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, small_library: Path, database_url: str) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("server"), folder=small_library, database=database_url) as started:
        yield started


def test_the_migrations_make_the_schema(server: RunningServer, database_url: str) -> None:
    assert server.running
    database = Database(database_url)
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    database.close()


def test_a_days_work(desk: Desk) -> None:
    assert desk.call("POST", "/v1/contact", {}).json()["waiting_at_server"] == 0
    assert desk.queue().total == 0
    before = desk.changes(0, 5000).cursor
    due_at = now() + timedelta(days=20)
    rows = [
        desk.issue("c001", "i001", due_at),
        desk.issue("nobody", "I002"),
        desk.give_back("I003"),
        desk.register("NEW", "Nul\x00character"),
        desk.issue("NEW", "I001"),
        desk.pay("C001", "2.00"),
        desk.renew("I001", due_at),
        desk.give_back("I001"),
    ]
    outcomes = desk.do(*rows)
    assert [outcome.code for outcome in outcomes] == [
        "SUCCESS",
        "PATRON_NOT_FOUND",
        "ITEM_NOT_ON_LOAN",
        *["SUCCESS"] * 5,
    ]
    assert outcomes[0].granted_due_at == due_at
    assert outcomes[4].notes[0].code == "WAS_ON_LOAN_TO_OTHER"
    changes = desk.changes(before)
    assert {patron.card_number for patron in changes.patrons} == {"NEW", "C001"}
    assert desk.upload(rows[0])[0].outcome == outcomes[0]
    assert desk.call("HEAD", "/v1/extract").status_code == 200


def test_several_processors_and_uploads_at_once_double_nothing(server: RunningServer) -> None:
    desks = [Desk.enrol(server.url, server.enrolment_code(f"w{number}")) for number in range(3)]
    batches = [(replace(desk, session=requests.Session()), [desk.pay("C002", "0.01") for _ in range(20)])
               for desk in desks for _ in range(10)]  # fmt: skip

    def work(batch: tuple[Desk, list[Transaction]]) -> list[Result]:
        desk, rows = batch
        desk.upload(*rows)
        return [outcome.result for outcome in desk.process(*(row.id for row in rows)).values()]

    with ThreadPoolExecutor(30) as pool:
        results = [result for found in pool.map(work, batches) for result in found]
    assert results == [Result.SUCCESS] * 600
    for desk, _ in batches:
        desk.session.close()
    numbers = [outcome.number for desk in desks for outcome in desk.outcomes(limit=5000).outcomes]
    assert len(set(numbers)) == 600


@pytest.mark.parametrize("path", ["/v1/look-ups"])
def test_nul_characters_are_harmless(desk: Desk, path: str) -> None:
    assert desk.call("POST", path, {"ids": ["\x00", "a\x00"]}).status_code == 200
    assert desk.call("POST", "/v1/queue/process", {"ids": ["\x00"]}).status_code == 200
    body = {"code": "\x00", "name": "x", "library": "\x00"}
    assert requests.post(f"{desk.url}/v1/enrolments", json=body, timeout=30).status_code == 403
