"""Applies rows of the queue: reads what they are about, decides them in order, writes what became of them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, bindparam, update

from offcirc.central import counters, moments, schema
from offcirc.central.counters import Counters
from offcirc.central.database import together
from offcirc.central.flushing import end_past_loans, flush_holdings, flush_numbered, flush_plain
from offcirc.central.holdings.deciding import decide_holdings
from offcirc.central.lists import add_all, is_one_of
from offcirc.central.receiving import encode_outcome, read_transaction
from offcirc.central.reference import Reference
from offcirc.central.rules import Decided, QueuedTransaction, decide
from offcirc.central.workset import Workset, card_keys, item_keys
from offcirc.domain.outcomes import Outcome, OutcomeCode, Result
from offcirc.domain.transactions import Transaction
from offcirc.errors import OffcircError

_log = logging.getLogger(__name__)
_t = schema.transactions.c


@dataclass(frozen=True, slots=True)
class Received:
    """A row of the queue; `occurred_at` in microseconds of the server's time."""

    queue_id: int
    transaction_id: str
    workstation: str
    body: bytes
    occurred_at: int
    time_uncertain: bool

    def read(self) -> Transaction:
        """What the workstation recorded.

        Raises:
            msgspec.DecodeError: the body is none of ours.
        """
        return read_transaction(self.body)


COLUMNS = (_t.queue_id, _t.transaction_id, _t.workstation, _t.body, _t.occurred_at, _t.time_uncertain)
"""What `Received` is made of, in its order."""


class Group:
    """Rows that are decided one after the other and written together.

    The numbers of changes and outcomes are one for all who write, so that nothing is read or decided while they are
    locked: made, the group is decided; `write_plain` writes what bears no number, and only `write` needs them.
    """

    def __init__(self, connection: Connection, reference: Reference, rows: Sequence[Received]) -> None:
        self._connection = connection
        self._rows = rows
        transactions = [row.read() for row in rows]
        self._workset = Workset(connection, reference, transactions)
        self._decided = [self._decide(row, transaction) for row, transaction in zip(rows, transactions, strict=True)]

    def _decide(self, row: Received, transaction: Transaction) -> Decided:
        workset = self._workset
        queued = QueuedTransaction(transaction, moments.from_micros(row.occurred_at), row.time_uncertain)
        situation = workset.situation(queued)
        if transaction.holdings is not None:
            decided = decide_holdings(queued, situation, workset.about(transaction))
        else:
            decided = decide(queued, situation)
        workset.apply(transaction, decided.effects)
        return decided

    def write_plain(self) -> None:
        """What has no number: most of it."""
        ids = [row.queue_id for row in self._rows]
        statement = update(schema.transactions).where(is_one_of(_t.queue_id, ids)).values(waiting=False, last_code="")
        with together(self._connection):
            self._connection.execute(statement)
            flush_plain(self._connection, self._workset)
        end_past_loans(self._connection, self._workset)

    def write(self, taken: Counters) -> list[Outcome]:
        """The rest, with the outcomes, and the counters back; only the commit is left to do.

        The number after the whole group stands in each of them: a replica that far shows all of it, whichever row
        touched a record last.
        """
        flush_holdings(taken, self._workset)
        with together(self._connection):
            flush_numbered(self._connection, taken, self._workset)
            outcomes = self._outcomes(taken)
            values = [
                stored_outcome(row.workstation, outcome) for row, outcome in zip(self._rows, outcomes, strict=True)
            ]
            add_all(self._connection, schema.outcomes, values)
            counters.keep(self._connection, taken)
        return outcomes

    def _outcomes(self, taken: Counters) -> list[Outcome]:
        at = moments.from_micros(moments.to_micros(moments.now()))
        return [
            Outcome(
                row.transaction_id,
                decided.result,
                decided.code,
                at,
                decided.notes,
                decided.granted_due_at,
                taken.next_outcome(),
                taken.change,
            )
            for row, decided in zip(self._rows, self._decided, strict=True)
        ]


def apply(connection: Connection, reference: Reference, rows: Sequence[Received]) -> list[Outcome]:
    """Applies rows; the counters stay locked until the transaction ends."""
    if not rows:
        return []
    group = Group(connection, reference, rows)
    group.write_plain()
    return group.write(counters.take(connection))


def apply_alone(connection: Connection, reference: Reference, row: Received) -> Outcome:
    """Applies one row in a savepoint: what it fails of touches no other. A failure is kept with the row.

    Raises:
        EnvironmentProblem: the disk is full, the database away.
    """
    try:
        with connection.begin_nested():
            return apply(connection, reference, [row])[0]
    except OffcircError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever one row did must not stop the others
        _log.error("transaction %s failed inside the server (%s)", row.transaction_id, type(error).__name__)
        failed = Outcome(row.transaction_id, Result.RETRY, OutcomeCode.SERVER_FAILED, moments.now())
        note_failures(connection, [failed])
        return failed


def note_failures(connection: Connection, failed: Sequence[Outcome]) -> None:
    """Keeps with each row that it was tried, and why it waits on."""
    if failed:
        connection.execute(
            update(schema.transactions)
            .where(_t.transaction_id == bindparam("of_id"))
            .values(attempts=_t.attempts + 1, last_code=bindparam("with_code")),
            [{"of_id": outcome.transaction_id, "with_code": str(outcome.code)} for outcome in failed],
        )


def named_keys(body: bytes) -> frozenset[str]:
    """The items and patrons that a row names: rows that share one keep their order. None of a body that is not ours."""
    try:
        transaction = read_transaction(body)
    except msgspec.DecodeError:
        return frozenset()
    cards, items = card_keys(transaction), item_keys(transaction)
    return frozenset({*(f"card {key}" for key in cards), *(f"item {key}" for key in items)})


def stored_outcome(workstation: str, outcome: Outcome) -> dict[str, object]:
    """An outcome as the table of outcomes has it."""
    return {
        "number": outcome.number,
        "transaction_id": outcome.transaction_id,
        "workstation": workstation,
        "result": outcome.result.value,
        "code": str(outcome.code),
        "processed_at": moments.to_micros(outcome.processed_at),
        "body": encode_outcome(outcome),
    }
