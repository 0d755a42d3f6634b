"""How items and places are written on the pages."""

from __future__ import annotations

from offcirc.app.holdings.reading import ItemHere
from offcirc.domain.holdings.told import PLACES
from offcirc.domain.holdings.values import Place
from offcirc.domain.records import ItemStatus
from offcirc.gui.messages import errors, formats
from offcirc.gui.messages import items as say
from offcirc.gui.messages import items_batch as say_batch
from offcirc.gui.messages.koha import server_by_kind
from offcirc.gui.pages.items.work import Frame

_PLACES = frozenset(PLACES)
_LIBRARIES = frozenset({Place.LIBRARY, Place.OWNING_LIBRARY})


def home_of(here: ItemHere) -> tuple[str, str]:
    """Where an item goes back to: library and location."""
    item = here.item
    return item.owning_library or item.library, item.owning_location


def place_words(frame: Frame, library: str, location: str) -> str:
    """A place in one line."""
    return " · ".join(part for part in (frame.name(library), location) if part) or say.nowhere()


def place_short(frame: Frame, library: str, location: str) -> str:
    """The same for a column: the location first, and the library only where it is not one's own."""
    named = frame.name(library) if library != frame.layout.library or not location else ""
    return " · ".join(part for part in (location, named) if part) or say.nowhere()


def words_why_not(frame: Frame, code: str) -> str:
    """Why nothing can be changed here."""
    if code == "KIND_NOT_CARRIED":
        return say.not_carried(server_by_kind(frame.server))
    return say.not_allowed() if code == "NOT_ALLOWED" else errors.sentence_of(code, {})


def title_words(here: ItemHere) -> str:
    """Title and author."""
    return formats.work(here.item.title, here.item.author)


def value_words(frame: Frame, name: str, value: str) -> str:
    """What a field of an item holds, as a person reads it."""
    if not value:
        return say.nowhere() if name in _PLACES else say_batch.empty()
    if name in _LIBRARIES:
        return frame.name(value)
    if name == "status":
        return say.status(ItemStatus(value))
    return say_batch.yes_or_no(yes=value == str(True)) if name == "not_for_loan" else value
