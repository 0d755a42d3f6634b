"""Outcomes as Koha leaves them to be made: it numbers none and keeps none, so that its clock stands in for both."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta

from offcirc.connectors.base import Fate
from offcirc.connectors.koha import due_dates, look_up
from offcirc.domain.outcomes import Note, NoteCode, Outcome, OutcomeCode, Receipt, Result
from offcirc.domain.records import Loan
from offcirc.domain.transactions import Kind
from offcirc.wire.messages import SentTransaction

LENDS = frozenset({Kind.ISSUE, Kind.RENEW})


class Verdicts:
    """Makes them, in the server's time.

    Attributes:
        ahead: the server's clock minus ours.
        applied: issues to which Koha said `Success.` in this session and whose loan is still to be read back.
    """

    def __init__(self) -> None:
        self.ahead = timedelta()
        self.applied: set[str] = set()

    def server_at(self) -> datetime:
        """The server's clock now, as far as it told."""
        return datetime.now(UTC) + self.ahead

    def receipt(self, sent: SentTransaction) -> Receipt:
        """It is there."""
        return Receipt(sent.transaction.id, self.server_at())

    def outcome(
        self,
        id_: str,
        result: Result,
        code: str,
        notes: tuple[Note, ...] = (),
        granted_due_at: datetime | None = None,
    ) -> Outcome:
        """An outcome now."""
        at = self.server_at()
        # Koha numbers no changes: its clock does, and a replica read after this moment shows what was done.
        return Outcome(id_, result, code, at, notes, granted_due_at, change=round(at.timestamp() * 1000))

    def already_done(self, id_: str) -> Outcome:
        """It was applied, and nothing more is known of it."""
        notes = (Note(NoteCode.ALREADY_PROCESSED),)
        return self.outcome(id_, Result.SUCCESS_WITH_NOTES, OutcomeCode.SUCCESS, notes)

    def left_the_queue(self, id_: str) -> Outcome:
        """It is gone from the queue, and nobody can say what became of it."""
        return self.outcome(id_, Result.UNKNOWN, OutcomeCode.LEFT_THE_QUEUE)

    def lent(self, id_: str, told: datetime | None, card: str, loan: Loan | None) -> Outcome:
        """An issue that was applied, beside the loan as it was read back."""
        self.applied.discard(id_)
        found = due_dates.compare(told, card, loan)
        return self.outcome(id_, found.result, OutcomeCode.SUCCESS, found.notes, found.granted)

    def by_loans(
        self, sent: SentTransaction, loans: Mapping[str, Loan] | None, unsettled: Collection[str] = ()
    ) -> Outcome | Fate:
        """What the loans let one conclude about a row that is not in the queue.

        Args:
            sent: the row as it left.
            loans: of its item at least, by folded barcode; None where they cannot be read.
            unsettled: items of which something waits in the queue, or nobody knows whether it does.
        """
        row = sent.transaction
        loan = (loans or {}).get(row.item_key or "")
        witness = look_up.Witness.NOTHING
        if row.id in self.applied:
            witness = look_up.Witness.APPLIED
        elif loans is not None:
            witness = look_up.ask_loan(sent, loan, unsettled=row.item_key in unsettled)
        if witness is look_up.Witness.APPLIED and row.kind in LENDS:
            return self.lent(row.id, row.due_at, row.card_number or "", loan)
        if witness is look_up.Witness.APPLIED:
            notes = (Note(NoteCode.NOT_ON_LOAN_NOW),)
            return self.outcome(row.id, Result.SUCCESS_WITH_NOTES, OutcomeCode.SUCCESS, notes)
        return Fate.NOT_RECEIVED if witness is look_up.Witness.NOT_APPLIED else Fate.CANNOT_TELL
