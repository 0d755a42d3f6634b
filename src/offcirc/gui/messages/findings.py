"""What the desk's checks found, and what was wrong with what was typed, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from offcirc.domain.checks import CheckCode, Finding, Severity
from offcirc.gui.messages.formats import day, money
from offcirc.gui.messages.translation import translate
from offcirc.gui.theme import Tone


def finding(found: Finding, libraries: Mapping[str, str] | None = None) -> str:
    """One sentence for one finding.

    Args:
        found: code and parameters.
        libraries: names by code, for the sentences that name a library.
    """
    worded = _WORDED.get(found.code)
    if worded is None:
        return _plain(found.code)
    code = found.params.get("pickup_library", "")
    return worded({**found.params, "pickup_library": (libraries or {}).get(code, code)})


def _expired(params: Mapping[str, str]) -> str:
    return translate("Finding", "The card expired on {day}", day=_day(params.get("on", "")))


def _owes(params: Mapping[str, str]) -> str:
    owes, limit = _money(params.get("owes", "")), _money(params.get("limit", ""))
    return translate("Finding", "Owes {owes} (limit {limit})", owes=owes, limit=limit)


def _many(params: Mapping[str, str]) -> str:
    return translate(
        "Finding", "%n loan(s) (limit {limit})", "", int(params.get("loans", 0)), limit=params.get("limit", "")
    )


def _replaced(params: Mapping[str, str]) -> str:
    return translate(
        "Finding",
        "The scanned card was replaced by {number}. The patron is {name}",
        number=params.get("card_number", ""),
        name=params.get("name", ""),
    )


def _far(params: Mapping[str, str]) -> str:
    return translate("Finding", "The due date is %n day(s) away. Is the year right?", "", int(params.get("days", 0)))


def _closed(params: Mapping[str, str]) -> str:
    return closed_day(params.get("reason", ""), _day(params.get("next_open", "")))


def _plain(code: CheckCode) -> str:
    sentences = {
        CheckCode.PATRON_UNKNOWN: translate("Finding", "The card is not in the data here: the server will say"),
        CheckCode.CARD_LOST: translate("Finding", "This card was reported lost"),
        CheckCode.ADDRESS_IN_DOUBT: translate("Finding", "The address is in doubt: please ask"),
        CheckCode.ITEM_UNKNOWN: translate("Finding", "The barcode is not in the data here: the server will say"),
        CheckCode.ON_LOAN_TO_OTHER: translate("Finding", "On loan to another patron"),
        CheckCode.ON_LOAN_TO_PATRON: translate("Finding", "This patron has the item on loan already"),
        CheckCode.NOT_FOR_LOAN: translate("Finding", "Not for loan"),
        CheckCode.ITEM_LOST: translate("Finding", "Marked as lost or missing"),
        CheckCode.ITEM_WITHDRAWN: translate("Finding", "Withdrawn from the collection"),
        CheckCode.NO_RENEWALS_LEFT: translate("Finding", "No renewals are left"),
        CheckCode.NOT_ON_LOAN: translate("Finding", "Not on loan by the data here"),
        CheckCode.CHECK_DIGIT_DOUBTFUL: translate("Finding", "The check digit is wrong: was a digit misread?"),
        CheckCode.DUE_DATE_PAST: translate(
            "Finding", "The due date is not after the loan. Is this machine's clock right?"
        ),
        CheckCode.FROM_FILE: translate("Finding", "Not done at this desk: a file brought it"),
    }
    return sentences.get(code, str(code))


def _blocked(params: Mapping[str, str]) -> str:
    until, reason = _day(params.get("until", "")), params.get("reason", "")
    if until and reason:
        return translate("Finding", "Blocked until {until}: {reason}", until=until, reason=reason)
    if until:
        return translate("Finding", "Blocked until {until}", until=until)
    if reason:
        return translate("Finding", "Blocked: {reason}", reason=reason)
    return translate("Finding", "Blocked")


def _on_hold(params: Mapping[str, str]) -> str:
    pickup = params.get("pickup_library", "")
    if pickup:
        return translate("Finding", "On hold for another patron, to be picked up at {library}", library=pickup)
    return translate("Finding", "On hold for another patron")


def closed_day(reason: str, next_open: str) -> str:
    """A due date on which nobody can bring a book back."""
    if reason:
        return translate("Finding", "Closed that day ({reason}). Open again on {day}", reason=reason, day=next_open)
    return translate("Finding", "Closed that day. Open again on {day}", day=next_open)


def tone(found: Finding) -> Tone:
    """The colour of a finding's line."""
    if found.code in {CheckCode.PATRON_BLOCKED, CheckCode.CARD_LOST, CheckCode.PATRON_EXPIRED}:
        return Tone.BAD
    return Tone.NOTE if found.severity is Severity.NOTICE else Tone.WARN


def icon(found: Finding) -> str:
    """The icon of a finding's line; empty for the tone's own."""
    icons = {
        CheckCode.PATRON_BLOCKED: "lock",
        CheckCode.OWES_TOO_MUCH: "money",
        CheckCode.PATRON_EXPIRED: "calendar",
        CheckCode.CLOSED_DAY: "calendar",
        CheckCode.ADDRESS_IN_DOUBT: "house",
        CheckCode.CARD_REPLACED: "patron",
        CheckCode.ON_HOLD_FOR_OTHER: "hold",
    }
    return icons.get(found.code, "")


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""


def _money(text: str) -> str:
    return money(Decimal(text)) if text else ""


_WORDED: dict[CheckCode, Callable[[Mapping[str, str]], str]] = {
    CheckCode.PATRON_EXPIRED: _expired,
    CheckCode.PATRON_BLOCKED: _blocked,
    CheckCode.OWES_TOO_MUCH: _owes,
    CheckCode.TOO_MANY_LOANS: _many,
    CheckCode.CARD_REPLACED: _replaced,
    CheckCode.DUE_DATE_FAR: _far,
    CheckCode.CLOSED_DAY: _closed,
    CheckCode.ON_HOLD_FOR_OTHER: _on_hold,
}
