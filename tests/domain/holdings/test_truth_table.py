"""SPEC's table of holdings, cell by cell, on the pure rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offcirc.domain.holdings import rules
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
    known_from,
)
from offcirc.domain.records import HoldingsSettings, Location
from tests.domain.holdings.samples import (
    APART,
    AT_HOME,
    EVERY_LAYOUT,
    HERE,
    KNOWN,
    OUT,
    OUT_AT_LENDER,
    PLAIN,
    REGIONAL,
    WITH_OWNING,
)

NEW = Standing(Places())
LIBRARY, LOCATION, OWNING_LIBRARY, OWNING_LOCATION = Place


def fields(form: Form, item: Standing, layout: Layout = PLAIN, chosen: Chosen | None = None) -> dict[Place, FieldView]:
    return rules.fields_of(form, item, chosen or {}, layout, KNOWN)


def judged(form: Form, item: Standing, chosen: Chosen, layout: Layout = PLAIN) -> Decided | Refused:
    return rules.judge(form, item, chosen, layout, KNOWN)


def places(form: Form, item: Standing, chosen: Chosen, layout: Layout = PLAIN) -> Places:
    found = judged(form, item, chosen, layout)
    assert isinstance(found, Decided), found
    return found.places


def refused(form: Form, item: Standing, chosen: Chosen, layout: Layout = PLAIN) -> tuple[Rule, ...]:
    found = judged(form, item, chosen, layout)
    assert isinstance(found, Refused), found
    return found.rules


def never_edited(form: Form, items: tuple[Standing, ...], also_chosen: Chosen) -> None:
    """Neither library is on the form, whatever its layout, and no other can be put in by hand."""
    for item in items:
        for layout in EVERY_LAYOUT:
            views = fields(form, item, layout)
            for place in (LIBRARY, OWNING_LIBRARY):
                assert not views[place].shown
                assert views[place].locked is Rule.LIBRARY_NOT_EDITABLE
                assert refused(form, item, {**also_chosen, place: "X"}, layout) == (Rule.LIBRARY_NOT_EDITABLE,)


# create, duplicate


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_T1_location_is_mandatory(layout: Layout) -> None:
    view = fields(Form.CREATE, NEW, layout)[LOCATION]
    assert (view.shown, view.locked, view.required) == (True, None, True)
    assert view.offers == KNOWN.of("A")
    assert refused(Form.CREATE, NEW, {}, layout) == (Rule.LOCATION_REQUIRED,)
    assert refused(Form.CREATE, NEW, {LOCATION: ""}, layout) == (Rule.LOCATION_REQUIRED,)
    assert refused(Form.CREATE, NEW, {LOCATION: "Display"}, layout) == (Rule.LOCATION_NOT_IN_LIBRARY,)


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_T2_the_location_is_stored_as_owning_location_too(layout: Layout) -> None:
    view = fields(Form.CREATE, NEW, layout)[OWNING_LOCATION]
    assert (view.shown, view.locked) == (layout.owning_location_on_form, Rule.OWNING_LOCATION_FOLLOWS)
    assert places(Form.CREATE, NEW, {LOCATION: "Adults"}, layout).owning_location == "Adults"
    duplicate = {LOCATION: "Adults", OWNING_LOCATION: "Stacks"}  # the parent's department
    assert refused(Form.CREATE, NEW, duplicate, layout) == (Rule.OWNING_LOCATION_FOLLOWS,)


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_T3_both_libraries_become_the_one_that_the_user_is_signed_in_to(layout: Layout) -> None:
    made = places(Form.CREATE, NEW, {LOCATION: "Adults"}, layout)
    assert made == Places("A", "Adults", "A", "Adults")
    elsewhere = rules.judge(Form.CREATE, NEW, {LOCATION: "Display"}, replace(layout, library="B"), KNOWN)
    assert isinstance(elsewhere, Decided)
    assert elsewhere.places == Places("B", "Display", "B", "Display")


def test_T4_no_library_is_ever_on_the_form_of_a_new_item() -> None:
    never_edited(Form.CREATE, (NEW,), {LOCATION: "Adults"})


# send


def test_T5_a_sent_item_is_where_the_receivers_record_says() -> None:
    sent = rules.send(HERE, KNOWN.receiving["S"])
    assert isinstance(sent, Decided)
    assert sent.places == Places("S", "Fiction", "A", "Stacks")
    assert sent.changed == {LIBRARY, LOCATION}
    at_lender = rules.send(HERE, KNOWN.receiving["KEPT-ELSEWHERE"])
    assert isinstance(at_lender, Decided)
    assert at_lender.places == Places("A", "Sets", "A", "Stacks")
    assert at_lender.changed == {LOCATION}


def test_T5_what_cannot_travel_is_not_sent() -> None:
    def said(item: Standing, receiving: Receiving | None) -> tuple[Rule, ...]:
        found = rules.send(item, receiving)
        assert isinstance(found, Refused)
        return found.rules

    for receiving in (None, Receiving("", "Fiction"), Receiving("S", "")):
        assert said(HERE, receiving) == (Rule.RECEIVING_PLACE_MISSING,)
    for item in (OUT, OUT_AT_LENDER):
        assert said(item, KNOWN.receiving["S"]) == (Rule.ITEM_OUT_IN_SET,)
    for nowhere in (replace(AT_HOME, owning_library=""), replace(AT_HOME, owning_location="")):
        assert said(Standing(nowhere), KNOWN.receiving["S"]) == (Rule.OWNING_PLACE_MISSING,)


# edit, out

OUT_ITEMS = pytest.mark.parametrize("item", [OUT, OUT_AT_LENDER])
EACH_LAYOUT = pytest.mark.parametrize("layout", EVERY_LAYOUT)


@OUT_ITEMS
@EACH_LAYOUT
def test_T6_the_location_of_an_item_that_is_out_is_shown_and_locked(item: Standing, layout: Layout) -> None:
    view = fields(Form.EDIT, item, layout)[LOCATION]
    assert view == FieldView(shown=True, locked=Rule.ITEM_OUT_IN_SET)
    for location in ("Adults", "Display", ""):
        assert refused(Form.EDIT, item, {LOCATION: location}, layout) == (Rule.ITEM_OUT_IN_SET,)


@OUT_ITEMS
@EACH_LAYOUT
def test_T7_its_owning_location_can_be_changed_without_touching_the_location(item: Standing, layout: Layout) -> None:
    view = fields(Form.EDIT, item, layout, {OWNING_LOCATION: "Adults"})[OWNING_LOCATION]
    assert view == FieldView(shown=True, offers=KNOWN.of("A"))
    edited = judged(Form.EDIT, item, {OWNING_LOCATION: "Adults"}, layout)
    assert isinstance(edited, Decided)
    assert edited.places == replace(item.places, owning_location="Adults")
    assert edited.changed == {OWNING_LOCATION}
    assert not edited.also


@OUT_ITEMS
@EACH_LAYOUT
def test_T8_saving_never_copies_the_location_of_an_item_that_is_out(item: Standing, layout: Layout) -> None:
    for chosen in ({}, {LOCATION: item.places.location}, {OWNING_LOCATION: item.places.owning_location}):
        assert places(Form.EDIT, item, chosen, layout) == item.places


@OUT_ITEMS
@EACH_LAYOUT
def test_T9_saving_never_copies_the_library_of_an_item_that_is_out(item: Standing, layout: Layout) -> None:
    for chosen in ({}, {LIBRARY: item.places.library}, {OWNING_LOCATION: "Adults"}):
        assert places(Form.EDIT, item, chosen, layout).owning_library == "A"
        assert places(Form.EDIT, item, chosen, layout).library == item.places.library


def test_T10_no_library_of_an_item_that_is_out_is_on_the_form_or_edited() -> None:
    never_edited(Form.EDIT, (OUT, OUT_AT_LENDER), {})


# edit, not out


def test_T11_a_new_location_is_copied_while_owning_location_is_off_the_form() -> None:
    edited = judged(Form.EDIT, HERE, {LOCATION: "Adults"})
    assert isinstance(edited, Decided)
    assert edited.places == Places("A", "Adults", "A", "Adults")
    assert edited.changed == {LOCATION, OWNING_LOCATION}
    assert edited.also == {OWNING_LOCATION}
    assert places(Form.EDIT, HERE, {LOCATION: "Adults"}, WITH_OWNING) == replace(AT_HOME, location="Adults")
    on_display = Standing(replace(AT_HOME, location="Adults"))
    assert places(Form.EDIT, on_display, {LOCATION: "Adults"}) == on_display.places  # it is not a new one


def test_T11_owning_location_is_edited_only_where_it_stands_on_the_form() -> None:
    assert fields(Form.EDIT, HERE)[OWNING_LOCATION] == FieldView(shown=False, locked=Rule.OWNING_LOCATION_NOT_ON_FORM)
    assert refused(Form.EDIT, HERE, {OWNING_LOCATION: "Adults"}) == (Rule.OWNING_LOCATION_NOT_ON_FORM,)
    assert places(Form.EDIT, HERE, {OWNING_LOCATION: "Adults"}, WITH_OWNING) == replace(
        AT_HOME, owning_location="Adults"
    )
    assert refused(Form.EDIT, HERE, {OWNING_LOCATION: ""}, WITH_OWNING) == (Rule.OWNING_LOCATION_REQUIRED,)


def test_T11_where_the_libraries_differ_an_owning_location_is_demanded() -> None:
    moved = {LOCATION: "Display"}
    view = fields(Form.EDIT, APART, PLAIN, moved)[OWNING_LOCATION]
    assert view == FieldView(shown=True, offers=KNOWN.of("A"), required=True)
    assert refused(Form.EDIT, APART, moved) == (Rule.OWNING_LOCATION_REQUIRED,)
    for owning in ("Adults", "Stacks"):
        assert places(Form.EDIT, APART, {**moved, OWNING_LOCATION: owning}) == Places("B", "Display", "A", owning)
    assert places(Form.EDIT, APART, moved, WITH_OWNING) == Places("B", "Display", "A", "Stacks")
    assert not fields(Form.EDIT, APART)[OWNING_LOCATION].shown


def test_T12_no_library_of_an_item_that_is_not_out_is_on_the_form_or_edited() -> None:
    never_edited(Form.EDIT, (HERE, APART), {})
    assert places(Form.EDIT, APART, {}) == APART.places
    assert places(Form.EDIT, APART, {LIBRARY: "B", OWNING_LIBRARY: "A"}) == APART.places


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_T13_only_locations_of_the_items_library_are_offered(layout: Layout) -> None:
    for item in (HERE, APART):
        assert fields(Form.EDIT, item, layout)[LOCATION] == FieldView(shown=True, offers=KNOWN.of(item.places.library))
    assert refused(Form.EDIT, HERE, {LOCATION: "Display"}, layout) == (Rule.LOCATION_NOT_IN_LIBRARY,)
    assert refused(Form.EDIT, HERE, {LOCATION: ""}, layout) == (Rule.LOCATION_REQUIRED,)


def test_T14_only_owning_locations_of_the_owning_library_are_offered() -> None:
    for item in (HERE, APART, OUT):
        assert fields(Form.EDIT, item, WITH_OWNING)[OWNING_LOCATION].offers == KNOWN.of("A")
        assert refused(Form.EDIT, item, {OWNING_LOCATION: "Fiction"}, WITH_OWNING) == (
            Rule.OWNING_LOCATION_NOT_IN_LIBRARY,
        )


# batch, not out


def test_T15_a_new_location_is_copied_off_the_form_where_the_libraries_are_the_same_after_the_edit() -> None:
    moved = {LIBRARY: "A", LOCATION: "Adults"}
    edited = judged(Form.BATCH, HERE, moved)
    assert isinstance(edited, Decided)
    assert edited.places == Places("A", "Adults", "A", "Adults")
    assert edited.also == {OWNING_LOCATION}
    assert places(Form.BATCH, HERE, moved, WITH_OWNING) == Places("A", "Adults", "A", "Stacks")
    assert places(Form.BATCH, HERE, {LIBRARY: "B", LOCATION: "Display"}) == Places("B", "Display", "A", "Stacks")
    # They were apart, and are the same after it.
    assert places(Form.BATCH, APART, {LIBRARY: "A", LOCATION: "Adults"}) == Places("A", "Adults", "A", "Adults")


def test_T15_a_location_of_the_same_name_in_another_library_is_a_new_one() -> None:
    owned_by_b = Standing(Places("A", "Stacks", "B", "Display"))
    assert places(Form.BATCH, owned_by_b, {LIBRARY: "B", LOCATION: "Stacks"}) == Places("B", "Stacks", "B", "Stacks")
    displayed = Standing(Places("A", "Stacks", "A", "Adults"))
    assert places(Form.BATCH, displayed, {LIBRARY: "A", LOCATION: "Stacks"}) == displayed.places


def test_T16_in_the_regional_view_nothing_is_copied_and_all_four_are_on_the_form() -> None:
    assert all(view.shown for view in fields(Form.BATCH, HERE, REGIONAL).values())
    assert places(Form.BATCH, HERE, {LIBRARY: "A", LOCATION: "Adults"}, REGIONAL) == Places(
        "A", "Adults", "A", "Stacks"
    )


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_T17_a_batch_edit_changes_both_libraries(layout: Layout) -> None:
    views = fields(Form.BATCH, HERE, layout)
    for place in (LIBRARY, OWNING_LIBRARY):
        assert views[place] == FieldView(shown=True, offers=("A", "B", "S"))
    chosen = {LIBRARY: "B", LOCATION: "Display", OWNING_LIBRARY: "S", OWNING_LOCATION: "Fiction"}
    assert places(Form.BATCH, HERE, chosen, layout) == Places("B", "Display", "S", "Fiction")
    assert refused(Form.BATCH, HERE, {LIBRARY: "NONE", LOCATION: "Stacks"}, layout) == (
        Rule.LIBRARY_UNKNOWN,
        Rule.LOCATION_NOT_IN_LIBRARY,
    )


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_T18_a_chosen_library_demands_a_location(layout: Layout) -> None:
    assert fields(Form.BATCH, HERE, layout, {LIBRARY: "B"})[LOCATION].required
    assert not fields(Form.BATCH, HERE, layout)[LOCATION].required
    assert refused(Form.BATCH, HERE, {LIBRARY: "B"}, layout) == (Rule.LOCATION_REQUIRED,)
    assert refused(Form.BATCH, HERE, {LIBRARY: "B", LOCATION: ""}, layout) == (Rule.LOCATION_REQUIRED,)


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_T19_a_chosen_owning_library_demands_an_owning_location(layout: Layout) -> None:
    assert fields(Form.BATCH, HERE, layout, {OWNING_LIBRARY: "B"})[OWNING_LOCATION] == FieldView(
        shown=True, offers=KNOWN.of("B"), required=True
    )
    assert refused(Form.BATCH, HERE, {OWNING_LIBRARY: "B"}, layout) == (Rule.OWNING_LOCATION_REQUIRED,)


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_T20_only_locations_of_the_chosen_library_are_offered(layout: Layout) -> None:
    assert fields(Form.BATCH, HERE, layout)[LOCATION] == FieldView(shown=True)
    assert fields(Form.BATCH, HERE, layout, {LIBRARY: "B"})[LOCATION].offers == KNOWN.of("B")
    assert refused(Form.BATCH, HERE, {LOCATION: "Adults"}, layout) == (Rule.LIBRARY_NOT_CHOSEN,)
    wrong = {LIBRARY: "B", LOCATION: "Adults"}
    assert refused(Form.BATCH, HERE, wrong, layout) == (Rule.LOCATION_NOT_IN_LIBRARY,)


@pytest.mark.parametrize("layout", [WITH_OWNING, REGIONAL])
def test_T21_only_owning_locations_of_the_chosen_owning_library_are_offered(layout: Layout) -> None:
    assert fields(Form.BATCH, HERE, layout)[OWNING_LOCATION] == FieldView(shown=True)
    assert fields(Form.BATCH, HERE, layout, {OWNING_LIBRARY: "B"})[OWNING_LOCATION].offers == KNOWN.of("B")
    assert refused(Form.BATCH, HERE, {OWNING_LOCATION: "Adults"}, layout) == (Rule.OWNING_LIBRARY_NOT_CHOSEN,)
    wrong = {OWNING_LIBRARY: "B", OWNING_LOCATION: "Adults"}
    assert refused(Form.BATCH, HERE, wrong, layout) == (Rule.OWNING_LOCATION_NOT_IN_LIBRARY,)


def test_T21_off_the_form_an_owning_location_alone_is_refused() -> None:
    assert refused(Form.BATCH, HERE, {OWNING_LOCATION: "Adults"}) == (Rule.OWNING_LOCATION_NOT_ON_FORM,)


# batch, out


@OUT_ITEMS
@EACH_LAYOUT
def test_T22_none_of_the_four_is_changed_in_a_batch_while_the_item_is_out(item: Standing, layout: Layout) -> None:
    locked = FieldView(shown=True, locked=Rule.ITEM_OUT_IN_SET)
    assert fields(Form.BATCH, item, layout, {LIBRARY: "A"}) == dict.fromkeys(Place, locked)
    every = {LIBRARY: "B", LOCATION: "Display", OWNING_LIBRARY: "B", OWNING_LOCATION: "Display"}
    assert refused(Form.BATCH, item, every, layout) == (Rule.ITEM_OUT_IN_SET,) * 4
    for place, value in every.items():
        assert refused(Form.BATCH, item, {place: value}, layout) == (Rule.ITEM_OUT_IN_SET,)
    assert places(Form.BATCH, item, {}, layout) == item.places


# a set comes back


def test_T23_a_returned_item_is_where_it_belongs_by_now() -> None:
    for item in (OUT, OUT_AT_LENDER):
        back = rules.give_back(item)
        assert isinstance(back, Decided)
        assert back.places == AT_HOME
        moved_meanwhile = Standing(places(Form.EDIT, item, {OWNING_LOCATION: "Adults"}), item.out_in)
        back = rules.give_back(moved_meanwhile)
        assert isinstance(back, Decided)
        assert back.places == Places("A", "Adults", "A", "Adults")


def test_T23_only_what_is_out_in_a_set_is_returned() -> None:
    for item in (HERE, APART):
        assert rules.give_back(item) == Refused((Objection(Rule.ITEM_NOT_OUT, LOCATION),))


# the words


def test_what_is_known_is_in_the_order_of_the_records() -> None:
    locations = [Location("B", "Z"), Location("A", "Y"), Location("B", "X")]
    settings = [HoldingsSettings("A", "B", "Z"), HoldingsSettings("B", "B", ""), HoldingsSettings("C")]
    found = known_from(locations, settings)
    assert found.locations == {"B": ("Z", "X"), "A": ("Y",)}
    assert found.libraries == ("B", "A")
    assert found.receiving == {"A": Receiving("B", "Z")}
    assert Known().of("A") == ()


def test_an_item_whose_record_names_no_owner_belongs_where_it_is() -> None:
    unowned = Standing(Places("A", "Stacks"))
    assert places(Form.EDIT, unowned, {LOCATION: "Adults"}) == Places("A", "Adults", "", "Adults")


def test_every_objection_of_an_edit_is_told() -> None:
    wrong = judged(Form.EDIT, OUT, {LIBRARY: "B", LOCATION: "Display", OWNING_LOCATION: "Nowhere"})
    assert isinstance(wrong, Refused)
    assert wrong.objections == (
        Objection(Rule.LIBRARY_NOT_EDITABLE, LIBRARY, "B"),
        Objection(Rule.ITEM_OUT_IN_SET, LOCATION, "Display"),
        Objection(Rule.OWNING_LOCATION_NOT_IN_LIBRARY, OWNING_LOCATION, "Nowhere"),
    )
