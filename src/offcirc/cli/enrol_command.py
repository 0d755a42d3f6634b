"""`offcirc enrol`: how a workstation becomes known to its server, over the network or by files."""

from __future__ import annotations

import argparse
import getpass
import platform
import sys
from itertools import islice
from typing import TYPE_CHECKING

from offcirc.app.enrolment import Enrolled, enrol_with_central, enrol_with_koha
from offcirc.app.home import CENTRAL, KOHA, Home
from offcirc.app.keys import Keys
from offcirc.app.preferences import Network
from offcirc.app.rows import Row
from offcirc.app.second_copy import begin_copy, copy_wanted
from offcirc.cli.file_commands import enrol_by_file
from offcirc.cli.messages import COPY_BEGUN, NO_COPY, WIPED, error_sentence
from offcirc.cli.network_commands import ask_proxy_login, checked_proxy
from offcirc.cli.output import Output
from offcirc.errors import OffcircError, UserError

if TYPE_CHECKING:
    from offcirc.connectors.koha.session import Credentials


def enrol(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc enrol URL --code CODE`, `offcirc enrol URL --kind koha`; without a network by files."""
    if options.request is not None or options.answer is not None:
        by_file = enrol_by_file(options, home, output)
        if by_file is not None:
            _end(by_file, options, home, output)
        return 0
    if not options.url:
        raise UserError("ADDRESS_MISSING")
    if options.kind not in {CENTRAL, KOHA}:
        raise UserError("KIND_NOT_AVAILABLE")
    name = options.name or platform.node() or "workstation"
    login = ask_proxy_login(options.proxy_user)
    if options.kind == KOHA:
        credentials = _ask_credentials(options.library)
    elif not options.code:
        raise UserError("CODE_MISSING")
    if options.ca:
        home.change_config(certificate_authority=options.ca)
    if options.proxy:
        home.change_config(network=Network(checked_proxy(options.proxy)))
    if options.kind == KOHA:
        enrolled = enrol_with_koha(home, options.url, credentials, name=name, time_zone=options.time_zone, login=login)
    else:
        enrolled = enrol_with_central(home, options.url, options.code, name=name, library=options.library, login=login)
    _end(enrolled, options, home, output)
    return 0


def _end(enrolled: Enrolled, options: argparse.Namespace, home: Home, output: Output) -> None:
    """The recovery code first, which is shown once; a stick may take its time."""
    _say_enrolled(enrolled, output)
    if options.mirror:
        _keep_second_copy(home, output)


def _say_enrolled(enrolled: Enrolled, output: Output) -> None:
    row: Row = {
        "workstation": enrolled.workstation,
        "library": enrolled.library,
        "server": enrolled.server_name,
        "scopes": list(enrolled.scopes),
    }
    if enrolled.recovery_code is not None:
        row["recovery_code"] = enrolled.recovery_code
    output.row(row, f"enrolled as {enrolled.workstation} at {enrolled.server_name}")
    if enrolled.recovery_code is not None:
        output.line(
            f"Recovery code: {enrolled.recovery_code}\n"
            "Write it down and keep it away from this machine: it opens the journal if the keychain or the passphrase "
            "is lost, and it is not shown again."
        )


def _keep_second_copy(home: Home, output: Output) -> None:
    """Where the disk forgets, at the only place there is; says so, or what people have to do."""
    forgets = copy_wanted(home.directory) if not home.read_config().mirror else None
    if forgets is None:
        return
    what = NO_COPY
    if forgets.default is not None:
        try:
            begin_copy(home, Keys(home.key).unlock(), forgets.default)
        except OffcircError as error:  # it is a workstation all the same
            output.warn(error_sentence(error))
        else:
            what = f" {COPY_BEGUN.format(path=home.read_config().mirror)}"
    output.line(WIPED[forgets.why] + what)


def _ask_credentials(library: str) -> Credentials:
    """User, password and library: at a terminal, or as lines on standard input. Never an argument: `ps` shows those.

    Raises:
        UserError: `CREDENTIALS_MISSING`.
    """
    from offcirc.connectors.koha.session import Credentials  # noqa: PLC0415 - requests costs 160 ms

    if sys.stdin.isatty():
        user = input("Koha user: ").strip()
        password = getpass.getpass("Password: ")
        branch = library or input("Library (branch code): ").strip()
    else:
        user, password, branch = (*(line.rstrip("\r\n") for line in islice(sys.stdin, 3)), "", "", "")[:3]
    if not user or not password:
        raise UserError("CREDENTIALS_MISSING")
    return Credentials(user.strip(), password, branch.strip() or library)
