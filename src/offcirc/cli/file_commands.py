"""Commands on files that somebody carries: rows out of the journal, and rows that others recorded into it."""

from __future__ import annotations

import argparse
from pathlib import Path

from offcirc.app.carried_files import Brought, Exported, Fate, export_koc, import_koc
from offcirc.app.home import Home
from offcirc.app.rows import Row, transaction_row
from offcirc.app.workstation import Workstation
from offcirc.cli.messages import UNFIT, error_sentence
from offcirc.cli.output import Output, transaction_text
from offcirc.domain.transactions import State

FORMATS = ("koc",)


def export(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc export FILE [--format FORMAT]`: exit 1 if any row stays here."""
    file: Path = options.file
    if (options.format or file.suffix.removeprefix(".").lower()) not in FORMATS:
        output.warn("offcirc export: the file's name does not tell its format; give --format koc")
        return 2
    with Workstation.open(home) as workstation:
        exported = export_koc(workstation, file)
    for transaction in exported.rows:
        row = transaction_row(transaction) | {"state": str(State.UNKNOWN)}
        output.row(row, f"exported  {transaction_text(row)}")
    for recorded, why in exported.kept:
        row = transaction_row(recorded.transaction) | {"state": str(recorded.state), "kept": str(why)}
        output.row(row, f"stays here  {transaction_text(row)}: {UNFIT[why]}")
    _sum_up(exported, file, output)
    return 1 if exported.kept else 0


def _sum_up(exported: Exported, file: Path, output: Output) -> None:
    if exported.rows:
        output.warn(f"{len(exported.rows)} row(s) are in {file}, {len(exported.kept)} stay here")
        output.warn("What it carries is unknown here until somebody says what became of it: `waive ID` or `resend ID`.")
    else:
        output.warn(f"no row leaves, {len(exported.kept)} stay here: no file was written")
    if any(row.due_at is not None for row in exported.rows):
        output.warn("A .koc file carries no due dates: Koha gives these loans its own, whatever the patrons were told.")


def import_(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc import FILE`: exit 1 if any line was not recorded."""
    counts = dict.fromkeys(Fate, 0)
    lines: list[str] = []
    with Workstation.open(home) as workstation:
        for brought in import_koc(workstation, options.file, options.staff):
            counts[brought.fate] += 1
            if brought.fate is Fate.NOT_RECORDED:
                lines.append(str(brought.number))
            _say(brought, output)
    named = f" (line {', '.join(lines)})" if lines else ""
    told = ", ".join(f"{count} {fate.replace('_', ' ')}" for fate, count in counts.items())
    output.warn(f"{told}{named}")
    if counts[Fate.RECORDED]:
        output.warn("The file carries no due dates: loans got the date that this library's rules gave on their day.")
    return 1 if lines else 0


def _say(brought: Brought, output: Output) -> None:
    row: Row = {"line": brought.number, "import": str(brought.fate)}
    text = f"line {brought.number}: {brought.fate.replace('_', ' ')}"
    if brought.id:
        row["id"] = brought.id
    if brought.recording is not None and brought.recording.transaction is not None:
        row |= transaction_row(brought.recording.transaction)
        text += f"  {transaction_text(row)}"
    elif brought.error is not None:
        row |= {"code": brought.error.code}
        text += f": {error_sentence(brought.error)}"
    output.row(row, text)
