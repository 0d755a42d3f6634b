"""Whatever stands in the way has a sentence of its own: what it is and what to do; nothing is lost meanwhile."""

from __future__ import annotations

import http.server
import os
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import filelock
import pytest

from offcirc.app.keys import Keys
from offcirc.journal.upgrading import open_engine
from tests.central.server import RunningServer
from tests.faults.conftest import LIBRARY, Enrol
from tests.faults.library import BORROWER, DUE, shelf
from tests.faults.tools.cutting_proxy import Answer, CuttingProxy, LoseAnswer, Silence
from tests.faults.tools.errors import NotAvailable, skip_if_not_available
from tests.faults.tools.secret_service import SecretService
from tests.support.databases import records_of
from tests.support.inside import database_url
from tests.support.workstation import PASSPHRASE, Done, Workstation

IMPATIENT = "from offcirc.sync import patience\npatience.PAUSES_S = ()\n"
SILENT_SOON = IMPATIENT + "from offcirc.connectors import network\nnetwork.READ_TIMEOUT_S = 1\n"
JSON_HEAD = b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"


@dataclass
class Scene:
    """A workstation with rows that wait, behind a proxy."""

    workstation: Workstation
    server: RunningServer
    proxy: CuttingProxy
    monkeypatch: pytest.MonkeyPatch
    tmp_path: Path

    def set_url(self, url: str) -> None:
        config = self.workstation.home / "config.toml"
        text = config.read_text()
        assert self.proxy.url in text
        config.write_text(text.replace(self.proxy.url, url))

    def answered(self, status: str, body: bytes, *, json: bool = True) -> Done:
        head = JSON_HEAD if json else JSON_HEAD.replace(b"application/json", b"text/html")
        self.proxy.next(Answer(head % (status.encode(), len(body)) + body), times=9)
        return self.workstation.planted(IMPATIENT).run("upload", status=None)

    def enrol_again(self, code: str) -> Done:
        other = Workstation(self.tmp_path / "other", fast=True)
        return other.run("enrol", self.proxy.url, "--code", code, "--name", "other", "--library", LIBRARY, status=None)

    def execute(self, file: str, statement: str) -> None:
        """As another version of offcirc would have left the file."""
        self.monkeypatch.setenv("OFFCIRC_PASSPHRASE", PASSPHRASE)
        key = Keys(self.workstation.home / "key.json").unlock()
        if file.startswith("replica"):
            engine = open_engine(self.workstation.home / "journal.db", key)
            with engine.begin() as connection:
                key = connection.exec_driver_sql(
                    "SELECT value FROM settings WHERE name = ?", (f"replica_key {file}",)
                ).scalar_one()
            engine.dispose()
        engine = open_engine(self.workstation.home / file, bytes(key))
        with engine.begin() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()


Situation = Callable[[Scene], Done]


def wrong_passphrase(scene: Scene) -> Done:
    return scene.workstation.with_passphrase("wrong").run("return", "38400100001146", status=None)


def no_passphrase(scene: Scene) -> Done:
    return scene.workstation.with_passphrase(None).run("return", "38400100001146", status=None)


def no_keychain(scene: Scene) -> Done:
    other = Workstation(scene.tmp_path / "other", passphrase=None, fast=True)
    code = scene.server.enrolment_code("other")
    done = other.run("enrol", scene.proxy.url, "--code", code, "--name", "other", status=None)
    # The code was not spent on a machine that cannot keep its token.
    assert Workstation(scene.tmp_path / "other", fast=True).enrol(scene.proxy.url, code, "other")
    return done


def not_enrolled(scene: Scene) -> Done:
    return Workstation(scene.tmp_path / "other", fast=True).run("return", "38400100001146", status=None)


def newer_journal(scene: Scene) -> Done:
    scene.execute("journal.db", "UPDATE alembic_version SET version_num = '9999'")
    done = scene.workstation.run("return", "38400100001146", status=None)
    scene.execute("journal.db", "UPDATE alembic_version SET version_num = '0001'")
    return done


def damaged_journal(scene: Scene) -> Done:
    path = scene.workstation.home / "journal.db"
    sound = path.read_bytes()
    path.write_bytes(os.urandom(4096) + sound[4096:])
    done = scene.workstation.run("return", "38400100001146", status=None)
    assert path.read_bytes()[4096:] == sound[4096:], "a damaged journal is not written to"
    path.write_bytes(sound)
    return done


