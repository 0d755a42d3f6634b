"""Takes uploaded rows into the queue: idempotent by transaction id, one database transaction a request."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, bindparam, insert, or_, select, update

from offcirc.central import schema
from offcirc.central.moments import from_micros, to_micros
from offcirc.domain.outcomes import Outcome, OutcomeCode, Receipt, Result
from offcirc.domain.transactions import Transaction
from offcirc.wire.messages import Answer, SentTransaction

_MAX_ID_LENGTH = 64
_MAX_COUNTER = 2**53
_IN_LIMIT = 1_000
ALL_HELD = 2**63 - 1
"""A moment that every row was recorded before."""

_ABSENT = (b'"item_note":null,', b'"holdings":null,')
_canonical = msgspec.json.Encoder(order="deterministic")
read_outcome = msgspec.json.Decoder(Outcome).decode
read_transaction = msgspec.json.Decoder(Transaction).decode
encode_outcome = msgspec.json.Encoder().encode


class RowUnusable(ValueError):
    """A row that no workstation of ours can have recorded: nothing of its batch is stored."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """A row of the batch with its canonical form; `own_at` is when it was recorded, in the server's time."""

    sent: SentTransaction
    body: bytes
    fingerprint: str
    own_at: int

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in its workstation's own order."""
        return self.sent.transaction.epoch, self.sent.transaction.seq


def check_rows(rows: Iterable[SentTransaction], workstation: str) -> bool:
    """Whether all rows are this workstation's own.

    Raises:
        RowUnusable: an id or a number is beyond what the protocol allows.
    """
    own = True
    for sent in rows:
        row = sent.transaction
        if not (0 < len(row.id) <= _MAX_ID_LENGTH and row.id.isprintable()):
            raise RowUnusable("id")
        if row.epoch > _MAX_COUNTER or row.seq > _MAX_COUNTER:
            raise RowUnusable("epoch or seq")
        if sent.recorded_at.tzinfo is None or sent.occurred_at.tzinfo is None:
            raise RowUnusable("a moment without offset")
        own = own and row.workstation == workstation
    return own


def prepare(rows: Iterable[SentTransaction]) -> list[Arriving]:
    """The rows in canonical form; done before the database's turn, so that 200 uploads at once wait less."""
    return [_arriving(sent) for sent in rows]


def receive(
    connection: Connection,
    workstation: str,
    arriving: Sequence[Arriving],
    received_at: datetime,
    *,
    held_before: int = 0,
) -> list[Answer]:
    """Stores the rows that are new; answers each in order with its receipt, or the outcome it already has.

    Rows recorded before the moment `held_before` are held for review; `ALL_HELD` holds all.
    """
    known = _known(connection, [row.sent.transaction.id for row in arriving])
    fresh: dict[str, Arriving] = {}
    answers: list[Answer] = []
    receipt_at = from_micros(to_micros(received_at))
    for row in arriving:
        row_id = row.sent.transaction.id
        first = known.get(row_id)
        if first is not None:
            answers.append(_answer_again(first, row.fingerprint, workstation, received_at))
        elif row_id in fresh and fresh[row_id].fingerprint != row.fingerprint:
            answers.append(Answer(outcome=_id_in_use(row_id, received_at)))
        else:
            fresh[row_id] = row
            answers.append(Answer(receipt=Receipt(row_id, receipt_at)))
    if fresh:
        _store(connection, workstation, list(fresh.values()), received_at, held_before)
    return answers


def look_up(connection: Connection, workstation: str, ids: Sequence[str]) -> list[Answer]:
    """What became of rows, in order; another workstation's rows are as unknown as those never received."""
    known = _known(connection, [row_id for row_id in ids if "\x00" not in row_id])
    return [
        _first_answer(row) if (row := known.get(row_id)) is not None and row.workstation == workstation else Answer()
        for row_id in ids
    ]


def _arriving(sent: SentTransaction) -> Arriving:
    body = canonical_body(sent.transaction)
    return Arriving(sent, body, hashlib.sha256(body).hexdigest(), max(0, to_micros(sent.recorded_at)))


def canonical_body(row: Transaction) -> bytes:
    """A row as it is stored.

    One without a note, or not about holdings, has the form and so the fingerprint that it had before there were.
    """
    body = _canonical.encode(row)
    for absent in _ABSENT:
        body = body.replace(absent, b"", 1)
    return body


