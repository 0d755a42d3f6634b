"""Koha's rows become records whatever shape Perl gave them; what Koha does not send is unknown, not false."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import msgspec
import pytest

from offcirc.connectors.base import LeftOut
from offcirc.connectors.koha.http import Answer
from offcirc.connectors.koha.records import (
    Reading,
    download_item,
    download_loan,
    download_patron,
    instant,
    rest_hold,
    rest_item,
    rest_loan,
    rest_patron,
)
from offcirc.connectors.koha.rows import (
    DownloadItem,
    DownloadLoan,
    DownloadPatron,
    Form,
    RestCheckout,
    RestHold,
    RestItem,
    RestPatron,
    Value,
    json_of,
)
from offcirc.domain.records import Item, ItemStatus, Patron
from offcirc.errors import ProtocolMismatch

HELSINKI = ZoneInfo("Europe/Helsinki")
JSON = "application/json"


def patron(**columns: Value) -> Patron:
    return download_patron(DownloadPatron(**{"cardnumber": "C1", **columns}), HELSINKI)


def item(**columns: Value) -> Item:
    return rest_item(RestItem(1, external_id="B1", **columns), HELSINKI)  # type: ignore[arg-type] # of any column


def test_a_patron_without_anything_but_a_card_is_taken() -> None:
    assert patron() == Patron("C1", "")


def test_a_patron_comes_with_numbers_as_text_or_as_numbers() -> None:
    texts = patron(surname="Mäkelä", lost="1", gonenoaddress="0", fine="12.500000", dateexpiry="2027-01-31")
    numbers = patron(surname="Mäkelä", lost=1, gonenoaddress=0, fine=12.5, dateexpiry="2027-01-31 00:00:00")
    assert texts == numbers
    assert texts.card_lost
    assert not texts.address_in_doubt
    assert texts.expires_on == date(2027, 1, 31)
    assert patron(cardnumber=4711).card_number == "4711"


@pytest.mark.parametrize(
    ("sent", "owed"),
    [
        ("12.500000", "12.50"),
        ("-3.250000", "-3.25"),
        ("0.005000", "0.005"),
        ("1234567.890000", "1234567.89"),
        (None, "0.00"),
        ("", "0.00"),
        (0, "0.00"),
        (3, "3.00"),
        (0.1, "0.10"),
    ],
)
def test_what_a_patron_owes_is_exact_and_a_credit_is_negative(sent: Value, owed: str) -> None:
    assert str(patron(fine=sent).owes) == owed


@pytest.mark.parametrize("sent", ["NaN", "Infinity", "1,50", "1e999999", "twelve"])
def test_an_amount_that_is_none_makes_no_sense(sent: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        patron(fine=sent)


def test_a_restriction_ends_on_its_day_or_never() -> None:
    assert (patron(debarred="9999-12-31").barred, patron(debarred="9999-12-31").blocked_until) == (True, None)
    past = patron(debarred="2001-02-03", debarredcomment="Past")
    assert (past.blocked_until, past.block_reason) == (date(2001, 2, 3), "Past")
    for none in (None, "", "0000-00-00"):
        assert (patron(debarred=none).barred, patron(debarred=none).blocked_until) == (False, None)


def test_rest_tells_a_restriction_as_a_mere_yes_or_as_a_date() -> None:
    def barred(value: Value) -> tuple[bool, date | None]:
        found = rest_patron(RestPatron(1, cardnumber="C1", restricted=value), HELSINKI)
        return found.barred, found.blocked_until

    assert barred(value=True) == (True, None)
    assert barred(value=False) == (False, None)
    assert barred("2030-01-01") == (True, date(2030, 1, 1))


@pytest.mark.parametrize("number", [None, "", "   "])
def test_a_row_without_its_number_makes_no_sense(number: str | None) -> None:
    with pytest.raises(ValueError, match="number"):
        patron(cardnumber=number)


def test_an_item_of_download_has_an_unknown_status() -> None:
    found = download_item(DownloadItem("B1", "84.2", "HOME", "HERE", "BK", "Title", "Author"), HELSINKI)
    assert found == Item("B1", "Title", "Author", "84.2", "BK", "HERE", "", "HOME", "", ItemStatus.UNKNOWN)


@pytest.mark.parametrize(
    ("columns", "status"),
    [
        ({"lost_status": 0, "withdrawn": 0}, ItemStatus.AVAILABLE),
        ({"lost_status": "0", "withdrawn": "0"}, ItemStatus.AVAILABLE),
        ({"lost_status": 4, "withdrawn": 0}, ItemStatus.LOST),
        ({"lost_status": 1, "withdrawn": 1}, ItemStatus.WITHDRAWN),
        ({"lost_status": 2}, ItemStatus.LOST),
        ({"lost_status": 0}, ItemStatus.UNKNOWN),
        ({}, ItemStatus.UNKNOWN),
    ],
)
def test_rest_tells_lost_and_withdrawn_or_they_are_unknown(columns: dict[str, Value], status: ItemStatus) -> None:
    assert item(**columns).status is status


def test_not_for_loan_may_come_from_the_item_type() -> None:
    assert item(not_for_loan_status=0, effective_not_for_loan_status=1).not_for_loan
    assert item(not_for_loan_status=-1).not_for_loan
    assert not item(not_for_loan_status=0, effective_not_for_loan_status=0).not_for_loan
    assert not item(not_for_loan_status=0).not_for_loan


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ("2026-07-30 23:59:00", "2026-07-30T20:59:00"),
        ("2026-01-30 23:59:00", "2026-01-30T21:59:00"),
        ("2026-03-29 03:30:00", "2026-03-29T01:30:00"),  # the clocks skipped it
        ("2026-10-25 03:30:00", "2026-10-25T00:30:00"),  # they had it twice
        ("2026-07-30", "2026-07-30T20:59:00"),
        ("2026-07-30T23:59:00+02:00", "2026-07-30T21:59:00"),
        ("2026-07-30T21:59:00Z", "2026-07-30T21:59:00"),
    ],
)
def test_moments_are_local_to_the_server_unless_they_say_otherwise(local: str, utc: str) -> None:
    found = instant(local, HELSINKI)
    assert found.astimezone(UTC) == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert found.utcoffset() in {timedelta(hours=2), timedelta(hours=3)}


def test_a_loan_does_not_tell_how_many_renewals_are_left() -> None:
    row = DownloadLoan("B1", "C1", "2026-07-30 23:59:00", "2026-07-01 10:00:00")
    found = download_loan(row, HELSINKI)
    assert (found.item_barcode, found.card_number, found.renewals_left) == ("B1", "C1", None)
    by_rest = RestCheckout(1, 2, 3, "2026-07-30T23:59:00+03:00", "2026-07-01T10:00:00+03:00")
    assert rest_loan(by_rest, "C1", "B1", HELSINKI) == found


def test_holds_of_a_day_stand_in_the_order_of_koha() -> None:
    def hold(priority: Value, status: str | None = None) -> RestHold:
        return RestHold(1, 2, hold_date="2026-07-01", priority=priority, status=status, pickup_library_id="CPL")

    first, second = (rest_hold(hold(priority), "C1", "B1", HELSINKI) for priority in (1, "2"))
    assert first.placed_at < second.placed_at < first.placed_at + timedelta(seconds=1)
    assert not first.on_shelf
    assert rest_hold(hold(0, "W"), "C1", "B1", HELSINKI).on_shelf


def test_one_bad_row_costs_that_row() -> None:
    left_out = LeftOut()
    reading = Reading(HELSINKI, left_out)
    rows = reading.rows(
        Form(DownloadPatron),
        msgspec.json.encode(
            {"C1": {"cardnumber": "C1"}, "C2": {"cardnumber": ["C2"]}, "C3": 3, "C4": {"cardnumber": None}}
        ),
    )
    assert [found.card_number for found in reading.records(download_patron, rows)] == ["C1"]
    assert left_out.records == 3


@pytest.mark.parametrize("content", [b"", b"nothing", b"3", b"{", b'[{"cardnumber":"C1"}'])
def test_a_page_that_is_no_page_is_told(content: bytes) -> None:
    with pytest.raises(ProtocolMismatch) as caught:
        Form(DownloadPatron).rows(content)
    assert caught.value.code == "ANSWER_UNREADABLE"


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_a_page_is_utf8_or_else_latin1(encoding: str) -> None:
    body = '[{"cardnumber":"Mäkelä ÿ"}]'.encode(encoding)
    rows, _ = Form(DownloadPatron).rows(json_of(Answer(200, JSON, {}, body)))
    assert rows[0].cardnumber == "Mäkelä ÿ"


def test_a_page_of_another_kind_is_told() -> None:
    with pytest.raises(ProtocolMismatch) as caught:
        json_of(Answer(200, "text/html", {}, b"{}"))
    assert caught.value.code == "NOT_OUR_SERVER"


def test_an_amount_keeps_its_exact_value() -> None:
    assert patron(fine="0.123456").owes == Decimal("0.123456")
