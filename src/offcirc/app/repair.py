"""What can still be done about a recorded row: take it back, correct it, undo it, or settle it by hand."""

from __future__ import annotations

from dataclasses import dataclass

from offcirc.app.desk import Act, Recording
from offcirc.app.workstation import Workstation
from offcirc.domain.money import read_amount
from offcirc.domain.transactions import Kind, State, Transaction
from offcirc.errors import UserError
from offcirc.journal import Recorded


@dataclass(frozen=True, slots=True)
class Correction:
    """What shall be different; None leaves a field as it was recorded."""

    card: str | None = None
    item: str | None = None
    due: str | None = None


def amend(workstation: Workstation, transaction_id: str, correction: Correction, staff: str) -> Recording:
    """Corrects a refused row: a new transaction with a new id keeps its moment, the refused one closes.

    Staff have decided already, so that desk checks are recorded as overridden and do not ask again.

    Raises:
        UserError: `UNKNOWN_TRANSACTION`, `NOT_REFUSED`, or what is wrong with the correction.
    """
    refused = workstation.journal.find(transaction_id)
    if refused.state is not State.REFUSED:
        raise UserError("NOT_REFUSED", state=refused.state)
    row = refused.transaction
    act = Act(staff, override=True, amends=row.id, occurred_at=row.occurred_at, note=row.item_note)
    return _again(workstation, row, correction, act)


def _again(workstation: Workstation, row: Transaction, correction: Correction, act: Act) -> Recording:
    card = correction.card or row.card_number or ""
    item = correction.item or row.item_barcode or ""
    desk = workstation.desk
    due = correction.due
    if due is None and row.due_at is not None:
        due = row.due_at.astimezone(desk.zone).strftime("%Y-%m-%dT%H:%M")
    match row.kind:
        case Kind.ISSUE:
            return desk.issue(card, item, due, act)
        case Kind.RETURN:
            return desk.take_back(item, act)
        case Kind.RENEW:
            return desk.renew(item, due, act)
        case Kind.PAYMENT:
            return desk.pay(card, read_amount(str(row.amount)), act)
        case Kind.IN_HOUSE_USE:
            return desk.use_in_house(item, row.count or 1, act)
        case Kind.REGISTER_PATRON if row.patron is not None:
            return desk.register(card, row.patron, act)
        case _:
            raise UserError("CANNOT_AMEND", kind=row.kind)


def void(workstation: Workstation, transaction_id: str) -> Recorded:
    """Takes back a row that never left this machine.

    Raises:
        UserError: `UNKNOWN_TRANSACTION`; `NOT_WAITING` where the server has it or may have it: see `compensate`.
    """
    found = workstation.journal.find(transaction_id)
    workstation.journal.void(found.transaction.id)
    return workstation.journal.find(found.transaction.id)


def compensate(workstation: Workstation, transaction_id: str, staff: str) -> Recording:
    """Undoes a loan that the server has already, or may have: records the return that cancels it.

    Raises:
        UserError: `STILL_WAITING` (void it instead), `CANNOT_COMPENSATE` for a row that no other row undoes.
    """
    found = workstation.journal.find(transaction_id)
    row = found.transaction
    if found.state is State.WAITING:
        raise UserError("STILL_WAITING")
    if row.kind is not Kind.ISSUE or found.state not in {State.SENT, State.UNKNOWN, State.SUCCEEDED}:
        raise UserError("CANNOT_COMPENSATE", kind=row.kind, state=found.state)
    act = Act(staff, override=True, compensates=row.id)
    return workstation.desk.take_back(row.item_barcode or "", act)


def send_again(workstation: Workstation, transaction_id: str, reason: str) -> Recorded:
    """Has a row whose answer was lost wait again: somebody looked, and the server does not have it.

    Raises:
        UserError: `REASON_MISSING`, `UNKNOWN_TRANSACTION` or `NOT_UNKNOWN`.
    """
    found = workstation.journal.find(transaction_id)
    workstation.journal.send_again(found.transaction.id, reason)
    return workstation.journal.find(found.transaction.id)


def waive(workstation: Workstation, transaction_id: str, reason: str) -> Recorded:
    """Closes a refused or unknown row that somebody settled by hand, with the reason.

    Raises:
        UserError: `REASON_MISSING`, `UNKNOWN_TRANSACTION` or `NOT_REFUSED`.
    """
    found = workstation.journal.find(transaction_id)
    workstation.journal.waive(found.transaction.id, reason)
    return workstation.journal.find(found.transaction.id)
