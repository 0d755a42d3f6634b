"""The lines of a .koc file: written exactly, read from anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offcirc.connectors.files.koc import (
    BadLine,
    KocAction,
    KocLine,
    KocRow,
    Unfit,
    ids_of,
    koc_row,
    read_koc,
    write_koc,
)
from offcirc.domain.transactions import Kind, NewPatron, Transaction
from offcirc.errors import UserError

HELSINKI = ZoneInfo("Europe/Helsinki")
AT = datetime(2026, 11, 23, 10, 4, 5, 7_000, UTC)
NOON = datetime(2026, 11, 23, 12, 4, 5, 7_000)  # noqa: DTZ001 - a file's times have no zone
HEADER = b"Version=1.0\tGenerator=kocPHP\tGeneratorVersion=0.7\n"


def done(kind: Kind, **fields: Any) -> Transaction:
    place: dict[str, Any] = {"staff": "anna", "library": "BR1", "workstation": "bus", "epoch": 1, "seq": 1}
    clocks: dict[str, Any] = {"recorded_at": AT, "occurred_at": AT, "boot": "boot", "monotonic_ms": 0}
    return Transaction(id="an-id", kind=kind, **place | clocks | fields)


def issue(card: str = "P1", barcode: str = "I1", **fields: Any) -> Transaction:
    return done(Kind.ISSUE, card_number=card, item_barcode=barcode, due_at=AT, **fields)


def lines(content: bytes) -> list[KocLine | BadLine]:
    return list(read_koc(content))


def rows(content: bytes) -> list[KocRow]:
    return [line.row for line in lines(content) if isinstance(line, KocLine)]


def test_a_file_is_written_as_koha_reads_it() -> None:
    transactions = [
        issue(),
        done(Kind.RENEW, item_barcode="I2", due_at=AT),
        done(Kind.RETURN, item_barcode="I1", card_number="P1"),
        done(Kind.PAYMENT, card_number="P1", amount=Decimal("1.5")),
    ]
    written = [row for each in transactions if isinstance(row := koc_row(each, "P9", HELSINKI), KocRow)]
    assert write_koc(written, "0.1.0").decode() == (
        "Version=1.0\tGenerator=offcirc\tGeneratorVersion=0.1.0\n"
        "2026-11-23 12:04:05 007\tissue\tP1\tI1\n"
        "2026-11-23 12:04:05 007\tissue\tP9\tI2\n"
        "2026-11-23 12:04:05 007\treturn\tI1\n"
        "2026-11-23 12:04:05 007\tpayment\tP1\t1.50\n"
    )


@pytest.mark.parametrize(
    ("transaction", "why"),
    [
        (issue(card="1" * 17), Unfit.CARD_TOO_LONG),
        (issue(barcode="1" * 21), Unfit.BARCODE_TOO_LONG),
        (done(Kind.RETURN, item_barcode="1" * 21), Unfit.BARCODE_TOO_LONG),
        (done(Kind.PAYMENT, card_number="1" * 17, amount=Decimal(1)), Unfit.CARD_TOO_LONG),
        (issue(card="Ä1"), Unfit.NOT_PLAIN),
        (issue(barcode=" I1"), Unfit.NOT_PLAIN),
        (done(Kind.RENEW, item_barcode="I1", due_at=AT), Unfit.BORROWER_UNKNOWN),
        (done(Kind.IN_HOUSE_USE, item_barcode="I1", count=1), Unfit.KIND_NOT_CARRIED),
        (done(Kind.REGISTER_PATRON, card_number="P1", patron=NewPatron("Uusi")), Unfit.KIND_NOT_CARRIED),
        (replace(issue(), occurred_at=datetime(1969, 12, 31, 12, tzinfo=UTC)), Unfit.TIME_UNUSABLE),
    ],
)
def test_what_koha_would_bend_is_not_written_and_said(transaction: Transaction, why: Unfit) -> None:
    assert koc_row(transaction, None, HELSINKI) is why


def test_the_longest_that_koha_keeps_is_written() -> None:
    assert isinstance(koc_row(issue("1" * 16, "2" * 20), None, HELSINKI), KocRow)


def test_times_are_the_librarys_own_also_when_the_clocks_change() -> None:
    summer, winter = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    told = [koc_row(issue(occurred_at=at), None, HELSINKI) for at in (summer, winter)]
    assert [row.at.hour for row in told if isinstance(row, KocRow)] == [3, 3]
    assert told[0] == told[1]


ISSUE_LINE = b"2026-11-23 12:04:05 7\tissue\tP1\tI1"


@pytest.mark.parametrize(
    "content",
    [
        HEADER + ISSUE_LINE,
        HEADER + ISSUE_LINE + b"\n",
        (HEADER + ISSUE_LINE + b"\n").replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + HEADER + ISSUE_LINE,
        b"\n \n" + HEADER + b"\r\n\r\n\t\n" + ISSUE_LINE + b"\n\n",
        b"Version=1.0\n" + ISSUE_LINE,
        b"Version=1.0\tGenerator=some other\tWhatever=1\n" + HEADER + ISSUE_LINE,
        HEADER + b"2026-11-23 12:04:05.007\tIssue\t P1 \tI1\t\tmore",
        HEADER + b"2026-11-23T12:04:05 007\tissue\tP1\tI1",
    ],
    ids=["no end", "lf", "crlf", "bom", "blank", "bare", "two headers", "sloppy", "iso"],
)
def test_anybodys_file_is_read(content: bytes) -> None:
    assert rows(content) == [KocRow(NOON, KocAction.ISSUE, "P1", "I1")]


def test_a_number_of_the_writers_own_in_place_of_the_milliseconds_and_none_at_all() -> None:
    content = HEADER + b"2026-11-23 12:04:05 20458\treturn\tI1\n2026-11-23 12:04:05\treturn\tI1\n"
    assert [row.at.microsecond for row in rows(content)] == [0, 0]


def test_bytes_that_are_not_utf_8_are_latin_1() -> None:
    assert rows(HEADER + "2026-11-23 12:04:05 7\treturn\tÄ1".encode("latin-1"))[0].barcode == "Ä1"
    assert rows(HEADER + "2026-11-23 12:04:05 7\treturn\tÄ1".encode())[0].barcode == "Ä1"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("2026-11-23 12:04:05 7\tissue\tP1", "LINE_FIELD_MISSING"),
        ("2026-11-23 12:04:05 7\tissue\t\tI1", "LINE_FIELD_MISSING"),
        ("2026-11-23 12:04:05 7\treturn", "LINE_FIELD_MISSING"),
        ("2026-11-23 12:04:05 7\tpayment\tP1", "LINE_FIELD_MISSING"),
        ("2026-11-23 12:04:05 7\trenew\tI1", "LINE_ACTION_UNKNOWN"),
        ("2026-11-23 12:04:05 7", "LINE_ACTION_UNKNOWN"),
        ("2026-02-30 12:04:05 7\treturn\tI1", "LINE_TIME_UNREADABLE"),
        ("2026-11-23 24:04:05 7\treturn\tI1", "LINE_TIME_UNREADABLE"),
        ("0001-01-01 00:00:00 0\treturn\tI1", "LINE_TIME_UNREADABLE"),
        ("23.11.2026 12:04\treturn\tI1", "LINE_TIME_UNREADABLE"),
        ("\x00\x01 garbage", "LINE_TIME_UNREADABLE"),
        ("2026-11-23 12:04:05 7\tpayment\tP1\t-1.00", "AMOUNT_NOT_POSITIVE"),
        ("2026-11-23 12:04:05 7\tpayment\tP1\t1e3", "AMOUNT_UNREADABLE"),
        ("2026-11-23 12:04:05 7\tpayment\tP1\t1.005", "AMOUNT_TOO_PRECISE"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_the_others_are_read(line: str, code: str) -> None:
    content = HEADER + b"\n" + line.encode() + b"\n" + ISSUE_LINE
    bad, good = lines(content)
    assert bad == BadLine(3, code)
    assert isinstance(good, KocLine)
    assert good.number == 4


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"PK\x03\x04", ISSUE_LINE, b"Version=2.0\tGenerator=x\n" + ISSUE_LINE, b"Version=1.00\n"]
)
def test_what_is_no_koc_file_is_not_read(content: bytes) -> None:
    with pytest.raises(UserError, match="NOT_A_KOC"):
        read_koc(content)


_texts = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=16)
_times = st.datetimes(datetime(1970, 1, 1), datetime(9998, 12, 31)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=at.microsecond // 1_000 * 1_000)
)
_rows = st.one_of(
    st.builds(KocRow, _times, st.just(KocAction.ISSUE), _texts, _texts),
    st.builds(KocRow, _times, st.just(KocAction.RETURN), barcode=_texts),
    st.builds(KocRow, _times, st.just(KocAction.PAYMENT), _texts, amount=st.decimals("0.01", 100_000, places=2)),
)


@given(st.lists(_rows, max_size=20))
def test_what_is_written_is_read_again_with_its_ids(written: list[KocRow]) -> None:
    read = lines(write_koc(written, "0"))
    assert [line.row for line in read if isinstance(line, KocLine)] == written
    assert [line.id for line in read if isinstance(line, KocLine)] == list(ids_of(written))


@given(st.binary(max_size=200))
def test_no_content_raises_anything_but_a_code(content: bytes) -> None:
    assert lines(HEADER + content) is not None


def test_equal_lines_are_told_apart_by_their_number_and_known_again_however_they_are_spelled() -> None:
    twice = HEADER + b"2026-11-23 12:04:05 7\tpayment\tP1\t1.50\n2026-11-23 12:04:05 007\tpayment\tP1\t1,5\r\n"
    first, second = (line.id for line in lines(twice) if isinstance(line, KocLine))
    assert first != second
    more = HEADER + ISSUE_LINE + b"\nrubbish\n" + twice
    assert {first, second} < {line.id for line in lines(more) if isinstance(line, KocLine)}


def test_a_lines_id_never_changes() -> None:
    # Another id would let files that were taken in by an older version in a second time.
    (line,) = lines(HEADER + ISSUE_LINE)
    assert isinstance(line, KocLine)
    assert line.id == "b52a2654-ff85-5fb1-b37d-a831c89febec"
