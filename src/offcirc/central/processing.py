"""Processes the queue: groups of rows, one commit each, a row its own outcome (K19); a row that fails is isolated."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, insert, select, update

from offcirc.central import counters, moments, schema
from offcirc.central.database import PROCESSING_LOCK, Database
from offcirc.central.flushing import flush
from offcirc.central.holdings.deciding import decide_holdings
from offcirc.central.receiving import encode_outcome, read_outcome, read_transaction
from offcirc.central.rules import Decided, QueuedTransaction, decide
from offcirc.central.workset import Reference, Workset, card_keys, item_keys
from offcirc.domain.outcomes import Outcome, OutcomeCode, Result
from offcirc.domain.transactions import Transaction
from offcirc.errors import OffcircError

_MAX_GROUP = 50
_GROUP_MS = 50
_FIRST_GROUP = 8  # the first results are on the screen at once
_IN_LIMIT = 1_000

_log = logging.getLogger(__name__)
_t = schema.transactions.c
PROCESSING_ORDER = (_t.order_at, _t.workstation, _t.epoch, _t.seq, _t.queue_id)
"""Across workstations by corrected time; within one in its own order, which `receiving` built into `order_at`."""


@dataclass(frozen=True, slots=True)
class Processed:
    """A committed outcome, and whose row it is about."""

    workstation: str
    outcome: Outcome


class Run:
    """One processing of all that waits, or of chosen rows; `total` rows, `groups` yields them as they are committed."""

    def __init__(self, database: Database, default_zone: str, ids: Sequence[str] | None) -> None:
        self._database = database
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
                processed = self._singly(group)
            took_ms = (time.perf_counter() - began) * 1000
            self._size = min(_MAX_GROUP, max(1.0, len(group) * _GROUP_MS / max(took_ms, 0.1), self._size / 2))
            yield processed

    def _together(self, group: Sequence[int]) -> list[Processed]:
        with _group(self._database) as (connection, taken):
            rows = _rows(connection, group)
            fresh = [(row, read_transaction(row.body)) for row in rows if row.outcome_body is None]
            ready, waits = self._split(fresh)
            done = self._apply(connection, taken, ready)
            _note_failures(connection, waits)
            answered = {
                row.transaction_id: read_outcome(row.outcome_body) for row in rows if row.outcome_body is not None
            }
            answered |= {outcome.transaction_id: outcome for outcome in (*done, *waits)}
        return [Processed(row.workstation, answered[row.transaction_id]) for row in rows]

    def _singly(self, group: Sequence[int]) -> list[Processed]:
        """The same, each row in its savepoint: only the failing one, and those behind it, are left for another time."""
        processed: list[Processed] = []
        with _group(self._database) as (connection, taken):
            for row in _rows(connection, group):
                if row.outcome_body is not None:
                    outcome = read_outcome(row.outcome_body)
                else:
                    outcome = self._one(connection, taken, row)
                processed.append(Processed(row.workstation, outcome))
        return processed

    def _one(self, connection: Connection, taken: counters.Counters, row: Row[*tuple[Any, ...]]) -> Outcome:
        before = (taken.change, taken.outcome_number)
        try:
            transaction = read_transaction(row.body)
            ready, waits = self._split([(row, transaction)])
            if not ready:
                _note_failures(connection, waits)
                return waits[0]
            with connection.begin_nested():
                return self._apply(connection, taken, ready)[0]
        except OffcircError:
            raise
        except Exception as error:  # noqa: BLE001 - as above
            _log.error("transaction %s failed inside the server (%s)", row.transaction_id, type(error).__name__)
            taken.change, taken.outcome_number = before
            self._behind |= _keys_of_body(row.body)
            failed = Outcome(row.transaction_id, Result.RETRY, OutcomeCode.SERVER_FAILED, moments.now())
            _note_failures(connection, [failed])
            return failed

    def _split(
        self, fresh: Sequence[tuple[Row[*tuple[Any, ...]], Transaction]]
    ) -> tuple[list[tuple[Row[*tuple[Any, ...]], Transaction]], list[Outcome]]:
        """Rows that share an item or patron with one that has no outcome yet wait behind it; others don't."""
        ready, waits = [], []
        for row, transaction in fresh:
            keys = _keys(transaction)
            if self._behind and keys & self._behind:
                self._behind |= keys
                waits.append(Outcome(row.transaction_id, Result.RETRY, OutcomeCode.WAITS_BEHIND, moments.now()))
            else:
                ready.append((row, transaction))
        return ready, waits

    def _apply(
        self,
        connection: Connection,
        taken: counters.Counters,
        ready: Sequence[tuple[Row[*tuple[Any, ...]], Transaction]],
    ) -> list[Outcome]:
        if not ready:
            return []
        workset = Workset(connection, self._reference, [transaction for _, transaction in ready])
        decisions: list[Decided] = []
        for row, transaction in ready:
            queued = QueuedTransaction(transaction, moments.from_micros(row.occurred_at), row.time_uncertain)
            situation = workset.situation(queued)
            if transaction.holdings is not None:
                decided = decide_holdings(queued, situation, workset.about(transaction))
            else:
                decided = decide(queued, situation)
            workset.apply(transaction, decided.effects)
            decisions.append(decided)
        flush(connection, taken, workset)
        # The number after the whole group: a replica that far shows all of it, whichever row touched a record last.
        outcomes = [
            Outcome(
                row.transaction_id,
                decided.result,
                decided.code,
                moments.from_micros(moments.to_micros(moments.now())),
                decided.notes,
                decided.granted_due_at,
                taken.next_outcome(),
                taken.change,
            )
            for (row, _), decided in zip(ready, decisions, strict=True)
        ]
        _keep_outcomes(connection, [row.workstation for row, _ in ready], outcomes)
        return outcomes


