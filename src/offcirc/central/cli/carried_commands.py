"""Commands on files that somebody brings to the server's own machine."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from offcirc.central import audit, carried_rows, enrolment_files, workstations
from offcirc.central.carried_keys import server_keys
from offcirc.central.cli.commands import AddCommand, opened, say, show
from offcirc.central.workstations import DEFAULT_SCOPES, CodeTerms
from offcirc.errors import EnvironmentProblem, OffcircError, UserError
from offcirc.wire.carried import MAX_FILE, ByPassphrase, read_manifest

_PASSPHRASE_VARIABLE = "OFFCIRC_FILE_PASSPHRASE"  # noqa: S105 - the variable's name


def add_commands(add: AddCommand) -> None:
    """`import-transactions`, `enrol-file` and `carried-key`."""
    bring = add("import-transactions", import_transactions, "take in .offcirc files of workstations")
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    enrol = add("enrol-file", enrol_file, "enrol a machine that is never connected, by its request")
    enrol.add_argument("request", type=Path, metavar="REQUEST")
    enrol.add_argument("--to", type=Path, required=True, metavar="DIR", help="where the answer is written")
    enrol.add_argument("--name", default="", help="the workstation's (default: as it asks)")
    enrol.add_argument("--may", default=",".join(DEFAULT_SCOPES), metavar="SCOPES", help="default: %(default)s")
    enrol.add_argument("--library", default="", metavar="CODE", help="where it stands (default: as it asks)")
    enrol.add_argument("--patrons", default="all", metavar="WHOSE", help="whose patrons it may have: all, own, codes")
    enrol.add_argument("--url", default="", metavar="URL", help="this server's, should the machine be connected later")
    add("carried-key", carried_key, "print the key that .offcirc files of workstations are opened with")


def import_transactions(options: argparse.Namespace) -> int:
    """`import-transactions FILE …`: 1 if any file or row was refused."""
    refused = False
    with opened(options) as (found, database):
        for file in options.files:
            content = _read(file)
            try:
                carried = carried_rows.open_file(database, content, _passphrase(content))
            except UserError as error:
                raise UserError(error.code, **error.params | {"path": str(file)}) from None
            answer = carried_rows.take(database, found, carried, by=audit.console())
            if found.apply_on_arrival:
                carried_rows.apply(database, found, answer.workstation)
            refused = refused or bool(answer.refused)
            row = {"file": str(file), "workstation": answer.workstation, "rows": answer.rows}
            row |= {"received": answer.received, "known": answer.known, "refused": answer.refused}
            show(options, row | {"held": answer.held})
            if answer.held:
                say(f"The rows of {answer.workstation} wait for review: it is not sure that they are its own.")
    return 1 if refused else 0


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as content:
            return content.read(MAX_FILE + 1)
    except OSError as error:
        raise EnvironmentProblem("CANNOT_READ", path=str(file), reason=error.strerror or "") from None


def _passphrase(content: bytes) -> str | None:
    """Of a file that needs one: from the environment, or typed."""
    try:
        needed = isinstance(read_manifest(content).sealed, ByPassphrase)
    except OffcircError:
        return None
    if not needed:
        return None
    given = os.environ.get(_PASSPHRASE_VARIABLE, "")
    if not given and sys.stdin.isatty():
        given = getpass.getpass("Passphrase of the file: ")
    return given or None


def enrol_file(options: argparse.Namespace) -> int:
    """`enrol-file REQUEST --to DIR`."""
    request = enrolment_files.read_request(options.request)
    scopes = workstations.read_scopes(options.may)
    terms = CodeTerms(options.name or request.name, scopes, options.library or request.library, options.patrons)
    with opened(options) as (found, database):
        answered = enrolment_files.answer(database, found, request, terms, options.to, url=options.url)
    show(
        options,
        {
            "workstation": answered.workstation,
            "file": str(answered.file),
            "fingerprint": answered.fingerprint,
            "server_fingerprint": answered.server_fingerprint,
        },
    )
    say("Compare the first fingerprint with the one that the machine showed; the file opens on that machine alone.")
    return 0


def carried_key(options: argparse.Namespace) -> int:
    """`carried-key`: the key alone, in hex."""
    with opened(options) as (_, database), database.read() as connection:
        key = server_keys(connection).private_key.hex()
    print(key)
    say("Whoever has this key can read every file that is sealed to this server: keep it as you keep its backups.")
    return 0
