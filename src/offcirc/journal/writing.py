"""One write transaction on the journal: entries appended to the chain, the index kept in step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
import uuid_utils
from sqlalchemy import Connection

from offcirc.domain.clocks import Reading
from offcirc.domain.outcomes import Outcome
from offcirc.domain.states import next_state
from offcirc.domain.transactions import Draft, EventKind, ImpossibleEvent, State, Transaction
from offcirc.journal import bodies
from offcirc.journal.chain import GENESIS, Head, hash_body, link

_INSERT_ENTRY = (
    "INSERT INTO entries (position, kind, transaction_id, body, body_hash, chain_hash) VALUES (?, ?, ?, ?, ?, ?)"
)
_INSERT_TRANSACTION = (
    "INSERT INTO transactions (id, position, epoch, seq, state, card_key, item_key) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_UPDATE_STATE = "UPDATE transactions SET state = ?, outcome_position = coalesce(?, outcome_position), change = max(change, ?) WHERE id = ?"  # noqa: E501


def read_head(connection: Connection, epoch: int) -> Head:
    """The end of the chain as the database has it."""
    row = connection.exec_driver_sql(
        "SELECT position, chain_hash FROM entries ORDER BY position DESC LIMIT 1"
    ).first()
    seq = connection.exec_driver_sql("SELECT max(seq) FROM transactions WHERE epoch = ?", (epoch,)).scalar()
    return Head(row[0] if row else 0, row[1] if row else GENESIS, epoch, seq or 0)


@dataclass(slots=True)
class _Change:
    state: State
    outcome_position: int | None = None
    change: int = 0


class Writer:
    """Appends within one `BEGIN IMMEDIATE`; nothing is visible to anybody before its transaction commits."""

    def __init__(self, connection: Connection, workstation: str, epoch: int) -> None:
        self._connection = connection
        self._workstation = workstation
        self.head = read_head(connection, epoch)
        self._entries: list[tuple[int, str, str, bytes, bytes, bytes]] = []
        self._changed: dict[str, _Change] = {}

    def add(self, draft: Draft, reading: Reading) -> Transaction:
        """Appends a desk action as the next `seq`."""
        transaction = bodies.place(
            draft,
            id=str(uuid_utils.uuid7()),
            workstation=self._workstation,
            epoch=self.head.epoch,
            seq=self.head.seq + 1,
            now=reading.wall,
            boot=reading.boot,
            monotonic_ms=reading.monotonic_ms,
        )
        position = self._append(bodies.TRANSACTION, transaction.id, bodies.encode(transaction))
        self._connection.exec_driver_sql(
            _INSERT_TRANSACTION,
            (
                transaction.id,
                position,
                transaction.epoch,
                transaction.seq,
                State.WAITING,
                transaction.card_key,
                transaction.item_key,
            ),
        )
        self.head = Head(self.head.position, self.head.chain_hash, self.head.epoch, transaction.seq)
        return transaction

    def states(self, ids: Sequence[str]) -> dict[str, State]:
        """Present states, this transaction's changes included; ids the journal does not have are left out."""
        rows = self._connection.exec_driver_sql(
            "SELECT id, state FROM transactions WHERE id IN (SELECT value FROM json_each(?))",
            (msgspec.json.encode(list(ids)).decode(),),
        )
        found = {row[0]: State(row[1]) for row in rows}
        return {id_: self._changed[id_].state if id_ in self._changed else state for id_, state in found.items()}

    def add_event(
        self,
        kind: EventKind,
        transaction_id: str,
        state: State,
        at: datetime,
        outcome: Outcome | None = None,
        details: dict[str, str] | None = None,
    ) -> State:
        """Appends an event to a transaction that is in `state`; returns the state after it.

        Raises:
            ImpossibleEvent: the event cannot follow that state.
        """
        after = next_state(state, kind, outcome)
        body = bodies.EventBody(at, outcome, details or {})
        position = self._append(kind, transaction_id, bodies.encode(body))
        change = self._changed.setdefault(transaction_id, _Change(after))
        change.state = after
        if outcome is not None:
            change.outcome_position = position
            change.change = outcome.change
        return after

    def add_events(self, kind: EventKind, ids: Iterable[str], at: datetime) -> list[str]:
        """Appends the same event to many; returns the ids it could not follow (left as they are)."""
        wanted = list(ids)
        states = self.states(wanted)
        impossible: list[str] = []
        for transaction_id in wanted:
            try:
                self.add_event(kind, transaction_id, states[transaction_id], at)
            except (ImpossibleEvent, KeyError):
                impossible.append(transaction_id)
        return impossible

    def flush(self) -> None:
        """Writes what was gathered; called once before the commit."""
        if self._entries:
            self._connection.exec_driver_sql(_INSERT_ENTRY, self._entries)
        if self._changed:
            rows = [(c.state, c.outcome_position, c.change, id_) for id_, c in self._changed.items()]
            self._connection.exec_driver_sql(_UPDATE_STATE, rows)

    def _append(self, kind: str, transaction_id: str, body: bytes) -> int:
        position = self.head.position + 1
        body_hash = hash_body(body)
        chain_hash = link(self.head.chain_hash, position, kind, transaction_id, body_hash)
        self._entries.append((position, kind, transaction_id, body, body_hash, chain_hash))
        self.head = Head(position, chain_hash, self.head.epoch, self.head.seq)
        return position
