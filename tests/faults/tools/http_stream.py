"""HTTP/1.1 messages as the bytes that they are, cut where they end: just enough for a proxy that changes nothing."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass

_PIECE_BYTES = 65536


@dataclass(frozen=True)
class Message:
    """A message whose body has still to come.

    Attributes:
        first_line: The request's or the status line.
        head: Everything before the body, with interim (1xx) answers.
        body: The rest as it comes, chunk sizes included; read it to its end.
        ends_connection: No other message can follow.
    """

    first_line: str
    head: bytes
    body: Iterator[bytes]
    ends_connection: bool

    def pieces(self) -> Iterator[bytes]:
        """Return the head, then the body as it comes."""
        yield self.head
        yield from self.body


class HttpStream:
    """One side of a connection, read as messages."""

    def __init__(self, connection: socket.socket) -> None:
        """Read from `connection`, which stays the caller's."""
        self._connection = connection
        self._buffer = b""

    def request(self) -> Message | None:
        """Return the next request; None when the client has closed.

        Raises:
            OSError: The connection broke, also later, while the body is read.
        """
        head = self._head()
        if not head:
            return None
        return self._message(head, until_close=False, bodiless=False)

    def answer(self, method: str) -> Message:
        """Return the answer to a request of this method.

        Raises:
            OSError: The connection broke, also later, while the body is read.
        """
        head = interim = b""
        while not head:
            head = self._head()
            if not head:
                raise ConnectionResetError("the server closed without an answer")
            if _status(head) < 200:
                interim, head = interim + head, b""
        bodiless = method == "HEAD" or _status(head) in {204, 304}
        return self._message(head, until_close=True, bodiless=bodiless, interim=interim)

    def _message(self, head: bytes, *, until_close: bool, bodiless: bool, interim: bytes = b"") -> Message:
        first_line, *lines = head.decode("latin-1").split("\r\n")
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        ends = fields.get("connection", "").lower() == "close"
        if bodiless:
            body: Iterator[bytes] = iter(())
        elif fields.get("transfer-encoding", "").lower().endswith("chunked"):
            body = self._chunks()
        elif "content-length" in fields or not until_close:
            body = self._exactly(int(fields.get("content-length", "0")))
        else:
            body, ends = self._rest(), True
        return Message(first_line, interim + head, body, ends)

    def _head(self) -> bytes:
        while b"\r\n\r\n" not in self._buffer:
            if not self._more():
                if self._buffer:
                    raise ConnectionResetError("closed within a head")
                return b""
        head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
        return head + b"\r\n\r\n"

    def _chunks(self) -> Iterator[bytes]:
        size = -1
        while size != 0:
            line = self._line()
            yield line
            size = int(line.partition(b";")[0], 16)
            if size:
                yield from self._exactly(size + len(b"\r\n"))
        trailer = b""
        while trailer != b"\r\n":
            trailer = self._line()
            yield trailer

    def _line(self) -> bytes:
        while b"\n" not in self._buffer:
            self._need_more()
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line + b"\n"

    def _exactly(self, count: int) -> Iterator[bytes]:
        while count:
            if not self._buffer:
                self._need_more()
            piece, self._buffer = self._buffer[:count], self._buffer[count:]
            count -= len(piece)
            yield piece

    def _rest(self) -> Iterator[bytes]:
        while self._buffer or self._more():
            piece, self._buffer = self._buffer, b""
            yield piece

    def _need_more(self) -> None:
        if not self._more():
            raise ConnectionResetError("closed within a body")

    def _more(self) -> bool:
        data = self._connection.recv(_PIECE_BYTES)
        self._buffer += data
        return bool(data)


def _status(head: bytes) -> int:
    return int(head.split(b" ", 2)[1][:3])
