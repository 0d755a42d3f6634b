"""The doors that staff sign in by, and the guard before every page: `mainpage.pl` and `svc/authentication`.

Sources: PEERS.md (Sign in) [R]; Koha's `C4/Auth.pm`, `svc/authentication`; BibLibre's koct for the token's header.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from tests.koha import pages
from tests.koha.sessions import Session, Sessions
from tests.koha.state import Koha
from tests.koha.wire import Answer, Request, html

STAFF = "/cgi-bin/koha/"
CIRCULATE = "circulate"


@dataclass(frozen=True)
class Settings:
    """What this server has been told to be; times in seconds.

    Attributes:
        plugin: ByWater's offline plugin is there.
        rest: RESTBasicAuth and RESTOAuth2ClientCredentials are on.
        page_s: what each page of data takes.
        sign_in_s: what a look at a password takes, so that a cookie is worth having.
        reorder: the database gives its rows in another order for every second page.
    """

    plugin: bool = False
    rest: bool = True
    page_s: float = 0.0
    sign_in_s: float = 0.0
    reorder: bool = False


class StaffDoors:
    """What needs a person's sign-in."""

    def __init__(self, koha: Koha, sessions: Sessions) -> None:
        self._koha = koha
        self._sessions = sessions

    def token(self, session: Session) -> str:
        """For a page of this session; empty in versions without tokens."""
        return self._sessions.token(session) if self._koha.version.csrf else ""

    def guarded(self, request: Request, permission: str = CIRCULATE) -> Session | Answer:
        """The session, or the sign-in page in its place, with HTTP 200 [R]."""
        session = self._sessions.by_cookie(request)
        if self._sessions.wants_in(request):
            session = self._sessions.by_form(request)
            if session is None:
                return self.sign_in_page(request, "Invalid username or password")
        if session is None:
            return self.sign_in_page(request, "Session timed out." if request.session_id else "")
        if not session.may(permission):
            return self.sign_in_page(request, pages.NOT_ALLOWED)
        return session

    def sign_in_page(self, request: Request, message: str) -> Answer:
        """The form, in an anonymous session."""
        session = self._sessions.begin()
        content = pages.sign_in(self._koha.version, request.path, self._branches(), self.token(session), message)
        return html(content).with_session(session.id)

    def _branches(self) -> list[sqlite3.Row]:
        return self._koha.sql("SELECT * FROM branches ORDER BY branchname").fetchall()

    def set_library(self, request: Request) -> Answer:
        """circ/set-library.pl, earlier selectbranchprinter.pl: the libraries, the session's chosen."""
        session = self.guarded(request)
        if isinstance(session, Answer):
            return session
        return html(pages.set_library(self._koha.version, session, self.token(session), self._branches()))

    def main_page(self, request: Request) -> Answer:
        """mainpage.pl: the sign-in of ordinary desk accounts, with the branch of the session.

        It is for staff: `flagsrequired => { catalogue => 1 }`.
        """
        if request.param("logout.x") is not None:
            self._sessions.end(request.session_id)
            return self.sign_in_page(request, "")
        session = self.guarded(request, "catalogue")
        if isinstance(session, Answer):
            return session
        name = {row["branchcode"]: row["branchname"] for row in self._branches()}.get(session.branch, "")
        content = pages.main(self._koha.version, session, self.token(session), name)
        return html(content).with_session(session.id)

    def authentication(self, request: Request) -> Answer:
        """svc/authentication: for those who may edit the catalogue; it ends the session of one who may not."""
        status, session = self._sessions.by_program(request, "editcatalogue")
        body = f"<?xml version='1.0' standalone='yes'?>\n<response>\n  <status>{status}</status>\n</response>\n"
        answer = Answer(body.encode(), content_type="text/xml; charset=UTF-8")
        if session is None and self._koha.version.csrf:
            session = self._sessions.begin()
        if session is not None:
            answer.with_session(session.id)
            if self._koha.version.csrf:
                answer.headers.append(("csrf-token", self._sessions.token(session)))
        return answer
