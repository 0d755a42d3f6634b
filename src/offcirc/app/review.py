"""The review window's rows: this workstation's journal and the server's queue in one list (K17)."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from offcirc.app.causes import AROUND, Cause, Visit, likely_causes
from offcirc.app.rows import Row
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import fold
from offcirc.domain.outcomes import Note, Outcome, Result
from offcirc.domain.transactions import SETTLED, Kind, State, Transaction
from offcirc.errors import UserError
from offcirc.journal import Recorded
from offcirc.replica.rows import name_words
from offcirc.replica.store import Replica
from offcirc.sync.reconcile import Reconciliation, reconcile

_T = TypeVar("_T")
_BREATH_AFTER_S = 0.0005
_BREATH_S = 0.0002
_SORTED_AT_ONCE = 2_000
"""Rows. A longer sort is one call that keeps every other thread waiting."""


class Section(StrEnum):
    """Where a row stands, in the words of the review window."""

    HERE = "here"
    AT_SERVER = "at_server"
    SUCCEEDED = "succeeded"
    NOTES = "notes"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    SETTLED = "settled"


SECTION_CODES = {section: code for code, section in enumerate(Section)}
"""Small numbers for `Keys`: an enumeration's hash is made in Python, 20,000 times too slow."""


class Order(StrEnum):
    """What the table can be sorted by."""

    RECORDED = "recorded"
    WORKSTATION = "workstation"
    KIND = "kind"
    PATRON = "patron"
    ITEM = "item"
    DUE = "due"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said of a row while it was processed."""

    result: Result
    code: str
    notes: tuple[Note, ...] = ()
    granted_due_at: datetime | None = None

    @classmethod
    def of(cls, outcome: Outcome) -> Answer:
        """From the journal."""
        return cls(outcome.result, outcome.code, outcome.notes, outcome.granted_due_at)

    @classmethod
    def read(cls, told: Row) -> Answer:
        """From a row of `offcirc --json process`."""
        granted = told.get("granted_due_at")
        notes = tuple(Note(note["code"], note.get("params", {})) for note in told.get("notes", ()))
        at = datetime.fromisoformat(granted) if granted else None
        return cls(Result(told["result"]), str(told["outcome"]), notes, at)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One transaction as the review window shows it.

    Attributes:
        own: recorded at this workstation, so that it can be repaired here.
        day: the local date on which it happened.
        name: the patron's, empty where the replica does not know the card.
        title: the item's, empty where the replica does not know the barcode.
        keys: what it touches: rows that share one must not overtake each other (K18).
        place: where it stands in the order of processing; None where it does not wait at the server.
        text: what the search looks through, folded.
    """

    id: str
    workstation: str
    own: bool
    kind: Kind
    recorded_at: datetime
    occurred_at: datetime
    day: date
    staff: str
    state: State
    section: Section
    card: str = ""
    name: str = ""
    item: str = ""
    title: str = ""
    due_at: datetime | None = None
    amount: Decimal | None = None
    count: int | None = None
    answer: Answer | None = None
    compensates: bool = False
    keys: tuple[str, ...] = ()
    place: int | None = None
    text: str = ""

    @property
    def can_be_processed(self) -> bool:
        """Whether it waits at the server, so that it can be ticked."""
        return self.section is Section.AT_SERVER

    @property
    def changed_due_at(self) -> datetime | None:
        """The due date the server keeps, where that is another than the patron was told."""
        granted = self.answer.granted_due_at if self.answer is not None else None
        return granted if granted is not None and granted != self.due_at else None

    def answered(self, answer: Answer) -> ReviewRow:
        """The row after the server's answer."""
        state = _STATES[answer.result]
        return replace(self, state=state, answer=answer, section=section_of(state, answer))


_STATES: dict[Result, State] = {
    Result.SUCCESS: State.SUCCEEDED,
    Result.SUCCESS_WITH_NOTES: State.SUCCEEDED,
    Result.REFUSED: State.REFUSED,
    Result.RETRY: State.SENT,
    Result.UNKNOWN: State.UNKNOWN,
}
_SECTIONS: dict[State, Section] = {
    State.WAITING: Section.HERE,
    State.SENT: Section.AT_SERVER,
    State.SUCCEEDED: Section.SUCCEEDED,
    State.REFUSED: Section.REFUSED,
    State.UNKNOWN: Section.UNKNOWN,
}


