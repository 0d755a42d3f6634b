"""The example of a reverse proxy, with a real nginx before a real server."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from tests.central.certificates import Certificates, make_certificates
from tests.central.client import Desk
from tests.central.server import RunningServer
from tests.faults.tools.errors import NotAvailable, skip_if_not_available
from tests.support.workstation import Workstation

EXAMPLE = Path(__file__).parents[2] / "packaging" / "proxy" / "nginx.conf"
TIMEOUT_S = 30
MAIN = """
pid {folder}/nginx.pid;
error_log {folder}/error.log;
daemon off;
master_process off;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {example}
}}
"""


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [taken.getsockname()[1] for taken in sockets]
    for taken in sockets:
        taken.close()
    return ports


@contextmanager
def nginx(folder: Path, certificates: Certificates, backend: int) -> Iterator[int]:
    """The example with this machine's ports and certificate; its HTTPS port."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/bin")
    if program is None:
        raise NotAvailable("the example of a proxy is tried with nginx (nginx-light)")
    https, http = free_ports(2)
    example = EXAMPLE.read_text(encoding="utf-8")
    for pattern, value in (
        (r"listen \[::\]:\d+[^;]*;", ""),
        (r"listen 443", f"listen 127.0.0.1:{https}"),
        (r"listen 80", f"listen 127.0.0.1:{http}"),
        (r"/etc/ssl/offcirc/fullchain\.pem", str(certificates.certificate)),
        (r"/etc/ssl/offcirc/key\.pem", str(certificates.key)),
        (r"127\.0\.0\.1:8720", f"127.0.0.1:{backend}"),
    ):
        example, count = re.subn(pattern, value, example)
        assert count, pattern
    configuration = folder / "nginx.conf"
    configuration.write_text(MAIN.format(folder=folder, example=example), encoding="utf-8")
    running = subprocess.Popen([program, "-c", configuration, "-p", folder], stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + TIMEOUT_S
        while True:
            assert running.poll() is None, (folder / "error.log").read_text()
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", https)) == 0:
                    break
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield https
    finally:
        running.kill()
        running.wait()


def test_behind_nginx_everything_works_and_the_server_knows_who_asks(tmp_path: Path, small_library: Path) -> None:
    with skip_if_not_available():
        certificates = make_certificates(tmp_path / "certificates")
    home = RunningServer(tmp_path / "h", folder=small_library)
    with skip_if_not_available(), home as server, nginx(tmp_path, certificates, server.port) as port:
        url = f"https://127.0.0.1:{port}"
        session = requests.Session()
        session.trust_env = False
        session.verify = str(certificates.authority)
        assert session.get(f"{url}/ready", timeout=TIMEOUT_S).json() == {"status": "ready"}
        assert session.get(f"{url}/metrics", timeout=TIMEOUT_S).status_code == 404
        assert session.get(f"{server.url}/metrics", timeout=TIMEOUT_S).status_code == 200, "the machine asks for itself"
        behind = session.get(f"{server.url}/metrics", headers={"X-Forwarded-For": "127.0.0.1"}, timeout=TIMEOUT_S)
        assert behind.status_code == 401, "handed on, even if the proxy let it through"

        code = server.cli("admin-link", "--url", url).strip().partition("#")[2]
        signed_in = session.post(f"{url}/sign-in", data={"code": code}, timeout=TIMEOUT_S, allow_redirects=False)
        assert "; Secure" in signed_in.headers["Set-Cookie"], "the proxy says that it is HTTPS"
        assert "Sign out" in session.get(f"{url}/", timeout=TIMEOUT_S).text

        workstation = Workstation(tmp_path / "w")
        enrolment = server.enrolment_code("bus", library="BUS")
        workstation.run("enrol", url, "--code", enrolment, "--name", "bus", "--ca", str(certificates.authority))
        workstation.run("update")
        workstation.run("issue", "C001", "I001", "--due", "2030-01-01")
        assert workstation.run("upload").status == 0

        office = server.enrolment_code("office")
        token = session.post(f"{url}/v1/enrolments", json={"code": office, "name": "x"}, timeout=TIMEOUT_S).json()[
            "token"
        ]
        for bearer, size, status in ((token, 15 << 20, 400), ("wrong", 2 << 20, 401)):
            answer = Desk(url, bearer, "office", session=session).call("POST", "/v1/look-ups", "x" * size)
            assert (answer.status_code, size) == (status, size), "a large body gets the server's own answer"


@pytest.mark.parametrize("path", [EXAMPLE, EXAMPLE.with_name("Caddyfile")])
def test_the_examples_do_not_contradict_the_server(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "127.0.0.1:8720" in text, "the port that `serve` has when nobody says otherwise"
    assert "/metrics" in text
