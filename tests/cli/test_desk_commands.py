"""What the desk's commands record, refuse and say. No network: the server of these desks cannot be reached."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offcirc.domain.checks import CheckCode
from tests.cli.conftest import NewDesk
from tests.support.records import OVERSEAS
from tests.support.workstation import Workstation

DUE = "2027-05-05"


def test_K12_due_date_is_demanded_and_without_one_nothing_is_recorded(offline: Workstation) -> None:
    for given in (("issue", "P1", "I1"), ("issue", "P1", "I1", "--due", ""), ("issue", "P1", "I1", "--due", " ")):
        done = offline.run(*given, status=1)
        assert "due date is required" in done.stderr
        assert done.stdout == ""
    assert offline.transactions() == []


def test_K12_holds_for_every_line_of_a_stream(offline: Workstation) -> None:
    done = offline.run("issue", "--stdin", stdin="P1 I1\nP1 B001\n", status=1)
    assert done.stderr.count("due date is required") == 2
    assert offline.transactions() == []


def test_K9_card_and_barcode_are_found_in_any_case_and_what_was_typed_is_kept(offline: Workstation) -> None:
    row = offline.issue("p1", " i1 ", DUE)
    assert (row["card_number"], row["card_typed"]) == ("P1", "p1")
    assert (row["item_barcode"], row["item_typed"]) == ("I1", " i1 ")
    (loan,) = [loan for loan in offline.row("patron", "p1")["loans"] if loan["item_barcode"] == "I1"]
    assert loan["transaction"] == row["id"]


def test_K7_K8_K10_K11_K13_a_loan_with_no_network(offline: Workstation) -> None:
    before = offline.row("patron", "P1")
    assert (before["surname"], before["owes"]) == ("Korhola", "0.00")
    assert [loan["item_barcode"] for loan in before["loans"]] == ["MINE"]
    row = offline.issue("P1", "I1", "2027-05-05T18:30")
    assert row["due_at"] == "2027-05-05T18:30:00+03:00"
    loans = {loan["item_barcode"]: loan for loan in offline.row("patron", "P1")["loans"]}
    assert loans["I1"]["state"] == "waiting"
    assert loans["I1"]["due_at"] == row["due_at"]
    assert loans["I1"]["title"] == "The Kalevala"
    assert offline.row("item", "I1")["loan"]["card_number"] == "P1"


def test_K14_a_return_is_always_recorded(offline: Workstation) -> None:
    for barcode in ("OUT", "I1", "LOST", "NO-SUCH-ITEM"):
        assert offline.row("return", barcode)["kind"] == "return"
    assert offline.rows("patron", "P2")[0]["loans"] == []
    assert [row["state"] for row in offline.transactions()] == ["waiting"] * 4


@pytest.mark.parametrize(
    ("card", "barcode", "code"),
    [
        ("EXPIRED", "I1", CheckCode.PATRON_EXPIRED),
        ("BARRED", "I1", CheckCode.PATRON_BLOCKED),
        ("CARDLOST", "I1", CheckCode.CARD_LOST),
        ("WAS-P1", "I1", CheckCode.CARD_REPLACED),
        ("DOUBT", "I1", CheckCode.ADDRESS_IN_DOUBT),
        ("OWES", "I1", CheckCode.OWES_TOO_MUCH),
        ("MANY", "I1", CheckCode.TOO_MANY_LOANS),
        ("P1", "OUT", CheckCode.ON_LOAN_TO_OTHER),
        ("P1", "MINE", CheckCode.ON_LOAN_TO_PATRON),
        ("P1", "HELD", CheckCode.ON_HOLD_FOR_OTHER),
        ("P1", "NOTFORLOAN", CheckCode.NOT_FOR_LOAN),
        ("P1", "LOST", CheckCode.ITEM_LOST),
        ("P1", "WITHDRAWN", CheckCode.ITEM_WITHDRAWN),
    ],
)
def test_a_check_that_asks_records_nothing_and_names_itself_unless_overridden(
    offline: Workstation, card: str, barcode: str, code: CheckCode
) -> None:
    done = offline.run("issue", card, barcode, "--due", DUE, status=1)
    assert code in done.stderr
    assert "--override" in done.stderr
    assert done.stdout == ""
    assert offline.transactions() == []
    row = offline.issue(card, barcode, DUE, "--override")
    assert row["overridden"] == [code]


def test_K9_a_card_that_was_replaced_is_said_and_the_row_is_on_the_present_one(offline: Workstation) -> None:
    shown = offline.row("patron", "was-p1")
    assert (shown["card_number"], shown["former_number"], shown["surname"]) == ("P1", "was-p1", "Korhola")
    assert shown["alerts"][0] == {
        "code": "CARD_REPLACED",
        "params": {"card_number": "P1", "name": "Korhola, Aino"},
    }
    said = "The card was replaced by P1; the patron is Korhola, Aino."
    assert said in offline.run("patron", "WAS-P1").stdout
    assert said in offline.run("issue", "WAS-P1", "I1", "--due", DUE, status=1).stderr
    row = offline.issue("WAS-P1", "I1", DUE, "--override")
    assert (row["card_number"], row["card_typed"]) == ("P1", "WAS-P1")
    assert [loan["item_barcode"] for loan in offline.row("patron", "P1")["loans"]] == ["I1", "MINE"]
    paid = offline.run("--json", "payment", "WAS-P1", "1.50")
    assert (paid.rows[0]["card_number"], said in paid.stderr) == ("P1", True)
    registering = offline.run("register-patron", "WAS-P1", "--surname", "Newcomer", status=1)
    assert registering.stdout == ""


def test_the_holder_of_a_hold_and_a_returned_item_raise_no_question(offline: Workstation) -> None:
    assert "overridden" not in offline.issue("P2", "HELD", DUE)
    offline.run("return", "OUT")
    assert "overridden" not in offline.issue("P1", "OUT", DUE)


def test_an_unknown_card_or_barcode_is_recorded_marked_with_a_warning(offline: Workstation) -> None:
    done = offline.run("--json", "issue", "NEWCARD", "NEWITEM", "--due", DUE)
    (row,) = done.rows
    assert row["marks"] == ["PATRON_UNKNOWN", "ITEM_UNKNOWN"]
    assert "not in the local data" in done.stderr
    assert offline.row("payment", "NEWCARD", "1.50")["marks"] == ["PATRON_UNKNOWN"]


def test_a_title_can_be_noted_for_an_item_that_is_not_in_the_data(offline: Workstation) -> None:
    row = offline.issue("P1", "NEVER-SEEN", "2027-05-05", "--note", "The Village Guide")
    assert row["item_note"] == "The Village Guide"
    assert offline.row("return", "NEVER-SEEN-2", "--note", "Another")["item_note"] == "Another"
    assert "item_note" not in offline.row("return", "I1", "--note", "It has a title")


def test_K1_a_workstation_without_a_replica_warns_and_records(new_desk: NewDesk) -> None:
    desk = new_desk()
    done = desk.run("issue", "P1", "I1", "--due", DUE)
    assert "no usable local data" in done.stderr
    assert "offcirc update" in done.stderr
    assert desk.transactions()[0]["marks"] == ["PATRON_UNKNOWN", "ITEM_UNKNOWN"]


def test_a_backdated_row_keeps_both_moments_and_a_future_one_is_refused(offline: Workstation) -> None:
    row = offline.row("return", "OUT", "--at", "2026-02-03T09:15")
    assert row["occurred_at"] == "2026-02-03T07:15:00.000Z"
    assert datetime.fromisoformat(row["recorded_at"]) > datetime.now(UTC) - timedelta(minutes=5)
    assert "not come yet" in offline.run("return", "OUT", "--at", "2999-01-01", status=1).stderr
    assert len(offline.transactions()) == 1


def test_a_date_alone_means_2359_in_the_librarys_zone_summer_and_winter(
    offline: Workstation, new_desk: NewDesk
) -> None:
    assert offline.issue("P1", "B010", "2027-01-31")["due_at"] == "2027-01-31T23:59:00+02:00"
    offline.run("return", "B010")
    assert offline.issue("P1", "B010", "2027-07-31")["due_at"] == "2027-07-31T23:59:00+03:00"
    overseas = new_desk(library=OVERSEAS, update=True)
    assert overseas.issue("C020", "B020", "2027-07-31")["due_at"] == "2027-07-31T23:59:00-04:00"


def test_a_due_date_on_a_closed_day_is_given_and_said(offline: Workstation) -> None:
    done = offline.run("issue", "P1", "I1", "--due", "2027-12-25")
    assert "closed on the due date (Christmas)" in done.stderr
    assert "2027-12-27" in done.stderr


@pytest.mark.parametrize(
    ("due", "says"),
    [
        ("2027-02-30", "not a date"),
        ("tomorrow", "not a date"),
        ("2020-01-01", "DUE_DATE_PAST"),
    ],
)
def test_a_due_date_that_cannot_be_is_refused_in_a_sentence(offline: Workstation, due: str, says: str) -> None:
    assert says in offline.run("issue", "P1", "I1", "--due", due, status=1).stderr
    assert offline.transactions() == []


def test_a_due_date_that_looks_wrong_is_taken_when_staff_insist_or_said(offline: Workstation) -> None:
    assert offline.issue("P1", "I1", "2020-01-01", "--override")["overridden"] == [CheckCode.DUE_DATE_PAST]
    far = offline.run("issue", "P1", "B030", "--due", "2207-01-01", "--override")
    assert "Is the year right" in far.stderr
    assert len(offline.transactions()) == 2


def test_a_renewal_without_a_date_takes_the_rules_period_and_counts_renewals(offline: Workstation) -> None:
    row = offline.row("renew", "MINE", "--override")
    days = (datetime.fromisoformat(row["due_at"]) - datetime.fromisoformat(row["recorded_at"])).total_seconds() / 86400
    assert 27 < days < 30
    assert row["due_at"][11:16] == "23:59"
    assert "due date is required" in offline.run("renew", "I1", status=1).stderr
    asked = offline.run("renew", "I1", "--due", DUE, status=None)
    assert asked.status == (1 if "NOT_ON_LOAN" in asked.stderr else 0)


def test_payments_in_house_use_and_registrations(offline: Workstation) -> None:
    assert offline.row("payment", "OWES", "2,50")["amount"] == "2.50"
    assert offline.row("patron", "OWES")["owes"] == "7.51"
    for wrong in ("0", "-1", "1.005", "1000000", "x", "nan"):
        assert offline.run("payment", "OWES", "--", wrong, status=1).stderr.endswith("recorded.\n")
    assert offline.row("in-house-use", "I1", "--count", "3")["count"] == 3
    assert "from 1 to" in offline.run("in-house-use", "I1", "--count", "0", status=1).stderr
    row = offline.row("register-patron", "NEW1", "--surname", "Uusi", "--born-on", "2001-02-03")
    assert row["patron"]["surname"] == "Uusi"
    assert offline.row("patron", "new1")["surname"] == "Uusi"
    assert "belongs to a patron already" in offline.run("register-patron", "p1", "--surname", "X", status=1).stderr
    assert "surname" in offline.run("register-patron", "NEW2", "--surname", " ", status=1).stderr
    assert len(offline.transactions()) == 3


def test_search_by_name_and_by_title(offline: Workstation) -> None:
    assert [row["card_number"] for row in offline.rows("patron", "--name", "korho")] == ["P1"]
    assert [row["barcode"] for row in offline.rows("item", "--title", "kalevala")] == ["I1"]
    offline.run("patron", "--name", "nobodyiscalledthis", status=1)
    offline.run("patron", "NO-SUCH-CARD", status=1)
    offline.run("item", "NO-SUCH-ITEM", status=1)


def test_stdin_acknowledges_each_line_in_order_and_goes_on_after_a_bad_one(offline: Workstation) -> None:
    lines = ["C001 B001", "", "C002", "BARRED B002", "C002 B002 B003", "c003 b003"]
    done = offline.run("--json", "issue", "--stdin", "--due", DUE, stdin="\n".join(lines) + "\n", status=1)
    assert [(row["card_number"], row["item_barcode"]) for row in done.rows] == [("C001", "B001"), ("C003", "B003")]
    for number in (3, 4, 5):
        assert f"line {number}:" in done.stderr
    assert [row["id"] for row in offline.transactions()] == [row["id"] for row in done.rows]


def test_stdin_of_returns_takes_a_barcode_a_line(offline: Workstation) -> None:
    done = offline.run("return", "--stdin", "--json", stdin="OUT\r\nI1\n")
    assert [row["item_barcode"] for row in done.rows] == ["OUT", "I1"]


@pytest.mark.parametrize("scan", ["", "   ", "X" * 65, "A\x07B"])
def test_what_no_label_carries_is_refused_in_a_sentence(offline: Workstation, scan: str) -> None:
    done = offline.run("return", scan, status=1)
    assert "nothing was recorded" in done.stderr.lower()
    assert offline.transactions() == []


def test_a_machine_that_is_no_workstation_says_so(tmp_path: Path) -> None:
    stranger = Workstation(tmp_path / "stranger", fast=True)
    done = stranger.run("issue", "P1", "I1", "--due", DUE, status=3)
    assert "offcirc enrol" in done.stderr
