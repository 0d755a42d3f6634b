"""A run of processing on the page: rows turn to their results, the bar counts, the summary stays (K19, K21)."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from offcirc.app.review.rows import Answer, ReviewRow, Section
from offcirc.gui.pages.transactions.model import ReviewModel
from offcirc.gui.pages.transactions.processing import Processing
from offcirc.gui.pages.transactions.run_panel import RunPanel
from offcirc.gui.pages.transactions.saving import Saving
from offcirc.gui.pages.transactions.table import ReviewTable

_COUNTED_EVERY_MS = 1_000
_AT_MOST = 20
"""Counting goes through every entry, a tenth of a second for a long day: a twentieth of the time is enough for it."""


class ShowingRun(QObject):
    """Between what comes from the server, and the table and the panel that show it."""

    count_wanted = Signal()
    """The account may be another."""
    ended = Signal()

    def __init__(
        self, work: Processing, model: ReviewModel, table: ReviewTable, panel: RunPanel, saving: Saving
    ) -> None:
        super().__init__(panel)
        self._work = work
        self._model = model
        self._table = table
        self._panel = panel
        self._saving = saving
        self._follows = True
        self._newest = ""
        self._rows: dict[str, ReviewRow] = {}
        """Of the run, as they were answered."""
        self._differing: tuple[str, ...] = ()
        """Rows of the run whose due date differs."""
        self._problem = ""
        self._summary = QTimer(self, singleShot=True, interval=0)
        self._summary.timeout.connect(self._on_summary_due)
        self._count = QTimer(self, singleShot=True)
        self._count.timeout.connect(self.count_wanted)
        work.answered.connect(self._on_answered)
        work.moved.connect(self._on_moved)
        work.ended.connect(self._on_ended)
        table.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        panel.cancel_wanted.connect(work.cancel)
        panel.print_wanted.connect(saving.print)
        panel.pdf_wanted.connect(saving.save_pdf)
        panel.csv_wanted.connect(saving.save_csv)
        saving.making.connect(panel.show_making)

    @Slot()
    def begin(self) -> None:
        """What is ticked may be processed."""
        ids = self._model.ticked
        self._follows = True
        self._rows.clear()
        self._model.set_in_line(ids)
        self._panel.begin()
        self._count.start(_COUNTED_EVERY_MS)
        self._work.process(ids)

    def count_again(self, took_s: float) -> None:
        """The account was counted, which took so long."""
        if self._work.processing:
            self._count.start(max(_COUNTED_EVERY_MS, round(1000 * _AT_MOST * took_s)))

    @Slot(object)
    def _on_answered(self, told: tuple[tuple[str, Answer], ...]) -> None:
        for id_, answer in told:
            row = self._model.take_answer(id_, answer)
            if row is not None:
                self._rows[id_] = row
                self._newest = id_

    @Slot()
    def _on_moved(self) -> None:
        if self._work.processing and self._work.run is not None:
            if self._follows and self._newest:
                self._table.follow(self._newest)
            self._model.show_marked()
            self._panel.show_running(self._work.run, time.monotonic())
        elif self._work.fetching:
            self._panel.show_fetching(self._work.fetched)
        elif not (self._panel.has_summary or self._summary.isActive()):
            self._panel.hide()

    @Slot(str)
    def _on_ended(self, problem: str) -> None:
        self._count.stop()
        self._model.set_in_line(())
        self._problem = problem
        self._summary.start()  # in a turn of its own: the whole window does something when a command has ended
        self.ended.emit()

    @Slot()
    def _on_summary_due(self) -> None:
        run = self._work.run
        if run is not None:
            self._saving.keep(run, tuple(self._rows.values()))
            differ = [row for row in self._rows.values() if row.section is Section.DUE_DIFFERS]
            self._panel.show_summary(run, differ, self._model.review.zone, self._problem)
            self._differing = _differing(differ)

    @Slot()
    def follow_due_dates(self) -> None:
        """Rows were read anew. Nobody is to be told of a due date that was set to what they know since the run."""
        rows = [row for id_ in self._differing if (row := self._model.find(id_)) is not None]
        now = _differing(rows)
        if now != self._differing and not self._work.processing:
            self._differing = now
            self._saving.follow(rows)
            self._panel.show_differing(rows, self._model.review.zone)

    @Slot()
    def _on_scrolled(self) -> None:
        """Somebody looks elsewhere."""
        self._follows = False


def _differing(rows: Iterable[ReviewRow]) -> tuple[str, ...]:
    return tuple(row.id for row in rows if row.section is Section.DUE_DIFFERS)
