"""A workstation whose Koha was upgraded since it was connected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from offcirc.app.servers import KohaAccount, koha_account
from offcirc.connectors.koha.profile import Timestamps
from tests.faults.tools.cutting_proxy import CuttingProxy
from tests.koha.server import KohaServer
from tests.koha.test_session import answer
from tests.koha.trials import ACT, WAYS, Library, Trial

HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Connected to a 3.17, which is a 24.11 by now."""
    server = KohaServer(tmp_path / "koha", version="3.17", patrons=100, items=100)
    with server, CuttingProxy("127.0.0.1", server.port) as proxy:
        found = Library(server, proxy, tmp_path / "home", WAYS["one by one"])
        found.connect()
        server.stop()
        server.start(server.port, "--version=24.11")
        yield found


def account_of(trial: Trial) -> KohaAccount:
    with trial.open() as workstation:
        account = koha_account(workstation.journal)
    assert account is not None
    return account


def test_what_koha_is_now_is_found_out_before_a_row_goes(library: Library, tmp_path: Path) -> None:
    trial = library.trial(tmp_path / "desk")
    with trial.open() as workstation:
        for barcode in ("B0000001", "B0000002"):
            workstation.desk.take_back(barcode, ACT)
    assert account_of(trial).profile.timestamps is Timestamps.LOCAL
    assert trial.upload() is None
    known = account_of(trial).profile
    assert (known.version, known.timestamps) == ("24.1100000", Timestamps.UTC)
    assert (known.new_names, known.csrf, known.enqueue, known.rest, known.download) == (True, True, True, True, False)
    told = [datetime.fromisoformat(row["timestamp"]).replace(tzinfo=HELSINKI) for row in library.server.queue()]
    assert len(told) == 2
    assert all(abs(datetime.now(UTC) - each) < timedelta(minutes=5) for each in told)
    asked = len(library.server.requests("set-library.pl")) + len(library.server.requests("enqueue_koc.pl"))
    assert trial.upload() is None
    assert len(library.server.requests("set-library.pl")) + len(library.server.requests("enqueue_koc.pl")) == asked


def test_where_it_cannot_be_found_out_nothing_goes_and_nothing_is_forgotten(library: Library, tmp_path: Path) -> None:
    trial = library.trial(tmp_path / "desk")
    with trial.open() as workstation:
        workstation.desk.take_back("B0000001", ACT)
    before = account_of(trial)
    library.proxy.next(answer("200 OK", "text/plain", b""), "service.pl")
    library.proxy.next(answer("503 Service Unavailable"), "service.pl", method="POST", times=9)
    error = trial.upload()
    assert error is not None
    assert error.code == "SERVER_FAILED"
    assert library.server.queue() == []
    assert account_of(trial) == before
