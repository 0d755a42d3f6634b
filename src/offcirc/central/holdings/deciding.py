"""What becomes of a row about an item's record: a pure function, judging by `offcirc.domain.holdings`.

Unlike a loan, an edit that breaks a rule is refused: nothing has left the building but, at most, a crate, and that is
said.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from offcirc.central import effects as fx
from offcirc.central.rules import Decided, QueuedTransaction, Situation
from offcirc.central.workstations import Scope
from offcirc.domain.holdings.rules import give_back, judge, send
from offcirc.domain.holdings.told import Holdings, ItemValues, SetTold, placed_at, places_of
from offcirc.domain.holdings.values import (
    Form,
    Known,
    Layout,
    Place,
    Places,
    Receiving,
    Refused,
    Standing,
)
from offcirc.domain.outcomes import Note, NoteCode, OutcomeCode
from offcirc.domain.records import ExchangeSet, Item, ItemStatus, SetState
from offcirc.domain.transactions import Kind


@dataclass(frozen=True, slots=True)
class About:
    """What a decision about holdings rests on beside the item itself.

    Attributes:
        out_in: the sent set that the item is out in.
        exchange: the set that the row names; None where the server does not know it yet.
        known: libraries, their locations and receiving places.
        layout: of the library where the row was recorded.
        scopes: what its workstation may do.
        home: the library that the workstation was enrolled for; empty where it stands in several.
    """

    out_in: ExchangeSet | None = None
    exchange: ExchangeSet | None = None
    known: Known = field(default_factory=Known)
    layout: Layout = field(default_factory=Layout)
    scopes: frozenset[str] = frozenset()
    home: str = ""


def decide_holdings(row: QueuedTransaction, now: Situation, about: About) -> Decided:
    """The outcome of a row that has `holdings`."""
    told = row.transaction.holdings
    if told is None:
        raise ValueError("not about holdings")
    decided = _decide(row, told, now, about)
    if row.time_uncertain and decided.code is OutcomeCode.SUCCESS:
        return replace(decided, notes=(*decided.notes, Note(NoteCode.TIME_UNCERTAIN)))
    return decided


def _decide(row: QueuedTransaction, told: Holdings, now: Situation, about: About) -> Decided:
    if Scope.CATALOGUE not in about.scopes or (told.regional_view and Scope.REGIONAL not in about.scopes):
        return Decided(OutcomeCode.NOT_ALLOWED)
    kind = row.transaction.kind
    if kind is Kind.ITEM_CREATE:
        return _create(row, told, now, about)
    if now.item is None:
        return Decided(OutcomeCode.ITEM_NOT_FOUND)
    standing = Standing(places_of(now.item), about.out_in.id if about.out_in is not None else "")
    if kind is Kind.ITEM_EDIT:
        return _edit(told, now.item, standing, about)
    if told.exchange is None:
        raise ValueError("no exchange set")
    if kind is Kind.EXCHANGE_SEND:
        return _send(row, told, told.exchange, now, about)
    return _return(row, told.exchange, now, about)


def _create(row: QueuedTransaction, told: Holdings, now: Situation, about: About) -> Decided:
    values, library = told.item or ItemValues(), row.transaction.library
    if about.home and library != about.home:
        return Decided(OutcomeCode.NOT_ALLOWED)
    if now.item is not None:
        return Decided(OutcomeCode.BARCODE_IN_USE)
    if not (values.title or "").strip():
        return Decided(OutcomeCode.TITLE_REQUIRED)
    found = judge(Form.CREATE, Standing(Places()), values.chosen, about.layout, about.known)
    if isinstance(found, Refused):
        return _refused(found)
    item = replace(Item(row.transaction.item_barcode or "", ""), **values.plain)  # type: ignore[arg-type]  # by name
    return Decided(OutcomeCode.SUCCESS, effects=(fx.ItemMade(placed_at(item, found.places)),))


def _edit(told: Holdings, item: Item, standing: Standing, about: About) -> Decided:
    changes = told.item or ItemValues()
    layout = replace(about.layout, regional_view=told.regional_view)
    form = Form.BATCH if told.form is Form.BATCH else Form.EDIT
    found = judge(form, standing, changes.chosen, layout, about.known)
    differing = _differing(told, item, standing)
    if isinstance(found, Refused):
        return _refused(found, (*differing, *_in_set(about)))
    if "title" in changes.plain and not str(changes.plain["title"]).strip():
        return Decided(OutcomeCode.TITLE_REQUIRED)
    edited = placed_at(replace(item, **changes.plain), found.places)  # type: ignore[arg-type]  # each by its own name
    if edited == item:
        return Decided(OutcomeCode.SUCCESS)
    if differing:
        return Decided(OutcomeCode.SERVER_STATE_NEWER, differing)
    return Decided(OutcomeCode.SUCCESS, effects=(fx.ItemEdited(edited),))


def _differing(told: Holdings, item: Item, standing: Standing) -> tuple[Note, ...]:
    """Fields that an edit rests on and that are not as the desk saw them; for a place all four and the set."""
    changes, seen = told.item or ItemValues(), told.seen or ItemValues()
    names = [*changes.plain, *(map(str, Place) if changes.chosen else ())]
    notes = [_differs(name, getattr(seen, name), getattr(item, name)) for name in names]
    if changes.chosen:
        notes.append(_differs("exchange_set", told.out_in, standing.out_in))
    return tuple(note for note in notes if note is not None)


def _differs(name: str, seen: object, present: object) -> Note | None:
    if seen == present:
        return None
    return Note(NoteCode.FIELD_DIFFERS, {"field": name, "seen": _text(seen), "now": _text(present)})


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _send(row: QueuedTransaction, told: Holdings, exchange: SetTold, now: Situation, about: About) -> Decided:
    item = now.item
    if item is None:
        return Decided(OutcomeCode.ITEM_NOT_FOUND)
    known = about.exchange
    receiving = (
        Receiving(known.library, known.location) if known is not None else about.known.receiving.get(exchange.receiver)
    )
    standing = Standing(places_of(item), about.out_in.id if about.out_in is not None else "")
    found = send(standing, receiving)
    if isinstance(found, Refused):
        return _refused(found, _in_set(about))
    going = known or ExchangeSet(
        exchange.id,
        exchange.name or exchange.id,
        row.transaction.library,
        exchange.receiver,
        found.places.library,
        found.places.location,
        SetState.SENT,
        row.at,
    )
    notes = [Note(NoteCode.ITEM_ON_LOAN)] if now.loan is not None else []
    notes += _shown_otherwise(told, found.places)
    sent = fx.SentInSet(placed_at(item, found.places), replace(going, state=SetState.SENT, returned_at=None), row.at)
    return Decided(OutcomeCode.SUCCESS, tuple(notes), (sent,))


def _shown_otherwise(told: Holdings, places: Places) -> list[Note]:
    """The receiver's record may have changed since the desk saw it: what it says now counts."""
    if told.becomes is None:
        return []
    shown = told.becomes
    pairs = ((place, shown[place], places[place]) for place in (Place.LIBRARY, Place.LOCATION))
    return [note for place, seen, kept in pairs if (note := _differs(place, seen, kept)) is not None]


