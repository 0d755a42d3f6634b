"""Runs the application under uvicorn: one line on standard output once it listens, a clean stop on SIGTERM."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import ssl
import sys
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from offcirc.central.http.access import Access
from offcirc.central.http.app import MAX_BODY, make_app
from offcirc.central.http.counting import Requests
from offcirc.central.http.reading_out import ReadOut
from offcirc.central.http.service import Central
from offcirc.central.logs import tell
from offcirc.errors import EnvironmentProblem

_log = logging.getLogger(__name__)

_BACKLOG = 512
"""200 workstations may all call at closing time."""
_STOP_S = 10


@dataclass(frozen=True, slots=True)
class Doors:
    """Where and how a server listens.

    Attributes:
        host: to listen on.
        port: 0 for a free one.
        certificate: PEM with the whole chain; None for plain HTTP, on this machine or behind a proxy.
        key: of the certificate; None where it is in the same file.
        proxies: addresses or networks whose word is taken for who asks (`X-Forwarded-For`) and how
            (`X-Forwarded-Proto`).
    """

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")


class _Server(uvicorn.Server):
    """Says where it listens once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        scheme = "https" if self.config.is_ssl else "http"
        for listening in sockets or ():
            host, port = listening.getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            sys.stdout.write(f"listening on {scheme}://{shown}:{port}\n")
            sys.stdout.flush()


def serve(central: Central, doors: Doors) -> None:
    """Serves until SIGTERM or Ctrl+C; SIGHUP reads a renewed certificate.

    Args:
        central: the server.
        doors: where it listens.

    Raises:
        EnvironmentProblem: `CANNOT_LISTEN` or `CERTIFICATE_UNUSABLE`.
    """
    requests = Requests()
    config = uvicorn.Config(
        # Litestar has its own names for ASGI's types, the same protocol.
        Access(ReadOut(make_app(central, requests), MAX_BODY), requests),  # type: ignore[arg-type]
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_STOP_S,
        backlog=_BACKLOG,
        lifespan="off",
        ssl_certfile=doors.certificate,
        ssl_keyfile=doors.key,
        forwarded_allow_ips=list(doors.proxies),
    )
    _load(config, doors)
    with _listen(doors.host, doors.port) as listening:
        asyncio.run(_Server(config).serve(sockets=[listening]))


def _load(config: uvicorn.Config, doors: Doors) -> None:
    try:
        config.load()
    except (OSError, ssl.SSLError) as error:
        raise _unusable(doors, error) from None
    context = config.ssl
    if not hasattr(signal, "SIGHUP"):
        return

    def renew(_signal: int, _frame: object) -> None:
        if context is None:
            return
        try:
            context.load_cert_chain(doors.certificate or "", doors.key)
        except (OSError, ssl.SSLError) as error:
            reason = _unusable(doors, error)
            tell(
                _log,
                logging.ERROR,
                "certificate_kept",
                f"the certificate stays as it was: {reason}",
                reason=str(reason),
            )
        else:
            tell(_log, logging.INFO, "certificate_renewed", "the certificate was read again")

    signal.signal(signal.SIGHUP, renew)


def _unusable(doors: Doors, error: OSError) -> EnvironmentProblem:
    reason = error.strerror or type(error).__name__
    return EnvironmentProblem("CERTIFICATE_UNUSABLE", path=str(doors.certificate), reason=reason)


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
