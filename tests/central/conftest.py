"""One server process for each module's tests; each test takes items and cards that no other test touches."""

import csv
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.central.client import Desk
from tests.central.server import RunningServer, running_server

ITEMS, PATRONS = 400, 100


def write_csv(path: Path, header: str, *rows: str) -> None:
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cards C000…, of which E1 has expired, B1 is barred, K1 owes; items I000…, L1 lost, H1 held for C000."""
    folder = tmp_path_factory.mktemp("library")
    write_csv(
        folder / "libraries.csv",
        "code,name,parent,time_zone,kind",
        "MAIN,Main,,Europe/Prague,branch",
        "BUS,Bus,MAIN,,bookmobile",
        "FAR,Far,,Asia/Kathmandu,branch",
    )
    cards = [f"C{number:03d},Nováková,Anna,Adult,MAIN,@+100d,0,0," for number in range(PATRONS)]
    cards += ["E1,Expired,,Adult,MAIN,@-1d,0,0,", "B1,Barred,,Adult,MAIN,@+100d,1,0,", "X1,Lost,,Adult,MAIN,,0,1,"]
    cards += ["K1,Child,,Child,MAIN,@+100d,0,0,7.50"]
    header = "card_number,surname,first_name,category,library,expires_on,barred,card_lost,owes"
    write_csv(folder / "patrons.csv", header, *cards)
    items = [f"I{number:03d},Title {number},MAIN,available,0" for number in range(ITEMS)]
    items += ["L1,Lost book,MAIN,lost,0", "N1,Reference,MAIN,available,1", "H1,Held,MAIN,available,0"]
    write_csv(folder / "items.csv", "barcode,title,library,status,not_for_loan", *items)
    write_csv(folder / "holds.csv", "barcode,card_number,placed_at,pickup_library,on_shelf", "H1,C000,@-2d 10:00,BUS,")
    write_csv(
        folder / "rules.csv",
        "library,category,item_type,loan_days,renewals,max_loans,fee_limit",
        ",,,21,2,,",
        ",Child,,21,2,2,5.00",
    )
    with (folder / "patrons.csv").open(encoding="utf-8") as file:
        assert sum(1 for _ in csv.reader(file)) == PATRONS + 5
    return folder


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, small_library: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("server"), folder=small_library) as started:
        yield started


@pytest.fixture(scope="module")
def new_item() -> Callable[[], str]:
    numbers = itertools.count()
    return lambda: f"I{next(numbers):03d}"


@pytest.fixture(scope="module")
def new_card() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"C{next(numbers):03d}"


_names = itertools.count(1)


@pytest.fixture
def desk(server: RunningServer) -> Desk:
    """A workstation of the test's own: what others recorded cannot clamp its times."""
    name = f"desk-{next(_names)}"
    return Desk.enrol(server.url, server.enrolment_code(name, library="MAIN"), name)


@pytest.fixture
def bus(server: RunningServer) -> Desk:
    name = f"bus-{next(_names)}"
    return Desk.enrol(server.url, server.enrolment_code(name, library="BUS"), name)
