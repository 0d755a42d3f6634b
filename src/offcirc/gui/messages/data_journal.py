"""Data and connection: the journal, its proofs and its backups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from offcirc.gui.messages import formats
from offcirc.gui.messages.translation import translate
from offcirc.journal.verify import Fault


def journal_heading() -> str:
    """Card."""
    return translate("Data", "Journal")


def journal_explained() -> str:
    """What it is."""
    return translate(
        "Data",
        "Every transaction is written here, encrypted, before the beep. It is the library's only copy until it is sent.",
    )


def verify() -> str:
    """Button."""
    return translate("Data", "Verify the journal")


def verify_description() -> str:
    """The same."""
    return translate("Data", "Proves that nothing in the journal was lost or altered")


def verifying() -> str:
    """While it runs."""
    return translate("Data", "Verifying the journal…")


def back_up() -> str:
    """Button."""
    return translate("Data", "Make a backup…")


def back_up_description() -> str:
    """The same."""
    return translate("Data", "Copies the journal, encrypted; it opens with the passphrase or the recovery code")


def backing_up() -> str:
    """While it runs."""
    return translate("Data", "Writing the backup…")


def backed_up(path: str) -> str:
    """Done."""
    return translate("Data", "Backup written: {path}", path=path)


def backup_incomplete(path: str) -> str:
    """Done as far as could be."""
    return translate(
        "Data",
        "The journal is damaged, and so is its backup. It is kept as {path}; no older one was replaced. Synchronise, then"
        " ask your administrator.",
        path=path,
    )


def choose_backup() -> str:
    """Title of the file dialog."""
    return translate("Data", "Where to put the backup")


def backups() -> str:
    """Kind of file, in the dialog."""
    return translate("Data", "Backups (*.zip)")


def sound(transactions: int, archived: int) -> str:
    """Verified."""
    text = translate("Data", "Sound: %n transaction(s), nothing lost, nothing altered.", "", transactions)
    if archived:
        text += " " + translate("Data", "%n of its entries are in the archive.", "", archived)
    return text


def finding(row: Mapping[str, Any]) -> str:
    """One fault that was found."""
    first, last = int(row["first"]), int(row["last"])
    where = formats.number(first) if first == last else f"{formats.number(first)}–{formats.number(last)}"
    match str(row["fault"]):
        case Fault.ALTERED:
            return translate("Data", "Entry {where} is not what was recorded.", where=where)
        case Fault.INDEX_ALTERED:
            return translate("Data", "The index says something else than entry {where}.", where=where)
        case Fault.LOST:
            return translate("Data", "Entries {where} cannot be read.", where=where)
        case Fault.ARCHIVE_DAMAGED:
            return translate("Data", "Entries {where} cannot be read in the archive.", where=where)
        case _:
            return translate("Data", "Entries {where} were recorded and are not here any more.", where=where)


def more_findings(count: int) -> str:
    """After the first few."""
    return translate("Data", "and %n more", "", count)


def what_to_do() -> str:
    """After what was found."""
    return translate(
        "Data", "Make a backup now and keep it, synchronise, then ask your administrator. Recording goes on meanwhile."
    )


def tail_lost() -> str:
    """The server knows rows that are not here."""
    return translate(
        "Data",
        "The last transactions of this workstation are missing here: an older copy of the journal was put back, or the"
        " disk lost them. What the server has is safe. Verify the journal to see which they are, and enter what was not"
        " sent again from paper.",
    )


def taken_note() -> str:
    """Button beside it."""
    return translate("Data", "I have taken note")


def taken_note_description() -> str:
    """The same."""
    return translate("Data", "The loss is not named again; what is here now is proved from here on")
