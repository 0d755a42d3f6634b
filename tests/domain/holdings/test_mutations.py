"""Each rule broken on purpose turns the test of its T-code red: so the table is really tested."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable

import pytest

from offcirc.domain.holdings import rules
from tests.domain.holdings import test_truth_table as table

SOURCE = inspect.getsource(rules)
_SEND = "library=receiving.library, location=receiving.location"
_BACK = "library=places.owning_library, location=places.owning_location"
_NEW = "library=library, location=location, owning_library=library, owning_location=location"
_AFTER = "after = replace(before, **{str(place): value for place, value in wanted.items()})\n"
_COPIED = "new_location and _copies(after, fields[Place.OWNING_LOCATION])"
_APART = "places.library != places.owner"
_USERS = "offers=known.of(layout.library), required=True)"
_LOCKED = "locked=Rule.LIBRARY_NOT_EDITABLE)"
_ANY = "FieldView(shown=True, offers=known.libraries)"
_SENT_OUT = "if item.out:\n        return Refused"
_BATCH_OUT = "if item.out:\n        return dict.fromkeys"
_OWNERS = "FieldView(shown=True, offers=known.of(item.places.owner))"

MUTATIONS: dict[str, list[tuple[str, str]]] = {
    "T1 not mandatory": [(_USERS, "offers=(*known.of(layout.library), ''))")],
    "T1 any library's location": [(_USERS, "offers=sum(known.locations.values(), ()), required=True)")],
    "T2 not copied": [(_NEW, _NEW.replace("owning_location=location", "owning_location=''"))],
    "T2 a parent's is kept": [("locked=Rule.OWNING_LOCATION_FOLLOWS", "offers=known.of(layout.library)")],
    "T3 no library": [(_NEW, _NEW.replace("library=library, location", "library='', location"))],
    "T3 no owning library": [(_NEW, _NEW.replace("owning_library=library", "owning_library=''"))],
    "T4 on the form": [("_NOT_EDITABLE = FieldView(shown=False", "_NOT_EDITABLE = FieldView(shown=True")],
    "T4 editable": [(_LOCKED, "offers=('X',))")],
    "T5 library stays": [(_SEND, "location=receiving.location")],
    "T5 location stays": [(_SEND, "library=receiving.library")],
    "T5 sent twice": [(_SENT_OUT, _SENT_OUT.replace("item.out", "not item"))],
    "T6 not locked": [("_OUT if item.out else FieldView", "FieldView")],
    "T6 by libraries": [("_OUT if item.out else", f"_OUT if {_APART} else")],
    "T7 locked": [("owning_shown = item.out or layout", "owning_shown = layout")],
    "T7 moves the item": [(_AFTER, _AFTER + "    after = replace(after, location=after.owning_location)\n")],
    "T8 copied": [(_COPIED, "form is Form.EDIT")],
    "T9 copied": [(_AFTER, _AFTER + "    after = replace(after, owning_library=after.library)\n")],
    "T10 editable": [(_LOCKED, "offers=('X',))")],
    "T11 not copied": [(_COPIED, "False")],
    "T11 copied though on the form": [("return not owning_location.shown and", "return")],
    "T11 nothing demanded": [(f" and {_APART}", " and False")],
    "T12 editable": [(_LOCKED, "offers=('X',))")],
    "T12 a side effect": [(_AFTER, _AFTER + "    after = replace(after, library=after.owner)\n")],
    "T13 of the owner": [("offers=known.of(places.library)", "offers=known.of(places.owner)")],
    "T14 of the library": [("offers=known.of(places.owner)", "offers=known.of(places.library)")],
    "T15 not copied": [(_COPIED, f"form is Form.EDIT and {_COPIED}")],
    "T15 whatever the libraries": [(" and after.library == after.owner", "")],
    "T15 before the edit": [(_COPIED, f"{_COPIED} and before.library == before.owner")],
    "T16 as anywhere": [("or layout.regional_view or", "or")],
    "T17 locked": [(f"Place.LIBRARY: {_ANY}", "Place.LIBRARY: _NOT_EDITABLE")],
    "T17 owner locked": [(f"Place.OWNING_LIBRARY: {_ANY}", "Place.OWNING_LIBRARY: _NOT_EDITABLE")],
    "T18 not demanded": [("required=bool(library)", "required=False")],
    "T19 not demanded": [("required=bool(owner)", "required=False")],
    "T20 the item's own": [("offers=known.of(library), req", "offers=known.of(library or item.places.library), req")],
    "T21 the item's own": [("offers=known.of(owner), req", "offers=known.of(owner or item.places.owner), req")],
    "T22 not locked": [(_BATCH_OUT, _BATCH_OUT.replace("item.out", "not item"))],
    "T22 as T7": [
        (
            "return dict.fromkeys(Place, _OUT)",
            f"return {{**dict.fromkeys(Place, _OUT), Place.OWNING_LOCATION: {_OWNERS}}}",
        )
    ],
    "T23 library stays": [(_BACK, "location=places.owning_location")],
    "T23 location stays": [(_BACK, "library=places.owning_library")],
    "T23 whatever comes": [("if not item.out:", "if not item:")],
}
"""What is broken, by T-code and kind of fault: text, and what stands there instead."""


def _tests_of(code: str) -> list[Callable[..., None]]:
    found = [function for name, function in vars(table).items() if name.startswith(f"test_{code}_")]
    assert found, code
    return found


def _cases(test: Callable[..., None]) -> list[dict[str, object]]:
    """Every set of arguments that the test is run with."""
    cases: list[dict[str, object]] = [{}]
    for mark in getattr(test, "pytestmark", []):
        (name, values) = mark.args
        cases = [{**case, name: value} for case in cases for value in values]
    return cases


def _red(code: str) -> bool:
    for test in _tests_of(code):
        for case in _cases(test):
            try:
                test(**case)
            except AssertionError:
                return True
    return False


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_broken_rule_turns_its_test_red(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code = name.partition(" ")[0]
    assert not _red(code)
    broken = SOURCE
    for text, instead in MUTATIONS[name]:
        assert text in broken, text
        broken = broken.replace(text, instead)
    mutant = types.ModuleType("rules")
    exec(compile(broken, name, "exec"), mutant.__dict__)  # noqa: S102 - our own source, one word changed
    monkeypatch.setattr(table, "rules", mutant)
    assert _red(code)


def test_every_rule_is_broken_at_least_once() -> None:
    assert {name.partition(" ")[0] for name in MUTATIONS} == {f"T{number}" for number in range(1, 24)}
