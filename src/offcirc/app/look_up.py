"""Finds patrons and items as this desk sees them: the replica, overlaid with this workstation's own rows."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import NamedTuple
from zoneinfo import ZoneInfo

from offcirc.domain.barcodes import Scan, fold
from offcirc.domain.due_dates import Calendar
from offcirc.domain.projection import ItemView, LocalRow, PatronView, project_item, project_patron
from offcirc.domain.records import CirculationRule, ExchangeSet, Hold, Item, Loan, Patron, SetState
from offcirc.journal import Journal
from offcirc.replica.store import Replica


class _AsServer(NamedTuple):
    """What the replica says about a scanned card."""

    card_number: str
    patron: Patron | None = None
    loans: tuple[Loan, ...] = ()
    holds: tuple[Hold, ...] = ()
    former_number: str = ""


class _ItemAsServer(NamedTuple):
    """What the replica says about a scanned barcode."""

    barcode: str
    item: Item | None = None
    loan: Loan | None = None
    holds: tuple[Hold, ...] = ()


@dataclass(frozen=True, slots=True)
class LookUps:
    """Both sources. `replica` is None before the first update: then only this workstation's own rows are known.

    The replica is always asked before the journal: an update in between then shows a row twice over, which the
    projection does not mind, and never not at all.
    """

    journal: Journal
    replica: Replica | None

    def at_one_moment(self) -> AbstractContextManager[None]:
        """Within it, all that this thread asks of the replica is of one moment, and cheaper."""
        return self.replica.at_one_moment() if self.replica is not None else nullcontext()

    def patron(self, scan: Scan) -> PatronView:
        """The patron of a card, or of one that was replaced, with loans, holds and fees (K10)."""
        with self.at_one_moment():
            known = self._known_patron(scan)
            return _patron_view(known, self._local_rows(known, None))

    def patron_by_present_card(self, scan: Scan) -> PatronView:
        """The same, as if no card had ever been replaced: asked of every item's barcode, which may be a card's too."""
        with self.at_one_moment():
            known = self._as_server(scan)
            return _patron_view(known, self._local_rows(known, None))

    def was_replaced(self, scan: Scan) -> bool:
        """Whether it is a card that was replaced by another of its patron's."""
        return self.replica is not None and self.replica.present_card(scan.keys, scan.text) is not None

    def item(self, scan: Scan) -> ItemView:
        """An item with its loan and holds."""
        with self.at_one_moment():
            known = self._known_item(scan)
            return _item_view(known, self._local_rows(None, known))

    def exchange_set_of(self, item: ItemView) -> ExchangeSet | None:
        """The sent set that an item is out in."""
        there = self.replica.holdings if self.replica is not None else None
        set_id = item.out_in
        if set_id is None:
            set_id = there.out_item(item.barcode) if there is not None else ""
        if not set_id:
            return None
        found = {each.id: each for each in there.sets()} if there is not None else {}
        return found.get(set_id) or self._sent_here(item, set_id)

    def _sent_here(self, item: ItemView, set_id: str) -> ExchangeSet | None:
        """A set that this workstation has sent and the replica does not show yet."""
        for row in self.journal.local_rows(None, [fold(item.barcode)], self.replica.cursor if self.replica else -1):
            told = row.transaction.holdings
            if told is not None and told.exchange is not None and told.exchange.id == set_id and told.becomes:
                set_, places, lender = told.exchange, told.becomes, row.transaction.library
                return ExchangeSet(
                    set_id, set_.name, lender, set_.receiver, places.library, places.location, SetState.SENT
                )
        return None

    def loan(self, card: Scan, item: Scan) -> tuple[PatronView, ItemView]:
        """Who borrows and what, at one moment."""
        with self.at_one_moment():
            patron, thing = self._known_patron(card), self._known_item(item)
            rows = self._local_rows(patron, thing)
            return _patron_view(patron, rows), _item_view(thing, rows)

    def terms(self, library: str, patron: PatronView, item: ItemView | None = None) -> CirculationRule:
        """The terms of lending that apply; empty without a replica."""
        if self.replica is None:
            return CirculationRule(library)
        category = patron.patron.category if patron.patron is not None else ""
        item_type = item.item.item_type if item is not None and item.item is not None else ""
        return self.replica.terms(library, category, item_type)

    def calendar(self, library: str) -> Calendar:
        """A library's closed days and visits."""
        return self.replica.calendar(library) if self.replica is not None else Calendar()

    def zone(self, library: str, fallback: str) -> ZoneInfo:
        """A library's time zone; `fallback`, or UTC, where the replica does not say."""
        known = self.replica.libraries().get(library) if self.replica is not None else None
        return ZoneInfo((known.time_zone if known is not None else fallback) or "UTC")

    def _known_patron(self, scan: Scan) -> _AsServer:
        known = self._as_server(scan)
        if known.patron is not None or self.replica is None:
            return known
        number = self.replica.present_card(scan.keys, scan.text)
        if number is None:
            return known
        present = self._as_server(Scan(number, number))
        return present._replace(former_number=scan.text) if present.patron is not None else known

    def _as_server(self, scan: Scan) -> _AsServer:
        if self.replica is None:
            return _AsServer(scan.text)
        found = self.replica.find_patron(scan.keys, scan.text)
        number = found.card_number if found is not None else scan.text
        return _AsServer(number, found, tuple(self.replica.loans_of(number)), tuple(self.replica.holds_of(number)))

    def _known_item(self, scan: Scan) -> _ItemAsServer:
        if self.replica is None:
            return _ItemAsServer(scan.text)
        found = self.replica.find_item(scan.keys, scan.text)
        number = found.barcode if found is not None else scan.text
        return _ItemAsServer(number, found, self.replica.loan_of(number), tuple(self.replica.holds_on(number)))

    def _local_rows(self, patron: _AsServer | None, item: _ItemAsServer | None) -> list[LocalRow]:
        keys = [fold(loan.item_barcode) for loan in patron.loans] if patron is not None else []
        if item is not None:
            keys.append(fold(item.barcode))
        cursor = self.replica.cursor if self.replica is not None else -1
        return self.journal.local_rows(fold(patron.card_number) if patron is not None else None, keys, cursor)


def _patron_view(known: _AsServer, rows: list[LocalRow]) -> PatronView:
    key = fold(known.card_number)
    own = [row for row in rows if row.transaction.card_key == key]
    number = known.card_number
    if known.patron is None and own:
        number = own[0].transaction.card_number or number
    by_item: dict[str, list[LocalRow]] = {}
    for row in rows:
        item_key = row.transaction.item_key
        if item_key is not None:
            by_item.setdefault(item_key, []).append(row)
    view = project_patron(number, known.patron, known.loans, known.holds, own, by_item)
    return replace(view, former_number=known.former_number) if known.former_number else view


def _item_view(known: _ItemAsServer, rows: list[LocalRow]) -> ItemView:
    key = fold(known.barcode)
    about = [row for row in rows if row.transaction.item_key == key]
    return project_item(known.barcode, known.item, known.loan, known.holds, about)
