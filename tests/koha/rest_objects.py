"""The objects of the REST interface: which column each attribute is, and how a row is written.

Sources: `api/v1/swagger/definitions/{patron,item,checkout,library}.yaml` of Koha.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.koha.database import amount_of
from tests.koha.state import Koha

Row = dict[str, Any]
Embed = Callable[[Koha, sqlite3.Row], Any]


@dataclass(frozen=True)
class Kind:
    """One kind of object.

    Attributes:
        tables: what stands after FROM.
        columns: attribute to SQL.
        identity: the attribute that the address names.
        permission: Koha's.
        name: in sentences.
        moments: attributes that are times; they travel with the server's zone.
        truths: attributes that are booleans.
        embeds: what `x-koha-embed` may add, some only together with another.
    """

    tables: str
    columns: dict[str, str]
    identity: str
    permission: str
    name: str
    moments: frozenset[str] = frozenset()
    truths: frozenset[str] = frozenset()
    embeds: frozenset[str] = frozenset()


PATRONS = Kind(
    tables="borrowers",
    columns={
        "patron_id": "borrowernumber",
        "cardnumber": "cardnumber",
        "surname": "surname",
        "firstname": "firstname",
        "title": "title",
        "other_name": "othernames",
        "address": "address",
        "city": "city",
        "phone": "phone",
        "email": "email",
        "date_of_birth": "dateofbirth",
        "library_id": "branchcode",
        "category_id": "categorycode",
        "date_enrolled": "dateenrolled",
        "expiry_date": "dateexpiry",
        "incorrect_address": "coalesce(gonenoaddress, 0)",
        "patron_card_lost": "coalesce(lost, 0)",
        "restricted": "coalesce(debarred, '') > date('now')",
        "userid": "userid",
        "updated_on": "updated_on",
    },
    identity="patron_id",
    permission="borrowers",
    name="Patron",
    moments=frozenset({"updated_on"}),
    truths=frozenset({"incorrect_address", "patron_card_lost", "restricted"}),
    embeds=frozenset({"account_balance", "library"}),
)
ITEMS = Kind(
    tables="items",
    columns={
        "item_id": "itemnumber",
        "biblio_id": "biblionumber",
        "external_id": "barcode",
        "home_library_id": "homebranch",
        "holding_library_id": "holdingbranch",
        "callnumber": "itemcallnumber",
        "item_type_id": "itype",
        "effective_item_type_id": "itype",
        "materials_notes": "materials",
        "not_for_loan_status": "notforloan",
        "lost_status": "itemlost",
        "withdrawn": "withdrawn",
        "damaged_status": "0",
        "checked_out_date": "onloan",
        "last_seen_date": "datelastseen",
        "timestamp": "timestamp",
    },
    identity="item_id",
    permission="catalogue",
    name="Item",
    moments=frozenset({"last_seen_date", "timestamp"}),
    embeds=frozenset({"biblio", "checkout"}),
)
_CHECKOUT_COLUMNS = {
    "checkout_id": "issue_id",
    "patron_id": "borrowernumber",
    "item_id": "itemnumber",
    "due_date": "date_due",
    "checkout_date": "issuedate",
    "library_id": "branchcode",
    "last_renewed_date": "lastreneweddate",
    "renewals_count": "renewals",
    "auto_renew": "0",
    "onsite_checkout": "0",
}
_CHECKOUT_MOMENTS = frozenset({"due_date", "checkout_date", "last_renewed_date", "checkin_date"})
CHECKOUTS = Kind(
    tables="issues",
    columns={**_CHECKOUT_COLUMNS, "checkin_date": "NULL"},
    identity="checkout_id",
    permission="circulate",
    name="Checkout",
    moments=_CHECKOUT_MOMENTS,
    truths=frozenset({"auto_renew", "onsite_checkout"}),
    embeds=frozenset({"item", "item.biblio", "patron", "library", "issuer", "renewals"}),
)
OLD_CHECKOUTS = Kind(
    tables="old_issues",
    columns={**_CHECKOUT_COLUMNS, "checkin_date": "returndate"},
    identity="checkout_id",
    permission="circulate",
    name="Checkout",
    moments=_CHECKOUT_MOMENTS,
    truths=CHECKOUTS.truths,
    embeds=CHECKOUTS.embeds,
)
LIBRARIES = Kind(
    tables="branches",
    columns={"library_id": "branchcode", "name": "branchname", "pickup_location": "1", "public": "1"},
    identity="library_id",
    permission="catalogue",
    name="Library",
    truths=frozenset({"pickup_location", "public"}),
)


def selected(kind: Kind) -> str:
    """`SELECT … FROM …` under the attributes' names."""
    columns = ", ".join(f"{column} AS {attribute}" for attribute, column in kind.columns.items())
    return f"SELECT {columns} FROM {kind.tables}"  # noqa: S608 - names of this file


def written(koha: Koha, kind: Kind, row: sqlite3.Row, embeds: frozenset[str]) -> Row:
    """A row as JSON."""
    said: Row = dict(row)
    for attribute in kind.moments & said.keys():
        said[attribute] = rfc3339(said[attribute], koha.zone)
    for attribute in kind.truths & said.keys():
        said[attribute] = bool(said[attribute])
    for embed in sorted(embeds):
        owner, _, inner = embed.partition(".")
        if not inner:
            said[owner] = _EMBEDS[embed](koha, row)
        elif said.get(owner) is not None:
            said[owner][inner] = _biblio(koha, koha.row(f"{selected(ITEMS)} WHERE itemnumber = ?", row["item_id"]))
    return said


def rfc3339(stored: str | None, zone: ZoneInfo) -> str | None:
    """The server's time with its zone."""
    return None if stored is None else datetime.fromisoformat(stored).replace(tzinfo=zone).isoformat()


def stored_moment(given: str, zone: ZoneInfo) -> str:
    """The reverse, for queries and due dates.

    Raises:
        ValueError: it is no time.
    """
    at = datetime.fromisoformat(given)
    return (at if at.tzinfo is None else at.astimezone(zone)).strftime("%Y-%m-%d %H:%M:%S")


def balance(koha: Koha, borrowernumber: int) -> float:
    """What a patron owes; negative is a credit."""
    row = koha.row("SELECT sum(amountoutstanding) FROM accountlines WHERE borrowernumber = ?", borrowernumber)
    return float(amount_of(row[0] if row is not None else 0))


def _one(kind: Kind, column: str, attribute: str) -> Embed:
    def found(koha: Koha, row: sqlite3.Row) -> Row | None:
        other = koha.row(f"{selected(kind)} WHERE {column} = ?", row[attribute])
        return None if other is None else written(koha, kind, other, frozenset())

    return found


def _biblio(koha: Koha, row: sqlite3.Row | None) -> Row | None:
    found = None if row is None else koha.row("SELECT * FROM biblio WHERE biblionumber = ?", row["biblio_id"])
    return None if found is None else {"biblio_id": found[0], "title": found[1], "author": found[2]}


_EMBEDS: dict[str, Embed] = {
    "account_balance": lambda koha, row: balance(koha, row["patron_id"]),
    "biblio": _biblio,
    "checkout": _one(CHECKOUTS, "itemnumber", "item_id"),
    "item": _one(ITEMS, "itemnumber", "item_id"),
    "patron": _one(PATRONS, "borrowernumber", "patron_id"),
    "library": _one(LIBRARIES, "branchcode", "library_id"),
    "issuer": lambda _koha, _row: None,
    "renewals": lambda _koha, _row: [],
}
