"""Rows that leave in a file, in the server's time; and other workstations' files, kept here until the server has them.

A file is kept as it came, sealed to the server, in the folder `carried` under the home: whoever carries it cannot read
it. It is handed in whole at the next upload; the server knows each row in it again by its id.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from offcirc.clock import Clock
from offcirc.connectors.base import Connector, Progress, ReportProgress
from offcirc.domain.clocks import Reading
from offcirc.domain.transactions import Transaction
from offcirc.durable import sync_folder
from offcirc.errors import RequestRefused
from offcirc.journal import Journal
from offcirc.sync.contact import LastContact, last_contact, supposed_contact, times_known_since
from offcirc.sync.sent_rows import corrected, reading_of
from offcirc.wire.carried import read_manifest
from offcirc.wire.messages import CarriedAnswer, SentTransaction

_SUFFIX = ".offcirc"
_REFUSED = ".refused"
_FINAL = frozenset(
    {
        "CARRIED_ALTERED",
        "CARRIED_ELSEWHERE",
        "CARRIED_NOT_THEIRS",
        "CARRIED_NOT_SEALED",
        "CARRIED_TOO_LARGE",
        "CARRIED_TOO_NEW",
        "NOT_CARRIED",
    }
)
"""What the server will say again of the same file."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file that was handed in: what the server answered, or the code of its refusal.

    Attributes:
        answer: None where the server refused it.
        code: why.
        workstation: whose rows it was said to hold.
        file: what it is called here.
    """

    answer: CarriedAnswer | None
    code: str = ""
    workstation: str = ""
    file: str = ""


def in_server_time(
    journal: Journal, clock: Clock, rows: Sequence[Transaction]
) -> tuple[datetime, list[SentTransaction]]:
    """Rows as they would be sent at this moment, and what the server's clock shows now, as far as it is known here."""
    contact, last = supposed_contact(journal, clock), last_contact(journal)
    readings = [_put_right(reading_of(row), contact.here.boot, last) for row in rows]
    return contact.server_at, corrected(rows, contact, times_known_since(journal), readings)


def _put_right(reading: Reading, boot: str, last: LastContact | None) -> Reading:
    """A row of an uptime that is over: its clock is put right by what the last contact told of it."""
    if last is None or reading.boot == boot:
        return reading
    if reading.boot == last.boot:
        wall = last.server_at + timedelta(milliseconds=reading.monotonic_ms - last.monotonic_ms)
    else:
        wall = reading.wall - timedelta(milliseconds=last.clock_offset_ms)
    return Reading(wall, reading.boot, reading.monotonic_ms)


def folder_of(journal: Journal) -> Path:
    """Where files of other workstations are kept."""
    return journal.path.with_name("carried")


def keep(journal: Journal, content: bytes) -> None:
    """Keeps a file until the server has it, durable; the same file once.

    Raises:
        OSError: the disk does not take it.
    """
    folder = folder_of(journal)
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"{hashlib.sha256(content).hexdigest()[:32]}{_SUFFIX}"
    part = folder / f"{secrets.token_hex(8)}.part"
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    for each in (folder, folder.parent):
        sync_folder(each)


def kept(journal: Journal) -> list[Path]:
    """Files that wait here, oldest first; those that the server has refused for good are not among them."""
    found = folder_of(journal).glob(f"*{_SUFFIX}")
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name))


def hand_in(journal: Journal, connector: Connector, report: ReportProgress) -> Iterator[HandedIn]:
    """Brings the files that wait here to the server; each is gone from here once its rows are on the server's disk.

    Raises:
        ConnectorError: the rest waits.
    """
    files = kept(journal)
    for done, file in enumerate(files):
        report(Progress("carried", done, len(files), "files"))
        try:
            answer = connector.hand_in(content := file.read_bytes())
        except RequestRefused as refusal:
            if refusal.code not in _FINAL:
                raise
            kept_as = file.rename(file.with_name(file.name + _REFUSED))
            yield HandedIn(None, refusal.code, read_manifest(content).about.workstation, str(kept_as))
        else:
            file.unlink()
            yield HandedIn(answer)
