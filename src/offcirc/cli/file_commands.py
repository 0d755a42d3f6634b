"""Commands on files that somebody carries: rows out of the journal, rows of others, the carried extract, enrolment."""

from __future__ import annotations

import argparse
import getpass
import os
import platform
import sys
from pathlib import Path

from offcirc.app.carried_files import Brought, Exported, Fate, export_koc, export_xacts, import_koc
from offcirc.app.carried_lists import export_csv
from offcirc.app.carried_rows import BroughtRow, Carried, FileKind, Kept, export_rows, keep_file, kind_of, take_rows
from offcirc.app.enrolment import Enrolled
from offcirc.app.enrolment_files import take_answer, write_request
from offcirc.app.home import CENTRAL, Home
from offcirc.app.rows import Row, transaction_row, utc
from offcirc.app.workstation import Workstation
from offcirc.cli.messages import UNFIT, error_sentence
from offcirc.cli.output import Output, transaction_text
from offcirc.cli.supervision import open_workstation
from offcirc.domain.transactions import State
from offcirc.errors import UserError
from offcirc.sync.upload import UploadResult

FORMATS = ("offcirc", "koc", "xacts", "csv")
PASSPHRASE_VARIABLE = "OFFCIRC_FILE_PASSPHRASE"  # noqa: S105 - the variable's name
_SHORTEST = 10


