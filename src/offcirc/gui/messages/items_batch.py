"""Batch edit: many items get other places, after a look at what would change."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate


def heading() -> str:
    """Of the panel."""
    return translate("ItemsBatch", "Batch edit")


def explanation() -> str:
    """Under the same."""
    return translate(
        "ItemsBatch", "Scan items to add them, Delete leaves one out. Nothing is recorded before you apply it."
    )


def regional_view() -> str:
    """Check box (T16)."""
    return translate("ItemsBatch", "Regional administrator's view")


def regional_description() -> str:
    """Tooltip."""
    return translate("ItemsBatch", "All four fields are on the form, and nothing is copied from one to another")


def table() -> str:
    """Name of the table, for screen readers."""
    return translate("ItemsBatch", "Preview")


def table_description() -> str:
    """The same, longer."""
    return translate("ItemsBatch", "What would become of each item; Delete leaves it out")


def column_change() -> str:
    """Column: what would change."""
    return translate("ItemsBatch", "What would change")


def change(field: str, before: str, after: str) -> str:
    """One field of one item."""
    return translate("ItemsBatch", "{field}: {before} → {after}", field=field, before=before, after=after)


def nothing_changes() -> str:
    """Cell."""
    return translate("ItemsBatch", "nothing")


def choose_first() -> str:
    """Cell: nothing new was chosen yet."""
    return translate("ItemsBatch", "choose above what it gets")


def applied() -> str:
    """Cell: the row is recorded."""
    return translate("ItemsBatch", "recorded")


def locked_row(reason: str) -> str:
    """Cell: a rule speaks against it."""
    return translate("ItemsBatch", "locked: {reason}", reason=reason)


def library_first() -> str:
    """Under the list of locations, while no library is chosen (T20)."""
    return translate("ItemsBatch", "Choose the library first")


def owning_library_first() -> str:
    """Under the list of owning locations, while no owning library is chosen (T21)."""
    return translate("ItemsBatch", "Choose the owning library first")


def copied() -> str:
    """Under the list of locations (T15)."""
    return translate("ItemsBatch", "Also becomes the owning location where library and owning library are the same")


def would_change(count: int) -> str:
    """Summary."""
    return translate("ItemsBatch", "%n item(s) would change", "", count)


def have_moved_on(count: int) -> str:
    """Summary of a batch that is put back."""
    return translate("ItemsBatch", "%n changed since", "", count)


def moved_on() -> str:
    """Cell: the item is not any more as the batch left it that is put back."""
    return translate("ItemsBatch", "changed since then: stays as it is")


def are_incomplete(count: int) -> str:
    """Summary: nothing speaks against them, but more has to be chosen (T18, T19)."""
    return translate("ItemsBatch", "%n need(s) another choice above", "", count)


def are_locked(count: int) -> str:
    """Summary."""
    return translate("ItemsBatch", "%n locked", "", count)


def stay(count: int) -> str:
    """Summary."""
    return translate("ItemsBatch", "%n stay(s) as it is", "", count)


def worked_out(done: str, total: str) -> str:
    """The same, of very many items."""
    return translate("ItemsBatch", "Working out what would change: {done} of {total}", done=done, total=total)


def gathering() -> str:
    """Summary, while all items that fit are looked for."""
    return translate("ItemsBatch", "Looking for all items that fit…")


def only_first(limit: str) -> str:
    """Over the table: the search found more."""
    return translate(
        "ItemsBatch",
        "More items fit than a batch edit takes: these are {limit} of them. Narrow the search for the others.",
        limit=limit,
    )


def working_out() -> str:
    """Summary, while the preview is made."""
    return translate("ItemsBatch", "Working out what would change…")


def nothing_in_list() -> str:
    """Summary of an empty list."""
    return translate("ItemsBatch", "No items yet: scan some, or look for them on the page before.")


def apply_to(count: int) -> str:
    """Button."""
    return translate("ItemsBatch", "Apply to %n item(s)", "", count)


def apply() -> str:
    """The same while there is nothing to apply."""
    return translate("ItemsBatch", "Apply")


def recording() -> str:
    """Name of the bar, for screen readers."""
    return translate("ItemsBatch", "Recording")


def cancel() -> str:
    """Button while rows are recorded."""
    return translate("ItemsBatch", "Stop")


def so_far(done: str, total: str) -> str:
    """Beside the bar."""
    return translate("ItemsBatch", "{done} of {total} recorded", done=done, total=total)


def finished(count: int) -> str:
    """After all were recorded."""
    return translate("ItemsBatch", "%n item(s) recorded; not sent yet.", "", count)


def stopped(count: int) -> str:
    """After somebody stopped it."""
    return translate("ItemsBatch", "Stopped: %n item(s) recorded, the others stay as they were.", "", count)


def take_back() -> str:
    """Button."""
    return translate("ItemsBatch", "Take back")


def take_back_so_many(count: int) -> str:
    """The same, with the count of rows that were not sent."""
    return translate("ItemsBatch", "Take back %n item(s)", "", count)


def take_back_description() -> str:
    """Tooltip."""
    return translate("ItemsBatch", "As long as they were not sent, the items are then as they were before")


def taken_back(count: int) -> str:
    """After that."""
    return translate("ItemsBatch", "Taken back: %n item(s) as before.", "", count)


def taken_back_but(count: int, left: int) -> str:
    """The same, where some were sent meanwhile."""
    return " ".join((taken_back(count), sent_already(left)))


def all_sent() -> str:
    """The same, where all were."""
    return translate("ItemsBatch", "All of it was sent already: put it back from the earlier batches.")


def sent_already(count: int) -> str:
    """Of the same."""
    return translate("ItemsBatch", "%n sent already: put them back from the earlier batches.", "", count)


def earlier() -> str:
    """Button, and heading of what it opens."""
    return translate("ItemsBatch", "Earlier batches")


def earlier_description() -> str:
    """Tooltip."""
    return translate("ItemsBatch", "Take back a batch edit that was made here, or put its items back")


def earlier_explanation() -> str:
    """Under the heading."""
    return translate(
        "ItemsBatch",
        "What was not sent yet is taken back. What was sent is put back by another batch edit, which you see before "
        "it is made.",
    )


def no_batches() -> str:
    """In place of a list."""
    return translate("ItemsBatch", "No batch edit was made here, or all were archived.")


def column_when() -> str:
    """Column."""
    return translate("ItemsBatch", "When")


def column_given() -> str:
    """Column: what the items got."""
    return translate("ItemsBatch", "What they got")


def column_count() -> str:
    """Column: how many, and what became of them."""
    return translate("ItemsBatch", "Items")


def column_staff() -> str:
    """Column: who made it."""
    return translate("ItemsBatch", "Made by")


def given(field: str, value: str) -> str:
    """Cell: what the items of a batch got."""
    return translate("ItemsBatch", "{field}: {value}", field=field, value=value)


def items(count: int) -> str:
    """Cell."""
    return translate("ItemsBatch", "%n item(s)", "", count)


def not_sent(count: int) -> str:
    """Cell."""
    return translate("ItemsBatch", "%n not sent yet", "", count)


def undone_rows(count: int) -> str:
    """Cell."""
    return translate("ItemsBatch", "%n refused or taken back", "", count)


def put_back() -> str:
    """Button."""
    return translate("ItemsBatch", "Put back as before…")


def put_back_description() -> str:
    """Tooltip."""
    return translate("ItemsBatch", "Shows what each item had before; nothing is recorded before you apply it")


def heading_put_back() -> str:
    """Of the panel."""
    return translate("ItemsBatch", "Put a batch edit back")


def explanation_put_back(when: str) -> str:
    """Under the same."""
    return translate(
        "ItemsBatch",
        "Each item gets back what the batch edit of {when} changed. Nothing is recorded before you apply it.",
        when=when,
    )


def more_fields() -> str:
    """Button: call number, item type and status join the four places."""
    return translate("ItemsBatch", "More fields")


def more_fields_description() -> str:
    """Tooltip."""
    return translate("ItemsBatch", "Call number, item type and status; what is left empty stays as it is")


def empty() -> str:
    """In place of a field that holds nothing."""
    return translate("ItemsBatch", "empty")


def yes_or_no(*, yes: bool) -> str:
    """What a field that is ticked or not holds."""
    return translate("ItemsBatch", "yes") if yes else translate("ItemsBatch", "no")
