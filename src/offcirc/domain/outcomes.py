"""What a server says of one transaction (K19, K20)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from offcirc.domain.holdings.values import Rule


class Result(StrEnum):
    """The kind of answer a row got."""

    SUCCESS = "success"
    SUCCESS_WITH_NOTES = "success_with_notes"
    REFUSED = "refused"
    RETRY = "retry"
    UNKNOWN = "unknown"


class OutcomeCode(StrEnum):
    """`SUCCESS`, or why not. Refusals check the patron first."""

    SUCCESS = "SUCCESS"
    PATRON_NOT_FOUND = "PATRON_NOT_FOUND"
    ITEM_NOT_FOUND = "ITEM_NOT_FOUND"
    ITEM_NOT_ON_LOAN = "ITEM_NOT_ON_LOAN"
    CARD_NUMBER_IN_USE = "CARD_NUMBER_IN_USE"
    ID_IN_USE = "ID_IN_USE"
    """Another transaction was received under this id before: never the same row sent twice, which is answered again."""
    SERVER_FAILED = "SERVER_FAILED"
    """A fault inside the server: the row is kept there and tried again (`retry`)."""
    WAITS_BEHIND = "WAITS_BEHIND"
    """An earlier row of the same item or patron has no outcome yet (`retry`)."""
    LEFT_THE_QUEUE = "LEFT_THE_QUEUE"
    """It is no longer in the server's queue, and the server cannot say what came of it (`unknown`)."""
    WITHDRAWN = "WITHDRAWN"
    """Somebody took it out of the server's queue before it was applied."""
    CARD_NEEDED = "CARD_NEEDED"
    """The server renews by card and item, and the desk did not know whose loan it was."""
    CARD_TOO_LONG = "CARD_TOO_LONG"
    """The server would cut the card number off without a word, so that it was not sent."""
    BARCODE_TOO_LONG = "BARCODE_TOO_LONG"
    """The same of the item's barcode."""
    VALUE_NOT_CARRIED = "VALUE_NOT_CARRIED"
    """The same of a value that the server would bend, e.g. a negative amount."""
    BARCODE_IN_USE = "BARCODE_IN_USE"
    TITLE_REQUIRED = "TITLE_REQUIRED"
    """A new item, or an edited one, without a title."""
    NOT_ALLOWED = "NOT_ALLOWED"
    """The workstation may not change items' records, or not there, or not in that view."""
    SERVER_STATE_NEWER = "SERVER_STATE_NEWER"
    """What an edit rests on has changed since: the notes tell both states, and nothing was overwritten."""
    ITEM_IN_OTHER_SET = "ITEM_IN_OTHER_SET"
    """The item is out in another exchange set than the one it shall return with."""
    ITEM_OUT_IN_SET = Rule.ITEM_OUT_IN_SET.value
    ITEM_NOT_OUT = Rule.ITEM_NOT_OUT.value
    LIBRARY_NOT_EDITABLE = Rule.LIBRARY_NOT_EDITABLE.value
    LIBRARY_UNKNOWN = Rule.LIBRARY_UNKNOWN.value
    LIBRARY_NOT_CHOSEN = Rule.LIBRARY_NOT_CHOSEN.value
    OWNING_LIBRARY_NOT_CHOSEN = Rule.OWNING_LIBRARY_NOT_CHOSEN.value
    LOCATION_REQUIRED = Rule.LOCATION_REQUIRED.value
    LOCATION_NOT_IN_LIBRARY = Rule.LOCATION_NOT_IN_LIBRARY.value
    OWNING_LOCATION_REQUIRED = Rule.OWNING_LOCATION_REQUIRED.value
    OWNING_LOCATION_NOT_IN_LIBRARY = Rule.OWNING_LOCATION_NOT_IN_LIBRARY.value
    OWNING_LOCATION_FOLLOWS = Rule.OWNING_LOCATION_FOLLOWS.value
    OWNING_LOCATION_NOT_ON_FORM = Rule.OWNING_LOCATION_NOT_ON_FORM.value
    OWNING_PLACE_MISSING = Rule.OWNING_PLACE_MISSING.value
    RECEIVING_PLACE_MISSING = Rule.RECEIVING_PLACE_MISSING.value


class NoteCode(StrEnum):
    """What staff should know although the row was applied. The book has left the building: a broken rule is a note."""

    WAS_ON_LOAN_TO_OTHER = "WAS_ON_LOAN_TO_OTHER"
    WAS_ON_LOAN_TO_PATRON = "WAS_ON_LOAN_TO_PATRON"
    DUE_DATE_CHANGED = "DUE_DATE_CHANGED"
    DUE_DATE_NOT_READ = "DUE_DATE_NOT_READ"
    """The server sets due dates of its own, and the loan could not be read back: it is not there any more."""
    HOLD_WAITING = "HOLD_WAITING"
    ROUTE_TO_LIBRARY = "ROUTE_TO_LIBRARY"
    PATRON_BLOCKED = "PATRON_BLOCKED"
    PATRON_EXPIRED = "PATRON_EXPIRED"
    CARD_LOST = "CARD_LOST"
    CARD_REPLACED = "CARD_REPLACED"
    """The row names a card that was replaced; it was applied to whose card it was."""
    ADDRESS_IN_DOUBT = "ADDRESS_IN_DOUBT"
    OWES_TOO_MUCH = "OWES_TOO_MUCH"
    TOO_MANY_LOANS = "TOO_MANY_LOANS"
    NO_RENEWALS_LEFT = "NO_RENEWALS_LEFT"
    ITEM_STATUS = "ITEM_STATUS"
    NOT_FOR_LOAN = "NOT_FOR_LOAN"
    SERVER_STATE_NEWER = "SERVER_STATE_NEWER"
    TIME_UNCERTAIN = "TIME_UNCERTAIN"
    ALREADY_PROCESSED = "ALREADY_PROCESSED"
    FIELD_DIFFERS = "FIELD_DIFFERS"
    """What the desk saw of an item's field, and what the server has: `field`, `seen`, `now`."""
    FIELD_REFUSED = "FIELD_REFUSED"
    """A value that breaks a rule of holdings: `field`, `value`, `rule`."""
    IN_SET = "IN_SET"
    """The exchange set that the item is out in: `set`, its name."""
    ITEM_ON_LOAN = "ITEM_ON_LOAN"
    """The item went with a set, or came back with it, and is lent to somebody by the records."""
    NOT_ON_LOAN_NOW = "NOT_ON_LOAN_NOW"
    """A return whose answer was lost: the item is not on loan there, and whether this row ended a loan nobody knows."""


@dataclass(frozen=True, slots=True)
class Note:
    """One remark with what its sentence needs: library codes, dates, counts, a card number for staff to follow up."""

    code: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one transaction.

    Attributes:
        number: the server's running number of outcomes, the cursor for fetching those one has not seen.
        change: the server's change counter after the row was applied; a replica at or past it already shows the effect.
        granted_due_at: the due date the server keeps, in the library's own offset.
    """

    transaction_id: str
    result: Result
    code: str
    processed_at: datetime
    notes: tuple[Note, ...] = ()
    granted_due_at: datetime | None = None
    number: int = 0
    change: int = 0

    @property
    def final(self) -> bool:
        """Whether the row leaves the queue with this answer."""
        return self.result in {Result.SUCCESS, Result.SUCCESS_WITH_NOTES, Result.REFUSED}


@dataclass(frozen=True, slots=True)
class Receipt:
    """The server has the row on its own disk; its outcome comes when somebody processes the queue."""

    transaction_id: str
    received_at: datetime
