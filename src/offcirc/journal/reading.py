"""Questions to the journal. Each is one short read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import msgspec

from offcirc.domain.outcomes import Outcome
from offcirc.domain.projection import OVERLAID, LocalRow
from offcirc.domain.transactions import EventKind, State, Transaction
from offcirc.journal import bodies
from offcirc.journal.archive import Bodies
from offcirc.journal.chain import hash_body
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


@dataclass(frozen=True, slots=True)
class BatchRecorded:
    """A batch edit: its first row, and how many of its rows are in each state."""

    first: Transaction
    states: dict[State, int]


@dataclass(frozen=True, slots=True)
class Attempt:
    """How a row last left: `at` by this workstation's clock, under the moment `sent_as` where that was kept.

    `part`: what the file that carries it was called until it was whole; empty where the row had left before.
    """

    at: datetime
    sent_as: datetime | None
    by_file: bool
    part: str = ""


SENT_AS = "sent_as"
"""In an attempt's details: the moment under which the row left, RFC 3339."""
PART = "part"
"""In an export's details: what the file is called until it is whole."""
CARRIED_AS = "carried_as"
"""In an export's details: the id under which whoever takes the file in records the row."""
_ANSWERED = "SELECT t.state, e.position, e.body, e.body_hash, o.position, o.body, o.body_hash"
_SELECT = (
    f"{_ANSWERED} FROM transactions t JOIN entries e ON e.position = t.position "
    "LEFT JOIN entries o ON o.position = t.outcome_position "
)
_HOLDINGS = b'"holdings":{'
"""In a body; a text that says the same has a backslash before its quotes."""
_OF_A_SET = b'"exchange":{'
_OF_A_BATCH = b'"form":"batch"'
_HERE = "(" + ", ".join(f"'{state}'" for state in sorted(OVERLAID)) + ")"


_ANSWER = "CASE t.state WHEN 'succeeded' THEN (SELECT body FROM entries WHERE position = t.outcome_position) END"


def _not_shown(rows: str) -> str:
    return f"{rows}.state IN {_HERE} AND ({rows}.state <> 'succeeded' OR {rows}.change > ?1)"


def _local_of(source: str, condition: str) -> str:
    return (
        f"SELECT t.position, e.body, t.state, {_ANSWER} FROM {source} JOIN entries e ON e.position = t.position "  # noqa: S608 - own names
        f"WHERE {condition} AND {_not_shown('t')} AND e.body IS NOT NULL"
    )


@cache
def _local(items: int) -> str:
    """What `local_rows` asks, for so many items: the cursor is ?1, the card ?2, and the items follow."""
    given = ", ".join("?" * items)
    its_items = "transactions own JOIN transactions t ON t.item_key = own.item_key"
    return " UNION ALL ".join(
        (
            _local_of("transactions t", "t.card_key = ?2 AND t.item_key IS NULL"),
            _local_of(its_items, f"own.card_key = ?2 AND {_not_shown('own')}"),
            _local_of("transactions t", f"t.item_key IN ({given})"),
        )
    )


_Row = tuple[str, int, bytes | None, bytes, int | None, bytes | None, bytes]


def _recorded(row: _Row, archive: Bodies | None) -> Recorded | None:
    state, position, body, body_hash, outcome_position, answer, answer_hash = row
    told = _body(position, body, body_hash, archive)
    if told is None:
        return None
    answered = _body(outcome_position, answer, answer_hash, archive) if outcome_position is not None else None
    outcome = bodies.decode_event(answered).outcome if answered is not None else None
    return Recorded(bodies.decode_transaction(told), State(state), outcome)


def _body(position: int, body: bytes | None, body_hash: bytes, archive: Bodies | None) -> bytes | None:
    """An entry's body from where it is kept; one from the archive counts only if it is the one the chain covers."""
    if body is not None or archive is None:
        return body
    kept = archive.at(position)
    return kept.body if kept is not None and hash_body(kept.body) == body_hash else None


def find(connection: DriverConnection, transaction_id: str, archive: Bodies) -> Recorded | None:
    """One transaction; None where the journal does not have it, or its body was erased from journal and archive."""
    row = connection.execute(_SELECT + "WHERE t.id = ?", (transaction_id,)).fetchone()
    return _recorded(row, archive) if row else None


