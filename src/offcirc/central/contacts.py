"""What workstations tell of themselves at each contact, as the server keeps it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, case, select, update

from offcirc.central import schema
from offcirc.central.moments import from_micros, to_micros
from offcirc.wire.messages import ChainHead, ContactRequest

_NOTED_EVERY = timedelta(minutes=1)


def head_of(row: Row[*tuple[Any, ...]]) -> ChainHead | None:
    """The end of its journal that a workstation has told; None before the first contact."""
    if row.head_hash is None:
        return None
    return ChainHead(row.head_epoch, row.head_seq, row.head_position, row.head_hash)


def note_contact(connection: Connection, name: str, told: ContactRequest, now: datetime) -> None:
    """Keeps what a workstation tells of itself.

    The newest head of its chain never moves back, so that a lost tail is found; nor does what it has erased.
    """
    table = schema.workstations
    row = connection.execute(select(table).where(table.c.name == name).with_for_update()).first()
    if row is None:
        return
    values: dict[str, object] = {"last_contact_at": to_micros(now)}
    known, head = head_of(row), told.head
    if head is not None and (known is None or (head.epoch, head.position) >= (known.epoch, known.position)):
        values |= {
            "head_epoch": head.epoch,
            "head_seq": head.seq,
            "head_position": head.position,
            "head_hash": head.chain_hash,
        }
    if told.unsent is not None:
        values["unsent"] = told.unsent
    if told.replica_as_of is not None:
        values["replica_as_of"] = to_micros(told.replica_as_of)
    if told.erased is not None and told.erased > row.told_erasure:
        values["told_erasure"] = told.erased
    connection.execute(update(table).where(table.c.name == name).values(**values))


def is_news(connection: Connection, name: str, told: ContactRequest, now: datetime) -> bool:
    """Whether what a workstation tells of itself is worth writing: a contact costs no disk otherwise."""
    table = schema.workstations
    row = connection.execute(select(table).where(table.c.name == name)).one()
    known = ContactRequest(head_of(row), row.unsent, instant(row.replica_as_of), row.told_erasure)
    told = ContactRequest(
        told.head or known.head,
        told.unsent if told.unsent is not None else known.unsent,
        told.replica_as_of or known.replica_as_of,
        max(told.erased or 0, row.told_erasure),
    )
    seen_at = instant(row.last_contact_at)
    return told != known or seen_at is None or seen_at < now - _NOTED_EVERY


def note_arrived(connection: Connection, name: str, head: ChainHead | None, rows: int, now: datetime) -> None:
    """An upload is a contact as well, and what has arrived waits there no more."""
    note_contact(connection, name, ContactRequest(head), now)
    table = schema.workstations
    left = case((table.c.unsent > rows, table.c.unsent - rows), else_=0)
    connection.execute(update(table).where(table.c.name == name, table.c.unsent.is_not(None)).values(unsent=left))


def note_replica(connection: Connection, name: str, as_of: datetime) -> None:
    """It was given all changes up to this moment; at its next contact it says itself what it has."""
    table = schema.workstations
    connection.execute(update(table).where(table.c.name == name).values(replica_as_of=to_micros(as_of)))


def instant(micros: int | None) -> datetime | None:
    """A moment that may be none."""
    return from_micros(micros) if micros is not None else None
