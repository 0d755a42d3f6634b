"""The window around the pages: keys, scans in line, the strip's numbers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from offcirc.app.desk import Act
from offcirc.app.workstation import Workstation
from offcirc.gui.command import Progress
from offcirc.gui.context import Context
from offcirc.gui.pages.page import Page, PagePlan
from offcirc.gui.standing import Standing
from offcirc.gui.theme import Tone
from offcirc.gui.window import MainWindow

CARD, ITEM = "28400100000017", "38400100001013"


class Runner(QObject):
    """What the strip needs of a sync runner; the real one is tried in test_sync_runner."""

    progressed = Signal(object)
    state_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.running = False
        self.online: bool | None = None
        self.cancelled = 0

    def cancel(self) -> None:
        self.cancelled += 1

    def run(self, *, running: bool, online: bool | None = None) -> None:
        self.running, self.online = running, online
        self.state_changed.emit()


class Paper(Page):
    """A page that notes what it gets."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context)
        self.name = name
        self.scans: list[str] = []
        self.shown = self.refreshed = 0
        self.undecided = 0

    @property
    def scans_waiting(self) -> int:
        return self.undecided

    @property
    def scan_hint(self) -> str:
        return f"Scan for {self.name}"

    def take_scan(self, typed: str) -> None:
        self.scans.append(typed)

    def activate(self) -> None:
        self.shown += 1

    def refresh(self) -> None:
        self.refreshed += 1


@pytest.fixture
def runner() -> Runner:
    return Runner()


