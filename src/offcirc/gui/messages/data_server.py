"""Data and connection: the server, and what it keeps."""

from __future__ import annotations

from datetime import timedelta

from offcirc.connectors.base import Capabilities
from offcirc.domain.transactions import Kind
from offcirc.gui.messages import formats
from offcirc.gui.messages.translation import translate


def server_heading() -> str:
    """Card."""
    return translate("Data", "Server")


def no_server() -> str:
    """A workstation that was never enrolled with one."""
    return translate("Data", "This workstation has no server yet.")


def field_name() -> str:
    """Line."""
    return translate("Data", "Name")


def field_address() -> str:
    """Line."""
    return translate("Data", "Address")


def field_workstation() -> str:
    """Line."""
    return translate("Data", "This workstation")


def field_contact() -> str:
    """Line."""
    return translate("Data", "Last contact")


def field_clock() -> str:
    """Line."""
    return translate("Data", "This computer's clock")


def clock_right() -> str:
    """In it."""
    return translate("Data", "agrees with the server's")


def clock_wrong(offset: timedelta) -> str:
    """A warning."""
    age = formats.age(abs(offset))
    if offset > timedelta():
        text = translate("Data", "This computer's clock is {age} ahead of the server's. Set it right.", age=age)
    else:
        text = translate("Data", "This computer's clock is {age} behind the server's. Set it right.", age=age)
    return (
        text
        + " "
        + translate("Data", "Transactions are sent with the server's time; due dates stay as they were given.")
    )


def keeps(capabilities: Capabilities) -> str:
    """What is kept as it was done at the desk."""
    kept = [text for has, text, _ in _capabilities(capabilities) if has]
    return translate("Data", "This server keeps {what}.", what="  ·  ".join(kept)) if kept else ""


def does_not_keep(capabilities: Capabilities) -> list[str]:
    """What is not, each with what that means."""
    missing = [text for has, _, text in _capabilities(capabilities) if not has]
    missing += [_not_carried(kind) for kind in Kind if kind not in capabilities.kinds]
    return missing


def _capabilities(can: Capabilities) -> list[tuple[bool, str, str]]:
    return [
        (
            can.keeps_due_date,
            translate("Data", "the due date that the patron was told"),
            translate("Data", "The due date: the server makes its own. A difference is shown after processing."),
        ),
        (
            can.keeps_time,
            translate("Data", "the time of each loan and return"),
            translate("Data", "The time of a loan: the server takes the time of processing."),
        ),
        (
            can.has_queue,
            translate("Data", "a queue, so that somebody reviews before anything is applied"),
            translate("Data", "A queue: what is sent is applied at once."),
        ),
        (
            can.idempotent,
            translate("Data", "each transaction once, even if it is sent twice"),
            translate("Data", "Ids: after a lost answer a person decides, nothing is sent twice."),
        ),
        (
            can.delta,
            translate("Data", "its changes, so that an update is quick"),
            translate("Data", "Its changes: every update fetches everything."),
        ),
    ]


def _not_carried(kind: Kind) -> str:
    kinds = {
        Kind.ISSUE: translate("Data", "Loans are not taken by this server: they stay here."),
        Kind.RETURN: translate("Data", "Returns are not taken by this server: they stay here."),
        Kind.RENEW: translate("Data", "Renewals are not taken by this server: they stay here."),
        Kind.PAYMENT: translate("Data", "Payments are not taken by this server: they stay here."),
        Kind.IN_HOUSE_USE: translate("Data", "In-house use is not taken by this server: it stays here."),
        Kind.REGISTER_PATRON: translate("Data", "New patrons are not taken by this server: they stay here."),
    }
    return kinds[kind]
