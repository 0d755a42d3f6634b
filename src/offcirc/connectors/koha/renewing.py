"""Renewing a loan until a date that the desk chose: what newer Kohas take, and older ones ignore without a word.

`POST /checkouts/{checkout_id}/renewals` with `due_date` in its body: in Koha's public source since 2026. A version that
knows it says so in its description of the API, which anybody may read; one that does not renews by its own rule. Koha
counts it as a renewal, may charge for it, and refuses it where its rules allow no renewal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from offcirc.connectors.koha.answers import NO_CHECKOUT
from offcirc.connectors.koha.http import Answer
from offcirc.connectors.koha.session import KohaSession
from offcirc.errors import AuthRequired

_DESCRIPTION = "/"
_RENEWALS = "/checkouts/{checkout_id}/renewals"
_DONE, _FORBIDDEN, _NOT_FOUND = 201, 403, 404
_ANSWERS = frozenset({_DONE, _FORBIDDEN, _NOT_FOUND})
_UNNAMED = "not_authorized"
_NAMED = re.compile(r"\((\w+)\)\s*$")
"""Until 2026 the reason stands in the sentence only: `Renewal not authorized (too_many)`."""


def takes_due_date(session: KohaSession) -> bool:
    """Whether a renewal may name its due date, by the server's own description of its API: reading it changes nothing.

    Raises:
        ConnectorError: the description could not be read.
    """
    answer = session.rest("GET", _DESCRIPTION)
    try:
        told = msgspec.json.decode(answer.body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    try:
        return any("due_date" in schema["properties"] for schema in _bodies(told))
    except (KeyError, TypeError):
        return False


def _bodies(told: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """The schemas of a renewal's body."""
    for parameter in told["paths"][_RENEWALS]["post"].get("parameters", ()):
        named = _followed(told, parameter)
        if named["in"] == "body":
            yield _followed(told, named["schema"])


def _followed(told: Any, part: Any) -> Any:  # noqa: ANN401 - JSON
    """What a `$ref` within the description stands for."""
    while "$ref" in part:
        place = told
        for name in part["$ref"].removeprefix("#/").split("/"):
            place = place[name.replace("~1", "/").replace("~0", "~")]
        part = place
    return part


def renew_until(session: KohaSession, checkout_id: int, due_at: datetime) -> str:
    """Renews a loan until a moment.

    Args:
        session: of an account that may renew.
        checkout_id: Koha's number of the loan.
        due_at: in the server's own zone: Koha stores what its clock shows.

    Returns:
        Koha's code for why it did not (`too_many`, `on_reserve`, …); empty where it did.

    Raises:
        OutcomeUnknown: it may have renewed it.
        ConnectorError: it did not.
    """
    path = _RENEWALS.replace("{checkout_id}", str(checkout_id))
    answer = session.rest("POST", path, body={"due_date": due_at.isoformat(timespec="seconds")}, accept=_ANSWERS)
    if answer.status == _DONE:
        return ""
    return NO_CHECKOUT if answer.status == _NOT_FOUND else _reason(answer)


class _Refusal(msgspec.Struct):
    error: str = ""
    error_code: str = ""
    required_permissions: Any = None


def _reason(answer: Answer) -> str:
    """Why it was forbidden.

    Raises:
        AuthRequired: because of the account.
    """
    try:
        refusal = msgspec.json.decode(answer.body, type=_Refusal)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise AuthRequired("SIGN_IN_NO_PERMISSION") from None
    if refusal.required_permissions is not None:
        raise AuthRequired("SIGN_IN_NO_PERMISSION")
    named = _NAMED.search(refusal.error)
    return refusal.error_code or (named.group(1) if named is not None else _UNNAMED)
