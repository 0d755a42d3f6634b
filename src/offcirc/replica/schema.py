"""What a replica file holds: its tables, indexes and word indexes.

Numbers and barcodes are stored as their look-up key (`fold`, K9) plus the record's own spelling where that differs, so
that the usual all-digits barcode is stored once. Loans and holds name items and patrons by these same texts, not by
reference: a loan whose item or patron is not in the replica is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

FORMAT_VERSION = 1
"""Kept in `PRAGMA user_version`. A replica is disposable: another version is fetched anew, never migrated."""
APPLICATION_ID = 0x4F464352
"""`OFCR` in `PRAGMA application_id`: tells a replica from any other database under the same key."""

INDEXED_PREFIX = 3
"""Characters. Beginnings of words up to this length have an index of their own in the searches."""


metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _integer(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


replica = Table(
    "replica",
    metadata,
    _id(),
    _text("server_id"),
    _text("server_name"),
    _integer("cursor"),
    _integer("as_of"),
    _text("time_zone"),
    _integer("complete"),
)
kinds = Table("kinds", metadata, Column("kind", Text, primary_key=True), _integer("rows"), _integer("updated_at"))
libraries = Table(
    "libraries", metadata, _id(), _text("code"), _text("name"), _text("parent"), _text("time_zone"), _text("kind")
)
locations = Table("locations", metadata, _id(), _text("library"), _text("location"))
patrons = Table(
    "patrons",
    metadata,
    _id(),
    _text("card_key"),
    _text("card_number"),
    _text("surname"),
    _text("first_name"),
    _text("surname_key"),
    _text("first_key"),
    _text("category"),
    _text("library"),
    Column("expires_on", Text),
    _integer("barred"),
    Column("blocked_until", Text),
    _text("block_reason"),
    _integer("card_lost"),
    _integer("address_in_doubt"),
    _text("owes"),
)
items = Table(
    "items",
    metadata,
    _id(),
    _text("item_key"),
    _text("barcode"),
    _text("title"),
    _text("author"),
    _text("call_number"),
    _text("item_type"),
    _text("library"),
    _text("location"),
    _text("owning_library"),
    _text("owning_location"),
    _text("status"),
    _integer("not_for_loan"),
)
loans = Table(
    "loans",
    metadata,
    _id(),
    _text("item_key"),
    _text("barcode"),
    _text("card_key"),
    _text("card_number"),
    _integer("issued_at"),
    _integer("due_at"),
    _integer("due_offset_minutes"),
    Column("renewals_left", Integer),
    _text("library"),
)
holds = Table(
    "holds",
    metadata,
    _id(),
    _text("item_key"),
    _text("barcode"),
    _text("card_key"),
    _text("card_number"),
    _integer("placed_at"),
    _text("pickup_library"),
    _integer("on_shelf"),
)
rules = Table(
    "rules",
    metadata,
    _id(),
    _text("library"),
    _text("category"),
    _text("item_type"),
    Column("loan_days", Integer),
    Column("renewals", Integer),
    Column("max_loans", Integer),
    Column("fee_limit", Text),
)
closed_days = Table("closed_days", metadata, _id(), _text("library"), _text("from_on"), _text("to_on"), _text("reason"))
visits = Table(
    "visits", metadata, _id(), _text("library"), _text("stop"), _text("visit_on"), _text("from_time"), _text("to_time")
)

INDEXES = (
    Index("libraries_by_code", libraries.c.code, unique=True),
    Index("patrons_by_card", patrons.c.card_key, patrons.c.card_number, unique=True),
    Index("patrons_by_surname", patrons.c.surname_key, patrons.c.first_key),
    Index("patrons_by_first_name", patrons.c.first_key, patrons.c.surname_key),
    Index("items_by_barcode", items.c.item_key, items.c.barcode, unique=True),
    Index("loans_by_item", loans.c.item_key, loans.c.barcode, unique=True),
    Index("loans_by_card", loans.c.card_key),
    Index("holds_by_item", holds.c.item_key, holds.c.barcode, holds.c.card_key, holds.c.card_number, unique=True),
    Index("holds_by_card", holds.c.card_key),
)
"""Made after the rows are in: one sort instead of a million insertions in random places."""


def _word_index(name: str, table: str, columns: Sequence[str]) -> tuple[str, ...]:
    """DDL of a full-text index over `columns`, and of the triggers that keep it true once it was built.

    External content: no second copy of the words. `detail=none`: only whether a word occurs; it is a fifth of the size
    and nobody searches for phrases. Prefix indexes from one letter on: without one, `a*` would merge every word with a.
    """
    plain = ", ".join(columns)
    options = (
        f"content='{table}', content_rowid='id', detail=none, columnsize=0, "
        f"tokenize='unicode61 remove_diacritics 2', prefix='{' '.join(map(str, range(1, INDEXED_PREFIX + 1)))}'"
    )
    old = ", ".join(f"old.{column}" for column in columns)
    new = ", ".join(f"new.{column}" for column in columns)
    changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)
    remove = f"INSERT INTO {name} ({name}, rowid, {plain}) VALUES ('delete', old.id, {old});"  # noqa: S608 - own names
    add = f"INSERT INTO {name} (rowid, {plain}) VALUES (new.id, {new});"  # noqa: S608 - own names
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5({plain}, {options})",
        # Bytes of words in memory at a time, kept in the file. With the default, 1 MB, a build leaves hundreds of
        # segments to be merged, and a delta of 5,000 new titles takes 1.3 s instead of 0.4.
        f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', {16 << 20})",  # noqa: S608 - own names
        f"INSERT INTO {name} ({name}) VALUES ('rebuild')",  # noqa: S608 - own names
        f"INSERT INTO {name} ({name}) VALUES ('optimize')",  # noqa: S608 - own names
        f"CREATE TRIGGER {name}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {name}_removed AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {name}_changed AFTER UPDATE ON {table} WHEN {changed} BEGIN {remove} {add} END",
    )


WORD_INDEXES = (
    *_word_index("patron_words", "patrons", ("surname_key", "first_key")),
    *_word_index("item_words", "items", ("title", "author")),
)
