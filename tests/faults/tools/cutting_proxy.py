"""A proxy before a real server that breaks what passes, request by request, on real sockets.

Plain HTTP/1.1 between programs on this machine: keep-alive towards the client, a new connection to the server for each
request, no TLS, no upgrades, no `Expect: 100-continue`.
"""

import socket
import struct
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import TracebackType
from typing import NamedTuple, Self

from tests.faults.tools.http_stream import HttpStream, Message

_SERVER_TIMEOUT_S = 120.0
_THROTTLE_TICK_S = 0.05


@dataclass(frozen=True)
class Pass:
    """Forward the request and the answer."""


@dataclass(frozen=True)
class LoseAnswer:
    """Forward the request, wait until the server answers, forward nothing of it and reset the connection.

    Attributes:
        whole: Wait for the whole answer, not its first bytes: a server that streams commits as it goes.
    """

    whole: bool = False


@dataclass(frozen=True)
class CutAnswer:
    """Forward the first bytes of the answer, head included, and reset the connection.

    Attributes:
        after_bytes: How many. An answer that is shorter passes whole before the reset.
        in_body: Count from the start of the body instead.
    """

    after_bytes: int
    in_body: bool = False


@dataclass(frozen=True)
class CutRequest:
    """Forward the first bytes of the request, head included, and reset both connections.

    Attributes:
        after_bytes: How many; never all: the last byte is always kept back.
    """

    after_bytes: int


@dataclass(frozen=True)
class Silence:
    """Say nothing for a time.

    Attributes:
        seconds: How long.
        server_gets_request: The server is asked first, and its answer is forwarded after the silence. Otherwise it
            never hears of the request and the connection is reset after the silence.
    """

    seconds: float
    server_gets_request: bool = False


@dataclass(frozen=True)
class Answer:
    """Answer with these bytes, as they are, in place of the server, and close the connection."""

    data: bytes

    @classmethod
    def html(cls, page: str = "<html><body>Sign in to the hotel's network</body></html>") -> Self:
        """Return what a captive portal says: a page, with status 200."""
        body = page.encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
        return cls(head.encode() + b"Connection: close\r\n\r\n" + body)


@dataclass(frozen=True)
class Throttle:
    """Forward the answer at this pace."""

    bytes_per_second: int


@dataclass(frozen=True)
class Duplicate:
    """Send the request twice, forward one answer.

    Attributes:
        together: Both are sent before either answer is read: the server works on them at once.
        forward_first: Forward the first one's answer, not the second's.
    """

    together: bool = False
    forward_first: bool = False


Action = Pass | LoseAnswer | CutAnswer | CutRequest | Silence | Answer | Throttle | Duplicate


class LogEntry(NamedTuple):
    """One request that came."""

    method: str
    path: str
    action: Action


class _ConnectionCut(Exception):
    """The client's connection shall be reset."""


@dataclass(frozen=True)
class _Request:
    method: str
    data: bytes


@dataclass
class _Rule:
    action: Action
    path: str
    method: str | None
    times: int


