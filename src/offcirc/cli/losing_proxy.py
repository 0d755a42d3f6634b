"""For the demo: a relay that loses one answer after the server has acted, as a bad network does."""

from __future__ import annotations

import contextlib
import socket
import threading
from urllib.parse import urlsplit

_BLOCK = 65_536


class LosingProxy:
    """Forwards connections to a server. Once armed, the next answer to an upload is cut off before its first byte."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._armed = threading.Event()
        self.lost = 0
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """Where the workstation shall connect."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def point_at(self, target: str) -> None:
        """The server came back at another address."""
        parts = urlsplit(target)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 80)

    def lose_next_answer(self) -> None:
        """Arms the relay."""
        self._armed.set()

    def close(self) -> None:
        """Stops listening."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._relay, args=(client,), daemon=True).start()

    def _relay(self, client: socket.socket) -> None:
        try:
            server = socket.create_connection(self._target, timeout=5)
        except OSError:
            client.close()
            return
        uploading = threading.Event()
        threading.Thread(target=self._requests, args=(client, server, uploading), daemon=True).start()
        with contextlib.suppress(OSError), client, server:
            while block := server.recv(_BLOCK):
                if uploading.is_set() and self._armed.is_set():
                    self._armed.clear()
                    self.lost += 1
                    return
                client.sendall(block)

    @staticmethod
    def _requests(client: socket.socket, server: socket.socket, uploading: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while block := client.recv(_BLOCK):
                if block.startswith(b"POST /v1/transactions"):
                    uploading.set()
                server.sendall(block)
            server.shutdown(socket.SHUT_WR)
