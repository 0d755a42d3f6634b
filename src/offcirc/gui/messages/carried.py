"""Texts about files that somebody carries."""

from __future__ import annotations

from offcirc.gui.messages import formats
from offcirc.gui.messages.translation import translate

# the card


def heading() -> str:
    """Card."""
    return translate("Carried", "Carried by hand")


def explained() -> str:
    """Beneath it."""
    return translate(
        "Carried",
        "Where there is no network, a stick carries the transactions. The same file twice, or in another order, changes nothing.",
    )


def take() -> str:
    """Button."""
    return translate("Carried", "Take transactions to a stick…")


def take_description() -> str:
    """The same for screen readers."""
    return translate("Carried", "Writes the transactions that have not been sent to a file that somebody carries")


def bring() -> str:
    """Button."""
    return translate("Carried", "Bring in a file…")


def bring_description() -> str:
    """The same for screen readers."""
    return translate("Carried", "Takes in transactions of another workstation, or an extract of the server’s data")


def offered(name: str) -> str:
    """A file that the program was opened with."""
    return translate("Carried", "Nothing of {name} has been brought in yet.", name=name)


def bring_offered() -> str:
    """Button beside it."""
    return translate("Carried", "Bring it in")


def bring_offered_description(name: str) -> str:
    """The same for screen readers."""
    return translate("Carried", "Brings in the file {name}, with which offcirc was opened", name=name)


def choose_target() -> str:
    """File dialog."""
    return translate("Carried", "Where to write the transactions")


def choose_file() -> str:
    """File dialog."""
    return translate("Carried", "Choose the file that was carried here")


def own_files() -> str:
    """Kinds of file in the dialog, where the server is ours."""
    return translate("Carried", "Transactions (*.offcirc)")


def files_for_koha() -> str:
    """The same, where it is Koha."""
    return translate("Carried", "Transactions, with a passphrase (*.offcirc);;For Koha, in the clear (*.koc)")


def files_to_bring() -> str:
    """Kinds of file in the dialog."""
    return translate("Carried", "Carried files (*.offcirc *.offcirc-extract *.koc);;All files (*)")


def cancel() -> str:
    """Button."""
    return translate("Carried", "Cancel")


# the passphrase


def passphrase() -> str:
    """Field."""
    return translate("Carried", "Passphrase of the file")


def once_more() -> str:
    """Field."""
    return translate("Carried", "The same once more")


def passphrase_why(*, new: bool) -> str:
    """Above the fields."""
    if new:
        return translate(
            "Carried",
            "The file will hold card numbers. Choose a passphrase of at least 10 characters, and tell it to whoever takes the file in.",
        )
    return translate("Carried", "The file opens with the passphrase that it was written with.")


def write_file() -> str:
    """Button."""
    return translate("Carried", "Write the file")


def open_file() -> str:
    """Button."""
    return translate("Carried", "Open the file")


def too_short() -> str:
    """Beneath the fields."""
    return translate("Carried", "At least 10 characters.")


def not_the_same() -> str:
    """Beneath the fields."""
    return translate("Carried", "The two are not the same.")


# what came of it


def writing() -> str:
    """While it runs."""
    return translate("Carried", "Writing the file …")


def reading() -> str:
    """While it runs."""
    return translate("Carried", "Taking the file in …")


def nothing_to_take() -> str:
    """After an export of nothing."""
    return translate("Carried", "Nothing waits: no file was written.")


def written(count: int, name: str, left: int, *, sealed_to_server: bool) -> str:
    """After an export: a number to compare."""
    told = translate(
        "Carried",
        "%n transaction(s) are in {name}. Whoever takes the file in sees the same number.",
        "",
        count,
        name=name,
    )
    parts = [told]
    if sealed_to_server:
        parts.append(translate("Carried", "Only the server can read it, whoever brings it."))
    else:
        parts.append(
            translate("Carried", "They do not leave again by themselves: settle or resend them under Transactions.")
        )
    if left:
        parts.append(stay_here(left))
    return " ".join(parts)


def stay_here(count: int) -> str:
    """Rows that the file has no line for."""
    return translate("Carried", "%n transaction(s) stay here, because such a file cannot carry them.", "", count)


def kept(count: int, workstation: str) -> str:
    """After a sealed file came."""
    return translate(
        "Carried",
        "%n transaction(s) of {workstation} are kept here and go to the server with the next synchronisation.",
        "",
        count,
        workstation=workstation,
    )


def recorded(count: int, already: int, left: int) -> str:
    """After a file was opened here."""
    parts = [translate("Carried", "%n transaction(s) were taken in.", "", count)]
    if already:
        parts.append(translate("Carried", "%n were here already.", "", already))
    if left:
        parts.append(translate("Carried", "%n could not be taken in.", "", left))
    return " ".join(parts)


def waiting_files(files: int, rows: int) -> str:
    """Files of other workstations that lie here."""
    return translate(
        "Carried",
        "%n file(s) of other workstations, with {rows} transactions, wait here for the next synchronisation.",
        "",
        files,
        rows=formats.number(rows),
    )


