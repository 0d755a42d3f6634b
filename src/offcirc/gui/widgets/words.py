"""Texts that are painted again and again, laid out once."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTransform

_MOST_KEPT = 2_000
"""Some screens full; a table that is scrolled through begins anew after so many."""


class Words:
    """Single lines in one font, cut where there is no room. Cutting and laying out takes longer than painting does."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics = QFontMetrics(font)
        self._height = self._metrics.height()
        self._kept: dict[tuple[str, int], QStaticText] = {}
        self._laid_out: dict[str, QStaticText] = {}

    def paint(self, painter: QPainter, text: str, room: QRect) -> None:
        """Paints a text in the painter's colour, at the left of its room and in the middle of the room's height."""
        width = room.width()
        made = self._kept.get((text, width))
        if made is None:
            made = self._kept[text, width] = self._made(text, width)
        painter.setFont(self._font)
        painter.drawStaticText(room.x(), room.y() + (room.height() - self._height) // 2, made)

    def _made(self, text: str, width: int) -> QStaticText:
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
            self._laid_out.clear()
        line = text.replace("\n", " ")
        if self._metrics.horizontalAdvance(line) > width:
            line = self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        made = self._laid_out.get(line)
        if made is None:
            made = self._laid_out[line] = QStaticText(line)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(QTransform(), self._font)
        return made
