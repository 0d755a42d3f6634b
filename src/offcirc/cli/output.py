"""What a command prints: rows as text or JSON lines on standard output, everything else on standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any

import msgspec

from offcirc.domain.texts import without_controls
from offcirc.errors import EnvironmentProblem

if TYPE_CHECKING:  # a window is open sooner without them
    from offcirc.app.rows import Row
    from offcirc.cli.supervision import Supervision
    from offcirc.connectors.base import Progress

_STEPS = {"build": "the server is building its extract"}
_BETWEEN_REPORTS_S = 0.05


class Output:
    """Where a command's answers go.

    Attributes:
        json: rows are printed as JSON lines.
        summary: what the command came to, for the last line of `--progress`.
    """

    def __init__(self, *, json: bool, progress: bool = False, supervision: Supervision | None = None) -> None:
        self.json = json or progress
        self.summary: Row = {}
        self._tells_progress = progress
        self._supervision = supervision
        self._bar = False
        self._reported_at = 0.0
        self._reported_step = ""
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A title in a script that the terminal's encoding lacks stops no command.
            sys.stdout.reconfigure(encoding="utf-8" if self.json else None, errors="backslashreplace")

    def row(self, row: Row, text: str) -> None:
        """One row: JSON with `--json`, else `text`. Flushed, so that whoever reads may act on it."""
        # A control character in a title would move about on the terminal.
        self._print(
            msgspec.json.encode(row).decode() if self.json else "\n".join(map(without_controls, text.split("\n")))
        )

    def finished(self, code: str = "", params: Mapping[str, str | int] | None = None) -> None:
        """The last line of `--progress`: how it ended. `code` is empty where the command ran to its end."""
        if self._tells_progress:
            end = {"ok": not code, "code": code, "params": params or {}, "summary": self.summary}
            self._print(msgspec.json.encode({"finished": end}).decode())

    def _print(self, line: str) -> None:
        try:
            print(line, flush=True)
        except BrokenPipeError:
            if not self._tells_progress:
                raise
            # Whoever watched has died: what is on its way goes on, unseen.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            # What could not be written is dropped, or the interpreter would try again and complain at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise EnvironmentProblem("OUTPUT_FAILED", reason=error.strerror or "") from None

    def line(self, text: str) -> None:
        """A line for people: standard output, or standard error where that carries JSON only."""
        if self.json:
            self.warn(text)
        else:
            self.end_bar()
            self._print(text)

    def warn(self, text: str) -> None:
        """A line on standard error."""
        with suppress(OSError):  # nobody can be told; the exit status still tells
            self.end_bar()
            print(text, file=sys.stderr, flush=True)

    def progress(self, progress: Progress) -> None:
        """With `--progress` a JSON line, at most twenty a second; else a bar on standard error, to a terminal only.

        Raises:
            Cancelled: whoever started this said so.
        """
        if self._supervision is not None:
            self._supervision.check()
        if self._tells_progress:
            self._report(progress)
            return
        if not sys.stderr.isatty():
            return
        step = _STEPS.get(progress.step, progress.step)
        total = f" of {progress.total}" if progress.total is not None else ""
        print(f"\r{step}: {progress.done}{total} {progress.unit}\033[K", end="", file=sys.stderr, flush=True)
        self._bar = True

    def _report(self, progress: Progress) -> None:
        now = monotonic()
        soon = now - self._reported_at < _BETWEEN_REPORTS_S
        if soon and progress.step == self._reported_step and progress.done != progress.total:
            return
        self._reported_at, self._reported_step = now, progress.step
        told = {"step": progress.step, "done": progress.done, "total": progress.total, "unit": progress.unit}
        self._print(msgspec.json.encode({"progress": told}).decode())

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
    from offcirc.cli.messages import OUTCOMES, note_text  # noqa: PLC0415 - a window is open sooner without them

    text = OUTCOMES.get(row["outcome"], row["outcome"])
    notes = [note_text(note["code"], note["params"]) for note in row.get("notes", ())]
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
