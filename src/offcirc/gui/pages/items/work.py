"""What the Items page asks of its lanes; only frozen values leave them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from offcirc.app import repair
from offcirc.app.holdings import items
from offcirc.app.holdings.reading import Holdings, ItemHere
from offcirc.app.review.bites import breathing
from offcirc.domain.barcodes import read_scan
from offcirc.domain.holdings.told import ItemValues
from offcirc.domain.holdings.values import Known, Layout
from offcirc.domain.transactions import Kind, State
from offcirc.errors import OffcircError, UserError
from offcirc.sync.contact import last_contact

if TYPE_CHECKING:
    from offcirc.app.workstation import Workstation

_CATALOGUE, _REGIONAL = "catalogue", "regional"
_BITE = 25
"""Items at once: some tenths of a millisecond."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What forms are drawn with, as of one moment.

    Attributes:
        server: its kind, a code of `app.home`.
        kinds: of transactions that the server can be told.
        scopes: what this workstation may do there; none where it has not said.
        names: of libraries, by code.
        sets: names of sent exchange sets, by id.
        has_data: whether there is a replica.
    """

    known: Known = field(default_factory=Known)
    layout: Layout = field(default_factory=Layout)
    server: str = ""
    kinds: frozenset[Kind] = frozenset()
    scopes: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, str] = field(default_factory=dict)
    has_data: bool = True

    def name(self, library: str) -> str:
        """A library's name; its code where none is known."""
        return self.names.get(library) or library

    def why_not(self, *kinds: Kind) -> str:
        """Why no such row can be recorded here: a code of `messages.errors`; empty where it can."""
        if not self.kinds.issuperset(kinds):
            return "KIND_NOT_CARRIED"
        if not self.layout.library:
            return "LIBRARY_MISSING"
        return "NOT_ALLOWED" if self.scopes and _CATALOGUE not in self.scopes else ""

    @property
    def may_view_region(self) -> bool:
        """Whether the regional administrator's view (T16) is for this workstation."""
        return _REGIONAL in self.scopes


def frame(workstation: Workstation) -> Frame:
    """As journal and replica have it now."""
    holdings, replica = Holdings(workstation), workstation.replica
    contact = last_contact(workstation.journal)
    return Frame(
        holdings.known,
        holdings.layout(),
        workstation.config.kind,
        workstation.capabilities.kinds,
        contact.scopes if contact is not None else (),
        {code: each.name for code, each in replica.libraries().items()} if replica is not None else {},
        {each.id: each.name for each in holdings.sets()},
        replica is not None,
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; an empty part says nothing."""

    words: str = ""
    library: str = ""
    location: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.library)


def find(workstation: Workstation, wanted: Wanted) -> tuple[ItemHere, ...]:
    """Items by a whole barcode or by words, and by place; the barcode's first."""
    holdings = Holdings(workstation)
    if not wanted.words:
        return tuple(holdings.by_place(wanted.library, wanted.location))
    found = {
        each.item.barcode: each for each in (*_of_barcode(holdings, wanted.words), *holdings.by_words(wanted.words))
    }
    return tuple(each for each in found.values() if _is_in(each, wanted))


def _of_barcode(holdings: Holdings, text: str) -> list[ItemHere]:
    try:
        found = holdings.find_if_known(text)
    except UserError:
        return []
    return [found] if found is not None else []


def _is_in(here: ItemHere, wanted: Wanted) -> bool:
    in_library = not wanted.library or here.item.library == wanted.library
    return in_library and (not wanted.location or here.item.location == wanted.location)


def open_item(workstation: Workstation, typed: str) -> ItemHere:
    """One item, as scanned or typed. Raises `ITEM_UNKNOWN_HERE`, or what is wrong with the barcode."""
    return Holdings(workstation).find(typed)


def barcode_of(workstation: Workstation, typed: str) -> str:
    """A new item's barcode, as scanned. Raises what is wrong with it, or `BARCODE_IN_USE`."""
    if Holdings(workstation).find_if_known(typed) is not None:
        raise UserError("BARCODE_IN_USE")
    return read_scan(typed, workstation.config.scanner_prefix).text


def duplicate_of(workstation: Workstation, barcode: str) -> ItemValues:
    """What the form of a copy begins with."""
    holdings = Holdings(workstation)
    return items.duplicate_of(holdings.find(barcode), holdings)


@dataclass(frozen=True, slots=True)
class Saved:
    """A row that was recorded, and the item as it is then."""

    transaction_id: str
    here: ItemHere
    is_new: bool = False


def create(workstation: Workstation, barcode: str, values: ItemValues, staff: str) -> Saved:
    """Raises as `items.create`."""
    row = items.create(workstation, barcode, values, staff)
    return Saved(row.id, open_item(workstation, row.item_barcode or barcode), is_new=True)


def edit(workstation: Workstation, barcode: str, changes: ItemValues, staff: str) -> Saved:
    """Raises as `items.edit`."""
    row = items.edit(workstation, barcode, changes, staff)
    return Saved(row.id, open_item(workstation, barcode))


@dataclass(frozen=True, slots=True)
class Undone:
    """Whether a row was taken back, and the item as it is now; None where it was a new one."""

    done: bool
    here: ItemHere | None = None


def undo(workstation: Workstation, saved: Saved) -> Undone:
    """Takes the row back if it is still here."""
    try:
        done = repair.void(workstation, saved.transaction_id).state is State.VOIDED
    except OffcircError:
        done = False
    return Undone(done, Holdings(workstation).find_if_known(saved.here.item.barcode))


def preview(
    workstation: Workstation, barcodes: Sequence[str], changes: ItemValues, *, regional_view: bool
) -> items.Batch:
    """What a batch edit would make of many items, bite by bite: the window's thread runs in between."""
    holdings = Holdings(workstation)
    whole = items.preview(holdings, (), changes, regional_view=regional_view)
    rows: dict[str, items.Previewed] = {}
    for start in breathing(range(0, len(barcodes), _BITE)):
        bite = barcodes[start : start + _BITE]
        part = items.preview(holdings, bite, changes, regional_view=regional_view, batch=whole.id)
        rows |= {row.here.item.barcode: row for row in part.rows}
    return items.Batch(whole.id, tuple(rows.values()))
