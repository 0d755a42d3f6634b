"""The table of a visit: a new row is in sight at once, and rows that were painted before look as if painted anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from offcirc.app.serving import LoanShown
from offcirc.app.visit import VisitRow
from offcirc.domain.transactions import Kind, Transaction
from offcirc.gui.messages import check_out as say
from offcirc.gui.pages.check_out.visit_model import Cells, Line
from offcirc.gui.pages.check_out.visit_painter import VisitPainter
from offcirc.gui.pages.check_out.visit_table import VisitTable
from offcirc.gui.theme import Theme

ZONE = ZoneInfo("Europe/Helsinki")
TODAY = date(2027, 1, 13)
NOW = datetime(2027, 1, 13, 10, 42, tzinfo=UTC)
COLUMNS = ((1, 0, 300), (3, 300, 110), (5, 410, 90))


def row(number: int) -> VisitRow:
    due = NOW + timedelta(days=28)
    barcode = f"38400100{number:06}"
    loan = LoanShown(barcode, f"Seitsemän veljestä {number}", "Kivi, Aleksis", NOW, due)
    made = Transaction(
        kind=Kind.ISSUE,
        staff="anna",
        library="REV-AUTO",
        card_number="28400100000017",
        item_barcode=barcode,
        due_at=due,
        id=f"row-{number}",
        workstation="desk-1",
        epoch=1,
        seq=number,
        recorded_at=NOW,
        occurred_at=NOW,
        boot="boot",
        monotonic_ms=number,
    )
    return VisitRow(made, loan)


def before(number: int) -> LoanShown:
    return LoanShown(f"38400200{number:06}", f"Švejk {number}", "Hašek", NOW - timedelta(days=9), NOW)


class Paints(QObject):
    """How often a widget was painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> VisitTable:
    made = VisitTable(theme)
    qtbot.addWidget(made)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its frame would come and go
    made.resize(760, 430)
    made.show()
    qtbot.waitExposed(made)
    made.show_visit([], [before(1), before(2)], ZONE, TODAY)
    made.viewport().repaint()
    return made


def picture(table: VisitTable) -> QImage:
    return table.viewport().grab().toImage()


def test_K13_a_new_row_is_painted_before_anything_else_is_done(table: VisitTable) -> None:
    paints = Paints(table)
    table.viewport().installEventFilter(paints)
    for number in (1, 2):
        was = picture(table)
        paints.count = 0
        assert table.add(row(number))
        assert paints.count == 1
        assert picture(table) != was


def test_the_first_row_takes_the_place_of_the_words_of_an_empty_visit(table: VisitTable) -> None:
    assert [table.rows.cells(at).line for at in range(2)] == [Line.VISIT_HEAD, Line.VISIT_EMPTY]
    assert table.add(row(1))
    lines = [table.rows.cells(at).line for at in range(table.rows.rowCount())]
    assert lines == [Line.VISIT_HEAD, Line.VISIT, Line.BEFORE_HEAD, Line.BEFORE, Line.BEFORE]
    assert table.rows.cells(0).texts == (say.this_visit(1),)
    spans = [table.columnSpan(at, 0) for at in range(table.rows.rowCount())]
    assert spans == [6, 1, 6, 1, 1]
    heights = [table.rowHeight(at) for at in range(table.rows.rowCount())]
    assert heights[0] == heights[2] > heights[1] == heights[3]


def test_rows_one_at_a_time_look_as_all_at_once(table: VisitTable) -> None:
    rows = [row(number) for number in range(1, 5)]
    for each in rows:
        assert table.add(each)
    one_by_one = picture(table)
    table.show_visit(rows[::-1], [before(1), before(2)], ZONE, TODAY)
    assert picture(table) == one_by_one


def test_no_column_moves_while_rows_come_and_begin_to_scroll(table: VisitTable) -> None:
    table.add(row(1))
    width = table.viewport().width()
    places = [(table.columnViewportPosition(each), table.columnWidth(each)) for each in range(6)]
    bar = table.verticalScrollBar()
    assert (bar.maximum(), bar.property("idle")) == (0, "true")
    for number in range(2, 20):
        table.add(row(number))
    assert (bar.maximum() > 0, bar.property("idle")) == (True, "false")
    assert table.viewport().width() == width
    assert [(table.columnViewportPosition(each), table.columnWidth(each)) for each in range(6)] == places


def test_another_theme_is_seen_in_rows_that_were_painted_before(table: VisitTable, theme: Theme) -> None:
    table.add(row(1))
    light = picture(table)
    theme.set("dark", 100)
    try:
        assert picture(table).pixelColor(2, 2) == QColor(theme.colours.paper)
        assert picture(table) != light
    finally:
        theme.set("light", 100)
    assert picture(table) == light


def test_the_chosen_row_has_another_ground(table: VisitTable, theme: Theme) -> None:
    table.add(row(1))
    middle = table.visualRect(table.rows.index(1, 1)).center()
    dot = (table.viewport().width() - 2, middle.y())
    assert picture(table).pixelColor(*dot) == QColor(theme.colours.paper)
    table.selectRow(1)
    assert picture(table).pixelColor(*dot) == QColor(theme.colours.accent_ground)
    table.clearSelection()
    assert picture(table).pixelColor(*dot) == QColor(theme.colours.paper)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_row_that_was_painted_before_looks_the_same(theme: Theme, ratio: float) -> None:
    painter = VisitPainter(theme)
    cells = Cells(Line.VISIT, ("10.42", "Seitsemän veljestä", "38400100001013", "10.2.2027", "", say.undo()))
    first, again = (_painted(painter, cells, ratio) for _ in range(2))
    assert first == again
    assert first == _painted(VisitPainter(theme), cells, ratio)
    assert first != _painted(painter, replace(cells, texts=("",) * 6), ratio)


def test_no_more_rows_are_kept_than_a_screen_has(theme: Theme) -> None:
    painter = VisitPainter(theme)
    for number in range(300):
        _painted(painter, Cells(Line.VISIT, ("", str(number), "", "", "", "")), 1.0)
    assert len(painter._kept) <= 80


def _painted(painter: VisitPainter, cells: Cells, ratio: float) -> QImage:
    image = QImage(round(520 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    onto = QPainter(image)
    painter.paint(onto, cells, QRect(0, 11, 500, 38), COLUMNS, chosen=False)
    onto.end()
    return image
