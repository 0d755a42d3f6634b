"""Where this workstation stands, read in a lane."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from offcirc.app.workstation import Workstation


@dataclass(frozen=True, slots=True)
class Standing:
    """The numbers of the strip and the rail.

    Attributes:
        not_sent: rows the server has not acknowledged (K16).
        refused: rows that somebody has to look at.
        data_at: when the local data was last like the server's, UTC; None before the first update (K1).
        damaged: some of the local data could not be read.
        wiped: the disk forgets when the machine restarts, and no second copy is kept elsewhere.
    """

    workstation: str
    library: str
    not_sent: int
    refused: int
    data_at: datetime | None
    damaged: bool = False
    wiped: bool = False


def read_standing(workstation: Workstation) -> Standing:
    """Reads it; for a lane."""
    from offcirc.app.wiped import wiped_here
    from offcirc.domain.transactions import State

    counts = workstation.journal.counts()
    replica = workstation.replica
    updated = replica.info.updated_at if replica is not None else {}
    code = workstation.config.library
    known = replica.libraries().get(code) if replica is not None else None
    return Standing(
        workstation.journal.workstation,
        known.name if known is not None else code,
        counts[State.WAITING] + counts[State.UNKNOWN],
        counts[State.REFUSED],
        min(updated.values(), default=None),
        damaged=replica is not None and replica.damaged,
        wiped=not workstation.config.mirror and wiped_here(workstation.home.directory) is not None,
    )
