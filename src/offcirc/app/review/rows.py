"""A row of the review window, and where it stands (K17)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from offcirc.app.rows import Row
from offcirc.domain.due_dates import same_minute
from offcirc.domain.outcomes import Note, Outcome, Result
from offcirc.domain.transactions import SETTLED, Kind, State

_CODES = 100
"""Different answers without a note that are kept as one object each: 20,000 rows have a handful of them."""


class Section(StrEnum):
    """Where a row stands, in the words of the review window."""

    HERE = "here"
    AT_SERVER = "at_server"
    SUCCEEDED = "succeeded"
    NOTES = "notes"
    DUE_DIFFERS = "due_differs"
    """The server keeps another due date than the patron was told: somebody has to tell them."""
    REFUSED = "refused"
    UNKNOWN = "unknown"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said of a row while it was processed."""

    result: Result
    code: str
    notes: tuple[Note, ...] = ()
    granted_due_at: datetime | None = None

    @classmethod
    def of(cls, outcome: Outcome) -> Answer:
        """From the journal."""
        if outcome.notes or outcome.granted_due_at is not None:
            return cls(outcome.result, outcome.code, outcome.notes, outcome.granted_due_at)
        return plain_answer(outcome.result, outcome.code)

    @classmethod
    def read(cls, told: Row) -> Answer:
        """From a row of `offcirc --json process`."""
        granted, noted = told.get("granted_due_at"), told.get("notes", ())
        result, code = Result(told["result"]), str(told["outcome"])
        if not noted and not granted:
            return plain_answer(result, code)
        notes = tuple(Note(note["code"], note.get("params", {})) for note in noted)
        return cls(result, code, notes, datetime.fromisoformat(granted) if granted else None)


@lru_cache(_CODES)
def plain_answer(result: Result, code: str) -> Answer:
    """One without notes."""
    return Answer(result, code)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One transaction as the review window shows it.

    Attributes:
        own: recorded at this workstation, so that it can be repaired here.
        day: the local date on which it happened.
        name: the patron's, empty where the replica does not know the card.
        title: the item's, empty where the replica does not know the barcode.
        card_key: look-up key of the card; rows that share a card or an item must not overtake each other (K18).
        item_key: look-up key of the item.
        place: where it stands in the order of processing; None where it does not wait at the server.
        text: what the search looks through, folded.
    """

    id: str
    workstation: str
    own: bool
    kind: Kind
    recorded_at: datetime
    occurred_at: datetime
    day: date
    staff: str
    state: State
    section: Section
    card: str = ""
    name: str = ""
    item: str = ""
    title: str = ""
    due_at: datetime | None = None
    amount: Decimal | None = None
    count: int | None = None
    answer: Answer | None = None
    compensates: bool = False
    card_key: str = ""
    item_key: str = ""
    place: int | None = None
    text: str = ""

    @property
    def can_be_processed(self) -> bool:
        """Whether it waits at the server, so that it can be ticked."""
        return self.section is Section.AT_SERVER

    @property
    def changed_due_at(self) -> datetime | None:
        """The due date the server keeps, where that is another than the patron was told."""
        return kept_instead(self.answer, self.due_at)

    def answered(self, answer: Answer) -> ReviewRow:
        """The row after the server's answer."""
        state = _STATES[answer.result]
        return replace(self, state=state, answer=answer, section=section_of(state, answer, self.due_at))


_STATES: dict[Result, State] = {
    Result.SUCCESS: State.SUCCEEDED,
    Result.SUCCESS_WITH_NOTES: State.SUCCEEDED,
    Result.REFUSED: State.REFUSED,
    Result.RETRY: State.SENT,
    Result.UNKNOWN: State.UNKNOWN,
}
_SECTIONS: dict[State, Section] = {
    State.WAITING: Section.HERE,
    State.SENT: Section.AT_SERVER,
    State.SUCCEEDED: Section.SUCCEEDED,
    State.REFUSED: Section.REFUSED,
    State.UNKNOWN: Section.UNKNOWN,
}


def section_of(state: State, answer: Answer | None, told_due_at: datetime | None) -> Section:
    """Where a row of this state and answer is shown."""
    if state is State.SUCCEEDED and answer is not None:
        if kept_instead(answer, told_due_at) is not None:
            return Section.DUE_DIFFERS
        if answer.notes or answer.result is not Result.SUCCESS:
            return Section.NOTES
    return Section.SETTLED if state in SETTLED and state is not State.SUCCEEDED else _SECTIONS[state]


def kept_instead(answer: Answer | None, told_due_at: datetime | None) -> datetime | None:
    """The due date that the server keeps, where it is another than the patron was told.

    None where it is not known here what the patron was told.
    """
    kept = answer.granted_due_at if answer is not None else None
    if kept is None or told_due_at is None or same_minute(kept, told_due_at):
        return None
    return kept