def missing_journal(scene: Scene) -> Done:
    path = scene.workstation.home / "journal.db"
    path.rename(scene.tmp_path / "journal.db")
    done = scene.workstation.run("return", "38400100001146", status=None)
    assert not path.exists(), "no empty journal was put in its place"
    (scene.tmp_path / "journal.db").rename(path)
    return done


def damaged_key_file(scene: Scene) -> Done:
    path = scene.workstation.home / "key.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    done = scene.workstation.run("return", "38400100001146", status=None)
    path.write_bytes(whole)
    return done


def missing_key_file(scene: Scene) -> Done:
    path = scene.workstation.home / "key.json"
    path.rename(scene.tmp_path / "key.json")
    # Enrolling anew would make another key, which the journal does not open with.
    code = scene.server.enrolment_code("other")
    enrolling = scene.workstation.run("enrol", scene.proxy.url, "--code", code, "--name", "other", status=3)
    done = scene.workstation.run("return", "38400100001146", status=None)
    assert enrolling.stderr == done.stderr
    assert not path.exists()
    (scene.tmp_path / "key.json").rename(path)
    return done


def broken_settings(scene: Scene) -> Done:
    path = scene.workstation.home / "config.toml"
    whole = path.read_bytes()
    path.write_bytes(b"url = = nonsense")
    done = scene.workstation.run("return", "38400100001146", status=None)
    path.write_bytes(whole)
    return done


def locked_journal(scene: Scene) -> Done:
    scene.monkeypatch.setenv("OFFCIRC_PASSPHRASE", PASSPHRASE)
    engine = open_engine(scene.workstation.home / "journal.db", Keys(scene.workstation.home / "key.json").unlock())
    plant = "from offcirc import sqlcipher\nsqlcipher.BUSY_TIMEOUT_MS = 500"
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE settings SET value = value")
        done = scene.workstation.planted(plant).run("return", "38400100001146", status=None)
    engine.dispose()
    return done


def sync_running(scene: Scene) -> Done:
    with filelock.FileLock(scene.workstation.home / "sync.lock"):
        return scene.workstation.run("sync", status=None)


def revoked(scene: Scene) -> Done:
    scene.server.cli("revoke", scene.workstation.row("status")["workstation"])
    done = scene.workstation.run("upload", status=None)
    scene.server.cli("queue")  # the server itself is well
    return done


def forgotten_by_the_server(scene: Scene) -> Done:
    with records_of(database_url(scene.server)) as records:
        assert records.exec_driver_sql("UPDATE tokens SET token_hash = 'x' || substr(token_hash, 2)").rowcount
    return scene.workstation.run("upload", status=None)


def missing_scope(scene: Scene) -> Done:
    code = scene.server.enrolment_code("only-down", "download")
    other = Workstation(scene.tmp_path / "other", fast=True)
    other.enrol(scene.proxy.url, code, "only-down")
    other.run("return", "38400100001146")
    other.run("update")
    done = other.run("upload", status=None)
    assert other.states() == {"waiting": 1} or other.states() == {"unknown": 1}
    return done


def unknown_code(scene: Scene) -> Done:
    return scene.enrol_again("ABCDEF-GHJKMN")


def used_code(scene: Scene) -> Done:
    code = scene.server.enrolment_code("third")
    Workstation(scene.tmp_path / "third", fast=True).enrol(scene.server.url, code, "third")
    return scene.enrol_again(code)


def expired_code(scene: Scene) -> Done:
    code = scene.server.cli("enrolment-code", "--name", "other", "--hours", "0.0000001").strip()
    return scene.enrol_again(code)


def captive_portal(scene: Scene) -> Done:
    scene.proxy.next(Answer.html(), times=9)
    return scene.workstation.planted(IMPATIENT).run("upload", status=None)


def garbage(scene: Scene) -> Done:
    return scene.answered("200 OK", b'{"server": 1')


def failing_server(scene: Scene) -> Done:
    return scene.answered("500 Internal Server Error", b"<h1>Oops</h1>", json=False)


def another_protocol(scene: Scene) -> Done:
    info = scene.server.home  # an answer like ours, of a server from the future
    assert info.exists()
    body = (
        b'{"server":{"server_id":"x","name":"x","version":"9","protocol":9,"server_at":"2026-01-01T00:00:00Z",'
        b'"time_zone":"UTC"},"workstation":"x","library":"","scopes":[]}'
    )
    return scene.answered("200 OK", body)


def silent_server(scene: Scene) -> Done:
    scene.proxy.next(Silence(5), times=9)
    return scene.workstation.planted(SILENT_SOON).run("upload", status=None)


