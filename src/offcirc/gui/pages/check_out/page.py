"""Check out (K7 to K13): one patron after another, scan after scan."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from offcirc.app import check_out
from offcirc.app.due_choice import DueChoice, Scope
from offcirc.app.serving import Answer, DeskDay, Held, Lent, PatronAtDesk, PatronOpened
from offcirc.app.slips import VisitSlip
from offcirc.app.visit import Visit, Wait
from offcirc.app.workstation import Workstation
from offcirc.domain.checks import Severity
from offcirc.gui.context import Context
from offcirc.gui.messages import check_out as say
from offcirc.gui.messages import check_out_forms as say_form
from offcirc.gui.messages import check_out_line as say_line
from offcirc.gui.messages import errors
from offcirc.gui.pages.check_out.due_date import DueDateCard
from offcirc.gui.pages.check_out.empty import Empty
from offcirc.gui.pages.check_out.extras import DeskExtras
from offcirc.gui.pages.check_out.panel import Panel
from offcirc.gui.pages.check_out.patron_card import PatronCard
from offcirc.gui.pages.check_out.question import Question
from offcirc.gui.pages.check_out.remark import Remark
from offcirc.gui.pages.check_out.turning import scrolling
from offcirc.gui.pages.check_out.visit_table import VisitTable
from offcirc.gui.pages.check_out.waiting import ask_about
from offcirc.gui.pages.page import Page
from offcirc.gui.theme import Tone
from offcirc.gui.widgets.basics import Notice, button, paper


class CheckOutPage(Page):
    """The patron at the left; due date, what waits, and loans at the right."""

    beeped = Signal(str)
    """`good`, `note`, `warn` or `bad`: what the scan came to, once the journal has it."""
    receipt_wanted = Signal(object)
    """A `VisitSlip`: somebody asks for it."""
    visit_ended = Signal(object)
    """A `VisitSlip`: printed where every patron gets one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.visit = Visit()
        self.day: DeskDay | None = None
        self.panel: Panel | None = None
        self._hint = say.hint_card()
        self._shown_due: object = None
        self.card = PatronCard(theme)
        self.due = DueDateCard(theme)
        self.question = Question(theme)
        self.undo_question = Question(theme, keys=("", ""))
        self.remark = Remark(theme)
        self.slips = Notice(theme, Tone.WARN, "", "clock")
        self.end_slips = button(say_form.end_slips())
        self.last = Notice(theme, Tone.NOTE, "", "patron")
        self.go_on = button(say.go_on())
        self.table = VisitTable(theme)
        self.empty = Empty(theme)
        self._loans, self._loans_column = paper(margins=8, spacing=6)
        self._panels = QVBoxLayout()
        self.extras = DeskExtras(self)
        self._connect()
        self._lay_out()
        self.show_all()

    @property
    def scan_hint(self) -> str:
        """What the empty scan box says."""
        return self._hint

    @property
    def serving(self) -> bool:
        """Whether rows of the visit under way may still be taken back."""
        return bool(self.visit.rows)

    @property
    def scans_waiting(self) -> int:
        """Those of the line."""
        return len(self.visit.line)

    def take_scan(self, typed: str) -> None:
        """One scan joins the line; nothing overtakes what waits."""
        if self.panel is not None and self.panel.accept_card(typed):
            return
        self.visit.scanned(typed)
        self.move_on()

    def activate(self) -> None:
        """Looks for what holds now, and for a visit that a killed window left behind."""
        self.refresh()
        if self.visit.patron is None:
            self.context.desk.do(check_out.last_visit, self.extras.on_last_visit, owner=self)

    def refresh(self) -> None:
        """Journal or replica may be another."""
        self.context.desk.do(check_out.desk_day, self._on_day, owner=self)
        patron = self.visit.patron
        if patron is not None:
            card = patron.card_typed
            self.context.desk.do(
                lambda workstation: check_out.open_patron(workstation, card), self._on_refreshed, owner=self
            )

    @property
    def busy(self) -> bool:
        """Whether a scan is being recorded: its answer must not come to another page."""
        return self.visit.busy

    def take_over(self, other: CheckOutPage) -> None:
        """Goes on with another page's visit and line, where the window was made anew (in another language)."""
        self.visit, self.day = other.visit, other.day
        if self.day is not None:
            self.card.show_limits(self.day)
        other.visit = Visit()
        self.extras.show_slips()
        self.show_all()
        self.move_on()

    # the line

    def move_on(self) -> None:
        """Does the next scan in line, if it may be done now."""
        request = self.visit.next_request(self.context.session.name)
        if request is not None:

            def work(workstation: Workstation) -> Answer:
                return check_out.take(workstation, request)

            self.context.desk.do(work, self._on_answer, self._on_failure, owner=self)
        self._show_line()

    def _on_answer(self, answer: Answer) -> None:
        before = self.visit.patron
        slip = self.visit.answered(answer)
        match answer:
            case Lent():
                self._on_lent(answer)
            case PatronOpened(patron):
                self._on_patron_opened(patron, before)
            case Held():
                self.beeped.emit("warn")
        self._hand_out(slip)
        self.move_on()

    def _on_failure(self, error: Exception) -> None:
        self.visit.failed(error)
        if self.visit.waiting is None:
            self.remark.refuse(errors.sentence(error))
        self.beeped.emit("bad")
        self.move_on()

    def _on_lent(self, lent: Lent) -> None:
        row = self.visit.rows[0]
        if not self.table.add(row):
            self._show_table()
        self._show_patron()
        self.beeped.emit("note" if self.remark.show_loan(row, lent.decision, also_a_card=lent.also_a_card) else "good")
        self.recorded.emit()

    def _on_patron_opened(self, patron: PatronAtDesk, before: PatronAtDesk | None) -> None:
        if before is None or before.card_number != patron.card_number:
            self.remark.clear()
            self.undo_question.close_question()
        self.day = patron.day
        self.show_all()
        asks = any(alert.severity is Severity.ASK for alert in patron.standing.alerts)
        self.beeped.emit("warn" if asks or patron.patron is None else "good")

    # what staff decide

    def choose_due(self, choice: DueChoice, scope: Scope) -> None:
        """A due date was chosen; the scan that waits for it goes on."""
        self.visit.choose_due(choice, scope)
        self.move_on()

    def finish(self) -> None:
        """Closes the panel that is open, else ends the visit (Esc)."""
        if self.panel is not None:
            self.close_panel()
        elif self.may_change_patron():
            slip = self.visit.finish()
            self.remark.clear()
            self.undo_question.close_question()
            self.show_all()
            self._hand_out(slip)

    def may_change_patron(self) -> bool:
        """Whether the visit may end; says so where scans of this patron still wait."""
        if self.visit.may_change_patron:
            return True
        self.context.notices.say(Tone.WARN, say_line.decide_first(len(self.visit.line)))
        return False

    def serve(self, patron: PatronAtDesk) -> None:
        """Opens a patron whom staff picked; the visit before ends."""
        before = self.visit.patron
        slip = self.visit.open(patron)
        self._on_patron_opened(patron, before)
        self._hand_out(slip)
        self.move_on()

    def print_receipt(self) -> None:
        """The receipt as it stands (Ctrl+P)."""
        slip = self.visit.slip() if self.visit.rows else None
        if slip is not None:
            self.receipt_wanted.emit(slip)
        else:
            self.context.notices.say(Tone.NOTE, say_line.nothing_to_print())

    def undo_last(self) -> None:
        """Takes back what was recorded last (Ctrl+Z)."""
        if self.visit.rows:
            self.extras.undo(self.visit.rows[0])
        else:
            self.context.notices.say(Tone.NOTE, say_line.nothing_to_undo())

    # panels

    def open_panel(self, panel: Panel) -> None:
        """Opens a form in place of the loans; one at a time."""
        self.close_panel()
        self.panel = panel
        panel.closed.connect(self.close_panel)
        self._panels.addWidget(panel)
        panel.show()
        self._loans.hide()
        field = panel.first_field()
        if field is not None:
            field.setFocus()
        self._show_line()

    def close_panel(self) -> None:
        """Closes the form; nothing of it is recorded."""
        panel, self.panel = self.panel, None
        if panel is not None:
            self._panels.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
            self._loans.show()
            self._to_scan_box()
            self._show_line()

    # showing

    def show_all(self) -> None:
        """Everything anew: another patron, or something taken back."""
        self._show_table()
        self._show_patron()
        self._offer_dates()
        self.last.hide()
        self._show_line()

    def _show_table(self) -> None:
        patron = self.visit.patron
        if patron is not None:
            self.table.show_visit(self.visit.rows, self.visit.had_before, patron.day.zone, patron.day.today)
        self.table.setVisible(patron is not None)
        self.empty.setVisible(patron is None)

    def _show_patron(self) -> None:
        today = sum(row.loan is not None for row in self.visit.rows)
        no_data = self.day is not None and not self.day.has_data
        self.card.show_patron(self.visit.patron, today, len(self.visit.had_before), no_data=no_data)

    def _offer_dates(self) -> None:
        patron, day = self.visit.patron, self.day
        if day is not None:
            terms = patron.terms if patron is not None else day.terms
            self.due.offer(day, terms, self.context.settings.now.due_days)
            self._shown_due = None

    def _show_line(self) -> None:
        waiting = self.visit.waiting
        wanted = waiting is not None and waiting.why is Wait.DUE_DATE
        if (self.visit.due, wanted) != self._shown_due:
            self._shown_due = (self.visit.due, wanted)
            self.due.show_due(self.visit.due, wanted=wanted)
        self.due.set_compact(compact=not wanted and (self.panel is not None or waiting is not None))
        asked = self.question.isVisible()
        ask_about(self.question, self.visit)
        if self.question.isVisible() and not asked:
            self._area.verticalScrollBar().setValue(0)  # the dates on offer are in sight
            if not wanted:
                # When it has its place: what must be decided is in sight, also where large text leaves little room.
                QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.question, 0, 8))
        self.slips.setVisible(self.visit.at is not None)
        self._show_hint(wanted=wanted)
        self._tell_waiting(len(self.visit.line) if waiting is not None else 0)

    def _show_hint(self, *, wanted: bool) -> None:
        hint = say.hint_item() if self.visit.patron is not None else say.hint_card()
        if self.panel is not None and self.panel.waits_for_card:
            hint = say.hint_new_card()
        elif wanted:
            hint = say.hint_due()
        if hint != self._hint:
            self._hint = hint
            self.scan_hint_changed.emit()

    def _hand_out(self, slip: VisitSlip | None) -> None:
        if slip is not None:
            self.visit_ended.emit(slip)
            self.finished_work.emit()

    def _on_day(self, day: DeskDay) -> None:
        self.day = day
        self.card.show_limits(day)
        self._offer_dates()
        self._show_patron()
        self._show_line()

    def _on_refreshed(self, patron: PatronAtDesk) -> None:
        if self.visit.refreshed(patron):
            self._show_table()
            self._show_patron()

    # building

    def _connect(self) -> None:
        self.due.chosen.connect(self.choose_due)
        self.due.rescoped.connect(self._on_rescoped)
        self.due.own_date_wanted.connect(self.extras.open_own_date)
        self.due.own_date_refused.connect(self.extras.say_why_no_date)
        self.question.agreed.connect(self._on_agreed)
        self.question.declined.connect(self._on_declined)
        self.table.undo_wanted.connect(self.extras.undo)
        self.table.renewal_wanted.connect(self._on_renewal_wanted)
        self.table.title_wanted.connect(self.extras.open_title)
        self.table.was_a_card.connect(self.extras.turn_round)
        self.remark.title_wanted.connect(self.extras.open_title)
        self.remark.was_a_card.connect(self.extras.turn_round)
        self.card.find_wanted.connect(self.extras.open_finder)
        self.card.register_wanted.connect(self.extras.open_registration)
        self.card.slips_wanted.connect(self.extras.open_slips)
        self.card.payment_wanted.connect(self.extras.open_payment)
        self.card.was_an_item.connect(self.extras.was_an_item)
        self.card.undo_wanted.connect(self.undo_last)
        self.card.receipt_wanted.connect(self.print_receipt)
        self.card.finish_wanted.connect(self.finish)
        self.context.settings.changed.connect(self._offer_and_show)

    def _lay_out(self) -> None:
        self.slips.add(self.end_slips)
        self.last.add(self.go_on)
        self.slips.hide()
        self.last.hide()
        self._loans_column.addWidget(self.remark)
        self._loans_column.addWidget(self.table, 1)
        self._loans_column.addWidget(self.empty, 1)
        inner = QWidget()
        right = QVBoxLayout(inner)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        for each in (self.slips, self.last, self.due, self.question, self.undo_question):
            right.addWidget(each)
        right.addLayout(self._panels, 1)
        right.addWidget(self._loans, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.card, 27)
        self._area = scrolling(inner)
        row.addWidget(self._area, 73)

    def _on_rescoped(self, scope: Scope) -> None:
        self.visit.rescope_due(scope)
        self._show_line()

    def _to_scan_box(self) -> None:
        """What had the focus is gone: typing goes on where scans go."""
        box = self.window().findChild(QLineEdit, "scanBox")
        if isinstance(box, QLineEdit):
            box.setFocus()

    def _on_agreed(self, for_the_rest: bool) -> None:  # noqa: FBT001 - a signal's argument
        waiting = self.visit.waiting
        if waiting is not None and waiting.why is Wait.TROUBLE:
            self.visit.try_again()
        else:
            self.visit.lend_anyway(for_the_rest=for_the_rest)
        self._to_scan_box()
        self.move_on()

    def _on_declined(self) -> None:
        self.visit.do_not_lend()
        self._to_scan_box()
        self.move_on()

    def _on_renewal_wanted(self, barcode: str) -> None:
        self.visit.renewal_wanted(barcode)
        self.move_on()

    def _offer_and_show(self) -> None:
        self._offer_dates()
        self._show_line()
