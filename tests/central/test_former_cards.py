"""A card that was replaced: who gets a new one stays who they are, at the server and on every workstation."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from offcirc.app.desk import Act
from offcirc.central import changes, counters, extracts, records
from offcirc.central.database import Database
from offcirc.central.importing.fields import ImportRefused
from offcirc.central.importing.importer import Importer
from offcirc.central.migrate import bring_up_to_date
from offcirc.central.settings import Settings, create
from offcirc.domain.checks import CheckCode, Severity
from offcirc.domain.outcomes import Result
from offcirc.replica.format import apply_changes, connect
from offcirc.wire.messages import Changes
from tests.central.client import Desk
from tests.central.conftest import write_csv
from tests.central.server import RunningServer, running_server
from tests.central.test_processing import loan_of, sql
from tests.replica.samples import as_format_1
from tests.support.inside import workstation_at

STAFF = "M. Virtanen"
NOON = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
FORMER = ("former_number,card_number",)
_TABLES = ("patrons", "former_cards", "items", "loans", "holds")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return create(tmp_path / "home", "Test", "Europe/Prague", apply_on_arrival=False)


@pytest.fixture
def database(settings: Settings, tmp_path: Path) -> Iterator[Database]:
    """Anna has two loans and a hold and owes 2.50; Ben has the hold that both wait for."""
    database = Database(settings.database)
    bring_up_to_date(database)
    folder = tmp_path / "first"
    folder.mkdir()
    write_csv(folder / "patrons.csv", "card_number,surname,owes,phone", "A1,Anna,2.50,1234", "B1,Ben,1.00,")
    write_csv(folder / "items.csv", "barcode,title", "I1,One", "I2,Two", "I3,Three")
    loans = ("I1,A1,@-3d 10:00,@+11d", "I2,A1,@-3d 10:00,@+11d")
    write_csv(folder / "loans.csv", "barcode,card_number,issued_at,due_at", *loans)
    holds = ("I3,A1,@-2d 10:00,,0", "I3,B1,@-1d 10:00,,0")
    write_csv(folder / "holds.csv", "barcode,card_number,placed_at,pickup_library,on_shelf", *holds)
    run(database, folder)
    yield database
    database.close()


def run(database: Database, folder: Path) -> dict[str, int]:
    return Importer(folder, NOON, ZoneInfo("Europe/Prague"), lambda _name, _count: None).run(database)


def replaced(database: Database, tmp_path: Path, *pairs: str, **files: tuple[str, ...]) -> None:
    """Imports replacements, with other files by their name."""
    folder = tmp_path / "later"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, lines in {"former_cards": FORMER + pairs, **files}.items():
        write_csv(folder / f"{name}.csv", *lines)
    run(database, folder)


def patrons(database: Database) -> dict[str, str]:
    with database.read() as connection:
        found = [records.patron_of(row) for row in connection.execute(records.PATRONS)]
    return {patron.card_number: str(patron.owes) for patron in found}


def former(database: Database) -> set[tuple[str, str]]:
    with database.read() as connection:
        found = [records.former_card_of(row) for row in connection.execute(records.FORMER_CARDS)]
    return {(card.former_number, card.card_number) for card in found}


def borrowers(database: Database) -> set[tuple[str, str]]:
    with database.read() as connection:
        found = [records.loan_of(row) for row in connection.execute(records.LOANS)]
    return {(loan.item_barcode, loan.card_number) for loan in found}


def content(path: Path, key: bytes) -> dict[str, list[Any]]:
    """All that a replica holds of patrons and what is theirs."""
    with closing(connect(path, key, read_only=True)) as connection:
        return {
            kind: sorted(row[1:] for row in connection.execute(f"SELECT * FROM {kind}").fetchall())  # noqa: S608
            for kind in _TABLES
        }


def pages(database: Database, since: int) -> Iterator[Changes]:
    """The changes since a cursor, two records a page."""
    with database.read() as connection:
        while True:
            page = changes.page(connection, since, 2, NOON)
            yield page
            if not page.more:
                return
            since = page.cursor


def test_whose_card_was_replaced_keeps_everything(database: Database, tmp_path: Path) -> None:
    replaced(database, tmp_path, "A1,A2", patrons=("card_number,surname", "A2,Anna", "B1,Ben"))
    assert patrons(database) == {"A2": "2.50", "B1": "1.00"}
    assert borrowers(database) == {("I1", "A2"), ("I2", "A2")}
    assert former(database) == {("A1", "A2")}


def test_the_file_alone_gives_a_new_card(database: Database, tmp_path: Path) -> None:
    replaced(database, tmp_path, "A1,A2")
    assert patrons(database) == {"A2": "2.50", "B1": "1.00"}


def test_the_same_again_changes_nothing(database: Database, tmp_path: Path) -> None:
    replaced(database, tmp_path, "A1,A2")
    with database.read() as connection:
        since = counters.current_change(connection)
    replaced(database, tmp_path, "A1,A2")
    (page,) = pages(database, since)
    assert (page.patrons, page.former_cards, page.loans) == ((), (), ())


@pytest.mark.parametrize("pairs", [("A1,A2", "A2,A3"), ("A2,A3", "A1,A2"), ("A1,A3", "A2,A3")])
def test_a_card_that_was_replaced_twice(database: Database, tmp_path: Path, pairs: tuple[str, ...]) -> None:
    replaced(database, tmp_path, *pairs)
    assert former(database) == {("A1", "A3"), ("A2", "A3")}
    assert set(patrons(database)) == {"A3", "B1"}


def test_a_card_that_is_replaced_again_later(database: Database, tmp_path: Path) -> None:
    replaced(database, tmp_path, "A1,A2")
    replaced(database, tmp_path, "A2,A3")
    assert former(database) == {("A1", "A3"), ("A2", "A3")}


def test_an_old_card_that_the_patron_gets_back_is_no_former_one(database: Database, tmp_path: Path) -> None:
    replaced(database, tmp_path, "A1,A2")
    replaced(database, tmp_path, "A2,A1")
    assert former(database) == {("A2", "A1")}
    assert set(patrons(database)) == {"A1", "B1"}


def test_two_records_of_one_person_become_one(database: Database, tmp_path: Path) -> None:
    replaced(database, tmp_path, "A1,B1")
    assert patrons(database) == {"B1": "3.50"}
    assert borrowers(database) == {("I1", "B1"), ("I2", "B1")}
    with database.read() as connection:
        holds = [records.hold_of(row) for row in connection.execute(records.HOLDS)]
    assert [(hold.item_barcode, hold.card_number) for hold in holds] == [("I3", "B1")]


def test_a_card_that_the_folder_has_as_somebodys_present_one_is_not_taken_away(
    database: Database, tmp_path: Path
) -> None:
    replaced(database, tmp_path, "A1,B1", patrons=("card_number,surname", "A1,Anna", "B1,Ben"))
    assert set(patrons(database)) == {"A1", "B1"}
    assert borrowers(database) == {("I1", "A1"), ("I2", "A1")}


def test_a_patron_who_is_nowhere_is_said(database: Database, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused) as refused:
        replaced(database, tmp_path, "X1,X2", "A1,A1", "A1,A2")
    assert [f"{row.file}:{row.line}: {row.reason}" for row in refused.value.rows] == [
        "former_cards.csv:3: former_number and card_number are the same",
        "former_cards.csv:2: card_number: there is no such patron",
    ]
    assert set(patrons(database)) == {"A1", "B1"}, "all or nothing"


@pytest.mark.parametrize(
    "steps",
    [(("A1,A2",),), (("A1,A2",), ("A2,A3",)), (("A1,A2",), ("A2,A1",)), (("A1,B1",),), (("A1,A2",), ("A2,B1", "B1,C"))],
)
def test_changes_bring_a_replica_to_what_a_new_extract_holds(
    database: Database, settings: Settings, tmp_path: Path, steps: tuple[tuple[str, ...], ...]
) -> None:
    before = extracts.build(database, settings)
    path = Path(shutil.copy(before.path, tmp_path / "replica-1.db"))
    for pairs in steps:
        replaced(database, tmp_path, *pairs)
    for page in pages(database, before.cursor):
        apply_changes(path, bytes.fromhex(before.key), page)
    fresh = extracts.build(database, settings)
    assert content(path, bytes.fromhex(before.key)) == content(fresh.path, bytes.fromhex(fresh.key))


# a real server and its workstations


@pytest.fixture(scope="module")
def replacing(tmp_path_factory: pytest.TempPathFactory, small_library: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("server"), folder=small_library) as started:
        yield started


def replace_card(server: RunningServer, folder: Path, *pairs: str) -> None:
    folder.mkdir(exist_ok=True)
    write_csv(folder / "former_cards.csv", *FORMER, *pairs)
    server.cli("import", str(folder))


def test_K20_a_row_with_a_replaced_card_succeeds_with_a_note(replacing: RunningServer, tmp_path: Path) -> None:
    desk = Desk.enrol(replacing.url, replacing.enrolment_code("early", library="MAIN"), "early")
    rows = [
        desk.issue("C010", "I010"),
        desk.pay("c010", "2.00"),
        desk.issue("C011", "I011"),
        desk.issue("C-NOBODY", "I1"),
    ]
    desk.upload(*rows)
    replace_card(replacing, tmp_path / "in", "C010,N010")
    found = desk.process(*(row.id for row in rows))
    for row in rows[:2]:
        assert found[row.id].result is Result.SUCCESS_WITH_NOTES
        assert [(note.code, note.params) for note in found[row.id].notes] == [
            ("CARD_REPLACED", {"card_number": "N010"})
        ]
    assert found[rows[2].id].notes == ()
    assert found[rows[3].id].code == "PATRON_NOT_FOUND", "a wrong number stays a wrong number"
    assert loan_of(replacing, "I010") == [("N010",)]
    assert sql(replacing, "SELECT owes_cents FROM patrons WHERE card_number = 'N010'") == [(-200,)]


def test_a_number_that_two_patrons_had_is_nobodys(replacing: RunningServer, tmp_path: Path) -> None:
    replace_card(replacing, tmp_path / "in", "SHARED,C020", "SHARED,C021")
    desk = Desk.enrol(replacing.url, replacing.enrolment_code("shared", library="MAIN"), "shared")
    (outcome,) = desk.do(desk.issue("SHARED", "I020"))
    assert outcome.code == "PATRON_NOT_FOUND"


def test_nobody_is_registered_under_a_number_that_somebody_had(replacing: RunningServer, tmp_path: Path) -> None:
    replace_card(replacing, tmp_path / "in", "C030,N030")
    desk = Desk.enrol(replacing.url, replacing.enrolment_code("register", library="MAIN"), "register")
    (outcome,) = desk.do(desk.register("C030", "Newcomer"))
    assert outcome.code == "CARD_NUMBER_IN_USE"


def test_K9_the_desk_says_so_after_an_update_and_lends_on_the_present_card(
    replacing: RunningServer, tmp_path: Path
) -> None:
    with workstation_at(replacing, tmp_path / "ws", "told", library="MAIN") as told:
        with told.connected() as connector:
            told.update(connector, full=True)
            replace_card(replacing, tmp_path / "in", "C040,N040")
            assert not told.update(connector).full, "the changes tell it"
        assert told.replica is not None
        assert told.replica.present_card(["c040"]) == "N040"
        first = told.desk.issue("c040", "I040", "2099-01-01", Act(STAFF))
        assert first.transaction is None
        (finding,) = [each for each in first.decision.findings if each.severity is Severity.ASK][:1]
        assert (finding.code, finding.params["card_number"]) == (CheckCode.CARD_REPLACED, "N040")
        lent = told.desk.issue("c040", "I040", "2099-01-01", Act(STAFF, override=True)).transaction
        assert lent is not None
        assert (lent.card_number, lent.card_typed) == ("N040", "c040")
        assert "CARD_REPLACED" in lent.overridden


def test_a_replica_of_an_older_program_goes_on_and_is_replaced_once(replacing: RunningServer, tmp_path: Path) -> None:
    replace_card(replacing, tmp_path / "in", "C050,N050")
    with workstation_at(replacing, tmp_path / "ws", "older", library="MAIN") as older:
        with older.connected() as connector:
            older.update(connector, full=True)
        assert older.replica is not None
        path, key = older.replica.path, older.journal.setting(f"replica_key {older.replica.path.name}")
        assert key is not None
        older.reload_replica()
        as_format_1(path, key)
        assert older.replica is not None
        assert older.replica.find_patron(["n050"]) is not None, "lending goes on"
        assert older.replica.present_card(["c050"]) is None
        with older.connected() as connector:
            assert older.update(connector).full
            assert not older.update(connector).full
        assert older.replica.present_card(["c050"]) == "N050"
