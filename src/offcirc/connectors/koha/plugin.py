"""The patrons of ByWater's offline circulation plugin: a SQLite file, `borrowers.db`.

Its loans name no barcode, and it knows no items, no blocks and no expiry: what else a desk needs is unknown until the
server is asked in another way. So this is the last way to be chosen.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, tzinfo
from email.utils import format_datetime
from time import monotonic

import msgspec

from offcirc.connectors.base import ChangedPages, LeftOut, Progress, RecordPages, ReportProgress
from offcirc.connectors.koha.cursors import Cursor, asked_at
from offcirc.connectors.koha.profile import KohaProfile
from offcirc.connectors.koha.records import Reading, card_of, download_patron, new_ones
from offcirc.connectors.koha.rows import DownloadPatron
from offcirc.connectors.koha.session import KohaSession
from offcirc.domain.records import Library
from offcirc.errors import ProtocolMismatch
from offcirc.wire.messages import Changes

PATH = "/contrib/offlinecirc/borrowers.db"
_PAGE_ROWS = 5_000
_NOT_MODIFIED = 304
_MAGIC = b"SQLite format 3\0"
_BORROWERS = "SELECT cardnumber, surname, firstname, total_fines AS fine FROM borrowers"


def pull(
    session: KohaSession, profile: KohaProfile, zone: tzinfo, since: int | None, report: ReportProgress
) -> RecordPages | ChangedPages:
    """All patrons; nothing where the file has not changed since.

    Args:
        session: signed in, or not yet.
        profile: names the libraries, which the file does not.
        zone: in which the server writes its times.
        since: as `Changes.cursor` told.
        report: progress.

    Raises:
        ConnectorError: of the kind that fits.
    """
    report(Progress("download", 0, None, "records"))
    known = {} if since is None else {"If-Modified-Since": format_datetime(Cursor.of(since).read_at, usegmt=True)}
    began = monotonic()
    answer = session.rest("GET", PATH, headers=known)
    if answer.status == _NOT_MODIFIED:
        return ChangedPages(iter(()))
    libraries = tuple(Library(code, name, time_zone=str(zone)) for code, name in profile.branches.items())
    left_out = LeftOut()
    pages = _pages(answer.body, asked_at(answer, began), Reading(zone, left_out), libraries, report)
    return RecordPages(pages, left_out, frozenset({"patrons"}))


def _pages(
    content: bytes, read_at: datetime, reading: Reading, libraries: tuple[Library, ...], report: ReportProgress
) -> Iterator[Changes]:
    number = Cursor(read_at, read_at).number
    records = 0
    known: set[str] = set()
    for rows in _rows(content, reading.left_out):
        patrons = tuple(new_ones(reading.records(download_patron, rows), card_of, known))
        records += len(patrons)
        report(Progress("download", records, None, "records"))
        yield Changes(0, number, more=True, as_of=read_at, patrons=patrons)
    yield Changes(0, number, more=False, as_of=read_at, libraries=libraries)


def _rows(content: bytes, left_out: LeftOut) -> Iterator[list[DownloadPatron]]:
    """The file's rows, from memory: it holds names and must not lie on this disk in the clear."""
    if not content.startswith(_MAGIC):
        raise ProtocolMismatch("ANSWER_UNREADABLE")
    with closing(sqlite3.connect(":memory:")) as file:
        try:
            file.deserialize(content)
            file.row_factory = sqlite3.Row
            file.text_factory = lambda text: text.decode("utf-8", "replace")
            file.execute("PRAGMA trusted_schema = OFF")
            found = file.execute(_BORROWERS)
            while rows := found.fetchmany(_PAGE_ROWS):
                yield _readable(rows, left_out)
        except sqlite3.Error:
            raise ProtocolMismatch("ANSWER_UNREADABLE") from None


def _readable(rows: list[sqlite3.Row], left_out: LeftOut) -> list[DownloadPatron]:
    readable = []
    for row in rows:
        if row["cardnumber"] is None:  # of somebody without a card
            continue
        try:
            readable.append(msgspec.convert(dict(row), DownloadPatron))
        except msgspec.ValidationError:
            left_out.records += 1
    return readable
