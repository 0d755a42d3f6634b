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
    """Cell: no new place was chosen yet."""
    return translate("ItemsBatch", "choose a place above")


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


def are_locked(count: int) -> str:
    """Summary."""
    return translate("ItemsBatch", "%n locked", "", count)


def stay(count: int) -> str:
    """Summary."""
    return translate("ItemsBatch", "%n stay(s) as it is", "", count)


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
