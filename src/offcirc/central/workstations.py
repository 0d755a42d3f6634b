"""Who may do what: one-time enrolment codes, and workstations with their tokens' scopes (P8, P3, P5)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, delete, insert, select, update

from offcirc.central import extract_scopes, schema, tokens
from offcirc.central.audit import Act, note
from offcirc.central.audit import workstation as the_workstation
from offcirc.central.contacts import head_of, instant
from offcirc.central.extract_scopes import ExtractScope
from offcirc.central.moments import from_micros, to_micros
from offcirc.central.tokens import Job, hash_of
from offcirc.errors import UserError
from offcirc.wire.messages import ChainHead, EnrolmentRequest


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
LIMITED_SCOPES = (Scope.DOWNLOAD, Scope.UPLOAD)
"""Of a workstation that may not hold all patrons: whoever processes sees everybody's rows."""
CODE_LIFETIME = timedelta(hours=24)

_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no I, L, O, 0, 1: read aloud and typed on a bus
_CODE_GROUPS, _GROUP_LENGTH = 3, 4  # 59 bits: nobody guesses that within a day through a throttled door
_MAX_NAME_LENGTH = 64
_JOB_SCOPES = {Job.DOWNLOAD: Scope.DOWNLOAD, Job.UPLOAD: Scope.UPLOAD}


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
    expires_at: datetime | None = None
    """Of the token it came with."""
    told_erasure: int = 0
    """The newest erasure that it has taken in."""


@dataclass(frozen=True, slots=True)
class CodeTerms:
    """What a one-time code is good for.

    Attributes:
        name: the workstation's.
        scopes: what it may do.
        library: where it stands; empty where it says so row by row.
        patrons: whose patrons its extract holds: `all`, `own`, or libraries' codes with commas between.
        details: what of them beside what a desk needs, see `extract_scopes.DETAILS`.
        token_days: until its tokens expire; None for never.
    """

    name: str
    scopes: tuple[Scope, ...] = DEFAULT_SCOPES
    library: str = ""
    patrons: str = extract_scopes.ALL
    details: tuple[str, ...] = ()
    token_days: int | None = None


@dataclass(frozen=True, slots=True)
class Admission:
    """A workstation as it is let in.

    Attributes:
        name: as the code or the person at the server says.
        library: where it stands.
        scopes: what it may do, with commas between.
        public_key: X25519, hex; keys of carried extracts are sealed to it.
        extract_scope: whose patrons it may have.
        token_days: until its tokens expire; None for never.
    """

    name: str
    library: str
    scopes: str
    public_key: str
    extract_scope: ExtractScope = extract_scopes.EVERYBODY
    token_days: int | None = None


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


def make_code(connection: Connection, terms: CodeTerms, expires_at: datetime, *, by: str) -> str:
    """A new one-time code.

    Raises:
        UserError: `NAME_UNUSABLE`, `LIBRARY_UNKNOWN` or `OWN_LIBRARY_UNKNOWN`.
    """
    name, library = terms.name, terms.library
    if not name.strip() or len(name) > _MAX_NAME_LENGTH or not name.isprintable():
        raise UserError("NAME_UNUSABLE")
    known = connection.execute(select(schema.libraries.c.code).where(schema.libraries.c.code == library)).first()
    if library and known is None:
        raise UserError("LIBRARY_UNKNOWN", library=library[:64])
    scope = extract_scopes.read(connection, terms.patrons, library, terms.details)
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_LENGTH)) for _ in range(_CODE_GROUPS))
    code = "-".join(groups)
    connection.execute(
        insert(schema.enrolment_codes).values(
            code_hash=hash_of(code),
            name=name,
            library=library,
            scopes=",".join(terms.scopes),
            extract_scope=scope.stored(),
            token_days=terms.token_days,
            expires_at=to_micros(expires_at),
        )
    )
    may = {"scopes": ",".join(terms.scopes), "patrons": scope.said(), "details": ",".join(scope.details)}
    note(connection, by, Act.CODE_MADE, name, may)
    return code


