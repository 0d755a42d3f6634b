"""The records that a group of rows is about: read in a few queries, changed in memory, written back in a few more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, insert, select

from offcirc.central import effects as fx
from offcirc.central import records, schema
from offcirc.central.holdings.deciding import About
from offcirc.central.holdings.working import HoldingsWork
from offcirc.central.lists import is_one_of
from offcirc.central.moments import from_micros, to_micros
from offcirc.central.reference import Reference
from offcirc.central.rules import Moment, QueuedTransaction, Situation
from offcirc.domain.barcodes import Scan, fold
from offcirc.domain.records import CirculationRule, Hold, Item, ItemStatus, Loan, Patron
from offcirc.domain.transactions import Kind, Transaction


@dataclass(slots=True)
class PatronState:
    """A patron in the group; `owes_changed` once a payment was taken."""

    id: int
    patron: Patron
    owes_changed: bool = False


@dataclass(slots=True)
class ItemState:
    """An item in the group."""

    id: int
    item: Item
    last: Moment | None
    touched: bool = False
    found: bool = False


@dataclass(slots=True)
class LoanState:
    """An item's current loan."""

    patron_id: int
    loan: Loan
    transaction_id: str


@dataclass(slots=True)
class HoldState:
    """One hold of an item."""

    id: int
    hold: Hold
    set_aside: bool = False


class PastEnd(NamedTuple):
    """A return that arrived late: at `returned_at`, microseconds. `after`: so many rows of `history` came before it."""

    item_id: int
    returned_at: int
    after: int


@dataclass(slots=True)
class Written:
    """Rows that are only ever added."""

    history: list[dict[str, Any]] = field(default_factory=list)
    past_ends: list[PastEnd] = field(default_factory=list)
    payments: list[dict[str, Any]] = field(default_factory=list)
    uses: list[dict[str, Any]] = field(default_factory=list)
    filled_holds: list[tuple[int, Hold]] = field(default_factory=list)


def card_keys(transaction: Transaction) -> tuple[str, ...]:
    """Keys under which the row's patron may be found, most literal first."""
    text = transaction.card_number
    return Scan(text, text).keys if text is not None else ()


def item_keys(transaction: Transaction) -> tuple[str, ...]:
    """Keys under which the row's item may be found, most literal first."""
    text = transaction.item_barcode
    return Scan(text, text).keys if text is not None else ()


