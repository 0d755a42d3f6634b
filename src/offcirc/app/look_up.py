"""Finds patrons and items as this desk sees them: the replica, overlaid with this workstation's own rows."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from offcirc.domain.barcodes import Scan, fold
from offcirc.domain.due_dates import Calendar
from offcirc.domain.projection import ItemView, PatronView, project_item, project_patron
from offcirc.domain.records import CirculationRule
from offcirc.journal import Journal
from offcirc.replica.store import Replica


@dataclass(frozen=True, slots=True)
class LookUps:
    """Both sources. `replica` is None before the first update: then only this workstation's own rows are known."""

    journal: Journal
    replica: Replica | None

    @property
    def cursor(self) -> int:
        """How far the replica is; rows the server applied later are still overlaid.

        Read it before anything else of the replica: an update in between then shows a row twice over, which the
        projection does not mind, and never not at all.
        """
        return self.replica.cursor if self.replica is not None else -1

    def patron(self, scan: Scan, cursor: int | None = None) -> PatronView:
        """The patron of a card, with loans, holds and fees (K10). `cursor`: as just read, to spare reading it again."""
        cursor = self.cursor if cursor is None else cursor
        found = self.replica.find_patron(scan.keys, scan.text) if self.replica is not None else None
        card_number = found.card_number if found is not None else scan.text
        own = self.journal.local_rows_of_patron(fold(card_number), cursor)
        if found is None and own:
            card_number = own[0].transaction.card_number or card_number
        loans = self.replica.loans_of(card_number) if self.replica is not None else []
        holds = self.replica.holds_of(card_number) if self.replica is not None else []
        keys = {fold(loan.item_barcode) for loan in loans}
        keys.update(row.transaction.item_key for row in own if row.transaction.item_key is not None)
        rows = self.journal.local_rows_of_items(sorted(keys), cursor) if keys else {}
        return project_patron(card_number, found, loans, holds, own, rows)

    def item(self, scan: Scan, cursor: int | None = None) -> ItemView:
        """An item with its loan and holds. `cursor` as in `patron`."""
        cursor = self.cursor if cursor is None else cursor
        found = self.replica.find_item(scan.keys, scan.text) if self.replica is not None else None
        barcode = found.barcode if found is not None else scan.text
        key = fold(barcode)
        rows = self.journal.local_rows_of_items([key], cursor).get(key, [])
        loan = self.replica.loan_of(barcode) if self.replica is not None else None
        holds = self.replica.holds_on(barcode) if self.replica is not None else []
        return project_item(barcode, found, loan, holds, rows)

    def terms(
        self, library: str, patron: PatronView, item: ItemView | None = None, cursor: int | None = None
    ) -> CirculationRule:
        """The terms of lending that apply; empty without a replica. `cursor` as in `patron`."""
        if self.replica is None:
            return CirculationRule(library)
        category = patron.patron.category if patron.patron is not None else ""
        item_type = item.item.item_type if item is not None and item.item is not None else ""
        return self.replica.terms(library, category, item_type, cursor)

    def calendar(self, library: str, cursor: int | None = None) -> Calendar:
        """A library's closed days and visits. `cursor` as in `patron`."""
        return self.replica.calendar(library, cursor) if self.replica is not None else Calendar()

    def zone(self, library: str, fallback: str) -> ZoneInfo:
        """A library's time zone; `fallback`, or UTC, where the replica does not say."""
        known = self.replica.libraries().get(library) if self.replica is not None else None
        return ZoneInfo((known.time_zone if known is not None else fallback) or "UTC")
