"""A library's proxy: the one way out of a network that knows no name of the world outside.

A process of its own. It tunnels (`CONNECT`), forwards plain requests in absolute form, asks for a password if it was
given one, and leads whatever host it is asked for to one port of this machine: a name that nobody else can find.

`python connect_proxy.py TARGET_PORT [USER:PASSWORD]` prints its port, then a line for each request.
"""

from __future__ import annotations

import base64
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

_CHUNK = 65_536
_LONGEST_HEAD = 65_536


class ConnectProxy:
    """The process, as a context."""

    def __init__(self, target_port: int, login: str = "") -> None:
        self._command = [sys.executable, "-u", __file__, str(target_port), *([login] if login else [])]
        self.requests: list[str] = []
        """First lines of what came, as it came."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.requests.append(line.strip())


def _serve(target_port: int, login: str) -> None:
    wanted = b"Basic " + base64.b64encode(login.encode()) if login else b""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        print(listening.getsockname()[1], flush=True)  # noqa: T201 - to whoever started it
        while True:
            client, _ = listening.accept()
            threading.Thread(target=_handle, args=(client, target_port, wanted), daemon=True).start()


def _handle(client: socket.socket, target_port: int, wanted: bytes) -> None:
    with client, suppress(OSError):
        while (head := _head(client)) is not None:
            first, *fields = head[0].split(b"\r\n")
            print(first.decode("latin-1"), flush=True)  # noqa: T201 - the same
            if wanted and wanted not in [field.partition(b": ")[2] for field in fields]:
                refusal = b"Proxy-Authenticate: Basic realm=library\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                client.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\n" + refusal)
                return
            with socket.create_connection(("127.0.0.1", target_port)) as server:
                if first.startswith(b"CONNECT "):
                    client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                else:
                    server.sendall(_forwarded(first, fields) + head[1])
                _pump_both(client, server)
            return


def _head(client: socket.socket) -> tuple[bytes, bytes] | None:
    """The head of a request without its end, and what came after it; None where nothing comes any more."""
    came = b""
    while b"\r\n\r\n" not in came:
        chunk = client.recv(_CHUNK)
        if not chunk or len(came) > _LONGEST_HEAD:
            return None
        came += chunk
    head, _, rest = came.partition(b"\r\n\r\n")
    return head, rest


def _forwarded(first: bytes, fields: list[bytes]) -> bytes:
    """In the form that a server takes; one request a connection, so that the next one is asked for its password too."""
    method, target, version = first.split(b" ")
    path = b"/" + target.partition(b"://")[2].partition(b"/")[2]
    kept = [field for field in fields if not field.lower().startswith((b"proxy-", b"connection:"))]
    return b"\r\n".join([b" ".join([method, path, version]), *kept, b"Connection: close", b"", b""])


def _pump_both(client: socket.socket, server: socket.socket) -> None:
    upwards = threading.Thread(target=_pump, args=(client, server), daemon=True)
    upwards.start()
    _pump(server, client)
    with suppress(OSError):
        client.shutdown(socket.SHUT_RDWR)
    upwards.join()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while chunk := source.recv(_CHUNK):
            sink.sendall(chunk)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


if __name__ == "__main__":
    _serve(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
