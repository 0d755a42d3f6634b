"""The records on their way down: one file, resumable, and changes since a cursor."""

from __future__ import annotations

import hashlib
import itertools
from pathlib import Path
from time import monotonic, sleep

import pytest

from offcirc.connectors.base import Progress, RecordPages, ReplicaFile
from offcirc.errors import Cancelled
from offcirc.replica.store import Replica
from offcirc.wire.messages import Changes
from tests.contract.harness import (
    ITEMS,
    PATRONS,
    ServerUnderTest,
    Site,
    no_progress,
    only_if,
    only_where,
    pull_file,
)


def test_K3_a_full_pull_is_one_encrypted_file_that_opens_as_received(
    desk: Site, server: ServerUnderTest, tmp_path: Path
) -> None:
    file = pull_file(desk, tmp_path / "replica-1.part")
    content = file.path.read_bytes()
    assert hashlib.sha256(content).hexdigest() == file.sha256 or not server.sends_file
    assert not content.startswith(b"SQLite format 3")
    replica = Replica.open(file.path, file.key)
    assert replica.info.counts["patrons"] >= PATRONS
    assert replica.info.counts["items"] >= ITEMS
    assert replica.info.cursor == file.cursor
    replica.close()


def test_a_pull_that_broke_off_goes_on_where_it_was(desk: Site, server: ServerUnderTest, tmp_path: Path) -> None:
    only_where(server, "sends_file")
    into = tmp_path / "replica-1.part"
    seen: list[int] = []

    def cancel(progress: Progress) -> None:
        if progress.step == "download":
            raise Cancelled

    def watch(progress: Progress) -> None:
        if progress.step == "download":
            seen.append(progress.done)

    with pytest.raises(Cancelled):
        desk.connector.pull(None, into, cancel)
    had = into.stat().st_size
    assert had > 0
    file = desk.connector.pull(None, into, watch)
    assert isinstance(file, ReplicaFile)
    assert hashlib.sha256(into.read_bytes()).hexdigest() == file.sha256
    assert had < seen[0], "the download began anew"
    Replica.open(file.path, file.key).close()


def test_a_pull_that_broke_off_at_its_very_end_fetches_only_the_key(
    desk: Site, server: ServerUnderTest, tmp_path: Path
) -> None:
    only_where(server, "sends_file")
    into = tmp_path / "replica-1.part"
    seen: list[Progress] = []

    def cancel_at_the_end(progress: Progress) -> None:
        if progress.step == "download" and progress.done == progress.total:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.connector.pull(None, into, cancel_at_the_end)
    file = desk.connector.pull(None, into, seen.append)
    assert isinstance(file, ReplicaFile)
    assert not [progress for progress in seen if progress.step == "download"]
    Replica.open(file.path, file.key).close()


def test_changes_since_a_cursor_are_those_and_no_others(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "delta")
    card, barcode = server.card(), server.barcode()
    before = server.cursor()
    (outcome,) = desk.do(desk.rows.issue(card, barcode))
    pages = _changes_up_to(desk, before, outcome.change)
    assert [loan.card_number for page in pages for loan in page.loans if loan.item_barcode == barcode] == [card]
    assert sum(len(page.patrons) for page in pages) < PATRONS
    for earlier, later in itertools.pairwise(pages):
        assert later.since == earlier.cursor
    desk.do(desk.rows.give_back(barcode))
    later_pages = desk.changes(pages[-1].cursor)
    told = {loan.item_barcode for page in later_pages for loan in page.loans}
    whole = any("loans" in page.whole for page in later_pages)
    assert barcode in {gone for page in later_pages for gone in page.deleted.loans} or (whole and barcode not in told)


def _changes_up_to(desk: Site, since: int, change: int) -> list[Changes]:
    """Changes whose cursor says that a row's effect is among them: where it is a clock's, that takes a second."""
    give_up_at = monotonic() + 10
    while (pages := desk.changes(since))[-1].cursor < change:
        assert monotonic() < give_up_at, "the cursor never comes to the row"
        sleep(0.2)
    return pages


def test_a_cursor_the_server_does_not_know_gets_everything(desk: Site, tmp_path: Path) -> None:
    pulled = desk.connector.pull(2**40, tmp_path / "replica-1.part", no_progress)
    assert isinstance(pulled, ReplicaFile | RecordPages)
