"""The commands on files that somebody carries, as the command line has them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from offcirc.cli import file_commands, server_commands


class AddCommand(Protocol):
    """Adds a subcommand."""

    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser:
        """The subcommand's own parser."""
        ...


def add_commands(add: AddCommand, supervised: Callable[[argparse.ArgumentParser], None], staff: str) -> None:
    """`export`, `import` and `extract-import`."""
    export = add("export", file_commands.export, "write what waits to a file that somebody carries")
    export.description = (
        "Writes transactions to a new file that somebody carries. An .offcirc file is sealed to this workstation's "
        "server and holds all that the server has not acknowledged; whoever brings it, each row is taken once. Where "
        "the server is not ours, it opens with a passphrase (asked for, or in OFFCIRC_FILE_PASSPHRASE) and holds what "
        "waits; as with a .koc file (Koha) or an .xacts file (Evergreen), that counts as unknown from then on and does "
        "not leave again by itself, only after `resend ID`. A row that the file cannot carry stays here, and is named. "
        "An export that was cut off before FILE was there is taken back by the next one. A .csv file is a list to read "
        "and changes nothing."
    )
    export.add_argument("file", type=Path, metavar="FILE", help="must not exist")
    export.add_argument(
        "--format", choices=file_commands.FORMATS, help="default: as the file's name ends, else offcirc"
    )
    export.add_argument("--passphrase", action="store_true", help="offcirc: it opens with a passphrase")
    export.add_argument("--yes", action="store_true", help="csv: patrons' card numbers in the clear are meant")
    import_ = add("import", file_commands.import_, "take in what a carried file says was done")
    import_.description = (
        "An .offcirc file that is sealed to this workstation's server is kept, and goes there with the next upload. Of "
        "one that opens with a passphrase each row is recorded here, under its own id and its workstation's name; of a "
        ".koc file each line, at the line's own time. A row or line is recorded once, whichever file brings it again; "
        "one that cannot be read is named and changes nothing."
    )
    import_.add_argument("file", type=Path, metavar="FILE")
    import_.add_argument("--staff", default=staff, metavar="NAME", help="who takes it in")
    for each in (export, import_):
        supervised(each)
        each.add_argument(
            "--passphrase-from-stdin", action="store_true", help="for programs: the passphrase, a line behind the key"
        )
    extract = add("extract-import", server_commands.extract_import, "take a carried extract into use")
    extract.add_argument("file", type=Path, metavar="FILE")
    extract.add_argument("--older", action="store_true", help="also where it is older than the data here")
    supervised(extract)


def add_enrolment_by_file(enrol: argparse.ArgumentParser) -> None:
    """Enrolment of a machine that is never connected."""
    by_file = enrol.add_mutually_exclusive_group()
    by_file.add_argument(
        "--request", type=Path, metavar="FILE", help="without a network: write what the server has to know"
    )
    by_file.add_argument("--answer", type=Path, metavar="FILE", help="without a network: take the server's answer")
