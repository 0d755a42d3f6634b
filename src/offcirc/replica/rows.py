"""How the domain's records become rows of a replica, and come back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from functools import lru_cache
from typing import Any

from offcirc.domain.barcodes import fold
from offcirc.domain.records import (
    CirculationRule,
    ClosedDays,
    ExchangeSet,
    FormerCard,
    Hold,
    HoldingsSettings,
    Item,
    ItemStatus,
    Library,
    Loan,
    Location,
    OutItem,
    Patron,
    PatronDetails,
    SetState,
    Visit,
)
from offcirc.replica import schema

Row = tuple[Any, ...]
WORD = re.compile(r"[^\W_\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]+")
"""Letters and digits as SQLite's unicode61 sees them: it takes these few Tai Lue and Vedic signs for separators."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MINUTE = timedelta(minutes=1)


def name_words(text: str) -> str:
    """`text` as words without case, accents and punctuation, one space between: the same for `ä`, `Ä` and `a`."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(WORD.findall(text.casefold()))


def split_key(text: str) -> tuple[str, str]:
    """A number as stored: its look-up key, and its own spelling where that differs from the key (else empty)."""
    key = fold(text)
    return key, "" if key == text else text


def to_microseconds(instant: datetime) -> int:
    """Microseconds since 1970 UTC, exact (a float would lose some)."""
    return (instant - _EPOCH) // _MICROSECOND


def from_microseconds(microseconds: int, offset_minutes: int = 0) -> datetime:
    """The aware instant again, at the given offset from UTC."""
    instant = _EPOCH + timedelta(microseconds=microseconds)
    return instant.astimezone(timezone(timedelta(minutes=offset_minutes))) if offset_minutes else instant


def _offset_minutes(instant: datetime) -> int:
    return (instant.utcoffset() or timedelta()) // _MINUTE


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None


def patron_row(patron: Patron) -> Row:
    """A patron as stored, in the order of the table's columns after `id`."""
    return (
        *split_key(patron.card_number),
        patron.surname,
        patron.first_name,
        name_words(patron.surname),
        name_words(patron.first_name),
        patron.category,
        patron.library,
        _iso(patron.expires_on),
        int(patron.barred),
        _iso(patron.blocked_until),
        patron.block_reason,
        int(patron.card_lost),
        int(patron.address_in_doubt),
        str(patron.owes),
    )


@lru_cache(maxsize=64)  # a card is looked up again with each item of its visit
def read_patron(row: Row) -> Patron:
    """A patron as it was."""
    key, spelling, surname, first, _, _, category, library, expires, barred, until, reason, lost, doubt, owes = row
    return Patron(
        spelling or key,
        surname,
        first,
        category,
        library,
        _date(expires),
        bool(barred),
        _date(until),
        reason,
        bool(lost),
        bool(doubt),
        Decimal(owes),
    )


def patron_details_row(details: PatronDetails) -> Row:
    """A patron's details as stored."""
    return (
        *split_key(details.card_number),
        _iso(details.born_on),
        details.address,
        details.city,
        details.postcode,
        details.phone,
        details.email,
    )


def read_patron_details(row: Row) -> PatronDetails:
    """A patron's details as they were."""
    key, spelling, born_on, *texts = row
    return PatronDetails(spelling or key, _date(born_on), *texts)


def former_card_row(former: FormerCard) -> Row:
    """A card that was replaced, as stored."""
    return (*split_key(former.former_number), *split_key(former.card_number))


def item_row(item: Item) -> Row:
    """An item as stored."""
    return (
        *split_key(item.barcode),
        item.title,
        item.author,
        item.call_number,
        item.item_type,
        item.library,
        item.location,
        item.owning_library,
        item.owning_location,
        item.status.value,
        int(item.not_for_loan),
    )


def read_item(row: Sequence[Any]) -> Item:
    """An item as it was."""
    key, spelling, title, author, call_number, item_type, library, location, owning_library, owning_location, *rest = (
        row
    )
    status, not_for_loan = rest
    return Item(
        spelling or key,
        title,
        author,
        call_number,
        item_type,
        library,
        location,
        owning_library,
        owning_location,
        ItemStatus(status),
        bool(not_for_loan),
    )


def loan_row(loan: Loan) -> Row:
    """A loan as stored; the due date keeps the library's own offset from UTC."""
    return (
        *split_key(loan.item_barcode),
        *split_key(loan.card_number),
        to_microseconds(loan.issued_at),
        to_microseconds(loan.due_at),
        _offset_minutes(loan.due_at),
        loan.renewals_left,
        loan.library,
    )


def read_loan(row: Sequence[Any]) -> Loan:
    """A loan as it was."""
    item_key, barcode, card_key, card, issued, due, offset, renewals, library = row
    return Loan(
        barcode or item_key,
        card or card_key,
        from_microseconds(issued),
        from_microseconds(due, offset),
        renewals,
        library,
    )


def hold_row(hold: Hold) -> Row:
    """A hold as stored."""
    return (
        *split_key(hold.item_barcode),
        *split_key(hold.card_number),
        to_microseconds(hold.placed_at),
        hold.pickup_library,
        int(hold.on_shelf),
    )


def read_hold(row: Sequence[Any]) -> Hold:
    """A hold as it was."""
    item_key, barcode, card_key, card, placed, pickup_library, on_shelf = row
    return Hold(barcode or item_key, card or card_key, from_microseconds(placed), pickup_library, bool(on_shelf))


