"""Facts about `.koc` files: PEERS.md (.koc), Koha's `tools/upload-file.pl`, `enqueue_koc.pl`, `process_koc.pl`."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.koha.client import TIMEOUT_S, Client
from tests.koha.server import KohaServer

NewId = Callable[[], str]
HEADER = "Version=1.0\tGenerator=offcirc\tGeneratorVersion=1"


@pytest.fixture
def cataloguer(old: KohaServer) -> Client:
    old.sql("DELETE FROM pending_offline_operations")
    client = Client(old)
    client.sign_in("cataloguer")
    return client


def upload(client: Client, *rows: str, header: str = HEADER, ending: str = "\r\n") -> str:
    content = ending.join([header, *rows]) + ending
    answer = client.http.post(
        client.address("tools/upload-file.pl?temp=1"),
        files={"fileToUpload": ("day.koc", content.encode())},
        headers={"CSRF-TOKEN": client.token},
        timeout=TIMEOUT_S,
    )
    assert answer.json()["status"] == "done", answer.text
    return str(answer.json()["fileid"])


def test_upload_is_denied_to_an_ordinary_desk(desk: Client) -> None:
    answer = desk.http.post(
        desk.address("tools/upload-file.pl"), files={"fileToUpload": ("a.koc", b"x")}, timeout=TIMEOUT_S
    )
    assert answer.json()["status"] == "denied"


def test_since_16_05_circulation_is_enough_to_upload(new_desk: Client) -> None:
    assert new_desk.get("tools/upload-file.pl", temp=1).json()["status"] == "failed"
    new_desk.http.cookies.clear()
    assert new_desk.get("tools/upload-file.pl", temp=1).json()["status"] == "denied"


def test_before_it_an_upload_without_a_file_is_done_and_an_ended_session_has_expired(cataloguer: Client) -> None:
    assert cataloguer.get("tools/upload-file.pl").json()["status"] == "done"
    cataloguer.http.cookies.clear()
    assert cataloguer.get("tools/upload-file.pl").json()["status"] == "expired"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_enqueue_keeps_the_time_and_crlf_is_fine(cataloguer: Client, old: KohaServer, ending: str) -> None:
    rows = (
        "2026-11-20 10:15:30 000\tissue\tC0000002\tB0000190",
        "2026-11-20 10:16:00 001\treturn\tB0000190",
        "2026-11-20 10:17:00 002\tpayment\tC0000002\t2.50",
    )
    number = upload(cataloguer, *rows, ending=ending)
    page = cataloguer.post("offline_circ/enqueue_koc.pl", uploadedfileid=number).text
    assert "Your file was uploaded" in page
    assert [(row["timestamp"], row["action"], row["barcode"], row["cardnumber"]) for row in old.queue()] == [
        ("2026-11-20 10:15:30", "issue", "B0000190", "C0000002"),
        ("2026-11-20 10:16:00", "return", "B0000190", ""),
        ("2026-11-20 10:17:00", "payment", "", "C0000002"),
    ]
    assert {(row["userid"], row["branchcode"]) for row in old.queue()} == {("cataloguer", "CPL")}
    assert old.queue()[2]["amount"] == 2_500_000


def test_process_keeps_only_the_date(cataloguer: Client, old: KohaServer, new_item: NewId, new_card: NewId) -> None:
    item, card = new_item(), new_card()
    number = upload(cataloguer, f"2026-11-20 10:15:30 000\tissue\t{card}\t{item}")
    page = cataloguer.post("offline_circ/process_koc.pl", uploadedfileid=number).text
    assert "<p>Checked out " in page
    assert [(loan["issuedate"], loan["date_due"]) for loan in old.loans(item)] == [
        ("2026-11-20 00:00:00", "2026-12-11 23:59:00")
    ]


def test_process_says_checked_out_even_for_an_unknown_patron(
    cataloguer: Client, old: KohaServer, new_item: NewId
) -> None:
    item = new_item()
    number = upload(cataloguer, f"2026-11-20 10:15:30 000\tissue\tNOBODY\t{item}")
    assert f"({item})" in cataloguer.post("offline_circ/process_koc.pl", uploadedfileid=number).text
    assert old.loans(item) == []


def test_process_renews_returns_and_pays(cataloguer: Client, old: KohaServer, new_item: NewId, new_card: NewId) -> None:
    item, card = new_item(), new_card()
    issue = f"2026-11-20 10:15:30 000\tissue\t{card}\t{item}"
    number = upload(
        cataloguer,
        issue,
        issue,
        f"2026-11-21 10:15:30 000\treturn\t{item}",
        f"2026-11-21 10:15:30 000\treturn\t{item}",
        f"2026-11-21 10:15:30 000\tpayment\t{card}\t1.25",
    )
    page = cataloguer.post("offline_circ/process_koc.pl", uploadedfileid=number).text
    said = ["Checked out", "Renewed", "Checked in", "Warning: Unable to determine patron", "Accepted payment (1.25)"]
    assert [line for line in said if f"<p>{line}" not in page] == []
    assert [loan["returndate"] for loan in old.returned(item)] == ["2026-11-21 00:00:00"]
    assert old.payments(card) == [Decimal("1.25")]


def test_process_says_nothing_where_a_newer_loan_is_somebody_elses(
    cataloguer: Client, old: KohaServer, new_item: NewId, new_card: NewId
) -> None:
    item, first, second = new_item(), new_card(), new_card()
    rows = [f"2026-11-{day} 10:00:00 000\tissue\t{card}\t{item}" for day, card in ((20, first), (20, second))]
    page = cataloguer.post("offline_circ/process_koc.pl", uploadedfileid=upload(cataloguer, *rows)).text
    assert page.count("<p>Checked out ") == 1
    assert [loan["cardnumber"] for loan in old.loans(item)] == [first]


def test_another_version_of_the_format_is_warned_about(cataloguer: Client) -> None:
    number = upload(cataloguer, header="Version=2.0\tGenerator=x\tGeneratorVersion=1")
    assert "This file is version 2.0" in cataloguer.post("offline_circ/enqueue_koc.pl", uploadedfileid=number).text
