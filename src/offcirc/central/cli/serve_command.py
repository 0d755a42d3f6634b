"""`offcirc-central serve`."""

from __future__ import annotations

import argparse
import ipaddress
import signal
from pathlib import Path

from offcirc.central.cli import commands
from offcirc.central.cli.worker_command import MOST_WORKERS, workers
from offcirc.central.logs import LogFormat, begin_logging
from offcirc.central.nightly import nightly_extracts
from offcirc.errors import UserError

_MAX_PORT = 65_535
_HERE = ("127.0.0.1", "::1")


def add_command(add: commands.AddCommand) -> None:
    """`serve` and its options."""
    serving = add("serve", serve, "serve workstations, and the page for the system librarian")
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=_port, metavar="PORT", default=8720, help="0: any free one")
    serving.add_argument("--certificate", type=Path, metavar="FILE", help="PEM, the whole chain: serve HTTPS")
    serving.add_argument("--key", type=Path, metavar="FILE", help="of the certificate, where it is a file of its own")
    serving.add_argument(
        "--trusted-proxy",
        type=_network,
        action="append",
        metavar="ADDRESS",
        help="a proxy, or its network, that says for whom it asks (this machine)",
    )
    serving.add_argument(
        "--workers",
        type=_count,
        metavar="N",
        help="processes that apply what arrives (PostgreSQL); 0: they run elsewhere; without it the server does",
    )
    serving.add_argument("--log-format", type=LogFormat, choices=list(LogFormat), default=LogFormat.TEXT)


def serve(options: argparse.Namespace) -> int:
    """`serve`: until SIGTERM."""
    from offcirc.central.http.service import (  # noqa: PLC0415 - the web framework takes a second to import
        Central,
        run_extract_job,
    )
    from offcirc.central.http.serving import Doors  # noqa: PLC0415
    from offcirc.central.http.serving import serve as serve_http  # noqa: PLC0415

    if options.key is not None and options.certificate is None:
        raise UserError("KEY_WITHOUT_CERTIFICATE")
    begin_logging(options.log_format)
    signal.signal(signal.SIGTERM, _stop_quietly)
    proxies = tuple(options.trusted_proxy or _HERE)
    doors = Doors(options.host, options.port, options.certificate, options.key, proxies)
    with (
        commands.opened(options, create=True) as (found, database),
        commands.running(found, exclusive=False),
        nightly_extracts(found, database, run_extract_job),
        workers(found, database, options.workers) as has_workers,
    ):
        serve_http(Central(found, database, has_workers=has_workers), doors)
    return 0


def _stop_quietly(_signal: int, _frame: object) -> None:
    """Uvicorn raises the signal again once it has stopped; by then all is done."""


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= _MAX_PORT):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {_MAX_PORT}")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= MOST_WORKERS):
        raise argparse.ArgumentTypeError(f"from 0 to {MOST_WORKERS} workers")
    return int(text)


def _network(text: str) -> str:
    try:
        ipaddress.ip_network(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a proxy is an IP address, or a network such as 10.0.0.0/8") from None
    return text
