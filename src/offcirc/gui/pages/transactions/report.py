"""The summary as a table for people, and as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from offcirc.app.review.bites import breathing
from offcirc.app.review.rows import ReviewRow, Section
from offcirc.domain.outcomes import Result
from offcirc.gui.messages import formats, outcomes
from offcirc.gui.messages import limits as say_limits
from offcirc.gui.messages import transactions as say
from offcirc.gui.pages.transactions.run import Run

if TYPE_CHECKING:
    from offcirc.gui.printing.reports import ReportColumn

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula: a title must not run a program (CWE-1236)."""


_COLUMNS: tuple[tuple[Callable[[], str], int], ...] = (
    (say.column_recorded, 11),
    (say.column_workstation, 11),
    (say.column_action, 9),
    (say.column_card, 11),
    (say.column_patron, 12),
    (say.column_barcode, 12),
    (say.column_item, 12),
    (say_limits.column_told, 8),
    (say_limits.column_kept, 8),
    (say.column_result, 12),
)
"""Names, and shares of the paper's width in per cent."""


def header() -> list[str]:
    """The columns of `cells`."""
    return [name() for name, _ in _COLUMNS]


def columns() -> list[ReportColumn]:
    """The same for paper; card numbers are masked there."""
    from offcirc.gui.printing.reports import ReportColumn

    return [ReportColumn(name(), share, is_card=name is say.column_card) for name, share in _COLUMNS]


def cells(rows: Iterable[ReviewRow], zone: tzinfo, libraries: outcomes.Names) -> Iterator[list[str]]:
    """Every row of the run with its result; 20,000 of them take a second, so never in the GUI thread."""
    for row in breathing(rows):
        yield [
            formats.moment(row.occurred_at, zone),
            row.workstation,
            outcomes.action(row),
            row.card,
            row.name,
            row.item,
            row.title,
            *_due_dates(row, zone),
            outcomes.result(row, zone, libraries),
        ]


def _due_dates(row: ReviewRow, zone: tzinfo) -> tuple[str, str]:
    """As the patron was told, and as the server keeps it where that is known."""
    told, kept = row.due_at, row.answer.granted_due_at if row.answer is not None else None
    if told is not None and kept is not None and row.changed_due_at is not None:
        kept_shown, told_shown = outcomes.both_dates(kept, told, zone)
        return told_shown, kept_shown
    return _day(told, zone), _day(kept, zone)


def _day(at: datetime | None, zone: tzinfo) -> str:
    return formats.day(at.astimezone(zone).date()) if at is not None else ""


def differing(rows: Iterable[ReviewRow], zone: tzinfo) -> list[list[str]]:
    """Whom to tell that the server keeps another due date, by name."""
    found = [row for row in rows if row.section is Section.DUE_DIFFERS]
    found.sort(key=lambda row: (row.name, row.card))
    return [[row.name, row.card, row.title or row.item, *_due_dates(row, zone)] for row in found]


def differing_columns() -> list[ReportColumn]:
    """The columns of `differing`, for paper."""
    from offcirc.gui.printing.reports import ReportColumn

    return [
        ReportColumn(say.column_patron(), 22),
        ReportColumn(say.column_card(), 14, is_card=True),
        ReportColumn(say.column_item(), 36),
        ReportColumn(say_limits.column_told(), 14),
        ReportColumn(say_limits.column_kept(), 14),
    ]


def facts(run: Run, staff: str, account: str) -> list[tuple[str, str]]:
    """What stands above the table: the summary (K21) and the reconciliation."""
    results = run.results
    told = [
        (say.result_heading(Result.SUCCESS), formats.number(results[Result.SUCCESS])),
        (say.result_heading(Result.SUCCESS_WITH_NOTES), formats.number(results[Result.SUCCESS_WITH_NOTES])),
        (say.result_heading(Result.REFUSED), say.count_with_reasons(results[Result.REFUSED], run.refused)),
        (say.result_heading(Result.RETRY), say.count_with_reasons(results[Result.RETRY], run.again)),
        (say.result_heading(Result.UNKNOWN), say.count_with_reasons(results[Result.UNKNOWN], run.doubtful)),
    ]
    return [(say.fact_processed_by(), staff), *told, (say.fact_account(), account)]


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
