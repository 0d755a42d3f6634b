"""Asks whether the server is there, cheaply: no credential, nothing about anybody, and no `requests` to import."""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import IO

import msgspec
import truststore

from offcirc.connectors.way import SYSTEMS_WAY, Way
from offcirc.wire.messages import ServerInfo

TIMEOUT_S = 4.0
_CENTRAL = "/v1/server"
_KOHA = "/cgi-bin/koha/svc/authentication"
_ENOUGH = 1 << 16


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A network's sign-in page sends elsewhere: that is not our server."""

    def redirect_request(self, *_: object) -> None:
        return None


def is_there(url: str, way: Way = SYSTEMS_WAY, *, koha: bool = False) -> bool:
    """Whether the library's server answers at `url`, within a few seconds.

    Args:
        url: as in the settings.
        way: how it is reached.
        koha: it is a Koha; its smallest page is asked for, without a sign-in.
    """
    if not url.startswith(("http://", "https://")):
        return False
    try:
        handlers: list[urllib.request.BaseHandler] = [_NoRedirects()]
        if url.startswith("https:"):
            context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            if way.authority:
                context.load_verify_locations(way.authority)
            handlers.append(urllib.request.HTTPSHandler(context=context))
        if way.proxies:
            handlers.append(urllib.request.ProxyHandler(way.proxies))
        opener = urllib.request.build_opener(*handlers)
        with _answer(opener, url.rstrip("/") + (_KOHA if koha else _CENTRAL)) as answer:
            said = answer.read(_ENOUGH)
        if koha:
            return b"<status>" in said
        msgspec.json.decode(said, type=ServerInfo)
    except (OSError, HTTPException, ValueError, msgspec.DecodeError):  # no way there, or somebody else answers
        return False
    return True


def _answer(opener: urllib.request.OpenerDirector, url: str) -> IO[bytes]:
    """What it says, under whatever status."""
    try:
        answer: IO[bytes] = opener.open(url, timeout=TIMEOUT_S)
    except urllib.error.HTTPError as refusal:
        return refusal
    return answer
