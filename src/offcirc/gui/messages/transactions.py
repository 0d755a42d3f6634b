"""The review window: filters, table, processing, summary."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, tzinfo

from offcirc.app.review.rows import Section
from offcirc.domain.outcomes import Result
from offcirc.gui.messages import formats, outcomes
from offcirc.gui.messages.translation import translate
from offcirc.sync.reconcile import Reconciliation

_MINUTE_S = 60


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
    return translate("Transactions", "Time")


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
    return translate("Transactions", "In line…")


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
    return translate("Transactions", "Reading the journal…")


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
    """K18, a button: an answer to the question. Nothing is ticked, nothing processed."""
    return translate("Transactions", "Cancel", "an answer")


def cancel_run() -> str:
    """A button beside the bar: ends what runs."""
    return translate("Transactions", "Cancel", "ends what runs")


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
    return translate("Transactions", "Stopping…")


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
    return translate("Transactions", "Save as PDF…")


def save_csv() -> str:
    """A button."""
    return translate("Transactions", "Save as CSV…")


def close_summary() -> str:
    """A button."""
    return translate("Transactions", "Close")


def fact_processed_by() -> str:
    """On the printed summary."""
    return translate("Transactions", "Processed by")


def fact_account() -> str:
    """On the printed summary."""
    return translate("Transactions", "This workstation's account")


def making_summary(percent: int) -> str:
    """Beside the buttons, while a long one is laid out and painted."""
    return translate("Transactions", "Making the summary: {percent} %", percent=percent)


def summary_in_the_making() -> str:
    """Another was asked for meanwhile."""
    return translate("Transactions", "A summary is still being made.")


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


def not_known(number: str) -> str:
    """A card or barcode that is not in the local data."""
    return translate("Transactions", "{number} (not known)", number=number)


def this_workstation(name: str) -> str:
    """In the list of workstations."""
    return translate("Transactions", "This workstation ({name})", name=name)


def section_description(section: Section) -> str:
    """What a chip shows, as a tooltip."""
    return {
        Section.HERE: translate("Transactions", "Recorded at this workstation and not sent yet"),
        Section.AT_SERVER: translate("Transactions", "Sent and waiting to be processed, from every workstation"),
        Section.SUCCEEDED: translate("Transactions", "Processed without a remark"),
        Section.NOTES: translate("Transactions", "Processed, with something to know"),
        Section.DUE_DIFFERS: translate(
            "Transactions", "Processed, but the server keeps another due date than the patron was told: tell the patron"
        ),
        Section.REFUSED: translate("Transactions", "Refused by the server: to be corrected or settled"),
        Section.UNKNOWN: translate(
            "Transactions",
            "Sent, but the answer was lost: the next synchronisation asks again, or somebody has to look",
        ),
        Section.SETTLED: translate("Transactions", "Corrected, settled by hand or taken back"),
    }[section]


def nothing_found(text: str) -> str:
    """A search or a scan found nothing."""
    return translate("Transactions", "No transaction has {text}.", text=text)


def process_ticked(count: int) -> str:
    """A button."""
    return translate("Transactions", "Process %n ticked", "", count)


def process_nothing() -> str:
    """The same button while nothing is ticked; it cannot be pressed."""
    return translate("Transactions", "Process ticked")


def process_description() -> str:
    """The same button, longer."""
    return translate("Transactions", "Has the server apply the ticked transactions, in its own order")


def nothing_ticked() -> str:
    """Why that button cannot be pressed."""
    return translate("Transactions", "Nothing is ticked yet: Space ticks a row, Ctrl+A all that are shown")


def nothing_to_process() -> str:
    """Why that button cannot be pressed."""
    return translate("Transactions", "Nothing waits at the server, as far as is known here: F5 fetches its queue")


def something_runs() -> str:
    """Why a button cannot be pressed."""
    return translate("Transactions", "Something is running already: wait for its end, or cancel it")


def send_description() -> str:
    """A button's longer text."""
    return translate("Transactions", "Synchronises: sends what waits and asks about what is unknown")


def send_waiting(count: int) -> str:
    """A button: synchronises."""
    return translate("Transactions", "Send %n waiting here", "", count)


def ask_about_unknown(count: int) -> str:
    """A button: synchronises."""
    return translate("Transactions", "Ask about %n unknown", "", count)


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
    recorded = translate("Transactions", "Recorded {count}", count=formats.number(found.recorded))
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
    if results[Result.UNKNOWN]:
        parts.append(translate("Transactions", "%n in doubt", "", results[Result.UNKNOWN]))
    if done < total:
        parts.append(translate("Transactions", "%n without an answer yet", "", total - done))
    return " · ".join(parts)


def reasons(refused: Counter[str], again: Counter[str], doubtful: Counter[str]) -> str:
    """Why rows were refused, put off or are in doubt, under the summary (K21)."""
    lines = []
    if refused.total():
        lines.append(translate("Transactions", "Refused: {reasons}", reasons=_counted(refused)))
    if again.total():
        lines.append(translate("Transactions", "To be tried again: {reasons}", reasons=_counted(again)))
    if doubtful.total():
        lines.append(translate("Transactions", "In doubt: {reasons}", reasons=_counted(doubtful)))
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
