"""The settings."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate


def title() -> str:
    """Title of the dialog."""
    return translate("Settings", "Settings")


def pages() -> str:
    """The list of pages, for screen readers."""
    return translate("Settings", "Pages of the settings")


def desk() -> str:
    """A page."""
    return translate("Settings", "Desk")


def look() -> str:
    """A page."""
    return translate("Settings", "Appearance")


def sound() -> str:
    """A page."""
    return translate("Settings", "Sounds")


def library() -> str:
    """A field."""
    return translate("Settings", "Library")


def library_unknown() -> str:
    """A choice, where none is set."""
    return translate("Settings", "not said")


def workstation() -> str:
    """A field."""
    return translate("Settings", "Name of this desk")


def workstation_under() -> str:
    """Below it."""
    return translate("Settings", "The server knows the desk by this name; a new enrolment code gives another.")


def address() -> str:
    """A field."""
    return translate("Settings", "Address of the server")


def address_under() -> str:
    """Below it."""
    return translate("Settings", "Another server needs a new enrolment code.")


def address_unprotected() -> str:
    """A warning."""
    return translate("Settings", "Without https:// anybody on the network can read what is sent.")


def prefix() -> str:
    """A field."""
    return translate("Settings", "Scanner prefix")


def prefix_under() -> str:
    """Below it."""
    return translate("Settings", "What the scanner sends before each barcode, if anything; it is left out.")


def due_days() -> str:
    """A field."""
    return translate("Settings", "Due dates to offer, in days")


def due_days_under() -> str:
    """Below it."""
    return translate("Settings", "For example 14, 21, 28. The rule’s own date is always offered as well.")


def due_days_wrong() -> str:
    """Wrong entry."""
    return translate("Settings", "Write one to six numbers from 1 to 999 with commas between them.")


def theme() -> str:
    """A field."""
    return translate("Settings", "Colours")


def theme_system() -> str:
    """A choice."""
    return translate("Settings", "as the system")


def theme_light() -> str:
    """A choice."""
    return translate("Settings", "light")


def theme_dark() -> str:
    """A choice."""
    return translate("Settings", "dark")


def language() -> str:
    """A field."""
    return translate("Settings", "Language")


def language_system() -> str:
    """A choice."""
    return translate("Settings", "as the system")


def text_size() -> str:
    """A field."""
    return translate("Settings", "Text size")


def per_cent(number: str) -> str:
    """A choice."""
    return translate("Settings", "{number} %", number=number)


def sounds() -> str:
    """A box to tick."""
    return translate("Settings", "A sound for each scan")


def volume() -> str:
    """A field."""
    return translate("Settings", "Volume")


def receipts() -> str:
    """A page."""
    return translate("Settings", "Receipts")


def receipt() -> str:
    """A field: who gets one."""
    return translate("Settings", "Print a receipt")


def receipt_on_request() -> str:
    """A choice."""
    return translate("Settings", "when asked for")


def receipt_per_patron() -> str:
    """A choice."""
    return translate("Settings", "for every patron, at the end of the visit")


def receipt_none() -> str:
    """A choice."""
    return translate("Settings", "never")


def paper() -> str:
    """A field."""
    return translate("Settings", "Paper")


def paper_58() -> str:
    """A choice."""
    return translate("Settings", "roll, 58 mm")


def paper_80() -> str:
    """A choice."""
    return translate("Settings", "roll, 80 mm")


def paper_a4() -> str:
    """A choice."""
    return translate("Settings", "A4")


def printer() -> str:
    """A field."""
    return translate("Settings", "Printer")


def printer_system() -> str:
    """A choice."""
    return translate("Settings", "the system’s default")


def receipt_library() -> str:
    """A field."""
    return translate("Settings", "Name of the library on receipts")


def receipt_library_under() -> str:
    """Below it."""
    return translate("Settings", "Left empty, the name in the local data is printed.")


def receipt_footer() -> str:
    """Two fields."""
    return translate("Settings", "Two lines at the end of each receipt")


def receipt_footer_second() -> str:
    """The second of them, for screen readers."""
    return translate("Settings", "Second line at the end of each receipt")


def receipt_footer_example() -> str:
    """In the empty field."""
    return translate("Settings", "e.g. opening hours, or an address")


def keep() -> str:
    """A button."""
    return translate("Settings", "Keep")


def cancel() -> str:
    """A button."""
    return translate("Settings", "Cancel")


def at_once() -> str:
    """Below the pages."""
    return translate("Settings", "Every change counts at once. Cancel brings back what was before.")
