"""What a command prints: rows as text or JSON lines on standard output, everything else on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import msgspec

from offcirc.app.rows import Row
from offcirc.cli.messages import NOTES, OUTCOMES
from offcirc.connectors.base import Progress


class Output:
    """Where a command's answers go."""

    def __init__(self, *, json: bool) -> None:
        self.json = json
        self._bar = False

    def row(self, row: Row, text: str) -> None:
        """One row: JSON with `--json`, else `text`. Flushed, so that whoever reads may act on it."""
        print(msgspec.json.encode(row).decode() if self.json else text, flush=True)

    def line(self, text: str) -> None:
        """A line for people: standard output, or standard error where that carries JSON only."""
        self.end_bar()
        print(text, file=sys.stderr if self.json else sys.stdout, flush=True)

    def warn(self, text: str) -> None:
        """A line on standard error."""
        self.end_bar()
        print(text, file=sys.stderr, flush=True)

    def progress(self, progress: Progress) -> None:
        """A bar on standard error, to a terminal only."""
        if not sys.stderr.isatty():
            return
        total = f" of {progress.total}" if progress.total is not None else ""
        print(f"\r{progress.step}: {progress.done}{total} {progress.unit}\033[K", end="", file=sys.stderr, flush=True)
        self._bar = True

    def end_bar(self) -> None:
        """Leaves the bar's line."""
        if self._bar:
            print(file=sys.stderr)
            self._bar = False


def transaction_text(row: Row) -> str:
    """A transaction for people, one line."""
    parts = [row["id"][-8:], row["recorded_at"][:19].replace("T", " "), f"{row['kind']:<15}"]
    parts += [str(row[name]) for name in ("card_number", "item_barcode") if name in row]
    if "due_at" in row:
        parts.append(f"due {row['due_at'][:16].replace('T', ' ')}")
    parts += [str(row[name]) for name in ("amount", "count") if name in row]
    if "state" in row:
        parts.append(str(row["state"]).upper())
    if "outcome" in row:
        parts.append(outcome_text(row))
    return "  ".join(parts)


def outcome_text(row: dict[str, Any]) -> str:
    """A result with its notes, for people."""
    text = OUTCOMES.get(row["outcome"], row["outcome"])
    notes = [NOTES.get(note["code"], note["code"]) for note in row.get("notes", ())]
    return " · ".join([text, *notes])


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Columns aligned by their widest cell."""
    cells = list(rows)
    if not cells:
        return ""
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    )
