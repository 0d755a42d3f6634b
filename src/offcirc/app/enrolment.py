"""Makes this machine a workstation of a library."""

from __future__ import annotations

from dataclasses import dataclass

import nacl.public

from offcirc.app.home import Config, Home
from offcirc.app.keys import Keys
from offcirc.app.workstation import PRIVATE_KEY, TOKEN
from offcirc.clock import Clock, SystemClock
from offcirc.errors import UserError
from offcirc.journal import Journal
from offcirc.wire.messages import EnrolmentRequest


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

    Raises:
        UserError: `OTHER_WORKSTATION` where the journal belongs to another workstation and holds rows.
        ConnectorError, EnvironmentProblem: nothing is changed but an empty journal.
    """
    keys = Keys(home.key)
    if keys.exists or home.journal.exists():  # a journal without its key is not given another one
        return _spend(home, keys.unlock(passphrase), None, (url, code, name, library), clock)
    key, recovery_code = keys.create(passphrase)
    try:
        return _spend(home, key, recovery_code, (url, code, name, library), clock)
    except BaseException:
        _leave_nothing(home, keys)
        raise


def _spend(
    home: Home, key: bytes, recovery_code: str | None, asked: tuple[str, str, str, str], clock: Clock | None
) -> Enrolled:
    from offcirc.connectors.central import enrol  # noqa: PLC0415 - requests costs 160 ms; the desk needs none

    url, code, name, library = asked
    config = home.read_config()
    with Journal.open(home.journal, key, clock or SystemClock(), create=True) as journal:
        if journal.workstation and journal.workstation != name and journal.account()[0]:
            raise UserError("OTHER_WORKSTATION", workstation=journal.workstation)
        private_key = nacl.public.PrivateKey.generate()
        request = EnrolmentRequest(code, name, library, bytes(private_key.public_key).hex())
        enrolment = enrol(url, request, config.certificate_authority or None)
        if recovery_code is None and not journal.workstation:  # made at a try that was cut, and never shown
            recovery_code = Keys(home.key).renew_recovery_code(key)
        journal.set(PRIVATE_KEY, bytes(private_key))
        journal.enrol(enrolment.workstation)
        journal.set(TOKEN, enrolment.token.encode())
        home.change_config(
            kind=Config().kind,
            url=url,
            workstation=enrolment.workstation,
            library=enrolment.library or library,
            time_zone=enrolment.server.time_zone,
        )
    return Enrolled(
        enrolment.workstation,
        enrolment.library or library,
        enrolment.server.name,
        enrolment.scopes,
        recovery_code,
    )


def _leave_nothing(home: Home, keys: Keys) -> None:
    """Takes back the key and the empty journal of a first try: the next one may choose another passphrase."""
    if home.journal.exists() and home.read_config().workstation:
        return  # the code was spent and the token is kept: what failed came after
    for suffix in ("", "-wal", "-shm"):
        home.journal.with_name(home.journal.name + suffix).unlink(missing_ok=True)
    home.journal.with_suffix(".head").unlink(missing_ok=True)
    keys.forget()
