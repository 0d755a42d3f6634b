"""The simulated Koha as a program: `python -m tests.koha.simulator --database FILE --port 0`.

Its first line is the address where it listens. Every request is counted in the table `requests`.
"""

from __future__ import annotations

import argparse
import gzip
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.koha.download_door import DownloadDoor
from tests.koha.koc_doors import KocDoors
from tests.koha.offline_doors import OfflineDoors
from tests.koha.plugin_doors import PluginDoors
from tests.koha.rest_changes import RestChanges
from tests.koha.rest_doors import API, RestDoors
from tests.koha.rest_spec import described
from tests.koha.sessions import Sessions
from tests.koha.staff_doors import STAFF, Settings, StaffDoors
from tests.koha.state import Koha, ServerError
from tests.koha.versions import NEWEST, VERSIONS
from tests.koha.wire import Answer, Request, as_json, html, text

_COMPRESS_FROM = 1400
Door = Callable[[Request], Answer]


class Simulator:
    """All doors of one server."""

    def __init__(self, koha: Koha, settings: Settings, *, workers: int) -> None:
        self.koha = koha
        self._sessions = sessions = Sessions(koha, settings.sign_in_s)
        self._workers = threading.BoundedSemaphore(workers)
        staff = StaffDoors(koha, sessions)
        offline = OfflineDoors(koha, sessions, staff, settings.page_s)
        koc = KocDoors(koha, sessions, staff)
        self._rest = RestDoors(koha, sessions, enabled=settings.rest)
        self._changes = RestChanges(koha, self._rest)
        self._staff: dict[str, Door] = {
            "mainpage.pl": staff.main_page,
            "svc/authentication": staff.authentication,
            f"circ/{'selectbranchprinter' if koha.version.branch_named else 'set-library'}.pl": staff.set_library,
            "offline_circ/service.pl": offline.service,
            "offline_circ/list.pl": offline.queue,
            "offline_circ/process.pl": offline.process,
            "offline_circ/enqueue_koc.pl": koc.enqueue,
            "offline_circ/process_koc.pl": koc.process,
            "tools/upload-file.pl": koc.upload,
        }
        if koha.version.download:
            download = DownloadDoor(koha, staff, settings.page_s, reorder=settings.reorder)
            self._staff["offline_circ/download.pl"] = download.download
        self._contributed: dict[tuple[str, str], Door] = {}
        if settings.plugin:
            plugin = PluginDoors(koha, self._rest, settings.page_s)
            self._contributed = {
                ("GET", "contrib/offlinecirc/borrowers.db"): plugin.borrowers,
                ("POST", "contrib/offlinecirc/transactions"): plugin.transactions,
            }

    def answer(self, request: Request) -> Answer:
        """Through one of the workers; what dies inside is HTTP 500."""
        with self._workers:
            try:
                answer = self._answer(request)
            except (ServerError, sqlite3.Error):
                answer = html("<!DOCTYPE html>\n<html><body><h1>Internal Server Error</h1></body></html>\n", 500)
        self.koha.sql(
            "INSERT INTO requests (at, method, path, status) VALUES (?, ?, ?, ?)",
            *(time.time(), request.method, request.path, answer.status),
        )
        return answer

    def _answer(self, request: Request) -> Answer:
        if request.path.startswith(API) and self.koha.version.rest:
            if request.method == "POST" and self._sessions.forged_for_api(request):
                return as_json({"error": "Wrong CSRF token"}, 403)
            return self._api(request) or as_json({"error": "Not found."}, 404)
        if not request.path.startswith(STAFF):
            return text("Not found.", 404)
        if self._sessions.forged(request):
            return html("<!DOCTYPE html>\n<html><body><h1>403</h1><p>Wrong CSRF token</p></body></html>\n", 403)
        door = self._staff.get(request.path.removeprefix(STAFF))
        return door(request) if door is not None else html("<h1>Error 404</h1>", 404)

    def _api(self, request: Request) -> Answer | None:
        address = request.path.removeprefix(API)
        door = self._contributed.get((request.method, address))
        if door is not None:
            return door(request)
        if request.method == "POST":
            return self._changes.post(request, address.split("/"))
        if not address:
            return as_json(described(self.koha.version))
        if address == "checkouts/availability" and self.koha.version.rest_checkouts:
            return self._changes.availability(request)
        return self._rest.read(request, address.split("/"))


class Handler(BaseHTTPRequestHandler):
    """One connection, kept open."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    simulator: Simulator

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Nothing: the table of requests is the log."""

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        answer = self.simulator.answer(Request(self.command, self.path, self.headers, body))
        content = answer.body
        self.send_response(answer.status)
        if len(content) > _COMPRESS_FROM and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, compresslevel=1)
            self.send_header("Content-Encoding", "gzip")
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class Server(ThreadingHTTPServer):
    """A thread a connection; a client that went away is no news."""

    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def main() -> None:
    """Serves until it is ended."""
    options = _options()
    koha = Koha(
        options.database,
        VERSIONS[options.version],
        strict=options.strict,
        row_s=options.row_ms / 1000,
        time_zone=options.time_zone,
    )
    settings = Settings(
        plugin=options.plugin,
        rest=options.rest,
        page_s=options.page_ms / 1000,
        sign_in_s=options.sign_in_ms / 1000,
        reorder=options.reorder,
    )
    Handler.simulator = Simulator(koha, settings, workers=options.workers)
    server = Server(("127.0.0.1", options.port), Handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.stdout.write(f"http://127.0.0.1:{server.server_address[1]}\n")
    sys.stdout.flush()
    server.serve_forever()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.koha.simulator", description=__doc__)
    parser.add_argument("--database", type=Path, required=True, help="made by tests.koha.sample")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--version", choices=VERSIONS, default=NEWEST)
    parser.add_argument("--plugin", action="store_true", help="ByWater's offline plugin is installed")
    parser.add_argument("--rest", action=argparse.BooleanOptionalAction, default=True, help="Basic and OAuth2 are on")
    parser.add_argument("--workers", type=int, default=2, help="requests at a time")
    parser.add_argument("--page-ms", type=float, default=0, help="what a page of data takes")
    parser.add_argument("--row-ms", type=float, default=0, help="what an operation takes")
    parser.add_argument("--sign-in-ms", type=float, default=0, help="what a look at a password takes")
    parser.add_argument("--strict", action="store_true", help="the database refuses what does not fit")
    parser.add_argument("--reorder", action="store_true", help="rows come in another order on every second page")
    parser.add_argument("--time-zone", default="Europe/Helsinki", help="of the server's clock")
    return parser.parse_args()


if __name__ == "__main__":
    main()
