"""A server and workstations on one machine, each in a network of its own, with lines that can be cut one by one."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.faults.tools.errors import NotAvailable

_FOLDER = Path("/run/netns")
_ENTER = """
import ctypes, os
_place = os.open({path!r}, os.O_RDONLY)
if ctypes.CDLL(None, use_errno=True).setns(_place, 0x40000000):
    raise OSError(ctypes.get_errno(), "setns")
os.close(_place)
"""


class Region:
    """Namespaces `server` and `1` to `count`; workstation N finds the server at `address(N)` while its line is there.

    Nobody has another way: a namespace knows its own line only, and not the machine's network.
    """

    def __init__(self, count: int) -> None:
        """Sets it up.

        Raises:
            NotAvailable: This user may not, or there is no `ip`.
        """
        if shutil.which("ip") is None or os.geteuid() != 0:
            raise NotAvailable("network namespaces need root and ip (iproute2)")
        self._count = count
        self._prefix = f"offcirc-{os.getpid()}"
        try:
            self._make()
        except subprocess.CalledProcessError as error:
            self.close()
            raise NotAvailable(f"network namespaces cannot be made here: {error.stderr.strip()}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Takes it all away."""
        for name in self._names():
            with suppress(subprocess.CalledProcessError):
                _ip("netns", "delete", name)

    def address(self, number: int) -> str:
        """Of the server, as a workstation sees it."""
        return f"10.77.{number}.1"

    def line(self, number: int, *, up: bool) -> None:
        """Cuts the line of a workstation, or mends it."""
        _ip("-n", self._server, "link", "set", f"to{number}", "up" if up else "down")

    def enter(self, number: int) -> str:
        """Python that moves its process into a workstation's network; 0 is the server's."""
        return _ENTER.format(path=str(_FOLDER / (self._own(number) if number else self._server)))

    @property
    def _server(self) -> str:
        return f"{self._prefix}-server"

    def _own(self, number: int) -> str:
        return f"{self._prefix}-{number}"

    def _names(self) -> list[str]:
        return [self._server, *map(self._own, range(1, self._count + 1))]

    def _make(self) -> None:
        for name in self._names():
            _ip("netns", "add", name)
            _ip("-n", name, "link", "set", "lo", "up")
        for number in range(1, self._count + 1):
            own = self._own(number)
            pair = ("link", "add", "line", "netns", own, "type", "veth")
            _ip(*pair, "peer", "name", f"to{number}", "netns", self._server)
            for place, line, last in ((own, "line", 2), (self._server, f"to{number}", 1)):
                _ip("-n", place, "address", "add", f"10.77.{number}.{last}/24", "dev", line)
                _ip("-n", place, "link", "set", line, "up")


def _ip(*arguments: str) -> None:
    subprocess.run(("ip", *arguments), check=True, capture_output=True, text=True)
