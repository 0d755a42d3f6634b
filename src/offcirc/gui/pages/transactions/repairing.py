"""Between the repair panel and the lanes: reads a row, records what somebody decided about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from offcirc.app import repair
from offcirc.app.repair import Correction
from offcirc.app.review.details import RowDetails, read_details, visits_around
from offcirc.app.review.rows import ReviewRow
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from offcirc.gui.context import Context
from offcirc.gui.messages import errors, in_doubt, setting_due
from offcirc.gui.messages import repairing as say
from offcirc.gui.pages.transactions.model import ReviewModel
from offcirc.gui.pages.transactions.repair_panel import RepairPanel
from offcirc.gui.theme import Tone


class Repairing(QObject):
    """What staff decide is recorded in the desk lane, like everything that is done at the desk."""

    recorded = Signal()
    opened = Signal()
    take_out_wanted = Signal(str, str)
    """Id and reason: a row is to be taken out of the server's queue."""
    set_due_wanted = Signal(str)
    """Id: the server is to keep the due date that was told."""

    def __init__(self, context: Context, panel: RepairPanel, model: ReviewModel) -> None:
        super().__init__(panel)
        self._context = context
        self._panel = panel
        self._model = model
        self._wanted = ""
        panel.amend_wanted.connect(self._on_amend)
        panel.waive_wanted.connect(self._on_waive)
        panel.again_wanted.connect(self._on_again)
        panel.take_out_wanted.connect(self.take_out_wanted)
        panel.set_due_wanted.connect(self.set_due_wanted)
        panel.void_wanted.connect(self._on_void)
        panel.compensate_wanted.connect(self._on_compensate)

    def open(self, row: ReviewRow) -> None:
        """Reads the row's history and what is probably wrong, then shows it."""
        self._wanted = row.id
        read = partial(_details, row=row, rows=tuple(self._model.rows))
        self._context.reading.do(read, partial(self._on_details, row), self._on_failed, owner=self)

    def forget(self) -> None:
        """The panel was closed: what is still being read is not shown."""
        self._wanted = ""

    def _on_details(self, row: ReviewRow, details: RowDetails) -> None:
        if self._wanted == row.id:
            review = self._model.review
            self._panel.show_row(row, details, review.zone, review.fetched_at)
            self.opened.emit()

    def _on_failed(self, error: Exception) -> None:
        self._context.notices.say(Tone.BAD, errors.sentence(error))

    def correct_by_scan(self, typed: str) -> None:
        """A scan corrects the card or the item, whichever it is; in the lane, so that scans keep their order."""
        wants_card = self._panel.wants_card
        look = partial(_recognise, typed=typed, wants_card=wants_card)
        self._context.reading.do(look, self._on_recognised, self._on_failed, owner=self)

    def _on_recognised(self, found: tuple[str, str, str]) -> None:
        which, number, name = found
        if self._panel.takes_scans:
            self._panel.fill(which, number, name)
            self._context.notices.say(Tone.NOTE, say.filled(f"{number} {name}".strip()))

    @Slot(str, object)
    def _on_amend(self, id_: str, correction: Correction) -> None:
        staff = self._context.session.name
        self._record(lambda workstation: repair.amend(workstation, id_, correction, staff), say.amended())

    @Slot(str, str)
    def _on_waive(self, id_: str, reason: str) -> None:
        self._record(lambda workstation: repair.waive(workstation, id_, reason), say.waived())

    @Slot(str, str)
    def _on_again(self, id_: str, reason: str) -> None:
        self._record(lambda workstation: repair.send_again(workstation, id_, reason), in_doubt.sent_again())

    @Slot(bool, str)
    def on_taken_out(self, done: bool, problem: str) -> None:  # noqa: FBT001 - as the signal gives it
        """The server was asked to let a row go."""
        if not done:
            self._panel.show_problem(problem)
            return
        self._context.notices.say(Tone.GOOD, in_doubt.taken_out())
        self._panel.close_panel()
        self.recorded.emit()

    @Slot(bool, str)
    def on_due_set(self, done: bool, problem: str) -> None:  # noqa: FBT001 - as the signal gives it
        """The server was asked to keep the due date that was told; what it keeps was read back either way."""
        if done:
            self._context.notices.say(Tone.GOOD, setting_due.was_set())
            self._panel.close_panel()
        else:
            self._panel.show_problem(problem)
        self.recorded.emit()

    @Slot(str)
    def _on_void(self, id_: str) -> None:
        self._record(lambda workstation: repair.void(workstation, id_), say.voided())

    @Slot(str)
    def _on_compensate(self, id_: str) -> None:
        staff = self._context.session.name
        self._record(lambda workstation: repair.compensate(workstation, id_, staff), say.compensated())

    def _record(self, work: Callable[[Workstation], object], said: str) -> None:
        def done(_: object) -> None:
            self._context.notices.say(Tone.GOOD, said)
            self._panel.close_panel()
            self.recorded.emit()

        def failed(error: Exception) -> None:
            self._panel.show_problem(errors.sentence(error))

        self._context.desk.do(work, done, failed, owner=self)


def _details(workstation: Workstation, row: ReviewRow, rows: Sequence[ReviewRow]) -> RowDetails:
    return read_details(workstation, row.id, visits_around(rows, row) if row.own else ())


def _recognise(workstation: Workstation, typed: str, *, wants_card: bool) -> tuple[str, str, str]:
    """What a scan is: `card` or `item`, its number, and whose or which, as far as is known here."""
    scan = read_scan(typed, workstation.config.scanner_prefix)
    patron, item = workstation.look_ups.loan(scan, scan)
    if patron.patron is not None and (wants_card or item.item is None):
        return "card", patron.card_number, patron.patron.name
    if item.item is not None:
        return "item", item.barcode, item.item.title
    return ("card" if wants_card else "item"), scan.text, ""
