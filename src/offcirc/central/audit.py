"""The audit trail: who enrolled, revoked, processed, exported. Written in the transaction of the act, or not at all.

No patron data: details are counts, codes and names of workstations.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import msgspec
from sqlalchemy import Connection, insert, select, update

from offcirc.central import schema
from offcirc.central.moments import from_micros, now, to_micros

Details = Mapping[str, str | int | bool]


class Act(StrEnum):
    """What is written down."""

    CODE_MADE = "code_made"
    ENROLLED = "enrolled"
    REVOKED = "revoked"
    SCOPE_CHANGED = "scope_changed"
    PIN_RESET = "pin_reset"
    PROCESSED = "processed"
    EXTRACT_BUILT = "extract_built"
    EXTRACT_CARRIED = "extract_carried"
    IMPORTED = "imported"
    RESTORED = "restored"
    BACKED_UP = "backed_up"
    FORGOTTEN = "forgotten"
    PAGE_SIGNED_IN = "page_signed_in"
    CARRIED_IN = "carried_in"


def console() -> str:
    """The person at the server's own command line, as the machine knows them."""
    try:
        return f"console:{getpass.getuser()}"
    except (KeyError, OSError):  # a container's user without a name
        return "console"


def workstation(name: str) -> str:
    """A workstation, by its token."""
    return f"workstation:{name}"


def note(connection: Connection, actor: str, act: Act, subject: str = "", details: Details | None = None) -> int:
    """Writes one act down, to be committed with it; returns its number."""
    values = {
        "at": to_micros(now()),
        "actor": actor,
        "act": act.value,
        "subject": subject,
        "details": _encode(details or {}),
    }
    return int(connection.execute(insert(schema.audit).values(**values).returning(schema.audit.c.id)).scalar_one())


class Processing:
    """One run over the queue: one line, which each group of rows brings up to date as it is committed."""

    def __init__(self, actor: str) -> None:
        self._actor = actor
        self._id = 0
        self._rows = 0

    def note(self, connection: Connection, rows: int) -> None:
        """Counts rows that this transaction settles. After one that was rolled back the count goes on in a new line."""
        if not rows:
            return
        table = schema.audit.c
        line = (table.id == self._id, table.actor == self._actor, table.details == _encode({"rows": self._rows}))
        details = {"rows": self._rows + rows}
        if connection.execute(update(schema.audit).where(*line).values(details=_encode(details))).rowcount:
            self._rows += rows
        else:
            self._id, self._rows = note(connection, self._actor, Act.PROCESSED, details={"rows": rows}), rows


def listing(connection: Connection, limit: int | None = None, since: datetime | None = None) -> list[dict[str, object]]:
    """The trail for people, the newest first."""
    table = schema.audit
    query = select(table).order_by(table.c.id.desc()).limit(limit)
    if since is not None:
        query = query.where(table.c.at >= to_micros(since))
    return [
        {
            "at": from_micros(row.at),
            "who": row.actor,
            "act": row.act,
            "subject": row.subject or None,
            **msgspec.json.decode(row.details, type=dict[str, str | int | bool]),
        }
        for row in connection.execute(query)
    ]


def _encode(details: Details) -> str:
    return msgspec.json.encode(dict(details)).decode()
