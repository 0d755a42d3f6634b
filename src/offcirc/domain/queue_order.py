"""What depends on order in a queue: rows that touch the same item or patron."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from offcirc.domain.transactions import Transaction


def keys_of(transaction: Transaction) -> frozenset[str]:
    """What a row touches: rows that share a key must not overtake each other."""
    keys = set()
    if transaction.card_key is not None:
        keys.add(f"card {transaction.card_key}")
    if transaction.item_key is not None:
        keys.add(f"item {transaction.item_key}")
    return frozenset(keys)


def left_behind(queue: Iterable[Transaction], chosen: Collection[str]) -> list[Transaction]:
    """Rows not chosen that come before a chosen row of the same item or patron (K18: ask before going on).

    Args:
        queue: all waiting rows in processing order.
        chosen: transaction ids to be processed.
    """
    skipped: list[Transaction] = []
    found: dict[str, Transaction] = {}
    for transaction in queue:
        if transaction.id not in chosen:
            skipped.append(transaction)
            continue
        touched = keys_of(transaction)
        found.update({row.id: row for row in skipped if keys_of(row) & touched})
    return [row for row in skipped if row.id in found]


def held_back(waiting: Iterable[Transaction], doubtful: Iterable[Transaction]) -> set[str]:
    """Ids of waiting rows of an item or patron whose earlier row may or may not be at the server.

    Nobody knows what they would be applied to; the other rows do not wait for them.

    Args:
        waiting: rows that would be sent.
        doubtful: rows whose answer was lost.
    """
    places = [((row.epoch, row.seq), row, True) for row in doubtful]
    places += [((row.epoch, row.seq), row, False) for row in waiting]
    touched: set[str] = set()
    held: set[str] = set()
    for _, row, is_doubtful in sorted(places, key=lambda place: place[0]):
        keys = keys_of(row)
        if not is_doubtful and touched.isdisjoint(keys):
            continue
        touched |= keys
        if not is_doubtful:
            held.add(row.id)
    return held
