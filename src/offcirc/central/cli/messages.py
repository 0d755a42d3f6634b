"""The sentences of `offcirc-central`: what stands in the way, and what to do."""

from __future__ import annotations

from offcirc.errors import OffcircError

_SENTENCES = {
    "ALREADY_INITIALISED": "There is a server here already: {path}",
    "NOT_INITIALISED": "There is no server in {path}: run `offcirc-central init` first.",
    "CONFIG_UNREADABLE": "{path} cannot be read as a configuration: mend it, or restore it from a backup.",
    "TIME_ZONE_UNKNOWN": "There is no time zone {name}: give an IANA name such as Europe/Helsinki.",
    "DATABASE_URL_UNREADABLE": "--database takes sqlite:///PATH or postgresql+psycopg://USER@HOST/NAME.",
    "NOTHING_TO_IMPORT": "{path} holds none of the files to import (patrons.csv, items.csv, … or *.mrc).",
    "SCOPE_UNKNOWN": "--may takes some of {known}, with commas between them.",
    "NAME_UNUSABLE": "A name has 1 to 64 printable characters.",
    "LIBRARY_UNKNOWN": "There is no library {library}: import it first.",
    "LOCATION_UNKNOWN": "{library} has no location {location}: import it first.",
    "SET_UNKNOWN": "There is no exchange set {set}: `offcirc-central exchange` lists them.",
    "WORKSTATION_UNKNOWN": "No workstation {name} is enrolled, or it was revoked before.",
    "TOKEN_NOT_IN_USE": "{name} has no {job} token in use.",
    "OWN_LIBRARY_UNKNOWN": "The workstation has no library of its own: name the libraries.",
    "DETAIL_UNKNOWN": "There is no detail {name}: --details takes some of {known}, with commas between them.",
    "CARD_OF_SEVERAL": "Several patrons had this card: give the present card of the one to forget.",
    "STILL_OPEN": (
        "This patron has {loans} loans, owes {owes}, and {waiting} rows of theirs wait: settle them first, then forget."
    ),
    "STAFF_NAME_UNUSABLE": "A name of staff has 1 to {limit} printable characters.",
    "PROGRAM_MISSING": "{program} is not here: install PostgreSQL's client programs (Debian: postgresql-client).",
    "BACKUP_FAILED": "PostgreSQL made no backup: {reason}",
    "RESTORE_FAILED": "PostgreSQL did not restore it, and all is as it was: {reason}",
    "FILE_EXISTS": "{path} exists already: choose another name.",
    "DATABASE_IN_USE": "Others are at work on the database (connections: {others}): end the workers and servers first.",
    "SERVER_RUNNING": "A server is running on {path}: stop it first.",
    "TIME_UNREADABLE": "--since takes YYYY-MM-DD or YYYY-MM-DDTHH:MM in UTC.",
    "TOO_NEW": "{path} was written by a newer offcirc: install that version or a later one.",
    "DISK_FULL": "The disk is full: make room and try again. Nothing was lost.",
    "LOCKED": "Another program is writing to the database: try again in a minute.",
    "READ_ONLY": "{path} cannot be written to: check its owner and permissions.",
    "CANNOT_OPEN": "The database {path} cannot be opened: check that the folder exists and who owns it.",
    "CANNOT_READ": "{path} cannot be read: {reason}",
    "CANNOT_WRITE": "{path} cannot be written: {reason}",
    "CANNOT_COPY": "{path} cannot be copied: {reason}",
    "CERTIFICATE_UNUSABLE": "The certificate {path}, or its --key, cannot be used: {reason}.",
    "KEY_WITHOUT_CERTIFICATE": "--key needs --certificate.",
    "NOT_CARRIED": "{path} is not a file of carried transactions (.offcirc).",
    "CARRIED_ALTERED": "{path} was altered or damaged on its way, and nothing of it was taken: have it written again.",
    "CARRIED_TOO_NEW": "{path} was written by a newer offcirc: install that version or a later one.",
    "CARRIED_TOO_LARGE": "{path} holds more than one file of ours ever does, and nothing of it was taken.",
    "CARRIED_ELSEWHERE": "{path} is sealed to another server: bring it there.",
    "CARRIED_NOT_THEIRS": (
        "{path} says that {workstation} wrote it, but no key of that workstation opens it: nothing was taken."
    ),
    "CARRIED_NOT_SEALED": "{path} opens with a passphrase: type it, or set OFFCIRC_FILE_PASSPHRASE.",
    "FILE_PASSPHRASE_WRONG": "That passphrase does not open {path}.",
    "NOT_A_REQUEST": "{path} is not a request of `offcirc enrol --request`.",
    "CANNOT_LISTEN": "Cannot listen on {host}:{port}: {reason}. Choose another --port.",
    "DAMAGED": "{path} is damaged: restore it from a backup.",
    "DISK_FAILED": "The disk under {path} failed: check it before anything else.",
    "NOT_A_BACKUP": "{path} is not a backup of an offcirc server.",
    "DATABASE_AWAY": "The database cannot be reached: check that PostgreSQL is running and that the URL is right.",
    "WORKERS_NEED_POSTGRESQL": "SQLite lets one process write at a time: workers need PostgreSQL (--database).",
    "WORKERS_WITHOUT_WORK": "Rows wait for review here: workers need apply_on_arrival = true in {path}/central.toml.",
    "EXTRACT_FAILED": "The extract could not be built: the server's log says why.",
}


def sentence(error: OffcircError) -> str:
    """What to tell a person."""
    text = _SENTENCES.get(error.code)
    if text is None:
        return str(error)
    return text.format_map({name: str(value) for name, value in error.params.items()})
