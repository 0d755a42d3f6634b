"""English for rows about items' records and exchange sets."""

from __future__ import annotations

from offcirc.domain.holdings.values import Rule
from offcirc.domain.outcomes import OutcomeCode

RULES: dict[str, str] = {
    Rule.ITEM_OUT_IN_SET: "The item is out in an exchange set",
    Rule.ITEM_NOT_OUT: "The item is not out in an exchange set",
    Rule.LIBRARY_NOT_EDITABLE: "Library and owning library can be changed in a batch edit only",
    Rule.LIBRARY_UNKNOWN: "That library has no locations, or is not known",
    Rule.LIBRARY_NOT_CHOSEN: "Choose the library before its location",
    Rule.OWNING_LIBRARY_NOT_CHOSEN: "Choose the owning library before the owning location",
    Rule.LOCATION_REQUIRED: "A location is required",
    Rule.LOCATION_NOT_IN_LIBRARY: "The item's library has no such location",
    Rule.OWNING_LOCATION_REQUIRED: "An owning location is required",
    Rule.OWNING_LOCATION_NOT_IN_LIBRARY: "The owning library has no such location",
    Rule.OWNING_LOCATION_FOLLOWS: "A new item's owning location is its location",
    Rule.OWNING_LOCATION_NOT_ON_FORM: "The owning location is not on this library's form: it follows the location",
    Rule.OWNING_PLACE_MISSING: "The item has no owning library or owning location to come back to",
    Rule.RECEIVING_PLACE_MISSING: "The receiver's record does not say where sets are received",
}
OUTCOMES: dict[str, str] = {
    **RULES,
    OutcomeCode.BARCODE_IN_USE: "Another item has that barcode",
    OutcomeCode.TITLE_REQUIRED: "A title is required",
    OutcomeCode.NOT_ALLOWED: "This workstation may not change items' records in that way",
    OutcomeCode.SERVER_STATE_NEWER: "The item has changed at the server since: nothing was overwritten",
    OutcomeCode.ITEM_IN_OTHER_SET: "The item is out in another exchange set",
}
ERRORS: dict[str, str] = {
    **{code: f"{text}: nothing was recorded." for code, text in OUTCOMES.items()},
    "ITEM_UNKNOWN_HERE": "The item {barcode} is not in the local data: run `offcirc update` first.",
    "LIBRARY_MISSING": "This workstation stands in no library: enrol it again with --library CODE.",
    "TOO_MANY_FOUND": "More than {limit} items fit: a batch edit takes no more. Narrow the search.",
    "BATCH_UNKNOWN": "No batch edit here has the id {batch}: see `offcirc item-batch --batches`.",
    "NOTHING_CHANGED": "Nothing would change: nothing was recorded.",
    "SET_UNKNOWN": "No exchange set here is called {name}: see `offcirc exchange list`.",
    "SET_AMBIGUOUS": "Several exchange sets are called {name}: give the id from `offcirc exchange list`.",
    "SET_NAME_UNUSABLE": "A set's name has 1 to {limit} characters that can be shown.",
    "SET_NOT_OPEN": "The set {name} was sent already: make another one.",
    "SET_NOT_SENT": "The set {name} was not sent yet: see `offcirc exchange send`.",
    "SET_EMPTY": "The set {name} holds no items: see `offcirc exchange fill`.",
    "ITEM_NOT_IN_SET": "The item {barcode} is not in the set {name}.",
}
NOTES: dict[str, str] = {
    "FIELD_DIFFERS": "{field} is {now} at the server, and was {seen} when it was edited",
    "FIELD_REFUSED": "{field} {value}",
    "IN_SET": "in the set {set}",
    "ITEM_ON_LOAN": "it is on loan by the records",
}
"""Each takes the note's own parameters."""
