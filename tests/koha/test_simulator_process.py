"""The simulator as a program: that its state survives a kill, and that a test can count and slow it."""

import time
from pathlib import Path

import pytest

from tests.koha.client import Client
from tests.koha.sample import PASSWORD, load
from tests.koha.server import KohaServer
from tests.koha.versions import VERSIONS


def test_its_state_and_sessions_survive_a_kill(tmp_path: Path) -> None:
    with KohaServer(tmp_path, version="3.17") as server:
        client = Client(server)
        client.sign_in()
        client.send("return", pending=True, barcode="I-0001")
        server.kill()
        assert not server.running
        server.restart()
        assert len(client.pending()) == 1


def test_every_request_is_counted(tmp_path: Path) -> None:
    with KohaServer(tmp_path, version="3.17") as server:
        client = Client(server)
        client.sign_in()
        for _ in range(3):
            client.send("return", pending=True, barcode="I-0001")
        client.get("offline_circ/nothing.pl")
        assert len(server.requests("service.pl")) == 3
        assert [(row["method"], row["status"]) for row in server.requests("nothing.pl")] == [("GET", 404)]
        assert len(server.requests()) == 6


def test_rows_and_pages_take_the_time_they_are_told_to(tmp_path: Path) -> None:
    with KohaServer(tmp_path, "--row-ms=60", "--page-ms=60", version="3.17") as server:
        client = Client(server)
        client.sign_in()
        for ask in (
            lambda: client.send("return", pending=True, barcode="I-0001"),
            lambda: client.get("offline_circ/list.pl"),
            lambda: client.download(data="patrons"),
        ):
            started = time.monotonic()
            ask()
            assert time.monotonic() - started >= 0.06


def test_a_password_each_time_is_slower_than_a_cookie(tmp_path: Path) -> None:
    with KohaServer(tmp_path, "--sign-in-ms=60", version="3.17") as server:
        client = Client(server)
        client.sign_in()
        took = []
        for credentials in ({}, {"userid": "desk", "password": PASSWORD}):
            started = time.monotonic()
            client.send("return", pending=True, barcode="I-0001", **credentials)
            took.append(time.monotonic() - started)
        assert took[0] < took[1] >= 0.06


def test_it_stops_cleanly(tmp_path: Path) -> None:
    server = KohaServer(tmp_path).start()
    assert server.stop() == 0
    assert server.log.read_text() == ""


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_lends_takes_back_and_queues(tmp_path: Path, version: str) -> None:
    with KohaServer(tmp_path, version=version) as server:
        client = Client(server)
        client.sign_in()
        assert client.send("issue", barcode="I-0001", cardnumber="P-PLAIN") == "Success."
        assert client.send("return", barcode="I-0001") == "Success."
        assert client.send("payment", cardnumber="P-OWES", amount="1") == "Success."
        assert client.send("return", pending=True, barcode="I-LENT") == "Added."
        (operation,) = client.pending()
        assert client.process(operation) == "Success."


def test_a_large_library_is_loaded_in_seconds(tmp_path: Path) -> None:
    started = time.monotonic()
    load(tmp_path / "koha.db", patrons=20_000, items=100_000, loans=10_000)
    assert time.monotonic() - started < 10
