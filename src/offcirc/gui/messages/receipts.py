"""Receipts, reports and what the printer has to say."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate

# on paper


def receipt() -> str:
    """Name of the document; in a print queue anybody may read it, so that it names nobody."""
    return translate("Receipt", "Receipt")


def card(masked: str) -> str:
    """Whose it is: `•••• 4471`."""
    return translate("Receipt", "Card {card}", card=masked)


def due_back(day: str) -> str:
    """Over the loans of one due date."""
    return translate("Receipt", "Due back {day}", day=day)


def loans(count: int) -> str:
    """How many."""
    return translate("Receipt", "%n loan(s)", "", count)


def no_loans() -> str:
    """A visit without one."""
    return translate("Receipt", "No loans on this visit")


def paid(amount: str) -> str:
    """A payment."""
    return translate("Receipt", "Paid {amount}", amount=amount)


def served_by(staff: str) -> str:
    """Who was at the desk."""
    return translate("Receipt", "Served by {staff}", staff=staff)


def page_of(page: int, pages: int) -> str:
    """Foot of an A4 page."""
    return translate("Receipt", "Page {page} of {pages}", page=page, pages=pages)


def printed_at(moment: str) -> str:
    """Under a report's title."""
    return translate("Receipt", "Made {moment}", moment=moment)


def title_column() -> str:
    """Of a receipt on A4."""
    return translate("Receipt", "Title")


def barcode_column() -> str:
    """Of a receipt on A4."""
    return translate("Receipt", "Barcode")


# in the window


def sent_to(printer: str) -> str:
    """It worked."""
    return translate("Printing", "Sent to the printer {printer}.", printer=printer)


def saved_as(path: str) -> str:
    """It worked."""
    return translate("Printing", "Saved as {path}.", path=path)


def no_printer() -> str:
    """A receipt for each patron, and no printer."""
    return translate("Printing", "No receipt was printed: there is no printer. Ctrl+P saves it as a PDF.")


def no_printer_at_all() -> str:
    """A secret was to be printed, which is not saved as a file."""
    return translate("Printing", "There is no printer. Write it down.")


def nothing_to_print() -> str:
    """Reprint, before the first visit."""
    return translate("Printing", "There is no receipt to print yet.")


def receipts_off() -> str:
    """The preference says none."""
    return translate("Printing", "Receipts are switched off in the settings.")


def failed(code: str, where: str) -> str:
    """What went wrong, and what to do; lending goes on."""
    match code:
        case "PRINTER_MISSING":
            return translate(
                "Printing", "The printer {printer} is not there: choose another in the settings.", printer=where
            )
        case "PRINTER_FAILED":
            return translate(
                "Printing", "The printer {printer} does not print: look at it, then print again.", printer=where
            )
        case "OWN_FOLDER":
            return translate(
                "Printing", "Not saved: that folder is offcirc’s own, and nothing in it is readable. Choose another."
            )
        case "DISK_FULL":
            return translate("Printing", "Not saved: the disk is full.")
        case _:
            return translate("Printing", "Not saved: {path} cannot be written.", path=where)


def save_as() -> str:
    """Title of the file dialog, and a button."""
    return translate("Printing", "Save as PDF")


def pdf_files() -> str:
    """In the file dialog."""
    return translate("Printing", "PDF files (*.pdf)")


def print_() -> str:
    """Button."""
    return translate("Printing", "Print")


def close() -> str:
    """Button."""
    return translate("Printing", "Close")


def paper() -> str:
    """Label."""
    return translate("Printing", "Paper")
