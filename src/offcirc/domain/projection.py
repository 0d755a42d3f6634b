"""What is true here: the replica (what the server knew) overlaid with this workstation's own rows, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from decimal import Decimal

from offcirc.domain.barcodes import fold
from offcirc.domain.holdings.overlay import after as after_holdings
from offcirc.domain.records import Hold, Item, Loan, Patron
from offcirc.domain.transactions import HOLDINGS_KINDS, Kind, State, Transaction

OVERLAID = frozenset({State.WAITING, State.UNKNOWN, State.SENT, State.REFUSED, State.SUCCEEDED})
"""Rows that happened at this desk. A refused issue still left the building; an amended one is told by its successor."""

_MOVES = frozenset({Kind.ISSUE, Kind.RETURN, Kind.RENEW})


def happened(state: State, kind: Kind) -> bool:
    """Whether a row counts at this desk: a refused loan left the building, a refused edit changed nothing."""
    return state in OVERLAID and (state is not State.REFUSED or kind not in HOLDINGS_KINDS)


@dataclass(frozen=True, slots=True)
class LocalRow:
    """A transaction of this workstation with its present state.

    Attributes:
        transaction: as recorded.
        state: where it stands.
        granted_due_at: the due date that the server keeps, where it said so: it may be another than was told.
    """

    transaction: Transaction
    state: State
    granted_due_at: datetime | None = None

    @property
    def due_at(self) -> datetime | None:
        """The due date that counts."""
        return self.granted_due_at or self.transaction.due_at


@dataclass(frozen=True, slots=True)
class LocalLoan:
    """A loan as this desk sees it. `row` is the local transaction that made or changed it, None if the server's own."""

    loan: Loan
    row: LocalRow | None = None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item as this desk sees it; `item` is None where neither replica nor journal knows the barcode.

    `out_in`: the exchange set that it went out with from this desk, as far as the replica does not show it yet; empty
    where it came back with its set since; None where nothing of that kind happened here.
    """

    barcode: str
    item: Item | None
    loan: LocalLoan | None = None
    holds: tuple[Hold, ...] = ()
    last_row: LocalRow | None = None
    out_in: str | None = None


@dataclass(frozen=True, slots=True)
class PatronView:
    """A patron as this desk sees them.

    Attributes:
        card_number: the patron's present card.
        patron: None where neither replica nor journal knows the card.
        former_number: the card that was asked for, where it is one that was replaced by `card_number`.
    """

    card_number: str
    patron: Patron | None
    loans: tuple[LocalLoan, ...] = ()
    holds: tuple[Hold, ...] = ()
    former_number: str = ""


def project_item(
    barcode: str, item: Item | None, loan: Loan | None, holds: Sequence[Hold], rows: Iterable[LocalRow]
) -> ItemView:
    """An item after this workstation's rows about it.

    Args:
        barcode: the record's spelling, or what was typed.
        item: from the replica.
        loan: the server's current loan from the replica.
        holds: the item's holds, first come first.
        rows: this workstation's rows about the item that the replica does not show yet, oldest first.
    """
    here = [row for row in rows if happened(row.state, row.transaction.kind)]
    current = LocalLoan(loan) if loan is not None else None
    waiting = list(holds)
    for row in _not_late(loan, here):
        current = _after(row, current)
        if waiting and row.transaction.kind is Kind.ISSUE:
            waiting = [hold for hold in waiting if fold(hold.card_number) != row.transaction.card_key]
    out_in = None
    about_it = [row.transaction for row in here if row.transaction.holdings is not None]
    if about_it:
        item, out_in = after_holdings(item, None, about_it)
    return ItemView(barcode, item, current, tuple(waiting), here[-1] if here else None, out_in)


def _not_late(loan: Loan | None, rows: Iterable[LocalRow]) -> Iterator[LocalRow]:
    """The rows that changed an item's state, in their order.

    A row that staff dated back, or a correction, may be older than what the item's state already rests on: it is
    history then, for the server too (`SERVER_STATE_NEWER`). Any other row is newer than the one before it, whatever
    the wall clock did.
    """
    newest = loan.issued_at if loan is not None else None
    for row in rows:
        transaction = row.transaction
        if transaction.kind not in _MOVES:
            continue
        if transaction.backdated and newest is not None and transaction.occurred_at < newest:
            continue
        newest = transaction.occurred_at
        yield row


def _after(row: LocalRow, current: LocalLoan | None) -> LocalLoan | None:
    transaction = row.transaction
    match transaction.kind:
        case Kind.ISSUE:
            return LocalLoan(_loan_of(row), row)
        case Kind.RETURN:
            return None
        case Kind.RENEW if current is not None and row.due_at is not None:
            left = current.loan.renewals_left
            left = max(0, left - 1) if left is not None else None
            return LocalLoan(replace(current.loan, due_at=row.due_at, renewals_left=left), row)
        case _:
            return current


def _loan_of(row: LocalRow) -> Loan:
    transaction, due_at = row.transaction, row.due_at
    if transaction.item_barcode is None or transaction.card_number is None or due_at is None:
        raise ValueError("not an issue")
    return Loan(
        transaction.item_barcode,
        transaction.card_number,
        transaction.occurred_at,
        due_at,
        library=transaction.library,
    )


def project_patron(  # noqa: PLR0917 - each is one question to replica or journal, in the order they are asked
    card_number: str,
    patron: Patron | None,
    loans: Sequence[Loan],
    holds: Sequence[Hold],
    own_rows: Iterable[LocalRow],
    item_rows: Mapping[str, Sequence[LocalRow]],
) -> PatronView:
    """A patron after this workstation's rows.

    Args:
        card_number: the record's spelling, or what was typed.
        patron: from the replica.
        loans: the server's current loans of this patron from the replica.
        holds: the patron's holds.
        own_rows: this workstation's rows with this card, oldest first.
        item_rows: by item key, all local rows about any item in `loans` or `own_rows`, oldest first: an item may have
            been returned, or lent to somebody else, since.
    """
    card_key = fold(card_number)
    mine: dict[str, Loan | None] = {fold(loan.item_barcode): loan for loan in loans}
    waiting = list(holds)
    for row in own_rows:
        if row.state not in OVERLAID:
            continue
        transaction = row.transaction
        item_key = transaction.item_key
        if item_key is not None:
            mine.setdefault(item_key, None)
        if waiting and transaction.kind is Kind.ISSUE:
            waiting = [hold for hold in waiting if fold(hold.item_barcode) != item_key]
        if transaction.kind is Kind.PAYMENT and patron is not None:
            patron = replace(patron, owes=patron.owes - (transaction.amount or Decimal(0)))
        if transaction.kind is Kind.REGISTER_PATRON and patron is None:
            patron = _registered(transaction)
    found = (_current_loan(loan, item_rows.get(key, ())) for key, loan in mine.items())
    current = [held for held in found if held is not None and fold(held.loan.card_number) == card_key]
    current.sort(key=lambda held: held.loan.issued_at, reverse=True)
    return PatronView(card_number, patron, tuple(current), tuple(waiting))


def _current_loan(loan: Loan | None, rows: Iterable[LocalRow]) -> LocalLoan | None:
    current = LocalLoan(loan) if loan is not None else None
    for row in _not_late(loan, (row for row in rows if row.state in OVERLAID)):
        current = _after(row, current)
    return current


def _registered(transaction: Transaction) -> Patron | None:
    new = transaction.patron
    if new is None or transaction.card_number is None:
        return None
    return Patron(
        transaction.card_number,
        new.surname,
        new.first_name,
        new.category,
        new.library or transaction.library,
    )


def overdue_days(due_at: datetime, now: datetime, zone: tzinfo) -> int:
    """Whole days of the library's calendar that `now` lies past the due date; 0 when not overdue.

    By the library's `zone`, not the offset in `due_at`: a loan due in summer can be late in winter.
    """
    return max(0, (now.astimezone(zone).date() - due_at.astimezone(zone).date()).days) if now > due_at else 0
