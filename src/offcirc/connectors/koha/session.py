"""A signed-in session with Koha: its staff side and its `/api/v1`.

Koha answers HTTP 200 whether it let somebody in or not: a sign-in form stands in the place of any page, and
`service.pl` says `Authentication failed.`. Either means that nothing was done, for Koha checks the session before it
acts; so a request that met one is repeated, once, after signing in again. Nothing else is ever repeated.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock

import msgspec
from requests.cookies import RequestsCookieJar

from offcirc.connectors.koha.http import (
    HTML,
    JSON,
    OK,
    Answer,
    Credentials,
    Params,
    checked,
    not_let_in,
    taken_for_forged,
)
from offcirc.connectors.koha.pages import Page, read_page
from offcirc.connectors.koha.profile import ApiSignIn, KohaProfile, SignIn
from offcirc.connectors.network import File, HeaderAuth, content_type, exchange, new_session
from offcirc.errors import AuthRequired, OutcomeUnknown, ProtocolMismatch, ServerBusy, Unreachable

__all__ = ["API", "STAFF", "Answer", "Credentials", "KohaSession", "Params", "before_it_is_sent", "server_root"]

STAFF = "/cgi-bin/koha/"
API = "/api/v1"

_MAIN_PAGE = STAFF + "mainpage.pl"
_AUTHENTICATION = STAFF + "svc/authentication"
_OAUTH_TOKEN = API + "/oauth/token"
_SESSION_COOKIE = "CGISESSID"
_SENT_ELSEWHERE = frozenset({302, 303})
_BEARER_REFUSED = 401
_KEY_REFUSED = frozenset({400, 401, 403, 404})
_EARLIER_S = 30
"""A token that runs out within this time is not used any more."""


@dataclass(slots=True)
class _SignedIn:
    """What a session and its clones share."""

    lock: RLock = field(default_factory=RLock)
    times: int = 0
    """How often somebody signed in; 0 is not yet."""
    cookies: RequestsCookieJar = field(default_factory=RequestsCookieJar)
    token: str = ""
    bearer: str = ""
    bearer_until: float = 0.0


class KohaSession:
    """One connection to one server under one account. Not for two threads: see `clone`."""

    def __init__(
        self, url: str, credentials: Credentials, profile: KohaProfile | None = None, authority: str | None = None
    ) -> None:
        """Sends nothing yet.

        Args:
            url: of the staff side, with or without the path of one of its pages.
            credentials: the account.
            profile: what the server is; what is not known is tried.
            authority: path of a private authority's certificates (PEM), added to the system's.
        """
        self._url = server_root(url)
        self._credentials = credentials
        self._profile = profile or KohaProfile(
            api_sign_in=ApiSignIn.OAUTH if credentials.client_id else ApiSignIn.BASIC
        )
        self._authority = authority
        self._http = new_session(authority)
        self._shared = _SignedIn()
        self._times = 0
        self.form = Page()
        """The sign-in form, as it was met last."""

    def sign_in(self) -> Page:
        """Begins a new session, in place of an earlier one.

        Returns:
            the first page, which tells the session's library.

        Raises:
            AuthRequired: `SIGN_IN_REFUSED`, `SIGN_IN_SECOND_FACTOR` or `BRANCH_REFUSED`.
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
            self._shared.times += 1
            self._times = self._shared.times
            return page

    def read_form(self) -> Page:
        """The sign-in form, which anybody is shown.

        Raises:
            ProtocolMismatch: `NOT_OUR_SERVER`, there is none.
            ConnectorError: the server is away or fails.
        """
        form = self._page("GET", _MAIN_PAGE)
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

        def ask(auth: HeaderAuth) -> Answer:
            return self._send(method, API + path, params=params, form=data, headers=sent, auth=auth, whole=whole)

        acted = method not in {"GET", "HEAD"}
        if self._profile.api_sign_in is ApiSignIn.COOKIE:
            return checked(self._let_in(lambda: ask(HeaderAuth(None))), accept, acted=acted)
        answer = ask(self._api_auth())
        if answer.status == _BEARER_REFUSED and self._shared.bearer:
            self._shared.bearer = ""  # it ran out before its time
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

    def clone(self) -> KohaSession:
        """The same session over a connection of its own, for another thread."""
        other = KohaSession(self._url, self._credentials, self._profile, self._authority)
        other._shared = self._shared
        return other

    def with_profile(self, profile: KohaProfile) -> KohaSession:
        """A clone that takes the server for something else."""
        other = KohaSession(self._url, self._credentials, profile, self._authority)
        other._shared = self._shared
        return other

    def close(self) -> None:
        """Lets connections go."""
        self._http.close()

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
        if page.second_factor:
            raise AuthRequired("SIGN_IN_SECOND_FACTOR")
        if page.asks_to_sign_in:
            raise AuthRequired("SIGN_IN_REFUSED")
        if _SESSION_COOKIE not in self._http.cookies:
            raise ProtocolMismatch("NOT_OUR_SERVER")
        page.branches = form.branches
        return page

    def _page(self, method: str, path: str, form: Params | None = None) -> Page:
        answer = checked(self._send(method, path, form=form), OK | _SENT_ELSEWHERE)
        if answer.status in _SENT_ELSEWHERE:
            if method == "GET":
                raise ServerBusy("BUSY")  # to its installer: it is being upgraded
            return self._page("GET", _MAIN_PAGE)
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
            if not self._shared.bearer or time.monotonic() > self._shared.bearer_until:
                form = [
                    ("grant_type", "client_credentials"),
                    ("client_id", self._credentials.client_id),
                    ("client_secret", self._credentials.client_secret),
                ]
                answer = self._send("POST", _OAUTH_TOKEN, form=form)
                if answer.status in _KEY_REFUSED:
                    raise AuthRequired("SIGN_IN_REFUSED")
                grant = _grant(checked(answer))
                self._shared.bearer = grant.access_token
                self._shared.bearer_until = time.monotonic() + grant.expires_in - _EARLIER_S
            return self._shared.bearer

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
        sent = dict(headers or {})
        if method != "GET" and self._shared.token:
            sent["CSRF-TOKEN"] = self._shared.token
        with exchange(
            self._http,
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


@contextmanager
def before_it_is_sent() -> Iterator[None]:
    """An answer lost on the way to a request leaves nothing in doubt: what was to be sent has not left.

    Raises:
        Unreachable: in place of OutcomeUnknown.
    """
    try:
        yield
    except OutcomeUnknown as error:
        raise Unreachable(error.code, **error.params) from None


class _Grant(msgspec.Struct):
    """What `/oauth/token` answers."""

    access_token: str
    expires_in: int = 3600


def _grant(answer: Answer) -> _Grant:
    try:
        return msgspec.json.decode(answer.body, type=_Grant)
    except msgspec.DecodeError:
        raise ProtocolMismatch("ANSWER_UNREADABLE") from None


def server_root(url: str) -> str:
    """The server's root, from the address of any of its pages."""
    return url.strip().partition(STAFF.rstrip("/"))[0].rstrip("/")
