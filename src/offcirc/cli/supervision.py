"""What a program that started this one (the window) says to it, line by line on standard input.

First the key in hex (`--key-from-stdin`): never an argument or a variable, which others can read. Then the ids, one a
line, ended by an empty line (`--ids-from-stdin`), and a reason in one line (`--reason-from-stdin`). After that `cancel`
at any time. The end of standard input means nothing: whoever started this may have died, and the rows that are on their
way had better arrive.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading

from offcirc.app.home import Home
from offcirc.app.workstation import Workstation
from offcirc.errors import Cancelled, UserError

_CHUNK = 1 << 16
_KEY_BYTES = 32


class Supervision:
    """Standard input, read without Python's buffer: a thread that waits in it would hold up the end of the program."""

    def __init__(self) -> None:
        self._stdin = sys.stdin.fileno()
        self._came = b""
        self._cancelled = threading.Event()

    def read(self, options: argparse.Namespace) -> None:
        """Reads what the options promise, and listens from then on.

        Raises:
            UserError: `KEY_UNREADABLE`.
        """
        options.key = self._key()
        if getattr(options, "ids_from_stdin", False):
            options.ids = self._ids()
        if getattr(options, "reason_from_stdin", False):
            options.reason = (self._line() or b"").decode("utf-8", errors="replace")
        if getattr(options, "passphrase_from_stdin", False):
            options.given_passphrase = (self._line() or b"").decode("utf-8", errors="replace")
        threading.Thread(target=self._listen, daemon=True, name="standard input").start()

    def check(self) -> None:
        """Raises `Cancelled` if somebody said so; a reporter of progress calls it."""
        if self._cancelled.is_set():
            raise Cancelled

    def _key(self) -> bytes:
        try:
            key = bytes.fromhex((self._line() or b"").decode("ascii"))
        except ValueError:
            key = b""
        if len(key) != _KEY_BYTES:
            raise UserError("KEY_UNREADABLE")
        return key

    def _ids(self) -> list[str]:
        ids: list[str] = []
        while line := self._line():
            ids.append(line.decode("utf-8", errors="replace"))
        return ids

    def _listen(self) -> None:
        while (line := self._line()) is not None:
            if line == b"cancel":
                self._cancelled.set()

    def _line(self) -> bytes | None:
        """The next line without its end; None at the end of all."""
        while b"\n" not in self._came:
            chunk = os.read(self._stdin, _CHUNK)
            if not chunk:
                rest, self._came = self._came, b""
                return rest or None
            self._came += chunk
        line, _, self._came = self._came.partition(b"\n")
        return line.rstrip(b"\r")


def open_workstation(options: argparse.Namespace, home: Home) -> Workstation:
    """Opens it with the key that came on standard input, else with the keychain or the passphrase."""
    key: bytes | None = getattr(options, "key", None)
    return Workstation(home, key) if key is not None else Workstation.open(home)
