"""A report on A4: a title, lines of names and values, a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from offcirc.app.slips import masked
from offcirc.gui.messages import receipts as say
from offcirc.gui.printing.sheets import Paper, Sheet

_GRID = 'width="100%" border="1" cellspacing="0" cellpadding="3" style="border-collapse: collapse; border-color: #999"'
_WIDE = 6
"""A table of more columns is printed across."""


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column: `share` of the width in per cent; `is_card` where its cells are card numbers."""

    heading: str
    share: int
    is_card: bool = False


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table with its own heading, where it has one; a text a column."""

    heading: str
    columns: Sequence[ReportColumn]
    rows: Iterable[Sequence[str]]


def report_document(
    title: str,
    facts: Iterable[tuple[str, str]],
    columns: Sequence[ReportColumn] = (),
    rows: Iterable[Sequence[str]] = (),
    *,
    made: str = "",
    first: ReportTable | None = None,
    masks_cards: bool = True,
) -> Sheet:
    """A report, e.g. the summary of a processing (K21).

    Args:
        title: also the document's name, in print queues as well.
        facts: names and values, one a line.
        columns: of the table; none leaves it out.
        rows: its rows, a text a column.
        made: when it was made, ready to read.
        first: another table, above that one.
        masks_cards: paper that leaves the desk needs no whole card numbers.
    """
    parts = [f'<p class="title">{escape(title)}</p>']
    if made:
        parts.append(f'<p class="small">{escape(say.printed_at(made))}</p>')
    lines = "".join(
        f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td><b>{escape(value)}</b></td></tr>" for name, value in facts
    )
    if lines:
        parts.append(f'<p class="small">&nbsp;</p><table cellspacing="0" cellpadding="2">{lines}</table>')
    for table in (first, ReportTable("", columns, rows)):
        if table is not None and table.columns:
            hidden = frozenset(place for place, column in enumerate(table.columns) if column.is_card and masks_cards)
            parts.append(_table(table, hidden))
    return Sheet(title, "".join(parts), Paper.A4, across=len(columns) > _WIDE)


def _table(table: ReportTable, hidden: frozenset[int]) -> str:
    above = f'<p class="small">&nbsp;</p><p><b>{escape(table.heading)}</b></p>' if table.heading else "<p>&nbsp;</p>"
    heading = "".join(f'<th width="{column.share}%">{escape(column.heading)}</th>' for column in table.columns)
    body = "".join(f"<tr>{''.join(_cells(row, hidden))}</tr>" for row in table.rows)
    return f"{above}<table {_GRID}><thead><tr>{heading}</tr></thead>{body}</table>"


def _cells(row: Sequence[str], hidden: frozenset[int]) -> Iterable[str]:
    for place, text in enumerate(row):
        shown = masked(text) if text and place in hidden else text
        yield f'<td align="left"><span class="small">{escape(shown)}</span></td>'
