"""What goes on paper, and how it is painted: on a printer, into a PDF, into a preview."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from string import Template

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPalette,
    QTextDocument,
    QTextOption,
)

from offcirc.gui.messages import receipts as say
from offcirc.gui.printing.tables import Table, TablePainter, Told, nobody

_MM_PER_INCH = 25.4
_STYLE = Template("""
p { margin-top: 0; margin-bottom: 0 }
p.row { margin-top: 5px }
p.part { margin-top: 11px }
.title { font-size: ${title}pt; font-weight: 700 }
.head { font-size: ${head}pt; font-weight: 700 }
.small { font-size: ${small}pt }
hr { background-color: black; margin-top: 7px; margin-bottom: 7px }
th { text-align: left; font-weight: 700 }
""")  # of all that style sheets know, Qt's rich text takes little: points for text, pixels (of 1/96 inch) for lengths


_PROSE = "td, th { padding: 2px 14px 2px 0; text-align: left }"


class Paper(StrEnum):
    """As in the preference `paper`."""

    MM58 = "58mm"
    MM80 = "80mm"
    A4 = "A4"

    @property
    def is_roll(self) -> bool:
        """Whether a page is as long as what stands on it."""
        return self is not Paper.A4


@dataclass(frozen=True, slots=True)
class _Shape:
    """Millimetres, and points of the text; `foot_mm` is left free under it, for the cutter or the page number."""

    width_mm: float
    side_mm: float
    foot_mm: float
    points: float


_SHAPES = {
    Paper.MM58: _Shape(58, 4.5, 8, 8),  # the head prints 48 mm of 58, and 72 of 80
    Paper.MM80: _Shape(80, 4.5, 8, 9.5),
    Paper.A4: _Shape(210, 18, 16, 10.5),
}
_TOP_MM = 3.0
_A4_TOP_MM = 16.0
_A4_HEIGHT_MM = 297.0
_SMALL = 0.87
"""Of the text's size: tables, and what is said below."""
_LONGER_MM = 2.0
"""A piece of roll is never wider than long: drivers would turn it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document, frozen: it may cross into another thread.

    Attributes:
        name: shown in print queues, so that it names nobody.
        html: Qt's rich text; everything that is data is escaped in it.
        across: a sheet of A4 lies on its side.
        prose: running text with room between its paragraphs, as in help; else lines, as on a receipt.
        tables: under the text, on pages only.
    """

    name: str
    html: str
    paper: Paper
    across: bool = False
    prose: bool = False
    tables: tuple[Table, ...] = ()


def paint_on(sheet: Sheet, device: QPagedPaintDevice, told: Told = nobody) -> bool:
    """Lays the sheet out for a printer or PDF and paints it; False where the device does not begin."""
    if sheet.paper.is_roll:
        return _paint_roll(sheet, device)
    return _paint_pages(sheet, device, told)


def _paint_roll(sheet: Sheet, device: QPagedPaintDevice) -> bool:
    shape = _SHAPES[sheet.paper]
    dots = device.logicalDpiX() / _MM_PER_INCH
    text = _document(sheet, device, (shape.width_mm - 2 * shape.side_mm) * dots)
    _set_page(device, shape, QSizeF(shape.width_mm, _roll_height(sheet, text, dots)), _TOP_MM)
    painter = QPainter()
    if not painter.begin(device):
        return False
    _draw(text, painter, QRectF())
    return painter.end()


def _paint_pages(sheet: Sheet, device: QPagedPaintDevice, told: Told) -> bool:
    shape = _SHAPES[sheet.paper]
    size = QSizeF(shape.width_mm, _A4_HEIGHT_MM)
    _set_page(device, shape, size, _A4_TOP_MM, across=sheet.across)
    painter = QPainter()
    if not painter.begin(device):
        return False
    dots = device.logicalDpiX() / _MM_PER_INCH
    size = size.transposed() if sheet.across else size
    width = (size.width() - 2 * shape.side_mm) * dots
    height = (size.height() - _A4_TOP_MM - shape.foot_mm) * dots
    text = _document(sheet, device, width)
    ends = text.size().height()  # before it is cut into pages
    text.setPageSize(QSizeF(width, height))
    told_on = text.pageCount()
    tables = TablePainter(device, _SMALL * shape.points, width, height)
    lines = tables.pages(sheet.tables, ends % height, told) if sheet.tables else [[]]
    pages = told_on + len(lines) - 1
    for page in range(pages):
        if page and not device.newPage():
            painter.end()
            return False
        if page < told_on:
            painter.save()
            painter.translate(0, -page * height)
            _draw(text, painter, QRectF(0, page * height, width, height))
            painter.restore()
        if page >= told_on - 1:
            tables.paint(lines[page - told_on + 1], painter)
        if pages > 1:
            foot = QRectF(0, height, width, shape.foot_mm / 2 * dots)
            painter.setFont(text.defaultFont())
            painter.setPen(QColor("black"))
            where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(foot, int(where), say.page_of(page + 1, pages))
        told(0.5 + page / pages / 2)
    return painter.end()


def _set_page(device: QPagedPaintDevice, shape: _Shape, size: QSizeF, top_mm: float, *, across: bool = False) -> None:
    margins = QMarginsF(shape.side_mm, top_mm, shape.side_mm, 0)
    page = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(page, orientation, margins, QPageLayout.Unit.Millimeter))


def _roll_height(sheet: Sheet, text: QTextDocument, dots: float) -> float:
    shape = _SHAPES[sheet.paper]
    return max(_TOP_MM + text.size().height() / dots + shape.foot_mm, shape.width_mm + _LONGER_MM)


def _document(sheet: Sheet, device: QPaintDevice, width: float) -> QTextDocument:
    text = QTextDocument()
    text.setDocumentMargin(0)
    text.documentLayout().setPaintDevice(device)
    points = _SHAPES[sheet.paper].points
    font = QFont()
    font.setPointSizeF(points)
    text.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    text.setDefaultTextOption(option)
    lines = _STYLE.substitute(title=1.6 * points, head=1.2 * points, small=_SMALL * points)
    text.setDefaultStyleSheet(_PROSE if sheet.prose else lines)
    text.setHtml(sheet.html)
    text.setTextWidth(width)
    return text


def _draw(text: QTextDocument, painter: QPainter, clip: QRectF) -> None:
    """In black, whatever the theme."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor("black"))
    context.palette = palette
    if not clip.isNull():
        painter.setClipRect(clip)
        context.clip = clip
    text.documentLayout().draw(painter, context)
