"""What depends on order in a queue: rows that touch the same item or patron."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from offcirc.domain.transactions import Transaction
from offcirc.errors import UserError


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
    wanted = frozenset(chosen)
    touched: set[str] = set()
    behind: list[Transaction] = []
    for row in reversed(list(queue)):
        keys = keys_of(row)
        if row.id in wanted:
            touched |= keys
        elif not touched.isdisjoint(keys):
            behind.append(row)
    behind.reverse()
    return behind


def queued_ids(given: Sequence[str], waiting: Iterable[str]) -> list[str]:
    """The whole ids for their last characters; one that no longer waits is passed on: it has its first outcome.

    Args:
        given: whole ids, or enough of their ends.
        waiting: ids of all waiting rows.

    Raises:
        UserError: `AMBIGUOUS_ID`.
    """
    whole = frozenset(waiting)
    by_ending: defaultdict[str, list[str]] = defaultdict(list)
    for length in {len(each) for each in given if each not in whole}:
        for id_ in whole:
            by_ending[id_[max(0, len(id_) - length) :]].append(id_)
    found: list[str] = []
    for each in given:
        ending = [each] if each in whole else by_ending.get(each, [each])
        if len(ending) > 1:
            raise UserError("AMBIGUOUS_ID")
        found += ending
    return found


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
