"""A real PostgreSQL server of the test's own, gone afterwards."""

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.faults.tools.errors import NotAvailable

_START_TIMEOUT_S = 60.0
_ROLE = "offcirc"


class TemporaryPostgres:
    """Runs while it is entered, reached by a Unix socket only (so that no port can be taken)."""

    def __init__(self, *, fsync: bool = False) -> None:
        """Say how; nothing runs yet.

        Args:
            fsync: Whether commits wait for the disk; needed only where the server's own crash is the test.
        """
        self._fsync = fsync
        self._numbers = itertools.count(1)
        # PostgreSQL refuses to run as root.
        self._user = _unprivileged_user() if os.getuid() == 0 else None
        self._directory = Path()
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Make a cluster and start it.

        Raises:
            NotAvailable: There are no PostgreSQL binaries here, or they don't run.
        """
        initdb = _program("initdb")
        # Short and not below pytest's directories: a socket's path has 107 bytes, and these are closed to others.
        self._directory = Path(tempfile.mkdtemp(prefix="pg-"))
        if self._user:
            shutil.chown(self._directory, self._user)
        try:
            self._run(
                initdb, "-D", self._data, "-U", _ROLE, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"
            )
            self.start()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it, whoever is connected, and delete all."""
        self.crash()
        shutil.rmtree(self._directory)

    @property
    def url(self) -> str:
        """The server's own database `postgres`, for SQLAlchemy with psycopg."""
        return self._url("postgres")

    @property
    def pid(self) -> int:
        """The server's first process, which starts all others."""
        assert self._server is not None
        return self._server.pid

    def new_database(self) -> str:
        """Create an empty database and return its URL."""
        name = f"offcirc_{next(self._numbers)}"
        self._run(_program("createdb"), "-h", self._directory, "-U", _ROLE, name)
        return self._url(name)

    def start(self) -> None:
        """Start it, also again after a crash.

        Raises:
            NotAvailable: It does not start.
        """
        settings = ["-c", f"fsync={'on' if self._fsync else 'off'}", "-c", "listen_addresses="]
        with (self._directory / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [_program("postgres"), "-D", self._data, "-k", self._directory, *settings],
                stdout=log,
                stderr=log,
                user=self._user,
                cwd=self._directory,
            )
        deadline = time.monotonic() + _START_TIMEOUT_S
        while self._server.poll() is None and time.monotonic() < deadline:
            if subprocess.run([_program("pg_isready"), "-q", "-h", self._directory], check=False).returncode == 0:
                return
            time.sleep(0.02)
        raise NotAvailable(f"PostgreSQL does not start: {(self._directory / 'log').read_text()}")

    def crash(self) -> None:
        """End it at once: sessions are dropped, nothing is written out, the next start has to recover."""
        if self._server:
            self._server.send_signal(signal.SIGQUIT)  # not SIGKILL, which would leave its children and shared memory
            self._server.wait(timeout=30)
            self._server = None

    @property
    def _data(self) -> Path:
        return self._directory / "data"

    def _url(self, database: str) -> str:
        return f"postgresql+psycopg://{_ROLE}@/{database}?host={self._directory}"

    def _run(self, *argv: str | Path) -> None:
        done = subprocess.run(argv, user=self._user, cwd=self._directory, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotAvailable(f"{argv[0]} did not work: {done.stderr}")


def _program(name: str) -> Path:
    """Find a server program: Debian keeps them out of PATH, by version."""
    in_path = shutil.which(name)
    if in_path:
        return Path(in_path)
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    if not versions:
        raise NotAvailable(f"PostgreSQL's {name} is not here (on Debian: the package postgresql)")
    return versions[-1]


def _unprivileged_user() -> str:
    users = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in users else "nobody"
