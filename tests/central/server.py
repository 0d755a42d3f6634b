"""A central server as its own process on a free port, for every suite that needs a real one.

It is forked from a process that has imported it already (see `tests.support.warm`): a second less at each start.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.support import warm
from tests.support.databases import database_of
from tests.support.processes import Child, Handle

ROOT = Path(__file__).resolve().parents[2]
CONCERTO = ROOT.parent / "shared" / "data" / "concerto"
SAMPLE = ROOT / "resources" / "sample"
_LISTENING = re.compile(r"listening on https?://\S+:(\d+)\n")
_START_S = 30.0
_COMMAND_S = 120.0


def environment() -> dict[str, str]:
    """The test's own environment, with the project's source first on the path."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


class RunningServer:
    """`start` it, talk to `url`, `kill` or `stop` it, `restart` it on the same port; leaving its context ends it.

    Args:
        home: the server's `--home`; need not exist.
        database: `--database`, SQLite under `home` by default.
        apply_on_arrival: as in `init`.
        folder: records to import before the first start.
        cold: start it as people do, by a new interpreter.
        options: further ones of `serve`.
    """

    def __init__(
        self,
        home: Path,
        *,
        database: str = "",
        apply_on_arrival: bool = False,
        time_zone: str = "Europe/Helsinki",
        folder: Path | None = None,
        cold: bool = False,
        options: Sequence[str] = (),
    ) -> None:
        self.home = home
        self.port = 0
        database = database or database_of(home)
        self._database = ["--database", database] if database else []
        self._cold = cold
        self._options = options
        self._streams = home.with_name(f"{home.name}-process")
        self._handle: Handle | None = None
        if not (home / "central.toml").exists():
            arrival = ["--apply-on-arrival"] if apply_on_arrival else []
            self.cli("init", "--name", "Test server", "--time-zone", time_zone, *arrival)
        if folder is not None:
            self.cli("import", str(folder))

    @property
    def url(self) -> str:
        """Where it listens, or did."""
        scheme = "https" if "--certificate" in self._options else "http"
        return f"{scheme}://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """Its standard error, of all starts."""
        return self._streams / "stderr"

    @property
    def pid(self) -> int:
        """The server's process."""
        assert self._handle is not None
        return self._handle.pid

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._handle is not None and self._handle.wait(0) is None

    def start(self, port: int = 0, *, extra_environment: dict[str, str] | None = None) -> Self:
        """Starts the process and waits until it listens."""
        assert not self.running
        self._streams.mkdir(exist_ok=True)
        for name in ("stdin", "stdout"):
            (self._streams / name).write_bytes(b"")
        variables = environment() | (extra_environment or {})
        arguments = self._arguments("serve", "--port", str(port), *self._options)
        if self._cold:
            self._handle = Child([sys.executable, "-m", warm.CENTRAL, *arguments], self._streams, variables)
        else:
            self._handle = warm.start(arguments, self._streams, variables, program=warm.CENTRAL)
        self.port = self._wait_until_it_listens()
        return self

    def _wait_until_it_listens(self) -> int:
        deadline = time.monotonic() + _START_S
        while time.monotonic() < deadline:
            alive = self.running
            said = (self._streams / "stdout").read_text()
            if (match := _LISTENING.search(said)) is not None:
                return int(match.group(1))
            if not alive:
                break
            time.sleep(0.01)
        self.kill()
        raise AssertionError(f"the server did not start: {said!r}\n{self.log.read_text(errors='replace')}")

    def kill(self) -> None:
        """SIGKILL, as a power cut for the process."""
        if self._handle is not None:
            self._handle.kill()
            self._handle.wait(_START_S)

    def stop(self) -> int:
        """SIGTERM; returns the exit status."""
        if self.running:
            os.kill(self.pid, signal.SIGTERM)
        assert self._handle is not None
        status = self._handle.wait(_START_S)
        assert status is not None, "the server does not stop"
        return status

    def restart(self) -> None:
        """Starts again on the same port, after `kill` or `stop`."""
        self.start(self.port)

    def enrolment_code(self, name: str, may: str = "download,upload,process", library: str = "") -> str:
        """A one-time code."""
        return self.cli("enrolment-code", "--name", name, "--may", may, "--library", library).strip()

    def cli(self, *arguments: str, status: int | None = 0) -> str:
        """Runs `offcirc-central`; returns its standard output. `status`: expected, None for any."""
        done = self.run(*arguments)
        if status is not None:
            assert done.returncode == status, f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs `offcirc-central`, whatever comes of it; forked from a process that has imported it already."""
        with tempfile.TemporaryDirectory(prefix="central-") as name:
            folder = Path(name)
            (folder / "stdin").touch()
            process = warm.start(self._arguments(*arguments), folder, environment(), program=warm.CENTRAL)
            status = process.wait(_COMMAND_S)
            assert status is not None, f"offcirc-central {arguments} went on for {_COMMAND_S} s"
            stdout, stderr = ((folder / stream).read_text() for stream in ("stdout", "stderr"))
            return subprocess.CompletedProcess(arguments, status, stdout, stderr)

    def _arguments(self, *arguments: str) -> Sequence[str]:
        return [*arguments, "--home", str(self.home), *self._database]

    def __enter__(self) -> Self:
        return self if self.running else self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.kill()  # its files go with the test


@contextmanager
def running_server(
    home: Path, *, folder: Path | None = None, database: str = "", apply_on_arrival: bool = False
) -> Iterator[RunningServer]:
    """A started server, stopped at the end."""
    with RunningServer(home, folder=folder, database=database, apply_on_arrival=apply_on_arrival) as server:
        yield server
