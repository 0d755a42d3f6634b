"""Exchange sets at the desk: make, fill, send (T5), and take back (T23), whole or item by item.

A set that is still open is a list that this workstation keeps in its journal's settings: nothing is true of its items
until it is sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import msgspec
import uuid_utils

from offcirc.app.holdings.reading import Holdings, ItemHere
from offcirc.app.holdings.recording import Change, record, refusal
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import fold
from offcirc.domain.holdings.rules import give_back, send
from offcirc.domain.holdings.told import Holdings as Told
from offcirc.domain.holdings.told import SetTold
from offcirc.domain.holdings.values import Objection, Refused, Rule
from offcirc.domain.records import ExchangeSet, SetState
from offcirc.domain.transactions import Kind, Transaction
from offcirc.errors import UserError

_OPEN_SETS = "open_exchange_sets"
MAX_NAME = 100


class OpenSet(msgspec.Struct, frozen=True):
    """A set that is being filled."""

    id: str
    name: str
    receiver: str
    made_at: datetime
    barcodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetHere:
    """A set as this desk sees it: `items` in it (open), or still out with it (sent)."""

    set: ExchangeSet
    items: tuple[ItemHere, ...] = ()


@dataclass(frozen=True, slots=True)
class Packed:
    """What came of scanning an item into a set."""

    here: ItemHere
    again: bool
    """It was in the set before."""
    count: int


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What came of a return: the rows recorded, and the items that are still out with the set."""

    recorded: tuple[Transaction, ...]
    still_out: tuple[ItemHere, ...] = field(default=())


def listing(workstation: Workstation) -> list[ExchangeSet]:
    """All sets: those that are open here first, then sent ones, then those that came back."""
    return _listing(Holdings(workstation))


def _listing(holdings: Holdings) -> list[ExchangeSet]:
    workstation, sent = holdings.workstation, holdings.sets()
    library = workstation.config.library
    gone = {each.id for each in sent}  # one whose crate was closed when the power failed is on both lists
    opened = [_as_set(each, library) for each in _opened(workstation) if each.id not in gone]
    return [*opened, *sorted(sent, key=lambda each: each.state is SetState.RETURNED)]


def show(workstation: Workstation, name: str) -> SetHere:
    """One set by its name or id, with its items.

    Raises:
        UserError: `SET_UNKNOWN` or `SET_AMBIGUOUS`.
    """
    holdings = Holdings(workstation)
    opened = {each.id: each for each in _opened(workstation)}
    found = _named(_listing(holdings), name)
    if found.state is SetState.OPEN:
        items = holdings.many(opened[found.id].barcodes)
        return SetHere(found, tuple(each for each in items if each is not None))
    return SetHere(found, tuple(holdings.items_out_in(found.id)))


