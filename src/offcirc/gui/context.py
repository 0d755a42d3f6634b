"""What every page may use."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from offcirc.app.preferences import Preferences
from offcirc.errors import OffcircError
from offcirc.gui.lanes import Lane
from offcirc.gui.theme import Theme, Tone

if TYPE_CHECKING:
    from offcirc.app.home import Home


class Notices(QObject):
    """Short messages to the person at the desk, shown in the window, never in front of it."""

    said = Signal(str, str)
    """Tone and text."""

    def say(self, tone: Tone, text: str) -> None:
        """Shows a line; it stays until the next one or until it is closed."""
        self.said.emit(tone.value, text)


class Settings(QObject):
    """The preferences in use; `changed` after each change, which counts at once and is written beside the window."""

    changed = Signal()
    failed = Signal(object)
    """Why the disk did not take a change; what is in the file is in use again."""
    _written = Signal(object, object)

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # changes are written in their order
        self._written.connect(self._on_written)
        self.trouble: OffcircError | None = None
        """Why the preferences could not be read; the defaults are in use then."""
        try:
            self.now: Preferences = home.read_config().window
        except OffcircError as error:
            self.now, self.trouble = Preferences(), error
        self._kept = self.now

    def read_again(self) -> None:
        """After trouble. Raises `EnvironmentProblem` while it lasts."""
        self.now = self._kept = self._home.read_config().window
        self.trouble = None
        self.changed.emit()

    def change(self, preferences: Preferences) -> None:
        """Takes other preferences into use, and writes them soon."""
        self.now = preferences
        self.changed.emit()
        self._pool.start(partial(self._write, preferences))

    def wait(self) -> None:
        """Until every change is in the file, or was refused."""
        self._pool.waitForDone()

    def _write(self, preferences: Preferences) -> None:
        """In the pool's thread."""
        error: OffcircError | None = None
        try:
            self._home.change_config(window=preferences)
        except OffcircError as problem:
            error = problem
        with suppress(RuntimeError):  # the program has ended meanwhile
            self._written.emit(preferences, error)

    @Slot(object, object)
    def _on_written(self, preferences: Preferences, error: OffcircError | None) -> None:
        if error is None:
            self._kept = preferences
        elif self.now == preferences:
            self.now = self._kept
            self.changed.emit()
            self.failed.emit(error)


class Session(QObject):
    """Who is signed in. The name stands on every transaction."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = ""

    @property
    def name(self) -> str:
        """The member of staff; empty while locked."""
        return self._name

    def sign_in(self, name: str) -> None:
        """Somebody has proved who they are."""
        self._name = name
        self.changed.emit()

    def sign_out(self) -> None:
        """Locks the desk; what was begun stays as it is."""
        self._name = ""
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to every page and dialog.

    Attributes:
        desk: the lane that records; also looks up for the next scan, so that answers keep the scans' order.
        reading: the lane that lists and searches.
    """

    home: Home
    key: bytes
    desk: Lane
    reading: Lane
    theme: Theme
    settings: Settings
    session: Session
    notices: Notices
