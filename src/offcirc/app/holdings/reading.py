"""Items as a cataloguer sees them: the replica, overlaid with this workstation's own rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import fold, read_scan
from offcirc.domain.holdings.overlay import after
from offcirc.domain.holdings.told import places_of
from offcirc.domain.holdings.values import Known, Layout, Standing, known_from
from offcirc.domain.projection import happened
from offcirc.domain.records import ExchangeSet, HoldingsSettings, Item, SetState
from offcirc.domain.transactions import Kind, Transaction
from offcirc.errors import UserError

MOST_FOUND = 1_000


@dataclass(frozen=True, slots=True)
class ItemHere:
    """An item as it is at this desk, and the sent exchange set it is out in (empty: none)."""

    item: Item
    out_in: str = ""

    @property
    def standing(self) -> Standing:
        """For the rules."""
        return Standing(places_of(self.item), self.out_in)


@dataclass
class Holdings:
    """All that is known here, as of one moment: made anew for each use case."""

    workstation: Workstation
    _rows: dict[str, list[Transaction]] = field(init=False)

    def __post_init__(self) -> None:
        replica = self.workstation.replica  # before the journal: see `look_up.LookUps`
        self._read = replica.holdings if replica is not None else None
        rows = self.workstation.journal.holdings_rows(replica.cursor if replica is not None else -1)
        self._rows = {}
        for row in rows:
            key = row.transaction.item_key
            if key is not None and happened(row.state, row.transaction.kind):
                self._rows.setdefault(key, []).append(row.transaction)

    @cached_property
    def settings(self) -> dict[str, HoldingsSettings]:
        """What libraries have settled, by library."""
        found = self._read.settings() if self._read is not None else []
        return {each.library: each for each in found}

    @cached_property
    def known(self) -> Known:
        """Libraries, their locations and receiving places."""
        locations = self._read.locations() if self._read is not None else []
        return known_from(locations, self.settings.values())

    def layout(self, *, regional_view: bool = False) -> Layout:
        """The item form of this workstation's library."""
        library = self.workstation.config.library
        found = self.settings.get(library, HoldingsSettings(library))
        return Layout(library, found.owning_location_on_form, regional_view)

    def find(self, barcode: str) -> ItemHere:
        """One item.

        Raises:
            UserError: `ITEM_UNKNOWN_HERE`, or what is wrong with the barcode.
        """
        found = self.find_if_known(barcode)
        if found is None:
            raise UserError("ITEM_UNKNOWN_HERE", barcode=barcode[:64])
        return found

    def find_if_known(self, barcode: str) -> ItemHere | None:
        """The same; None where neither replica nor journal has it."""
        return self.many([barcode])[0]

    def many(self, barcodes: Sequence[str]) -> list[ItemHere | None]:
        """Items by their barcodes as scanned or typed, in their order; None for each that is not known."""
        prefix = self.workstation.config.scanner_prefix
        scans = [read_scan(barcode, prefix) for barcode in barcodes]
        keys = {key for scan in scans for key in scan.keys}
        known = self._read.items(keys) if self._read is not None else {}
        out_in = self._read.out_in(keys) if self._read is not None else {}
        found: list[ItemHere | None] = []
        for scan in scans:
            key = next((key for key in scan.keys if key in known or key in self._rows), None)
            items = known.get(key, []) if key is not None else []
            exact = next((item for item in items if item.barcode == scan.text), items[0] if items else None)
            found.append(self._here(exact, out_in, self._rows.get(key, [])) if key is not None else None)
        return found

    def by_words(self, text: str) -> list[ItemHere]:
        """Items with these words in title or author, those of this workstation's own rows first."""
        replica = self.workstation.replica
        words = fold(text).split()
        found = replica.search_items(text, MOST_FOUND) if replica is not None else []
        own = [each for each in self._own() if all(word in fold(each.item.title) for word in words)]
        return self._merged(own if words else [], found)

    def by_place(self, library: str, location: str = "") -> list[ItemHere]:
        """Items that are in a library, or in one of its locations, by this workstation's rows as well."""
        found = self._read.items_at(library, location, MOST_FOUND) if self._read is not None else []
        merged = self._merged(self._own(), found)
        return [
            each for each in merged if each.item.library == library and (not location or each.item.location == location)
        ]

    def sets(self) -> list[ExchangeSet]:
        """Sent sets in the order they were sent; those that were sent here since come last."""
        found = {each.id: each for each in (self._read.sets() if self._read is not None else [])}
        for row in sorted((row for rows in self._rows.values() for row in rows), key=lambda row: (row.epoch, row.seq)):
            told = row.holdings
            if row.kind is Kind.EXCHANGE_SEND and told is not None and told.exchange is not None and told.becomes:
                set_, places = told.exchange, told.becomes
                found.setdefault(
                    set_.id,
                    ExchangeSet(
                        set_.id,
                        set_.name,
                        row.library,
                        set_.receiver,
                        places.library,
                        places.location,
                        SetState.SENT,
                        row.occurred_at,
                    ),
                )
        return list(found.values())

    def items_out_in(self, set_id: str) -> list[ItemHere]:
        """The items that are out in a set, here and now."""
        there = self._read.items_out_in(set_id) if self._read is not None else []
        own = [row.item_barcode or "" for rows in self._rows.values() for row in rows if _sends_in(row, set_id)]
        barcodes = list({fold(barcode): barcode for barcode in (*there, *own)}.values())
        return [each for each in self.many(barcodes) if each is not None and each.out_in == set_id]

    def _own(self) -> list[ItemHere]:
        """The items that this workstation's own rows are about."""
        barcodes = [rows[0].item_barcode or "" for rows in self._rows.values()]
        return [each for each in self.many(barcodes) if each is not None]

    def _merged(self, own: list[ItemHere], found: Iterable[Item]) -> list[ItemHere]:
        seen = {each.item.barcode for each in own}
        others = [item.barcode for item in found if item.barcode not in seen]
        return [*own, *(each for each in self.many(others) if each is not None)][:MOST_FOUND]

    def _here(self, item: Item | None, out_in: dict[str, str], rows: Sequence[Transaction]) -> ItemHere | None:
        out = out_in.get(item.barcode, "") if item is not None else ""
        present, out_now = after(item, out, rows) if rows else (item, out)
        return ItemHere(present, out_now or "") if present is not None else None


def _sends_in(row: Transaction, set_id: str) -> bool:
    told = row.holdings
    return row.sends and told is not None and told.exchange is not None and told.exchange.id == set_id
