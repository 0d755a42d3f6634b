"""The REST interface `/api/v1`: who asks, and where it goes.

Sources: Koha's `Koha/REST/V1/Auth.pm` (Basic, Bearer, else the cookie of a staff session), `OAuth.pm`, the paths in
`api/v1/swagger/paths/`.
"""

from __future__ import annotations

import base64
import binascii
import secrets
import sqlite3
from collections.abc import Callable

from tests.koha.rest_lists import listed
from tests.koha.rest_objects import (
    CHECKOUTS,
    ITEMS,
    LIBRARIES,
    OLD_CHECKOUTS,
    PATRONS,
    Kind,
    balance,
    selected,
    written,
)
from tests.koha.sessions import SUPERLIBRARIAN, Sessions
from tests.koha.state import Koha
from tests.koha.wire import Answer, Request, as_json

API = "/api/v1/"
_TOKEN_S = 3600
_KINDS = {"patrons": PATRONS, "items": ITEMS, "checkouts": CHECKOUTS, "libraries": LIBRARIES}
Guarded = Callable[[sqlite3.Row], Answer]


class RestDoors:
    """Asking who it is, and reading; `changes` is in rest_changes.py."""

    def __init__(self, koha: Koha, sessions: Sessions, *, enabled: bool) -> None:
        self._koha = koha
        self._sessions = sessions
        self._enabled = enabled

    def token(self, request: Request) -> Answer:
        """OAuth2 client credentials."""
        if request.given("grant_type") != "client_credentials" or not self._enabled:
            return as_json({"error": "Unimplemented grant type"}, 400)
        key = self._koha.row(
            "SELECT * FROM api_keys WHERE client_id = ? AND secret = ?",
            *(request.given("client_id"), request.given("client_secret")),
        )
        if key is None:
            return as_json({"error": "unauthorized_client"}, 403)
        token = secrets.token_urlsafe(40)
        self._koha.sql(
            "INSERT INTO oauth_access_tokens (access_token, borrowernumber) VALUES (?, ?)",
            *(token, key["borrowernumber"]),
        )
        return as_json({"access_token": token, "token_type": "Bearer", "expires_in": _TOKEN_S})

    def guarded(self, request: Request, permission: str, then: Guarded) -> Answer:
        """Does it for a user who may, else 401 or 403."""
        given = request.headers.get("Authorization", "")
        if given.startswith("Basic ") and not self._enabled:
            return as_json({"error": "Basic authentication disabled"}, 401)
        user = self._user(request, given)
        if user is None:
            return as_json({"error": "Authentication failure."}, 401)
        if not frozenset(user["flags"].split(",")) & {permission, SUPERLIBRARIAN}:
            error = "Authorization failure. Missing required permission(s)."
            return as_json({"error": error, "required_permissions": {permission: "1"}}, 403)
        return then(user)

    def _user(self, request: Request, given: str) -> sqlite3.Row | None:
        if given.startswith("Basic "):
            name, password = _credentials(given)
            return self._sessions.checked(name, password)
        if given.startswith("Bearer "):
            return self._koha.row(
                "SELECT borrowers.* FROM oauth_access_tokens JOIN borrowers USING (borrowernumber)"
                " WHERE access_token = ?",
                given.removeprefix("Bearer "),
            )
        session = self._sessions.by_cookie(request)
        if session is None:
            return None
        return self._koha.row("SELECT * FROM borrowers WHERE borrowernumber = ?", session.borrowernumber)

    def read(self, request: Request, parts: list[str]) -> Answer | None:
        """GET; None where nothing is there."""
        if parts[:2] == ["public", "libraries"]:
            return listed(self._koha, LIBRARIES, request)
        kind = _KINDS.get(parts[0])
        if kind is None:
            return None
        if len(parts) == 1:
            if kind is CHECKOUTS and request.given("checked_in") in {"1", "true"}:
                kind = OLD_CHECKOUTS
            return self._list(request, kind)
        if parts[2:] in ([], ["account"]):
            return self.guarded(request, kind.permission, lambda _: self._one(kind, parts))
        return None

    def _list(self, request: Request, kind: Kind) -> Answer:
        return self.guarded(request, kind.permission, lambda _: listed(self._koha, kind, request))

    def _one(self, kind: Kind, parts: list[str]) -> Answer:
        row = self._koha.row(f"{selected(kind)} WHERE {kind.columns[kind.identity]} = ?", parts[1])
        if row is None:
            return as_json({"error": f"{kind.name} not found", "error_code": "not_found"}, 404)
        if parts[2:] == ["account"]:
            return as_json({"balance": balance(self._koha, row["patron_id"])})
        return as_json(written(self._koha, kind, row, frozenset()))


def _credentials(given: str) -> tuple[str, str]:
    try:
        name, _, password = base64.b64decode(given.removeprefix("Basic ")).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, password
