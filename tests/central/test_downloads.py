"""The extract file, its key, and changes since a cursor."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from nacl.public import PrivateKey, SealedBox

from offcirc.central.http.downloads import Span, Unsatisfiable, span_of
from offcirc.replica.format import connect
from offcirc.wire.carried import ExtractManifest
from offcirc.wire.messages import Changes, Deleted, ExtractKey
from tests.central.client import Desk
from tests.central.server import RunningServer

New = Callable[[], str]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", None),
        ("bytes=0-9", Span(0, 10)),
        ("bytes=90-", Span(90, 100)),
        ("bytes=-5", Span(95, 100)),
        ("bytes=-500", Span(0, 100)),
        ("bytes=50-999", Span(50, 100)),
        ("bytes=9-3", None),
        ("bytes=0-1,5-6", None),
        ("items=0-1", None),
        ("bytes=-", None),
    ],
)
def test_ranges_are_read_as_rfc_9110_has_them(header: str, expected: Span | None) -> None:
    assert span_of(header, 100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=-0"])
def test_a_range_behind_the_end_is_not_satisfiable(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        span_of(header, 100)


def test_the_extract_opens_as_received_with_its_own_key(desk: Desk, tmp_path: Path) -> None:
    answer = desk.call("GET", "/v1/extract")
    etag = answer.headers["ETag"].strip('"')
    assert etag == hashlib.sha256(answer.content).hexdigest()
    key = desk.ask(ExtractKey, "GET", f"/v1/extract/key?etag={etag}")
    file = tmp_path / "replica.db"
    file.write_bytes(answer.content)
    with closing(connect(file, bytes.fromhex(key.key), read_only=True)) as connection:
        assert connection.execute("SELECT count(*) FROM items").fetchone() == (403,)
    assert not answer.content.startswith(b"SQLite format 3")


def test_resuming_and_asking_again(desk: Desk) -> None:
    whole = desk.call("GET", "/v1/extract")
    etag, size = whole.headers["ETag"], len(whole.content)
    head = desk.call("HEAD", "/v1/extract")
    assert (head.status_code, head.headers["ETag"], head.headers["Content-Length"], head.content) == (
        200,
        etag,
        str(size),
        b"",
    )
    assert head.headers["Accept-Ranges"] == "bytes"
    rest = desk.call("GET", "/v1/extract", headers={"Range": "bytes=1000-", "If-Range": etag})
    assert (rest.status_code, rest.content) == (206, whole.content[1000:])
    assert rest.headers["Content-Range"] == f"bytes 1000-{size - 1}/{size}"
    other = desk.call("GET", "/v1/extract", headers={"Range": "bytes=1000-", "If-Range": '"other"'})
    assert (other.status_code, len(other.content)) == (200, size)
    unchanged = desk.call("GET", "/v1/extract", headers={"If-None-Match": f'"x", {etag}'})
    assert (unchanged.status_code, unchanged.content, unchanged.headers["ETag"]) == (304, b"", etag)
    beyond = desk.call("GET", "/v1/extract", headers={"Range": f"bytes={size}-"})
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{size}")
    assert beyond.json()["code"] == "RANGE_NOT_SATISFIABLE"


def test_a_newer_extract_is_served_and_the_old_ones_key_is_still_told(server: RunningServer, desk: Desk) -> None:
    first = desk.call("HEAD", "/v1/extract").headers["ETag"].strip('"')
    server.cli("extract")
    second = desk.call("HEAD", "/v1/extract").headers["ETag"].strip('"')
    assert first != second
    server.cli("extract")
    assert desk.call("GET", f"/v1/extract/key?etag={first}").status_code == 200
    assert desk.call("GET", f"/v1/extract/key?etag={'0' * 64}").json()["code"] == "EXTRACT_UNKNOWN"
    files = sorted(path.suffix for path in (server.home / "extracts").iterdir())
    assert files == [".db", ".db", ".lock"]


def test_P3_the_extract_can_be_carried(server: RunningServer, tmp_path: Path) -> None:
    private = PrivateKey.generate()
    Desk.enrol(server.url, server.enrolment_code("carried"), "carried", public_key=bytes(private.public_key).hex())
    row = json.loads(server.cli("extract", "--to", str(tmp_path), "--json"))
    with zipfile.ZipFile(row["file"]) as archive:
        manifest = msgspec.json.decode(archive.read("manifest.json"), type=ExtractManifest)
        content = archive.read("replica.db")
        assert all(entry.compress_type == zipfile.ZIP_STORED for entry in archive.infolist())
    assert hashlib.sha256(content).hexdigest() == manifest.sha256
    (sealed,) = [sealed for sealed in manifest.keys if sealed.workstation == "carried"]
    (tmp_path / "r.db").write_bytes(content)
    connect(tmp_path / "r.db", SealedBox(private).decrypt(bytes.fromhex(sealed.sealed_key)), read_only=True).close()


def whole(desk: Desk, since: int, limit: int) -> list[Changes]:
    pages = [desk.changes(since, limit)]
    while pages[-1].more:
        pages.append(desk.changes(pages[-1].cursor, limit))
    return pages


def test_changes_come_in_pages_that_leave_nothing_out(desk: Desk) -> None:
    pages = whole(desk, 0, 37)
    assert len({item.barcode for page in pages for item in page.items}) == 403
    assert len({patron.card_number for page in pages for patron in page.patrons}) == 104
    assert all(after.since == before.cursor for before, after in pairwise(pages))
    assert next(page.libraries for page in pages if page.libraries is not None)
    assert not whole(desk, pages[-1].cursor, 37)[0].items


def test_changes_after_processing(desk: Desk, new_item: New, new_card: New) -> None:
    item, card = new_item(), new_card()
    before = whole(desk, 0, 5000)[-1].cursor
    (lent,) = desk.do(desk.issue(card, item))
    changes = desk.changes(before)
    assert [(loan.item_barcode, loan.card_number) for loan in changes.loans] == [(item, card)]
    assert changes.cursor >= lent.change
    assert not changes.items
    desk.do(desk.give_back(item))
    assert desk.changes(changes.cursor).deleted == Deleted(loans=(item,))
    assert desk.changes(before).loans == ()


def test_a_filled_hold_is_deleted(desk: Desk) -> None:
    before = whole(desk, 0, 5000)[-1].cursor
    desk.do(desk.issue("C000", "H1"))
    assert desk.changes(before).deleted.holds == (("H1", "C000"),)


@pytest.mark.parametrize("since", [2**40])
def test_a_cursor_of_another_world_means_a_full_update(desk: Desk, since: int) -> None:
    answer = desk.call("GET", f"/v1/changes?since={since}")
    assert (answer.status_code, answer.json()["code"]) == (410, "CURSOR_TOO_OLD")
