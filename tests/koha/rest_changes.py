"""What the REST interface changes: check-outs with Koha's blocks, renewals, credits. There is no check-in.

Sources: Koha's `Koha/REST/V1/Checkouts.pm`, `Koha/REST/V1/Patrons/Account.pm` and their tests.
"""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import datetime

from tests.koha.rest_doors import RestDoors
from tests.koha.rest_objects import CHECKOUTS, balance, selected, written
from tests.koha.state import Koha
from tests.koha.wire import Answer, Request, as_json

MAX_RENEWALS = 2
MAX_FINES = 5.0


class RestChanges:
    """POST."""

    def __init__(self, koha: Koha, rest: RestDoors) -> None:
        self._koha = koha
        self._rest = rest

    def post(self, request: Request, parts: list[str]) -> Answer | None:
        """None where nothing is there."""
        if parts == ["oauth", "token"]:
            return self._rest.token(request)
        if parts == ["checkouts"] and self._koha.version.rest_checkouts:
            return self._rest.guarded(request, "circulate", lambda user: self._check_out(request, user))
        if parts[0] == "checkouts" and parts[2:] in (["renewal"], ["renewals"]):
            return self._rest.guarded(request, "circulate", lambda _: self._renew(request, parts[1]))
        if parts[0] == "patrons" and parts[2:] == ["account", "credits"]:
            return self._rest.guarded(request, "updatecharges", lambda _: self._credit(request, parts[1]))
        return None

    def availability(self, request: Request) -> Answer:
        """GET /checkouts/availability."""
        return self._rest.guarded(request, "circulate", lambda user: self._available(request, user))

    def _available(self, request: Request, user: sqlite3.Row) -> Answer:
        patron, item = self._both(request.given("patron_id"), request.given("item_id"))
        if patron is None or item is None:
            return as_json({"error": "Something went wrong, check the logs."}, 500)
        blockers, confirms = self._blocks(patron, item)
        return as_json(
            {
                "blockers": blockers,
                "confirms": confirms,
                "warnings": {},
                "confirmation_token": _confirmation(user, item, confirms),
            }
        )

    def _both(self, patron_id: object, item_id: object) -> tuple[sqlite3.Row | None, sqlite3.Row | None]:
        patron = self._koha.row("SELECT * FROM borrowers WHERE borrowernumber = ?", patron_id)
        return patron, self._koha.row("SELECT * FROM items WHERE itemnumber = ?", item_id)

    def _check_out(self, request: Request, user: sqlite3.Row) -> Answer:
        """The due date and the date of the body are not read."""
        body = request.json()
        if not isinstance(body, dict) or "patron_id" not in body or "item_id" not in body:
            return as_json({"errors": [{"path": "/body", "message": "Missing property."}], "status": 400}, 400)
        patron, item = self._both(body["patron_id"], body["item_id"])
        if item is None:
            return as_json({"error": "Item not found", "error_code": "ITEM_NOT_FOUND"}, 409)
        if patron is None:
            return as_json({"error": "Patron not found", "error_code": "PATRON_NOT_FOUND"}, 409)
        blockers, confirms = self._blocks(patron, item)
        if blockers:
            return as_json({"error": f"Checkout not authorized ({' '.join(blockers)})"}, 403)
        if confirms and request.given("confirmation") != _confirmation(user, item, confirms):
            return as_json({"error": "Confirmation error"}, 412)
        loan = self._koha.open_loan(item["itemnumber"])
        if loan is not None and loan["borrowernumber"] == patron["borrowernumber"]:
            self._koha.renew(loan)
            number = loan["issue_id"]
        else:
            if loan is not None:
                self._koha.close_loan(loan, "")
            number = self._koha.add_loan(patron["borrowernumber"], item["itemnumber"], user["branchcode"], "")
        answer = self._checkout(number)
        answer.headers.append(("Location", f"{request.path}/{number}"))
        return answer

    def _blocks(self, patron: sqlite3.Row, item: sqlite3.Row) -> tuple[dict[str, object], dict[str, object]]:
        """CanBookBeIssued: what forbids it, and what a person may confirm."""
        today = self._koha.now()[:10]
        loan = self._koha.open_loan(item["itemnumber"])
        owes = balance(self._koha, patron["borrowernumber"])
        blockers = {
            "GNA": bool(patron["gonenoaddress"]),
            "CARD_LOST": bool(patron["lost"]),
            "DEBARRED": (patron["debarred"] or "") > today,
            "EXPIRED": (patron["dateexpiry"] or "9999-12-31") < today,
            "NOT_FOR_LOAN": bool(item["notforloan"]),
            "WTHDRAWN": bool(item["withdrawn"]),
        }
        confirms = {
            "DEBT": owes if owes > MAX_FINES else False,
            "ITEM_LOST": bool(item["itemlost"]),
            "ISSUED_TO_ANOTHER": loan is not None and loan["borrowernumber"] != patron["borrowernumber"],
            "RENEW_ISSUE": loan is not None and loan["borrowernumber"] == patron["borrowernumber"],
        }
        return (
            {name: 1 for name, given in blockers.items() if given},
            {name: given for name, given in confirms.items() if given},
        )

    def _renew(self, request: Request, checkout_id: str) -> Answer:
        """Every call is a renewal more, also one that changes no date. Whose body is described, is checked first."""
        due, errors = self._due_date(request.json()) if self._koha.version.due_date_on_renewal else ("", [])
        if errors:
            return as_json({"errors": errors, "status": 400}, 400)
        loan = self._koha.row("SELECT * FROM issues WHERE issue_id = ?", checkout_id)
        if loan is None:
            return as_json({"error": "Checkout not found", "error_code": "not_found"}, 404)
        if loan["renewals"] >= MAX_RENEWALS:
            named = {"error_code": "too_many"} if self._koha.version.due_date_on_renewal else {}
            return as_json({"error": "Renewal not authorized (too_many)", **named}, 403)
        self._koha.renew(loan, due)
        answer = self._checkout(loan["issue_id"])
        answer.headers.append(("Location", request.path))
        return answer

    def _due_date(self, body: object) -> tuple[str, list[dict[str, str]]]:
        """The date to the minute, as the server's clock would show it; and what is wrong with the body."""
        if not isinstance(body, dict):
            return "", []
        foreign = sorted(body.keys() - {"due_date"})
        if foreign:
            return "", [{"path": "/body", "message": f"Properties not allowed: {', '.join(foreign)}."}]
        try:
            given = datetime.fromisoformat(body["due_date"]) if "due_date" in body else None
        except (TypeError, ValueError):
            given = None
        if "due_date" in body and (given is None or given.tzinfo is None):
            return "", [{"path": "/body/due_date", "message": "Does not match date-time format."}]
        return f"{given.astimezone(self._koha.zone):%Y-%m-%d %H:%M}:00" if given is not None else "", []

    def _checkout(self, number: int) -> Answer:
        row = self._koha.row(f"{selected(CHECKOUTS)} WHERE issue_id = ?", number)
        assert row is not None
        return as_json(written(self._koha, CHECKOUTS, row, frozenset()), 201)

    def _credit(self, request: Request, patron_id: str) -> Answer:
        """Twice is twice."""
        patron, _ = self._both(patron_id, None)
        if patron is None:
            return as_json({"error": "Patron not found", "error_code": "not_found"}, 404)
        body = request.json()
        amount = body.get("amount") if isinstance(body, dict) else None
        if not isinstance(amount, int | float) or amount <= 0:
            return as_json({"errors": [{"path": "/body/amount", "message": "Invalid."}], "status": 400}, 400)
        branch = body.get("library_id") or patron["branchcode"]
        kind = body.get("credit_type", "PAYMENT")
        number = self._koha.pay(patron["borrowernumber"], round(amount * 1_000_000), branch, kind)
        answer = as_json(
            {"account_line_id": number, "patron_id": patron["borrowernumber"], "amount": -amount, "library_id": branch},
            201,
        )
        answer.headers.append(("Location", f"{request.path}/{number}"))
        return answer


def _confirmation(user: sqlite3.Row, item: sqlite3.Row, confirms: dict[str, object]) -> str:
    keys = ":".join([str(user["borrowernumber"]), str(item["itemnumber"]), *sorted(confirms)])
    return hashlib.sha256(keys.encode()).hexdigest()