def section_of(state: State, answer: Answer | None) -> Section:
    """Where a row of this state and answer is shown."""
    if state is State.SUCCEEDED and answer is not None and (answer.notes or answer.result is not Result.SUCCESS):
        return Section.NOTES
    return Section.SETTLED if state in SETTLED and state is not State.SUCCEEDED else _SECTIONS[state]


@dataclass(frozen=True, slots=True)
class Queue:
    """The server's queue, every workstation's rows in processing order, as `offcirc --json queue` told it."""

    rows: tuple[Row, ...]
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Keys:
    """What the rows are filtered by, a value a row: a list of one thing is gone through in a millisecond.

    Attributes:
        sections: `SECTION_CODES` of each row.
    """

    sections: bytes = b""
    kinds: tuple[Kind, ...] = ()
    days: tuple[date, ...] = ()
    workstations: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    @classmethod
    def of(cls, rows: Sequence[ReviewRow]) -> Keys:
        """Of all rows, in their order."""
        return cls(
            bytes(SECTION_CODES[row.section] for row in rows),
            tuple(row.kind for row in rows),
            tuple(row.day for row in rows),
            tuple(row.workstation for row in rows),
            tuple(row.text for row in rows),
        )


@dataclass(frozen=True, slots=True)
class Review:
    """All that the review window shows, read at one time.

    Attributes:
        rows: in the order they happened, newest first.
        index_of: place in `rows` by id.
        orders: for each order the indexes into `rows`, ascending.
        queue: indexes of the rows that wait at the server, in the order in which they will be applied.
        account: of this workstation's journal; archived days count.
        fetched_at: when the server's queue was last fetched.
    """

    rows: tuple[ReviewRow, ...] = ()
    index_of: Mapping[str, int] = field(default_factory=dict)
    keys: Keys = field(default_factory=Keys)
    orders: Mapping[Order, Sequence[int]] = field(default_factory=dict)
    queue: tuple[int, ...] = ()
    account: Reconciliation = field(default_factory=lambda: Reconciliation(0, {}))
    zone: tzinfo = UTC
    workstation: str = ""
    fetched_at: datetime | None = None
    today: date | None = None
    scanner_prefix: str = ""


def read_review(workstation: Workstation, queue: Queue | None, answers: Mapping[str, Answer]) -> Review:
    """Reads journal and replica; takes about a second for 20,000 rows, so never in the GUI thread.

    Args:
        workstation: its journal and replica.
        queue: the server's queue when it was last fetched.
        answers: what processing said since then, by id: the queue does not know it, nor the journal of rows that
            others recorded.
    """
    zone = workstation.desk.zone
    account = reconcile(workstation.journal)
    own = {row.id: row for row in (_own_row(recorded, zone) for recorded in _breathing(workstation.journal.rows()))}
    merged = dict(own)
    for place, told in enumerate(_breathing(queue.rows if queue is not None else ())):
        mine = own.get(told["id"])
        if mine is not None:
            merged[mine.id] = replace(mine, place=place)
        else:
            merged[told["id"]] = _queued_row(told, place, zone)
    for id_, answer in answers.items():
        row = merged.get(id_)
        if row is not None and row.section is Section.AT_SERVER:
            merged[id_] = row.answered(answer)
    rows = _named(merged.values(), workstation.replica)
    rows.sort(key=lambda row: (row.occurred_at, row.id), reverse=True)
    return Review(
        tuple(rows),
        {row.id: index for index, row in enumerate(rows)},
        Keys.of(rows),
        {order: ranked([key(row) for row in _breathing(rows)]) for order, key in _KEYS.items()},
        _in_processing_order(rows),
        account,
        zone,
        workstation.journal.workstation,
        queue.fetched_at if queue is not None else None,
        workstation.clock.read().wall.astimezone(zone).date(),
        workstation.config.scanner_prefix,
    )


def _breathing(rows: Iterable[_T]) -> Iterator[_T]:
    """The same, with a pause a millisecond: the window's thread gets Python's lock at once, not after 5 ms a time.

    It asks for that lock a thousand times while it lays out or paints.
    """
    began = time.perf_counter()
    for row in rows:
        yield row
        if time.perf_counter() - began > _BREATH_AFTER_S:
            time.sleep(_BREATH_S)
            began = time.perf_counter()


