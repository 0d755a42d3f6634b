"""The Exchange sets page: make, fill, send, take back; packing list and files."""

from __future__ import annotations

from offcirc.domain.records import SetState
from offcirc.gui.messages.translation import translate


def title() -> str:
    """Rail."""
    return translate("Sets", "Exchange sets")


def scan_hint() -> str:
    """The empty scan box, while no set is open on the page."""
    return translate("Sets", "Choose a set, then scan its items")


def scan_hint_pack(name: str) -> str:
    """The empty scan box, while a set is filled."""
    return translate("Sets", "Scan an item into {name}", name=name)


def scan_hint_return(name: str) -> str:
    """The empty scan box, while a set is taken back."""
    return translate("Sets", "Scan what came back with {name}", name=name)


def state(which: SetState) -> str:
    """Of a set."""
    names = {
        SetState.OPEN: translate("Sets", "being filled"),
        SetState.SENT: translate("Sets", "sent"),
        SetState.RETURNED: translate("Sets", "returned"),
    }
    return names[which]


def table() -> str:
    """Name of the list, for screen readers."""
    return translate("Sets", "Exchange sets")


def column_name() -> str:
    """Column."""
    return translate("Sets", "Set")


def column_receiver() -> str:
    """Column: the library it goes to, or is at."""
    return translate("Sets", "Receiver")


def column_state() -> str:
    """Column."""
    return translate("Sets", "State")


def items_table() -> str:
    """Name of the table of a set's items, for screen readers."""
    return translate("Sets", "Items of the set")


def items_description() -> str:
    """The same, longer."""
    return translate("Sets", "Delete takes an item out of a set that was not sent")


def make() -> str:
    """Button."""
    return translate("Sets", "New set")


def heading_new() -> str:
    """Of the form."""
    return translate("Sets", "New exchange set")


def name() -> str:
    """Field."""
    return translate("Sets", "Name of the set")


def receiver() -> str:
    """Field."""
    return translate("Sets", "Goes to")


def receiver_under(place: str) -> str:
    """Under the field: where the items will be (T5)."""
    return translate("Sets", "Its items will be in {place}.", place=place)


def no_receivers() -> str:
    """In place of the same."""
    return translate("Sets", "No library's record says where it receives sets. Ask whoever looks after the server.")


def create() -> str:
    """Button: the set is made."""
    return translate("Sets", "Make the set")


def empty_heading() -> str:
    """No set is open on the page."""
    return translate("Sets", "Choose a set, or make one")


def empty_explanation() -> str:
    """Under the same."""
    return translate(
        "Sets",
        "A set is packed by scanning, sent to another library, and taken back item by item or whole. "
        "All of it works without a network.",
    )


def goes_to(receiver: str) -> str:
    """Under the heading of a set that is being filled."""
    return translate("Sets", "Goes to {receiver}.", receiver=receiver)


def is_at(receiver: str, place: str) -> str:
    """Under the heading of a set that is out."""
    return translate("Sets", "Lent to {receiver}; its items are in {place}.", receiver=receiver, place=place)


def came_back(receiver: str) -> str:
    """Under the heading of a set that is closed."""
    return translate("Sets", "Was lent to {receiver}; nothing of it is out any more.", receiver=receiver)


def in_it(count: int) -> str:
    """Over the items of a set that is being filled."""
    return translate("Sets", "%n item(s) in it", "", count)


def still_out(count: int) -> str:
    """Over the items of a set that was sent."""
    return translate("Sets", "%n item(s) still out", "", count)


def send() -> str:
    """Button."""
    return translate("Sets", "Send the set")


def send_question(count: int, receiver: str) -> str:
    """Before it is sent."""
    text = translate("Sets", "Send %n item(s) to {receiver}? Afterwards nothing can be added.", "", count)
    return text.format(receiver=receiver)


def return_all() -> str:
    """Button."""
    return translate("Sets", "All came back")


