"""The rules of holdings as a table that a librarian can read: nothing in it is written down, all of it is tried out."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from offcirc.central.cli.commands import show
from offcirc.domain.holdings.rules import fields_of, give_back, judge, send
from offcirc.domain.holdings.values import (
    Decided,
    FieldView,
    Form,
    Known,
    Layout,
    Place,
    Places,
    Receiving,
    Refused,
    Rule,
    Standing,
)

_KNOWN = Known({"own": ("old", "new"), "other": ("there",), "receiver": ("set",)})
_HOME = Places("own", "old", "own", "old")
_RECEIVERS = {"": Receiving("receiver", "set"), ", whose record names the lender": Receiving("own", "new")}
_PLAIN = Layout("own")
_WITH_OWNING, _REGIONAL = Layout("own", owning_location_on_form=True), Layout("own", regional_view=True)
_ON_FORM = {"owning location off the form": _PLAIN, "owning location on the form": _WITH_OWNING}
_ABOVE = {Place.LOCATION: Place.LIBRARY, Place.OWNING_LOCATION: Place.OWNING_LIBRARY}
_BELOW = {above: below for below, above in _ABOVE.items()}


@dataclass(frozen=True, slots=True)
class _Case:
    """One line of the table: a form, an item and a layout."""

    event: str
    when: str
    form: Form
    item: Standing
    layout: Layout


def show_rules(options: argparse.Namespace) -> int:
    """`holdings-rules`: SPEC's table, cell by cell, as the program behaves."""
    for row in _rows():
        if options.json:
            show(options, row)
        else:
            print(f"{row['event']}" + (f" ({row['when']})" if row["when"] else ""))
            for place in (Place.LOCATION, Place.OWNING_LOCATION, Place.LIBRARY, Place.OWNING_LIBRARY):
                print(f"    {place.replace('_', ' '):16} {row[place]}")
    return 0


def _rows() -> Iterator[dict[str, str]]:
    for case in _cases(Form.CREATE):
        yield _row(case)
    for which, receiving in _RECEIVERS.items():
        yield _moved("send a set", f"to a receiver{which}", Standing(_HOME), send(Standing(_HOME), receiving))
    for form in (Form.EDIT, Form.BATCH):
        for case in _cases(form):
            yield _row(case)
    out = Standing(Places("receiver", "set", "own", "new"), "set")
    yield _moved("return a set", "", out, give_back(out))


def _cases(form: Form) -> Iterator[_Case]:
    out, here = Standing(Places("receiver", "set", "own", "old"), "set"), Standing(_HOME)
    apart = Standing(Places("other", "there", "own", "old"))
    match form:
        case Form.CREATE:
            for when, layout in _ON_FORM.items():
                yield _Case("create or duplicate", when, form, Standing(Places()), layout)
        case Form.EDIT:
            yield _Case("edit, out in a sent set", "", form, out, _PLAIN)
            for when, layout in _ON_FORM.items():
                yield _Case("edit, not out", when, form, here, layout)
            known_apart = "owning location off the form, library is not owning library"
            yield _Case("edit, not out", known_apart, form, apart, _PLAIN)
        case Form.BATCH:
            for when, layout in _ON_FORM.items():
                yield _Case("batch edit, not out", when, form, here, layout)
            known_apart = "owning location off the form, library will not be owning library"
            yield _Case("batch edit, not out", known_apart, form, apart, _PLAIN)
            yield _Case("batch edit, not out", "regional administrator's view", form, here, _REGIONAL)
            yield _Case("batch edit, out in a sent set", "", form, out, _REGIONAL)


def _row(case: _Case) -> dict[str, str]:
    views = fields_of(case.form, case.item, {}, case.layout, _KNOWN)
    cells = {str(place): _cell(case, place, views[place]) for place in Place}
    if case.form is Form.CREATE:
        made = judge(case.form, case.item, {Place.LOCATION: "new"}, case.layout, _KNOWN)
        if isinstance(made, Decided):
            cells |= {
                str(place): f"{cells[place]}; {_becomes(made.places[place])}"
                for place in Place
                if place is not Place.LOCATION
            }
    return {"event": case.event, "when": case.when, **cells}


def _becomes(value: str) -> str:
    return "becomes the location" if value == "new" else "becomes the user's library"


def _cell(case: _Case, place: Place, view: FieldView) -> str:
    where = "on the form" if view.shown else "not on the form"
    if view.locked is Rule.OWNING_LOCATION_NOT_ON_FORM:
        with_owner = fields_of(case.form, case.item, {Place.OWNING_LIBRARY: "own"}, case.layout, _KNOWN)[place]
        return f"{where}{', but with an owning library, and then required' if with_owner.required else ''}"
    if view.locked is not None:
        return f"{where}, locked ({view.locked})"
    parts = [where, _offered(case, place, view)]
    if view.required:
        parts.append("mandatory")
    if case.form is Form.BATCH and place in _BELOW and _demands(case, place):
        parts.append(f"demands {_words(_BELOW[place])}")
    if place is Place.LOCATION and case.form is not Form.CREATE:
        parts.append(_consequence(case))
    return ", ".join(parts)


def _words(place: Place) -> str:
    return f"{'an' if place is Place.OWNING_LOCATION else 'a'} {place.replace('_', ' ')}"


def _offered(case: _Case, place: Place, view: FieldView) -> str:
    if place not in _ABOVE:
        return "offers all libraries" if view.offers == _KNOWN.libraries else "offers nothing"
    if case.form is Form.BATCH:
        chosen = fields_of(case.form, case.item, {_ABOVE[place]: "other"}, case.layout, _KNOWN)[place]
        only = not view.offers and chosen.offers == _KNOWN.of("other")
        return f"offers those of the chosen {_ABOVE[place].replace('_', ' ')} only" if only else "offers anything"
    if case.form is Form.CREATE:
        return "offers those of the user's library"
    of = {_KNOWN.of(case.item.places.library): "item's library"} if place is Place.LOCATION else {}
    of |= {} if of else {_KNOWN.of(case.item.places.owner): "owning library"}
    return f"offers those of the {of.get(view.offers, '?')}"


def _demands(case: _Case, library: Place) -> bool:
    alone = judge(case.form, case.item, {library: "other"}, case.layout, _KNOWN)
    return isinstance(alone, Refused)


def _consequence(case: _Case) -> str:
    """What a new location does to the owning location."""
    known = Known({**_KNOWN.locations, "other": ("there", "elsewhere")})
    location = known.of(case.item.places.library)[-1]
    chosen: dict[Place, str] = {Place.LOCATION: location}
    if case.form is Form.BATCH:
        chosen[Place.LIBRARY] = case.item.places.library
    edited = judge(case.form, case.item, chosen, case.layout, known)
    if isinstance(edited, Refused):
        return "demands an owning location" if Rule.OWNING_LOCATION_REQUIRED in edited.rules else "refused"
    return "copied to owning location" if Place.OWNING_LOCATION in edited.also else "copied nowhere"


def _moved(event: str, when: str, before: Standing, found: Decided | Refused) -> dict[str, str]:
    places = found.places if isinstance(found, Decided) else before.places
    cells = {}
    for place in Place:
        if places[place] == before.places[place]:
            cells[str(place)] = "stays"
        elif event == "return a set":
            cells[str(place)] = f"becomes the owning {place.replace('_', ' ')}"
        else:
            cells[str(place)] = f"becomes the receiver's {place.replace('_', ' ')}"
    return {"event": event, "when": when, **cells}