def _known(connection: Connection, ids: Sequence[str]) -> dict[str, Row[*tuple[Any, ...]]]:
    table, outcomes = schema.transactions, schema.outcomes
    query = select(
        table.c.transaction_id, table.c.fingerprint, table.c.workstation, table.c.received_at, outcomes.c.body
    ).outerjoin(outcomes, outcomes.c.transaction_id == table.c.transaction_id)
    found: dict[str, Row[*tuple[Any, ...]]] = {}
    for start in range(0, len(ids), _IN_LIMIT):
        part = ids[start : start + _IN_LIMIT]
        for row in connection.execute(query.where(table.c.transaction_id.in_(part))):
            found[row.transaction_id] = row
    return found


def _answer_again(first: Row[*tuple[Any, ...]], fingerprint: str, workstation: str, now: datetime) -> Answer:
    if first.fingerprint != fingerprint or first.workstation != workstation:
        return Answer(outcome=_id_in_use(first.transaction_id, now))
    return _first_answer(first)


def _first_answer(first: Row[*tuple[Any, ...]]) -> Answer:
    if first.body is not None:
        return Answer(outcome=read_outcome(first.body))
    return Answer(receipt=Receipt(first.transaction_id, from_micros(first.received_at)))


def _id_in_use(row_id: str, now: datetime) -> Outcome:
    return Outcome(row_id, Result.REFUSED, OutcomeCode.ID_IN_USE, now)


def _store(
    connection: Connection, workstation: str, rows: list[Arriving], received_at: datetime, held_before: int
) -> None:
    order = _orders(connection, workstation, rows, to_micros(received_at))
    values = [
        {**_values(row, order[row.sent.transaction.id], received_at), "held": row.own_at < held_before} for row in rows
    ]
    connection.execute(insert(schema.transactions), values)
    amended = [
        {"of_id": row.sent.transaction.amends, "by_id": row.sent.transaction.id, "of_workstation": workstation}
        for row in rows
        if row.sent.transaction.amends is not None and "\x00" not in row.sent.transaction.amends
    ]
    if amended:
        table = schema.transactions
        connection.execute(
            update(table)
            .where(table.c.transaction_id == bindparam("of_id"), table.c.workstation == bindparam("of_workstation"))
            .values(amended_by=bindparam("by_id")),
            amended,
        )


def _values(row: Arriving, order_at: int, received_at: datetime) -> dict[str, object]:
    sent, transaction = row.sent, row.sent.transaction
    occurred_at = order_at
    if transaction.backdated:
        occurred_at = max(0, min(to_micros(sent.occurred_at), order_at))
    return {
        "transaction_id": transaction.id,
        "workstation": transaction.workstation,
        "epoch": transaction.epoch,
        "seq": transaction.seq,
        "fingerprint": row.fingerprint,
        "body": row.body,
        "occurred_at": occurred_at,
        "order_at": order_at,
        "time_uncertain": sent.time_uncertain,
        "received_at": to_micros(received_at),
        "waiting": True,
        "attempts": 0,
    }


def _orders(connection: Connection, workstation: str, rows: list[Arriving], received_at: int) -> dict[str, int]:
    """Each row's place in time: its own moment, but never against the workstation's own order.

    A row is not before its predecessor; one that arrives after its successors is not after them. Two rows with one
    number are of two lives of a journal (one backup restored twice): what stands behind the other is no successor.
    """
    ahead = sorted(rows, key=lambda row: row.place)
    last = _order_before(connection, workstation, ahead[0].place)
    later = _orders_after(connection, workstation, ahead[0].place)
    if not {row.place for row in ahead}.isdisjoint(place for place, _ in later):
        later = []
    order: dict[str, int] = {}
    for row in ahead:
        while later and later[0][0] < row.place:
            last = max(last, later.pop(0)[1])
        upper = min(received_at, later[0][1]) if later else received_at
        last = max(last, min(row.own_at, upper))
        order[row.sent.transaction.id] = last
    return order


def _order_before(connection: Connection, workstation: str, place: tuple[int, int]) -> int:
    table = schema.transactions.c
    epoch, seq = place
    query = (
        select(table.order_at)
        .where(table.workstation == workstation, or_(table.epoch < epoch, and_(table.epoch == epoch, table.seq < seq)))
        .order_by(table.epoch.desc(), table.seq.desc())
        .limit(1)
    )
    return int(connection.execute(query).scalar() or 0)


def _orders_after(
    connection: Connection, workstation: str, place: tuple[int, int]
) -> list[tuple[tuple[int, int], int]]:
    table = schema.transactions.c
    epoch, seq = place
    query = (
        select(table.epoch, table.seq, table.order_at)
        .where(table.workstation == workstation, or_(table.epoch > epoch, and_(table.epoch == epoch, table.seq >= seq)))
        .order_by(table.epoch, table.seq)
    )
    return [((row.epoch, row.seq), row.order_at) for row in connection.execute(query)]
