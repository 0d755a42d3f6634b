"""Updates, uploads and processing, with a server process on the loopback."""

from __future__ import annotations

import csv
import hashlib
import shutil
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import sqlcipher3.dbapi2

from offcirc.app.servers import TOKEN
from offcirc.app.workstation import Workstation
from offcirc.central import settings
from offcirc.central.database import Database
from offcirc.central.importing.importer import Importer
from offcirc.connectors.base import Connector, say_nothing
from offcirc.sync.process import process
from tests.benchmarks.drafts import a_day
from tests.benchmarks.figures import Bound, Figure, within_ratio, within_seconds
from tests.benchmarks.measuring import Sample, seconds
from tests.benchmarks.places import Place, RawAppend, entry_bytes, record_all, run
from tests.benchmarks.sizes import Size, barcode, card
from tests.central.server import RunningServer

_MB = 1_000_000
_ZONE = ZoneInfo("Europe/Helsinki")


def full_update(place: Place) -> Iterator[Figure]:
    """`offcirc update --full` as a process of its own, against fetching and checking the same file by hand."""
    ours, floor, start = Sample(), Sample(), Sample()
    peaks: list[int] = []
    with ExitStack() as stack:
        server = stack.enter_context(place.server("server-full"))
        workstation = stack.enter_context(place.workstation(server, "updates"))
        command = [sys.executable, "-m", "offcirc.cli.main"]
        home = ["--home", str(workstation.home.directory)]
        by_hand = place.folder("by-hand") / "replica.db"
        for turn in range(1 if place.small else 6):
            by_hand.unlink(missing_ok=True)
            reference = partial(_fetch_and_check, place, server, workstation, by_hand)
            before = seconds(reference) if turn % 2 else None
            ran = run([*command, "update", "--full", *home])
            floor.rounds.append([before if before is not None else seconds(reference)])
            ours.rounds.append([ran.took_s])
            peaks.append(ran.peak_bytes)
            start.rounds.append([run([*command, "status", *home]).took_s])
    size = place.extract().size / _MB
    tool = "curl" if shutil.which("curl") else "urllib"
    name = f"{tool} of the same {size:.0f} MB + sha256 + quick_check"
    peak = max(peaks) / _MB
    bounds = (within_ratio(ours, floor, 50, 2), Bound("peak ≤ 300 MB", peak, 300))
    yield Figure("full update, whole process", ours, floor, name, bounds)
    yield Figure("of which start and unlocking", start, note="`offcirc status` of the same workstation")


def _fetch_and_check(place: Place, server: RunningServer, workstation: Workstation, into: Path) -> None:
    token = (workstation.journal.setting(TOKEN) or b"").decode()
    url, header = f"{server.url}/v1/extract", f"Bearer {token}"
    if shutil.which("curl"):
        run(["curl", "--silent", "--fail", "--header", f"Authorization: {header}", "--output", str(into), url])
    else:
        request = urllib.request.Request(url, headers={"Authorization": header})  # noqa: S310 - our own server
        with urllib.request.urlopen(request) as answer, into.open("wb") as file:  # noqa: S310 - as above
            shutil.copyfileobj(answer, file, 1 << 20)
    with into.open("rb") as file:
        hashlib.file_digest(file, "sha256")  # six times as fast as Debian's sha256sum
    connection = sqlcipher3.dbapi2.connect(str(into))
    connection.execute(f"PRAGMA key = \"x'{place.extract().key}'\"")
    assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    connection.close()


def changed_rows(place: Place) -> Iterator[Figure]:
    """1,000 changed records at the server, brought into the replica of a million."""
    count = 100 if place.small else 1_000
    first, ours, floor = Sample(), Sample(), Sample()
    with ExitStack() as stack:
        server = stack.enter_context(place.server("server-changes"))
        workstation = stack.enter_context(place.workstation(server, "follows"))
        raw = RawAppend(place.folder("raw-changes"), 300)
        stack.callback(raw.close)
        connector = stack.enter_context(workstation.connected())
        workstation.update(connector, full=True)
        for turn in range(2 if place.small else 9):
            _change_records(server, place.folder(f"import-{turn}"), place.size, count, turn)
            took_s = seconds(lambda: workstation.update(connector))
            if turn == 0:
                first.rounds.append([took_s])
                continue
            ours.rounds.append([took_s])
            floor.rounds.append([seconds(lambda: raw.many(count, count))])
    bound = within_seconds(ours, 50, 0.5)
    name = f"raw append of {count:,} rows of 300 bytes in one commit"
    note = f"of {count:,} records 3 in 10 patrons, 3 in 10 items with another title, 4 in 10 loans"
    yield Figure(f"{count:,} changed rows, pulled and applied", ours, floor, name, (bound,), note)
    yield Figure("the same right after a full update", first, bounds=(within_seconds(first, 50, 0.5),))