def lost_answer(scene: Scene) -> Done:
    scene.proxy.next(LoseAnswer(whole=True), "/v1/transactions")
    return scene.workstation.planted(IMPATIENT).run("upload", status=None)


def refused_connection(scene: Scene) -> Done:
    scene.set_url(f"http://127.0.0.1:{free_port()}")
    return scene.workstation.run("upload", status=None)


def unknown_host(scene: Scene) -> Done:
    scene.set_url("http://no-such-host.invalid:8720")
    return scene.workstation.run("upload", status=None)


def wrong_address(scene: Scene) -> Done:
    scene.set_url("library.example.org")
    return scene.workstation.run("upload", status=None)


def proxy_away(scene: Scene) -> Done:
    scene.set_url("http://library.example.org")
    scene.workstation.environment["http_proxy"] = f"http://127.0.0.1:{free_port()}"
    return scene.workstation.run("upload", status=None)


def untrusted_certificate(scene: Scene) -> Done:
    with skip_if_not_available(), https_server(scene.tmp_path) as url:
        scene.set_url(url)
        return scene.workstation.run("upload", status=None)


def not_tls(scene: Scene) -> Done:
    scene.set_url(scene.server.url.replace("http://", "https://"))
    return scene.workstation.run("upload", status=None)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def https_server(folder: Path) -> Iterator[str]:
    """A server whose certificate nobody has signed."""
    openssl = shutil.which("openssl")
    if openssl is None:
        raise NotAvailable("a certificate needs openssl")
    key, certificate = folder / "server.key", folder / "server.pem"
    options = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([openssl, *options, *names, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # a handshake that fails is the point
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class Said:
    """The exit status; a phrase that only this sentence has; and what it tells to do."""

    status: int
    what: str
    do: str


EXPECTED: dict[Situation, Said] = {
    wrong_passphrase: Said(
        3, "That passphrase does not open", "check OFFCIRC_PASSPHRASE, or run `offcirc recover CODE`"
    ),
    no_passphrase: Said(3, "locked with a passphrase", "set OFFCIRC_PASSPHRASE and try again"),
    no_keychain: Said(3, "no safe keychain", "set OFFCIRC_PASSPHRASE to a passphrase and try again"),
    not_enrolled: Said(3, "not a workstation yet", "run `offcirc enrol URL --code CODE`"),
    newer_journal: Said(3, "journal.db was written by a newer offcirc", "install that version"),
    damaged_journal: Said(3, "journal.db is damaged", "offcirc restore FILE"),
    missing_journal: Said(3, "journal.db is missing", "restore a backup with `offcirc restore FILE`"),
    damaged_key_file: Said(3, "The key file", "restore it from a backup"),
    missing_key_file: Said(3, "There is no key here", "restore a backup with `offcirc restore FILE`"),
    broken_settings: Said(3, "The settings", "mend or remove the file, or enrol again"),
    locked_journal: Said(3, "journal.db is in use by another program", "wait a moment and do it again"),
    sync_running: Said(3, "Another offcirc is talking to the server", "wait until it is done"),
    revoked: Said(3, "was revoked at the server", "ask for a new enrolment code; what waits is kept"),
    forgotten_by_the_server: Said(3, "does not know this workstation", "ask for a new enrolment code"),
    missing_scope: Said(1, "may not do that", "ask the server's administrator"),
    unknown_code: Said(1, "does not know that enrolment code", "ask for a new one"),
    used_code: Said(1, "was used already", "ask for a new one"),
    expired_code: Said(1, "code has expired", "ask for a new one"),
    captive_portal: Said(3, "What answers at that address", "the network's sign-in page"),
    garbage: Said(3, "The server's answer cannot be read", "is the address right?"),
    failing_server: Said(3, "The server failed inside (HTTP 500)", "try again later"),
    another_protocol: Said(3, "The server speaks version 9", "upgrade the older one"),
    silent_server: Said(3, "said nothing for 1 s", "nothing is lost; try again later"),
    lost_answer: Said(3, "broke before the answer came", "try again and the server will say"),
    refused_connection: Said(3, "The server cannot be reached", "try again when the network is back"),
    wrong_address: Said(3, "not a server's address", "write http://"),
    proxy_away: Said(3, "The proxy cannot be reached", "check the network's settings"),
    untrusted_certificate: Said(3, "certificate is not trusted", "check the address and this machine's clock"),
}
SAME_AS: dict[Situation, Situation] = {unknown_host: refused_connection, not_tls: untrusted_certificate}
"""What cannot be told apart, or need not be."""
ITS_OWN_SERVER = {revoked, forgotten_by_the_server}


@pytest.fixture
def scene(
    request: pytest.FixtureRequest, enrol: Enrol, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Scene]:
    own = hasattr(request.node, "callspec") and request.node.callspec.params.get("situation") in ITS_OWN_SERVER
    server: RunningServer = request.getfixturevalue("server" if own else "shared_server")
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        workstation = enrol(server, url=proxy.url)
        workstation.run("return", "--stdin", stdin="38400100001138\n38400100001146\n")
        yield Scene(workstation, server, proxy, monkeypatch, tmp_path)


@pytest.mark.parametrize("situation", [*EXPECTED, *SAME_AS], ids=lambda situation: situation.__name__)
def test_it_has_its_sentence_and_nothing_is_lost(scene: Scene, situation: Situation) -> None:
    expected = EXPECTED[SAME_AS.get(situation, situation)]
    done = situation(scene)
    assert done.status == expected.status, done.stderr
    assert done.stdout == ""
    lines = [line for line in done.stderr.splitlines() if line.startswith("offcirc: ")]
    assert len(lines) == 1, done.stderr
    assert expected.what in lines[0]
    assert expected.do in lines[0]
    for other in EXPECTED.values():
        assert other is expected or other.what not in lines[0], "that is another situation's sentence"
    assert "Traceback" not in done.stderr
    rows = scene.workstation.transactions()
    assert [row["item_barcode"] for row in rows] == ["38400100001138", "38400100001146"]
    assert {row["state"] for row in rows} <= {"waiting", "unknown"}
    assert scene.workstation.row("verify")["sound"]
    assert scene.workstation.issue(BORROWER, shelf()[0], DUE, "--override")["seq"] == 3  # the desk goes on


def test_no_two_sentences_are_the_same() -> None:
    for one, other in permutations(EXPECTED.values(), 2):
        assert one.what not in other.what


def test_a_newer_replica_is_passed_over_not_damaged(scene: Scene) -> None:
    replica = next(scene.workstation.home.glob("replica-*.db"))
    before = scene.workstation.row("status")["records"]
    scene.execute(replica.name, "PRAGMA user_version = 999")
    content = replica.read_bytes()
    done = scene.workstation.run("return", "38400100001013")
    assert "no usable local data" in done.stderr
    assert replica.read_bytes() == content
    scene.workstation.run("update")
    assert scene.workstation.row("status")["records"] == before


@pytest.mark.torture
def test_a_server_that_says_nothing_for_a_true_minute(scene: Scene) -> None:
    scene.proxy.next(Silence(60), "/v1/contact")
    assert "said nothing for 45 s" in scene.workstation.run("upload", status=3).stderr
    scene.proxy.next(Silence(60, server_gets_request=True), "/v1/transactions")
    assert "said nothing for 45 s" in scene.workstation.run("upload", status=3).stderr
    assert scene.workstation.states() == {"unknown": 2}
    assert scene.workstation.row("upload")["sent"] == 2
    assert scene.workstation.states() == {"sent": 2}


@pytest.mark.parametrize("how", ["lost", "locked_away"])
def test_a_lost_keychain_says_so_and_the_recovery_code_opens_the_journal(
    shared_server: RunningServer, tmp_path: Path, how: str
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with skip_if_not_available(), SecretService(tmp_path / "one") as one, SecretService(tmp_path / "two") as two:
        name = f"keyring-{how}"
        desk = Workstation(tmp_path / "desk", passphrase=None, environment=one.env, fast=True)
        code = desk.enrol(shared_server.url, shared_server.enrolment_code(name), name, LIBRARY)["recovery_code"]
        desk.run("return", "38400100001146")
        # Another machine's keychain, or none at all.
        other = Workstation(tmp_path / "desk", passphrase=None, environment=two.env if how == "lost" else {}, fast=True)
        said = other.run("return", "38400100001138", status=3).stderr
        assert ("offcirc recover CODE" if how == "lost" else "no safe keychain") in said
        assert "does not open this workstation" in other.run("recover", "0000-0000", status=1).stderr
        if how == "lost":
            other.run("recover", code.lower())
        else:
            other = other.with_passphrase("a new one")
            other.run("recover", code)
        assert [row["item_barcode"] for row in other.transactions()] == ["38400100001146"]
        assert other.row("verify")["sound"]
        other.run("upload")
