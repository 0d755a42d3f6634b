"""Data and connection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Any

from offcirc.errors import OffcircError
from offcirc.gui.messages import errors, formats, outcomes
from offcirc.gui.messages.translation import translate
from offcirc.sync.reconcile import Reconciliation


def scan_hint() -> str:
    """The empty scan box."""
    return translate("Data", "Not recorded here: F2 checks out, F3 checks in")


def scanned_here(codes: Iterable[str]) -> str:
    """Scans that came while this page was open."""
    shown = "  ·  ".join(codes)
    return translate(
        "Data", "Scanned here and not recorded: {codes}. Scan again under Check out or Check in.", codes=shown
    )


# synchronise


def synchronise_now() -> str:
    """Button."""
    return translate("Data", "Synchronise now")


def synchronise_description() -> str:
    """For screen readers and as a tooltip."""
    return translate("Data", "Sends what waits, then fetches what has changed")


def update_only() -> str:
    """Button."""
    return translate("Data", "Update only")


def update_only_description() -> str:
    """The same."""
    return translate("Data", "Fetches what has changed, and sends nothing")


def full_update() -> str:
    """Button."""
    return translate("Data", "Full update")


def full_update_description() -> str:
    """The same."""
    return translate("Data", "Fetches all local data anew; the old data stays in use until the new is complete")


def load_extract() -> str:
    """Button."""
    return translate("Data", "Load a carried extract…")


def load_extract_description() -> str:
    """The same."""
    return translate("Data", "Local data that somebody brings from the server as a file, on a stick for instance")


def cancel() -> str:
    """Button."""
    return translate("Data", "Cancel")


def choose_extract() -> str:
    """Title of the file dialog."""
    return translate("Data", "Choose the extract that was carried here")


def extracts() -> str:
    """Kind of file, in the dialog."""
    return translate("Data", "Carried extracts (*.offcirc-extract);;All files (*)")


def progress() -> str:
    """What the bar is, for screen readers."""
    return translate("Data", "Progress")


def doing(command: str, step: str) -> str:
    """What runs, while it runs."""
    steps = {
        "upload": translate("Data", "Sending transactions"),
        "build": translate("Data", "The server is preparing its data"),
        "download": translate("Data", "Fetching the local data"),
        "verify": translate("Data", "Checking the new data"),
        "changes": translate("Data", "Fetching changes"),
        "process": translate("Data", "Processing at the server"),
        "queue": translate("Data", "Fetching the queue"),
        "copy": translate("Data", "Reading the extract"),
        "look_up": translate("Data", "Asking what became of earlier transactions"),
        "find_out": translate("Data", "Finding out what the server can do"),
        "read_back": translate("Data", "Reading what the server made of them"),
    }
    commands = {
        "sync": translate("Data", "Synchronising"),
        "update": translate("Data", "Updating the local data"),
        "extract-import": translate("Data", "Loading the extract"),
        "queue": steps["queue"],
        "process": steps["process"],
    }
    return steps.get(step, commands.get(command, translate("Data", "Working")))


def so_far(done: int, total: int | None, unit: str) -> str:
    """How far it is, with numbers."""
    if total == 0:
        return ""
    shown = formats.number(done) if unit != "bytes" else formats.size(done)
    if total is None:
        return shown if done else ""
    whole = formats.number(total) if unit != "bytes" else formats.size(total)
    return translate("Data", "{done} of {total}", done=shown, total=whole)


def time_left(seconds: float) -> str:
    """How long the step will take."""
    return translate("Data", "about {age} left", age=formats.age(timedelta(seconds=seconds)))


def idle(*, online: bool | None) -> str:
    """While nothing runs."""
    if online is None:
        return translate("Data", "Looking for the server…")
    if online:
        return translate("Data", "The server is there.")
    return translate("Data", "The server is away.")


def succeeded(command: str, summary: Mapping[str, Any]) -> str:
    """What a command came to."""
    parts: list[str] = []
    if command == "sync":
        sent = int(summary.get("sent", 0))
        parts.append(translate("Data", "%n transaction(s) sent", "", sent) if sent else _nothing_to_send())
        if summary.get("left"):
            parts.append(translate("Data", "%n not taken by the server", "", int(summary["left"])))
        if summary.get("outcomes"):
            parts.append(translate("Data", "%n result(s) came", "", int(summary["outcomes"])))
    if command == "process":
        parts.append(translate("Data", "%n transaction(s) processed", "", int(summary.get("processed", 0))))
    if "records_changed" in summary:
        changed = int(summary["records_changed"])
        if summary.get("full"):
            parts.append(translate("Data", "the local data is new"))
        elif changed:
            parts.append(translate("Data", "%n record(s) changed", "", changed))
        else:
            parts.append(translate("Data", "the local data was up to date"))
    return translate("Data", "Done: {what}.", what=", ".join(parts)) if parts else translate("Data", "Done.")


def _nothing_to_send() -> str:
    return translate("Data", "nothing waited to be sent")


def failed(code: str, params: Mapping[str, str | int]) -> str:
    """Why a command did not run to its end, and what to do."""
    own = {
        "CANCELLED": translate("Data", "Cancelled. What was sent by then is at the server, the rest waits here."),
        "ENDED_EARLY": translate("Data", "The exchange was cut short. Nothing is lost; synchronise again."),
        "NOT_STARTED": translate("Data", "The program cannot be started a second time: install it again."),
        "FAULT": translate(
            "Data",
            "A fault of the program ({where}). Nothing that was recorded is lost.",
            where=params.get("where", "-"),
        ),
    }
    return own.get(code) or errors.sentence(OffcircError(code, **params))


# two numbers


def waiting_heading() -> str:
    """Card."""
    return translate("Data", "Transactions")


def not_sent() -> str:
    """Below K16's first number."""
    return translate("Data", "not sent from here")


