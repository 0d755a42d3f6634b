"""Our own central server. The connector comes in when asked for: `requests` costs 160 ms, and the desk needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from offcirc.connectors.central.connector import CentralConnector, ask_server, enrol

__all__ = ["CentralConnector", "ask_server", "enrol"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    from offcirc.connectors.central import connector  # noqa: PLC0415 - see above

    return getattr(connector, name)
