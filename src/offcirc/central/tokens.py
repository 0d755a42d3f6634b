"""The credentials of workstations: one for the desk, one that only downloads, one that only uploads (P3, P5).

A scheduled job runs with nobody there, so it has a token that can do its own job alone. Stored hashed, revocable alone.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from offcirc.central import schema
from offcirc.central.moments import to_micros

_table = schema.tokens


class Job(StrEnum):
    """What a token was given for."""

    DESK = "desk"
    DOWNLOAD = "download"
    UPLOAD = "upload"


def hash_of(secret: str) -> str:
    """What is stored of a token or code; looked up by it, so that no comparison leaks its time."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def issue(
    connection: Connection, workstation: str, job: Job, scopes: str, *, now: datetime, days: int | None = None
) -> str:
    """A new token, to be shown once.

    Args:
        connection: within the enrolment's transaction.
        workstation: whose it is.
        job: what it is for.
        scopes: what it may do, with commas between.
        now: the moment.
        days: until it expires; None for never.
    """
    token = secrets.token_urlsafe(32)
    connection.execute(
        insert(_table).values(
            token_hash=hash_of(token),
            workstation=workstation,
            job=job.value,
            scopes=scopes,
            issued_at=to_micros(now),
            expires_at=to_micros(now + timedelta(days=days)) if days is not None else None,
        )
    )
    return token


def retire(connection: Connection, workstation: str, now: datetime, job: Job | None = None) -> int:
    """Takes a workstation's tokens, or that of one job, out of use; returns how many were."""
    statement = update(_table).where(_table.c.workstation == workstation, _table.c.revoked_at.is_(None))
    if job is not None:
        statement = statement.where(_table.c.job == job.value)
    return connection.execute(statement.values(revoked_at=to_micros(now))).rowcount


def find(connection: Connection, token: str) -> Row[*tuple[Any, ...]] | None:
    """The row of a token's workstation with `token_scopes`, `token_expires_at` and `token_revoked_at`.

    None where nobody ever had it, or its workstation is gone.
    """
    query = select(
        _table.c.scopes.label("token_scopes"),
        _table.c.expires_at.label("token_expires_at"),
        _table.c.revoked_at.label("token_revoked_at"),
        schema.workstations,
    ).join(schema.workstations, schema.workstations.c.name == _table.c.workstation)
    return connection.execute(query.where(_table.c.token_hash == hash_of(token))).first()


def live_jobs(connection: Connection, now: datetime) -> dict[str, list[str]]:
    """Which jobs' tokens each workstation can use at this moment."""
    query = select(_table).where(_table.c.revoked_at.is_(None)).order_by(_table.c.issued_at)
    found: dict[str, list[str]] = {}
    for row in connection.execute(query):
        if row.expires_at is None or row.expires_at > to_micros(now):
            found.setdefault(row.workstation, []).append(row.job)
    return found
