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
    home: Home, url: str, code: str, *, name: str, library: str, clock: Clock | None = None
) -> Enrolled:
    """Spends a one-time code at a central server (P8).

    Key and journal are made first, so that a code is not spent on a machine that cannot keep its token. Enrolling
    again, with a new code, keeps the journal and every row in it.

    Raises:
        UserError: `OTHER_WORKSTATION` where the journal belongs to another workstation and holds rows.
        ConnectorError, EnvironmentProblem: nothing is changed but an empty journal.
    """
    from offcirc.connectors.central import enrol  # noqa: PLC0415 - requests costs 160 ms; the desk needs none

    keys = Keys(home.key)
    recovery_code = None
    if keys.exists or home.journal.exists():  # a journal without its key is not given another one
        key = keys.unlock()
    else:
        key, recovery_code = keys.create()
    with Journal.open(home.journal, key, clock or SystemClock(), create=True) as journal:
        if journal.workstation and journal.workstation != name and journal.account()[0]:
            raise UserError("OTHER_WORKSTATION", workstation=journal.workstation)
        private_key = nacl.public.PrivateKey.generate()
        request = EnrolmentRequest(code, name, library, bytes(private_key.public_key).hex())
        enrolment = enrol(url, request, home.read_config().certificate_authority or None)
        journal.set(PRIVATE_KEY, bytes(private_key))
        journal.enrol(enrolment.workstation)
        journal.set(TOKEN, enrolment.token.encode())
        home.write_config(
            Config(
                url=url,
                workstation=enrolment.workstation,
                library=enrolment.library or library,
                time_zone=enrolment.server.time_zone,
                certificate_authority=home.read_config().certificate_authority,
                scanner_prefix=home.read_config().scanner_prefix,
            )
        )
    return Enrolled(
        enrolment.workstation,
        enrolment.library or library,
        enrolment.server.name,
        enrolment.scopes,
        recovery_code,
    )
