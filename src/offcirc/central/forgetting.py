"""Erases a patron when the law asks: from the records, from the bodies of rows, from what was answered.

Ids, hashes and results stay, so that every account goes on counting. Workstations are told at contact and by every
extract, by hashes of the card numbers. What stands in backups stays there until they are replaced.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from offcirc.central import cards, counters, schema
from offcirc.central.audit import Act, note
from offcirc.central.moments import to_micros
from offcirc.central.receiving import encode_outcome, read_outcome, read_transaction
from offcirc.central.records import to_amount
from offcirc.central.workset import card_keys
from offcirc.domain.barcodes import fold
from offcirc.domain.forgetting import card_hash
from offcirc.domain.outcomes import Outcome
from offcirc.errors import UserError
from offcirc.wire.messages import Erasure

_PART = 500
_ERASED = "…"
"""Stands in an answer where the patron stood."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many rows and answers named the patron; `number` is the erasure's, in the audit trail too."""

    number: int
    rows: int
    answers: int


def forget(connection: Connection, card_number: str, server_id: str, now: datetime, *, by: str) -> Forgotten:
    """Erases the patron with a card, present or former.

    Args:
        connection: of `Database.write_alone`.
        card_number: as it stands on the card.
        server_id: of this server.
        now: the moment.
        by: whose act it is.

    Raises:
        UserError: `CARD_OF_SEVERAL`; `STILL_OPEN` as long as the patron has loans or debts, or rows of theirs wait.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")  # what is erased leaves the file's free pages, too
    patron_id = _patron(connection, card_number)
    keys = _card_keys(connection, patron_id, card_number)
    waiting = _rows_of(connection, keys, schema.transactions.c.waiting.is_(True))
    _refuse_open(connection, patron_id, len(waiting))
    rows = _rows_of(connection, keys, schema.transactions.c.waiting.is_(False))
    _erase_bodies(connection, rows)
    answers = _erase_answers(connection, keys)
    hashes = ",".join(sorted(card_hash(key, server_id) for key in keys))
    taken = counters.take(connection)
    if patron_id is not None:
        cards.remove(connection, taken, patron_id)
    number = taken.next_change()  # a restored database jumps ahead of all that workstations may have been told
    counters.keep(connection, taken)
    connection.execute(insert(schema.erasures).values(number=number, at=to_micros(now), card_hashes=hashes))
    note(connection, by, Act.FORGOTTEN, str(number), {"rows": len(rows), "answers": answers})
    return Forgotten(number, len(rows), answers)


def not_taken_in(connection: Connection, after: int) -> tuple[Erasure, ...]:
    """Erasures that a workstation has not been told of, or has not taken in; oldest first."""
    table = schema.erasures
    query = select(table).where(table.c.number > after).order_by(table.c.number)
    return tuple(Erasure(row.number, tuple(row.card_hashes.split(","))) for row in connection.execute(query))


def _patron(connection: Connection, card_number: str) -> int | None:
    """The patron's id; None where the records know none, but rows may."""
    key = fold(card_number)
    patrons, former = schema.patrons.c, schema.former_cards.c
    found = set(connection.execute(select(patrons.id).where(patrons.card_key == key)).scalars())
    found = found or set(connection.execute(select(former.patron_id).where(former.former_key == key)).scalars())
    if len(found) > 1:
        raise UserError("CARD_OF_SEVERAL")
    return found.pop() if found else None


def _card_keys(connection: Connection, patron_id: int | None, card_number: str) -> set[str]:
    keys = {fold(card_number)}
    if patron_id is not None:
        for column, owner in (
            (schema.patrons.c.card_key, schema.patrons.c.id),
            (schema.former_cards.c.former_key, schema.former_cards.c.patron_id),
        ):
            keys |= set(connection.execute(select(column).where(owner == patron_id)).scalars())
    return keys


def _refuse_open(connection: Connection, patron_id: int | None, waiting: int) -> None:
    loans, owes = 0, 0
    if patron_id is not None:
        table = schema.loans.c
        loans = connection.execute(select(func.count()).where(table.patron_id == patron_id)).scalar_one()
        patrons = schema.patrons.c
        owes = connection.execute(select(patrons.owes_cents).where(patrons.id == patron_id)).scalar_one()
    if loans or owes or waiting:
        raise UserError("STILL_OPEN", loans=loans, owes=str(to_amount(owes)), waiting=waiting)


def _rows_of(connection: Connection, keys: set[str], condition: Any) -> list[int]:  # noqa: ANN401 - SQL
    """Queue ids of rows that name a card."""
    table = schema.transactions.c
    query = select(table.queue_id, table.body).where(condition)
    return [
        row.queue_id
        for row in connection.execute(query.execution_options(yield_per=_PART))
        if row.body and not keys.isdisjoint(card_keys(read_transaction(row.body)))
    ]


def _erase_bodies(connection: Connection, rows: Sequence[int]) -> None:
    table = schema.transactions
    for start in range(0, len(rows), _PART):
        part = rows[start : start + _PART]
        connection.execute(update(table).where(table.c.queue_id.in_(part)).values(body=b""))


def _erase_answers(connection: Connection, keys: Collection[str]) -> int:
    """Takes the card out of what was answered about other patrons' rows as well; returns how many answers named it."""
    table = schema.outcomes
    changed = []
    query = select(table.c.number, table.c.body).execution_options(yield_per=_PART)
    for row in connection.execute(query):
        outcome = read_outcome(row.body)
        without = _without(outcome, keys)
        if without != outcome:
            changed.append({"of_number": row.number, "now_body": encode_outcome(without)})
    if changed:
        statement = update(table).where(table.c.number == bindparam("of_number")).values(body=bindparam("now_body"))
        connection.execute(statement, changed)
    return len(changed)


def _without(outcome: Outcome, keys: Collection[str]) -> Outcome:
    notes = tuple(
        replace(note, params={name: _ERASED if fold(value) in keys else value for name, value in note.params.items()})
        for note in outcome.notes
    )
    return replace(outcome, notes=notes)
