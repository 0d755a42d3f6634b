"""Everything, or what changed, from `/api/v1`.

Koha says when a patron or an item changed, but neither that one was deleted nor that a fine came or went; loans and
holds just go. So these two are always read whole, and everything is after a day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta, tzinfo
from itertools import chain
from time import monotonic
from typing import Any, TypeVar

from offcirc.connectors.base import ChangedPages, LeftOut, Progress, RecordPages, ReportProgress
from offcirc.connectors.koha.cursors import Cursor, asked_at
from offcirc.connectors.koha.listings import Condition, Listing, Lists, Page, Part, Span
from offcirc.connectors.koha.profile import KohaProfile
from offcirc.connectors.koha.records import (
    Reading,
    barcode_of,
    card_of,
    is_suspended,
    item_of,
    new_ones,
    rest_hold,
    rest_item,
    rest_library,
    rest_loan,
    rest_patron,
)
from offcirc.connectors.koha.rows import Form, RestCheckout, RestHold, RestItem, RestLibrary, RestPatron, RowT, json_of
from offcirc.connectors.koha.session import KohaSession
from offcirc.domain.records import Hold, Item, Library, Loan, Patron
from offcirc.errors import RequestRefused, ServerBusy
from offcirc.wire.messages import Changes

PATRONS = Listing("/patrons", "patron_id", Form(RestPatron), "account_balance")
ITEMS = Listing("/items", "item_id", Form(RestItem), "biblio")
CHECKOUTS = Listing("/checkouts", "checkout_id", Form(RestCheckout))
HOLDS = Listing("/holds", "hold_id", Form(RestHold), everywhere=False)
_NUMBERED_PATRONS = Listing("/patrons", "patron_id", Form(RestPatron))
_NUMBERED_ITEMS = Listing("/items", "item_id", Form(RestItem))
_LIBRARIES = Form(RestLibrary)
_Record = TypeVar("_Record")
_MOST_LIBRARIES = 1_000

_WHOLE_AFTER = timedelta(days=1)
_OVERLAP = timedelta(hours=27)
"""Changes are asked for from so long before the last reading on: the question names a time without a zone, which the
database takes for its own, whatever that is; and what a long transaction changed shows up late."""


def pull(
    session: KohaSession, profile: KohaProfile, zone: tzinfo, since: int | None, report: ReportProgress
) -> RecordPages | ChangedPages:
    """Everything, or the changes since a cursor of not more than a day ago.

    Args:
        session: signed in, or not yet.
        profile: names the libraries where the account may not list them.
        zone: in which loans are due.
        since: as `Changes.cursor` told.
        report: progress.

    Raises:
        ConnectorError: of the kind that fits.
    """
    left_out = LeftOut()
    rest = _Rest(session, Reading(zone, left_out), report)
    libraries = rest.begin(profile)
    if since is not None and rest.read_at - Cursor.of(since).whole_at <= _WHOLE_AFTER:
        return ChangedPages(rest.changes(since, libraries), left_out)
    return RecordPages(rest.everything(libraries), left_out)


class _Rest:
    """One update."""

    def __init__(self, session: KohaSession, reading: Reading, report: ReportProgress) -> None:
        self._session = session
        self._reading = reading
        self._report = report
        self._lists = Lists(session, self._tell)
        self._cards: dict[int, str] = {}
        self._barcodes: dict[int, str] = {}
        self._waited_for: dict[int, set[str]] = {}
        """Titles for any of whose items somebody waits, with the barcodes of these."""
        self._checkouts: list[RestCheckout] = []
        self._records = 0
        self.read_at: datetime

    def begin(self, profile: KohaProfile) -> tuple[Library, ...]:
        """Reads the server's clock and the libraries."""
        self._tell()
        began = monotonic()
        answer = self._session.rest(
            "GET", "/libraries", [("_per_page", str(_MOST_LIBRARIES))], accept=frozenset({200, 403, 404})
        )
        self.read_at = asked_at(answer, began)
        if answer.status != 200:  # noqa: PLR2004 - the account may not list them
            zone = str(self._reading.zone)
            return tuple(Library(code, name, time_zone=zone) for code, name in profile.branches.items())
        rows = self._reading.rows(_LIBRARIES, json_of(answer))
        return tuple(self._reading.records(rest_library, rows))

    def everything(self, libraries: tuple[Library, ...]) -> Iterator[Changes]:
        """All records."""
        cursor = Cursor(self.read_at, self.read_at).number
        parts = self._lists.parts(HOLDS, PATRONS, ITEMS, CHECKOUTS)
        holds = self._waiting_holds(parts.pop(HOLDS.path, []))
        for patrons, items in self._records_of(chain.from_iterable(parts.values())):
            yield Changes(0, cursor, more=True, as_of=self.read_at, patrons=patrons, items=items)
        loans, held = self._loans(), self._held(holds)
        yield Changes(0, cursor, more=False, as_of=self.read_at, loans=loans, holds=held, libraries=libraries)

    def changes(self, since: int, libraries: tuple[Library, ...]) -> Iterator[Changes]:
        """Patrons and items that changed; all loans and holds. The cursor moves with the last page."""
        before = Cursor.of(since)
        recent: Condition = {">=": f"{before.read_at - _OVERLAP:%Y-%m-%d %H:%M:%S}"}
        whole = self._lists.parts(HOLDS, CHECKOUTS)
        holds = self._waiting_holds(whole.get(HOLDS.path, []))
        patrons_changed = Part(PATRONS, Span(where={"me.updated_on": recent}))
        items_changed = Part(ITEMS, Span(where={"me.timestamp": recent}))
        for patrons, items in self._records_of([patrons_changed, items_changed, *whole[CHECKOUTS.path]]):
            yield Changes(since, since, more=True, as_of=before.read_at, patrons=patrons, items=items)
        for items in self._retitled(recent):
            yield Changes(since, since, more=True, as_of=before.read_at, items=items)
        self._learn_barcodes("biblio_id", self._waited_for.keys())
        loans, held = self._loans(), self._held(holds)
        yield Changes(
            since,
            Cursor(self.read_at, before.whole_at).number,
            more=False,
            as_of=self.read_at,
            loans=loans,
            holds=held,
            libraries=libraries,
            whole=frozenset({"loans", "holds"} if HOLDS.path in whole else {"loans"}),
        )

    def _records_of(self, parts: Iterable[Part]) -> Iterator[tuple[tuple[Patron, ...], tuple[Item, ...]]]:
        """Patrons and items as they arrive; checkouts are kept until all cards and barcodes are known."""
        cards: set[str] = set()
        barcodes: set[str] = set()
        for page in self._lists.read(parts):
            rows = self._taken(page)
            if page.listing is PATRONS:
                yield tuple(new_ones(self._patrons(rows), card_of, cards)), ()
            elif page.listing is ITEMS:
                yield (), tuple(new_ones(self._items(rows), barcode_of, barcodes))
            else:
                self._checkouts += rows

    def _patrons(self, rows: Iterable[RestPatron]) -> list[Patron]:
        pairs = self._reading.pairs(rest_patron, (row for row in rows if row.cardnumber is not None))
        self._cards.update((row.patron_id, patron.card_number) for row, patron in pairs)
        return [patron for _, patron in pairs]

    def _items(self, rows: Iterable[RestItem]) -> list[Item]:
        pairs = self._reading.pairs(rest_item, (row for row in rows if row.external_id is not None))
        for row, item in pairs:
            self._note(row, item.barcode)
        return [item for _, item in pairs]

    def _retitled(self, recent: Condition) -> Iterator[tuple[Item, ...]]:
        """Items whose title changed, which is no change of theirs; where the server can be asked for them.

        What it cannot be asked it refuses with 400, before 22.11 with 500 (`Koha/REST/Plugin/Exceptions.pm`).
        """
        with suppress(RequestRefused, ServerBusy):
            for page in self._lists.read([Part(ITEMS, Span(where={"biblio.timestamp": recent}))]):
                yield tuple(self._items(self._taken(page)))

    def _note(self, row: RestItem, barcode: str) -> None:
        self._barcodes[row.item_id] = barcode
        if row.biblio_id in self._waited_for:
            self._waited_for[row.biblio_id].add(barcode)

    def _waiting_holds(self, parts: Iterable[Part]) -> list[RestHold]:
        """Holds for which somebody waits."""
        rows: Iterable[RestHold] = (row for page in self._lists.read(parts) for row in self._taken(page))
        holds = [row for row in rows if not is_suspended(row)]
        self._waited_for = {row.biblio_id: set() for row in holds if item_of(row) is None and row.biblio_id is not None}
        return holds

    def _loans(self) -> tuple[Loan, ...]:
        rows = self._checkouts
        self._learn_cards({row.patron_id for row in rows})
        self._learn_barcodes("item_id", {row.item_id for row in rows} - self._barcodes.keys())
        loans: dict[str, Loan] = {}
        for row in sorted(rows, key=lambda row: row.checkout_id):  # of two loans of an item the later one counts
            card, barcode = self._cards.get(row.patron_id), self._barcodes.get(row.item_id)
            self._reading.left_out.records += card is None
            if card and barcode is not None:
                made = self._reading.records(_of(rest_loan, card, barcode), [row])
                loans.update((loan.item_barcode, loan) for loan in made)
        return tuple(loans.values())

    def _held(self, rows: list[RestHold]) -> tuple[Hold, ...]:
        """A hold for each item that would do: one for any item of a title waits for all of them."""
        self._learn_cards({row.patron_id for row in rows})
        items = {number for row in rows if (number := item_of(row)) is not None}
        self._learn_barcodes("item_id", items - self._barcodes.keys())
        holds: dict[tuple[str, str], Hold] = {}
        for row in rows:
            card = self._cards.get(row.patron_id)
            if not card:
                continue
            for barcode in self._would_do(row):
                for hold in self._reading.records(_of(rest_hold, card, barcode), [row]):
                    if hold.on_shelf or (barcode, card) not in holds:
                        holds[barcode, card] = hold
        return tuple(holds.values())

    def _would_do(self, row: RestHold) -> set[str]:
        number = item_of(row)
        if number is None:
            return self._waited_for.get(row.biblio_id or 0, set())
        barcode = self._barcodes.get(number)
        return set() if barcode is None else {barcode}

    def _learn_cards(self, numbers: set[int]) -> None:
        """Asks for the cards of patrons who are not among those read.

        Those who do not come either may not be seen by this account: `GET /patrons` leaves out patrons of other
        libraries without a word where groups of libraries hide them (`Koha::Patrons->search_limited`).
        """
        for page in self._lists.among(_NUMBERED_PATRONS, "patron_id", numbers - self._cards.keys()):
            rows: list[RestPatron] = page.rows
            self._cards.update((row.patron_id, str(row.cardnumber or "").strip()) for row in rows)

    def _learn_barcodes(self, attribute: str, numbers: Iterable[int]) -> None:
        """Asks for the barcodes of items that are not among those read."""
        for page in self._lists.among(_NUMBERED_ITEMS, attribute, numbers):
            rows: list[RestItem] = page.rows
            for row in rows:
                if row.external_id:
                    self._note(row, str(row.external_id).strip())

    def _taken(self, page: Page) -> list[Any]:
        self._reading.left_out.records += page.left_out
        self._records += len(page.rows)
        self._tell()
        return page.rows

    def _tell(self) -> None:
        self._report(Progress("download", self._records, None, "records"))


def _of(
    make: Callable[[RowT, str, str, tzinfo], _Record], card: str, barcode: str
) -> Callable[[RowT, tzinfo], _Record]:
    """Makes records of rows that name patron and item by Koha's own numbers."""
    return lambda row, zone: make(row, card, barcode, zone)
