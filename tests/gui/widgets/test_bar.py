"""A bar that moves does not have the rest of the window painted with it, at once."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from offcirc.gui.widgets.bar import Bar


class Counted(QWidget):
    paints = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.paints += 1


def test_what_stands_beside_a_bar_is_painted_once_for_all_its_steps(qtbot: QtBot) -> None:
    window, beside, bar = QWidget(), Counted(), Bar()
    column = QVBoxLayout(window)
    column.addWidget(beside, 1)
    column.addWidget(bar)
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: beside.paints > 0)
    beside.paints = 0
    bar.setRange(0, 100)
    for value in (10, 20, 30):
        beside.update()
        bar.setValue(value)
    assert beside.paints == 0
    qtbot.waitUntil(lambda: beside.paints == 1)
    assert bar.value() == 30
