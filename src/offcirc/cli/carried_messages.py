"""English sentences about files that somebody carries."""

from __future__ import annotations

ERRORS: dict[str, str] = {
    "FILE_EXISTS": "{path} is there already: give another name, or move it away. Nothing left this machine.",
    # extracts
    "NOT_AN_EXTRACT": "{path} is not a carried extract.",
    "NOT_FOR_THIS_WORKSTATION": "That extract was not made for workstation {workstation}: make a new one at the server.",
    "EXTRACT_ALTERED": "{path} is not as the server signed it, and the data here stays: carry it here once more.",
    "EXTRACT_ELSEWHERE": "{path} comes from another server than this workstation's, and the data here stays.",
    "EXTRACT_OLDER": "That extract is of {built_at} and knows less than the data here, of {data_at}: --older loads it.",
    "SERVER_KEY_UNKNOWN": "This workstation does not know its server's keys yet: synchronise once, or enrol it by file.",
    "IS_AN_EXTRACT": "{path} is a carried extract: `offcirc extract-import` takes it.",
    # rows
    "NOT_CARRIED": "{path} is not a file of carried transactions (.offcirc).",
    "CARRIED_ALTERED": "{path} was altered or damaged on its way, and nothing of it was taken: have it written again.",
    "CARRIED_TOO_NEW": "{path} was written by a newer offcirc: install that version.",
    "CARRIED_TOO_LARGE": "{rows} rows are too many for one file: synchronise, or carry them as .koc or .csv.",
    "CARRIED_ELSEWHERE": "{path} is sealed to another server than this workstation's: bring it to one of that server's.",
    "CARRIED_NOT_THEIRS": "The server knows no key of workstation {workstation} that opens the file: nothing was taken.",
    "CARRIED_NOT_SEALED": "{path} opens with a passphrase, and this server takes rows of others sealed to it only: have it written without --passphrase, or bring it to the server's own machine.",
    "CANNOT_HAND_IN": "This workstation's server takes no carried files.",
    "FILE_PASSPHRASE_NEEDED": "The file needs a passphrase: type it at a terminal, or set {variable}.",
    "FILE_PASSPHRASE_SHORT": "The passphrase of a file has at least {shortest} characters: it may lie on a stick for long.",
    "FILE_PASSPHRASES_DIFFER": "The two passphrases are not the same: nothing was written.",
    "FILE_PASSPHRASE_WRONG": "That passphrase does not open {path}: nothing was recorded.",
    "CSV_IN_THE_CLEAR": "The list names patrons by their card numbers, for everybody to read: --yes writes it.",
    # .koc
    "NOT_A_KOC": "{path} is not a .koc file: its first line says Version=1.0. Nothing was recorded.",
    "LINE_TIME_UNREADABLE": "The line does not begin with a time: nothing was recorded.",
    "LINE_TIME_AHEAD": "The line's time has not come yet: nothing was recorded. Is a clock wrong? Import again later.",
    "LINE_ACTION_UNKNOWN": "The line is no issue, return or payment: nothing was recorded.",
    "LINE_FIELD_MISSING": "The line lacks its card, barcode or amount: nothing was recorded.",
    "DUE_DATE_UNKNOWN": "No rule here says how long the loan lasts: nothing was recorded. Run `offcirc update`, then import again.",
    # enrolment
    "ADDRESS_MISSING": "Give the server's address; a machine without a network enrols by --request and --answer.",
    "NOT_AN_ANSWER": "{path} is not an answer of `offcirc-central enrol-file`.",
    "IS_AN_ANSWER": "{path} answers an enrolment: `offcirc enrol --answer` takes it.",
    "ANSWER_FOR_OTHER": "{path} was made for another machine: write a new request here, and have that answered.",
    "ANSWER_ALTERED": "{path} is not as the server signed it: carry it here once more.",
}
