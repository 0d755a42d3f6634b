"""What the endpoints share: the settings, the database, and the extract being built."""

from __future__ import annotations

import os
import subprocess
import threading
from dataclasses import dataclass, field

from offcirc.central import extracts
from offcirc.central.carried_keys import ServerKeys, server_keys
from offcirc.central.database import Database
from offcirc.central.extracts import Extract
from offcirc.central.server_info import server_info
from offcirc.central.settings import Settings
from offcirc.errors import EnvironmentProblem
from offcirc.program import central_arguments
from offcirc.wire.messages import ServerInfo

DATABASE_VARIABLE = "OFFCIRC_CENTRAL_DATABASE"
"""Hands a database's URL to a child: on the command line everybody on the machine could read its password."""


class _Build:
    """One build, in a process of its own, so that this one goes on answering. `failure` is set where it failed."""

    def __init__(self, settings: Settings, scope: str) -> None:
        self._settings = settings
        self._scope = scope
        self.failure = ""
        self.done = threading.Event()
        threading.Thread(target=self._run, name="extract", daemon=True).start()

    def _run(self) -> None:
        try:
            status = run_extract_job(self._settings, "--if-none", "--scope", self._scope)
            self.failure = "EXTRACT_FAILED" if status else ""
        except OSError:
            self.failure = "EXTRACT_FAILED"
        finally:
            self.done.set()


def run_extract_job(settings: Settings, *options: str) -> int:
    """Runs `offcirc-central extract` to its end; its exit status.

    Raises:
        OSError: it could not be started.
    """
    environment = {**os.environ, DATABASE_VARIABLE: settings.database}
    command = [*central_arguments(), "extract", "--home", str(settings.home), *options]
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    return done.returncode


@dataclass(slots=True)
class Central:
    """One running server; `has_workers`: they apply what arrives, where it is applied on arrival."""

    settings: Settings
    database: Database
    has_workers: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _builds: dict[str, _Build] = field(default_factory=dict)
    _keys: ServerKeys | None = None

    @property
    def keys(self) -> ServerKeys:
        """What it signs with, and what is sealed to it."""
        if self._keys is None:
            with self.database.read() as connection:
                self._keys = server_keys(connection)
        return self._keys

    def info(self) -> ServerInfo:
        """Who answers, and the clock at this moment."""
        return server_info(self.settings, self.keys)

    def extract(self, scope: str, patience_s: float) -> Extract | None:
        """The newest extract of a scope; built first where there is none. None if that takes longer than `patience_s`.

        Raises:
            EnvironmentProblem: `EXTRACT_FAILED`.
        """
        found = self._newest(scope)
        if found is not None:
            return found
        with self._lock:
            build = self._builds.get(scope)
            if build is None or build.done.is_set():
                build = self._builds[scope] = _Build(self.settings, scope)
        if not build.done.wait(patience_s):
            return None
        found = self._newest(scope)
        if found is None:
            raise EnvironmentProblem(build.failure or "EXTRACT_FAILED")
        return found

    def _newest(self, scope: str) -> Extract | None:
        with self.database.read() as connection:
            return extracts.newest(connection, self.settings, scope)
