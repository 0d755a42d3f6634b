"""`python -m tests.benchmarks.window_day idle|day|loans HOME …`: a window at work, measured from inside.

The key comes as the first line of standard input. What was measured goes to standard output as JSON. Times are those
of the system's monotonic clock, so that two processes can be laid side by side.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from offcirc.app.due_choice import DueChoice, Scope
from offcirc.app.home import Home
from offcirc.gui.application import make_application
from offcirc.gui.desk import DeskApplication
from offcirc.journal import Journal
from tests.benchmarks.sizes import FULL, SMALL, barcode, card, is_on_loan

_BEAT_MS = 5
_PATIENCE_S = 300.0
_LOANS_A_VISIT = 10
_SCAN_EVERY_S = 0.25


class Heart(QObject):
    """Beats in the GUI thread; a beat that comes late is a thread that was busy, or a machine that was."""

    def __init__(self) -> None:
        super().__init__()
        self.beats: list[float] = []
        self.cpu: list[float] = []
        self.phases: dict[str, tuple[float, float]] = {}
        self._loop: QEventLoop | None = None
        self._condition: Callable[[], bool] = bool
        self._until = 0.0
        self._came = False
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    def _on_beat(self) -> None:
        self.beats.append(time.monotonic())
        self.cpu.append(time.thread_time())
        if self._loop is None:
            return
        self._came = self._condition()
        if self._came or self.beats[-1] > self._until:
            self._loop.quit()
            self._loop = None

    def until(self, condition: Callable[[], bool], timeout_s: float = _PATIENCE_S) -> None:
        """Lets the window work until something is so; looks at every beat."""
        self._until, self._condition = time.monotonic() + timeout_s, condition
        loop = self._loop = QEventLoop()
        loop.exec()
        if not self._came:
            raise TimeoutError

    def pause(self, seconds: float) -> None:
        """Lets the window work so long."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() >= end)

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """What the beats of this time are told under."""
        began = time.monotonic()
        try:
            yield
        finally:
            self.phases[name] = (began, time.monotonic())

    def tell(self, **more: object) -> None:
        """Prints everything."""
        sys.stdout.write(json.dumps({"beats": self.beats, "cpu": self.cpu, "phases": self.phases, **more}) + "\n")
        sys.stdout.flush()


class Paints(QObject):
    """When a widget's last paint was over."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.wanted = False
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A paint begins; what is posted now comes when it is on the screen."""
        if self.wanted and event.type() == QEvent.Type.Paint:
            self.wanted = False
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def customEvent(self, _event: QEvent) -> None:
        """It is over."""
        self.at = time.monotonic()


class Desk:
    """Our window over a home, somebody signed in; and a heart."""

    def __init__(self, home: str) -> None:
        key = bytes.fromhex(sys.stdin.readline())
        self.application = make_application()
        self.desk = DeskApplication(self.application, Home.at(Path(home)))
        self.desk.window.show()
        self.desk.open_desk(key)
        self.desk.session.sign_in("anna")
        self.desk.window.hold_scans(held=False)
        self.desk.window.activateWindow()
        self.heart = Heart()
        self.window = self.desk.window
        self.heart.until(lambda: self.lanes_rest() and self.window.isActiveWindow() and self.window.later.done)
        self.heart.pause(0.5)

    def lanes_rest(self) -> bool:
        """Whether both lanes have answered everything."""
        context = self.desk._context
        return context is not None and not context.desk.busy and not context.reading.busy

    def type(self, text: str) -> None:
        """Keys, as the scanner sends them, to whatever has the focus; without the end key."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, to whatever has the focus."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def scan(self, text: str) -> None:
        """A whole scan."""
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def page(self, index: int) -> Any:
        """Brings a page into sight."""
        self.window.show_page(index)
        return self.window.page

    def open_patron(self, number: str) -> None:
        """Ends the visit and begins another."""
        page: Any = self.window.page
        page.finish()
        self.scan(number)
        self.heart.until(lambda: page.visit.patron is not None and self.lanes_rest())
        if page.visit.due.now is None:
            page.choose_due(DueChoice(page.visit.patron.day.today + timedelta(days=14)), Scope.UNTIL_CHANGED)

    def close(self) -> None:
        """Ends what runs."""
        self.desk.close()


def idle() -> None:
    """The control: an empty window's heart, until somebody says stop."""
    application = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    heart = Heart()
    stop = threading.Event()

    def listen() -> None:
        sys.stdin.readline()
        stop.set()

    threading.Thread(target=listen, daemon=True).start()
    heart.until(stop.is_set, timeout_s=10 * _PATIENCE_S)
    heart.tell()
    del application


