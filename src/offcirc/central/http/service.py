"""What the endpoints share: the settings, the database, and the extract being built."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field

from offcirc import __version__
from offcirc.central import extracts, moments
from offcirc.central.database import Database
from offcirc.central.extracts import Extract
from offcirc.central.settings import Settings
from offcirc.errors import EnvironmentProblem
from offcirc.replica.format import FORMAT_VERSION
from offcirc.wire.messages import PROTOCOL_VERSION, ServerInfo

DATABASE_VARIABLE = "OFFCIRC_CENTRAL_DATABASE"
"""Hands a database's URL to a child: on the command line everybody on the machine could read its password."""


class _Build:
    """One build, in a process of its own, so that this one goes on answering. `failure` is set where it failed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.failure = ""
        self.done = threading.Event()
        threading.Thread(target=self._run, name="extract", daemon=True).start()

    def _run(self) -> None:
        environment = {**os.environ, DATABASE_VARIABLE: self._settings.database}
        module = "offcirc.central.cli.main"
        command = [sys.executable, "-m", module, "extract", "--if-none", "--home", str(self._settings.home)]
        try:
            done = subprocess.run(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
            )
            self.failure = "EXTRACT_FAILED" if done.returncode else ""
        except OSError:
            self.failure = "EXTRACT_FAILED"
        finally:
            self.done.set()


@dataclass(slots=True)
class Central:
    """One running server."""

    settings: Settings
    database: Database
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _build: _Build | None = None

    def info(self) -> ServerInfo:
        """Who answers, and the clock at this moment."""
        settings = self.settings
        return ServerInfo(
            settings.server_id,
            settings.name,
            __version__,
            PROTOCOL_VERSION,
            moments.now(),
            settings.time_zone,
            settings.apply_on_arrival,
            FORMAT_VERSION,
        )

    def extract(self, patience_s: float) -> Extract | None:
        """The newest extract; built first where there is none. None if that takes longer than `patience_s`.

        Raises:
            EnvironmentProblem: `EXTRACT_FAILED`.
        """
        found = self._newest()
        if found is not None:
            return found
        with self._lock:
            if self._build is None or self._build.done.is_set():
                self._build = _Build(self.settings)
            build = self._build
        if not build.done.wait(patience_s):
            return None
        found = self._newest()
        if found is None:
            raise EnvironmentProblem(build.failure or "EXTRACT_FAILED")
        return found

    def _newest(self) -> Extract | None:
        with self.database.read() as connection:
            return extracts.newest(connection, self.settings)
