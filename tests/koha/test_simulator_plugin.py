"""Facts about ByWater's plugin: PEERS.md and its client's source."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import requests

from tests.koha.client import TIMEOUT_S
from tests.koha.sample import LENT, OTHER, OWES, PASSWORD
from tests.koha.server import KohaServer

NewId = Callable[[], str]
DESK = ("desk", PASSWORD)
LAYOUT = "borrowernumber cardnumber surname firstname address city phone dateofbirth total_fines"


def address(server: KohaServer, door: str) -> str:
    return f"{server.url}/api/v1/contrib/offlinecirc/{door}"


def send(server: KohaServer, *transactions: dict[str, str], pending: bool = False) -> list[dict[str, Any]]:
    body = {"branchcode": "FPL", "pending": pending, "transactions": transactions}
    answer = requests.post(address(server, "transactions"), auth=DESK, json=body, timeout=TIMEOUT_S)
    assert answer.status_code == 200, answer.text
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


def test_borrowers_db_has_bywaters_layout(new: KohaServer, tmp_path: Path) -> None:
    answer = requests.get(address(new, "borrowers.db"), auth=DESK, timeout=TIMEOUT_S)
    path = tmp_path / "borrowers.db"
    path.write_bytes(answer.content)
    with closing(sqlite3.connect(path)) as file:
        columns = [row[1] for row in file.execute("PRAGMA table_info(borrowers)")]
        assert " ".join(columns) == LAYOUT
        owes = file.execute("SELECT total_fines FROM borrowers WHERE cardnumber = ?", (OWES,)).fetchall()
        assert owes == [(12.5,)]
        found = file.execute(
            "SELECT title, date_due, itemcallnumber, itemtype FROM issues JOIN borrowers USING (borrowernumber)"
            " WHERE cardnumber = ?",
            (OTHER,),
        ).fetchall()
        assert [(row[0], row[3]) for row in found] == [("Babička", "BK")]
        assert found[0][1].endswith(" 23:59:00")


def test_borrowers_db_is_sent_again_only_after_a_change(new: KohaServer) -> None:
    new.sql("UPDATE changed SET at = at - 100")
    url = address(new, "borrowers.db")
    first = requests.get(url, auth=DESK, timeout=TIMEOUT_S)
    since = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert requests.get(url, auth=DESK, headers=since, timeout=TIMEOUT_S).status_code == 304
    new.sql("UPDATE borrowers SET surname = 'Toinen' WHERE cardnumber = ?", OTHER)
    assert requests.get(url, auth=DESK, headers=since, timeout=TIMEOUT_S).status_code == 200


def test_results_come_in_the_order_of_the_transactions(new: KohaServer, new_item: NewId, new_card: NewId) -> None:
    item, card = new_item(), new_card()
    results = send(
        new,
        {"timestamp": "2026-11-20T10:00:00Z", "action": "issue", "cardnumber": card, "barcode": item},
        {"timestamp": "2026-11-20T10:01:00Z", "action": "return", "barcode": "NOTHING"},
        {"timestamp": "2026-11-20T10:02:00Z", "action": "payment", "cardnumber": card, "amount": "1.00"},
    )
    assert [result["status"] for result in results] == ["processed", "error", "processed"]
    assert results[1]["message"] == "Item not found."
    assert [(loan["issuedate"], loan["branchcode"]) for loan in new.loans(item)] == [("2026-11-20 12:00:00", "FPL")]


def test_the_server_remembers_what_it_processed(new: KohaServer, new_card: NewId) -> None:
    card = new_card()
    payment = {"timestamp": "2026-11-20T10:00:00Z", "action": "payment", "cardnumber": card, "amount": "1.00"}
    assert [send(new, payment)[0]["status"] for _ in range(2)] == ["processed", "skipped"]
    assert len(new.payments(card)) == 1


def test_what_was_queued_is_remembered_as_well(new: KohaServer) -> None:
    new.sql("DELETE FROM pending_offline_operations")
    row = {"timestamp": "2026-11-20T10:00:00Z", "action": "return", "barcode": LENT}
    assert send(new, row, pending=True) == [{"status": "queued", "message": "Added."}]
    assert send(new, row, pending=True) == [{"status": "skipped", "message": "Already processed"}]
    assert [(queued["barcode"], queued["branchcode"]) for queued in new.queue()] == [(LENT, "FPL")]


def test_without_the_plugin_there_is_nothing(old: KohaServer) -> None:
    assert requests.get(address(old, "borrowers.db"), auth=DESK, timeout=TIMEOUT_S).status_code == 404