def find_ids(connection: DriverConnection, text: str, limit: int = 2) -> list[str]:
    """Ids that begin with `text`, or end with it: people quote the last digits of an id. Reads every id."""
    rows = connection.execute(
        "SELECT id FROM transactions WHERE substr(id, 1, length(?1)) = ?1 OR substr(id, -length(?1)) = ?1 LIMIT ?2",
        (text, limit),
    )
    return [row[0] for row in rows]


def rows(
    connection: DriverConnection,
    states: Iterable[State] | None = None,
    limit: int | None = None,
    archive: Bodies | None = None,
) -> Iterator[Recorded]:
    """Transactions in the order they were recorded, of some states or of all; archived ones only from an `archive`."""
    chosen, params = "", []
    if states is not None:
        chosen = "WHERE state IN (SELECT value FROM json_each(?)) "
        params.append(msgspec.json.encode([str(state) for state in states]).decode())
    with_body = "WHERE e.body IS NOT NULL " if archive is None else ""
    # Places are sorted, and bodies read one after the other: all of a year's bodies in a sorter are tens of megabytes.
    # A subquery keeps its order only with a LIMIT, and a join only as a CROSS JOIN.
    result = connection.execute(
        f"{_ANSWERED} FROM (SELECT position, state, outcome_position FROM transactions {chosen}"  # noqa: S608 - own names
        "ORDER BY position LIMIT -1) t CROSS JOIN entries e ON e.position = t.position "
        f"LEFT JOIN entries o ON o.position = t.outcome_position {with_body}LIMIT ?",
        (*params, -1 if limit is None else limit),
    )
    for row in result:
        recorded = _recorded(row, archive)
        if recorded is not None:
            yield recorded


def newest(connection: DriverConnection, limit: int) -> list[Recorded]:
    """The last transactions that are not archived, newest first."""
    result = connection.execute(_SELECT + "WHERE e.body IS NOT NULL ORDER BY t.position DESC LIMIT ?", (limit,))
    return [found for row in result.fetchall() if (found := _recorded(row, None)) is not None]


def ids(connection: DriverConnection) -> frozenset[str]:
    """Of every transaction ever recorded, archived and erased ones included."""
    return frozenset(row[0] for row in connection.execute("SELECT id FROM transactions"))


def counts(connection: DriverConnection) -> dict[State, int]:
    """How many transactions are in each state; every state is present."""
    result = connection.execute("SELECT state, count(*) FROM transactions GROUP BY state")
    found = {State(state): count for state, count in result}
    return {state: found.get(state, 0) for state in State}


def recorded(connection: DriverConnection) -> int:
    """Transactions ever recorded, by the entries' account."""
    found = connection.execute("SELECT count(*) FROM entries WHERE kind = ?", (bodies.TRANSACTION,)).fetchone()
    return int(found[0])


def history(connection: DriverConnection, transaction_id: str, archive: Bodies) -> list[HistoryEntry]:
    """What happened to a transaction, oldest first, as far as it was not erased."""
    result = connection.execute(
        "SELECT kind, position, body, body_hash FROM entries WHERE transaction_id = ? AND kind <> 'transaction' "
        "ORDER BY position",
        (transaction_id,),
    )
    told = ((kind, _body(position, body, body_hash, archive)) for kind, position, body, body_hash in result)
    return [HistoryEntry(EventKind(kind), bodies.decode_event(body)) for kind, body in told if body is not None]


def attempts(connection: DriverConnection, ids: Iterable[str]) -> dict[str, Attempt]:
    """How each of these rows last left, by id; those that never did are left out."""
    result = connection.execute(
        "SELECT transaction_id, kind, body FROM entries WHERE kind <> 'transaction' AND kind IN (?, ?) "
        "AND body IS NOT NULL AND transaction_id IN (SELECT value FROM json_each(?)) ORDER BY position",
        (EventKind.ATTEMPTED, EventKind.EXPORTED, msgspec.json.encode(list(ids)).decode()),
    )
    found = {}
    for id_, kind, body in result:
        event = bodies.decode_event(body)
        told = event.details.get(SENT_AS)
        sent_as = datetime.fromisoformat(told) if told is not None else None
        part = event.details.get(PART, "")
        found[id_] = Attempt(event.at, sent_as, by_file=kind == EventKind.EXPORTED, part=part)
    return found


