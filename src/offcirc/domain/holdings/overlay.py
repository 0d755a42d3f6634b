"""An item after this workstation's own rows about holdings: made, edited, sent or returned here, it is so at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from offcirc.domain.holdings.told import placed_at
from offcirc.domain.records import Item, ItemStatus

if TYPE_CHECKING:  # transactions hold `Holdings`
    from offcirc.domain.transactions import Transaction


def after(item: Item | None, out_in: str | None, rows: Iterable[Transaction]) -> tuple[Item | None, str | None]:
    """The item, and the set it is out in, after rows that were not refused.

    Args:
        item: as the server had it; None where it knew none.
        out_in: the sent set that the server had it out in, empty for none; None where nobody asked: then it is told
            only where the rows say so.
        rows: oldest first; those that are not about holdings change nothing.
    """
    for row in rows:
        told = row.holdings
        if told is None or told.becomes is None:
            continue
        if item is None:
            if told.item is None or told.seen is not None:
                continue
            item = Item(row.item_barcode or "", told.item.title or "")
        if told.item is not None:
            item = replace(item, **told.item.plain)  # type: ignore[arg-type]  # each by its own name
        item = placed_at(item, told.becomes)
        if told.exchange is not None:
            out_in = told.exchange.id if row.sends else ""
            if told.exchange.missing:
                item = replace(item, status=ItemStatus.MISSING)
    return item, out_in
