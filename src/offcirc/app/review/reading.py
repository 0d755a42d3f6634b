"""Reads this workstation's journal and the server's queue into one list (K17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo

from offcirc.app.review.bites import breathing
from offcirc.app.review.details import library_names
from offcirc.app.review.listing import Keys, Review, in_processing_order, newest_first, orders_of
from offcirc.app.review.queue import NewName, Queue, QueuedRow
from offcirc.app.review.rows import Answer, ReviewRow, Section, plain_answer, section_of
from offcirc.app.review.sharing import Sharing
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import fold
from offcirc.domain.outcomes import Result
from offcirc.domain.transactions import NewPatron, State
from offcirc.journal import Recorded
from offcirc.replica.rows import name_words
from offcirc.replica.store import Replica
from offcirc.sync.reconcile import reconcile


def read_review(
    workstation: Workstation,
    queue: Queue | None,
    answers: Mapping[str, Answer],
    before: Sequence[ReviewRow] = (),
) -> Review:
    """Reads journal and replica; takes about a second for 20,000 rows, so never in the GUI thread.

    Args:
        workstation: its journal and replica.
        queue: the server's queue when it was last fetched.
        answers: what processing said since then, by id: the queue does not know it, nor the journal of rows that
            others recorded.
        before: the rows that are shown now; what has not changed stays the same object from the moment it is read, so
            that 20,000 rows are never in memory twice.
    """
    zone = workstation.desk.zone
    account = reconcile(workstation.journal)
    gathered = _Gathered(zone, answers, before)
    queued = queue.rows if queue is not None else ()
    places = {row.id: place for place, row in enumerate(breathing(queued))}
    for recorded in breathing(workstation.journal.rows()):
        gathered.add_own(recorded, places.pop(recorded.transaction.id, None))
    for place in breathing(places.values()):
        gathered.add_queued(queued[place], place)
    gathered.name(workstation.replica)
    rows = newest_first(gathered.rows)
    indexes, waiting = list(range(len(rows))), in_processing_order(rows)
    return Review(
        tuple(rows),
        {row.id: index for row, index in breathing(zip(rows, indexes, strict=True))},
        Keys.of(rows),
        orders_of(rows, indexes),
        waiting,
        frozenset(row.id for row in breathing(waiting)),
        account,
        zone,
        workstation.journal.workstation,
        queue.fetched_at if queue is not None else None,
        workstation.clock.read().wall.astimezone(zone).date(),
        workstation.config.scanner_prefix,
        library_names(workstation),
    )


class _Gathered:
    """Rows as they are read, each of them once."""

    def __init__(self, zone: tzinfo, answers: Mapping[str, Answer], before: Sequence[ReviewRow]) -> None:
        self.rows: list[ReviewRow] = []
        self._zone = zone
        self._answers = answers
        self._before = {row.id: row for row in breathing(before)}
        self._registered: dict[str, str] = {}
        """Names of patrons who were registered at a desk, by their cards' keys; the replica may not have them yet."""
        self._typed: dict[str, str] = {}
        self._shared = Sharing()

    def add_own(self, recorded: Recorded, place: int | None) -> None:
        """A row of this journal, and its place in the queue."""
        row, state, shared = recorded.transaction, recorded.state, self._shared
        answer = Answer.of(recorded.outcome) if recorded.outcome is not None else None
        card, item = shared.one(row.card_number or ""), row.item_barcode or ""
        self._add(
            ReviewRow(
                id=row.id,
                workstation=shared.one(row.workstation),
                own=True,
                kind=row.kind,
                recorded_at=row.occurred_at if not row.backdated else row.recorded_at,
                occurred_at=row.occurred_at,
                day=shared.one(row.occurred_at.astimezone(self._zone).date()),
                staff=shared.one(row.staff),
                state=state,
                section=section_of(state, answer, row.due_at),
                card=card,
                item=item,
                due_at=shared.one(row.due_at),
                amount=row.amount,
                count=row.count,
                answer=answer,
                compensates=row.compensates is not None,
                card_key=_key(card),
                item_key=_key(item),
                place=place,
            ),
            row.patron,
            row.card_typed or "",
            row.item_typed or "",
        )

    def add_queued(self, row: QueuedRow, place: int) -> None:
        """A row of another workstation."""
        shared = self._shared
        self._add(
            ReviewRow(
                id=row.id,
                workstation=shared.one(row.workstation),
                own=False,
                kind=row.kind,
                recorded_at=row.recorded_at,
                occurred_at=row.occurred_at,
                day=shared.one(row.occurred_at.astimezone(self._zone).date()),
                staff=shared.one(row.staff),
                state=State.SENT,
                section=Section.AT_SERVER,
                card=row.card_number,
                item=row.item_barcode,
                due_at=shared.one(row.due_at),
                amount=row.amount,
                count=row.count,
                answer=plain_answer(Result.RETRY, row.last_code) if row.last_code else None,
                compensates=bool(row.compensates),
                card_key=_key(row.card_number),
                item_key=_key(row.item_barcode),
                place=place,
            ),
            row.patron,
            row.card_typed,
            row.item_typed,
        )

    def _add(self, row: ReviewRow, new: NewPatron | NewName | None, card_typed: str, item_typed: str) -> None:
        answer = self._answers.get(row.id) if row.section is Section.AT_SERVER else None
        self.rows.append(self._as_before(row.answered(answer) if answer is not None else row))
        if new is not None:
            self._registered[row.card_key] = _full_name(new.surname, new.first_name)
        if card_typed or item_typed:
            self._typed[row.id] = f"{card_typed} {item_typed}"

    def _as_before(self, row: ReviewRow) -> ReviewRow:
        """The object that is shown now, where it says the same; names and titles are looked up later."""
        seen = self._before.get(row.id)
        if seen is None or seen != replace(row, name=seen.name, title=seen.title, text=seen.text):
            return row
        return seen

    def name(self, replica: Replica | None) -> None:
        """Gives the rows the names and titles that the replica knows."""
        rows, names = self.rows, self._registered
        titles: dict[str, str] = {}
        if replica is not None:
            with replica.at_one_moment():
                names |= replica.names_of({row.card_key for row in breathing(rows) if row.card})
                titles = replica.titles_of({row.item_key for row in breathing(rows) if row.item})
        for index, row in enumerate(breathing(rows)):
            name, title = names.get(row.card_key, ""), titles.get(row.item_key, "")
            if (row.name, row.title) != (name, title) or not row.text:
                text = name_words(f"{row.card} {row.item} {self._typed.get(row.id, '')} {name} {title}")
                rows[index] = replace(row, name=name, title=title, text=text)


def _full_name(surname: str, first_name: str) -> str:
    return f"{surname}, {first_name}".strip(", ")


def _key(number: str) -> str:
    """Look-up key, the same object where it is the same text."""
    if number.isascii() and number.isdecimal():  # `fold` keeps what a desk asks for again; not 20,000 numbers
        return number
    key = fold(number)
    return number if key == number else key
