"""What the Exchange sets page asks of its lanes; only frozen values leave them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from offcirc.app.holdings import set_files, sets
from offcirc.app.holdings.reading import Holdings, ItemHere
from offcirc.app.holdings.sets import Packed, SetHere
from offcirc.domain.records import ExchangeSet

if TYPE_CHECKING:
    from offcirc.app.workstation import Workstation


def listing(workstation: Workstation) -> tuple[ExchangeSet, ...]:
    """All sets, those that are open first."""
    return tuple(sets.listing(workstation))


def show(workstation: Workstation, set_id: str) -> SetHere:
    """One set with its items."""
    return sets.show(workstation, set_id)


def make(workstation: Workstation, name: str, receiver: str) -> SetHere:
    """A new, empty set. Raises as `sets.make`."""
    return sets.show(workstation, sets.make(workstation, name, receiver).id)


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of a scan or an answer.

    Attributes:
        found: the set as it is then.
        count: of the rows that were recorded.
        packed: of a scan into a set.
        back: of a scan of what came back.
    """

    found: SetHere
    count: int = 0
    packed: Packed | None = None
    back: ItemHere | None = None


def pack(workstation: Workstation, set_id: str, typed: str) -> Changed:
    """Puts an item into an open set. Raises as `sets.pack`."""
    packed = sets.pack(workstation, set_id, typed)
    return Changed(sets.show(workstation, set_id), packed=packed)


def unpack(workstation: Workstation, set_id: str, barcode: str) -> Changed:
    """Takes one out of an open set."""
    sets.unpack(workstation, set_id, barcode)
    return Changed(sets.show(workstation, set_id))


def send(workstation: Workstation, set_id: str, staff: str) -> Changed:
    """Sends an open set (T5). Raises as `sets.send_set`."""
    count = len(sets.send_set(workstation, set_id, staff))
    return Changed(sets.show(workstation, set_id), count)


def take_back(workstation: Workstation, set_id: str, typed: str, staff: str) -> Changed:
    """An item came back (T23). Raises as `sets.take_back`."""
    count = len(sets.take_back(workstation, set_id, [typed], staff).recorded)
    return Changed(sets.show(workstation, set_id), count, back=Holdings(workstation).find(typed))


def take_all_back(workstation: Workstation, set_id: str, staff: str) -> Changed:
    """Everything that was still out came back."""
    barcodes = [here.item.barcode for here in sets.missing(workstation, set_id)]
    count = len(sets.take_back(workstation, set_id, barcodes, staff).recorded)
    return Changed(sets.show(workstation, set_id), count)


def close(workstation: Workstation, set_id: str, staff: str) -> Changed:
    """What is still out is missing. Raises as `sets.close`."""
    count = len(sets.close(workstation, set_id, staff).recorded)
    return Changed(sets.show(workstation, set_id), count)


def drop(workstation: Workstation, set_id: str) -> None:
    """Forgets a set that was not sent."""
    sets.drop(workstation, set_id)


def save(workstation: Workstation, set_id: str, path: Path) -> str:
    """Writes the set for another system; returns where. Raises as `set_files.save`."""
    set_files.save(sets.show(workstation, set_id), path)
    return str(path)