class CuttingProxy:
    """Stands before the server at `host`:`port` while it is entered."""

    def __init__(self, host: str, port: int) -> None:
        """Listen on a free port; requests are answered once entered."""
        self.log: list[LogEntry] = []
        self._server = (host, port)
        self._rules: list[_Rule] = []
        self._guard = threading.Lock()
        self._closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._sockets: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []

    @property
    def url(self) -> str:
        """Where clients should go, without a path."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def next(self, action: Action, path: str = "", *, method: str | None = None, times: int = 1) -> None:
        """Do this to the next requests that match; requests that no waiting action matches pass.

        Args:
            action: What to do.
            path: A part of the path with its query.
            method: `POST` and so on; None is any.
            times: To how many requests.
        """
        with self._guard:
            self._rules.append(_Rule(action, path, method, times))

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop every connection, and wait for the threads."""
        with self._guard:
            self._closing.set()
            sockets, threads = [self._listener, *self._sockets], list(self._threads)
        for connection in sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)  # close() alone does not wake accept() and recv()
        for thread in threads:
            thread.join(timeout=10)
        self._listener.close()

    def _start(self, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._start(lambda client=client: self._serve(client))  # type: ignore[misc] # bound now, not later

    def _serve(self, client: socket.socket) -> None:
        with self._registered(client):
            try:
                stream = HttpStream(client)
                while message := stream.request():
                    self._handle(message, client)
                    if message.ends_connection:
                        return
            except _ConnectionCut:
                _reset(client)
            except OSError:
                _reset(client)  # one side went: the other is to notice

    def _handle(self, message: Message, client: socket.socket) -> None:
        method, path, _ = message.first_line.split(" ", 2)
        request = _Request(method, b"".join(message.pieces()))
        action = self._choose(method, path)
        match action:
            case Answer(data):
                client.sendall(data)
                client.shutdown(socket.SHUT_RDWR)
            case CutRequest(after_bytes):
                with self._asked(request.data[: min(after_bytes, len(request.data) - 1)]) as server:
                    _reset(server)
                raise _ConnectionCut
            case Silence(seconds, server_gets_request=False):
                self._closing.wait(seconds)
                raise _ConnectionCut
            case Duplicate():
                self._duplicate(action, request, client)
            case _:
                with self._asked(request.data) as server:
                    self._answer(action, HttpStream(server).answer(method), client)

    def _answer(self, action: Action, answer: Message, client: socket.socket) -> None:
        pieces = answer.pieces()
        match action:
            case LoseAnswer(whole):
                if whole:
                    b"".join(pieces)
                raise _ConnectionCut
            case CutAnswer(after_bytes, in_body):
                _send(client, _first_bytes(pieces, after_bytes + (len(answer.head) if in_body else 0)))
                raise _ConnectionCut
            case Silence(seconds):
                self._closing.wait(seconds)
            case Throttle(bytes_per_second):
                pieces = self._slowly(pieces, bytes_per_second)
        _send(client, pieces)
        if answer.ends_connection:
            client.shutdown(socket.SHUT_RDWR)

    def _duplicate(self, action: Duplicate, request: _Request, client: socket.socket) -> None:
        with self._asked(request.data) as first:
            if not action.together:
                first_data = b"".join(HttpStream(first).answer(request.method).pieces())
            with self._asked(request.data) as second:
                if action.together:
                    first_data = b"".join(HttpStream(first).answer(request.method).pieces())
                second_data = b"".join(HttpStream(second).answer(request.method).pieces())
        client.sendall(first_data if action.forward_first else second_data)

    def _choose(self, method: str, path: str) -> Action:
        with self._guard:
            action: Action = Pass()
            for rule in self._rules:
                if rule.times and rule.path in path and rule.method in {None, method}:
                    rule.times -= 1
                    action = rule.action
                    break
            self.log.append(LogEntry(method, path, action))
        return action

    def _slowly(self, pieces: Iterable[bytes], bytes_per_second: int) -> Iterator[bytes]:
        step = max(1, int(bytes_per_second * _THROTTLE_TICK_S))
        for piece in pieces:
            for start in range(0, len(piece), step):
                part = piece[start : start + step]
                yield part
                self._closing.wait(len(part) / bytes_per_second)

    @contextmanager
    def _asked(self, data: bytes) -> Iterator[socket.socket]:
        """Send to the server on a connection of its own, so that none is stale."""
        server = socket.create_connection(self._server, timeout=_SERVER_TIMEOUT_S)
        with self._registered(server):
            server.sendall(data)
            yield server

    @contextmanager
    def _registered(self, connection: socket.socket) -> Iterator[None]:
        """Close it at the end, and let our own end wake whoever waits for it."""
        with connection:
            with self._guard:
                self._sockets.add(connection)
            if self._closing.is_set():
                raise ConnectionAbortedError("the proxy closes")
            try:
                yield
            finally:
                with self._guard:
                    self._sockets.discard(connection)


def _send(client: socket.socket, pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        client.sendall(piece)


def _first_bytes(pieces: Iterable[bytes], count: int) -> Iterator[bytes]:
    for piece in pieces:
        yield piece[:count]
        count -= len(piece)
        if count <= 0:
            return


def _reset(connection: socket.socket) -> None:
    """Close with RST, as a connection that is cut, not ended."""
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
