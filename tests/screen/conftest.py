"""A workstation's home with the sample library, its server, and a screen to see the window on."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from offcirc.app.enrolment import enrol_with_central
from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_VARIABLE, Keys
from offcirc.app.staff import Staff
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import State
from offcirc.journal import Recorded
from offcirc.resources import resources
from tests.central.server import RunningServer
from tests.faults.tools.errors import NotAvailable, skip_if_not_available
from tests.screen.virtual import Screen, missing, offcirc, screen

PASSPHRASE = "correct horse battery staple"
STAFF, PIN = "M. Virtanen", "4711"
LOCKED = " offcirc"


@dataclass
class DeskOnScreen:
    """The window's process, what it stands on, and hands for its keyboard."""

    screen: Screen
    home: Home
    server: RunningServer
    key: bytes
    process: subprocess.Popen[bytes] | None = None
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def open(self) -> None:
        """Starts the program and signs in."""
        environment = self.screen.environment | {PASSPHRASE_VARIABLE: PASSPHRASE}
        with (self.home.directory.parent / "window.log").open("ab") as log:
            self.process = subprocess.Popen(offcirc("--home", str(self.home.directory)), env=environment, stderr=log)
        self.started.append(self.process)
        self.screen.wait_for_window(LOCKED)
        self.wait_until_quiet()
        self.screen.type(PIN, gap_ms=120)  # by fingers
        self.screen.key("Return")
        self.screen.wait_for_window(STAFF)
        self.wait_until_quiet()

    def kill(self) -> None:
        """SIGKILL."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def rows(self, states: set[State] | None = None) -> list[Recorded]:
        """The journal's rows, read beside the window."""
        with Workstation(self.home, self.key) as workstation:
            return list(workstation.journal.rows(states))

    def wait_for_rows(self, count: int, timeout_s: float = 20) -> list[Recorded]:
        """The rows once there are so many."""
        self.screen.wait_until(lambda: len(self.rows()) >= count, timeout_s)
        return self.rows()

    def wait_for(self, true: Callable[[list[Recorded]], bool], timeout_s: float = 30) -> list[Recorded]:
        """The rows once they are as wanted."""
        self.screen.wait_until(lambda: true(self.rows()), timeout_s)
        return self.rows()

    def wait_until_quiet(self) -> None:
        """Until the picture stands still: what was asked for has been painted."""
        folder = self.home.directory.parent
        before = b""

        def still() -> bool:
            nonlocal before
            now = self.screen.picture(folder / "now.png").read_bytes()
            same, before = now == before, now
            return same

        for _ in range(2):
            self.screen.wait_until(still)


@pytest.fixture
def language() -> str:
    return "en"


@pytest.fixture
def desk(tmp_path: Path, language: str) -> Iterator[DeskOnScreen]:
    """Enrolled, updated, one member of staff; the server is stopped, the window not yet open."""
    with skip_if_not_available():
        if missing():
            raise NotAvailable(f"needs {', '.join(missing())}")
    home = Home.at(tmp_path / "home")
    before = os.environ.get(PASSPHRASE_VARIABLE)
    os.environ[PASSPHRASE_VARIABLE] = PASSPHRASE
    with RunningServer(tmp_path / "server", folder=resources() / "sample") as server, screen() as seen:
        try:
            enrol_with_central(home, server.url, server.enrolment_code("desk"), name="desk", library="REV-AUTO")
            key = Keys(home.key).unlock()
            with Workstation(home, key) as workstation:
                with workstation.connected() as connector:
                    workstation.update(connector)
                Staff(workstation.journal, workstation.clock).add(STAFF, PIN, may_reset=True)
        finally:
            if before is None:
                del os.environ[PASSPHRASE_VARIABLE]
            else:
                os.environ[PASSPHRASE_VARIABLE] = before
        config = home.read_config()
        home.change_config(window=msgspec.structs.replace(config.window, language=language, sounds=False))
        server.stop()
        made = DeskOnScreen(seen, home, server, key)
        yield made
        for process in made.started:
            if process.poll() is None:
                process.kill()
                process.wait()
