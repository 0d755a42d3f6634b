"""What holds of every sequence of edits, whoever makes it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from offcirc.domain.holdings.rules import fields_of, give_back, judge, send
from offcirc.domain.holdings.values import (
    Chosen,
    Decided,
    Form,
    Layout,
    Place,
    Places,
    Receiving,
    Refused,
    Standing,
)
from tests.domain.holdings.samples import KNOWN

_PAIRS = [(library, location) for library, locations in KNOWN.locations.items() for location in locations]
_NAMES = ["", "X", *KNOWN.locations, *{location for _, location in _PAIRS}]

layouts = st.builds(Layout, st.just("A"), st.booleans(), st.booleans())
anything_chosen = st.dictionaries(st.sampled_from(list(Place)), st.sampled_from(_NAMES))
at_home = st.sampled_from([Places(*pair, *pair) for pair in _PAIRS])
anywhere = st.builds(lambda here, home: Places(*here, *home), st.sampled_from(_PAIRS), st.sampled_from(_PAIRS))
standing = st.builds(Standing, anywhere, st.sampled_from(["", "set-1"]))
receiving = st.sampled_from(list(KNOWN.receiving.values()))
edits = st.lists(st.tuples(anything_chosen, layouts), max_size=6)


def after(form: Form, item: Standing, chosen: Chosen, layout: Layout) -> Standing:
    found = judge(form, item, chosen, layout, KNOWN)
    return replace(item, places=found.places) if isinstance(found, Decided) else item


@given(standing, edits)
def test_no_sequence_of_edits_changes_a_library_outside_a_batch_edit(
    item: Standing, sequence: list[tuple[Chosen, Layout]]
) -> None:
    first = item.places
    for chosen, layout in sequence:
        item = after(Form.EDIT, item, chosen, layout)
        assert (item.places.library, item.places.owning_library) == (first.library, first.owning_library)


@given(at_home, receiving)
def test_a_set_that_went_and_came_back_without_edits_leaves_every_place_as_it_was(
    places: Places, to: Receiving
) -> None:
    sent = send(Standing(places), to)
    assert isinstance(sent, Decided)
    back = give_back(Standing(sent.places, "set-1"))
    assert isinstance(back, Decided)
    assert back.places == places


@given(anywhere, receiving)
def test_an_item_that_was_elsewhere_when_it_was_sent_comes_back_to_its_owner(places: Places, to: Receiving) -> None:
    sent = send(Standing(places), to)
    assert isinstance(sent, Decided)
    back = give_back(Standing(sent.places, "set-1"))
    assert isinstance(back, Decided)
    home = (places.owning_library, places.owning_location)
    assert back.places == Places(*home, *home)


@given(anywhere, st.lists(st.tuples(st.sampled_from([Form.EDIT, Form.BATCH]), anything_chosen, layouts), max_size=6))
def test_a_sent_items_location_never_changes_before_its_return(
    places: Places, sequence: list[tuple[Form, Chosen, Layout]]
) -> None:
    item = Standing(places, "set-1")
    for form, chosen, layout in sequence:
        item = after(form, item, chosen, layout)
        assert (item.places.library, item.places.location) == (places.library, places.location)


@given(st.sampled_from([Form.EDIT, Form.BATCH]), standing, anything_chosen, layouts)
def test_what_is_applied_is_what_was_offered(form: Form, item: Standing, chosen: Chosen, layout: Layout) -> None:
    found = judge(form, item, chosen, layout, KNOWN)
    if isinstance(found, Refused):
        assert found.objections
        return
    views = fields_of(form, item, chosen, layout, KNOWN)
    for place in found.changed - found.also:
        assert views[place].locked is None
        assert found.places[place] in views[place].offers
    assert found.places.differing(item.places) == found.changed
    assert found.also <= found.changed


@given(anything_chosen, layouts, st.sampled_from(list(KNOWN.locations)))
def test_a_new_item_is_whole_at_the_users_library_or_refused(chosen: Chosen, layout: Layout, library: str) -> None:
    found = judge(Form.CREATE, Standing(Places()), chosen, replace(layout, library=library), KNOWN)
    if isinstance(found, Decided):
        location = chosen[Place.LOCATION]
        assert location in KNOWN.of(library)
        assert found.places == Places(library, location, library, location)
