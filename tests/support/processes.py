"""A process that a test started, however it was started."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol


class Handle(Protocol):
    """A running process, warm or not."""

    @property
    def pid(self) -> int:
        """Its number."""
        ...

    def kill(self) -> None:
        """SIGKILL; nothing if it has ended."""
        ...

    def wait(self, timeout_s: float) -> int | None:
        """Its status, None while it runs; minus the signal's number where one ended it."""
        ...


class Child:
    """A new interpreter, with input and output in the files `stdin`, `stdout` and `stderr` of a folder."""

    def __init__(self, command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        with ExitStack() as stack:
            streams = [
                stack.enter_context((folder / name).open(mode))
                for name, mode in (("stdin", "rb"), ("stdout", "ab"), ("stderr", "ab"))
            ]
            stdin, stdout, stderr = streams
            self._process = subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=stderr, env=dict(environment))

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def kill(self) -> None:
        """SIGKILL."""
        self._process.kill()

    def wait(self, timeout_s: float) -> int | None:
        """Its status, None while it runs."""
        try:
            return self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return None
