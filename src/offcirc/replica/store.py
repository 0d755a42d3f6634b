"""The read side of a replica: what the server knew at the last update. Safe to use from several threads."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Self, TypeVar

from offcirc.domain.due_dates import Calendar, terms_for
from offcirc.domain.records import CirculationRule, Hold, Item, Library, Loan, Location, Patron, PatronDetails
from offcirc.errors import EnvironmentProblem
from offcirc.replica import search
from offcirc.replica.files import UNREADABLE, hold_space, is_noted_damaged, note_damage, open_reader, problems_told
from offcirc.replica.format import apply_changes, connect
from offcirc.replica.holdings import HoldingsInReplica
from offcirc.replica.moments import Between, Moment
from offcirc.replica.rows import (
    KINDS,
    Row,
    from_microseconds,
    read_closed_days,
    read_hold,
    read_item,
    read_loan,
    read_patron,
    read_patron_details,
    read_rule,
    read_visit,
    split_key,
)
from offcirc.replica.schema import WITH_FORMER_CARDS, WITH_PATRON_DETAILS
from offcirc.sqlcipher import DriverConnection
from offcirc.wire.messages import Changes

_T = TypeVar("_T")
_GENERATION = re.compile(r"replica-(\d+)\.db")
_AT_ONCE = 300
# ruff: noqa: S608 - every statement is put together from constants of this package; values are bound


def generation_of(path: Path) -> int:
    """The number in `replica-N.db`; 0 for any other name."""
    match = _GENERATION.fullmatch(path.name)
    return int(match.group(1)) if match else 0


@cache
def _finding(kind: str) -> str:
    key_column, spelling = KINDS[kind].natural_key
    return f"SELECT {KINDS[kind].columns} FROM {kind} WHERE {key_column} = ? ORDER BY {spelling}"


@cache
def _belonging(kind: str, named: str) -> str:
    key_column, spelling = KINDS[named].natural_key
    return (
        f"SELECT {KINDS[kind].columns} FROM {kind} WHERE {key_column} = ?1 "
        f"AND ({spelling} = ?2 OR (SELECT count(*) FROM {named} WHERE {named}.{key_column} = ?1) < 2)"
    )


@dataclass(frozen=True, slots=True)
class ReplicaInfo:
    """Where a replica comes from and how fresh it is.

    Attributes:
        cursor: the server's changes after this one are not in it.
        as_of: when the server's records were like this, UTC.
        time_zone: the server's IANA zone.
        format: of the file; see `schema.FORMAT_VERSION`.
        counts: records by kind (`patrons`, `items`, `loans`, `holds`, `libraries` …).
        updated_at: by kind, when it was last known to be the same as the server's (K4), UTC.
        generation: N of `replica-N.db`.
    """

    server_id: str
    server_name: str
    cursor: int
    as_of: datetime
    time_zone: str
    format: int
    counts: dict[str, int]
    updated_at: dict[str, datetime]
    path: Path
    generation: int


class Replica:
    """One complete replica file, open for reading.

    Each look-up takes a connection of its own and is one statement (a few for searches). What stands on a damaged page
    is not found: a desk goes on without it, and the next update fetches everything anew. Only `cursor` and `info`,
    and what cannot do without them, raise `EnvironmentProblem` `REPLICA_UNREADABLE` then.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._told = problems_told(path)
        self._idle: list[DriverConnection] = []
        self._closed = False
        self._lock = threading.Lock()
        self._cache: dict[object, Any] = {}
        self._cache_cursor: int | None = None
        self._moment = Moment()
        self._hold = hold_space(path)
        self._damaged = is_noted_damaged(path)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Self:
        """Opens a replica.

        Args:
            path: the file.
            key: its 32 bytes.

        Raises:
            EnvironmentProblem: `REPLICA_UNREADABLE` (damaged, wrong key, not complete), `REPLICA_TOO_NEW`.
        """
        connect(path, key, read_only=True).close()
        return cls(path, key)

    def close(self) -> None:
        """Closes the file; a look-up under way in another thread ends first."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()
        hold, self._hold = self._hold, None
        if hold is not None:
            os.close(hold)

    @property
    def path(self) -> Path:
        """The open file."""
        return self._path

    @property
    def damaged(self) -> bool:
        """Whether a page of it could not be read, now or before."""
        return self._damaged

    def at_one_moment(self) -> AbstractContextManager[None]:
        """Within it, all that this thread asks is answered as of one moment: one snapshot instead of one a look-up."""
        if self._moment.connection is not None:
            return nullcontext()
        return Between(self._begin_moment, self._end_moment)

    @property
    def cursor(self) -> int:
        """The server's changes after this one are not in it; cheaper than `info`, and as fresh."""
        seen = self._moment.cursor
        if seen is None:
            ((seen,),) = self._there("SELECT cursor FROM replica")
            if self._moment.connection is not None:
                self._moment.cursor = seen
        return int(seen)

    @property
    def info(self) -> ReplicaInfo:
        """Where it comes from and how fresh it is, read anew: another process may have applied a delta."""
        # One statement, so that cursor and counts are of the same moment.
        rows = self._there(
            "SELECT server_id, server_name, cursor, as_of, time_zone, kind, rows, updated_at FROM replica, kinds"
        )
        server_id, server_name, cursor, as_of, time_zone, *_ = rows[0]
        ((file_format,),) = self._there("PRAGMA user_version")
        return ReplicaInfo(
            server_id,
            server_name,
            cursor,
            from_microseconds(as_of),
            time_zone,
            file_format,
            {row[5]: row[6] for row in rows},
            {row[5]: from_microseconds(row[7]) for row in rows},
            self._path,
            generation_of(self._path),
        )

    def apply(self, changes: Changes) -> None:
        """Brings this replica forward; see `offcirc.replica.format.apply_changes` for what it raises."""
        apply_changes(self._path, self._key, changes)

    def find_patron(self, keys: Sequence[str], exact: str = "") -> Patron | None:
        """The patron of a scanned card.

        Args:
            keys: look-up keys, the preferred one first (`Scan.keys`).
            exact: what was typed: of two cards that differ only in case, the one spelled like this wins (K9).
        """
        row = self._find("patrons", keys, exact)
        return read_patron(row) if row is not None else None

    def details_of(self, card_number: str) -> PatronDetails | None:
        """A patron's details, where they were chosen for this replica."""
        if self._format < WITH_PATRON_DETAILS:
            return None
        row = self._find("patron_details", [split_key(card_number)[0]], card_number)
        return read_patron_details(row) if row is not None else None

    def present_card(self, keys: Sequence[str], exact: str = "") -> str | None:
        """The card that replaced a scanned one; None where it is none that was replaced, or of several patrons.

        Arguments as `find_patron`.
        """
        return search.present_card(self._rows, keys, exact) if self._format >= WITH_FORMER_CARDS else None

    def find_item(self, keys: Sequence[str], exact: str = "") -> Item | None:
        """The item of a scanned barcode; arguments as `find_patron`."""
        row = self._find("items", keys, exact)
        return read_item(row) if row is not None else None

    def loan_of(self, item_barcode: str) -> Loan | None:
        """The server's current loan of an item, also of one that the replica does not know."""
        loans = [read_loan(row) for row in self._of("loans", "items", item_barcode)]
        return min(loans, key=lambda loan: (loan.item_barcode != item_barcode, loan.issued_at), default=None)

    def loans_of(self, card_number: str) -> list[Loan]:
        """The server's current loans of a patron, soonest due first."""
        loans = [read_loan(row) for row in self._of("loans", "patrons", card_number)]
        return sorted(loans, key=lambda loan: (loan.card_number != card_number, loan.due_at))

    def holds_on(self, item_barcode: str) -> list[Hold]:
        """The holds on an item: one that is set aside first, then first come, first served."""
        holds = [read_hold(row) for row in self._of("holds", "items", item_barcode)]
        return sorted(holds, key=lambda hold: (hold.item_barcode != item_barcode, not hold.on_shelf, hold.placed_at))

    def holds_of(self, card_number: str) -> list[Hold]:
        """The holds of a patron: those that can be picked up first, then the oldest."""
        holds = [read_hold(row) for row in self._of("holds", "patrons", card_number)]
        return sorted(holds, key=lambda hold: (hold.card_number != card_number, not hold.on_shelf, hold.placed_at))

    @cached_property
    def holdings(self) -> HoldingsInReplica:
        """What a cataloguer asks."""
        return HoldingsInReplica(self._rows)

    def search_patrons(self, text: str, limit: int = 50) -> list[Patron]:
        """Patrons by the beginnings of surname and first name in either order, without accents, sorted by name."""
        return [read_patron(row) for row in search.patrons_by_name(self._rows, text, limit)]

    def search_items(self, text: str, limit: int = 50) -> list[Item]:
        """Items with these words in title or author; the last word may be a beginning."""
        return [read_item(row) for row in search.items_by_words(self._rows, text, limit)]

    def names_of(self, card_keys: Iterable[str]) -> dict[str, str]:
        """Patrons' names by look-up key, for a list; a key that is not known is left out."""
        rows = self._many("SELECT card_key, surname, first_name FROM patrons WHERE card_key", card_keys)
        return {key: f"{surname}, {first_name}" if first_name else surname for key, surname, first_name in rows}

    def titles_of(self, item_keys: Iterable[str]) -> dict[str, str]:
        """Items' titles by look-up key, for a list; a key that is not known is left out."""
        return dict(self._many("SELECT item_key, title FROM items WHERE item_key", item_keys))

    def nearest_cards(self, text: str, limit: int = 5) -> list[str]:
        """Known card numbers one typing slip away, likeliest first."""
        return search.nearest(self._rows, "patrons", text, limit)

    def nearest_barcodes(self, text: str, limit: int = 5) -> list[str]:
        """Known item barcodes one typing slip away, likeliest first."""
        return search.nearest(self._rows, "items", text, limit)

    def libraries(self) -> Mapping[str, Library]:
        """All libraries by code."""
        return self._cached("libraries", lambda: {row[0]: Library(*row) for row in self._all("libraries")})

    def locations(self, library: str) -> list[Location]:
        """The locations of one library, in the server's order."""
        locations = self._cached("locations", lambda: [Location(*row) for row in self._all("locations")])
        return [location for location in locations if location.library == library]

    def ancestors(self, library: str) -> tuple[str, ...]:
        """The library's code, its parent's, its grandparent's …; one that the replica does not know stands alone."""
        known = self.libraries()
        chain: list[str] = []
        while library and library not in chain:  # the server's data may go in a circle
            chain.append(library)
            library = known[library].parent if library in known else ""
        return tuple(chain)

    def rules(self) -> Sequence[CirculationRule]:
        """All circulation rules, in the server's order."""
        return self._cached("rules", lambda: tuple(read_rule(row) for row in self._all("rules")))

    def terms(self, library: str, category: str, item_type: str) -> CirculationRule:
        """The terms of lending that apply; see `terms_for`."""
        return self._cached(
            ("terms", library, category, item_type),
            lambda: terms_for(self.rules(), self.ancestors(library), category, item_type),
        )

    def calendar(self, library: str) -> Calendar:
        """The closed days and visits of a library and of its parents."""
        return self._cached(("calendar", library), lambda: self._load_calendar(library))

    @cached_property
    def _format(self) -> int:
        """A file's format never changes."""
        ((file_format,),) = self._there("PRAGMA user_version")
        return int(file_format)

    def _load_calendar(self, library: str) -> Calendar:
        chain = {*self.ancestors(library), ""}  # no library: closed everywhere
        closed = [read_closed_days(row) for row in self._all("closed_days")]
        visits = [read_visit(row) for row in self._all("visits")]
        return Calendar(
            tuple(days for days in closed if days.library in chain),
            tuple(visit for visit in visits if visit.library in chain),
        )

    def _find(self, kind: str, keys: Sequence[str], exact: str) -> Row | None:
        for key in keys:
            rows = self._rows(_finding(kind), (key,))
            if len(rows) > 1:
                return next((row for row in rows if (row[1] or row[0]) == exact), rows[0])
            if rows:
                return rows[0]
        return None

    def _of(self, kind: str, named: str, number: str) -> list[Row]:
        """Loans or holds (`kind`) of one of the `named` items or patrons.

        By the look-up key alone, because servers are careless about case; but where two records share the key, only
        those that are spelled like `number`.
        """
        return self._rows(_belonging(kind, named), split_key(number))

    def _many(self, select: str, keys: Iterable[str]) -> Iterator[Row]:
        """Rows of many keys, some hundreds a statement: a result that is too long keeps every other thread waiting."""
        wanted = iter(keys)
        while part := tuple(islice(wanted, _AT_ONCE)):
            yield from self._rows(f"{select} IN ({', '.join('?' * len(part))})", part)

    def _all(self, kind: str) -> list[Row]:
        return self._rows(f"SELECT {KINDS[kind].columns} FROM {kind} ORDER BY id")

    def _there(self, sql: str) -> list[Row]:
        """Rows without which there is no replica."""
        rows = self._rows(sql)
        if not rows:
            raise EnvironmentProblem(UNREADABLE, path=str(self._path))
        return rows

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """None, where a page that they stand on is damaged."""
        within = self._moment.connection
        connection = within if within is not None else self._take()
        try:
            with self._told:
                rows = connection.execute(sql, values).fetchall()
        except EnvironmentProblem as problem:
            # SQLCipher reads nothing more through a connection that met a damaged page.
            connection.close()
            if within is not None:
                self._moment.connection = None
                self._begin_moment()
            if problem.code != UNREADABLE:
                raise
            self._damaged = True
            note_damage(self._path)
            return []
        if within is None:
            self._give_back(connection)
        return rows

    def _begin_moment(self) -> None:
        connection = self._take()
        with self._told:
            connection.execute("BEGIN")
        self._moment.connection = connection

    def _end_moment(self) -> None:
        connection = self._moment.connection
        self._moment.connection = self._moment.cursor = None
        if connection is not None:
            connection.rollback()
            self._give_back(connection)

    def _take(self) -> DriverConnection:
        """A connection for this thread alone. Not through SQLAlchemy's pool: that would cost as much as a look-up."""
        try:
            return self._idle.pop()
        except IndexError:
            with self._told:
                return open_reader(self._path, self._key)

    def _give_back(self, connection: DriverConnection) -> None:
        self._idle.append(connection)
        if self._closed:
            self.close()

    def _cached(self, name: object, load: Callable[[], _T]) -> _T:
        """What `load` reads, kept until a delta (of whichever process) has moved the cursor."""
        cursor = self.cursor
        with self._lock:
            if self._cache_cursor != cursor:
                self._cache.clear()
                self._cache_cursor = cursor
            if name in self._cache:
                kept: _T = self._cache[name]
                return kept
        value = load()
        with self._lock:
            # A delta between the two reads only means that newer values are dropped once more than needed.
            self._cache[name] = value
        return value
