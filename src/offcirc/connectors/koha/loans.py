"""Reading loans back: what Koha made of what it was sent.

By REST the loans of some items; `download.pl` has all of them or none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import tzinfo
from itertools import count

import msgspec

from offcirc.batches import batched
from offcirc.connectors.base import LeftOut
from offcirc.connectors.koha.download import PATH, decoded, is_last
from offcirc.connectors.koha.profile import KohaProfile
from offcirc.connectors.koha.records import Reading, download_loan, rest_loan
from offcirc.connectors.koha.rows import DownloadLoan, Form, RestCheckout, RestItem, RestPatron, RowT, json_of
from offcirc.connectors.koha.session import KohaSession
from offcirc.domain.barcodes import fold
from offcirc.domain.records import Loan

ITEMS_AT_ONCE = 50
"""Barcodes in one question: the address of a request stays short enough for every server."""
_LOANS = Form(DownloadLoan)
_ITEMS, _CHECKOUTS, _PATRONS = Form(RestItem), Form(RestCheckout), Form(RestPatron)


class LoanReader:
    """Reads present loans."""

    def __init__(self, session: KohaSession, profile: KohaProfile, zone: tzinfo) -> None:
        """Sends nothing yet.

        Args:
            session: where it is signed in.
            profile: which doors the server has.
            zone: in which the server writes its times.
        """
        self._session = session
        self._profile = profile
        self._reading = Reading(zone, LeftOut())

    @property
    def reads_some(self) -> bool:
        """Whether the loans of a few items can be asked for; else all are read each time."""
        return self._profile.rest

    def read(self, barcodes: Collection[str]) -> Mapping[str, Loan] | None:
        """The present loans of items, by folded barcode; more than those asked for where all had to be read.

        None where the server has no door to them.

        Raises:
            ConnectorError: they could not be read.
        """
        if not barcodes:
            return {}
        if not self._profile.rest and not self._profile.download:
            return None
        if not self._profile.rest:
            return {fold(loan.item_barcode): loan for loan in self._all()}
        found: dict[str, Loan] = {}
        for part in batched(sorted(barcodes), ITEMS_AT_ONCE):
            found |= {fold(loan.item_barcode): loan for _, loan in self._of_items(part)}
        return found

    def number_of(self, barcode: str, card: str) -> int | None:
        """Koha's number of a patron's present loan of an item; None where there is none. Only where REST is.

        Raises:
            ConnectorError: it could not be asked for.
        """
        for number, loan in self._of_items([barcode]):
            if fold(loan.card_number) == fold(card):
                return number
        return None

    def _all(self) -> Iterator[Loan]:
        """A loan that moved to a page read before it did is missed; whoever needs it says that it could not be read."""
        for number in count():
            page = decoded(self._session.get(PATH, [("data", "issues"), ("page", str(number))]))
            rows = self._reading.rows(_LOANS, page.issues)
            yield from self._reading.records(download_loan, rows)
            if not rows or is_last(page, len(rows)):
                return

    def _of_items(self, barcodes: Sequence[str]) -> Iterator[tuple[int, Loan]]:
        """Koha's number of each loan, and the loan."""
        items = {row.item_id: row for row in self._ask("/items", _ITEMS, {"external_id": barcodes})}
        checkouts = self._ask("/checkouts", _CHECKOUTS, {"item_id": list(items)})
        wanted = sorted({row.patron_id for row in checkouts})
        patrons = {row.patron_id: row for row in self._ask("/patrons", _PATRONS, {"patron_id": wanted})}
        for row in checkouts:
            if row.patron_id in patrons:
                card, barcode = str(patrons[row.patron_id].cardnumber), str(items[row.item_id].external_id)
                yield row.checkout_id, rest_loan(row, card, barcode, self._reading.zone)

    def _ask(self, path: str, form: Form[RowT], where: Mapping[str, Sequence[object]]) -> list[RowT]:
        if not all(where.values()):
            return []
        query = msgspec.json.encode(where).decode()
        answer = self._session.rest("GET", path, [("q", query), ("_per_page", "-1")])
        return self._reading.rows(form, json_of(answer))
