"""Prints the summary of a run, or saves it (K21)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from offcirc.app.review.rows import ReviewRow
from offcirc.gui.context import Context
from offcirc.gui.messages import formats, receipts
from offcirc.gui.messages import limits as say_limits
from offcirc.gui.messages import transactions as say
from offcirc.gui.messages.staff import shown_name
from offcirc.gui.pages.transactions import report
from offcirc.gui.pages.transactions.model import ReviewModel
from offcirc.gui.pages.transactions.run import Run
from offcirc.gui.printing.printer import Printing, PrintJob
from offcirc.gui.printing.sheets import Sheet
from offcirc.gui.theme import Tone
from offcirc.gui.tidying import give_memory_back


class Saving(QObject):
    """Rows become lines in another thread, whatever is made of them: 20,000 are seconds.

    Keeps the last run's rows as they were answered: the table may show others by then.

    Attributes:
        choose_file: asks where to; takes a proposed name and the kind of file, returns a path or nothing.
    """

    making = Signal(str)
    """How far a long summary is, in words; empty when it is done."""

    def __init__(self, context: Context, model: ReviewModel, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._model = model
        self._page = page
        self._run: Run | None = None
        self._rows: tuple[ReviewRow, ...] = ()
        self._busy = False
        self._printing = Printing(self)
        self.choose_file: Callable[[str, str], str] = self._ask_for_file
        self._printing.progressed.connect(self._on_progressed)
        self._printing.done.connect(self._on_done)
        self._printing.no_printer.connect(self._on_no_printer)
        self._printing.failed.connect(self._on_failed)

    def keep(self, run: Run, rows: Sequence[ReviewRow]) -> None:
        """A run has ended."""
        self._run, self._rows = run, tuple(rows)

    def follow(self, rows: Iterable[ReviewRow]) -> None:
        """Some of its rows were answered again since."""
        again = {row.id: row for row in rows}
        self._rows = tuple(again.get(row.id, row) for row in self._rows)

    def print(self) -> None:
        """On the printer of the settings, or the system's; the printing thread does it."""
        if self._begin():
            self._printing.take(PrintJob(self.sheet(), self._context.settings.now.printer))

    def save_pdf(self) -> None:
        """As a document."""
        path = self._choose("pdf", say.file_type_pdf())
        if path is not None and self._begin():
            self._printing.take(PrintJob(self.sheet(), file=path))

    def save_csv(self) -> None:
        """As a table for spreadsheets, with whole card numbers: it is for going after what was refused."""
        path = self._choose("csv", say.file_type_csv())
        if path is None or not self._begin():
            return
        header, rows = report.header(), self._cells()
        self._context.reading.do(
            lambda _: report.write_csv(path, header, rows),
            lambda _: self._end(Tone.GOOD, receipts.saved_as(str(path))),
            lambda _: self._end(Tone.BAD, receipts.failed("CANNOT_WRITE", str(path))),
            owner=self,
        )

    def sheet(self) -> Sheet:
        """The summary with every row under it."""
        from offcirc.gui.printing.reports import ReportTable, report_document

        run, zone = self._run, self._model.review.zone
        facts: list[tuple[str, str]] = []
        made = ""
        if run is not None:
            made = formats.moment(run.ended_at, zone)
            facts = report.facts(run, shown_name(self._context.session.name), say.account(self._model.review.account))
        differ = report.differing(self._rows, zone)
        first = ReportTable(say_limits.heading_due_dates(), report.differing_columns(), differ) if differ else None
        return report_document(say.summary_title(), facts, report.columns(), self._cells(), made=made, first=first)

    def _cells(self) -> Iterator[list[str]]:
        review = self._model.review
        return report.cells(self._rows, review.zone, review.libraries)

    def _begin(self) -> bool:
        """One summary at a time."""
        if self._busy:
            self._context.notices.say(Tone.NOTE, say.summary_in_the_making())
            return False
        self._busy = True
        return True

    def _end(self, tone: Tone, text: str) -> None:
        self._busy = False
        self.making.emit("")
        self._context.reading.do(lambda _: give_memory_back(), lambda _: None)
        self._context.notices.say(tone, text)

    def _choose(self, ending: str, kind: str) -> Path | None:
        chosen = self.choose_file(self._proposed(ending), kind)
        if not chosen:
            return None
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(f".{ending}")
        if path.resolve().is_relative_to(self._context.home.directory):  # beside encrypted files nothing is readable
            self._context.notices.say(Tone.BAD, receipts.failed("OWN_FOLDER", str(path)))
            return None
        return path

    def _proposed(self, ending: str) -> str:
        stamp = (
            f"-{self._run.ended_at.astimezone(self._model.review.zone):%Y-%m-%d-%H%M}" if self._run is not None else ""
        )
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return str(Path(folder) / f"offcirc-summary{stamp}.{ending}")

    def _ask_for_file(self, name: str, kind: str) -> str:
        chosen, _ = QFileDialog.getSaveFileName(self._page, "", name, kind)
        return chosen

    @Slot(object, float)
    def _on_progressed(self, _job: PrintJob, done: float) -> None:
        self.making.emit(say.making_summary(round(100 * done)))

    @Slot(object, str)
    def _on_done(self, job: PrintJob, where: str) -> None:
        self._end(Tone.GOOD, say.printed() if job.file is None else receipts.saved_as(where))

    @Slot(object)
    def _on_no_printer(self, _job: PrintJob) -> None:
        self._end(Tone.WARN, say.print_failed())

    @Slot(object, str, str)
    def _on_failed(self, _job: PrintJob, code: str, where: str) -> None:
        self._end(Tone.BAD, receipts.failed(code, where))
