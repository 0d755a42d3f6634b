"""A central server as its own process on a free port, for every suite that needs a real one."""

from __future__ import annotations

import os
import re
import select
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

ROOT = Path(__file__).resolve().parents[2]
CONCERTO = ROOT.parent / "shared" / "data" / "concerto"
SAMPLE = ROOT / "resources" / "sample"
_LISTENING = re.compile(rb"listening on (http://\S+:(\d+))\n")
_START_S = 30.0
_COMMAND_S = 120.0


def environment() -> dict[str, str]:
    """The test's own environment, with the project's source first on the path."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


class RunningServer:
    """`start` it, talk to `url`, `kill` or `stop` it, `restart` it on the same port; leaving its context stops it.

    Args:
        home: the server's `--home`; need not exist.
        database: `--database`, SQLite under `home` by default.
        apply_on_arrival: as in `init`.
        folder: records to import before the first start.
    """

    def __init__(
        self,
        home: Path,
        *,
        database: str = "",
        apply_on_arrival: bool = False,
        time_zone: str = "Europe/Helsinki",
        folder: Path | None = None,
    ) -> None:
        self.home = home
        self.log = home / "server.log"
        self.port = 0
        self._database = ["--database", database] if database else []
        self._process: subprocess.Popen[bytes] | None = None
        if not (home / "central.toml").exists():
            arrival = ["--apply-on-arrival"] if apply_on_arrival else []
            self.cli("init", "--name", "Test server", "--time-zone", time_zone, *arrival)
        if folder is not None:
            self.cli("import", str(folder))

    @property
    def url(self) -> str:
        """Where it listens, or did."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The server's process."""
        assert self._process is not None
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    def start(self, port: int = 0, *, extra_environment: dict[str, str] | None = None) -> Self:
        """Starts the process and waits until it listens."""
        assert not self.running
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command("serve", "--port", str(port)),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                env=environment() | (extra_environment or {}),
            )
        self.port = int(self._read_line().group(2))
        return self

    def _read_line(self) -> re.Match[bytes]:
        process = self._process
        assert process is not None
        assert process.stdout is not None
        said, deadline = b"", time.monotonic() + _START_S
        while time.monotonic() < deadline:
            ready, _, _ = select.select([process.stdout], [], [], 0.2)
            chunk = os.read(process.stdout.fileno(), 4096) if ready else b""
            said += chunk
            if (match := _LISTENING.search(said)) is not None:
                return match
            if ready and not chunk:
                break
        process.kill()
        process.wait()
        raise AssertionError(f"the server did not start: {said!r}\n{self.log.read_text(errors='replace')}")

    def kill(self) -> None:
        """SIGKILL, as a power cut for the process."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
        self._reap()

    def stop(self) -> int:
        """SIGTERM; returns the exit status."""
        assert self._process is not None
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        return self._reap()

    def _reap(self) -> int:
        if self._process is None:
            return 0
        status = self._process.wait(timeout=30)
        if self._process.stdout is not None:
            self._process.stdout.close()
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

    def _command(self, *arguments: str) -> Sequence[str]:
        return [sys.executable, "-m", warm.CENTRAL, *self._arguments(*arguments)]

    def _arguments(self, *arguments: str) -> Sequence[str]:
        return [*arguments, "--home", str(self.home), *self._database]

    def __enter__(self) -> Self:
        return self if self.running else self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.running:
            self.stop()
        self._reap()


@contextmanager
def running_server(
    home: Path, *, folder: Path | None = None, database: str = "", apply_on_arrival: bool = False
) -> Iterator[RunningServer]:
    """A started server, stopped at the end."""
    with RunningServer(home, folder=folder, database=database, apply_on_arrival=apply_on_arrival) as server:
        yield server
