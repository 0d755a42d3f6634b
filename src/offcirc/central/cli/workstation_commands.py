"""Workstations: codes, scopes, revocation, PINs."""

from __future__ import annotations

import argparse
from datetime import timedelta

from offcirc.central import audit, moments, workstations
from offcirc.central.audit import Act
from offcirc.central.cli.commands import AddCommand, opened, say, show
from offcirc.central.extract_scopes import ALL, DETAILS, read_details
from offcirc.central.pin_resets import reset_pin
from offcirc.central.tokens import Job
from offcirc.central.workstations import CODE_LIFETIME, DEFAULT_SCOPES, LIMITED_SCOPES, CodeTerms, Scope

_MAX_HOURS = 24 * 365
_MAX_DAYS = 3650
_PATRONS = "all, own, or libraries' codes with commas between: whose patrons it may hold"
_DETAILS = f"what of them beside what a desk needs, of {', '.join(DETAILS)}"


def add_commands(add: AddCommand) -> None:
    """The commands and their options."""
    code = add("enrolment-code", enrolment_code, "print a one-time code for a workstation")
    code.add_argument("--name", required=True, help="the workstation's")
    usual = ",".join(DEFAULT_SCOPES)
    code.add_argument("--may", metavar="SCOPES", help=f"{usual}; the last not where --patrons leaves any out")
    code.add_argument("--library", default="", metavar="CODE", help="where it stands")
    code.add_argument("--patrons", default=ALL, metavar="LIBRARIES", help=f"{_PATRONS} (all)")
    code.add_argument("--details", default="", metavar="DETAILS", help=f"{_DETAILS} (none)")
    code.add_argument("--hours", type=_hours, default=CODE_LIFETIME, help="until the code expires (24)")
    code.add_argument("--token-days", type=_days, metavar="DAYS", help="until its tokens expire (never)")
    add("workstations", list_workstations, "list enrolled workstations")
    scope = add("scope", change_scope, "choose anew whose patrons a workstation may hold")
    scope.add_argument("name", metavar="NAME")
    scope.add_argument("--patrons", required=True, metavar="LIBRARIES", help=_PATRONS)
    scope.add_argument("--details", default="", metavar="DETAILS", help=f"{_DETAILS} (none)")
    revoke = add("revoke", revoke_workstation, "take a workstation, or one of its tokens, out of use")
    revoke.add_argument("name", metavar="NAME")
    revoke.add_argument("--token", type=Job, choices=list(Job), help="only the one for this")
    pin = add("reset-pin", reset_staff_pin, "print a one-time code for staff who have forgotten their PIN")
    pin.add_argument("name", metavar="WORKSTATION")
    pin.add_argument("staff", metavar="STAFF", help="the name under which they sign in")


def enrolment_code(options: argparse.Namespace) -> int:
    """`enrolment-code`: the code alone on standard output."""
    limited = options.patrons != ALL
    scopes = workstations.read_scopes(options.may or ",".join(LIMITED_SCOPES if limited else DEFAULT_SCOPES))
    if limited and Scope.PROCESS in scopes:
        say("It may process: so it sees the rows of all workstations, and of all patrons.")
    expires_at = moments.now() + options.hours
    details = read_details(options.details)
    terms = CodeTerms(options.name, scopes, options.library, options.patrons, details, options.token_days)
    with opened(options) as (_, database), database.write() as connection:
        code = workstations.make_code(connection, terms, expires_at, by=audit.console())
    print(code)
    return 0


def list_workstations(options: argparse.Namespace) -> int:
    """`workstations`."""
    with opened(options) as (_, database), database.read() as connection:
        for row in workstations.listing(connection, moments.now()):
            show(options, row)
    return 0


def change_scope(options: argparse.Namespace) -> int:
    """`scope`: its next update fetches everything anew."""
    with opened(options) as (_, database), database.write() as connection:
        scope = workstations.change_extract_scope(
            connection, options.name, options.patrons, read_details(options.details), by=audit.console()
        )
    show(options, {"workstation": options.name, "patrons": scope.said(), "details": scope.details or None})
    return 0


def revoke_workstation(options: argparse.Namespace) -> int:
    """`revoke`: P8."""
    with opened(options) as (_, database), database.write() as connection:
        workstations.revoke(connection, options.name, moments.now(), by=audit.console(), job=options.token)
    return 0


def reset_staff_pin(options: argparse.Namespace) -> int:
    """`reset-pin`: the one-time code alone on standard output."""
    with opened(options) as (_, database), database.write() as connection:
        code = reset_pin(connection, options.name, options.staff, moments.now())
        audit.note(connection, audit.console(), Act.PIN_RESET, options.name)
    print(code)
    say(f"{options.name} learns of it at its next contact; the code then opens once, and a new PIN is chosen.")
    return 0


def _hours(text: str) -> timedelta:
    try:
        hours = float(text)
    except ValueError:
        hours = 0
    if not 0 < hours <= _MAX_HOURS:
        raise argparse.ArgumentTypeError(f"a code is good for more than 0 and at most {_MAX_HOURS} hours")
    return timedelta(hours=hours)


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _MAX_DAYS):
        raise argparse.ArgumentTypeError(f"tokens are good for 1 to {_MAX_DAYS} days")
    return int(text)
