"""What the first start does besides asking: everything here may take its time and is called off the screen's thread."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_VARIABLE, Keys, keychain_usable
from offcirc.app.workstation import Workstation
from offcirc.connectors.base import ReportProgress

SHORTEST_PASSPHRASE = 8
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def full_address(typed: str) -> str:
    """An address as people type it, made whole: `library.example` means `https://library.example`."""
    address = typed.strip().rstrip("/")
    return address if not address or "://" in address else f"https://{address}"


def is_unprotected(address: str) -> bool:
    """Whether anybody on the way can read what is sent; not so where the server is this very machine."""
    try:
        parts = urlsplit(full_address(address))
        return parts.scheme.lower() == "http" and parts.hostname not in _HERE
    except ValueError:
        return False


def passphrase_wanted(home: Home) -> tuple[bool, bool]:
    """Whether somebody has to type a passphrase, and whether it is one that was chosen before.

    Raises:
        EnvironmentProblem: `KEY_FILE_DAMAGED`.
    """
    keys = Keys(home.key)
    if os.environ.get(PASSPHRASE_VARIABLE):
        return False, False
    if keys.exists:
        return keys.needs_passphrase, True
    return not keychain_usable(), False


def server_name(home: Home, url: str) -> str:
    """Asks who answers at an address; spends nothing.

    Raises:
        ConnectorError: nobody, or no server of ours.
    """
    from offcirc.connectors.central import ask_server  # noqa: PLC0415 - requests costs 160 ms; the desk needs none

    return ask_server(url, home.read_config().certificate_authority or None).name


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the first update brought: how many records, and the libraries to choose from, by code."""

    records: int
    libraries: dict[str, str]
    library: str


def first_update(home: Home, key: bytes, report: ReportProgress) -> Fetched:
    """Fetches the data for days without a network.

    Raises:
        Cancelled: `report` raised it; what has come is kept.
        ConnectorError, EnvironmentProblem: see `Workstation.update`.
    """
    with Workstation(home, key) as workstation, workstation.connected() as connector:
        workstation.update(connector, report)
        replica = workstation.replica
        counts = replica.info.counts if replica is not None else {}
        libraries = replica.libraries() if replica is not None else {}
        names = {code: library.name or code for code, library in libraries.items() if library.kind != "system"}
        return Fetched(sum(counts.values()), names, workstation.config.library)
