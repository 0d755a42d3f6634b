"""Imports a folder in one transaction: libraries, locations, patrons, items, loans, holds, rules, calendar."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Table, bindparam, delete, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from offcirc.central import audit, cards, counters, extract_scopes, records, schema
from offcirc.central.counters import Counters
from offcirc.central.database import Database
from offcirc.central.importing import exchange, former_cards, rows
from offcirc.central.importing.fields import BadField, Complaints, CsvFile, Fields, ImportRefused, Today
from offcirc.central.importing.former_cards import Replacement
from offcirc.central.importing.marc import read_marc
from offcirc.central.importing.rows import Context, Values
from offcirc.clock import zone_named
from offcirc.domain.barcodes import fold
from offcirc.errors import UserError

_BATCH = 5_000
_PATRON_DEFAULTS = {"barred": False, "card_lost": False, "address_in_doubt": False, "owes_cents": 0}
_ITEM_DEFAULTS = {"not_for_loan": False}

ReportProgress = Callable[[str, int], None]
"""Called with the file's name and how many of its rows have been read."""


@dataclass(frozen=True, slots=True)
class _Target:
    """The transaction that an import writes in, and what its rows refer to."""

    connection: Connection
    taken: Counters
    context: Context


@dataclass(slots=True)
class Importer:
    """One import of the folder `source`; `counts` tells the rows taken by file."""

    source: Path
    now: datetime
    default_zone: ZoneInfo
    report: ReportProgress
    counts: dict[str, int] = field(default_factory=dict)
    _complaints: Complaints = field(default_factory=Complaints)

    def run(self, database: Database) -> dict[str, int]:
        """Imports everything or nothing.

        Raises:
            ImportRefused: with the rows that cannot be taken.
            UserError: `NOTHING_TO_IMPORT` where the folder holds none of the files.
        """
        marc = sorted(self.source.glob("*.mrc"))
        if not marc and not any(self._path(name).is_file() for name in _FILES):
            raise UserError("NOTHING_TO_IMPORT", path=str(self.source))
        context = Context(self.default_zone)
        if marc:
            context.titles = read_marc(marc, self._complaints)
            self.counts["records"] = len(context.titles)
        with database.write_alone() as connection:
            to = _Target(connection, counters.take(connection), context)
            self._libraries(to)
            self._replace(to, schema.locations, rows.location, ("library", "location"))
            replaced = self._replacements(to)
            self._patrons(to)
            self._former_cards(to, replaced)
            self._items(to)
            self._loans(to)
            self._holds(to)
            self._replace(to, schema.rules, rows.rule, ("library",))
            self._replace(to, schema.closed_days, rows.closed_days, ("library", "from"))
            self._replace(to, schema.visits, rows.visit, ("library", "on", "from", "to"))
            self._replace(to, schema.holdings_settings, rows.holdings_settings, ("library",))
            self._exchange_sets(to)
            self._exchange_items(to)
            if self._complaints.rows:
                raise ImportRefused(self._complaints.rows)
            counters.keep(connection, to.taken)
            audit.note(connection, audit.console(), audit.Act.IMPORTED, details=self.counts)
        return self.counts

    def _path(self, name: str) -> Path:
        return self.source / f"{name}.csv"

    def _file(self, name: str, required: Sequence[str]) -> CsvFile | None:
        path = self._path(name)
        return CsvFile(path, required, self._complaints, Today(self.now)) if path.is_file() else None

    def _batches(
        self, name: str, file: CsvFile, make: Callable[[Fields], Values]
    ) -> Iterator[list[tuple[int, Values]]]:
        found = file.rows(make)
        count = 0
        while batch := list(islice(found, _BATCH)):
            count += len(batch)
            self.report(name, count)
            yield batch
        self.counts[name] = count

    def _libraries(self, to: _Target) -> None:
        file = self._file("libraries", ("code", "name"))
        if file is not None:
            read = [values for batch in self._batches("libraries", file, _library) for _, values in batch]
            _settle_zones(read, self.default_zone)
            columns = [name for name in ("name", "parent", "kind") if name in file.columns]
            _upsert(to.connection, schema.libraries, "code", read, [*columns, "time_zone"])
            counters.mark_section(to.connection, to.taken, "libraries")
        to.context.zones = {code: zone_named(zone) for code, zone in records.time_zones(to.connection).items()}

    def _replace(
        self, to: _Target, table: Table, make: Callable[[Fields, Context], Values], required: Sequence[str]
    ) -> None:
        """A small table is replaced whole where its file is there."""
        file = self._file(table.name, required)
        if file is None:
            return
        to.connection.execute(delete(table))
        seen: set[tuple[Any, ...]] = set()
        for batch in self._batches(table.name, file, lambda fields: make(fields, to.context)):
            unique = {tuple(values.values()): values for _, values in batch}  # the same closing may be listed twice
            fresh = [values for key, values in unique.items() if key not in seen]
            seen |= unique.keys()
            if fresh:
                to.connection.execute(insert(table), fresh)
        counters.mark_section(to.connection, to.taken, table.name)

    def _replacements(self, to: _Target) -> list[Replacement]:
        """The cards that were replaced; patrons who are here under a former one get the new number."""
        file = self._file("former_cards", ("former_number", "card_number"))
        if file is None:
            return []
        read = [Replacement(line, *pair) for line, pair in file.rows(former_cards.read)]
        self.counts["former_cards"] = len(read)
        in_use = self._in_use({each.former_number for each in read})
        replaced = former_cards.to_present(read, in_use)
        former_cards.give_new_cards(to.connection, to.taken, replaced, in_use)
        return replaced

    def _in_use(self, numbers: Collection[str]) -> set[str]:
        """Which of these are patrons' present cards by this folder. What cannot be read is said when it is imported."""
        path = self._path("patrons")
        if not path.is_file():
            return set()
        file = CsvFile(path, ("card_number",), Complaints(), Today(self.now))
        with suppress(ImportRefused):
            return {number for _, number in file.rows(lambda fields: fields.text("card_number")) if number in numbers}
        return set()

    def _former_cards(self, to: _Target, replaced: list[Replacement]) -> None:
        ids = former_cards.ids_of(to.connection, {each.card_number for each in replaced})
        values = []
        for each in replaced:
            if each.card_number not in ids:
                self._complaints.add("former_cards.csv", each.line, "card_number: there is no such patron")
                continue
            values.append(
                {
                    "former_number": each.former_number,
                    "former_key": fold(each.former_number),
                    "patron_id": ids[each.card_number],
                    "changed": to.taken.next_change(),
                }
            )
        _upsert(to.connection, schema.former_cards, ("former_number", "patron_id"), values, ["former_key"])

    def _patrons(self, to: _Target) -> None:
        file = self._file("patrons", ("card_number", "surname"))
        if file is None:
            return
        moves_matter = "library" in file.columns and extract_scopes.any_was_built(to.connection)
        for batch in self._batches("patrons", file, lambda fields: rows.patron(fields, to.context)):
            left = _leaving(to.connection, batch) if moves_matter else {}
            self._write(to, schema.patrons, "card_number", batch, _PATRON_DEFAULTS)
            cards.note_moves(to.connection, to.taken, left)

    def _items(self, to: _Target) -> None:
        file = self._file("items", ("barcode",))
        if file is None:
            return
        for batch in self._batches("items", file, lambda fields: rows.item(fields, to.context)):
            self._write(to, schema.items, "barcode", batch, _ITEM_DEFAULTS)

    def _write(self, to: _Target, table: Table, key: str, batch: list[tuple[int, Values]], defaults: Values) -> None:
        columns = [name for name in batch[0][1] if name != key]
        values = [{**defaults, **row, "changed": to.taken.next_change()} for _, row in batch]
        _upsert(to.connection, table, key, values, columns)

    def _loans(self, to: _Target) -> None:
        file = self._file("loans", ("barcode", "card_number", "issued_at", "due_at"))
        if file is None:
            return
        columns = ("patron_id", "issued_at", "due_at", "due_offset_min", "renewals_left", "library")
        for batch in self._batches("loans", file, lambda fields: rows.loan(fields, to.context)):
            values = self._resolved(to, file, batch)
            _upsert(to.connection, schema.loans, "item_id", values, columns)
            _touch_items(to.connection, values)

    def _holds(self, to: _Target) -> None:
        file = self._file("holds", ("barcode", "card_number", "placed_at"))
        if file is None:
            return
        columns = ("placed_at", "pickup_library", "on_shelf")
        for batch in self._batches("holds", file, lambda fields: rows.hold(fields, to.context)):
            values = self._resolved(to, file, batch)
            _upsert(to.connection, schema.holds, ("item_id", "patron_id"), values, columns)

    def _exchange_sets(self, to: _Target) -> None:
        file = self._file("exchange_sets", ("id", *exchange.SET_COLUMNS))
        if file is None:
            return
        for batch in self._batches("exchange_sets", file, lambda fields: exchange.exchange_set(fields, to.context)):
            values = [row for _, row in batch]
            _upsert(to.connection, schema.exchange_sets, "id", values, exchange.SET_COLUMNS)
        counters.mark_section(to.connection, to.taken, "exchange_sets")

    def _exchange_items(self, to: _Target) -> None:
        file = self._file("exchange_items", ("set", "barcode"))
        if file is None:
            return
        sets = set(to.connection.execute(select(schema.exchange_sets.c.id)).scalars())
        read = list(file.rows(exchange.journey))
        ids = _ids(to.connection, schema.items, "barcode", [barcode for _, (_, barcode) in read])
        journeys: dict[int, str] = {}
        for line, (set_id, barcode) in read:
            if set_id not in sets:
                file.complain(line, "set: there is no such exchange set")
            elif barcode not in ids:
                file.complain(line, "barcode: there is no such item")
            else:
                journeys[ids[barcode]] = set_id
        self.counts["exchange_items"] = len(read)
        exchange.send_out(to.connection, to.taken, journeys)

    def _resolved(self, to: _Target, file: CsvFile, batch: list[tuple[int, Values]]) -> list[Values]:
        """Barcodes and card numbers replaced by the ids of their records; complains about those there are none of."""
        item_ids = _ids(to.connection, schema.items, "barcode", [row["barcode"] for _, row in batch])
        patron_ids = _ids(to.connection, schema.patrons, "card_number", [row["card_number"] for _, row in batch])
        values = []
        for line, row in batch:
            item_id, patron_id = item_ids.get(row.pop("barcode")), patron_ids.get(row.pop("card_number"))
            if item_id is None:
                file.complain(line, "barcode: there is no such item")
            elif patron_id is None:
                file.complain(line, "card_number: there is no such patron")
            else:
                values.append({**row, "item_id": item_id, "patron_id": patron_id, "changed": to.taken.next_change()})
        return values


