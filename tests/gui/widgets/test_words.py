"""Texts of tables: cut where there is no room, and painted where they belong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from offcirc.gui.widgets import words
from offcirc.gui.widgets.words import Words

ROOM = QRect(20, 10, 120, 40)


def painted(kept: Words, text: str, room: QRect = ROOM) -> QImage:
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    kept.paint(painter, text, room)
    painter.end()
    return image


def inked(image: QImage) -> QRect:
    """Where there is anything at all."""
    white = QColor("white").rgb()
    dots = [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != white]
    left, right = min(x for x, _ in dots), max(x for x, _ in dots)
    top, bottom = min(y for _, y in dots), max(y for _, y in dots)
    return QRect(left, top, right - left + 1, bottom - top + 1)


@pytest.fixture
def kept(qapp: QApplication) -> Words:
    return Words(qapp.font())


def test_a_text_stands_at_the_left_and_in_the_middle_of_its_room(kept: Words) -> None:
    ink = inked(painted(kept, "Hx"))
    assert abs(ink.left() - ROOM.left()) <= 3
    assert abs(ink.center().y() - ROOM.center().y()) <= 3


def test_what_has_no_room_is_cut_and_never_runs_over(kept: Words) -> None:
    long = "Sata vuotta yksinäisyyttä " * 4
    assert inked(painted(kept, long)).right() <= ROOM.right()
    assert painted(kept, long) != painted(kept, long, ROOM.adjusted(0, 0, -40, 0))


def test_the_same_text_looks_the_same_again_and_lines_become_one(kept: Words) -> None:
    assert painted(kept, "Seitsemän") == painted(kept, "Seitsemän")
    assert painted(kept, "Seven\nbrothers") == painted(kept, "Seven brothers")


def test_markup_is_a_text_like_any_other(kept: Words) -> None:
    assert painted(kept, "<b>Hx</b>", ROOM) != painted(Words(_bold()), "Hx", ROOM)
    assert inked(painted(kept, "<b>Hx</b>")).width() > inked(painted(kept, "Hx")).width()


def test_no_more_is_kept_than_some_screens_full(kept: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_MOST_KEPT", 5)
    first = painted(kept, "0")
    for number in range(1, 12):
        painted(kept, str(number))
    assert len(kept._kept) <= 5
    assert painted(kept, "0") == first


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
