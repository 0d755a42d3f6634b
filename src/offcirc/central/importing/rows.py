"""What one row of each import file becomes: the values of one row of its table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from offcirc.central.importing.fields import BadField, Fields
from offcirc.central.importing.marc import Bibliographic
from offcirc.central.moments import offset_minutes, to_micros
from offcirc.central.records import to_cents
from offcirc.domain.barcodes import fold
from offcirc.domain.records import ItemStatus

Values = dict[str, Any]

_STATUSES = {
    **{status.value.replace("_", " "): status.value for status in ItemStatus if status is not ItemStatus.UNKNOWN},
    "": ItemStatus.AVAILABLE.value,
    "on loan": ItemStatus.AVAILABLE.value,  # the loan itself says so
}
PATRON_TEXTS = (
    "surname",
    "first_name",
    "category",
    "library",
    "block_reason",
    "address",
    "city",
    "postcode",
    "phone",
    "email",
)
PATRON_FLAGS = ("barred", "card_lost", "address_in_doubt")
ITEM_TEXTS = (
    "title",
    "author",
    "isbn",
    "call_number",
    "item_type",
    "library",
    "location",
    "owning_library",
    "owning_location",
    "price",
)


@dataclass(slots=True)
class Context:
    """What rows refer to: each library's zone, and the MARC records."""

    default_zone: ZoneInfo
    zones: dict[str, ZoneInfo] = field(default_factory=dict)
    titles: Mapping[str, Bibliographic] = field(default_factory=dict)

    def zone(self, library: str) -> ZoneInfo:
        """A library's zone, else the server's."""
        return self.zones.get(library, self.default_zone)

    def library(self, fields: Fields, name: str) -> str:
        """A library's code; one that is not known is refused, unless no library is."""
        code = fields.text(name)
        if code and self.zones and code not in self.zones:
            raise BadField(f"{name}: there is no library {code[:40]}")
        return code


def location(fields: Fields, context: Context) -> Values:
    """`library,location`."""
    library, name = context.library(fields, "library"), fields.text("location")
    if not library or not name:
        raise BadField("library or location is empty")
    return {"library": library, "location": name}


def patron(fields: Fields, context: Context) -> Values:
    """A patron; columns that the file lacks are left as they are."""
    card_number = fields.barcode("card_number")
    library = context.library(fields, "library")
    zone = context.zone(library)
    values: Values = {"card_number": card_number, "card_key": fold(card_number)}
    values |= {name: fields.text(name) for name in PATRON_TEXTS if fields.has(name)}
    values |= {name: fields.flag(name) for name in PATRON_FLAGS if fields.has(name)}
    values |= {name: fields.day(name, zone) for name in ("expires_on", "blocked_until", "born_on") if fields.has(name)}
    if fields.has("owes"):
        values["owes_cents"] = to_cents(amount) if (amount := fields.amount("owes")) is not None else 0
    return values


def item(fields: Fields, context: Context) -> Values:
    """An item; its title from the file, else from the MARC record named in column `record`."""
    barcode = fields.barcode("barcode")
    values: Values = {"barcode": barcode, "barcode_key": fold(barcode)}
    values |= {name: fields.text(name) for name in ITEM_TEXTS if fields.has(name)}
    for name in ("library", "owning_library"):
        context.library(fields, name)
    if fields.has("record"):
        _describe(values, fields.text("record"), context)
    if not values.get("title"):
        raise BadField("title is empty")
    status = fields.text("status").lower().replace("_", " ")
    if status not in _STATUSES:
        raise BadField(f"status is unknown: {status[:40]}")
    values["status"] = _STATUSES[status]
    if fields.has("not_for_loan"):
        values["not_for_loan"] = fields.flag("not_for_loan")
    return values


def _describe(values: Values, record: str, context: Context) -> None:
    described = context.titles.get(record)
    if described is None:
        raise BadField(f"record: no MARC record has the number {record[:40]}")
    for name, text in (("title", described.title), ("author", described.author), ("isbn", described.isbn)):
        values[name] = values.get(name) or text


def loan(fields: Fields, context: Context) -> Values:
    """A current loan; item and patron still as barcode and card number."""
    library = context.library(fields, "library")
    zone = context.zone(library)
    issued_at = fields.instant("issued_at", zone)
    due_at = fields.instant("due_at", zone, end_of_day=True)
    return {
        "barcode": fields.barcode("barcode"),
        "card_number": fields.barcode("card_number"),
        "issued_at": to_micros(issued_at),
        "due_at": to_micros(due_at),
        "due_offset_min": offset_minutes(due_at),
        "renewals_left": fields.number("renewals_left") if fields.has("renewals_left") else None,
        "library": library,
    }


def hold(fields: Fields, context: Context) -> Values:
    """A hold; item and patron still as barcode and card number."""
    pickup_library = context.library(fields, "pickup_library")
    return {
        "barcode": fields.barcode("barcode"),
        "card_number": fields.barcode("card_number"),
        "placed_at": to_micros(fields.instant("placed_at", context.zone(pickup_library))),
        "pickup_library": pickup_library,
        "on_shelf": fields.flag("on_shelf"),
    }


def rule(fields: Fields, context: Context) -> Values:
    """A circulation rule; empty fields match any, empty terms say nothing."""
    limit = fields.amount("fee_limit")
    return {
        "library": context.library(fields, "library"),
        "category": fields.text("category"),
        "item_type": fields.text("item_type"),
        "loan_days": fields.number("loan_days"),
        "renewals": fields.number("renewals"),
        "max_loans": fields.number("max_loans"),
        "fee_limit_cents": to_cents(limit) if limit is not None else None,
    }


def closed_days(fields: Fields, context: Context) -> Values:
    """Days on which a library is closed, both ends included."""
    library = context.library(fields, "library")
    zone = context.zone(library)
    from_on, to_on = fields.day("from", zone), fields.day("to", zone)
    if from_on is None:
        raise BadField("from is empty")
    to_on = to_on or from_on
    if to_on < from_on:
        raise BadField("to lies before from")
    return {"library": library, "from_on": from_on, "to_on": to_on, "reason": fields.text("reason")}


def visit(fields: Fields, context: Context) -> Values:
    """One stop of a bookmobile on one day."""
    library = context.library(fields, "library")
    on = fields.day("on", context.zone(library))
    if on is None:
        raise BadField("on is empty")
    return {
        "library": library,
        "stop": fields.text("stop"),
        "on": on,
        "from_time": fields.clock("from"),
        "to_time": fields.clock("to"),
    }


def holdings_settings(fields: Fields, context: Context) -> Values:
    """Where a library receives exchange sets, and what stands on its item form."""
    library = context.library(fields, "library")
    if not library:
        raise BadField("library is empty")
    receiving_library, location = context.library(fields, "receiving_library"), fields.text("receiving_location")
    if bool(receiving_library) is not bool(location):
        raise BadField("receiving_library and receiving_location go together")
    return {
        "library": library,
        "receiving_library": receiving_library,
        "receiving_location": location,
        "owning_location_on_form": fields.flag("owning_location_on_form"),
    }
