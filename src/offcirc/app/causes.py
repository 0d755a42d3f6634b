"""What is probably wrong with a refused row, each guess with the correction that would mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from offcirc.app.look_up import LookUps
from offcirc.app.repair import Correction
from offcirc.domain.barcodes import check_digit_doubtful, fold, read_scan
from offcirc.domain.outcomes import OutcomeCode
from offcirc.domain.projection import LocalRow
from offcirc.domain.records import Item, Patron
from offcirc.domain.transactions import Kind, State, Transaction

AROUND = timedelta(minutes=30)
"""Who was at the desk so long before or after a row may be whom it was about."""
_MOST = 3
"""Guesses of one kind: a longer list is a search, not a help."""
_PROBED = 20
_EVERY_LOCAL_ROW = -1


class CauseKind(StrEnum):
    """What may be wrong."""

    SWAPPED = "swapped"
    """The card is an item's barcode and the barcode a patron's card."""
    CARD_IS_ITEM = "card_is_item"
    ITEM_IS_CARD = "item_is_card"
    CHECK_DIGIT_OF_CARD = "check_digit_of_card"
    CHECK_DIGIT_OF_ITEM = "check_digit_of_item"
    NEAR_CARD = "near_card"
    """One slip away from a known card."""
    NEAR_ITEM = "near_item"
    REPLACED_CARD = "replaced_card"
    """The data say so: the card was replaced by the patron's present one."""
    OLD_CARD = "old_card"
    """The patron has another card as well: this one may have been replaced."""
    AT_DESK = "at_desk"
    """Somebody who was served at about that time."""
    CARD_TAKEN = "card_taken"
    RETURNED_BEFORE = "returned_before"
    """Another row here had returned the item already."""
    LOAN_OPEN = "loan_open"
    """The loan that this row ends or renews is a row here that the server has not applied."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One guess.

    Attributes:
        correction: what would mend it; None where only a person can tell.
        number: the card or barcode it is about.
        name: the patron's.
        title: the item's.
        at: when that patron was at the desk, or when the other row happened.
        other: id of the other row.
    """

    kind: CauseKind
    correction: Correction | None = None
    number: str = ""
    name: str = ""
    title: str = ""
    at: datetime | None = None
    other: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A card that was used at this desk, and when."""

    card: str
    at: datetime


def likely_causes(look_ups: LookUps, row: Transaction, code: str, visits: Sequence[Visit] = ()) -> tuple[Cause, ...]:
    """Guesses, likeliest first.

    Args:
        look_ups: what is known here.
        row: as it was recorded.
        code: why it was refused.
        visits: who was at this desk around that time, nearest in time first.
    """
    with look_ups.at_one_moment():
        return tuple(_causes(_Desk(look_ups, row, visits), code))


def _causes(desk: _Desk, code: str) -> Iterator[Cause]:
    match code:
        case OutcomeCode.PATRON_NOT_FOUND:
            yield from desk.wrong_card()
        case OutcomeCode.ITEM_NOT_FOUND:
            yield from desk.wrong_item()
        case OutcomeCode.ITEM_NOT_ON_LOAN:
            yield from desk.not_on_loan()
        case OutcomeCode.CARD_NUMBER_IN_USE:
            yield from desk.card_in_use()
        case _:
            return


class _Desk:
    """One refused row among what is known here."""

    def __init__(self, look_ups: LookUps, row: Transaction, visits: Sequence[Visit]) -> None:
        self._look_ups = look_ups
        self._row = row
        self._card = row.card_number or ""
        self._item = row.item_barcode or ""
        self._seen: dict[str, datetime] = {}
        for visit in visits:
            self._seen.setdefault(fold(visit.card), visit.at)
        self._visits = visits

    def wrong_card(self) -> Iterator[Cause]:
        replaced = list(self._replaced())
        yield from replaced
        swapped = list(self._swapped())
        yield from swapped
        as_item = self._known_item(self._card)
        if as_item is not None and not swapped:
            yield Cause(CauseKind.CARD_IS_ITEM, number=as_item.barcode, title=as_item.title)
        if check_digit_doubtful(self._card):
            yield Cause(CauseKind.CHECK_DIGIT_OF_CARD, number=self._card)
        near = list(self._near_cards()) if as_item is None else []
        yield from near
        if not replaced:
            yield from self._other_cards()
        if not (near or swapped or replaced):
            yield from self._served_then()

    def wrong_item(self) -> Iterator[Cause]:
        swapped = list(self._swapped())
        yield from swapped
        as_card = self._known_patron(self._item)
        if as_card is not None and not swapped:
            yield Cause(CauseKind.ITEM_IS_CARD, number=as_card.card_number, name=as_card.name)
        if check_digit_doubtful(self._item):
            yield Cause(CauseKind.CHECK_DIGIT_OF_ITEM, number=self._item)
        yield from self._near_items(on_loan_only=False)

    def not_on_loan(self) -> Iterator[Cause]:
        rows = self._look_ups.journal.local_rows(None, [fold(self._item)], _EVERY_LOCAL_ROW)
        yield from self._loan_elsewhere(rows)
        yield from self._near_items(on_loan_only=True)

    def card_in_use(self) -> Iterator[Cause]:
        patron = self._known_patron(self._card)
        if patron is not None:
            yield Cause(CauseKind.CARD_TAKEN, number=patron.card_number, name=patron.name)

    def _swapped(self) -> Iterator[Cause]:
        if not (self._card and self._item):
            return
        item, patron = self._known_item(self._card), self._known_patron(self._item)
        if item is not None and patron is not None:
            correction = Correction(card=patron.card_number, item=item.barcode)
            yield Cause(CauseKind.SWAPPED, correction, name=patron.name, title=item.title)

    def _replaced(self) -> Iterator[Cause]:
        view = self._look_ups.patron(read_scan(self._card)) if self._card else None
        if view is not None and view.former_number and view.patron is not None:
            yield Cause(CauseKind.REPLACED_CARD, Correction(card=view.card_number), view.card_number, view.patron.name)

    def _near_cards(self) -> Iterator[Cause]:
        replica = self._look_ups.replica
        if replica is None:
            return
        near = replica.nearest_cards(self._card, _PROBED)
        near.sort(key=lambda number: fold(number) not in self._seen)  # stable: the likeliest slips stay first
        for number in near[:_MOST]:
            patron = self._known_patron(number)
            if patron is not None:
                at = self._seen.get(fold(number))
                yield Cause(CauseKind.NEAR_CARD, Correction(card=number), number, patron.name, at=at)

    def _near_items(self, *, on_loan_only: bool) -> Iterator[Cause]:
        replica = self._look_ups.replica
        if replica is None:
            return
        wants_loan = self._row.kind in {Kind.RETURN, Kind.RENEW}
        found = []
        for number in replica.nearest_barcodes(self._item, _PROBED):
            view = self._look_ups.item(read_scan(number))
            if view.item is not None and (view.loan is not None or not on_loan_only):
                found.append((view.item, view.loan is not None))
        found.sort(key=lambda each: each[1] is not wants_loan)
        for item, _ in found[:_MOST]:
            yield Cause(CauseKind.NEAR_ITEM, Correction(item=item.barcode), item.barcode, title=item.title)

    def _other_cards(self) -> Iterator[Cause]:
        replica, patron = self._look_ups.replica, self._known_patron(self._card)
        if replica is None or patron is None:
            return
        for other in replica.search_patrons(f"{patron.surname} {patron.first_name}", _PROBED):
            if other.name == patron.name and other.card_number != patron.card_number:
                yield Cause(CauseKind.OLD_CARD, Correction(card=other.card_number), other.card_number, other.name)

    def _served_then(self) -> Iterator[Cause]:
        told: set[str] = set()
        for visit in self._visits:
            patron = self._known_patron(visit.card)
            if patron is None or patron.card_number in told or fold(visit.card) == fold(self._card):
                continue
            told.add(patron.card_number)
            correction = Correction(card=patron.card_number)
            yield Cause(CauseKind.AT_DESK, correction, patron.card_number, patron.name, at=visit.at)
            if len(told) == _MOST:
                return

    def _loan_elsewhere(self, rows: Sequence[LocalRow]) -> Iterator[Cause]:
        for row in rows:
            other = row.transaction
            if other.id == self._row.id:
                return
            if other.kind is Kind.RETURN and row.state is not State.REFUSED:
                yield Cause(CauseKind.RETURNED_BEFORE, at=other.occurred_at, other=other.id)
            elif other.kind is Kind.ISSUE and row.state is not State.SUCCEEDED:
                patron = self._known_patron(other.card_number or "")
                name = patron.name if patron is not None else other.card_number or ""
                yield Cause(CauseKind.LOAN_OPEN, name=name, at=other.occurred_at, other=other.id)

    def _known_patron(self, number: str) -> Patron | None:
        return self._look_ups.patron(read_scan(number)).patron if number else None

    def _known_item(self, number: str) -> Item | None:
        return self._look_ups.item(read_scan(number)).item if number else None
