"""A workstation so many days on, at a server that has come along."""

from __future__ import annotations

from tests.support.workstation import Workstation

_LATER = """
from datetime import timedelta
import msgspec
from offcirc import clock
from offcirc.connectors.central import CentralConnector
from offcirc.domain.clocks import Reading
later = timedelta(days={days})
read, ask = clock.SystemClock.read, CentralConnector.contact
def read_later(self):
    now = read(self)
    return Reading(now.wall + later, now.boot, now.monotonic_ms)
def ask_later(self, head):
    answer = ask(self, head)
    server = msgspec.structs.replace(answer.server, server_at=answer.server.server_at + later * {server})
    return msgspec.structs.replace(answer, server=server)
clock.SystemClock.read, CentralConnector.contact = read_later, ask_later
"""


def later(desk: Workstation, days: int, *, server: bool = True) -> Workstation:
    """The same workstation on a later day; not `server`: only by its own clock."""
    return desk.planted(f"{desk.plant}\n{_LATER.format(days=days, server=int(server))}")
