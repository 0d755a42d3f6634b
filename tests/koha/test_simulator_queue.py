"""Facts about the queue: PEERS.md (service.pl, Queue), Koha's `list.pl`, `list.tt`, `process.pl`, table definition."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.koha.client import NOON, Client
from tests.koha.sample import LONG_BARCODE, LONG_CARD
from tests.koha.server import KohaServer

NewId = Callable[[], str]


@pytest.fixture(autouse=True)
def _empty(old: KohaServer, new: KohaServer) -> None:
    for server in (old, new):
        server.sql("DELETE FROM pending_offline_operations")


def test_added_says_nothing_about_validity(desk: Client, old: KohaServer) -> None:
    assert desk.send("issue", pending=True, barcode="NOTHING", cardnumber="NOBODY") == "Added."
    assert desk.send("nonsense", pending=True) == "Added."
    assert [row["action"] for row in old.queue()] == ["issue", "nonsense"]


def test_nothing_is_applied_before_it_is_processed(
    desk: Client, old: KohaServer, new_item: NewId, new_card: NewId
) -> None:
    item = new_item()
    desk.send("issue", pending=True, barcode=item, cardnumber=new_card())
    assert old.loans(item) == []


def test_the_queue_keeps_user_branch_and_time(desk: Client, old: KohaServer) -> None:
    desk.send("payment", pending=True, cardnumber="C0000001", amount="1.50", userid="desk", branch="FPL")
    (row,) = old.queue()
    assert (row["userid"], row["branchcode"], row["timestamp"]) == ("desk", "FPL", NOON)
    assert (row["cardnumber"], row["amount"]) == ("C0000001", 1_500_000)


def test_card_cut_at_16_characters_barcode_at_20(desk: Client, old: KohaServer) -> None:
    desk.send("issue", pending=True, barcode=LONG_BARCODE, cardnumber=LONG_CARD)
    (row,) = old.queue()
    assert (row["cardnumber"], row["barcode"]) == (LONG_CARD[:16], LONG_BARCODE[:20])
    (operation,) = desk.pending()
    assert desk.process(operation) == "Borrower not found."


def test_newer_queues_cut_the_card_at_32(new_desk: Client, new: KohaServer) -> None:
    new_desk.send("issue", pending=True, barcode=LONG_BARCODE, cardnumber="9" * 40)
    (row,) = new.queue()
    assert (row["cardnumber"], row["barcode"]) == ("9" * 32, LONG_BARCODE[:20])


def test_under_a_strict_database_rows_are_answered_added_and_lost(tmp_path_factory: pytest.TempPathFactory) -> None:
    with KohaServer(tmp_path_factory.mktemp("k"), "--strict", version="3.17") as server:
        client = Client(server)
        client.sign_in()
        for card, at in (
            (LONG_CARD, NOON),
            ("P-PLAIN", "2026-11-20T12:00:00Z"),
            ("P-PLAIN", "noon"),
            ("P-PLAIN", NOON),
        ):
            assert client.send("issue", pending=True, barcode="I-0001", cardnumber=card, at=at) == "Added."
        assert len(client.pending()) == 1


def test_list_shows_what_is_stored_with_the_sessions_branch(old: KohaServer, desk: Client) -> None:
    for branch in ("CPL", "FPL", "CPL"):
        desk.send("return", pending=True, barcode="I-0001", branch=branch)
    other = Client(old)
    other.sign_in(branch="FPL")
    assert (len(desk.pending()), len(other.pending())) == (2, 1)


def test_list_is_sorted_by_time(desk: Client, old: KohaServer) -> None:
    for minute in (30, 10, 20):
        desk.send("return", pending=True, barcode="I-0001", at=f"2026-11-20 12:{minute}:00")
    numbers = {row["timestamp"]: str(row["operationid"]) for row in old.queue()}
    assert desk.pending() == [numbers[at] for at in sorted(numbers)]


def test_an_empty_list_says_so(desk: Client) -> None:
    assert "There are no pending offline operations." in desk.get("offline_circ/list.pl").text


def test_an_old_row_as_html(desk: Client, old: KohaServer) -> None:
    desk.send("issue", pending=True, barcode="I-0001", cardnumber="NOBODY")
    number = old.queue()[0]["operationid"]
    page = desk.get("offline_circ/list.pl").text
    assert f'<input type="checkbox" name="operationid" value="{number}" />' in page
    row = re.search(r'<tr class="oc-issue">.*?</tr>', page, re.DOTALL)
    assert row is not None
    assert "<span>Check out</span>" in row.group()
    assert '<span class="error">NOBODY</span>' in row.group()
    assert "<td>11/20/2026 12:00</td>" in row.group()
    assert re.search(r'<a href="[^"]*moredetail.pl[^"]*" title="Válka s mloky">I-0001</a>', row.group())


def test_a_new_row_has_an_id_before_its_value(new_desk: Client, new: KohaServer) -> None:
    new_desk.send("return", pending=True, barcode="I-0001")
    number = new.queue()[0]["operationid"]
    page = new_desk.get("offline_circ/list.pl").text
    assert f'<input type="checkbox" name="operationid" id="operationid{number}" value="{number}" />' in page
    assert "<th>Item last seen date</th>" in page
    assert f'<label for="operationid{number}">11/20/2026 14:00</label>' in page


def test_what_was_scanned_is_escaped(desk: Client) -> None:
    desk.send("return", pending=True, barcode='<b>"&')
    assert '<span class="error">&lt;b&gt;&quot;&amp;</span>' in desk.get("offline_circ/list.pl").text


def test_process_applies_at_the_sessions_branch_and_takes_it_away(
    desk: Client, old: KohaServer, new_item: NewId, new_card: NewId
) -> None:
    item, card = new_item(), new_card()
    desk.send("issue", pending=True, barcode=item, cardnumber=card)
    (operation,) = desk.pending()
    other = Client(old)
    other.sign_in(branch="BUS")
    assert other.process(operation) == "Success."
    assert [(loan["cardnumber"], loan["branchcode"], loan["issuedate"]) for loan in old.loans(item)] == [
        (card, "BUS", NOON)
    ]
    assert old.queue() == []


def test_a_refused_operation_leaves_the_queue_too(desk: Client, old: KohaServer) -> None:
    desk.send("return", pending=True, barcode="NOTHING")
    (operation,) = desk.pending()
    assert desk.process(operation) == "Item not found."
    assert old.queue() == []


def test_empty_means_already_gone(desk: Client) -> None:
    desk.send("return", pending=True, barcode="NOTHING")
    (operation,) = desk.pending()
    assert [desk.process(operation) for _ in range(2)] == ["Item not found.", ""]


def test_delete_takes_it_away_unapplied(desk: Client, old: KohaServer, new_item: NewId, new_card: NewId) -> None:
    item = new_item()
    desk.send("issue", pending=True, barcode=item, cardnumber=new_card())
    (operation,) = desk.pending()
    assert desk.process(operation, "delete") == "Deleted."
    assert (old.queue(), old.loans(item)) == ([], [])


def test_old_process_takes_action_by_get(desk: Client) -> None:
    desk.send("return", pending=True, barcode="NOTHING")
    (operation,) = desk.pending()
    answer = desk.get("offline_circ/process.pl", operationid=operation, action="process")
    assert (answer.text, answer.headers["Content-Type"]) == ("Item not found.", "text/plain; charset=utf-8")


def test_new_process_ignores_action(new_desk: Client, new: KohaServer) -> None:
    new_desk.send("return", pending=True, barcode="NOTHING")
    (operation,) = new_desk.pending()
    assert new_desk.post("offline_circ/process.pl", operationid=operation, action="process").text == ""
    assert len(new.queue()) == 1
    assert new_desk.process(operation) == "Item not found."


def test_a_row_that_kills_the_script_stays(new_desk: Client, new: KohaServer) -> None:
    new_desk.send("payment", pending=True, cardnumber="NOBODY", amount="5")
    (operation,) = new_desk.pending()
    answer = new_desk.post("offline_circ/process.pl", operationid=operation, op="cud-process")
    assert (answer.status_code, len(new.queue())) == (500, 1)


def test_an_iso_time_is_harmless_in_the_queue(desk: Client, old: KohaServer, new_item: NewId, new_card: NewId) -> None:
    item = new_item()
    desk.send("issue", pending=True, barcode=item, cardnumber=new_card(), at="2026-11-20T12:00:00")
    (operation,) = desk.pending()
    assert desk.process(operation) == "Success."
    assert old.loans(item)[0]["issuedate"] == NOON


def test_a_queued_payment_is_paid(desk: Client, old: KohaServer, new_card: NewId) -> None:
    card = new_card()
    desk.send("payment", pending=True, cardnumber=card, amount="0.35")
    (operation,) = desk.pending()
    assert desk.process(operation) == "Success."
    assert old.payments(card) == [Decimal("0.35")]


def test_the_same_upload_twice_is_queued_twice(desk: Client) -> None:
    for _ in range(2):
        desk.send("return", pending=True, barcode="I-0001")
    assert len(desk.pending()) == 2
