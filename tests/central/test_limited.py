"""A workstation that may have chosen libraries' patrons: nobody else's goes over the wire, by whatever door."""

import json
import random
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import delete, insert

from offcirc.central import changes, counters, extracts, migrate, moments, records, schema, workstations
from offcirc.central.database import Database
from offcirc.central.extract_scopes import EVERYBODY, ExtractScope
from offcirc.central.importing.importer import Importer
from offcirc.central.settings import Settings, create
from offcirc.clock import zone_named
from offcirc.domain.records import SOMEBODY
from offcirc.replica.format import apply_changes, connect
from offcirc.wire.carried import ExtractManifest
from offcirc.wire.messages import Changes, ExtractKey
from tests.central.client import Desk
from tests.central.conftest import write_csv
from tests.central.server import RunningServer
from tests.faults.tools.errors import NotAvailable
from tests.faults.tools.postgres import TemporaryPostgres

LIBRARIES = ("MAIN", "BUS", "FAR")
HERE = ExtractScope(("BUS", "FAR"), ("phone",))


def limited(server: RunningServer, name: str, patrons: str, library: str = "BUS", may: str = "") -> Desk:
    options = ["--name", name, "--library", library, "--patrons", patrons, *(["--may", may] if may else [])]
    code = server.cli("enrolment-code", *options).strip()
    return Desk.enrol(server.url, code, name)


def fetch(desk: Desk, folder: Path) -> tuple[Path, ExtractKey]:
    answer = desk.call("GET", "/v1/extract")
    assert answer.status_code == 200, answer.text
    key = desk.ask(ExtractKey, "GET", f"/v1/extract/key?etag={answer.headers['ETag'].strip(chr(34))}")
    file = folder / f"{key.etag[:8]}.db"
    file.write_bytes(answer.content)
    return file, key


def test_P2_a_bookmobile_takes_only_the_patrons_it_may(server: RunningServer, tmp_path: Path) -> None:
    everybody, own = limited(server, "wide", "all"), limited(server, "narrow", "own")
    built = [json.loads(line) for line in server.cli("extract", "--to", str(tmp_path), "--json").splitlines()]
    assert {manifest_of(row["file"]).scope for row in built} >= {"", fetch_tag(own)}, "carried ones say it, too"
    file, key = fetch(own, tmp_path)
    whole, whole_key = fetch(everybody, tmp_path)
    assert (key.scope == "", whole_key.scope) == (False, "")
    with closing(connect(file, bytes.fromhex(key.key), read_only=True)) as connection:
        assert connection.execute("SELECT count(*) FROM patrons").fetchone() == (0,), "all of them are MAIN's"
        assert connection.execute("SELECT count(*) FROM items").fetchone() == (403,)
        assert connection.execute("SELECT card_key FROM holds").fetchall() == [(SOMEBODY,)]
    with closing(connect(whole, bytes.fromhex(whole_key.key), read_only=True)) as connection:
        assert connection.execute("SELECT count(*) FROM patrons WHERE card_key LIKE 'c0%'").fetchone() == (100,)
    refused = own.call("GET", f"/v1/extract/key?etag={whole_key.etag}")
    assert (refused.status_code, refused.json()["code"]) == (404, "EXTRACT_UNKNOWN"), "a file it got hold of stays shut"


def test_what_others_do_with_their_patrons_is_told_without_saying_who(server: RunningServer, desk: Desk) -> None:
    own = limited(server, "listener", "own", may="download,upload,process")
    tag = fetch_tag(own)
    before = own.call("GET", f"/v1/changes?since=0&limit=5000&tag={tag}").json()["cursor"]
    desk.do(desk.issue("C090", "I390"), desk.register("NEW-MAIN-1", "Somebody"))
    told = own.call("GET", f"/v1/changes?since={before}&tag={tag}")
    assert [loan["card_number"] for loan in told.json()["loans"]] == [SOMEBODY]
    assert "C090" not in told.text
    assert "NEW-MAIN-1" not in told.text
    (outcome,) = own.do(own.issue("C091", "I390"))
    assert {note.code: note.params for note in outcome.notes}["WAS_ON_LOAN_TO_OTHER"] == {"card_number": "C090"}
    assert own.outcomes().outcomes[-1].notes[0].params == {"card_number": SOMEBODY}, "`process` sees all, this does not"


