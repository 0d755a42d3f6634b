"""The Items page: finding, the item form with its locks, and what was saved."""

from __future__ import annotations

from offcirc.domain.records import ItemStatus
from offcirc.gui.messages.translation import translate


def title() -> str:
    """Rail."""
    return translate("Items", "Items")


def scan_hint() -> str:
    """The empty scan box."""
    return translate("Items", "Scan an item to open it")


def scan_hint_new() -> str:
    """The same while a new item waits for its barcode."""
    return translate("Items", "Scan the new item's barcode")


def scan_hint_batch() -> str:
    """The same while items are gathered for a batch edit."""
    return translate("Items", "Scan the items to edit")


def words() -> str:
    """Field."""
    return translate("Items", "Title, author or barcode")


def any_library() -> str:
    """First of a list: no library is chosen."""
    return translate("Items", "Any library")


def any_location() -> str:
    """First of a list: no location is chosen."""
    return translate("Items", "Any location")


def library() -> str:
    """Field to search by: where the item is."""
    return translate("Items", "Is in library")


def location() -> str:
    """Field to search by: where the item is."""
    return translate("Items", "Location")


def new_item() -> str:
    """Button."""
    return translate("Items", "New item")


def batch_edit() -> str:
    """Button: a batch edit of the items that were found, or of those that will be scanned."""
    return translate("Items", "Batch edit")


def batch_edit_description() -> str:
    """Tooltip."""
    return translate("Items", "Gives all items that were found other places; more can be scanned, others left out")


def table() -> str:
    """Name of the table, for screen readers."""
    return translate("Items", "Items found")


def table_description() -> str:
    """The same, longer."""
    return translate("Items", "Enter opens the item")


def column_title() -> str:
    """Column."""
    return translate("Items", "Title")


def column_barcode() -> str:
    """Column."""
    return translate("Items", "Barcode")


def column_place() -> str:
    """Column: where the item is now."""
    return translate("Items", "Is in")


def column_home() -> str:
    """Column: where the item goes back to."""
    return translate("Items", "Belongs to")


def here() -> str:
    """Cell: the item is where it belongs."""
    return translate("Items", "there")


def out_in(name: str) -> str:
    """The item is out in a sent exchange set."""
    return translate("Items", "out in the set {name}", name=name)


def empty_heading() -> str:
    """Before anything was looked for."""
    return translate("Items", "Scan an item, or look for one")


def empty_explanation() -> str:
    """Under the same."""
    return translate(
        "Items",
        "By words of title or author, or by where it is. Changes are recorded here at once and sent like loans, "
        "with or without a network.",
    )


def nothing_found() -> str:
    """In place of the table."""
    return translate("Items", "No item here fits")


def nothing_found_explanation() -> str:
    """Under the same."""
    return translate(
        "Items", "Try fewer words, or another place. Items that are newer than the local data are not here."
    )


def so_many(count: int, most: int) -> str:
    """Over the table: how many were found; all that are shown at once are the most."""
    if count >= most:
        return translate(
            "Items",
            "The first %n item(s): narrow the search to see others. A batch edit takes all that fit.",
            "",
            count,
        )
    return translate("Items", "%n item(s)", "", count)


def heading_new() -> str:
    """Of the form."""
    return translate("Items", "New item")


def heading_duplicate(of: str) -> str:
    """Of the form for a copy of an item."""
    return translate("Items", "Duplicate of {barcode}", barcode=of)


def heading_edit(barcode: str) -> str:
    """Of the form."""
    return translate("Items", "Item {barcode}", barcode=barcode)


def form() -> str:
    """Name of the form, for screen readers."""
    return translate("Items", "Item form")


def barcode() -> str:
    """Field."""
    return translate("Items", "Barcode")


def status(which: ItemStatus) -> str:
    """Of an item."""
    names = {
        ItemStatus.AVAILABLE: translate("Items", "available"),
        ItemStatus.IN_PROCESS: translate("Items", "in process"),
        ItemStatus.ON_ORDER: translate("Items", "on order"),
        ItemStatus.LOST: translate("Items", "lost"),
        ItemStatus.MISSING: translate("Items", "missing"),
        ItemStatus.WITHDRAWN: translate("Items", "withdrawn"),
        ItemStatus.UNKNOWN: translate("Items", "not known"),
    }
    return names[which]


