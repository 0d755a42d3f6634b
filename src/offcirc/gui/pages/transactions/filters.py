"""Which rows the table shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from offcirc.app.review import ReviewRow, Section
from offcirc.domain.transactions import Kind
from offcirc.replica.rows import name_words


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that all must hold; an empty one holds always.

    Attributes:
        sections: where the row stands, any of them.
        text: words that the row's card, barcode, name or title contain.
    """

    sections: frozenset[Section] = frozenset()
    kind: Kind | None = None
    day: date | None = None
    workstation: str = ""
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it lets every row through."""
        return self == Filter()

    def passing(self, rows: Sequence[ReviewRow], order: Iterable[int]) -> list[int]:
        """Those indexes of `order` whose rows hold every condition but that of `sections`."""
        found = list(order)
        if self.kind is not None:
            found = [index for index in found if rows[index].kind is self.kind]
        if self.day is not None:
            found = [index for index in found if rows[index].day == self.day]
        if self.workstation:
            found = [index for index in found if rows[index].workstation == self.workstation]
        for word in name_words(self.text).split():
            found = [index for index in found if word in rows[index].text]
        return found

    def in_sections(self, rows: Sequence[ReviewRow], passing: list[int], pinned: set[str]) -> list[int]:
        """Those of `passing` that stand in one of the sections, or are `pinned`: answered while one looks at them."""
        if not self.sections:
            return passing
        return [index for index in passing if rows[index].section in self.sections or rows[index].id in pinned]


def counts_of(rows: Sequence[ReviewRow], passing: Iterable[int]) -> Counter[Section]:
    """How many rows stand in each section."""
    return Counter(rows[index].section for index in passing)
