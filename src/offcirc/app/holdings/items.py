"""Creating, duplicating and editing items, one or many: T1 to T4, T6 to T22."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import uuid_utils

from offcirc.app.holdings.reading import Holdings, ItemHere
from offcirc.app.holdings.recording import Change, record, refusal
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from offcirc.domain.holdings.rules import fields_of, judge
from offcirc.domain.holdings.told import FIELDS, ItemValues, placed_at, seen_of
from offcirc.domain.holdings.told import Holdings as Told
from offcirc.domain.holdings.values import Chosen, Decided, FieldView, Form, Objection, Place, Places, Refused, Standing
from offcirc.domain.records import Item
from offcirc.domain.transactions import Kind, Transaction
from offcirc.errors import UserError

_NEW = Standing(Places())
_DUPLICATED = ("title", "author", "call_number", "item_type", "not_for_loan", "location")


def form(
    holdings: Holdings, which: Form, item: ItemHere | None, chosen: Chosen, *, regional_view: bool = False
) -> Mapping[Place, FieldView]:
    """The four fields of a form as they stand once `chosen` was put in."""
    standing = item.standing if item is not None else _NEW
    return fields_of(which, standing, chosen, holdings.layout(regional_view=regional_view), holdings.known)


def duplicate_of(item: ItemHere, holdings: Holdings) -> ItemValues:
    """What a form for a copy of an item begins with; a location of another library is left open (T1)."""
    values = {name: getattr(item.item, name) for name in _DUPLICATED}
    if values["location"] not in holdings.known.of(holdings.layout().library):
        values["location"] = None
    return ItemValues(**values)


def create(workstation: Workstation, barcode: str, values: ItemValues, staff: str) -> Transaction:
    """Makes a new item, or a duplicate.

    Raises:
        UserError: `BARCODE_IN_USE`, `TITLE_REQUIRED`, the rule that is broken, or as `recording.record`.
    """
    holdings = Holdings(workstation)
    scan = read_scan(barcode, workstation.config.scanner_prefix)
    if holdings.find_if_known(barcode) is not None:
        raise UserError("BARCODE_IN_USE")
    if not (values.title or "").strip():
        raise UserError("TITLE_REQUIRED")
    found = judge(Form.CREATE, _NEW, values.chosen, holdings.layout(), holdings.known)
    if isinstance(found, Refused):
        raise refusal(found)
    change = Change(Kind.ITEM_CREATE, scan.text, Told(item=values, becomes=found.places))
    return record(workstation, [change], staff)[0]


def edit(workstation: Workstation, barcode: str, changes: ItemValues, staff: str) -> Transaction:
    """Edits one item by the item form.

    Raises:
        UserError: `ITEM_UNKNOWN_HERE`, `TITLE_REQUIRED`, `NOTHING_CHANGED`, the rule that is broken, or as
            `recording.record`.
    """
    holdings = Holdings(workstation)
    previewed = preview_one(holdings, Form.EDIT, holdings.find(barcode), changes)
    if isinstance(previewed.found, Refused):
        raise refusal(previewed.found)
    if previewed.told is None:
        raise UserError("NOTHING_CHANGED")
    if "title" in changes.plain and not str(changes.title).strip():
        raise UserError("TITLE_REQUIRED")
    return record(workstation, [previewed.change], staff)[0]


@dataclass(frozen=True, slots=True)
class Previewed:
    """One row of a batch edit before it is made.

    Attributes:
        here: the item as it is.
        found: whether it can be edited; else why not.
        after: the item as it would be.
        told: the row that would be recorded; None where nothing would change or a rule is broken.
    """

    here: ItemHere
    found: Decided | Refused
    after: Item
    told: Told | None = None

    @property
    def change(self) -> Change:
        """For `recording.record`."""
        if self.told is None:
            raise ValueError("nothing would change")
        return Change(Kind.ITEM_EDIT, self.here.item.barcode, self.told)

    @property
    def changed(self) -> dict[str, tuple[str, str]]:
        """What would change, by field: as it is, and as it would be."""
        pairs = ((name, str(getattr(self.here.item, name)), str(getattr(self.after, name))) for name in FIELDS)
        return {name: (old, new) for name, old, new in pairs if old != new}

    @property
    def objections(self) -> tuple[Objection, ...]:
        """Why it is locked."""
        return self.found.objections if isinstance(self.found, Refused) else ()


def preview_one(holdings: Holdings, which: Form, here: ItemHere, changes: ItemValues) -> Previewed:
    """What an edit would make of one item."""
    return _Preview(holdings, which, changes).of(here)


class _Preview:
    """One edit of any number of items. Those that stand in the same places are judged once."""

    def __init__(
        self, holdings: Holdings, which: Form, changes: ItemValues, *, regional_view: bool = False, batch: str = ""
    ) -> None:
        self._layout, self._known = holdings.layout(regional_view=regional_view), holdings.known
        self._form, self._changes, self._batch = which, changes, batch
        self._chosen, self._plain = changes.chosen, changes.plain
        self._judged: dict[Standing, Decided | Refused] = {}

    def of(self, here: ItemHere) -> Previewed:
        """What it would make of one item."""
        standing = here.standing
        found = self._judged.get(standing)
        if found is None:
            found = judge(self._form, standing, self._chosen, self._layout, self._known)
            self._judged[standing] = found
        if isinstance(found, Refused):
            return Previewed(here, found, here.item)
        after = replace(placed_at(here.item, found.places), **self._plain)  # type: ignore[arg-type]  # each by its name
        if after == here.item:
            return Previewed(here, found, after)
        told = Told(
            item=self._changes,
            seen=seen_of(here.item, self._changes),
            form=self._form,
            regional_view=self._layout.regional_view,
            batch=self._batch,
            out_in=here.out_in,
            becomes=found.places,
        )
        return Previewed(here, found, after, told)


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch edit before it is made: every item with what would become of it, and what is not known here."""

    id: str
    rows: tuple[Previewed, ...]
    unknown: tuple[str, ...] = ()

    @property
    def would_change(self) -> tuple[Previewed, ...]:
        """The rows that would be recorded."""
        return tuple(row for row in self.rows if row.told is not None)

    @property
    def locked(self) -> tuple[Previewed, ...]:
        """The rows that a rule locks."""
        return tuple(row for row in self.rows if isinstance(row.found, Refused))


def preview(
    holdings: Holdings,
    barcodes: Sequence[str],
    changes: ItemValues,
    *,
    regional_view: bool = False,
    batch: str = "",
) -> Batch:
    """What a batch edit would make of items (*scan and edit*, or those that a search found); nothing is recorded.

    Args:
        holdings: as of now.
        barcodes: of the items.
        changes: what they get.
        regional_view: the regional administrator's view (T16).
        batch: the id of a batch of which these are a further part; empty begins one.
    """
    batch = batch or str(uuid_utils.uuid7())
    found = holdings.many(barcodes)
    unknown = tuple(barcode for barcode, here in zip(barcodes, found, strict=True) if here is None)
    once = {here.item.barcode: here for here in found if here is not None}
    each = _Preview(holdings, Form.BATCH, changes, regional_view=regional_view, batch=batch)
    return Batch(batch, tuple(each.of(here) for here in once.values()), unknown)


def apply(workstation: Workstation, batch: Batch, staff: str) -> list[Transaction]:
    """Records a batch edit as it was shown: a row an item, all in one write.

    Raises:
        UserError: `NOTHING_CHANGED`, or as `recording.record`.
    """
    changes = [row.change for row in batch.would_change]
    if not changes:
        raise UserError("NOTHING_CHANGED")
    return record(workstation, changes, staff)