def export(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc export FILE [--format FORMAT]`: exit 1 if any row stays here."""
    file: Path = options.file
    named = file.suffix.removeprefix(".").lower()
    kind = options.format or (named if named in FORMATS else "offcirc")
    with open_workstation(options, home) as workstation:
        if kind == "koc":
            return _say_others(export_koc(workstation, file), file, output, due_dates=False)
        if kind == "xacts":
            return _say_others(export_xacts(workstation, file), file, output, due_dates=True)
        if kind == "csv":
            return _csv(workstation, file, output, agreed=options.yes)
        opens_elsewhere = options.passphrase or workstation.config.kind != CENTRAL
        passphrase = _passphrase(options, new=True) if opens_elsewhere else None
        return _say_carried(export_rows(workstation, file, passphrase), file, output)


def _say_others(exported: Exported, file: Path, output: Output, *, due_dates: bool) -> int:
    for transaction in exported.rows:
        row = transaction_row(transaction) | {"state": str(State.UNKNOWN)}
        output.row(row, f"exported  {transaction_text(row)}")
    for recorded, why in exported.kept:
        row = transaction_row(recorded.transaction) | {"state": str(recorded.state), "kept": str(why)}
        output.row(row, f"stays here  {transaction_text(row)}: {UNFIT[why]}")
    output.summary |= {"rows": len(exported.rows), "kept": len(exported.kept), "file": str(file)}
    if exported.rows:
        output.warn(f"{len(exported.rows)} row(s) are in {file}, {len(exported.kept)} stay here")
        output.warn("What it carries is unknown here until somebody says what became of it: `waive ID` or `resend ID`.")
    else:
        output.warn(f"no row leaves, {len(exported.kept)} stay here: no file was written")
    if not due_dates and any(row.due_at is not None for row in exported.rows):
        output.warn("A .koc file carries no due dates: Koha gives these loans its own, whatever the patrons were told.")
    return 1 if exported.kept else 0


def _say_carried(carried: Carried, file: Path, output: Output) -> int:
    for transaction in carried.rows:
        row = transaction_row(transaction) | {"state": str(State.UNKNOWN)}
        output.row(row, f"exported  {transaction_text(row)}")
    output.summary |= {"rows": len(carried.rows), "file": str(file), "sealed_to_server": carried.sealed_to_server}
    if not carried.rows:
        output.warn("no row leaves: no file was written")
    elif carried.sealed_to_server:
        output.warn(f"{len(carried.rows)} row(s) are in {file}: only the server can read it, whoever brings it")
    else:
        output.warn(f"{len(carried.rows)} row(s) are in {file}: it opens with the passphrase")
        output.warn("What it carries is unknown here until somebody says what became of it: `waive ID` or `resend ID`.")
    return 0


def _csv(workstation: Workstation, file: Path, output: Output, *, agreed: bool) -> int:
    if not agreed:
        if not sys.stdin.isatty():
            raise UserError("CSV_IN_THE_CLEAR")
        answer = input("The list names patrons by their card numbers, for everybody to read. Write it? [y/N] ")
        if answer.strip().lower() not in {"y", "yes"}:
            return 1
    count = export_csv(workstation, file)
    output.summary |= {"rows": count, "file": str(file)}
    output.warn(f"{count} row(s) are listed in {file}; nothing changes by that, they are where they were")
    return 0


def _passphrase(options: argparse.Namespace, *, new: bool) -> str:
    """Through a pipe, from the environment, or typed; never an argument: `ps` shows those.

    Raises:
        UserError: `FILE_PASSPHRASE_NEEDED`, `FILE_PASSPHRASE_SHORT` or `FILE_PASSPHRASES_DIFFER`.
    """
    given: str = getattr(options, "given_passphrase", "") or os.environ.get(PASSPHRASE_VARIABLE, "")
    if not given and sys.stdin.isatty():
        given = getpass.getpass("Passphrase of the file: ")
        if new and given != getpass.getpass("Once more: "):
            raise UserError("FILE_PASSPHRASES_DIFFER")
    if not given:
        raise UserError("FILE_PASSPHRASE_NEEDED", variable=PASSPHRASE_VARIABLE)
    if new and len(given) < _SHORTEST:
        raise UserError("FILE_PASSPHRASE_SHORT", shortest=_SHORTEST)
    return given


def import_(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc import FILE`: exit 1 if any line was not recorded."""
    with open_workstation(options, home) as workstation:
        match kind_of(options.file):
            case FileKind.EXTRACT:
                raise UserError("IS_AN_EXTRACT", path=str(options.file))
            case FileKind.ANSWER:
                raise UserError("IS_AN_ANSWER", path=str(options.file))
            case FileKind.ROWS:
                return _import_rows(options, workstation, output)
            case FileKind.OTHER:
                return _import_koc(options, workstation, output)


def _import_rows(options: argparse.Namespace, workstation: Workstation, output: Output) -> int:
    kept = keep_file(workstation, options.file)
    if kept is not None:
        _say_kept(kept, output)
        return 0
    tally = _Tally(output)
    passphrase = _passphrase(options, new=False)
    for number, brought in enumerate(take_rows(workstation, options.file, passphrase, output.progress), start=1):
        _say_row(number, brought, tally)
    output.end_bar()
    return tally.end()


def _say_kept(kept: Kept, output: Output) -> None:
    about = kept.manifest.about
    row: Row = {"import": "kept", "workstation": about.workstation, "rows": about.rows, "kinds": about.kinds}
    row["written_at"] = utc(about.written_at)
    output.summary |= row
    kinds = ", ".join(f"{kind} {count}" for kind, count in about.kinds.items())
    output.row(row, f"kept  {about.rows} row(s) of {about.workstation} ({kinds}), written {row['written_at']}")
    output.warn("The next upload brings them to the server; only the server can read them.")


def _import_koc(options: argparse.Namespace, workstation: Workstation, output: Output) -> int:
    tally = _Tally(output)
    for brought in import_koc(workstation, options.file, options.staff):
        _say_line(brought, tally)
    status = tally.end()
    if tally.counts[Fate.RECORDED]:
        output.warn("The file carries no due dates: loans got the date that this library's rules gave on their day.")
    return status


class _Tally:
    """Counts what became of lines, and says it."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._not_recorded: list[str] = []
        self.counts = dict.fromkeys(Fate, 0)

    def say(self, number: int, fate: Fate, row: Row, error: UserError | None) -> None:
        """One line."""
        self.counts[fate] += 1
        text = f"line {number}: {fate.replace('_', ' ')}"
        if error is not None:
            self._not_recorded.append(str(number))
            row |= {"code": error.code}
            text += f": {error_sentence(error)}"
        elif "kind" in row:
            text += f"  {transaction_text(row)}"
        self._output.row({"line": number, "import": str(fate)} | row, text)

    def end(self) -> int:
        """The account; returns the exit status."""
        named = f" (line {', '.join(self._not_recorded)})" if self._not_recorded else ""
        told = ", ".join(f"{count} {fate.replace('_', ' ')}" for fate, count in self.counts.items())
        self._output.warn(f"{told}{named}")
        self._output.summary |= {str(fate): count for fate, count in self.counts.items()}
        return 1 if self._not_recorded else 0


def _say_line(brought: Brought, tally: _Tally) -> None:
    row: Row = {"id": brought.id} if brought.id else {}
    if brought.recording is not None and brought.recording.transaction is not None:
        row |= transaction_row(brought.recording.transaction)
    tally.say(brought.number, brought.fate, row, brought.error)


def _say_row(number: int, brought: BroughtRow, tally: _Tally) -> None:
    row: Row = {"id": brought.transaction.id, "workstation": brought.transaction.workstation}
    if brought.fate is Fate.RECORDED:
        row |= transaction_row(brought.transaction)
    tally.say(number, brought.fate, row, brought.error)


def say_handed_in(result: UploadResult, output: Output, *, quiet: bool = False) -> None:
    """Which files of other workstations an upload brought along, each with its count to compare.

    `quiet`: only those that the server refused.
    """
    brought: list[Row] = []
    for each in result.handed_in:
        told = each.answer
        if told is None:
            brought.append({"code": each.code, "path": each.file, "workstation": each.workstation})
            refusal = UserError(each.code, path=each.file, workstation=each.workstation)
            output.warn(f"offcirc: a carried file: {error_sentence(refusal)}")
            continue
        brought.append({"workstation": told.workstation, "rows": told.rows, "received": told.received})
        if quiet:
            continue
        held = "; they wait for staff there" if told.held else ""
        output.warn(
            f"brought {told.rows} row(s) of {told.workstation} to the server: {told.received} new, {told.known} known "
            f"there before, {told.refused} with another row's id{held}"
        )
    if brought:
        output.summary |= {"handed_in": brought}


def enrol_by_file(options: argparse.Namespace, home: Home, output: Output) -> Enrolled | None:
    """`offcirc enrol --request FILE` and, with the server's answer, `offcirc enrol --answer FILE`."""
    if options.answer is not None:
        return take_answer(home, options.answer)
    name = options.name or platform.node() or "workstation"
    asked = write_request(home, options.request, name=name, library=options.library)
    row: Row = {"request": str(options.request), "fingerprint": asked.fingerprint}
    output.row(row, f"{options.request} is for the server: `offcirc-central enrol-file FILE --to DIR`")
    output.line(f"Its fingerprint is {asked.fingerprint}. Bring the answer back: `offcirc enrol --answer FILE`.")
    return None
