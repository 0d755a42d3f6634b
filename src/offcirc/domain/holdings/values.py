"""The words of holdings: an item's four places, the forms that edit them, and what speaks against an edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from offcirc.domain.records import HoldingsSettings, Location


class Place(StrEnum):
    """One of an item's four places; the order is that of a form."""

    LIBRARY = "library"
    LOCATION = "location"
    OWNING_LIBRARY = "owning_library"
    OWNING_LOCATION = "owning_location"


class Form(StrEnum):
    """What an item is edited with; a duplicate is made with the form of a new item."""

    CREATE = "create"
    EDIT = "edit"
    BATCH = "batch"


class Rule(StrEnum):
    """What speaks against an edit, or why a field is locked."""

    ITEM_OUT_IN_SET = "ITEM_OUT_IN_SET"
    """T6, T22: the item is out in a sent exchange set; nor can it be sent in another (T5)."""
    ITEM_NOT_OUT = "ITEM_NOT_OUT"
    """T23: only what is out in a sent set can be returned with one."""
    LIBRARY_NOT_EDITABLE = "LIBRARY_NOT_EDITABLE"
    """T3, T4, T10, T12, T17: library and owning library are changed in a batch edit only."""
    LIBRARY_UNKNOWN = "LIBRARY_UNKNOWN"
    """T17: a library is chosen from those that have locations."""
    LIBRARY_NOT_CHOSEN = "LIBRARY_NOT_CHOSEN"
    """T20: a batch edit offers no location before a library was chosen."""
    OWNING_LIBRARY_NOT_CHOSEN = "OWNING_LIBRARY_NOT_CHOSEN"
    """T21: the same of the owning location."""
    LOCATION_REQUIRED = "LOCATION_REQUIRED"
    """T1, T18: a new item has a location, and so has one that changes its library."""
    LOCATION_NOT_IN_LIBRARY = "LOCATION_NOT_IN_LIBRARY"
    """T3, T13, T20: the library that the item is in, or will be, has no such location."""
    OWNING_LOCATION_REQUIRED = "OWNING_LOCATION_REQUIRED"
    """T11, T19: where nothing can be copied, the owning location is demanded; nor can it be emptied."""
    OWNING_LOCATION_NOT_IN_LIBRARY = "OWNING_LOCATION_NOT_IN_LIBRARY"
    """T14, T21: the owning library has no such location."""
    OWNING_LOCATION_FOLLOWS = "OWNING_LOCATION_FOLLOWS"
    """T2: a new item's owning location is its location."""
    OWNING_LOCATION_NOT_ON_FORM = "OWNING_LOCATION_NOT_ON_FORM"
    """T11, T15: the library's form has no owning location: it follows the location."""
    OWNING_PLACE_MISSING = "OWNING_PLACE_MISSING"
    """T5, T23: an item that has no place to come back to is not sent away."""
    RECEIVING_PLACE_MISSING = "RECEIVING_PLACE_MISSING"
    """T5: the receiver's record does not say where sets are received."""


Chosen = Mapping[Place, str]
"""What was put into a form's fields; a field that was left alone is not in it."""


@dataclass(frozen=True, slots=True)
class Places:
    """An item's four places: library codes and names of locations."""

    library: str = ""
    location: str = ""
    owning_library: str = ""
    owning_location: str = ""

    def __getitem__(self, place: Place) -> str:
        """One of them."""
        value: str = getattr(self, place)
        return value

    @property
    def owner(self) -> str:
        """Whose property the item is; a record that does not say belongs where it is."""
        return self.owning_library or self.library

    @property
    def at_home(self) -> bool:
        """Whether the item is where it goes back to."""
        return self.library == self.owner and self.location == self.owning_location

    def differing(self, other: Places) -> frozenset[Place]:
        """The places that are not the same in both."""
        return frozenset(place for place in Place if self[place] != other[place])


@dataclass(frozen=True, slots=True)
class Standing:
    """An item as a form meets it: its places, and the sent exchange set it is out in (empty: none)."""

    places: Places
    out_in: str = ""

    @property
    def out(self) -> bool:
        """The state of the set decides, not whether library and owning library differ (T5's second case)."""
        return bool(self.out_in)


@dataclass(frozen=True, slots=True)
class Layout:
    """The form as it is where the user is signed in.

    Attributes:
        library: that the user is signed in to; what a new item belongs to.
        owning_location_on_form: a setting of that library.
        regional_view: the regional system's (REKS) administrator is at work (T16).
    """

    library: str = ""
    owning_location_on_form: bool = False
    regional_view: bool = False


@dataclass(frozen=True, slots=True)
class Receiving:
    """Where the items of a set are as long as they are out (T5)."""

    library: str
    location: str


@dataclass(frozen=True, slots=True)
class Known:
    """What lists offer: locations by library, and where libraries receive sets, by the receiver."""

    locations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    receiving: Mapping[str, Receiving] = field(default_factory=dict)

    def of(self, library: str) -> tuple[str, ...]:
        """The locations of a library."""
        return self.locations.get(library, ())

    @property
    def libraries(self) -> tuple[str, ...]:
        """Libraries that an item can be in."""
        return tuple(self.locations)


def known_from(locations: Iterable[Location], settings: Iterable[HoldingsSettings]) -> Known:
    """What the records say, in their order; a library without a receiving place is not among the receivers."""
    found: dict[str, list[str]] = {}
    for each in locations:
        found.setdefault(each.library, []).append(each.location)
    receiving = {
        each.library: Receiving(each.receiving_library, each.receiving_location)
        for each in settings
        if each.receiving_library and each.receiving_location
    }
    return Known({library: tuple(names) for library, names in found.items()}, receiving)


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a form.

    Attributes:
        shown: it stands on the form.
        locked: why it cannot be changed; None where it can.
        offers: the values to choose from; a locked field offers none.
        required: the edit cannot be applied before a value was chosen.
    """

    shown: bool
    locked: Rule | None = None
    offers: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """A rule that an edit breaks, and by which value of which field."""

    rule: Rule
    place: Place
    value: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """The edit may not be applied; all that speaks against it, in the form's order."""

    objections: tuple[Objection, ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules broken."""
        return tuple(objection.rule for objection in self.objections)


@dataclass(frozen=True, slots=True)
class Decided:
    """The edit may be applied.

    Attributes:
        places: where the item is then.
        changed: what is not as it was; for a new item all four.
        also: those of them that nobody chose: they follow from a rule.
    """

    places: Places
    changed: frozenset[Place] = frozenset()
    also: frozenset[Place] = frozenset()
