"""The options of the commands on items' records and exchange sets."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Protocol

from offcirc.cli import holdings_commands as commands


class AddCommand(Protocol):
    """Adds a subcommand to the parser."""

    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser:
        """The subcommand's own parser."""
        ...


def add_commands(add: AddCommand, staff: str) -> None:
    """`item-create`, `item-edit`, `item-batch`, `exchange`."""
    create = add("item-create", commands.item_create, "make a new item, or a duplicate of one")
    create.add_argument("barcode", metavar="BARCODE")
    create.add_argument("--duplicate", metavar="BARCODE", help="begin with what this item has")
    _fields(create)
    edit = add("item-edit", commands.item_edit, "edit one item, as its form would")
    edit.add_argument("barcode", metavar="BARCODE")
    _fields(edit)
    batch = add("item-batch", commands.item_batch, "edit many items: those scanned, and those found")
    batch.add_argument("barcodes", nargs="*", metavar="BARCODE")
    batch.add_argument("--stdin", action="store_true", help="a barcode a line on standard input")
    batch.add_argument("--at", nargs="+", metavar="PLACE", help="items at LIBRARY [LOCATION]")
    batch.add_argument("--find", metavar="WORDS", help="items with these words in title or author")
    batch.add_argument("--batches", action="store_true", help="list the batches that were made here")
    batch.add_argument("--take-back", metavar="BATCH", help="take back what was not sent yet of a batch")
    batch.add_argument("--put-back", metavar="BATCH", help="give the items of a batch that was sent back what they had")
    batch.add_argument("--preview", action="store_true", help="show every row that would change; record nothing")
    batch.add_argument("--regional", action="store_true", help="the regional administrator's view")
    _fields(batch)
    exchange = add("exchange", commands.exchange, "exchange sets: make, fill, send, take back")
    exchange.add_argument("action", choices=commands.ACTIONS)
    exchange.add_argument("set", nargs="?", metavar="SET", help="its name or id")
    exchange.add_argument("barcodes", nargs="*", metavar="BARCODE")
    exchange.add_argument("--to", metavar="LIBRARY|FILE", help="make: the receiver; save: a new .csv or .mrc file")
    exchange.add_argument("--stdin", action="store_true", help="a barcode a line on standard input")
    for parser in (create, edit, batch, exchange):
        parser.add_argument("--staff", default=staff, metavar="NAME", help="who acts (default: the signed-in user)")


def _fields(parser: argparse.ArgumentParser) -> None:
    for name in ("title", "author", "call-number", "item-type"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--status", choices=commands.STATUSES)
    parser.add_argument("--not-for-loan", choices=("yes", "no"))
    for name in ("library", "location", "owning-library", "owning-location"):
        parser.add_argument(f"--{name}", metavar="CODE" if name.endswith("library") else "NAME")
