"""Batch edits that were made here: which they were, and how one is taken back, or put back once it was sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from offcirc.app.holdings.items import Batch, Edit, Previewed, new_batch, preview_one
from offcirc.app.holdings.reading import Holdings, ItemHere
from offcirc.app.workstation import Workstation
from offcirc.domain.holdings.told import Holdings as Told
from offcirc.domain.holdings.told import ItemValues
from offcirc.domain.holdings.values import Decided, Form, Place
from offcirc.domain.projection import happened
from offcirc.domain.transactions import State
from offcirc.errors import UserError
from offcirc.journal import BatchRecorded

AT_ONCE = 500
"""Rows that are taken back in one write."""
_SHOWN = 64


@dataclass(frozen=True, slots=True)
class BatchMade:
    """A batch edit that was recorded here.

    Attributes:
        id: what ties its rows.
        recorded_at: when its first row was, UTC.
        changes: what its items got.
        count: of its rows.
        waiting: how many of them never left this machine.
        standing: how many counted here when this was read: neither refused nor taken back.
    """

    id: str
    recorded_at: datetime
    staff: str
    changes: ItemValues
    count: int
    waiting: int
    standing: int


def listing(workstation: Workstation) -> list[BatchMade]:
    """Those that are not archived, newest first."""
    return [_made(each) for each in workstation.journal.batches()]


def find(workstation: Workstation, batch_id: str) -> BatchMade:
    """One of them, by its id or the end of it.

    Raises:
        UserError: `BATCH_UNKNOWN`.
    """
    found = [each for each in listing(workstation) if batch_id and each.id.endswith(batch_id)]
    if len(found) != 1:
        raise UserError("BATCH_UNKNOWN", batch=batch_id[:_SHOWN])
    return found[0]


def _made(recorded: BatchRecorded) -> BatchMade:
    row, states = recorded.first, recorded.states
    told = row.holdings or Told()
    return BatchMade(
        told.batch,
        row.occurred_at,
        row.staff,
        told.item or ItemValues(),
        sum(states.values()),
        states.get(State.WAITING, 0),
        sum(count for state, count in states.items() if happened(state, row.kind)),
    )


def not_sent(workstation: Workstation, batch_id: str) -> Iterator[str]:
    """The ids of its rows that never left this machine."""
    return (row.transaction.id for row in workstation.journal.batch(batch_id) if row.state is State.WAITING)


def take_back(workstation: Workstation, batch_id: str) -> Iterator[int]:
    """Takes back the rows that never left this machine, some hundreds in one write; yields how many.

    What the server has, or may have, stays: see `to_put_back`.
    """
    waiting = not_sent(workstation, batch_id)
    while part := tuple(islice(waiting, AT_ONCE)):
        yield len(workstation.journal.void_waiting(part))


def to_put_back(holdings: Holdings, batch_id: str, new: str = "") -> Iterator[Previewed]:
    """The batch that gives each item back what this one changed, item by item, before it is made.

    It is a batch edit like any other, by the same rules. An item that is not any more as the batch left it is left as
    it is (`moved_on`). `new` is the id of the batch that this is a further part of; empty begins one.
    """
    told = {
        row.transaction.item_barcode or "": row.transaction.holdings
        for row in holdings.workstation.journal.batch(batch_id)
        if row.transaction.holdings is not None and happened(row.state, row.transaction.kind)
    }
    barcodes, new = iter(told), new or new_batch()
    while part := tuple(islice(barcodes, AT_ONCE)):
        for barcode, here in zip(part, holdings.many(part), strict=True):
            if here is not None:
                yield _put_back(holdings, here, told[barcode], new)


def as_batch(rows: Sequence[Previewed]) -> Batch:
    """For `items.apply`."""
    return Batch(rows[0].edit.batch if rows else new_batch(), tuple(rows))


def _put_back(holdings: Holdings, here: ItemHere, told: Told, batch: str) -> Previewed:
    edit = Edit(_before(told), Form.BATCH, batch=batch)
    if _is_as_left(here, told):
        return preview_one(holdings, here, edit)
    return Previewed(here, edit, Decided(here.standing.places), would_change=False, moved_on=True)


def _is_as_left(here: ItemHere, told: Told) -> bool:
    changes = told.item or ItemValues()
    places_are = here.standing.places == told.becomes or not _moved(told)
    return places_are and all(getattr(here.item, name) == value for name, value in changes.plain.items())


def _moved(told: Told) -> bool:
    seen, becomes = told.seen or ItemValues(), told.becomes
    return becomes is not None and any(seen.chosen.get(place, "") != becomes[place] for place in Place)


def _before(told: Told) -> ItemValues:
    """What an edit changed, as it was before; of the places all, so that nothing follows from one of them (T15)."""
    seen = told.seen or ItemValues()
    values: dict[str, object] = dict(seen.plain)
    if _moved(told):
        values |= {str(place): value for place, value in seen.chosen.items() if value}
    return ItemValues(**values)  # type: ignore[arg-type]  # each by its own name
