"""Processes the queue: groups of rows, one commit each, a row its own outcome (K19); a row that fails is isolated."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from offcirc.central import audit, moments, schema
from offcirc.central.applying import (
    COLUMNS,
    Received,
    apply,
    apply_alone,
    named_keys,
    note_failures,
)
from offcirc.central.database import Database
from offcirc.central.lists import is_one_of
from offcirc.central.queue import PROCESSING_ORDER
from offcirc.central.receiving import read_outcome
from offcirc.central.reference import Reference
from offcirc.domain.outcomes import Outcome, OutcomeCode, Result
from offcirc.errors import OffcircError

_MAX_GROUP = 50
_GROUP_MS = 30  # others may have to wait for 50
_FIRST_GROUP = 8  # the first results are on the screen at once
_SMALLEST_GROUP = 20  # half of what smaller ones cost does not depend on their rows
_IN_LIMIT = 1_000

_log = logging.getLogger(__name__)
_t = schema.transactions.c
_Row = tuple[Received, Outcome | None]
"""With the outcome that it has already."""


@dataclass(frozen=True, slots=True)
class Processed:
    """A committed outcome, and whose row it is about."""

    workstation: str
    outcome: Outcome


class Run:
    """One processing of all that waits, or of chosen rows; `total` rows, `groups` yields them as they are committed.

    While a group is applied, nobody else changes records: what staff chose is applied as chosen, whatever workers do.
    `by` is who chose, for the audit trail; nobody did where rows are applied as they arrive.
    """

    def __init__(self, database: Database, default_zone: str, ids: Sequence[str] | None, *, by: str = "") -> None:
        self._database = database
        self._trail = audit.Processing(by) if by else None
        self._size = float(_FIRST_GROUP)
        with database.read() as connection:
            self._reference = Reference(connection, default_zone)
            self._queue = _waiting(connection) if ids is None else _chosen(connection, ids)
            self._behind = set() if ids is None else _keys_of_failed(connection, set(self._queue))
        self.total = len(self._queue)

    def groups(self) -> Iterator[list[Processed]]:
        """Processes everything; each list is on the disk when it is yielded.

        Raises:
            EnvironmentProblem: the disk is full, the database away; what was yielded stands.
        """
        place = 0
        while place < self.total:
            group = self._queue[place : place + int(self._size)]
            place += len(group)
            began = time.perf_counter()
            blocked_before = set(self._behind)
            try:
                processed = self._together(group)
            except OffcircError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever one row did must not stop the others
                _log.warning("a group of %d rows failed (%s), taking them singly", len(group), type(error).__name__)
                self._behind = blocked_before
                yield from self._singly(group)
                continue
            took_ms = (time.perf_counter() - began) * 1000
            fitting = len(group) * _GROUP_MS / max(took_ms, 0.1)
            self._size = min(_MAX_GROUP, max(_SMALLEST_GROUP, fitting, self._size / 2))
            yield processed

    def _together(self, group: Sequence[int]) -> list[Processed]:
        with self._database.write_alone() as connection:
            rows = _rows(connection, group)
            ready, waits = self._split([row for row, outcome in rows if outcome is None])
            done = apply(connection, self._reference, ready)
            note_failures(connection, waits)
            self._note(connection, len(done))
            answered = {row.transaction_id: outcome for row, outcome in rows if outcome is not None}
            answered |= {outcome.transaction_id: outcome for outcome in (*done, *waits)}
        return [Processed(row.workstation, answered[row.transaction_id]) for row, _ in rows]

    def _singly(self, group: Sequence[int]) -> Iterator[list[Processed]]:
        """The same, each row in a transaction: only the failing one, and those behind it, are left for another time."""
        for queue_id in group:
            with self._database.write_alone() as connection:
                rows = _rows(connection, [queue_id])
                processed = [
                    Processed(row.workstation, outcome if outcome is not None else self._one(connection, row))
                    for row, outcome in rows
                ]
                fresh = zip(rows, processed, strict=True)
                self._note(connection, sum(outcome is None and now.outcome.final for (_, outcome), now in fresh))
            yield processed

    def _note(self, connection: Connection, rows: int) -> None:
        if self._trail is not None:
            self._trail.note(connection, rows)

    def _one(self, connection: Connection, row: Received) -> Outcome:
        ready, waits = self._split([row])
        if not ready:
            note_failures(connection, waits)
            return waits[0]
        outcome = apply_alone(connection, self._reference, row)
        if not outcome.final:
            self._behind |= named_keys(row.body)
        return outcome

    def _split(self, fresh: Sequence[Received]) -> tuple[list[Received], list[Outcome]]:
        """Rows that share an item or patron with one that has no outcome yet wait behind it; others don't."""
        if not self._behind:
            return list(fresh), []
        ready, waits = [], []
        for row in fresh:
            keys = named_keys(row.body)
            if keys & self._behind:
                self._behind |= keys
                waits.append(Outcome(row.transaction_id, Result.RETRY, OutcomeCode.WAITS_BEHIND, moments.now()))
            else:
                ready.append(row)
        return ready, waits


def _waiting(connection: Connection) -> list[int]:
    query = select(_t.queue_id).where(_t.waiting.is_(True)).order_by(*PROCESSING_ORDER)
    return list(connection.execute(query).scalars())


def _chosen(connection: Connection, ids: Sequence[str]) -> list[int]:
    """Queue ids of the chosen rows in processing order; ids the server never received are passed over."""
    found: list[tuple[Any, ...]] = []
    wanted = [row_id for row_id in dict.fromkeys(ids) if "\x00" not in row_id]
    for start in range(0, len(wanted), _IN_LIMIT):
        part = wanted[start : start + _IN_LIMIT]
        query = select(*PROCESSING_ORDER).where(_t.transaction_id.in_(part))
        found += [tuple(row) for row in connection.execute(query)]
    return [row[-1] for row in sorted(found)]


def _keys_of_failed(connection: Connection, chosen: set[int]) -> set[str]:
    """Keys of rows that failed before and are not tried in this run: what shares them waits on."""
    query = select(_t.queue_id, _t.body).where(_t.waiting.is_(True), _t.attempts > 0)
    return {key for queue_id, body in connection.execute(query) if queue_id not in chosen for key in named_keys(body)}


def _rows(connection: Connection, group: Sequence[int]) -> list[_Row]:
    outcomes = schema.outcomes.c
    query = (
        select(*COLUMNS, outcomes.body.label("outcome_body"))
        .outerjoin(schema.outcomes, outcomes.transaction_id == _t.transaction_id)
        .where(is_one_of(_t.queue_id, group))
    )
    found: dict[int, _Row] = {}
    for *columns, outcome_body in connection.execute(query):
        outcome = read_outcome(outcome_body) if outcome_body is not None else None
        found[columns[0]] = Received(*columns), outcome
    return [found[queue_id] for queue_id in group if queue_id in found]