def handed_in(count: int, workstation: str, new: int) -> str:
    """After a synchronisation: a file is at the server."""
    return translate(
        "Carried",
        "%n transaction(s) of {workstation} are at the server; {new} were new there.",
        "",
        count,
        workstation=workstation,
        new=formats.number(new),
    )


def refused_there(why: str) -> str:
    """The same, where the server took nothing of it."""
    return translate("Carried", "The server did not take a carried file. {why}", why=why)


def in_files(count: int) -> str:
    """Rows that left in a file, beside how many were not sent."""
    return translate("Carried", "%n of them left in a file that somebody carries.", "", count)


def load_older() -> str:
    """Button behind the question whether an older extract is meant."""
    return translate("Carried", "Load it all the same")


# errors


def errors() -> dict[str, str]:
    """What stands in the way of carried files, by code."""
    return {
        "FILE_EXISTS": translate("Errors", "{path} is there already. Choose another name; nothing was written."),
        **_of_extracts(),
        **_of_rows(),
        **_of_lines(),
        **_of_enrolment(),
    }


def _of_extracts() -> dict[str, str]:
    return {
        "NOT_AN_EXTRACT": translate("Errors", "{path} is not a carried extract. Choose another file."),
        "NOT_FOR_THIS_WORKSTATION": translate(
            "Errors", "That extract was not made for the workstation {workstation}. Have a new one made at the server."
        ),
        "EXTRACT_ALTERED": translate(
            "Errors",
            "{path} is not as the server signed it. The data here stays in use; carry the file here once more.",
        ),
        "EXTRACT_ELSEWHERE": translate(
            "Errors", "{path} comes from another server than this workstation’s. The data here stays in use."
        ),
        "EXTRACT_OLDER": translate("Errors", "That extract is older than the data here. Is it the right one?"),
        "SERVER_KEY_UNKNOWN": translate(
            "Errors", "This workstation does not know its server’s keys yet. Synchronise once."
        ),
        "IS_AN_EXTRACT": translate("Errors", "{path} is an extract. Load it under Data and connection."),
    }


def _of_rows() -> dict[str, str]:
    return {
        "NOT_CARRIED": translate("Errors", "{path} is not a file of carried transactions. Choose another file."),
        "CARRIED_ALTERED": translate(
            "Errors", "{path} was altered or damaged on its way. Nothing of it was taken; have it written again."
        ),
        "CARRIED_TOO_NEW": translate("Errors", "{path} was written by a newer offcirc. Install that version."),
        "CARRIED_TOO_LARGE": translate("Errors", "{rows} transactions are too many for one file. Synchronise instead."),
        "CARRIED_ELSEWHERE": translate(
            "Errors", "{path} is for another server than this workstation’s. Bring it to a workstation of that server."
        ),
        "CARRIED_NOT_THEIRS": translate(
            "Errors", "The server knows no key of the workstation {workstation} that opens the file. Nothing was taken."
        ),
        "CARRIED_NOT_SEALED": translate(
            "Errors",
            "{path} opens with a passphrase, and this server takes transactions of others only sealed to it. Have it written without one.",
        ),
        "CANNOT_HAND_IN": translate("Errors", "This workstation’s server takes no carried files."),
        "FILE_PASSPHRASE_NEEDED": translate("Errors", "The file needs a passphrase. Type it."),
        "FILE_PASSPHRASE_SHORT": translate("Errors", "The passphrase of a file has at least {shortest} characters."),
        "FILE_PASSPHRASES_DIFFER": translate("Errors", "The two passphrases are not the same. Nothing was written."),
        "FILE_PASSPHRASE_WRONG": translate("Errors", "That passphrase does not open {path}. Type it once more."),
        "CSV_IN_THE_CLEAR": translate("Errors", "The list names patrons by their card numbers, for everybody to read."),
    }


def _of_lines() -> dict[str, str]:
    return {
        "NOT_A_KOC": translate("Errors", "{path} is not a .koc file. Choose another file."),
        "LINE_TIME_UNREADABLE": translate("Errors", "The line does not begin with a time. It was not recorded."),
        "LINE_TIME_AHEAD": translate(
            "Errors", "The line's time has not come yet. Is this computer's clock right? It was not recorded."
        ),
        "LINE_ACTION_UNKNOWN": translate("Errors", "The line is no loan, return or payment. It was not recorded."),
        "LINE_FIELD_MISSING": translate("Errors", "The line lacks its card, barcode or amount. It was not recorded."),
        "DUE_DATE_UNKNOWN": translate(
            "Errors", "No rule here says how long the loan lasts. Synchronise, then take the file in again."
        ),
    }


def _of_enrolment() -> dict[str, str]:
    return {
        "ADDRESS_MISSING": translate("Errors", "Give the server’s address."),
        "NOT_AN_ANSWER": translate("Errors", "{path} is not an answer to an enrolment. Choose another file."),
        "IS_AN_ANSWER": translate(
            "Errors", "{path} answers this computer’s enrolment. The administrator takes it in, not this page."
        ),
        "ANSWER_FOR_OTHER": translate("Errors", "{path} was made for another computer. Write a new request here."),
        "ANSWER_ALTERED": translate("Errors", "{path} is not as the server signed it. Carry it here once more."),
    }
