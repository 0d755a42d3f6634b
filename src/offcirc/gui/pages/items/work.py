"""What the Items page asks of its lanes; only frozen values leave them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from itertools import chain, islice
from typing import TYPE_CHECKING

from offcirc.app import repair
from offcirc.app.holdings import batches, items
from offcirc.app.holdings.batches import BatchMade
from offcirc.app.holdings.items import Edit, Previewed, Previewing
from offcirc.app.holdings.reading import MOST_IN_BATCH, Holdings, ItemHere
from offcirc.app.review.bites import breathing
from offcirc.domain.barcodes import read_scan
from offcirc.domain.holdings.told import ItemValues
from offcirc.domain.holdings.values import Form, Known, Layout
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
        zone: the library's.
    """

    known: Known = field(default_factory=Known)
    layout: Layout = field(default_factory=Layout)
    server: str = ""
    kinds: frozenset[Kind] = frozenset()
    scopes: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, str] = field(default_factory=dict)
    has_data: bool = True
    zone: tzinfo = UTC

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
        workstation.desk.zone,
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
    """Items by a whole barcode or by words, and by place, as many as a list shows; the barcode's first."""
    holdings = Holdings(workstation)
    if not wanted.words:
        return tuple(holdings.by_place(wanted.library, wanted.location))
    found = (*_of_barcode(holdings, wanted.words), *holdings.by_words(wanted.words))
    return _fitting(found, wanted)


def find_all(workstation: Workstation, wanted: Wanted) -> tuple[ItemHere, ...]:
    """All of them, up to one more than a batch edit takes; bite by bite: the window's thread runs in between."""
    holdings = Holdings(workstation)
    if not wanted.words:
        found = holdings.all_by_place(wanted.library, wanted.location)
    else:
        found = chain(_of_barcode(holdings, wanted.words), holdings.all_by_words(wanted.words))
    return _fitting(islice(breathing(found), MOST_IN_BATCH + 1), wanted)


def _fitting(found: Iterable[ItemHere], wanted: Wanted) -> tuple[ItemHere, ...]:
    """Each once, where it is wanted."""
    once = {each.item.barcode: each for each in found}
    if not wanted.library:
        return tuple(once.values())
    return tuple(each for each in once.values() if each.is_in(wanted.library, wanted.location))


def _of_barcode(holdings: Holdings, text: str) -> list[ItemHere]:
    try:
        found = holdings.find_if_known(text)
    except UserError:
        return []
    return [found] if found is not None else []


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


@dataclass(frozen=True, slots=True)
class Question:
    """What a batch edit would make of which items.

    Attributes:
        barcodes: of the items.
        edit: what they would get.
        put_back: the id of a batch that was sent: its items would get back what they had, whatever else is said here,
        done: but for these.
    """

    barcodes: tuple[str, ...] = ()
    edit: Edit = field(default_factory=lambda: Edit(ItemValues(), Form.BATCH))
    put_back: str = ""
    done: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of items, by their barcodes, and counted: going through ten thousand is no work for a window.

    Attributes:
        left: the rows that would be recorded.
        incomplete: how many wait for another choice.
        locked: how many a rule locks.
        moved_on: how many are not any more as the batch left them that is put back.
    """

    rows: Mapping[str, Previewed] = field(default_factory=dict)
    left: tuple[Previewed, ...] = ()
    incomplete: int = 0
    locked: int = 0
    moved_on: int = 0

    def __add__(self, other: Preview) -> Preview:
        """Both."""
        return Preview(
            {**self.rows, **other.rows},
            (*self.left, *other.left),
            self.incomplete + other.incomplete,
            self.locked + other.locked,
            self.moved_on + other.moved_on,
        )

    @property
    def same(self) -> int:
        """How many stay as they are."""
        return len(self.rows) - len(self.left) - self.incomplete - self.locked - self.moved_on


def preview(workstation: Workstation, asked: Question) -> Preview:
    """Row by row, bite by bite: the window's thread runs in between."""
    rows, left, incomplete, locked, moved_on = {}, [], 0, 0, 0
    for row in breathing(_previewed(Holdings(workstation), asked)):
        rows[row.here.item.barcode] = row
        if row.would_change:
            left.append(row)
        elif row.objections:
            incomplete += row.incomplete
            locked += not row.incomplete
        else:
            moved_on += row.moved_on
    return Preview(rows, tuple(left), incomplete, locked, moved_on)


def _previewed(holdings: Holdings, asked: Question) -> Iterator[Previewed]:
    if asked.put_back:
        found = batches.to_put_back(holdings, asked.put_back, asked.edit.batch)
        yield from (row for row in found if row.here.item.barcode not in asked.done)
        return
    each = Previewing(holdings, asked.edit)
    for start in range(0, len(asked.barcodes), _BITE):
        for here in holdings.many(asked.barcodes[start : start + _BITE]):
            if here is not None:
                yield each.of(here)


def made_batches(workstation: Workstation) -> tuple[BatchMade, ...]:
    """Batch edits that were made here, newest first."""
    return tuple(batches.listing(workstation))


def not_sent(workstation: Workstation, batch_id: str) -> tuple[str, ...]:
    """The rows of a batch that never left this machine."""
    return tuple(batches.not_sent(workstation, batch_id))