def _own_row(recorded: Recorded, zone: tzinfo) -> ReviewRow:
    answer = Answer.of(recorded.outcome) if recorded.outcome is not None else None
    return _row(recorded.transaction, recorded.state, answer, zone, own=True)


def _row(row: Transaction, state: State, answer: Answer | None, zone: tzinfo, *, own: bool) -> ReviewRow:
    new = row.patron
    return ReviewRow(
        id=row.id,
        workstation=row.workstation,
        own=own,
        kind=row.kind,
        recorded_at=row.recorded_at,
        occurred_at=row.occurred_at,
        day=row.occurred_at.astimezone(zone).date(),
        staff=row.staff,
        state=state,
        section=section_of(state, answer),
        card=row.card_number or "",
        name=f"{new.surname}, {new.first_name}".rstrip(", ") if new is not None else "",
        item=row.item_barcode or "",
        due_at=row.due_at,
        amount=row.amount,
        count=row.count,
        answer=answer,
        compensates=row.compensates is not None,
        keys=_keys(row.card_number, row.item_barcode),
        text=name_words(
            f"{row.card_number or ''} {row.card_typed or ''} {row.item_barcode or ''} {row.item_typed or ''}"
        ),
    )


class _Told(msgspec.Struct, kw_only=True):
    """What this window needs of a row of `offcirc --json queue`."""

    id: str
    workstation: str
    kind: Kind
    recorded_at: datetime
    occurred_at: datetime
    staff: str = ""
    card_number: str = ""
    card_typed: str = ""
    item_barcode: str = ""
    item_typed: str = ""
    due_at: datetime | None = None
    amount: Decimal | None = None
    count: int | None = None
    compensates: str = ""
    last_code: str = ""
    patron: dict[str, Any] = {}


def _queued_row(told: Row, place: int, zone: tzinfo) -> ReviewRow:
    row = msgspec.convert(told, _Told)
    name = f"{row.patron.get('surname', '')}, {row.patron.get('first_name', '')}".strip(", ")
    return ReviewRow(
        id=row.id,
        workstation=row.workstation,
        own=False,
        kind=row.kind,
        recorded_at=row.recorded_at,
        occurred_at=row.occurred_at,
        day=row.occurred_at.astimezone(zone).date(),
        staff=row.staff,
        state=State.SENT,
        section=Section.AT_SERVER,
        card=row.card_number,
        name=name,
        item=row.item_barcode,
        due_at=row.due_at,
        amount=row.amount,
        count=row.count,
        answer=Answer(Result.RETRY, row.last_code) if row.last_code else None,
        compensates=bool(row.compensates),
        keys=_keys(row.card_number or None, row.item_barcode or None),
        place=place,
        text=name_words(f"{row.card_number} {row.card_typed} {row.item_barcode} {row.item_typed}"),
    )


def _keys(card: str | None, item: str | None) -> tuple[str, ...]:
    found = [f"card {fold(card)}"] if card is not None else []
    return (*found, f"item {fold(item)}") if item is not None else tuple(found)


def _named(rows: Iterable[ReviewRow], replica: Replica | None) -> list[ReviewRow]:
    """The rows with the names and titles that the replica knows."""
    rows = list(rows)
    names = {fold(row.card): row.name for row in rows if row.name}  # registered at a desk, not yet in the replica
    titles: dict[str, str] = {}
    if replica is not None:
        with replica.at_one_moment():
            names |= replica.names_of({fold(row.card) for row in rows if row.card})
            titles = replica.titles_of({fold(row.item) for row in rows if row.item})
    done = []
    for row in _breathing(rows):
        name = names.get(fold(row.card), "") if row.card else ""
        title = titles.get(fold(row.item), "") if row.item else ""
        done.append(replace(row, name=name, title=title, text=f"{row.text} {name_words(f'{name} {title}')}"))
    return done


