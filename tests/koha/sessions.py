"""Who is signed in: sessions, the two ways to sign in, and the tokens against forged requests.

Sources: Koha's `C4/Auth.pm` (check_api_auth, check_cookie_auth, checkauth), `Koha/Token.pm`,
`Koha/Middleware/CSRF.pm`; that `svc/authentication` hands out the token: PEERS.md and BibLibre's koct.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
import time
from dataclasses import dataclass

from tests.koha.state import Koha
from tests.koha.wire import Request

_TOKEN_KEY = b"the database's password"
_TOKEN_HOURS = 8
_ANONYMOUS = "anonymous"
SUPERLIBRARIAN = "superlibrarian"


@dataclass(frozen=True)
class Session:
    """A session; `userid` is empty before the sign-in. Its `branch` counts when operations are applied."""

    id: str
    userid: str = ""
    borrowernumber: int | None = None
    branch: str = ""
    flags: frozenset[str] = frozenset()

    def may(self, permission: str) -> bool:
        """Whether the user has it; the empty permission is anybody's who is signed in."""
        return bool(self.userid) and (not permission or bool(self.flags & {permission, SUPERLIBRARIAN}))


class Sessions:
    """The sessions of one Koha; they live in its database. Looking at a password takes `sign_in_s` seconds.

    The scripts under `svc/` ask for no token (`debian/templates/plack.psgi`).
    """

    def __init__(self, koha: Koha, sign_in_s: float = 0.0) -> None:
        self._koha = koha
        self._sign_in_s = sign_in_s
        renamed = koha.version.renamed_login
        self._user, self._password = ("login_userid", "login_password") if renamed else ("userid", "password")

    def find(self, session_id: str) -> Session | None:
        """By its cookie."""
        row = self._koha.row("SELECT * FROM sessions WHERE id = ?", session_id)
        if row is None:
            return None
        return Session(
            row["id"], row["userid"], row["borrowernumber"], row["branch"], frozenset(row["flags"].split(","))
        )

    def begin(self, patron: sqlite3.Row | None = None, branch: str = "") -> Session:
        """A new one, with a new cookie; nobody's without a patron. The branch is believed as it is given."""
        session = Session(secrets.token_hex(16))
        if patron is not None:
            flags = frozenset(patron["flags"].split(","))
            asked = not self._koha.version.library_permission or flags & {"loggedinlibrary", SUPERLIBRARIAN}
            at = (branch if asked else "") or patron["branchcode"]
            session = Session(session.id, patron["userid"], patron["borrowernumber"], at, flags)
        self._koha.sql(
            "INSERT INTO sessions (id, borrowernumber, userid, branch, flags) VALUES (?, ?, ?, ?, ?)",
            *(session.id, session.borrowernumber, session.userid, session.branch, ",".join(session.flags)),
        )
        return session

    def end(self, session_id: str) -> None:
        """Forgets it."""
        self._koha.sql("DELETE FROM sessions WHERE id = ?", session_id)

    def checked(self, userid: str, password: str) -> sqlite3.Row | None:
        """The account, by user name or card, if the password is its."""
        time.sleep(self._sign_in_s)
        patron = self._koha.row("SELECT * FROM borrowers WHERE userid = ? OR cardnumber = ?", userid, userid)
        return patron if patron is not None and password and patron["password"] == password else None

    def wants_in(self, request: Request) -> bool:
        """Whether it brings a user name; then a cookie is ignored."""
        return bool(request.given(self._user))

    def by_program(self, request: Request, permission: str) -> tuple[str, Session | None]:
        """check_api_auth: `ok`, `failed` or `expired`.

        A user name begins a new session each time. A session without the permission is deleted, as in Koha.
        """
        if request.session_id and not self.wants_in(request):
            session = self.find(request.session_id)
            if session is None:
                return "expired", None
            if not session.may(permission):
                self.end(session.id)
                return "failed", None
            return "ok", session
        patron = self.checked(request.given(self._user), request.given(self._password))
        if patron is None or (permission and not frozenset(patron["flags"].split(",")) & {permission, SUPERLIBRARIAN}):
            return "failed", None
        return "ok", self.begin(patron, request.given("branch"))

    def by_cookie(self, request: Request) -> Session | None:
        """check_cookie_auth: the signed-in session of the cookie."""
        session = self.find(request.session_id) if request.session_id else None
        return session if session is not None and session.userid else None

    def by_form(self, request: Request) -> Session | None:
        """checkauth's form: a new session in place of the old one, or None where it is not let in."""
        asked = {request.given("op")} | ({request.given("login_op")} if self._koha.version.login_op else set())
        if self._koha.version.csrf and (request.method != "POST" or "cud-login" not in asked):
            return None
        if request.given("koha_login_context") != "intranet":
            return None
        patron = self.checked(request.given(self._user), request.given(self._password))
        if patron is None:
            return None
        self.end(request.session_id)
        return self.begin(patron, request.given("branch"))

    def token(self, session: Session) -> str:
        """A new token of this session and its user."""
        return _token(session.userid or _ANONYMOUS, session.id, secrets.token_hex(20), int(time.time()))

    def forged(self, request: Request) -> bool:
        """Whether the request must be refused (24.05): an `op` of the wrong form, or no token of its own session."""
        if not self._koha.version.csrf or "/svc/" in request.path:
            return False
        op = request.param("op")
        if request.method != "POST":
            return op is not None and op.startswith("cud-")
        if op is not None and not op.startswith("cud-"):
            return True
        token = request.given("csrf_token") or request.headers.get("CSRF-TOKEN", "")
        return not self._is_token(token, request.session_id)

    def forged_for_api(self, request: Request) -> bool:
        """The same at `/api/v1`, where it counts that a cookie came at all, whatever else the request brings."""
        if not self._koha.version.rest_csrf or not request.session_id:
            return False
        return not self._is_token(request.headers.get("CSRF-TOKEN", ""), request.session_id)

    def _is_token(self, token: str, session_id: str) -> bool:
        session = self.find(session_id) if session_id else None
        _, _, rest = token.partition(",")
        salt, _, at = rest.partition(",")
        if session is None or not at.isdigit() or int(at) < time.time() - _TOKEN_HOURS * 3600:
            return False
        users = (session.userid or _ANONYMOUS, _ANONYMOUS)
        return any(hmac.compare_digest(token, _token(user, session.id, salt, int(at))) for user in users)


def _token(user: str, session_id: str, salt: str, at: int) -> str:
    said = f"{user}_{session_id},{salt},{at}".encode()
    return f"{hmac.new(_TOKEN_KEY, said, hashlib.sha1).hexdigest()},{salt},{at}"
