"""Questions to the journal. Each is one short read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from offcirc.domain.outcomes import Outcome
from offcirc.domain.projection import OVERLAID, LocalRow
from offcirc.domain.transactions import EventKind, State, Transaction
from offcirc.journal import bodies
from offcirc.sqlcipher import DriverConnection


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
_HERE = "(" + ", ".join(f"'{state}'" for state in sorted(OVERLAID)) + ")"
_NOT_SHOWN = (
    f"AND t.state IN {_HERE} AND (t.state <> 'succeeded' OR t.change > ?) AND e.body IS NOT NULL ORDER BY t.position"
)
_FROM = "FROM transactions t JOIN entries e ON e.position = t.position "
_OF_ITEMS = (
    f"SELECT e.body, t.state, t.item_key {_FROM}"  # noqa: S608 - made of constants
    f"WHERE t.item_key IN (SELECT value FROM json_each(?)) {_NOT_SHOWN}"
)
_OF_PATRON = f"SELECT e.body, t.state {_FROM}WHERE t.card_key = ? {_NOT_SHOWN}"


def _recorded(body: bytes, state: str, answer: bytes | None) -> Recorded:
    outcome = bodies.decode_event(answer).outcome if answer is not None else None
    return Recorded(bodies.decode_transaction(body), State(state), outcome)


def find(connection: DriverConnection, transaction_id: str) -> Recorded | None:
    """One transaction; None where the journal does not have it or its body was erased."""
    row = connection.execute(_SELECT + "WHERE t.id = ? AND e.body IS NOT NULL", (transaction_id,)).fetchone()
    return _recorded(*row) if row else None


def find_ids(connection: DriverConnection, text: str, limit: int = 2) -> list[str]:
    """Ids that begin with `text`, or end with it: people quote the last digits of an id. Reads every id."""
    rows = connection.execute(
        "SELECT id FROM transactions WHERE substr(id, 1, length(?1)) = ?1 OR substr(id, -length(?1)) = ?1 LIMIT ?2",
        (text, limit),
    )
    return [row[0] for row in rows]


def rows(
    connection: DriverConnection, states: Iterable[State] | None = None, limit: int | None = None
) -> Iterator[Recorded]:
    """Transactions in the order they were recorded, of some states or of all."""
    where, params = "WHERE e.body IS NOT NULL ", []
    if states is not None:
        where += "AND t.state IN (SELECT value FROM json_each(?)) "
        params.append(msgspec.json.encode([str(state) for state in states]).decode())
    result = connection.execute(
        _SELECT + where + "ORDER BY t.position LIMIT ?", (*params, -1 if limit is None else limit)
    )
    for row in result:
        yield _recorded(*row)


def counts(connection: DriverConnection) -> dict[State, int]:
    """How many transactions are in each state; every state is present."""
    result = connection.execute("SELECT state, count(*) FROM transactions GROUP BY state")
    found = {State(state): count for state, count in result}
    return {state: found.get(state, 0) for state in State}


def recorded(connection: DriverConnection) -> int:
    """Transactions ever recorded, by the entries' account."""
    found = connection.execute("SELECT count(*) FROM entries WHERE kind = ?", (bodies.TRANSACTION,)).fetchone()
    return int(found[0])


def history(connection: DriverConnection, transaction_id: str) -> list[HistoryEntry]:
    """What happened to a transaction, oldest first."""
    result = connection.execute(
        "SELECT kind, body FROM entries WHERE transaction_id = ? AND kind <> 'transaction' AND body IS NOT NULL "
        "ORDER BY position",
        (transaction_id,),
    )
    return [HistoryEntry(EventKind(kind), bodies.decode_event(body)) for kind, body in result]


def local_rows_of_items(
    connection: DriverConnection, item_keys: Sequence[str], cursor: int
) -> dict[str, list[LocalRow]]:
    """This workstation's rows about items that a replica at `cursor` does not show yet, by item key, oldest first."""
    found: dict[str, list[LocalRow]] = {}
    keys = msgspec.json.encode(list(item_keys)).decode()
    for body, state, key in connection.execute(_OF_ITEMS, (keys, cursor)):
        found.setdefault(key, []).append(LocalRow(bodies.decode_transaction(body), State(state)))
    return found


def local_rows_of_patron(connection: DriverConnection, card_key: str, cursor: int) -> list[LocalRow]:
    """This workstation's rows with a card that a replica at `cursor` does not show yet, oldest first."""
    result = connection.execute(_OF_PATRON, (card_key, cursor))
    return [LocalRow(bodies.decode_transaction(body), State(state)) for body, state in result]


def setting(connection: DriverConnection, name: str) -> bytes | None:
    """A setting; None where it was never set."""
    row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return bytes(row[0]) if row else None
