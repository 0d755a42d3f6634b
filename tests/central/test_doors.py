"""Who may do what, and what a refusal looks like."""

import json
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.central.client import Desk
from tests.central.server import RunningServer, running_server

PATHS = (
    ("POST", "/v1/contact", ""),
    ("GET", "/v1/extract", "download"),
    ("HEAD", "/v1/extract", "download"),
    ("GET", "/v1/extract/key?etag=" + "0" * 64, "download"),
    ("GET", "/v1/changes?since=0", "download"),
    ("POST", "/v1/transactions", "upload"),
    ("POST", "/v1/look-ups", "upload"),
    ("GET", "/v1/outcomes", "upload"),
    ("GET", "/v1/exchange-sets/none", "catalogue"),
    ("GET", "/v1/queue", "process"),
    ("POST", "/v1/queue/process", "process"),
)


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


@pytest.mark.parametrize(("method", "path", "_scope"), PATHS)
def test_every_door_needs_a_token(server: RunningServer, method: str, path: str, _scope: str) -> None:
    for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic eDp5"}):
        answer = requests.request(method, server.url + path, headers=headers, timeout=30)
        assert answer.status_code == 401
        assert method == "HEAD" or answer.json()["code"] == "TOKEN_UNKNOWN"


def test_P5_each_scope_opens_its_own_doors_only(server: RunningServer) -> None:
    desks = {
        scope: Desk.enrol(server.url, server.enrolment_code(f"only-{scope}", may=scope))
        for scope in ("download", "upload", "process", "catalogue", "admin")
    }
    for method, path, needed in PATHS:
        for scope, desk in desks.items():
            answer = desk.call(method, path, {})
            assert (answer.status_code == 403) is (needed not in {"", scope}), (method, path, scope, answer.text)


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
        ("GET", "/", None, (404, "NOT_FOUND")),
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
    with running_server(tmp_path / "h", folder=small_library) as server:
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
