"""What becomes of one row at the server: a pure function from the row and what is known to an outcome and its effects.

The book has left the building: a rule that was broken at the desk is a note, never a refusal (DESIGN, *The outcome of
a row*). Refused is only what cannot be applied, the patron checked first (K20).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from offcirc.central import effects as fx
from offcirc.central.moments import in_library_zone
from offcirc.domain.checks import standing_findings
from offcirc.domain.outcomes import Note, NoteCode, OutcomeCode, Result
from offcirc.domain.records import CirculationRule, Hold, Item, ItemStatus, Loan, Patron
from offcirc.domain.transactions import Kind, Transaction

_UTC = ZoneInfo("UTC")
_NO_TERMS = CirculationRule()
_LIMITS = (NoteCode.ADDRESS_IN_DOUBT, NoteCode.OWES_TOO_MUCH, NoteCode.TOO_MANY_LOANS, NoteCode.NO_RENEWALS_LEFT)


@dataclass(frozen=True, slots=True)
class Moment:
    """The newest applied event of an item: when, and whose row."""

    at: datetime
    workstation: str = ""
    epoch: int = 0
    seq: int = 0


@dataclass(frozen=True, slots=True)
class QueuedTransaction:
    """A row to decide. `at`: when it happened in the server's time, clamped into its workstation's own order."""

    transaction: Transaction
    at: datetime
    time_uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a decision may rest on.

    Attributes:
        patron: whom the row's card belongs to, or belonged to: `card_replaced`, the patron has another by now.
        item: whom the row's barcode belongs to, with `last`, its newest applied event.
        loan: the item's current loan, with `borrower` who has it.
        holds: the item's holds, first come first.
        zone: of the library where the row was recorded.
        terms: by the rules of that library, for the patron who borrows or, in a renewal, has the item.
        loans: how many the row's patron has.
    """

    patron: Patron | None = None
    card_replaced: bool = False
    item: Item | None = None
    last: Moment | None = None
    loan: Loan | None = None
    borrower: Patron | None = None
    holds: tuple[Hold, ...] = ()
    zone: ZoneInfo = _UTC
    terms: CirculationRule = _NO_TERMS
    loans: int = 0


@dataclass(frozen=True, slots=True)
class Decided:
    """The outcome's content and what to write for it."""

    code: OutcomeCode
    notes: tuple[Note, ...] = ()
    effects: tuple[fx.Effect, ...] = ()
    granted_due_at: datetime | None = None

    @property
    def result(self) -> Result:
        """Refused unless the code is SUCCESS; with notes if there is any."""
        if self.code is not OutcomeCode.SUCCESS:
            return Result.REFUSED
        return Result.SUCCESS_WITH_NOTES if self.notes else Result.SUCCESS


def decide(row: QueuedTransaction, now: Situation) -> Decided:
    """The outcome of `row` in the situation `now`."""
    match row.transaction.kind:
        case Kind.ISSUE:
            decided = _issue(row, now)
        case Kind.RETURN:
            decided = _return(row, now)
        case Kind.RENEW:
            decided = _renew(row, now)
        case Kind.PAYMENT:
            decided = _payment(row, now)
        case Kind.IN_HOUSE_USE:
            decided = _in_house_use(row, now)
        case Kind.REGISTER_PATRON:
            decided = _register(row, now)
        case kind:
            raise ValueError(f"{kind} is decided by `central.holdings`")
    if decided.code is not OutcomeCode.SUCCESS:
        return decided
    notes = decided.notes
    if now.card_replaced and now.patron is not None:
        notes = (Note(NoteCode.CARD_REPLACED, {"card_number": now.patron.card_number}), *notes)
    if row.time_uncertain:
        notes = (*notes, Note(NoteCode.TIME_UNCERTAIN))
    return replace(decided, notes=notes)


