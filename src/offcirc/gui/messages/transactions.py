"""The review window: filters, table, processing, summary, repair."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, tzinfo

from offcirc.app.causes import Cause, CauseKind
from offcirc.app.review import Happened, ReviewRow, Section
from offcirc.domain.outcomes import OutcomeCode, Result
from offcirc.domain.transactions import EventKind, Kind, State
from offcirc.gui.messages import formats, outcomes
from offcirc.gui.messages.translation import translate
from offcirc.sync.reconcile import Reconciliation

_MINUTE_S = 60


def title() -> str:
    """Rail."""
    return translate("Transactions", "Transactions")


def scan_hint() -> str:
    """The empty scan box."""
    return translate("Transactions", "Scan a card or an item to find its transactions")


def scan_hint_repairing() -> str:
    """The empty scan box while a row is corrected."""
    return translate("Transactions", "Scan the right card or item")


def column_tick() -> str:
    """Column, for screen readers."""
    return translate("Transactions", "Ticked")


def column_recorded() -> str:
    """Column."""
    return translate("Transactions", "Recorded")


def column_workstation() -> str:
    """Column."""
    return translate("Transactions", "Workstation")


def column_action() -> str:
    """Column."""
    return translate("Transactions", "Action")


def column_patron() -> str:
    """Column."""
    return translate("Transactions", "Patron")


def column_card() -> str:
    """Column of the saved summary."""
    return translate("Transactions", "Card")


def column_item() -> str:
    """Column."""
    return translate("Transactions", "Item")


def column_barcode() -> str:
    """Column of the saved summary."""
    return translate("Transactions", "Barcode")


def column_due() -> str:
    """Column."""
    return translate("Transactions", "Due")


def column_result() -> str:
    """Column."""
    return translate("Transactions", "Result")


def table() -> str:
    """What the table is, for screen readers."""
    return translate("Transactions", "Transactions")


def table_description() -> str:
    """The same, longer."""
    return translate("Transactions", "Space ticks a row, Enter opens it, Ctrl+A ticks all that are shown")


def tick_all_shown() -> str:
    """Above the column of ticks."""
    return translate("Transactions", "Tick all that are shown (Ctrl+A)")


def ticked() -> str:
    """For screen readers."""
    return translate("Transactions", "Ticked")


def not_ticked() -> str:
    """For screen readers."""
    return translate("Transactions", "Not ticked")


def cannot_be_ticked() -> str:
    """Where a row has no tick."""
    return translate("Transactions", "Only what waits at the server can be ticked")


def in_line() -> str:
    """Result of a row that is about to be processed."""
    return translate("Transactions", "In line …")


def kind_of_row() -> str:
    """A list, for screen readers."""
    return translate("Transactions", "Action")


def every_kind() -> str:
    """In a list."""
    return translate("Transactions", "Every action")


def day_of_row() -> str:
    """A list, for screen readers."""
    return translate("Transactions", "Day")


def every_day() -> str:
    """In a list."""
    return translate("Transactions", "Every day")


def workstation_of_row() -> str:
    """A list, for screen readers."""
    return translate("Transactions", "Workstation")


def every_workstation() -> str:
    """In a list."""
    return translate("Transactions", "All workstations")


def search() -> str:
    """The search field."""
    return translate("Transactions", "Card, barcode, name or title")


def fetch_queue() -> str:
    """A button."""
    return translate("Transactions", "Fetch the queue")


def fetch_queue_description() -> str:
    """The same, longer."""
    return translate("Transactions", "Asks the server what waits there, from every workstation (F5)")


def show_all() -> str:
    """A button where a filter hides every row."""
    return translate("Transactions", "Show all transactions")


def reading() -> str:
    """While the journal is read."""
    return translate("Transactions", "Reading the journal …")


def nothing_recorded() -> str:
    """An empty table."""
    return translate(
        "Transactions", "Nothing has been recorded here yet. What you check out and check in appears here."
    )


def nothing_matches() -> str:
    """A filter hides every row."""
    return translate("Transactions", "No transaction matches what is chosen above.")


def left_out_title() -> str:
    """K18, for screen readers."""
    return translate("Transactions", "Earlier transactions are left out")


def tick_these_too() -> str:
    """K18, a button."""
    return translate("Transactions", "Tick these too")


def leave_them_out() -> str:
    """K18, a button."""
    return translate("Transactions", "Leave them out")


def process_these_too() -> str:
    """K18, a button."""
    return translate("Transactions", "Process these too")


def process_without_them() -> str:
    """K18, a button."""
    return translate("Transactions", "Process without them")


def cancel() -> str:
    """A button."""
    return translate("Transactions", "Cancel")


def processing() -> str:
    """While rows are processed."""
    return translate("Transactions", "Processing")


def fetching() -> str:
    """While the queue is fetched."""
    return translate("Transactions", "Fetching the queue")


def cancel_description() -> str:
    """A button's longer text."""
    return translate("Transactions", "Stops after the transactions that the server has begun; nothing is lost")


