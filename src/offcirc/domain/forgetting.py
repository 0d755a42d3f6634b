"""How a card number is told to workstations that must forget it, without telling it to those that never had it."""

from __future__ import annotations

import hashlib

from offcirc.domain.barcodes import fold

_N, _R, _P = 2**10, 8, 1
"""About 3 ms a number: nobody goes through all numbers of a library in an hour, and a journal has a few thousand."""


def card_hash(card_number: str, server_id: str) -> str:
    """What a card number is known by in an `Erasure`: scrypt of the number as a scan is compared (K9), hex.

    Args:
        card_number: in any form that a desk would take for it.
        server_id: of the server whose patron it is; its salt.
    """
    key = hashlib.scrypt(fold(card_number).encode(), salt=server_id.encode(), n=_N, r=_R, p=_P, dklen=32)
    return key.hex()
