"""Items' records and exchange sets: the rules in words, what was done, and what the server remarks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from offcirc.domain.holdings.values import Rule
from offcirc.domain.outcomes import NoteCode, OutcomeCode
from offcirc.domain.transactions import Kind
from offcirc.gui.messages.translation import translate

_Say = Callable[[], str]
_SayNote = Callable[[Mapping[str, str]], str]

_RULES: dict[Rule, _Say] = {
    Rule.ITEM_OUT_IN_SET: lambda: translate("Holdings", "The item is out in an exchange set"),
    Rule.ITEM_NOT_OUT: lambda: translate("Holdings", "The item is not out in an exchange set"),
    Rule.LIBRARY_NOT_EDITABLE: lambda: translate(
        "Holdings", "Library and owning library can be changed in a batch edit only"
    ),
    Rule.LIBRARY_UNKNOWN: lambda: translate("Holdings", "That library has no locations, or is not known"),
    Rule.LIBRARY_NOT_CHOSEN: lambda: translate("Holdings", "Choose the library before its location"),
    Rule.OWNING_LIBRARY_NOT_CHOSEN: lambda: translate(
        "Holdings", "Choose the owning library before the owning location"
    ),
    Rule.LOCATION_REQUIRED: lambda: translate("Holdings", "A location is required"),
    Rule.LOCATION_NOT_IN_LIBRARY: lambda: translate("Holdings", "The item's library has no such location"),
    Rule.OWNING_LOCATION_REQUIRED: lambda: translate("Holdings", "An owning location is required"),
    Rule.OWNING_LOCATION_NOT_IN_LIBRARY: lambda: translate("Holdings", "The owning library has no such location"),
    Rule.OWNING_LOCATION_FOLLOWS: lambda: translate("Holdings", "A new item's owning location is its location"),
    Rule.OWNING_LOCATION_NOT_ON_FORM: lambda: translate(
        "Holdings", "The owning location is not on this library's form: it follows the location"
    ),
    Rule.OWNING_PLACE_MISSING: lambda: translate(
        "Holdings", "The item has no owning library or owning location to come back to"
    ),
    Rule.RECEIVING_PLACE_MISSING: lambda: translate(
        "Holdings", "The receiver's record does not say where sets are received"
    ),
}

OUTCOMES: dict[str, _Say] = {
    **{rule.value: say for rule, say in _RULES.items()},
    OutcomeCode.BARCODE_IN_USE: lambda: translate("Holdings", "Another item has that barcode"),
    OutcomeCode.TITLE_REQUIRED: lambda: translate("Holdings", "A title is required"),
    OutcomeCode.NOT_ALLOWED: lambda: translate(
        "Holdings", "This workstation may not change items' records in that way"
    ),
    OutcomeCode.SERVER_STATE_NEWER: lambda: translate(
        "Holdings", "The item has changed at the server since: nothing was overwritten"
    ),
    OutcomeCode.ITEM_IN_OTHER_SET: lambda: translate("Holdings", "The item is out in another exchange set"),
}
"""What the server answers to a row about holdings, by code."""

NOTES: dict[str, _SayNote] = {
    NoteCode.FIELD_DIFFERS: lambda p: translate(
        "Holdings",
        "{field}: {now} at the server, {seen} when it was edited",
        field=field(p.get("field", "")),
        now=p.get("now", "") or "–",
        seen=p.get("seen", "") or "–",
    ),
    NoteCode.FIELD_REFUSED: lambda p: f"{field(p.get('field', ''))}: {p.get('value', '') or '–'}",
    NoteCode.IN_SET: lambda p: translate("Holdings", "in the set {name}", name=p.get("set", "?")),
    NoteCode.ITEM_ON_LOAN: lambda _: translate("Holdings", "it is on loan by the records"),
}

KINDS: dict[Kind, _Say] = {
    Kind.ITEM_CREATE: lambda: translate("Holdings", "New item"),
    Kind.ITEM_EDIT: lambda: translate("Holdings", "Item edited"),
    Kind.EXCHANGE_SEND: lambda: translate("Holdings", "Sent in a set"),
    Kind.EXCHANGE_RETURN: lambda: translate("Holdings", "Returned from a set"),
}


def rule(broken: Rule) -> str:
    """Why a field is locked, or a value refused."""
    return _RULES[broken]()


def field(name: str) -> str:
    """A field of the item form."""
    names = {
        "title": translate("Holdings", "Title"),
        "author": translate("Holdings", "Author"),
        "call_number": translate("Holdings", "Call number"),
        "item_type": translate("Holdings", "Item type"),
        "status": translate("Holdings", "Status"),
        "not_for_loan": translate("Holdings", "Not for loan"),
        "library": translate("Holdings", "Library"),
        "location": translate("Holdings", "Location"),
        "owning_library": translate("Holdings", "Owning library"),
        "owning_location": translate("Holdings", "Owning location"),
        "exchange_set": translate("Holdings", "Exchange set"),
    }
    return names.get(name, name)


def errors() -> dict[str, str]:
    """Why nothing was recorded, by code."""
    told = {
        code: translate("Holdings", "{reason}. Nothing was recorded.", reason=say()) for code, say in OUTCOMES.items()
    }
    return {
        **told,
        "ITEM_UNKNOWN_HERE": translate("Holdings", "The item {barcode} is not in the local data. Synchronise first."),
        "LIBRARY_MISSING": translate(
            "Holdings", "This workstation stands in no library. Enrol it for one, then change items there."
        ),
        "NOTHING_CHANGED": translate("Holdings", "Nothing would change. Nothing was recorded."),
        "BATCH_UNKNOWN": translate("Holdings", "No batch edit here has the id {batch}."),
        "TOO_MANY_FOUND": translate("Holdings", "More than {limit} items fit. Narrow the search."),
        "SET_UNKNOWN": translate("Holdings", "No exchange set here is called {name}."),
        "SET_AMBIGUOUS": translate("Holdings", "Several exchange sets are called {name}. Choose one from the list."),
        "SET_NAME_UNUSABLE": translate("Holdings", "A set's name has 1 to {limit} characters that can be shown."),
        "SET_NOT_OPEN": translate("Holdings", "The set {name} was sent already. Make another one."),
        "SET_NOT_SENT": translate("Holdings", "The set {name} was not sent yet."),
        "SET_EMPTY": translate("Holdings", "The set {name} holds no items. Scan some into it first."),
        "ITEM_NOT_IN_SET": translate("Holdings", "The item {barcode} is not in the set {name}."),
    }
