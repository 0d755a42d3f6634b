"""HTTP to the central server: one request at a time, every failure named (see `offcirc.connectors.network`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import msgspec
import requests

from offcirc.connectors.network import HeaderAuth, content_type, exchange, new_session
from offcirc.connectors.way import SYSTEMS_WAY, Way
from offcirc.errors import (
    AuthRequired,
    ConnectorError,
    ProtocolMismatch,
    RequestRefused,
    ServerBusy,
)
from offcirc.wire.messages import Problem

JSON = "application/json"
OCTETS = "application/octet-stream"

_Body = TypeVar("_Body")


class Http:
    """A session with one server. Not for two threads."""

    def __init__(self, url: str, token: str | None, way: Way = SYSTEMS_WAY) -> None:
        self._url = url.rstrip("/")
        self._session = new_session(way)
        self._auth = HeaderAuth(f"Bearer {token}" if token is not None else None)

    def call(self, method: str, path: str, answer: type[_Body], body: msgspec.Struct | None = None) -> _Body:
        """One JSON request and its whole answer.

        Raises:
            ConnectorError: of the kind that fits, see the module.
        """
        with self.stream(method, path, body, expect=JSON) as response:
            content = response.content
        return _decode(content, answer)

    def send_file(self, path: str, content: bytes, answer: type[_Body]) -> _Body:
        """The same with a file as it is for the request's body."""
        with self.stream("POST", path, content, expect=JSON) as response:
            told = response.content
        return _decode(told, answer)

    @contextmanager
    def stream(
        self,
        method: str,
        path: str,
        body: msgspec.Struct | bytes | None = None,
        *,
        expect: str,
        headers: dict[str, str] | None = None,
        accept: frozenset[int] = frozenset({200, 201}),
    ) -> Iterator[requests.Response]:
        """One request whose answer is read by the caller; network failures while reading are named as well."""
        data = msgspec.json.encode(body) if isinstance(body, msgspec.Struct) else body
        kind = {"Content-Type": OCTETS if isinstance(body, bytes) else JSON} if body is not None else {}
        sent = {"Accept": expect, **kind, **(headers or {})}
        with exchange(self._session, method, self._url + path, headers=sent, auth=self._auth, data=data) as response:
            _check_status(response, expect, accept)
            yield response

    def close(self) -> None:
        """Lets connections go."""
        self._session.close()


def _decode(content: bytes, answer: type[_Body]) -> _Body:
    try:
        return msgspec.json.decode(content, type=answer)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ProtocolMismatch("ANSWER_UNREADABLE") from None


def _check_status(response: requests.Response, expect: str, accept: frozenset[int]) -> None:
    kind = content_type(response)
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