class Workset:
    """The working set of one group. `situation` reads it, `apply` changes it; `offcirc.central.flushing` writes it."""

    def __init__(self, connection: Connection, reference: Reference, rows: Sequence[Transaction]) -> None:
        self._connection = connection
        self._reference = reference
        self.patrons: dict[int, PatronState] = {}
        self.items: dict[int, ItemState] = {}
        self.loans: dict[int, LoanState] = {}
        self.holds: dict[int, list[HoldState]] = {}
        self.lent_before: dict[int, str] = {}
        self.changed_loans: set[int] = set()
        self.registered: list[int] = []
        self.written = Written()
        self.holdings: HoldingsWork | None = None
        self._patron_ids: dict[str, list[int]] = {}
        self._former_ids: dict[str, list[tuple[str, int]]] = {}
        self._item_ids: dict[str, list[int]] = {}
        self._loan_counts = Counter[int]()
        self._load(rows)

    def situation(self, row: QueuedTransaction) -> Situation:
        """What is known of the row's patron and item after the rows before it."""
        transaction = row.transaction
        present, item = self._patron(transaction), self._item(transaction)
        patron = present or self._former_patron(transaction)
        replaced = patron is not present
        zone = self._reference.zone(transaction.library)
        if item is None:
            return Situation(patron=patron.patron if patron else None, card_replaced=replaced, zone=zone)
        loan = self.loans.get(item.id)
        borrower = self.patrons[loan.patron_id] if loan else None
        terms = CirculationRule()
        judged = patron if transaction.kind is Kind.ISSUE else borrower
        if transaction.kind in {Kind.ISSUE, Kind.RENEW} and judged is not None:
            terms = self._reference.terms(transaction.library, judged.patron.category, item.item.item_type)
        return Situation(
            patron=patron.patron if patron else None,
            card_replaced=replaced,
            item=item.item,
            last=item.last,
            loan=loan.loan if loan else None,
            borrower=borrower.patron if borrower else None,
            holds=tuple(state.hold for state in self.holds.get(item.id, ())),
            zone=zone,
            terms=terms,
            loans=self._loan_counts[patron.id] if patron else 0,
        )

    def about(self, transaction: Transaction) -> About:
        """What a decision about the row's holdings rests on beside `situation`."""
        item = self._item(transaction)
        return self.holdings.about(transaction, item.id if item is not None else None) if self.holdings else About()

    def apply(self, transaction: Transaction, effects: Iterable[fx.Effect]) -> None:
        """Changes the working set as a decision about `transaction` says."""
        item, patron = self._item(transaction), self._patron(transaction) or self._former_patron(transaction)
        for effect in effects:
            match effect:
                case fx.PaymentTaken() if patron is not None:
                    self._pay(transaction, patron, effect)
                case fx.PatronRegistered():
                    self._register(effect)
                case fx.ItemMade() | fx.ItemEdited() | fx.SentInSet() | fx.ReturnedFromSet():
                    self._change_holdings(transaction, effect)
                case _ if item is not None:
                    self._change_item(transaction, item, patron, effect)

    def _change_holdings(self, transaction: Transaction, effect: fx.HoldingsEffect) -> None:
        state = self._item(transaction) or self._make_item(effect.item)
        state.item = effect.item
        if self.holdings is not None:
            self.holdings.apply(transaction, state.id, effect)

    def _make_item(self, item: Item) -> ItemState:
        """Written at once, with its values later: a row further on in the same group needs its id."""
        key = fold(item.barcode)
        values = {"barcode": item.barcode, "barcode_key": key, "status": item.status.value, "not_for_loan": False}
        result = self._connection.execute(insert(schema.items).values(changed=0, **values))
        item_id = int(result.inserted_primary_key[0])  # type: ignore[index]  # an insert of one row has one
        self.items[item_id] = ItemState(item_id, item, None)
        self._item_ids.setdefault(key, []).append(item_id)
        return self.items[item_id]

    def _change_item(
        self, transaction: Transaction, item: ItemState, patron: PatronState | None, effect: fx.Effect
    ) -> None:
        match effect:
            case fx.LoanMade() if patron is not None:
                self.loans[item.id] = LoanState(patron.id, effect.loan, transaction.id)
                self._loan_counts[patron.id] += 1
                self.changed_loans.add(item.id)
            case fx.LoanExtended():
                state = self.loans[item.id]
                state.loan = replace(state.loan, due_at=effect.due_at, renewals_left=effect.renewals_left)
                self.changed_loans.add(item.id)
            case fx.LoanEnded():
                state = self.loans.pop(item.id)
                self._loan_counts[state.patron_id] -= 1
                self._history(item.id, state, effect.returned_at, late=False)
                self.changed_loans.add(item.id)
            case fx.LoanRecorded() if patron is not None:
                past = LoanState(patron.id, effect.loan, transaction.id)
                self._history(item.id, past, effect.returned_at, late=True)
            case fx.PastLoanEnded():
                end = PastEnd(item.id, to_micros(effect.returned_at), len(self.written.history))
                self.written.past_ends.append(end)
            case fx.ItemFound():
                item.item, item.found = replace(item.item, status=ItemStatus.AVAILABLE), True
            case fx.ItemTouched():
                item.last = Moment(effect.at, effect.workstation, effect.epoch, effect.seq)
                item.touched = True
            case fx.UsedInHouse():
                self.written.uses.append(
                    {
                        "transaction_id": transaction.id,
                        "item_id": item.id,
                        "count": effect.count,
                        "used_at": to_micros(effect.used_at),
                        "library": clean(transaction.library),
                    }
                )
            case _:
                self._change_hold(item, effect)

    def _change_hold(self, item: ItemState, effect: fx.Effect) -> None:
        states = self.holds.get(item.id, [])
        match effect:
            case fx.HoldFilled():
                for state in [state for state in states if state.hold.card_number == effect.card_number]:
                    states.remove(state)
                    self.written.filled_holds.append((state.id, state.hold))
            case fx.HoldSetAside():
                for state in states:
                    if state.hold.card_number == effect.card_number:
                        state.hold, state.set_aside = replace(state.hold, on_shelf=True), True

    def _history(self, item_id: int, state: LoanState, returned_at: datetime, *, late: bool) -> None:
        loan = state.loan
        self.written.history.append(
            {
                "item_id": item_id,
                "patron_id": state.patron_id,
                "issued_at": to_micros(loan.issued_at),
                "due_at": to_micros(loan.due_at),
                "returned_at": to_micros(returned_at),
                "library": clean(loan.library),
                "transaction_id": state.transaction_id,
                "late": late,
            }
        )

    def _pay(self, transaction: Transaction, state: PatronState, effect: fx.PaymentTaken) -> None:
        state.patron = replace(state.patron, owes=state.patron.owes - effect.amount)
        state.owes_changed = True
        self.written.payments.append(
            {
                "transaction_id": transaction.id,
                "patron_id": state.id,
                "amount_cents": records.to_cents(effect.amount),
                "paid_at": to_micros(effect.paid_at),
                "library": clean(transaction.library),
                "staff": clean(transaction.staff),
            }
        )

    def _register(self, effect: fx.PatronRegistered) -> None:
        """Written at once: a loan later in the same group needs the new patron's id."""
        new = effect.patron
        names = ("surname", "first_name", "category", "address", "city", "postcode", "phone", "email")
        values: dict[str, Any] = {name: clean(getattr(new, name)) for name in names}
        key = fold(effect.card_number)
        result = self._connection.execute(
            insert(schema.patrons).values(
                card_number=effect.card_number,
                card_key=key,
                library=clean(effect.library),
                born_on=new.born_on,
                barred=False,
                card_lost=False,
                address_in_doubt=False,
                owes_cents=0,
                changed=0,
                **values,
            )
        )
        patron_id = int(result.inserted_primary_key[0])  # type: ignore[index]  # an insert of one row has one
        patron = Patron(effect.card_number, values["surname"], values["first_name"], values["category"], effect.library)
        self.patrons[patron_id] = PatronState(patron_id, patron)
        self._patron_ids.setdefault(key, []).append(patron_id)
        self.registered.append(patron_id)

    def _patron(self, transaction: Transaction) -> PatronState | None:
        for key in card_keys(transaction):
            found = [self.patrons[patron_id] for patron_id in self._patron_ids.get(key, ())]
            if found:
                exact = (state for state in found if state.patron.card_number == transaction.card_number)
                return next(exact, found[0])
        return None

    def _former_patron(self, transaction: Transaction) -> PatronState | None:
        """Whose card it was before it was replaced; nobody's where several patrons had it."""
        for key in card_keys(transaction):
            found = self._former_ids.get(key, ())
            spelled = [patron_id for number, patron_id in found if number == transaction.card_number]
            ids = set(spelled or (patron_id for _, patron_id in found))
            if ids:
                return self.patrons[ids.pop()] if len(ids) == 1 else None
        return None

    def _item(self, transaction: Transaction) -> ItemState | None:
        for key in item_keys(transaction):
            found = [self.items[item_id] for item_id in self._item_ids.get(key, ())]
            if found:
                exact = (state for state in found if state.item.barcode == transaction.item_barcode)
                return next(exact, found[0])
        return None

    def _load(self, rows: Sequence[Transaction]) -> None:
        keys = sorted({key for row in rows for key in item_keys(row)})
        if keys:
            self._load_items(keys)
        cards = sorted({key for row in rows for key in card_keys(row)})
        borrowers = sorted({state.patron_id for state in self.loans.values()})
        if cards:
            self._load_patrons(_PATRONS.where(is_one_of(schema.patrons.c.card_key, cards)))
            self._load_former_patrons(sorted({key for row in rows if not self._patron(row) for key in card_keys(row)}))
        missing = [patron_id for patron_id in borrowers if patron_id not in self.patrons]
        if missing:
            self._load_patrons(_PATRONS.where(is_one_of(schema.patrons.c.id, missing)))
        if any(row.holdings is not None for row in rows):
            self.holdings = HoldingsWork(self._connection, self._reference.holdings(self._connection))
            self.holdings.load(rows, self.items)
        if any(row.kind is Kind.ISSUE for row in rows):
            query = _LOAN_COUNTS.where(is_one_of(schema.loans.c.patron_id, self.patrons))
            for patron_id, count in self._connection.execute(query):
                self._loan_counts[patron_id] = count

    def _load_items(self, keys: Sequence[str]) -> None:
        table = schema.items.c
        for row in self._connection.execute(_ITEMS.where(is_one_of(table.barcode_key, keys)).order_by(table.id)):
            last = None
            if row.last_event_at is not None:
                at = from_micros(row.last_event_at)
                last = Moment(at, row.last_event_by, row.last_event_epoch, row.last_event_seq)
            self.items[row.id] = ItemState(row.id, records.item_of(row), last)
            self._item_ids.setdefault(row.barcode_key, []).append(row.id)
        if not self.items:
            return
        ids = list(self.items)
        for row in self._connection.execute(_LOANS.where(is_one_of(schema.loans.c.item_id, ids))):
            self.loans[row.item_id] = LoanState(row.patron_id, records.loan_of(row[:8]), row.transaction_id)
            self.lent_before[row.item_id] = row.barcode
        holds = schema.holds.c
        query = _HOLDS.where(is_one_of(holds.item_id, ids)).order_by(holds.placed_at, holds.id)
        for row in self._connection.execute(query):
            self.holds.setdefault(row.item_id, []).append(HoldState(row.id, records.hold_of(row[:6])))

    def _load_patrons(self, query: Select[Any]) -> None:
        for row in self._connection.execute(query.order_by(schema.patrons.c.id)):
            if row.id not in self.patrons:
                self.patrons[row.id] = PatronState(row.id, records.patron_of(row))
                self._patron_ids.setdefault(row.card_key, []).append(row.id)

    def _load_former_patrons(self, keys: Sequence[str]) -> None:
        """Of cards that are nobody's present one."""
        if not keys:
            return
        former = schema.former_cards.c
        query = select(former.former_key, former.former_number, former.patron_id).where(
            is_one_of(former.former_key, keys)
        )
        for key, number, patron_id in self._connection.execute(query):
            self._former_ids.setdefault(key, []).append((number, patron_id))
        missing = {patron_id for found in self._former_ids.values() for _, patron_id in found} - self.patrons.keys()
        if missing:
            self._load_patrons(_PATRONS.where(is_one_of(schema.patrons.c.id, sorted(missing))))


_PATRONS = records.PATRONS.add_columns(schema.patrons.c.id, schema.patrons.c.card_key)
_ITEMS = records.ITEMS.add_columns(
    schema.items.c.id,
    schema.items.c.barcode_key,
    schema.items.c.last_event_at,
    schema.items.c.last_event_by,
    schema.items.c.last_event_epoch,
    schema.items.c.last_event_seq,
)
_LOANS = records.LOANS.add_columns(schema.loans.c.item_id, schema.loans.c.patron_id, schema.loans.c.transaction_id)
_HOLDS = records.HOLDS.add_columns(schema.holds.c.item_id, schema.holds.c.id)
_LOAN_COUNTS = select(schema.loans.c.patron_id, func.count()).group_by(schema.loans.c.patron_id)


def clean(text: str) -> str:
    """Text as PostgreSQL can hold it: a NUL becomes the replacement character."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}")
