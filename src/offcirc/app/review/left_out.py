"""What would be left out by processing only what is ticked (K18: ask before going on)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from offcirc.app.review.rows import ReviewRow


def earlier_left_out(queue: Sequence[ReviewRow], ticked: Collection[str]) -> list[ReviewRow]:
    """Rows not ticked that come before a ticked row of the same item or patron.

    Those that stand before such a row in turn are among them: ticking all of them leaves none behind.

    Args:
        queue: the rows that wait at the server, in processing order.
        ticked: ids of the rows to be processed.
    """
    cards: set[str] = set()
    items: set[str] = set()
    found: list[ReviewRow] = []
    for row in reversed(queue):
        if row.id not in ticked:
            if row.card_key not in cards and row.item_key not in items:
                continue
            found.append(row)
        if row.card_key:
            cards.add(row.card_key)
        if row.item_key:
            items.add(row.item_key)
    return found[::-1]
