"""Evergreen's offline transactions, `.xacts`: one JSON object a line, as its own offline client writes them.

Times are UTC with milliseconds. `timestamp` is the workstation's clock in seconds, `delta` what has to be added to it:
Evergreen sorts the rows of all workstations by their sum.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import msgspec

from offcirc.connectors.files.koc import Unfit
from offcirc.domain.transactions import Kind
from offcirc.wire.messages import SentTransaction

_SECOND = timedelta(seconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Line = dict[str, str | int]


def xacts_line(sent: SentTransaction) -> Line | Unfit:
    """A row as a line, or why Evergreen has none for it: it takes payments and full registrations in its own client."""
    row, at = sent.transaction, _told(sent.occurred_at)
    barcode = row.item_barcode or ""
    match row.kind:
        case Kind.ISSUE:
            line: Line = {"type": "checkout", "patron_barcode": row.card_number or "", "barcode": barcode}
            line |= {"due_date": _due(row.due_at), "checkout_time": at}
        case Kind.RENEW:
            line = {"type": "renew", "barcode": barcode, "due_date": _due(row.due_at), "checkout_time": at}
            if row.card_number is not None:
                line["patron_barcode"] = row.card_number
        case Kind.RETURN:
            line = {"type": "checkin", "barcode": barcode, "backdate": at}
        case Kind.IN_HOUSE_USE:
            line = {"type": "in_house_use", "barcode": barcode, "count": row.count or 1}
        case _:
            return Unfit.KIND_NOT_CARRIED
    return line | {"timestamp": _seconds(row.occurred_at), "delta": (sent.occurred_at - row.occurred_at) // _SECOND}


def write_xacts(lines: Iterable[Line]) -> bytes:
    """The whole file."""
    return msgspec.json.Encoder().encode_lines(list(lines))


def _seconds(at: datetime) -> int:
    return (at - _EPOCH) // _SECOND


def _told(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def _due(at: datetime | None) -> str:
    return _told(at) if at is not None else ""
