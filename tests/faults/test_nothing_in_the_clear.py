"""At every moment of a day's work, kills included, nothing of a patron or a title stands on the disk in the clear."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import keyring
import keyring.backends.SecretService
import pytest

from offcirc.app.keys import Keys
from offcirc.app.servers import TOKEN
from offcirc.journal.upgrading import open_engine
from tests.central.server import SAMPLE, RunningServer
from tests.faults.conftest import LIBRARY
from tests.faults.library import BORROWER, DUE, ISSUE, PAY, PAYER, loans, payments, shelf
from tests.faults.tools.cutting_proxy import CuttingProxy, LoseAnswer, Throttle
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.secret_service import SecretService
from tests.support.later import later
from tests.support.workstation import PASSPHRASE, Workstation

IN_THE_CLEAR = frozenset({"config.toml", "key.json", "journal.head", "sync.lock"})
"""The short list. They hold addresses, a wrapped key, numbers and a hash, and nothing."""
NO_CONTENT = ("-shm", ".etag")
"""Side files that hold no record at all: SQLite's map of page numbers, the hash of the extract that is coming."""
_WINDOW = 6
"""Bytes by which needles are looked for; what is shorter would be met by chance."""
_BLOCK = 4096
_DIFFERENT_BYTES = 225
"""So many different values, at the least, has a block of noise (256 on average are expected to be there)."""


def words_of_the_library() -> set[str]:
    """Every card number, barcode, surname and beginning of a title."""
    words = set()
    with (SAMPLE / "patrons.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words |= {row["card_number"], row["surname"], f"{row['surname']}, {row['first_name']}"}
    with (SAMPLE / "items.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words |= {row["barcode"], row["title"][:12]}
    return words


class Needles:
    """Texts in every encoding in which a program could leave them behind."""

    def __init__(self, texts: set[str]) -> None:
        self._by_start: dict[bytes, set[bytes]] = {}
        for text in texts:
            for form in {text, text.upper(), text.lower()}:
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    needle = form.encode(encoding)
                    if len(needle) >= _WINDOW:
                        self._by_start.setdefault(needle[:_WINDOW], set()).add(needle)

    def found_in(self, content: bytes) -> set[bytes]:
        """Those that stand in it."""
        windows = {content[start : start + _WINDOW] for start in range(len(content) - _WINDOW + 1)}
        candidates = windows & self._by_start.keys()
        return {needle for start in candidates for needle in self._by_start[start] if needle in content}


@dataclass
class Watch:
    """Looks at every file under a home, whenever it is asked to."""

    home: Path
    needles: Needles
    looks: int = 0
    seen: set[str] = field(default_factory=set)
    _searched: set[bytes] = field(default_factory=set)

    def look(self, moment: str) -> None:
        for path in sorted(self.home.rglob("*")):
            if not path.is_file():
                continue
            content = path.read_bytes()
            name = str(path.relative_to(self.home))
            self.seen.add(name)
            digest = hashlib.sha256(content).digest()
            if digest in self._searched:
                continue
            self._searched.add(digest)
            found = self.needles.found_in(content)
            assert not found, f"{moment}: {name} holds {sorted(found)[:3]}"
            if name not in IN_THE_CLEAR and not name.endswith(NO_CONTENT):
                assert_is_noise(content, f"{moment}: {name}")
        self.looks += 1


def assert_is_noise(content: bytes, what: str) -> None:
    """Encrypted: no block of it has a pattern."""
    assert not content.startswith(b"SQLite format 3"), f"{what} is not encrypted"
    for start in range(0, len(content) - _BLOCK, _BLOCK):
        different = len(set(content[start : start + _BLOCK]))
        assert different >= _DIFFERENT_BYTES, f"{what} is not encrypted at {start}: {different} different bytes"


@pytest.fixture(params=["passphrase", "keyring"])
def secrets_of(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str | None, Mapping[str, str]]]:
    """The passphrase and the environment of each mode."""
    if request.param == "passphrase":
        yield PASSPHRASE, {}
        return
    (tmp_path / "session").mkdir()
    with skip_if_not_available(), SecretService(tmp_path / "session") as service:
        yield None, service.env


@contextmanager
def this_session() -> Iterator[None]:
    """Asks the keychain that the environment names: `keyring` keeps to what it found first in this process."""
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.SecretService.Keyring())  # type: ignore[no-untyped-call]  # theirs has no types
    try:
        yield
    finally:
        keyring.set_keyring(before)


def token_and_key(workstation: Workstation, monkeypatch: pytest.MonkeyPatch) -> tuple[str, bytes]:
    for name, value in workstation.environment.items():
        if name.startswith(("OFFCIRC", "DBUS", "XDG", "HOME")):
            monkeypatch.setenv(name, value)
    with this_session():
        key = Keys(workstation.home / "key.json").unlock()
    engine = open_engine(workstation.home / "journal.db", key)
    with engine.begin() as connection:
        token = connection.exec_driver_sql("SELECT value FROM settings WHERE name = ?", (TOKEN,)).scalar_one()
    engine.dispose()
    return bytes(token).decode(), key


