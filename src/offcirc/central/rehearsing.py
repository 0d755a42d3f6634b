"""A worker's rehearsal: somebody who does not exist borrows what does not exist, and all of it is rolled back.

What a group runs for the first time costs ten times as much: here statements are compiled, the database looks up their
tables. No real row should be locked meanwhile.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import TypedDict

import msgspec
from sqlalchemy import Connection

from offcirc.central import moments, schema
from offcirc.central.applying import Group, Received
from offcirc.central.counters import Counters
from offcirc.central.lists import add_all
from offcirc.central.reference import Reference
from offcirc.domain.clocks import Reading
from offcirc.domain.transactions import Draft, Kind, placed

_ITEMS = 3


class _Desk(TypedDict):
    staff: str
    library: str


def rehearse(connection: Connection, reference: Reference) -> None:
    """Applies a few rows of a library that is not there; nothing of it stays."""
    with connection.begin_nested() as play:
        name, nowhere = f"rehearsal-{secrets.token_hex(8)}", -1 - secrets.randbits(48)
        _furnish(connection, name, nowhere)
        group = Group(connection, reference, list(_rows(name)))
        group.write_plain()
        group.write(Counters(nowhere, nowhere, 0))
        play.rollback()


def _furnish(connection: Connection, name: str, nowhere: int) -> None:
    """Numbers from `nowhere` on are nobody's; another rehearsal has others."""
    flags = {"barred": False, "card_lost": False, "address_in_doubt": False}
    patron = {"id": nowhere, "card_number": name, "card_key": name, "owes_cents": 100, "changed": 0, **flags}
    add_all(connection, schema.patrons, [patron])
    more = {"status": "available", "not_for_loan": False, "changed": 0}
    items = [
        {"id": nowhere + number, "barcode": f"{name}-{number}", "barcode_key": f"{name}-{number}", **more}
        for number in range(_ITEMS)
    ]
    add_all(connection, schema.items, items)
    loan = {"item_id": items[-1]["id"], "patron_id": nowhere, "issued_at": 0, "due_at": 0, "due_offset_min": 0}
    add_all(connection, schema.loans, [{**loan, "changed": 0}])


def _rows(name: str) -> Iterator[Received]:
    """A loan that is renewed, one that is returned, the end of an earlier one, and a payment."""
    now = moments.now()
    due_at, desk = now + timedelta(days=14), _Desk(staff="", library=name)
    drafts = (
        Draft(kind=Kind.ISSUE, card_number=name, item_barcode=f"{name}-0", due_at=due_at, **desk),
        Draft(kind=Kind.RENEW, item_barcode=f"{name}-0", due_at=due_at, **desk),
        Draft(kind=Kind.ISSUE, card_number=name, item_barcode=f"{name}-1", due_at=due_at, **desk),
        Draft(kind=Kind.RETURN, item_barcode=f"{name}-1", **desk),
        Draft(kind=Kind.RETURN, item_barcode=f"{name}-{_ITEMS - 1}", **desk),
        Draft(kind=Kind.PAYMENT, card_number=name, amount=Decimal(1), **desk),
    )
    for number, draft in enumerate(drafts, 1):
        reading = Reading(wall=now, boot=name, monotonic_ms=number)
        row = placed(draft, reading, transaction_id=f"{name}-{number}", workstation=name, epoch=1, seq=number)
        yield Received(-number, row.id, name, msgspec.json.encode(row), moments.to_micros(now), time_uncertain=False)
