"""The due date that Koha gave, beside the one that the patron was told: its offline service reads none (PEERS)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from offcirc.domain.barcodes import fold
from offcirc.domain.due_dates import same_minute
from offcirc.domain.outcomes import Note, NoteCode, Result
from offcirc.domain.records import Loan


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an applied issue comes to; `granted` is what the server keeps, None where the loan is not there any more."""

    result: Result
    notes: tuple[Note, ...] = ()
    granted: datetime | None = None


def compare(told: datetime | None, card: str, loan: Loan | None) -> Comparison:
    """Compares them.

    Args:
        told: the due date on the slip; None of a row that somebody else recorded.
        card: whose loan it should be.
        loan: of the item at the server, after the issue was applied.
    """
    if loan is None or fold(loan.card_number) != fold(card):
        return Comparison(Result.SUCCESS_WITH_NOTES, (Note(NoteCode.DUE_DATE_NOT_READ),))
    if told is None or same_minute(told, loan.due_at):
        return Comparison(Result.SUCCESS, (), loan.due_at)
    params = {"told": told.isoformat(), "kept": loan.due_at.isoformat()}
    return Comparison(Result.SUCCESS_WITH_NOTES, (Note(NoteCode.DUE_DATE_CHANGED, params),), loan.due_at)
