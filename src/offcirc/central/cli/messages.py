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
    "STAFF_NAME_UNUSABLE": "A name of staff has 1 to {limit} printable characters.",
    "POSTGRESQL_BACKUP": "This server's records are in PostgreSQL: back up with pg_dump, restore with pg_restore.",
    "FILE_EXISTS": "{path} exists already: choose another name.",
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
    "CANNOT_LISTEN": "Cannot listen on {host}:{port}: {reason}. Choose another --port.",
    "DAMAGED": "{path} is damaged: restore it from a backup.",
    "DISK_FAILED": "The disk under {path} failed: check it before anything else.",
    "NOT_A_BACKUP": "{path} is not a backup of an offcirc server.",
    "DATABASE_AWAY": "The database cannot be reached: check that PostgreSQL is running and that the URL is right.",
    "EXTRACT_FAILED": "The extract could not be built: the server's log says why.",
}


def sentence(error: OffcircError) -> str:
    """What to tell a person."""
    text = _SENTENCES.get(error.code)
    if text is None:
        return str(error)
    return text.format_map({name: str(value) for name, value in error.params.items()})
