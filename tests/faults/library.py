"""Scans of the sample library that the fault trials record, and how to hold an account of them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import msgspec

from tests.central.server import SAMPLE, RunningServer
from tests.support.databases import records_of
from tests.support.inside import database_url
from tests.support.workstation import Done, Row, Workstation

BORROWER = "28400100000025"  # Mikko Virtavuo: no alerts
BORROWERS = (BORROWER, *(f"2840010000{number}" for number in ("0017", "0033", "0231", "0249", "0256")))
"""Some, so that no patron's own list of loans grows beyond what a desk ever meets."""
PAYER = "28400100000157"  # Tomáš Dvořáček owes 37.20
DUE = (date.today() + timedelta(days=28)).isoformat()  # noqa: DTZ011 - the day as people here call it


@cache
def shelf() -> list[str]:
    """Barcodes of items that stand on the shelf, lendable, with no hold on them."""
    with (SAMPLE / "holds.csv").open(encoding="utf-8", newline="") as file:
        held = {row["barcode"] for row in csv.DictReader(file)}
    with (SAMPLE / "loans.csv").open(encoding="utf-8", newline="") as file:
        held |= {row["barcode"] for row in csv.DictReader(file)}
    with (SAMPLE / "items.csv").open(encoding="utf-8", newline="") as file:
        return [
            row["barcode"]
            for row in csv.DictReader(file)
            if row["status"] == "available" and row["not_for_loan"] != "1" and row["barcode"] not in held
        ]


def loans(count: int, start: int = 0) -> str:
    """Input for `issue --stdin`: so many items from some place on the shelf, each to the next patron."""
    barcodes = shelf()
    return "".join(
        f"{BORROWERS[place % len(BORROWERS)]} {barcodes[place % len(barcodes)]}\n"
        for place in range(start, start + count)
    )


def payments(count: int) -> str:
    """Input for `payment --stdin`."""
    return f"{PAYER} 0.01\n" * count


ISSUE = ("--json", "issue", "--stdin", "--override", "--due", DUE)
PAY = ("--json", "payment", "--stdin")


@dataclass
class Account:
    """All that one workstation acknowledged, and what must have come of it."""

    workstation: Workstation
    acknowledged: dict[str, Row] = field(default_factory=dict)

    def record(self, loans_text: str, payments_text: str = "") -> None:
        """Records undisturbed."""
        self.note(self.workstation.run(*ISSUE, stdin=loans_text))
        if payments_text:
            self.note(self.workstation.run(*PAY, stdin=payments_text))

    def note(self, done: Done) -> None:
        """Takes down what a recording command acknowledged before it ended, however it ended."""
        for row in done.rows:
            assert row["id"] not in self.acknowledged, f"{row['id']} was acknowledged twice"
            self.acknowledged[row["id"]] = row

    def check_journal(self) -> list[Row]:
        """Everything acknowledged is there as it was said, numbers have no gap, the chain and the account hold."""
        rows = self.workstation.transactions()
        by_id = {row["id"]: row for row in rows}
        assert len(by_id) == len(rows), "an id stands twice in the journal"
        for id_, row in self.acknowledged.items():
            assert id_ in by_id, f"{id_} was acknowledged and is gone"
            assert row.items() <= by_id[id_].items(), f"{id_} is not what was acknowledged"
        assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
        assert self.workstation.row("verify")["sound"]
        assert self.workstation.row("reconcile")["holds"]
        return rows

    def settle(self) -> None:
        """The day's end without faults: everything is sent and processed, and what came of it is fetched."""
        self.workstation.run("upload")
        self.workstation.run("process", "--all", status=None)
        self.workstation.run("update")

    def check_both_sides(self, server: RunningServer) -> list[Row]:
        """After `settle`: every row has exactly one outcome, the same here and at the server."""
        rows = self.check_journal()
        there = Counter[str]()
        codes: dict[str, str] = {}
        for row in outcomes_at(server):
            there[row["id"]] += 1
            codes[row["id"]] = row["outcome"]
        assert set(there) == {row["id"] for row in rows}, "the server has rows that nobody recorded"
        for row in rows:
            assert row["state"] in {"succeeded", "refused"}, f"{row['id']} is {row['state']}"
            assert there[row["id"]] == 1, f"the server has {there[row['id']]} outcomes for {row['id']}"
            assert codes[row["id"]] == row["outcome"], f"the two sides differ about {row['id']}"
        assert self.workstation.rows("queue") == []
        return rows

    def check_loans(self, rows: Iterable[Row]) -> None:
        """The items that were lent are on loan to whoever had them last, with the date that the patron was told."""
        lent = {row["item_barcode"]: row for row in rows if row["kind"] == "issue"}
        held: dict[str, Row] = {}
        for card in BORROWERS:
            for loan in self.workstation.row("patron", card)["loans"]:
                assert loan["item_barcode"] not in held, f"{loan['item_barcode']} is on loan twice"
                held[loan["item_barcode"]] = loan
        for barcode, row in lent.items():
            assert held[barcode]["card_number"] == row["card_number"], f"{barcode} is out to another patron"
            assert held[barcode]["due_at"][:16] == row["due_at"][:16]

    def check_payments(self, rows: Iterable[Row]) -> None:
        """The patron's balance moved once for each payment."""
        paid = sum((Decimal(row["amount"]) for row in rows if row["kind"] == "payment"), Decimal(0))
        assert owed(self.workstation) == Decimal("37.20") - paid


def owed(workstation: Workstation) -> Decimal:
    """What the payer owes, by the last update."""
    return Decimal(workstation.row("patron", PAYER)["owes"])


def outcomes_at(server: RunningServer) -> list[Row]:
    """What the server has decided, one row an outcome; its own account must agree."""
    with records_of(database_url(server)) as records:
        found = records.exec_driver_sql("SELECT transaction_id, code FROM outcomes").all()
    account: Row = msgspec.json.decode(server.cli("report", "--json"))
    assert (account["received"], account["processed"], account["waiting"]) == (len(found), len(found), 0)
    return [{"id": id_, "outcome": code} for id_, code in found]
