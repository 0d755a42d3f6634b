"""A visit's receipt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape
from itertools import groupby

from offcirc.app.slips import SlipRow, VisitSlip
from offcirc.domain.due_dates import DUE_TIME
from offcirc.gui.messages import formats
from offcirc.gui.messages import receipts as say
from offcirc.gui.printing.sheets import Paper, Sheet


def receipt(slip: VisitSlip, paper: Paper, *, library: str = "", footer: Iterable[str] = ()) -> Sheet:
    """A visit on paper, in the window's language.

    Args:
        slip: the visit; its card is masked already.
        paper: of the printer.
        library: its name as it wants to read it; empty takes the slip's.
        footer: the library's own lines below, e.g. opening hours.
    """
    parts = [_paragraph(library or slip.library, "head", "center")]
    parts.append(_paragraph(_moment(slip.when), align="center"))
    parts.append("<hr>")
    parts.append(_paragraph(slip.patron, "head"))
    parts.append(_paragraph(say.card(slip.masked_card)))
    for due_at, rows in groupby(sorted(slip.rows, key=lambda row: row.due_at), key=lambda row: row.due_at):
        parts += _loans(due_at, list(rows), paper)
    parts.append("<hr>")
    parts.append(_paragraph(say.loans(len(slip.rows)) if slip.rows else say.no_loans(), "head" if slip.rows else ""))
    if slip.fees_paid:
        parts.append(_paragraph(say.paid(formats.money(slip.fees_paid)), "head"))
    if slip.staff:
        parts.append(_paragraph(say.served_by(slip.staff), "small row"))
    own = [_paragraph(line, "small", "center") for line in footer if line.strip()]
    parts += [_paragraph("\N{NO-BREAK SPACE}", "small"), *own] if own else []
    return Sheet(say.receipt(), "".join(parts), paper)


def _loans(due_at: datetime, rows: list[SlipRow], paper: Paper) -> Iterable[str]:
    """One heading a due date: the date is what the paper is kept for."""
    day = formats.day_long(due_at.date())
    if due_at.time() != DUE_TIME:
        day = f"{day} {formats.clock(due_at, due_at.tzinfo)}" if due_at.tzinfo is not None else day
    yield _paragraph(say.due_back(day), "head part")
    if paper is Paper.A4:
        yield _table(rows)
        return
    for row in rows:
        yield _paragraph(row.title, "row") + _paragraph(row.barcode, "small" if row.title else "row")


def _table(rows: list[SlipRow]) -> str:
    heading = f"<tr><th>{escape(say.title_column())}</th><th>{escape(say.barcode_column())}</th></tr>"
    cells = (
        f'<tr><td width="76%" align="left">{escape(row.title)}</td><td>{escape(row.barcode)}</td></tr>' for row in rows
    )
    return f'<table width="100%" cellspacing="0" cellpadding="2"><thead>{heading}</thead>{"".join(cells)}</table>'


def _moment(at: datetime) -> str:
    return formats.moment(at, at.tzinfo) if at.tzinfo is not None else ""


def _paragraph(text: str, style: str = "", align: str = "left") -> str:
    return f'<p class="{style}" align="{align}">{escape(text)}</p>' if text else ""
