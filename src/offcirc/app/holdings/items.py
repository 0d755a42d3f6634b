"""Creating, duplicating and editing items, one or many: T1 to T4, T6 to T22."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import uuid_utils

from offcirc.app.holdings.reading import Holdings, ItemHere
from offcirc.app.holdings.recording import Change, record, refusal
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from offcirc.domain.holdings.rules import fields_of, judge
from offcirc.domain.holdings.told import Holdings as Told
from offcirc.domain.holdings.told import ItemValues, seen_of
from offcirc.domain.holdings.values import (
    Chosen,
    Decided,
    FieldView,
    Form,
    Objection,
    Place,
    Places,
    Refused,
    Rule,
    Standing,
)
from offcirc.domain.transactions import Kind, Transaction
from offcirc.errors import UserError

BITE = 50
"""Rows of a batch edit in one write."""
_NEW = Standing(Places())
_TO_CHOOSE = frozenset({Rule.LOCATION_REQUIRED, Rule.OWNING_LOCATION_REQUIRED})
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
    previewed = preview_one(holdings, holdings.find(barcode), Edit(changes, Form.EDIT))
    if isinstance(previewed.found, Refused):
        raise refusal(previewed.found)
    if not previewed.would_change:
        raise UserError("NOTHING_CHANGED")
    if "title" in changes.plain and not str(changes.title).strip():
        raise UserError("TITLE_REQUIRED")
    return record(workstation, [previewed.change], staff)[0]


@dataclass(frozen=True, slots=True)
class Edit:
    """What is done to items, and how."""

    changes: ItemValues
    form: Form
    regional_view: bool = False
    batch: str = ""


@dataclass(frozen=True, slots=True)
class Previewed:
    """One item before it is edited. Ten thousand of them are made while somebody waits: the row itself only later.

    Attributes:
        here: the item as it is.
        edit: what would be done.
        found: whether it can be; else why not.
        would_change: whether there is something to record.
        moved_on: it is not any more as the batch left it that was to be taken back (`batches.to_put_back`).
    """

    here: ItemHere
    edit: Edit
    found: Decided | Refused
    would_change: bool
    moved_on: bool = False

    @property
    def change(self) -> Change:
        """For `recording.record`."""
        if not self.would_change or isinstance(self.found, Refused):
            raise ValueError("nothing would change")
        told = Told(
            item=self.edit.changes,
            seen=seen_of(self.here.item, self.edit.changes),
            form=self.edit.form,
            regional_view=self.edit.regional_view,
            batch=self.edit.batch,
            out_in=self.here.out_in,
            becomes=self.found.places,
        )
        return Change(Kind.ITEM_EDIT, self.here.item.barcode, told)

    @property
    def changed(self) -> dict[str, tuple[str, str]]:
        """What would change, by field: as it is, and as it would be."""
        if not self.would_change or isinstance(self.found, Refused):
            return {}
        item, after = self.here.item, _after(self.found, self.edit.changes)
        return {name: (str(old), str(new)) for name, new in after.items() if (old := getattr(item, name)) != new}

    @property
    def objections(self) -> tuple[Objection, ...]:
        """Why it is locked."""
        return self.found.objections if isinstance(self.found, Refused) else ()

    @property
    def incomplete(self) -> bool:
        """Whether nothing is against it but that more has to be chosen (T18, T19)."""
        objections = self.objections
        return bool(objections) and all(each.rule in _TO_CHOOSE and not each.value for each in objections)


def _after(found: Decided, changes: ItemValues) -> dict[str, object]:
    return {**changes.plain, **{str(place): found.places[place] for place in Place}}


def preview_one(holdings: Holdings, here: ItemHere, edit_: Edit) -> Previewed:
    """What an edit would make of one item."""
    return Previewing(holdings, edit_).of(here)


class Previewing:
    """One edit of any number of items. Those that stand in the same places are judged once."""

    def __init__(self, holdings: Holdings, edit_: Edit) -> None:
        self._layout, self._known = holdings.layout(regional_view=edit_.regional_view), holdings.known
        self._edit = edit_
        self._chosen = edit_.changes.chosen
        self._plain = tuple(edit_.changes.plain.items())
        self._judged: dict[Standing, Decided | Refused] = {}

    def of(self, here: ItemHere) -> Previewed:
        """What it would make of one item."""
        standing = here.standing
        found = self._judged.get(standing)
        if found is None:
            found = judge(self._edit.form, standing, self._chosen, self._layout, self._known)
            self._judged[standing] = found
        if isinstance(found, Refused):
            return Previewed(here, self._edit, found, would_change=False)
        differs = bool(found.changed) or any(getattr(here.item, name) != value for name, value in self._plain)
        return Previewed(here, self._edit, found, would_change=differs)


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch edit before it is made: every item with what would become of it, and what is not known here."""

    id: str
    rows: tuple[Previewed, ...]
    unknown: tuple[str, ...] = ()

    @property
    def would_change(self) -> tuple[Previewed, ...]:
        """The rows that would be recorded."""
        return tuple(row for row in self.rows if row.would_change)

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
    batch = batch or new_batch()
    found = holdings.many(barcodes)
    unknown = tuple(barcode for barcode, here in zip(barcodes, found, strict=True) if here is None)
    once = {here.item.barcode: here for here in found if here is not None}
    each = Previewing(holdings, Edit(changes, Form.BATCH, regional_view, batch))
    return Batch(batch, tuple(each.of(here) for here in once.values()), unknown)


def new_batch() -> str:
    """The id of a batch that begins."""
    return str(uuid_utils.uuid7())


def apply(workstation: Workstation, batch: Batch, staff: str) -> list[Transaction]:
    """Records a batch edit as it was shown: a row an item, all in one write.

    Raises:
        UserError: `NOTHING_CHANGED`, or as `recording.record`.
    """
    changes = [row.change for row in batch.would_change]
    if not changes:
        raise UserError("NOTHING_CHANGED")
    return record(workstation, changes, staff)


def apply_in_bites(workstation: Workstation, batch: Batch, staff: str) -> Iterator[list[Transaction]]:
    """The same in writes of `BITE` rows: a desk's scans come in between, and what is broken off can be gone on with.

    Raises:
        UserError: as `apply`.
    """
    left = iter(batch.would_change)
    part = tuple(islice(left, BITE))
    while True:
        yield apply(workstation, replace(batch, rows=part), staff)
        part = tuple(islice(left, BITE))
        if not part:
            return
