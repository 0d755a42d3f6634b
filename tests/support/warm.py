"""Commands forked from a process that has imported the program already.

Importing costs 0.4 s a command, and a trial of two hundred kills has a thousand commands. Each is still a process of
its own, with its own files and its own death; only its beginning is shorter.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path

_FORK_SERVER = multiprocessing.get_context("forkserver")
_PRELOADED = (
    "alembic.command",
    "offcirc.app.safekeeping",
    "offcirc.central.cli.main",
    "offcirc.central.http.app",
    "offcirc.central.http.service",
    "offcirc.central.http.serving",
    "offcirc.cli.main",
    "offcirc.cli.parser",
    "offcirc.cli.supervision",
    "offcirc.connectors.central.connector",
    "offcirc.connectors.koha.connector",
    "offcirc.connectors.koha.find_out",
    "offcirc.journal.upgrading",
    "sqlcipher3.dbapi2",
)
"""Also what the program puts off until it is needed: 50 ms a command."""
_FORK_SERVER.set_forkserver_preload(list(_PRELOADED))
OFFCIRC = "offcirc.cli.main"
CENTRAL = "offcirc.central.cli.main"


class WarmProcess:
    """A forked command."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._process.pid is not None
        return self._process.pid

    def kill(self) -> None:
        """SIGKILL."""
        self._process.kill()

    def wait(self, timeout_s: float) -> int | None:
        """Its status, None while it runs."""
        self._process.join(timeout_s)
        return self._process.exitcode


def start(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    plant: str = "",
    program: str = OFFCIRC,
) -> WarmProcess:
    """Starts a program with input and output in the files `stdin`, `stdout` and `stderr` of `folder`."""
    process = _FORK_SERVER.Process(target=_run, args=(list(arguments), str(folder), dict(environment), plant, program))
    process.start()
    return WarmProcess(process)


def _run(arguments: list[str], folder: str, environment: dict[str, str], plant: str, program: str) -> None:
    os.environ.clear()
    os.environ.update(environment)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    for number, name, how in ((0, "stdin", os.O_RDONLY), (1, "stdout", flags), (2, "stderr", flags)):
        descriptor = os.open(f"{folder}/{name}", how, 0o600)
        os.dup2(descriptor, number)
        os.close(descriptor)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - for the life of the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.argv = [program, *arguments]
    exec(plant, {})  # noqa: S102 - the test's own
    try:
        status = importlib.import_module(program).main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
