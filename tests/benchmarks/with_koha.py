"""A full update from Koha, next to merely downloading the same pages."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

import requests

from offcirc.app.enrolment import enrol_with_koha
from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_VARIABLE
from offcirc.app.workstation import Workstation
from offcirc.connectors.koha.fetching import AT_ONCE
from offcirc.connectors.koha.session import Credentials
from tests.benchmarks.figures import Bound, Figure, within_ratio
from tests.benchmarks.measuring import Sample, seconds
from tests.benchmarks.places import PASSPHRASE, Place, run
from tests.koha.sample import PASSWORD
from tests.koha.server import KohaServer

_MB = 1_000_000
_COUNTS = {"patrons": 20_000, "items": 100_000, "loans": 10_000}
_FEW = {"patrons": 100, "items": 200, "loans": 20}
_RECORDS = ("download.pl", "/patrons", "/items", "/checkouts", "/holds")
_TIMEOUT_S = 60


@dataclass(frozen=True)
class _Way:
    """How Koha gives its records away.

    Attributes:
        page_ms: 21 pages of 5,000 rows a kind took two workers 8.2 s (PEERS); a page of REST has 1,000 rows or so.
    """

    version: str
    page_ms: int


_WAYS = {"download.pl": _Way("3.17", 780), "REST": _Way("24.05", 160)}


def full_update(place: Place) -> Iterator[Figure]:
    """`offcirc update --full` as a process of its own, against the same requests with their answers thrown away."""
    for name, way in _WAYS.items():
        ours, floor, peaks = Sample(), Sample(), [0]
        with _library(place, name, way) as home:
            pages = _pages_asked_for(home)
            update = [sys.executable, "-m", "offcirc.cli.main", "update", "--full", "--home", str(home.directory)]
            for turn in range(1 if place.small else 4):
                before = seconds(lambda: _download(pages)) if turn % 2 else None  # noqa: B023 - called at once
                ran = run(update)
                floor.rounds.append([before if before is not None else seconds(lambda: _download(pages))])  # noqa: B023
                ours.rounds.append([ran.took_s])
                peaks.append(ran.peak_bytes)
        bounds = (within_ratio(ours, floor, 50, 1.15), Bound("peak ≤ 300 MB", max(peaks) / _MB, 300))
        records = ", ".join(f"{count:,} {kind}" for kind, count in _COUNTS.items())
        note = f"{records}; {len(pages)} pages of {way.page_ms} ms"
        told = f"the same pages, {AT_ONCE} at a time"
        yield Figure(f"full update from Koha, {name}", ours, floor, told, bounds, "" if place.small else note)


@contextmanager
def _library(place: Place, name: str, way: _Way) -> Iterator[Home]:
    """A Koha at work, and a workstation that was connected to it."""
    counts = _FEW if place.small else _COUNTS
    folder = place.folder(f"koha-{way.version}")
    home = Home.at(folder / "home")
    page_ms = 1 if place.small else way.page_ms
    with (
        KohaServer(folder / "koha", f"--page-ms={page_ms}", version=way.version, **counts) as koha,
        patch.dict(os.environ, {PASSPHRASE_VARIABLE: PASSPHRASE}),
    ):
        credentials = Credentials("desk", PASSWORD, "CPL")
        enrol_with_koha(home, koha.url, credentials, name=name, time_zone="Europe/Helsinki")
        yield home


def _pages_asked_for(home: Home) -> list[requests.PreparedRequest]:
    """What an update asks for, with its credentials."""
    asked: list[requests.PreparedRequest] = []
    send = requests.Session.send

    def noted(self: requests.Session, request: requests.PreparedRequest, **more: object) -> requests.Response:
        if request.method == "GET" and any(each in str(request.url) for each in _RECORDS):
            asked.append(request)
        return send(self, request, **more)  # type: ignore[arg-type]  # as it came

    with (
        patch.object(requests.Session, "send", noted),
        Workstation.open(home) as workstation,
        workstation.connected() as connector,
    ):
        workstation.update(connector, full=True)
    return asked


def _download(pages: list[requests.PreparedRequest]) -> None:
    """As many connections as the update has, each kept open."""
    mine = threading.local()

    def fetch(page: requests.PreparedRequest) -> int:
        if not hasattr(mine, "session"):
            mine.session = requests.Session()
        answer: requests.Response = mine.session.send(page, timeout=_TIMEOUT_S)
        return len(answer.content)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        assert all(threads.map(fetch, pages))
