"""The chain: each entry's hash covers the hash of its body and the entry before it.

A body can be erased when the law asks, leaving its hash: the chain still proves that nothing else was lost or altered.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

GENESIS = hashlib.sha256(b"offcirc journal 1").digest()
"""What the first entry is chained to."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain; `seq` is the last transaction's within `epoch`, 0 before the first."""

    position: int
    chain_hash: bytes
    epoch: int
    seq: int


def hash_body(body: bytes) -> bytes:
    """SHA-256 of an entry's body."""
    return hashlib.sha256(body).digest()


def link(previous: bytes, position: int, kind: str, transaction_id: str, body_hash: bytes) -> bytes:
    """The chain hash of an entry. Fields are length-prefixed, so that no two entries read the same."""
    fields = [previous, position.to_bytes(8, "big")]
    for text in (kind, transaction_id):
        encoded = text.encode()
        fields += (len(encoded).to_bytes(4, "big"), encoded)
    fields.append(body_hash)
    return hashlib.sha256(b"".join(fields)).digest()
