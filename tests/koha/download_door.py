"""The door `download.pl`: patrons, items and loans in pages of 5,000 rows.

Sources: PEERS.md [R]; Koha's `offline_circ/download.pl`: no ORDER BY, rows collected by card or barcode (so that two
loans of one item become one row, and the page looks shorter than it was), and `to_json` without an encoding.
"""

from __future__ import annotations

import json
import sqlite3
import time
from typing import Any

from tests.koha.database import amount_of
from tests.koha.staff_doors import StaffDoors
from tests.koha.state import Koha
from tests.koha.wire import JSON, Answer, Request

PAGE_ROWS = 5000
_PATRONS = """
SELECT borrowernumber, cardnumber, surname, firstname, title, othernames, NULL AS initials, NULL AS streetnumber,
    NULL AS streettype, address, NULL AS address2, city, NULL AS state, NULL AS zipcode, NULL AS country, email, phone,
    NULL AS mobile, NULL AS fax, dateofbirth, branchcode, categorycode, dateenrolled, dateexpiry,
    coalesce(gonenoaddress, 0) AS gonenoaddress, coalesce(lost, 0) AS lost, debarred, debarredcomment,
    (SELECT sum(amountoutstanding) FROM accountlines WHERE accountlines.borrowernumber = borrowers.borrowernumber)
    AS fine
FROM borrowers WHERE cardnumber IS NOT NULL
"""
_ITEMS = """
SELECT barcode, itemnumber, itemcallnumber AS callnumber, homebranch, holdingbranch, itype AS itemtype, materials,
    substr(title, 1, 60) AS title, author, biblionumber
FROM items JOIN biblio USING (biblionumber) WHERE barcode IS NOT NULL
"""
_ISSUES = """
SELECT biblio.title AS title, barcode, itemcallnumber AS callnumber, date_due, issuedate, renewals, cardnumber,
    borrowers.surname || ', ' || borrowers.firstname AS borrower_name
FROM issues JOIN items USING (itemnumber) JOIN biblio USING (biblionumber) JOIN borrowers USING (borrowernumber)
WHERE barcode IS NOT NULL
"""
_KINDS = {
    "patrons": (_PATRONS, "cardnumber", "borrowernumber"),
    "items": (_ITEMS, "barcode", "itemnumber"),
    "issues": (_ISSUES, "barcode", "issue_id"),
}


class DownloadDoor:
    """A page of each kind that was asked for."""

    def __init__(self, koha: Koha, staff: StaffDoors, page_s: float, *, reorder: bool) -> None:
        self._koha = koha
        self._staff = staff
        self._page_s = page_s
        self._reorder = reorder

    def download(self, request: Request) -> Answer:
        """The page as JSON that claims UTF-8 and is Latin-1 where every character is below U+0100."""
        session = self._staff.guarded(request)
        if isinstance(session, Answer):
            return session
        time.sleep(self._page_s)
        asked, number = request.given("data"), request.given("page")
        page = int(number) if number.isdigit() else 0
        found: dict[str, Any] = {kind: self._rows(kind, page) for kind in _KINDS if asked in {kind, "all"}}
        found["finished"] = int(all(len(rows) != PAGE_ROWS for rows in found.values()))
        content = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        latin = all(character <= "\xff" for character in content)
        return Answer(content.encode("latin-1" if latin else "utf-8"), content_type=JSON)

    def _rows(self, kind: str, page: int) -> dict[str, dict[str, Any]]:
        statement, key, number = _KINDS[kind]
        order = f"ORDER BY {number} DESC" if self._reorder and page % 2 else ""
        rows = self._koha.sql(f"{statement} {order} LIMIT ?, {PAGE_ROWS}", page * PAGE_ROWS)
        return {row[key]: self._values(row) for row in rows}

    def _values(self, row: sqlite3.Row) -> dict[str, Any]:
        values = dict(row)
        if values.get("fine") is not None:
            values["fine"] = f"{amount_of(values['fine']):.6f}"
        if not self._koha.version.text_numbers:
            return values
        return {name: str(value) if isinstance(value, int) else value for name, value in values.items()}
