"""A locked desk: covered, silent, and losing no scan."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app.staff import Staff
from offcirc.app.workstation import Workstation
from offcirc.gui.context import Context
from offcirc.gui.dialogs.cover import Cover
from offcirc.gui.dialogs.settings import SettingsDialog
from offcirc.gui.dialogs.sign_in import SignIn
from offcirc.gui.pages.page import Page, PagePlan
from offcirc.gui.translations import LANGUAGES, Translations
from offcirc.gui.window import MainWindow
from tests.gui.dialogs.fingers import SCANNER_MS, type_into

FIRST, SECOND = "M. Virtanen", "Jana Nováková"


class _Runner(QObject):
    progressed = Signal(object)
    state_changed = Signal()
    running = False
    online = None

    def cancel(self) -> None:
        pass


class _Page(Page):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.scans: list[tuple[str, str]] = []

    @property
    def scan_hint(self) -> str:
        return "Scan"

    def take_scan(self, typed: str) -> None:
        self.scans.append((self.context.session.name, typed))


@pytest.fixture
def people(context: Context) -> None:
    with Workstation(context.home, context.key) as workstation:
        staff = Staff(workstation.journal, workstation.clock)
        staff.add(FIRST, "2468")
        staff.add(SECOND, "1357", by=FIRST)


@pytest.fixture
def page(context: Context) -> _Page:
    return _Page(context)


@pytest.fixture
def window(context: Context, page: _Page, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(context.theme, _Runner())  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.open_desk(context, [PagePlan("Check out", "check-out", "F2", lambda: page)])
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    qtbot.waitUntil(lambda: not context.reading.busy and not context.desk.busy)


@pytest.fixture
def sign_in(context: Context, window: MainWindow) -> SignIn:
    return SignIn(context, window, window)


def _visible(cover: Cover) -> str:
    return "\n".join(label.text() for label in cover.findChildren(QLabel) if label.isVisible())


def _pin(cover: Cover) -> QLineEdit:
    return next(line for line in cover.findChildren(QLineEdit) if line.isVisible())


def _names(cover: Cover) -> QListWidget:
    return cover.findChildren(QListWidget)[0]


def _lock(sign_in: SignIn, qtbot: QtBot) -> None:
    sign_in.lock()
    qtbot.waitUntil(lambda: _names(sign_in.cover).count() == 2 and _pin(sign_in.cover).isEnabled())


def _type_pin(sign_in: SignIn, qtbot: QtBot, pin: str) -> None:
    line = _pin(sign_in.cover)
    qtbot.waitUntil(line.isEnabled)
    line.clear()
    type_into(line, pin, enter=True)
    qtbot.waitUntil(lambda: sign_in.cover.isHidden() or (line.isEnabled() and not sign_in._context.desk.busy))


@pytest.mark.usefixtures("people")
def test_f12_covers_the_desk_and_name_and_pin_open_it(
    sign_in: SignIn, window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    sign_in.start()
    qtbot.waitUntil(lambda: _names(sign_in.cover).count() == 2 and _pin(sign_in.cover).isEnabled())
    assert context.session.name == ""
    central = window.centralWidget()
    assert central is not None
    assert not central.isVisible()  # nothing of the patron can be read, by nobody and no screen reader
    assert sign_in.cover.geometry() == window.rect()
    _type_pin(sign_in, qtbot, "2468")
    assert context.session.name == FIRST
    assert central.isVisible()
    window.lock_wanted.emit()
    assert sign_in.locked
    assert context.session.name == ""


@pytest.mark.usefixtures("people")
def test_the_arrow_keys_choose_the_name_while_the_pin_is_typed(sign_in: SignIn, context: Context, qtbot: QtBot) -> None:
    _lock(sign_in, qtbot)
    names = _names(sign_in.cover)
    assert names.currentItem().text() == FIRST  # who was here last
    qtbot.keyClick(_pin(sign_in.cover), Qt.Key.Key_Up)
    assert names.currentItem().text() == SECOND
    _type_pin(sign_in, qtbot, "1357")
    assert context.session.name == SECOND


@pytest.mark.usefixtures("people")
def test_scans_at_a_locked_desk_wait_in_line_and_bear_the_right_name(
    sign_in: SignIn, window: MainWindow, page: _Page, qtbot: QtBot
) -> None:
    _lock(sign_in, qtbot)
    line = _pin(sign_in.cover)
    type_into(line, "13")
    for scan in ("28400100000017", "38400100001013", "38400100001104"):
        window.take_scan(scan)
    assert page.scans == []
    assert "3 scan" in _visible(sign_in.cover)
    qtbot.keyClick(line, Qt.Key.Key_Up)
    _type_pin(sign_in, qtbot, "1357")
    assert page.scans == [(SECOND, scan) for scan in ("28400100000017", "38400100001013", "38400100001104")]


@pytest.mark.usefixtures("people")
def test_a_scanner_that_shoots_into_the_pin_field_signs_nobody_in(
    sign_in: SignIn, window: MainWindow, qtbot: QtBot
) -> None:
    _lock(sign_in, qtbot)
    line = _pin(sign_in.cover)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    type_into(line, "38400100001013", enter=True, gap_ms=SCANNER_MS)
    assert sign_in.locked
    assert "1 scan" in _visible(sign_in.cover)
    assert window.scan_box.text() == ""


@pytest.mark.usefixtures("people")
def test_wrong_pins_say_so_and_then_make_wait(sign_in: SignIn, qtbot: QtBot) -> None:
    _lock(sign_in, qtbot)
    _type_pin(sign_in, qtbot, "0000")
    assert "not right" in _visible(sign_in.cover)
    _type_pin(sign_in, qtbot, "0001")
    _type_pin(sign_in, qtbot, "0002")
    assert "Try again in 5" in _visible(sign_in.cover)
    assert sign_in.locked
    _type_pin(sign_in, qtbot, "2468")  # the right one waits as well
    assert sign_in.locked


@pytest.mark.usefixtures("people")
def test_a_one_time_code_leads_to_a_new_pin(sign_in: SignIn, context: Context, qtbot: QtBot) -> None:
    with Workstation(context.home, context.key) as workstation:
        code = Staff(workstation.journal, workstation.clock).reset_pin(FIRST, by=FIRST)
    _lock(sign_in, qtbot)
    _type_pin(sign_in, qtbot, code)
    assert "choose a new PIN" in _visible(sign_in.cover)
    new, again = (line for line in sign_in.cover.findChildren(QLineEdit) if line.isVisible())
    type_into(new, "9753")
    type_into(again, "9754", enter=True)
    assert "not the same" in _visible(sign_in.cover)
    again.clear()
    type_into(again, "9753", enter=True)
    qtbot.waitUntil(lambda: context.session.name == FIRST)


def test_where_there_is_no_staff_yet_the_first_member_is_asked_for(
    sign_in: SignIn, context: Context, qtbot: QtBot
) -> None:
    sign_in.lock()
    qtbot.waitUntil(lambda: "Who looks after this desk" in _visible(sign_in.cover))
    name, pin, again = (line for line in sign_in.cover.findChildren(QLineEdit) if line.isVisible())
    name.setText("  Aino   Aalto ")
    pin.setText("4321")
    again.setText("4321")
    qtbot.keyClick(again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: context.session.name == "Aino Aalto")


def test_without_sign_in_the_desk_opens_at_once_as_staff(sign_in: SignIn, context: Context) -> None:
    context.settings.change(msgspec.structs.replace(context.settings.now, sign_in=False))
    sign_in.start()
    assert context.session.name == "staff"
    assert not sign_in.locked
    sign_in.lock()
    assert not sign_in.locked


def test_the_code_for_nobody_is_shown_in_the_readers_words(
    window: MainWindow, context: Context, english: Translations
) -> None:
    english.use("fi")
    context.session.sign_in("staff")
    assert "Henkilökunta" in window.windowTitle()
    context.session.sign_in(SECOND)
    assert SECOND in window.windowTitle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_200_per_cent_whoever_signs_in_sees_all_of_it_on_a_low_screen(
    context: Context, english: Translations, qtbot: QtBot, language: str
) -> None:
    with Workstation(context.home, context.key) as workstation:
        staff = Staff(workstation.journal, workstation.clock)
        staff.add(FIRST, "2468")
        for number in range(8):
            staff.add(f"Colleague {number}", "1357", by=FIRST)
    english.use(language)
    context.theme.set("light", 200)
    covered = QWidget()
    qtbot.addWidget(covered)
    covered.resize(1366, 768)
    covered.show()
    cover = Cover(context, covered)
    cover.show_waiting(12)
    cover.open()
    qtbot.waitUntil(lambda: _names(cover).count() == 9)
    buttons = [each for each in cover.findChildren(QPushButton) if each.isVisible()]
    assert len(buttons) == 2
    for each in (*buttons, _pin(cover), _names(cover)):
        qtbot.waitUntil(lambda each=each: _whole(each, cover))  # type: ignore[misc]


def _whole(widget: QWidget, cover: Cover) -> bool:
    return bool(widget.visibleRegion().boundingRect().size() == widget.size()) and cover.rect().contains(
        widget.mapTo(cover, widget.rect().bottomRight())
    )


@pytest.mark.usefixtures("people")
def test_the_desk_locks_itself_after_a_while_without_a_key(
    sign_in: SignIn, window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    sign_in.greet(FIRST)
    timer = sign_in.auto_lock._timer
    assert timer.interval() == 15 * 60_000
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(60_000)
    timer.start()
    for _ in range(4):
        qtbot.waitUntil(lambda: timer.remainingTime() < 59_900)
        left = timer.remainingTime()
        qtbot.keyClick(window.scan_box, Qt.Key.Key_Left)
        assert timer.remainingTime() > left, "each key begins the while again"
    timer.setInterval(400)
    timer.start()
    assert not sign_in.locked
    dialog = SettingsDialog(context, window)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: sign_in.locked, timeout=3000)
    assert not dialog.isVisible()  # nothing stays open over a locked desk


@pytest.mark.usefixtures("people")
def test_a_forgotten_pin_says_the_ways_out_and_asks_the_server(sign_in: SignIn, qtbot: QtBot) -> None:
    _lock(sign_in, qtbot)
    sign_in.cover._on_forgotten()
    assert "one-time code" in _visible(sign_in.cover)
    qtbot.mouseClick(sign_in.cover._forgotten._ask, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "cannot be reached" in _visible(sign_in.cover), timeout=15_000)
    qtbot.mouseClick(sign_in.cover._forgotten._back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _pin(sign_in.cover).isEnabled())
