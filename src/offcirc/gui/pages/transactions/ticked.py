"""What is ticked, and what would be left out by it (K18)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from offcirc.app.review.left_out import earlier_left_out
from offcirc.app.review.listing import Review
from offcirc.app.review.rows import ReviewRow


class Ticked:
    """Ids of rows that wait at the server."""

    def __init__(self) -> None:
        self._queue: tuple[ReviewRow, ...] = ()
        self._waiting: frozenset[str] = frozenset()
        self._closed: set[str] = set()
        self._ticked: set[str] = set()

    def __len__(self) -> int:
        return len(self._ticked)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._ticked

    def count(self, ids: Iterable[str]) -> int:
        """How many of these are ticked."""
        return len(self._ticked.intersection(ids)) if self._ticked else 0

    def take(self, review: Review) -> bool:
        """Other rows; True where a tick was lost because its row no longer waits."""
        self._queue, self._waiting = review.queue, review.waiting
        self._closed.clear()
        before = len(self._ticked)
        self._ticked &= self._waiting
        return len(self._ticked) != before

    def set(self, ids: Iterable[str], *, on: bool) -> Collection[str]:
        """Ticks or unticks those that can be; returns them."""
        wanted = self._open(ids)
        self._ticked = self._ticked | wanted if on else self._ticked - wanted
        return wanted

    def close(self, id_: str) -> None:
        """The row has its final answer."""
        if id_ in self._waiting:
            self._closed.add(id_)
        self._ticked.discard(id_)

    def in_order(self) -> list[str]:
        """Ids in the order in which they will be applied."""
        if len(self._ticked) == len(self._queue):
            return [row.id for row in self._queue]
        return [row.id for row in self._queue if row.id in self._ticked]

    def left_out_by(self, ids: Collection[str]) -> list[ReviewRow]:
        """Earlier rows of the same item or patron that would be left out if `ids` were ticked as well."""
        wanted, all_open = self._open(ids), len(self._waiting) - len(self._closed)
        if all_open in (len(self._ticked), len(wanted)):
            return []
        chosen = self._ticked | wanted
        return earlier_left_out([row for row in self._queue if row.id not in self._closed], chosen)

    def _open(self, ids: Iterable[str]) -> frozenset[str]:
        found = self._waiting.intersection(ids)
        return found - self._closed if self._closed else found
