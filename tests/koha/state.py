"""Koha's rules for offline operations, with their faults, over the database.

Sources: PEERS.md (seen on a running 3.17) and Koha's `C4/Circulation.pm` (AddOfflineOperation, ProcessOffline…).
"""

from __future__ import annotations

import re
import sqlite3
import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.koha.database import MILLIONTHS, connect
from tests.koha.versions import Version

LOAN_DAYS = 21
BARCODE_LENGTH = 20
_BRANCH_LENGTH, _ACTION_LENGTH, _USER_LENGTH = 10, 10, 30
_NUMBER = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+))")
_PLAIN_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?")
_STORED_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d)[-:.](\d\d)[-:.](\d\d)(.*)")
_FRACTION = re.compile(r"(?:\.\d+)?")
_NO_MOMENT = "0000-00-00 00:00:00"


class ServerError(Exception):
    """The script died: HTTP 500. What it did before stays done."""


@dataclass(frozen=True)
class Operation:
    """One offline operation as it arrives or waits."""

    action: str
    timestamp: str = ""
    barcode: str = ""
    cardnumber: str = ""
    amount: str = ""
    userid: str = ""
    branchcode: str = ""
    operationid: int = 0


class Koha:
    """The library's state. Each thread has its own connection, and nothing holds two statements together.

    Args:
        path: of the database.
        version: whose rules hold.
        strict: the database refuses values that do not fit, where it would cut them.
        row_s: how long one operation takes, in seconds of waiting, between the look and the change.
        time_zone: of the server's clock; times stand in the database without a zone.
    """

    def __init__(
        self,
        path: Path,
        version: Version,
        *,
        strict: bool = False,
        row_s: float = 0.0,
        time_zone: str = "Europe/Helsinki",
    ) -> None:
        self.path = path
        self.version = version
        self.zone = ZoneInfo(time_zone)
        self._strict = strict
        self._row_s = row_s
        self._local = threading.local()

    def sql(self, statement: str, *values: object) -> sqlite3.Cursor:
        """Runs one statement, committed at once."""
        return self._connection.execute(statement, values)

    def row(self, statement: str, *values: object) -> sqlite3.Row | None:
        """The first row."""
        found: sqlite3.Row | None = self.sql(statement, *values).fetchone()
        return found

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = connect(self.path)
        return connection

    def now(self) -> str:
        """The server's clock, as its database writes it."""
        return datetime.now(self.zone).strftime("%Y-%m-%d %H:%M:%S")

    # The queue -------------------------------------------------------------------------------------------------------

    def enqueue(self, operation: Operation) -> str:
        """AddOfflineOperation: `Added.` whatever became of the row."""
        time.sleep(self._row_s)
        row = self._stored(operation)
        if row is not None:
            self.sql(
                "INSERT INTO pending_offline_operations"
                " (userid, branchcode, timestamp, action, barcode, cardnumber, amount) VALUES (?, ?, ?, ?, ?, ?, ?)",
                *row,
            )
        return "Added."

    def _stored(self, operation: Operation) -> tuple[str | int | None, ...] | None:
        moment = _STORED_MOMENT.fullmatch(operation.timestamp)
        texts = {
            operation.userid: _USER_LENGTH,
            operation.branchcode: _BRANCH_LENGTH,
            operation.action: _ACTION_LENGTH,
            operation.barcode: BARCODE_LENGTH,
            operation.cardnumber: self.version.card_length,
        }
        fits = all(len(content) <= length for content, length in texts.items())
        number = operation.amount or "0"
        exact = moment is not None and _FRACTION.fullmatch(moment.group(5)) is not None
        exact = exact and _NUMBER.fullmatch(number) is not None
        if self._strict and not (fits and exact):
            return None
        return (
            operation.userid[:_USER_LENGTH],
            operation.branchcode[:_BRANCH_LENGTH],
            _NO_MOMENT if moment is None else f"{moment[1]} {moment[2]}:{moment[3]}:{moment[4]}",
            operation.action[:_ACTION_LENGTH],
            operation.barcode[:BARCODE_LENGTH],
            operation.cardnumber[: self.version.card_length],
            millionths_of(number),
        )

    def queued(self, branch: str) -> list[sqlite3.Row]:
        """GetOfflineOperations: those whose stored branch is the session's, by time."""
        return self.sql(
            "SELECT * FROM pending_offline_operations WHERE branchcode = ? ORDER BY timestamp", branch
        ).fetchall()

    def process_queued(self, operationid: str, branch: str) -> str:
        """Applies and deletes it, refused or not; empty where there is none. Where the script dies, the row stays."""
        row = self.row("SELECT * FROM pending_offline_operations WHERE operationid = ?", operationid)
        if row is None:
            return ""
        said = self.apply(
            Operation(
                row["action"],
                row["timestamp"],
                row["barcode"],
                row["cardnumber"],
                f"{row['amount'] / MILLIONTHS:.6f}",
                branchcode=row["branchcode"],
            ),
            branch,
        )
        self.delete_queued(operationid)
        return said

    def delete_queued(self, operationid: str) -> str:
        """DeleteOfflineOperation: `Deleted.`, also where there was none."""
        self.sql("DELETE FROM pending_offline_operations WHERE operationid = ?", operationid)
        return "Deleted."

    # What they do ----------------------------------------------------------------------------------------------------

    def apply(self, operation: Operation, branch: str) -> str:
        """ProcessOfflineOperation, at the session's branch. An unknown action answers nothing.

        Raises:
            ServerError: the script died, perhaps after half the work.
        """
        if operation.action == "issue":
            return self._issue(operation, branch)
        if operation.action == "return":
            return self._return(operation)
        if operation.action == "payment":
            return self._pay(operation)
        return ""

    def _issue(self, operation: Operation, branch: str) -> str:
        patron = self.patron(operation.cardnumber)
        if patron is None:
            return "Borrower not found."
        item = self.item(operation.barcode)
        if item is None:
            return "Barcode not found."
        loan = self.open_loan(item["itemnumber"])
        if loan is not None and loan["borrowernumber"] != patron["borrowernumber"]:
            self.close_loan(loan, operation.timestamp)
            loan = None
        if operation.timestamp and not _PLAIN_MOMENT.fullmatch(operation.timestamp):
            raise ServerError("no date that the rules can count from")
        time.sleep(self._row_s)
        if loan is not None:
            self.renew(loan)
        else:
            self.add_loan(patron["borrowernumber"], item["itemnumber"], branch, operation.timestamp)
        return "Success."

    def _return(self, operation: Operation) -> str:
        item = self.item(operation.barcode)
        if item is None:
            return "Item not found."
        loan = self.open_loan(item["itemnumber"])
        if loan is None:
            return "Item not issued."
        time.sleep(self._row_s)
        self.close_loan(loan, operation.timestamp)
        return "Success."

    def _pay(self, operation: Operation) -> str:
        patron = self.patron(operation.cardnumber)
        time.sleep(self._row_s)
        if patron is not None:
            self.pay(patron["borrowernumber"], millionths_of(operation.amount), operation.branchcode)
        elif self.version.payer_needed:
            raise ServerError("nobody to pay")
        return "Success."

    def patron(self, cardnumber: str) -> sqlite3.Row | None:
        """By card, where the version allows also by user name."""
        if not cardnumber:
            return None
        found = self.row("SELECT * FROM borrowers WHERE cardnumber = ?", cardnumber)
        if found is None and self.version.user_names:
            found = self.row("SELECT * FROM borrowers WHERE userid = ?", cardnumber)
        return found

    def item(self, barcode: str) -> sqlite3.Row | None:
        """By barcode, with its title."""
        return self.row("SELECT items.*, title FROM items JOIN biblio USING (biblionumber) WHERE barcode = ?", barcode)

    def open_loan(self, itemnumber: int) -> sqlite3.Row | None:
        """GetOpenIssue: the first where there are two."""
        return self.row("SELECT * FROM issues WHERE itemnumber = ? ORDER BY issue_id", itemnumber)

    def add_loan(self, borrowernumber: int, itemnumber: int, branch: str, timestamp: str) -> int:
        """AddIssue without a block: the due date is the rule's, counted from the day of the loan."""
        at = timestamp or self.now()
        due = due_after(at)
        done = self.sql(
            "INSERT INTO issues (borrowernumber, itemnumber, branchcode, issuedate, date_due) VALUES (?, ?, ?, ?, ?)",
            *(borrowernumber, itemnumber, branch, f"{at[:10]} {at[11:] or '00:00:00'}", due),
        )
        self._touch(itemnumber, onloan=due[:10], holdingbranch=branch)
        return int(done.lastrowid or 0)

    def renew(self, loan: sqlite3.Row, due: str = "") -> None:
        """AddRenewal: from the last due date on, without a limit; `due` where the caller may give one."""
        moved = due or due_after(loan["date_due"])
        self.sql(
            "UPDATE issues SET date_due = ?, renewals = renewals + 1, lastreneweddate = ? WHERE issue_id = ?",
            *(moved, self.now(), loan["issue_id"]),
        )
        self._touch(loan["itemnumber"], onloan=moved[:10])

    def close_loan(self, loan: sqlite3.Row, at: str) -> None:
        """MarkIssueReturned, with the time as it was given."""
        self.sql(
            "INSERT OR IGNORE INTO old_issues SELECT *, ? FROM issues WHERE issue_id = ?",
            *(at.replace("T", " ") or self.now(), loan["issue_id"]),
        )
        self.sql("DELETE FROM issues WHERE issue_id = ?", loan["issue_id"])
        self._touch(loan["itemnumber"], onloan=None)

    def _touch(self, itemnumber: int, *, onloan: str | None, holdingbranch: str | None = None) -> None:
        now = self.now()
        self.sql(
            "UPDATE items SET onloan = ?, holdingbranch = coalesce(?, holdingbranch), datelastseen = ?, timestamp = ?"
            " WHERE itemnumber = ?",
            *(onloan, holdingbranch, now, now, itemnumber),
        )

    def pay(self, borrowernumber: int, millionths: int, branch: str, kind: str = "Pay") -> int:
        """Settles the oldest debts first; what is left is a credit, and a negative amount is a debt. Twice is twice.

        Returns:
            The new line's number.
        """
        left = millionths
        for line in self.sql(
            "SELECT * FROM accountlines WHERE borrowernumber = ? AND amountoutstanding > 0 ORDER BY accountlines_id",
            borrowernumber,
        ).fetchall():
            part = max(0, min(left, line["amountoutstanding"]))
            left -= part
            self.sql(
                "UPDATE accountlines SET amountoutstanding = amountoutstanding - ? WHERE accountlines_id = ?",
                *(part, line["accountlines_id"]),
            )
        return self.add_line(borrowernumber, -millionths, -left, kind, branch)

    def add_line(self, borrowernumber: int, amount: int, outstanding: int, kind: str, branch: str) -> int:
        """One account line, in millionths."""
        done = self.sql(
            "INSERT INTO accountlines (borrowernumber, amount, amountoutstanding, accounttype, branchcode, date)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            *(borrowernumber, amount, outstanding, kind, branch, self.now()[:10]),
        )
        return int(done.lastrowid or 0)


def millionths_of(amount: str) -> int:
    """As Perl reads a number: what stands in front, `1,50` is 1, words are 0."""
    match = _NUMBER.match(amount)
    return round(float(match.group(1)) * MILLIONTHS) if match else 0


def due_after(moment: str) -> str:
    """The rule: three weeks, until the end of the day."""
    day = datetime.fromisoformat(moment[:10]) + timedelta(days=LOAN_DAYS)
    return f"{day:%Y-%m-%d} 23:59:00"
