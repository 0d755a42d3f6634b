"""What the window asks of the server, each as the command that a scheduler would run, in a process beside it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from offcirc.gui.command import Command, Finished, Progress, Row
from offcirc.gui.online import OnlineWatch

if TYPE_CHECKING:
    from pathlib import Path

    from offcirc.app.home import Home
    from offcirc.app.review.queue import QueuedRow, QueueReader
    from offcirc.connectors.way import ProxyLogin

__all__ = ["Finished", "Progress", "SyncRunner"]

_NOBODY_THERE = frozenset({"SERVER_AWAY", "PROXY_AWAY", "NOT_OUR_SERVER", "SERVER_SILENT"})
_SENDS_ON_MS = 15_000
_BUSY, _TRIES = "SYNC_RUNNING", 20
"""A schedule of the system is at it: each try waits for two seconds, and nobody at the desk has to know of it."""
_SENDING = frozenset({"sync", "upload"})
_SAYS_NOTHING = frozenset({"extract-import"})
"""Commands that talk to nobody."""


@dataclass(frozen=True, slots=True)
class _Request:
    arguments: tuple[str, ...]
    lines: tuple[str, ...] = ()
    quiet: bool = False

    @property
    def name(self) -> str:
        return self.arguments[0]


class SyncRunner(QObject):
    """Runs one command at a time; what is asked for meanwhile waits in line, the same thing once.

    Rows are safe whatever happens to the process or the window: each is attempted and answered durably, and the server
    knows them by their ids (tests/gui/test_sync_runner.py kills both).
    """

    progressed = Signal(object)
    """`Progress`."""
    outcomes = Signal(object)
    """Rows of `process` as they happen, in tuples of up to fifty (K19)."""
    queue_grew = Signal(int)
    """So many rows of the server's queue have come."""
    queue_fetched = Signal(object)
    """A tuple of all of them, `QueuedRow`s, when the last has come (K17)."""
    finished = Signal(object)
    """`Finished`."""
    finished_quietly = Signal(object)
    """The same, of a command that nobody at the desk has asked for."""
    state_changed = Signal()
    """`running` or `online` is another."""

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._key = b""
        self._waiting: deque[_Request] = deque()
        self._request: _Request | None = None
        self._command: Command | None = None
        self._queue: list[QueuedRow] = []
        self._reader: QueueReader | None = None
        self._tried = 0
        self._watch = OnlineWatch(home, self)
        self._watch.changed.connect(self.state_changed)

    @property
    def running(self) -> bool:
        """Whether a command runs that somebody has asked for, or waits for one that nobody has asked for."""
        return self._command is not None and (bool(self._waiting) or not self._is_quiet)

    @property
    def at_work(self) -> bool:
        """Whether any command runs."""
        return self._command is not None

    @property
    def doing(self) -> str:
        """The command that runs, e.g. `sync`, `queue` or `extract-import`; else nothing."""
        request = self._waiting[0] if self._is_quiet and self._waiting else self._request
        return request.name if request is not None else ""

    @property
    def pid(self) -> int:
        """Of the process that runs; 0 without one."""
        return self._command.pid if self._command is not None else 0

    @property
    def online(self) -> bool | None:
        """Whether the server was there when last asked; None while nobody knows."""
        return self._watch.online

    def use_proxy_login(self, login: ProxyLogin | None) -> None:
        """What the proxy asks for, when it is asked whether the server is there."""
        self._watch.use_login(login)

    def use_key(self, key: bytes) -> None:
        """The desk is open: commands may run from now on, and the server is looked for."""
        self._key = key
        self._watch.start()

    def synchronise(self) -> None:
        """Sends what waits, then fetches what has changed (K2, K15)."""
        self._ask("sync")

    def update(self, *, full: bool = False) -> None:
        """Fetches what has changed, or everything."""
        self._ask("update", *(["--full"] if full else []))

    def run_quietly(self, command: str) -> None:
        """Runs `sync`, `upload` or `update` as a scheduler would, unseen; nothing while something else runs."""
        if self._key and self._command is None:
            self._waiting.append(_Request((command, "--quiet"), quiet=True))
            self._start_next()

    def fetch_queue(self) -> None:
        """Fetches the server's queue, every workstation's rows (K17)."""
        self._ask("queue")

    def process(self, ids: Sequence[str] | None = None) -> None:
        """Has rows applied at the server, all or those ticked (K19)."""
        if ids is None:
            self._ask("process", "--all")
        else:
            self._ask("process", "--ids-from-stdin", lines=(*ids, ""))

    def withdraw(self, ids: Sequence[str], reason: str) -> None:
        """Has rows taken out of the server's queue; the reason goes through a pipe, like the ids."""
        self._ask("withdraw", "--ids-from-stdin", "--reason-from-stdin", lines=(*ids, "", " ".join(reason.split())))

    def set_due(self, ids: Sequence[str]) -> None:
        """Has the server give loans the due dates that were told."""
        self._ask("set-due", "--ids-from-stdin", lines=(*ids, ""))

    def load_extract(self, file: Path, *, older: bool = False) -> None:
        """Takes a carried extract into use (P3); one that is older than the data here only where that is meant."""
        self._ask("extract-import", str(file), *(["--older"] if older else []))

    @Slot()
    def look_again(self) -> None:
        """The server may have come or gone."""
        self._watch.ask()

    @Slot()
    def cancel(self) -> None:
        """Ends what runs, cleanly, and forgets what waits in line; what nobody has asked for goes on."""
        self._waiting.clear()
        if self._command is not None and not self._is_quiet:
            self._command.cancel()
        self.state_changed.emit()

    def close(self) -> None:
        """The window has closed: what is being sent may finish, unseen; anything else is ended. Both are safe."""
        self._waiting.clear()
        self._watch.stop()
        if self._command is not None:
            self._command.close(_SENDS_ON_MS if self.doing in _SENDING else 0)
            self._command = self._request = None

    def _ask(self, *arguments: str, lines: tuple[str, ...] = ()) -> None:
        request = _Request(arguments, lines)
        if not self._key or request in (self._request, *self._waiting):
            return
        self._waiting.append(request)
        if self._command is None:
            self._start_next()
        elif self._is_quiet:
            self.state_changed.emit()

    @property
    def _is_quiet(self) -> bool:
        return self._request is not None and self._request.quiet

    def _start_next(self) -> None:
        if self._command is not None or not self._waiting:
            return
        self._request = self._waiting.popleft()
        self._forget_queue()
        self._command = Command(self._home, self._key, self._request.arguments, self)
        if not self._request.quiet:
            self._command.progressed.connect(self.progressed)
        self._command.rows.connect(self._on_rows)
        self._command.finished.connect(self._on_finished)
        if self._request.lines:
            self._command.send(self._request.lines)
        self.state_changed.emit()

    @Slot(object)
    def _on_rows(self, rows: tuple[Row, ...]) -> None:
        match self._request.name if self._request is not None else "":
            case "process":
                self.outcomes.emit(rows)
            case "queue":
                self._queue.extend(map(self._queue_reader().read, rows))
                self.queue_grew.emit(len(self._queue))

    @Slot(object)
    def _on_finished(self, finished: Finished) -> None:
        if self._command is not None:
            self._command.deleteLater()
        request, quiet = self._request, self._is_quiet
        self._command = self._request = None
        if request is not None and finished.code == _BUSY and self._tried < _TRIES:
            self._tried += 1
            self._waiting.appendleft(request)
            self._start_next()
            return
        self._tried = 0
        asked = finished.command not in _SAYS_NOTHING and "hindered" not in finished.summary
        if asked and (finished.ok or finished.code in _NOBODY_THERE):
            self._watch.note(online=finished.ok)
        if finished.command == "queue" and finished.ok:
            self.queue_fetched.emit(tuple(self._queue))
        self._forget_queue()
        (self.finished_quietly if quiet else self.finished).emit(finished)
        self.state_changed.emit()
        self._start_next()

    def _queue_reader(self) -> QueueReader:
        from offcirc.app.review.queue import QueueReader  # the window is shown before the journal's modules are read

        self._reader = self._reader or QueueReader()
        return self._reader

    def _forget_queue(self) -> None:
        self._queue, self._reader = [], None
