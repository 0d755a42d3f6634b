"""Where a second copy is kept by default: one rule for the window's first start and for `offcirc enrol`."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from offcirc.app.home import Home
from offcirc.app.mirroring import start
from offcirc.app.wiped import Facts, Wiped, facts_about_this_machine, places_for_a_copy, wiped

_T = TypeVar("_T")
_PATIENCE_S = 4.0


@dataclass(frozen=True, slots=True)
class CopyWanted:
    """A home whose disk forgets.

    Attributes:
        why: what forgets it.
        places: sticks and folders of the network that can be written to now.
    """

    why: Wiped
    places: tuple[Path, ...] = ()

    @property
    def default(self) -> Path | None:
        """Where nobody has to choose: the only place there is."""
        return self.places[0] if len(self.places) == 1 else None


def copy_wanted(home: Path, facts: Facts | None = None) -> CopyWanted | None:
    """Why the disk of a home forgets, and where a second copy could be kept; None where it is not seen to forget.

    Args:
        home: the home's directory.
        facts: what is known of the machine; read where nothing is given.
    """
    facts = facts or facts_about_this_machine()
    why = wiped(home, facts)
    if why is None:
        return None
    tried = in_time(places_for_a_copy(home, facts), _can_be_written)
    return CopyWanted(why, tuple(place for place, can in tried.items() if can))


def begin_copy(home: Home, key: bytes, volume: Path) -> None:
    """Keeps a second copy of the journal from now on; see `mirroring.start` for errors."""
    start(home, key, volume, home.read_config().workstation)


def in_time(places: Iterable[Path], look: Callable[[Path], _T], patience_s: float = _PATIENCE_S) -> dict[Path, _T]:
    """What is found at each place, in their order; one that does not answer for so long is left out.

    A share whose server has gone keeps whoever looks waiting for minutes: it must not hide the stick beside it.
    """
    found: dict[Path, _T] = {}

    def ask(place: Path) -> None:
        found[place] = look(place)

    asked = {place: threading.Thread(target=ask, args=(place,), daemon=True) for place in places}
    for thread in asked.values():
        thread.start()
    until_s = time.monotonic() + patience_s
    for thread in asked.values():
        thread.join(max(0.0, until_s - time.monotonic()))
    came = dict(found)
    return {place: came[place] for place in asked if place in came}


def _can_be_written(place: Path) -> bool:
    try:
        with tempfile.TemporaryDirectory(prefix=".offcirc-", dir=place):
            return True
    except OSError:
        return False
