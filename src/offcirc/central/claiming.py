"""Which rows a worker may take: the oldest that nothing before them stands in the way of. PostgreSQL only.

A worker looks at the first waiting rows in processing order. Those that others have locked, and those that are left,
stand in the way of every later row of the same item, patron or workstation: so each row meets the records as it would
have met them had one processor applied all rows in order. A row is another worker's as long as that one's transaction
lasts; one that is killed holds nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, select

from offcirc.central import schema
from offcirc.central.applying import COLUMNS, Received
from offcirc.central.lists import is_one_of
from offcirc.central.queue import PROCESSING_ORDER
from offcirc.central.workset import card_keys, item_keys

_FIRST, _WIDE = 64, 800
_SLOWEST_S = 300
_t = schema.transactions.c
_OPEN = (_t.waiting.is_(True), _t.held.is_(False))


@dataclass(frozen=True, slots=True)
class _Row:
    """A waiting row with the keys under which its patron and its item are found."""

    received: Received
    cards: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    about_holdings: bool = False


@dataclass(slots=True)
class _Touched:
    """What the rows in sight touch, by key: patrons and items, and with an item who has it, or may soon have it."""

    cards: dict[str, set[str]] = field(default_factory=dict)
    items: dict[str, set[str]] = field(default_factory=dict)

    def of(self, row: _Row) -> set[str]:
        """Everything that `row` reads or changes, but for its workstation."""
        keys = {f"card {key}" for key in row.cards} | {f"item {key}" for key in row.items}
        for key in row.cards:
            keys |= self.cards.get(key, set())
        for key in row.items:
            keys |= self.items.get(key, set())
        if row.about_holdings:
            keys.add("holdings")  # the items of a set are counted together
        return keys


class Line:
    """The queue as one worker sees it.

    Attributes:
        crowded: other workers held rows when this one last looked: there may soon be something for it.
        doubtful: the last claim is one row that failed before.
        locked_at: when the last claim began to lock its rows, as `time.perf_counter()` has it.
    """

    def __init__(self) -> None:
        self.crowded = False
        self.doubtful = False
        self.locked_at = 0.0
        self._width = _FIRST
        self._seen: dict[int, _Row] = {}
        self._not_before: dict[int, tuple[int, float]] = {}

    def claim(self, connection: Connection, limit: int) -> list[Received]:
        """Locks up to `limit` rows until the transaction ends; in processing order, and as good as alone in the world.

        Only one worker may do this at a time.
        """
        self._width = max(limit, self._width)
        rows = self._in_sight(connection)
        if not rows:
            self.crowded = False
            return []
        ids = [row.received.queue_id for row in rows]
        with connection.begin_nested() as look:
            free = _lock(connection, ids)
            look.rollback()
        self.crowded = len(free) < len(rows)
        touched = _resolve(connection, rows)
        chosen = self._choose(rows, free, touched, limit)
        if chosen:
            self.locked_at = time.perf_counter()
            got = _lock(connection, [row.queue_id for row in chosen])
            if len(got) < len(chosen):  # an upload amends one at this moment
                chosen = self._choose(rows, got, touched, limit)
        self._look_further(len(rows), len(chosen), limit)
        return chosen

    def _in_sight(self, connection: Connection) -> list[_Row]:
        query = select(_t.queue_id, _t.attempts).where(*_OPEN).order_by(*PROCESSING_ORDER).limit(self._width)
        found = {queue_id: attempts for queue_id, attempts in connection.execute(query)}  # noqa: C416 - Rows, to mypy
        new = [queue_id for queue_id in found if queue_id not in self._seen]
        self._seen = {queue_id: row for queue_id, row in self._seen.items() if queue_id in found}
        if new:
            for columns in connection.execute(select(*COLUMNS).where(is_one_of(_t.queue_id, new))):
                row = _read(Received(*columns))
                self._seen[row.received.queue_id] = row
        self._put_off(found)
        return [self._seen[queue_id] for queue_id in found]

    def _put_off(self, attempts: dict[int, int]) -> None:
        """A row that failed is tried again after a second, then after ever longer."""
        known = self._not_before
        self._not_before = {}
        for queue_id, count in attempts.items():
            if count:
                before = known.get(queue_id)
                again_at = time.monotonic() + min(2.0 ** (count - 1), _SLOWEST_S)
                self._not_before[queue_id] = before if before and before[0] == count else (count, again_at)

    def _choose(self, rows: Iterable[_Row], free: set[int], touched: _Touched, limit: int) -> list[Received]:
        chosen: list[Received] = []
        taken: set[str] = set()
        stuck: set[str] = set()
        self.doubtful = False
        now = time.monotonic()
        for row in rows:
            received = row.received
            keys, desk = touched.of(row), f"workstation {received.workstation}"
            again_at = self._not_before.get(received.queue_id, (0, 0.0))[1]
            if received.queue_id not in free or desk in taken or not taken.isdisjoint(keys):
                taken |= keys
                taken.add(desk)
            elif again_at > now or not stuck.isdisjoint(keys):
                stuck |= keys  # others of its workstation do not wait behind a row that failed
            elif again_at and chosen:
                break
            else:
                chosen.append(received)
                self.doubtful = bool(again_at)
                if self.doubtful or len(chosen) == limit:
                    break
        return chosen

    def _look_further(self, in_sight: int, chosen: int, limit: int) -> None:
        """Where many of the first rows are somebody's, the next ones may be free."""
        if chosen == limit:
            self._width = self._width * 3 // 4
        elif 2 * chosen < limit and in_sight == self._width:
            self._width = min(_WIDE, 2 * self._width)


def _read(received: Received) -> _Row:
    try:
        transaction = received.read()
    except msgspec.DecodeError:
        return _Row(received)
    return _Row(received, card_keys(transaction), item_keys(transaction), transaction.holdings is not None)


def _lock(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Locks those of the rows that still wait and that nobody has locked."""
    query = select(_t.queue_id).where(is_one_of(_t.queue_id, ids), *_OPEN).with_for_update(skip_locked=True)
    return set(connection.execute(query).scalars())


def _resolve(connection: Connection, rows: Sequence[_Row]) -> _Touched:
    """A patron has several numbers, an item several spellings; and a return is about a patron whom it does not name.

    That is who has the item now, or, where rows before the return are applied with it, whomever these name.
    """
    touched = _Touched()
    cards = sorted({key for row in rows for key in row.cards})
    patrons, former = schema.patrons.c, schema.former_cards.c
    present = select(patrons.card_key, patrons.id).where(is_one_of(patrons.card_key, cards))
    replaced = select(former.former_key, former.patron_id).where(is_one_of(former.former_key, cards))
    for query in (present, replaced):
        for key, patron_id in connection.execute(query):
            touched.cards.setdefault(key, set()).add(f"patron {patron_id}")
    items, loans = schema.items.c, schema.loans.c
    lent = (
        select(items.barcode_key, items.id, loans.patron_id)
        .outerjoin(schema.loans, loans.item_id == items.id)
        .where(is_one_of(items.barcode_key, sorted({key for row in rows for key in row.items})))
    )
    for key, item_id, patron_id in connection.execute(lent):
        found = touched.items.setdefault(key, set())
        found.add(f"item {item_id}")
        if patron_id is not None:
            found.add(f"patron {patron_id}")
    for row in rows:
        cards_of = {f"card {key}" for key in row.cards}.union(*(touched.cards.get(key, ()) for key in row.cards))
        for key in row.items:
            touched.items.setdefault(key, set()).update(cards_of)
    return touched
