"""A workstation as scripts see it: the `offcirc` commands, each a process of its own.

The unit of every end-to-end, contract and fault test: `run` a command and expect its exit status, read its `rows`,
`start` one to be killed. Nothing here knows how offcirc is built inside.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from tests.support import warm
from tests.support.processes import Child, Handle

ROOT = Path(__file__).resolve().parents[2]
Row = dict[str, Any]
PASSPHRASE = "correct horse battery staple"
_CHEAP_KEYS = "import offcirc.app.keys as keys\nkeys._OPS, keys._MEMORY = 1, 8192"
"""A passphrase that takes no 0.1 s at every forked command; the file that is made so says how little work it took."""
_MAIN = "import sys\nfrom offcirc.cli.main import main\nsys.exit(main())"
_TIMEOUT_S = 120.0
_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_NOT_OURS = ("OFFCIRC_PASSPHRASE", "DBUS_SESSION_BUS_ADDRESS", "PYTHON_KEYRING_BACKEND", *_SCREEN)


@dataclass(frozen=True)
class Done:
    """How a command ended; `status` is minus the signal's number where one ended it."""

    arguments: tuple[str, ...]
    status: int
    stdout: str
    stderr: str

    @property
    def lines(self) -> list[str]:
        """Whole lines of standard output: one that is cut in two acknowledges nothing."""
        return self.stdout.split("\n")[:-1]

    @property
    def rows(self) -> list[Row]:
        """Whole lines of a command that was given `--json`."""
        return [msgspec.json.decode(line) for line in self.lines]

    @property
    def was_killed(self) -> bool:
        """Whether SIGKILL ended it."""
        return self.status == -signal.SIGKILL


class Running:
    """A command that runs; its output goes to files, so that no full pipe can hold it up."""

    def __init__(self, arguments: tuple[str, ...], handle: Handle, folder: tempfile.TemporaryDirectory[str]) -> None:
        self._arguments = arguments
        self._handle = handle
        self._folder = folder
        self._stdout, self._stderr = (Path(folder.name) / name for name in ("stdout", "stderr"))

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._handle.pid

    def wait(self, timeout_s: float = _TIMEOUT_S) -> Done:
        """Waits for its end.

        Raises:
            TimeoutError: it went on, and was killed.
        """
        status = self._handle.wait(timeout_s)
        if status is None:
            done = self.kill()
            raise TimeoutError(f"offcirc {' '.join(self._arguments)} went on after {timeout_s} s: {done.stderr}")
        done = Done(self._arguments, status, _text(self._stdout), _text(self._stderr))
        self._folder.cleanup()
        return done

    def kill(self) -> Done:
        """Ends it by SIGKILL, as a flat battery does, if it has not ended by itself."""
        self._handle.kill()
        return self.wait()

    def pause(self, seconds: float) -> bool:
        """Lets it run so long; returns whether it has ended by then."""
        return self._handle.wait(seconds) is not None

    def kill_after(self, seconds: float) -> Done:
        """Kills it so long after this call; a command that ended by itself meanwhile is not killed."""
        return self.wait() if self.pause(seconds) else self.kill()

    def kill_after_lines(self, count: int, delay_s: float = 0.0) -> Done:
        """Kills it when so many lines have come, and a little later."""
        self.until_lines(count)
        return self.kill_after(delay_s)

    def until_lines(self, count: int) -> None:
        """Waits until it has printed so many lines, or has ended."""
        self.until(lambda: _text(self._stdout).count("\n") >= count)

    def until(self, condition: Callable[[], bool]) -> None:
        """Waits until something is so, or the command has ended."""
        deadline = time.monotonic() + _TIMEOUT_S
        while not condition() and not self.pause(0.001):
            if time.monotonic() > deadline:
                self.kill()
                raise TimeoutError(f"offcirc {' '.join(self._arguments)}: what was waited for never came")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


