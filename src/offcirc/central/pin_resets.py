"""One-time codes for staff who have forgotten their PIN, told to their workstation at contact."""

from __future__ import annotations

import secrets
from datetime import datetime

import nacl.pwhash.argon2id
from sqlalchemy import Connection, insert, select

from offcirc.central import schema
from offcirc.central.moments import to_micros
from offcirc.domain.transactions import MAX_NAME_LENGTH
from offcirc.errors import UserError
from offcirc.wire.messages import PinReset

_MAX_WORKSTATION_LENGTH = 64
_CODE_LENGTH = 8


def reset_pin(connection: Connection, name: str, staff: str, now: datetime) -> str:
    """A one-time code for a member of staff who has forgotten their PIN; told to the workstation at its next contact.

    Raises:
        UserError: `WORKSTATION_UNKNOWN` or `STAFF_NAME_UNUSABLE`.
    """
    table = schema.workstations.c
    found = connection.execute(select(table.name).where(table.name == name, table.revoked_at.is_(None))).first()
    if found is None:
        raise UserError("WORKSTATION_UNKNOWN", name=name[:_MAX_WORKSTATION_LENGTH])
    staff = " ".join(staff.split())
    if not staff or len(staff) > MAX_NAME_LENGTH or not staff.isprintable():
        raise UserError("STAFF_NAME_UNUSABLE", limit=MAX_NAME_LENGTH)
    code = "".join(secrets.choice("0123456789") for _ in range(_CODE_LENGTH))
    code_hash = nacl.pwhash.argon2id.str(
        code.encode(),
        opslimit=nacl.pwhash.argon2id.OPSLIMIT_INTERACTIVE,
        memlimit=nacl.pwhash.argon2id.MEMLIMIT_INTERACTIVE,
    ).decode("ascii")
    values = {"workstation": name, "staff": staff, "code_hash": code_hash, "asked_at": to_micros(now)}
    connection.execute(insert(schema.pin_resets).values(**values))
    return code


def pin_resets(connection: Connection, name: str) -> tuple[PinReset, ...]:
    """The newest reset of each member of staff, of those asked for since the workstation was enrolled."""
    resets, table = schema.pin_resets.c, schema.workstations.c
    enrolled_at = select(table.enrolled_at).where(table.name == name).scalar_subquery()
    query = select(schema.pin_resets).where(resets.workstation == name, resets.asked_at >= enrolled_at)
    newest = {
        row.staff.casefold(): PinReset(row.number, row.staff, row.code_hash)
        for row in connection.execute(query.order_by(resets.number))
    }
    return tuple(newest.values())
