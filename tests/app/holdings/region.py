"""Workstations of a regional library and a small one, in the test's own process, at a real server."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from offcirc.app.workstation import Workstation
from offcirc.sqlcipher import KEY_LENGTH
from tests.central.server import RunningServer
from tests.support.inside import TestClock, enrol_at, make_home

CATALOGUING = "download,upload,process,catalogue"


@contextmanager
def at_library(server: RunningServer, directory: Path, library: str, may: str = CATALOGUING) -> Iterator[Workstation]:
    """A workstation with its replica up to date."""
    name, key = f"{library}-{secrets.token_hex(4)}", secrets.token_bytes(KEY_LENGTH)
    home = make_home(directory, enrol_at(server, name, may=may, library=library), server.url, key)
    with Workstation(home, key, TestClock()) as workstation:
        synchronise(workstation)
        yield workstation


def synchronise(workstation: Workstation) -> None:
    """One click: send what waits, fetch what changed."""
    with workstation.connected() as connector:
        workstation.upload(connector)
        workstation.update(connector)


def process(workstation: Workstation) -> dict[str, str]:
    """Everything that waits at the server: outcomes' codes by row, and everybody's journal learns of its own."""
    with workstation.connected() as connector:
        return {outcome.transaction_id: outcome.code for _, outcome in connector.process(None, [], lambda _: None)}
