"""A list of what waits, for people to read: in the clear, and nothing changes by it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from offcirc.app.carried_writing import write_whole
from offcirc.app.rows import transaction_row
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import State

_COLUMNS = (
    "id",
    "workstation",
    "kind",
    "recorded_at",
    "occurred_at",
    "card_number",
    "item_barcode",
    "due_at",
    "amount",
    "count",
    "staff",
    "library",
    "state",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_csv(workstation: Workstation, file: Path) -> int:
    """Writes the rows that the server has not acknowledged, with patrons' card numbers; returns how many.

    Raises:
        UserError: `FILE_EXISTS`.
        EnvironmentProblem: `DISK_FULL`, `READ_ONLY`, `CANNOT_OPEN` ….
    """
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(_COLUMNS)
    count = 0
    for recorded in workstation.journal.rows((State.WAITING, State.UNKNOWN)):
        row = transaction_row(recorded.transaction) | {"state": recorded.state.value}
        table.writerow([_cell(row.get(name, "")) for name in _COLUMNS])
        count += 1
    write_whole(file, out.getvalue().encode("utf-8-sig"))
    return count


def _cell(value: object) -> str:
    """A spreadsheet would take such a text for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
