"""What every connector over HTTP shares: whom to trust, how long to wait, and what a failure means for what was sent.

What failed decides what may happen next. A connection that was never made sent nothing (`Unreachable`); a request that
left and was not answered whole may have been acted on (`OutcomeUnknown`).
"""

from __future__ import annotations

import ssl
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests
import requests.adapters
import requests.auth
import truststore
import urllib3.exceptions

from offcirc.connectors.way import Way
from offcirc.errors import ConnectorError, OutcomeUnknown, Unreachable

CONNECT_TIMEOUT_S = 5
READ_TIMEOUT_S = 45
"""Longest silence between two bytes of an answer; a server that says nothing for a minute is given up before."""

File = tuple[str, bytes, str]
"""A file in a form: its name, its content, its content type."""

_NOT_MADE = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)


class _SystemTrust(requests.adapters.HTTPAdapter):
    """Verifies TLS against the operating system's certificates, plus a private authority if one is named."""

    def __init__(self, authority: str) -> None:
        self._authority = authority
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the signature is the base's
        super().init_poolmanager(*args, ssl_context=self._trust(), **kwargs)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:  # noqa: ANN401 - the same
        return super().proxy_manager_for(proxy, **({"ssl_context": self._trust()} | kwargs))

    def _trust(self) -> ssl.SSLContext:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self._authority:
            context.load_verify_locations(self._authority)
        return context


class HeaderAuth(requests.auth.AuthBase):
    """One `Authorization` header, or none. As `auth` it beats a `.netrc` entry, which `requests` would prefer."""

    def __init__(self, value: str | None) -> None:
        self._value = value

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Dresses a request."""
        if self._value is not None:
            request.headers["Authorization"] = self._value
        return request


def new_session(way: Way) -> requests.Session:
    """Connections to one server; not for two threads."""
    session = requests.Session()
    session.mount("https://", _SystemTrust(way.authority))
    if way.proxies:
        session.trust_env = False  # `requests` would go through the system's proxy instead
        session.proxies.update(way.proxies)
    session.headers["User-Agent"] = "offcirc"
    return session


@contextmanager
def exchange(
    session: requests.Session,
    method: str,
    url: str,
    *,
    headers: Mapping[str, str],
    auth: HeaderAuth,
    params: Sequence[tuple[str, str]] = (),
    data: bytes | Sequence[tuple[str, str]] | None = None,
    files: Mapping[str, File] | None = None,
) -> Iterator[requests.Response]:
    """One request, never redirected, whose answer is read by the caller; failures while reading are named as well.

    Raises:
        Unreachable: nothing left this machine.
        OutcomeUnknown: the request left, the answer did not arrive whole.
    """
    try:
        response = session.request(
            method,
            url,
            params=list(params),
            data=data if data is None or isinstance(data, bytes) else list(data),
            files=files,
            headers=headers,
            auth=auth,
            stream=True,
            timeout=(CONNECT_TIMEOUT_S, READ_TIMEOUT_S),
            allow_redirects=False,
        )
        with response:
            if response.status_code == requests.codes.proxy_authentication_required:
                raise Unreachable("PROXY_SIGN_IN")
            yield response
    except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
        raise _failure(error) from None


def content_type(response: requests.Response) -> str:
    """Without parameters, in small letters; empty where there is none."""
    return response.headers.get("Content-Type", "").split(";")[0].strip().lower()


_NOTHING_SENT: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.SSLError, "TLS_NOT_TRUSTED"),
    (requests.exceptions.ProxyError, "PROXY_AWAY"),
    (requests.exceptions.ConnectTimeout, "SERVER_AWAY"),
    (requests.exceptions.InvalidURL, "ADDRESS_WRONG"),
    (requests.exceptions.InvalidSchema, "ADDRESS_WRONG"),
    (requests.exceptions.MissingSchema, "ADDRESS_WRONG"),
)


_SIGN_IN = "Tunnel connection failed: 407"


def _failure(error: Exception) -> ConnectorError:
    """What a network error means for what was sent."""
    for kind, code in _NOTHING_SENT:
        if kind is requests.exceptions.ProxyError and isinstance(error, kind) and _SIGN_IN in str(error):
            return Unreachable("PROXY_SIGN_IN")
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


def trusts_somebody() -> bool:
    """Whether the system's store names an authority; Windows and macOS look one up when they meet it."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # The store is read where a connection begins.
    begun = context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="localhost")
    if sys.platform != "linux" or begun.context.cert_store_stats()["x509_ca"]:
        return True
    folder = ssl.get_default_verify_paths().capath  # of which each file is read when it is needed
    return any(Path(folder).iterdir()) if folder else False
