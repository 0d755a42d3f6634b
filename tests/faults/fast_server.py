"""The central server of `tests.central.server`, forked from a process that has imported it already."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path
from typing import Self

from tests.central.server import RunningServer, environment
from tests.support import warm

_LISTENING = re.compile(r"listening on http://\S+:(\d+)\n")
_START_S = 30.0


class FastServer(RunningServer):
    """A second less at each start. `log` has its standard error."""

    _warm: warm.WarmProcess | None = None

    @property
    def pid(self) -> int:
        assert self._warm is not None
        return self._warm.pid

    @property
    def running(self) -> bool:
        return self._is_alive()

    def _is_alive(self) -> bool:
        return self._warm is not None and self._warm.wait(0) is None

    def start(self, port: int = 0, *, extra_environment: dict[str, str] | None = None) -> Self:
        assert not self.running
        folder = self._folder
        (folder / "stdout").write_text("")
        variables = environment() | (extra_environment or {})
        self._warm = warm.start(self._arguments("serve", "--port", str(port)), folder, variables, program=warm.CENTRAL)
        self.log = folder / "stderr"
        deadline = time.monotonic() + _START_S
        while (match := _LISTENING.search((folder / "stdout").read_text())) is None:
            assert self._is_alive(), self.log.read_text()
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.01)
        self.port = int(match.group(1))
        return self

    @property
    def _folder(self) -> Path:
        folder = self.home.with_name(f"{self.home.name}-process")
        folder.mkdir(exist_ok=True)
        (folder / "stdin").touch()
        return folder

    def kill(self) -> None:
        if self._warm is not None:
            self._warm.kill()
            self._warm.wait(_START_S)

    def stop(self) -> int:
        assert self._warm is not None
        if self.running:
            os.kill(self.pid, signal.SIGTERM)
        status = self._warm.wait(_START_S)
        assert status is not None
        return status
