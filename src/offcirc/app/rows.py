"""A transaction as a flat row, for `--json`, exports and tables. A key is absent where it does not apply."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from offcirc.domain.holdings.told import Holdings
from offcirc.domain.outcomes import Outcome
from offcirc.domain.transactions import Transaction
from offcirc.journal import Recorded

Row = dict[str, Any]


def utc(instant: datetime) -> str:
    """RFC 3339 in UTC, milliseconds, `Z`."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def transaction_row(transaction: Transaction) -> Row:
    """What was recorded at the desk."""
    row: Row = {
        "id": transaction.id,
        "workstation": transaction.workstation,
        "epoch": transaction.epoch,
        "seq": transaction.seq,
        "kind": str(transaction.kind),
        "recorded_at": utc(transaction.recorded_at),
        "occurred_at": utc(transaction.occurred_at),
        "card_number": transaction.card_number,
        "card_typed": transaction.card_typed,
        "item_barcode": transaction.item_barcode,
        "item_typed": transaction.item_typed,
        "item_note": transaction.item_note,
        "due_at": transaction.due_at.isoformat() if transaction.due_at is not None else None,
        "amount": f"{transaction.amount:.2f}" if transaction.amount is not None else None,
        "count": transaction.count,
        "patron": msgspec.to_builtins(transaction.patron) if transaction.patron is not None else None,
        "library": transaction.library,
        "staff": transaction.staff,
        "holdings": _said(transaction.holdings) if transaction.holdings is not None else None,
        "amends": transaction.amends,
        "compensates": transaction.compensates,
        "overridden": list(transaction.overridden) or None,
        "marks": list(transaction.marks) or None,
    }
    return {name: value for name, value in row.items() if value is not None}


def _said(told: Holdings) -> Row:
    """Without what is not said."""
    parts = {name: value for name, value in msgspec.to_builtins(told).items() if value}
    return {
        name: {key: each for key, each in value.items() if each is not None} if isinstance(value, dict) else value
        for name, value in parts.items()
    }


def outcome_row(outcome: Outcome) -> Row:
    """What the server said."""
    row: Row = {
        "result": str(outcome.result),
        "outcome": outcome.code,
        "notes": [{"code": note.code, "params": note.params} for note in outcome.notes],
    }
    if outcome.granted_due_at is not None:
        row["granted_due_at"] = outcome.granted_due_at.isoformat()
    return row


def recorded_row(recorded: Recorded) -> Row:
    """A journal row with where it stands."""
    row = transaction_row(recorded.transaction) | {"state": str(recorded.state)}
    if recorded.outcome is not None:
        row |= outcome_row(recorded.outcome)
    return row
