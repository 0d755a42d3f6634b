"""Printers and PDF files, in a thread beside the window: a spooler that hangs holds up nobody at the desk."""

from __future__ import annotations

import errno
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from offcirc.gui.printing.sheets import Sheet, paint_on
from offcirc.gui.printing.tables import Told, nobody

_PDF_DOTS_PER_INCH = 300
_TOLD_EVERY_S = 0.5


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A sheet for a printer (the system's default where `printer` is empty), or for a PDF file.

    Attributes:
        asked: somebody waits for it; otherwise success is not worth a word.
    """

    sheet: Sheet
    printer: str = ""
    file: Path | None = None
    asked: bool = True


class _Answers(QObject):
    """Outlives the window if a job does: then nobody hears the answer, and nothing breaks."""

    progressed = Signal(object, float)
    done = Signal(object, str)
    no_printer = Signal(object)
    failed = Signal(object, str, str)
    named = Signal(list)


class _Job(QRunnable):
    """Runs in the pool's thread; Qt's printers are met nowhere else."""

    def __init__(self, job: PrintJob, answers: _Answers) -> None:
        super().__init__()
        self._job = job
        self._answers = answers
        self._told_s = time.monotonic()

    def _tell(self, done: float) -> None:
        """A job of a second or less needs no word."""
        now_s = time.monotonic()
        if now_s - self._told_s > _TOLD_EVERY_S:
            self._told_s = now_s
            self._answers.progressed.emit(self._job, done)

    def run(self) -> None:
        """Prints or saves one sheet."""
        if self._job.file is not None:
            self._save(self._job.file)
        else:
            self._print()

    def _print(self) -> None:
        job = self._job
        names = QPrinterInfo.availablePrinterNames()
        if not names:
            self._answers.no_printer.emit(job)
            return
        name = job.printer or QPrinterInfo.defaultPrinterName() or names[0]
        if name not in names:
            self._answers.failed.emit(job, "PRINTER_MISSING", name)
            return
        printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        printer.setDocName(job.sheet.name)
        if paint_on(job.sheet, printer, self._tell) and printer.printerState() is not QPrinter.PrinterState.Error:
            self._answers.done.emit(job, name)
        else:
            self._answers.failed.emit(job, "PRINTER_FAILED", name)

    def _save(self, file: Path) -> None:
        try:
            file.write_bytes(pdf(self._job.sheet, self._tell))
        except OSError as error:
            full = error.errno == errno.ENOSPC
            self._answers.failed.emit(self._job, "DISK_FULL" if full else "CANNOT_WRITE", str(file))
        else:
            self._answers.done.emit(self._job, str(file))


class _Naming(QRunnable):
    def __init__(self, answers: _Answers) -> None:
        super().__init__()
        self._answers = answers

    def run(self) -> None:
        """Lists what the system knows."""
        self._answers.named.emit(list(QPrinterInfo.availablePrinterNames()))


class Printing(QObject):
    """Gives sheets to a thread of its own, one after another; the answers come back as facts."""

    progressed = Signal(object, float)
    """The job, and how much of it is done, from 0 to 1; nothing is told of a short one."""
    done = Signal(object, str)
    """The job, and the printer or file that has it now."""
    no_printer = Signal(object)
    """The job that would need one."""
    failed = Signal(object, str, str)
    """The job, a code of `messages.receipts.failed`, and the printer or file."""
    printers_named = Signal(list)
    """Answer to `name_printers`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._answers = _Answers()
        self._answers.progressed.connect(self.progressed)
        self._answers.done.connect(self.done)
        self._answers.no_printer.connect(self.no_printer)
        self._answers.failed.connect(self.failed)
        self._answers.named.connect(self.printers_named)

    def take(self, job: PrintJob) -> None:
        """Queues a job; returns at once."""
        self._pool.start(_Job(job, self._answers))

    def name_printers(self) -> None:
        """Asks which printers there are; a slow network printer makes nobody wait."""
        self._pool.start(_Naming(self._answers))

    def close(self) -> None:
        """Waits for what is queued."""
        self._pool.waitForDone()


def pdf(sheet: Sheet, told: Told = nobody) -> bytes:
    """The sheet as a PDF file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DOTS_PER_INCH)
    writer.setTitle(sheet.name)
    writer.setCreator("offcirc")
    paint_on(sheet, writer, told)
    return bytes(buffer.data().data())
