"""One patron's visit as the desk goes through it, and the scans that wait in line. Knows nothing of windows.

Scans are worked off one by one, in their order: the next one is asked for (`next_request`) when the one before has its
answer (`answered`). The first in line may have to wait: for a due date, for a patron, for a decision, or because the
disk did not take it. Nothing overtakes it, and only staff decide (SCREENS, *Check out*).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from offcirc.app.due_choice import DueChoice, DueDates, Scope
from offcirc.app.preferences import NAME_WITHOUT_SIGN_IN
from offcirc.app.recognise import TakenFor
from offcirc.app.serving import (
    Answer,
    Done,
    Held,
    HeldFor,
    ItemShown,
    LastVisit,
    Lent,
    LoanShown,
    PatronAtDesk,
    PatronOpened,
    Request,
)
from offcirc.app.slips import SlipRow, VisitSlip, masked
from offcirc.domain.barcodes import fold
from offcirc.domain.checks import CheckCode, Decision
from offcirc.domain.transactions import Kind, Transaction
from offcirc.errors import UserError

LASTING = frozenset(
    {
        CheckCode.PATRON_EXPIRED,
        CheckCode.PATRON_BLOCKED,
        CheckCode.CARD_LOST,
        CheckCode.CARD_REPLACED,
        CheckCode.ADDRESS_IN_DOUBT,
        CheckCode.OWES_TOO_MUCH,
        CheckCode.TOO_MANY_LOANS,
        CheckCode.DUE_DATE_PAST,
    }
)
"""Checks that would ask again at every item of the visit: a decision may be made for the rest of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A scan in line, or a renewal asked for; `item` once it is known to be one that has nobody to go to."""

    typed: str
    taken_for: TakenFor | None = None
    renews: bool = False
    item: ItemShown | None = None


class Wait(StrEnum):
    """Why the first in line waits."""

    PATRON = "patron"
    BEFORE_CARD = "before_card"
    """Items were scanned before the card that is open now: are they this patron's?"""
    DUE_DATE = "due_date"
    DECISION = "decision"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why the first in line waits, with what the question needs."""

    why: Wait
    item: ItemShown | None = None
    decision: Decision = field(default_factory=Decision)
    error: Exception | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class VisitRow:
    """Something recorded in this visit."""

    transaction: Transaction
    loan: LoanShown | None = None

    @property
    def id(self) -> str:
        """The transaction's."""
        return self.transaction.id


_WAITS = {HeldFor.PATRON: Wait.PATRON, HeldFor.DUE_DATE: Wait.DUE_DATE, HeldFor.DECISION: Wait.DECISION}


