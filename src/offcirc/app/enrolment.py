"""Makes this machine a workstation of a library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import nacl.public

from offcirc.app.home import CENTRAL, KOHA, Config, Home
from offcirc.app.keys import Keys
from offcirc.app.servers import PRIVATE_KEY, KohaAccount, keep_koha, keep_proxy_login, keep_tokens, proxy_login, way_to
from offcirc.clock import Clock, SystemClock, local_zone, zone_named
from offcirc.connectors.base import say_nothing
from offcirc.connectors.way import ProxyLogin
from offcirc.domain.transactions import State
from offcirc.errors import UserError
from offcirc.journal import Journal
from offcirc.sync.known_server import note_server
from offcirc.wire.messages import EnrolmentRequest

if TYPE_CHECKING:
    from offcirc.connectors.koha.session import Credentials


@dataclass(frozen=True, slots=True)
class Enrolled:
    """`recovery_code` is set when the key was made now; it is shown once and never again."""

    workstation: str
    library: str
    server_name: str
    scopes: tuple[str, ...]
    recovery_code: str | None


def enrol_with_central(
    home: Home,
    url: str,
    code: str,
    *,
    name: str,
    library: str,
    clock: Clock | None = None,
    passphrase: str | None = None,
    key: bytes | None = None,
    login: ProxyLogin | None = None,
) -> Enrolled:
    """Spends a one-time code at a central server (P8).

    Key and journal are made first, so that a code is not spent on a machine that cannot keep its token. Enrolling
    again, with a new code, keeps the journal and every row in it.

    Args:
        home: where the workstation keeps its files.
        url: the server's address.
        code: the one-time code.
        name: the workstation's.
        library: where it stands.
        clock: the machine's.
        passphrase: see `Keys.create`.
        key: the journal's, where it is open already.
        login: for the proxy on the way; None leaves what is kept.

    Raises:
        UserError: `OTHER_WORKSTATION` where the journal belongs to another workstation and holds rows.
        ConnectorError, EnvironmentProblem: nothing is changed but an empty journal.
    """

    def spend(journal: Journal, config: Config) -> tuple[dict[str, str], Enrolled]:
        refuse_rows_elsewhere(journal, config, CENTRAL)
        from offcirc.connectors.central import enrol  # noqa: PLC0415 - requests costs 160 ms; the desk needs none

        private_key = own_key(journal)
        request = EnrolmentRequest(code, name, library, bytes(private_key.public_key).hex())
        told = enrol(url, request, way_to(config, proxy_login(journal)))
        journal.set(PRIVATE_KEY, bytes(private_key))
        journal.enrol(told.workstation)
        keep_tokens(journal, told)
        note_server(journal, told.server)
        here = told.library or library
        changes = {"kind": CENTRAL, "url": url, "library": here, "time_zone": told.server.time_zone}
        return changes, Enrolled(told.workstation, here, told.server.name, told.scopes, None)

    return make_workstation(home, name, spend, clock=clock, passphrase=passphrase, key=key, login=login)


def enrol_with_koha(
    home: Home,
    url: str,
    credentials: Credentials,
    *,
    name: str,
    time_zone: str = "",
    clock: Clock | None = None,
    passphrase: str | None = None,
    key: bytes | None = None,
    login: ProxyLogin | None = None,
) -> Enrolled:
    """Signs in with a desk account, finds out what the server can do, and keeps both in the encrypted journal.

    Args:
        home: where the workstation keeps its files.
        url: of Koha's staff side.
        credentials: a desk account, and the library it works at.
        name: the workstation's: Koha keeps none, so that it is this journal's own.
        time_zone: IANA name of the zone in which the server writes its times; empty takes this machine's.
        clock: the machine's.
        passphrase: see `Keys.create`.
        key: the journal's, where it is open already.
        login: for the proxy on the way; None leaves what is kept.

    Raises:
        UserError: `OTHER_WORKSTATION`, `TIME_ZONE_UNKNOWN`, `TIME_ZONE_DIFFERS`.
        ConnectorError, EnvironmentProblem: nothing is changed but an empty journal.
    """
    zone = zone_named(time_zone or local_zone())

    def sign_in(journal: Journal, config: Config) -> tuple[dict[str, str], Enrolled]:
        from offcirc.connectors.koha.find_out import find_out  # noqa: PLC0415 - requests costs 160 ms
        from offcirc.connectors.koha.session import server_root  # noqa: PLC0415

        refuse_rows_elsewhere(journal, config, KOHA)
        profile = find_out(url, credentials, way_to(config, proxy_login(journal)), say_nothing)
        _refuse_another_zone(zone, profile.moment)
        journal.enrol(name)
        keep_koha(journal, KohaAccount(credentials.user, credentials.password, credentials.branch, profile))
        changes = {"kind": KOHA, "url": server_root(url), "library": profile.branch, "time_zone": zone.key}
        server = profile.branches.get(profile.branch, profile.branch)
        return changes, Enrolled(name, profile.branch, server, ("download", "upload", "process"), None)

    return make_workstation(home, name, sign_in, clock=clock, passphrase=passphrase, key=key, login=login)


def make_workstation(
    home: Home,
    name: str,
    connect: Callable[[Journal, Config], tuple[dict[str, str], Enrolled]],
    *,
    clock: Clock | None,
    passphrase: str | None,
    key: bytes | None,
    login: ProxyLogin | None,
) -> Enrolled:
    """Makes key and journal if need be, has `connect` fill the journal, and writes the settings it returns."""
    keys, recovery_code = Keys(home.key), None
    first_try = not keys.exists and not home.journal.exists()  # a journal without its key is not given another one
    if first_try:
        key, recovery_code = keys.create(passphrase)
    elif key is None:
        key = keys.unlock(passphrase)
    try:
        with Journal.open(home.journal, key, clock or SystemClock(), create=True) as journal:
            _refuse_another_name(journal, name)
            if recovery_code is None and not journal.workstation:  # made at a try that was cut, and never shown
                recovery_code = keys.renew_recovery_code(key)
            if login is not None:
                keep_proxy_login(journal, login)
            changes, enrolled = connect(journal, home.read_config())
            home.change_config(workstation=enrolled.workstation, **changes)
    except BaseException:
        if first_try:
            _leave_nothing(home, keys)
        raise
    return replace(enrolled, recovery_code=recovery_code)


def own_key(journal: Journal) -> nacl.public.PrivateKey:
    """This machine's key pair, made where there is none: what was sealed with it once can be opened ever after."""
    kept = journal.setting(PRIVATE_KEY)
    return nacl.public.PrivateKey(kept) if kept is not None else nacl.public.PrivateKey.generate()