def day(home: str) -> None:
    """Update, upload, queue, processing and review, one after the other, in one window that is never closed."""
    desk = Desk(home)
    heart, runner = desk.heart, desk.desk.runner
    small = "--small" in sys.argv
    check_out = desk.page(0)
    desk.open_patron(card(7))
    items = (barcode(number + is_on_loan(number)) for number in range(1_000, 10_000))
    counts: dict[str, int] = {}

    def scan_while(running: Callable[[], bool]) -> None:
        while running():
            desk.scan(next(items))
            check_out.visit.lend_anyway(for_the_rest=True)
            check_out.move_on()
            heart.pause(_SCAN_EVERY_S)

    heart.pause(0.5 if small else 5.0)
    with heart.phase("at rest"):
        heart.pause(0.5 if small else 5.0)
    with heart.phase("update, with scans"):
        runner.update(full=True)
        scan_while(lambda: runner.running)
        heart.until(desk.lanes_rest)
    with heart.phase("upload, with scans"):
        runner.synchronise()
        scan_while(lambda: runner.running)
        heart.until(desk.lanes_rest)
    page = desk.page(4)
    with heart.phase("queue fetched and listed"):
        page.on_refresh_pressed()
        heart.until(lambda: not runner.running and desk.lanes_rest() and not page._loading)
        heart.pause(0.2)
    counts["rows listed"] = page.model.rowCount()
    with heart.phase("processing"):
        page.model.tick_wanted.emit(tuple(page.model.tickable_shown()), True)  # noqa: FBT003 - a signal's argument
        page.on_process()
        heart.until(lambda: not runner.running and desk.lanes_rest())
        heart.pause(0.2)
    counts["rows processed"] = page._work.run.done
    _review(desk, page, 3 if small else 60)
    heart.tell(counts=counts, memory=_memory())
    desk.close()


def _review(desk: Desk, page: Any, turns: int) -> None:
    """Scrolls, sorts and filters, about twenty times a second."""
    heart, table = desk.heart, page.table
    header = table.horizontalHeader()
    table.setFocus()
    with heart.phase("review scrolled"):
        for turn in range(turns * 4):
            desk.press(Qt.Key.Key_PageDown if turn % 40 else Qt.Key.Key_End if turn % 80 else Qt.Key.Key_Home)
            heart.pause(0.03)
    with heart.phase("review sorted"):
        for turn in range(turns):
            column = 1 + turn % (header.count() - 1)
            header.setSortIndicator(column, Qt.SortOrder.AscendingOrder if turn % 2 else Qt.SortOrder.DescendingOrder)
            heart.pause(0.05)
    with heart.phase("review filtered"):
        page.filters.search.setFocus()
        for turn in range(turns):
            page.filters.search.clear()
            heart.pause(0.05)
            for letter in ("38400", "ka", "284", "the")[turn % 4]:
                QTest.keyClicks(page.filters.search, letter)
                heart.pause(0.06)


def loans(home: str, count: str) -> None:
    """From Enter to the painted row, one loan after the other; and what of it was the durable append."""
    desk = Desk(home)
    heart = desk.heart
    page = desk.page(0)
    paints = Paints(page.table.viewport())
    appends: list[float] = []
    append = Journal.append

    def timed(self: Journal, draft: Any) -> Any:
        began = time.monotonic()
        try:
            return append(self, draft)
        finally:
            appends.append(time.monotonic() - began)

    Journal.append = timed  # type: ignore[method-assign]

    def want_paint() -> None:
        paints.wanted = True

    page.table.rows.rowsInserted.connect(want_paint)
    page.table.rows.modelReset.connect(want_paint)
    size = SMALL if int(count) < 500 else FULL
    taken: list[float] = []
    with heart.phase("loans"):
        for number in range(int(count)):
            if number % _LOANS_A_VISIT == 0:
                desk.open_patron(card(size.patrons // 2 + number))
                heart.pause(0.05)
            item = size.items // 2 + number * 3
            desk.type(barcode(item + is_on_loan(item)))
            done, paints.at = len(appends), 0.0
            began = time.monotonic()
            desk.press(Qt.Key.Key_Return)
            heart.until(lambda: paints.at > 0 or page.visit.waiting is not None)
            if page.visit.waiting is not None:
                page.question.agreed.emit(True)  # noqa: FBT003 - a signal's argument
                heart.until(lambda: paints.at > 0)
            elif len(appends) == done + 1:
                taken.append(paints.at - began - appends[-1])
            heart.pause(0.02)
    heart.tell(taken=taken, appends=appends, memory=_memory())
    desk.close()


def _memory() -> dict[str, int]:
    """Bytes that the process has now, and had at most."""
    told = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines())
    return {name: int(told[name].split()[0]) * 1024 for name in ("VmRSS", "VmHWM")}


if __name__ == "__main__":
    programs: dict[str, Callable[..., None]] = {"idle": idle, "day": day, "loans": loans}
    programs[sys.argv[1]](*(each for each in sys.argv[2:] if each != "--small"))
