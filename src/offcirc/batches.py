"""`itertools.batched` for Python 3.11."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_Item = TypeVar("_Item")


def batched(items: Iterable[_Item], size: int) -> Iterator[tuple[_Item, ...]]:
    """Tuples of `size` items, the last one shorter."""
    source = iter(items)
    while batch := tuple(islice(source, size)):
        yield batch
