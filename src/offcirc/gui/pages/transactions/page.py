"""The review window (K16 to K21): every row, tick, process, repair. Nothing here can delete a row."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from offcirc.app.review.listing import Review
from offcirc.app.review.reading import read_review
from offcirc.app.review.rows import Section
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from offcirc.errors import UserError
from offcirc.gui.context import Context
from offcirc.gui.messages import errors
from offcirc.gui.messages import transactions as say
from offcirc.gui.pages.page import Page
from offcirc.gui.pages.transactions.arrangement import Arrangement
from offcirc.gui.pages.transactions.ask_panel import AskPanel
from offcirc.gui.pages.transactions.empty import Empty
from offcirc.gui.pages.transactions.filter_bar import FilterBar
from offcirc.gui.pages.transactions.filters import Filter
from offcirc.gui.pages.transactions.foot import Foot
from offcirc.gui.pages.transactions.model import ReviewModel
from offcirc.gui.pages.transactions.processing import Processing, Runner
from offcirc.gui.pages.transactions.repair_panel import RepairPanel
from offcirc.gui.pages.transactions.repairing import Repairing
from offcirc.gui.pages.transactions.run_panel import RunPanel
from offcirc.gui.pages.transactions.saving import Saving
from offcirc.gui.pages.transactions.showing_run import ShowingRun
from offcirc.gui.pages.transactions.table import ReviewTable
from offcirc.gui.pages.transactions.ticking import Ticking
from offcirc.gui.theme import Tone
from offcirc.gui.tidying import give_memory_back
from offcirc.sync.reconcile import Reconciliation, reconcile


class TransactionsPage(Page):
    """The table in the middle; above it what it shows, below it what can be done with what is ticked."""

    def __init__(self, context: Context, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._work = Processing(runner, self)
        self._runner = runner
        self._loading = self._again = False
        self._loaded = False
        self._read_soon = QTimer(self, singleShot=True, interval=0)
        self._show_soon = QTimer(self, singleShot=True, interval=0)
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
        self._run = ShowingRun(self._work, self.model, self.table, self.run_panel, self.saving)
        self.foot = Foot()
        self._parts = Arrangement(
            context.theme,
            filters=self.filters,
            table=self.table,
            empty=self.empty,
            repair=self.repair,
            ask=self.ask,
            run=self.run_panel,
            foot=self.foot,
        )
        self._connect()
        self._connect_work()
        self._lay_out()
        self._show_buttons()

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
        self.table.row_left.connect(self._on_row_left)
        self.foot.process_wanted.connect(self.on_process)
        self.foot.send_wanted.connect(self.sync_wanted)
        self.foot.refused.connect(partial(self.context.notices.say, Tone.NOTE))
        self.ticking.asked.connect(self._parts.bring_down)
        self.ticking.answered.connect(self.table.setFocus)
        self.ticking.process_agreed.connect(self._run.begin)
        self.repair.closed.connect(self._on_repair_closed)
        self.repair.other_row_wanted.connect(self._on_other_row)
        self._repairing.opened.connect(self._on_repair_opened)
        self._repairing.recorded.connect(self._on_recorded)
        self._repairing.take_out_wanted.connect(self._on_take_out)
        self._repairing.set_due_wanted.connect(self._on_set_due)
        self.run_panel.differing_wanted.connect(partial(self._choose, Filter(frozenset({Section.DUE_DIFFERS}))))
        self._shortcut("F5", self.on_refresh_pressed)
        self._shortcut("Esc", self.on_escape)
        self._shortcut("Ctrl+F", self.filters.search.setFocus)
        self._shortcut("Ctrl+A", self.ticking.tick_all_shown)

    def _connect_work(self) -> None:
        self._read_soon.timeout.connect(self._on_read_due)
        self._show_soon.timeout.connect(self._on_show_due)
        self._work.moved.connect(self._on_moved)
        self._work.queue_came.connect(self.refresh)
        self._work.failed.connect(partial(self.context.notices.say, Tone.WARN))
        self._work.withdrawn.connect(self._on_withdrawn)
        self._work.due_set.connect(self._repairing.on_due_set)
        self._work.busy_changed.connect(self._show_buttons)
        self._run.count_wanted.connect(self._on_count_wanted)
        self._run.ended.connect(self._on_run_ended)

    def _shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._parts)
        self._parts.dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The repair panel stands beside the table where there is room for both, else in its place."""
        super().resizeEvent(event)
        self._parts.dress()

    # reading

    def activate(self) -> None:
        """It came into sight."""
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Reads journal and replica again, in the lane: once for all who ask in one turn, and once at a time."""
        if not self.isVisible():
            return
        if self._loading:
            self._again = not self._read_soon.isActive()
            return
        self._loading = True
        self._read_soon.start()

    @Slot()
    def _on_read_due(self) -> None:
        self._show_empty()
        shown = tuple(self.model.rows)
        read = partial(read_review, queue=self._work.queue, answers=dict(self._work.answers), before=shown)
        self.context.reading.do(read, self._on_review, self._on_read_failed, owner=self)

    def _on_review(self, review: Review) -> None:
        self._loaded = True
        self.model.set_review(review)
        self.table.fit()
        self._show_soon.start()  # rows first: all in one turn would be as much as three paints

    @Slot()
    def _on_show_due(self) -> None:
        self._loading, review = False, self.model.review
        self.context.reading.do(lambda _: give_memory_back(), lambda _: None)
        self.filters.show_choices(review)
        self.foot.show_account(review.account, review)
        self._run.follow_due_dates()
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
        known = {row.card_key for row in self.model.rows} | {row.item_key for row in self.model.rows}
        found = next((key for key in keys if key in known), keys[0])
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

    def _show_empty(self) -> None:
        has_rows = self.model.rowCount() > 0
        self._parts.show_rows(has_rows=has_rows)
        if not self._loaded:
            self.empty.show_words(say.reading(), offer=False)
        elif not self.model.rows:
            self.empty.show_words(say.nothing_recorded(), offer=False)
        else:
            text = self.model.filter.text
            only_text = self.model.filter == Filter(text=text)
            words = say.nothing_found(text) if only_text else say.nothing_matches()
            self.empty.show_words(words, offer=True)

    @Slot()
    def _show_buttons(self) -> None:
        busy = self._work.busy
        self.foot.show_buttons(self.model.review, self.model.ticked_count, busy=busy, running=self._runner.running)
        self.filters.show_fetching(running=busy)

    # K19 and K21, a run of processing

    @Slot()
    def on_process(self) -> None:
        """Has the ticked rows applied."""
        if self.model.ticked_count and not self._work.busy:
            self.ticking.process()

    @Slot()
    def _on_moved(self) -> None:
        self.filters.show_counts(self.model.counts)

    @Slot()
    def _on_count_wanted(self) -> None:
        self.context.reading.do(_counted, self._on_counted, owner=self)

    def _on_counted(self, counted: tuple[Reconciliation, float]) -> None:
        found, took_s = counted
        self.foot.show_account(found, self.model.review)
        self._run.count_again(took_s)

    @Slot()
    def _on_run_ended(self) -> None:
        self.ticking.forget()
        self._parts.bring_down()
        self.recorded.emit()
        self.refresh()

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
        self._parts.make_room()
        self.table.keep_in_sight(self.repair.row.id if self.repair.row is not None else "")
        self.scan_hint_changed.emit()

    @Slot()
    def _on_repair_closed(self) -> None:
        self._repairing.forget()
        self.table.keep_in_sight("")
        self.run_panel.setVisible(self.run_panel.has_summary)
        self._parts.dress()
        self.table.setFocus()
        self.scan_hint_changed.emit()

    @Slot(str, str)
    def _on_take_out(self, id_: str, reason: str) -> None:
        if self._work.busy or self._runner.running:
            self.repair.show_problem(say.something_runs())
        else:
            self._work.withdraw(id_, reason)

    @Slot(str)
    def _on_set_due(self, id_: str) -> None:
        if self._work.busy or self._runner.running:
            self.repair.show_problem(say.something_runs())
        else:
            self._work.set_due(id_)

    @Slot(bool, str)
    def _on_withdrawn(self, done: bool, problem: str) -> None:  # noqa: FBT001 - as the signal gives it
        self._repairing.on_taken_out(done, problem)
        if done:
            self._work.fetch()  # others' rows are nowhere but in the queue

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


def _counted(workstation: Workstation) -> tuple[Reconciliation, float]:
    """The account, and the seconds it took."""
    began_s = time.monotonic()
    return reconcile(workstation.journal), time.monotonic() - began_s
