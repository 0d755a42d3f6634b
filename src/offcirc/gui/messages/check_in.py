"""Check in: what came back, and where it goes."""

from __future__ import annotations

from collections.abc import Mapping

from offcirc.domain.checks import CheckCode, Destination
from offcirc.domain.records import SOMEBODY
from offcirc.gui.messages import errors
from offcirc.gui.messages.translation import translate


def title() -> str:
    """The page."""
    return translate("CheckIn", "Check in")


def scan_hint() -> str:
    """The empty scan box."""
    return translate("CheckIn", "Scan what came back")


def scan_hint_in_house() -> str:
    """The empty scan box while items are counted."""
    return translate("CheckIn", "Scan what was used in the library")


# modes


def mode() -> str:
    """What the two buttons choose, for screen readers."""
    return translate("CheckIn", "What a scan means")


def in_house_use() -> str:
    """The other mode."""
    return translate("CheckIn", "In-house use")


def check_in_description() -> str:
    """Tooltip."""
    return translate("CheckIn", "Scanned items are returned")


def in_house_description() -> str:
    """Tooltip."""
    return translate("CheckIn", "Scanned items are counted as used in the library, and stay as they are")


def times_label() -> str:
    """Before the number that the next scan counts."""
    return translate("CheckIn", "Times")


def times_description() -> str:
    """For screen readers: that number."""
    return translate("CheckIn", "How often the next item was used; one again after it")


def in_house_line() -> str:
    """The coloured line while items are counted."""
    return translate("CheckIn", "In-house use: what is scanned is counted as used in the library, and not returned.")


# an earlier time: the book drop's, or that of in-house use


def earlier(*, in_house: bool) -> str:
    """Button."""
    return translate("CheckIn", "Used earlier") if in_house else translate("CheckIn", "Book drop")


def earlier_description(*, in_house: bool) -> str:
    """Tooltip."""
    if in_house:
        return translate("CheckIn", "For items that were used earlier and are counted only now")
    return translate("CheckIn", "For items that came back earlier, while nobody was at the desk")


def earlier_heading(*, in_house: bool) -> str:
    """Over the form."""
    if in_house:
        return translate("CheckIn", "When were these items used in the library?")
    return translate("CheckIn", "When did these items come back?")


def earlier_explanation(*, in_house: bool) -> str:
    """Under the heading."""
    if in_house:
        return translate("CheckIn", "Every scan gets this time until you end it.")
    return translate("CheckIn", "Every scan gets this time until you end it, so that nobody is late without fault.")


def earlier_at() -> str:
    """Label of the field."""
    return translate("CheckIn", "Date and time")


def last_evening() -> str:
    """Preset."""
    return translate("CheckIn", "Yesterday evening")


def this_morning() -> str:
    """Preset."""
    return translate("CheckIn", "This morning")


def begin() -> str:
    """Button of the form."""
    return translate("CheckIn", "Use this time")


def cancel() -> str:
    """Button of the form."""
    return translate("CheckIn", "Cancel")


def earlier_line(moment: str, *, in_house: bool) -> str:
    """The coloured line while scans are dated back."""
    if in_house:
        return translate("CheckIn", "Used earlier: what is scanned was used in the library on {moment}.", moment=moment)
    return translate("CheckIn", "Book drop: what is scanned came back on {moment}.", moment=moment)


def change() -> str:
    """Button on that line."""
    return translate("CheckIn", "Change")


def end() -> str:
    """Button on that line."""
    return translate("CheckIn", "End")


def time_in_future() -> str:
    """The form's time has not come yet."""
    return translate("CheckIn", "That time has not come yet.")


# one line


def where(destination: Destination | None, place: str, hold_for: str) -> str:
    """What to do with an item that came back."""
    match destination:
        case Destination.SHELVE if place:
            return translate("CheckIn", "Shelve here: {place}", place=place)
        case Destination.SHELVE:
            return translate("CheckIn", "Shelve here")
        case Destination.SET_ASIDE if place:
            return translate(
                "CheckIn", "Set aside: on hold for {name}, pick-up at {place}", name=patron(hold_for), place=place
            )
        case Destination.SET_ASIDE:
            return translate("CheckIn", "Set aside: on hold for {name}", name=patron(hold_for))
        case Destination.ROUTE | Destination.EXCHANGE_SET:
            return _on_its_way(place, in_set=destination is Destination.EXCHANGE_SET)
        case _:
            return translate("CheckIn", "Recorded; the server will say")


