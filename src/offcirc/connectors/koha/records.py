"""Koha's rows as the desk's records, from `download.pl`, REST or the plugin's file.

What Koha does not send stays unknown. A row that cannot be read is counted and left out, and the rest of its page is
kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from offcirc.connectors.base import LeftOut
from offcirc.connectors.koha.rows import (
    Content,
    DownloadItem,
    DownloadLoan,
    DownloadPatron,
    Form,
    RestBiblio,
    RestCheckout,
    RestHold,
    RestItem,
    RestLibrary,
    RestPatron,
    RowT,
    Value,
)
from offcirc.domain.records import Hold, Item, ItemStatus, Library, Loan, Patron

_FOR_EVER = date(9999, 12, 31)
"""A restriction without an end."""
_CENT = Decimal("0.01")
_DAY_LENGTH = 10
_LAST_MINUTE = time(23, 59)

_Record = TypeVar("_Record")


@dataclass(slots=True)
class Reading:
    """Makes records of rows, in the server's time zone; counts the rows that cannot be read."""

    zone: tzinfo
    left_out: LeftOut

    def rows(self, form: Form[RowT], content: Content) -> list[RowT]:
        """The readable rows of a page."""
        rows, left_out = form.rows(content)
        self.left_out.records += left_out
        return rows

    def records(self, make: Callable[[RowT, tzinfo], _Record], rows: Iterable[RowT]) -> list[_Record]:
        """A record of each row that makes sense."""
        return [record for _, record in self.pairs(make, rows)]

    def pairs(self, make: Callable[[RowT, tzinfo], _Record], rows: Iterable[RowT]) -> list[tuple[RowT, _Record]]:
        """Each row that makes sense, with its record."""
        pairs = []
        for row in rows:
            try:
                pairs.append((row, make(row, self.zone)))
            except (ValueError, OverflowError):
                self.left_out.records += 1
        return pairs


def new_ones(records: Iterable[_Record], number: Callable[[_Record], str], known: set[str]) -> Iterator[_Record]:
    """Records whose number is not among those known, which they join.

    A card or a barcode may pass from one record to another while the pages come; a replica takes each once.
    """
    for record in records:
        if number(record) not in known:
            known.add(number(record))
            yield record


def card_of(patron: Patron) -> str:
    """What numbers a patron."""
    return patron.card_number


def barcode_of(item: Item) -> str:
    """What numbers an item."""
    return item.barcode


def download_patron(row: DownloadPatron, _zone: tzinfo) -> Patron:
    """A patron of `download.pl`.

    Raises:
        ValueError: the row makes no sense; so for all functions here.
    """
    barred, until = _restriction(row.debarred)
    return Patron(
        card_number=_key(row.cardnumber),
        surname=_text(row.surname),
        first_name=_text(row.firstname),
        category=_text(row.categorycode),
        library=_text(row.branchcode),
        expires_on=_day(row.dateexpiry),
        barred=barred,
        blocked_until=until,
        block_reason=_text(row.debarredcomment),
        card_lost=_flag(row.lost),
        address_in_doubt=_flag(row.gonenoaddress),
        owes=_money(row.fine),
    )


def download_item(row: DownloadItem, _zone: tzinfo) -> Item:
    """An item of `download.pl`, which says nothing of lost, withdrawn or not for loan."""
    return Item(
        barcode=_key(row.barcode),
        title=_text(row.title),
        author=_text(row.author),
        call_number=_text(row.callnumber),
        item_type=_text(row.itemtype),
        library=_text(row.holdingbranch),
        owning_library=_text(row.homebranch),
        status=ItemStatus.UNKNOWN,
    )


def download_loan(row: DownloadLoan, zone: tzinfo) -> Loan:
    """A loan of `download.pl`. Its `renewals` counts those used, not those left."""
    return Loan(
        item_barcode=_key(row.barcode),
        card_number=_key(row.cardnumber),
        issued_at=instant(row.issuedate, zone),
        due_at=instant(row.date_due, zone),
    )


def rest_patron(row: RestPatron, _zone: tzinfo) -> Patron:
    """A patron of REST."""
    barred, until = _restriction(row.restricted)
    return Patron(
        card_number=_key(row.cardnumber),
        surname=_text(row.surname),
        first_name=_text(row.firstname),
        category=_text(row.category_id),
        library=_text(row.library_id),
        expires_on=_day(row.expiry_date),
        barred=barred,
        blocked_until=until,
        card_lost=_flag(row.patron_card_lost),
        address_in_doubt=_flag(row.incorrect_address),
        owes=_money(row.account_balance),
    )


