"""Questions to the journal. Each is one short read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from offcirc.domain.outcomes import Outcome
from offcirc.domain.projection import OVERLAID, LocalRow
from offcirc.domain.transactions import EventKind, State, Transaction
from offcirc.journal import bodies


@dataclass(frozen=True, slots=True)
class Recorded:
    """A transaction with where it stands and the last answer it got."""

    transaction: Transaction
    state: State
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened to a transaction."""

    kind: EventKind
    body: bodies.EventBody


_SELECT = (
    "SELECT e.body, t.state, o.body FROM transactions t JOIN entries e ON e.position = t.position "
    "LEFT JOIN entries o ON o.position = t.outcome_position "
)
_OVERLAID = ", ".join(f"'{state}'" for state in sorted(OVERLAID))
_LOCAL = (
    f"FROM transactions t JOIN entries e ON e.position = t.position WHERE t.state IN ({_OVERLAID}) "  # noqa: S608
    "AND (t.state <> 'succeeded' OR t.change > ?) AND e.body IS NOT NULL "
)


def _recorded(row: Row[Any]) -> Recorded:
    outcome = bodies.decode_event(row[2]).outcome if row[2] is not None else None
    return Recorded(bodies.decode_transaction(row[0]), State(row[1]), outcome)


def find(connection: Connection, transaction_id: str) -> Recorded | None:
    """One transaction; None where the journal does not have it or its body was erased."""
    row = connection.exec_driver_sql(_SELECT + "WHERE t.id = ? AND e.body IS NOT NULL", (transaction_id,)).first()
    return _recorded(row) if row else None


def find_ids(connection: Connection, start: str, limit: int = 2) -> list[str]:
    """Ids that begin with `start`, or end with it: people quote the last digits of an id."""
    rows = connection.exec_driver_sql(
        "SELECT id FROM transactions WHERE (id >= ? AND id < ?) OR substr(id, -length(?)) = ? LIMIT ?",
        (start, start + "\U0010ffff", start, start, limit),
    )
    return [row[0] for row in rows]


def rows(
    connection: Connection, states: Iterable[State] | None = None, limit: int | None = None
) -> Iterator[Recorded]:
    """Transactions in the order they were recorded, of some states or of all."""
    where, params = "WHERE e.body IS NOT NULL ", []
    if states is not None:
        where += "AND t.state IN (SELECT value FROM json_each(?)) "
        params.append(msgspec.json.encode([str(state) for state in states]).decode())
    result = connection.exec_driver_sql(
        _SELECT + where + "ORDER BY t.epoch, t.seq LIMIT ?", (*params, -1 if limit is None else limit)
    )
    for row in result:
        yield _recorded(row)


def counts(connection: Connection) -> dict[State, int]:
    """How many transactions are in each state; every state is present."""
    found = {State(state): count for state, count in connection.exec_driver_sql(
        "SELECT state, count(*) FROM transactions GROUP BY state"
    )}
    return {state: found.get(state, 0) for state in State}


def recorded(connection: Connection) -> int:
    """Transactions ever recorded, by the entries' account."""
    found = connection.exec_driver_sql("SELECT count(*) FROM entries WHERE kind = ?", (bodies.TRANSACTION,)).scalar()
    return found or 0


def history(connection: Connection, transaction_id: str) -> list[HistoryEntry]:
    """What happened to a transaction, oldest first."""
    result = connection.exec_driver_sql(
        "SELECT kind, body FROM entries WHERE transaction_id = ? AND kind <> ? AND body IS NOT NULL ORDER BY position",
        (transaction_id, bodies.TRANSACTION),
    )
    return [HistoryEntry(EventKind(kind), bodies.decode_event(body)) for kind, body in result]


def local_rows_of_items(connection: Connection, item_keys: Sequence[str], cursor: int) -> dict[str, list[LocalRow]]:
    """This workstation's rows about items that a replica at `cursor` does not show yet, by item key, oldest first."""
    result = connection.exec_driver_sql(
        "SELECT e.body, t.state, t.item_key "
        + _LOCAL
        + "AND t.item_key IN (SELECT value FROM json_each(?)) ORDER BY t.epoch, t.seq",
        (cursor, msgspec.json.encode(list(item_keys)).decode()),
    )
    found: dict[str, list[LocalRow]] = {}
    for body, state, key in result:
        found.setdefault(key, []).append(LocalRow(bodies.decode_transaction(body), State(state)))
    return found


def local_rows_of_patron(connection: Connection, card_key: str, cursor: int) -> list[LocalRow]:
    """This workstation's rows with a card that a replica at `cursor` does not show yet, oldest first."""
    result = connection.exec_driver_sql(
        "SELECT e.body, t.state " + _LOCAL + "AND t.card_key = ? ORDER BY t.epoch, t.seq", (cursor, card_key)
    )
    return [LocalRow(bodies.decode_transaction(body), State(state)) for body, state in result]
