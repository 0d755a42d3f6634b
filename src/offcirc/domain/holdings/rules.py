"""The rules of holdings, pure: which fields a form shows, locks and offers, what an edit also changes, and sets.

`judge` asks `fields_of` for everything that a form would have prevented, so that an edit made by hand meets the same
rules as one made with the form.
"""

from __future__ import annotations

from dataclasses import replace

from offcirc.domain.holdings.values import (
    Chosen,
    Decided,
    FieldView,
    Form,
    Known,
    Layout,
    Objection,
    Place,
    Places,
    Receiving,
    Refused,
    Rule,
    Standing,
)

_NOT_EDITABLE = FieldView(shown=False, locked=Rule.LIBRARY_NOT_EDITABLE)  # T4, T10, T12
_OUT = FieldView(shown=True, locked=Rule.ITEM_OUT_IN_SET)
_NOT_ON_FORM = FieldView(shown=False, locked=Rule.OWNING_LOCATION_NOT_ON_FORM)
_EMPTIED = {
    Place.LIBRARY: Rule.LIBRARY_NOT_CHOSEN,
    Place.LOCATION: Rule.LOCATION_REQUIRED,
    Place.OWNING_LIBRARY: Rule.OWNING_LIBRARY_NOT_CHOSEN,
    Place.OWNING_LOCATION: Rule.OWNING_LOCATION_REQUIRED,
}
_NOT_OFFERED = {
    Place.LIBRARY: Rule.LIBRARY_UNKNOWN,
    Place.LOCATION: Rule.LOCATION_NOT_IN_LIBRARY,
    Place.OWNING_LIBRARY: Rule.LIBRARY_UNKNOWN,
    Place.OWNING_LOCATION: Rule.OWNING_LOCATION_NOT_IN_LIBRARY,
}
_OFFERED_BY = {Place.LOCATION: Place.LIBRARY, Place.OWNING_LOCATION: Place.OWNING_LIBRARY}


def fields_of(form: Form, item: Standing, chosen: Chosen, layout: Layout, known: Known) -> dict[Place, FieldView]:
    """The four fields of a form, as they are once `chosen` was put in.

    Args:
        form: which one.
        item: as it is; a new item has no places yet.
        chosen: what was put in so far.
        layout: of the user's library.
        known: libraries and their locations.
    """
    match form:
        case Form.CREATE:
            return _create_fields(layout, known)
        case Form.EDIT:
            return _edit_fields(item, chosen, layout, known)
        case Form.BATCH:
            return _batch_fields(item, chosen, layout, known)


def _create_fields(layout: Layout, known: Known) -> dict[Place, FieldView]:
    """T1: a location of the library that the item will be in (T3); T2: the owning location follows."""
    return {
        Place.LIBRARY: _NOT_EDITABLE,
        Place.LOCATION: FieldView(shown=True, offers=known.of(layout.library), required=True),
        Place.OWNING_LIBRARY: _NOT_EDITABLE,
        Place.OWNING_LOCATION: FieldView(shown=layout.owning_location_on_form, locked=Rule.OWNING_LOCATION_FOLLOWS),
    }


def _edit_fields(item: Standing, chosen: Chosen, layout: Layout, known: Known) -> dict[Place, FieldView]:
    """T6, T7 while the item is out, else T13, T14; where T11 has nothing to copy, the owning location is demanded."""
    places = item.places
    moved = chosen.get(Place.LOCATION, places.location) != places.location
    demanded = not item.out and moved and not layout.owning_location_on_form and places.library != places.owner
    owning_shown = item.out or layout.owning_location_on_form or demanded
    return {
        Place.LIBRARY: _NOT_EDITABLE,
        Place.LOCATION: _OUT if item.out else FieldView(shown=True, offers=known.of(places.library)),
        Place.OWNING_LIBRARY: _NOT_EDITABLE,
        Place.OWNING_LOCATION: FieldView(shown=True, offers=known.of(places.owner), required=demanded)
        if owning_shown
        else _NOT_ON_FORM,
    }