def is_late(row: QueuedTransaction, last: Moment | None) -> bool:
    """Whether something newer was already applied to the row's item.

    Rows of one workstation are never late against each other in its own order, unless staff backdated them; its order
    also decides between equal moments.
    """
    if last is None:
        return False
    own = row.transaction
    if last.workstation == own.workstation and not own.backdated:
        return row.at <= last.at and (own.epoch, own.seq) < (last.epoch, last.seq)
    return row.at < last.at


def _issue(row: QueuedTransaction, now: Situation) -> Decided:
    transaction = row.transaction
    if now.patron is None:
        return Decided(OutcomeCode.PATRON_NOT_FOUND)
    if now.item is None or transaction.due_at is None:
        return Decided(OutcomeCode.ITEM_NOT_FOUND)
    due_at = in_library_zone(transaction.due_at, now.zone)
    loan = Loan(now.item.barcode, now.patron.card_number, row.at, due_at, now.terms.renewals, transaction.library)
    if now.last is not None and is_late(row, now.last):
        past = fx.LoanRecorded(loan, returned_at=max(now.last.at, row.at))
        return Decided(OutcomeCode.SUCCESS, (_newer(now.last),), (past,), due_at)
    notes: list[Note] = []
    effects: list[fx.Effect] = []
    has_it = now.loan is not None and now.loan.card_number == now.patron.card_number
    if now.loan is None:
        effects.append(fx.LoanMade(loan))
    elif has_it:
        notes.append(Note(NoteCode.WAS_ON_LOAN_TO_PATRON))
        effects.append(fx.LoanExtended(due_at, now.loan.renewals_left))
    else:
        notes.append(Note(NoteCode.WAS_ON_LOAN_TO_OTHER, {"card_number": now.loan.card_number}))
        effects += [fx.LoanEnded(row.at), fx.LoanMade(loan)]
    notes += _patron_notes(row, now.patron, now, one_more=not has_it)
    notes += _issue_holds(now, now.patron, effects)
    notes += _status_notes(now.item, effects)
    if now.item.not_for_loan:
        notes.append(Note(NoteCode.NOT_FOR_LOAN))
    notes += _passed_over(row, notes)
    effects.append(_touched(row))
    return Decided(OutcomeCode.SUCCESS, tuple(notes), tuple(effects), due_at)


def _issue_holds(now: Situation, patron: Patron, effects: list[fx.Effect]) -> list[Note]:
    """The patron's own hold is filled; somebody else's is a note."""
    notes: list[Note] = []
    for hold in now.holds:
        if hold.card_number == patron.card_number:
            effects.append(fx.HoldFilled(hold.card_number))
        elif not notes:
            notes.append(Note(NoteCode.HOLD_WAITING, {"pickup_library": hold.pickup_library}))
    return notes


def _status_notes(item: Item, effects: list[fx.Effect]) -> list[Note]:
    """An item in somebody's hand is neither lost nor on order: it becomes available, and that is said."""
    if item.status is ItemStatus.AVAILABLE:
        return []
    effects.append(fx.ItemFound())
    return [Note(NoteCode.ITEM_STATUS, {"status": item.status.value})]


def _return(row: QueuedTransaction, now: Situation) -> Decided:
    if now.item is None:
        return Decided(OutcomeCode.ITEM_NOT_FOUND)
    if now.last is not None and is_late(row, now.last):
        return Decided(OutcomeCode.SUCCESS, (_newer(now.last),), (fx.PastLoanEnded(row.at),))
    effects: list[fx.Effect] = [_touched(row)]
    astray = now.item.status in {ItemStatus.LOST, ItemStatus.MISSING}
    if now.loan is not None:
        effects.append(fx.LoanEnded(row.at))
    elif not astray:
        # The item was seen here at that moment all the same: an older loan that arrives later has ended by then.
        return Decided(OutcomeCode.ITEM_NOT_ON_LOAN, effects=tuple(effects))
    notes = _status_notes(now.item, effects) if astray else []
    if now.holds:
        first = next((hold for hold in now.holds if hold.on_shelf), now.holds[0])
        if not first.on_shelf:
            effects.append(fx.HoldSetAside(first.card_number))
        notes.append(
            Note(NoteCode.HOLD_WAITING, {"card_number": first.card_number, "pickup_library": first.pickup_library})
        )
    here = row.transaction.library
    if here and now.item.library and now.item.library != here:
        notes.append(Note(NoteCode.ROUTE_TO_LIBRARY, {"library": now.item.library}))
    return Decided(OutcomeCode.SUCCESS, tuple(notes), tuple(effects))


