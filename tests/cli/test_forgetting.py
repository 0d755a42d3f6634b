"""Who is forgotten is forgotten on machines that no network reaches, and in copies of the journal that lie aside."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, update

from offcirc.app.keys import Keys
from offcirc.central import schema
from offcirc.central.database import Database
from offcirc.clock import SystemClock
from offcirc.journal import Journal
from tests.central.server import RunningServer
from tests.support.inside import database_url, one_code
from tests.support.pages import said_in
from tests.support.records import LIBRARIES, MAIN, item, patron, write_folder
from tests.support.workstation import PASSPHRASE, Row, Workstation

DUE = "2027-05-05"
KILLED_BEFORE_IT_IS_IN_USE = "import os, offcirc.replica.generations as it\nit.sync_to_disk = lambda path: os._exit(9)"
KILLED_BEFORE_THE_ERASURE = (
    "import os, offcirc.app.workstation as it\nit.erase_forgotten = lambda journal, cursor: os._exit(9)"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """Of this file alone: whoever is forgotten takes all extracts along."""
    folder = write_folder(
        tmp_path_factory.mktemp("records"),
        libraries=LIBRARIES,
        patrons=[
            patron("STAYS-1", surname="Korhola"),
            *(patron(f"FORGET-{number}", surname=f"Zapomenuty{number}") for number in range(9)),
        ],
        items=[item(f"I{number}") for number in range(20)],
    )
    with RunningServer(tmp_path_factory.mktemp("central") / "home", folder=folder) as running:
        yield running


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def carried(server: RunningServer, stick: Path) -> Path:
    """An extract as the server writes it now."""
    rows = [json.loads(line) for line in server.cli("extract", "--to", str(stick), "--json").splitlines()]
    return Path(rows[0]["file"])


def never_connected(server: RunningServer, stick: Path, home: Path) -> Workstation:
    bus = Workstation(home, fast=True)
    bus.run("enrol", "--request", str(stick / "request"), "--name", home.name, "--library", MAIN)
    answer = json.loads(
        server.cli("enrol-file", str(stick / "request"), "--to", str(stick), "--url", server.url, "--json")
    )
    bus.run("enrol", "--answer", answer["file"])
    bus.run("extract-import", str(carried(server, stick)))
    return bus


def key_of(desk: Workstation, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setenv("OFFCIRC_PASSPHRASE", PASSPHRASE)
    return Keys(desk.home / "key.json").unlock()


def handed_in(server: RunningServer, bus: Workstation, stick: Path) -> None:
    """By stick, and applied."""
    file = stick / f"{bus.home.name}-{len(list(stick.iterdir()))}.offcirc"
    bus.run("export", str(file))
    server.cli("import-transactions", str(file))
    server.cli("process", "--all")


def lent_and_back(desk: Workstation, card: str, barcode: str) -> list[Row]:
    return [desk.issue(card, barcode, DUE), desk.row("return", barcode)]


def cards(desk: Workstation) -> set[str]:
    return {str(row["card_number"]) for row in desk.transactions() if row.get("card_number")}


def said_of(desk: Workstation, key: bytes, *texts: str) -> dict[str, int]:
    """In journal, archive and replica of a home, wherever in the files."""
    with Journal.open(desk.home / "journal.db", key, SystemClock()) as journal:
        keys = {file: journal.setting(f"replica_key {file.name}") or b"" for file in desk.home.glob("replica-*.db")}
    keys |= dict.fromkeys(desk.home.glob("journal*.db"), key)
    found: dict[str, int] = {}
    for file, its_key in keys.items():
        found |= {f"{file.name}: {text}": count for text, count in said_in(file, its_key, *texts).items()}
    return found


SECRETS = ("FORGET-{0}", "forget-{0}", "Zapomenuty{0}", "zapomenuty{0}")


def secrets(number: int) -> list[str]:
    return [each.format(number) for each in SECRETS]


def test_a_machine_that_is_never_connected_forgets_by_the_extract_that_is_carried_to_it(
    server: RunningServer, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus = never_connected(server, stick, tmp_path / "bus")
    key = key_of(bus, monkeypatch)
    lent_and_back(bus, "FORGET-1", "I1")
    bus.issue("STAYS-1", "I7", DUE)
    handed_in(server, bus, stick)
    open_row = bus.issue("FORGET-1", "I8", DUE)
    assert bus.states() == {"unknown": 3, "waiting": 1}
    server.cli("forget", "FORGET-1")
    extract = carried(server, stick)
    bus.run("extract-import", str(extract))
    assert bus.states() == {"succeeded": 2, "waiting": 1}, "what became of the rows has come with it"
    assert "not known here" in bus.run("patron", "FORGET-1").stdout
    assert cards(bus) == {"STAYS-1", "FORGET-1"}
    assert bus.row("verify") | {"sound": True, "erased": 3, "transactions": 4} == bus.row("verify")
    handed_in(server, bus, stick)
    bus.run("extract-import", str(carried(server, stick)))
    assert bus.row("status")["refused"] == 1, "the late row: there is no such patron any more"
    bus.run("waive", open_row["id"], "--reason", "forgotten")
    bus.run("extract-import", str(carried(server, stick)))
    assert cards(bus) == {"STAYS-1"}
    assert said_of(bus, key, *secrets(1)) == {}
    assert said_of(bus, key, "STAYS-1")
    with Journal.open(bus.home / "journal.db", key, SystemClock()) as journal:
        taken = json.loads(journal.setting("erasures") or b"")
    assert (taken["pending"], taken["newest"] > 0) == ([], True)
    assert told_erasure(server, "bus") == 0
    bus.run("update")
    assert told_erasure(server, "bus") == taken["newest"], "should it ever be connected, the server hears of it"


def test_rows_of_a_machine_that_was_long_in_no_contact_are_settled_by_the_extract_as_well(
    server: RunningServer, stick: Path, tmp_path: Path
) -> None:
    desk = enrolled(server, tmp_path / "once-connected")
    desk.run("update")
    lent_and_back(desk, "STAYS-1", "I9")
    handed_in(server, desk, stick)
    desk.run("extract-import", str(carried(server, stick)))
    assert desk.states() == {"unknown": 2}, "it hears of it at its next contact; with all of that no extract is small"
    with records(server) as connection:
        table = schema.workstations
        long_ago = table.c.last_contact_at - 8 * 86_400 * 1_000_000  # µs
        connection.execute(update(table).where(table.c.name == "once-connected").values(last_contact_at=long_ago))
    desk.run("extract-import", str(carried(server, stick)))
    assert desk.states() == {"succeeded": 2}


@pytest.mark.parametrize("plant", [KILLED_BEFORE_IT_IS_IN_USE, KILLED_BEFORE_THE_ERASURE], ids=("taken in", "in use"))
def test_killed_in_between_the_next_try_forgets_all_the_same(
    server: RunningServer, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plant: str
) -> None:
    number = 2 if plant == KILLED_BEFORE_THE_ERASURE else 3
    bus = never_connected(server, stick, tmp_path / f"bus-{number}")
    key = key_of(bus, monkeypatch)
    lent_and_back(bus, f"FORGET-{number}", f"I{number}")
    handed_in(server, bus, stick)
    server.cli("forget", f"FORGET-{number}")
    extract = carried(server, stick)
    bus.planted(plant).run("extract-import", str(extract), status=9)
    assert cards(bus) == {f"FORGET-{number}"}
    bus.run("extract-import", str(extract))
    assert said_of(bus, key, *secrets(number)) == {}
    assert bus.row("verify")["sound"] is True


def test_a_copy_that_holds_nothing_else_is_deleted_and_the_others_are_named(
    server: RunningServer, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = enrolled(server, tmp_path / "copied")
    key = key_of(desk, monkeypatch)
    lent_and_back(desk, "FORGET-4", "I4")
    settle(desk)
    mirror = Path(str(desk.rows("mirror", "start", str(stick))[0]["mirror"])) / "journal.db"
    desk.run("backup", str(tmp_path / "backup.zip"))
    desk.run("restore", str(tmp_path / "backup.zip"))
    (superfluous,) = desk.home.glob("journal-before-restore-*.db")
    needed = superfluous.with_name("journal-before-restore-20260101T000000.db")
    alone = desk.issue("STAYS-1", "I5", DUE)
    shutil.copyfile(desk.home / "journal.db", needed)
    desk.run("void", alone["id"])
    shutil.copyfile(superfluous, desk.home / "journal.db")  # as whoever puts an older file back
    (desk.home / "journal.head").unlink()
    damage(mirror)
    desk.run("mirror")
    (unreadable,) = mirror.parent.glob("journal-before-*.db")
    assert "copies_aside" not in desk.run("--json", "status", status=None).rows[0]
    server.cli("forget", "FORGET-4")
    desk.run("update")
    assert not superfluous.exists()
    assert said_in(needed, key, "FORGET-4")
    status = desk.run("--json", "status", status=None).rows[0]
    assert status["copies_aside"] == [{"file": str(needed), "rows": 1}, {"file": str(unreadable), "rows": None}]
    told = desk.run("status", status=None).stdout
    assert f"FORGOTTEN: {needed} (1 of its transactions are nowhere else or still open)" in told
    assert f"FORGOTTEN: {unreadable} (it cannot be read)" in told
    with Journal.open(needed, key, SystemClock()) as journal:
        assert journal.find(alone["id"]).transaction.card_number == "STAYS-1"
    assert said_in(desk.home / "journal.db", key, *secrets(4)) == {}
    assert said_in(mirror, key, *secrets(4)) == {}
    unreadable.unlink()
    (row,) = desk.run("--json", "status", status=None).rows
    assert [each["rows"] for each in row["copies_aside"]] == [1]


def test_a_backup_that_brings_somebody_back_is_told_again_whom_to_forget(
    server: RunningServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = enrolled(server, tmp_path / "restored")
    key = key_of(desk, monkeypatch)
    lent_and_back(desk, "FORGET-5", "I6")
    settle(desk)
    desk.run("backup", str(tmp_path / "backup.zip"))
    server.cli("forget", "FORGET-5")
    desk.run("update")
    assert said_of(desk, key, *secrets(5)) == {}
    desk.run("restore", str(tmp_path / "backup.zip"))
    assert cards(desk) == {"FORGET-5"}
    desk.run("update")
    assert said_of(desk, key, *secrets(5)) == {}


def enrolled(server: RunningServer, home: Path) -> Workstation:
    desk = Workstation(home, fast=True)
    desk.enrol(server.url, one_code(server, home.name, MAIN), home.name, MAIN)
    return desk


def settle(desk: Workstation) -> None:
    desk.run("upload")
    desk.run("process", "--all")
    desk.run("update")


def damage(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[3 * 4096 + 1000] ^= 1
    file.write_bytes(content)


def told_erasure(server: RunningServer, name: str) -> int:
    """What the server knows of what a workstation has taken in."""
    table = schema.workstations.c
    with records(server) as connection:
        return int(connection.execute(select(table.told_erasure).where(table.name == name)).scalar_one())


@contextmanager
def records(server: RunningServer) -> Iterator[Connection]:
    """The server's, behind its back."""
    database = Database(database_url(server))
    try:
        with database.write() as connection:
            yield connection
    finally:
        database.close()