class Visit:
    """The visit under way, if any, and the line.

    Attributes:
        patron: who is being served.
        rows: what was recorded for them and not taken back, newest first.
        due: the due dates chosen.
        at: of the paper slips that are being entered; None for now.
        waiting: why the first in line waits; None while the line moves.
    """

    def __init__(self) -> None:
        self.patron: PatronAtDesk | None = None
        self.rows: list[VisitRow] = []
        self.due = DueDates()
        self.at: str | None = None
        self.waiting: Waiting | None = None
        self._line: deque[Entry] = deque()
        self._asked: Entry | None = None
        self._passed: frozenset[CheckCode] = frozenset()
        self._passed_once: frozenset[CheckCode] = frozenset()

    @property
    def line(self) -> tuple[Entry, ...]:
        """What waits, first come first."""
        return tuple(self._line)

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._asked is not None

    @property
    def had_before(self) -> tuple[LoanShown, ...]:
        """The patron's loans that were not made or renewed in this visit, soonest due first."""
        here = {fold(row.loan.barcode) for row in self.rows if row.loan is not None}
        loans = self.patron.loans if self.patron is not None else ()
        return tuple(loan for loan in loans if fold(loan.barcode) not in here)

    @property
    def may_change_patron(self) -> bool:
        """Whether nothing waits that belongs to the patron who is open."""
        return not self.busy and (not self._line or (self.waiting is not None and self.waiting.why is Wait.PATRON))

    @property
    def fees_paid(self) -> Decimal:
        """In this visit."""
        return sum((row.transaction.amount or Decimal(0) for row in self.rows), Decimal(0))

    # the line

    def scanned(self, typed: str, taken_for: TakenFor | None = None) -> None:
        """A scan joins the line."""
        self._line.append(Entry(typed, taken_for))

    def renewal_wanted(self, barcode: str) -> None:
        """A renewal joins the line."""
        self._line.append(Entry(barcode, renews=True))

    def next_request(self, staff: str) -> Request | None:
        """What to do next; None while an answer or a decision is awaited, or nothing waits."""
        entry = self._next_entry()
        if entry is None:
            return None
        self._asked = entry
        due = self.due.now
        return Request(
            entry.typed,
            staff,
            self.patron.card_typed if self.patron is not None else None,
            due.text if due is not None else None,
            self.at,
            self._passed | self._passed_once,
            entry.taken_for,
            entry.renews,
        )

    def answered(self, answer: Answer) -> VisitSlip | None:
        """Takes the answer to the request before; returns the receipt of a visit that ended by it."""
        entry, self._asked = self._asked, None
        if entry is None:
            raise ValueError("nothing was asked")
        match answer:
            case PatronOpened(patron):
                self._line.remove(entry)
                self._passed_once = frozenset()
                return self.open(patron)
            case Held():
                self._hold(entry, answer)
            case Lent():
                self._line.remove(entry)
                self._record(answer)
        return None

    def failed(self, error: Exception) -> None:
        """The request raised: what was mistyped leaves the line, all else waits until it is tried again."""
        entry, self._asked = self._asked, None
        if entry is None:
            raise ValueError("nothing was asked")
        if isinstance(error, UserError):
            self._line.remove(entry)
            self._passed_once = frozenset()
        else:
            self.waiting = Waiting(Wait.TROUBLE, entry.item, error=error)

    # what staff decide

    def choose_due(self, choice: DueChoice, scope: Scope) -> None:
        """Chooses a due date; a scan that waits for it goes on."""
        self.due = self.due.chosen(choice, scope)
        self._passed -= {CheckCode.DUE_DATE_PAST}
        self._go_on_if(Wait.DUE_DATE)

    def rescope_due(self, scope: Scope) -> None:
        """Gives the chosen due date another reach."""
        self.due = self.due.rescoped(scope)

    def lend_anyway(self, *, for_the_rest: bool = False) -> None:
        """Staff pass over what was found: it is recorded as overridden.

        Args:
            for_the_rest: what concerns every item of the visit is not asked again in it.
        """
        if self.waiting is None or self.waiting.why not in {Wait.DECISION, Wait.BEFORE_CARD}:
            return
        if self.waiting.why is Wait.BEFORE_CARD:
            self._line = deque(replace(entry, item=None) for entry in self._line)
        asks = frozenset(self.waiting.decision.asks)
        self._passed_once = asks
        if for_the_rest:
            self._passed |= asks & LASTING
        self.waiting = None

    def do_not_lend(self) -> None:
        """Staff put the item back: it leaves the line, nothing is recorded."""
        if self.waiting is None:
            return
        if self.waiting.why in {Wait.PATRON, Wait.BEFORE_CARD}:
            self._line = deque(entry for entry in self._line if entry.item is None)
        else:
            self._line.remove(next(entry for entry in self._line if entry.item is None))
        self._passed_once = frozenset()
        self.waiting = None

    def try_again(self) -> None:
        """After trouble with the disk."""
        self._go_on_if(Wait.TROUBLE)

    # the visit

    def open(self, patron: PatronAtDesk) -> VisitSlip | None:
        """Serves a patron; a visit of another ends. Items scanned before the card wait for a decision."""
        slip = None
        if not self.refreshed(patron):
            slip = self.finish()
            self.patron = patron
        before = [entry.item for entry in self._line if entry.item is not None]
        if before:
            self.waiting = Waiting(Wait.BEFORE_CARD, before[0], count=len(before))
        return slip

    def refreshed(self, patron: PatronAtDesk) -> bool:
        """The same patron, looked up anew; False where somebody else is being served by now."""
        if self.patron is None or fold(self.patron.card_number) != fold(patron.card_number):
            return False
        self.patron = patron
        return True

    def resume(self, patron: PatronAtDesk, last: LastVisit) -> None:
        """Picks up a visit that a killed window left behind."""
        self.open(patron)
        self.rows = [VisitRow(row, loan) for row, loan in reversed(last.rows)]

    def finish(self) -> VisitSlip | None:
        """Ends the visit; returns its receipt where something was recorded."""
        slip = self.slip() if self.rows else None
        self.patron = None
        self.rows = []
        self.due = self.due.after_patron()
        self._passed = self._passed_once = frozenset()
        return slip

    def slip(self, when: datetime | None = None) -> VisitSlip | None:
        """The receipt as it stands. `when` defaults to the last row's moment."""
        patron = self.patron
        if patron is None:
            return None
        zone = patron.day.zone
        at = when or (self.rows[0].transaction.recorded_at if self.rows else patron.day.now)
        loans = tuple(
            SlipRow(row.loan.title, row.loan.barcode, row.loan.due_at)
            for row in reversed(self.rows)
            if row.loan is not None
        )
        staff = self.rows[0].transaction.staff if self.rows else ""
        staff = "" if staff == NAME_WITHOUT_SIGN_IN else staff
        name = patron.patron.name if patron.patron is not None else ""
        library = patron.day.library_name
        return VisitSlip(library, staff, name, masked(patron.card_number), loans, self.fees_paid, at.astimezone(zone))

    def recorded(self, done: Done) -> None:
        """Something else was recorded for the patron: a payment, a registration."""
        if done.patron is None or not self.refreshed(done.patron):
            return
        if done.transaction is not None:
            self.rows.insert(0, VisitRow(done.transaction))

    def taken_back(self, transaction_id: str, done: Done) -> None:
        """A row was taken back, or undone by another."""
        self.rows = [row for row in self.rows if row.id != transaction_id]
        if done.patron is not None:
            self.refreshed(done.patron)

    def titled(self, transaction_id: str, done: Done, title: str) -> None:
        """A row gave way to one that carries the title."""
        row = done.transaction
        if row is None:
            return
        self.rows = [
            VisitRow(row, replace(old.loan, title=title, transaction_id=row.id))
            if old.id == transaction_id and old.loan is not None
            else old
            for old in self.rows
        ]

    # inside

    def _next_entry(self) -> Entry | None:
        if self._asked is not None or not self._line:
            return None
        if self.waiting is not None and self.waiting.why is not Wait.PATRON:
            return None
        return next((entry for entry in self._line if entry.item is None), None)

    def _hold(self, entry: Entry, held: Held) -> None:
        self._passed_once = frozenset()
        why = _WAITS[held.why]
        if why is Wait.PATRON:
            self._line[self._line.index(entry)] = replace(entry, item=held.item)
            count = sum(each.item is not None for each in self._line)
            first = next(each.item for each in self._line if each.item is not None)
            self.waiting = Waiting(why, first, count=count)
        else:
            self.waiting = Waiting(why, held.item, held.decision)

    def _record(self, lent: Lent) -> None:
        self._passed_once = frozenset()
        if lent.transaction.kind is Kind.ISSUE:
            self.due = self.due.after_item()
        self.rows.insert(0, VisitRow(lent.transaction, lent.loan))
        if self.patron is None:
            return
        key = fold(lent.loan.barcode)
        loans = tuple(loan for loan in self.patron.loans if fold(loan.barcode) != key)
        self.patron = replace(self.patron, standing=lent.standing, loans=(*loans, lent.loan))

    def _go_on_if(self, why: Wait) -> None:
        if self.waiting is not None and self.waiting.why is why:
            self.waiting = None