def enrol(connection: Connection, request: EnrolmentRequest, now: datetime) -> tuple[dict[Job, str], Workstation]:
    """Spends a code: the tokens, shown once, and the workstation they belong to.

    The name is the one the code was made for; enrolling again under it replaces the old tokens, and the workstation
    keeps its rows and its identity. Where it had been revoked, what it recorded until now is held for review.

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
    admission = Admission(
        row.name,
        row.library or _existing_library(connection, request.library),
        row.scopes,
        request.public_key,
        extract_scopes.of(row.extract_scope),
        row.token_days,
    )
    issued = admit(connection, admission, now, by=the_workstation(row.name))
    return issued, Workstation(row.name, admission.library, frozenset(row.scopes.split(",")))


def admit(connection: Connection, admission: Admission, now: datetime, *, by: str) -> dict[Job, str]:
    """Makes a workstation, or lets one in again, and gives it its tokens: shown once, those before replaced."""
    _keep(connection, admission, now)
    name, scopes = admission.name, admission.scopes
    tokens.retire(connection, name, now)
    issued = {Job.DESK: tokens.issue(connection, name, Job.DESK, scopes, now=now, days=admission.token_days)}
    for job, scope in _JOB_SCOPES.items():
        if scope in scopes.split(","):
            issued[job] = tokens.issue(connection, name, job, scope, now=now, days=admission.token_days)
    note(connection, by, Act.ENROLLED, name, {"library": admission.library, "scopes": scopes})
    return issued


def _existing_library(connection: Connection, code: str) -> str:
    """`code` if there is such a library, else none: the desk then says where it is row by row."""
    if not code or "\x00" in code:
        return ""
    table = schema.libraries.c
    return connection.execute(select(table.code).where(table.code == code)).scalar() or ""


def _keep(connection: Connection, admission: Admission, now: datetime) -> None:
    table = schema.workstations
    values: dict[str, object] = {
        "library": admission.library,
        "scopes": admission.scopes,
        "extract_scope": admission.extract_scope.stored(),
        "public_key": admission.public_key,
        "enrolled_at": to_micros(now),
        "revoked_at": None,
    }
    name = admission.name
    _keep_key(connection, admission, now)
    known = connection.execute(select(table.c.revoked_at).where(table.c.name == name).with_for_update()).first()
    if known is None:
        connection.execute(insert(table).values(name=name, **values))
        return
    if known.revoked_at is not None:
        values["review_before"] = to_micros(now)
    connection.execute(update(table).where(table.c.name == name).values(**values))


def _keep_key(connection: Connection, admission: Admission, now: datetime) -> None:
    """Beside those it had before: a file that it sealed with one of them may be on its way."""
    table, key = schema.workstation_keys, admission.public_key
    if not key:
        return
    same = (table.c.public_key == key, table.c.workstation == admission.name)
    if connection.execute(select(table.c.public_key).where(*same)).first() is None:
        values = {"public_key": key, "workstation": admission.name, "registered_at": to_micros(now)}
        connection.execute(insert(table).values(**values))


def authenticate(connection: Connection, token: str, now: datetime) -> Workstation:
    """The workstation that holds `token`, with the scopes of that token.

    Raises:
        Denied: 401 `TOKEN_UNKNOWN`, `TOKEN_REVOKED` or `TOKEN_EXPIRED`.
    """
    row = tokens.find(connection, token)
    if row is None:
        raise Denied(401, "TOKEN_UNKNOWN")
    if row.token_revoked_at is not None or row.revoked_at is not None:
        raise Denied(401, "TOKEN_REVOKED")
    if row.token_expires_at is not None and row.token_expires_at <= to_micros(now):
        raise Denied(401, "TOKEN_EXPIRED")
    return Workstation(
        row.name,
        row.library,
        frozenset(row.token_scopes.split(",")),
        head_of(row),
        instant(row.token_expires_at),
        row.told_erasure,
    )


def review_before(connection: Connection, name: str) -> int:
    """What a workstation recorded before this moment is held for review; 0 where nothing is."""
    table = schema.workstations.c
    return connection.execute(select(table.review_before).where(table.name == name)).scalar() or 0


def revoke(connection: Connection, name: str, now: datetime, *, by: str, job: Job | None = None) -> None:
    """Takes a workstation, and the unused codes of its name, out of use; or one of its tokens alone.

    Raises:
        UserError: `WORKSTATION_UNKNOWN`, or `TOKEN_NOT_IN_USE`.
    """
    if job is not None:
        if not tokens.retire(connection, name, now, job):
            raise UserError("TOKEN_NOT_IN_USE", name=name[:_MAX_NAME_LENGTH], job=job.value)
        note(connection, by, Act.REVOKED, name, {"token": job.value})
        return
    table = schema.workstations
    found = connection.execute(
        update(table).where(table.c.name == name, table.c.revoked_at.is_(None)).values(revoked_at=to_micros(now))
    )
    codes = schema.enrolment_codes
    connection.execute(delete(codes).where(codes.c.name == name, codes.c.used_at.is_(None)))
    if found.rowcount == 0:
        raise UserError("WORKSTATION_UNKNOWN", name=name[:_MAX_NAME_LENGTH])
    tokens.retire(connection, name, now)
    note(connection, by, Act.REVOKED, name)


def change_extract_scope(
    connection: Connection, name: str, patrons: str, details: tuple[str, ...], *, by: str
) -> ExtractScope:
    """Chooses anew what of the patrons a workstation may have; it fetches everything anew at its next update.

    Raises:
        UserError: `WORKSTATION_UNKNOWN`, `LIBRARY_UNKNOWN` or `OWN_LIBRARY_UNKNOWN`.
    """
    table = schema.workstations
    row = connection.execute(select(table).where(table.c.name == name, table.c.revoked_at.is_(None))).first()
    if row is None:
        raise UserError("WORKSTATION_UNKNOWN", name=name[:_MAX_NAME_LENGTH])
    scope = extract_scopes.read(connection, patrons, row.library, details)
    connection.execute(update(table).where(table.c.name == name).values(extract_scope=scope.stored()))
    note(connection, by, Act.SCOPE_CHANGED, name, {"patrons": scope.said(), "details": ",".join(details)})
    return scope


def listing(connection: Connection, now: datetime) -> list[dict[str, object]]:
    """All workstations for people, one row each."""
    table = schema.workstations.c
    jobs = tokens.live_jobs(connection, now)
    return [
        {
            "workstation": row.name,
            "library": row.library,
            "scopes": row.scopes.split(","),
            "patrons": extract_scopes.of(row.extract_scope).said(),
            "details": extract_scopes.of(row.extract_scope).details or None,
            "tokens": jobs.get(row.name, []),
            "enrolled_at": from_micros(row.enrolled_at),
            "last_contact_at": instant(row.last_contact_at),
            "unsent": row.unsent,
            "replica_as_of": instant(row.replica_as_of),
            "revoked_at": instant(row.revoked_at),
        }
        for row in connection.execute(select(schema.workstations).order_by(table.name))
    ]


def extract_recipients(connection: Connection, scope: ExtractScope) -> list[tuple[str, str]]:
    """(name, public key) of the live workstations that may download this scope and have a key to seal to."""
    table = schema.workstations.c
    query = select(table.name, table.public_key, table.scopes).where(
        table.revoked_at.is_(None), table.public_key != "", table.extract_scope == scope.stored()
    )
    return [(row.name, row.public_key) for row in connection.execute(query) if Scope.DOWNLOAD in row.scopes.split(",")]