def _on_its_way(place: str, *, in_set: bool) -> str:
    """What to do with an item that belongs to another library, or to where its exchange set is."""
    if in_set:
        return translate("CheckIn", "Belongs to an exchange set: route to {place}", place=place)
    return translate("CheckIn", "Route to {place}", place=place)


def where_short(destination: Destination | None, place: str, hold_for: str) -> str:
    """The same for a line of the table, which has less room."""
    if destination is Destination.EXCHANGE_SET and place:
        return translate("CheckIn", "Exchange set: route to {place}", place=place)
    if destination is not Destination.SET_ASIDE:
        return where(destination, place, hold_for)
    if place:
        return translate("CheckIn", "Hold: {name} · {place}", "pick-up library", name=patron(hold_for), place=place)
    return translate("CheckIn", "Hold: {name}", name=patron(hold_for))


def counted(times: int) -> str:
    """In-house use."""
    return translate("CheckIn", "Used in the library: counted %n time(s)", "", times)


def taken_back() -> str:
    """A line whose row was undone."""
    return translate("CheckIn", "Taken back: nothing is recorded")


def card(name: str) -> str:
    """A card was scanned here."""
    return translate("CheckIn", "That is a patron’s card: {name}. Nothing was recorded.", name=name)


def card_short() -> str:
    """The same in the table."""
    return translate("CheckIn", "A patron’s card: nothing recorded")


def not_recorded() -> str:
    """In the table."""
    return translate("CheckIn", "Not recorded")


def why_not_recorded(code: str, params: Mapping[str, str | int]) -> str:
    """In full: what happened, and what to do."""
    match code:
        case "SCAN_EMPTY":
            return translate("CheckIn", "Not recorded: there is nothing in that scan. Scan again.")
        case "SCAN_TOO_LONG":
            limit = params.get("limit", "?")
            return translate("CheckIn", "Not recorded: longer than {limit} characters. Scan again.", limit=limit)
        case "SCAN_UNPRINTABLE":
            return translate("CheckIn", "Not recorded: that has characters which no label carries. Scan again.")
        case "TIME_IN_FUTURE":
            return translate("CheckIn", "Not recorded: the time given for these scans has not come yet. Change it.")
    if code in errors.known_codes():
        why = errors.sentence_of(code, params)
        return translate("CheckIn", "Not recorded. {why}", why=why)
    return translate("CheckIn", "Not recorded: the program has a fault. Try again; write it down if that fails.")


def unknown_title(barcode: str) -> str:
    """In place of the title of an item that is not in the data."""
    return translate("CheckIn", "{barcode} (not in the local data)", barcode=barcode)


def noted_title(note: str, barcode: str) -> str:
    """The same, once staff have said what it is."""
    return translate("CheckIn", "{title} (noted; {barcode})", title=note, barcode=barcode)


def note_label() -> str:
    """Before the field."""
    return translate("CheckIn", "Title on the item")


def note_description() -> str:
    """For screen readers, and in the empty field."""
    return translate("CheckIn", "helps whoever looks into it later")


def keep_note() -> str:
    """Button."""
    return translate("CheckIn", "Note it")


def cannot_note() -> str:
    """The row has left, or the note has characters that cannot be."""
    return translate("CheckIn", "The title was not noted: the row has been sent already, or the title is too long.")


def from_whom(name: str) -> str:
    """Who had it."""
    return translate("CheckIn", "From {name}", name=patron(name))


def patron(name: str) -> str:
    """A patron's name, where this workstation may know it; stands after a colon or in brackets."""
    return translate("CheckIn", "another library's patron") if name == SOMEBODY else name


def late(days: int) -> str:
    """Overdue."""
    return translate("CheckIn", "%n day(s) late", "", days)


