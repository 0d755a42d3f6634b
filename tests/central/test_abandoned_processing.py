"""A client goes away while its rows are processed: what was committed stands, the rest waits for the next one."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest

from offcirc.domain.outcomes import Outcome
from offcirc.wire.messages import MAX_BATCH, ProcessEvent, ProcessRequest
from tests.central.client import TIMEOUT_S, Desk
from tests.central.server import RunningServer, running_server
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.postgres import TemporaryPostgres

New = Callable[[], str]
_ROWS = 1_500


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, small_library: Path
) -> Iterator[RunningServer]:
    home = tmp_path_factory.mktemp("server")
    if request.param == "sqlite":
        with running_server(home, folder=small_library) as started:
            yield started
        return
    with (
        skip_if_not_available(),
        TemporaryPostgres() as postgres,
        running_server(home, folder=small_library, database=postgres.new_database()) as started,
    ):
        yield started


def begin(desk: Desk) -> tuple[socket.socket, list[Outcome]]:
    """Asks for everything to be processed; returns as soon as the first outcomes are there."""
    address = urlsplit(desk.url)
    connection = socket.create_connection((address.hostname, address.port), TIMEOUT_S)
    body = msgspec.json.encode(ProcessRequest(all=True))
    head = (
        f"POST /v1/queue/process HTTP/1.1\r\nHost: {address.netloc}\r\nAuthorization: Bearer {desk.token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    connection.sendall(head.encode() + body)
    said = b""
    while b'"transaction_id"' not in said or not said.endswith(b"\n"):
        said += connection.recv(1 << 16)
    events = [msgspec.json.decode(line, type=ProcessEvent) for line in said.splitlines() if line.startswith(b"{")]
    return connection, [event.outcome for event in events if event.outcome is not None]


def close(connection: socket.socket) -> None:
    connection.close()


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def hang_up_politely(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_WR)


def stop_reading(_connection: socket.socket) -> None:
    """A laptop that was shut: the connection stands, nobody takes what comes."""


def left_waiting(desk: Desk) -> int:
    """How many rows wait once nobody processes them."""
    total, before = desk.queue(limit=1).total, -1
    while total != before:
        time.sleep(0.5)
        total, before = desk.queue(limit=1).total, total
    return total


def all_outcomes(desk: Desk) -> list[Outcome]:
    found: list[Outcome] = []
    while True:
        page = desk.outcomes(found[-1].number if found else 0)
        found += page.outcomes
        if not page.more:
            return found


@pytest.mark.parametrize("leave", [close, reset, hang_up_politely, stop_reading])
def test_a_client_that_goes_away_loses_and_doubles_nothing_and_holds_nobody_up(
    server: RunningServer, desk: Desk, new_card: New, leave: Callable[[socket.socket], None]
) -> None:
    card = new_card()
    rows = [desk.pay(card, "0.01") for _ in range(_ROWS)]
    for start in range(0, _ROWS, MAX_BATCH):
        desk.upload(*rows[start : start + MAX_BATCH])
    connection, told = begin(desk)
    with connection:
        leave(connection)
        if leave is not stop_reading:
            left = left_waiting(desk)
            assert 0 < left < _ROWS, "it stopped, and not before it began"
        rest = desk.process()
    assert all(outcome.code == "SUCCESS" for outcome in rest.values())
    outcomes = all_outcomes(desk)
    assert [outcome.transaction_id for outcome in outcomes] == [row.id for row in rows], "one each, in their order"
    assert outcomes[: len(told)] == told
    by_id = {outcome.transaction_id: outcome for outcome in outcomes}
    assert all(by_id[id_] == outcome for id_, outcome in rest.items())
    assert desk.queue().total == 0
    (patron,) = [patron for patron in desk.changes(0, 5000).patrons if patron.card_number == card]
    assert str(patron.owes) == f"-{_ROWS / 100:.2f}"
    assert "Traceback" not in server.log.read_text(encoding="utf-8")
