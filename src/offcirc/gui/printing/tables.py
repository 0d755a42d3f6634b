"""Long tables on paper, painted line by line.

Qt's rich text takes half a minute for a table of 2,000 rows, and the window stands still for seconds of it: each of its
calls keeps Python's lock. Here every call is one cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPainter, QPen

from offcirc.app.review.bites import breathing

_BY_WORDS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
_ANYWHERE = int(Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft)
_LINE_COLOUR = "#999999"
_PADDING, _GAP = 3, 14
"""Pixels of 1/96 inch: around a cell's text, and above a table."""
_DOTS_PER_INCH = 96
_TOLD_EVERY = 200

Told = Callable[[float], None]
"""Told how much is done, from 0 to 1; laying out is half of it."""


def nobody(_done: float) -> None:
    """Does not want to be told."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its own heading, where it has one.

    Attributes:
        columns: headings, and shares of the width.
        rows: a text a column; gone through once, by the thread that paints.
    """

    heading: str
    columns: tuple[tuple[str, int], ...]
    rows: Iterable[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Line:
    """In its place on a page; `wraps` says how each text does, 0 where it fits."""

    top: float
    height: float
    texts: Sequence[str]
    wraps: Sequence[int]
    edges: Sequence[float]
    bold: bool = False


Page = list[_Line]


class TablePainter:
    """Lays tables out on pages, then paints these.

    Args:
        device: a printer or a PDF.
        points: of the text.
        width: of the pages, in the device's dots.
        height: the same.
    """

    def __init__(self, device: QPagedPaintDevice, points: float, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._dots = device.logicalDpiX() / _DOTS_PER_INCH
        self._plain, self._bold = QFont(), QFont()
        for font in (self._plain, self._bold):
            font.setPointSizeF(points)
        self._bold.setBold(True)
        self._metrics = {bold: QFontMetricsF(self._bold if bold else self._plain, device) for bold in (False, True)}

    def pages(self, tables: Iterable[Table], top: float, told: Told = nobody) -> list[Page]:
        """Where every line stands; the first page begins at `top`, under what else is on it."""
        pages: list[Page] = [[]]
        for table in tables:
            top = self._lay_out(table, pages, top, told)
        return pages

    def paint(self, page: Page, painter: QPainter) -> None:
        """Paints one page."""
        padding = _PADDING * self._dots
        for line in breathing(page):
            painter.setFont(self._bold if line.bold else self._plain)
            painter.setPen(QColor(Qt.GlobalColor.black))
            base = line.top + padding + self._metrics[line.bold].ascent()
            for text, wraps, (left, right) in zip(line.texts, line.wraps, pairwise(line.edges), strict=True):
                if wraps:
                    room = QRectF(left + padding, line.top + padding, right - left - 2 * padding, line.height)
                    painter.drawText(room, wraps, text)
                elif text:  # a third of the time
                    painter.drawText(QPointF(left + padding, base), text)
            painter.setPen(QPen(QColor(_LINE_COLOUR), self._dots))
            foot = line.top + line.height
            painter.drawLine(QPointF(0, foot), QPointF(self._width, foot))

    def _lay_out(self, table: Table, pages: list[Page], top: float, told: Told) -> float:
        """Adds a table's lines, its columns' names on each page; returns where it ends on the last one."""
        top += _GAP * self._dots
        whole = sum(share for _, share in table.columns) or 1
        edges = [0.0, *accumulate(self._width * share / whole for _, share in table.columns)]
        names = self._line(0, [name for name, _ in table.columns], edges, bold=True)
        first = [names]
        if table.heading:
            first.insert(0, self._line(0, [table.heading], [0.0, self._width], bold=True))
        top = _put(first, pages, top, self._height)
        rows = list(breathing(table.rows))
        for done, row in enumerate(breathing(rows)):
            line = self._line(top, row, edges)
            if top + line.height > self._height and len(pages[-1]) > 1:
                pages.append([])
                top = _put([names], pages, 0.0, self._height)
                line = self._line(top, row, edges)
            pages[-1].append(line)
            top += line.height
            if done % _TOLD_EVERY == 0:
                told(done / len(rows) / 2)
        return top

    def _line(self, top: float, texts: Sequence[str], edges: Sequence[float], *, bold: bool = False) -> _Line:
        padding = _PADDING * self._dots
        metrics = self._metrics[bold]
        height = metrics.height()
        wraps = [0] * len(texts)
        for place, (text, (left, right)) in enumerate(zip(texts, pairwise(edges), strict=True)):
            room = right - left - 2 * padding
            if metrics.horizontalAdvance(text) > room:
                fit = all(metrics.horizontalAdvance(word) <= room for word in text.split())
                wraps[place] = _BY_WORDS if fit else _ANYWHERE
                height = max(height, metrics.boundingRect(QRectF(0, 0, room, height), wraps[place], text).height())
        return _Line(top, height + 2 * padding, texts, wraps, edges, bold)


def _put(lines: Iterable[_Line], pages: list[Page], top: float, height: float) -> float:
    """Adds lines to the last page, or where they do not fit all together to a new one; returns where they end."""
    wanted = list(lines)
    if top > 0 and top + 2 * sum(line.height for line in wanted) > height:
        pages.append([])
        top = 0.0
    for line in wanted:
        pages[-1].append(replace(line, top=top))
        top += line.height
    return top
