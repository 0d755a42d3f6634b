"""The panel for one row: what is probably wrong, what can be done, what happened."""

from __future__ import annotations

from datetime import tzinfo

from offcirc.app.causes import Cause, CauseKind
from offcirc.app.review.details import Happened
from offcirc.app.review.rows import ReviewRow, Section
from offcirc.domain.outcomes import OutcomeCode
from offcirc.domain.transactions import EventKind, State
from offcirc.gui.messages import formats, outcomes, setting_due, staff
from offcirc.gui.messages.transactions import not_known
from offcirc.gui.messages.translation import translate


def repair_panel() -> str:
    """What the panel is, for screen readers."""
    return translate("Repair", "Transaction")


def causes_title() -> str:
    """Above the guesses."""
    return translate("Repair", "Probably")


def card() -> str:
    """A field."""
    return translate("Repair", "Card")


def barcode() -> str:
    """A field."""
    return translate("Repair", "Barcode")


def due_date() -> str:
    """A field."""
    return translate("Repair", "Due date")


def correct_and_send() -> str:
    """A button."""
    return translate("Repair", "Correct and send again")


def send_again_as_it_is() -> str:
    """The same while nothing was changed."""
    return translate("Repair", "Send again as it is")


def settle_by_hand() -> str:
    """A button."""
    return translate("Repair", "Settle by hand…")


def settle_description() -> str:
    """A button's longer text."""
    return translate("Repair", "You have settled it another way, for example in the library system; say how")


def settle_now() -> str:
    """A button."""
    return translate("Repair", "Settle")


def reason() -> str:
    """A field."""
    return translate("Repair", "How was it settled?")


def reason_example() -> str:
    """In the empty field."""
    return translate("Repair", "for example: lent in the library system")


def take_back() -> str:
    """A button."""
    return translate("Repair", "Take back")


def take_back_question() -> str:
    """Before a row is taken back."""
    return translate("Repair", "This row has not left the workstation. Take it back?")


def undo_by_return() -> str:
    """A button."""
    return translate("Repair", "Undo by checking in")


def undo_by_return_question() -> str:
    """Before a loan is undone."""
    return translate("Repair", "The server has this loan, or may have it. Record a check-in that undoes it?")


def undo_now() -> str:
    """A button."""
    return translate("Repair", "Yes, undo")


def leave_as_it_is() -> str:
    """A button."""
    return translate("Repair", "No, leave it")


def history_title() -> str:
    """Above the history."""
    return translate("Repair", "History")


def close_panel() -> str:
    """A button."""
    return translate("Repair", "Close")


def close_panel_description() -> str:
    """A button's longer text."""
    return translate("Repair", "Closes this panel (Esc)")


def amended() -> str:
    """After a correction."""
    return translate("Repair", "Recorded again with the correction. The next synchronisation sends it.")


def waived() -> str:
    """After settling."""
    return translate("Repair", "Settled by hand. The reason is kept with the row.")


def voided() -> str:
    """After taking back."""
    return translate("Repair", "Taken back: the row is not sent.")


def compensated() -> str:
    """After an undo."""
    return translate("Repair", "A check-in was recorded that undoes the loan.")


def filled(name: str) -> str:
    """A scan went into the repair panel."""
    return translate("Repair", "Filled in: {name}", name=name)


def facts_of(row: ReviewRow, zone: tzinfo) -> str:
    """Who, what and when, above the result."""
    lines = [part for part in (_with_number(row.name, row.card), _with_number(row.title, row.item)) if part]
    if row.due_at is not None:
        day = formats.day(row.due_at.astimezone(zone).date())
        lines.append(translate("Repair", "Due {day}", day=day))
    if row.compensates:
        lines.append(translate("Repair", "Undoes an earlier loan"))
    when, place = formats.moment(row.occurred_at, zone), row.workstation
    lines.append(translate("Repair", "{when} at {place}", when=when, place=place))
    return "\n".join(lines)


def _with_number(name: str, number: str) -> str:
    if not number:
        return ""
    return f"{name} · {number}" if name else not_known(number)


def advice(row: ReviewRow, *, own: bool) -> str:
    """What to do about a row, where something is to be done."""
    if row.section is Section.DUE_DIFFERS:
        return translate("Repair", "Tell the patron the server's due date.")
    if row.state is State.UNKNOWN and own:
        return translate(
            "Repair",
            "It left this workstation and no answer came. Synchronise asks the server again, and nothing is applied "
            "twice. If the server cannot tell, look there and settle it by hand.",
        )
    if row.state is State.REFUSED and not own:
        return translate("Repair", "Recorded at another workstation: it can be corrected there.")
    return _advice_by_code(row.answer.code if row.answer is not None and row.state is State.REFUSED else "")