def cancelling() -> str:
    """After Cancel was pressed."""
    return translate("Transactions", "Stopping …")


def cancelled() -> str:
    """A run ended by Cancel."""
    return translate("Transactions", "Cancelled: the rest still waits at the server.")


def summary_title() -> str:
    """What remains of a run."""
    return translate("Transactions", "Summary of processing")


def print_summary() -> str:
    """A button."""
    return translate("Transactions", "Print summary")


def save_pdf() -> str:
    """A button."""
    return translate("Transactions", "Save as PDF …")


def save_csv() -> str:
    """A button."""
    return translate("Transactions", "Save as CSV …")


def close_summary() -> str:
    """A button."""
    return translate("Transactions", "Close")


def fact_processed_by() -> str:
    """On the printed summary."""
    return translate("Transactions", "Processed")


def fact_account() -> str:
    """On the printed summary."""
    return translate("Transactions", "This workstation's account")


def printed() -> str:
    """After printing."""
    return translate("Transactions", "The summary was sent to the printer.")


def print_failed() -> str:
    """After printing."""
    return translate("Transactions", "There is no printer. Save the summary as PDF instead.")


def file_type_pdf() -> str:
    """In the system's dialog for files."""
    return translate("Transactions", "PDF (*.pdf)")


def file_type_csv() -> str:
    """In the system's dialog for files."""
    return translate("Transactions", "CSV (*.csv)")


def repair_panel() -> str:
    """What the panel is, for screen readers."""
    return translate("Transactions", "Transaction")


def causes_title() -> str:
    """Above the guesses."""
    return translate("Transactions", "Probably")


def card() -> str:
    """A field."""
    return translate("Transactions", "Card")


def barcode() -> str:
    """A field."""
    return translate("Transactions", "Barcode")


def due_date() -> str:
    """A field."""
    return translate("Transactions", "Due date")


def correct_and_send() -> str:
    """A button."""
    return translate("Transactions", "Correct and send again")


def send_again_as_it_is() -> str:
    """The same while nothing was changed."""
    return translate("Transactions", "Send again as it is")


def settle_by_hand() -> str:
    """A button."""
    return translate("Transactions", "Settle by hand …")


def settle_description() -> str:
    """A button's longer text."""
    return translate("Transactions", "You have settled it another way, for example in the library system; say how")


def settle_now() -> str:
    """A button."""
    return translate("Transactions", "Settle")


def reason() -> str:
    """A field."""
    return translate("Transactions", "How was it settled?")


def reason_example() -> str:
    """In the empty field."""
    return translate("Transactions", "for example: lent in the library system")


def take_back() -> str:
    """A button."""
    return translate("Transactions", "Take back")


def take_back_question() -> str:
    """Before a row is taken back."""
    return translate("Transactions", "This row has not left the workstation. Take it back?")


def undo_by_return() -> str:
    """A button."""
    return translate("Transactions", "Undo by checking in")


