"""The help pages' names; the pages themselves are resources/help."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate


def title() -> str:
    """Title of the dialog."""
    return translate("Help", "Help")


def pages() -> str:
    """The list of pages, for screen readers."""
    return translate("Help", "Pages of the help")


def before() -> str:
    """A page."""
    return translate("Help", "Before an outage")


def during() -> str:
    """A page."""
    return translate("Help", "During an outage")


def after() -> str:
    """A page."""
    return translate("Help", "After an outage")


def items() -> str:
    """A page."""
    return translate("Help", "Items and sets")


def keyboard() -> str:
    """A page."""
    return translate("Help", "Keyboard")


def print_() -> str:
    """A button."""
    return translate("Help", "Print this page")


def close() -> str:
    """A button."""
    return translate("Help", "Close")
