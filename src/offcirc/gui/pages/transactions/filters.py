"""Which rows the table shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from offcirc.app.review.listing import SECTION_CODES, Keys
from offcirc.app.review.rows import Section
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

    def passing(self, keys: Keys, order: Iterable[int]) -> list[int]:
        """Those indexes of `order` whose rows hold every condition but that of `sections`."""
        found = list(order)
        if self.kind is not None:
            kind, kinds = self.kind, keys.kinds
            found = [index for index in found if kinds[index] is kind]
        if self.day is not None:
            day, days = self.day, keys.days
            found = [index for index in found if days[index] == day]
        if self.workstation:
            name, names = self.workstation, keys.workstations
            found = [index for index in found if names[index] == name]
        texts = keys.texts
        for word in name_words(self.text).split():
            found = [index for index in found if word in texts[index]]
        return found

    def in_sections(self, sections: bytearray, passing: list[int], pinned: set[int]) -> list[int]:
        """Those of `passing` that stand in one of the sections, or are `pinned`: answered while one looks at them."""
        if not self.sections:
            return passing
        wanted = bytes(section in self.sections for section in Section)
        return [index for index in passing if wanted[sections[index]] or index in pinned]


def counts_of(sections: bytearray, passing: Iterable[int]) -> dict[Section, int]:
    """How many rows stand in each section."""
    codes = bytes(map(sections.__getitem__, passing))
    return {section: codes.count(code) for section, code in SECTION_CODES.items()}


NO_COUNTS: Mapping[Section, int] = dict.fromkeys(Section, 0)
