"""Items as a cataloguer sees them: the replica, overlaid with this workstation's own rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import fold, read_scan
from offcirc.domain.holdings.overlay import after
from offcirc.domain.holdings.told import places_of
from offcirc.domain.holdings.values import Known, Layout, Standing, known_from
from offcirc.domain.projection import LocalRow, happened
from offcirc.domain.records import ExchangeSet, HoldingsSettings, Item, SetState
from offcirc.domain.transactions import Kind, Transaction
from offcirc.errors import UserError

MOST_SHOWN = 1_000
"""Items that a list shows; whoever is looking for one narrows the search."""
MOST_IN_BATCH = 50_000
"""Items that a batch edit takes: some seconds for a preview, and some minutes at the server."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ItemHere:
    """An item as it is at this desk, and the sent exchange set it is out in (empty: none)."""

    item: Item
    out_in: str = ""

    @property
    def standing(self) -> Standing:
        """For the rules."""
        return Standing(places_of(self.item), self.out_in)

    def is_in(self, library: str, location: str) -> bool:
        """Whether it is in a library, and in one of its locations, unless that is empty."""
        return self.item.library == library and (not location or self.item.location == location)

    def has_words(self, words: Sequence[str]) -> bool:
        """Whether all of these folded words are in title or author."""
        named = fold(f"{self.item.title} {self.item.author}")
        return all(word in named for word in words)


