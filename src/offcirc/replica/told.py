"""What a replica file tells beside records: whom to forget, and what became of rows of machines without a network.

An older offcirc passes over these tables, and an older file has none of them and tells nothing: the format's number
stays what it is.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec

from offcirc.domain.outcomes import Outcome
from offcirc.replica.files import open_reader, problems_told
from offcirc.replica.rows import Row
from offcirc.wire.messages import Erasure

ADD_ERASURE = "INSERT INTO erasures (number, card_hashes) VALUES (?, ?)"
ADD_OUTCOME = "INSERT INTO outcomes (number, body) VALUES (?, ?)"
_BOTH_THERE = "SELECT count(*) = 2 FROM sqlite_master WHERE type = 'table' AND name IN ('erasures', 'outcomes')"
_encoder = msgspec.json.Encoder()
_outcome = msgspec.json.Decoder(Outcome)


class Told(NamedTuple):
    """What a file tells; `server_id` of the server that says so."""

    server_id: str
    erasures: tuple[Erasure, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def erasure_row(erasure: Erasure) -> Row:
    """For `ADD_ERASURE`."""
    return erasure.number, ",".join(erasure.card_hashes)


def outcome_row(outcome: Outcome) -> Row:
    """For `ADD_OUTCOME`."""
    return outcome.number, _encoder.encode(outcome)


def read_told(path: Path, key: bytes) -> Told:
    """What a complete file tells, oldest first.

    Raises:
        EnvironmentProblem: `REPLICA_UNREADABLE`, `LOCKED`.
    """
    with problems_told(path), closing(open_reader(path, key)) as connection:
        (server_id,) = connection.execute("SELECT server_id FROM replica").fetchone()
        if connection.execute(_BOTH_THERE).fetchone() != (1,):
            return Told(server_id)
        erasures = connection.execute("SELECT number, card_hashes FROM erasures ORDER BY number")
        outcomes = connection.execute("SELECT CAST(body AS BLOB) FROM outcomes ORDER BY number")
        return Told(
            server_id,
            tuple(Erasure(number, tuple(hashes.split(","))) for number, hashes in erasures),
            tuple(_outcome.decode(body) for (body,) in outcomes),
        )