def rest_item(row: RestItem, _zone: tzinfo) -> Item:
    """An item of REST."""
    biblio = row.biblio or RestBiblio()
    home = _text(row.permanent_location) or _text(row.location)
    not_for_loan = row.not_for_loan_status
    if row.effective_not_for_loan_status is not None:  # its item type may say so, too
        not_for_loan = row.effective_not_for_loan_status
    return Item(
        barcode=_key(row.external_id),
        title=_text(biblio.title),
        author=_text(biblio.author),
        call_number=_text(row.callnumber),
        item_type=_text(row.effective_item_type_id) or _text(row.item_type_id),
        library=_text(row.holding_library_id),
        location=_text(row.location),
        owning_library=_text(row.home_library_id),
        owning_location=home,
        status=_status(row),
        not_for_loan=_flag(not_for_loan),
    )


def _status(row: RestItem) -> ItemStatus:
    if _flag(row.withdrawn):
        return ItemStatus.WITHDRAWN
    if _flag(row.lost_status):
        return ItemStatus.LOST
    told = row.withdrawn is not None and row.lost_status is not None
    return ItemStatus.AVAILABLE if told else ItemStatus.UNKNOWN


def rest_loan(row: RestCheckout, card_number: str, barcode: str, zone: tzinfo) -> Loan:
    """A loan of REST, which names patron and item by Koha's own numbers."""
    return Loan(
        item_barcode=barcode,
        card_number=card_number,
        issued_at=instant(row.checkout_date, zone),
        due_at=instant(row.due_date, zone),
        library=_text(row.library_id),
    )


def rest_hold(row: RestHold, card_number: str, barcode: str, zone: tzinfo) -> Hold:
    """A hold of REST. Koha tells the day and the place in the queue; the place decides within a day."""
    placed_on = _day(row.hold_date)
    if placed_on is None:
        raise ValueError("no date")
    place = timedelta(microseconds=int(_text(row.priority) or 0))
    return Hold(
        item_barcode=barcode,
        card_number=card_number,
        placed_at=_exact(datetime.combine(placed_on, time(), zone)) + place,
        pickup_library=_text(row.pickup_library_id),
        on_shelf=_text(row.status) == "W",
    )


def rest_library(row: RestLibrary, zone: tzinfo) -> Library:
    """A library of REST; Koha has one time zone for all."""
    code = _key(row.library_id)
    return Library(code, _text(row.name) or code, time_zone=str(zone))


def item_of(row: RestHold) -> int | None:
    """The item that a hold is for; None where any of its title will do."""
    text = _text(row.item_id)
    return int(text) if text else None


def is_suspended(row: RestHold) -> bool:
    """Nobody is waiting at present."""
    return _flag(row.suspended)


def instant(value: Value, zone: tzinfo) -> datetime:
    """A moment of Koha's: with an offset (REST) or local to the server, aware in `zone`.

    A local time that the clocks skipped or had twice is read as one of the two that it may mean; a day alone, as very
    old servers send it, is its last minute.

    Raises:
        ValueError: none, or not a moment.
    """
    text = _text(value)
    if len(text) == _DAY_LENGTH:
        moment = datetime.combine(date.fromisoformat(text), _LAST_MINUTE)
    else:
        moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    return _exact(moment).astimezone(zone)


def _exact(moment: datetime) -> datetime:
    """Through UTC: a local time that never was becomes one that was."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo)


def _text(value: Value) -> str:
    if isinstance(value, str):  # nearly always
        return value.strip()
    if value is None:
        return ""
    whole = isinstance(value, bool) or (isinstance(value, float) and value.is_integer())
    return str(int(value) if whole else value)


def _key(value: Value) -> str:
    """A card number or barcode, as Koha spells it: it is sent back and must be found again."""
    text = _text(value)
    if not text:
        raise ValueError("no number")
    return text


def _flag(value: Value) -> bool:
    return _text(value) not in {"", "0"}


def _day(value: Value) -> date | None:
    """A date; MySQL's zero dates are none."""
    text = _text(value)[:_DAY_LENGTH]
    return None if not text or "-00" in text else date.fromisoformat(text)


def _restriction(value: Value) -> tuple[bool, date | None]:
    """Whether a patron is restricted without an end, and until when: an end, a mere yes, or no."""
    text = _text(value)
    if len(text) < _DAY_LENGTH:
        return _flag(value), None
    until = _day(value)
    return (True, None) if until == _FOR_EVER else (until is not None, until)


def _money(value: Value) -> Decimal:
    """An amount exactly; Koha's six decimals are cut to cents where nothing is lost by it."""
    try:
        amount = Decimal(_text(value) or 0)
        cents = amount.quantize(_CENT)
    except InvalidOperation:
        raise ValueError("no amount") from None
    if not amount.is_finite():
        raise ValueError("no amount")
    return cents if cents == amount else amount.normalize()