def _batch_fields(item: Standing, chosen: Chosen, layout: Layout, known: Known) -> dict[Place, FieldView]:
    """T17 to T22. The owning location joins the form with an owning library, which demands it (T19)."""
    if item.out:
        return dict.fromkeys(Place, _OUT)
    library, owner = chosen.get(Place.LIBRARY, ""), chosen.get(Place.OWNING_LIBRARY, "")
    owning_shown = layout.owning_location_on_form or layout.regional_view or bool(owner)
    return {
        Place.LIBRARY: FieldView(shown=True, offers=known.libraries),
        Place.LOCATION: FieldView(shown=True, offers=known.of(library), required=bool(library)),
        Place.OWNING_LIBRARY: FieldView(shown=True, offers=known.libraries),
        Place.OWNING_LOCATION: FieldView(shown=True, offers=known.of(owner), required=bool(owner))
        if owning_shown
        else _NOT_ON_FORM,
    }


def judge(form: Form, item: Standing, chosen: Chosen, layout: Layout, known: Known) -> Decided | Refused:
    """Whether an edit may be applied, and what it comes to; arguments as `fields_of`."""
    fields = fields_of(form, item, chosen, layout, known)
    before = _new_places(layout.library, chosen) if form is Form.CREATE else item.places
    wanted = _wanted(form, before, chosen)
    objections = [
        found
        for place in Place
        if (found := _objection(form, place, fields[place], wanted.get(place), chosen)) is not None
    ]
    if objections:
        return Refused(tuple(objections))
    if form is Form.CREATE:
        return Decided(before, frozenset(Place), frozenset(Place) - {Place.LOCATION})
    after = replace(before, **{str(place): value for place, value in wanted.items()})
    also: frozenset[Place] = frozenset()
    new_location = (after.library, after.location) != (before.library, before.location)
    if new_location and _copies(after, fields[Place.OWNING_LOCATION]):
        after = replace(after, owning_location=after.location)
        also = frozenset({Place.OWNING_LOCATION})
    changed = after.differing(before)
    return Decided(after, changed, also & changed)


def _new_places(library: str, chosen: Chosen) -> Places:
    """T2: the location is the owning location too; T3: both libraries are the user's."""
    location = chosen.get(Place.LOCATION, "")
    return Places(library=library, location=location, owning_library=library, owning_location=location)


def _wanted(form: Form, before: Places, chosen: Chosen) -> dict[Place, str]:
    """What was chosen and says something: a field that a form hands back as it was says nothing.

    In a batch edit a library that is the item's own says that its locations are offered, and empty is not chosen.
    """
    if form is Form.BATCH:
        return {place: value for place, value in chosen.items() if value}
    says = {place: value for place, value in chosen.items() if value != before[place]}
    if form is Form.CREATE:
        says[Place.LOCATION] = before.location
    return says


def _objection(form: Form, place: Place, field: FieldView, value: str | None, chosen: Chosen) -> Objection | None:
    if value is None:
        missing = field.required and not chosen.get(place)
        return Objection(_EMPTIED[place], place) if missing else None
    if field.locked is not None:
        return Objection(field.locked, place, value)
    if not value:
        return Objection(_EMPTIED[place], place)
    if value in field.offers:
        return None
    above = _OFFERED_BY.get(place)
    if form is Form.BATCH and above is not None and not chosen.get(above):
        return Objection(_EMPTIED[above], place, value)  # T20, T21
    return Objection(_NOT_OFFERED[place], place, value)


def _copies(after: Places, owning_location: FieldView) -> bool:
    """Whether a new location becomes the owning location too (T11, T15); in the regional view never (T16)."""
    return not owning_location.shown and after.library == after.owner


def send(item: Standing, receiving: Receiving | None) -> Decided | Refused:
    """Sends an item in an exchange set (T5).

    Args:
        item: as it is.
        receiving: what the receiver's record says; it may name the lender itself.
    """
    places = item.places
    if item.out:
        return Refused((Objection(Rule.ITEM_OUT_IN_SET, Place.LOCATION, item.out_in),))
    if receiving is None or not receiving.library or not receiving.location:
        return Refused((Objection(Rule.RECEIVING_PLACE_MISSING, Place.LOCATION),))
    if not places.owning_library or not places.owning_location:
        return Refused((Objection(Rule.OWNING_PLACE_MISSING, Place.OWNING_LOCATION),))
    after = replace(places, library=receiving.library, location=receiving.location)
    return Decided(after, after.differing(places))


def give_back(item: Standing) -> Decided | Refused:
    """Returns an item that is out in a sent set (T23), to the owning location it has by now (T7)."""
    places = item.places
    if not item.out:
        return Refused((Objection(Rule.ITEM_NOT_OUT, Place.LOCATION),))
    after = replace(places, library=places.owning_library, location=places.owning_location)
    return Decided(after, after.differing(places))
