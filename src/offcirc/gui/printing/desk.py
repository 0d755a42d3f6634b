"""Printing at the desk: what is said about it, PDF where there is no printer, the last receipt again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from offcirc.app.home import Home
from offcirc.app.slips import VisitSlip
from offcirc.gui.context import Context, Settings
from offcirc.gui.messages import receipts as say
from offcirc.gui.printing.printer import Printing, PrintJob
from offcirc.gui.printing.receipts import receipt
from offcirc.gui.printing.sheets import Paper, Sheet
from offcirc.gui.theme import Tone


class PrintDesk(QObject):
    """Every call returns at once; what came of it is told, and no dialog says it.

    Args:
        home: in whose folder nothing readable is saved.
        settings: which printer.
        window: what a file dialog belongs to.
        offers_pdf: where there is no printer; not for secrets.
    """

    said = Signal(object, str)
    """A `Tone` and a text."""

    def __init__(self, home: Home, settings: Settings, window: QWidget, *, offers_pdf: bool = True) -> None:
        super().__init__(window)
        self._home, self._settings = home, settings
        self._offers_pdf = offers_pdf
        self.printing = Printing(self)
        self.printing.done.connect(self._on_done)
        self.printing.no_printer.connect(self._on_no_printer)
        self.printing.failed.connect(self._on_failed)

    def print(self, sheet: Sheet) -> None:
        """Any sheet; without a printer it is offered as a PDF."""
        self.printing.take(PrintJob(sheet, self._printer_for(sheet)))

    def _printer_for(self, sheet: Sheet) -> str:
        """The chosen printer takes what its paper is for; a page of A4 does not go to a roll."""
        now = self._settings.now
        return now.printer if paper_of(now.paper).is_roll == sheet.paper.is_roll else ""

    def save(self, sheet: Sheet) -> None:
        """Asks where, and saves a PDF there."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = f"{sheet.name} {date.today().isoformat()}.pdf"  # noqa: DTZ011 - a name for a person here
        window = self.parent()  # not kept beside it: a circle would be broken by whichever thread collects garbage
        above = window if isinstance(window, QWidget) else None
        dialog = QFileDialog(above, say.save_as(), str(folder / name), say.pdf_files())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda chosen: self.save_at(sheet, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_at(self, sheet: Sheet, file: Path) -> None:
        """Saves a PDF, anywhere but beside the encrypted files, where nothing may be readable."""
        if file.resolve().is_relative_to(self._home.directory):
            self.said.emit(Tone.BAD, say.failed("OWN_FOLDER", str(file)))
            return
        self.printing.take(PrintJob(sheet, file=file))

    @Slot(object, str)
    def _on_done(self, job: PrintJob, where: str) -> None:
        if job.asked:
            self.said.emit(Tone.GOOD, say.saved_as(where) if job.file is not None else say.sent_to(where))

    @Slot(object)
    def _on_no_printer(self, job: PrintJob) -> None:
        if not self._offers_pdf:
            self.said.emit(Tone.WARN, say.no_printer_at_all())
        elif job.asked:
            self.save(job.sheet)
        else:
            self.said.emit(Tone.WARN, say.no_printer())

    @Slot(object, str, str)
    def _on_failed(self, _job: PrintJob, code: str, where: str) -> None:
        self.said.emit(Tone.BAD, say.failed(code, where))


class Receipts(PrintDesk):
    """Obeys the preferences `receipt`, `paper` and `printer`. The last visit is kept in memory, nothing on disk."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context.home, context.settings, window)
        self.said.connect(context.notices.say)
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
        if self._settings.now.receipt == "per_patron":
            sheet = self._sheet(slip)
            self.printing.take(PrintJob(sheet, self._printer_for(sheet), asked=False))

    @Slot(object)
    def wanted(self, slip: VisitSlip) -> None:
        """Somebody asks for the receipt of the visit so far."""
        self._last = slip
        if self._settings.now.receipt == "none":
            self.said.emit(Tone.NOTE, say.receipts_off())
        else:
            self.print(self._sheet(slip))

    @Slot()
    def reprint(self) -> None:
        """The last one again."""
        if self._last is None:
            self.said.emit(Tone.NOTE, say.nothing_to_print())
        else:
            self.wanted(self._last)

    def _sheet(self, slip: VisitSlip) -> Sheet:
        now = self._settings.now
        return receipt(slip, paper_of(now.paper), library=now.receipt_library, footer=now.receipt_footer)


def paper_of(preference: str) -> Paper:
    """A paper by its name in the preferences, which people may edit."""
    return next((paper for paper in Paper if paper.value.lower() == preference.lower()), Paper.MM80)
