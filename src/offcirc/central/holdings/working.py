"""The part of a working set that only rows about holdings need: exchange sets, journeys, and items made or edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from offcirc.central import effects as fx
from offcirc.central import records, schema
from offcirc.central.counters import Counters, mark_section
from offcirc.central.holdings.deciding import About
from offcirc.central.moments import to_micros
from offcirc.domain.holdings.values import Known, Layout, known_from
from offcirc.domain.records import ExchangeSet, HoldingsSettings, Item, SetState
from offcirc.domain.transactions import Transaction

_ITEM_VALUES = (
    "title",
    "author",
    "call_number",
    "item_type",
    "library",
    "location",
    "owning_library",
    "owning_location",
    "not_for_loan",
)


class HoldingsReference:
    """What hardly changes: locations, what libraries have settled, and what workstations may do."""

    def __init__(self, connection: Connection) -> None:
        settings = records.holdings_settings(connection)
        self.known: Known = known_from(records.locations(connection), settings)
        self._settings = {each.library: each for each in settings}
        table = schema.workstations.c
        self._workstations = {
            name: (library, frozenset(scopes.split(",")))
            for name, library, scopes in connection.execute(select(table.name, table.library, table.scopes))
        }

    def layout(self, library: str) -> Layout:
        """The item form of a library."""
        found = self._settings.get(library, HoldingsSettings(library))
        return Layout(library, owning_location_on_form=found.owning_location_on_form)

    def workstation(self, name: str) -> tuple[str, frozenset[str]]:
        """Where a workstation stands, and what it may do."""
        return self._workstations.get(name, ("", frozenset()))


@dataclass(slots=True)
class _Journey:
    """An item that is out; `id` is None until it was written."""

    set_id: str
    sent_at: datetime | None
    sent_by: str
    id: int | None = None


@dataclass(slots=True)
class HoldingsWork:
    """Exchange sets and journeys of one group of rows."""

    connection: Connection
    reference: HoldingsReference
    sets: dict[str, ExchangeSet] = field(default_factory=dict)
    made: set[int] = field(default_factory=set)
    edited: set[int] = field(default_factory=set)
    _out: dict[int, _Journey] = field(default_factory=dict)
    _changed_sets: set[str] = field(default_factory=set)
    _sent: dict[int, _Journey] = field(default_factory=dict)
    _ended: list[dict[str, Any]] = field(default_factory=list)
    _gone: list[str] = field(default_factory=list)

    def load(self, rows: Sequence[Transaction], item_ids: Iterable[int]) -> None:
        """Reads the journeys of the items, and the sets that these and the rows are about."""
        table = schema.exchange_items.c
        query = select(table.id, table.item_id, table.set_id).where(
            table.returned_at.is_(None), table.item_id.in_(list(item_ids))
        )
        for journey_id, item_id, set_id in self.connection.execute(query):
            self._out[item_id] = _Journey(set_id, None, "", journey_id)
        named = {row.holdings.exchange.id for row in rows if row.holdings is not None and row.holdings.exchange}
        wanted = sorted(named | {journey.set_id for journey in self._out.values()})
        for each in records.exchange_sets(self.connection, wanted):
            self.sets[each.id] = each

    def about(self, transaction: Transaction, item_id: int | None) -> About:
        """What a decision about the row rests on, after the rows before it."""
        home, scopes = self.reference.workstation(transaction.workstation)
        journey = self._out.get(item_id) if item_id is not None else None
        told = transaction.holdings
        return About(
            out_in=self.sets[journey.set_id] if journey is not None else None,
            exchange=self.sets.get(told.exchange.id) if told is not None and told.exchange is not None else None,
            known=self.reference.known,
            layout=self.reference.layout(transaction.library),
            scopes=scopes,
            home=home,
        )

    def apply(self, transaction: Transaction, item_id: int, effect: fx.HoldingsEffect) -> None:
        """Takes note of what is to be written about an item."""
        match effect:
            case fx.ItemMade():
                self.made.add(item_id)
            case fx.ItemEdited():
                self.edited.add(item_id)
            case fx.SentInSet():
                self.edited.add(item_id)
                self.sets[effect.exchange.id] = effect.exchange
                self._changed_sets.add(effect.exchange.id)
                journey = _Journey(effect.exchange.id, effect.sent_at, transaction.id)
                self._out[item_id] = self._sent[item_id] = journey
            case fx.ReturnedFromSet():
                self.edited.add(item_id)
                self._end(transaction, item_id, effect)

    def _end(self, transaction: Transaction, item_id: int, effect: fx.ReturnedFromSet) -> None:
        self._write_sent()  # one that was sent in this very group has no number yet
        journey = self._out.pop(item_id)
        self._changed_sets.add(journey.set_id)
        set_ = self.sets[journey.set_id]
        self.sets[journey.set_id] = replace(
            set_, returned_at=max(set_.returned_at or effect.returned_at, effect.returned_at)
        )
        self._gone.append(effect.item.barcode)
        self._ended.append(
            {
                "of_id": journey.id,
                "at": to_micros(effect.returned_at),
                "by": transaction.id,
                "is_missing": effect.missing,
            }
        )

    def flush(self, counters: Counters, items: dict[int, Item]) -> None:
        """Writes everything that `apply` took note of; `items` as they are now, by id."""
        self._write_items(counters, items)
        self._write_sent()
        self._write_journeys(counters)
        self._write_sets(counters)

    def _write_items(self, counters: Counters, items: dict[int, Item]) -> None:
        rows = [
            {
                "of_id": item_id,
                "now_status": items[item_id].status.value,
                "now_changed": counters.next_change(),
                **{f"now_{name}": getattr(items[item_id], name) for name in _ITEM_VALUES},
            }
            for item_id in sorted(self.made | self.edited)
        ]
        if rows:
            table = schema.items
            values: dict[str, Any] = {name: bindparam(f"now_{name}") for name in (*_ITEM_VALUES, "status", "changed")}
            self.connection.execute(update(table).where(table.c.id == bindparam("of_id")).values(values), rows)

    def _write_sent(self) -> None:
        """New journeys, and the sets they belong to first; their change numbers come with the flush."""
        if not self._sent:
            return
        self._add_sets({journey.set_id for journey in self._sent.values()})
        for item_id, journey in self._sent.items():
            values: dict[str, Any] = {
                "set_id": journey.set_id,
                "item_id": item_id,
                "sent_at": to_micros(journey.sent_at) if journey.sent_at is not None else 0,
                "sent_by": journey.sent_by,
                "missing": False,
                "changed": 0,
            }
            done = self.connection.execute(insert(schema.exchange_items).values(values))
            journey.id = int(done.inserted_primary_key[0])  # type: ignore[index]  # an insert of one row has one
        self._sent = {}

    def _write_journeys(self, counters: Counters) -> None:
        table = schema.exchange_items
        if self._ended:
            self.connection.execute(
                update(table)
                .where(table.c.id == bindparam("of_id"))
                .values(returned_at=bindparam("at"), returned_by=bindparam("by"), missing=bindparam("is_missing")),
                self._ended,
            )
        fresh = self.connection.execute(select(table.c.id).where(table.c.changed == 0)).scalars().all()
        numbers = [{"of_id": id_, "now_changed": counters.next_change()} for id_ in fresh]
        if numbers:
            statement = update(table).where(table.c.id == bindparam("of_id")).values(changed=bindparam("now_changed"))
            self.connection.execute(statement, numbers)
        gone = [
            {"kind": "exchange_item", "key": barcode, "changed": counters.next_change()}
            for barcode in dict.fromkeys(self._gone)
        ]
        if gone:
            self.connection.execute(insert(schema.tombstones), gone)

    def _write_sets(self, counters: Counters) -> None:
        if not self._changed_sets:
            return
        self._add_sets(self._changed_sets)
        journeys, table = schema.exchange_items.c, schema.exchange_sets
        changed = sorted(self._changed_sets)
        query = select(journeys.set_id, func.count().label("out")).where(
            journeys.set_id.in_(changed), journeys.returned_at.is_(None)
        )
        out: dict[str, int] = {row.set_id: row.out for row in self.connection.execute(query.group_by(journeys.set_id))}
        rows = []
        for set_id in changed:
            returned = not out.get(set_id)
            at = self.sets[set_id].returned_at
            state = SetState.RETURNED if returned else SetState.SENT
            self.sets[set_id] = replace(self.sets[set_id], state=state)
            rows.append(
                {
                    "of_id": set_id,
                    "now_state": state.value,
                    "now_returned": to_micros(at) if returned and at is not None else None,
                }
            )
        statement = update(table).where(table.c.id == bindparam("of_id"))
        self.connection.execute(
            statement.values(state=bindparam("now_state"), returned_at=bindparam("now_returned")), rows
        )
        mark_section(self.connection, counters, "exchange_sets")

    def _add_sets(self, ids: Iterable[str]) -> None:
        wanted = set(ids)
        table = schema.exchange_sets
        query = select(table.c.id).where(table.c.id.in_(sorted(wanted)))
        new = wanted - set(self.connection.execute(query).scalars())
        rows = [
            {
                "id": each.id,
                "name": each.name,
                "lender": each.lender,
                "receiver": each.receiver,
                "library": each.library,
                "location": each.location,
                "state": each.state.value,
                "sent_at": to_micros(each.sent_at) if each.sent_at is not None else None,
            }
            for set_id in sorted(new)
            for each in [self.sets[set_id]]
        ]
        if rows:
            self.connection.execute(insert(table), rows)
