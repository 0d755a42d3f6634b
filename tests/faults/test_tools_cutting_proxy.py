"""The proxy breaks exactly the request that it was told to break, and passes the rest untouched."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests

from tests.faults.tools.cutting_proxy import (
    Answer,
    CutAnswer,
    CutRequest,
    CuttingProxy,
    Duplicate,
    LogEntry,
    LoseAnswer,
    Pass,
    Silence,
    Throttle,
)


class Shop(BaseHTTPRequestHandler):
    """Keeps what is posted, and answers with how many it has kept; GET answers in chunks."""

    protocol_version = "HTTP/1.1"
    kept: list[bytes]
    connections: int

    def do_POST(self) -> None:
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b"".join(iter(self._chunk, b""))
        else:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if len(body) < int(self.headers["Content-Length"]):
                return
        self.kept.append(body)
        self._answer(str(len(self.kept)).encode())

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for _ in range(10):
            self.wfile.write(b"64\r\n" + b"x" * 100 + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def do_DELETE(self) -> None:
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass

    def _chunk(self) -> bytes:
        data = self.rfile.read(int(self.rfile.readline(), 16))
        self.rfile.readline()
        return data

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def kept() -> list[bytes]:
    return []


@pytest.fixture
def proxy(kept: list[bytes]) -> Iterator[CuttingProxy]:
    handler = type("ThisShop", (Shop,), {"kept": kept})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign] # the cuts are meant
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            with CuttingProxy("127.0.0.1", server.server_port) as proxy:
                yield proxy
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def client() -> Iterator[requests.Session]:
    with requests.Session() as session:
        yield session


def test_what_is_not_named_passes_over_one_kept_connection(
    proxy: CuttingProxy, client: requests.Session, kept: list[bytes]
) -> None:
    assert client.post(f"{proxy.url}/upload", data=b"a" * 500_000).text == "1"
    assert client.get(f"{proxy.url}/rows?page=1").content == b"x" * 1000
    assert client.delete(f"{proxy.url}/rows").status_code == 204
    assert client.post(f"{proxy.url}/upload", data=iter([b"in ", b"chunks"])).text == "2"
    assert kept == [b"a" * 500_000, b"in chunks"]
    assert [(entry.method, entry.path) for entry in proxy.log] == [
        ("POST", "/upload"),
        ("GET", "/rows?page=1"),
        ("DELETE", "/rows"),
        ("POST", "/upload"),
    ]


@pytest.mark.parametrize("whole", [False, True])
def test_a_lost_answer_was_committed_by_the_server(
    proxy: CuttingProxy, client: requests.Session, kept: list[bytes], *, whole: bool
) -> None:
    proxy.next(LoseAnswer(whole), "/upload", method="POST")
    assert client.get(f"{proxy.url}/upload").ok
    with pytest.raises(requests.ConnectionError):
        client.post(f"{proxy.url}/upload", data=b"row")
    assert kept == [b"row"]
    assert client.post(f"{proxy.url}/upload", data=b"row").text == "2"
    assert proxy.log == [
        LogEntry("GET", "/upload", Pass()),
        LogEntry("POST", "/upload", LoseAnswer(whole)),
        LogEntry("POST", "/upload", Pass()),
    ]


def test_an_answer_is_cut_within(proxy: CuttingProxy, client: requests.Session) -> None:
    proxy.next(CutAnswer(350, in_body=True))
    received: list[bytes] = []
    with client.get(proxy.url, stream=True) as answer, pytest.raises(requests.RequestException):
        received.extend(answer.iter_content(1))
    assert 300 <= len(received) <= 350  # of 1000; the chunks' own sizes count too
    proxy.next(CutAnswer(10))
    with pytest.raises(requests.ConnectionError):
        client.get(proxy.url)


def test_a_cut_request_never_reaches_the_server_whole(
    proxy: CuttingProxy, client: requests.Session, kept: list[bytes]
) -> None:
    for after_bytes in (0, 20, 300, 10_000):
        proxy.next(CutRequest(after_bytes))
        with pytest.raises(requests.ConnectionError):
            client.post(proxy.url, data=b"r" * 400)
    assert kept == []


@pytest.mark.parametrize("server_gets_request", [False, True])
def test_silence_outlasts_an_impatient_client(
    proxy: CuttingProxy, client: requests.Session, kept: list[bytes], *, server_gets_request: bool
) -> None:
    proxy.next(Silence(30, server_gets_request))
    start = time.monotonic()
    with pytest.raises(requests.ReadTimeout):
        client.post(proxy.url, data=b"row", timeout=0.3)
    assert kept == ([b"row"] if server_gets_request else [])
    proxy.next(Silence(0.2, server_gets_request=True))
    assert client.post(proxy.url, data=b"row", timeout=10).ok
    assert time.monotonic() - start < 10


def test_a_hotel_answers_in_place_of_the_server(
    proxy: CuttingProxy, client: requests.Session, kept: list[bytes]
) -> None:
    proxy.next(Answer.html(), times=2)
    proxy.next(Answer(b"\x00\xffnot HTTP\r\n\r\n"))
    for _ in range(2):
        answer = client.post(proxy.url, data=b"row")
        assert (answer.status_code, answer.text[:6]) == (200, "<html>")
    with pytest.raises(requests.ConnectionError):
        client.post(proxy.url, data=b"row")
    assert kept == []


def test_a_throttled_answer_comes_whole_and_late(proxy: CuttingProxy, client: requests.Session) -> None:
    proxy.next(Throttle(3000))
    start = time.monotonic()
    assert client.get(proxy.url).content == b"x" * 1000
    assert time.monotonic() - start > 0.3


@pytest.mark.parametrize("together", [False, True])
def test_a_duplicate_reaches_the_server_twice(
    proxy: CuttingProxy, client: requests.Session, kept: list[bytes], *, together: bool
) -> None:
    proxy.next(Duplicate(together))
    answer = client.post(proxy.url, data=b"row")
    assert answer.text == "2" or together
    assert kept == [b"row", b"row"]
    proxy.next(Duplicate(forward_first=True))
    assert client.post(proxy.url, data=b"row").text == "3"


def test_a_server_that_is_gone_resets_the_client(client: requests.Session) -> None:
    with CuttingProxy("127.0.0.1", 1) as proxy, pytest.raises(requests.ConnectionError):
        client.get(proxy.url)
