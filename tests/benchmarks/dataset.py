"""A regional library of any size, the same on every machine: written straight into a central server's database."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, Table, insert

from offcirc.central import counters, schema
from offcirc.central.moments import to_micros
from tests.benchmarks import words
from tests.benchmarks.sizes import LIBRARY, ON_LOAN_OF, Size, barcode, card

_BRANCHES = [f"BR{number}" for number in range(1, 13)]
_CATEGORIES = ("Adult", "Child", "Senior", "Staff", "Institution")
_TYPES = ("Book", "Magazine", "DVD", "Score", "Game")
_FIRST_LOAN = datetime(2026, 1, 2, 8, tzinfo=UTC)
_SEED = 20_261_122


def fill(connection: Connection, size: Size) -> None:
    """Writes all records into an empty database of a central server."""
    taken = counters.take(connection)
    source = random.Random(_SEED)
    connection.execute(insert(schema.libraries), list(_libraries()))
    connection.execute(insert(schema.rules), list(_rules()))
    connection.execute(insert(schema.closed_days), list(_closed_days()))
    for name in ("libraries", "rules", "closed_days"):
        counters.mark_section(connection, taken, name)
    _insert(connection, schema.patrons, _patrons(source, size, taken))
    _insert(connection, schema.items, _items(source, size, taken))
    _insert(connection, schema.loans, _loans(size, taken))
    counters.keep(connection, taken)


def _insert(connection: Connection, table: Table, rows: Iterable[tuple[object, ...]]) -> None:
    """Streamed past SQLAlchemy, whose executemany would hold a million dictionaries."""
    rows = iter(rows)
    names = next(rows)
    places = ", ".join("?" * len(names))
    sql = f"INSERT INTO {table.name} ({', '.join(map(str, names))}) VALUES ({places})"  # noqa: S608 - own names
    cursor = connection.connection.cursor()
    cursor.executemany(sql, rows)  # type: ignore[arg-type]  # sqlite3 takes any iterable
    cursor.close()


def _libraries() -> Iterator[dict[str, object]]:
    zone = {"time_zone": "Europe/Helsinki"}
    yield {"code": "SYS", "name": "The whole region", "parent": "", "kind": "system", **zone}
    for code in _BRANCHES:
        yield {"code": code, "name": f"Branch {code}", "parent": "SYS", "kind": "branch", **zone}
    yield {"code": LIBRARY, "name": "Bookmobile", "parent": _BRANCHES[0], "kind": "bookmobile", **zone}


def _rules() -> Iterator[dict[str, object]]:
    for category in ("", *_CATEGORIES):
        for number, item_type in enumerate(("", *_TYPES)):
            days = 28 - 7 * (number % 3)
            terms = {"loan_days": days, "renewals": 3, "max_loans": 100, "fee_limit_cents": 2_000}
            yield {"library": "", "category": category, "item_type": item_type, **terms}


def _closed_days() -> Iterator[dict[str, object]]:
    for library in _BRANCHES:
        for month in range(1, 13):
            day = date(2030, month, 6)
            yield {"library": library, "from_on": day, "to_on": day, "reason": "Closed"}


def _patrons(source: random.Random, size: Size, taken: counters.Counters) -> Iterator[tuple[object, ...]]:
    yield (
        *("id", "card_number", "card_key", "surname", "first_name", "category", "library", "expires_on"),
        *("barred", "card_lost", "address_in_doubt", "owes_cents", "changed"),
    )
    surnames = words.surnames(source).some(source, size.patrons)
    first_names = words.first_names(source).some(source, size.patrons)
    for number in range(size.patrons):
        expires_on = "2020-12-31" if number % 33 == 0 else "2099-12-31"
        category, library = _CATEGORIES[number % len(_CATEGORIES)], _BRANCHES[number % len(_BRANCHES)]
        key = card(number)
        flags = (number % 97 == 0, number % 499 == 0, number % 211 == 0)
        name = (surnames[number], first_names[number])
        owes = 150 if number % 13 == 0 else 0
        yield (number + 1, key, key, *name, category, library, expires_on, *flags, owes, taken.next_change())


def _items(source: random.Random, size: Size, taken: counters.Counters) -> Iterator[tuple[object, ...]]:
    yield (
        *("id", "barcode", "barcode_key", "title", "author", "call_number", "item_type"),
        *("library", "location", "owning_library", "owning_location", "status", "not_for_loan", "changed"),
    )
    last, first = words.surnames(source), words.first_names(source)
    for number, (title, author) in enumerate(_copies(source, size.items, last, first)):
        library, item_type = _BRANCHES[number % len(_BRANCHES)], _TYPES[number % 7 % len(_TYPES)]
        key = barcode(number)
        call_number = f"84.{number % 900:03} {author[:3].upper()}"
        place = (library, "Adults", library, "Adults")
        status = "lost" if number % 401 == 0 else "available"
        yield (
            *(number + 1, key, key, title, author, call_number, item_type, *place),
            *(status, number % 173 == 0, taken.next_change()),
        )


def _copies(source: random.Random, count: int, last: words.Draw, first: words.Draw) -> Iterator[tuple[str, str]]:
    """Titles with authors, of each one to eight copies."""
    made = 0
    for title in words.titles(source, count):
        author = ", ".join((*last.some(source, 1), *first.some(source, 1)))
        for _ in range(min(source.choice((1, 1, 1, 2, 8)), count - made)):
            made += 1
            yield title, author
        if made == count:
            return


def _loans(size: Size, taken: counters.Counters) -> Iterator[tuple[object, ...]]:
    yield (
        *("item_id", "patron_id", "issued_at", "due_at", "due_offset_min", "renewals_left"),
        *("library", "transaction_id", "changed"),
    )
    for number in range(0, size.items, ON_LOAN_OF):
        issued_at = _FIRST_LOAN + timedelta(seconds=number * 7)
        moments = (to_micros(issued_at), to_micros(issued_at + timedelta(days=28)), 120)
        yield (number + 1, number * 7_919 % size.patrons + 1, *moments, 3, _BRANCHES[0], "", taken.next_change())
