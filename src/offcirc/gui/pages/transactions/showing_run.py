"""A run of processing on the page: rows turn to their results, the bar counts, the summary stays (K19, K21)."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from offcirc.app.review.rows import Answer
from offcirc.gui.pages.transactions.model import ReviewModel
from offcirc.gui.pages.transactions.processing import Processing
from offcirc.gui.pages.transactions.run_panel import RunPanel
from offcirc.gui.pages.transactions.saving import Saving
from offcirc.gui.pages.transactions.table import ReviewTable

_COUNTED_EVERY_MS = 1_000


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
        self._count = QTimer(self, interval=_COUNTED_EVERY_MS)
        self._count.timeout.connect(self.count_wanted)
        work.answered.connect(self._on_answered)
        work.moved.connect(self._on_moved)
        work.ended.connect(self._on_ended)
        table.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        panel.cancel_wanted.connect(work.cancel)
        panel.print_wanted.connect(saving.print)
        panel.pdf_wanted.connect(saving.save_pdf)
        panel.csv_wanted.connect(saving.save_csv)

    @Slot()
    def begin(self) -> None:
        """What is ticked may be processed."""
        ids = self._model.ticked
        self._follows = True
        self._model.set_in_line(ids)
        self._panel.begin()
        self._count.start()
        self._work.process(ids)

    @Slot(object)
    def _on_answered(self, told: tuple[tuple[str, Answer], ...]) -> None:
        shown = [id_ for id_, answer in told if self._model.take_answer(id_, answer)]
        if shown:
            self._newest = shown[-1]

    @Slot()
    def _on_moved(self) -> None:
        if self._work.processing and self._work.run is not None:
            if self._follows and self._newest:
                self._table.follow(self._newest)
            self._panel.show_running(self._work.run, time.monotonic())  # a bar that moves paints all that waits
        elif self._work.fetching:
            self._panel.show_fetching(self._work.fetched)
        elif not self._panel.has_summary:
            self._panel.hide()

    @Slot(str)
    def _on_ended(self, problem: str) -> None:
        self._count.stop()
        self._model.set_in_line(())
        run = self._work.run
        if run is not None:
            rows = [row for id_ in run.answers if (row := self._model.find(id_)) is not None]
            self._saving.keep(run, rows)
            self._panel.show_summary(run, rows, self._model.review.zone, problem)
        self.ended.emit()

    @Slot()
    def _on_scrolled(self) -> None:
        """Somebody looks elsewhere."""
        self._follows = False
