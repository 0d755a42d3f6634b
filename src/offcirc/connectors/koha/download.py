"""Everything from `download.pl`: pages of 5,000 patrons, items and loans, each kind in whatever order they come.

The server sorts nothing, so a row may move between two pages while they are read. A row seen twice says that another
was missed: then everything is read again, and what both readings found is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from time import monotonic

import msgspec

from offcirc.connectors.base import LeftOut, Progress, RecordPages, ReportProgress
from offcirc.connectors.koha.cursors import Cursor, asked_at
from offcirc.connectors.koha.fetching import Fetching
from offcirc.connectors.koha.profile import KohaProfile
from offcirc.connectors.koha.records import Reading, download_item, download_loan, download_patron
from offcirc.connectors.koha.rows import DownloadItem, DownloadLoan, DownloadPatron, Form, Value, json_of
from offcirc.connectors.koha.session import STAFF, Answer, KohaSession
from offcirc.domain.records import Item, Library, Loan, Patron
from offcirc.errors import AuthRequired, ProtocolMismatch
from offcirc.wire.messages import Changes

PATH = STAFF + "offline_circ/download.pl"
_PAGE_ROWS = 5_000
_NEARLY_FULL = 4_500
"""Rows. `finished` counts rows by their keys: two loans of one item on a full page are one key, and it says 1."""
_MOST_PAGES = 2_000
"""Ten million rows: a server that never says `finished` is not waited for any longer."""
_READINGS = 3
_NOTHING = msgspec.Raw(b"{}")


class _Page(msgspec.Struct):
    finished: Value
    patrons: msgspec.Raw = _NOTHING
    items: msgspec.Raw = _NOTHING
    issues: msgspec.Raw = _NOTHING


_PAGE = msgspec.json.Decoder(_Page)
_PATRONS, _ITEMS, _LOANS = Form(DownloadPatron), Form(DownloadItem), Form(DownloadLoan)


@dataclass(slots=True)
class _Pass:
    """One reading: what it saw, to tell whether rows moved meanwhile."""

    cards: set[str] = field(default_factory=set)
    barcodes: set[str] = field(default_factory=set)
    lent: set[str] = field(default_factory=set)
    twice: int = 0
    last: int | None = None
    """The number of the last page, once it is known."""

    def first_time(self, numbers: set[str], number: str) -> bool:
        """Whether a row is new to this reading; counts those that are not."""
        new = number not in numbers
        numbers.add(number)
        self.twice += not new
        return new


def pull(
    session: KohaSession, profile: KohaProfile, zone: tzinfo, since: int | None, report: ReportProgress
) -> RecordPages:
    """Everything; `download.pl` knows nothing of changes.

    Args:
        session: signed in, or not yet.
        profile: names the libraries, which the pages do not.
        zone: in which the server writes its times.
        since: of no use here.
        report: progress.

    Raises:
        AuthRequired: `RECORDS_REFUSED`, when the workstation was connected this door was closed, and so was REST.
    """
    del since
    if not profile.download:
        where, _, status = profile.rest_refused.partition(" ")
        raise AuthRequired("RECORDS_REFUSED", list=where or "/patrons", status=status or "404")
    libraries = tuple(Library(code, name, time_zone=str(zone)) for code, name in profile.branches.items())
    left_out = LeftOut()
    return RecordPages(_Download(session, Reading(zone, left_out), report).pages(libraries), left_out)


class _Download:
    """Reads everything, page by page, up to three times."""

    def __init__(self, session: KohaSession, reading: Reading, report: ReportProgress) -> None:
        self._session = session
        self._reading = reading
        self._report = report
        self._earlier: list[_Pass] = []
        self._records = 0
        self._began = monotonic()
        self._read_at: datetime | None = None

    def pages(self, libraries: tuple[Library, ...]) -> Iterator[Changes]:
        """Each record once; the last page tells the libraries."""
        left_out = self._reading.left_out.records
        for more_readings in reversed(range(_READINGS)):
            self._reading.left_out.records = left_out
            this = _Pass()
            yield from self._pass(this)
            if not this.twice:
                break
            if not more_readings:
                self._reading.left_out.records += this.twice  # for each row that came twice another did not come
            self._earlier.append(this)
        yield self._changes(more=False, libraries=libraries or None)

    def _pass(self, this: _Pass) -> Iterator[Changes]:
        with Fetching(self._session, _fetch) as fetching:
            asked, left = 0, set[int]()
            while this.last is None or any(number <= this.last for number in left):
                while this.last is None and fetching.has_room:
                    fetching.ask(asked)
                    left.add(asked)
                    asked += 1
                number, answer = fetching.take(self._tell)
                left.discard(number)
                if self._read_at is None:
                    self._read_at = asked_at(answer, self._began)
                yield self._page(this, number, decoded(answer))
                self._tell()

    def _page(self, this: _Pass, number: int, page: _Page) -> Changes:
        patrons = self._reading.rows(_PATRONS, page.patrons)
        items = self._reading.rows(_ITEMS, page.items)
        loans = self._reading.rows(_LOANS, page.issues)
        if is_last(page, max(len(patrons), len(items), len(loans))) or number == _MOST_PAGES:
            this.last = number if this.last is None else min(this.last, number)
        return self._changes(
            patrons=tuple(self._new_patrons(this, self._reading.records(download_patron, patrons))),
            items=tuple(self._new_items(this, self._reading.records(download_item, items))),
            loans=tuple(self._new_loans(this, self._reading.records(download_loan, loans))),
        )

    def _new_patrons(self, this: _Pass, patrons: Iterable[Patron]) -> Iterator[Patron]:
        for patron in patrons:
            number = patron.card_number
            if this.first_time(this.cards, number) and not any(number in each.cards for each in self._earlier):
                yield patron

    def _new_items(self, this: _Pass, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            number = item.barcode
            if this.first_time(this.barcodes, number) and not any(number in each.barcodes for each in self._earlier):
                yield item

    def _new_loans(self, this: _Pass, loans: Iterable[Loan]) -> Iterator[Loan]:
        for loan in loans:
            number = loan.item_barcode
            if this.first_time(this.lent, number) and not any(number in each.lent for each in self._earlier):
                yield loan

    def _changes(
        self,
        *,
        more: bool = True,
        patrons: tuple[Patron, ...] = (),
        items: tuple[Item, ...] = (),
        loans: tuple[Loan, ...] = (),
        libraries: tuple[Library, ...] | None = None,
    ) -> Changes:
        read_at = self._read_at
        if read_at is None:
            raise AssertionError
        self._records += len(patrons) + len(items) + len(loans)
        number = Cursor(read_at, read_at).number
        return Changes(0, number, more, read_at, patrons=patrons, items=items, loans=loans, libraries=libraries)

    def _tell(self) -> None:
        self._report(Progress("download", self._records, None, "records"))


def _fetch(session: KohaSession, page: int) -> Answer:
    return session.get(PATH, [("data", "all"), ("page", str(page))])


def decoded(answer: Answer) -> _Page:
    """One page.

    Raises:
        ProtocolMismatch: it is none.
    """
    try:
        return _PAGE.decode(json_of(answer))
    except msgspec.DecodeError:
        raise ProtocolMismatch("ANSWER_UNREADABLE") from None


def is_last(page: _Page, most_rows: int) -> bool:
    """Whether nothing comes after it; `most_rows` of one kind are on it."""
    finished = page.finished not in {0, "0", "", None}
    return finished and not _NEARLY_FULL <= most_rows < _PAGE_ROWS
