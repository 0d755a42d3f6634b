"""Records as a scope lets them be known: patrons of other libraries are left out, their loans and holds are nobody's.

For all patrons these are the plain queries of `records`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, true

from offcirc.central import records, schema
from offcirc.central.extract_scopes import DETAILS, ExtractScope
from offcirc.domain.outcomes import Outcome
from offcirc.domain.records import SOMEBODY, Hold, Loan, PatronDetails

Row = Any
_p = schema.patrons.c
_IN_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Limited:
    """The queries of one scope. The last column of `loans` and `holds` tells whether their patron is in it."""

    scope: ExtractScope

    @property
    def _known(self) -> ColumnElement[bool]:
        libraries = self.scope.libraries
        return true() if libraries is None else _p.library.in_(libraries)

    def patrons(self) -> Select[Any]:
        """For `records.patron_of`."""
        return records.PATRONS.where(self._known)

    def patron_details(self) -> Select[Any]:
        """For `details_of`."""
        return records.PATRON_DETAILS.where(self._known)

    def details_of(self, row: Row) -> PatronDetails:
        """From a row of `patron_details`: what was chosen, the rest empty."""
        chosen = {name for detail in self.scope.details for name in DETAILS[detail]}
        values = {name: getattr(row, name) for name in chosen}
        return PatronDetails(row.card_number, **values)

    def former_cards(self) -> Select[Any]:
        """For `records.former_card_of`."""
        return records.FORMER_CARDS.where(self._known)

    def loans(self) -> Select[Any]:
        """For `loan_of`."""
        return records.LOANS.add_columns(self._known.label("known"))

    def holds(self) -> Select[Any]:
        """For `hold_of`, those that are known, and `anonymous`."""
        return records.HOLDS.add_columns(self._known.label("known"))

    def all_holds(self, connection: Connection) -> Iterator[Hold]:
        """Known holds as they are, and for each item that others wait for one that is somebody's."""
        yield from map(records.hold_of, records.stream(connection, records.HOLDS.where(self._known)))
        if self.scope.libraries is not None:
            yield from self._of_others(connection, true())

    def holds_of_others(self, connection: Connection, barcodes: Collection[str]) -> list[Hold]:
        """The same of those items that others wait for."""
        wanted = sorted(barcodes)
        return [
            hold
            for start in range(0, len(wanted), _IN_LIMIT)
            for hold in self._of_others(connection, schema.items.c.barcode.in_(wanted[start : start + _IN_LIMIT]))
        ]

    def _of_others(self, connection: Connection, items: ColumnElement[bool]) -> Iterator[Hold]:
        table = schema.holds.c
        first = (schema.items.c.barcode, table.on_shelf.desc(), table.placed_at)
        query = records.HOLDS.where(~self._known, items).order_by(*first)
        for _, holds in groupby(records.stream(connection, query), key=itemgetter(1)):
            yield replace(records.hold_of(next(holds)), card_number=SOMEBODY)

    def knows(self, connection: Connection, cards: Iterable[str]) -> set[str]:
        """Which of these card numbers a replica of this scope may have: their patrons are in it, or were."""
        if self.scope.libraries is None:
            return set(cards)
        wanted, gone = sorted(set(cards)), schema.tombstones.c
        found: set[str] = set()
        for start in range(0, len(wanted), _IN_LIMIT):
            part = wanted[start : start + _IN_LIMIT]
            found |= set(
                connection.execute(select(_p.card_number).where(_p.card_number.in_(part), self._known)).scalars()
            )
            left = select(gone.key).where(
                gone.kind.in_(("patron", "patron_left")), gone.key.in_(part), gone.library.in_(self.scope.libraries)
            )
            found |= set(connection.execute(left).scalars())
        return found

    def present(self, connection: Connection, cards: Iterable[str]) -> set[str]:
        """Which of these card numbers are patrons' in it at this moment."""
        wanted = sorted(set(cards))
        query = select(_p.card_number).where(self._known)
        return {
            number
            for start in range(0, len(wanted), _IN_LIMIT)
            for number in connection.execute(
                query.where(_p.card_number.in_(wanted[start : start + _IN_LIMIT]))
            ).scalars()
        }

    def outcomes(self, connection: Connection, outcomes: Sequence[Outcome]) -> list[Outcome]:
        """Answers without the cards of patrons whom the workstation may not know."""
        named = {note.params["card_number"] for each in outcomes for note in each.notes if "card_number" in note.params}
        hidden = named - self.present(connection, named) if self.scope.libraries is not None and named else set()
        return [_without(each, hidden) for each in outcomes] if hidden else list(outcomes)


def loan_of(row: Row) -> Loan:
    """From a row of `Limited.loans`."""
    loan = records.loan_of(row[:-1])
    return loan if row[-1] else replace(loan, card_number=SOMEBODY)


def hold_of(row: Row) -> Hold:
    """From a row of `Limited.holds` that is known."""
    return records.hold_of(row[:-1])


def _without(outcome: Outcome, hidden: Collection[str]) -> Outcome:
    notes = tuple(
        replace(note, params={**note.params, "card_number": SOMEBODY})
        if note.params.get("card_number") in hidden
        else note
        for note in outcome.notes
    )
    return replace(outcome, notes=notes)