def undo_by_return_question() -> str:
    """Before a loan is undone."""
    return translate("Transactions", "The server has this loan, or may have it. Record a check-in that undoes it?")


def undo_now() -> str:
    """A button."""
    return translate("Transactions", "Yes, undo")


def leave_as_it_is() -> str:
    """A button."""
    return translate("Transactions", "No, leave it")


def history_title() -> str:
    """Above the history."""
    return translate("Transactions", "History")


def close_panel() -> str:
    """A button."""
    return translate("Transactions", "Close")


def close_panel_description() -> str:
    """A button's longer text."""
    return translate("Transactions", "Closes this panel (Esc)")


def amended() -> str:
    """After a correction."""
    return translate("Transactions", "Recorded again with the correction. The next synchronisation sends it.")


def waived() -> str:
    """After settling."""
    return translate("Transactions", "Settled by hand. The reason is kept with the row.")


def voided() -> str:
    """After taking back."""
    return translate("Transactions", "Taken back: the row is not sent.")


def compensated() -> str:
    """After an undo."""
    return translate("Transactions", "A check-in was recorded that undoes the loan.")


def not_known(number: str) -> str:
    """A card or barcode that is not in the local data."""
    return translate("Transactions", "{number} (not known)", number=number)


def this_workstation(name: str) -> str:
    """In the list of workstations."""
    return translate("Transactions", "This workstation ({name})", name=name)


def section_description(section: Section) -> str:
    """What a chip shows, as a tooltip."""
    match section:
        case Section.HERE:
            return translate("Transactions", "Recorded at this workstation and not sent yet")
        case Section.AT_SERVER:
            return translate("Transactions", "Sent and waiting to be processed, from every workstation")
        case Section.SUCCEEDED:
            return translate("Transactions", "Processed without a remark")
        case Section.NOTES:
            return translate("Transactions", "Processed, with something to know")
        case Section.REFUSED:
            return translate("Transactions", "Refused by the server: to be corrected or settled")
        case Section.UNKNOWN:
            return translate("Transactions", "Sent, but the answer was lost: the next synchronisation asks again")
        case _:
            return translate("Transactions", "Corrected, settled by hand or taken back")


def nothing_found(text: str) -> str:
    """A search or a scan found nothing."""
    return translate("Transactions", "No transaction has {text}.", text=text)


def process_ticked(count: int) -> str:
    """A button."""
    return translate("Transactions", "Process %n ticked", "", count)


def send_waiting(count: int) -> str:
    """A button: synchronises."""
    return translate("Transactions", "Send %n waiting here", "", count)


def queue_status(fetched_at: datetime | None, zone: tzinfo) -> str:
    """How old the list of other workstations' rows is."""
    if fetched_at is None:
        return translate("Transactions", "The server's queue has not been fetched yet.")
    text = translate("Transactions", "The server's queue was fetched at {time}.")
    return text.format(time=formats.clock(fetched_at, zone))


def account(found: Reconciliation) -> str:
    """The reconciliation line, which always stands."""
    terms = [
        f"{outcomes.state_in_account(state)} {formats.number(count)}" for state, count in found.states.items() if count
    ]
    sign = "=" if found.holds else "≠"
    recorded = translate("Transactions", "recorded {count}", count=formats.number(found.recorded))
    return f"{recorded} {sign} {' + '.join(terms) or '0'}"


def account_broken() -> str:
    """The reconciliation does not hold."""
    return translate("Transactions", "The account does not hold: ask for help before you go on.")


def left_out(count: int) -> str:
    """K18, the question."""
    return translate(
        "Transactions", "%n earlier transaction(s) of the same items or patrons would be left out:", "", count
    )


def and_more(count: int) -> str:
    """The end of a long list."""
    return translate("Transactions", "and %n more", "", count)


def of_total(done: int, total: int) -> str:
    """On the bar."""
    text = translate("Transactions", "{done} of {total}")
    return text.format(done=formats.number(done), total=formats.number(total))


