"""What somebody who runs a server has: health, metrics, logs, TLS, a proxy before it."""

import json
import os
import re
import signal
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from offcirc.central.database import Database
from offcirc.central.settings import create, load, sqlite_url
from tests.central.certificates import Certificates, make_certificates
from tests.central.client import Desk
from tests.central.server import RunningServer
from tests.faults.tools.errors import skip_if_not_available
from tests.support.workstation import Workstation

TIMEOUT_S = 30
ELSEWHERE = {"X-Forwarded-For": "192.0.2.7"}
Metrics = dict[tuple[str, tuple[str, ...]], float]


@dataclass
class Office(Desk):
    """A desk that may administer, with the credential of its uploads, which may not."""

    upload_token: str = ""


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    with skip_if_not_available():
        return make_certificates(tmp_path_factory.mktemp("certificates"))
    raise AssertionError


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, small_library: Path, certificates: Certificates
) -> Iterator[RunningServer]:
    """HTTPS, JSON in its log."""
    options = [*certificates.options, "--log-format", "json"]
    with RunningServer(tmp_path_factory.mktemp("home"), folder=small_library, options=options) as started:
        yield started


@pytest.fixture
def desk(server: RunningServer, certificates: Certificates, request: pytest.FixtureRequest) -> Office:
    session = trusting(certificates)
    name = request.node.name[:60]
    code = server.enrolment_code(name, "download,upload,process,admin", "MAIN")
    answer = session.post(f"{server.url}/v1/enrolments", json={"code": code, "name": name}, timeout=TIMEOUT_S).json()
    return Office(server.url, answer["token"], name, "MAIN", session=session, upload_token=answer["upload_token"])


def trusting(certificates: Certificates) -> requests.Session:
    session = requests.Session()
    session.trust_env = False  # REQUESTS_CA_BUNDLE would beat it
    session.verify = str(certificates.authority)
    return session


def metrics_of(server: RunningServer, session: requests.Session, headers: dict[str, str] | None = None) -> Metrics:
    answer = session.get(f"{server.url}/metrics", headers=headers, timeout=TIMEOUT_S)
    assert answer.status_code == 200, answer.text
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + TIMEOUT_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_server_says_that_it_is_alive_and_ready(server: RunningServer, certificates: Certificates) -> None:
    session = trusting(certificates)
    for path, word in (("health", "alive"), ("ready", "ready")):
        answer = session.get(f"{server.url}/{path}", timeout=TIMEOUT_S)
        assert (answer.status_code, answer.json()) == (200, {"status": word})


def test_a_server_whose_database_another_version_took_is_not_ready(tmp_path: Path) -> None:
    with RunningServer(tmp_path / "h") as server:
        database = Database(sqlite_url(server.home))
        with database.write() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        database.close()
        answer = requests.get(f"{server.url}/ready", timeout=TIMEOUT_S)
        assert (answer.status_code, answer.json()) == (503, {"status": "OTHER_SCHEMA"})
        assert requests.get(f"{server.url}/health", timeout=TIMEOUT_S).status_code == 200


def test_metrics_count_rows_and_requests(server: RunningServer, desk: Office) -> None:
    def newest(has_come: Callable[[Metrics], bool]) -> Metrics:
        """An answer is kept for a while: what came just before it may not be in it."""
        found: Metrics = {}

        def is_news() -> bool:
            nonlocal found
            found = metrics_of(server, desk.session)
            return has_come(found)

        wait_until(is_news)
        return found

    before = newest(lambda found: ("offcirc_workstation_silent_seconds", (desk.name,)) in found)
    desk.do(desk.issue("C001", "I001"), desk.give_back("I002"))
    desk.upload(desk.pay("C001", "1.00"))
    desk.call("POST", "/v1/contact", {"unsent": 3, "replica_as_of": "2026-01-01T00:00:00Z"})
    assert desk.call("HEAD", "/v1/extract").status_code == 200
    received = ("offcirc_rows_received_total", ())
    after = newest(lambda found: found[received] > before[received])

    def grew(name: str, *labels: str) -> float:
        return after[(name, labels)] - before.get((name, labels), 0)

    assert grew("offcirc_rows_received_total") == 3
    assert grew("offcirc_rows_processed_total", "success") == 1
    assert grew("offcirc_rows_processed_total", "refused") == 1
    assert grew("offcirc_rows_refused") == 1
    assert after["offcirc_rows_waiting", ()] == 1
    assert 0 < after["offcirc_rows_waiting_oldest_seconds", ()] < 60
    assert after["offcirc_workstation_rows_waiting", (desk.name,)] == 1
    assert after["offcirc_workstation_rows_unsent", (desk.name,)] == 3
    assert after["offcirc_workstation_data_age_seconds", (desk.name,)] > 0
    assert after["offcirc_workstation_silent_seconds", (desk.name,)] < 60
    assert after["offcirc_extract_age_seconds", ()] < 60
    assert after["offcirc_extract_failed_timestamp_seconds", ()] == 0
    assert grew("offcirc_http_requests_total", "POST", "/v1/transactions", "200") == 2
    assert grew("offcirc_http_request_seconds_count", "POST", "/v1/transactions") == 2
    assert after["offcirc_workstations", ()] >= 1
    assert after["offcirc_workstations_unseen", ()] == 0
    desk.process()


def test_metrics_are_for_this_machine_or_an_administrator(server: RunningServer, desk: Office) -> None:
    """A request that a proxy on this machine hands on is not this machine's."""
    answer = desk.session.get(f"{server.url}/metrics", headers=ELSEWHERE, timeout=TIMEOUT_S)
    assert (answer.status_code, answer.json()["code"]) == (401, "TOKEN_UNKNOWN")
    assert metrics_of(server, desk.session, {**ELSEWHERE, "Authorization": f"Bearer {desk.token}"})
    headers = {**ELSEWHERE, "Authorization": f"Bearer {desk.upload_token}"}
    assert desk.session.get(f"{server.url}/metrics", headers=headers, timeout=TIMEOUT_S).status_code == 403


