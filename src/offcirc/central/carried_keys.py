"""The server's two key pairs: what it signs with, and what carried transactions are sealed to."""

from __future__ import annotations

from dataclasses import dataclass

import nacl.public
import nacl.signing
from sqlalchemy import Connection, select

from offcirc.central import schema


@dataclass(frozen=True, slots=True)
class ServerKeys:
    """Both as 32 raw bytes; never shown, but for `private_key` to whoever has the server's command line."""

    signing_key: bytes
    private_key: bytes

    def __repr__(self) -> str:
        return f"ServerKeys(verify_key={self.verify_key!r}, public_key={self.public_key!r})"

    @property
    def verify_key(self) -> str:
        """What workstations check signatures with, hex."""
        return bytes(nacl.signing.SigningKey(self.signing_key).verify_key).hex()

    @property
    def public_key(self) -> str:
        """What workstations seal to, hex."""
        return bytes(nacl.public.PrivateKey(self.private_key).public_key).hex()


def server_keys(connection: Connection) -> ServerKeys:
    """The keys; a migration made them."""
    row = connection.execute(select(schema.server_keys)).one()
    return ServerKeys(bytes(row.signing_key), bytes(row.private_key))
