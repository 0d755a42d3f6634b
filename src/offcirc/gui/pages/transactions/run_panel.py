"""The bar while rows are processed, and the summary that stays afterwards (K19, K21)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from offcirc.app.review.rows import ReviewRow, Section
from offcirc.gui.messages import transactions as say
from offcirc.gui.pages.transactions.differing_dates import DifferingDates
from offcirc.gui.pages.transactions.run import Run
from offcirc.gui.pages.transactions.whole import Whole
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.bar import Bar
from offcirc.gui.widgets.basics import button, label, notice
from offcirc.gui.widgets.flow import FlowLayout


class RunPanel(Whole):
    """Takes the place of nothing: it stands under the table, and nothing waits for it."""

    cancel_wanted = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()
    csv_wanted = Signal()
    closed = Signal()
    differing_wanted = Signal()
    """The rows whose due date differs are to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.bar = Bar()
        self.left = label("", "soft")
        self.cancel = button(say.cancel_run(), description=say.cancel_description())
        self.outcome = notice(theme, Tone.GOOD, "")
        self.reasons = label("", "", wraps=True)
        self.differing = DifferingDates(theme)
        self.print_button = button(say.print_summary())
        self.pdf_button = button(say.save_pdf())
        self.csv_button = button(say.save_csv())
        self.close_button = button(say.close_summary())
        self.making = label("", "soft")
        self.cancel.clicked.connect(self._on_cancel)
        self.print_button.clicked.connect(self.print_wanted)
        self.pdf_button.clicked.connect(self.pdf_wanted)
        self.csv_button.clicked.connect(self.csv_wanted)
        self.close_button.clicked.connect(self._on_close)
        self.differing.show_wanted.connect(self.differing_wanted)
        self._running = QWidget()
        self._summary = QWidget()
        self._lay_out()
        theme.changed.connect(self._keep_height)
        self.hide()

    def _lay_out(self) -> None:
        self.bar.setAccessibleName(say.processing())
        running = QHBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        running.setSpacing(14)
        running.addWidget(self.bar, 1)
        running.addWidget(self.left)
        running.addWidget(self.cancel)
        buttons = FlowLayout()
        for each in (self.print_button, self.pdf_button, self.csv_button, self.close_button, self.making):
            buttons.addWidget(each)
        summary = QVBoxLayout(self._summary)
        summary.setContentsMargins(0, 0, 0, 0)
        summary.setSpacing(8)
        summary.addWidget(self.outcome)
        summary.addWidget(self.reasons)
        summary.addWidget(self.differing)
        summary.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._running)
        column.addWidget(self._summary)

    @property
    def has_summary(self) -> bool:
        """Whether a run has ended and its summary stands there."""
        return not self.isHidden() and not self._summary.isHidden()

    def show_running(self, run: Run, now_s: float) -> None:
        """How far it is."""
        self.setAccessibleName(say.processing())
        self._summary.hide()
        self._running.show()
        self.bar.setRange(0, run.total)
        self.bar.setValue(min(run.done, run.total))
        self.bar.setFormat(say.of_total(run.done, run.total))
        self.left.setText(say.time_left(run.left_s(now_s)))
        self._show_whole()

    def show_fetching(self, done: int) -> None:
        """The queue is coming."""
        self.setAccessibleName(say.fetching())
        self._summary.hide()
        self._running.show()
        self.bar.setRange(0, 0)
        self.left.setText(say.fetched_so_far(done))
        self.cancel.setEnabled(True)
        self._show_whole()

    def begin(self) -> None:
        """A new run: cancel can be pressed again."""
        self.cancel.setEnabled(True)

    def show_summary(self, run: Run, differ: Sequence[ReviewRow], zone: tzinfo, problem: str) -> None:
        """What came of it.

        Args:
            run: the counts.
            differ: its rows whose due date is not what was told.
            zone: the library's.
            problem: why it ended early, if it did.
        """
        self.setAccessibleName(say.summary_title())
        self._running.hide()
        all_well = not (problem or run.refused or run.again or run.doubtful or differ) and run.done >= run.total
        tone = Tone.GOOD if all_well else Tone.WARN
        told = (say.summary(run.results, run.done, run.total), problem)
        self.outcome.set(tone, "\n".join(part for part in told if part))
        reasons = say.reasons(run.refused, run.again, run.doubtful)
        self.reasons.setText(reasons)
        self.reasons.setVisible(bool(reasons))
        self.show_differing(differ, zone)
        self._summary.show()
        self.show()

    @Slot(str)
    def show_making(self, words: str) -> None:
        """How far the summary's paper or file is; nothing if none is being made."""
        self.making.setText(words)

    def show_differing(self, rows: Iterable[ReviewRow], zone: tzinfo) -> None:
        """Those of the run's rows whose due date is not what was told."""
        self.differing.show_rows([row for row in rows if row.section is Section.DUE_DIFFERS], zone)

    def _show_whole(self) -> None:
        self._keep_height()
        self.show()

    @Slot()
    def _keep_height(self) -> None:
        """The row may be hidden while the page is laid out, and has no height of its own in a full scroll area."""
        self.cancel.ensurePolished()
        self._running.setMinimumHeight(self.cancel.sizeHint().height())

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.left.setText(say.cancelling())
        self.cancel_wanted.emit()

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