def not_processed() -> str:
    """Below K16's second number."""
    return translate("Data", "not yet processed at the server")


def as_of(at: datetime, zone: tzinfo, passed: timedelta) -> str:
    """When that was so."""
    return translate("Data", "as of {when}, {age} ago", when=_when(at, zone, passed), age=formats.age(passed))


def _when(at: datetime, zone: tzinfo, passed: timedelta) -> str:
    """The time of day where that is today's."""
    today = at.astimezone(zone).date() == (at + passed).astimezone(zone).date()
    return formats.clock(at, zone) if today else formats.moment(at, zone)


def no_contact() -> str:
    """In place of it."""
    return translate("Data", "no contact with the server yet")


def unknown_rows(count: int) -> str:
    """Rows whose answer was lost."""
    return translate("Data", "For %n of them the answer was lost; the next synchronisation asks again.", "", count)


def queue_length(count: int) -> str:
    """All workstations'."""
    return translate(
        "Data", "From all workstations together %n row(s) wait there for somebody to process them.", "", count
    )


def account(states: Reconciliation) -> str:
    """The statement that always holds."""
    parts = [
        f"{outcomes.state_in_account(state)} {formats.number(count)}" for state, count in states.states.items() if count
    ]
    told = translate("Data", "Recorded {count}", count=formats.number(states.recorded))
    if not states.recorded:
        return translate("Data", "Nothing was recorded yet.")
    return f"{told} {'=' if states.holds else '≠'} {' + '.join(parts)}"


def account_holds() -> str:
    """Beside it."""
    return translate("Data", "Every recorded transaction is accounted for:")


def account_broken() -> str:
    """The same, when it does not hold."""
    return translate("Data", "The account does not hold. Make a backup, verify the journal, and ask for help.")


# local data


def data_heading() -> str:
    """Card."""
    return translate("Data", "Local data")


def no_data() -> str:
    """K1, or nothing of it can be read."""
    return translate("Data", "There is no usable local data. Synchronise before the network drops.")


def data_damaged() -> str:
    """Some of it cannot be read."""
    return translate(
        "Data",
        "Some of the local data is damaged: a card or an item may look unknown. Synchronise, and all of it is fetched anew.",
    )


def column_kind() -> str:
    """Column."""
    return translate("Data", "Kind")


def column_count() -> str:
    """Column."""
    return translate("Data", "Records")


def column_updated() -> str:
    """Column."""
    return translate("Data", "Last updated")


def kind_of_record(kind: str) -> str:
    """A line."""
    kinds = {
        "patrons": translate("Data", "Patrons"),
        "former_cards": translate("Data", "Replaced cards"),
        "items": translate("Data", "Items"),
        "loans": translate("Data", "Loans"),
        "holds": translate("Data", "Holds"),
        "libraries": translate("Data", "Libraries"),
        "locations": translate("Data", "Locations"),
        "rules": translate("Data", "Circulation rules"),
        "closed_days": translate("Data", "Closed days"),
        "visits": translate("Data", "Visits of the bookmobile"),
        "exchange_sets": translate("Data", "Exchange sets"),
        "out_items": translate("Data", "Items out in exchange sets"),
        "holdings_settings": translate("Data", "Libraries' settings for items"),
    }
    return kinds.get(kind, kind)


def updated(at: datetime, zone: tzinfo, passed: timedelta) -> str:
    """When, and how long ago (K4)."""
    return translate("Data", "{when}  ·  {age} ago", when=_when(at, zone, passed), age=formats.age(passed))


def other_kinds(count: int) -> str:
    """Below the lines of the kinds that a desk asks for: shows those of the others."""
    return translate("Data", "Show %n more kind(s)", "", count)


def fewer_kinds() -> str:
    """The same, to hide them again."""
    return translate("Data", "Show fewer kinds")


def data_source(server: str, cursor: int) -> str:
    """Where it comes from."""
    return translate("Data", "From {server}, up to change {cursor}", server=server, cursor=formats.number(cursor))


def data_old(age: str) -> str:
    """K5."""
    return translate("Data", "The local data is {age} old. Synchronise while there is a network.", age=age)
