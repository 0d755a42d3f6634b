"""A report on A4: a title, lines of names and values, a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from offcirc.app.slips import masked
from offcirc.gui.messages import receipts as say
from offcirc.gui.printing.sheets import Paper, Sheet
from offcirc.gui.printing.tables import Table

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
    """A table with its own heading, where it has one; a text a column. Rows are gone through by whoever prints."""

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
    tables = [table for table in (first, ReportTable("", columns, rows)) if table is not None and table.columns]
    across = len(columns) > _WIDE
    painted = tuple(_table(table, masks_cards=masks_cards) for table in tables)
    return Sheet(title, "".join(parts), Paper.A4, across=across, tables=painted)


def _table(table: ReportTable, *, masks_cards: bool) -> Table:
    hidden = frozenset(place for place, column in enumerate(table.columns) if column.is_card and masks_cards)
    columns = tuple((column.heading, column.share) for column in table.columns)
    return Table(table.heading, columns, _Masked(table.rows, hidden) if hidden else table.rows)


class _Masked:
    """Rows with some of their columns masked, as they are gone through."""

    def __init__(self, rows: Iterable[Sequence[str]], hidden: frozenset[int]) -> None:
        self._rows, self._hidden = rows, hidden

    def __iter__(self) -> Iterator[Sequence[str]]:
        for row in self._rows:
            yield [masked(text) if text and place in self._hidden else text for place, text in enumerate(row)]
