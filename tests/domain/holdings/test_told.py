"""What rows about holdings may say, and what they make of an item at this desk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from offcirc.domain.holdings.overlay import after
from offcirc.domain.holdings.told import Holdings, ItemValues, SetTold, places_of, seen_of
from offcirc.domain.holdings.values import Form, Place, Places
from offcirc.domain.projection import project_item
from offcirc.domain.records import Item, ItemStatus
from offcirc.domain.transactions import HOLDINGS_KINDS, Kind, State
from tests.domain.samples import EDITED, ITEM, NEW_ITEM, RETURNED, SENT, row, transaction

LOST_ON_THE_WAY = replace(RETURNED, exchange=SetTold("set-1", missing=True))


def test_a_created_item_is_here_at_once() -> None:
    view = project_item("I2", None, None, (), [row(Kind.ITEM_CREATE)])
    assert view.item == Item(
        "I2", "New", library="BR1", location="Adult", owning_library="BR1", owning_location="Adult"
    )
    assert view.out_in is None


def test_an_edited_item_is_so_at_once() -> None:
    view = project_item("I1", ITEM, None, (), [row(Kind.ITEM_EDIT)])
    assert view.item is not None
    assert view.item.title == "Another"
    assert places_of(view.item) == Places("BR1", "Child", "", "Child")


def test_a_sent_item_is_out_until_it_is_returned() -> None:
    rows = [row(Kind.EXCHANGE_SEND, 1)]
    sent = project_item("I1", ITEM, None, (), rows)
    assert sent.out_in == "set-1"
    assert sent.item is not None
    assert sent.item.library == "BR2"
    back = project_item("I1", ITEM, None, (), [*rows, row(Kind.EXCHANGE_RETURN, 2)])
    assert back.out_in == ""
    assert back.item is not None
    assert back.item.status is ItemStatus.AVAILABLE
    missing = row(Kind.EXCHANGE_RETURN, 2, holdings=LOST_ON_THE_WAY)
    lost = project_item("I1", ITEM, None, (), [*rows, missing]).item
    assert lost is not None
    assert lost.status is ItemStatus.MISSING


@pytest.mark.parametrize("kind", sorted(HOLDINGS_KINDS))
def test_what_the_server_refused_did_not_happen_here(kind: Kind) -> None:
    for state in (State.REFUSED, State.VOIDED, State.WAIVED):
        assert project_item("I1", ITEM, None, (), [row(kind, state=state)]).item == ITEM


def test_an_edit_of_an_item_that_nobody_knows_makes_none() -> None:
    assert after(None, "", [transaction(Kind.ITEM_EDIT), transaction(Kind.EXCHANGE_SEND), transaction()]) == (None, "")


def test_an_edit_tells_the_places_and_each_field_it_changes_as_they_were() -> None:
    seen = seen_of(ITEM, ItemValues(author="Kivi", not_for_loan=True))
    assert seen.said == {
        "author": "",
        "not_for_loan": False,
        "library": "BR1",
        "location": "Adult",
        "owning_library": "",
        "owning_location": "",
    }
    assert ItemValues(location="X", title="T").chosen == {Place.LOCATION: "X"}
    assert ItemValues(location="X", title="T").plain == {"title": "T"}


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Kind.ITEM_CREATE, EDITED),
        (Kind.ITEM_CREATE, SENT),
        (Kind.ITEM_EDIT, NEW_ITEM),
        (Kind.ITEM_EDIT, replace(EDITED, seen=None)),
        (Kind.ITEM_EDIT, replace(EDITED, form=None)),
        (Kind.EXCHANGE_SEND, NEW_ITEM),
        (Kind.EXCHANGE_RETURN, replace(SENT, form=Form.EDIT)),
        (Kind.ISSUE, SENT),
    ],
)
def test_a_row_that_says_other_things_than_its_kind_is_none(kind: Kind, told: Holdings) -> None:
    with pytest.raises(ValueError, match=r"says|has no"):
        transaction(kind, holdings=told)


@pytest.mark.parametrize(
    "said",
    [
        {"item": ItemValues(title="x" * 2001)},
        {"item": ItemValues(title="a\x00b")},
        {"seen": ItemValues(author="x" * 2001)},
        {"batch": "x" * 65},
        {"out_in": "x" * 65},
        {"exchange": SetTold("")},
        {"exchange": SetTold("x" * 65)},
        {"exchange": SetTold("x", "n" * 201)},
        {"becomes": Places(library="\x00")},
    ],
)
def test_a_value_beyond_all_bounds_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"too long|has an id"):
        Holdings(**said)
