"""Facts about `service.pl`: PEERS.md and Koha's `offline_circ/service.pl`, `C4/Circulation.pm`."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from tests.koha.client import NOON, Client
from tests.koha.sample import BARRED, CARD_LOST, EXPIRED, NO_ADDRESS, REFERENCE, WITHDRAWN
from tests.koha.server import KohaServer

NewId = Callable[[], str]


def test_an_issue_is_a_loan_with_kohas_own_due_date(
    desk: Client, old: KohaServer, new_item: NewId, new_card: NewId
) -> None:
    item, card = new_item(), new_card()
    said = desk.send("issue", barcode=item, cardnumber=card, date_due="2027-01-31", due_date="2027-01-31")
    assert said == "Success."
    (loan,) = old.loans(item)
    assert (loan["cardnumber"], loan["issuedate"], loan["date_due"]) == (card, NOON, "2026-12-11 23:59:00")


def test_spaces_around_card_and_barcode_are_ignored(desk: Client, new_item: NewId, new_card: NewId) -> None:
    assert desk.send("issue", barcode=f" {new_item()} ", cardnumber=f" {new_card()} ") == "Success."


def test_a_return_keeps_its_time(desk: Client, old: KohaServer, new_item: NewId, new_card: NewId) -> None:
    item = new_item()
    desk.send("issue", barcode=item, cardnumber=new_card())
    assert desk.send("return", barcode=item, at="2026-11-21 09:30:00") == "Success."
    assert old.loans(item) == []
    assert [loan["returndate"] for loan in old.returned(item)] == ["2026-11-21 09:30:00"]


def test_the_sentences_of_refusal(desk: Client, new_item: NewId, new_card: NewId) -> None:
    assert desk.send("issue", barcode=new_item(), cardnumber="NOBODY") == "Borrower not found."
    assert desk.send("issue", barcode="NOTHING", cardnumber=new_card()) == "Barcode not found."
    assert desk.send("return", barcode="NOTHING") == "Item not found."
    assert desk.send("return", barcode=new_item()) == "Item not issued."


def test_an_unknown_action_answers_nothing(desk: Client, new_item: NewId, new_card: NewId) -> None:
    assert desk.send("renew", barcode=new_item(), cardnumber=new_card()) == ""


def test_the_same_issue_again_is_a_renewal_without_limit(
    desk: Client, old: KohaServer, new_item: NewId, new_card: NewId
) -> None:
    item, card = new_item(), new_card()
    assert {desk.send("issue", barcode=item, cardnumber=card) for _ in range(6)} == {"Success."}
    (loan,) = old.loans(item)
    assert (loan["renewals"], loan["date_due"]) == (5, "2027-03-26 23:59:00")


def test_a_return_is_safe_to_repeat(desk: Client, old: KohaServer, new_item: NewId, new_card: NewId) -> None:
    item = new_item()
    desk.send("issue", barcode=item, cardnumber=new_card())
    assert [desk.send("return", barcode=item) for _ in range(2)] == ["Success.", "Item not issued."]
    assert len(old.returned(item)) == 1


def test_a_payment_twice_is_taken_twice(desk: Client, old: KohaServer, new_card: NewId) -> None:
    card = new_card()
    assert [desk.send("payment", cardnumber=card, amount="1.50") for _ in range(2)] == ["Success."] * 2
    assert old.payments(card) == [Decimal("1.5")] * 2
    assert old.fines()[card] == Decimal(-3)


def test_a_payment_settles_what_is_owed(desk: Client, old: KohaServer) -> None:
    owes = "C0000011"
    assert old.fines()[owes] == Decimal("2.5")
    desk.send("payment", cardnumber=owes, amount="2.25")
    assert old.fines()[owes] == Decimal("0.25")


def test_a_payment_with_a_comma_loses_its_cents(desk: Client, old: KohaServer, new_card: NewId) -> None:
    card = new_card()
    desk.send("payment", cardnumber=card, amount="1,50")
    assert old.payments(card) == [Decimal(1)]


def test_a_negative_payment_is_a_debt(desk: Client, old: KohaServer, new_card: NewId) -> None:
    card = new_card()
    assert desk.send("payment", cardnumber=card, amount="-4") == "Success."
    assert old.fines()[card] == Decimal(4)


def test_a_payment_of_an_unknown_card_says_success_and_records_nothing(desk: Client, old: KohaServer) -> None:
    before = old.sql("SELECT count(*) FROM accountlines")
    assert desk.send("payment", cardnumber="NOBODY", amount="5") == "Success."
    assert old.sql("SELECT count(*) FROM accountlines") == before


def test_a_payment_of_an_unknown_card_kills_the_newer_script(new_desk: Client) -> None:
    form = {"action": "payment", "cardnumber": "NOBODY", "amount": "5", "timestamp": NOON}
    assert new_desk.post("offline_circ/service.pl", **form).status_code == 500


@pytest.mark.parametrize("card", [EXPIRED, BARRED, NO_ADDRESS, CARD_LOST])
def test_no_blocks_of_a_patron_apply(desk: Client, new_item: NewId, card: str) -> None:
    assert desk.send("issue", barcode=new_item(), cardnumber=card) == "Success."


@pytest.mark.parametrize("item", [REFERENCE, WITHDRAWN])
def test_no_blocks_of_an_item_apply(desk: Client, new_card: NewId, item: str) -> None:
    assert desk.send("issue", barcode=item, cardnumber=new_card()) == "Success."


def test_an_item_out_to_somebody_else_is_returned_first_and_an_old_issue_wins(
    desk: Client, old: KohaServer, new_item: NewId, new_card: NewId
) -> None:
    item, first, second = new_item(), new_card(), new_card()
    desk.send("issue", barcode=item, cardnumber=first, at="2026-11-20 12:00:00")
    assert desk.send("issue", barcode=item, cardnumber=second, at="2026-11-01 08:00:00") == "Success."
    assert [loan["cardnumber"] for loan in old.loans(item)] == [second]
    assert [(loan["cardnumber"], loan["returndate"]) for loan in old.returned(item)] == [(first, "2026-11-01 08:00:00")]


def test_the_sessions_branch_counts_not_the_parameter(old: KohaServer, new_item: NewId, new_card: NewId) -> None:
    client, item = Client(old), new_item()
    client.sign_in(branch="FPL")
    client.send("issue", barcode=item, cardnumber=new_card(), branch="CPL")
    assert [loan["branchcode"] for loan in old.loans(item)] == ["FPL"]


def test_an_iso_t_is_500_after_the_earlier_loan_was_returned(
    desk: Client, old: KohaServer, new_item: NewId, new_card: NewId
) -> None:
    item, first, second = new_item(), new_card(), new_card()
    desk.send("issue", barcode=item, cardnumber=first)
    form = {"action": "issue", "timestamp": "2026-11-21T10:00:00", "barcode": item, "cardnumber": second}
    assert desk.post("offline_circ/service.pl", **form).status_code == 500
    assert old.loans(item) == []
    assert [loan["cardnumber"] for loan in old.returned(item)] == [first]


def test_newer_servers_read_the_time_as_utc(
    new_desk: Client, new: KohaServer, new_item: NewId, new_card: NewId
) -> None:
    plain, iso = new_item(), new_item()
    new_desk.send("issue", barcode=plain, cardnumber=new_card(), at="2026-11-20 22:30:00")
    new_desk.send("issue", barcode=iso, cardnumber=new_card(), at="2026-11-20T22:30:00Z")
    stored = [new.loans(item)[0]["issuedate"] for item in (plain, iso)]
    assert stored == ["2026-11-21 00:30:00"] * 2


def test_newer_servers_take_a_user_name_for_a_card(new_desk: Client, new: KohaServer, new_item: NewId) -> None:
    item = new_item()
    assert new_desk.send("issue", barcode=item, cardnumber="user51") == "Success."
    assert new.loans(item)[0]["cardnumber"] == "P-PLAIN"


def test_two_identical_issues_at_one_moment_give_two_loans(tmp_path_factory: pytest.TempPathFactory) -> None:
    with KohaServer(tmp_path_factory.mktemp("k"), "--row-ms=150", version="3.17", patrons=5, items=5) as server:
        desks = [Client(server) for _ in range(2)]
        for client in desks:
            client.sign_in()
        with ThreadPoolExecutor(2) as pool:
            said = pool.map(lambda client: client.send("issue", barcode="B0000001", cardnumber="C0000001"), desks)
            assert list(said) == ["Success."] * 2
        assert len(server.loans("B0000001")) == 2


def test_one_worker_takes_one_at_a_time(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("k")
    with KohaServer(home, "--row-ms=50", "--workers=1", version="3.17", patrons=5, items=5) as server:
        desks = [Client(server) for _ in range(2)]
        for client in desks:
            client.sign_in()
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda client: client.send("issue", barcode="B0000001", cardnumber="C0000001"), desks))
        assert [loan["renewals"] for loan in server.loans("B0000001")] == [1]
