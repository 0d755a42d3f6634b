"""Who may do what: one-time enrolment codes, one token a workstation with scopes, each revocable alone (P8, P3, P5)."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import nacl.pwhash.argon2id
from sqlalchemy import Connection, Row, delete, insert, select, update

from offcirc.central import schema
from offcirc.central.moments import from_micros, to_micros
from offcirc.domain.transactions import MAX_NAME_LENGTH
from offcirc.errors import UserError
from offcirc.wire.messages import ChainHead, EnrolmentRequest, PinReset


class Scope(StrEnum):
    """What a token may be used for."""

    DOWNLOAD = "download"
    UPLOAD = "upload"
    PROCESS = "process"
    CATALOGUE = "catalogue"
    REGIONAL = "regional"
    """With `catalogue`: the regional system's (REKS) administrator's view of a batch edit (T16)."""
    ADMIN = "admin"


DEFAULT_SCOPES = (Scope.DOWNLOAD, Scope.UPLOAD, Scope.PROCESS)
CODE_LIFETIME = timedelta(hours=24)

_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no I, L, O, 0, 1: read aloud and typed on a bus
_CODE_GROUPS, _GROUP_LENGTH = 3, 4  # 59 bits: nobody guesses that within a day through a throttled door
_MAX_NAME_LENGTH = 64
_PIN_CODE_LENGTH = 8


class Denied(Exception):
    """A token or code that does not open: `status` and `code` of the Problem to answer."""

    def __init__(self, status: int, code: str) -> None:
        self.status = status
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Workstation:
    """An enrolled workstation, as its token shows it."""

    name: str
    library: str
    scopes: frozenset[str]
    head: ChainHead | None = None


def read_scopes(text: str) -> tuple[Scope, ...]:
    """Scopes from `download,upload`.

    Raises:
        UserError: `SCOPE_UNKNOWN`.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in set(Scope)]
    if unknown or not names:
        raise UserError("SCOPE_UNKNOWN", name=",".join(unknown)[:64], known=",".join(Scope))
    return tuple(scope for scope in Scope if scope in names)


def hash_of(secret: str) -> str:
    """What is stored of a token or code; looked up by it, so that no comparison leaks its time."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def make_code(connection: Connection, name: str, scopes: Iterable[Scope], library: str, expires_at: datetime) -> str:
    """A new one-time code for the workstation `name`.

    Raises:
        UserError: `NAME_UNUSABLE` or `LIBRARY_UNKNOWN`.
    """
    if not name.strip() or len(name) > _MAX_NAME_LENGTH or not name.isprintable():
        raise UserError("NAME_UNUSABLE")
    known = connection.execute(select(schema.libraries.c.code).where(schema.libraries.c.code == library)).first()
    if library and known is None:
        raise UserError("LIBRARY_UNKNOWN", library=library[:64])
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_LENGTH)) for _ in range(_CODE_GROUPS))
    code = "-".join(groups)
    connection.execute(
        insert(schema.enrolment_codes).values(
            code_hash=hash_of(code),
            name=name,
            library=library,
            scopes=",".join(scopes),
            expires_at=to_micros(expires_at),
        )
    )
    return code


def enrol(connection: Connection, request: EnrolmentRequest, now: datetime) -> tuple[str, Workstation]:
    """Spends a code: the token, shown once, and the workstation it belongs to.

    The name is the one the code was made for; enrolling again under it replaces the old token, and the workstation
    keeps its rows and its identity.

    Raises:
        Denied: 403 `CODE_UNKNOWN`, `CODE_USED` or `CODE_EXPIRED`.
    """
    table = schema.enrolment_codes
    code_hash = hash_of(request.code.strip().upper())
    row = connection.execute(select(table).where(table.c.code_hash == code_hash).with_for_update()).first()
    if row is None:
        raise Denied(403, "CODE_UNKNOWN")
    if row.used_at is not None:
        raise Denied(403, "CODE_USED")
    if row.expires_at < to_micros(now):
        raise Denied(403, "CODE_EXPIRED")
    connection.execute(update(table).where(table.c.code_hash == code_hash).values(used_at=to_micros(now)))
    token = secrets.token_urlsafe(32)
    library = row.library or _existing_library(connection, request.library)
    _replace_token(connection, row, _Credential(token, library, request.public_key), now)
    return token, Workstation(row.name, library, frozenset(row.scopes.split(",")))


def _existing_library(connection: Connection, code: str) -> str:
    """`code` if there is such a library, else none: the desk then says where it is row by row."""
    if not code or "\x00" in code:
        return ""
    table = schema.libraries.c
    return connection.execute(select(table.code).where(table.code == code)).scalar() or ""


@dataclass(frozen=True, slots=True)
class _Credential:
    token: str
    library: str
    public_key: str


def _replace_token(connection: Connection, code: Row[*tuple[Any, ...]], credential: _Credential, now: datetime) -> None:
    table = schema.workstations
    values = {
        "library": credential.library,
        "scopes": code.scopes,
        "token_hash": hash_of(credential.token),
        "public_key": credential.public_key,
        "enrolled_at": to_micros(now),
        "revoked_at": None,
    }
    known = connection.execute(select(table.c.token_hash).where(table.c.name == code.name).with_for_update()).scalar()
    if known is None:
        connection.execute(insert(table).values(name=code.name, **values))
        return
    connection.execute(insert(schema.retired_tokens).values(token_hash=known, name=code.name))
    connection.execute(update(table).where(table.c.name == code.name).values(**values))


def authenticate(connection: Connection, token: str) -> Workstation:
    """The workstation that holds `token`.

    Raises:
        Denied: 401 `TOKEN_UNKNOWN` or `TOKEN_REVOKED`.
    """
    table = schema.workstations.c
    token_hash = hash_of(token)
    row = connection.execute(select(schema.workstations).where(table.token_hash == token_hash)).first()
    if row is None:
        retired = schema.retired_tokens.c.token_hash
        replaced = connection.execute(select(retired).where(retired == token_hash)).first() is not None
        raise Denied(401, "TOKEN_REVOKED" if replaced else "TOKEN_UNKNOWN")
    if row.revoked_at is not None:
        raise Denied(401, "TOKEN_REVOKED")
    return Workstation(row.name, row.library, frozenset(row.scopes.split(",")), _head_of(row))


def _head_of(row: Row[*tuple[Any, ...]]) -> ChainHead | None:
    if row.head_hash is None:
        return None
    return ChainHead(row.head_epoch, row.head_seq, row.head_position, row.head_hash)


def note_contact(connection: Connection, name: str, head: ChainHead | None, now: datetime) -> None:
    """Keeps the newest head of a workstation's chain; it never moves back, so that a lost tail is found."""
    table = schema.workstations
    row = connection.execute(select(table).where(table.c.name == name).with_for_update()).first()
    if row is None:
        return
    values: dict[str, object] = {"last_contact_at": to_micros(now)}
    known = _head_of(row)
    if head is not None and (known is None or (head.epoch, head.position) >= (known.epoch, known.position)):
        values |= {
            "head_epoch": head.epoch,
            "head_seq": head.seq,
            "head_position": head.position,
            "head_hash": head.chain_hash,
        }
    connection.execute(update(table).where(table.c.name == name).values(**values))


