"""How a server stands: what the page for system librarians and `/metrics` show, and what deserves a warning.

Counts, times, codes and names of workstations; nothing of patrons.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, select

from offcirc.central import extract_runs, extract_scopes, moments, schema
from offcirc.central.database import Database
from offcirc.central.extract_runs import ExtractState
from offcirc.central.moments import from_micros, to_micros

REFUSED_SHOWN = timedelta(days=30)
"""A workstation settles a refused row by hand without telling the server: an old one is no news."""
_GOOD_FOR_S = 1.0
_SHARE = 10
"""An answer is good for a second, or ten times as long as it took: watching costs a tenth of a core at most."""

_w = schema.workstations.c
_t = schema.transactions.c
_o = schema.outcomes.c


@dataclass(frozen=True, slots=True)
class WorkstationStanding:
    """One workstation.

    Attributes:
        name: as enrolled.
        library: where it stands; empty where it was enrolled for none.
        scopes: what it may do.
        patrons: libraries whose patrons it may hold; None for all.
        enrolled_at: the last time.
        revoked_at: None while it is in use.
        seen_at: its last contact.
        data_at: of when its replica was, as told at its last contact.
        unsent: rows that it held, as told then and less those that came since.
        waiting: its rows that wait here.
        waiting_since: when the oldest of them came.
    """

    name: str
    library: str
    scopes: tuple[str, ...]
    patrons: tuple[str, ...] | None
    enrolled_at: datetime
    revoked_at: datetime | None
    seen_at: datetime | None
    data_at: datetime | None
    unsent: int | None
    waiting: int
    waiting_since: datetime | None

    def silent_since(self) -> datetime:
        """The last time anything was heard of it."""
        return max(self.seen_at or self.enrolled_at, self.enrolled_at)


@dataclass(frozen=True, slots=True)
class Refused:
    """Refused rows of one workstation that nobody has corrected."""

    workstation: str
    code: str
    count: int


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it, at one moment."""

    as_of: datetime
    workstations: tuple[WorkstationStanding, ...]
    waiting: int
    waiting_since: datetime | None
    waiting_after_failure: int
    held: int
    """Of these, not applied before somebody has looked at them: their workstation had been revoked."""
    extract: ExtractState
    refused: tuple[Refused, ...]
    processed: dict[str, int]
    """By result, since the server was set up."""
    processed_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Rows of one workstation that wait; `oldest` is when the first of them came."""

    count: int
    oldest: int
    failed: int
    held: int


class Watch:
    """Asks the database, and remembers: what was processed is only ever counted once."""

    def __init__(self, database: Database, now: Callable[[], datetime] = moments.now) -> None:
        self._database = database
        self._now = now
        self._lock = threading.Lock()
        self._counted_to = 0
        self._processed: Counter[str] = Counter()
        self._last: Standing | None = None
        self._good_until = 0.0

    def standing(self) -> Standing:
        """How the server stands, or stood a moment ago.

        Raises:
            EnvironmentProblem: as `Database.read`.
        """
        with self._lock:
            began = time.monotonic()
            if self._last is None or began >= self._good_until:
                with self._database.read() as connection:
                    self._last = self._ask(connection)
                ended = time.monotonic()
                self._good_until = ended + max(_GOOD_FOR_S, _SHARE * (ended - began))
            return self._last

    def _ask(self, connection: Connection) -> Standing:
        now = self._now()
        self._count(connection)
        waiting = _waiting(connection)
        oldest = min((row.oldest for row in waiting.values()), default=None)
        last = connection.execute(select(_o.processed_at).order_by(_o.number.desc()).limit(1)).scalar()
        return Standing(
            now,
            _workstations(connection, waiting),
            sum(row.count for row in waiting.values()),
            _instant(oldest),
            sum(row.failed for row in waiting.values()),
            sum(row.held for row in waiting.values()),
            extract_runs.state(connection),
            _refused(connection, now - REFUSED_SHOWN),
            dict(self._processed),
            _instant(last),
        )

    def _count(self, connection: Connection) -> None:
        query = select(_o.result, func.count(), func.max(_o.number)).where(_o.number > self._counted_to)
        for result, count, newest in connection.execute(query.group_by(_o.result)).all():
            self._processed[result] += count
            self._counted_to = max(self._counted_to, newest)


def _waiting(connection: Connection) -> dict[str, _Waiting]:
    query = (
        select(
            _t.workstation,
            func.count(),
            func.min(_t.received_at),
            func.count().filter(_t.attempts > 0),
            func.count().filter(_t.held.is_(True)),
        )
        .where(_t.waiting.is_(True))
        .group_by(_t.workstation)
    )
    return {name: _Waiting(*counts) for name, *counts in connection.execute(query)}


def _workstations(connection: Connection, waiting: dict[str, _Waiting]) -> tuple[WorkstationStanding, ...]:
    rows = connection.execute(select(schema.workstations).order_by(_w.name))
    return tuple(_workstation(row, waiting.get(row.name)) for row in rows)


def _workstation(row: Row[*tuple[Any, ...]], waiting: _Waiting | None) -> WorkstationStanding:
    return WorkstationStanding(
        row.name,
        row.library,
        tuple(scope for scope in row.scopes.split(",") if scope),
        extract_scopes.of(row.extract_scope).libraries,
        from_micros(row.enrolled_at),
        _instant(row.revoked_at),
        _instant(row.last_contact_at),
        _instant(row.replica_as_of),
        row.unsent,
        waiting.count if waiting is not None else 0,
        from_micros(waiting.oldest) if waiting is not None else None,
    )


def _instant(micros: int | None) -> datetime | None:
    return from_micros(micros) if micros is not None else None


def _refused(connection: Connection, since: datetime) -> tuple[Refused, ...]:
    query = (
        select(_o.workstation, _o.code, func.count())
        .join(schema.transactions, _t.transaction_id == _o.transaction_id)
        .where(_o.result == "refused", _o.processed_at >= to_micros(since), _t.amended_by == "")
        .group_by(_o.workstation, _o.code)
        .order_by(_o.workstation, _o.code)
    )
    return tuple(Refused(*row) for row in connection.execute(query))
