"""The command line of the server. Exit status: 0 done, 1 refused, 2 wrong usage, 3 environment (COMMANDS)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from offcirc import __version__
from offcirc.central.cli import (
    backup_commands,
    carried_commands,
    commands,
    extract_commands,
    holdings_commands,
    keeping_commands,
    page_command,
    self_test,
    serve_command,
    worker_command,
    workstation_commands,
)
from offcirc.central.cli.messages import sentence
from offcirc.central.http.service import DATABASE_VARIABLE
from offcirc.central.importing.fields import ImportRefused
from offcirc.central.logs import begin_logging
from offcirc.central.settings import default_home
from offcirc.errors import EnvironmentProblem, OffcircError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    begin_logging()
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
    extract_commands.add_commands(add)
    workstation_commands.add_commands(add)
    keeping_commands.add_commands(add)
    _add_queue(add)
    holdings_commands.add_commands(add)
    carried_commands.add_commands(add)
    backup_commands.add_commands(add)
    serve_command.add_command(add)
    worker_command.add_command(add)
    page_command.add_command(add)
    self_test.add_command(add)
    return parser


def _add_records(add: commands.AddCommand) -> None:
    init = add("init", commands.init, "make a new server")
    init.add_argument("--name", default="Central server")
    init.add_argument("--time-zone", default="", help="IANA name, of libraries that state none (this machine's)")
    init.add_argument("--apply-on-arrival", action="store_true", help="process rows as they are uploaded")
    importing = add("import", commands.import_records, "import a folder of CSV, or MARC 21 + CSV")
    importing.add_argument("folder", type=Path, metavar="DIR")
    importing.add_argument("--time-zone", default="", help="of libraries that state none (the server's)")


def _add_queue(add: commands.AddCommand) -> None:
    add("queue", commands.show_queue, "list the rows that wait, every workstation's")
    process = add("process", commands.process, "apply waiting rows")
    chosen = process.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--all", action="store_true")
    chosen.add_argument("ids", nargs="*", default=[], metavar="ID")
    report = add("report", commands.report, "the account of the queue")
    report.add_argument("--since", default="", metavar="TIME", help="YYYY-MM-DD[THH:MM], UTC")


if __name__ == "__main__":
    sys.exit(main())
