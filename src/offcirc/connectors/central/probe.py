"""Asks whether the server is there, cheaply: no credential, nothing about anybody, and no `requests` to import."""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import IO

import msgspec
import truststore

from offcirc.wire.messages import ServerInfo

TIMEOUT_S = 4.0
_ENOUGH = 1 << 16


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A network's sign-in page sends elsewhere: that is not our server."""

    def redirect_request(self, *_: object) -> None:
        return None


def is_there(url: str, authority: str | None = None) -> bool:
    """Whether a central server answers at `url`, within a few seconds, through the system's proxy if it has one.

    Args:
        url: as in the settings.
        authority: path of a private authority's certificates (PEM), added to the system's.
    """
    if not url.startswith(("http://", "https://")):
        return False
    try:
        handlers: list[urllib.request.BaseHandler] = [_NoRedirects()]
        if url.startswith("https:"):
            context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            if authority:
                context.load_verify_locations(authority)
            handlers.append(urllib.request.HTTPSHandler(context=context))
        answer: IO[bytes]
        with urllib.request.build_opener(*handlers).open(f"{url.rstrip('/')}/v1/server", timeout=TIMEOUT_S) as answer:
            msgspec.json.decode(answer.read(_ENOUGH), type=ServerInfo)
    except (OSError, HTTPException, ValueError, msgspec.DecodeError):  # no way there, or somebody else answers
        return False
    return True
