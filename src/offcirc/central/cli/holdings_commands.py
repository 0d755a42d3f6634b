"""Commands about exchange sets and the item form of each library."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from offcirc.central import records
from offcirc.central.cli.commands import AddCommand, opened, say, show
from offcirc.central.cli.holdings_rules import show_rules
from offcirc.central.holdings import keeping
from offcirc.domain.records import ExchangeSet, HoldingsSettings
from offcirc.errors import UserError


def add_commands(add: AddCommand) -> None:
    """`exchange`, `holdings-settings` and `holdings-rules`."""
    exchange = add("exchange", show_sets, "list exchange sets, or show one with the journeys of its items")
    exchange.add_argument("set", nargs="?", default="", metavar="ID")
    settings = add("holdings-settings", settle, "where libraries receive sets, and what stands on their item form")
    settings.add_argument("library", nargs="?", default="", metavar="LIBRARY", help="default: all of them")
    settings.add_argument(
        "--receives", nargs=2, metavar=("LIBRARY", "LOCATION"), help="where its sets are; two empty texts: nowhere"
    )
    settings.add_argument("--owning-location", choices=("on-form", "off-form"), help="on the item form, or not")
    add("holdings-rules", show_rules, "the rules of holdings as a table, tried out line by line")


def show_sets(options: argparse.Namespace) -> int:
    """`exchange [ID]`."""
    with opened(options) as (_, database), database.read() as connection:
        if not options.set:
            for each in records.exchange_sets(connection):
                show(options, _set_row(each))
            return 0
        found = keeping.history(connection, options.set)
    if found is None:
        raise UserError("SET_UNKNOWN", set=options.set[:64])
    counts = Counter[str]()
    for journey in found.journeys:
        where = "out" if journey.returned_at is None else ("missing" if journey.missing else "returned")
        counts[where] += 1
        row: dict[str, Any] = {"barcode": journey.barcode, "state": where, "sent_at": journey.sent_at}
        show(options, row | {"returned_at": journey.returned_at, "title": journey.title})
    shown = ", ".join(f"{count} {where}" for where, count in sorted(counts.items()))
    say(f"{found.set.name}: {found.set.lender} to {found.set.receiver}, {found.set.state}: {shown}")
    return 0


def _set_row(each: ExchangeSet) -> dict[str, Any]:
    return {
        "id": each.id,
        "name": each.name,
        "state": each.state.value,
        "lender": each.lender,
        "receiver": each.receiver,
        "library": each.library,
        "location": each.location,
        "sent_at": each.sent_at,
        "returned_at": each.returned_at,
    }


def settle(options: argparse.Namespace) -> int:
    """`holdings-settings [LIBRARY [--receives LIBRARY LOCATION] [--owning-location on-form|off-form]]`."""
    receives = tuple(options.receives) if options.receives is not None else None
    if not options.library:
        if receives is not None or options.owning_location is not None:
            raise UserError("LIBRARY_UNKNOWN", library="")
        with opened(options) as (_, database), database.read() as connection:
            for each in records.holdings_settings(connection):
                show(options, _settings_row(each))
        return 0
    on_form = None if options.owning_location is None else options.owning_location == "on-form"
    with opened(options) as (_, database):
        if receives is None and on_form is None:
            with database.read() as connection:
                settings = keeping.settings_of(connection, options.library)
        else:
            with database.write() as connection:
                settings = keeping.settle(connection, options.library, receives, owning_location_on_form=on_form)
    show(options, _settings_row(settings))
    return 0


def _settings_row(settings: HoldingsSettings) -> dict[str, Any]:
    return {
        "library": settings.library,
        "receiving_library": settings.receiving_library or None,
        "receiving_location": settings.receiving_location or None,
        "owning_location_on_form": settings.owning_location_on_form,
    }
