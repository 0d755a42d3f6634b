"""What is ticked, and what would be left out by it (K18)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from offcirc.app.review import Review, ReviewRow, earlier_left_out


class Ticked:
    """Ids of rows that wait at the server."""

    def __init__(self) -> None:
        self._queue: list[ReviewRow] = []
        self._open: set[str] = set()
        self._ticked: set[str] = set()

    def __len__(self) -> int:
        return len(self._ticked)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._ticked

    def take(self, review: Review) -> bool:
        """Other rows; True where a tick was lost because its row no longer waits."""
        self._queue = [review.rows[index] for index in review.queue]
        self._open = {row.id for row in self._queue}
        before = len(self._ticked)
        self._ticked &= self._open
        return len(self._ticked) != before

    def set(self, ids: Iterable[str], *, on: bool) -> set[str]:
        """Ticks or unticks those that can be; returns them."""
        wanted = self._open.intersection(ids)
        self._ticked = self._ticked | wanted if on else self._ticked - wanted
        return wanted

    def close(self, id_: str) -> None:
        """The row has its final answer."""
        self._open.discard(id_)
        self._ticked.discard(id_)

    def in_order(self) -> list[str]:
        """Ids in the order in which they will be applied."""
        return [row.id for row in self._queue if row.id in self._ticked]

    def left_out_by(self, ids: Collection[str]) -> list[ReviewRow]:
        """Earlier rows of the same item or patron that would be left out if `ids` were ticked as well."""
        chosen = self._ticked.union(self._open.intersection(ids))
        if len(chosen) == len(self._open):
            return []
        return earlier_left_out([row for row in self._queue if row.id in self._open], chosen)
