"""`offcirc-central self-test`: what a server depends on; `offcirc --self-test` asks for it where both are installed."""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import threading
import urllib.request
from collections.abc import Iterable
from pathlib import Path

import msgspec

from offcirc.central.cli import commands
from offcirc.program import central_arguments
from offcirc.trying import Check, Wrong, tried

_LISTENS_WITHIN_S = 60
_LISTENING = "listening on "


def add_command(add: commands.AddCommand) -> None:
    """`self-test`."""
    add("self-test", self_test, "try what this machine must be able to do, and say so")


def self_test(options: argparse.Namespace) -> int:
    """A row for each thing that was tried; what failed is for whoever reads them."""
    with tempfile.TemporaryDirectory(prefix="offcirc-central-") as folder:
        for row in tried(_checks(Path(folder))):
            commands.show(options, dict(row))
    return 0


def _checks(home: Path) -> Iterable[Check]:
    return (
        ("central database", lambda: _database(home)),
        ("central server", lambda: _server(home)),
        ("PostgreSQL", _postgresql),
    )


def _database(home: Path) -> str:
    done = subprocess.run(
        [*central_arguments(), "--home", str(home), "init"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Wrong((done.stderr.strip().splitlines() or ["it could not be made"])[-1])
    return "made by its migrations"


def _server(home: Path) -> str:
    """Starts one that only this machine can reach, and asks it for its name."""
    command = [*central_arguments(), "--home", str(home), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        late = threading.Timer(_LISTENS_WITHIN_S, server.kill)
        late.start()
        try:
            said = server.stdout.readline() if server.stdout is not None else ""
            if not said.startswith(_LISTENING):
                raise Wrong("it did not start")
            return _name(said.removeprefix(_LISTENING).strip())
        finally:
            late.cancel()
            server.terminate()


def _name(url: str) -> str:
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy would look for it elsewhere
    with straight.open(f"{url}/v1/server", timeout=_LISTENS_WITHIN_S) as answer:
        name = msgspec.json.decode(answer.read())["name"]
    return f"it answered as {name}"


def _postgresql() -> str:
    """A server on SQLite needs none of it: that it is missing is no fault."""
    try:
        import psycopg  # noqa: PLC0415 - the system's library may be missing
    except ImportError:
        return "the system has no libpq: only a server with PostgreSQL needs it (Debian: libpq5)"
    version = psycopg.pq.version()
    return f"libpq {version // 10_000}.{version % 10_000}"