def library_row(library: Library) -> Row:
    """A library as stored."""
    return (library.code, library.name, library.parent, library.time_zone, library.kind)


def location_row(location: Location) -> Row:
    """A location as stored."""
    return (location.library, location.location)


def rule_row(rule: CirculationRule) -> Row:
    """A circulation rule as stored; money as text, exact."""
    limit = str(rule.fee_limit) if rule.fee_limit is not None else None
    return (rule.library, rule.category, rule.item_type, rule.loan_days, rule.renewals, rule.max_loans, limit)


def read_rule(row: Sequence[Any]) -> CirculationRule:
    """A circulation rule as it was."""
    library, category, item_type, loan_days, renewals, max_loans, limit = row
    fee_limit = Decimal(limit) if limit is not None else None
    return CirculationRule(library, category, item_type, loan_days, renewals, max_loans, fee_limit)


def closed_days_row(closed: ClosedDays) -> Row:
    """Closed days as stored."""
    return (closed.library, closed.from_on.isoformat(), closed.to_on.isoformat(), closed.reason)


def read_closed_days(row: Sequence[Any]) -> ClosedDays:
    """Closed days as they were."""
    library, from_on, to_on, reason = row
    return ClosedDays(library, date.fromisoformat(from_on), date.fromisoformat(to_on), reason)


def visit_row(visit: Visit) -> Row:
    """A bookmobile's visit as stored."""
    return (visit.library, visit.stop, visit.on.isoformat(), visit.from_time.isoformat(), visit.to_time.isoformat())


def read_visit(row: Sequence[Any]) -> Visit:
    """A bookmobile's visit as it was."""
    library, stop, on, from_time, to_time = row
    return Visit(library, stop, date.fromisoformat(on), time.fromisoformat(from_time), time.fromisoformat(to_time))


def out_item_row(out: OutItem) -> Row:
    """An item that is out in a set, as stored."""
    return (*split_key(out.barcode), out.exchange_set)


def holdings_settings_row(settings: HoldingsSettings) -> Row:
    """What a library has settled for its items, as stored."""
    return (
        settings.library,
        settings.receiving_library,
        settings.receiving_location,
        int(settings.owning_location_on_form),
    )


def read_holdings_settings(row: Sequence[Any]) -> HoldingsSettings:
    """What a library has settled, as it was."""
    library, receiving_library, receiving_location, on_form = row
    return HoldingsSettings(library, receiving_library, receiving_location, bool(on_form))


def exchange_set_row(set_: ExchangeSet) -> Row:
    """An exchange set as stored."""
    return (
        set_.id,
        set_.name,
        set_.lender,
        set_.receiver,
        set_.library,
        set_.location,
        set_.state.value,
        to_microseconds(set_.sent_at) if set_.sent_at is not None else None,
        to_microseconds(set_.returned_at) if set_.returned_at is not None else None,
    )


def read_exchange_set(row: Sequence[Any]) -> ExchangeSet:
    """An exchange set as it was."""
    set_id, name, lender, receiver, library, location, state, sent, returned = row
    return ExchangeSet(
        set_id,
        name,
        lender,
        receiver,
        library,
        location,
        SetState(state),
        from_microseconds(sent) if sent is not None else None,
        from_microseconds(returned) if returned is not None else None,
    )


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record, how it is written, and the columns that name one record (none: replaced as a whole)."""

    table: schema.Table
    encode: Callable[[Any], Row]
    natural_key: tuple[str, ...] = ()

    @property
    def columns(self) -> str:
        """For a SELECT whose rows the readers above understand."""
        return ", ".join(f"{self.table.name}.{column}" for column in self.table.columns)

    @property
    def insertion(self) -> str:
        """An INSERT with a place for each value of a row."""
        columns = self.table.columns
        places = ", ".join("?" * len(columns))
        return f"INSERT INTO {self.table.name} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - own names


_ITEM = ("item_key", "barcode")
_CARD = ("card_key", "card_number")

KINDS: Mapping[str, RecordKind] = {
    "libraries": RecordKind(schema.LIBRARIES, library_row),
    "locations": RecordKind(schema.LOCATIONS, location_row),
    "patrons": RecordKind(schema.PATRONS, patron_row, _CARD),
    "patron_details": RecordKind(schema.PATRON_DETAILS, patron_details_row, _CARD),
    "former_cards": RecordKind(schema.FORMER_CARDS, former_card_row, ("former_key", "former_number", *_CARD)),
    "items": RecordKind(schema.ITEMS, item_row, _ITEM),
    "loans": RecordKind(schema.LOANS, loan_row, _ITEM),
    "holds": RecordKind(schema.HOLDS, hold_row, (*_ITEM, *_CARD)),
    "rules": RecordKind(schema.RULES, rule_row),
    "closed_days": RecordKind(schema.CLOSED_DAYS, closed_days_row),
    "visits": RecordKind(schema.VISITS, visit_row),
    "out_items": RecordKind(schema.OUT_ITEMS, out_item_row, _ITEM),
    "holdings_settings": RecordKind(schema.HOLDINGS_SETTINGS, holdings_settings_row),
    "exchange_sets": RecordKind(schema.EXCHANGE_SETS, exchange_set_row),
}
