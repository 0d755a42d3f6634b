"""Four sounds, told apart by rhythm as well as by pitch. They never hold anything up, and never pile up.

| sound | rhythm | pitch | when |
|---|---|---|---|
| `well` | one short | 880 Hz | done, nothing to think of |
| `hold` | three quick, rising | 659, 784, 988 Hz | set it aside: somebody waits for it |
| `attention` | two even | 587, 587 Hz | done, but look at the screen |
| `blocked` | one long, one longer | 233, 196 Hz | not done |

`packaging/make_sounds.py` makes the files. Qt's own multimedia is not among what offcirc installs; the system's players
are there already.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import wave
from array import array
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from offcirc.app.preferences import Preferences
from offcirc.resources import resources


class Sound(StrEnum):
    """By what it means; also the names of the files in `resources/sounds`."""

    WELL = "well"
    HOLD = "hold"
    ATTENTION = "attention"
    BLOCKED = "blocked"


_SEVERITY = {sound: place for place, sound in enumerate(Sound)}
_LENGTH_S = {Sound.WELL: 0.11, Sound.HOLD: 0.31, Sound.ATTENTION: 0.35, Sound.BLOCKED: 0.45}
_FULL_VOLUME = 100
_STOP_S = 0.2
_PLAYERS = ("pw-play", "paplay", "aplay")
"""Of PipeWire, PulseAudio and ALSA: whichever is there, in this order."""


class Player(Protocol):
    """Plays a WAV file; called in the sounds' own thread."""

    def play(self, file: Path) -> bool:
        """Starts it, in place of what plays. False: this machine cannot, and will not next time either."""
        ...

    def close(self) -> None:
        """Stops what plays."""
        ...


class Current(Protocol):
    """Where the preferences in use stand (`offcirc.gui.context.Settings`)."""

    now: Preferences


class CommandPlayer:
    """Plays by a program of the system's, the next one in line where one turns out not to work."""

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        self._commands = [list(command) for command in commands]
        self._process: subprocess.Popen[bytes] | None = None

    def play(self, file: Path) -> bool:
        """Starts the program; a process of its own, and nobody waits for it."""
        if self._process is not None and self._process.poll() not in {None, 0}:
            self._commands.pop(0)  # it failed last time: no sound server, no device
        self.close()
        while self._commands:
            try:
                self._process = subprocess.Popen(
                    [*self._commands[0], str(file)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            except OSError:
                self._commands.pop(0)
            else:
                return True
        return False

    def close(self) -> None:
        """Ends the program."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class WindowsPlayer:
    """Plays by Windows itself, which does not wait and puts a new sound in place of an old one."""

    def play(self, file: Path) -> bool:
        """Starts it."""
        if sys.platform == "win32":
            import winsound

            try:
                winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
            except RuntimeError:
                return False
            return True
        return False

    def close(self) -> None:
        """It ends by itself."""


def system_player() -> Player:
    """What this system plays with."""
    if sys.platform == "win32":
        return WindowsPlayer()
    if sys.platform == "darwin":
        return CommandPlayer([["afplay"]])
    return CommandPlayer([[name] for name in _PLAYERS if shutil.which(name)])


class Sounds(QObject):
    """Plays one sound at a time; while one plays, only a graver one is heard.

    Args:
        settings: its `now` says whether and how loud, at each sound.
        make_player: called at the first sound, in the sounds' own thread.
        now: seconds, for tests.
    """

    failed = Signal()

    def __init__(
        self,
        settings: Current,
        make_player: Callable[[], Player] = system_player,
        now: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._now = now
        self._playing = Sound.WELL
        self._until = 0.0
        self._starting: Future[bool] | None = None
        self._bench = _Bench(make_player)
        self._thread = ThreadPoolExecutor(1, "sounds")
        self.failed.connect(self._on_failed)

    def play(self, name: str) -> None:
        """Plays one of `Sound`, or nothing where another of at least its weight plays still. Returns at once."""
        preferences, sound = self._settings.now, Sound(name)
        if not preferences.sounds or preferences.volume <= 0:
            return
        now = self._now()
        busy = now < self._until or (self._starting is not None and not self._starting.done())
        if busy and _SEVERITY[sound] <= _SEVERITY[self._playing]:
            return
        self._playing, self._until = sound, now + _LENGTH_S[sound]
        self._starting = self._thread.submit(self._bench.play, sound, preferences.volume)
        self._starting.add_done_callback(self._on_started)

    def close(self) -> None:
        """Stops what plays and removes what was written for it."""
        self._thread.submit(self._bench.close)
        self._thread.shutdown(wait=True)

    def _on_started(self, started: Future[bool]) -> None:
        if started.exception() is not None or not started.result():
            self.failed.emit()

    @Slot()
    def _on_failed(self) -> None:
        QApplication.beep()


class _Bench:
    """Belongs to the sounds' thread: the player, and the files at the present volume."""

    def __init__(self, make_player: Callable[[], Player]) -> None:
        self._make_player = make_player
        self._player: Player | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def play(self, sound: Sound, volume: int) -> bool:
        """False where nothing could be played."""
        if self._player is None:
            self._player = self._make_player()
        return self._player.play(self._file(sound, volume))

    def close(self) -> None:
        """Leaves nothing behind."""
        if self._player is not None:
            self._player.close()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _file(self, sound: Sound, volume: int) -> Path:
        if volume >= _FULL_VOLUME:
            return sound_file(sound)
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="offcirc-sounds-")
        file = Path(self._folder.name) / f"{sound}-{volume}.wav"
        if not file.exists():
            _write_softer(sound_file(sound), file, volume)
        return file


def sound_file(sound: Sound) -> Path:
    """The file as it was made."""
    return resources() / "sounds" / f"{sound}.wav"


def _write_softer(source: Path, target: Path, volume: int) -> None:
    """Players disagree on how volume is told, so that the samples themselves are made softer: 50 is half as loud."""
    factor = (volume / _FULL_VOLUME) ** 2  # as ears hear it
    with wave.open(str(source), "rb") as file:
        form, samples = file.getparams(), array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    softer = array("h", (round(sample * factor) for sample in samples))
    if sys.byteorder == "big":
        softer.byteswap()
    with wave.open(str(target), "wb") as file:
        file.setparams(form)
        file.writeframes(softer.tobytes())
