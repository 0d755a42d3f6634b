"""Finding out what became of a row whose answer was lost: Koha is not idempotent and keeps no id of ours.

The queue and the loans are the witnesses. What they cannot prove is left to a person (DESIGN, *Sending is written
ahead*): a wrong "never came" would lend, return or take money twice, a wrong "it came" would lose the row.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum, auto

from offcirc.domain.barcodes import fold
from offcirc.domain.records import Loan
from offcirc.domain.transactions import Kind, Transaction
from offcirc.wire.messages import SentTransaction

_SECOND = timedelta(seconds=1)


class Witness(Enum):
    """What the loans prove about a row that is not in the queue."""

    APPLIED = auto()
    NOT_APPLIED = auto()
    NOTHING = auto()


def ask_loan(sent: SentTransaction, loan: Loan | None, *, unsettled: bool) -> Witness:
    """What an item's present loan proves.

    Koha keeps the moment of an issue to the second, lets any issue displace the loan that was there, and any return
    end it.

    Args:
        sent: the row as it left.
        loan: of its item at the server now.
        unsettled: something of the item waits in the queue, or may do so, so that there may be no loan to end yet.
    """
    row, at = sent.transaction, sent.occurred_at
    if row.kind is Kind.ISSUE:
        return _of_issue(row, at, loan)
    if row.kind is Kind.RETURN:
        return _of_return(at, loan, unsettled=unsettled)
    return Witness.NOTHING


def _of_issue(row: Transaction, at: datetime, loan: Loan | None) -> Witness:
    if loan is None:
        return Witness.NOTHING  # refused, or returned since, or never there
    its = row.card_number is not None and fold(loan.card_number) == fold(row.card_number)
    if its and abs(loan.issued_at - at) < _SECOND:
        return Witness.APPLIED
    if not its and loan.issued_at < at:
        return Witness.NOT_APPLIED  # it would have displaced this older loan
    return Witness.NOTHING  # the patron had it already: a renewal moves the due date and leaves the moment


def _of_return(at: datetime, loan: Loan | None, *, unsettled: bool) -> Witness:
    if loan is not None:
        return Witness.NOT_APPLIED if loan.issued_at < at else Witness.NOTHING
    return Witness.NOTHING if unsettled else Witness.APPLIED  # whoever did it, the item is back
