"""What a row about holdings says beside its barcode: the item's values, what the desk saw, or the exchange set."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from offcirc.domain.holdings.values import Form, Place, Places
from offcirc.domain.records import Item, ItemStatus

_MAX_VALUE_LENGTH = 2_000
_MAX_ID_LENGTH = 64
_MAX_NAME_LENGTH = 200
PLACES = tuple(str(place) for place in Place)


@dataclass(frozen=True, slots=True)
class ItemValues:
    """Values of an item's fields; None where nothing is said of one."""

    title: str | None = None
    author: str | None = None
    call_number: str | None = None
    item_type: str | None = None
    status: ItemStatus | None = None
    not_for_loan: bool | None = None
    library: str | None = None
    location: str | None = None
    owning_library: str | None = None
    owning_location: str | None = None

    @property
    def chosen(self) -> dict[Place, str]:
        """What is said of the four places."""
        return {place: value for place in Place if (value := getattr(self, place)) is not None}

    @property
    def plain(self) -> dict[str, str | bool | ItemStatus]:
        """What is said of the other fields."""
        return {name: value for name in _PLAIN if (value := getattr(self, name)) is not None}

    @property
    def said(self) -> dict[str, str | bool | ItemStatus]:
        """All that is said, by field."""
        return {name: value for name in FIELDS if (value := getattr(self, name)) is not None}


FIELDS = tuple(field.name for field in fields(ItemValues))
_PLAIN = tuple(name for name in FIELDS if name not in PLACES)


def places_of(item: Item) -> Places:
    """An item's four places."""
    return Places(item.library, item.location, item.owning_library, item.owning_location)


def placed_at(item: Item, places: Places) -> Item:
    """An item in other places."""
    return replace(
        item,
        library=places.library,
        location=places.location,
        owning_library=places.owning_library,
        owning_location=places.owning_location,
    )


def seen_of(item: Item, changes: ItemValues) -> ItemValues:
    """What an edit rests on: the four places, and each field that it changes, as they were before it."""
    names = (*PLACES, *changes.plain)
    return ItemValues(**{name: getattr(item, name) for name in names})


@dataclass(frozen=True, slots=True)
class SetTold:
    """The exchange set that a row sends an item with, or takes it back from.

    Attributes:
        id: made where the set was made.
        name: for people.
        receiver: the library on whose record stands where the set is received.
        missing: with a return: the item did not come back with its set.
    """

    id: str
    name: str = ""
    receiver: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Holdings:
    """A row about holdings.

    Attributes:
        item: the new item, or what an edit changes; of the places what was chosen, not what follows.
        seen: what the desk saw before an edit (`seen_of`).
        form: the edit's; empty of other rows.
        regional_view: the edit was made in the regional administrator's view (T16).
        batch: ties the edits of one batch.
        out_in: the set that the desk believed the item to be out in.
        exchange: of a row that sends or returns.
        becomes: the four places as the desk showed them from then on. The server makes its own.
    """

    item: ItemValues | None = None
    seen: ItemValues | None = None
    form: Form | None = None
    regional_view: bool = False
    batch: str = ""
    out_in: str = ""
    exchange: SetTold | None = None
    becomes: Places | None = None

    def __post_init__(self) -> None:
        if self.exchange is not None and not 0 < len(self.exchange.id) <= _MAX_ID_LENGTH:
            raise ValueError("an exchange set has an id")
        for text, limit in self._texts():
            if len(text) > limit or "\x00" in text:
                raise ValueError("a value is too long or holds a NUL character")

    def _texts(self) -> list[tuple[str, int]]:
        texts = [(self.batch, _MAX_ID_LENGTH), (self.out_in, _MAX_ID_LENGTH)]
        for values in (self.item, self.seen):
            said = values.said.values() if values is not None else ()
            texts += [(value, _MAX_VALUE_LENGTH) for value in said if isinstance(value, str)]
        if self.exchange is not None:
            texts += [(self.exchange.id, _MAX_ID_LENGTH)]
            texts += [(self.exchange.name, _MAX_NAME_LENGTH), (self.exchange.receiver, _MAX_NAME_LENGTH)]
        if self.becomes is not None:
            texts += [(self.becomes[place], _MAX_VALUE_LENGTH) for place in Place]
        return texts