class Workstation:
    """One `--home`.

    Args:
        home: its directory; need not exist.
        passphrase: `OFFCIRC_PASSPHRASE`; None leaves the key to the keychain that `environment` leads to.
        environment: more variables.
        plant: Python to run before the program: plants a fault (`synchronous=OFF`, another clock) into every command.
        fast: fork the commands from a process that has imported the program already (see `warm`). They are processes
            like any other, but for how they begin; about 0.4 s less each.
    """

    def __init__(
        self,
        home: Path,
        *,
        passphrase: str | None = PASSPHRASE,
        environment: Mapping[str, str] | None = None,
        plant: str = "",
        fast: bool = False,
    ) -> None:
        self.home = home
        self.plant = plant
        self.fast = fast
        self.environment = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
        self.environment |= {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"} | dict(environment or {})
        self._set_passphrase(passphrase)

    def planted(self, plant: str) -> Workstation:
        """The same home under a fault."""
        return self._but(plant=plant)

    def with_passphrase(self, passphrase: str | None) -> Workstation:
        """The same home with another passphrase in the environment, or none."""
        other = self._but(plant=self.plant)
        other._set_passphrase(passphrase)
        return other

    def _set_passphrase(self, passphrase: str | None) -> None:
        self.environment.pop("OFFCIRC_PASSPHRASE", None)
        if passphrase is not None:
            self.environment["OFFCIRC_PASSPHRASE"] = passphrase

    def _but(self, plant: str) -> Workstation:
        other = Workstation(self.home, passphrase=None, plant=plant, fast=self.fast)
        other.environment = dict(self.environment)
        return other

    def command(self, *arguments: str) -> list[str]:
        """The command line, for tools that run one themselves (with `environment`)."""
        program = ["-c", f"{self.plant}\n{_MAIN}"] if self.plant else ["-m", "offcirc.cli.main"]
        return [sys.executable, *program, "--home", str(self.home), *arguments]

    def start(self, *arguments: str, stdin: str = "") -> Running:
        """Starts a command whose input is `stdin`, all at once."""
        folder = tempfile.TemporaryDirectory(prefix="offcirc-test-")
        given = Path(folder.name) / "stdin"
        given.write_text(stdin, encoding="utf-8")
        if self.fast:
            all_arguments = ["--home", str(self.home), *arguments]
            plant = f"{_CHEAP_KEYS}\n{self.plant}"
            handle: Handle = warm.start(all_arguments, Path(folder.name), self.environment, plant=plant)
        else:
            handle = Child(self.command(*arguments), Path(folder.name), self.environment)
        return Running(arguments, handle, folder)

    def run(self, *arguments: str, status: int | None = 0, stdin: str = "", timeout_s: float = _TIMEOUT_S) -> Done:
        """Runs a command to its end. `status`: the exit status it must have; None takes any."""
        done = self.start(*arguments, stdin=stdin).wait(timeout_s)
        assert status is None or done.status == status, (
            f"offcirc {' '.join(arguments)} exited {done.status}, not {status}\n{done.stdout[-2000:]}\n{done.stderr}"
        )
        return done

    def rows(self, *arguments: str, status: int | None = 0, stdin: str = "") -> list[Row]:
        """Runs a command with `--json`; returns what it printed."""
        return self.run("--json", *arguments, status=status, stdin=stdin).rows

    def row(self, *arguments: str, status: int | None = 0, stdin: str = "") -> Row:
        """The same where exactly one row must come."""
        rows = self.rows(*arguments, status=status, stdin=stdin)
        assert len(rows) == 1, f"offcirc {' '.join(arguments)} printed {len(rows)} rows: {rows}"
        return rows[0]

    # what nearly every test does

    def enrol(self, url: str, code: str, name: str = "desk", library: str = "") -> Row:
        """Makes this home a workstation of the server at `url`."""
        return self.row("enrol", url, "--code", code, "--name", name, "--library", library, "--no-mirror")

    def issue(self, card: str, barcode: str, due: str, *more: str, status: int = 0) -> Row:
        """Lends; returns the recorded row."""
        return self.row("issue", card, barcode, "--due", due, *more, status=status)

    def transactions(self) -> list[Row]:
        """All rows of the journal."""
        return self.rows("transactions")

    def states(self) -> Counter[str]:
        """How many rows stand where."""
        return Counter(row["state"] for row in self.transactions())
