"""The start of a second window brings the first one to the front, and hands over the file that it was to open.

The first listens under a name that nobody can guess, written into its home, which is its user's only. A name that a
killed window has left there leads nowhere: whoever finds that opens the window.
"""

from __future__ import annotations

import os
import re
import secrets
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from offcirc.app.home import Home

_PATIENCE_S = 1.0
"""For the first window to answer. It is asked before a window is shown and, where the place is taken, once more."""
_LOOK_S = 0.05
_HERE = b"here\n"
_LONGEST = 8192
"""Bytes of a request: a path and a token."""
_NAME = re.compile(r"offcirc-[0-9a-f]{32}")


class Wish(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a second start asks for.

    Attributes:
        file: to be brought in, an absolute path; empty where it was started without.
        token: with which a Wayland desktop lets another window come forward.
    """

    file: str = ""
    token: str = ""


class Front(QObject):
    """The first window's side: tells when somebody has started the program once more."""

    asked = Signal(object)
    """A `Wish`."""

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Begins; where the system or the disk does not let it, a second start says where to look for the window."""
        from PySide6.QtNetwork import QLocalServer

        _forget_old(self._home)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if self._server.listen(_new_name()):
            with suppress(OSError):
                self._home.window_at.write_text(self._server.fullServerName(), encoding="utf-8")

    def close(self) -> None:
        """Listens no more."""
        if self._server is not None and self._server.isListening():
            self._server.close()
            with suppress(OSError):
                self._home.window_at.unlink(missing_ok=True)

    @Slot()
    def _on_connection(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._on_ready)
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    @Slot()
    def _on_ready(self) -> None:
        socket = self.sender()
        if socket is not None:
            self._read(socket)  # type: ignore[arg-type] # only sockets are connected to this

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST:
                socket.abort()
            return
        try:
            wish = msgspec.json.decode(bytes(socket.readLine(_LONGEST).data()), type=Wish)
        except msgspec.DecodeError:
            socket.abort()
            return
        socket.write(_HERE)
        socket.disconnectFromServer()
        self.asked.emit(wish)


def bring_to_front(home: Home, file: Path | None = None, *, comes: bool = False) -> bool:
    """Asks the window that is open on a home to come forward; True where it has answered.

    Args:
        home: of both windows.
        file: that it shall offer to bring in.
        comes: there is a window, which may be about to begin to listen.
    """
    until_s = time.monotonic() + _PATIENCE_S
    while not (name := _written(home)):
        if not comes or time.monotonic() > until_s:
            return False
        time.sleep(_LOOK_S)
    return _ask(name, file, max(until_s - time.monotonic(), _LOOK_S))


def _ask(name: str, file: Path | None, patience_s: float) -> bool:
    from PySide6.QtNetwork import QLocalSocket

    left_ms = int(patience_s * 1000)
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(left_ms):
        return False
    _let_others_come_forward()
    wish = Wish(str(file.absolute()) if file is not None else "", os.environ.get("XDG_ACTIVATION_TOKEN", ""))
    socket.write(msgspec.json.encode(wish) + b"\n")
    until_s = time.monotonic() + patience_s
    while not socket.canReadLine() and (left_ms := int((until_s - time.monotonic()) * 1000)) > 0:
        if not socket.waitForReadyRead(left_ms):
            break
    return bytes(socket.readAll().data()) == _HERE


def _new_name() -> str:
    """In the folder that the system keeps for this user's session, where there is one; else where Qt puts it."""
    name = f"offcirc-{secrets.token_hex(16)}"
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return str(Path(folder) / name) if os.path.isabs(folder) and Path(folder).is_dir() else name  # noqa: PTH117 - "" is no path


def _written(home: Home) -> str:
    try:
        name = home.window_at.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return name if _NAME.fullmatch(re.split(r"[/\\]", name)[-1]) else ""


def _forget_old(home: Home) -> None:
    """What a killed window has left. Only whoever has the window's lock comes here."""
    from PySide6.QtNetwork import QLocalServer

    if name := _written(home):
        QLocalServer.removeServer(name)


def _let_others_come_forward() -> None:
    """Windows lets only the program come forward that was just started: that is this one, and it gives the right on."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
