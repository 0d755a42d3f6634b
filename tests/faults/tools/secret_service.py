"""A real Secret Service (GNOME Keyring) for `keyring`, on a machine without a desktop."""

import os
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.faults.tools.errors import NotAvailable

_DIRECTORY_MODE = 0o700
_START_TIMEOUT_S = 20.0
_ASK_FOR_OWNER = [
    "dbus-send",
    "--session",
    "--print-reply",
    "--dest=org.freedesktop.DBus",
    "/org/freedesktop/DBus",
    "org.freedesktop.DBus.GetNameOwner",
    "string:org.freedesktop.secrets",
]


class SecretService:
    """A session bus and an unlocked keyring of their own, while it is entered.

    Attributes:
        env: The environment in which a child process's `keyring` finds them.
    """

    def __init__(self, root: Path) -> None:
        """Say where; nothing runs yet.

        Args:
            root: An existing directory that is the test's own; HOME and the XDG directories come below it.
        """
        self.env = dict(os.environ)
        self._root = root
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        """Start both.

        Raises:
            NotAvailable: They are not installed, or don't run here.
        """
        for program in ("dbus-daemon", "gnome-keyring-daemon", "dbus-send"):
            if not shutil.which(program):
                raise NotAvailable(f"a Secret Service needs {program} (packages dbus and gnome-keyring)")
        self._set_directories()
        try:
            self._start_bus()
            self._start_keyring()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop both."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait(timeout=10)
            for stream in (process.stdin, process.stdout):
                if stream:
                    stream.close()

    def _set_directories(self) -> None:
        for name, directory in (
            ("HOME", "home"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_RUNTIME_DIR", "run"),
        ):
            path = self._root / directory
            path.mkdir(mode=_DIRECTORY_MODE)
            self.env[name] = os.fspath(path)
        # A null or file backend named for another test would be taken instead of this one.
        self.env.pop("PYTHON_KEYRING_BACKEND", None)

    def _start_bus(self) -> None:
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(bus)
        address = bus.stdout.readline().decode().strip() if bus.stdout else ""
        if not address:
            raise NotAvailable("dbus-daemon does not start here")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address

    def _start_keyring(self) -> None:
        daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(daemon)
        if daemon.stdin:
            daemon.stdin.write(b"the login password")  # its end, not a line's, ends it
            daemon.stdin.close()
        # Ask the bus until the name has an owner (StartServiceByName would start another daemon).
        deadline = time.monotonic() + _START_TIMEOUT_S
        while daemon.poll() is None and time.monotonic() < deadline:
            asked = subprocess.run(_ASK_FOR_OWNER, env=self.env, capture_output=True, check=False, timeout=10)
            if asked.returncode == 0:
                return
            time.sleep(0.02)
        raise NotAvailable("gnome-keyring-daemon does not start here")