def make(workstation: Workstation, name: str, receiver: str) -> OpenSet:
    """A new, empty set for a receiver.

    Raises:
        UserError: `SET_NAME_UNUSABLE`, or `RECEIVING_PLACE_MISSING`.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= MAX_NAME or not name.isprintable():
        raise UserError("SET_NAME_UNUSABLE", limit=MAX_NAME)
    if receiver not in Holdings(workstation).known.receiving:
        raise UserError(Rule.RECEIVING_PLACE_MISSING.value, field="library", value=receiver[:64])
    made = OpenSet(str(uuid_utils.uuid7()), name, receiver, workstation.clock.read().wall)
    _keep(workstation, [*_opened(workstation), made])
    return made


def drop(workstation: Workstation, name: str) -> None:
    """Forgets a set that was not sent; raises as `show`, or `SET_NOT_OPEN`."""
    open_ = _open_named(Holdings(workstation), name)
    _keep(workstation, [each for each in _opened(workstation) if each.id != open_.id])


def pack(workstation: Workstation, name: str, barcode: str) -> Packed:
    """Puts an item into an open set; what could not be sent is told now, not when the crate is closed.

    Raises:
        UserError: as `show`, `SET_NOT_OPEN`, `ITEM_UNKNOWN_HERE`, or the rule that is broken.
    """
    holdings = Holdings(workstation)
    open_ = _open_named(holdings, name)
    here = holdings.find(barcode)
    found = send(here.standing, holdings.known.receiving.get(open_.receiver))
    if isinstance(found, Refused):
        raise refusal(found)
    if here.item.barcode in open_.barcodes:
        return Packed(here, again=True, count=len(open_.barcodes))
    barcodes = (*open_.barcodes, here.item.barcode)
    _replace(workstation, msgspec.structs.replace(open_, barcodes=barcodes))
    return Packed(here, again=False, count=len(barcodes))


def unpack(workstation: Workstation, name: str, barcode: str) -> int:
    """Takes an item out of an open set; returns how many are left.

    Raises:
        UserError: as `show`, `SET_NOT_OPEN`, `ITEM_NOT_IN_SET`.
    """
    open_ = _open_named(Holdings(workstation), name)
    left = tuple(each for each in open_.barcodes if fold(each) != fold(barcode.strip()))
    if len(left) == len(open_.barcodes):
        raise UserError("ITEM_NOT_IN_SET", barcode=barcode[:64], name=open_.name)
    _replace(workstation, msgspec.structs.replace(open_, barcodes=left))
    return len(left)


def send_set(workstation: Workstation, name: str, staff: str) -> list[Transaction]:
    """Sends an open set (T5): a row an item, all in one write; the set is no longer open.

    Raises:
        UserError: as `show`, `SET_NOT_OPEN`, `SET_EMPTY`, `ITEM_UNKNOWN_HERE`, a rule that is broken by now (nothing
            is sent then), or as `recording.record`.
    """
    holdings = Holdings(workstation)
    open_ = _open_named(holdings, name)
    if not open_.barcodes:
        raise UserError("SET_EMPTY", name=open_.name)
    receiving = holdings.known.receiving.get(open_.receiver)
    told = SetTold(open_.id, open_.name, open_.receiver)
    changes = []
    for barcode, here in zip(open_.barcodes, holdings.many(open_.barcodes), strict=True):
        if here is None:
            raise UserError("ITEM_UNKNOWN_HERE", barcode=barcode)
        found = send(here.standing, receiving)
        if isinstance(found, Refused):
            raise refusal(Refused((_about(found, barcode),)))
        changes.append(Change(Kind.EXCHANGE_SEND, barcode, Told(exchange=told, becomes=found.places)))
    rows = record(workstation, changes, staff)
    _keep(workstation, [each for each in _opened(workstation) if each.id != open_.id])
    return rows


def take_back(workstation: Workstation, name: str, barcodes: Sequence[str], staff: str) -> TakenBack:
    """Records that items came back with their set (T23), as they are scanned.

    Args:
        workstation: where they came back.
        name: of the set, or its id.
        barcodes: as scanned.
        staff: who took them back.

    Raises:
        UserError: as `show`, `SET_NOT_SENT`, `ITEM_UNKNOWN_HERE`, `ITEM_NOT_OUT`, `ITEM_IN_OTHER_SET`, or as
            `recording.record`. Nothing was recorded then.
    """
    holdings = Holdings(workstation)
    set_ = _sent_named(holdings, name)
    found = [holdings.find(barcode) for barcode in barcodes]
    once = {each.item.barcode: each for each in found}
    rows = record(workstation, [_back(set_, each) for each in once.values()], staff)
    left = tuple(each for each in holdings.items_out_in(set_.id) if each.item.barcode not in once)
    return TakenBack(tuple(rows), left)


def missing(workstation: Workstation, name: str) -> tuple[ItemHere, ...]:
    """The items that are still out with a set: after everything that came back was scanned, these are missing."""
    holdings = Holdings(workstation)
    return tuple(holdings.items_out_in(_sent_named(holdings, name).id))


def close(workstation: Workstation, name: str, staff: str) -> TakenBack:
    """Records that whatever is still out with a set is missing: its records come home, marked so.

    Raises:
        UserError: as `take_back`, or `NOTHING_CHANGED` where nothing is out.
    """
    holdings = Holdings(workstation)
    set_ = _sent_named(holdings, name)
    left = holdings.items_out_in(set_.id)
    if not left:
        raise UserError("NOTHING_CHANGED")
    rows = record(workstation, [_back(set_, each, missing=True) for each in left], staff)
    return TakenBack(tuple(rows))


def _back(set_: ExchangeSet, here: ItemHere, *, missing: bool = False) -> Change:
    if here.out_in and here.out_in != set_.id:
        raise UserError("ITEM_IN_OTHER_SET", barcode=here.item.barcode)
    found = give_back(here.standing)
    if isinstance(found, Refused):
        raise refusal(found)
    told = SetTold(set_.id, set_.name, set_.receiver, missing)
    return Change(Kind.EXCHANGE_RETURN, here.item.barcode, Told(exchange=told, becomes=found.places))


def _about(found: Refused, barcode: str) -> Objection:
    first = found.objections[0]
    return Objection(first.rule, first.place, barcode)


def _named(sets: Sequence[ExchangeSet], name: str) -> ExchangeSet:
    wanted = name.strip()
    found = [each for each in sets if each.id == wanted] or [
        each
        for each in sets
        if fold(each.name) == fold(wanted) or (len(wanted) > 7 and each.id.endswith(wanted))  # noqa: PLR2004 - what a list shows of an id
    ]
    if not found:
        raise UserError("SET_UNKNOWN", name=name[:MAX_NAME])
    here = [each for each in found if each.state is not SetState.RETURNED] or found
    if len(here) > 1:
        raise UserError("SET_AMBIGUOUS", name=name[:MAX_NAME])
    return here[0]


def _open_named(holdings: Holdings, name: str) -> OpenSet:
    found = _named(_listing(holdings), name)
    for each in _opened(holdings.workstation) if found.state is SetState.OPEN else ():
        if each.id == found.id:
            return each
    raise UserError("SET_NOT_OPEN", name=found.name)


def _sent_named(holdings: Holdings, name: str) -> ExchangeSet:
    found = _named(_listing(holdings), name)
    if found.state is SetState.OPEN:
        raise UserError("SET_NOT_SENT", name=found.name)
    return found


def _opened(workstation: Workstation) -> list[OpenSet]:
    stored = workstation.journal.setting(_OPEN_SETS)
    return msgspec.json.decode(stored, type=list[OpenSet]) if stored else []


def _keep(workstation: Workstation, sets: Sequence[OpenSet]) -> None:
    workstation.journal.set(_OPEN_SETS, msgspec.json.encode(list(sets)))


def _replace(workstation: Workstation, changed: OpenSet) -> None:
    _keep(workstation, [changed if each.id == changed.id else each for each in _opened(workstation)])


def _as_set(open_: OpenSet, lender: str) -> ExchangeSet:
    return ExchangeSet(open_.id, open_.name, lender, open_.receiver, "", "", SetState.OPEN)
