"""A signed-in session with Koha: its staff side and its `/api/v1`.

Koha answers HTTP 200 whether it let somebody in or not: a sign-in form stands in the place of any page, and
`service.pl` says `Authentication failed.`. Either means that nothing was done, for Koha checks the session before it
acts; so a request that met one is repeated, once, after signing in again. Nothing else is ever repeated.

Checked against `C4/Auth.pm` (checkauth, check_api_auth) of 3.4 to 26.05: a session ends after the time of the
preference `timeout`, and with `SessionRestrictionByIP` whenever this machine's address changes.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy
from threading import RLock

import msgspec
import requests
from requests.cookies import RequestsCookieJar

from offcirc.connectors.koha.grants import Grant, granted, wanted
from offcirc.connectors.koha.http import (
    HTML,
    JSON,
    OK,
    Answer,
    Credentials,
    Params,
    before_it_is_sent,
    checked,
    needs_https,
    not_let_in,
    sent_to_installer,
    taken_for_forged,
)
from offcirc.connectors.koha.pages import Page, read_page
from offcirc.connectors.koha.profile import ApiSignIn, KohaProfile, SignIn
from offcirc.connectors.network import File, HeaderAuth, content_type, exchange, new_session
from offcirc.connectors.way import SYSTEMS_WAY, Way
from offcirc.errors import AuthRequired, ProtocolMismatch, RequestRefused

__all__ = ["API", "STAFF", "Answer", "Credentials", "KohaSession", "Params", "before_it_is_sent", "server_root"]

STAFF = "/cgi-bin/koha/"
API = "/api/v1"

_MAIN_PAGE = STAFF + "mainpage.pl"
_AUTHENTICATION = STAFF + "svc/authentication"
_OAUTH_TOKEN = API + "/oauth/token"
_SESSION_COOKIE = "CGISESSID"
_SENT_ELSEWHERE = frozenset({302, 303})
_NO_PAGE = 404
_BEARER_REFUSED = 401


@dataclass(slots=True)
class _SignedIn:
    """What a session and its clones share."""

    lock: RLock = field(default_factory=RLock)
    times: int = 0
    """How often somebody signed in; 0 is not yet."""
    cookies: RequestsCookieJar = field(default_factory=RequestsCookieJar)
    token: str = ""
    version: str = ""
    grant: Grant | None = None


class KohaSession:
    """One connection to one server under one account. Not for two threads: see `clone`."""

    def __init__(
        self, url: str, credentials: Credentials, profile: KohaProfile | None = None, way: Way = SYSTEMS_WAY
    ) -> None:
        """Sends nothing yet.

        Args:
            url: of the staff side, with or without the path of one of its pages.
            credentials: the account.
            profile: what the server is; what is not known is tried.
            way: how it is reached.
        """
        self._url = server_root(url)
        self._credentials = credentials
        self._profile = profile or KohaProfile(
            api_sign_in=ApiSignIn.OAUTH if credentials.client_id else ApiSignIn.BASIC
        )
        self._way = way
        self._http = new_session(way)
        self._bare: requests.Session | None = None
        self._shared = _SignedIn()
        self._times = 0
        self.form = Page()
        """The sign-in form, as it was met last."""

    def sign_in(self) -> Page:
        """Begins a new session, in place of an earlier one.

        Returns:
            the first page, which tells the session's library.

        Raises:
            AuthRequired: `SIGN_IN_REFUSED`, `SIGN_IN_NO_PERMISSION`, `SIGN_IN_SECOND_FACTOR` or `BRANCH_REFUSED`.
            ProtocolMismatch: what answers has no sign-in form of Koha's.
        """
        with self._shared.lock, before_it_is_sent():
            self._http.cookies = RequestsCookieJar()
            self._shared.token = ""
            page = self._by_main_page() if self._profile.sign_in is SignIn.MAIN_PAGE else self._by_authentication()
            wanted = self._credentials.branch
            if wanted and page.branch and page.branch != wanted:
                raise AuthRequired("BRANCH_REFUSED")
            self._shared.cookies = self._http.cookies.copy()
            self._shared.version = page.version or self.form.version
            self._shared.times += 1
            self._times = self._shared.times
            return page

    def read_form(self) -> Page:
        """The sign-in form, which anybody is shown.

        Raises:
            ProtocolMismatch: `NOT_OUR_SERVER`, there is none.
            ConnectorError: the server is away or fails.
        """
        try:
            form = self._page("GET", _MAIN_PAGE)
        except RequestRefused as error:
            if error.params.get("status") != _NO_PAGE:
                raise
            raise ProtocolMismatch("NOT_OUR_SERVER") from None  # as Koha's side for patrons does
        if not (form.user_field and form.password_field):
            raise ProtocolMismatch("NOT_OUR_SERVER")
        self.form = form
        return form

    def answers_programs(self) -> bool:
        """Whether Koha's sign-in for programs is there, whatever it says."""
        return b"<status>" in self._send("GET", _AUTHENTICATION).body

    def get(self, path: str, params: Params = (), accept: frozenset[int] = OK) -> Answer:
        """Reads a page of the staff side.

        Args:
            path: from the server's root on, e.g. `STAFF + "offline_circ/list.pl"`.
            params: the query.
            accept: statuses that are an answer; others are raised.

        Raises:
            ConnectorError: of the kind that fits.
        """
        return checked(self._let_in(lambda: self._send("GET", path, params=params)), accept)

    def post(
        self,
        path: str,
        form: Params,
        files: Mapping[str, File] | None = None,
        params: Params = (),
        accept: frozenset[int] = OK,
    ) -> Answer:
        """Sends a form of the staff side.

        Raises:
            OutcomeUnknown: the request left, and it is not known whether the server acted, or how far it came.
            ConnectorError: of the kind that fits; then it did not act.
        """
        answer = self._let_in(lambda: self._send("POST", path, params=params, form=form, files=files))
        return checked(answer, accept, acted=True)

    def rest(
        self,
        method: str,
        path: str,
        params: Params = (),
        body: object = None,
        *,
        headers: Mapping[str, str] | None = None,
        accept: frozenset[int] = frozenset({200, 201, 204, 304}),
        whole: bool = True,
    ) -> Answer:
        """One request to the API.

        Args:
            method: of HTTP.
            path: behind `/api/v1`, e.g. `/patrons`.
            params: the query.
            body: sent as JSON.
            headers: e.g. `x-koha-embed`.
            accept: statuses that are an answer; others are raised.
            whole: the body is wanted; else it is left at the server.
        """
        data = msgspec.json.encode(body) if body is not None else None
        sent = {"Accept": "*/*", **({"Content-Type": JSON} if data is not None else {}), **(headers or {})}

        def ask(auth: HeaderAuth | None = None) -> Answer:
            return self._send(method, API + path, params=params, form=data, headers=sent, auth=auth, whole=whole)

        acted = method not in {"GET", "HEAD"}
        if self._profile.api_sign_in is ApiSignIn.COOKIE:
            return checked(self._let_in(ask), accept, acted=acted)
        answer = ask(self._api_auth())
        if answer.status == _BEARER_REFUSED and self._shared.grant is not None:
            self._shared.grant = None  # it ran out before its time
            answer = ask(self._api_auth())
        return checked(answer, accept, acted=acted)

    @property
    def url(self) -> str:
        """The server's root."""
        return self._url

    @property
    def user(self) -> str:
        """Name of the account."""
        return self._credentials.user

    @property
    def version(self) -> str:
        """Koha's version, as it was told at the last sign-in; empty where none was."""
        return self._shared.version

    def clone(self) -> KohaSession:
        """The same session over a connection of its own, for another thread."""
        other = KohaSession(self._url, self._credentials, self._profile, self._way)
        other._shared = self._shared
        return other

    def with_profile(self, profile: KohaProfile) -> KohaSession:
        """A clone that takes the server for something else."""
        other = KohaSession(self._url, self._credentials, profile, self._way)
        other._shared = self._shared
        return other

    def close(self) -> None:
        """Lets connections go."""
        self._http.close()
        if self._bare is not None:
            self._bare.close()

    # Signing in ------------------------------------------------------------------------------------------------------

    def _by_main_page(self) -> Page:
        form = self.read_form()
        fields = {
            "koha_login_context": "intranet",
            **form.hidden,
            form.user_field: self._credentials.user,
            form.password_field: self._credentials.password,
            "branch": self._credentials.branch,
        }
        page = self._page("POST", _MAIN_PAGE, list(fields.items()))
        if page.asks_to_sign_in:
            raise AuthRequired(self._why_not(page))
        if _SESSION_COOKIE not in self._http.cookies:
            raise ProtocolMismatch("NOT_OUR_SERVER")
        page.branches = form.branches
        return page

    def _why_not(self, page: Page) -> str:
        """What a sign-in page says after a sign-in, told by how it is built: its words are in the library's language.

        Where an address may not work at a library (`StaffLoginRestrictLibraryByIP`, earlier `AutoLocation`), the
        session's cookie is emptied. Without a form it asks for a code, or wants one to be set up.
        """
        if not page.user_field:
            return "SIGN_IN_SECOND_FACTOR"
        if page.no_permission:
            return "SIGN_IN_NO_PERMISSION"
        emptied = any(cookie.name == _SESSION_COOKIE and not cookie.value for cookie in self._http.cookies)
        return "BRANCH_REFUSED" if emptied else "SIGN_IN_REFUSED"

    def _page(self, method: str, path: str, form: Params | None = None) -> Page:
        answer = self._send(method, path, form=form)
        if method == "POST" and answer.status in _SENT_ELSEWHERE and not sent_to_installer(answer):
            return self._page("GET", _MAIN_PAGE)
        if needs_https(answer, self._url):
            raise ProtocolMismatch("ADDRESS_NEEDS_HTTPS")
        checked(answer)
        if answer.kind != HTML:
            raise ProtocolMismatch("NOT_OUR_SERVER", content_type=answer.kind or "none")
        page = read_page(answer.text)
        self._shared.token = page.token
        return page

    def _by_authentication(self) -> Page:
        first = checked(self._send("GET", _AUTHENTICATION))
        self._shared.token = first.headers.get("csrf-token", "")
        names = (("userid", "password"), ("login_userid", "login_password"))
        form = [
            pair
            for user, password in names
            for pair in ((user, self._credentials.user), (password, self._credentials.password))
        ]
        answer = checked(self._send("POST", _AUTHENTICATION, form=form))
        if b"<status>ok</status>" not in answer.body:
            raise AuthRequired("SIGN_IN_REFUSED")
        page = self._page("GET", _MAIN_PAGE)
        if page.asks_to_sign_in:
            raise AuthRequired("SIGN_IN_NO_PERMISSION")
        return page

    def _let_in(self, ask: Callable[[], Answer]) -> Answer:
        fresh = self._follow()
        answer = ask()
        if not_let_in(answer) and not fresh:
            self._follow(instead_of=self._times)
            answer = ask()
        elif taken_for_forged(answer) and self._shared.token:
            self._renew_token()
            answer = ask()
        if not_let_in(answer):
            raise AuthRequired("SIGN_IN_NO_PERMISSION")
        return answer

    def _follow(self, instead_of: int = 0) -> bool:
        """Takes over the sign-in that the clones share, or signs in where there is none better.

        Returns:
            whether this call signed in.
        """
        with self._shared.lock:
            if self._shared.times <= instead_of:
                self.sign_in()
                return True
            if self._times != self._shared.times:
                self._http.cookies = self._shared.cookies.copy()
                self._times = self._shared.times
            return False

    def _renew_token(self) -> None:
        """A token outlives neither its hours nor its session."""
        with self._shared.lock, before_it_is_sent():
            if self._page("GET", _MAIN_PAGE).asks_to_sign_in:
                self._follow(instead_of=self._times)

    def _api_auth(self) -> HeaderAuth:
        if self._profile.api_sign_in is ApiSignIn.OAUTH:
            return HeaderAuth(f"Bearer {self._bearer()}")
        pair = f"{self._credentials.user}:{self._credentials.password}".encode()
        return HeaderAuth(f"Basic {base64.b64encode(pair).decode()}")

    def _bearer(self) -> str:
        with self._shared.lock, before_it_is_sent():
            if self._shared.grant is None or not self._shared.grant.holds:
                answer = self._send("POST", _OAUTH_TOKEN, form=wanted(self._credentials), auth=HeaderAuth(None))
                self._shared.grant = granted(answer)
            return self._shared.grant.token

    # The wire --------------------------------------------------------------------------------------------------------

    def _send(
        self,
        method: str,
        path: str,
        *,
        params: Params = (),
        form: Params | bytes | None = None,
        files: Mapping[str, File] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: HeaderAuth | None = None,
        whole: bool = True,
    ) -> Answer:
        """A request that brings a credential of its own goes without the session's cookie and token.

        With the cookie the newest servers would take it for a browser's (`Koha/REST/Plugin/CSRF.pm`).
        """
        sent = dict(headers or {})
        if auth is None and method != "GET" and self._shared.token:
            sent["CSRF-TOKEN"] = self._shared.token
        with exchange(
            self._http if auth is None else self._without_cookies(),
            method,
            self._url + path,
            headers=sent,
            auth=auth or HeaderAuth(None),
            params=params,
            data=form,
            files=files,
        ) as response:
            body = response.content if whole else b""
            return Answer(response.status_code, content_type(response), response.headers, body)

    def _without_cookies(self) -> requests.Session:
        if self._bare is None:
            self._bare = new_session(self._way)
            self._bare.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
        return self._bare


def server_root(url: str) -> str:
    """The server's root, from the address of any of its pages."""
    return url.strip().partition(STAFF.rstrip("/"))[0].rstrip("/")
