"""Long work in a lane, bite by bite: the window's thread gets Python's lock in between."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

_T = TypeVar("_T")
_BREATH_AFTER_S = 0.0005
_BREATH_S = 0.0002
_SORTED_AT_ONCE = 2_000
"""Rows. A longer sort is one call that keeps every other thread waiting."""


def breathing(rows: Iterable[_T]) -> Iterator[_T]:
    """The same, with a pause a millisecond: the window's thread gets Python's lock at once, not after 5 ms a time.

    It asks for that lock a thousand times while it lays out or paints.
    """
    began = time.perf_counter()
    for row in rows:
        yield row
        if time.perf_counter() - began > _BREATH_AFTER_S:
            time.sleep(_BREATH_S)
            began = time.perf_counter()


def ranked(keys: Sequence[Any], places: Sequence[int]) -> tuple[int, ...]:
    """`places` in ascending order of their keys; equal keys keep their order.

    Part by part: sorting is one call into C, during which no other thread of the window runs. So is the merging of two
    sorted parts, which `sorted` finds and does not sort again.

    Args:
        keys: one for each place.
        places: indexes into `keys`; a list that several calls share is in memory once, however many orders it has.
    """
    starts = range(0, len(places), _SORTED_AT_ONCE)
    parts = [sorted(places[start : start + _SORTED_AT_ONCE], key=keys.__getitem__) for start in breathing(starts)]
    while len(parts) > 1:
        pairs = [parts[place : place + 2] for place in range(0, len(parts), 2)]
        parts = [sorted(chain.from_iterable(pair), key=keys.__getitem__) for pair in breathing(pairs)]
    return tuple(parts[0]) if parts else ()
