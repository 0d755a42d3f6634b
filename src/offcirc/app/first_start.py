"""What the first start does besides asking: everything here may take its time and is called off the screen's thread."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from offcirc.app.enrolment import Enrolled, enrol_with_central, enrol_with_koha
from offcirc.app.home import CENTRAL, KOHA, Home
from offcirc.app.keys import PASSPHRASE_VARIABLE, Keys, keychain_usable
from offcirc.app.servers import AboutServer, about_server, way_to
from offcirc.app.workstation import Workstation
from offcirc.connectors.base import Capabilities, ReportProgress

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
    return home.is_portable or not keychain_usable(), False


def time_zones() -> list[str]:
    """IANA names of the zones that libraries stand in."""
    return [*sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/")), "UTC"]


@dataclass(frozen=True, slots=True)
class Seen:
    """Who answers at an address.

    Attributes:
        name: of the server; of a Koha its version, empty where that is not told.
        libraries: that one can sign in at, by code; a central server names them later.
    """

    name: str
    libraries: dict[str, str]


def look_at(home: Home, kind: str, url: str) -> Seen:
    """Asks who answers at an address; spends nothing, and signs nobody in.

    Raises:
        ConnectorError: nobody, or no server of that kind.
    """
    way = way_to(home.read_config(), None)
    if kind == KOHA:
        from offcirc.connectors.koha.find_out import look_at_form  # noqa: PLC0415 - requests costs 160 ms

        found = look_at_form(url, way)
        return Seen(found.release, found.branches)
    from offcirc.connectors.central import ask_server  # noqa: PLC0415 - requests costs 160 ms; the desk needs none

    return Seen(ask_server(url, way).name, {})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody typed to connect a desk.

    Attributes:
        kind: of server, a code of `app.home`.
        url: its address.
        name: the workstation's.
        code: for a central server, the one-time code.
        user: for a Koha, a desk account, with its password.
        branch: code of the library to work at; empty for the account's own.
        time_zone: IANA name of the zone that the server keeps.
    """

    kind: str
    url: str
    name: str
    code: str = field(default="", repr=False)
    user: str = ""
    password: str = field(default="", repr=False)
    branch: str = ""
    time_zone: str = ""


def connection_of(workstation: Workstation) -> Wanted:
    """How a desk is connected now, but for what proves it."""
    config = workstation.config
    server = about_server(workstation.journal, config)
    name = workstation.journal.workstation
    return Wanted(config.kind, config.url, name, user=server.user, branch=server.branch, time_zone=config.time_zone)


def connect_desk(home: Home, wanted: Wanted, *, passphrase: str | None = None, key: bytes | None = None) -> Enrolled:
    """Makes this machine a workstation of a server, or signs it in there again.

    Args:
        home: where the workstation keeps its files.
        wanted: what was typed.
        passphrase: see `Keys.create`.
        key: the journal's, where it is open already.

    Raises:
        UserError, ConnectorError, EnvironmentProblem: as `enrol_with_central` and `enrol_with_koha`.
    """
    if wanted.kind == KOHA:
        from offcirc.connectors.koha.session import Credentials  # noqa: PLC0415 - requests costs 160 ms

        credentials = Credentials(wanted.user, wanted.password, wanted.branch)
        zone = wanted.time_zone
        return enrol_with_koha(
            home, wanted.url, credentials, name=wanted.name, time_zone=zone, passphrase=passphrase, key=key
        )
    look_at(home, CENTRAL, wanted.url)  # a wrong address is said before a key is made
    library = home.read_config().library
    return enrol_with_central(
        home, wanted.url, wanted.code, name=wanted.name, library=library, passphrase=passphrase, key=key
    )


def what_it_keeps(home: Home, key: bytes) -> tuple[AboutServer, Capabilities]:
    """What the server of a desk that was just connected can do."""
    with Workstation(home, key) as workstation:
        return about_server(workstation.journal, workstation.config), workstation.capabilities


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
