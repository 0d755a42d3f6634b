"""What a replica file holds: its tables, and how the domain's records become rows and come back.

Numbers and barcodes are stored as their look-up key (`fold`, K9) plus the record's own spelling where that differs, so
that the usual all-digits barcode is stored once. Loans and holds name items and patrons by these same texts, not by
reference: a loan whose item or patron is not in the replica is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text
from sqlalchemy.dialects import sqlite

from offcirc.domain.barcodes import fold
from offcirc.domain.records import (
    CirculationRule,
    ClosedDays,
    Hold,
    Item,
    ItemStatus,
    Library,
    Loan,
    Location,
    Patron,
    Visit,
)

FORMAT_VERSION = 1
"""Kept in `PRAGMA user_version`. A replica is disposable: another version is fetched anew, never migrated."""
APPLICATION_ID = 0x4F464352
"""`OFCR` in `PRAGMA application_id`: tells a replica from any other database under the same key."""

Row = tuple[Any, ...]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MINUTE = timedelta(minutes=1)
# Letters and digits as SQLite's unicode61 sees them: it takes these few Tai Lue and Vedic signs for separators.
_WORD = re.compile(r"[^\W_\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]+")

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
    old = ", ".join(f"old.{column}" for column in columns)
    new = ", ".join(f"new.{column}" for column in columns)
    changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)
    remove = f"INSERT INTO {name} ({name}, rowid, {plain}) VALUES ('delete', old.id, {old});"  # noqa: S608 - own names
    add = f"INSERT INTO {name} (rowid, {plain}) VALUES (new.id, {new});"  # noqa: S608 - own names
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5({plain}, content='{table}', content_rowid='id', detail=none, "
        "columnsize=0, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')",
        # The default (1 MB of words in memory at a time) would leave hundreds of segments to be merged.
        f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', {32 << 20})",  # noqa: S608 - own names
        f"INSERT INTO {name} ({name}) VALUES ('rebuild')",  # noqa: S608 - own names
        f"INSERT INTO {name} ({name}) VALUES ('optimize')",  # noqa: S608 - own names
        f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', {1 << 20})",  # noqa: S608 - own names
        f"CREATE TRIGGER {name}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {name}_removed AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {name}_changed AFTER UPDATE ON {table} WHEN {changed} BEGIN {remove} {add} END",
    )


WORD_INDEXES = (
    *_word_index("patron_words", "patrons", ("surname_key", "first_key")),
    *_word_index("item_words", "items", ("title", "author")),
)


def name_words(text: str) -> str:
    """`text` as words without case, accents and punctuation, one space between: the same for `ä`, `Ä` and `a`."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(text.casefold()))


def split_key(text: str) -> tuple[str, str]:
    """A number as stored: its look-up key, and its own spelling where that differs from the key (else empty)."""
    key = fold(text)
    return key, "" if key == text else text


def to_microseconds(instant: datetime) -> int:
    """Microseconds since 1970 UTC, exact (a float would lose some)."""
    return (instant - _EPOCH) // _MICROSECOND


def from_microseconds(microseconds: int, offset_minutes: int = 0) -> datetime:
    """The aware instant again, at the given offset from UTC."""
    instant = _EPOCH + timedelta(microseconds=microseconds)
    return instant.astimezone(timezone(timedelta(minutes=offset_minutes))) if offset_minutes else instant


def _offset_minutes(instant: datetime) -> int:
    return (instant.utcoffset() or timedelta()) // _MINUTE


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None


def patron_row(patron: Patron) -> Row:
    """In the order of the table's columns after `id`, as all that follow."""
    return (
        *split_key(patron.card_number),
        patron.surname,
        patron.first_name,
        name_words(patron.surname),
        name_words(patron.first_name),
        patron.category,
        patron.library,
        _iso(patron.expires_on),
        int(patron.barred),
        _iso(patron.blocked_until),
        patron.block_reason,
        int(patron.card_lost),
        int(patron.address_in_doubt),
        str(patron.owes),
    )


def read_patron(row: Sequence[Any]) -> Patron:
    """The record that `patron_row` wrote; likewise all that follow."""
    key, spelling, surname, first, _, _, category, library, expires, barred, until, reason, lost, doubt, owes = row
    return Patron(
        spelling or key,
        surname,
        first,
        category,
        library,
        _date(expires),
        bool(barred),
        _date(until),
        reason,
        bool(lost),
        bool(doubt),
        Decimal(owes),
    )


def item_row(item: Item) -> Row:
    return (
        *split_key(item.barcode),
        item.title,
        item.author,
        item.call_number,
        item.item_type,
        item.library,
        item.location,
        item.owning_library,
        item.owning_location,
        item.status.value,
        int(item.not_for_loan),
    )


