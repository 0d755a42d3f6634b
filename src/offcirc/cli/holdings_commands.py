"""Commands on items' records and exchange sets: each change is a durable row, offline or not."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from offcirc.app.holdings import batches, items, set_files, sets
from offcirc.app.holdings.reading import MOST_IN_BATCH, Holdings, ItemHere
from offcirc.app.home import Home
from offcirc.app.rows import Row, transaction_row, utc
from offcirc.app.workstation import Workstation
from offcirc.cli.holdings_messages import RULES
from offcirc.cli.messages import error_sentence
from offcirc.cli.output import Output, transaction_text
from offcirc.domain.holdings.told import FIELDS, ItemValues
from offcirc.domain.records import ExchangeSet, ItemStatus
from offcirc.domain.transactions import Transaction
from offcirc.errors import UserError

STATUSES = tuple(str(status) for status in ItemStatus if status is not ItemStatus.UNKNOWN)
ACTIONS = ("list", "show", "make", "drop", "fill", "unpack", "send", "return", "missing", "close", "save")


def item_create(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc item-create BARCODE --title TEXT --location NAME [--duplicate BARCODE] …`."""
    with Workstation.open(home) as workstation:
        values = _values(options)
        if options.duplicate is not None:
            holdings = Holdings(workstation)
            parent = items.duplicate_of(holdings.find(options.duplicate), holdings)
            values = ItemValues(**{**parent.said, **values.said})  # type: ignore[arg-type]  # each by its own name
        _recorded([items.create(workstation, options.barcode, values, options.staff)], output)
    return 0


