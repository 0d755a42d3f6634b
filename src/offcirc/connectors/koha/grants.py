"""The API's tokens: OAuth2 client credentials, which Koha grants for an hour."""

from __future__ import annotations

import time
from dataclasses import dataclass

import msgspec

from offcirc.connectors.koha.http import Answer, Credentials, Params, checked
from offcirc.errors import AuthRequired, ProtocolMismatch

_KEY_REFUSED = frozenset({400, 401, 403, 404})
_EARLIER_S = 30
"""A token that runs out within this time is not used any more."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A token, and until when it holds, on the monotonic clock."""

    token: str
    until: float

    @property
    def holds(self) -> bool:
        """Whether it may be used now."""
        return time.monotonic() <= self.until


def wanted(credentials: Credentials) -> Params:
    """What is asked for at `/oauth/token`."""
    return [
        ("grant_type", "client_credentials"),
        ("client_id", credentials.client_id),
        ("client_secret", credentials.client_secret),
    ]


class _Granted(msgspec.Struct):
    access_token: str
    expires_in: int = 3600


def granted(answer: Answer) -> Grant:
    """What was answered.

    Raises:
        AuthRequired: the key is not accepted, or the server takes none.
        ProtocolMismatch: it cannot be read.
    """
    if answer.status in _KEY_REFUSED:
        raise AuthRequired("SIGN_IN_REFUSED")
    try:
        told = msgspec.json.decode(checked(answer).body, type=_Granted)
    except msgspec.DecodeError:
        raise ProtocolMismatch("ANSWER_UNREADABLE") from None
    return Grant(told.access_token, time.monotonic() + told.expires_in - _EARLIER_S)
