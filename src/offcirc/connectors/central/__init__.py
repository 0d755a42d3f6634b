"""Our own central server."""

from offcirc.connectors.central.connector import CentralConnector, enrol

__all__ = ["CentralConnector", "enrol"]