def revoke(connection: Connection, name: str, now: datetime) -> None:
    """Takes the token of one workstation, and the unused codes of its name, out of use.

    Raises:
        UserError: `WORKSTATION_UNKNOWN`.
    """
    table = schema.workstations
    found = connection.execute(
        update(table).where(table.c.name == name, table.c.revoked_at.is_(None)).values(revoked_at=to_micros(now))
    )
    codes = schema.enrolment_codes
    connection.execute(delete(codes).where(codes.c.name == name, codes.c.used_at.is_(None)))
    if found.rowcount == 0:
        raise UserError("WORKSTATION_UNKNOWN", name=name[:_MAX_NAME_LENGTH])


def reset_pin(connection: Connection, name: str, staff: str, now: datetime) -> str:
    """A one-time code for a member of staff who has forgotten their PIN; told to the workstation at its next contact.

    Raises:
        UserError: `WORKSTATION_UNKNOWN` or `STAFF_NAME_UNUSABLE`.
    """
    table = schema.workstations.c
    found = connection.execute(select(table.name).where(table.name == name, table.revoked_at.is_(None))).first()
    if found is None:
        raise UserError("WORKSTATION_UNKNOWN", name=name[:_MAX_NAME_LENGTH])
    staff = " ".join(staff.split())
    if not staff or len(staff) > MAX_NAME_LENGTH or not staff.isprintable():
        raise UserError("STAFF_NAME_UNUSABLE", limit=MAX_NAME_LENGTH)
    code = "".join(secrets.choice("0123456789") for _ in range(_PIN_CODE_LENGTH))
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


def listing(connection: Connection) -> list[dict[str, object]]:
    """All workstations for people, one row each."""
    table = schema.workstations.c
    return [
        {
            "workstation": row.name,
            "library": row.library,
            "scopes": row.scopes.split(","),
            "enrolled_at": from_micros(row.enrolled_at),
            "last_contact_at": from_micros(row.last_contact_at) if row.last_contact_at is not None else None,
            "revoked_at": from_micros(row.revoked_at) if row.revoked_at is not None else None,
        }
        for row in connection.execute(select(schema.workstations).order_by(table.name))
    ]


def extract_recipients(connection: Connection) -> list[tuple[str, str]]:
    """(name, public key) of the live workstations that may download and have a key to seal to."""
    table = schema.workstations.c
    query = select(table.name, table.public_key, table.scopes).where(table.revoked_at.is_(None), table.public_key != "")
    return [(row.name, row.public_key) for row in connection.execute(query) if Scope.DOWNLOAD in row.scopes.split(",")]


def last_contact(connection: Connection, name: str) -> datetime:
    """When a workstation was last noted as seen; 1970 if never."""
    table = schema.workstations.c
    return from_micros(connection.execute(select(table.last_contact_at).where(table.name == name)).scalar() or 0)
