"""Rows of patrons who were forgotten meanwhile: they come late, on a stick or from a laptop that was away.

They were recorded before, so that their card is nobody else's. What cannot do without the patron ends as *Patron not
found*; a return or a renewal is about the item, and only the card goes out of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, select, update

from offcirc.central import counters, schema
from offcirc.central.applying import stored_outcome
from offcirc.central.lists import add_all, is_one_of
from offcirc.central.moments import from_micros, to_micros
from offcirc.central.receiving import Arriving, canonical_body
from offcirc.domain.forgetting import card_hash
from offcirc.domain.outcomes import Outcome, OutcomeCode, Result
from offcirc.domain.transactions import Kind, Transaction

_WITHOUT_CARD = frozenset({Kind.RETURN, Kind.RENEW})
_hash = lru_cache(maxsize=10_000)(card_hash)


@dataclass(frozen=True, slots=True)
class _Erasure:
    at: int
    hashes: frozenset[str]


def of_the_forgotten(connection: Connection, server_id: str, arriving: Sequence[Arriving]) -> list[Transaction]:
    """Those that name a card that was forgotten after they were recorded.

    A card takes 3 ms, the first time: to be asked before anything is locked, and again where the rows are stored.
    """
    named = [row for row in arriving if row.sent.transaction.card_number is not None]
    if not named:
        return []
    table = schema.erasures.c
    query = select(table.at, table.card_hashes).where(table.at > min(row.own_at for row in named))
    erasures = [_Erasure(at, frozenset(hashes.split(","))) for at, hashes in connection.execute(query)]
    return [row.sent.transaction for row in named if _is_forgotten(row, erasures, server_id)]


def _is_forgotten(row: Arriving, erasures: Sequence[_Erasure], server_id: str) -> bool:
    card = row.sent.transaction.card_number or ""
    return any(row.own_at < erasure.at and _hash(card, server_id) in erasure.hashes for erasure in erasures)


def settle(connection: Connection, server_id: str, arriving: Sequence[Arriving], now: datetime) -> None:
    """Erases the card in rows that were stored in this transaction, and ends those that are about the patron.

    Args:
        connection: that of `receiving.receive`.
        server_id: of this server.
        arriving: what came; rows that have their outcome stay as they are.
        now: the moment.
    """
    rows = of_the_forgotten(connection, server_id, arriving)
    if not rows:
        return
    table = schema.transactions
    query = select(table.c.transaction_id).where(
        is_one_of(table.c.transaction_id, [row.id for row in rows]), table.c.waiting.is_(True)
    )
    waiting = set(connection.execute(query).scalars())
    rows = [row for row in rows if row.id in waiting]
    for row in rows:
        ends = row.kind not in _WITHOUT_CARD
        body = b"" if ends else canonical_body(replace(row, card_number=None, card_typed=None))
        query_of_row = update(table).where(table.c.transaction_id == row.id)
        connection.execute(query_of_row.values(body=body, waiting=not ends))
    _answer(connection, [row for row in rows if row.kind not in _WITHOUT_CARD], now)


def _answer(connection: Connection, rows: Sequence[Transaction], now: datetime) -> None:
    if not rows:
        return
    taken = counters.take(connection)
    add_all(connection, schema.outcomes, list(_outcomes(rows, taken, now)))
    counters.keep(connection, taken)


def _outcomes(rows: Sequence[Transaction], taken: counters.Counters, now: datetime) -> Iterator[dict[str, object]]:
    at = from_micros(to_micros(now))
    for row in rows:
        number = taken.next_outcome()
        found = Outcome(row.id, Result.REFUSED, OutcomeCode.PATRON_NOT_FOUND, at, number=number, change=taken.change)
        yield stored_outcome(row.workstation, found)
