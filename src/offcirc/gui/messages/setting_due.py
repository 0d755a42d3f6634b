"""The server made another due date than the patron was told: giving it the date that was told."""

from __future__ import annotations

from datetime import tzinfo

from offcirc.app.review.rows import ReviewRow
from offcirc.gui.messages import formats, outcomes
from offcirc.gui.messages.koha import server_by_kind
from offcirc.gui.messages.translation import translate


def set_due() -> str:
    """A button."""
    return translate("SetDue", "Set the date that was told…")


def set_due_description() -> str:
    """The same, longer."""
    return translate("SetDue", "The server renews the loan until the date that the patron was told")


def question(row: ReviewRow, server: str, zone: tzinfo) -> str:
    """Before it is done."""
    text = translate(
        "SetDue",
        "{server} renews the loan until {told}. It counts as a renewal there; by its rules it may cost a fee, or be"
        " refused. Do it?",
    )
    told = row.due_at
    if told is not None and row.changed_due_at is not None:
        _, shown = outcomes.both_dates(row.changed_due_at, told, zone)
    else:
        shown = formats.moment(told, zone) if told is not None else ""
    return text.format(server=server_by_kind(server), told=shown)


def set_now() -> str:
    """A button."""
    return translate("SetDue", "Yes, set it")


def leave_it() -> str:
    """A button."""
    return translate("SetDue", "No, leave it")


def was_set() -> str:
    """Afterwards."""
    return translate("SetDue", "The server keeps the date that the patron was told.")


def advice() -> str:
    """Besides telling the patron."""
    return translate("SetDue", "Or have the server set the date that was told.")


def asked() -> str:
    """A line of a row's history."""
    return translate("SetDue", "The server was asked to set the date that was told")


def refused(reason: str) -> str:
    """Why it was not done."""
    return translate("SetDue", "The server did not set it: {reason}", reason=_reason(reason))


def _reason(code: str) -> str:
    """In words; one that this version does not know stands for itself."""
    return {
        "ignored": translate("SetDue", "it made a date of its own again"),
        "too_many": translate("SetDue", "no renewals are left"),
        "too_unseen": translate("SetDue", "no renewals are left without seeing the item"),
        "too_soon": translate("SetDue", "it is too early for a renewal"),
        "on_reserve": translate("SetDue", "somebody is waiting for the item"),
        "booked": translate("SetDue", "the item is booked"),
        "recalled": translate("SetDue", "the item was recalled"),
        "overdue": translate("SetDue", "the patron has overdue loans"),
        "restriction": translate("SetDue", "the patron is restricted"),
        "too_much_owing": translate("SetDue", "the patron owes too much"),
        "auto_renew": translate("SetDue", "the loan renews itself"),
        "item_denied_renewal": translate("SetDue", "the item may not be renewed"),
        "onsite_checkout": translate("SetDue", "it is a loan for use in the library"),
    }.get(code, code)