def manifest_of(carried: str) -> ExtractManifest:
    with zipfile.ZipFile(carried) as archive:
        return msgspec.json.decode(archive.read("manifest.json"), type=ExtractManifest)


def fetch_tag(desk: Desk) -> str:
    return str(desk.call("POST", "/v1/contact", {}).json()["extract_scope"])


def test_a_scope_chosen_anew_means_a_full_update(server: RunningServer) -> None:
    desk = limited(server, "rechosen", "own")
    tag = fetch_tag(desk)
    assert desk.call("GET", f"/v1/changes?since=0&tag={tag}").status_code == 200
    assert json.loads(server.cli("scope", "rechosen", "--patrons", "own,FAR", "--json"))["patrons"] == "BUS,FAR"
    answer = desk.call("GET", f"/v1/changes?since=0&tag={tag}")
    assert (answer.status_code, answer.json()["code"]) == (410, "CURSOR_TOO_OLD")
    assert desk.call("GET", "/v1/changes?since=0").status_code == 410, "a workstation that says nothing has everything"
    assert "There is no library NOPE" in server.run("scope", "rechosen", "--patrons", "NOPE").stderr
    assert "no library of its own" in server.run("enrolment-code", "--name", "n", "--patrons", "own").stderr


class Region:
    """A database whose patrons move between libraries, and a replica that follows it by changes alone."""

    def __init__(self, folder: Path, seed: int, database: str = "") -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.settings: Settings = create(folder / "h", "x", "UTC", apply_on_arrival=False, database=database)
        self.database = Database(self.settings.database)
        migrate.bring_up_to_date(self.database)
        self.where = {f"P{number}": self.chance.choice(LIBRARIES) for number in range(30)}
        self._import(libraries=True)
        with self.database.write() as connection:
            workstations.admit(
                connection, workstations.Admission("bus", "BUS", "download", "", HERE), datetime.now(UTC), by="test"
            )

    def _import(self, *, libraries: bool = False, former: dict[str, str] | None = None) -> None:
        folder = self.folder / "records"
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.csv"):
            old.unlink()
        if libraries:
            write_csv(folder / "libraries.csv", "code,name", *(f"{code},{code}" for code in LIBRARIES))
            write_csv(folder / "items.csv", "barcode,title,library", *(f"B{number},T,MAIN" for number in range(60)))
        if former:
            write_csv(
                folder / "former_cards.csv", "former_number,card_number", *(f"{a},{b}" for a, b in former.items())
            )
        write_csv(
            folder / "patrons.csv",
            "card_number,surname,library,phone,email",
            *(
                f"{card},S{card},{library},+420 {self.chance.randrange(9)},secret@x"
                for card, library in self.where.items()
            ),
        )
        self._some_loans_and_holds(folder)
        Importer(folder, moments.now(), zone_named("UTC"), lambda _name, _count: None).run(self.database)

    def _some_loans_and_holds(self, folder: Path) -> None:
        cards = list(self.where)
        lent = self.chance.sample(range(60), 5)
        write_csv(
            folder / "loans.csv",
            "barcode,card_number,issued_at,due_at",
            *(f"B{item},{self.chance.choice(cards)},@-1d 10:00,@+9d" for item in lent),
        )
        held = {(self.chance.randrange(12), self.chance.choice(cards)) for _ in range(6)}
        write_csv(
            folder / "holds.csv",
            "barcode,card_number,placed_at,pickup_library,on_shelf",
            *(f"B{item},{card},@-{item + 1}d 10:00,BUS," for item, card in held),
        )

    def something_happens(self) -> None:
        """Patrons move; now and then one gets another card, or is forgotten."""
        cards = list(self.where)
        for card in self.chance.sample(cards, 4):
            self.where[card] = self.chance.choice(LIBRARIES)
        former = {}
        if self.chance.random() < 0.5:
            old = self.chance.choice(cards)
            former = {old: f"{old}x"}
            self.where[f"{old}x"] = self.where.pop(old)
        self._import(former=former)
        self._end_some()

    def _end_some(self) -> None:
        """Holds are filled and loans end, as a processed row does it."""
        with self.database.write() as connection:
            taken = counters.take(connection)
            for kind, query, identity in (
                ("hold", records.HOLDS.add_columns(schema.holds.c.id), schema.holds.c.id),
                ("loan", records.LOANS.add_columns(schema.loans.c.item_id), schema.loans.c.item_id),
            ):
                there = connection.execute(query.order_by(identity)).all()
                for row in self.chance.sample(there, min(3, len(there))):
                    card = row.card_number if kind == "hold" else ""
                    gone = {"kind": kind, "key": row.barcode, "second_key": card, "changed": taken.next_change()}
                    connection.execute(insert(schema.tombstones).values(**gone))
                    connection.execute(delete(identity.table).where(identity == row[-1]))
            counters.keep(connection, taken)

    def build(self, scope: ExtractScope) -> tuple[Path, bytes, int]:
        built = extracts.build(self.database, self.settings, scope)
        return built.path, bytes.fromhex(built.key), built.cursor

    def pages(self, since: int, limit: int) -> list[Changes]:
        found: list[Changes] = []
        while not found or found[-1].more:
            with self.database.read() as connection:
                found.append(changes.page(connection, since, limit, moments.now(), HERE))
            since = found[-1].cursor
        return found


