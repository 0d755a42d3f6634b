"""The server is killed at any moment: nothing acknowledged is lost, nothing is done twice."""

import os
import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import requests

from offcirc.domain.transactions import Transaction
from offcirc.wire.messages import MAX_BATCH
from tests.central.client import Desk
from tests.central.server import running_server
from tests.conftest import Tell
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.postgres import TemporaryPostgres

_ROWS = 150


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.torture)])
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """Its URL; SQLite needs none."""
    if request.param == "sqlite":
        yield ""
        return
    with skip_if_not_available(), TemporaryPostgres() as postgres:
        yield postgres.new_database()


@pytest.mark.slow
def test_kill_9_at_any_moment(tmp_path: Path, small_library: Path, database: str, tell: Tell) -> None:
    rounds = 30 if database else 8
    seed = int(os.environ.get("OFFCIRC_SEED") or random.randrange(2**32))
    tell(f"OFFCIRC_SEED={seed}")
    chance = random.Random(seed)
    acknowledged: list[Transaction] = []
    outcomes: dict[str, int] = {}
    killed_in = Counter[str]()
    with running_server(tmp_path / "h", folder=small_library, database=database) as server:
        desk = Desk.enrol(server.url, server.enrolment_code("desk"))
        unsent: list[Transaction] = []
        for _ in range(rounds):
            unsent += [desk.pay("C001", "0.01") for _ in range(_ROWS)]
            kill = threading.Timer(chance.uniform(0.0, 0.25), server.kill)
            early, doing = chance.random() < 0.5, "upload"
            if early:
                kill.start()
            with suppress(requests.RequestException):
                while unsent:
                    desk.upload(*unsent[:10])
                    acknowledged += unsent[:10]
                    del unsent[:10]
                doing = "processing"
                if not early:
                    kill.start()
                for event in desk.process_events():
                    if event.outcome is not None:
                        outcomes[event.outcome.transaction_id] = event.outcome.number
                doing = "neither"
            killed_in[doing] += 1
            kill.join()
            server.restart()
        for start in range(0, len(unsent), MAX_BATCH):
            desk.upload(*unsent[start : start + MAX_BATCH])
        acknowledged += unsent
        assert all(answer != desk.look_up("never")[0] for answer in _looked_up(desk, acknowledged))
        for row_id, outcome in desk.process(*(row.id for row in acknowledged)).items():
            assert outcomes.get(row_id, outcome.number) == outcome.number
        numbers = [outcome.number for outcome in desk.outcomes(limit=5000).outcomes]
        assert len(numbers) == len(set(numbers)) == len(acknowledged) == rounds * _ROWS
        (patron,) = [patron for patron in desk.changes(0, 5000).patrons if patron.card_number == "C001"]
        assert str(patron.owes) == f"-{rounds * _ROWS / 100:.2f}"
        assert "Traceback" not in server.log.read_text(encoding="utf-8")
    tell(f"kills of the server: {dict(killed_in)}; {len(acknowledged)} rows, none lost, none twice")


def _looked_up(desk: Desk, rows: list[Transaction]) -> list[object]:
    found: list[object] = []
    for start in range(0, len(rows), 500):
        found += desk.look_up(*(row.id for row in rows[start : start + 500]))
    return found
