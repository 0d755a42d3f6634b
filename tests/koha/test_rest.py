"""`/api/v1`: everything once, and what changed since, however the rows move meanwhile."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from offcirc.connectors.base import Progress, RecordPages
from offcirc.connectors.koha import rest
from offcirc.connectors.koha.cursors import Cursor
from offcirc.connectors.koha.listings import Lists
from offcirc.connectors.koha.profile import KohaProfile
from offcirc.connectors.koha.session import Answer, Credentials, KohaSession, Params
from offcirc.domain.records import Hold, Item, ItemStatus, Library, Loan, Patron
from offcirc.errors import AuthRequired, Cancelled, OutcomeUnknown, RequestRefused, ServerBusy
from offcirc.wire.messages import Changes
from tests.koha import sample
from tests.koha.server import KohaServer

HELSINKI = ZoneInfo("Europe/Helsinki")
PROFILE = KohaProfile(rest=True, branches=sample.BRANCHES)
DESK = Credentials("desk", sample.PASSWORD, "CPL")
PATRONS, ITEMS, LOANS = 1500, 2600, 40


def quiet(_: Progress) -> None:
    pass


def whole(session: KohaSession, report: Callable[[Progress], None] = quiet) -> list[Changes]:
    pulled = rest.pull(session, PROFILE, HELSINKI, None, report)
    assert isinstance(pulled, RecordPages)
    pages = list(pulled.pages)
    assert pulled.left_out.records == 0
    return pages


def delta(session: KohaSession, since: int) -> list[Changes]:
    pulled = rest.pull(session, PROFILE, HELSINKI, since, quiet)
    assert not isinstance(pulled, RecordPages)
    return list(pulled)


def patrons_of(pages: list[Changes]) -> dict[str, Patron]:
    return {patron.card_number: patron for page in pages for patron in page.patrons}


def items_of(pages: list[Changes]) -> dict[str, Item]:
    return {item.barcode: item for page in pages for item in page.items}


def loans_of(pages: list[Changes]) -> dict[str, Loan]:
    return {loan.item_barcode: loan for page in pages for loan in page.loans}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KohaServer]:
    with KohaServer(tmp_path_factory.mktemp("koha"), patrons=PATRONS, items=ITEMS, loans=LOANS) as running:
        yield running


@pytest.fixture
def session(server: KohaServer) -> Iterator[KohaSession]:
    session = KohaSession(server.url, DESK)
    yield session
    session.close()


def test_every_record_comes_once(session: KohaSession) -> None:
    pages = whole(session)
    assert sum(len(page.patrons) for page in pages) == len(patrons_of(pages)) == PATRONS + sample.SMALL_PATRONS
    assert sum(len(page.items) for page in pages) == len(items_of(pages)) == ITEMS + sample.SMALL_ITEMS
    assert sum(len(page.loans) for page in pages) == len(loans_of(pages)) == LOANS + 1
    assert [page.more for page in pages] == [True] * (len(pages) - 1) + [False]
    assert len({page.cursor for page in pages}) == 1
    assert {library.code: library.name for library in pages[-1].libraries or ()} == sample.BRANCHES


def test_what_rest_tells_is_known(session: KohaSession) -> None:
    pages = whole(session)
    patrons, items, loans = patrons_of(pages), items_of(pages), loans_of(pages)
    assert patrons[sample.OWES].owes == Decimal("12.50")
    assert patrons[sample.IN_CREDIT].owes == Decimal("-3.25")
    assert patrons[sample.BARRED].barred
    assert not patrons[sample.BARRED_ONCE].barred
    assert patrons[sample.CARD_LOST].card_lost
    assert items[sample.FREE].title == "Válka s mloky"
    assert items[sample.FREE].status is ItemStatus.AVAILABLE
    assert items[sample.MISSING].status is ItemStatus.LOST
    assert items[sample.WITHDRAWN].status is ItemStatus.WITHDRAWN
    assert items[sample.REFERENCE].not_for_loan
    assert loans[sample.LENT].card_number == sample.OTHER
    assert (loans[sample.LENT].due_at.hour, loans[sample.LENT].due_at.minute) == (23, 59)


def test_changes_are_what_changed_and_all_loans(tmp_path: Path) -> None:
    with KohaServer(tmp_path, patrons=20, items=20, loans=10) as server:
        session = KohaSession(server.url, DESK)
        long_ago = (datetime.now(UTC) - timedelta(days=9)).strftime("%Y-%m-%d %H:%M:%S")
        server.sql("UPDATE borrowers SET updated_on = ?", long_ago)
        server.sql("UPDATE items SET timestamp = ?", long_ago)
        before = whole(session)
        now = datetime.now(HELSINKI).strftime("%Y-%m-%d %H:%M:%S")
        server.sql("UPDATE borrowers SET surname = 'Uusi', updated_on = ? WHERE cardnumber = 'C0000007'", now)
        server.sql("UPDATE items SET itemlost = 1, timestamp = ? WHERE barcode = 'B0000009'", now)
        server.sql("DELETE FROM issues WHERE itemnumber = (SELECT itemnumber FROM items WHERE barcode = 'B0000001')")
        pages = delta(session, before[0].cursor)
    assert {card: patron.surname for card, patron in patrons_of(pages).items()} == {"C0000007": "Uusi"}
    assert {barcode: item.status for barcode, item in items_of(pages).items()} == {"B0000009": ItemStatus.LOST}
    assert loans_of(pages).keys() == loans_of(before).keys() - {"B0000001"}
    assert loans_of(pages)["B0000002"] == loans_of(before)["B0000002"]
    assert pages[-1].whole == {"loans"}
    assert {page.since for page in pages} == {before[0].cursor}
    assert [page.cursor for page in pages[:-1]] == [before[0].cursor] * (len(pages) - 1)
    assert pages[-1].cursor >= before[0].cursor
    assert Cursor.of(pages[-1].cursor).whole_at == Cursor.of(before[0].cursor).whole_at


def test_after_a_day_everything_is_fetched(session: KohaSession) -> None:
    now = datetime.now(UTC)
    hours_ago = Cursor(now - timedelta(hours=1), now - timedelta(hours=22)).number
    assert not isinstance(rest.pull(session, PROFILE, HELSINKI, hours_ago, quiet), RecordPages)
    days_ago = Cursor(now - timedelta(hours=1), now - timedelta(hours=26)).number
    assert isinstance(rest.pull(session, PROFILE, HELSINKI, days_ago, quiet), RecordPages)


def test_an_account_that_may_not_read_patrons_is_told(server: KohaServer) -> None:
    with pytest.raises(AuthRequired) as caught:
        whole(KohaSession(server.url, Credentials("lender", sample.PASSWORD, "CPL")))
    assert caught.value.code == "SIGN_IN_NO_PERMISSION"


def test_cancelling_ends_it(session: KohaSession) -> None:
    def cancel(progress: Progress) -> None:
        if progress.done > 1000:
            raise Cancelled

    with pytest.raises(Cancelled):
        whole(session, cancel)


def test_an_empty_library_is_no_error(tmp_path: Path) -> None:
    with KohaServer(tmp_path) as server:
        server.sql("DELETE FROM issues")
        server.sql("DELETE FROM items")
        pages = whole(KohaSession(server.url, DESK))
    assert items_of(pages) == {}
    assert loans_of(pages) == {}
    assert len(patrons_of(pages)) == sample.SMALL_PATRONS


# A server whose rows move while they are read, and which lists holds -------------------------------------------------

Row = dict[str, Any]
LOCK = threading.Lock()


class Library_(KohaSession):  # noqa: N801 - `Library` is a record
    """A session with a library inside: lists by `q`, ordered by id, as Koha's REST answers.

    `meanwhile` runs before each answer and may change the lists.
    """

    def __init__(self, lists: Mapping[str, list[Row]], meanwhile: Callable[[], None] = lambda: None) -> None:
        super().__init__("http://127.0.0.1:1", Credentials("", "", ""))
        self.lists = lists
        self._meanwhile = meanwhile

    def clone(self) -> "Library_":
        return Library_(self.lists, self._meanwhile)

    def rest(self, method: str, path: str, params: Params = (), body: object = None, **_: Any) -> Answer:
        assert (method, body) == ("GET", None)
        asked = dict(params)
        with LOCK:
            self._meanwhile()
            return self._answer(path, asked)

    def _answer(self, path: str, asked: dict[str, str]) -> Answer:
        if path not in self.lists:
            return Answer(404, "application/json", {}, b"{}")
        rows = [row for row in self.lists[path] if _meets(row, json.loads(asked.get("q", "{}")))]
        order = asked.get("_order_by", "")
        if order:
            rows.sort(key=lambda row: int(row[order[1:]]), reverse=order.startswith("-"))
        page = rows[: int(asked["_per_page"])]
        told = {"X-Total-Count": str(len(rows)), "Date": format_datetime(datetime.now(UTC), usegmt=True)}
        return Answer(200, "application/json", told, json.dumps(page).encode())


def _meets(row: Row, question: Row) -> bool:
    """In the plainest operators alone: of the others newer versions take only some."""
    for name, asked in question.items():
        if name.startswith("biblio."):
            raise RequestRefused("SERVER_REFUSED", status=400)
        value = row[name.removeprefix("me.")]
        if isinstance(asked, list):
            if value not in asked:
                return False
            continue
        tests = {">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b}
        if not all(tests[word](value, operand) for word, operand in asked.items()):
            return False
    return True


RECENT, OLD = "2999-01-01 00:00:00", "2001-01-01 00:00:00"


def a_patron(number: int, changed: str = RECENT) -> Row:
    return {"patron_id": number, "cardnumber": f"C{number}", "surname": "S", "updated_on": changed}


def an_item(number: int, title: int = 1, changed: str = RECENT) -> Row:
    biblio = {"title": f"T{title}"}
    return {"item_id": number, "biblio_id": title, "external_id": f"B{number}", "biblio": biblio, "timestamp": changed}


def a_hold(number: int, patron: int, title: int, item: int | None = None, **more: object) -> Row:
    usual: Row = {"hold_id": number, "patron_id": patron, "biblio_id": title, "hold_date": "2026-07-01"}
    return usual | {"item_id": None if item is None else str(item), "priority": number, **more}


def a_checkout(number: int, patron: int, item: int, due: str = "2026-07-30T23:59:00+03:00") -> Row:
    times = {"due_date": due, "checkout_date": "2026-07-01T10:00:00+03:00"}
    return {"checkout_id": number, "patron_id": patron, "item_id": item, **times}


def library(**more: list[Row]) -> dict[str, list[Row]]:
    usual = {"patrons": [a_patron(1), a_patron(2)], "items": [an_item(1)], "checkouts": [], "libraries": []}
    return {f"/{name}": rows for name, rows in (usual | more).items()}


def holds_of(pages: list[Changes]) -> list[Hold]:
    return [hold for page in pages for hold in page.holds]


def test_rows_that_come_and_go_while_pages_are_read_make_no_other_row_missing_or_double() -> None:
    items = [an_item(number * 3) for number in range(1, 4001)]
    always = {f"B{number * 3}" for number in range(1, 4001, 2)}
    answers = 0

    def meanwhile() -> None:
        nonlocal answers
        answers += 1
        if len(items) > 2000:  # from the front, which moves every page of those that count
            doomed = [item for item in items if item["external_id"] not in always][:300]
            for item in doomed:
                items.remove(item)
        items.append(an_item(20_000 + answers))

    pages = whole(Library_(library(items=items), meanwhile))
    found = [item.barcode for page in pages for item in page.items]
    assert len(found) == len(set(found))
    assert always <= set(found)
    assert answers > 4


def test_ids_far_apart_are_read_as_well() -> None:
    numbers = [*range(1, 1500), *range(5_000_000, 5_001_500), 900_000_000]
    pages = whole(Library_(library(items=[an_item(number) for number in numbers])))
    assert items_of(pages).keys() == {f"B{number}" for number in numbers}


def test_spans_are_about_a_page_and_cover_every_id() -> None:
    lists = Lists(Library_(library(items=[an_item(number) for number in range(100, 5100)])), lambda: None)
    spans = [part.span for part in lists.parts(rest.ITEMS)[rest.ITEMS.path]]
    assert (len(spans), spans[0].after, spans[-1].to) == (5, 99, None)
    assert [span.to for span in spans[:-1]] == [span.after for span in spans[1:]]


def test_items_without_a_barcode_and_patrons_without_a_card_are_nobodys_business() -> None:
    lists = library(
        patrons=[a_patron(1), a_patron(2) | {"cardnumber": None}],
        items=[an_item(1), an_item(2) | {"external_id": None}],
        checkouts=[a_checkout(1, 1, 2), a_checkout(2, 2, 1)],
    )
    pages = whole(Library_(lists))
    assert (list(patrons_of(pages)), list(items_of(pages)), list(loans_of(pages))) == (["C1"], ["B1"], [])


def test_of_two_loans_of_one_item_the_later_counts() -> None:
    checkouts = [a_checkout(8, 2, 1, "2026-08-08T23:59:00+03:00"), a_checkout(7, 1, 1)]
    assert [loan.card_number for loan in loans_of(whole(Library_(library(checkouts=checkouts)))).values()] == ["C2"]


def test_a_hold_for_any_item_of_a_title_waits_for_all_of_them() -> None:
    lists = library(
        items=[an_item(1, title=5), an_item(2, title=5), an_item(3, title=6)],
        holds=[a_hold(1, 1, 5), a_hold(2, 2, 6, item=3, status="W", pickup_library_id="CPL")],
    )
    held = holds_of(whole(Library_(lists)))
    assert {(hold.item_barcode, hold.card_number, hold.on_shelf) for hold in held} == {
        ("B1", "C1", False),
        ("B2", "C1", False),
        ("B3", "C2", True),
    }
    assert [hold.pickup_library for hold in held if hold.on_shelf] == ["CPL"]


def test_a_suspended_hold_waits_for_nothing_and_two_of_a_patron_count_once() -> None:
    holds = [a_hold(1, 1, 1), a_hold(2, 1, 1, item=1, status="W"), a_hold(3, 2, 1, suspended=True)]
    (hold,) = holds_of(whole(Library_(library(holds=holds))))
    assert (hold.card_number, hold.on_shelf) == ("C1", True)


def test_changes_name_cards_and_barcodes_of_what_did_not_change() -> None:
    lists = library(
        patrons=[a_patron(number, OLD) for number in range(1, 400)],
        items=[an_item(number, title=number // 2, changed=OLD) for number in range(1, 700)],
        checkouts=[a_checkout(number, number, number) for number in range(1, 350)],
        holds=[a_hold(1, 399, 5), a_hold(2, 398, 300)],
    )
    session = Library_(lists)
    before = whole(session)
    pages = delta(session, before[0].cursor)
    assert patrons_of(pages) == {}
    assert items_of(pages) == {}
    assert loans_of(pages) == loans_of(before)
    assert set(holds_of(pages)) == set(holds_of(before))
    assert {hold.item_barcode for hold in holds_of(pages)} == {"B10", "B11", "B600", "B601"}
    assert pages[-1].whole == {"loans", "holds"}


class SlowLibrary(Library_):
    """Does not answer in time where more than so many rows are asked for."""

    most = 60

    def clone(self) -> "SlowLibrary":
        return SlowLibrary(self.lists, self._meanwhile)

    def _answer(self, path: str, asked: dict[str, str]) -> Answer:
        if int(asked["_per_page"]) > self.most and path != "/libraries":
            raise OutcomeUnknown("SERVER_SILENT", seconds=45)
        return super()._answer(path, asked)


@pytest.mark.parametrize("titles", [700, 2])
def test_a_server_that_is_too_slow_for_a_page_is_asked_for_smaller_ones(titles: int) -> None:
    lists = library(
        patrons=[a_patron(number) for number in range(1, 300)],
        items=[an_item(number, title=number % titles) for number in range(1, 700)],
        checkouts=[a_checkout(number, number, number) for number in range(1, 250)],
        holds=[a_hold(1, 1, 1)],
    )
    pages = whole(SlowLibrary(lists))
    assert (len(patrons_of(pages)), len(items_of(pages)), len(loans_of(pages))) == (299, 699, 249)
    assert delta(SlowLibrary(lists), pages[0].cursor)[-1].loans == pages[-1].loans


def test_a_server_that_is_always_too_slow_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SlowLibrary, "most", 1)
    with pytest.raises(OutcomeUnknown, match="SERVER_SILENT"):
        whole(SlowLibrary(library()))


def test_changed_titles_that_a_server_fails_over_are_left_for_the_next_whole_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("offcirc.connectors.koha.fetching._PAUSES_S", ())

    class Failing(Library_):
        def clone(self) -> "Failing":
            return Failing(self.lists, self._meanwhile)

        def rest(self, method: str, path: str, params: Params = (), body: object = None, **more: Any) -> Answer:
            if "biblio." in dict(params).get("q", ""):
                raise ServerBusy("SERVER_FAILED", status=500)
            return super().rest(method, path, params, body, **more)

    session = Failing(library())
    assert delta(session, whole(session)[0].cursor)[-1].whole


def test_loans_of_patrons_that_the_account_may_not_see_are_counted() -> None:
    lists = library(checkouts=[a_checkout(1, 1, 1), a_checkout(2, 77, 1)])
    pulled = rest.pull(Library_(lists), PROFILE, HELSINKI, None, quiet)
    assert isinstance(pulled, RecordPages)
    assert list(loans_of(list(pulled.pages))) == ["B1"]
    assert pulled.left_out.records == 1


def test_libraries_that_may_not_be_listed_are_those_of_the_sign_in_form(server: KohaServer) -> None:
    class Refusing(KohaSession):
        def rest(self, method: str, path: str, *args: Any, **more: Any) -> Answer:
            if path == "/libraries":
                return Answer(403, "application/json", {}, b"{}")
            return super().rest(method, path, *args, **more)

    pages = whole(Refusing(server.url, DESK))
    assert Library("CPL", "Centerville", time_zone="Europe/Helsinki") in (pages[-1].libraries or ())


def test_an_amount_in_json_is_exact() -> None:
    patrons = [a_patron(1) | {"account_balance": 0.1}, a_patron(2) | {"account_balance": 1234567.89}]
    found = patrons_of(whole(Library_(library(patrons=patrons))))
    assert [str(patron.owes) for patron in found.values()] == ["0.10", "1234567.89"]