def _renew(row: QueuedTransaction, now: Situation) -> Decided:
    transaction = row.transaction
    if now.item is None or transaction.due_at is None:
        return Decided(OutcomeCode.ITEM_NOT_FOUND)
    if now.last is not None and is_late(row, now.last):
        return Decided(OutcomeCode.SUCCESS, (_newer(now.last),))
    if now.loan is None:
        return Decided(OutcomeCode.ITEM_NOT_ON_LOAN)
    due_at = in_library_zone(transaction.due_at, now.zone)
    left = now.loan.renewals_left
    notes: list[Note] = []
    if now.patron is not None and now.patron.card_number != now.loan.card_number:
        notes.append(Note(NoteCode.WAS_ON_LOAN_TO_OTHER, {"card_number": now.loan.card_number}))
    if now.borrower is not None:
        notes += _patron_notes(row, now.borrower, now, one_more=False)
    if left == 0:
        notes.append(Note(NoteCode.NO_RENEWALS_LEFT))
    others = [hold for hold in now.holds if hold.card_number != now.loan.card_number]
    if others:
        notes.append(Note(NoteCode.HOLD_WAITING, {"pickup_library": others[0].pickup_library}))
    notes += _passed_over(row, notes)
    effects = (fx.LoanExtended(due_at, max(0, left - 1) if left is not None else None), _touched(row))
    return Decided(OutcomeCode.SUCCESS, tuple(notes), effects, due_at)


def _payment(row: QueuedTransaction, now: Situation) -> Decided:
    if now.patron is None or row.transaction.amount is None:
        return Decided(OutcomeCode.PATRON_NOT_FOUND)
    return Decided(OutcomeCode.SUCCESS, effects=(fx.PaymentTaken(row.transaction.amount, row.at),))


def _in_house_use(row: QueuedTransaction, now: Situation) -> Decided:
    if now.item is None:
        return Decided(OutcomeCode.ITEM_NOT_FOUND)
    return Decided(OutcomeCode.SUCCESS, effects=(fx.UsedInHouse(row.transaction.count or 1, row.at),))


def _register(row: QueuedTransaction, now: Situation) -> Decided:
    transaction = row.transaction
    if now.patron is not None or transaction.patron is None or transaction.card_number is None:
        return Decided(OutcomeCode.CARD_NUMBER_IN_USE)
    library = transaction.patron.library or transaction.library
    return Decided(
        OutcomeCode.SUCCESS, effects=(fx.PatronRegistered(transaction.card_number, transaction.patron, library),)
    )


def _patron_notes(row: QueuedTransaction, patron: Patron, now: Situation, *, one_more: bool) -> list[Note]:
    """The same checks as at the desk, judged on the day it happened there; the number of loans if it grows by one."""
    today = in_library_zone(row.at, now.zone).date()
    terms = now.terms if one_more else replace(now.terms, max_loans=None)
    findings = standing_findings(patron, now.loans, terms, today)
    return [Note(NoteCode(finding.code), dict(finding.params)) for finding in findings]


def _passed_over(row: QueuedTransaction, notes: Sequence[Note]) -> list[Note]:
    """Limits that staff passed over at the desk, also where the server no longer finds them exceeded."""
    said = {note.code for note in notes}
    return [Note(code) for code in _LIMITS if code in row.transaction.overridden and code not in said]


def _newer(last: Moment) -> Note:
    return Note(NoteCode.SERVER_STATE_NEWER, {"at": last.at.isoformat().replace("+00:00", "Z")})


def _touched(row: QueuedTransaction) -> fx.ItemTouched:
    own = row.transaction
    return fx.ItemTouched(row.at, own.workstation, own.epoch, own.seq)