def days(count: int) -> str:
    """The same under a heading that says so."""
    return translate("CheckIn", "%n day(s)", "overdue", count)


def came_back(moment: str) -> str:
    """A return that was dated back."""
    return translate("CheckIn", "Came back on {moment}", moment=moment)


def used_on(moment: str) -> str:
    """In-house use that was dated back."""
    return translate("CheckIn", "Used in the library on {moment}", moment=moment)


def finding(code: CheckCode) -> str:
    """What a desk should know besides; empty where the destination says it already."""
    sentences = {
        CheckCode.NOT_ON_LOAN: translate("CheckIn", "It was not on loan in the local data."),
        CheckCode.ITEM_UNKNOWN: translate(
            "CheckIn", "It is not in the local data: put it aside until the server knows."
        ),
        CheckCode.ITEM_LOST: translate("CheckIn", "It was marked as lost or missing: now it is here."),
        CheckCode.ITEM_WITHDRAWN: translate("CheckIn", "It was withdrawn: keep it off the shelf."),
        CheckCode.CHECK_DIGIT_DOUBTFUL: translate("CheckIn", "Its check digit is wrong: was it scanned, or typed?"),
    }
    return sentences.get(code, "")


def finding_short(code: CheckCode) -> str:
    """The same in the table, behind the destination."""
    words = {
        CheckCode.NOT_ON_LOAN: translate("CheckIn", "was not on loan"),
        CheckCode.ITEM_LOST: translate("CheckIn", "was lost"),
        CheckCode.ITEM_WITHDRAWN: translate("CheckIn", "was withdrawn"),
    }
    return words.get(code, "")


# buttons and columns


def undo() -> str:
    """On a line."""
    return translate("CheckIn", "Undo")


def undo_of(title_text: str) -> str:
    """The same for screen readers."""
    return translate("CheckIn", "Undo: {title}", title=title_text)


def sent() -> str:
    """In place of Undo."""
    return translate("CheckIn", "sent")


def cannot_undo() -> str:
    """Somebody wants to undo a return that the server has."""
    return translate(
        "CheckIn", "It has been sent: nothing undoes a return here but lending the item again, to the same patron."
    )


def cannot_undo_count() -> str:
    """Somebody wants to undo a count that the server has."""
    return translate("CheckIn", "It has been sent: a count can only be corrected at the server.")


def open_check_out() -> str:
    """Button on a card's line."""
    return translate("CheckIn", "Open Check out with this card")


def check_out_short() -> str:
    """The same in the table."""
    return translate("CheckIn", "Check out")


def try_again() -> str:
    """Button on a line that was not recorded."""
    return translate("CheckIn", "Try again")


def columns() -> tuple[str, str, str, str, str, str]:
    """Of the table."""
    return (
        translate("CheckIn", "Time"),
        translate("CheckIn", "Title"),
        translate("CheckIn", "From"),
        translate("CheckIn", "Late"),
        translate("CheckIn", "Where it goes"),
        "",
    )


def latest() -> str:
    """What the large card is, for screen readers."""
    return translate("CheckIn", "The latest scan")


def table() -> str:
    """What the table is, for screen readers."""
    return translate("CheckIn", "What was scanned, newest first")


def table_description() -> str:
    """How it is used with the keyboard."""
    return translate("CheckIn", "Enter or Space undoes the current line, as long as it has not been sent")


def empty_heading(*, in_house: bool) -> str:
    """Before the first scan."""
    if in_house:
        return translate("CheckIn", "Nothing has been counted yet")
    return translate("CheckIn", "Nothing has come back yet")


def empty_explanation(*, in_house: bool) -> str:
    """Under that."""
    if in_house:
        return translate("CheckIn", "Scan what was left on the tables: it is counted, and can go back to the shelf.")
    return translate("CheckIn", "Scan a barcode: here you see at once where the item goes.")


def so_far(count: int) -> str:
    """Beside the modes."""
    return translate("CheckIn", "%n scan(s) recorded", "", count)


def in_line(count: int) -> str:
    """Scans that the disk has not taken yet."""
    return translate("CheckIn", "%n scan(s) wait for the disk", "", count)