@dataclass
class Holdings:
    """All that is known here, as of one moment: made anew for each use case.

    A batch edit leaves thousands of rows in the journal, and the next scan must not read them all: rows of this
    workstation are asked for by the items that are wanted, and all of them only where a search needs them.
    """

    workstation: Workstation
    _cursor: int = field(init=False)

    def __post_init__(self) -> None:
        replica = self.workstation.replica  # before the journal: see `look_up.LookUps`
        self._read = replica.holdings if replica is not None else None
        self._cursor = replica.cursor if replica is not None else -1

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
        keys = list(dict.fromkeys(key for scan in scans for key in scan.keys))
        known = self._read.items(keys) if self._read is not None else {}
        out_in = self._read.out_in(keys) if self._read is not None else {}
        rows = self._rows_of(keys)
        found: list[ItemHere | None] = []
        for scan in scans:
            key = next((key for key in scan.keys if key in known or key in rows), None)
            items = known.get(key, []) if key is not None else []
            exact = next((item for item in items if item.barcode == scan.text), items[0] if items else None)
            found.append(_here(exact, out_in, rows.get(key, [])) if key is not None else None)
        return found

    def by_words(self, text: str) -> list[ItemHere]:
        """Items with these words in title or author, those of this workstation's own rows first; `MOST_SHOWN`."""
        replica = self.workstation.replica
        found = replica.search_items(text, MOST_SHOWN) if replica is not None else []
        return list(islice(self._all(self._own_with(text), [found]), MOST_SHOWN))

    def by_place(self, library: str, location: str = "") -> list[ItemHere]:
        """Items that are in a library, or in one of its locations, by this workstation's rows as well; `MOST_SHOWN`."""
        found = self._read.items_at(library, location, MOST_SHOWN) if self._read is not None else []
        each = self._all(self._own_at(library, location), [found])
        return list(islice((here for here in each if here.is_in(library, location)), MOST_SHOWN))

    def all_by_words(self, text: str) -> Iterator[ItemHere]:
        """As `by_words`, but all of them, in no order that means something; bite by bite."""
        parts = self._read.all_items_with(text, MOST_IN_BATCH + 1) if self._read is not None else ()
        return self._all(self._own_with(text), parts)

    def all_by_place(self, library: str, location: str = "") -> Iterator[ItemHere]:
        """As `by_place`, but all of them; as `all_by_words`."""
        parts = self._read.all_items_at(library, location, MOST_IN_BATCH + 1) if self._read is not None else ()
        each = self._all(self._own_at(library, location), parts)
        return (here for here in each if here.is_in(library, location))

    def sets(self) -> list[ExchangeSet]:
        """Sent sets in the order they were sent; those that were sent here since come last."""
        found = {each.id: each for each in (self._read.sets() if self._read is not None else [])}
        for row in self._set_rows:
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
        own = [row.item_barcode or "" for row in self._set_rows if _sends_in(row, set_id)]
        barcodes = list({fold(barcode): barcode for barcode in (*there, *own)}.values())
        return [each for each in self.many(barcodes) if each is not None and each.out_in == set_id]

    @cached_property
    def _set_rows(self) -> list[Transaction]:
        """This workstation's own rows about sets, oldest first."""
        return _counting(self.workstation.journal.holdings_rows(self._cursor, of_sets=True))

    @cached_property
    def _own_rows(self) -> dict[str, list[Transaction]]:
        """All of this workstation's own rows about items, by the item's key, oldest first."""
        return _by_item(self.workstation.journal.holdings_rows(self._cursor))

    def _rows_of(self, keys: Sequence[str]) -> dict[str, list[Transaction]]:
        """The same of some items."""
        journal, wanted = self.workstation.journal, iter(keys)
        found: list[LocalRow] = []
        while part := tuple(islice(wanted, _AT_ONCE)):
            found += journal.local_rows(None, part, self._cursor)
        return _by_item(found)

    def _own_with(self, text: str) -> Iterator[ItemHere]:
        """The items that own rows made, or gave another title or author, and that have all words of `text` there."""
        words = fold(text).split()
        if not words:
            return iter(())
        named = (rows for rows in self._own_rows.values() if any(map(_names, rows)))
        return (here for here in self._about(named) if here.has_words(words))

    def _own_at(self, library: str, location: str) -> Iterator[ItemHere]:
        """The items that own rows have put there."""
        moved = (rows for rows in self._own_rows.values() if _leads_to(rows[-1], library, location))
        return (here for here in self._about(moved) if here.is_in(library, location))

    def _about(self, rows_of_items: Iterable[list[Transaction]]) -> Iterator[ItemHere]:
        barcodes = (rows[0].item_barcode or "" for rows in rows_of_items)
        while part := tuple(islice(barcodes, _AT_ONCE)):
            yield from (here for here in self.many(part) if here is not None)

    def _all(self, own: Iterable[ItemHere], parts: Iterable[list[Item]]) -> Iterator[ItemHere]:
        """Items as they are here, each once: those of own rows, then the replica's."""
        seen: set[str] = set()
        for here in own:
            seen.add(here.item.barcode)
            yield here
        for part in parts:
            yield from self._overlaid([item for item in part if item.barcode not in seen])

    def _overlaid(self, items: list[Item]) -> list[ItemHere]:
        keys = [fold(item.barcode) for item in items]
        out_in = self._read.out_in(keys) if self._read is not None else {}
        rows = self._rows_of(keys)
        here = (_here(item, out_in, rows.get(key, [])) for item, key in zip(items, keys, strict=True))
        return [each for each in here if each is not None]


def _here(item: Item | None, out_in: dict[str, str], rows: Sequence[Transaction]) -> ItemHere | None:
    out = out_in.get(item.barcode, "") if item is not None else ""
    present, out_now = after(item, out, rows) if rows else (item, out)
    return ItemHere(present, out_now or "") if present is not None else None


def _counting(rows: Iterable[LocalRow]) -> list[Transaction]:
    """Those about items' records that count here."""
    about = (row for row in rows if row.transaction.holdings is not None)
    return [row.transaction for row in about if happened(row.state, row.transaction.kind)]


def _by_item(rows: Iterable[LocalRow]) -> dict[str, list[Transaction]]:
    found: dict[str, list[Transaction]] = {}
    for row in _counting(rows):
        found.setdefault(row.item_key or "", []).append(row)
    return found


def _names(row: Transaction) -> bool:
    """Whether a row says how an item is called."""
    values = row.holdings.item if row.holdings is not None else None
    return values is not None and (values.title is not None or values.author is not None)


def _leads_to(row: Transaction, library: str, location: str) -> bool:
    places = row.holdings.becomes if row.holdings is not None else None
    return places is not None and places.library == library and (not location or places.location == location)


def _sends_in(row: Transaction, set_id: str) -> bool:
    told = row.holdings
    return row.sends and told is not None and told.exchange is not None and told.exchange.id == set_id
