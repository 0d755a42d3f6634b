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
