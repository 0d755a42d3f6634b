"""A new recovery code."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate


def new_code() -> str:
    """Title, and a button that opens the dialog."""
    return translate("Recovery", "New recovery code…")


def title() -> str:
    """Title of the dialog."""
    return translate("Recovery", "A new recovery code")


def description() -> str:
    """For screen readers and as a tooltip."""
    return translate("Recovery", "For a code that was lost, or that somebody has seen")


def why() -> str:
    """Below the title."""
    return translate(
        "Recovery",
        "The new code is shown once: have paper or a printer at hand. The code before opens nothing any more, and older"
        " backups still open with the one that was valid when they were made.",
    )


def who() -> str:
    """A field: a member of staff."""
    return translate("Recovery", "Who may do this")


def pin() -> str:
    """A field."""
    return translate("Recovery", "Their PIN")


def needs_staff() -> str:
    """Nobody can prove here that they may."""
    return translate(
        "Recovery",
        "Anybody at this desk could take a new code away with them: no passphrase is set here, and no member of staff"
        " has a PIN. Add one in the settings, under Staff; then come back.",
    )


def make() -> str:
    """A button."""
    return translate("Recovery", "Make a new code")


def cancel() -> str:
    """A button."""
    return translate("Recovery", "Cancel")


def close() -> str:
    """A button, once the code was kept."""
    return translate("Recovery", "Close")
