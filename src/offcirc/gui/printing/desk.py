"""Printing at the desk: what is said about it, PDF where there is no printer, the last receipt again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from offcirc.app.slips import VisitSlip
from offcirc.gui.context import Context
from offcirc.gui.messages import receipts as say
from offcirc.gui.printing.printer import Printing, PrintJob
from offcirc.gui.printing.receipts import receipt
from offcirc.gui.printing.sheets import Paper, Sheet
from offcirc.gui.theme import Tone


class PrintDesk(QObject):
    """Every call returns at once; what came of it is a notice, never a dialog.

    Args:
        context: preferences and notices.
        window: what a file dialog belongs to.
    """

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self.printing = Printing(self)
        self.printing.done.connect(self._on_done)
        self.printing.no_printer.connect(self._on_no_printer)
        self.printing.failed.connect(self._on_failed)

    def print(self, sheet: Sheet) -> None:
        """Any sheet; without a printer it is offered as a PDF."""
        self.printing.take(PrintJob(sheet, self._context.settings.now.printer))

    def save(self, sheet: Sheet) -> None:
        """Asks where, and saves a PDF there."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = f"{sheet.name} {date.today().isoformat()}.pdf"  # noqa: DTZ011 - a name for a person here
        dialog = QFileDialog(self._window, say.save_as(), str(folder / name), say.pdf_files())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda chosen: self.save_at(sheet, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_at(self, sheet: Sheet, file: Path) -> None:
        """Saves a PDF, anywhere but beside the encrypted files, where nothing may be readable."""
        if file.resolve().is_relative_to(self._context.home.directory):
            self._context.notices.say(Tone.BAD, say.failed("OWN_FOLDER", str(file)))
            return
        self.printing.take(PrintJob(sheet, file=file))

    @Slot(object, str)
    def _on_done(self, job: PrintJob, where: str) -> None:
        if job.asked:
            self._context.notices.say(Tone.GOOD, say.saved_as(where) if job.file is not None else say.sent_to(where))

    @Slot(object)
    def _on_no_printer(self, job: PrintJob) -> None:
        if job.asked:
            self.save(job.sheet)
        else:
            self._context.notices.say(Tone.WARN, say.no_printer())

    @Slot(object, str, str)
    def _on_failed(self, _job: PrintJob, code: str, where: str) -> None:
        self._context.notices.say(Tone.BAD, say.failed(code, where))


class Receipts(PrintDesk):
    """Obeys the preferences `receipt`, `paper` and `printer`. The last visit is kept in memory, nothing on disk."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, window)
        self._last: VisitSlip | None = None

    @property
    def last(self) -> VisitSlip | None:
        """The visit that `reprint` prints."""
        return self._last

    @Slot(object)
    def visit_ended(self, slip: VisitSlip) -> None:
        """A visit is over: printed where every patron gets a receipt, unless there is nothing on it."""
        if not slip.rows and not slip.fees_paid:
            return
        self._last = slip
        now = self._context.settings.now
        if now.receipt == "per_patron":
            self.printing.take(PrintJob(self._sheet(slip), now.printer, asked=False))

    @Slot(object)
    def wanted(self, slip: VisitSlip) -> None:
        """Somebody asks for the receipt of the visit so far."""
        self._last = slip
        if self._context.settings.now.receipt == "none":
            self._context.notices.say(Tone.NOTE, say.receipts_off())
        else:
            self.print(self._sheet(slip))

    @Slot()
    def reprint(self) -> None:
        """The last one again."""
        if self._last is None:
            self._context.notices.say(Tone.NOTE, say.nothing_to_print())
        else:
            self.wanted(self._last)

    def _sheet(self, slip: VisitSlip) -> Sheet:
        return receipt(slip, paper_of(self._context.settings.now.paper))


def paper_of(preference: str) -> Paper:
    """A paper by its name in the preferences, which people may edit."""
    return next((paper for paper in Paper if paper.value.lower() == preference.lower()), Paper.MM80)