_KIND_ORDER = {kind: place for place, kind in enumerate(Kind)}
_NEVER = datetime.max.replace(tzinfo=UTC)
_KEYS: dict[Order, Any] = {
    Order.RECORDED: lambda row: (row.occurred_at, row.id),
    Order.WORKSTATION: lambda row: row.workstation,
    Order.KIND: lambda row: _KIND_ORDER[row.kind],
    Order.PATRON: lambda row: (name_words(row.name) or "\U0010ffff", row.card),
    Order.ITEM: lambda row: (name_words(row.title) or "\U0010ffff", row.item),
    Order.DUE: lambda row: row.due_at or _NEVER,
    Order.RESULT: lambda row: (SECTION_CODES[row.section], row.answer.code if row.answer is not None else ""),
}


def ranked(keys: Sequence[Any]) -> tuple[int, ...]:
    """The indexes of `keys` in ascending order of the keys; equal keys keep their order.

    Part by part: sorting is one call into C, during which no other thread of the window runs.
    """
    places: list[int] = []
    for start in range(0, len(keys), _SORTED_AT_ONCE):
        places += sorted(range(start, min(start + _SORTED_AT_ONCE, len(keys))), key=keys.__getitem__)
    places.sort(key=keys.__getitem__)  # merges the sorted parts
    return tuple(places)


def _in_processing_order(rows: Sequence[ReviewRow]) -> tuple[int, ...]:
    """The server's order where the queue was fetched; rows that were sent since then follow as they were recorded."""
    waiting = [index for index, row in enumerate(rows) if row.can_be_processed]
    keys = [(row.place is None, row.place or 0, row.recorded_at, row.id) for row in (rows[index] for index in waiting)]
    return tuple(waiting[place] for place in ranked(keys))


def earlier_left_out(queue: Sequence[ReviewRow], ticked: Collection[str]) -> list[ReviewRow]:
    """Rows not ticked that come before a ticked row of the same item or patron (K18: ask before going on).

    Those that stand before such a row in turn are among them: ticking all of them leaves none behind.

    Args:
        queue: the rows that wait at the server, in processing order.
        ticked: ids of the rows to be processed.
    """
    touched: set[str] = set()
    found: list[ReviewRow] = []
    for row in reversed(queue):
        if row.id in ticked:
            touched.update(row.keys)
        elif not touched.isdisjoint(row.keys):
            touched.update(row.keys)
            found.append(row)
    return found[::-1]


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a row's history: `kind` is an event's, or `recorded`."""

    kind: str
    at: datetime
    answer: Answer | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RowDetails:
    """What the repair panel shows of one row.

    Attributes:
        recorded: as it stands in this journal; None for a row of another workstation.
    """

    recorded: Recorded | None
    history: tuple[Happened, ...] = ()
    causes: tuple[Cause, ...] = ()


def read_details(workstation: Workstation, transaction_id: str, visits: Sequence[Visit]) -> RowDetails:
    """Reads one row with its history and, where it was refused, what is probably wrong; for a lane.

    Args:
        workstation: whose journal and replica.
        transaction_id: the whole id.
        visits: who was at this desk around that time, nearest in time first.
    """
    try:
        found = workstation.journal.find(transaction_id)
    except UserError:
        return RowDetails(None)
    causes: tuple[Cause, ...] = ()
    if found.state is State.REFUSED and found.outcome is not None:
        causes = likely_causes(workstation.look_ups, found.transaction, found.outcome.code, visits)
    return RowDetails(found, _history(workstation, found), causes)


def visits_around(rows: Iterable[ReviewRow], row: ReviewRow) -> tuple[Visit, ...]:
    """Which cards were used at this desk around the time of a row, nearest in time first."""
    near = [
        Visit(other.card, other.occurred_at)
        for other in rows
        if other.own and other.card and other.id != row.id and abs(other.occurred_at - row.occurred_at) <= AROUND
    ]
    return tuple(sorted(near, key=lambda visit: abs(visit.at - row.occurred_at)))


def _history(workstation: Workstation, found: Recorded) -> tuple[Happened, ...]:
    told = [Happened("recorded", found.transaction.recorded_at)]
    for entry in workstation.journal.history(found.transaction.id):
        answer = Answer.of(entry.body.outcome) if entry.body.outcome is not None else None
        told.append(Happened(str(entry.kind), entry.body.at, answer, entry.body.details.get("reason", "")))
    return tuple(told)