def choose() -> str:
    """First of a list from which something must be chosen."""
    return translate("Items", "Choose…")


def no_change() -> str:
    """First of a list of a batch edit: the field stays as it is."""
    return translate("Items", "Leave as it is")


def locations_of(name: str) -> str:
    """Under a list that offers only the locations of one library (T13, T14)."""
    return translate("Items", "Locations of {library}", library=name)


def locked(reason: str) -> str:
    """Under a field that cannot be changed; the reason is a clause."""
    return translate("Items", "Locked: {reason}.", reason=reason)


def owning_follows(name: str) -> str:
    """T2, T11: what saving also does."""
    return translate("Items", "On saving, the owning location becomes {location} too.", location=name)


def owning_stays(name: str) -> str:
    """T7, T8: while the item is out."""
    return translate(
        "Items", "The item comes back to it when the set is returned; it stays in {place} until then.", place=name
    )


def is_home(place: str) -> str:
    """Under the heading: where the item is, and belongs."""
    return translate("Items", "Is in {place}, where it belongs.", place=place)


def is_new_here(name: str) -> str:
    """T3: whose a new item is."""
    return translate("Items", "Library and owning library will be {library}.", library=name)


def is_there(place: str, home: str) -> str:
    """Under the heading: where the item is, and where it belongs; T4: told, not on the form."""
    return translate("Items", "Is in {place}, belongs to {home}.", place=place, home=home)


def save() -> str:
    """Button."""
    return translate("Items", "Save")


def duplicate() -> str:
    """Button."""
    return translate("Items", "Duplicate")


def close() -> str:
    """Button: the form is closed."""
    return translate("Items", "Close")


def undo() -> str:
    """Button."""
    return translate("Items", "Undo")


def saved() -> str:
    """After an edit."""
    return translate("Items", "Saved; not sent yet.")


def created() -> str:
    """After a new item."""
    return translate("Items", "The new item is saved; not sent yet.")


def undone() -> str:
    """After undo."""
    return translate("Items", "Undone: the item is as it was before.")


def cannot_undo() -> str:
    """The row was sent meanwhile."""
    return translate("Items", "It was sent already: edit the item again instead.")


def unsaved(typed: str) -> str:
    """A scan came while a form holds what was not saved."""
    return translate("Items", "{barcode} was not opened: save the form first, or close it.", barcode=typed)


def discard_question() -> str:
    """The form is to be closed with changes in it."""
    return translate("Items", "What was changed in the form is not saved.")


def discard() -> str:
    """Button: answers the same."""
    return translate("Items", "Close without saving")


def go_on() -> str:
    """Button: answers the same."""
    return translate("Items", "Go on editing")


def barcode_missing() -> str:
    """Beside the field."""
    return translate("Items", "A new item needs a barcode: scan it, or type it.")


def not_carried(server: str) -> str:
    """Why nothing can be changed here: the kind of server."""
    return translate(
        "Items",
        "{server} cannot be told of changes to items from here: make them there. Items can be looked at.",
        server=server,
    )


def no_data() -> str:
    """There is no replica."""
    return translate("Items", "There is no local data yet: synchronise first.")


def not_allowed() -> str:
    """Why nothing can be changed here: what the administrator has not granted."""
    return translate(
        "Items",
        "This workstation may not change items' records: whoever looks after the server can allow it. "
        "Items can be looked at.",
    )


def is_out_in(name: str) -> str:
    """Under the heading: the item is out in a sent exchange set."""
    return translate("Items", "Out in the exchange set {name}.", name=name)


def undone_new(barcode: str) -> str:
    """After undo of a new item."""
    return translate("Items", "Undone: there is no item {barcode}.", barcode=barcode)


def nowhere() -> str:
    """In place of a place that the records do not tell."""
    return translate("Items", "no place")
