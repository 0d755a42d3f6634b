"""What a replica tells a cataloguer: many items at once, exchange sets, and what libraries have settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from offcirc.domain.records import ExchangeSet, HoldingsSettings, Item, Location
from offcirc.replica.rows import KINDS, Row, read_exchange_set, read_holdings_settings, read_item, split_key
from offcirc.replica.schema import WITH_HOLDINGS
from offcirc.replica.search import title_words

_AT_ONCE = 500
_ITEMS = KINDS["items"].columns
# ruff: noqa: S608 - every statement is put together from constants of this package; values are bound


class HoldingsInReplica:
    """Reads through one replica; of a file that is older than exchange sets there are none."""

    def __init__(self, query: Callable[[str, Sequence[Any]], list[Row]]) -> None:
        """Takes what runs a SELECT and fetches all of its rows."""
        self._query = query

    @cached_property
    def _has_sets(self) -> bool:
        rows = self._query("PRAGMA user_version", ())
        return bool(rows) and bool(rows[0][0] >= WITH_HOLDINGS)

    def items(self, item_keys: Iterable[str]) -> dict[str, list[Item]]:
        """Items by look-up key; those that share one stand together."""
        found: dict[str, list[Item]] = {}
        for row in self._of(f"SELECT {_ITEMS} FROM items WHERE item_key", item_keys):
            found.setdefault(row[0], []).append(read_item(row))
        return found

    def items_at(self, library: str, location: str, limit: int) -> list[Item]:
        """Items that are in a library, in one of its locations, unless that is empty: the first by call number.

        Goes through all items: no index by place. See CONTRIBUTING, *Items by place are looked for without an index*.
        """
        where, values = _at(library, location)
        sql = f"SELECT {_ITEMS} FROM items WHERE {where} ORDER BY call_number, title LIMIT ?"
        return [read_item(row) for row in self._query(sql, (*values, limit))]

    def all_items_at(self, library: str, location: str, limit: int) -> Iterator[list[Item]]:
        """The same, up to very many of them, in the server's order, some hundreds at a time."""
        where, values = _at(library, location)
        return self._with_ids(f"SELECT id FROM items WHERE {where} ORDER BY id LIMIT ?", (*values, limit))

    def all_items_with(self, text: str, limit: int) -> Iterator[list[Item]]:
        """Items with all words of `text` in title or author, the last one a beginning; as `all_items_at`."""
        match = " ".join(f'"{word}"' for word in title_words(text))
        if not match:
            return iter(())
        return self._with_ids("SELECT rowid FROM item_words(?) ORDER BY rowid LIMIT ?", (match + "*", limit))

    def out_in(self, item_keys: Iterable[str]) -> dict[str, str]:
        """The set that each of these items is out in, by barcode; those that are not out are left out."""
        if not self._has_sets:
            return {}
        rows = self._of("SELECT item_key, barcode, exchange_set FROM out_items WHERE item_key", item_keys)
        return {barcode or key: set_id for key, barcode, set_id in rows}

    def out_item(self, barcode: str) -> str:
        """The set that one item is out in; empty for none."""
        return self.out_in([split_key(barcode)[0]]).get(barcode, "")

    def items_out_in(self, set_id: str) -> list[str]:
        """Barcodes of the items that are out in a set, in the order they were sent."""
        if not self._has_sets:
            return []
        rows = self._query("SELECT item_key, barcode FROM out_items WHERE exchange_set = ? ORDER BY id", (set_id,))
        return [barcode or key for key, barcode in rows]

    def sets(self) -> list[ExchangeSet]:
        """All exchange sets in the order they were sent."""
        rows = self._all("exchange_sets") if self._has_sets else []
        return [read_exchange_set(row) for row in rows]

    def settings(self) -> list[HoldingsSettings]:
        """What libraries have settled for their items."""
        rows = self._all("holdings_settings") if self._has_sets else []
        return [read_holdings_settings(row) for row in rows]

    def locations(self) -> list[Location]:
        """All locations of all libraries, in the server's order."""
        return [Location(*row) for row in self._all("locations")]

    def _all(self, kind: str) -> list[Row]:
        return self._query(f"SELECT {KINDS[kind].columns} FROM {kind} ORDER BY id", ())

    def _with_ids(self, select: str, values: Sequence[Any]) -> Iterator[list[Item]]:
        ids = iter([row[0] for row in self._query(select, values)])
        while part := tuple(islice(ids, _AT_ONCE)):
            sql = f"SELECT {_ITEMS} FROM items WHERE id IN ({', '.join('?' * len(part))}) ORDER BY id"
            yield [read_item(row) for row in self._query(sql, part)]

    def _of(self, select: str, keys: Iterable[str]) -> Iterator[Row]:
        wanted = iter(dict.fromkeys(keys))
        while part := tuple(islice(wanted, _AT_ONCE)):
            yield from self._query(f"{select} IN ({', '.join('?' * len(part))})", part)


def _at(library: str, location: str) -> tuple[str, tuple[str, ...]]:
    """A condition, and what it binds."""
    return ("library = ? AND location = ?", (library, location)) if location else ("library = ?", (library,))
