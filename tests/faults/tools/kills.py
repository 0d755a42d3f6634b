"""Kill a running program, as a battery that goes flat does, at a moment that can be chosen again."""

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_TIMEOUT_S = 120.0


@dataclass(frozen=True)
class AfterSeconds:
    """This long after the start."""

    seconds: float


@dataclass(frozen=True)
class AfterLines:
    """When so many lines have come on standard output, and a little later."""

    count: int
    delay_s: float = 0.0


Moment = AfterSeconds | AfterLines


@dataclass(frozen=True)
class Killed:
    """What was left of a program.

    Attributes:
        stdout_lines: The whole lines that it wrote; a line cut in two is no acknowledgement.
        stderr: All of it.
        returncode: -SIGKILL, or its own if it ended before the moment came.
    """

    stdout_lines: list[str]
    stderr: str
    returncode: int

    @property
    def was_killed(self) -> bool:
        """Whether the moment came before the program's own end."""
        return self.returncode == -signal.SIGKILL


def run_and_kill(
    argv: Sequence[str | Path],
    *,
    kill_after: Moment,
    stdin_lines: Iterable[str] = (),
    keep_stdin_open: bool = False,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Killed:
    """Run a program in a session of its own and kill it there with its children, by SIGKILL.

    Args:
        argv: The program.
        kill_after: When. A program that ends before is not killed.
        stdin_lines: Its input, without line ends; taken as fast as the program reads, so it may be endless.
        keep_stdin_open: Do not end the input after the last line: the program waits for more until it is killed.
        env: Its environment; None is ours.
        cwd: Its directory; None is ours.

    Raises:
        TimeoutError: The moment did not come, nor the program's own end, within two minutes.
    """
    process = subprocess.Popen(
        argv,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
        cwd=cwd,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    running = _Running(process, stdin_lines, keep_stdin_open=keep_stdin_open)
    try:
        in_time = running.wait_for(kill_after)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        killed = running.end()
    if not in_time:
        raise TimeoutError(f"{kill_after} never came; standard error: {killed.stderr}")
    return killed


def spread(seed: int | str, n: int, low: float, high: float) -> list[float]:
    """Return `n` random moments between `low` and `high`, one in each n-th part, so that no stretch is left out."""
    moments = random.Random(seed)
    width = (high - low) / n
    return [low + width * (part + moments.random()) for part in range(n)]


class _Running:
    """A program with a thread for each of its streams, so that no full pipe can hold another up."""

    def __init__(self, process: subprocess.Popen[str], stdin_lines: Iterable[str], *, keep_stdin_open: bool) -> None:
        if not (process.stdin and process.stdout and process.stderr):
            raise AssertionError("all are pipes")
        self._process = process
        self._streams: list[IO[str]] = [process.stdin, process.stdout, process.stderr]
        self._lines: list[str] = []
        self._stderr = ""
        self._news = threading.Condition()
        self._threads = [
            threading.Thread(target=self._feed, args=(process.stdin, stdin_lines, keep_stdin_open)),
            threading.Thread(target=self._collect, args=(process.stdout,)),
            threading.Thread(target=self._collect_errors, args=(process.stderr,)),
        ]
        for thread in self._threads:
            thread.start()

    def wait_for(self, moment: Moment) -> bool:
        """Wait for the moment or the program's own end; False if neither came."""
        if isinstance(moment, AfterSeconds):
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(moment.seconds)
            return True
        deadline = time.monotonic() + _TIMEOUT_S
        with self._news:
            while len(self._lines) < moment.count and self._process.poll() is None:
                # Not only on news: a program may end with its output held open by a child.
                self._news.wait(0.05)
                if time.monotonic() > deadline:
                    return False
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(moment.delay_s)
        return True

    def end(self) -> Killed:
        """Gather what is left, when all of it is dead."""
        returncode = self._process.wait()
        for thread in self._threads:
            thread.join(timeout=10)
        for stream in self._streams:
            with suppress(BrokenPipeError):  # lines that were never read
                stream.close()
        return Killed(self._lines, self._stderr, returncode)

    def _feed(self, stdin: IO[str], lines: Iterable[str], keep_open: bool) -> None:  # noqa: FBT001 - Thread's args
        with suppress(BrokenPipeError):
            for line in lines:
                stdin.write(f"{line}\n")
                stdin.flush()
            if not keep_open:
                stdin.close()

    def _collect(self, stdout: IO[str]) -> None:
        for line in stdout:
            with self._news:
                if line.endswith("\n"):
                    self._lines.append(line.removesuffix("\n"))
                self._news.notify()

    def _collect_errors(self, stderr: IO[str]) -> None:
        self._stderr = stderr.read()