def _advice_by_code(code: str) -> str:
    if code == OutcomeCode.ITEM_NOT_ON_LOAN:
        return translate(
            "Repair",
            "The server had no loan of this item. If the item is back, nothing is left to do: settle it by hand.",
        )
    if code == OutcomeCode.CARD_NUMBER_IN_USE:
        return translate("Repair", "Give the patron another card, or settle it by hand if it is the same person.")
    return ""


def cause(found: Cause, zone: tzinfo) -> str:
    """A guess at what is wrong."""
    clock = formats.clock(found.at, zone) if found.at is not None else ""
    params = {"number": found.number, "name": found.name, "title": found.title, "clock": clock}
    return _cause(found.kind, seen=found.at is not None).format_map(params)


def _cause(kind: CauseKind, *, seen: bool) -> str:
    if kind is CauseKind.NEAR_CARD and seen:
        return translate("Repair", "One slip away: {number} {name}, who was at the desk at {clock}")
    return {
        CauseKind.SWAPPED: translate("Repair", "Card and item were swapped: {name} borrowed {title}"),
        CauseKind.CARD_IS_ITEM: translate("Repair", "{number} is not a card but an item: {title}"),
        CauseKind.ITEM_IS_CARD: translate("Repair", "{number} is not an item but the card of {name}"),
        CauseKind.CHECK_DIGIT_OF_CARD: translate(
            "Repair", "The card's check digit is wrong: it was mistyped or misread"
        ),
        CauseKind.CHECK_DIGIT_OF_ITEM: translate(
            "Repair", "The barcode's check digit is wrong: it was mistyped or misread"
        ),
        CauseKind.NEAR_CARD: translate("Repair", "One slip away: {number} {name}"),
        CauseKind.NEAR_ITEM: translate("Repair", "One slip away: {number} {title}"),
        CauseKind.REPLACED_CARD: translate("Repair", "This card was replaced: {name} now has {number}"),
        CauseKind.OLD_CARD: translate("Repair", "An old card? {name} also has {number}"),
        CauseKind.AT_DESK: translate("Repair", "{name} was at the desk at {clock} ({number})"),
        CauseKind.CARD_TAKEN: translate("Repair", "The card {number} belongs to {name}"),
        CauseKind.RETURNED_BEFORE: translate("Repair", "It was checked in before, at {clock}: show that row"),
        CauseKind.LOAN_OPEN: translate("Repair", "Its loan to {name} at {clock} is not done yet: show that row"),
    }[kind]


def happened(line: Happened, row: ReviewRow, zone: tzinfo, libraries: outcomes.Names = outcomes.NO_NAMES) -> str:
    """One line of a row's history."""
    return f"{formats.moment(line.at, zone)}  {_event(line, row, zone, libraries)}"


def _event(line: Happened, row: ReviewRow, zone: tzinfo, libraries: outcomes.Names) -> str:
    if line.answer is not None:
        told = " · ".join(outcomes.answer_lines(line.answer, row.due_at, zone, libraries))
        said = translate("Repair", "The server: {told}", told=told)
        return f"{setting_due.refused(line.reason)} · {said}" if line.reason else said
    if line.kind == EventKind.WAIVED:
        return translate("Repair", "Settled by hand: {reason}", reason=line.reason)
    if line.kind == EventKind.NOT_SENT and line.reason:
        return translate("Repair", "Sent again by hand: {reason}", reason=line.reason)
    if line.kind == "recorded":
        return translate("Repair", "Recorded by {staff}", staff=staff.shown_name(row.staff) or "–")
    if line.kind == "brought":
        return translate("Repair", "Brought by a file; taken in by {staff}", staff=staff.shown_name(row.staff) or "–")
    return {
        EventKind.VOIDED: translate("Repair", "Taken back"),
        EventKind.ATTEMPTED: translate("Repair", "On its way to the server"),
        EventKind.NOT_SENT: translate("Repair", "It never reached the server"),
        EventKind.SENT: translate("Repair", "The server has it"),
        EventKind.EXPORTED: translate("Repair", "Written to a file that is carried"),
        EventKind.OUTCOME: translate("Repair", "The server answered"),
        EventKind.AMENDED: translate("Repair", "Corrected and recorded again"),
        EventKind.DUE_DATE_ASKED: setting_due.asked(),
        EventKind.DUE_DATE_READ: translate("Repair", "The server answered"),
    }[EventKind(line.kind)]
