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


def field_kind() -> str:
    """Line."""
    return translate("Data", "Kind")


def field_account() -> str:
    """Line."""
    return translate("Data", "Signed in as")


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


def clock_off(offset: timedelta) -> str:
    """In the line."""
    age = formats.age(abs(offset))
    if offset > timedelta():
        return translate("Data", "{age} ahead", age=age)
    return translate("Data", "{age} behind", age=age)


def keeps_heading() -> str:
    """Over the list."""
    return translate("Data", "What this server keeps, and what it does not")


def kept(capabilities: Capabilities) -> list[tuple[bool, str]]:
    """One line each: whether it is kept as it was done at the desk, and what that means."""
    lines = [(has, with_it if has else without) for has, with_it, without in _capabilities(capabilities)]
    return lines + [(False, _not_carried(kind)) for kind in Kind if kind not in capabilities.kinds]


def kept_spoken(text: str, *, kept: bool) -> str:
    """A line for screen readers, which see no tick."""
    if kept:
        return translate("Data", "Kept: {what}", what=text)
    return translate("Data", "Not kept: {what}", what=text)


def _capabilities(can: Capabilities) -> list[tuple[bool, str, str]]:
    return [
        (
            can.keeps_due_date,
            translate("Data", "The due date that the patron was told"),
            translate("Data", "The due date: the server makes its own. A difference is shown after processing."),
        ),
        (
            can.keeps_time,
            translate("Data", "The time of each loan and return"),
            translate("Data", "The time of a loan or return: the server takes the time of processing."),
        ),
        (
            can.has_queue,
            translate("Data", "A queue, so that somebody reviews before anything is applied"),
            translate("Data", "A queue: what is sent is applied at once."),
        ),
        (
            can.idempotent,
            translate("Data", "Each transaction once, even if it is sent twice"),
            translate(
                "Data",
                "Each transaction once: after a lost answer offcirc looks whether it came, and a person decides where"
                " that cannot be seen. Nothing is sent twice.",
            ),
        ),
        (
            can.delta,
            translate("Data", "A record of its changes, so that an update is quick"),
            translate("Data", "A record of its changes: every update fetches everything."),
        ),
    ]


def _not_carried(kind: Kind) -> str:
    kinds = {
        Kind.ISSUE: translate("Data", "Loans: this server does not take them, and none is recorded here."),
        Kind.RETURN: translate("Data", "Returns: this server does not take them, and none is recorded here."),
        Kind.RENEW: translate("Data", "Renewals: this server does not take them, and none is recorded here."),
        Kind.PAYMENT: translate("Data", "Payments: this server does not take them, and none is recorded here."),
        Kind.IN_HOUSE_USE: translate("Data", "In-house use: this server does not take it, and none is recorded here."),
        Kind.REGISTER_PATRON: translate(
            "Data", "New patrons: this server does not take them, and none is recorded here."
        ),
        Kind.ITEM_CREATE: translate("Data", "New items: this server does not take them, and none is recorded here."),
        Kind.ITEM_EDIT: translate("Data", "Edited items: this server does not take them, and none is recorded here."),
        Kind.EXCHANGE_SEND: translate("Data", "Exchange sets: this server does not take them, and none is sent here."),
        Kind.EXCHANGE_RETURN: translate(
            "Data", "Returned exchange sets: this server does not take them, and none is returned here."
        ),
    }
    return kinds[kind]
