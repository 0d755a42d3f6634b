"""One write transaction on the journal: entries appended to the chain, the index kept in step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
import uuid_utils

from offcirc.domain.clocks import Reading
from offcirc.domain.outcomes import Outcome
from offcirc.domain.states import next_state
from offcirc.domain.transactions import Draft, EventKind, ImpossibleEvent, State, Transaction, placed
from offcirc.journal import bodies
from offcirc.journal.chain import GENESIS, Head, hash_body, link
from offcirc.sqlcipher import DriverConnection

_INSERT_ENTRY = (
    "INSERT INTO entries (position, kind, transaction_id, body, body_hash, chain_hash, epoch, seq) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_TRANSACTION = (
    "INSERT INTO transactions (id, position, epoch, seq, state, card_key, item_key) "
    "VALUES (?, ?, ?, ?, 'waiting', ?, ?)"
)
_UPDATE_STATE = (
    "UPDATE transactions SET state = ?, outcome_position = coalesce(?, outcome_position), change = max(change, ?) "
    "WHERE id = ?"
)
_STATES = (
    "SELECT t.id, t.state, o.body FROM transactions t LEFT JOIN entries o ON o.position = t.outcome_position "
    "WHERE t.id IN (SELECT value FROM json_each(?))"
)


def read_head(connection: DriverConnection, epoch: int) -> Head:
    """The end of the chain as the database has it, in `epoch` or whichever later one it has reached."""
    row = connection.execute(
        "SELECT position, chain_hash, epoch, seq FROM entries ORDER BY position DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return Head(0, GENESIS, epoch, 0)
    position, chain_hash, last_epoch, seq = row
    return Head(position, chain_hash, last_epoch, seq) if last_epoch >= epoch else Head(position, chain_hash, epoch, 0)


@dataclass(slots=True)
class _Change:
    state: State
    outcome_position: int | None = None
    change: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a transaction stands, and the last answer it got."""

    state: State
    outcome: Outcome | None = None


class Writer:
    """Appends within one `BEGIN IMMEDIATE`; nothing is visible to anybody before its transaction commits."""

    def __init__(self, connection: DriverConnection, workstation: str, epoch: int) -> None:
        self._connection = connection
        self._workstation = workstation
        self.head = read_head(connection, epoch)
        self._entries: list[tuple[int, str, str, bytes, bytes, bytes, int, int]] = []
        self._changed: dict[str, _Change] = {}

    def add(self, draft: Draft, reading: Reading, transaction_id: str = "", workstation: str = "") -> Transaction:
        """Appends a desk action as the next `seq`, under a new id unless one is given that was never used.

        `workstation`: where it was done, if not here.
        """
        transaction = placed(
            draft,
            reading,
            transaction_id=transaction_id or str(uuid_utils.uuid7()),
            workstation=workstation or self._workstation,
            epoch=self.head.epoch,
            seq=self.head.seq + 1,
        )
        body = bodies.encode(transaction)
        bodies.remember(body, transaction)  # the next scan of this visit asks for it
        position = self._append(bodies.TRANSACTION, transaction.id, body, transaction.seq)
        self._connection.execute(
            _INSERT_TRANSACTION,
            (
                transaction.id,
                position,
                transaction.epoch,
                transaction.seq,
                transaction.card_key,
                transaction.item_key,
            ),
        )
        return transaction

    def standings(self, ids: Sequence[str]) -> dict[str, Standing]:
        """Where transactions stood before this writer; ids that the journal does not have are left out."""
        rows = self._connection.execute(_STATES, (msgspec.json.encode(list(ids)).decode(),))
        return {
            id_: Standing(State(state), bodies.decode_event(answer).outcome if answer is not None else None)
            for id_, state, answer in rows
        }

    def add_event(
        self,
        kind: EventKind,
        transaction_id: str,
        state: State,
        at: datetime,
        *,
        outcome: Outcome | None = None,
        details: dict[str, str] | None = None,
    ) -> State:
        """Appends an event to a transaction that is in `state`; returns the state after it.

        Raises:
            ImpossibleEvent: the event cannot follow that state.
        """
        after = next_state(state, kind, outcome)
        body = bodies.EventBody(at, outcome, details or {})
        position = self._append(kind, transaction_id, bodies.encode(body), self.head.seq)
        change = self._changed.setdefault(transaction_id, _Change(after))
        change.state = after
        if outcome is not None:
            change.outcome_position = position
            change.change = max(change.change, outcome.change)
        return after

    def add_events(
        self, kind: EventKind, ids: Iterable[str], at: datetime, details: Mapping[str, dict[str, str]] | None = None
    ) -> list[str]:
        """Appends an event to many, once to each; returns the ids it could not follow (left as they are).

        Args:
            kind: the event.
            ids: of the transactions.
            at: this workstation's clock.
            details: of some of them, by id.
        """
        details = details or {}
        wanted = list(dict.fromkeys(ids))
        standings = self.standings(wanted)
        impossible: list[str] = []
        for transaction_id in wanted:
            try:
                state = standings[transaction_id].state
                self.add_event(kind, transaction_id, state, at, details=details.get(transaction_id))
            except (ImpossibleEvent, KeyError):
                impossible.append(transaction_id)
        return impossible

    def flush(self) -> None:
        """Writes what was gathered; called once before the commit."""
        if self._entries:
            self._connection.executemany(_INSERT_ENTRY, self._entries)
        if self._changed:
            rows = [(c.state, c.outcome_position, c.change, id_) for id_, c in self._changed.items()]
            self._connection.executemany(_UPDATE_STATE, rows)

    def _append(self, kind: str, transaction_id: str, body: bytes, seq: int) -> int:
        position = self.head.position + 1
        body_hash = hash_body(body)
        chain_hash = link(self.head.chain_hash, position, kind, transaction_id, body_hash)
        epoch = self.head.epoch
        self._entries.append((position, kind, transaction_id, body, body_hash, chain_hash, epoch, seq))
        self.head = Head(position, chain_hash, epoch, seq)
        return position