def test_a_whole_day_leaves_nothing_in_the_clear(
    server: RunningServer,
    tmp_path: Path,
    secrets_of: tuple[str | None, Mapping[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    passphrase, environment = secrets_of
    desk = Workstation(tmp_path / "desk", passphrase=passphrase, environment=environment, fast=True)
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        recovery = desk.enrol(proxy.url, server.enrolment_code("desk"), "desk", LIBRARY)["recovery_code"]
        token, key = token_and_key(desk, monkeypatch)
        texts = words_of_the_library() | {token, key.hex(), recovery, "28400100888888", "Uusikylä", "Uusitie 7"}
        if passphrase is not None:
            texts.add(passphrase)
        watch = Watch(desk.home, Needles(texts))
        watch.look("enrolled")
        the_day(desk, proxy, watch)
        # What left the home: a backup is encrypted too.
        desk.run("backup", str(tmp_path / "backup.offcirc"))
        assert not Needles(texts).found_in((tmp_path / "backup.offcirc").read_bytes())
        watch.look("backed up")
    assert watch.looks >= 14
    assert {"journal.db", "journal.db-wal"} <= watch.seen
    assert any(name.endswith(".part") for name in watch.seen)
    log = server.log.read_bytes()
    assert b"/v1/transactions" in log
    assert not Needles(texts | {"Virtavuo"}).found_in(log), "the server's log"


def the_day(desk: Workstation, proxy: CuttingProxy, watch: Watch) -> None:
    proxy.next(Throttle(600_000), "/v1/extract", method="GET")
    update = desk.start("update")
    update.until(lambda: any(part.stat().st_size > 100_000 for part in desk.home.glob("*.part")))
    watch.look("in the middle of an update")
    assert update.kill().was_killed
    watch.look("an update was killed")
    desk.run("update")
    watch.look("updated")
    desk.issue(BORROWER, shelf()[0], DUE)
    desk.row("return", "38400100001146")
    desk.row("payment", PAYER, "1.00")
    desk.row("register-patron", "28400100888888", "--surname", "Uusikylä", "--address", "Uusitie 7")
    watch.look("recorded")
    desk.rows("patron", "--name", "Virta")
    desk.rows("item", "--title", "Kalevala")
    watch.look("searched")
    for place in range(3):
        recording = desk.start(*ISSUE, stdin=loans(200, 10 + 40 * place))
        recording.until_lines(20 + place)
        watch.look("in the middle of recording")
        recording.kill()
        watch.look("recording was killed")
    proxy.next(LoseAnswer(whole=True), "/v1/transactions")
    upload = desk.start("upload")
    upload.until(lambda: any("/v1/transactions" in entry.path for entry in proxy.log))
    watch.look("in the middle of an upload")
    upload.kill()
    desk.run(*PAY, stdin=payments(3))
    desk.run("upload")
    watch.look("uploaded")
    processing = desk.start("process", "--all")
    processing.until_lines(5)
    processing.kill()
    watch.look("processing was killed")
    desk.run("process", status=None)
    desk.run("update")
    desk.run("update", "--full")
    watch.look("processed and updated")


def test_archived_days_are_as_dark_as_the_journal(server: RunningServer, tmp_path: Path) -> None:
    desk = Workstation(tmp_path / "desk", fast=True)
    desk.enrol(server.url, server.enrolment_code("desk"), "desk", LIBRARY)
    desk.run("update")
    desk.run(*PAY, stdin=payments(30))
    desk.run("upload")
    desk.run("process", "--all", status=None)
    watch = Watch(desk.home, Needles(words_of_the_library()))
    slow = desk.planted("from offcirc.journal import archiving\narchiving.PAUSE_S = 60")
    archiving = later(slow, 91).start("update")
    archiving.until((desk.home / "journal-archive.db-wal").exists)
    watch.look("in the middle of archiving")
    archiving.kill()
    watch.look("archiving was killed")
    later(desk, 92).run("update")
    watch.look("archived")
    assert len(desk.rows("transactions", "--archived")) == 30
    assert desk.transactions() == []
    assert {"journal-archive.db", "journal-archive.db-wal"} <= watch.seen


def test_no_secret_stands_on_a_command_line_or_in_an_error(
    server: RunningServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Workstation(tmp_path / "desk")  # not `fast`: the command line is the point
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        desk.enrol(proxy.url, server.enrolment_code("desk"), "desk", LIBRARY)
        token, key = token_and_key(desk, monkeypatch)
        secret = Needles({token, key.hex(), PASSPHRASE} | words_of_the_library())
        proxy.next(Throttle(300_000), "/v1/extract", method="GET")
        running = [desk.start("sync"), desk.start(*ISSUE, stdin=loans(400))]
        running[1].until_lines(5)
        for each in running:
            command_line = Path(f"/proc/{each.pid}/cmdline").read_bytes()
            assert b"offcirc.cli.main" in command_line
            assert not secret.found_in(command_line)
        for each in running:
            assert not Needles({token, key.hex(), PASSPHRASE}).found_in(each.kill().stderr.encode())


def test_a_fault_of_the_program_tells_where_and_never_what(server: RunningServer, tmp_path: Path) -> None:
    desk = Workstation(tmp_path / "desk", fast=True)
    desk.enrol(server.url, server.enrolment_code("desk"), "desk", LIBRARY)
    desk.run("update")
    plant = (
        "from offcirc.journal import bodies\n"
        "def encode(body): raise RuntimeError(f'cannot encode {body}')\n"
        "bodies.encode = encode"
    )
    done = desk.planted(plant).run("issue", BORROWER, shelf()[0], "--due", DUE, status=None)
    assert done.status not in {0, 1, 2, 3}
    assert "a fault of the program (RuntimeError at" in done.stderr
    assert not Needles(words_of_the_library()).found_in(done.stderr.encode())
    assert "Traceback" not in done.stderr
    assert desk.transactions() == []
