"""Runs the application under uvicorn: one line on standard output once it listens, a clean stop on SIGTERM."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys

import uvicorn

from offcirc.central.http.app import make_app
from offcirc.central.http.service import Central
from offcirc.errors import EnvironmentProblem

_BACKLOG = 512
"""200 workstations may all call at closing time."""
_STOP_S = 10

access_log = logging.getLogger("offcirc.central.access")


class _AccessLog:
    """One line a request: no query string, no body, no address: nothing of patrons (DESIGN, *Files*)."""

    def __init__(self, app: uvicorn._types.ASGI3Application) -> None:
        self._app = app

    async def __call__(
        self,
        scope: uvicorn._types.Scope,
        receive: uvicorn._types.ASGIReceiveCallable,
        send: uvicorn._types.ASGISendCallable,
    ) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"].encode("ascii", "backslashreplace").decode("ascii")[:200]
        method = scope["method"]

        async def told(message: uvicorn._types.ASGISendEvent) -> None:
            if message["type"] == "http.response.start":
                access_log.info("%s %s %d", method, path, message["status"])
            await send(message)

        await self._app(scope, receive, told)


class _Server(uvicorn.Server):
    """Says where it listens once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listening in sockets or ():
            host, port = listening.getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            sys.stdout.write(f"listening on http://{shown}:{port}\n")
            sys.stdout.flush()


def serve(central: Central, host: str, port: int) -> None:
    """Serves until SIGTERM or Ctrl+C.

    Args:
        central: the server.
        host: to listen on.
        port: 0 for a free one.

    Raises:
        EnvironmentProblem: `CANNOT_LISTEN`.
    """
    listening = _listen(host, port)
    config = uvicorn.Config(
        _AccessLog(make_app(central)),  # type: ignore[arg-type]  # Litestar's own ASGI types, the same protocol
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_STOP_S,
        backlog=_BACKLOG,
        lifespan="off",
    )
    with listening:
        asyncio.run(_Server(config).serve(sockets=[listening]))


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        # asyncio turns Nagle off only on sockets that name their protocol; else each answer costs 40 ms.
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        raise EnvironmentProblem("CANNOT_LISTEN", host=host, port=port, reason=str(error)) from None
    return listening