_FILES = (
    "libraries",
    "locations",
    "patrons",
    "former_cards",
    "items",
    "loans",
    "holds",
    "rules",
    "closed_days",
    "visits",
    "holdings_settings",
    "exchange_sets",
    "exchange_items",
)


def _library(fields: Fields) -> Values:
    code = fields.barcode("code")
    zone = fields.text("time_zone")
    if zone:
        try:
            zone_named(zone)
        except UserError:
            raise BadField(f"time_zone is unknown: {zone[:40]}") from None
    return {
        "code": code,
        "name": fields.text("name"),
        "parent": fields.text("parent"),
        "time_zone": zone,
        "kind": fields.text("kind"),
    }


def _settle_zones(libraries: list[Values], default: ZoneInfo) -> None:
    """A library that states no zone has its parent's, and so on upwards; else the default."""
    by_code = {library["code"]: library for library in libraries}
    for library in libraries:
        above, seen = library, set()
        while not above["time_zone"] and above["code"] not in seen:
            seen.add(above["code"])
            above = by_code.get(above["parent"], above)
        library["time_zone"] = above["time_zone"] or default.key


def _upsert(
    connection: Connection, table: Table, key: str | tuple[str, ...], values: list[Values], columns: Sequence[str]
) -> None:
    """Inserts, or updates `columns` of the rows with this key; a row that is as it was keeps its `changed`."""
    if not values:
        return
    keys = (key,) if isinstance(key, str) else key
    unique = list({tuple(row[name] for name in keys): row for row in values}.values())  # the last one counts
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = make(table)
    fresh = statement.excluded
    written = [name for name in ("changed",) if name in table.c]
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=list(keys),
            set_={name: fresh[name] for name in (*columns, *written)},
            where=or_(*(table.c[name].is_distinct_from(fresh[name]) for name in columns)),
        ),
        unique,
    )


