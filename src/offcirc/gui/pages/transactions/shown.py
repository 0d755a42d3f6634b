"""The lines of the table: which rows, in which order."""

from __future__ import annotations

from offcirc.app.review.listing import SECTION_CODES, Order, Review
from offcirc.app.review.rows import Answer, ReviewRow, Section
from offcirc.gui.pages.transactions.filters import NO_COUNTS, Filter, counts_of


class Shown:
    """Rows filtered and sorted over the keys of a `Review`; 20,000 of them take some milliseconds.

    Attributes:
        rows: all of them, with the answers that came since they were read.
        lines: indexes into `rows`, from the top of the table.
        counts: how many rows each section would show.
        tickable: how many of the lines can be ticked.
    """

    def __init__(self) -> None:
        self.review = Review()
        self.rows: list[ReviewRow] = []
        self.lines: list[int] = []
        self.counts: dict[Section, int] = dict(NO_COUNTS)
        self.tickable = 0
        self.filter = Filter()
        self._order, self._descending = Order.RECORDED, True
        self._sections = bytearray()
        self._pinned: set[int] = set()
        self._places: dict[int, int] | None = None

    def take(self, review: Review) -> None:
        """Other rows."""
        pinned = {self.rows[index].id for index in self._pinned}
        self.review = review
        self.rows = list(review.rows)
        self._sections = bytearray(review.keys.sections)
        self._pinned = {index for id_ in pinned if (index := review.index_of.get(id_)) is not None}
        self._select()

    def filter_by(self, wanted: Filter) -> None:
        """Shows other rows; those that were answered meanwhile no longer stay for that."""
        self._pinned.clear()
        self.filter = wanted
        self._select()

    def sort_by(self, order: Order, *, descending: bool) -> None:
        """Shows them in another order."""
        self._order, self._descending = order, descending
        self._select()

    def _select(self) -> None:
        order = self.review.orders.get(self._order, ())
        passing = self.filter.passing(self.review.keys, reversed(order) if self._descending else order)
        self.counts = counts_of(self._sections, passing)
        self.lines = self.filter.in_sections(self._sections, passing, self._pinned)
        shown = self.counts if self.lines is passing else counts_of(self._sections, self.lines)
        self.tickable = shown[Section.AT_SERVER]
        self._places = None

    @property
    def shows_all(self) -> bool:
        """Whether no row is hidden."""
        return len(self.lines) == len(self.rows)

    def row_at(self, line: int) -> ReviewRow | None:
        """The row in a line of the table."""
        return self.rows[self.lines[line]] if 0 <= line < len(self.lines) else None

    def line_of(self, id_: str) -> int | None:
        """The line of the table a row is in."""
        index = self.review.index_of.get(id_)
        if index is None:
            return None
        if self._places is not None:
            return self._places.get(index)
        try:
            return self.lines.index(index)  # for one row quicker than a map of all
        except ValueError:
            return None

    def find(self, id_: str) -> ReviewRow | None:
        """A row, shown or not."""
        index = self.review.index_of.get(id_)
        return self.rows[index] if index is not None else None

    def answer(self, id_: str, answer: Answer) -> ReviewRow | None:
        """A row turns to its own result and stays in its line; None where it is not known."""
        index = self.review.index_of.get(id_)
        if index is None:
            return None
        if self._places is None:  # thousands of rows will ask for their lines
            self._places = dict(zip(self.lines, range(len(self.lines)), strict=True))
        before, after = self.rows[index], self.rows[index].answered(answer)
        self.rows[index] = after
        self._sections[index] = SECTION_CODES[after.section]
        if self.filter.sections:  # nothing else hides a row for its answer
            self._pinned.add(index)
        if index in self._places:
            self.counts[before.section] -= 1
            self.counts[after.section] += 1
            self.tickable += after.can_be_processed - before.can_be_processed
        return after

    def ids_that_can_be_ticked(self) -> list[str]:
        """Of the rows in the table."""
        waits, sections, rows = SECTION_CODES[Section.AT_SERVER], self._sections, self.rows
        return [rows[index].id for index in self.lines if sections[index] == waits]
