"""What of the patrons a workstation may have: all, or those of chosen libraries; with no more of them than is chosen.

What is not on the laptop cannot be stolen. A patron outside the scope never goes over the wire; that an item is lent or
on hold does, without saying to whom, because a desk has to know it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from offcirc.central import schema
from offcirc.errors import UserError

_TAG_LENGTH = 16
ALL, OWN, NONE = "all", "own", "none"


DETAILS = {
    "birth-date": ("born_on",),
    "address": ("address", "city", "postcode"),
    "phone": ("phone",),
    "e-mail": ("email",),
}
"""Choices of a person, each with the columns it means."""


@dataclass(frozen=True, slots=True)
class ExtractScope:
    """What of the patrons.

    Attributes:
        libraries: codes of those whose patrons are in it, sorted; None for all patrons there are.
        details: what of them beside what a desk needs, of `DETAILS`, in that order.
    """

    libraries: tuple[str, ...] | None = None
    details: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """Tells scopes apart, on the wire and among the extracts; empty for all patrons without details."""
        stored = self.stored()
        return hashlib.sha256(stored.encode()).hexdigest()[:_TAG_LENGTH] if stored else ""

    def stored(self) -> str:
        """As the database keeps it."""
        return "" if self == EVERYBODY else msgspec.json.encode(self).decode()

    def said(self) -> str:
        """As the command line takes the libraries."""
        return ALL if self.libraries is None else ",".join(self.libraries)


EVERYBODY = ExtractScope()


def of(stored: str) -> ExtractScope:
    """What the database kept."""
    return msgspec.json.decode(stored, type=ExtractScope) if stored else EVERYBODY


def read_details(text: str) -> tuple[str, ...]:
    """Details from `phone,e-mail`; `none`, or nothing, for none.

    Raises:
        UserError: `DETAIL_UNKNOWN`.
    """
    names = {name.strip() for name in text.split(",") if name.strip()} - {NONE}
    for name in sorted(names - DETAILS.keys()):
        raise UserError("DETAIL_UNKNOWN", name=name[:64], known=",".join(DETAILS))
    return tuple(name for name in DETAILS if name in names)


def read(connection: Connection, text: str, library: str, details: tuple[str, ...] = ()) -> ExtractScope:
    """A scope from `all`, `own`, or libraries' codes with commas between; `own` may stand among them.

    Args:
        connection: where the libraries are.
        text: as it was typed.
        library: where the workstation stands.
        details: as `read_details` has them.

    Raises:
        UserError: `LIBRARY_UNKNOWN`; `OWN_LIBRARY_UNKNOWN` where the workstation has none.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    if names == [ALL]:
        return ExtractScope(None, details)
    if OWN in names and not library:
        raise UserError("OWN_LIBRARY_UNKNOWN")
    codes = {library if name == OWN else name for name in names}
    table = schema.libraries.c
    known = set(connection.execute(select(table.code).where(table.code.in_(codes))).scalars())
    for code in sorted(codes - known):
        raise UserError("LIBRARY_UNKNOWN", library=code[:64])
    return ExtractScope(tuple(sorted(codes)), details)


def in_use(connection: Connection) -> list[ExtractScope]:
    """The distinct scopes of the workstations that may download; that of all patrons where there are none yet."""
    table = schema.workstations.c
    query = select(table.extract_scope, table.scopes).where(table.revoked_at.is_(None)).distinct()
    stored = {row.extract_scope for row in connection.execute(query) if "download" in row.scopes.split(",")}
    return [of(each) for each in sorted(stored)] or [EVERYBODY]


def any_was_built(connection: Connection) -> bool:
    """Whether anybody may hold a replica that has not all patrons."""
    table = schema.extracts.c
    return connection.execute(select(table.id).where(table.scope != "").limit(1)).first() is not None


def of_workstation(connection: Connection, name: str) -> ExtractScope:
    """The scope of one workstation."""
    table = schema.workstations.c
    return of(connection.execute(select(table.extract_scope).where(table.name == name)).scalar() or "")


def with_tag(scopes: Iterable[ExtractScope], tag: str) -> ExtractScope | None:
    """The one of these that has a tag."""
    return next((scope for scope in scopes if scope.tag == tag), None)
