"""The strip, the rail and the line of notices."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate


def application() -> str:
    """The program's name as a title."""
    return translate("Window", "offcirc")


def bringing_up_to_date() -> str:
    """The journal of an older version is brought into this one's form."""
    return translate("Window", "Bringing your data up to date…")


def already_open() -> str:
    """Somebody has started the program once more."""
    return translate("Window", "offcirc was already open: this is its window.")


def title(who: str) -> str:
    """The window's title: who is signed in, or that nobody is."""
    return translate("Window", "{who} — offcirc", who=who)


def check_out() -> str:
    """Rail."""
    return translate("Window", "Check out")


def check_in() -> str:
    """Rail."""
    return translate("Window", "Check in")


def transactions() -> str:
    """Rail."""
    return translate("Window", "Transactions")


def data() -> str:
    """Rail."""
    return translate("Window", "Data and connection")


def settings() -> str:
    """Rail."""
    return translate("Window", "Settings")


def help_() -> str:
    """Rail."""
    return translate("Window", "Help")


def lock() -> str:
    """Rail."""
    return translate("Window", "Lock")


def pages() -> str:
    """What the rail is, for screen readers."""
    return translate("Window", "Pages")


def scan_box() -> str:
    """What the scan box is, for screen readers."""
    return translate("Window", "Scan box")


def scan_box_description() -> str:
    """The same, longer."""
    return translate("Window", "Takes cards and barcodes from the scanner, or typed and ended with Enter")


def decisions_wait(scans: int) -> str:
    """Beside a page's name, for screen readers and as a tooltip."""
    return translate("Window", "%n scan(s) wait here for a decision", "", scans)


def strip() -> str:
    """What the strip is, for screen readers."""
    return translate("Window", "State")


def online() -> str:
    """The wide strip's word."""
    return translate("Strip", "ONLINE")


def offline() -> str:
    """The wide strip's word."""
    return translate("Strip", "OFFLINE")


def sending() -> str:
    """The wide strip's word."""
    return translate("Strip", "SENDING")


def starting() -> str:
    """The wide strip's word until the journal is open."""
    return translate("Strip", "STARTING")


def not_sent(count: int) -> str:
    """K16, first number."""
    return translate("Strip", "%n transaction(s) not sent", "", count)


def all_sent() -> str:
    """K16, when nothing waits here."""
    return translate("Strip", "everything is sent")


def refused(count: int) -> str:
    """Rows that somebody has to look at."""
    return translate("Strip", "%n refused", "", count)


def data_age(age: str) -> str:
    """How old the replica is; `age` as `formats.age`."""
    return translate("Strip", "local data {age} old", age=age)


def wiped_without_copy() -> str:
    """The strip's numbers: the disk forgets, and nothing is kept elsewhere."""
    return translate("Strip", "this computer forgets everything when it restarts: keep a second copy (F7)")


def no_data() -> str:
    """Before the first update (K1), or where nothing of it can be read."""
    return translate("Strip", "no usable local data: synchronise before the line drops")


def data_damaged() -> str:
    """Some of it cannot be read; the next update replaces it."""
    return translate("Strip", "local data damaged: synchronise, and it is fetched anew")


def synchronise() -> str:
    """The button (K2)."""
    return translate("Strip", "Synchronise")


def cancel() -> str:
    """The same button while it runs."""
    return translate("Strip", "Cancel")


def synchronise_description() -> str:
    """For screen readers and as a tooltip."""
    return translate("Strip", "Sends what waits and fetches what has changed")


def step(name: str) -> str:
    """What is being done, by a progress' step."""
    steps = {
        "upload": translate("Strip", "sending"),
        "download": translate("Strip", "fetching"),
        "build": translate("Strip", "building the local data"),
        "changes": translate("Strip", "fetching changes"),
        "process": translate("Strip", "processing"),
        "queue": translate("Strip", "fetching the queue"),
    }
    return steps.get(name, translate("Strip", "working"))


def so_far(step_text: str, done: str, total: str) -> str:
    """Progress with numbers."""
    if total:
        return translate("Strip", "{step} {done} of {total}", step=step_text, done=done, total=total)
    return translate("Strip", "{step} {done}", step=step_text, done=done)


def time_left(age: str) -> str:
    """How long it will take."""
    return translate("Strip", "about {age} left", age=age)


def close_notice() -> str:
    """The button on the line of notices."""
    return translate("Window", "Close this line")


def closing_loses(count: int) -> str:
    """Somebody closes the window, and scans wait for an answer."""
    return translate(
        "Window",
        "%n scan(s) wait for your answer and are not recorded. Answer first, or close once more to leave them out.",
        "",
        count,
    )


def no_lock() -> str:
    """F12 where nobody signs in."""
    return translate(
        "Window", "Nobody signs in at this desk, so that it cannot be locked. Settings, Staff changes that."
    )


def scans_wait(count: int) -> str:
    """Scans that came while a dialog was open or the desk was locked."""
    return translate("Window", "%n scan(s) wait in line", "", count)


def locked() -> str:
    """Title of the covered desk."""
    return translate("Window", "The desk is locked")