def details_of_export(
    carried_as: Mapping[str, str], part: Path, left_before: Collection[str]
) -> dict[str, dict[str, str]]:
    """What an export notes of each row; see `Journal.note_exported`."""
    return {
        id_: {CARRIED_AS: told} | ({} if id_ in left_before else {PART: str(part)}) for id_, told in carried_as.items()
    }


def carried_as(connection: DriverConnection, archive: Bodies) -> dict[str, str]:
    """Ids of rows that were exported, by the id under which each left."""
    result = connection.execute(
        "SELECT transaction_id, position, body, body_hash FROM entries WHERE kind = ? ORDER BY position",
        (EventKind.EXPORTED,),
    )
    told = ((id_, _body(position, body, body_hash, archive)) for id_, position, body, body_hash in result)
    details = ((id_, bodies.decode_event(body).details) for id_, body in told if body is not None)
    return {each[CARRIED_AS]: id_ for id_, each in details if CARRIED_AS in each}


def local_rows(
    connection: DriverConnection, card_key: str | None, item_keys: Iterable[str], cursor: int
) -> list[LocalRow]:
    """This workstation's rows that a replica at `cursor` does not show yet, oldest first.

    Those with the card, about the items, and about whatever items the card's rows are about: in one statement, because
    at a desk what counts is how little is done cold after the last commit.
    """
    items = tuple(item_keys)
    found: dict[int, LocalRow] = {}
    for position, body, state, answer in connection.execute(_local(len(items)), (cursor, card_key, *items)):
        if position not in found:
            outcome = bodies.decode_event(answer).outcome if answer is not None else None
            granted = outcome.granted_due_at if outcome is not None else None
            found[position] = LocalRow(bodies.recall_transaction(body), State(state), granted)
    return [found[position] for position in sorted(found)]


def holdings_rows(connection: DriverConnection, cursor: int, *, of_sets: bool = False) -> list[LocalRow]:
    """This workstation's rows about items' records that a replica at `cursor` does not show yet, oldest first.

    No index tells them from loans: each scan would have to keep it. What the replica does not show is little, and of
    that only bodies that have the field are read.
    """
    condition = "t.item_key IS NOT NULL AND instr(e.body, ?2) > 0"
    said = _OF_A_SET if of_sets else _HOLDINGS
    found = connection.execute(_local_of("transactions t", condition) + " ORDER BY t.position", (cursor, said))
    return [LocalRow(bodies.decode_transaction(body), State(state)) for _, body, state, _ in found.fetchall()]


def batches(connection: DriverConnection) -> list[BatchRecorded]:
    """Batch edits, newest first, as far as their rows are not archived. Goes through all bodies, and reads few."""
    found: dict[str, dict[State, int]] = {}
    first: dict[str, int] = {}
    for batch_id, state, count, position in connection.execute(
        "SELECT json_extract(CAST(e.body AS TEXT), '$.holdings.batch') AS batch, t.state, count(*), min(t.position) "
        "FROM transactions t JOIN entries e ON e.position = t.position "
        "WHERE e.body IS NOT NULL AND instr(e.body, ?) > 0 GROUP BY batch, t.state",
        (_OF_A_BATCH,),
    ):
        found.setdefault(batch_id, {})[State(state)] = count
        first[batch_id] = min(position, first.get(batch_id, position))
    body = "SELECT body FROM entries WHERE position = ?"
    newest = sorted(first, key=first.__getitem__, reverse=True)
    rows = ((each, connection.execute(body, (first[each],)).fetchone()) for each in newest)
    return [BatchRecorded(bodies.decode_transaction(told), found[each]) for each, (told,) in rows]


def batch(connection: DriverConnection, batch_id: str) -> list[Recorded]:
    """The rows of a batch edit in their order."""
    said = f'"batch":"{batch_id}"'.encode()
    query = _SELECT + "WHERE e.body IS NOT NULL AND instr(e.body, ?) > 0 ORDER BY t.position"
    found = (_recorded(row, None) for row in connection.execute(query, (said,)))
    return [each for each in found if each is not None]


def setting(connection: DriverConnection, name: str) -> bytes | None:
    """A setting; None where it was never set."""
    row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return bytes(row[0]) if row else None
