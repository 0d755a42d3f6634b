"""Whatever comes down in place of a sound extract: the old data stays in use, and `status` shows its age."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from offcirc.journal.upgrading import open_engine
from tests.central.server import RunningServer
from tests.faults.conftest import Desk
from tests.faults.tools.cutting_proxy import Answer, CuttingProxy
from tests.support.databases import records_of
from tests.support.inside import database_url
from tests.support.workstation import Workstation

IMPATIENT = "from offcirc.sync import patience\npatience.PAUSES_S = ()\n"


@dataclass
class Download:
    """A workstation with data, behind a proxy that will give it other data."""

    workstation: Workstation
    proxy: CuttingProxy
    server: RunningServer

    def extract(self) -> tuple[Path, str, str]:
        """The server's newest extract: its file, hash and key."""
        with records_of(database_url(self.server)) as records:
            query = "SELECT file_name, etag, key FROM extracts WHERE file_name <> '' ORDER BY id DESC LIMIT 1"
            name, etag, key = records.exec_driver_sql(query).one()
        return self.server.home / "extracts" / name, etag, key

    def deliver(self, content: bytes, etag: str, *, length: int | None = None) -> None:
        """In place of the server's file."""
        head = (
            f'HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nETag: "{etag}"\r\n'
            f"Content-Length: {len(content) if length is None else length}\r\nConnection: close\r\n\r\n"
        )
        self.proxy.next(Answer(head.encode() + content), "/v1/extract", method="GET")

    def deliver_key(self, etag: str, key: str) -> None:
        body = f'{{"etag":"{etag}","key":"{key}","cursor":0}}'
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        self.proxy.next(Answer(f"{head}Connection: close\r\n\r\n{body}".encode()), "/v1/extract/key")


@pytest.fixture
def download(desk: Desk, server: RunningServer) -> Iterator[Download]:
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        yield Download(desk(proxy.url), proxy, server)


def check_old_data_in_use(download: Download, sentence: str) -> None:
    before = download.workstation.row("status")
    done = download.workstation.planted(IMPATIENT).run("update", "--full", status=3)
    assert sentence in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    after = download.workstation.row("status")
    assert (after["updated_at"], after["records"]) == (before["updated_at"], before["records"])
    assert download.workstation.row("item", "38400100001013")["known"]
    download.proxy._rules.clear()
    download.workstation.run("update", "--full")
    assert download.workstation.row("status")["updated_at"] != {}
    assert [path.suffix for path in download.workstation.home.glob("replica-*")] == [".db"]


def test_changed_content_is_not_taken(download: Download, seed: int) -> None:
    path, etag, _ = download.extract()
    content = bytearray(path.read_bytes())
    content[random.Random(seed).randrange(len(content))] ^= 1
    download.deliver(bytes(content), etag)
    check_old_data_in_use(download, "The data arrived changed: the old data stays in use; try again")


def test_a_file_that_ends_too_early_is_not_taken(download: Download) -> None:
    path, etag, _ = download.extract()
    content = path.read_bytes()[:-4096]
    download.deliver(content, etag, length=len(content))
    check_old_data_in_use(download, "The data arrived changed")


def test_a_connection_that_closes_too_early_is_not_taken_for_the_end(download: Download) -> None:
    path, etag, _ = download.extract()
    content = path.read_bytes()
    download.deliver(content[:100_000], etag, length=len(content))
    check_old_data_in_use(download, "The connection broke before the answer came")


def test_garbage_that_is_what_its_hash_says_is_not_taken(download: Download) -> None:
    content = os.urandom(400_000)
    etag = hashlib.sha256(content).hexdigest()
    download.deliver(content, etag)
    download.deliver_key(etag, download.extract()[2])
    check_old_data_in_use(download, "cannot be read")


def test_a_wrong_key_is_not_taken(download: Download) -> None:
    path, etag, _ = download.extract()
    download.deliver(path.read_bytes(), etag)
    download.deliver_key(etag, "5c" * 32)
    check_old_data_in_use(download, "cannot be read")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("PRAGMA user_version = 999", "for a newer offcirc: install that version"),
        ("UPDATE replica SET complete = 0", "cannot be read"),
        ("PRAGMA application_id = 1", "cannot be read"),
    ],
    ids=["newer", "incomplete", "another_program"],
)
def test_a_file_of_another_kind_is_not_taken(download: Download, tmp_path: Path, statement: str, sentence: str) -> None:
    path, _, key = download.extract()
    other = tmp_path / "other.db"
    other.write_bytes(path.read_bytes())
    engine = open_engine(other, bytes.fromhex(key))
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
    etag = hashlib.sha256(other.read_bytes()).hexdigest()
    download.deliver(other.read_bytes(), etag)
    download.deliver_key(etag, key)
    check_old_data_in_use(download, sentence)


def test_a_captive_portal_in_place_of_the_file_is_not_taken(download: Download) -> None:
    download.proxy.next(Answer.html(), "/v1/extract", method="GET")
    check_old_data_in_use(download, "the network's sign-in page")


def test_damage_to_the_only_replica_leaves_the_desk_working(download: Download) -> None:
    replica = next(download.workstation.home.glob("replica-*.db"))
    content = bytearray(replica.read_bytes())
    content[10] ^= 0xFF
    replica.write_bytes(content)
    done = download.workstation.run("return", "38400100001146")
    assert "no usable local data" in done.stderr
    assert download.workstation.row("status")["updated_at"] == {}
    download.workstation.run("update")
    assert download.workstation.row("item", "38400100001013")["known"]


def test_damaged_pages_inside_the_replica_stop_no_loan_and_the_next_update_replaces_it(download: Download) -> None:
    desk = download.workstation
    replica = next(desk.home.glob("replica-*.db"))
    content = bytearray(replica.read_bytes())
    for page in range(40, len(content) // 4096, 2):
        content[page * 4096 + 100] ^= 0xFF
    replica.write_bytes(content)
    for card in range(17, 60):
        done = desk.run("issue", f"284001000000{card}", "NOT-IN-THE-DATA", "--due", "2027-05-05", "--override")
        if "some of the local data is damaged" in done.stderr:
            break
    else:
        raise AssertionError("no look-up met a damaged page")
    assert desk.transactions()
    assert desk.run("update").stdout.startswith("local data replaced")
    assert desk.row("item", "38400100001013")["known"]
    assert not list(desk.home.glob("*.damaged"))
