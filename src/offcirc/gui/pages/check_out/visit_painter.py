"""Paints the rows of the table. A scan moves all of them: each is painted once, and only put elsewhere after that."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from offcirc.gui.pages.check_out.visit_model import COL_ACTION, COL_STATE, HEADS, SPANNED, Cells
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.words import Words

_PADDING = 8
_MOST_KEPT = 80
"""Rows; more than a screen has, some megabytes."""
Column = tuple[int, int, int]
"""Which, from where, how wide."""


class VisitPainter:
    """A row: its ground, a line under it, and its words."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.dress()

    def dress(self) -> None:
        """In the theme's colours and sizes."""
        self._kept: dict[object, QPixmap] = {}
        colours = self._theme.colours
        names = ("ink", "ink_soft", "accent", "good", "note", "warn", "bad")
        self._colours = {name: QColor(getattr(colours, name)) for name in names}
        self._ground, self._chosen = QColor(colours.paper), QColor(colours.accent_ground)
        self._line = QColor(colours.line)
        self._plain = self._words(1.0, bold=False)
        self._bold = self._words(1.0, bold=True)
        self._heading = self._words(1.2, bold=True)

    def clear(self, painter: QPainter, rect: QRect) -> None:
        """The ground under the rows, and where there are none."""
        painter.fillRect(rect, self._ground)

    def paint(self, painter: QPainter, cells: Cells, rect: QRect, columns: tuple[Column, ...], *, chosen: bool) -> None:
        """Draws a row.

        Args:
            painter: its font and colour may be others afterwards.
            cells: what stands in the row.
            rect: where the row is.
            columns: those in sight.
            chosen: whether the row is the one that is acted on.
        """
        ratio = painter.device().devicePixelRatio()
        if ratio != int(ratio):  # a row may begin within a pixel: kept as an image it would blur
            self._draw(painter, cells, rect, columns, chosen=chosen)
            return
        looks = (cells.line, cells.texts, cells.tone, chosen, rect.width(), rect.height(), columns, ratio)
        made = self._kept.pop(looks, None)
        if made is None:
            made = QPixmap(rect.size() * int(ratio))
            made.setDevicePixelRatio(ratio)
            inside = QPainter(made)
            self._draw(inside, cells, QRect(0, 0, rect.width(), rect.height()), columns, chosen=chosen)
            inside.end()
        self._kept[looks] = made  # last: the first is the one that was not needed for longest
        if len(self._kept) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        painter.drawPixmap(rect.x(), rect.y(), made)

    def _draw(self, painter: QPainter, cells: Cells, rect: QRect, columns: tuple[Column, ...], *, chosen: bool) -> None:
        top, height = rect.y(), rect.height()
        painter.fillRect(rect, self._chosen if chosen else self._ground)
        painter.fillRect(rect.x(), top + height - 1, rect.width(), 1, self._line)
        if cells.line in SPANNED:
            words, colour = (self._heading, "ink") if cells.line in HEADS else (self._plain, "ink_soft")
            painter.setPen(self._colours[colour])
            words.paint(painter, cells.texts[0], QRect(rect.x() + _PADDING, top, rect.width() - 2 * _PADDING, height))
            return
        for column, left, width in columns:
            if text := cells.texts[column]:
                words, colour = self._looks(cells, column)
                painter.setPen(self._colours[colour])
                words.paint(painter, text, QRect(left + _PADDING, top, width - 2 * _PADDING, height))

    def _looks(self, cells: Cells, column: int) -> tuple[Words, str]:
        if column == COL_ACTION:
            return self._bold, "accent"
        if column == COL_STATE and cells.tone:
            return self._bold, cells.tone
        return self._plain, "ink"

    def _words(self, factor: float, *, bold: bool) -> Words:
        font = QFont()
        font.setPointSizeF(self._theme.points(factor))
        font.setBold(bold)
        return Words(font)
