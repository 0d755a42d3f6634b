"""Import: all or nothing, and what cannot be read is said with file, line and reason."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pymarc
import pytest
from sqlalchemy import func, select

from offcirc.central import records, schema
from offcirc.central.database import Database
from offcirc.central.importing.fields import ImportRefused
from offcirc.central.importing.importer import Importer
from offcirc.central.migrate import bring_up_to_date
from offcirc.central.settings import create
from offcirc.errors import UserError
from tests.central.conftest import write_csv
from tests.central.server import CONCERTO, SAMPLE

NOON = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    settings = create(tmp_path / "home", "Test", "Europe/Prague", apply_on_arrival=False)
    database = Database(settings.database)
    bring_up_to_date(database)
    return database


def run(database: Database, folder: Path, zone: str = "Europe/Prague") -> dict[str, int]:
    return Importer(folder, NOON, ZoneInfo(zone), lambda _name, _count: None).run(database)


def reasons(database: Database, folder: Path) -> list[str]:
    with pytest.raises(ImportRefused) as refused:
        run(database, folder)
    return [f"{row.file}:{row.line}: {row.reason}" for row in refused.value.rows]


def test_concerto_is_imported_as_it_stands(database: Database) -> None:
    if not CONCERTO.is_dir():
        pytest.skip("../shared/data/concerto is not here")
    counts = run(database, CONCERTO, "America/New_York")
    assert (counts["items"], counts["patrons"], counts["loans"]) == (4825, 377, 486)
    with database.read() as connection:
        before = connection.execute(select(schema.counters.c.change)).scalar_one()
        query = records.LOANS.where(schema.items.c.barcode == "CONC4000037")
        loan = records.loan_of(connection.execute(query).one())
    assert loan.due_at.isoformat() == "2014-05-23T02:59:59-04:00"
    assert run(database, CONCERTO, "America/New_York") == counts
    with database.read() as connection:
        assert connection.execute(select(func.count()).select_from(schema.items)).scalar_one() == 4825
        changed = connection.execute(select(func.max(schema.items.c.changed))).scalar_one()
    assert changed <= before  # nothing had changed: no workstation fetches it again


def test_the_sample_library_is_imported(database: Database) -> None:
    counts = run(database, SAMPLE)
    assert (counts["patrons"], counts["items"]) == (200, 1000)
    with database.read() as connection:
        zones = {library.code: library.time_zone for library in records.libraries(connection)}
        assert set(zones.values()) == {"Europe/Helsinki"}
        assert records.visits(connection)


def test_relative_dates_count_from_the_day_of_import_in_the_librarys_own_zone(
    database: Database, tmp_path: Path
) -> None:
    write_csv(tmp_path / "libraries.csv", "code,name,parent,time_zone", "A,A,,Pacific/Auckland", "B,B,A,")
    write_csv(tmp_path / "patrons.csv", "card_number,surname,library,expires_on", "P,P,B,@+14d")
    write_csv(tmp_path / "items.csv", "barcode,title,library", "I,I,B")
    write_csv(tmp_path / "loans.csv", "barcode,card_number,issued_at,due_at,library", "I,P,@-3d 14:05,@+11d 23:59,B")
    late = datetime(2026, 5, 4, 20, 0, tzinfo=UTC)  # already the 5th in Auckland
    Importer(tmp_path, late, ZoneInfo("UTC"), lambda _name, _count: None).run(database)
    with database.read() as connection:
        patron = records.patron_of(connection.execute(records.PATRONS).one())
        loan = records.loan_of(connection.execute(records.LOANS).one())
    assert patron.expires_on == date(2026, 5, 19)
    assert loan.due_at.isoformat() == "2026-05-16T23:59:00+12:00"
    assert loan.issued_at.isoformat() == "2026-05-02T02:05:00+00:00"


def test_bad_rows_are_told_and_nothing_is_imported(database: Database, tmp_path: Path) -> None:
    write_csv(tmp_path / "patrons.csv", "card_number,surname,expires_on,owes", "P1,Good,,", "P2,Bad,soon,", "P3,B,,x")
    items = ("I1,T,available", ",T,", "I3,,", "I4,T,eaten", "I5,T", "I6,T,unknown")
    write_csv(tmp_path / "items.csv", "barcode,title,status", *items)
    write_csv(tmp_path / "loans.csv", "barcode,card_number,issued_at,due_at", "I1,NO,@-1d,@+1d", "NO,P1,@-1d,@+1d")
    assert reasons(database, tmp_path) == [
        "patrons.csv:3: expires_on is not a date (YYYY-MM-DD or @+14d): soon",
        "patrons.csv:4: owes is not an amount: x",
        "items.csv:3: barcode is empty",
        "items.csv:4: title is empty",
        "items.csv:5: status is unknown: eaten",
        "items.csv:6: 2 fields where the header has 3",
        "items.csv:7: status is unknown: unknown",
        "loans.csv:2: card_number: there is no such patron",
        "loans.csv:3: barcode: there is no such item",
    ]
    with database.read() as connection:
        assert connection.execute(select(func.count()).select_from(schema.patrons)).scalar_one() == 0


def test_control_characters_become_spaces_and_joiners_stay(database: Database, tmp_path: Path) -> None:
    persian = "\u0645\u06cc\u200c\u062e\u0648"
    write_csv(tmp_path / "items.csv", "barcode,title", 'I1,"Evil \x1b[2J\ttitle\nin two lines"', f"I2,{persian}")
    run(database, tmp_path)
    with database.read() as connection:
        assert [row.title for row in connection.execute(records.ITEMS.order_by(schema.items.c.barcode))] == [
            "Evil [2J title in two lines",
            persian,
        ]
    write_csv(tmp_path / "items.csv", "barcode,title", '"I\t3",A title')
    assert "not printable" in reasons(database, tmp_path)[0]


def test_a_file_that_is_not_utf8_or_lacks_a_column_is_told(database: Database, tmp_path: Path) -> None:
    (tmp_path / "patrons.csv").write_bytes(b"card_number,surname\nP1,Nov\xe1k\n")
    write_csv(tmp_path / "items.csv", "title", "T")
    told = reasons(database, tmp_path)
    assert told[0].startswith("patrons.csv:1: cannot be read") or "is not UTF-8" in told[0]
    assert told[1] == "items.csv:1: column barcode is missing"


def test_importing_again_updates_by_card_and_barcode(database: Database, tmp_path: Path) -> None:
    write_csv(tmp_path / "patrons.csv", "card_number,surname,owes", "P1,Old,2.50")
    run(database, tmp_path)
    write_csv(tmp_path / "patrons.csv", "card_number,surname", "P1,New", "P2,Other")
    run(database, tmp_path)
    with database.read() as connection:
        found = [records.patron_of(row) for row in connection.execute(records.PATRONS.order_by(schema.patrons.c.id))]
    assert [(patron.surname, str(patron.owes)) for patron in found] == [("New", "2.50"), ("Other", "0.00")]


def test_an_empty_folder_is_said(database: Database, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="NOTHING_TO_IMPORT"):
        run(database, tmp_path)


def marc(number: str, *fields: pymarc.Field) -> pymarc.Record:
    record = pymarc.Record(force_utf8=True)
    record.add_field(pymarc.Field("001", data=number), *fields)  # type: ignore[no-untyped-call]  # pymarc's
    return record


def data(tag: str, **subfields: str) -> pymarc.Field:
    parts = [pymarc.Subfield(code.removeprefix("_"), value) for code, value in subfields.items()]
    return pymarc.Field(tag, indicators=pymarc.Indicators("0", "0"), subfields=parts)


def test_marc_gives_titles_authors_and_isbns(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "marc"
    folder.mkdir()
    czech = marc(
        "b1",
        data("020", a="80-7106-123-4 (váz.)"),
        data("100", a="Němcová, Božena,"),
        data("245", a="Babička :", b="obrazy venkovského života /", c="Božena Němcová."),
    )
    russian = marc(
        "b2",
        data("245", _6="880-01", a="Voĭna i mir /", c="L.N. Tolstoĭ."),
        data("880", _6="245-01", a="Война и мир /"),
    )
    with (folder / "titles.mrc").open("wb") as file:
        file.writelines(record.as_marc() for record in (czech, russian))
    write_csv(folder / "items.csv", "barcode,record", "I1,b1", "I2,b2")
    run(database, folder)
    with database.read() as connection:
        query = records.ITEMS.add_columns(schema.items.c.isbn).order_by(schema.items.c.barcode)
        found = [(row.title, row.author, row.isbn) for row in connection.execute(query)]
    assert found == [
        ("Babička : obrazy venkovského života", "Němcová, Božena", "8071061234"),
        ("Voĭna i mir = Война и мир", "L.N. Tolstoĭ", ""),
    ]


def test_marc8_is_read_and_a_missing_record_is_told(database: Database, tmp_path: Path) -> None:
    record = marc("m8", data("245", a="X"))
    body = record.as_marc().replace(b"aX", b"a\xe2e\xf0c", 1)  # acute + e, cedilla + c
    length = len(body)
    body = f"{length:05}".encode() + body[5:9] + b" " + body[10:]
    start = int(body[12:17])
    directory = body[24:start].replace(b"2450007", b"245" + f"{7 + 3:04}".encode()).replace(b"2450006", b"2450009")
    (tmp_path / "titles.mrc").write_bytes(body[:24] + directory + body[start:])
    write_csv(tmp_path / "items.csv", "barcode,record", "I1,m8")
    run(database, tmp_path)
    with database.read() as connection:
        assert connection.execute(select(schema.items.c.title)).scalar_one() == "éç"
    write_csv(tmp_path / "items.csv", "barcode,record", "I1,zz")
    assert reasons(database, tmp_path) == ["items.csv:2: record: no MARC record has the number zz"]


def test_a_file_that_is_not_marc_is_told(database: Database, tmp_path: Path) -> None:
    (tmp_path / "titles.mrc").write_bytes(b"hello, this is no MARC record at all, is it?")
    assert reasons(database, tmp_path)[0].startswith("titles.mrc:1: ")
