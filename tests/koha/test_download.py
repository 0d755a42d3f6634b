"""`download.pl`, whole: every record once, in whatever order and encoding the pages come."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from offcirc.connectors.base import Progress, RecordPages
from offcirc.connectors.koha import download
from offcirc.connectors.koha.cursors import Cursor
from offcirc.connectors.koha.profile import KohaProfile
from offcirc.connectors.koha.session import Answer, Credentials, KohaSession, Params
from offcirc.domain.records import Item, ItemStatus, Library, Loan, Patron
from offcirc.errors import AuthRequired, Cancelled, ConnectorError, OutcomeUnknown, ProtocolMismatch, RequestRefused
from offcirc.wire.messages import Changes
from tests.koha import sample
from tests.koha.server import KohaServer

HELSINKI = ZoneInfo("Europe/Helsinki")
PROFILE = KohaProfile(download=True, branches=sample.BRANCHES)
BULK = 11_000


def quiet(_: Progress) -> None:
    pass


def pull(session: KohaSession, report: Callable[[Progress], None] = quiet) -> RecordPages:
    return download.pull(session, PROFILE, HELSINKI, None, report)


def session_of(server: KohaServer, password: str = sample.PASSWORD) -> KohaSession:
    return KohaSession(server.url, Credentials("desk", password, "CPL"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KohaServer]:
    home = tmp_path_factory.mktemp("koha")
    with KohaServer(home, version="3.17", patrons=6000, items=BULK, loans=100) as running:
        yield running


@pytest.fixture(scope="module")
def pages(server: KohaServer) -> list[Changes]:
    return list(pull(session_of(server)).pages)


def patrons_of(pages: list[Changes]) -> dict[str, Patron]:
    return {patron.card_number: patron for page in pages for patron in page.patrons}


def items_of(pages: list[Changes]) -> dict[str, Item]:
    return {item.barcode: item for page in pages for item in page.items}


def test_every_record_comes_once(pages: list[Changes]) -> None:
    assert sum(len(page.patrons) for page in pages) == len(patrons_of(pages)) == 6000 + sample.SMALL_PATRONS
    assert sum(len(page.items) for page in pages) == len(items_of(pages)) == BULK + sample.SMALL_ITEMS
    assert sum(len(page.loans) for page in pages) == 101


def test_only_the_last_page_has_no_more_and_all_have_one_cursor(pages: list[Changes]) -> None:
    assert [page.more for page in pages] == [True] * (len(pages) - 1) + [False]
    assert {page.since for page in pages} == {0}
    assert len({page.cursor for page in pages}) == 1
    cursor = Cursor.of(pages[0].cursor)
    assert timedelta(0) < datetime.now(UTC) - cursor.read_at < timedelta(minutes=5)
    assert pages[-1].libraries == tuple(
        Library(code, name, time_zone="Europe/Helsinki") for code, name in sample.BRANCHES.items()
    )


def test_pages_in_latin1_and_utf8_read_alike(pages: list[Changes]) -> None:
    patrons = patrons_of(pages)
    assert patrons[sample.ACCENTED].name == "Švec, Jiří"
    names = {patron.surname for patron in patrons.values()}
    assert {"Mäkelä", "Ahlström", "Šťastný", "Żółkowska"} <= names
    assert not any("Ã" in name or "�" in name for name in names)
    assert items_of(pages)[sample.LATIN].title == "Sinuhe egyptiläinen"


def test_what_stands_against_a_patron_is_known(pages: list[Changes]) -> None:
    patrons, today = patrons_of(pages), datetime.now(UTC).date()
    assert patrons[sample.PLAIN].blocked_until is None
    assert (patrons[sample.BARRED].barred, patrons[sample.BARRED].blocked_until) == (True, None)
    assert (patrons[sample.BARRED_UNTIL].blocked_until or date.min) > today
    assert (patrons[sample.BARRED_ONCE].blocked_until or date.max) < today
    assert (patrons[sample.EXPIRED].expires_on or date.max) < today
    assert patrons[sample.CARD_LOST].card_lost
    assert patrons[sample.NO_ADDRESS].address_in_doubt
    assert patrons[sample.OWES].owes == Decimal("12.50")
    assert patrons[sample.IN_CREDIT].owes == Decimal("-3.25")


def test_a_status_that_koha_does_not_send_is_unknown(pages: list[Changes]) -> None:
    items = items_of(pages)
    for barcode in (sample.FREE, sample.MISSING, sample.WITHDRAWN, sample.REFERENCE):
        assert items[barcode].status is ItemStatus.UNKNOWN


def test_a_loan_is_in_the_servers_time(pages: list[Changes]) -> None:
    (loan,) = [loan for page in pages for loan in page.loans if loan.item_barcode == sample.LENT]
    assert loan.card_number == sample.OTHER
    assert (loan.due_at.hour, loan.due_at.minute, loan.due_at.tzinfo) == (23, 59, HELSINKI)


def test_rows_in_another_order_on_every_second_page_are_told_to_be_missing(tmp_path: Path) -> None:
    with KohaServer(tmp_path, "--reorder", version="23.05", items=7000) as reordering:
        whole = pull(session_of(reordering))
        pages = list(whole.pages)
    found = sum(len(page.items) for page in pages)
    assert found == len(items_of(pages))
    assert found + whole.left_out.records == 7000 + sample.SMALL_ITEMS
    assert whole.left_out.records > 0


def test_a_wrong_password_is_told(server: KohaServer) -> None:
    with pytest.raises(AuthRequired):
        list(pull(session_of(server, "wrong")).pages)


def test_a_server_without_the_script_is_told(new: KohaServer) -> None:
    with pytest.raises(RequestRefused):
        list(pull(session_of(new)).pages)


def test_cancelling_ends_it(server: KohaServer) -> None:
    told: list[Progress] = []

    def cancel(progress: Progress) -> None:
        told.append(progress)
        if progress.done > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(pull(session_of(server), cancel).pages)
    assert told[-1].step == "download"


# Servers that misbehave ---------------------------------------------------------------------------------------------


class Pages(KohaSession):
    """A session whose pages a test makes: `page(number)` gives the JSON of one."""

    def __init__(self, page: Callable[[int], object]) -> None:
        super().__init__("http://127.0.0.1:1", Credentials("", "", ""))
        self._made = page

    def clone(self) -> "Pages":
        return Pages(self._made)

    def get(self, path: str, params: Params = (), accept: frozenset[int] = frozenset()) -> Answer:
        assert (path, dict(params)["data"], accept) == (download.PATH, "all", frozenset())
        found = self._made(int(dict(params)["page"]))
        if isinstance(found, ConnectorError):
            raise found
        body = found if isinstance(found, bytes) else json.dumps(found).encode()
        return Answer(200, "application/json", {}, body)


def barcodes(numbers: range) -> dict[str, object]:
    return {f"B{number}": {"barcode": f"B{number}", "title": "T"} for number in numbers}


def issues(numbers: range) -> dict[str, object]:
    times = {"cardnumber": "C1", "date_due": "2026-07-01 23:59:00", "issuedate": "2026-06-01 10:00:00"}
    return {f"B{number}": {"barcode": f"B{number}", **times} for number in numbers}


def test_rows_that_moved_between_pages_are_found_by_reading_again() -> None:
    asked: list[int] = []

    def page(number: int) -> object:
        asked.append(number)
        first_reading = asked.count(0) == 1
        if number == 0:
            return {"items": barcodes(range(5000)), "finished": 0}
        moved = 10 if first_reading and number == 1 else 0  # ten rows came before them: they are seen twice
        if number == 1:
            return {"items": barcodes(range(5000 - moved, 7000 - moved)), "finished": 1}
        return {"items": {}, "finished": 1}

    whole = pull(Pages(page))
    found = [item.barcode for changes in whole.pages for item in changes.items]
    assert sorted(found) == sorted(barcodes(range(7000)))
    assert whole.left_out.records == 0
    assert asked.count(0) == 2


def test_a_full_page_that_holds_two_loans_of_one_item_is_not_the_last() -> None:
    def page(number: int) -> object:
        rows = {0: range(4999), 1: range(4999, 5100)}.get(number, range(0))
        return {"patrons": {}, "items": {}, "issues": issues(rows), "finished": 1}

    loans: list[Loan] = [loan for changes in pull(Pages(page)).pages for loan in changes.loans]
    assert len(loans) == 5100


def test_pages_beyond_the_end_arriving_first_end_nothing() -> None:
    late = threading.Event()

    def page(number: int) -> object:
        if number == 2:
            late.wait(5)
        if number > 3:
            late.set()
        rows = {number: range(number * 5000, number * 5000 + (5000 if number < 3 else 10))}.get(number, range(0))
        return {"items": barcodes(rows if number < 4 else range(0)), "finished": int(number >= 3)}

    assert sum(len(changes.items) for changes in pull(Pages(page)).pages) == 15_010


def test_a_page_that_was_lost_once_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("offcirc.connectors.koha.fetching._PAUSES_S", (0.01, 0.01))
    tries: list[int] = []

    def page(number: int) -> object:
        tries.append(number)
        if tries.count(number) < 3:
            return OutcomeUnknown("ANSWER_LOST")
        return {"items": barcodes(range(5)) if number == 0 else {}, "finished": 1}

    assert sum(len(changes.items) for changes in pull(Pages(page)).pages) == 5


def test_a_server_that_stays_silent_is_given_up_at_once() -> None:
    def page(_: int) -> object:
        return OutcomeUnknown("SERVER_SILENT", seconds=45)

    with pytest.raises(OutcomeUnknown):
        list(pull(Pages(page)).pages)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"items":{}}', b'{"finished":1,"items":[1', b'{"finished":[]}'])
def test_a_page_that_is_none_is_told(body: bytes) -> None:
    with pytest.raises(ProtocolMismatch):
        list(pull(Pages(lambda _: body)).pages)


def test_bad_rows_are_counted_and_the_rest_is_kept() -> None:
    patrons = {"C1": {"cardnumber": "C1"}, "C2": {"cardnumber": {"odd": 1}}, "C3": {"cardnumber": "C3", "fine": "x"}}
    whole = pull(Pages(lambda number: {"patrons": patrons if number == 0 else {}, "finished": "1"}))
    found = [patron.card_number for changes in whole.pages for patron in changes.patrons]
    assert found == ["C1"]
    assert whole.left_out.records == 2


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        (KohaProfile(rest_refused="/patrons 403"), {"list": "/patrons", "status": "403"}),
        (KohaProfile(rest_refused="/checkouts 400"), {"list": "/checkouts", "status": "400"}),
        (KohaProfile(), {"list": "/patrons", "status": "404"}),
    ],
)
def test_without_a_door_to_records_it_is_said_which_of_them_was_closed(
    profile: KohaProfile, told: dict[str, str]
) -> None:
    with pytest.raises(AuthRequired, match="RECORDS_REFUSED") as refused:
        download.pull(Pages(lambda _: b""), profile, HELSINKI, None, quiet)
    assert refused.value.params == told
