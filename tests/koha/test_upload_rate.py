"""Upload is as fast as Koha is: next to a loop that does nothing but send the same rows one by one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest

from tests.conftest import Tell
from tests.faults.tools.cutting_proxy import CuttingProxy
from tests.koha.client import Client
from tests.koha.server import KohaServer
from tests.koha.trials import ACT, WAYS, Library

ROWS, ROUNDS = 150, 10
"""Other work on the machine may fall into any round: the best of each side are compared, and enough is enough."""
_STANDING_IN_LINE = Path("/proc/thread-self/schedstat")
"""Its second number: for how many nanoseconds this thread was ready and others had the processors (Linux)."""
_AS_MEASURED = "--row-ms=9"
"""Koha queues 108 rows/s (PEERS)."""


@pytest.fixture
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    way = WAYS[request.param]
    options = (*way.options, *([_AS_MEASURED] if request.param == "one by one" else []))
    with (
        KohaServer(tmp_path / "koha", *options, version=way.version, patrons=100, items=100) as server,
        CuttingProxy("127.0.0.1", server.port) as proxy,
    ):
        found = Library(server, proxy, tmp_path / "home", way)
        found.connect(server.url)
        yield found


def _clock_s() -> float:
    """Time that passes while this thread waits for Koha or works, not while the machine does something else."""
    in_line_ns = int(_STANDING_IN_LINE.read_text().split()[1]) if _STANDING_IN_LINE.exists() else 0
    return perf_counter() - in_line_ns / 1e9


@pytest.mark.parametrize("library", ["one by one"], indirect=True)
def test_upload_reaches_nine_tenths_of_the_rate_at_which_koha_answers(
    library: Library, tmp_path: Path, tell: Tell
) -> None:
    plain = Client(library.server)
    plain.sign_in()
    alone, ours, ratio = [], [], 0.0
    for number in range(ROUNDS):
        trial = library.trial(tmp_path / f"desk-{number}")
        began = _clock_s()
        for _ in range(ROWS):
            assert plain.send("payment", pending=True, cardnumber="C0000002", amount="1.00") == "Added."
        alone.append(_clock_s() - began)
        library.server.sql("DELETE FROM pending_offline_operations")
        with trial.open() as workstation, workstation.connected() as connector:
            for _ in range(ROWS):
                workstation.desk.pay("C0000002", Decimal("1.00"), ACT)
            began = _clock_s()
            assert workstation.upload(connector).sent == ROWS
            ours.append(_clock_s() - began)
        ratio = min(alone) / min(ours)
        if number and ratio >= 0.9:
            break
    tell(f"{ROWS / min(ours):.0f} rows/s, a plain loop {ROWS / min(alone):.0f}: {ratio:.2f} of it")
    assert ratio >= 0.9, (alone, ours)


@pytest.mark.parametrize("library", ["in a file"], indirect=True)
def test_a_thousand_rows_through_a_file_take_one_request(library: Library, tmp_path: Path) -> None:
    trial = library.trial(tmp_path / "desk")
    with trial.open() as workstation:
        for _ in range(1_000):
            workstation.desk.pay("C0000002", Decimal("1.00"), ACT)
        with workstation.connected() as connector:
            assert workstation.upload(connector).sent == 1_000
    assert len(library.server.queue()) == 1_000
    assert len(library.server.requests("enqueue_koc.pl")) == 2, "one to find out whether it is there, one with the rows"
    assert library.server.requests("service.pl")[-1]["method"] == "GET", "the contact: no row went by itself"