def _change_records(server: RunningServer, folder: Path, size: Size, count: int, turn: int) -> None:
    """Through the server's own import, while it runs."""
    first = turn * count
    patrons = [(card((first + n) * 31 % size.patrons), f"Changed{turn}", "Anna", "BR1") for n in range(count * 3 // 10)]
    items = [(barcode((first + n) * 171 % size.items), f"Another title {turn}", "BR2") for n in range(count * 3 // 10)]
    loans = [
        (barcode((first + n) * 10 % size.items), card(n % size.patrons), f"2026-11-0{turn % 9 + 1} 10:00", "2026-12-20")
        for n in range(count * 4 // 10)
    ]
    _write_csv(folder / "patrons.csv", ("card_number", "surname", "first_name", "library"), patrons)
    _write_csv(folder / "items.csv", ("barcode", "title", "library"), items)
    _write_csv(folder / "loans.csv", ("barcode", "card_number", "issued_at", "due_at"), loans)
    database = Database(settings.load(server.home).database)
    try:
        Importer(folder, datetime.now(_ZONE), _ZONE, lambda _name, _count: None).run(database)
    finally:
        database.close()


def _write_csv(path: Path, head: tuple[str, ...], rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def transactions(place: Place) -> Iterator[Figure]:
    """A long day's rows: uploaded, then processed at the server, whose outcomes come home while they happen."""
    count = 200 if place.small else 10_000
    uploaded, processed, first = Sample(), Sample(), Sample()
    batches, groups = Sample(), Sample()
    with ExitStack() as stack:
        server = stack.enter_context(place.server("server-queue"))
        workstation = stack.enter_context(place.workstation(server, "records"))
        connector = stack.enter_context(workstation.connected())
        record_all(workstation.journal, a_day(place.size, 7, 20))
        workstation.upload(connector)
        _process(workstation, connector)
        raw = RawAppend(place.folder("raw-queue"), entry_bytes(workstation.journal))
        stack.callback(raw.close)
        for turn in range(1 if place.small else 5):
            record_all(workstation.journal, a_day(place.size, 100 + turn, count))
            batches.rounds.append([seconds(lambda: raw.many(count, 1_000))])
            uploaded.rounds.append([seconds(lambda: workstation.upload(connector))])
            groups.rounds.append([seconds(lambda: raw.many(count, 50)) * 1_000 / count])
            first_s, all_s = _process(workstation, connector, count)
            first.rounds.append([first_s])
            processed.rounds.append([all_s * 1_000 / count])
    name = f"raw append of {count:,} rows in commits of 1,000"
    yield Figure(f"{count:,} transactions uploaded", uploaded, batches, name, (within_seconds(uploaded, 50, 2),))
    rate = f"{1 / processed.at(50) * 1_000:,.0f} rows/s" if processed.values else ""
    name = "raw append of as many rows in commits of 50"
    bound = within_seconds(processed, 50, 1)
    note = f"{rate}; kept in the journal while they come (≥ 1,000 rows/s is ≤ 1,000 ms)"
    yield Figure("1,000 transactions processed", processed, groups, name, (bound,), note)
    yield Figure(
        "first result of them",
        first,
        bounds=(within_seconds(first, 99, 0.1),),
        note="from the request, contact included",
    )


def _process(workstation: Workstation, connector: Connector, count: int | None = None) -> tuple[float, float]:
    """Seconds until the first result, and until all are kept here."""
    began = perf_counter()
    first_s, results = 0.0, 0
    for _ in process(workstation.journal, connector, workstation.clock, None, say_nothing):
        first_s = first_s or perf_counter() - began
        results += 1
    assert count is None or results == count
    return first_s, perf_counter() - began
