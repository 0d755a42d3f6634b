"""A scan is told from fingers and reaches the scan box's signal, whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QDate, QDateTime, QEvent, Qt, QTime
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QDialog,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from offcirc.gui.scanner import LONGEST_GAP_MS, LONGEST_PAUSE_MS, Burst, Scanner

CARD = "28400100000017"
ENDS = {"Enter": (Qt.Key.Key_Return, "\r"), "Tab": (Qt.Key.Key_Tab, "\t"), "keypad": (Qt.Key.Key_Enter, "\r")}


@dataclass
class Desk:
    """A window with a scan box and other things to have the focus."""

    window: QWidget
    box: QLineEdit
    other: QLineEdit
    notes: QPlainTextEdit
    button: QPushButton
    scans: list[str] = field(default_factory=list)
    presses: list[int] = field(default_factory=list)
    now_ms: int = 1_000_000

    def put(self, field: QWidget) -> None:
        """Another field, which has the focus."""
        layout = self.window.layout()
        assert layout is not None
        layout.addWidget(field)
        field.show()
        field.setFocus()
        assert self.window.focusWidget() is field

    def key(self, key: Qt.Key, text: str = "", *, after_ms: int) -> None:
        """One key press and release, `after_ms` after the last, to whatever has the focus."""
        self.now_ms += after_ms
        target = QApplication.focusWidget() or self.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(self.now_ms)
            QApplication.sendEvent(target, event)

    def type(self, text: str, *, gap_ms: int) -> None:
        """Keys with the same gap between them."""
        for letter in text:
            self.key(Qt.Key(ord(letter.upper())), letter, after_ms=gap_ms)

    def scan(self, text: str, end: str = "Enter", gap_ms: int = 3) -> None:
        """As a scanner types."""
        self.type(text, gap_ms=gap_ms)
        self.key(*ENDS[end], after_ms=gap_ms)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    window = QWidget()
    column = QVBoxLayout(window)
    made = Desk(window, QLineEdit(), QLineEdit(), QPlainTextEdit(), QPushButton("Lend anyway"))
    for widget in (made.box, made.other, made.notes, made.button):
        column.addWidget(widget)
    scanner = Scanner(made.box)
    scanner.scanned.connect(made.scans.append)
    made.button.clicked.connect(lambda: made.presses.append(1))
    made.button.setDefault(True)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.box.setFocus()
    yield made
    qapp.removeEventFilter(scanner)


def _burst(gaps_ms: list[int], end_gap_ms: int = 3) -> str:
    burst, at_ms = Burst(), 0
    burst.add("a", at_ms)
    for place, gap_ms in enumerate(gaps_ms, ord("b")):
        at_ms += gap_ms
        burst.add(chr(place), at_ms)
    return burst.end(at_ms + end_gap_ms)


def test_a_burst_has_four_keys_in_a_row_that_no_fingers_typed() -> None:
    assert _burst([LONGEST_GAP_MS] * 3) == "abcd"
    assert _burst([1, 1]) == ""
    assert _burst([LONGEST_GAP_MS + 1] * 6) == ""


def test_a_keyboard_that_is_held_up_in_mid_scan_tears_nothing_off() -> None:
    assert _burst([3, 200, 3, 3, 3, 90, 3], end_gap_ms=150) == "abcdefgh"
    assert _burst([200, 3, 3, 3]) == "abcde"
    assert _burst([3, 3, LONGEST_PAUSE_MS + 1, 3, 3, 3]) == "defg"


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("focus", ["box", "other", "notes", "button", "window"])
def test_a_scan_arrives_whatever_has_the_focus(desk: Desk, end: str, focus: str) -> None:
    getattr(desk, focus).setFocus()
    desk.scan(CARD, end)
    assert desk.scans == [CARD]
    assert desk.presses == []
    assert (desk.box.text(), desk.other.text(), desk.notes.toPlainText()) == ("", "", "")


def test_a_field_gets_back_what_it_held_before_a_scan_ran_into_it(desk: Desk) -> None:
    desk.other.setFocus()
    desk.type("Korho", gap_ms=120)
    desk.now_ms += 500
    desk.scan(CARD)
    assert desk.scans == [CARD]
    assert desk.other.text() == "Korho"


def _combo() -> QComboBox:
    made = QComboBox()
    made.setEditable(True)
    made.addItems(["Adult", "Child"])
    made.setCurrentText("Chi")
    return made


def _rich() -> QTextEdit:
    made = QTextEdit()
    made.setHtml("<p>Paid <b>by card</b></p>")
    return made


FIELDS: dict[str, tuple[Callable[[], QWidget], Callable[[Any], object]]] = {
    "line": (lambda: QLineEdit("Korhola"), lambda field: field.text()),
    "plain text": (lambda: QPlainTextEdit("Korhola\nAino"), lambda field: field.toPlainText()),
    "rich text": (_rich, lambda field: field.toHtml()),
    "number": (lambda: QSpinBox(value=12), lambda field: field.value()),
    "decimal number": (lambda: QDoubleSpinBox(value=12.5), lambda field: field.value()),
    "date": (lambda: QDateEdit(QDate(2026, 12, 7)), lambda field: field.date()),
    "time": (lambda: QTimeEdit(QTime(8, 30)), lambda field: field.time()),
    "moment": (lambda: QDateTimeEdit(QDateTime(2026, 12, 7, 8, 30, 0)), lambda field: field.dateTime()),
    "choice": (_combo, lambda field: (field.currentText(), field.currentIndex())),
}


@pytest.mark.parametrize("kind", FIELDS)
def test_every_kind_of_field_gets_back_what_it_held(desk: Desk, kind: str) -> None:
    make, content = FIELDS[kind]
    made = make()
    desk.put(made)
    held = content(made)
    desk.scan(CARD)
    assert desk.scans == [CARD]
    assert content(made) == held
    assert made.hasFocus()
    desk.type("A", gap_ms=900)
    assert desk.box.text() == ""  # fingers go on where they were


@pytest.mark.parametrize("kind", ["line", "plain text"])
def test_what_was_selected_is_selected_again(desk: Desk, kind: str) -> None:
    made: Any = FIELDS[kind][0]()
    desk.put(made)
    made.selectAll()
    desk.scan(CARD)
    selected = made.selectedText() if isinstance(made, QLineEdit) else made.textCursor().selectedText()
    assert selected.startswith("Korhola")


def test_a_field_that_may_only_be_read_takes_nothing_of_a_scan(desk: Desk) -> None:
    desk.notes.setPlainText("Read me")
    desk.notes.setReadOnly(True)
    desk.notes.setFocus()
    desk.scan(CARD)
    assert desk.scans == [CARD]
    assert (desk.notes.toPlainText(), desk.box.text()) == ("Read me", "")


def test_a_scan_leaves_in_the_box_what_fingers_began_there(desk: Desk) -> None:
    desk.type("300", gap_ms=150)
    desk.now_ms += 2000
    desk.scan(CARD)
    assert desk.scans == [CARD]
    assert desk.box.text() == "300"


def test_escape_parts_what_was_typed_from_the_scan_after_it(desk: Desk) -> None:
    desk.other.setFocus()
    desk.type("korh", gap_ms=2)
    desk.key(Qt.Key.Key_Escape, after_ms=2)
    desk.box.setFocus()
    desk.scan(CARD)
    assert desk.scans == [CARD]


def test_rows_may_be_ticked_quickly(desk: Desk) -> None:
    desk.button.setFocus()
    for _ in range(4):
        desk.key(Qt.Key.Key_Space, " ", after_ms=120)
    assert desk.presses == [1, 1, 1, 1]


def test_CR_LF_ends_one_scan_not_two(desk: Desk) -> None:
    desk.button.setFocus()
    desk.scan(CARD)
    desk.key(Qt.Key.Key_Return, "\n", after_ms=2)
    assert desk.scans == [CARD]
    assert desk.presses == []


def test_fingers_type_into_the_box_and_end_with_enter(desk: Desk) -> None:
    desk.type("30091", gap_ms=150)
    desk.key(Qt.Key.Key_Return, "\r", after_ms=400)
    assert desk.scans == ["30091"]
    assert desk.box.text() == ""


def test_typing_on_a_button_goes_to_the_box(desk: Desk) -> None:
    desk.button.setFocus()
    desk.type("300", gap_ms=150)
    assert desk.box.text() == "300"
    assert QApplication.focusWidget() is desk.box


def test_a_person_may_press_a_button_with_space_or_enter(desk: Desk) -> None:
    desk.button.setFocus()
    desk.key(Qt.Key.Key_Space, " ", after_ms=500)
    assert desk.presses == [1]
    assert desk.scans == []


def test_a_person_may_leave_a_field_with_tab(desk: Desk) -> None:
    desk.other.setFocus()
    desk.type("abcdef", gap_ms=110)
    desk.key(Qt.Key.Key_Tab, "\t", after_ms=200)
    assert desk.scans == []
    assert desk.other.text() == "abcdef"
    assert QApplication.focusWidget() is desk.notes


def test_a_dialog_is_neither_answered_nor_closed_by_a_scan(desk: Desk, qtbot: QtBot) -> None:
    dialog = QDialog(desk.window)
    accept = QPushButton("OK", dialog)
    accept.setDefault(True)
    accept.clicked.connect(dialog.accept)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    accept.setFocus()
    desk.scan(CARD)
    assert dialog.isVisible()
    assert desk.scans == [CARD]
    dialog.close()


def test_a_thousand_scans_at_thirty_a_second_arrive_in_order(desk: Desk) -> None:
    wanted = [f"3009{number:010}" for number in range(1000)]
    for place, scan in enumerate(wanted):
        (desk.other, desk.button, desk.box)[place % 3].setFocus()
        desk.now_ms += 5
        desk.scan(scan, list(ENDS)[place % 3], gap_ms=2)
    assert desk.scans == wanted
    assert desk.presses == []
