"""The review window (K16 to K21): every row, tick, process, repair. Nothing here can delete a row."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from offcirc.app.review import Answer, Review, read_review
from offcirc.domain.barcodes import read_scan
from offcirc.domain.transactions import State
from offcirc.errors import UserError
from offcirc.gui.context import Context
from offcirc.gui.messages import errors
from offcirc.gui.messages import transactions as say
from offcirc.gui.pages.page import Page
from offcirc.gui.pages.transactions.ask_panel import AskPanel
from offcirc.gui.pages.transactions.empty import Empty
from offcirc.gui.pages.transactions.filter_bar import FilterBar
from offcirc.gui.pages.transactions.filters import Filter
from offcirc.gui.pages.transactions.model import ReviewModel
from offcirc.gui.pages.transactions.processing import Processing, Runner
from offcirc.gui.pages.transactions.repair_panel import RepairPanel
from offcirc.gui.pages.transactions.repairing import Repairing
from offcirc.gui.pages.transactions.run_panel import RunPanel
from offcirc.gui.pages.transactions.saving import Saving
from offcirc.gui.pages.transactions.table import ReviewTable
from offcirc.gui.pages.transactions.ticking import Ticking
from offcirc.gui.theme import Tone
from offcirc.gui.widgets.basics import button, label, paper, repolish, set_button_text
from offcirc.sync.reconcile import Reconciliation, reconcile

_WIDE = 980
"""Width in pixels at 100 % from which the repair panel stands beside the table."""
_COUNTED_EVERY_MS = 1_000
_TABLE_SHARE = 0.58
_LAID_OUT_AFTER_MS = 30


class TransactionsPage(Page):
    """The table in the middle; above it what it shows, below it what can be done with what is ticked."""

    def __init__(self, context: Context, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._work = Processing(runner, self)
        self._runner = runner
        self._loading = self._again = False
        self._loaded = False
        self._follows = True
        self._newest = ""
        self._count = QTimer(self, interval=_COUNTED_EVERY_MS)
        self._bring_down = QTimer(self, singleShot=True, interval=_LAID_OUT_AFTER_MS)
        self.filters = FilterBar(context.theme)
        self.model = ReviewModel(context.theme)
        self.table = ReviewTable(self.model, context.theme)
        self.empty = Empty(context.theme)
        self.repair = RepairPanel(context.theme)
        self._repairing = Repairing(context, self.repair, self.model)
        self.ask = AskPanel(context.theme)
        self.ticking = Ticking(self.model, self.ask)
        self.run_panel = RunPanel(context.theme)
        self.saving = Saving(context, self.model, self)
        self.account = label("", "soft", wraps=True)
        self.send = button(say.send_waiting(0))
        self.process = button(say.process_ticked(0), "primary", shortcut="Ctrl+Return")
        self._shown = QStackedWidget()
        self._splitter = QSplitter()
        self._scroll = QScrollArea()
        self._bottom = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._connect()
        self._lay_out()
        self._show_buttons()

    @property
    def title(self) -> str:
        """Its name in the rail."""
        return say.title()

    @property
    def scan_hint(self) -> str:
        """What the empty scan box says."""
        return say.scan_hint_repairing() if self.repair.takes_scans else say.scan_hint()

    # construction

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filter_changed)
        self.filters.fetch_wanted.connect(self._work.fetch)
        self.empty.show_all_wanted.connect(partial(self._choose, Filter()))
        self.model.ticked_changed.connect(self._show_buttons)
        self.model.shown_changed.connect(self._on_shown_changed)
        self.table.row_opened.connect(self._repairing.open)
        self.table.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self.process.clicked.connect(self.on_process)
        self.send.clicked.connect(self.sync_wanted)
        self.ticking.asked.connect(self._bring_down.start)
        self.ticking.answered.connect(self.table.setFocus)
        self._bring_down.timeout.connect(self._on_bring_down_due)
        self.ticking.process_agreed.connect(self._on_process_agreed)
        self.run_panel.cancel_wanted.connect(self._work.cancel)
        self.run_panel.print_wanted.connect(self.saving.print)
        self.run_panel.pdf_wanted.connect(self.saving.save_pdf)
        self.run_panel.csv_wanted.connect(self.saving.save_csv)
        self.table.row_left.connect(self._on_row_left)
        self.repair.closed.connect(self._on_repair_closed)
        self.repair.other_row_wanted.connect(self._on_other_row)
        self._repairing.opened.connect(self._on_repair_opened)
        self.context.theme.changed.connect(self._dress)
        self._repairing.recorded.connect(self._on_recorded)
        self._work.answered.connect(self._on_answered)
        self._work.moved.connect(self._on_moved)
        self._work.queue_came.connect(self.refresh)
        self._work.failed.connect(partial(self.context.notices.say, Tone.WARN))
        self._work.ended.connect(self._on_ended)
        self._work.busy_changed.connect(self._show_buttons)
        self._count.timeout.connect(self._on_count_due)
        self._shortcut("F5", self.on_refresh_pressed, Qt.ShortcutContext.WindowShortcut)
        self._shortcut("Esc", self.on_escape, Qt.ShortcutContext.WindowShortcut)
        self._shortcut("Ctrl+F", self.filters.search.setFocus, Qt.ShortcutContext.WindowShortcut)
        self._shortcut("Ctrl+A", self.ticking.tick_all_shown, Qt.ShortcutContext.WindowShortcut)

    def _shortcut(self, keys: str, slot: Callable[[], object], where: Qt.ShortcutContext) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(where)
        shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        card, inside = paper(margins=4, spacing=0)
        inside.addWidget(self.table)
        self._shown.addWidget(card)
        self._shown.addWidget(self.empty)
        self._splitter.addWidget(self._shown)
        self._splitter.addWidget(self.repair)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setHandleWidth(10)
        # What it would like does not count: the page scrolls only where its minimum does not fit.
        self._splitter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.send)
        buttons.addWidget(self.process)
        self._bottom.setSpacing(8)
        self._bottom.addWidget(self.account, 1)
        self._bottom.addLayout(buttons)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.filters)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.ask)
        column.addWidget(self.run_panel)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)  # at 200 % all of it is higher than a small screen
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(self._scroll, 1)
        outer.addLayout(self._bottom)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The repair panel stands beside the table where there is room for both, else in its place."""
        super().resizeEvent(event)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        pixels = self.context.theme.pixels
        wide = self.width() >= pixels(_WIDE)
        for widget in (self.filters, self._shown):  # no room for both: the panel takes the page until it is closed
            widget.setVisible(wide or self.repair.isHidden())
        self._bottom.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._shown.setMinimumWidth(pixels(300))
        self.repair.setMinimumWidth(pixels(320))
        self._splitter.setMinimumHeight(pixels(190))

    # reading

    def activate(self) -> None:
        """It came into sight."""
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Reads journal and replica again, in the lane; at most once at a time."""
        if not self.isVisible():
            return
        if self._loading:
            self._again = True
            return
        self._loading = True
        self._show_empty()
        read = partial(read_review, queue=self._work.queue, answers=dict(self._work.answers))
        self.context.reading.do(read, self._on_review, self._on_read_failed, owner=self)

    def _on_review(self, review: Review) -> None:
        self._loading, self._loaded = False, True
        self.model.set_review(review)
        self.table.fit()
        self.filters.show_choices(review)
        self._show_account(review.account)
        self._show_buttons()
        self._read_panel_again()
        if self._again:
            self._again = False
            self.refresh()

    def _read_panel_again(self) -> None:
        """The row in the panel got its answer meanwhile; one that did not change keeps what was typed."""
        seen = self.repair.row
        now = self.model.find(seen.id) if seen is not None else None
        if seen is not None and now is not None and (seen.state, seen.answer) != (now.state, now.answer):
            self._repairing.open(now)

    def _on_read_failed(self, error: Exception) -> None:
        self._loading = self._again = False
        self.context.notices.say(Tone.BAD, errors.sentence(error))
        self._show_empty()

    @Slot()
    def on_refresh_pressed(self) -> None:
        """F5: this workstation's rows, and the server's queue."""
        self.refresh()
        self._work.fetch()

    # what is shown

    def take_scan(self, typed: str) -> None:
        """Looks for the card or item; with the repair panel open it corrects the row."""
        if self.repair.takes_scans:
            self._repairing.correct_by_scan(typed)
            return
        try:
            keys = read_scan(typed, self.model.review.scanner_prefix).keys
        except UserError as error:
            self.context.notices.say(Tone.BAD, errors.sentence(error))
            return
        known = {key for row in self.model.rows for key in row.keys}
        found = next((key for key in keys if f"card {key}" in known or f"item {key}" in known), keys[0])
        self.filters.search_for(found)

    def _choose(self, wanted: Filter) -> None:
        self.filters.choose(wanted)
        self._on_filter_changed()

    @Slot()
    def _on_filter_changed(self) -> None:
        self.model.set_filter(self.filters.filter)

    @Slot()
    def _on_shown_changed(self) -> None:
        self.filters.show_counts(self.model.counts)
        self._show_empty()

    @Slot()
    def _on_bring_down_due(self) -> None:
        """On a small screen what asks stands below what is in sight."""
        for panel in (self.run_panel, self.ask):
            if panel.isVisible():
                self._scroll.ensureWidgetVisible(panel, 0, 0)

    def _show_empty(self) -> None:
        has_rows = self.model.rowCount() > 0
        self._shown.setCurrentIndex(0 if has_rows else 1)
        if not self._loaded:
            self.empty.show_words(say.reading(), offer=False)
        elif not self.model.rows:
            self.empty.show_words(say.nothing_recorded(), offer=False)
        else:
            text = self.model.filter.text
            only_text = self.model.filter == Filter(text=text)
            words = say.nothing_found(text) if only_text else say.nothing_matches()
            self.empty.show_words(words, offer=True)

    def _show_account(self, found: Reconciliation) -> None:
        status = say.queue_status(self.model.review.fetched_at, self.model.review.zone)
        lines = [say.account(found), status] if found.holds else [say.account(found), say.account_broken()]
        self.account.setText("\n".join(lines))
        role = "soft" if found.holds else "error"
        if self.account.property("role") != role:
            self.account.setProperty("role", role)
            repolish(self.account)

    @Slot()
    def _show_buttons(self) -> None:
        count = self.model.ticked_count
        set_button_text(self.process, say.process_ticked(count), "Ctrl+Return")
        self.process.setEnabled(bool(count) and not self._work.busy)
        states = self.model.review.account.states
        here, unknown = states.get(State.WAITING, 0), states.get(State.UNKNOWN, 0)
        set_button_text(self.send, say.send_waiting(here) if here else say.ask_about_unknown(unknown))
        self.send.setVisible(bool(here or unknown))
        self.send.setEnabled(not self._runner.running)
        self.filters.show_fetching(running=self._work.busy)

    # K19 and K21, a run of processing

    @Slot()
    def on_process(self) -> None:
        """Has the ticked rows applied."""
        if self.model.ticked_count and not self._work.busy:
            self.ticking.process()

    @Slot()
    def _on_process_agreed(self) -> None:
        ids = self.model.ticked
        self._follows = True
        self.model.set_in_line(ids)
        self.run_panel.begin()
        self._count.start()
        self._work.process(ids)

    @Slot(object)
    def _on_answered(self, told: tuple[tuple[str, Answer], ...]) -> None:
        shown = [id_ for id_, answer in told if self.model.take_answer(id_, answer)]
        if shown:
            self._newest = shown[-1]

    @Slot()
    def _on_moved(self) -> None:
        if self._work.processing and self._work.run is not None:
            self.run_panel.show_running(self._work.run, time.monotonic())
            if self._follows and self._newest:
                self.table.follow(self._newest)
        elif self._work.fetching:
            self.run_panel.show_fetching(self._work.fetched)
        elif not self.run_panel.has_summary:
            self.run_panel.hide()
        self.filters.show_counts(self.model.counts)

    @Slot(str)
    def _on_ended(self, problem: str) -> None:
        self._count.stop()
        self.model.set_in_line(())
        self.ticking.forget()
        run = self._work.run
        if run is not None:
            rows = [row for id_ in run.answers if (row := self.model.find(id_)) is not None]
            self.saving.keep(run, rows)
            self.run_panel.show_summary(run, problem)
            self._bring_down.start()
        self.recorded.emit()
        self.refresh()

    @Slot()
    def _on_count_due(self) -> None:
        self.context.reading.do(lambda workstation: reconcile(workstation.journal), self._show_account, owner=self)

    @Slot()
    def _on_scrolled(self) -> None:
        self._follows = False

    # repair

    @Slot()
    def on_escape(self) -> None:
        """Closes whatever is open, the question first."""
        if self.ask.isVisible():
            self.ticking.cancel()
        elif self.repair.isVisible():
            self.repair.close_panel()
        elif self.run_panel.has_summary:
            self.run_panel.hide()

    @Slot()
    def _on_row_left(self) -> None:
        row = self.table.current
        if row is not None and self.repair.row is not None and self.repair.row.id != row.id and self.table.hasFocus():
            self._repairing.open(row)

    @Slot()
    def _on_repair_opened(self) -> None:
        self.run_panel.hide()  # its summary comes back when the panel, which needs the room, is closed
        if not self._splitter.property("shared"):
            self._splitter.setProperty("shared", "yes")
            whole = self._splitter.width()
            self._splitter.setSizes([round(whole * _TABLE_SHARE), round(whole * (1 - _TABLE_SHARE))])
        self._dress()
        self.scan_hint_changed.emit()

    @Slot()
    def _on_repair_closed(self) -> None:
        self._repairing.forget()
        self.run_panel.setVisible(self.run_panel.has_summary)
        self._dress()
        self.table.setFocus()
        self.scan_hint_changed.emit()

    @Slot(str)
    def _on_other_row(self, id_: str) -> None:
        if not self.table.show_row(id_):
            self._choose(Filter())
            self.table.show_row(id_)
        row = self.model.find(id_)
        if row is not None:
            self._repairing.open(row)

    @Slot()
    def _on_recorded(self) -> None:
        self.recorded.emit()
        self.refresh()
