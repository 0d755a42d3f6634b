"""What the server cannot be told or does not keep, said where somebody would rely on it."""

from __future__ import annotations

from offcirc.domain.transactions import Kind
from offcirc.gui.messages.koha import server_by_kind
from offcirc.gui.messages.translation import translate


def own_due_date(server_kind: str) -> str:
    """Beside the due date that the patron is told."""
    text = translate("Limits", "{server} sets its own due date; differences are shown after processing.")
    return text.format(server=server_by_kind(server_kind))


def not_carried(kind: Kind, server_kind: str) -> str:
    """Why something cannot be done here."""
    if kind is Kind.IN_HOUSE_USE:
        text = translate("Limits", "{server} cannot be told of in-house use: it is not counted here.")
    elif kind is Kind.REGISTER_PATRON:
        text = translate("Limits", "{server} takes no new patrons from here: register them there.")
    else:
        text = translate("Limits", "{server} cannot be told this: it is not recorded here.")
    return text.format(server=server_by_kind(server_kind))


def due_dates_differ(count: int) -> str:
    """In the summary of processing."""
    return translate("Limits", "%n due date(s) differ from what the patron was told:", "", count)


def due_date_differs(name: str, title: str, told: str, kept: str) -> str:
    """One of them."""
    text = translate("Limits", "{name} · {title}: told {told}, the server keeps {kept}")
    return text.format(name=name, title=title, told=told, kept=kept)


def show_them() -> str:
    """A button: in the table."""
    return translate("Limits", "Show them in the table")


def column_told() -> str:
    """Of the printed and saved summary."""
    return translate("Limits", "Due, as told")


def column_kept() -> str:
    """Of the printed and saved summary."""
    return translate("Limits", "Due, as the server keeps it")


def heading_due_dates() -> str:
    """Over a table of the printed summary."""
    return translate("Limits", "Due dates that differ: tell these patrons")
