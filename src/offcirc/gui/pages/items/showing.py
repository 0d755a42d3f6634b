"""How items and places are written on the pages."""

from __future__ import annotations

from offcirc.app.holdings.reading import ItemHere
from offcirc.gui.messages import errors, formats
from offcirc.gui.messages import items as say
from offcirc.gui.messages.koha import server_by_kind
from offcirc.gui.pages.items.work import Frame


def home_of(here: ItemHere) -> tuple[str, str]:
    """Where an item goes back to: library and location."""
    item = here.item
    return item.owning_library or item.library, item.owning_location


def place_words(frame: Frame, library: str, location: str) -> str:
    """A place in one line."""
    return " · ".join(part for part in (frame.name(library), location) if part) or say.nowhere()


def words_why_not(frame: Frame, code: str) -> str:
    """Why nothing can be changed here."""
    if code == "KIND_NOT_CARRIED":
        return say.not_carried(server_by_kind(frame.server))
    return say.not_allowed() if code == "NOT_ALLOWED" else errors.sentence_of(code, {})


def title_words(here: ItemHere) -> str:
    """Title and author."""
    return formats.work(here.item.title, here.item.author)
