"""The command line as COMMANDS.md has it."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from offcirc import __version__
from offcirc.cli import (
    carried_parser,
    desk_commands,
    enrol_command,
    holdings_parser,
    journal_commands,
    mirror_commands,
    server_commands,
    status_command,
)
from offcirc.cli.automatic_parser import add_commands as add_automatic
from offcirc.cli.automatic_parser import add_proxy, add_quiet
from offcirc.cli.demo import demo
from offcirc.domain.transactions import State

if TYPE_CHECKING:
    _Sub = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse gives it no public name


def build_parser() -> argparse.ArgumentParser:
    """All programs; each sets `run`, called with the parsed options."""
    parser = argparse.ArgumentParser(
        prog="offcirc", description="Offline circulation: record on disk at once, send when the network is back."
    )
    _common(parser, top=True)
    parser.add_argument("--version", action="version", version=f"offcirc {__version__}")
    parser.add_argument("--self-test", action="store_true", help="try what this machine must be able to do, and say so")
    parser.add_argument("--self-test-of-window", action="store_true", help=argparse.SUPPRESS)
    sub = parser.add_subparsers(dest="command", metavar="COMMAND")
    _desk(sub)
    _server(sub)
    _journal(sub)
    carried_parser.add_commands(partial(_command, sub), _supervised, _staff())
    add_automatic(partial(_command, sub))
    holdings_parser.add_commands(partial(_command, sub), _staff())
    return parser


def _common(parser: argparse.ArgumentParser, *, top: bool) -> None:
    """`--home` and `--json`, before and after the subcommand: below, an absent option must not overwrite one above."""
    home = None if top else argparse.SUPPRESS
    json = False if top else argparse.SUPPRESS
    parser.add_argument("--home", type=Path, default=home, metavar="DIR", help="keep everything under DIR")
    parser.add_argument("--json", action="store_true", default=json, help="print rows as JSON lines")


def _command(sub: _Sub, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser:
    parser = sub.add_parser(name, help=help_, description=help_)
    _common(parser, top=False)
    parser.set_defaults(run=run)
    return parser


def _supervised(parser: argparse.ArgumentParser) -> None:
    """For programs that start this one, as the window does; see CONTRIBUTING."""
    parser.add_argument("--progress", action="store_true", help="for programs: rows, progress and end as JSON lines")
    parser.add_argument("--key-from-stdin", action="store_true", help="for programs: the key in hex, then `cancel`")


def _staff() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "desk"


def _acting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--staff", default=_staff(), metavar="NAME", help="who acts (default: the signed-in user)")
    parser.add_argument("--at", metavar="TIME", help="when it happened, if not now: YYYY-MM-DD[THH:MM]")
    parser.add_argument("--override", action="store_true", help="pass over checks that ask; they are recorded")


def _noting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--note", metavar="TEXT", help="the title, of an item that is not in the local data")


def _streaming(parser: argparse.ArgumentParser) -> None:
    _acting(parser)
    parser.add_argument("--stdin", action="store_true", help="one action a line on standard input")


def _desk(sub: _Sub) -> None:
    issue = _command(sub, "issue", desk_commands.issue, "lend an item to a patron")
    issue.add_argument("card", nargs="?", metavar="CARD")
    issue.add_argument("barcode", nargs="?", metavar="BARCODE")
    issue.add_argument("--due", metavar="DATE", help="required: YYYY-MM-DD[THH:MM]; a date alone means 23:59")
    _noting(issue)
    _streaming(issue)
    take_back = _command(sub, "return", desk_commands.take_back, "check an item in; always recorded")
    take_back.add_argument("barcode", nargs="?", metavar="BARCODE")
    _noting(take_back)
    _streaming(take_back)
    renew = _command(sub, "renew", desk_commands.renew, "give a loan a later due date")
    renew.add_argument("barcode", nargs="?", metavar="BARCODE")
    renew.add_argument("--due", metavar="DATE", help="default: the rule's loan period from today")
    _streaming(renew)
    payment = _command(sub, "payment", desk_commands.payment, "take a payment")
    payment.add_argument("card", nargs="?", metavar="CARD")
    payment.add_argument("amount", nargs="?", metavar="AMOUNT")
    _streaming(payment)
    in_house = _command(sub, "in-house-use", desk_commands.in_house_use, "count an item used in the library")
    in_house.add_argument("barcode", nargs="?", metavar="BARCODE")
    in_house.add_argument("--count", type=int, default=1, metavar="N", help="how many times (default 1)")
    _streaming(in_house)
    register = _command(sub, "register-patron", desk_commands.register_patron, "register a patron under a new card")
    register.add_argument("card", metavar="CARD")
    register.add_argument("--surname", required=True)
    for name in ("first-name", "category", "address", "city", "postcode", "phone", "email"):
        register.add_argument(f"--{name}", default="")
    register.add_argument("--born-on", metavar="DATE")
    _acting(register)
    patron = _command(sub, "patron", desk_commands.patron, "what the desk would see of a patron")
    whom = patron.add_mutually_exclusive_group(required=True)
    whom.add_argument("card", nargs="?", metavar="CARD")
    whom.add_argument("--name", metavar="PREFIX", help="search by the beginning of a name")
    item = _command(sub, "item", desk_commands.item, "what the desk would see of an item")
    what = item.add_mutually_exclusive_group(required=True)
    what.add_argument("barcode", nargs="?", metavar="BARCODE")
    what.add_argument("--title", metavar="WORDS", help="search by words of title or author")


def _server(sub: _Sub) -> None:
    enrol = _command(sub, "enrol", enrol_command.enrol, "make this machine a workstation of a library")
    enrol.add_argument("url", nargs="?", default="", metavar="URL")
    enrol.add_argument("--code", metavar="CODE", help="the one-time enrolment code of a central server")
    enrol.add_argument("--kind", default="central", choices=("central", "koha", "sip2", "evergreen", "files"))
    enrol.add_argument("--name", metavar="NAME", help="this workstation's name (default: the machine's)")
    enrol.add_argument("--library", default="", metavar="CODE", help="the library it stands in")
    enrol.add_argument(
        "--time-zone",
        default="",
        metavar="ZONE",
        help="koha: the server's zone, as Europe/Prague (default: this machine's)",
    )
    enrol.add_argument("--ca", default="", metavar="FILE", help="certificates of a private authority (PEM)")
    enrol.add_argument(
        "--no-mirror",
        action="store_false",
        dest="mirror",
        help="keep no second copy by itself, where the disk forgets and one stick or network folder is there",
    )
    add_proxy(enrol)
    carried_parser.add_enrolment_by_file(enrol)
    _command(sub, "status", status_command.status, "connection, age of the data, what waits")
    update = _command(sub, "update", server_commands.update, "fetch patrons, items and loans")
    update.add_argument("--full", action="store_true", help="everything anew, not only what changed")
    upload = _command(sub, "upload", server_commands.upload, "send what waits")
    sync = _command(sub, "sync", server_commands.sync, "upload, then update")
    for each in (update, upload, sync):
        add_quiet(each)
        _supervised(each)
    _supervised(_command(sub, "queue", server_commands.queue, "the server's queue, every workstation's rows"))
    process = _command(sub, "process", server_commands.process, "apply rows at the server, each with its own result")
    process.add_argument("ids", nargs="*", metavar="ID")
    process.add_argument("--all", action="store_true", help="all rows that wait (the default without an ID)")
    process.add_argument("--ids-from-stdin", action="store_true", help="for programs: an id a line, then an empty line")
    _supervised(process)
    withdraw = _command(sub, "withdraw", server_commands.withdraw, "koha: take rows out of the server's queue")
    withdraw.add_argument("ids", nargs="*", metavar="ID")
    withdraw.add_argument("--ids-from-stdin", action="store_true", help="for programs: as with `process`")
    why = withdraw.add_mutually_exclusive_group(required=True)
    why.add_argument("--reason", metavar="TEXT", help="how it was settled")
    why.add_argument("--reason-from-stdin", action="store_true", help="for programs: a line behind the ids")
    _supervised(withdraw)
    set_due = _command(sub, "set-due", server_commands.set_due, "koha: give a loan the due date that was told")
    set_due.description = (
        "Where the server made another due date than the patron was told: has it renew the loan until that date. It "
        "counts there as a renewal, and is refused where the server's rules allow none."
    )
    set_due.add_argument("ids", nargs="*", metavar="ID")
    set_due.add_argument("--ids-from-stdin", action="store_true", help="for programs: as with `process`")
    _supervised(set_due)


def _journal(sub: _Sub) -> None:
    transactions = _command(sub, "transactions", journal_commands.transactions, "this workstation's rows")
    transactions.add_argument("--state", default="all", choices=(*(str(state) for state in State), "all"))
    transactions.add_argument("--archived", action="store_true", help="those of archived days as well")
    void = _command(sub, "void", journal_commands.void, "take back a row that has not left this machine")
    void.add_argument("id", metavar="ID")
    void.add_argument("--compensate", action="store_true", help="the row has left: record what undoes it")
    void.add_argument("--staff", default=_staff(), metavar="NAME")
    amend = _command(sub, "amend", journal_commands.amend, "correct a refused row and send it again")
    amend.add_argument("id", metavar="ID")
    amend.add_argument("--card", metavar="CARD")
    amend.add_argument("--item", metavar="BARCODE")
    amend.add_argument("--due", metavar="DATE")
    amend.add_argument("--staff", default=_staff(), metavar="NAME")
    waive = _command(sub, "waive", journal_commands.waive, "close a refused row that was settled by hand")
    waive.add_argument("id", metavar="ID")
    waive.add_argument("--reason", required=True, metavar="TEXT")
    resend = _command(sub, "resend", journal_commands.resend, "send a row again whose answer was lost: it is not there")
    resend.add_argument("id", metavar="ID")
    resend.add_argument("--reason", required=True, metavar="TEXT", help="how you know")
    _command(sub, "reconcile", journal_commands.reconcile, "prove that every recorded row is accounted for")
    verify = _command(sub, "verify", journal_commands.verify, "prove that nothing in the journal was lost or altered")
    verify.add_argument(
        "--accept-loss", action="store_true", help="a lost tail was taken note of: do not name it again after this time"
    )
    _supervised(verify)
    backup = _command(sub, "backup", journal_commands.backup, "copy the journal, encrypted, with its wrapped key")
    backup.add_argument("file", type=Path, metavar="FILE")
    _supervised(backup)
    restore = _command(sub, "restore", journal_commands.restore, "bring a backup of the journal back")
    restore.add_argument("file", type=Path, metavar="FILE", help="a backup, or the folder of a second copy")
    mirror = _command(sub, "mirror", mirror_commands.mirror, "keep a second copy of the journal on another volume")
    mirror.description = (
        "Keeps a second copy of the journal on a stick or another disk, encrypted and current: each command brings it "
        "forward when it ends, the window while people work. Without an argument: proves it, brings it forward, "
        "and says how it stands. `restore FOLDER` brings it back, here or on another machine."
    )
    mirror.add_argument("act", nargs="?", choices=("start", "stop"), help="begin, or keep it no more")
    mirror.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="start: where; it gets a folder there")
    recover = _command(sub, "recover", journal_commands.recover, "open this workstation with its recovery code")
    recover.add_argument("code", metavar="CODE")
    demo_ = _command(sub, "demo", demo, "a bookmobile's day against a real central server")
    demo_.add_argument("--headless", action="store_true", help="play the day by itself and prove its account")