def test_the_log_is_json_and_holds_nothing_that_was_asked_for(server: RunningServer, desk: Office) -> None:
    desk.do(desk.issue("C002", "I003"))
    desk.call("GET", "/v1/queue?after=1&card=C002")
    desk.call("GET", "/patrons/C002")
    desk.call("BREW", "/v1/queue")
    wait_until(lambda: "OTHER" in server.log.read_text(encoding="utf-8"))
    text = server.log.read_text(encoding="utf-8")
    assert "C002" not in text
    assert "after=" not in text
    assert "BREW" not in text
    lines = [json.loads(line) for line in text.splitlines()]
    mine = [line for line in lines if line["event"] == "request" and line["workstation"] == desk.name]
    queue = next(line for line in mine if line["path"] == "/v1/queue")
    assert set(queue) == {"time", "level", "event", "method", "path", "status", "ms", "workstation"}
    assert (queue["method"], queue["status"], queue["level"]) == ("GET", 200, "info")
    assert any(line.get("path") == "(no such path)" for line in lines)
    assert not any(line.get("path") == "/metrics" for line in lines if line.get("status") == 200)


def test_no_path_names_a_patron_or_an_item(server: RunningServer, certificates: Certificates) -> None:
    """Proxies log paths."""
    document = trusting(certificates).get(f"{server.url}/v1/openapi.json", timeout=TIMEOUT_S).json()
    named = {name for path in document["paths"] for name in re.findall(r"{(\w+)", path)}
    assert named == {"set_id"}


def test_a_workstation_trusts_a_private_authority_that_is_named(
    server: RunningServer, certificates: Certificates, tmp_path: Path
) -> None:
    workstation = Workstation(tmp_path / "w")
    code = server.enrolment_code("private")
    refused = workstation.run("enrol", server.url, "--code", code, "--name", "private", status=None)
    assert refused.status == 3
    assert "certificate" in refused.stderr
    authority = str(certificates.authority)
    workstation.run("enrol", server.url, "--code", code, "--name", "private", "--ca", authority)
    assert workstation.run("update").status == 0


def test_a_renewed_certificate_is_read_without_a_restart(server: RunningServer, certificates: Certificates) -> None:
    def shown() -> str:
        return ssl.get_server_certificate(("127.0.0.1", server.port))

    before = shown()
    good = certificates.certificate.read_bytes()
    certificates.certificate.write_text("nonsense")
    os.kill(server.pid, signal.SIGHUP)
    wait_until(lambda: "certificate" in server.log.read_text(encoding="utf-8"))
    assert shown() == before, "it goes on with the one that it has"
    certificates.certificate.write_bytes(good)
    certificates.renew()
    os.kill(server.pid, signal.SIGHUP)
    wait_until(lambda: shown() != before)
    assert trusting(certificates).get(f"{server.url}/health", timeout=TIMEOUT_S).status_code == 200


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--certificate", "/nowhere.pem"], 3, "The certificate /nowhere.pem"),
        (["--key", "/nowhere.pem"], 1, "--key needs --certificate"),
        (["--trusted-proxy", "proxy.example.org"], 2, "IP address"),
    ],
)
def test_what_cannot_be_served_is_said(server: RunningServer, options: list[str], status: int, said: str) -> None:
    done = server.run("serve", "--port", "0", *options)
    assert (done.returncode, "Traceback" in done.stderr) == (status, False)
    assert said in done.stderr


def test_how_long_a_workstation_may_be_silent_is_a_setting(tmp_path: Path) -> None:
    made = create(tmp_path / "h", "x", "UTC", apply_on_arrival=False)
    assert made.unseen_after == timedelta(days=7)
    with (made.home / "central.toml").open("a", encoding="utf-8") as config:
        config.write("unseen_after_days = 2.5\n")
    assert load(made.home).unseen_after == timedelta(days=2, hours=12)


def test_only_a_trusted_proxy_is_believed(tmp_path: Path) -> None:
    """Whoever else names an address is taken for what he is: here this machine, with a header that proves nothing."""
    with RunningServer(tmp_path / "h", options=["--trusted-proxy", "192.0.2.1"]) as server:
        session = requests.Session()
        status, number = 401, 0
        while status == 401:
            number += 1
            assert number < 250, "all from one address, whatever they say"
            headers = {"X-Forwarded-For": f"198.51.100.{number}", "Authorization": "Bearer guessed"}
            status = session.post(f"{server.url}/v1/contact", json={}, headers=headers, timeout=TIMEOUT_S).status_code
        assert status == 429
        assert requests.get(f"{server.url}/metrics", headers=ELSEWHERE, timeout=TIMEOUT_S).status_code == 401
        code = server.cli("admin-link").strip().partition("#")[2]
        signed_in = requests.post(
            f"{server.url}/sign-in",
            data={"code": code},
            headers={"X-Forwarded-Proto": "https"},
            timeout=TIMEOUT_S,
            allow_redirects=False,
        )
        assert "Secure" not in signed_in.headers["Set-Cookie"], "it came by plain HTTP"


@pytest.mark.torture
def test_guessing_links_is_stopped(tmp_path: Path) -> None:
    """Slowed down first: it takes seconds."""
    with RunningServer(tmp_path / "h") as server:
        for number in range(21):
            answer = requests.post(f"{server.url}/sign-in", data={"code": f"GUESS-{number}"}, timeout=TIMEOUT_S)
        assert answer.status_code == 429
        assert "Too many attempts" in answer.text
