"""A naive replay: what the server's records must be after its own outcomes, in its own order."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from offcirc.domain.barcodes import fold
from offcirc.domain.outcomes import NoteCode, Outcome, OutcomeCode, Result
from offcirc.domain.transactions import HOLDINGS_KINDS, Kind, Transaction
from tests.e2e.shelf import Shelf
from tests.e2e.world import Records


@dataclass
class Replay:
    """What the server's records must be, told by its outcomes in their order."""

    records: Records
    cards: dict[str, str] = field(default_factory=dict)
    loans: dict[str, tuple[str, int]] = field(default_factory=dict)
    paid: dict[str, int] = field(default_factory=dict)
    uses: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cards = {fold(card): card for card in self.records.cards}
        self.shelf = Shelf(self.records.barcodes)
        self._items = {fold(barcode): barcode for barcode in self.records.barcodes}

    def apply(self, row: Transaction, outcome: Outcome) -> None:
        """One row: its code is what must be, and then it counts, unless it arrived late."""
        assert outcome.final
        if row.kind in HOLDINGS_KINDS:
            self._apply_to_shelf(row, outcome)
            return
        card, barcode = self.cards.get(row.card_key or ""), self._items.get(row.item_key or "")
        notes = {note.code for note in outcome.notes}
        late = NoteCode.SERVER_STATE_NEWER in notes
        assert outcome.code == self._code(row, card, barcode, late=late), f"{row.kind} of {barcode} to {card}"
        assert (outcome.result is Result.REFUSED) == (outcome.code != OutcomeCode.SUCCESS)
        if row.kind in {Kind.ISSUE, Kind.RENEW} and outcome.code == OutcomeCode.SUCCESS and not late:
            assert row.due_at is not None
            assert outcome.granted_due_at == row.due_at
        if row.kind is Kind.ISSUE and outcome.code == OutcomeCode.SUCCESS and not late:
            other = barcode in self.loans and self.loans[barcode or ""][0] != card
            assert (NoteCode.WAS_ON_LOAN_TO_OTHER in notes) == other
        if outcome.code == OutcomeCode.SUCCESS and not late:
            self._count(row, card or "", barcode or "")

    def _apply_to_shelf(self, row: Transaction, outcome: Outcome) -> None:
        assert outcome.code == self.shelf.code(row), f"{row.kind} of {row.item_barcode}"
        assert (outcome.result is Result.REFUSED) == (outcome.code != OutcomeCode.SUCCESS)
        if outcome.code == OutcomeCode.SUCCESS:
            self.shelf.count(row)

    def _code(self, row: Transaction, card: str | None, barcode: str | None, *, late: bool) -> str:
        match row.kind:
            case Kind.REGISTER_PATRON:
                return OutcomeCode.CARD_NUMBER_IN_USE if card is not None else OutcomeCode.SUCCESS
            case Kind.ISSUE | Kind.PAYMENT if card is None:
                return OutcomeCode.PATRON_NOT_FOUND
            case Kind.PAYMENT:
                return OutcomeCode.SUCCESS
        if barcode is None:
            return OutcomeCode.ITEM_NOT_FOUND
        if row.kind in {Kind.RETURN, Kind.RENEW} and not late and barcode not in self.loans:
            return OutcomeCode.ITEM_NOT_ON_LOAN
        return OutcomeCode.SUCCESS

    def _count(self, row: Transaction, card: str, barcode: str) -> None:
        due = int(row.due_at.timestamp() * 1_000_000) if row.due_at is not None else 0
        match row.kind:
            case Kind.ISSUE:
                self.loans[barcode] = (card, due)
            case Kind.RENEW:
                self.loans[barcode] = (self.loans[barcode][0], due)
            case Kind.RETURN:
                self.loans.pop(barcode)
            case Kind.PAYMENT:
                self.paid[card] = self.paid.get(card, 0) + int((row.amount or Decimal(0)) * 100)
            case Kind.IN_HOUSE_USE:
                self.uses[barcode] = self.uses.get(barcode, 0) + (row.count or 0)
            case Kind.REGISTER_PATRON:
                self.cards[row.card_key or ""] = row.card_number or ""