@pytest.fixture
def window(context: Context, runner: Runner, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(context.theme, runner)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    plans = (
        PagePlan("Check out", "check-out", "F2", partial(Paper, context, "out")),
        PagePlan("Check in", "check-in", "F3", partial(Paper, context, "in")),
    )
    made.open_desk(context, plans)
    made.hold_scans(held=False)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    qtbot.waitUntil(lambda: not context.reading.busy)


def page_of(window: MainWindow, index: int) -> Paper:
    page = window.page_at(index)
    assert isinstance(page, Paper)
    return page


def scan(qtbot: QtBot, text: str) -> None:
    target = QApplication.focusWidget()
    qtbot.keyClicks(target, text)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_function_keys_show_pages_and_scans_go_to_the_one_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    scan(qtbot, CARD)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.scan_box.placeholderText() == "Scan for in"
    scan(qtbot, ITEM)
    assert (page_of(window, 0).scans, page_of(window, 1).scans) == ([CARD], [ITEM])
    assert page_of(window, 1).shown == 1


def test_after_a_synchronisation_the_page_in_sight_is_refreshed_and_others_when_they_come_into_sight(
    window: MainWindow, qtbot: QtBot
) -> None:
    out, back = page_of(window, 0), page_of(window, 1)
    window.refresh()
    assert (out.refreshed, back.refreshed, back.shown) == (1, 0, 0)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert back.shown == 1


@pytest.fixture
def never_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody types without a pause."""
    monkeypatch.setattr("offcirc.gui.window._QUIET_S", 10_000.0)


@pytest.mark.usefixtures("never_quiet")
def test_while_somebody_types_a_page_is_made_only_when_it_is_wanted(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.wait(150)
    assert list(window.pages) == [0]
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert list(window.pages) == [0, 1]
    assert window.page is page_of(window, 1)


def test_the_other_pages_are_made_in_a_quiet_moment_and_come_not_into_sight(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.later.done)
    assert list(window.pages) == [0, 1]
    assert window.index == 0
    assert page_of(window, 1).shown == 0


def test_scans_wait_in_line_while_the_desk_is_locked_and_go_on_in_order(window: MainWindow, qtbot: QtBot) -> None:
    window.hold_scans(held=True)
    for number in range(3):
        scan(qtbot, f"{ITEM}{number}")
    assert page_of(window, 0).scans == []
    window.hold_scans(held=False)
    assert page_of(window, 0).scans == [f"{ITEM}{number}" for number in range(3)]


def test_closing_says_first_that_scans_wait_for_an_answer(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, 0)
    window.show_page(1)
    page.undecided = 2
    assert not window.close()
    assert window.page is page
    assert window.notice.text.startswith("2 scans wait for your answer and are not recorded.")
    window.take_scan(ITEM)
    assert not window.close()
    with qtbot.waitSignal(window.closed):
        assert window.close()


def test_closing_counts_scans_that_came_while_the_desk_was_locked(window: MainWindow) -> None:
    window.hold_scans(held=True)
    window.take_scan(ITEM)
    assert not window.close()
    window.hold_scans(held=False)
    assert window.close()


def test_a_scan_into_a_dialog_waits_until_it_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitExposed(dialog)
    window.take_scan(CARD)
    assert page_of(window, 0).scans == []
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(lambda: page_of(window, 0).scans == [CARD])


def test_the_scan_box_has_the_focus_at_the_start_and_after_each_page(window: MainWindow, qtbot: QtBot) -> None:
    assert window.scan_box.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.scan_box.hasFocus()


def test_K16_the_strip_counts_what_is_not_sent(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    def lend(workstation: Workstation) -> None:
        workstation.desk.issue(CARD, ITEM, "2099-01-01", Act("M. Virtanen", override=True))

    with qtbot.waitSignal(page_of(window, 0).recorded):
        context.desk.do(lend, lambda _: page_of(window, 0).recorded.emit())
    qtbot.waitUntil(lambda: "1 transaction" in window.strip.facts)


def test_the_strip_says_offline_online_and_sending(window: MainWindow, runner: Runner) -> None:
    now = datetime.now(UTC)
    window.strip.show_standing(Standing("desk-1", "Kulkuri", 2, 1, now - timedelta(hours=6)))
    assert window.strip.state_label.text() == "OFFLINE"
    assert "6 hour" in window.strip.facts
    runner.run(running=False, online=True)
    assert window.strip.state_label.text() == "ONLINE"
    runner.run(running=True, online=True)
    runner.progressed.emit(Progress("upload", 1200, 4000, "rows"))
    assert window.strip.state_label.text() == "SENDING"
    assert "of" in window.strip.facts


def test_K2_one_click_synchronises_and_the_same_button_cancels(
    window: MainWindow, runner: Runner, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.strip.synchronise_wanted):
        qtbot.keyClick(window, Qt.Key.Key_F9)
    runner.run(running=True)
    window.strip.button.click()
    assert runner.cancelled == 1


def test_a_notice_is_a_line_in_the_window_and_can_be_closed(window: MainWindow, context: Context) -> None:
    context.notices.say(Tone.BAD, "The disk is full.")
    assert window.notice.text == "The disk is full."
    assert window.notice.isVisible()


def test_nothing_is_tidied_up_while_a_command_runs_or_has_just_ended(window: MainWindow, runner: Runner) -> None:
    window._scanner.last_key_s = time.monotonic() - 60
    assert time.monotonic() - window._last_work_s() > 50
    runner.run(running=True)
    window._ran_s = 0.0
    assert time.monotonic() - window._last_work_s() < 10
    runner.run(running=False)
    assert time.monotonic() - window._last_work_s() < 10


def test_scans_that_wait_for_a_decision_are_counted_beside_their_page(window: MainWindow, context: Context) -> None:
    paper = window.page_at(0)
    window.show_page(1)
    paper.decisions_waited.emit(3)
    button = next(each for each in window.rail.findChildren(QPushButton) if each.shortcut().toString() == "F2")
    labels = {each.objectName(): each for each in button.findChildren(QLabel)}
    count, key = labels["railWaiting"], labels["railKey"]
    assert (count.text(), count.isVisible(), key.isVisible()) == ("3", True, True)
    assert button.accessibleDescription() == "3 scans wait here for a decision"
    context.theme.set("light", 200)
    assert (count.isVisible(), key.isVisible()) == (True, False), "no room for both beside an icon"
    paper.decisions_waited.emit(0)
    assert (count.isVisible(), key.isVisible()) == (False, True)
    assert not button.accessibleDescription()
    context.theme.set("light", 100)


def test_with_large_text_the_rail_gives_the_room_of_its_names_to_the_page(window: MainWindow, context: Context) -> None:
    page_button = next(each for each in window.rail.findChildren(QPushButton) if each.shortcut().toString() == "F2")
    window.resize(1366, 768)
    assert page_button.text().strip() == "Check out"
    try:
        context.theme.set("light", 200)
        QApplication.processEvents()
        assert page_button.text() == ""
        assert (page_button.accessibleName(), page_button.toolTip()) == ("Check out", "Check out")
        assert page_button.shortcut().toString() == "F2"
        assert window.rail.minimumSizeHint().height() <= 768
        assert window.rail.sizeHint().width() < 300
    finally:
        context.theme.set("light", 100)
    QApplication.processEvents()
    assert page_button.text().strip() == "Check out"
    assert page_button.shortcut().toString() == "F2"


def test_no_scanner_outlives_its_window(context: Context, qapp: QApplication) -> None:
    """One that did would see every key of the window that took its place."""
    window = MainWindow(context.theme, Runner())  # type: ignore[arg-type]
    box = window.scan_box
    window.show_instead(QLabel("something stands in the way"))
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(box)
