"""The main window: rail, strip, scan box, one line of notices, and the pages."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from offcirc.gui.context import Context
from offcirc.gui.later import Later
from offcirc.gui.messages import window as say
from offcirc.gui.messages.staff import shown_name
from offcirc.gui.pages.page import Page, PagePlan
from offcirc.gui.rail import Rail
from offcirc.gui.scanner import Scanner
from offcirc.gui.standing import Standing, read_standing
from offcirc.gui.strip import Strip
from offcirc.gui.sync_runner import SyncRunner
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.tidying import Tidying
from offcirc.gui.widgets.basics import Notice, button, dress_icon

_STANDING_AFTER_MS = 300
"""Rows come at up to 30 a second; their counts are read at most three times a second."""

_MARGIN, _MARGIN_WHERE_NARROW = 22, 8
_ROOM_FOR_NAMES = 800
"""Pixels at 100 % that a window needs for the names in the rail."""
_QUIET_S = 0.3
"""Without a key: a page may be made, which takes as long as some scans do."""

_STAYS = frozenset({Tone.WARN, Tone.BAD})
"""Notices that somebody has to close; others belong to the page on which they were said."""


class MainWindow(QMainWindow):
    """Shown empty at once, before anything heavy is imported; `open_desk` fills it."""

    first_painted = Signal()
    """The empty window is on the screen: what is heavy may be imported."""
    settings_wanted = Signal()
    help_wanted = Signal()
    lock_wanted = Signal()
    acted = Signal()
    """Somebody pressed a key or the mouse."""
    scans_waiting = Signal(int)
    """How many scans wait in line."""
    recorded = Signal()
    """A page has recorded something."""
    finished_work = Signal()
    """What a page has recorded may leave."""
    page_made = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, runner: SyncRunner) -> None:
        super().__init__()
        self._theme = theme
        self._context: Context | None = None
        self._workstation = ""
        self._plans: Sequence[PagePlan] = ()
        self._pages: dict[int, Page] = {}
        self._index = 0
        self._runner = runner
        self._ran_s = 0.0
        self._line: deque[str] = deque()
        self._held = True
        self._warned_of = 0
        self.rail = Rail(theme)
        self.strip = Strip(theme, runner)
        self.scan_box = QLineEdit()
        self.scan_box.setObjectName("scanBox")
        self.scan_box.setAccessibleName(say.scan_box())
        self.scan_box.setAccessibleDescription(say.scan_box_description())
        self.notice = Notice(theme, Tone.PLAIN, "")
        self.waiting = Notice(theme, Tone.WARN, "", "clock")
        self.stack = QStackedWidget()
        self._read_standing = QTimer(self, singleShot=True, interval=_STANDING_AFTER_MS)
        self._scanner = Scanner(self.scan_box)
        self._tidying = Tidying(self._last_work_s, self)
        self.later = Later(self._is_quiet, self)
        self._scanner.scanned.connect(self.take_scan)
        self._scanner.acted.connect(self.acted)
        self._read_standing.timeout.connect(self._on_standing_due)
        runner.state_changed.connect(self._on_runner_changed)
        theme.changed.connect(self._fit_rail)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self.rail.chosen.connect(self.show_page)
        self.rail.settings_wanted.connect(self.settings_wanted)
        self.rail.help_wanted.connect(self.help_wanted)
        self.rail.lock_wanted.connect(self.lock_wanted)
        self.setWindowTitle(say.application())
        self.installEventFilter(self)
        self._lay_out()

    def open_desk(self, context: Context, plans: Sequence[PagePlan]) -> None:
        """Fills the window: the first page at once, the others while nobody waits for anything.

        Args:
            context: what the pages are made with.
            plans: in the rail's order.
        """
        self._context, self._plans = context, plans
        for plan in plans:
            self.rail.add_page(plan.title, plan.icon, plan.key)
        context.notices.said.connect(self.say)
        context.session.changed.connect(self._on_session_changed)
        self.show_page(0)
        self.read_standing()
        for index in range(1, len(plans)):
            self.later.add(partial(self.page_at, index))
            self.later.add(partial(self._draw_unseen, index))

    def add_below(self, widget: QWidget) -> None:
        """Puts something under everything, the demonstration's bar."""
        self._outer.addWidget(widget)

    def show_instead(self, widget: QWidget) -> None:
        """Shows something instead of rail and pages: there is no desk to be worked at."""
        aside = self.takeCentralWidget()
        if aside is not None:  # what is said meanwhile is said there, unseen; it ends with the window, its scanner too
            aside.setParent(self)
            aside.hide()
        self.setCentralWidget(widget)

    @property
    def last_key_s(self) -> float:
        """When somebody last pressed a key, by the monotonic clock."""
        return self._scanner.last_key_s

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        return self._pages.get(self._index)

    @property
    def pages(self) -> dict[int, Page]:
        """Those that are made, by their place in the rail."""
        return dict(self._pages)

    @property
    def index(self) -> int:
        """The place in the rail of the page in sight."""
        return self._index

    def page_at(self, index: int) -> Page:
        """The page at a place in the rail; made now if it is not yet."""
        if index not in self._pages:
            page = self._pages[index] = self._plans[index].make()
            self.stack.addWidget(page)
            page.ensurePolished()  # its style is looked up now, not when it comes into sight
            page.recorded.connect(self.read_standing)
            page.recorded.connect(self.recorded)
            page.finished_work.connect(self.finished_work)
            page.scan_hint_changed.connect(self._on_scan_hint_changed)
            page.sync_wanted.connect(self.strip.synchronise_wanted)
            page.decisions_waited.connect(partial(self.rail.show_waiting, index))
            self.page_made.emit()
        return self._pages[index]

    def _draw_unseen(self, index: int) -> None:
        """What a page does for the first time, its layout above all, is done before it comes into sight."""
        page = self.page_at(index)
        if page is not self.page:
            page.resize(self.stack.size())
            page.grab()

    @Slot(int)
    def show_page(self, index: int) -> None:
        """Brings a page into sight; the scan box keeps the focus."""
        if self.notice.tone not in _STAYS:
            self.notice.hide()
        page = self.page_at(index)
        self._index = index
        self.stack.setCurrentWidget(page)
        self.rail.choose(index)
        self._on_scan_hint_changed()
        self.scan_box.setFocus()
        page.activate()

    @Slot(str)
    def take_scan(self, typed: str) -> None:
        """Hands a scan to the page in sight, or keeps it in line while nobody may act on it."""
        self._warned_of = 0
        if self._held or QApplication.activeModalWidget() is not None or self.page is None:
            self._line.append(typed)
            self._show_line()
            return
        if self._line:  # a dialog has just closed: nothing overtakes what came while it was open
            self._line.append(typed)
            self._hand_on()
            return
        self.page.take_scan(typed)

    def hold_scans(self, *, held: bool) -> None:
        """While the desk is locked scans wait in line; then they are handed on in their order."""
        self._held = held
        self._hand_on()

    @Slot(str, str)
    def say(self, tone: str, text: str) -> None:
        """Shows a line under the scan box."""
        self.notice.set(Tone(tone), text)
        self.notice.show()

    @Slot()
    def read_standing(self) -> None:
        """Reads the strip's numbers again, soon."""
        if not self._read_standing.isActive():
            self._read_standing.start()

    def refresh(self) -> None:
        """The journal or the replica may be another. Pages out of sight look when they come into sight."""
        if self.page is not None:
            self.page.refresh()
        self.read_standing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tells of its own first paint; a `paintEvent` would be asked for every one."""
        if watched is self and event.type() == QEvent.Type.Paint:
            self.removeEventFilter(self)
            QTimer.singleShot(0, self.first_painted.emit)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is always safe: what was beeped is on disk. Scans that wait for an answer are not: it says so."""
        waiting = {index: page.scans_waiting for index, page in self._pages.items() if page.scans_waiting}
        lost = len(self._line) + sum(waiting.values())
        if lost and lost != self._warned_of:
            self._warned_of = lost
            if waiting:
                self.show_page(min(waiting))
            self.say(Tone.WARN.value, say.closing_loses(lost))
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rail gives way to the pages."""
        super().resizeEvent(event)
        self._fit_rail()

    @Slot()
    def _fit_rail(self) -> None:
        narrow = self.width() < self._theme.pixels(_ROOM_FOR_NAMES)
        self.rail.set_compact(compact=narrow)
        beside = _MARGIN_WHERE_NARROW if narrow else _MARGIN
        self._inner.setContentsMargins(beside, 16, beside, 18)

    def changeEvent(self, event: QEvent) -> None:
        """A dialog has closed: scans that came meanwhile are handed on."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._line:
            QTimer.singleShot(0, self._hand_on)

    def _lay_out(self) -> None:
        close = button("", "link")
        close.setAccessibleName(say.close_notice())
        close.setToolTip(say.close_notice())
        dress_icon(close, self._theme, "close", "ink_soft")
        close.clicked.connect(self.notice.hide)
        self.notice.add(close)
        self.notice.hide()
        self.waiting.hide()
        self._inner = QVBoxLayout()
        self._inner.setSpacing(12)
        for widget in (self.scan_box, self.waiting, self.notice):
            self._inner.addWidget(widget)
        self._inner.addWidget(self.stack, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.strip)
        right.addLayout(self._inner, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        central = QWidget()
        self._outer = QVBoxLayout(central)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addLayout(row, 1)
        self.setCentralWidget(central)
        self.resize(1366, 768)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """What had the focus has gone or may not be used any more: the scan box has it, not whatever Qt finds next."""
        if now is None or now is self.scan_box or not self.isAncestorOf(now) or not self.scan_box.isVisible():
            return
        if old is None or not (shiboken6.isValid(old) and self.isAncestorOf(old)):
            return
        if not (old.isVisible() and old.isEnabled()):
            self.scan_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _last_work_s(self) -> float:
        return time.monotonic() if self._runner.running else max(self._ran_s, self._scanner.last_key_s)

    @Slot()
    def _on_runner_changed(self) -> None:
        self._ran_s = time.monotonic()

    def _is_quiet(self) -> bool:
        asked = self._context is not None and self._context.desk.busy
        return not asked and time.monotonic() - self._scanner.last_key_s > _QUIET_S

    def _hand_on(self) -> None:
        while self._line and not self._held and QApplication.activeModalWidget() is None and self.page is not None:
            self.page.take_scan(self._line.popleft())
        self._show_line()

    def _show_line(self) -> None:
        self.waiting.setVisible(bool(self._line))
        self.scans_waiting.emit(len(self._line))
        if self._line:
            self.waiting.set(Tone.WARN, say.scans_wait(len(self._line)), "clock")

    @Slot()
    def _on_scan_hint_changed(self) -> None:
        if self.page is not None:
            self.scan_box.setPlaceholderText(self.page.scan_hint)

    @Slot()
    def _on_session_changed(self) -> None:
        if self._context is not None:
            name = shown_name(self._context.session.name)
            self.rail.show_foot(self._workstation, name)
            self.setWindowTitle(say.title(name or say.locked()))

    @Slot()
    def _on_standing_due(self) -> None:
        if self._context is not None and self._context.desk.busy:
            self._read_standing.start()  # a scan goes first
        elif self._context is not None:
            self._context.reading.do(read_standing, self._on_standing, owner=self)

    def _on_standing(self, standing: Standing) -> None:
        self._workstation = "\n".join(part for part in (standing.library, standing.workstation) if part)
        self._on_session_changed()
        self.strip.show_standing(standing)
