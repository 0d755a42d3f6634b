"""The central server of the demonstration: a real one on a free loopback port, with the sample library."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path
from typing import Self

from offcirc.program import central_arguments
from offcirc.resources import resources

_STOPS_WITHIN_S = 30
_STARTS_WITHIN_S = 60
_LISTENING = "listening on "


class DemoFailed(Exception):
    """Something did not come out as it must; the text says what."""


class DemoServer:
    """Can be taken away, as an outage does it, and be brought back on the same port."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._process: subprocess.Popen[str] | None = None
        self._listening = threading.Event()
        self.url = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def prepare(self) -> None:
        """Makes the database and fills it, unless an earlier demonstration left one."""
        if not (self._home / "central.toml").exists():
            self.run("init", "--time-zone", "Europe/Helsinki")
            self.run("import", str(resources() / "sample"))

    def run(self, *arguments: str, status: int = 0) -> str:
        """Runs `offcirc-central`; returns what it printed.

        Raises:
            DemoFailed: it ended otherwise.
        """
        command = [*central_arguments(), "--home", str(self._home), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != status:
            raise DemoFailed(f"offcirc-central {arguments[0]} exited {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def start(self) -> str:
        """Starts it and waits until it listens; returns its address.

        Raises:
            DemoFailed: it does not.
        """
        self.bring_back()
        if not self._listening.wait(_STARTS_WITHIN_S) or not self.url:
            raise DemoFailed("the central server did not start")
        return self.url

    def stop(self) -> None:
        """Ends it as an administrator does."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_STOPS_WITHIN_S)
            self._process = None
        self._listening.clear()

    @property
    def running(self) -> bool:
        """Whether it listens."""
        return self._process is not None and self._listening.is_set() and self._process.poll() is None

    @property
    def starting(self) -> bool:
        """Whether it will listen soon."""
        return self._process is not None and not self._listening.is_set() and self._process.poll() is None

    def take_away(self) -> None:
        """Kills it, as an outage does; returns at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        self._listening.clear()

    def bring_back(self) -> None:
        """Starts it where it was; returns at once."""
        if self._process is None or self._process.poll() is not None:
            self._listening.clear()
            port = self.url.rpartition(":")[2] or "0"
            command = [*central_arguments(), "--home", str(self._home), "serve", "--port", port]
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            threading.Thread(target=self._hear, args=(self._process, self._listening), daemon=True).start()

    def _hear(self, process: subprocess.Popen[str], listening: threading.Event) -> None:
        if process.stdout is None:
            return
        with process.stdout as said:
            line = said.readline()
            if line.startswith(_LISTENING):
                self.url = line.removeprefix(_LISTENING).strip()
            if process is self._process:
                listening.set()
            said.read()  # until it ends: a server whose pipe is full would stop