def item_edit(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc item-edit BARCODE …`."""
    with Workstation.open(home) as workstation:
        _recorded([items.edit(workstation, options.barcode, _values(options), options.staff)], output)
    return 0


def item_batch(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc item-batch [BARCODE …] [--stdin] [--at LIBRARY [LOCATION]] [--find WORDS] …`: 1 if any row is locked.

    Or `--batches`, `--take-back BATCH`, `--put-back BATCH`.
    """
    with Workstation.open(home) as workstation:
        if options.batches:
            for made in batches.listing(workstation):
                _show_batch(made, output)
            return 0
        if options.take_back is not None:
            return _take_back_batch(workstation, options.take_back, output)
        holdings = Holdings(workstation)
        if options.put_back is not None:
            put_back = batches.to_put_back(holdings, batches.find(workstation, options.put_back).id)
            batch = batches.as_batch(tuple(put_back))
        else:
            changes, barcodes = _values(options), _chosen(options, holdings)
            batch = items.preview(holdings, barcodes, changes, regional_view=options.regional)
        for previewed in batch.rows if options.preview else batch.locked:
            _show_preview(previewed, output)
        if not options.preview and batch.would_change:
            for rows in items.apply_in_bites(workstation, batch, options.staff):
                _recorded(rows, output)
        for barcode in batch.unknown:
            output.warn(error_sentence(UserError("ITEM_UNKNOWN_HERE", barcode=barcode)))
        _sum_up(batch, "would change" if options.preview else "recorded", output)
    return 1 if batch.locked or batch.unknown else 0


def _take_back_batch(workstation: Workstation, wanted: str, output: Output) -> int:
    """1 where some of it has left this machine already."""
    made = batches.find(workstation, wanted)
    count = sum(batches.take_back(workstation, made.id))
    left = made.standing - count
    row: Row = {"batch": made.id, "taken_back": count, "left": left}
    output.row(row, f"{count} taken back" + (f", {left} sent already: see --put-back" if left else ""))
    return 1 if left else 0


def _show_batch(made: batches.BatchMade, output: Output) -> None:
    row: Row = {"batch": made.id, "recorded_at": utc(made.recorded_at), "staff": made.staff}
    row |= {"changes": {name: str(value) for name, value in made.changes.said.items()}}
    row |= {"count": made.count, "waiting": made.waiting, "standing": made.standing}
    told = ", ".join(f"{name}: {value}" for name, value in made.changes.said.items())
    at = f"{made.recorded_at:%Y-%m-%d %H:%M}Z"
    output.row(row, f"{made.id[-8:]}  {at}  {made.count:>6} items, {made.waiting} not sent  {told}  {made.staff}")


def _sum_up(batch: items.Batch, done: str, output: Output) -> None:
    changing, locked, unknown = len(batch.would_change), len(batch.locked), len(batch.unknown)
    moved_on = sum(row.moved_on for row in batch.rows)
    same = len(batch.rows) - changing - locked - moved_on
    since = f", {moved_on} changed since" if moved_on else ""
    output.warn(f"{changing} {done}, {locked} locked, {same} as wanted, {unknown} unknown{since}")


def _chosen(options: argparse.Namespace, holdings: Holdings) -> list[str]:
    barcodes = list(options.barcodes)
    if options.stdin:
        barcodes += [line.strip() for line in sys.stdin if line.strip()]
    found = [holdings.all_by_place(*options.at[:2])] if options.at is not None else []
    found += [holdings.all_by_words(options.find)] if options.find is not None else []
    for each in found:
        barcodes += [here.item.barcode for here in each]
    if found and len(barcodes) > MOST_IN_BATCH:
        raise UserError("TOO_MANY_FOUND", limit=MOST_IN_BATCH)
    return barcodes


def _show_preview(previewed: items.Previewed, output: Output) -> None:
    row: Row = {"item_barcode": previewed.here.item.barcode, "title": previewed.here.item.title}
    changed = {name: {"now": old, "then": new} for name, (old, new) in previewed.changed.items()}
    locked = [{"field": str(o.place), "rule": o.rule.value, "value": o.value} for o in previewed.objections]
    row |= ({"locked": locked} if locked else {}) | ({"changes": changed} if changed else {})
    why = "; ".join(dict.fromkeys(RULES[o.rule] for o in previewed.objections))
    told = ", ".join(f"{name}: {old or '-'} → {new or '-'}" for name, (old, new) in previewed.changed.items())
    same = "changed since: left as it is" if previewed.moved_on else "as wanted"
    shown = f"locked  {why}" if why else (told or same)
    output.row(row, f"{previewed.here.item.barcode}  {shown}")


def exchange(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc exchange ACTION [SET] [BARCODE …]`."""
    action: str = options.action
    if action != "list" and options.set is None:
        output.warn(f"offcirc exchange {action}: name the set")
        return 2
    if action in {"make", "save"} and options.to is None:
        output.warn(f"offcirc exchange {action}: --to {'LIBRARY' if action == 'make' else 'FILE'} is needed")
        return 2
    with Workstation.open(home) as workstation:
        return _exchange(action, options, workstation, output)


def _exchange(action: str, options: argparse.Namespace, workstation: Workstation, output: Output) -> int:
    name: str = options.set or ""
    match action:
        case "list":
            for each in sets.listing(workstation):
                _show_set(each, output)
        case "show" | "missing":
            _show(action, name, workstation, output)
        case "fill" | "unpack":
            return _pack(action, name, _barcodes(options), workstation, output)
        case "send":
            _recorded(sets.send_set(workstation, name, options.staff), output)
        case "return":
            _taken_back(sets.take_back(workstation, name, _barcodes(options), options.staff), output)
        case "close":
            _recorded(sets.close(workstation, name, options.staff).recorded, output)
        case _:
            _keep(action, name, options.to, workstation, output)
    return 0


def _show(action: str, name: str, workstation: Workstation, output: Output) -> None:
    found = sets.show(workstation, name)
    listed = found.items if action == "show" else sets.missing(workstation, name)
    for here in listed:
        _show_item(here, output)
    output.warn(f"{found.set.name}, {found.set.state}: {len(listed)} item(s)")


def _keep(action: str, name: str, to: str, workstation: Workstation, output: Output) -> None:
    """What changes no item: a new set, one that is given up, a file for the receiver."""
    if action == "make":
        made = sets.make(workstation, name, to)
        output.row({"id": made.id, "name": made.name, "receiver": made.receiver}, f"made  {made.name}")
    elif action == "drop":
        sets.drop(workstation, name)
    else:
        set_files.save(sets.show(workstation, name), Path(to))


def _barcodes(options: argparse.Namespace) -> list[str]:
    return [*options.barcodes, *((line.strip() for line in sys.stdin if line.strip()) if options.stdin else ())]


def _pack(action: str, name: str, barcodes: list[str], workstation: Workstation, output: Output) -> int:
    """Scan by scan: one that cannot be packed is named, and the next one is tried."""
    worst = 0
    for barcode in barcodes:
        try:
            if action == "fill":
                packed = sets.pack(workstation, name, barcode)
                row: Row = {"item_barcode": packed.here.item.barcode, "again": packed.again, "count": packed.count}
                output.row(row, f"{packed.count:>4}  {packed.here.item.barcode}  {packed.here.item.title}")
            else:
                left = sets.unpack(workstation, name, barcode)
                output.row({"item_barcode": barcode, "count": left}, f"{left:>4}  left without {barcode}")
        except UserError as error:
            output.warn(f"{barcode}: {error_sentence(error)}")
            worst = 1
    return worst


def _taken_back(taken: sets.TakenBack, output: Output) -> None:
    _recorded(taken.recorded, output)
    for here in taken.still_out:
        output.warn(f"still out: {here.item.barcode}  {here.item.title}")


def _recorded(rows: list[Transaction] | tuple[Transaction, ...], output: Output) -> None:
    for transaction in rows:
        row = transaction_row(transaction)
        output.row(row, f"recorded  {transaction_text(row)}")


def _show_set(each: ExchangeSet, output: Output) -> None:
    row: Row = {"id": each.id, "name": each.name, "state": str(each.state), "lender": each.lender}
    row |= {"receiver": each.receiver, "library": each.library, "location": each.location}
    times = {"sent_at": each.sent_at, "returned_at": each.returned_at}
    row |= {name: utc(at) for name, at in times.items() if at is not None}
    output.row(row, f"{each.id[-8:]}  {each.state:<8}  {each.name}  {each.lender} → {each.receiver}")


def _show_item(here: ItemHere, output: Output) -> None:
    item = here.item
    row: dict[str, Any] = {"barcode": item.barcode}
    row |= {name: str(value) if name == "status" else value for name in FIELDS if (value := getattr(item, name)) != ""}
    output.row(row, f"{item.barcode}  {item.call_number}  {item.title}  → {item.owning_library} {item.owning_location}")


def _values(options: argparse.Namespace) -> ItemValues:
    said: dict[str, Any] = {name: getattr(options, name, None) for name in FIELDS}
    said["status"] = ItemStatus(said["status"]) if said["status"] is not None else None
    said["not_for_loan"] = {"yes": True, "no": False, None: None}[said["not_for_loan"]]
    return ItemValues(**said)
