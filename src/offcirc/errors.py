"""What can go wrong, as a code and parameters; no prose for people, no patron data.

The sentences are made in `gui/messages` and `cli/messages`. Parameters are paths, numbers, codes and field names,
never a card number, a name, a barcode or a title: an exception's text may end up in a log or a crash report.
"""

from __future__ import annotations

from enum import StrEnum


class Retry(StrEnum):
    """When it makes sense to ask a server again."""

    NEVER = "never"
    LATER = "later"
    AFTER_SIGN_IN = "after_sign_in"
    AFTER_UPGRADE = "after_upgrade"


class OffcircError(Exception):
    """Everything offcirc raises on purpose: a stable code and what the sentence needs."""

    def __init__(self, code: str, **params: str | int) -> None:
        self.code = code
        self.params = params
        super().__init__(code, params)

    def __str__(self) -> str:
        inner = " ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} {inner}".rstrip()


class UserError(OffcircError):
    """Something typed or asked for that cannot be: said inline, nothing changed, what was typed is kept."""


class EnvironmentProblem(OffcircError):
    """The machine stands in the way: disk full, read-only, locked, corrupt, a newer file, a wrong key."""


class ConnectorError(OffcircError):
    """A server did not do what was asked; `retry` says when asking again makes sense."""

    retry: Retry = Retry.LATER


class Unreachable(ConnectorError):
    """The server was not reached: nothing that was to be sent has left this machine."""


class OutcomeUnknown(ConnectorError):
    """The request left, the answer did not arrive: the server may have acted. Never followed by a blind resend."""


class AuthRequired(ConnectorError):
    """The server does not (or no longer) accept this workstation's credential."""

    retry = Retry.AFTER_SIGN_IN


class ServerBusy(ConnectorError):
    """The server asked us to come back later, or failed inside."""


class ProtocolMismatch(ConnectorError):
    """What answered is not the server we talk to, or speaks another version: HTML, garbage, an unknown format."""

    retry = Retry.AFTER_UPGRADE


class RequestRefused(ConnectorError):
    """The server understood and said no (its code is in `params`); the same request would be refused again."""

    retry = Retry.NEVER


class Cancelled(OffcircError):
    """Somebody pressed cancel. Silent."""

    def __init__(self) -> None:
        super().__init__("CANCELLED")
