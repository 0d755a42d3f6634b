"""One `offcirc` command as a process beside the window, read line by line without ever holding the screen up."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from offcirc.gui.background import come_after_the_desk
from offcirc.program import program_arguments

if TYPE_CHECKING:
    from offcirc.app.home import Home

Row = dict[str, Any]
CANCELLED = "CANCELLED"
ENDED_EARLY = "ENDED_EARLY"
"""The process is gone and did not say how it ended: somebody killed it. What it did is recorded, row by row."""
NOT_STARTED = "NOT_STARTED"

_SLICE_MS = 2
_SLICE_ROWS = 50
_BETWEEN_SLICES_MS = 5
_CLOSING_MS = 500
_GRACE_MS = 3_000
"""For a command to end by itself after `cancel`; a server that says nothing would hold it for most of a minute."""
_SHORTEST_FOR_ESTIMATE_S = 1.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: `done` of `total` `unit`s of a step; `total` is None while it is not known.

    Attributes:
        left_s: how many seconds the step will probably take from here; None while nobody can tell.
    """

    step: str
    done: int
    total: int | None
    unit: str
    left_s: float | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """How it ended: `code` is empty where the command ran to its end, else an error's code with its parameters."""

    ok: bool
    code: str = ""
    params: dict[str, str | int] = field(default_factory=dict)
    summary: Row = field(default_factory=dict)
    command: str = ""


class Command(QObject):
    """A command that is given the key through its standard input. It can be cancelled, and be killed, at any moment."""

    progressed = Signal(object)
    """`Progress`, the newest."""
    rows = Signal(object)
    """A tuple of what it printed, at most fifty at once."""
    finished = Signal(object)
    """`Finished`, after all rows; once."""

    def __init__(self, home: Home, key: bytes, arguments: Sequence[str], parent: QObject | None = None) -> None:
        """Starts it.

        Args:
            home: of the workstation.
            key: goes through a pipe; never an argument or a variable.
            arguments: the command and its options.
            parent: as for any QObject.
        """
        super().__init__(parent)
        self._name = arguments[0]
        self._cancelled = False
        self._ended = False
        self._finished: Finished | None = None
        self._pace = _Pace()
        self._process = QProcess(self)
        self._drain = QTimer(self, singleShot=True, interval=_BETWEEN_SLICES_MS)
        line = [*program_arguments(), "--home", str(home.directory), *arguments, "--progress", "--key-from-stdin"]
        self._process.setProgram(line[0])
        self._process.setArguments(line[1:])
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._on_ready)
        self._process.finished.connect(self._on_ended)
        self._process.errorOccurred.connect(self._on_error)
        self._drain.timeout.connect(self._on_drain)
        self._process.start()
        come_after_the_desk(self.pid)
        self.send([key.hex()])

    @property
    def name(self) -> str:
        """Which command it is, e.g. `verify`."""
        return self._name

    @property
    def pid(self) -> int:
        """Of the process; 0 when it has ended."""
        return int(self._process.processId())

    def send(self, lines: Sequence[str]) -> None:
        """Writes lines to its standard input."""
        self._process.write("\n".join([*lines, ""]).encode())

    def cancel(self) -> None:
        """Asks it to end; one that waits for a silent server is ended. Every row is safe either way."""
        if not self._cancelled and not self._ended:
            self._cancelled = True
            self.send(["cancel"])
            QTimer.singleShot(_GRACE_MS, self._process, self._process.kill)

    def close(self, finish_ms: int = 0) -> None:
        """The window has closed: ends it, without a word to anybody.

        Args:
            finish_ms: for which it may go on to its own end.
        """
        self.blockSignals(True)  # noqa: FBT003 - Qt's
        if self._ran_for(finish_ms):
            return
        self.send(["cancel"])
        if not self._ran_for(_CLOSING_MS):
            self._process.kill()
            self._process.waitForFinished(_CLOSING_MS)

    def _ran_for(self, wait_ms: int) -> bool:
        over = QProcess.ProcessState.NotRunning
        return self._process.state() == over or (wait_ms > 0 and self._process.waitForFinished(wait_ms))

    @Slot()
    def _on_ready(self) -> None:
        if not self._drain.isActive():
            self._drain.start()

    @Slot()
    def _on_ended(self) -> None:
        self._ended = True
        self._on_ready()

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._finished = Finished(ok=False, code=NOT_STARTED, command=self._name)
            self._on_ended()

    @Slot()
    def _on_drain(self) -> None:
        rows: list[Row] = []
        progress: Progress | None = None
        until = time.monotonic() + _SLICE_MS / 1000
        while len(rows) < _SLICE_ROWS and time.monotonic() < until and self._process.canReadLine():
            line = _decoded(bytes(self._process.readLine().data()))
            if "progress" in line:
                progress = self._pace.of(line["progress"])
            elif "finished" in line:
                self._finished = Finished(**line["finished"], command=self._name)
            elif line:
                rows.append(line)
        if rows:
            self.rows.emit(tuple(rows))
        if progress is not None:
            self.progressed.emit(progress)
        if self._process.canReadLine():
            self._drain.start()
        elif self._ended:
            self.finished.emit(self._finished or self._silent_end())

    def _silent_end(self) -> Finished:
        return Finished(ok=False, code=CANCELLED if self._cancelled else ENDED_EARLY, command=self._name)


def _decoded(line: bytes) -> Row:
    try:
        return msgspec.json.decode(line, type=dict[str, Any])
    except msgspec.DecodeError:
        return {}  # a library has printed something


class _Pace:
    """Estimates the time left from how fast a step went so far."""

    def __init__(self) -> None:
        self._step = ""
        self._began_s = 0.0
        self._began_at = 0

    def of(self, told: Row) -> Progress:
        """A progress line with its estimate."""
        step, done, total = str(told["step"]), int(told["done"]), told["total"]
        now = time.monotonic()
        if step != self._step or done < self._began_at:
            self._step, self._began_s, self._began_at = step, now, done
        passed, came = now - self._began_s, done - self._began_at
        left = None
        if total is not None and came > 0 and passed >= _SHORTEST_FOR_ESTIMATE_S:
            left = passed * max(int(total) - done, 0) / came
        return Progress(step, done, total, str(told["unit"]), left)