def fetched_so_far(count: int) -> str:
    """Beside the bar while the queue is fetched."""
    return translate("Transactions", "%n transaction(s) so far", "", count)


def time_left(seconds: float | None) -> str:
    """Beside the bar."""
    if seconds is None:
        return ""
    if seconds < _MINUTE_S:
        return translate("Transactions", "about %n second(s) left", "", max(1, round(seconds)))
    return translate("Transactions", "about %n minute(s) left", "", round(seconds / _MINUTE_S))


def summary(results: Counter[Result], done: int, total: int) -> str:
    """What came of a run (K21)."""
    parts = [
        translate("Transactions", "%n processed", "", results.total()),
        translate("Transactions", "%n succeeded", "", results[Result.SUCCESS]),
        translate("Transactions", "%n with notes", "", results[Result.SUCCESS_WITH_NOTES]),
        translate("Transactions", "%n refused", "", results[Result.REFUSED]),
    ]
    if results[Result.RETRY]:
        parts.append(translate("Transactions", "%n to be tried again", "", results[Result.RETRY]))
    if done < total:
        parts.append(translate("Transactions", "%n without an answer yet", "", total - done))
    return " · ".join(parts)


def reasons(refused: Counter[str], again: Counter[str]) -> str:
    """Why rows were refused or put off, under the summary (K21)."""
    lines = []
    if refused.total():
        lines.append(translate("Transactions", "Refused: {reasons}", reasons=_counted(refused)))
    if again.total():
        lines.append(translate("Transactions", "To be tried again: {reasons}", reasons=_counted(again)))
    return "\n".join(lines)


def count_with_reasons(count: int, codes: Counter[str]) -> str:
    """On the printed summary."""
    return f"{formats.number(count)} ({_counted(codes)})" if codes.total() else formats.number(count)


def _counted(codes: Counter[str]) -> str:
    return ", ".join(
        f"{outcomes.outcome(code)} {formats.number(count)}" for code, count in sorted(codes.items()) if count
    )


def result_heading(result: Result) -> str:
    """On the printed summary."""
    match result:
        case Result.SUCCESS:
            return translate("Transactions", "Succeeded")
        case Result.SUCCESS_WITH_NOTES:
            return translate("Transactions", "With notes")
        case Result.REFUSED:
            return translate("Transactions", "Refused")
        case Result.RETRY:
            return translate("Transactions", "To be tried again")
        case _:
            return translate("Transactions", "Unknown")


def saved(path: str) -> str:
    """After saving."""
    return translate("Transactions", "Saved as {path}", path=path)


def not_saved(path: str) -> str:
    """The disk did not take it."""
    return translate("Transactions", "{path} could not be written. Choose another folder.", path=path)


def filled(name: str) -> str:
    """A scan went into the repair panel."""
    return translate("Transactions", "Filled in: {name}", name=name)


def facts_of(row: ReviewRow, zone: tzinfo) -> str:
    """Who, what and when, above the result."""
    lines = [part for part in (_with_number(row.name, row.card), _with_number(row.title, row.item)) if part]
    if row.due_at is not None:
        day = formats.day(row.due_at.astimezone(zone).date())
        lines.append(translate("Transactions", "Due {day}", day=day))
    if row.kind is not Kind.PAYMENT and row.compensates:
        lines.append(translate("Transactions", "Undoes an earlier loan"))
    when, place = formats.moment(row.occurred_at, zone), row.workstation
    lines.append(translate("Transactions", "{when} at {place}", when=when, place=place))
    return "\n".join(lines)


def _with_number(name: str, number: str) -> str:
    if not number:
        return ""
    return f"{name} · {number}" if name else not_known(number)