def _ids(connection: Connection, table: Table, key: str, wanted: list[str]) -> dict[str, int]:
    query = select(table.c[key], table.c.id).where(table.c[key].in_(wanted))
    return {name: found for name, found in connection.execute(query)}  # noqa: C416 - a Row is not a pair to mypy


def _leaving(connection: Connection, batch: list[tuple[int, Values]]) -> dict[int, str]:
    """The library of each patron who is another library's by this batch."""
    table = schema.patrons.c
    now = {row["card_number"]: row["library"] for _, row in batch}
    query = select(table.id, table.card_number, table.library).where(table.card_number.in_(list(now)))
    return {row.id: row.library for row in connection.execute(query) if row.library != now[row.card_number]}


def _touch_items(connection: Connection, loans: list[Values]) -> None:
    """An imported loan is the newest known event of its item, unless something newer was applied since."""
    if not loans:
        return
    table = schema.items
    statement = (
        update(table)
        .where(
            table.c.id == bindparam("of_item"),
            or_(table.c.last_event_at.is_(None), table.c.last_event_at < bindparam("at")),
        )
        .values(last_event_at=bindparam("at"), last_event_by="", last_event_epoch=0, last_event_seq=0)
    )
    connection.execute(statement, [{"of_item": loan["item_id"], "at": loan["issued_at"]} for loan in loans])