def return_question(count: int) -> str:
    """Before all are taken back."""
    return translate("Sets", "Are all %n item(s) that are still out here again?", "", count)


def missing() -> str:
    """Button: whatever is still out did not come back."""
    return translate("Sets", "The rest is missing")


def missing_question(count: int, titles: str) -> str:
    """Before they are said to be missing, by name."""
    text = translate("Sets", "Mark %n item(s) as missing? Their records come home: {titles}", "", count)
    return text.format(titles=titles)


def and_more(titles: str, count: int) -> str:
    """Some titles, and how many others."""
    text = translate("Sets", "{titles} and %n more", "", count)
    return text.format(titles=titles)


def yes() -> str:
    """Answers a question."""
    return translate("Sets", "Yes")


def no() -> str:
    """Answers a question."""
    return translate("Sets", "No")


def remove() -> str:
    """Button."""
    return translate("Sets", "Take out of the set")


def drop() -> str:
    """Button."""
    return translate("Sets", "Give up the set")


def drop_question(count: int) -> str:
    """Before a set that was not sent is forgotten."""
    return translate("Sets", "Give up this set? Its %n item(s) stay where they are.", "", count)


def packed(title: str, count: int) -> str:
    """After a scan."""
    text = translate("Sets", "In the set, item %n: {title}.", "", count)
    return text.format(title=title)


def packed_already(title: str) -> str:
    """After a scan of what is in the set."""
    return translate("Sets", "In the set already: {title}.", title=title)


def returned(title: str, location: str) -> str:
    """After a scan of what came back (T23): where it goes."""
    return translate("Sets", "Back: {title}. Shelve: {location}.", title=title, location=location)


def returned_all(count: int) -> str:
    """After all were taken back."""
    return translate("Sets", "%n item(s) are back; not sent yet.", "", count)


def sent(name: str, count: int) -> str:
    """After it was sent."""
    text = translate("Sets", "{name} is on its way with %n item(s); not sent to the server yet.", "", count)
    return text.format(name=name)


def marked_missing(count: int) -> str:
    """After the rest was said to be missing."""
    return translate("Sets", "%n item(s) are marked as missing; not sent yet.", "", count)


def nothing_scanned() -> str:
    """A scan came while no set is open on the page, or one that is closed."""
    return translate("Sets", "Choose a set first: nothing was recorded.")


def print_list() -> str:
    """Button."""
    return translate("Sets", "Print packing list")


def save_pdf() -> str:
    """Button."""
    return translate("Sets", "Packing list as PDF…")


def save_data() -> str:
    """Button: a file for a receiver that keeps its records in another system."""
    return translate("Sets", "Save for import…")


def save_data_description() -> str:
    """Tooltip."""
    return translate("Sets", "For a receiver with another library system: MARC 21 with item data, or CSV")


def file_types() -> str:
    """In the file dialog; `;;` stands between the types."""
    return translate("Sets", "MARC 21 with item data (*.mrc);;Table (*.csv)")


def packing_list(name: str) -> str:
    """Title on paper."""
    return translate("Sets", "Packing list: {name}", name=name)


def lender() -> str:
    """On paper: whose the items are."""
    return translate("Sets", "From")


def number() -> str:
    """On paper: how many items."""
    return translate("Sets", "Items")


def column_number() -> str:
    """On paper: counts the lines."""
    return translate("Sets", "Line")


def not_carried(server: str) -> str:
    """Why no set can be sent or taken back here: the kind of server."""
    return translate(
        "Sets", "{server} cannot be told of exchange sets from here: send and take them back there.", server=server
    )


def not_allowed() -> str:
    """Why no set can be sent or taken back here: what the administrator has not granted."""
    return translate(
        "Sets",
        "This workstation may not send or take back sets: whoever looks after the server can allow it.",
    )


def not_taken(barcode: str, reason: str) -> str:
    """A scan did not go into the set, or not back with it."""
    return translate("Sets", "{barcode}: {reason}", barcode=barcode, reason=reason)
