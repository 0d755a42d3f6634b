"""What a desk does besides scanning: undo, another date, a patron without a card, payments, paper slips, titles."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from offcirc.app import check_out
from offcirc.app.desk import Act
from offcirc.app.due_choice import DueChoice
from offcirc.app.recognise import TakenFor
from offcirc.app.serving import Done, LastVisit, LeftAlready, PatronAtDesk
from offcirc.app.visit import VisitRow
from offcirc.domain.transactions import Kind, NewPatron
from offcirc.errors import UserError
from offcirc.gui.messages import check_out as say
from offcirc.gui.messages import check_out_forms as say_form
from offcirc.gui.messages import check_out_line as say_line
from offcirc.gui.messages import errors, limits
from offcirc.gui.messages.formats import clock, moment, money
from offcirc.gui.pages.check_out.finder import PatronFinder
from offcirc.gui.pages.check_out.forms import OwnDate, PaperSlips, Payment, Registration, Title
from offcirc.gui.pages.check_out.visit_model import what
from offcirc.gui.theme import Tone

if TYPE_CHECKING:
    from offcirc.gui.pages.check_out.page import CheckOutPage


class DeskExtras(QObject):
    """Opens the panels of the page and does what they ask for."""

    def __init__(self, page: CheckOutPage) -> None:
        super().__init__(page)
        self._page = page
        self._context = page.context
        self._last: LastVisit | None = None
        self._left: tuple[VisitRow, LeftAlready] | None = None
        page.end_slips.clicked.connect(self._on_slips_ended)
        page.go_on.clicked.connect(self._on_go_on)
        page.undo_question.agreed.connect(self._on_return_wanted)
        page.undo_question.declined.connect(page.undo_question.close_question)

    # undo

    def undo(self, row: VisitRow) -> None:
        """Takes a row back; where it has left this machine, offers the return that undoes it."""
        card = self._card()
        self._context.desk.do(
            lambda workstation: check_out.undo(workstation, row.id, card),
            lambda answer: self._on_undone(row, answer),
            self._say_error,
            owner=self,
        )

    def _on_undone(self, row: VisitRow, answer: Done | LeftAlready) -> None:
        page = self._page
        if isinstance(answer, LeftAlready):
            self._offer_return(row, answer)
            return
        page.visit.taken_back(row.id, answer)
        page.remark.clear()
        self._say(Tone.GOOD, say_line.undone(what(row)))
        page.show_all()
        page.recorded.emit()

    def _offer_return(self, row: VisitRow, answer: LeftAlready) -> None:
        question = self._page.undo_question
        if answer.returnable:
            self._left = (row, answer)
            question.ask(say_line.sent_already(what(row)), (), say_line.record_return(), say_line.keep())
        else:
            self._say(Tone.WARN, say_line.sent_and_final(what(row)))

    def _on_return_wanted(self) -> None:
        self._page.undo_question.close_question()
        if self._left is None:
            return
        (row, _), card, staff = self._left, self._card(), self._context.session.name
        self._context.desk.do(
            lambda workstation: check_out.undo_by_return(workstation, row.id, staff, card),
            lambda done: self._on_returned(row, done),
            self._say_error,
            owner=self,
        )

    def _on_returned(self, row: VisitRow, done: Done) -> None:
        self._page.visit.taken_back(row.id, done)
        self._say(Tone.GOOD, say_line.returned_instead(what(row)))
        self._page.show_all()
        self._page.recorded.emit()

    # what a scan was taken for

    def turn_round(self, row: VisitRow) -> None:
        """What was taken for an item was a card."""
        if not self._page.may_change_patron():
            return
        self._context.desk.do(
            lambda workstation: check_out.turn_round(workstation, row.id),
            lambda answer: self._on_turned(row, answer),
            self._say_error,
            owner=self,
        )

    def _on_turned(self, row: VisitRow, answer: PatronAtDesk | LeftAlready) -> None:
        if isinstance(answer, LeftAlready):
            self._offer_return(row, answer)
            return
        self._page.visit.taken_back(row.id, Done(None))
        self._open(answer)
        self._page.recorded.emit()

    def was_an_item(self) -> None:
        """What was taken for a card was an item: it waits for a card."""
        visit, patron = self._page.visit, self._page.visit.patron
        if patron is None or not self._page.may_change_patron():
            return
        if visit.rows:
            self._say(Tone.WARN, say_line.undo_first())
            return
        visit.finish()
        visit.scanned(patron.card_typed, TakenFor.ITEM)
        self._page.show_all()
        self._page.move_on()

    def open_title(self, row: VisitRow) -> None:
        """The title of an item that is not in the data."""
        panel = Title(self._context.theme, row.loan.barcode if row.loan is not None else "")
        panel.wanted.connect(lambda title: self._add_title(row, title))
        self._page.open_panel(panel)

    def _add_title(self, row: VisitRow, title: str) -> None:
        staff = self._context.session.name
        self._context.desk.do(
            lambda workstation: check_out.add_title(workstation, row.id, title, staff),
            lambda done: self._on_titled(row, done, title),
            self._on_title_refused,
            owner=self,
        )

    def _on_titled(self, row: VisitRow, done: Done, title: str) -> None:
        self._page.close_panel()
        self._page.visit.titled(row.id, done, title)
        self._page.remark.clear()
        self._page.show_all()
        self._page.recorded.emit()

    def _on_title_refused(self, error: Exception) -> None:
        if isinstance(error, UserError) and error.code == "NOT_WAITING":
            self._say_in_panel(say_line.title_too_late())
        else:
            self._say_error(error)

    # due date

    def open_own_date(self) -> None:
        """Another due date (F8)."""
        if self._page.day is None:
            return
        panel = OwnDate(self._context.theme, self._page.day)
        panel.chosen.connect(self._on_own_date)
        self._page.open_panel(panel)

    def say_why_no_date(self) -> None:
        """F8 while the dates on offer have made room for something that goes first."""
        form = self._page.panel is not None
        self._say(Tone.NOTE, say_line.date_after_form() if form else say_line.date_after_answer())

    def _on_own_date(self, on: date) -> None:
        self._page.close_panel()
        self._page.choose_due(DueChoice(on), self._page.due.scope)

    # patrons

    def open_finder(self) -> None:
        """A patron without a card."""
        day = self._page.day
        names = dict(day.libraries) if day is not None else {}
        panel = PatronFinder(self._context.theme, self._context.reading, lambda code: names.get(code, code))
        panel.picked.connect(self._on_picked)
        self._page.open_panel(panel)

    def _on_picked(self, card: str) -> None:
        if not self._page.may_change_patron():
            return
        self._page.close_panel()
        self._context.desk.do(
            lambda workstation: check_out.open_patron(workstation, card), self._open, self._say_error, owner=self
        )

    def _open(self, patron: PatronAtDesk) -> None:
        self._page.serve(patron)

    def open_registration(self, card: str) -> None:
        """A new patron; `card` where it was scanned already."""
        day = self._page.day
        if day is None:
            return
        if Kind.REGISTER_PATRON not in day.kinds:
            self._say(Tone.WARN, limits.not_carried(Kind.REGISTER_PATRON, day.server))
            return
        panel = Registration(self._context.theme, day, card)
        panel.wanted.connect(self._register)
        self._page.open_panel(panel)

    def _register(self, card: str, new: NewPatron) -> None:
        if not self._page.may_change_patron():
            return
        act = self._act()
        self._context.desk.do(
            lambda workstation: check_out.register(workstation, card, new, act),
            self._on_registered,
            self._say_error,
            owner=self,
        )

    def _on_registered(self, done: Done) -> None:
        self._page.close_panel()
        if done.patron is not None:
            self._open(done.patron)
            self._page.visit.recorded(done)
            self._page.show_all()
        self._page.beeped.emit("good")
        self._page.recorded.emit()

    def on_last_visit(self, last: LastVisit | None) -> None:
        """A visit may be picked up again."""
        self._last = last
        page = self._page
        if last is not None and page.visit.patron is None and page.day is not None:
            at = clock(last.at, page.day.zone)
            page.last.set(Tone.NOTE, say.continue_visit(last.name or last.card_number, len(last.rows), at), "patron")
            page.last.show()

    def _on_go_on(self) -> None:
        last = self._last
        if last is None or not self._page.may_change_patron():
            return
        self._context.desk.do(
            lambda workstation: check_out.open_patron(workstation, last.card_number),
            lambda patron: self._resume(patron, last),
            self._say_error,
            owner=self,
        )

    def _resume(self, patron: PatronAtDesk, last: LastVisit) -> None:
        self._page.visit.resume(patron, last)
        self._page.show_all()

    # payments and paper slips

    def open_payment(self) -> None:
        """A payment of the patron who is open."""
        patron = self._page.visit.patron
        if patron is None:
            return
        panel = Payment(self._context.theme, patron)
        panel.wanted.connect(lambda amount: self._pay(patron.card_typed, amount))
        self._page.open_panel(panel)

    def _pay(self, card: str, amount: Decimal) -> None:
        act = self._act()
        self._context.desk.do(
            lambda workstation: check_out.pay(workstation, card, amount, act),
            lambda done: self._on_paid(amount, done),
            self._say_error,
            owner=self,
        )

    def _on_paid(self, amount: Decimal, done: Done) -> None:
        self._page.close_panel()
        self._page.visit.recorded(done)
        self._say(Tone.GOOD, _paid(amount, done))
        self._page.show_all()
        self._page.beeped.emit("good")
        self._page.recorded.emit()

    def open_slips(self) -> None:
        """Paper slips: another moment for every scan, until it is ended."""
        if self._page.day is None:
            return
        panel = PaperSlips(self._context.theme, self._page.day)
        panel.begun.connect(self._on_slips_begun)
        self._page.open_panel(panel)

    def _on_slips_begun(self, at: str) -> None:
        self._page.visit.at = at
        self.show_slips()
        self._page.close_panel()

    def show_slips(self) -> None:
        """Says all the while what moment the scans are recorded as of."""
        at, day = self._page.visit.at, self._page.day
        if at is not None and day is not None:
            when = datetime.fromisoformat(at).replace(tzinfo=day.zone)
            self._page.slips.set(Tone.WARN, say_form.slips_now(moment(when, day.zone)), "clock")

    def _on_slips_ended(self) -> None:
        self._page.visit.at = None
        self._page.move_on()

    # inside

    def _act(self) -> Act:
        return Act(self._context.session.name, self._page.visit.at)

    def _card(self) -> str | None:
        patron = self._page.visit.patron
        return patron.card_typed if patron is not None else None

    def _say(self, tone: Tone, text: str) -> None:
        self._context.notices.say(tone, text)

    def _say_in_panel(self, text: str) -> None:
        if self._page.panel is not None:
            self._page.panel.say_error(text)
        else:
            self._say(Tone.BAD, text)

    def _say_error(self, error: Exception) -> None:
        self._say_in_panel(errors.sentence(error))
        self._page.beeped.emit("bad")


def _paid(amount: Decimal, done: Done) -> str:
    known = done.patron.patron if done.patron is not None else None
    owes = known.owes if known is not None else Decimal(0)
    left, credit = (money(owes) if owes > 0 else ""), (money(-owes) if owes < 0 else "")
    return say_form.paid(money(amount), left, credit, known=known is not None)