def _return(row: QueuedTransaction, exchange: SetTold, now: Situation, about: About) -> Decided:
    item, out_in = now.item, about.out_in
    if item is None:
        return Decided(OutcomeCode.ITEM_NOT_FOUND)
    if out_in is not None and out_in.id != exchange.id:
        return Decided(OutcomeCode.ITEM_IN_OTHER_SET, _in_set(about))
    found = give_back(Standing(places_of(item), out_in.id if out_in is not None else ""))
    if isinstance(found, Refused):
        return _refused(found)
    notes: list[Note] = []
    status = item.status
    if exchange.missing:
        status = ItemStatus.MISSING
    elif status in {ItemStatus.LOST, ItemStatus.MISSING}:  # here it is
        notes.append(Note(NoteCode.ITEM_STATUS, {"status": status.value}))
        status = ItemStatus.AVAILABLE
    if now.loan is not None:
        notes.append(Note(NoteCode.ITEM_ON_LOAN))
    back = replace(placed_at(item, found.places), status=status)
    effect = fx.ReturnedFromSet(back, row.at, missing=exchange.missing)
    return Decided(OutcomeCode.SUCCESS, tuple(notes), (effect,))


def _refused(found: Refused, more: tuple[Note, ...] = ()) -> Decided:
    """The first rule broken is the outcome; the notes tell all of them."""
    told = tuple(
        Note(
            NoteCode.FIELD_REFUSED,
            {"field": str(each.place), "value": each.value, "rule": each.rule.value},
        )
        for each in found.objections
    )
    return Decided(OutcomeCode(found.rules[0].value), (*told, *more))


def _in_set(about: About) -> tuple[Note, ...]:
    return (Note(NoteCode.IN_SET, {"set": about.out_in.name}),) if about.out_in is not None else ()
