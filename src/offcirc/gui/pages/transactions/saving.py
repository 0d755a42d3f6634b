"""Prints the summary of a run, or saves it (K21)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from offcirc.app.review import Review, ReviewRow
from offcirc.gui.context import Context
from offcirc.gui.messages import formats
from offcirc.gui.messages import transactions as say
from offcirc.gui.pages.transactions import report
from offcirc.gui.pages.transactions.run import Run
from offcirc.gui.theme import Tone


class Saving(QObject):
    """Keeps the last run's rows as they were answered: the table may show others by then.

    Attributes:
        choose_file: asks where to; takes a proposed name and the kind of file, returns a path or nothing.
    """

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._run: Run | None = None
        self._rows: tuple[ReviewRow, ...] = ()
        self._review = Review()
        self.choose_file: Callable[[str, str], str] = self._ask_for_file

    def keep(self, run: Run, rows: Sequence[ReviewRow], review: Review) -> None:
        """A run has ended."""
        self._run, self._rows, self._review = run, tuple(rows), review

    def save_csv(self) -> None:
        """As a table for spreadsheets."""
        self._save(self._name("csv"), say.file_type_csv(), self._write_csv)

    def save_pdf(self) -> None:
        """As a document."""
        self._save(self._name("pdf"), say.file_type_pdf(), self._write_pdf)

    def print(self) -> None:
        """On the printer of the settings, or the system's."""
        from offcirc.gui.printing.printer import print_document

        printed = print_document(self.document(), self._context.settings.now.printer)
        self._context.notices.say(Tone.GOOD if printed else Tone.WARN, say.printed() if printed else say.print_failed())

    def document(self) -> QTextDocument:
        """The summary with every row under it."""
        from offcirc.gui.printing.report import report_document

        run, zone = self._run, self._review.zone
        facts: list[tuple[str, str]] = []
        if run is not None:
            at = formats.moment(run.ended_at, zone)
            facts = report.facts(run, self._context.session.name, at, say.account(self._review.account))
        return report_document(say.summary_title(), facts, report.header(), report.cells(self._rows, zone))

    def _write_csv(self, path: Path) -> None:
        report.write_csv(path, report.header(), report.cells(self._rows, self._review.zone))

    def _write_pdf(self, path: Path) -> None:
        from offcirc.gui.printing.printer import save_pdf

        save_pdf(self.document(), path)

    def _save(self, name: str, kind: str, write: Callable[[Path], None]) -> None:
        chosen = self.choose_file(name, kind)
        if not chosen:
            return
        try:
            write(Path(chosen))
        except OSError:
            self._context.notices.say(Tone.BAD, say.not_saved(chosen))
        else:
            self._context.notices.say(Tone.GOOD, say.saved(chosen))

    def _name(self, ending: str) -> str:
        at = self._run.ended_at.astimezone(self._review.zone) if self._run is not None else None
        stamp = f"-{at:%Y-%m-%d-%H%M}" if at is not None else ""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return str(Path(folder) / f"offcirc-summary{stamp}.{ending}")

    def _ask_for_file(self, name: str, kind: str) -> str:
        chosen, _ = QFileDialog.getSaveFileName(self._page, "", name, kind)
        return chosen
