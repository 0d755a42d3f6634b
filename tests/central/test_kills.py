"""The server is killed at any moment: nothing acknowledged is lost, nothing is done twice."""

import random
import threading
import time
from pathlib import Path

import pytest
import requests

from offcirc.domain.transactions import Transaction
from tests.central.client import Desk
from tests.central.server import RunningServer, running_server

_ROUNDS, _ROWS = 8, 150


def killed_after(server: RunningServer, seconds: float) -> threading.Timer:
    timer = threading.Timer(seconds, server.kill)
    timer.start()
    return timer


@pytest.mark.slow
def test_kill_9_at_any_moment(tmp_path: Path, small_library: Path) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")  # noqa: T201 - to repeat a failure
    chance = random.Random(seed)
    acknowledged: list[Transaction] = []
    outcomes: dict[str, int] = {}
    with running_server(tmp_path / "h", folder=small_library) as server:
        desk = Desk.enrol(server.url, server.enrolment_code("desk"))
        unsent: list[Transaction] = []
        for _ in range(_ROUNDS):
            unsent += [desk.pay("C001", "0.01") for _ in range(_ROWS)]
            timer = killed_after(server, chance.uniform(0.0, 0.25))
            try:
                while unsent:
                    desk.upload(*unsent[:10])
                    acknowledged += unsent[:10]
                    del unsent[:10]
                for event in desk.process_events():
                    if event.outcome is not None:
                        outcomes[event.outcome.transaction_id] = event.outcome.number
            except requests.RequestException:
                time.sleep(0)
            timer.join()
            server.restart()
        desk.upload(*unsent)
        acknowledged += unsent
        assert all(answer != desk.look_up("never")[0] for answer in _looked_up(desk, acknowledged))
        for row_id, outcome in desk.process(*(row.id for row in acknowledged)).items():
            assert outcomes.get(row_id, outcome.number) == outcome.number
        numbers = [outcome.number for outcome in desk.outcomes(limit=5000).outcomes]
        assert len(numbers) == len(set(numbers)) == len(acknowledged) == _ROUNDS * _ROWS
        (patron,) = [patron for patron in desk.changes(0, 5000).patrons if patron.card_number == "C001"]
        assert str(patron.owes) == f"-{_ROUNDS * _ROWS / 100:.2f}"
        assert "Traceback" not in server.log.read_text(encoding="utf-8")


def _looked_up(desk: Desk, rows: list[Transaction]) -> list[object]:
    found: list[object] = []
    for start in range(0, len(rows), 500):
        found += desk.look_up(*(row.id for row in rows[start : start + 500]))
    return found
