"""Facts about `download.pl`: PEERS.md and Koha's `offline_circ/download.pl`."""

from collections.abc import Iterator

import pytest

from tests.koha.client import Client
from tests.koha.sample import (
    BARRED,
    BARRED_ONCE,
    BARRED_UNTIL,
    ENDLESS,
    IN_CREDIT,
    LENT,
    LONG_BARCODE,
    LONG_CARD,
    NO_ADDRESS,
    OTHER,
    OWES,
    PLAIN,
    SMALL_ITEMS,
    SMALL_PATRONS,
)
from tests.koha.server import KohaServer

PATRONS, ITEMS, LOANS = 5050, 5100, 30


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KohaServer]:
    home = tmp_path_factory.mktemp("large")
    with KohaServer(home, version="3.17", patrons=PATRONS, items=ITEMS, loans=LOANS) as server:
        yield server


@pytest.fixture
def reader(large: KohaServer) -> Client:
    client = Client(large)
    client.sign_in()
    return client


def test_a_page_has_the_fields_of_a_patron(desk: Client) -> None:
    found, _ = desk.download(data="patrons", page=0)
    assert set(found) == {"patrons", "finished"}
    patron = found["patrons"][PLAIN]
    fields = "borrowernumber cardnumber surname firstname title othernames branchcode categorycode dateenrolled"
    assert {*fields.split(), "dateexpiry", "gonenoaddress", "lost", "debarred", "debarredcomment", "fine"} <= set(
        patron
    )
    assert patron["debarred"] is None
    assert patron["fine"] is None


def test_a_page_has_the_fields_of_an_item(desk: Client) -> None:
    found, _ = desk.download(data="items", page=0)
    item = found["items"][LENT]
    fields = "barcode itemnumber callnumber homebranch holdingbranch itemtype materials title author biblionumber"
    assert set(item) == set(fields.split())
    assert len(found["items"][LONG_BARCODE]["title"]) == 60


def test_a_page_has_the_fields_of_a_loan(desk: Client) -> None:
    loan = desk.download(data="issues")[0]["issues"][LENT]
    fields = "barcode cardnumber date_due issuedate renewals title callnumber borrower_name"
    assert set(loan) == set(fields.split())
    assert (loan["cardnumber"], loan["borrower_name"]) == (OTHER, "Mäkelä, Päivi")
    assert loan["date_due"].endswith(" 23:59:00")


def test_a_fine_is_text_and_negative_as_credit(desk: Client) -> None:
    patrons = desk.download(data="patrons")[0]["patrons"]
    assert (patrons[OWES]["fine"], patrons[IN_CREDIT]["fine"]) == ("12.500000", "-3.250000")


def test_debarments_are_dates_endless_and_past_ones_too(desk: Client) -> None:
    patrons = desk.download(data="patrons")[0]["patrons"]
    assert patrons[BARRED]["debarred"] == ENDLESS
    assert patrons[BARRED_ONCE]["debarred"] < patrons[BARRED_UNTIL]["debarred"] < ENDLESS


def test_numbers_come_as_text_from_the_old_server(desk: Client, tmp_path_factory: pytest.TempPathFactory) -> None:
    patrons = desk.download(data="patrons")[0]["patrons"]
    assert (patrons[NO_ADDRESS]["gonenoaddress"], patrons[PLAIN]["borrowernumber"]) == ("1", "51")
    with KohaServer(tmp_path_factory.mktemp("k"), version="23.05") as server:
        client = Client(server)
        client.sign_in()
        assert client.download(data="patrons")[0]["patrons"][PLAIN]["borrowernumber"] == 51


def test_a_patron_without_a_card_is_not_sent(desk: Client) -> None:
    patrons = desk.download(data="patrons")[0]["patrons"]
    assert None not in patrons
    assert "null" not in patrons
    assert LONG_CARD in patrons


def test_5000_rows_a_page_and_kind_until_finished(reader: Client) -> None:
    pages = [reader.download(data="all", page=page)[0] for page in range(2)]
    assert [len(page["patrons"]) for page in pages] == [5000, PATRONS + SMALL_PATRONS - 5000]
    assert [len(page["items"]) for page in pages] == [5000, ITEMS + SMALL_ITEMS - 5000]
    assert [len(page["issues"]) for page in pages] == [LOANS + 1, 0]
    assert [page["finished"] for page in pages] == [0, 1]


def test_a_page_without_characters_above_ff_is_latin_1_that_says_utf_8(reader: Client) -> None:
    encodings = [reader.download(data="patrons", page=page)[1] for page in range(2)]
    assert encodings == ["utf-8", "latin-1"]
    answer = reader.get("offline_circ/download.pl", data="patrons", page=1)
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert b"M\xe4kel\xe4" in answer.content


def test_two_loans_of_one_item_make_a_full_page_look_like_the_last(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with KohaServer(tmp_path_factory.mktemp("k"), version="3.17", patrons=5, items=5010, loans=5010) as server:
        server.sql(
            "INSERT INTO issues (borrowernumber, itemnumber, issuedate, date_due)"
            " SELECT 51, itemnumber, issuedate, date_due FROM issues WHERE issue_id = 1"
        )
        server.sql("UPDATE issues SET issue_id = 0 WHERE issue_id = (SELECT max(issue_id) FROM issues)")
        client = Client(server)
        client.sign_in()
        first, second = (client.download(data="issues", page=page)[0] for page in range(2))
    assert (len(first["issues"]), first["finished"]) == (4999, 1)
    assert len(second["issues"]) == 12


def test_without_an_order_rows_can_be_missed_and_sent_twice(tmp_path_factory: pytest.TempPathFactory) -> None:
    with KohaServer(tmp_path_factory.mktemp("k"), "--reorder", version="3.17", items=5300) as server:
        client = Client(server)
        client.sign_in()
        pages = [set(client.download(data="items", page=page)[0]["items"]) for page in range(2)]
    assert [len(page) for page in pages] == [5000, 5300 + SMALL_ITEMS - 5000]
    assert pages[0] & pages[1]


def test_newer_servers_have_no_download(new_desk: Client) -> None:
    assert new_desk.get("offline_circ/download.pl", data="all").status_code == 404
