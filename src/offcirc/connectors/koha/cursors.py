"""What a replica made of Koha's records knows, as one number: when it was read, and when it was last read whole.

Koha numbers no changes, so the cursor is the server's own clock. Changes say nothing of what was deleted, nor of what
a patron owes: so it also has to be known when everything was fetched.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import monotonic

from offcirc.connectors.koha.http import Answer

_HOUR_S = 3600
_HOURS = 1000
"""Six weeks: the hour of the last whole reading is told within these."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Moments of the server's clock: `read_at`, and `whole_at`, exact to the hour and not more than six weeks ago."""

    read_at: datetime
    whole_at: datetime

    @property
    def number(self) -> int:
        """Milliseconds since 1970, always before `read_at`; the last three digits are the hour of `whole_at`."""
        return (int(self.read_at.timestamp()) - 1) * 1000 + int(self.whole_at.timestamp()) // _HOUR_S % _HOURS

    @classmethod
    def of(cls, number: int) -> Cursor:
        """The cursor again."""
        seconds, hour = divmod(number, 1000)
        last = (seconds + 1) // _HOUR_S
        whole = (last - (last - hour) % _HOURS) * _HOUR_S
        return cls(datetime.fromtimestamp(seconds, UTC), datetime.fromtimestamp(whole, UTC))


def asked_at(answer: Answer, began: float) -> datetime:
    """The server's clock when a request was made; ours where it tells none.

    Args:
        answer: what came back, with its `Date`.
        began: `monotonic()` when it was asked.
    """
    told = answer.headers.get("Date", "")
    try:
        answered_at = parsedate_to_datetime(told).astimezone(UTC)
    except ValueError:
        answered_at = datetime.now(UTC)
    return answered_at - timedelta(seconds=monotonic() - began)