@contextmanager
def _group(database: Database) -> Iterator[tuple[Connection, counters.Counters]]:
    """A write transaction that only one processor has at a time, with the counters locked."""
    with database.write() as connection:
        if not database.is_sqlite:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({PROCESSING_LOCK})")
        taken = counters.take(connection)
        yield connection, taken
        counters.keep(connection, taken)


def _keys_of_body(body: bytes) -> set[str]:
    try:
        return _keys(read_transaction(body))
    except msgspec.DecodeError:
        return set()


def _keys(transaction: Transaction) -> set[str]:
    return {f"c{key}" for key in card_keys(transaction)} | {f"i{key}" for key in item_keys(transaction)}


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
    return {
        key for queue_id, body in connection.execute(query) if queue_id not in chosen for key in _keys_of_body(body)
    }


def _rows(connection: Connection, group: Sequence[int]) -> list[Row[*tuple[Any, ...]]]:
    outcomes = schema.outcomes.c
    query = (
        select(
            _t.queue_id,
            _t.transaction_id,
            _t.workstation,
            _t.body,
            _t.occurred_at,
            _t.time_uncertain,
            outcomes.body.label("outcome_body"),
        )
        .outerjoin(schema.outcomes, outcomes.transaction_id == _t.transaction_id)
        .where(_t.queue_id.in_(group))
    )
    found = {row.queue_id: row for row in connection.execute(query)}
    return [found[queue_id] for queue_id in group if queue_id in found]


def _keep_outcomes(connection: Connection, workstations: Sequence[str], outcomes: Sequence[Outcome]) -> None:
    connection.execute(
        insert(schema.outcomes),
        [
            {
                "number": outcome.number,
                "transaction_id": outcome.transaction_id,
                "workstation": workstation,
                "result": outcome.result.value,
                "code": str(outcome.code),
                "processed_at": moments.to_micros(outcome.processed_at),
                "body": encode_outcome(outcome),
            }
            for workstation, outcome in zip(workstations, outcomes, strict=True)
        ],
    )
    connection.execute(
        update(schema.transactions).where(_t.transaction_id == bindparam("of_id")).values(waiting=False, last_code=""),
        [{"of_id": outcome.transaction_id} for outcome in outcomes],
    )


def _note_failures(connection: Connection, failed: Sequence[Outcome]) -> None:
    if failed:
        connection.execute(
            update(schema.transactions)
            .where(_t.transaction_id == bindparam("of_id"))
            .values(attempts=_t.attempts + 1, last_code=bindparam("with_code")),
            [{"of_id": outcome.transaction_id, "with_code": str(outcome.code)} for outcome in failed],
        )
