"""Facts about REST: PEERS.md (REST), Koha's `Koha/REST/`, `api/v1/swagger/` and their tests."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.koha.client import TIMEOUT_S, Client
from tests.koha.sample import (
    BARRED,
    CLIENT_ID,
    CLIENT_SECRET,
    EXPIRED,
    LENT,
    MISSING,
    OTHER,
    OWES,
    PASSWORD,
    PLAIN,
    REFERENCE,
)
from tests.koha.server import KohaServer

NewId = Callable[[], str]
DESK = ("desk", PASSWORD)


def get(
    server: KohaServer, address: str, user: tuple[str, str] | None = DESK, *, embed: str = "", bearer: str = ""
) -> requests.Response:
    headers = ({"x-koha-embed": embed} if embed else {}) | ({"Authorization": f"Bearer {bearer}"} if bearer else {})
    return requests.get(f"{server.url}/api/v1/{address}", auth=user, headers=headers, timeout=TIMEOUT_S)


def post(server: KohaServer, address: str, body: Any = None) -> requests.Response:
    return requests.post(f"{server.url}/api/v1/{address}", auth=DESK, json=body, timeout=TIMEOUT_S)


def number_of(server: KohaServer, *, card: str = "", barcode: str = "") -> int:
    if card:
        return int(server.sql("SELECT borrowernumber FROM borrowers WHERE cardnumber = ?", card)[0]["borrowernumber"])
    return int(server.sql("SELECT itemnumber FROM items WHERE barcode = ?", barcode)[0]["itemnumber"])


def check_out(server: KohaServer, card: str, barcode: str, **more: str) -> requests.Response:
    ids = {"patron_id": number_of(server, card=card), "item_id": number_of(server, barcode=barcode)}
    return post(server, "checkouts", ids | more)


def test_basic_oauth_and_the_staff_cookie_let_in(new: KohaServer, new_desk: Client) -> None:
    assert get(new, "libraries").status_code == 200
    form = {"grant_type": "client_credentials", "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    token = requests.post(f"{new.url}/api/v1/oauth/token", data=form, timeout=TIMEOUT_S).json()
    assert (token["token_type"], token["expires_in"]) == ("Bearer", 3600)
    assert get(new, "libraries", None, bearer=token["access_token"]).status_code == 200
    assert new_desk.http.get(f"{new.url}/api/v1/libraries", timeout=TIMEOUT_S).status_code == 200


def test_who_is_nobody_gets_401_and_who_may_not_403(new: KohaServer) -> None:
    assert get(new, "patrons", None).status_code == 401
    wrong = get(new, "patrons", ("desk", "wrong"))
    assert (wrong.status_code, wrong.json()) == (401, {"error": "Authentication failure."})
    refused = get(new, "patrons", ("lender", PASSWORD))
    assert (refused.status_code, refused.json()["required_permissions"]) == (403, {"borrowers": "1"})


def test_a_wrong_client_gets_403(new: KohaServer) -> None:
    form = {"grant_type": "client_credentials", "client_id": CLIENT_ID, "client_secret": "wrong"}
    assert requests.post(f"{new.url}/api/v1/oauth/token", data=form, timeout=TIMEOUT_S).status_code == 403


def test_without_its_settings_basic_and_oauth_are_refused_and_the_cookie_works(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with KohaServer(tmp_path_factory.mktemp("k"), "--no-rest") as server:
        answer = get(server, "patrons")
        assert (answer.status_code, answer.json()) == (401, {"error": "Basic authentication disabled"})
        form = {"grant_type": "client_credentials", "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
        assert requests.post(f"{server.url}/api/v1/oauth/token", data=form, timeout=TIMEOUT_S).status_code == 400
        client = Client(server)
        client.sign_in()
        assert client.http.get(f"{server.url}/api/v1/patrons", timeout=TIMEOUT_S).status_code == 200


def test_the_old_server_has_no_rest(old: KohaServer) -> None:
    assert get(old, "patrons").status_code == 404


def test_pages_are_counted_in_headers(new: KohaServer) -> None:
    answer = get(new, "items?_per_page=50&_page=2&_order_by=external_id")
    (counted,) = new.sql("SELECT count(*) AS items FROM items")
    assert answer.headers["X-Total-Count"] == str(counted["items"])
    barcodes = [item["external_id"] for item in answer.json()]
    assert barcodes == sorted(barcodes)
    assert len(barcodes) == 50
    links = answer.headers["Link"]
    assert [relation for relation in ("first", "last", "prev", "next") if f'rel="{relation}"' not in links] == []
    assert len(get(new, "items").json()) == 20
    assert len(get(new, "items?_per_page=-1").json()) == counted["items"]


def test_order_by_minus_is_descending(new: KohaServer) -> None:
    numbers = [patron["patron_id"] for patron in get(new, "patrons?_order_by=-patron_id").json()]
    assert numbers == sorted(numbers, reverse=True)


def test_a_patron_as_json(new: KohaServer) -> None:
    query = json.dumps({"cardnumber": OWES})
    (patron,) = get(new, f"patrons?q={query}", embed="account_balance").json()
    assert patron["account_balance"] == 12.5
    assert (patron["patron_card_lost"], patron["incorrect_address"], patron["restricted"]) == (False, False, False)
    (barred,) = get(new, "patrons?q=" + json.dumps({"cardnumber": BARRED})).json()
    assert barred["restricted"] is True
    assert "debarred" not in barred


def test_what_changed_since(new: KohaServer) -> None:
    new.sql("UPDATE borrowers SET updated_on = '2027-06-01 12:00:00' WHERE cardnumber = ?", PLAIN)
    query = json.dumps({"updated_on": {">=": "2027-06-01T11:00:00+02:00"}})
    (patron,) = requests.get(f"{new.url}/api/v1/patrons", params={"q": query}, auth=DESK, timeout=TIMEOUT_S).json()
    assert (patron["cardnumber"], patron["updated_on"]) == (PLAIN, "2027-06-01T12:00:00+03:00")


def test_an_item_as_json(new: KohaServer) -> None:
    (item,) = get(new, f"items?external_id={MISSING}&_match=exact", embed="biblio").json()
    assert (item["lost_status"], item["biblio"]["title"]) == (1, "Kadonnut kirja")


def test_a_loan_as_json(new: KohaServer) -> None:
    item = number_of(new, barcode=LENT)
    query = json.dumps({"item_id": item})
    (loan,) = get(new, f"checkouts?q={query}", embed="item,item.biblio,patron").json()
    assert (loan["item"]["external_id"], loan["patron"]["cardnumber"]) == (LENT, OTHER)
    assert loan["item"]["biblio"]["title"] == "Babička"
    assert loan["due_date"][19:] in {"+02:00", "+03:00"}
    assert loan["checkin_date"] is None


def test_what_is_not_in_the_interface_is_malformed(new: KohaServer) -> None:
    assert get(new, "patrons?shoe_size=42").json() == [
        {"path": "/query/shoe_size", "message": "Malformed query string"}
    ]
    assert get(new, 'patrons?q={"shoe_size":42}').json()["error_code"] == "invalid_query"
    assert get(new, "patrons", embed="shoes").status_code == 400


def test_libraries_also_without_signing_in(new: KohaServer) -> None:
    found = get(new, "public/libraries?_per_page=-1&_order_by=name", None).json()
    assert [library["library_id"] for library in found] == ["CPL", "FPL", "BUS"]


def test_a_check_out_ignores_due_date_and_date(new: KohaServer, new_item: NewId, new_card: NewId) -> None:
    item = new_item()
    asked = {"due_date": "2030-01-01T12:00:00+02:00", "checkout_date": "2020-01-01T12:00:00+02:00"}
    answer = check_out(new, new_card(), item, **asked)
    assert answer.status_code == 201
    (loan,) = new.loans(item)
    assert answer.headers["Location"] == f"/api/v1/checkouts/{loan['issue_id']}"
    assert "2030" not in loan["date_due"]
    assert "2020" not in loan["issuedate"]


@pytest.mark.parametrize(
    ("card", "barcode", "block"),
    [(EXPIRED, "I-0008", "EXPIRED"), (BARRED, "I-0008", "DEBARRED"), (PLAIN, REFERENCE, "NOT_FOR_LOAN")],
)
def test_a_check_out_enforces_blocks(new: KohaServer, card: str, barcode: str, block: str) -> None:
    answer = check_out(new, card, barcode)
    assert (answer.status_code, answer.json()) == (403, {"error": f"Checkout not authorized ({block})"})


def test_what_needs_a_person_is_412_until_confirmed(new: KohaServer, new_item: NewId, new_card: NewId) -> None:
    item, first, second = new_item(), new_card(), new_card()
    check_out(new, first, item)
    assert check_out(new, second, item).status_code == 412
    ids = {"patron_id": number_of(new, card=second), "item_id": number_of(new, barcode=item)}
    available = get(new, f"checkouts/availability?patron_id={ids['patron_id']}&item_id={ids['item_id']}").json()
    assert set(available["confirms"]) == {"ISSUED_TO_ANOTHER"}
    done = post(new, f"checkouts?confirmation={available['confirmation_token']}", ids)
    assert done.status_code == 201
    assert [loan["cardnumber"] for loan in new.loans(item)] == [second]


def test_nobody_and_nothing_are_409(new: KohaServer) -> None:
    ids = {"patron_id": 999_999, "item_id": number_of(new, barcode="I-0008")}
    assert post(new, "checkouts", ids).json()["error_code"] == "PATRON_NOT_FOUND"
    assert post(new, "checkouts", ids | {"item_id": 999_999}).json()["error_code"] == "ITEM_NOT_FOUND"


def test_a_renewal_reads_the_due_date_only_in_the_newest(
    new: KohaServer, new_item: NewId, new_card: NewId, tmp_path_factory: pytest.TempPathFactory
) -> None:
    asked = {"due_date": "2027-01-31T21:59:00Z"}
    number = check_out(new, new_card(), new_item()).json()["checkout_id"]
    assert "2027-01-31" not in post(new, f"checkouts/{number}/renewals", asked).json()["due_date"]
    with KohaServer(tmp_path_factory.mktemp("k"), version="26.05") as server:
        number = check_out(server, PLAIN, "I-0008").json()["checkout_id"]
        assert post(server, f"checkouts/{number}/renewals", {"due_date": "tomorrow"}).status_code == 400
        assert post(server, f"checkouts/{number}/renewals", asked | {"seen": 1}).status_code == 400
        answers = [post(server, f"checkouts/{number}/renewals", asked) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [201, 201, 403], "each counts, also to the same date"
        assert answers[0].json()["due_date"] == "2027-01-31T23:59:00+02:00"
        assert answers[2].json()["error_code"] == "too_many"


@pytest.mark.parametrize(("version", "told"), [("25.11", False), ("26.05", True)])
def test_the_interface_describes_itself_to_anybody(tmp_path: Path, version: str, told: bool) -> None:  # noqa: FBT001
    with KohaServer(tmp_path, version=version) as server:
        paths = get(server, "", user=None).json()["paths"]
    parameters = paths["/checkouts/{checkout_id}/renewals"]["post"]["parameters"]
    assert any("due_date" in each.get("schema", {}).get("properties", ()) for each in parameters) is told


def test_renewals_have_a_limit(new: KohaServer, new_item: NewId, new_card: NewId) -> None:
    number = check_out(new, new_card(), new_item()).json()["checkout_id"]
    answers = [post(new, f"checkouts/{number}/renewal") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 403]
    assert answers[-1].json() == {"error": "Renewal not authorized (too_many)"}


def test_there_is_no_check_in(new: KohaServer) -> None:
    number = get(new, "checkouts").json()[0]["checkout_id"]
    assert post(new, f"checkouts/{number}/checkin").status_code == 404
    assert post(new, "checkins").status_code == 404


def test_returned_loans_are_listed_on_request(new: KohaServer, new_item: NewId, new_card: NewId) -> None:
    item = new_item()
    check_out(new, new_card(), item)
    client = Client(new)
    client.sign_in()
    client.send("return", barcode=item)
    returned = get(new, "checkouts?checked_in=true&_per_page=-1").json()
    assert [loan for loan in returned if loan["item_id"] == number_of(new, barcode=item) and loan["checkin_date"]]


def test_credits_twice_are_taken_twice(new: KohaServer, new_card: NewId) -> None:
    card = new_card()
    number = number_of(new, card=card)
    answers = [post(new, f"patrons/{number}/account/credits", {"amount": 1.5, "library_id": "FPL"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["account_line_id"] != answers[1].json()["account_line_id"]
    assert new.fines()[card] == Decimal(-3)
    assert get(new, f"patrons/{number}/account").json()["balance"] == -3
    assert post(new, f"patrons/{number}/account/credits", {"amount": 0}).status_code == 400
