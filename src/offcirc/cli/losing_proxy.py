"""For the demo: a relay that loses one answer after the server has acted, as a bad network does."""

from __future__ import annotations

import contextlib
import socket
import threading
from urllib.parse import urlsplit

_BLOCK = 65_536


class LosingProxy:
    """Forwards connections to a server. Once armed, the next answer to an upload is lost whole."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._armed = threading.Event()
        self.lost = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._address: tuple[str, int] = self._listener.getsockname()
        self._listen(self._listener)

    @property
    def url(self) -> str:
        """Where the workstation shall connect."""
        return f"http://127.0.0.1:{self._address[1]}"

    def hang_up(self) -> None:
        """The line is dead: connections are refused until `point_at`."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # closing alone would not wake whoever accepts
        self._listener.close()

    def point_at(self, target: str) -> None:
        """The line is back, and the server at another address."""
        parts = urlsplit(target)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._listener = socket.create_server(self._address)
        self._listen(self._listener)

    def lose_next_answer(self) -> None:
        """Arms the relay."""
        self._armed.set()

    def close(self) -> None:
        """Stops listening."""
        self.hang_up()

    def _listen(self, listener: socket.socket) -> None:
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
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
        with client, server:
            self._answers(client, server, uploading)
            for end in (client, server):  # closing alone would not wake the other thread, nor tell the client
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def _answers(self, client: socket.socket, server: socket.socket, uploading: threading.Event) -> None:
        with contextlib.suppress(OSError):
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
