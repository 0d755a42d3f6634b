"""The command line of the server. Exit status: 0 done, 1 refused, 2 wrong usage, 3 environment (COMMANDS)."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from offcirc import __version__
from offcirc.central.cli import commands, holdings_commands
from offcirc.central.cli.messages import sentence
from offcirc.central.http.service import DATABASE_VARIABLE
from offcirc.central.importing.fields import ImportRefused
from offcirc.central.settings import default_home
from offcirc.central.workstations import CODE_LIFETIME, DEFAULT_SCOPES
from offcirc.errors import EnvironmentProblem, OffcircError

_MAX_PORT = 65_535
_MAX_HOURS = 24 * 365


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    for noisy in ("uvicorn", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    options.home = Path(getattr(options, "home", None) or default_home())
    options.json = getattr(options, "json", False)
    options.database = getattr(options, "database", None) or os.environ.get(DATABASE_VARIABLE, "")
    try:
        status = int(options.run(options))
        if sys.stdout is not None:
            sys.stdout.flush()
    except ImportRefused as refused:
        for row in refused.rows:
            commands.say(f"{row.file}:{row.line}: {row.reason}")
        commands.say("Nothing was imported.")
        return 1
    except OffcircError as error:
        commands.say(sentence(error))
        return 3 if isinstance(error, EnvironmentProblem) else 1
    except BrokenPipeError:  # `… | head`: whoever reads has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a full disk under `… > FILE`, say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        commands.say(f"{error.filename or 'The output'} cannot be written: {error.strerror}")
        return 3
    except KeyboardInterrupt:
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--home", metavar="DIR", help="where everything of this server lives")
    common.add_argument("--json", action="store_true", help="rows as JSON, one a line")
    common.add_argument("--database", metavar="URL", help="SQLite file by default, postgresql+psycopg://… at scale")
    parser = argparse.ArgumentParser(
        prog="offcirc-central", description="The central server of offcirc.", parents=[common]
    )
    parser.add_argument("--version", action="version", version=f"offcirc-central {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: commands.Command, text: str) -> argparse.ArgumentParser:
        added = subparsers.add_parser(name, help=text, description=text, parents=[common])
        added.set_defaults(run=run)
        return added

    _add_records(add)
    _add_workstations(add)
    _add_queue(add)
    holdings_commands.add_commands(add)
    return parser


def _add_records(add: commands.AddCommand) -> None:
    init = add("init", commands.init, "make a new server")
    init.add_argument("--name", default="Central server")
    init.add_argument("--time-zone", default="", help="IANA name, of libraries that state none (this machine's)")
    init.add_argument("--apply-on-arrival", action="store_true", help="process rows as they are uploaded")
    importing = add("import", commands.import_records, "import a folder of CSV, or MARC 21 + CSV")
    importing.add_argument("folder", type=Path, metavar="DIR")
    importing.add_argument("--time-zone", default="", help="of libraries that state none (the server's)")
    serve = add("serve", commands.serve, "serve workstations")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, metavar="PORT", default=8720, help="0: any free one")
    extract = add("extract", commands.extract, "build the offline extract")
    extract.add_argument("--to", type=Path, metavar="DIR", help="also write it as one file to carry")
    extract.add_argument("--if-none", action="store_true", help=argparse.SUPPRESS)
    backup = add("backup", commands.backup, "copy the database while the server runs")
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = add("restore", commands.restore, "put a backup in the database's place; the server must be stopped")
    restore.add_argument("file", type=Path, metavar="FILE")


def _add_workstations(add: commands.AddCommand) -> None:
    code = add("enrolment-code", commands.enrolment_code, "print a one-time code for a workstation")
    code.add_argument("--name", required=True, help="the workstation's")
    code.add_argument("--may", default=",".join(DEFAULT_SCOPES), metavar="SCOPES", help="default: %(default)s")
    code.add_argument("--library", default="", metavar="CODE", help="where it stands")
    code.add_argument("--hours", type=_hours, default=CODE_LIFETIME, help="until the code expires (24)")
    add("workstations", commands.list_workstations, "list enrolled workstations")
    revoke = add("revoke", commands.revoke, "take a workstation's token out of use")
    revoke.add_argument("name", metavar="NAME")
    reset_pin = add("reset-pin", commands.reset_pin, "print a one-time code for staff who have forgotten their PIN")
    reset_pin.add_argument("name", metavar="WORKSTATION")
    reset_pin.add_argument("staff", metavar="STAFF", help="the name under which they sign in")


def _add_queue(add: commands.AddCommand) -> None:
    add("queue", commands.show_queue, "list the rows that wait, every workstation's")
    process = add("process", commands.process, "apply waiting rows")
    chosen = process.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--all", action="store_true")
    chosen.add_argument("ids", nargs="*", default=[], metavar="ID")
    report = add("report", commands.report, "the account of the queue")
    report.add_argument("--since", default="", metavar="TIME", help="YYYY-MM-DD[THH:MM], UTC")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= _MAX_PORT):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {_MAX_PORT}")
    return int(text)


def _hours(text: str) -> timedelta:
    try:
        hours = float(text)
    except ValueError:
        hours = 0
    if not 0 < hours <= _MAX_HOURS:
        raise argparse.ArgumentTypeError(f"a code is good for more than 0 and at most {_MAX_HOURS} hours")
    return timedelta(hours=hours)


if __name__ == "__main__":
    sys.exit(main())
