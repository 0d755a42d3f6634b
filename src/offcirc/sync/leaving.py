"""How far a run of requests came, in a file beside the journal that outlives a killed process, but no power cut.

Rows that leave one by one are noted as attempted a few at a time, because each such note waits for the disk. Of those
that a killed process left attempted, the file says which had not been sent: they wait again without anybody's word.
After a power cut it is not believed, and they stay in doubt.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from offcirc.clock import Clock
from offcirc.domain.transactions import State
from offcirc.journal import Journal

_SIZE = 4096
"""Of the file, allocated at once: a full disk later has nothing left to allocate."""


class _Told(msgspec.Struct, frozen=True):
    """Rows that were to leave in this uptime, in order, and how many of them may have left."""

    boot: str
    ids: tuple[str, ...]
    left: int


class Leaving:
    """The file, while rows are sent."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._path = _path(journal)
        self._boot = clock.read().boot
        self._ids: tuple[str, ...] = ()
        self._descriptor: int | None = None

    def begin(self, ids: Sequence[str]) -> None:
        """These are to leave; none has. Called before they are attempted."""
        self._ids = tuple(ids)
        self.note(0)

    def note(self, left: int) -> None:
        """So many of them may have left. Called before the request of the last of these leaves."""
        if self._descriptor is None:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        content = msgspec.json.encode(_Told(self._boot, self._ids, left)).ljust(_SIZE)
        if sys.platform == "win32":
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, content)
        else:
            os.pwrite(self._descriptor, content, 0)

    def end(self) -> None:
        """The journal says all that there is to say."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
        self._path.unlink(missing_ok=True)


def take_back_what_never_left(journal: Journal, clock: Clock) -> None:
    """Rows that a process attempted and was killed before it sent them wait again."""
    path = _path(journal)
    try:
        told = msgspec.json.decode(path.read_bytes(), type=_Told)
    except (FileNotFoundError, msgspec.DecodeError):
        return
    if told.boot == clock.read().boot:
        never = frozenset(told.ids[told.left :])
        unknown = [row for row in journal.rows((State.UNKNOWN,)) if row.transaction.id in never and row.outcome is None]
        attempts = journal.attempts([row.transaction.id for row in unknown])
        journal.note_not_sent([id_ for id_, attempt in attempts.items() if not attempt.by_file])
    path.unlink(missing_ok=True)


def _path(journal: Journal) -> Path:
    return journal.path.with_suffix(".left")
