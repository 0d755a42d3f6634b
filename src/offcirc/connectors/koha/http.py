"""What goes to Koha and what comes back, one answer at a time: whether it was let in, and what a status means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from offcirc.connectors.koha.pages import read_page
from offcirc.errors import (
    AuthRequired,
    ConnectorError,
    OutcomeUnknown,
    ProtocolMismatch,
    RequestRefused,
    ServerBusy,
    Unreachable,
)

HTML = "text/html"
JSON = "application/json"
OK = frozenset({200})

_SENT_ELSEWHERE = frozenset({301, 302, 303, 307, 308})
_BAD_REQUEST, _UNAUTHORIZED, _FORBIDDEN, _TOO_MANY, _SERVER_ERROR = 400, 401, 403, 429, 500
_NOT_LET_IN = b"Authentication failed."
_NOT_LET_IN_EITHER = re.compile(rb'\s*\{\s*"auth_status"\s*:')
"""The same since 18.05 (Bug 19752): as Koha's scripts for programs say it, in JSON of whatever status and type."""
_SIGN_IN_PAGE = (b"password", b"otp_token", b"main_auth")
_FORGED = b"CSRF"

Params = Sequence[tuple[str, str]]
"""A query or a form, in order; a name may stand more than once."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What Koha lets somebody in by.

    Attributes:
        user: name of a staff account.
        password: its password.
        branch: code of the library to work at; empty for the account's own.
        client_id: of an API key (OAuth2 client credentials) of that account, where there is one.
        client_secret: its secret.
    """

    user: str
    password: str = field(repr=False)
    branch: str
    client_id: str = ""
    client_secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole.

    Attributes:
        status: of HTTP.
        kind: content type without parameters.
        headers: names in any case.
        body: decompressed.
    """

    status: int
    kind: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as UTF-8, else Latin-1: a page without characters above U+00FF is Latin-1 whatever it says."""
        try:
            return self.body.decode()
        except UnicodeDecodeError:
            return self.body.decode("latin-1")


def not_let_in(answer: Answer) -> bool:
    """Whether Koha did nothing but ask who this is."""
    if answer.kind == HTML:
        return any(mark in answer.body for mark in _SIGN_IN_PAGE) and read_page(answer.text).asks_to_sign_in
    if answer.body.strip() == _NOT_LET_IN or _NOT_LET_IN_EITHER.match(answer.body):
        return True
    return answer.kind == JSON and answer.status == _UNAUTHORIZED


def taken_for_forged(answer: Answer) -> bool:
    """Whether Koha refused the request's token, which it does before it looks at the rest.

    The staff side says so in plain text, or by its own error page (`Koha/Middleware/CSRF.pm`, `plack.psgi`); the API,
    where a 403 in JSON mostly means a permission that is missing, by a sentence (`Koha/REST/Plugin/CSRF.pm`, 2026).
    """
    return answer.status == _FORBIDDEN and (answer.kind != JSON or _FORGED in answer.body)


def checked(answer: Answer, accept: frozenset[int] = OK, *, acted: bool = False) -> Answer:
    """The answer, if it is one.

    Args:
        answer: of any status.
        accept: statuses that are an answer.
        acted: the request was to change something: a server that failed may have done so in part.

    Raises:
        ConnectorError: of the kind that fits the status.
    """
    if answer.status in accept:
        return answer
    if sent_to_installer(answer):
        raise ServerBusy("BUSY")
    raise _refusal(answer.status, acted=acted)


def sent_to_installer(answer: Answer) -> bool:
    """Whether Koha is being upgraded: until its database fits, it sends everybody there and does nothing else."""
    where = answer.headers.get("Location", "")
    return answer.status in _SENT_ELSEWHERE and ("/installer/" in where or "/maintenance.pl" in where)


def needs_https(answer: Answer, root: str) -> bool:
    """Whether a server at `http://…` sends everybody to itself, encrypted."""
    here, there = urlsplit(root), urlsplit(answer.headers.get("Location", ""))
    encrypted = (here.scheme, there.scheme) == ("http", "https")
    return answer.status in _SENT_ELSEWHERE and encrypted and here.hostname == there.hostname


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


def _refusal(status: int, *, acted: bool) -> ConnectorError:
    if status >= _SERVER_ERROR:
        return OutcomeUnknown("SERVER_FAILED", status=status) if acted else ServerBusy("SERVER_FAILED", status=status)
    if status == _TOO_MANY:
        return ServerBusy("BUSY")
    if status == _UNAUTHORIZED:
        return AuthRequired("SIGN_IN_REFUSED")
    if status == _FORBIDDEN:
        return AuthRequired("SIGN_IN_NO_PERMISSION")
    if status >= _BAD_REQUEST:
        return RequestRefused("SERVER_REFUSED", status=status)
    return ProtocolMismatch("NOT_OUR_SERVER", status=status)