def advice(row: ReviewRow, *, own: bool) -> str:
    """What to do about a row, where something is to be done."""
    code = row.answer.code if row.answer is not None else ""
    if row.section is Section.NOTES and row.changed_due_at is not None:
        return translate("Transactions", "Tell the patron the server's due date.")
    if row.state is State.UNKNOWN and own:
        return translate(
            "Transactions",
            "It left this workstation and no answer came. Synchronise asks the server again, and nothing is applied twice. "
            "If the server cannot tell, look there and settle it by hand.",
        )
    if row.state is not State.REFUSED:
        return ""
    if not own:
        return translate("Transactions", "Recorded at another workstation: it can be corrected there.")
    if code == OutcomeCode.ITEM_NOT_ON_LOAN:
        return translate(
            "Transactions",
            "The server had no loan of this item. If the item is back, nothing is left to do: settle it by hand.",
        )
    if code == OutcomeCode.CARD_NUMBER_IN_USE:
        return translate("Transactions", "Give the patron another card, or settle it by hand if it is the same person.")
    return ""


def cause(found: Cause, zone: tzinfo) -> str:
    """A guess at what is wrong."""
    clock = formats.clock(found.at, zone) if found.at is not None else ""
    params = {"number": found.number, "name": found.name, "title": found.title, "clock": clock}
    return _cause(found.kind, seen=found.at is not None).format_map(params)


def _cause(kind: CauseKind, *, seen: bool) -> str:
    if kind is CauseKind.NEAR_CARD and seen:
        return translate("Transactions", "One slip away: {number} {name}, who was at the desk at {clock}")
    return {
        CauseKind.SWAPPED: translate("Transactions", "Card and item were swapped: {name} borrowed {title}"),
        CauseKind.CARD_IS_ITEM: translate("Transactions", "{number} is not a card but an item: {title}"),
        CauseKind.ITEM_IS_CARD: translate("Transactions", "{number} is not an item but the card of {name}"),
        CauseKind.CHECK_DIGIT_OF_CARD: translate(
            "Transactions", "The card's check digit is wrong: it was mistyped or misread"
        ),
        CauseKind.CHECK_DIGIT_OF_ITEM: translate(
            "Transactions", "The barcode's check digit is wrong: it was mistyped or misread"
        ),
        CauseKind.NEAR_CARD: translate("Transactions", "One slip away: {number} {name}"),
        CauseKind.NEAR_ITEM: translate("Transactions", "One slip away: {number} {title}"),
        CauseKind.OLD_CARD: translate("Transactions", "An old card? {name} also has {number}"),
        CauseKind.AT_DESK: translate("Transactions", "{name} was at the desk at {clock} ({number})"),
        CauseKind.CARD_TAKEN: translate("Transactions", "The card {number} belongs to {name}"),
        CauseKind.RETURNED_BEFORE: translate("Transactions", "It was checked in before, at {clock}: show that row"),
        CauseKind.LOAN_OPEN: translate("Transactions", "Its loan to {name} at {clock} is not done yet: show that row"),
    }[kind]


def happened(line: Happened, row: ReviewRow, zone: tzinfo) -> str:
    """One line of a row's history."""
    return f"{formats.moment(line.at, zone)}  {_event(line, row, zone)}"


def _event(line: Happened, row: ReviewRow, zone: tzinfo) -> str:
    if line.answer is not None:
        told = " · ".join(outcomes.answer_lines(line.answer, row.due_at, zone))
        return translate("Transactions", "The server: {told}", told=told)
    if line.kind == EventKind.WAIVED:
        return translate("Transactions", "Settled by hand: {reason}", reason=line.reason)
    if line.kind == "recorded":
        return translate("Transactions", "Recorded by {staff}", staff=row.staff or "–")  # noqa: RUF001 - nobody
    return {
        EventKind.VOIDED: translate("Transactions", "Taken back"),
        EventKind.ATTEMPTED: translate("Transactions", "On its way to the server"),
        EventKind.NOT_SENT: translate("Transactions", "It never reached the server"),
        EventKind.SENT: translate("Transactions", "The server has it"),
        EventKind.EXPORTED: translate("Transactions", "Written to a file that is carried"),
        EventKind.AMENDED: translate("Transactions", "Corrected and recorded again"),
    }[EventKind(line.kind)]
