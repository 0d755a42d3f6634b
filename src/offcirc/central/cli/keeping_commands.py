"""What a server keeps of itself and of people: settings, the audit trail, and patrons who are to be forgotten."""

from __future__ import annotations

import argparse

from offcirc.central import audit, extracts, forgetting, moments, settings
from offcirc.central.cli.commands import AddCommand, opened, read_since, say, show


def add_commands(add: AddCommand) -> None:
    """The commands and their options."""
    add("settings", show_settings, "show the settings of central.toml")
    trail = add("audit", show_audit, "list who enrolled, revoked, processed, exported; the newest first")
    trail.add_argument("--since", default="", metavar="TIME", help="YYYY-MM-DD[THH:MM], UTC")
    trail.add_argument("--limit", type=int, metavar="COUNT", help="of entries")
    forget = add("forget", forget_patron, "erase a patron here and at every workstation")
    forget.add_argument("card", metavar="CARD")


def show_settings(options: argparse.Namespace) -> int:
    """`settings`."""
    with opened(options) as (found, _):
        for row in settings.shown(found):
            show(options, row)
    return 0


def show_audit(options: argparse.Namespace) -> int:
    """`audit`."""
    since = read_since(options.since)
    with opened(options) as (_, database), database.read() as connection:
        for row in audit.listing(connection, options.limit, since):
            show(options, row)
    return 0


def forget_patron(options: argparse.Namespace) -> int:
    """`forget`: what the law may ask for."""
    with opened(options) as (found, database):
        # One that is being built has read the patron already, and would be given out afterwards.
        with extracts.nobody_builds(found), database.write_alone() as connection:
            done = forgetting.forget(connection, options.card, found.server_id, moments.now(), by=audit.console())
            extracts.withdraw(connection, found)
        show(options, {"erasure": done.number, "rows": done.rows, "answers": done.answers})
    say(
        "Workstations erase the same at their next contact, machines that are never connected with the next extract "
        "that is carried to them. Backups keep it until they are replaced."
    )
    return 0
