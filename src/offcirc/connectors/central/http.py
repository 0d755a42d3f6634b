"""HTTP to the central server: one request at a time, every failure named.

What failed decides what may happen next. A connection that was never made sent nothing (`Unreachable`); a request that
left and was not answered whole may have been acted on (`OutcomeUnknown`); something else answering is neither.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec
import requests
import requests.adapters
import requests.auth
import truststore
import urllib3.exceptions

from offcirc.errors import (
    AuthRequired,
    ConnectorError,
    OutcomeUnknown,
    ProtocolMismatch,
    RequestRefused,
    ServerBusy,
    Unreachable,
)
from offcirc.wire.messages import Problem

CONNECT_TIMEOUT_S = 5
READ_TIMEOUT_S = 45
"""Longest silence between two bytes of an answer; a server that says nothing for a minute is given up before."""
JSON = "application/json"

_NOT_MADE = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)
_Body = TypeVar("_Body")


class _SystemTrust(requests.adapters.HTTPAdapter):
    """Verifies TLS against the operating system's certificates, plus a private authority if one is named."""

    def __init__(self, authority: str | None) -> None:
        self._authority = authority
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the signature is the base's
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self._authority:
            context.load_verify_locations(self._authority)
        super().init_poolmanager(*args, ssl_context=context, **kwargs)


class _Bearer(requests.auth.AuthBase):
    """The workstation's token. As `auth` it beats a `.netrc` entry, which `requests` would otherwise prefer."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Http:
    """A session with one server. Not for two threads."""

    def __init__(self, url: str, token: str | None, authority: str | None = None) -> None:
        self._url = url.rstrip("/")
        self._session = requests.Session()
        self._session.mount("https://", _SystemTrust(authority))
        self._session.headers["User-Agent"] = "offcirc"
        if token is not None:
            self._session.auth = _Bearer(token)

    def call(self, method: str, path: str, answer: type[_Body], body: msgspec.Struct | None = None) -> _Body:
        """One JSON request and its whole answer.

        Raises:
            ConnectorError: of the kind that fits, see the module.
        """
        with self.stream(method, path, body, expect=JSON) as response:
            content = response.content
        try:
            return msgspec.json.decode(content, type=answer)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise ProtocolMismatch("ANSWER_UNREADABLE") from None

    @contextmanager
    def stream(
        self,
        method: str,
        path: str,
        body: msgspec.Struct | None = None,
        *,
        expect: str,
        headers: dict[str, str] | None = None,
        accept: frozenset[int] = frozenset({200, 201}),
    ) -> Iterator[requests.Response]:
        """One request whose answer is read by the caller; network failures while reading are named as well."""
        data = msgspec.json.encode(body) if body is not None else None
        sent = {"Accept": expect, **({"Content-Type": JSON} if data is not None else {}), **(headers or {})}
        try:
            response = self._session.request(
                method,
                self._url + path,
                data=data,
                headers=sent,
                stream=True,
                timeout=(CONNECT_TIMEOUT_S, READ_TIMEOUT_S),
                allow_redirects=False,
            )
            with response:
                _check_status(response, expect, accept)
                yield response
        except requests.RequestException as error:
            raise _failure(error) from None
        except urllib3.exceptions.HTTPError as error:
            raise _failure(error) from None

    def close(self) -> None:
        """Lets connections go."""
        self._session.close()


_NOTHING_SENT: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.SSLError, "TLS_NOT_TRUSTED"),
    (requests.exceptions.ProxyError, "PROXY_AWAY"),
    (requests.exceptions.ConnectTimeout, "SERVER_AWAY"),
    (requests.exceptions.InvalidURL, "ADDRESS_WRONG"),
    (requests.exceptions.InvalidSchema, "ADDRESS_WRONG"),
    (requests.exceptions.MissingSchema, "ADDRESS_WRONG"),
)


def _failure(error: Exception) -> ConnectorError:
    """What a network error means for what was sent."""
    for kind, code in _NOTHING_SENT:
        if isinstance(error, kind):
            return Unreachable(code)
    reason: object = error.args[0] if error.args else None
    if isinstance(getattr(reason, "reason", reason), _NOT_MADE):
        return Unreachable("SERVER_AWAY")
    if _timed_out(error):
        return OutcomeUnknown("SERVER_SILENT", seconds=READ_TIMEOUT_S)
    return OutcomeUnknown("ANSWER_LOST")


def _timed_out(error: Exception) -> bool:
    """Silence also hides inside a ConnectionError, when it falls into the middle of an answer."""
    silences = (requests.exceptions.ReadTimeout, urllib3.exceptions.ReadTimeoutError)
    return isinstance(error, silences) or any(isinstance(argument, silences) for argument in error.args)


def _check_status(response: requests.Response, expect: str, accept: frozenset[int]) -> None:
    kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
    if response.status_code in accept:
        if response.status_code in {200, 201, 206} and kind != expect:
            raise ProtocolMismatch("NOT_OUR_SERVER", content_type=kind or "none")
        return
    problem = _problem(response) if kind == JSON else None
    if problem is None:
        if response.status_code >= requests.codes.server_error:
            raise ServerBusy("SERVER_FAILED", status=response.status_code)
        raise ProtocolMismatch("NOT_OUR_SERVER", status=response.status_code)
    raise _refusal(response.status_code, problem)


def _problem(response: requests.Response) -> Problem | None:
    try:
        return msgspec.json.decode(response.content, type=Problem)
    except msgspec.DecodeError:
        return None


_KINDS: dict[int, type[ConnectorError]] = {
    401: AuthRequired,
    403: RequestRefused,
    429: ServerBusy,
    503: ServerBusy,
}


def _refusal(status: int, problem: Problem) -> ConnectorError:
    kind: type[ConnectorError] = RequestRefused
    if status in _KINDS:
        kind = _KINDS[status]
    elif status >= requests.codes.server_error:
        kind = ServerBusy
    return kind(problem.code, status=status)