def contents(path: Path, key: bytes) -> dict[str, list[Any]]:
    asked = {
        "patrons": "SELECT card_key, surname, library FROM patrons ORDER BY 1",
        "patron_details": "SELECT card_key, phone, email, born_on FROM patron_details ORDER BY 1",
        "former_cards": "SELECT former_key, card_key FROM former_cards ORDER BY 1, 2",
        "loans": "SELECT item_key, card_key, due_at FROM loans ORDER BY 1",
        "holds": "SELECT item_key, card_key, placed_at, on_shelf FROM holds ORDER BY 1, 2",
    }
    with closing(connect(path, key, read_only=True)) as connection:
        return {name: connection.execute(query).fetchall() for name, query in asked.items()}


def test_following_by_changes_ends_where_a_fresh_extract_does(tmp_path: Path) -> None:
    follow(Region(tmp_path, seed=1), rounds=4)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(100, 120))
def test_following_by_changes_for_long(tmp_path: Path, seed: int) -> None:
    follow(Region(tmp_path, seed), rounds=25)


@pytest.mark.torture
def test_following_by_changes_on_postgresql(tmp_path: Path) -> None:
    try:
        with TemporaryPostgres() as postgres:
            follow(Region(tmp_path, 7, postgres.new_database()), rounds=10)
    except NotAvailable as error:
        pytest.skip(f"no PostgreSQL here: {error}")


def follow(region: Region, rounds: int) -> None:
    file, key, cursor = region.build(HERE)
    replica = region.folder / "replica.db"
    replica.write_bytes(file.read_bytes())
    seen: set[str] = set()
    for _ in range(rounds):
        seen |= {card for card, library in region.where.items() if library in {"BUS", "FAR"}}
        region.something_happens()
        seen |= {card for card, library in region.where.items() if library in {"BUS", "FAR"}}
        for page in region.pages(cursor, region.chance.choice([1, 3, 10, 5000])):
            said = msgspec.json.encode(page).decode()
            assert "secret@x" not in said, "a detail that nobody chose"
            for card in set(region.where) - seen:
                assert f'"{card}"' not in said, "a patron who was never in the scope"
            apply_changes(replica, key, page)
            cursor = page.cursor
        fresh, fresh_key, _ = region.build(HERE)
        assert contents(replica, key) == contents(fresh, fresh_key)
        (patrons,) = {len(contents(fresh, fresh_key)["patrons"])}
        assert patrons == sum(library in {"BUS", "FAR"} for library in region.where.values())
        assert {row[2:] for row in contents(fresh, fresh_key)["patron_details"]} == {("", None)}
        assert all(row[1].startswith("+420") for row in contents(fresh, fresh_key)["patron_details"])
    everybody, its_key, _ = region.build(EVERYBODY)
    assert contents(everybody, its_key)["patron_details"] == []
    assert len(contents(everybody, its_key)["patrons"]) == len(region.where)
    region.database.close()


def test_who_may_not_know_all_patrons_does_not_process_unless_somebody_says_so(server: RunningServer) -> None:
    quiet, told = limited(server, "quiet", "own"), limited(server, "careful", "all")
    assert quiet.call("GET", "/v1/queue").status_code == 403
    assert told.call("GET", "/v1/queue").status_code == 200
    options = ("--name", "sees-all", "--library", "BUS", "--patrons", "own", "--may", "download,process")
    assert "of all patrons" in server.run("enrolment-code", *options).stderr
