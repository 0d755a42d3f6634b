"""What a replica file holds: its tables, indexes and word indexes.

Numbers and barcodes are stored as their look-up key (`fold`, K9) plus the record's own spelling where that differs, so
that the usual all-digits barcode is stored once. Loans and holds name items and patrons by these same texts, not by
reference: a loan whose item or patron is not in the replica is kept.

Described by hand, not through SQLAlchemy: there are no migrations and no other database, and every look-up needs the
columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FORMAT_VERSION = 4
"""Kept in `PRAGMA user_version`. A replica is disposable: an older one is read until the next update replaces it."""
OLDEST_FORMAT = 1
"""The oldest that can be read: a desk whose program is newer than its replica goes on through an outage."""
WITH_FORMER_CARDS = 2
"""The format that brought them."""
WITH_HOLDINGS = 3
"""The format that brought exchange sets, and what libraries have settled for their items."""
WITH_PATRON_DETAILS = 4
"""The format that has room for patrons' details."""
BROUGHT_BY: Mapping[str, int] = {
    "former_cards": WITH_FORMER_CARDS,
    "out_items": WITH_HOLDINGS,
    "holdings_settings": WITH_HOLDINGS,
    "exchange_sets": WITH_HOLDINGS,
    "patron_details": WITH_PATRON_DETAILS,
}
"""Kinds of records that an older file has no table for."""
APPLICATION_ID = 0x4F464352
"""`OFCR` in `PRAGMA application_id`: tells a replica from any other database under the same key."""

INDEXED_PREFIX = 3
"""Characters. Beginnings of words up to this length have an index of their own in the searches."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: an `id`, by which the word indexes name its rows, and `columns`, each name with its type."""

    name: str
    columns: Mapping[str, str]

    @property
    def ddl(self) -> str:
        """The statement that creates it."""
        columns = ", ".join(f"{name} {type_}" for name, type_ in self.columns.items())
        return f"CREATE TABLE {self.name} (id INTEGER PRIMARY KEY, {columns})"


_TEXT = "TEXT NOT NULL"
_INTEGER = "INTEGER NOT NULL"

REPLICA = Table(
    "replica",
    {
        "server_id": _TEXT,
        "server_name": _TEXT,
        "cursor": _INTEGER,
        "as_of": _INTEGER,
        "time_zone": _TEXT,
        "complete": _INTEGER,
    },
)
LIBRARIES = Table("libraries", {"code": _TEXT, "name": _TEXT, "parent": _TEXT, "time_zone": _TEXT, "kind": _TEXT})
LOCATIONS = Table("locations", {"library": _TEXT, "location": _TEXT})
PATRONS = Table(
    "patrons",
    {
        "card_key": _TEXT,
        "card_number": _TEXT,
        "surname": _TEXT,
        "first_name": _TEXT,
        "surname_key": _TEXT,
        "first_key": _TEXT,
        "category": _TEXT,
        "library": _TEXT,
        "expires_on": "TEXT",
        "barred": _INTEGER,
        "blocked_until": "TEXT",
        "block_reason": _TEXT,
        "card_lost": _INTEGER,
        "address_in_doubt": _INTEGER,
        "owes": _TEXT,
    },
)
PATRON_DETAILS = Table(
    "patron_details",
    {
        "card_key": _TEXT,
        "card_number": _TEXT,
        "born_on": "TEXT",
        "address": _TEXT,
        "city": _TEXT,
        "postcode": _TEXT,
        "phone": _TEXT,
        "email": _TEXT,
    },
)
FORMER_CARDS = Table(
    "former_cards", {"former_key": _TEXT, "former_number": _TEXT, "card_key": _TEXT, "card_number": _TEXT}
)
ITEMS = Table(
    "items",
    {
        "item_key": _TEXT,
        "barcode": _TEXT,
        "title": _TEXT,
        "author": _TEXT,
        "call_number": _TEXT,
        "item_type": _TEXT,
        "library": _TEXT,
        "location": _TEXT,
        "owning_library": _TEXT,
        "owning_location": _TEXT,
        "status": _TEXT,
        "not_for_loan": _INTEGER,
    },
)
OUT_ITEMS = Table("out_items", {"item_key": _TEXT, "barcode": _TEXT, "exchange_set": _TEXT})
HOLDINGS_SETTINGS = Table(
    "holdings_settings",
    {
        "library": _TEXT,
        "receiving_library": _TEXT,
        "receiving_location": _TEXT,
        "owning_location_on_form": _INTEGER,
    },
)
EXCHANGE_SETS = Table(
    "exchange_sets",
    {
        "set_id": _TEXT,
        "name": _TEXT,
        "lender": _TEXT,
        "receiver": _TEXT,
        "library": _TEXT,
        "location": _TEXT,
        "state": _TEXT,
        "sent_at": "INTEGER",
        "returned_at": "INTEGER",
    },
)
LOANS = Table(
    "loans",
    {
        "item_key": _TEXT,
        "barcode": _TEXT,
        "card_key": _TEXT,
        "card_number": _TEXT,
        "issued_at": _INTEGER,
        "due_at": _INTEGER,
        "due_offset_minutes": _INTEGER,
        "renewals_left": "INTEGER",
        "library": _TEXT,
    },
)
HOLDS = Table(
    "holds",
    {
        "item_key": _TEXT,
        "barcode": _TEXT,
        "card_key": _TEXT,
        "card_number": _TEXT,
        "placed_at": _INTEGER,
        "pickup_library": _TEXT,
        "on_shelf": _INTEGER,
    },
)
RULES = Table(
    "rules",
    {
        "library": _TEXT,
        "category": _TEXT,
        "item_type": _TEXT,
        "loan_days": "INTEGER",
        "renewals": "INTEGER",
        "max_loans": "INTEGER",
        "fee_limit": "TEXT",
    },
)
CLOSED_DAYS = Table("closed_days", {"library": _TEXT, "from_on": _TEXT, "to_on": _TEXT, "reason": _TEXT})
VISITS = Table("visits", {"library": _TEXT, "stop": _TEXT, "visit_on": _TEXT, "from_time": _TEXT, "to_time": _TEXT})

