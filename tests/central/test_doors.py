"""Who may do what, and what a refusal looks like."""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest
import requests

from offcirc.central.database import Database
from offcirc.central.http.app import make_app
from offcirc.central.http.counting import Requests
from offcirc.central.http.limits import Budget
from offcirc.central.http.problems import Refused
from offcirc.central.http.service import Central
from offcirc.central.settings import create
from offcirc.wire.messages import Enrolment
from tests.central.client import Desk
from tests.central.server import RunningServer, running_server
from tests.support.inside import database_url

PUBLIC, ANY = "public", "any"
DOORS = {
    ("GET", "/v1/server"): PUBLIC,
    ("POST", "/v1/enrolments"): PUBLIC,
    ("POST", "/v1/contact"): ANY,
    ("GET", "/v1/extract"): "download",
    ("HEAD", "/v1/extract"): "download",
    ("GET", "/v1/extract/key"): "download",
    ("GET", "/v1/changes"): "download",
    ("POST", "/v1/transactions"): "upload",
    ("POST", "/v1/look-ups"): "upload",
    ("POST", "/v1/carried"): "upload",
    ("GET", "/v1/outcomes"): "download or upload",
    ("GET", "/v1/exchange-sets/{set_id:str}"): "catalogue",
    ("GET", "/v1/queue"): "process",
    ("POST", "/v1/queue/process"): "process",
    ("GET", "/v1/openapi.json"): PUBLIC,
    ("GET", "/v1/openapi.json/{path:str}"): PUBLIC,
    ("GET", "/v1/openapi.json/openapi.json"): PUBLIC,
    ("GET", "/health"): PUBLIC,
    ("GET", "/ready"): PUBLIC,
    ("GET", "/metrics"): "this machine, or admin",
    ("GET", "/"): "its own sign-in",
    ("POST", "/sign-in"): "its own sign-in",
    ("POST", "/sign-out"): "its own sign-in",
    ("GET", "/page.css"): PUBLIC,
    ("GET", "/page.js"): PUBLIC,
}
"""Every door, and which scopes open it. Doors of other modules that say who enters have tests of their own."""
ASKED = {
    "/v1/changes": "/v1/changes?since=0",
    "/v1/extract/key": "/v1/extract/key?etag=" + "0" * 64,
    "/v1/exchange-sets/{set_id:str}": "/v1/exchange-sets/none",
}
TOKEN_DOORS = [
    (method, ASKED.get(path, path), set() if needed == ANY else set(needed.split(" or ")))
    for (method, path), needed in DOORS.items()
    if path.startswith("/v1/") and needed != PUBLIC
]