def read_item(row: Sequence[Any]) -> Item:
    key, spelling, *texts, status, not_for_loan = row
    return Item(spelling or key, *texts, ItemStatus(status), bool(not_for_loan))


def loan_row(loan: Loan) -> Row:
    return (
        *split_key(loan.item_barcode),
        *split_key(loan.card_number),
        to_microseconds(loan.issued_at),
        to_microseconds(loan.due_at),
        _offset_minutes(loan.due_at),
        loan.renewals_left,
        loan.library,
    )


def read_loan(row: Sequence[Any]) -> Loan:
    item_key, barcode, card_key, card, issued, due, offset, renewals, library = row
    return Loan(
        barcode or item_key,
        card or card_key,
        from_microseconds(issued),
        from_microseconds(due, offset),
        renewals,
        library,
    )


def hold_row(hold: Hold) -> Row:
    return (
        *split_key(hold.item_barcode),
        *split_key(hold.card_number),
        to_microseconds(hold.placed_at),
        hold.pickup_library,
        int(hold.on_shelf),
    )


def read_hold(row: Sequence[Any]) -> Hold:
    item_key, barcode, card_key, card, placed, pickup_library, on_shelf = row
    return Hold(barcode or item_key, card or card_key, from_microseconds(placed), pickup_library, bool(on_shelf))


def library_row(library: Library) -> Row:
    return (library.code, library.name, library.parent, library.time_zone, library.kind)


def location_row(location: Location) -> Row:
    return (location.library, location.location)


def rule_row(rule: CirculationRule) -> Row:
    limit = str(rule.fee_limit) if rule.fee_limit is not None else None
    return (rule.library, rule.category, rule.item_type, rule.loan_days, rule.renewals, rule.max_loans, limit)


def read_rule(row: Sequence[Any]) -> CirculationRule:
    *terms, limit = row
    return CirculationRule(*terms, Decimal(limit) if limit is not None else None)


def closed_days_row(closed: ClosedDays) -> Row:
    return (closed.library, closed.from_on.isoformat(), closed.to_on.isoformat(), closed.reason)


def read_closed_days(row: Sequence[Any]) -> ClosedDays:
    library, from_on, to_on, reason = row
    return ClosedDays(library, date.fromisoformat(from_on), date.fromisoformat(to_on), reason)


def visit_row(visit: Visit) -> Row:
    return (visit.library, visit.stop, visit.on.isoformat(), visit.from_time.isoformat(), visit.to_time.isoformat())


def read_visit(row: Sequence[Any]) -> Visit:
    library, stop, on, from_time, to_time = row
    return Visit(library, stop, date.fromisoformat(on), time.fromisoformat(from_time), time.fromisoformat(to_time))


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record, how it is written, and the columns that name one record (none: replaced as a whole)."""

    table: Table
    encode: Callable[[Any], Row]
    natural_key: tuple[str, ...] = ()

    @property
    def columns(self) -> str:
        """For a SELECT whose rows the readers above understand."""
        return ", ".join(f"{self.table.name}.{column.name}" for column in self._written)

    @property
    def insertion(self) -> str:
        """An INSERT with a place for each value of a row."""
        written = [column.name for column in self._written]
        return str(self.table.insert().compile(dialect=sqlite.dialect(), column_keys=written))

    @property
    def update(self) -> str:
        """An UPDATE of the record named by its natural key, whose values follow the row's."""
        values = ", ".join(f"{column.name} = ?" for column in self._written)
        return f"UPDATE {self.table.name} SET {values} WHERE {self._where}"  # noqa: S608 - own names

    @property
    def deletion(self) -> str:
        """A DELETE of the record named by its natural key."""
        return f"DELETE FROM {self.table.name} WHERE {self._where}"  # noqa: S608 - own names

    @property
    def _where(self) -> str:
        return " AND ".join(f"{column} = ?" for column in self.natural_key)

    @property
    def _written(self) -> list[Column[Any]]:
        return [column for column in self.table.columns if column.name != "id"]


_ITEM = ("item_key", "barcode")
_CARD = ("card_key", "card_number")

KINDS: Mapping[str, RecordKind] = {
    "libraries": RecordKind(libraries, library_row),
    "locations": RecordKind(locations, location_row),
    "patrons": RecordKind(patrons, patron_row, _CARD),
    "items": RecordKind(items, item_row, _ITEM),
    "loans": RecordKind(loans, loan_row, _ITEM),
    "holds": RecordKind(holds, hold_row, (*_ITEM, *_CARD)),
    "rules": RecordKind(rules, rule_row),
    "closed_days": RecordKind(closed_days, closed_days_row),
    "visits": RecordKind(visits, visit_row),
}
