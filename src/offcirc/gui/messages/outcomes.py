"""What the server said of a row, what was done at the desk, and where a row stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo

from offcirc.app.review.rows import Answer, ReviewRow, Section, kept_instead
from offcirc.domain.outcomes import Note, NoteCode, OutcomeCode, Result
from offcirc.domain.transactions import Kind, State
from offcirc.gui.messages import formats, holdings
from offcirc.gui.messages.translation import translate

Names = Mapping[str, str]
"""Libraries' names by their codes: a server's remark has codes, which nobody at a desk reads."""
NO_NAMES: Names = {}
_LIBRARIES = ("pickup_library", "library")
"""What of a remark's parameters is a library's code."""
_Say = Callable[[], str]
_SayNote = Callable[[Mapping[str, str]], str]

_OUTCOMES: dict[str, _Say] = {
    OutcomeCode.SUCCESS: lambda: translate("Outcomes", "Success"),
    OutcomeCode.PATRON_NOT_FOUND: lambda: translate("Outcomes", "Patron not found"),
    OutcomeCode.ITEM_NOT_FOUND: lambda: translate("Outcomes", "Item not found"),
    OutcomeCode.ITEM_NOT_ON_LOAN: lambda: translate("Outcomes", "Item not on loan"),
    OutcomeCode.CARD_NUMBER_IN_USE: lambda: translate("Outcomes", "Card number already in use"),
    OutcomeCode.ID_IN_USE: lambda: translate("Outcomes", "Another transaction has this number"),
    OutcomeCode.SERVER_FAILED: lambda: translate("Outcomes", "The server failed; it keeps the row and tries again"),
    OutcomeCode.WAITS_BEHIND: lambda: translate("Outcomes", "Waits behind an earlier row of the same item or patron"),
    OutcomeCode.LEFT_THE_QUEUE: lambda: translate(
        "Outcomes", "No longer in the server's queue; what came of it is not known"
    ),
    OutcomeCode.WITHDRAWN: lambda: translate("Outcomes", "Withdrawn from the server's queue"),
    OutcomeCode.CARD_NEEDED: lambda: translate(
        "Outcomes", "Not sent: this server renews by card, and whose loan it is was not known"
    ),
    OutcomeCode.CARD_TOO_LONG: lambda: translate("Outcomes", "Not sent: this server would cut the card number"),
    OutcomeCode.BARCODE_TOO_LONG: lambda: translate("Outcomes", "Not sent: this server would cut the barcode"),
    OutcomeCode.VALUE_NOT_CARRIED: lambda: translate("Outcomes", "Not sent: this server would change a value"),
    **holdings.OUTCOMES,
}

_NOTES: dict[str, _SayNote] = {
    NoteCode.WAS_ON_LOAN_TO_OTHER: lambda p: _on_loan_to_other(p.get("card_number", "")),
    NoteCode.WAS_ON_LOAN_TO_PATRON: lambda _: translate("Outcomes", "the patron had it already"),
    NoteCode.DUE_DATE_NOT_READ: lambda _: translate(
        "Outcomes", "which due date the server keeps could not be read back"
    ),
    NoteCode.DUE_DATE_CHANGED: lambda _: translate("Outcomes", "the server gave another due date"),
    NoteCode.HOLD_WAITING: lambda p: _hold(p.get("pickup_library", "")),
    NoteCode.ROUTE_TO_LIBRARY: lambda p: translate("Outcomes", "send it to {library}", library=p.get("library", "?")),
    NoteCode.PATRON_BLOCKED: lambda _: translate("Outcomes", "the patron is blocked"),
    NoteCode.PATRON_EXPIRED: lambda _: translate("Outcomes", "the card has expired"),
    NoteCode.CARD_LOST: lambda _: translate("Outcomes", "the card was reported lost"),
    NoteCode.CARD_REPLACED: lambda p: translate(
        "Outcomes", "the card had been replaced: done on {number}", number=p.get("card_number", "?")
    ),
    NoteCode.ADDRESS_IN_DOUBT: lambda _: translate("Outcomes", "the patron's address is in doubt"),
    NoteCode.OWES_TOO_MUCH: lambda _: translate("Outcomes", "the patron owed more than the limit"),
    NoteCode.TOO_MANY_LOANS: lambda _: translate("Outcomes", "the patron had as many loans as allowed"),
    NoteCode.NO_RENEWALS_LEFT: lambda _: translate("Outcomes", "no renewals were left"),
    NoteCode.ITEM_STATUS: lambda p: _item_status(p.get("status", "")),
    NoteCode.NOT_FOR_LOAN: lambda _: translate("Outcomes", "the item is not for loan"),
    NoteCode.SERVER_STATE_NEWER: lambda _: translate("Outcomes", "came late: kept as history"),
    NoteCode.TIME_UNCERTAIN: lambda _: translate("Outcomes", "this workstation's clock was wrong"),
    NoteCode.ALREADY_PROCESSED: lambda _: translate("Outcomes", "was processed before"),
    **holdings.NOTES,
    NoteCode.NOT_ON_LOAN_NOW: lambda _: translate("Outcomes", "the answer was lost; the item is not on loan there"),
}

_ITEM_STATUSES: dict[str, _Say] = {
    "in_process": lambda: translate("Outcomes", "the item was still being processed"),
    "on_order": lambda: translate("Outcomes", "the item was still on order"),
    "lost": lambda: translate("Outcomes", "the item was marked as lost"),
    "missing": lambda: translate("Outcomes", "the item was marked as missing"),
    "withdrawn": lambda: translate("Outcomes", "the item was withdrawn"),
}

_STATES: dict[State, _Say] = {
    State.WAITING: lambda: translate("Outcomes", "Waiting here"),
    State.UNKNOWN: lambda: translate("Outcomes", "Unknown: no answer came"),
    State.SENT: lambda: translate("Outcomes", "At the server"),
    State.SUCCEEDED: lambda: translate("Outcomes", "Success"),
    State.REFUSED: lambda: translate("Outcomes", "Refused"),
    State.AMENDED: lambda: translate("Outcomes", "Corrected and recorded again"),
    State.WAIVED: lambda: translate("Outcomes", "Settled by hand"),
    State.VOIDED: lambda: translate("Outcomes", "Taken back"),
}

_STATES_IN_ACCOUNT: dict[State, _Say] = {
    State.WAITING: lambda: translate("Outcomes", "waiting here"),
    State.UNKNOWN: lambda: translate("Outcomes", "unknown"),
    State.SENT: lambda: translate("Outcomes", "at the server"),
    State.SUCCEEDED: lambda: translate("Outcomes", "succeeded"),
    State.REFUSED: lambda: translate("Outcomes", "refused"),
    State.AMENDED: lambda: translate("Outcomes", "corrected"),
    State.WAIVED: lambda: translate("Outcomes", "settled by hand"),
    State.VOIDED: lambda: translate("Outcomes", "taken back"),
}

_SECTIONS: dict[Section, _Say] = {
    Section.HERE: lambda: translate("Outcomes", "Waiting here"),
    Section.AT_SERVER: lambda: translate("Outcomes", "At the server"),
    Section.SUCCEEDED: lambda: translate("Outcomes", "Succeeded"),
    Section.NOTES: lambda: translate("Outcomes", "With notes"),
    Section.DUE_DIFFERS: lambda: translate("Outcomes", "Due date differs"),
    Section.REFUSED: lambda: translate("Outcomes", "Refused"),
    Section.UNKNOWN: lambda: translate("Outcomes", "Unknown"),
    Section.SETTLED: lambda: translate("Outcomes", "Settled"),
}

_KINDS: dict[Kind, _Say] = {
    Kind.ISSUE: lambda: translate("Outcomes", "Check out"),
    Kind.RETURN: lambda: translate("Outcomes", "Check in"),
    Kind.RENEW: lambda: translate("Outcomes", "Renewal"),
    Kind.PAYMENT: lambda: translate("Outcomes", "Payment"),
    Kind.IN_HOUSE_USE: lambda: translate("Outcomes", "In-house use"),
    Kind.REGISTER_PATRON: lambda: translate("Outcomes", "New patron"),
    **holdings.KINDS,
}


def outcome(code: str) -> str:
    """A result (K20); a code that this version does not know stands for itself."""
    say = _OUTCOMES.get(code)
    return say() if say is not None else code


def note(told: Note, libraries: Names = NO_NAMES) -> str:
    """A remark behind a result; libraries by their names, where they are known here."""
    say = _NOTES.get(told.code)
    if say is None:
        return told.code
    named = {each: libraries.get(told.params[each], told.params[each]) for each in _LIBRARIES if each in told.params}
    return say({**told.params, **named} if named else told.params)


def state(where: State) -> str:
    """Where a row stands."""
    return _STATES[where]()


def state_in_account(where: State) -> str:
    """The same as a term of the reconciliation."""
    return _STATES_IN_ACCOUNT[where]()


def section(which: Section) -> str:
    """A group of rows in the review window."""
    return _SECTIONS[which]()


def kind(what: Kind) -> str:
    """What was done at the desk."""
    return _KINDS[what]()


def action(row: ReviewRow) -> str:
    """What was done at the desk, with the amount or count."""
    if row.amount is not None:
        return f"{kind(row.kind)} {formats.money(row.amount)}"
    if row.count is not None and row.count > 1:
        return f"{kind(row.kind)} × {formats.number(row.count)}"
    return kind(row.kind)


def due_date_changed(kept: datetime, told: datetime, zone: tzinfo) -> str:
    """What staff must tell the patron: both dates."""
    text = translate("Outcomes", "The server made it due {granted}; the patron was told {told}")
    kept_shown, told_shown = both_dates(kept, told, zone)
    return text.format(granted=kept_shown, told=told_shown)


def both_dates(kept: datetime, told: datetime, zone: tzinfo) -> tuple[str, str]:
    """The date that the server keeps and the one that was told, with the hour where they differ in nothing else."""
    days = kept.astimezone(zone).date(), told.astimezone(zone).date()
    if days[0] == days[1]:
        return formats.moment(kept, zone), formats.moment(told, zone)
    return formats.day(days[0]), formats.day(days[1])


def result(row: ReviewRow, zone: tzinfo, libraries: Names = NO_NAMES) -> str:
    """The result of a row, its notes behind it; where it has none, where it stands."""
    if row.answer is None or row.section in {Section.HERE, Section.SETTLED}:
        return state(row.state)
    if row.answer.result is Result.UNKNOWN:
        return state(State.UNKNOWN)
    return " · ".join(answer_lines(row.answer, row.due_at, zone, libraries))


def what_to_note(row: ReviewRow, zone: tzinfo, libraries: Names = NO_NAMES) -> str:
    """The same for a cell that may be cut: its icon says that it succeeded with a note, so that the note comes first."""
    answer = row.answer
    if row.section is not Section.NOTES or answer is None or not answer.notes:
        return result(row, zone, libraries)
    first, *others = (note(each, libraries) for each in answer.notes)
    return " · ".join([first[:1].upper() + first[1:], *others, outcome(answer.code)])


def answer_lines(answer: Answer, told_due_at: datetime | None, zone: tzinfo, libraries: Names = NO_NAMES) -> list[str]:
    """A result and its notes; a changed due date comes first, whether or not the server remarked upon it."""
    kept = kept_instead(answer, told_due_at)
    if kept is None or told_due_at is None:
        return [outcome(answer.code), *(note(each, libraries) for each in answer.notes)]
    changed = due_date_changed(kept, told_due_at, zone)
    return [changed, *(note(each, libraries) for each in answer.notes if each.code != NoteCode.DUE_DATE_CHANGED)]


def _on_loan_to_other(card: str) -> str:
    if not card:
        return translate("Outcomes", "returned first from another patron")
    return translate("Outcomes", "returned first from another patron ({card})", card=card)


def _hold(library: str) -> str:
    if not library:
        return translate("Outcomes", "on hold: set it aside")
    return translate("Outcomes", "on hold: set it aside for {library}", library=library)


def _item_status(status: str) -> str:
    say = _ITEM_STATUSES.get(status)
    return say() if say is not None else translate("Outcomes", "the item was not on the shelf")