def refused(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def enrol(server: RunningServer, code: str) -> requests.Response:
    return requests.post(f"{server.url}/v1/enrolments", json={"code": code, "name": "x"}, timeout=30)


def test_P8_a_code_opens_once(server: RunningServer) -> None:
    code = server.enrolment_code("once")
    assert re.fullmatch(r"[A-Z0-9-]{6,}", code)
    assert enrol(server, code.lower()).status_code == 201
    assert refused(enrol(server, code)) == (403, "CODE_USED")
    assert refused(enrol(server, "NO-SUCH-CODE")) == (403, "CODE_UNKNOWN")


def test_guessing_codes_becomes_slow_however_many_guess_at_once(server: RunningServer) -> None:
    assert enrol(server, server.enrolment_code("lucky")).status_code == 201  # earlier failures are forgotten
    code = server.enrolment_code("patient")
    began = time.monotonic()
    with ThreadPoolExecutor(14) as pool:
        answers = list(pool.map(lambda number: enrol(server, f"GUESS-{number}"), range(14)))
    assert {refused(answer) for answer in answers} == {(403, "CODE_UNKNOWN")}
    assert time.monotonic() - began >= sum(0.05 * beyond for beyond in range(1, 9)), "six are free, eight wait in turn"
    assert enrol(server, code).status_code == 201
    took = []
    for number in range(3):
        began = time.monotonic()
        enrol(server, f"AGAIN-{number}")
        took.append(time.monotonic() - began)
    assert min(took) < 0.45, "whoever mistypes after a success waits for nothing"


def test_a_code_expires(server: RunningServer) -> None:
    code = server.cli("enrolment-code", "--name", "late", "--hours", "0.0000001").strip()
    assert refused(enrol(server, code)) == (403, "CODE_EXPIRED")


@pytest.mark.filterwarnings("ignore::litestar.exceptions.LitestarDeprecationWarning")  # of the framework's version 3
def test_every_door_of_the_server_is_in_the_table(tmp_path: Path) -> None:
    made = create(tmp_path / "h", "x", "UTC", apply_on_arrival=False)
    database = Database(made.database)
    app = make_app(Central(made, database), Requests())
    there = {(method, route.path) for route in app.routes for method in getattr(route, "route_handler_map", {})}
    assert {door for door in there if door[0] != "OPTIONS"} == set(DOORS)
    database.close()


def knock(
    server: RunningServer, method: str, path: str, token: str | None, number: int, *, scheme: str = "Bearer"
) -> tuple[int, str]:
    """The status, and a refusal's code. Each credential comes from an address of its own, so that none is held up."""
    headers = {"X-Forwarded-For": f"203.0.113.{number}"} | ({"Authorization": f"{scheme} {token}"} if token else {})
    body = b"{}" if method == "POST" else None
    answer = requests.request(method, server.url + path, headers=headers, data=body, timeout=60)
    said = answer.json() if answer.status_code >= 400 and method != "HEAD" else {}
    return answer.status_code, str(said.get("code", ""))


def tokens_of(server: RunningServer, name: str, may: str, *more: str) -> Enrolment:
    code = server.cli("enrolment-code", "--name", name, "--may", may, *more).strip()
    answer = requests.post(f"{server.url}/v1/enrolments", json={"code": code, "name": name}, timeout=30)
    return msgspec.json.decode(answer.content, type=Enrolment)


def test_P3_P5_every_token_does_only_its_own_job(server: RunningServer) -> None:
    every = "download,upload,process,catalogue,regional,admin"
    credentials = {frozenset({scope}): tokens_of(server, f"only-{scope}", scope).token for scope in every.split(",")}
    jobs = tokens_of(server, "jobs", every)
    credentials |= {frozenset(every.split(",")): jobs.token}
    held = [
        *credentials.items(),
        (frozenset({"download"}), jobs.download_token),
        (frozenset({"upload"}), jobs.upload_token),
    ]
    for number, (scopes, token) in enumerate(held):
        for method, path, needed in TOKEN_DOORS:
            status, code = knock(server, method, path, token, number)
            opens = not needed or not needed.isdisjoint(scopes)
            assert (status not in {401, 403}) if opens else (status == 403), (method, path, scopes, status, code)
            assert opens or method == "HEAD" or code == "SCOPE_MISSING"


def test_no_door_opens_to_a_token_that_is_no_longer_good(server: RunningServer, tmp_path: Path) -> None:
    every = "download,upload,process,catalogue,regional,admin"
    revoked, replaced = tokens_of(server, "revoked", every), tokens_of(server, "replaced", every)
    tokens_of(server, "replaced", every)
    server.cli("revoke", "revoked")
    alone = tokens_of(server, "download-revoked", every)
    server.cli("revoke", "download-revoked", "--token", "download")
    expired = tokens_of(server, "expired", every, "--token-days", "1")
    database = Database(database_url(server))
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE tokens SET expires_at = 1 WHERE workstation = 'expired'")
    database.close()
    with running_server(tmp_path / "other") as elsewhere:
        foreign = tokens_of(elsewhere, "desk", every)
    bad = [
        *(
            ((token, "Bearer"), "TOKEN_REVOKED")
            for token in (revoked.token, revoked.download_token, revoked.upload_token)
        ),
        *(
            ((token, "Bearer"), "TOKEN_REVOKED")
            for token in (replaced.token, replaced.upload_token, alone.download_token)
        ),
        *(((token, "Bearer"), "TOKEN_EXPIRED") for token in (expired.token, expired.download_token)),
        ((foreign.token, "Bearer"), "TOKEN_UNKNOWN"),
        ((jobs_basic := alone.token, "Basic"), "TOKEN_UNKNOWN"),
        (("x" * 300, "Bearer"), "TOKEN_UNKNOWN"),
        ((None, "Bearer"), "TOKEN_UNKNOWN"),
    ]
    for number, ((token, scheme), code) in enumerate(bad, 100):
        for method, path, _ in TOKEN_DOORS:
            expected = (401, "" if method == "HEAD" else code)
            assert knock(server, method, path, token, number, scheme=scheme) == expected, (method, path, code)
    assert knock(server, "POST", "/v1/contact", jobs_basic, 99) == (200, "")
    assert knock(server, "GET", "/v1/outcomes", alone.upload_token, 99) == (200, ""), (
        "only one of its tokens is revoked"
    )


def test_a_source_that_guesses_is_held_up_and_nobody_with_a_good_token(server: RunningServer) -> None:
    good = tokens_of(server, "beside-a-guesser", "download").token
    answers = [knock(server, "POST", "/v1/contact", f"guess-{number}", 200) for number in range(130)]
    assert answers[:100] == [(401, "TOKEN_UNKNOWN")] * 100
    assert answers[-1] == (429, "TOO_MANY_ATTEMPTS")
    assert knock(server, "POST", "/v1/contact", good, 200) == (200, ""), "they share one address"
    assert knock(server, "POST", "/v1/contact", "guess", 201)[0] == 401


def test_a_source_that_guesses_codes_is_held_up_alone(server: RunningServer) -> None:
    def attempt(code: str, source: str) -> tuple[int, str]:
        headers = {"X-Forwarded-For": source}
        body = {"code": code, "name": "x"}
        answer = requests.post(f"{server.url}/v1/enrolments", json=body, headers=headers, timeout=60)
        return answer.status_code, answer.json().get("code", "")

    assert enrol(server, server.enrolment_code("before-guesses")).status_code == 201  # nobody waits for another test
    answers = [attempt(f"GUESS-{number}", "198.51.100.7") for number in range(22)]
    assert answers[:20] == [(403, "CODE_UNKNOWN")] * 20
    assert answers[-1] == (429, "TOO_MANY_ATTEMPTS")
    good = server.enrolment_code("after-guesses")
    assert attempt(good, "198.51.100.7")[0] == 429
    assert attempt(good, "198.51.100.8")[0] == 201, "the code was not spent"


def test_a_budget_of_failures_comes_back_with_time() -> None:
    at = 0.0
    budget = Budget(3, refill_s=10, clock=lambda: at)
    for _ in range(3):
        budget.check("here")
        budget.failed("here")
    with pytest.raises(Refused) as refusal:
        budget.check("here")
    assert refusal.value.headers == {"Retry-After": "11"}
    budget.check("elsewhere")
    at = 10.5
    budget.check("here")
    budget.failed("here")
    with pytest.raises(Refused):
        budget.check("here")
    budget.succeeded("here")
    budget.check("here")


def test_P8_each_workstation_is_revoked_alone(server: RunningServer) -> None:
    kept = Desk.enrol(server.url, server.enrolment_code("kept"))
    gone = Desk.enrol(server.url, server.enrolment_code("gone"))
    server.cli("revoke", "gone")
    assert refused(gone.call("POST", "/v1/contact", {})) == (401, "TOKEN_REVOKED")
    assert kept.call("POST", "/v1/contact", {}).status_code == 200
    assert "no workstation" in server.run("revoke", "gone").stderr.lower()
    listed = [json.loads(line) for line in server.cli("workstations", "--json").splitlines()]
    assert next(row for row in listed if row["workstation"] == "gone")["revoked_at"]


def test_enrolling_again_replaces_the_token_and_keeps_the_rows(server: RunningServer) -> None:
    old = Desk.enrol(server.url, server.enrolment_code("again"))
    row = old.pay("C000", "1.00")
    old.upload(row)
    new = Desk.enrol(server.url, server.enrolment_code("again"))
    assert new.name == old.name
    assert new.look_up(row.id)[0].receipt is not None
    assert refused(old.call("POST", "/v1/contact", {})) == (401, "TOKEN_REVOKED")
    new.process(row.id)


@pytest.mark.parametrize(
    ("method", "path", "body", "expected"),
    [
        ("GET", "/v1/nothing", None, (404, "NOT_FOUND")),
        ("GET", "/nothing", None, (404, "NOT_FOUND")),
        ("DELETE", "/v1/queue", None, (405, "METHOD_NOT_ALLOWED")),
        ("GET", "/v1/changes?since=-1", None, (400, "REQUEST_UNREADABLE")),
        ("GET", "/v1/changes", None, (400, "REQUEST_UNREADABLE")),
        ("POST", "/v1/transactions", b"{", (400, "REQUEST_UNREADABLE")),
        ("POST", "/v1/transactions", b'{"transactions": [{"secret-card": 1}]}', (400, "REQUEST_UNREADABLE")),
        ("POST", "/v1/transactions", b'{"transactions": "\\ud800"}', (400, "REQUEST_UNREADABLE")),
        ("POST", "/v1/look-ups", b"x" * (17 << 20), (413, "REQUEST_TOO_LARGE")),
        ("POST", "/v1/queue/process", b"{}", (400, "ALL_OR_IDS")),
    ],
)
def test_every_refusal_is_a_problem(
    desk: Desk, method: str, path: str, body: bytes | None, expected: tuple[int, str]
) -> None:
    headers = {"Authorization": f"Bearer {desk.token}"}
    answer = requests.request(method, desk.url + path, data=body, headers=headers, timeout=30)
    assert refused(answer) == expected
    assert "secret" not in answer.text


def test_the_log_holds_nothing_of_patrons(server: RunningServer, desk: Desk) -> None:
    desk.do(desk.issue("C001", "I399"))
    desk.call("GET", "/v1/queue?after=1&card=C001")
    desk.call("POST", "/v1/transactions", {"transactions": [{"card_number": "C001"}]})
    text = server.log.read_text(encoding="utf-8")
    assert "/v1/queue 200" in text
    assert "C001" not in text
    assert "after=" not in text


def test_a_killed_server_goes_on_where_it_was(tmp_path: Path, small_library: Path) -> None:
    with RunningServer(tmp_path / "h", folder=small_library, cold=True) as server:
        desk = Desk.enrol(server.url, server.enrolment_code("desk"))
        row = desk.issue("C001", "I001")
        desk.upload(row)
        server.kill()
        server.restart()
        assert desk.process()[row.id].code == "SUCCESS"
        assert server.stop() == 0
        assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_rows_may_be_applied_on_arrival(tmp_path: Path, small_library: Path) -> None:
    with running_server(tmp_path / "h", folder=small_library, apply_on_arrival=True) as server:
        desk = Desk.enrol(server.url, server.enrolment_code("desk"))
        lent, wrong = desk.issue("C001", "I001"), desk.give_back("I002")
        codes = [answer.outcome.code for answer in desk.upload(lent, wrong) if answer.outcome is not None]
        assert codes == ["SUCCESS", "ITEM_NOT_ON_LOAN"]
        assert desk.queue().total == 0


@pytest.mark.slow
def test_schemathesis_finds_no_5xx(server: RunningServer, desk: Desk) -> None:
    program = shutil.which("st") or str(Path(sys.executable).with_name("st"))
    done = subprocess.run(
        [
            program,
            "run",
            f"{server.url}/v1/openapi.json",
            "--header",
            f"Authorization: Bearer {desk.token}",
            "--header",
            "X-Forwarded-For: 203.0.113.250",  # its guesses at codes hold up nobody else
            "--checks",
            "not_a_server_error",
            "--max-examples",
            "20",
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=250,
    )
    assert done.returncode == 0, done.stdout[-4000:]


def test_whoever_is_refused_in_mid_request_is_heard_out(server: RunningServer) -> None:
    """A connection that is closed on somebody who is still sending loses the answer: a proxy makes a 502 of it."""
    address = urlsplit(server.url)
    with closing(HTTPConnection(address.hostname or "", address.port, timeout=30)) as connection:
        connection.putrequest("POST", "/v1/transactions")
        connection.putheader("Authorization", "Bearer nobody's")
        connection.putheader("Connection", "close")  # as nginx asks for
        connection.putheader("Content-Length", str(2 << 20))
        connection.endheaders()
        for _ in range(8):
            connection.send(b"x" * (1 << 18))
            time.sleep(0.02)
        answer = connection.getresponse()
        assert (answer.status, json.loads(answer.read())["code"]) == (401, "TOKEN_UNKNOWN")


def test_whoever_asks_first_is_refused_before_anything_is_sent(server: RunningServer) -> None:
    address = urlsplit(server.url)
    with socket.create_connection((address.hostname, address.port), 30) as connection:
        head = f"POST /v1/transactions HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: 2000000\r\n"
        connection.sendall(f"{head}Expect: 100-continue\r\n\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 401")
