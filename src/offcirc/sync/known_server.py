"""What the server has told of its keys: files that somebody carries are made for them, and checked against them."""

from __future__ import annotations

import msgspec

from offcirc.journal import Journal
from offcirc.wire.messages import ServerInfo

_KNOWN = "known_server"


class KnownServer(msgspec.Struct, frozen=True):
    """The server at the last contact, or as an enrolment told: `verify_key` and `public_key` as in `ServerInfo`."""

    server_id: str
    name: str
    verify_key: str
    public_key: str


def note_server(journal: Journal, told: ServerInfo) -> None:
    """Keeps what the server itself says, over its own connection or in its signed answer; never what a file says."""
    known = KnownServer(told.server_id, told.name, told.verify_key, told.public_key)
    if told.verify_key and told.public_key and known != known_server(journal):
        journal.set(_KNOWN, msgspec.json.encode(known))


def known_server(journal: Journal) -> KnownServer | None:
    """None before the first contact with a server that has keys."""
    stored = journal.setting(_KNOWN)
    return msgspec.json.decode(stored, type=KnownServer) if stored else None
