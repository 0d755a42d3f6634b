"""Every request as one line of the log and one count of the metrics: by the path's template, never by the path itself.

A stranger may ask for `/patrons/28400100000017`: a path that is not ours is not repeated. No query, body or address.
"""

from __future__ import annotations

import logging
import time

import uvicorn

from offcirc.central.http.counting import Requests
from offcirc.central.logs import tell

_log = logging.getLogger(__name__)

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_QUIET = frozenset({"/health", "/ready", "/metrics", "/page.css", "/page.js"})
"""Asked every few seconds by machines: counted, and logged only where they fail."""
_REFUSED = 400
UNKNOWN_PATH = "(no such path)"


class Access:
    """Around the application."""

    def __init__(self, app: uvicorn._types.ASGI3Application, requests: Requests) -> None:
        self._app = app
        self._requests = requests

    async def __call__(
        self,
        scope: uvicorn._types.Scope,
        receive: uvicorn._types.ASGIReceiveCallable,
        send: uvicorn._types.ASGISendCallable,
    ) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"

        async def told(message: uvicorn._types.ASGISendEvent) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _tell(scope, method, status, time.perf_counter() - began)
            await send(message)

        try:
            await self._app(scope, receive, told)
        finally:
            self._requests.count(method, _template(scope), status, time.perf_counter() - began)


def _template(scope: uvicorn._types.HTTPScope) -> str:
    return str(scope.get("path_template") or UNKNOWN_PATH)


def _tell(scope: uvicorn._types.HTTPScope, method: str, status: int, seconds: float) -> None:
    path = _template(scope)
    if path in _QUIET and status < _REFUSED:
        return
    name = getattr(scope.get("user"), "name", "")
    ms = round(seconds * 1000)
    text = f"{method} {path} {status} {ms} ms {name}".rstrip()
    tell(_log, logging.INFO, "request", text, method=method, path=path, status=status, ms=ms, workstation=name)