TABLES = (
    "CREATE TABLE kinds (kind TEXT PRIMARY KEY NOT NULL, rows INTEGER NOT NULL, updated_at INTEGER NOT NULL)",
    "CREATE TABLE erasures (number INTEGER PRIMARY KEY, card_hashes TEXT NOT NULL)",
    "CREATE TABLE outcomes (number INTEGER PRIMARY KEY, body BLOB NOT NULL)",
    *(
        table.ddl
        for table in (
            REPLICA,
            LIBRARIES,
            LOCATIONS,
            PATRONS,
            PATRON_DETAILS,
            FORMER_CARDS,
            ITEMS,
            LOANS,
            HOLDS,
            RULES,
            CLOSED_DAYS,
            VISITS,
            OUT_ITEMS,
            HOLDINGS_SETTINGS,
            EXCHANGE_SETS,
        )
    ),
)
INDEXES = (
    "CREATE UNIQUE INDEX libraries_by_code ON libraries (code)",
    "CREATE UNIQUE INDEX patrons_by_card ON patrons (card_key, card_number)",
    "CREATE INDEX patrons_by_surname ON patrons (surname_key, first_key)",
    "CREATE INDEX patrons_by_first_name ON patrons (first_key, surname_key)",
    "CREATE UNIQUE INDEX patron_details_by_card ON patron_details (card_key, card_number)",
    "CREATE UNIQUE INDEX former_cards_by_card ON former_cards (former_key, former_number, card_key, card_number)",
    "CREATE UNIQUE INDEX items_by_barcode ON items (item_key, barcode)",
    "CREATE UNIQUE INDEX out_items_by_item ON out_items (item_key, barcode)",
    "CREATE INDEX out_items_by_set ON out_items (exchange_set)",
    "CREATE UNIQUE INDEX loans_by_item ON loans (item_key, barcode)",
    "CREATE INDEX loans_by_card ON loans (card_key)",
    "CREATE UNIQUE INDEX holds_by_item ON holds (item_key, barcode, card_key, card_number)",
    "CREATE INDEX holds_by_card ON holds (card_key)",
)
"""Made after the rows are in: one sort instead of a million insertions in random places."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """A full-text index over `columns` of `table`, and the triggers that keep it true once it was built.

    External content: no second copy of the words. `detail=none`: only whether a word occurs; it is a fifth of the size
    and nobody searches for phrases. Prefix indexes from one letter on: without one, `a*` would merge every word with a.
    """

    name: str
    table: str
    columns: Sequence[str]

    @property
    def creation(self) -> tuple[str, ...]:
        """DDL of an empty index."""
        options = (
            f"content='{self.table}', content_rowid='id', detail=none, columnsize=0, "
            f"tokenize='unicode61 remove_diacritics 2', prefix='{' '.join(map(str, range(1, INDEXED_PREFIX + 1)))}'"
        )
        return (
            f"CREATE VIRTUAL TABLE {self.name} USING fts5({self._plain}, {options})",
            # Bytes of words in memory at a time, kept in the file. With the default, 1 MB, a build leaves hundreds of
            # segments to be merged, and a delta of 5,000 new titles takes 1.3 s instead of 0.4.
            f"INSERT INTO {self.name} ({self.name}, rank) VALUES ('hashsize', {16 << 20})",  # noqa: S608 - own names
        )

    @property
    def filling(self) -> str:
        """Takes in the rows of the table after an id, which is bound."""
        return (
            f"INSERT INTO {self.name} (rowid, {self._plain}) "  # noqa: S608 - own names
            f"SELECT id, {self._plain} FROM {self.table} WHERE id > ? ORDER BY id"
        )

    @property
    def completion(self) -> tuple[str, ...]:
        """Puts the parts together and keeps the index true from then on."""
        old = ", ".join(f"old.{column}" for column in self.columns)
        new = ", ".join(f"new.{column}" for column in self.columns)
        changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in self.columns)
        remove = (
            f"INSERT INTO {self.name} ({self.name}, rowid, {self._plain}) "  # noqa: S608 - own names
            f"VALUES ('delete', old.id, {old});"
        )
        add = f"INSERT INTO {self.name} (rowid, {self._plain}) VALUES (new.id, {new});"  # noqa: S608 - own names
        return (
            f"INSERT INTO {self.name} ({self.name}) VALUES ('optimize')",  # noqa: S608 - own names
            f"CREATE TRIGGER {self.name}_added AFTER INSERT ON {self.table} BEGIN {add} END",
            f"CREATE TRIGGER {self.name}_removed AFTER DELETE ON {self.table} BEGIN {remove} END",
            f"CREATE TRIGGER {self.name}_changed AFTER UPDATE ON {self.table} WHEN {changed} BEGIN {remove} {add} END",
        )

    @property
    def forgetting(self) -> str:
        """From here on words that are removed leave the index at once, not when its parts are merged some day."""
        return f"INSERT INTO {self.name} ({self.name}, rank) VALUES ('secure-delete', 1)"  # noqa: S608 - own names

    @property
    def _plain(self) -> str:
        return ", ".join(self.columns)


PATRON_WORDS = WordIndex("patron_words", "patrons", ("surname_key", "first_key"))
WORD_INDEXES = (
    PATRON_WORDS,
    WordIndex("item_words", "items", ("title", "author")),
)