def _refuse_another_zone(zone: ZoneInfo, moment: str) -> None:
    """Koha writes most times without their zone: with another one rows would not be known again."""
    if not moment:
        return
    at = datetime.fromisoformat(moment)
    if at.utcoffset() != at.astimezone(zone).utcoffset():
        raise UserError("TIME_ZONE_DIFFERS", zone=zone.key, offset=at.strftime("%z"))


def _refuse_another_name(journal: Journal, name: str) -> None:
    """Rows stay with the workstation that recorded them."""
    if journal.workstation and journal.workstation != name and journal.account()[0]:
        raise UserError("OTHER_WORKSTATION", workstation=journal.workstation)


def refuse_rows_elsewhere(journal: Journal, config: Config, kind: str) -> None:
    """Another kind of server could not say what became of rows that the one before has, or may have."""
    counts = journal.counts()
    there = counts[State.SENT] + counts[State.UNKNOWN]
    if config.url and config.kind != kind and there:
        raise UserError("ROWS_AT_OTHER_SERVER", rows=there)


def _leave_nothing(home: Home, keys: Keys) -> None:
    """Takes back the key and the empty journal of a first try: the next one may choose another passphrase."""
    if home.journal.exists() and home.read_config().workstation:
        return  # the code was spent and the token is kept: what failed came after
    for suffix in ("", "-wal", "-shm"):
        home.journal.with_name(home.journal.name + suffix).unlink(missing_ok=True)
    home.journal.with_suffix(".head").unlink(missing_ok=True)
    keys.forget()
