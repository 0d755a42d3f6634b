"""The summary as a table for people, and as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import tzinfo
from pathlib import Path

from offcirc.app.review import ReviewRow
from offcirc.domain.outcomes import Result
from offcirc.gui.messages import formats, outcomes
from offcirc.gui.messages import transactions as say
from offcirc.gui.pages.transactions.run import Run

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula: a title must not run a program (CWE-1236)."""


def header() -> list[str]:
    """The columns of `cells`."""
    return [
        say.column_recorded(),
        say.column_workstation(),
        say.column_action(),
        say.column_card(),
        say.column_patron(),
        say.column_barcode(),
        say.column_item(),
        say.column_due(),
        say.column_result(),
    ]


def cells(rows: Iterable[ReviewRow], zone: tzinfo) -> list[list[str]]:
    """Every row of the run with its result."""
    return [
        [
            formats.moment(row.occurred_at, zone),
            row.workstation,
            outcomes.action(row),
            row.card,
            row.name,
            row.item,
            row.title,
            formats.day(row.due_at.astimezone(zone).date()) if row.due_at is not None else "",
            outcomes.result(row, zone),
        ]
        for row in rows
    ]


def facts(run: Run, staff: str, at: str, account: str) -> list[tuple[str, str]]:
    """What stands above the table: the summary (K21) and the reconciliation."""
    told = [
        (say.fact_processed_by(), f"{staff} · {at}" if staff else at),
        (say.result_heading(Result.SUCCESS), formats.number(run.results[Result.SUCCESS])),
        (say.result_heading(Result.SUCCESS_WITH_NOTES), formats.number(run.results[Result.SUCCESS_WITH_NOTES])),
        (say.result_heading(Result.REFUSED), say.count_with_reasons(run.results[Result.REFUSED], run.refused)),
        (say.result_heading(Result.RETRY), say.count_with_reasons(run.results[Result.RETRY], run.again)),
    ]
    return [*told, (say.fact_account(), account)]


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """CSV that a spreadsheet shows as it is; a cell that could be a formula gets a quote before it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULAS) else cell


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Writes it with a byte order mark: without one Excel takes the letters ä and ř apart. Raises OSError."""
    path.write_text(as_csv(header, rows), encoding="utf-8-sig", newline="")
