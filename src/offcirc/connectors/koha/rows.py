"""Koha's rows as they come, and how a page of them is decoded.

Koha's Perl sends the same value as a number, a string or null, whatever the database's driver made of it; every column
is taken in any of these shapes. What is not asked for is not decoded: it is most of a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import GenericAlias
from typing import Generic, TypeVar

import msgspec

from offcirc.connectors.koha.http import JSON, Answer
from offcirc.errors import ProtocolMismatch

Value = str | int | float | bool | None
"""A column, in whatever shape Perl gave it."""
Content = bytes | msgspec.Raw

RowT = TypeVar("RowT", bound="Row")


class Row(msgspec.Struct):
    """One row as Koha names its columns."""


class DownloadPatron(Row):
    """`download.pl`, data `patrons`; the plugin's table `borrowers` has some of it."""

    cardnumber: Value = None
    surname: Value = None
    firstname: Value = None
    branchcode: Value = None
    categorycode: Value = None
    dateexpiry: Value = None
    gonenoaddress: Value = None
    lost: Value = None
    debarred: Value = None
    debarredcomment: Value = None
    fine: Value = None


class DownloadItem(Row):
    """`download.pl`, data `items`."""

    barcode: Value = None
    callnumber: Value = None
    homebranch: Value = None
    holdingbranch: Value = None
    itemtype: Value = None
    title: Value = None
    author: Value = None


class DownloadLoan(Row):
    """`download.pl`, data `issues`."""

    barcode: Value = None
    cardnumber: Value = None
    date_due: Value = None
    issuedate: Value = None


class RestPatron(Row):
    """`GET /patrons`."""

    patron_id: int
    cardnumber: Value = None
    surname: Value = None
    firstname: Value = None
    library_id: Value = None
    category_id: Value = None
    expiry_date: Value = None
    incorrect_address: Value = None
    patron_card_lost: Value = None
    restricted: Value = None
    account_balance: Value = None


class RestBiblio(msgspec.Struct):
    """What an item's embedded `biblio` tells."""

    title: Value = None
    author: Value = None


class RestItem(Row):
    """`GET /items`. A status is an authorised value: 0 says nothing, null was not told."""

    item_id: int
    biblio_id: int | None = None
    biblio: RestBiblio | None = None
    external_id: Value = None
    callnumber: Value = None
    home_library_id: Value = None
    holding_library_id: Value = None
    location: Value = None
    permanent_location: Value = None
    item_type_id: Value = None
    effective_item_type_id: Value = None
    lost_status: Value = None
    withdrawn: Value = None
    not_for_loan_status: Value = None
    effective_not_for_loan_status: Value = None


class RestCheckout(Row):
    """`GET /checkouts`."""

    checkout_id: int
    patron_id: int
    item_id: int
    due_date: Value = None
    checkout_date: Value = None
    library_id: Value = None


class RestHold(Row):
    """`GET /holds`. `item_id` is null where any item of the title will do; `status` is `W` once it was set aside."""

    hold_id: int
    patron_id: int
    biblio_id: int | None = None
    item_id: Value = None
    hold_date: Value = None
    pickup_library_id: Value = None
    priority: Value = None
    status: Value = None
    suspended: Value = None


class RestLibrary(Row):
    """`GET /libraries`."""

    library_id: Value = None
    name: Value = None


class Form(Generic[RowT]):
    """Decodes rows of one kind, a page at once where every row fits and one by one where some do not."""

    def __init__(self, row: type[RowT]) -> None:
        self._list: msgspec.json.Decoder[list[RowT]] = msgspec.json.Decoder(GenericAlias(list, (row,)))
        self._table: msgspec.json.Decoder[dict[str, RowT]] = msgspec.json.Decoder(GenericAlias(dict, (str, row)))
        self._one = msgspec.json.Decoder(row)

    def rows(self, content: Content) -> tuple[list[RowT], int]:
        """The rows of an array, or of an object whose names are their keys; and how many were left out.

        Raises:
            ProtocolMismatch: `ANSWER_UNREADABLE`, it is neither.
        """
        keyed = bytes(memoryview(content)[:1]) == b"{"
        try:
            return (list(self._table.decode(content).values()) if keyed else self._list.decode(content)), 0
        except msgspec.ValidationError:  # one row is enough for it
            pass
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise ProtocolMismatch("ANSWER_UNREADABLE") from None
        try:
            each = list(_RAW_TABLE.decode(content).values()) if keyed else _RAW_LIST.decode(content)
        except msgspec.DecodeError:
            raise ProtocolMismatch("ANSWER_UNREADABLE") from None
        return self._one_by_one(each)

    def _one_by_one(self, each: Iterable[msgspec.Raw]) -> tuple[list[RowT], int]:
        rows, left_out = [], 0
        for content in each:
            try:
                rows.append(self._one.decode(content))
            except msgspec.ValidationError:
                left_out += 1
        return rows, left_out


_RAW_TABLE = msgspec.json.Decoder(dict[str, msgspec.Raw])
_RAW_LIST = msgspec.json.Decoder(list[msgspec.Raw])


def json_of(answer: Answer) -> bytes:
    """An answer's JSON in UTF-8.

    A page of `download.pl` without any character above U+00FF comes as Latin-1, whatever its header says (PEERS).

    Raises:
        ProtocolMismatch: `NOT_OUR_SERVER`, it is something else.
    """
    if answer.kind != JSON:
        raise ProtocolMismatch("NOT_OUR_SERVER", content_type=answer.kind or "none")
    try:
        answer.body.decode("utf-8")
    except UnicodeDecodeError:
        return answer.body.decode("latin-1").encode()
    return answer.body
