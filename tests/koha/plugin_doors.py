"""ByWater's offline circulation plugin: `borrowers.db` and a batch of transactions that may be sent twice.

Sources: PEERS.md; the plugin's client bywatersolutions/koha-offline-circulation (layout in `borrowersdb.cpp`, answers
in `kohaupload.cpp` and its integration test: what was queued is remembered as well, `Already processed`).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import tempfile
import time
from datetime import UTC, datetime
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from typing import Any

from tests.koha.database import amount_of
from tests.koha.rest_doors import RestDoors
from tests.koha.state import Koha, Operation, ServerError
from tests.koha.wire import Answer, Request, as_json

_TABLES = """
CREATE TABLE borrowers (borrowernumber INTEGER PRIMARY KEY, cardnumber TEXT, surname TEXT, firstname TEXT,
    address TEXT, city TEXT, phone TEXT, dateofbirth TEXT, total_fines REAL);
CREATE INDEX borrowers_cardnumber ON borrowers (cardnumber);
CREATE TABLE issues (borrowernumber INTEGER, date_due TEXT, itemcallnumber TEXT, title TEXT, itemtype TEXT);
CREATE INDEX issues_borrowernumber ON issues (borrowernumber);
"""
_BORROWERS = """
SELECT borrowernumber, cardnumber, surname, firstname, address, city, phone, dateofbirth,
    coalesce((SELECT sum(amountoutstanding) FROM accountlines
    WHERE accountlines.borrowernumber = borrowers.borrowernumber), 0) FROM borrowers
"""
_ISSUES = """
SELECT borrowernumber, date_due, itemcallnumber, title, itype
FROM issues JOIN items USING (itemnumber) JOIN biblio USING (biblionumber)
"""


class PluginDoors:
    """Under `/api/v1/contrib/offlinecirc`."""

    def __init__(self, koha: Koha, rest: RestDoors, page_s: float) -> None:
        self._koha = koha
        self._rest = rest
        self._page_s = page_s

    def borrowers(self, request: Request) -> Answer:
        """The file; 304 where nothing has changed since."""
        return self._rest.guarded(request, "circulate", lambda _: self._borrowers(request))

    def _borrowers(self, request: Request) -> Answer:
        changed = self._koha.row("SELECT at FROM changed")
        modified = 0 if changed is None else int(changed["at"])
        since = request.headers.get("If-Modified-Since", "")
        if since and parsedate_to_datetime(since).timestamp() >= modified:
            return Answer(status=304)
        time.sleep(self._page_s)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "borrowers.db")
            self._write(path)
            body = path.read_bytes()
        stamp = formatdate(modified, usegmt=True)
        return Answer(body, content_type="application/vnd.sqlite3", headers=[("Last-Modified", stamp)])

    def _write(self, path: Path) -> None:
        file = sqlite3.connect(path)
        file.executescript(_TABLES)
        patrons = ((*row[:8], float(amount_of(row[8]))) for row in self._koha.sql(_BORROWERS))
        file.executemany("INSERT INTO borrowers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", patrons)
        file.executemany("INSERT INTO issues VALUES (?, ?, ?, ?, ?)", (tuple(row) for row in self._koha.sql(_ISSUES)))
        file.commit()
        file.close()

    def transactions(self, request: Request) -> Answer:
        """A result for each, in the same order."""
        return self._rest.guarded(request, "circulate", lambda user: self._transactions(request, user))

    def _transactions(self, request: Request, user: sqlite3.Row) -> Answer:
        body = request.json()
        if not isinstance(body, dict) or not isinstance(body.get("transactions"), list):
            return as_json({"error": "Missing property.", "error_code": "bad_request"}, 400)
        branch = body.get("branchcode") or user["branchcode"]
        pending = bool(body.get("pending"))
        return as_json({"results": [self._one(part, user, branch, pending=pending) for part in body["transactions"]]})

    def _one(self, given: dict[str, Any], user: sqlite3.Row, branch: str, *, pending: bool) -> dict[str, str]:
        fingerprint = hashlib.sha256(json.dumps(given, sort_keys=True).encode()).hexdigest()
        if self._koha.row("SELECT 1 FROM plugin_processed WHERE fingerprint = ?", fingerprint) is not None:
            return {"status": "skipped", "message": "Already processed"}
        try:
            operation = Operation(
                given["action"],
                self._timestamp(given["timestamp"]),
                given.get("barcode", ""),
                given.get("cardnumber", ""),
                str(given.get("amount", "")),
                user["userid"],
                branch,
            )
            said = self._koha.enqueue(operation) if pending else self._koha.apply(operation, branch)
        except (ServerError, ValueError, KeyError) as error:
            return {"status": "error", "message": str(error)}
        if said not in {"Added.", "Success."}:
            return {"status": "error", "message": said or "Unknown action"}
        self._koha.sql("INSERT OR IGNORE INTO plugin_processed (fingerprint) VALUES (?)", fingerprint)
        return {"status": "queued" if pending else "processed", "message": said}

    def _timestamp(self, given: str) -> str:
        at = datetime.fromisoformat(given)
        aware = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
        return aware.astimezone(self._koha.zone).strftime("%Y-%m-%d %H:%M:%S")
