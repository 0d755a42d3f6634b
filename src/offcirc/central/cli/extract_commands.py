"""`offcirc-central extract`."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from offcirc.central import audit, extract_runs
from offcirc.central.audit import Act
from offcirc.central.carried_extracts import carry
from offcirc.central.cli.commands import AddCommand, opened, say, show

_GENTLY = 10
"""Added to the niceness of a job that nobody waits for: desks go before."""


def add_commands(add: AddCommand) -> None:
    """The command and its options."""
    extract = add("extract", build, "build the offline extracts, one for each scope that workstations have")
    extract.add_argument("--to", type=Path, metavar="DIR", help="also write them as files to carry")
    extract.add_argument("--if-none", action="store_true", help=argparse.SUPPRESS)
    extract.add_argument("--scope", default=None, help=argparse.SUPPRESS)
    extract.add_argument("--scheduled", type=datetime.fromisoformat, metavar="SINCE", help=argparse.SUPPRESS)


def build(options: argparse.Namespace) -> int:
    """`extract`: new extracts, and with `--to` files to carry."""
    by, unless_since = audit.console(), None
    if options.scheduled is not None:
        by, unless_since = "schedule", options.scheduled
        if hasattr(os, "nice"):
            os.nice(_GENTLY)
    elif options.if_none:
        by, unless_since = "first request", datetime.min.replace(tzinfo=UTC)
    with opened(options) as (found, database):
        for scope, built in extract_runs.run(database, found, by=by, unless_since=unless_since, tag=options.scope):
            row: dict[str, Any] = {
                "extract": built.etag,
                "size": built.size,
                "cursor": built.cursor,
                "patrons": scope.said(),
                "details": scope.details or None,
            }
            if options.to is not None:
                carried, recipients = carry(database, found, built, scope, options.to)
                row |= {"file": str(carried), "workstations": recipients}
                with database.write() as connection:
                    details: audit.Details = {"patrons": scope.said(), "workstations": recipients}
                    audit.note(connection, by, Act.EXTRACT_CARRIED, carried.name, details)
                if not recipients:
                    say("No enrolled workstation has a key to open this file with.")
            show(options, row)
    return 0
