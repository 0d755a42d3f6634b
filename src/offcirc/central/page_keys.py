"""What opens the page for system librarians: a link that is good once, or an `admin` token, becomes a session.

Stored hashed. A session that a token opened ends with that workstation's right to it.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, delete, insert, select

from offcirc.central import audit, schema
from offcirc.central.moments import to_micros
from offcirc.central.tokens import hash_of
from offcirc.central.workstations import Denied, Scope, authenticate

LINK_GOOD_FOR = timedelta(minutes=10)
SESSION_GOOD_FOR = timedelta(hours=12)

_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no I, L, O, 0, 1: it may be typed from another screen
_GROUPS, _GROUP_LENGTH = 5, 4  # 99 bits
_table = schema.page_keys


class _Kind(StrEnum):
    LINK = "link"
    SESSION = "session"


def make_link(connection: Connection, actor: str, now: datetime) -> str:
    """A code that opens the page once, within ten minutes."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    code = "-".join(groups)
    _keep(connection, code, _Kind.LINK, actor, now + LINK_GOOD_FOR)
    return code


def sign_in(connection: Connection, secret: str, now: datetime) -> str:
    """A new session for whoever shows a link's code or an `admin` token; a link is spent by it.

    Raises:
        Denied: it is neither.
    """
    row = connection.execute(
        select(_table).where(_table.c.key_hash == hash_of(secret.upper()), _table.c.kind == _Kind.LINK.value)
    ).first()
    if row is not None and row.expires_at >= to_micros(now):
        spent = connection.execute(delete(_table).where(_table.c.key_hash == row.key_hash)).rowcount
        if not spent:  # two asked at once
            raise Denied(403, "CODE_USED")
        name, actor = "", row.name
    else:
        workstation = authenticate(connection, secret, now)
        if Scope.ADMIN not in workstation.scopes:
            raise Denied(403, "SCOPE_MISSING")
        name, actor = workstation.name, audit.workstation(workstation.name)
    connection.execute(delete(_table).where(_table.c.expires_at < to_micros(now)))
    session = secrets.token_urlsafe(32)
    _keep(connection, session, _Kind.SESSION, name, now + SESSION_GOOD_FOR)
    audit.note(connection, actor, audit.Act.PAGE_SIGNED_IN)
    return session


def is_open(connection: Connection, session: str, now: datetime) -> bool:
    """Whether a session may see the page."""
    row = connection.execute(
        select(_table.c.name).where(
            _table.c.key_hash == hash_of(session),
            _table.c.kind == _Kind.SESSION.value,
            _table.c.expires_at >= to_micros(now),
        )
    ).first()
    if row is None:
        return False
    return not row.name or _may_still(connection, row.name, now)


def _may_still(connection: Connection, name: str, now: datetime) -> bool:
    workstations, tokens = schema.workstations.c, schema.tokens.c
    query = (
        select(tokens.scopes)
        .join(schema.workstations, workstations.name == tokens.workstation)
        .where(workstations.name == name, workstations.revoked_at.is_(None), tokens.revoked_at.is_(None))
        .where(tokens.expires_at.is_(None) | (tokens.expires_at > to_micros(now)))
    )
    return any(Scope.ADMIN in scopes.split(",") for scopes in connection.execute(query).scalars())


def sign_out(connection: Connection, session: str) -> None:
    """Ends a session."""
    connection.execute(delete(_table).where(_table.c.key_hash == hash_of(session)))


def _keep(connection: Connection, secret: str, kind: _Kind, name: str, expires_at: datetime) -> None:
    connection.execute(
        insert(_table).values(key_hash=hash_of(secret), kind=kind.value, name=name, expires_at=to_micros(expires_at))
    )
