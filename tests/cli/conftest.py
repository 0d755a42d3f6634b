"""Workstations driven by commands, at a server with a patron and an item in every state that a desk can meet."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.central.server import RunningServer
from tests.support.inside import EVERYTHING, codes, one_code
from tests.support.records import BRANCH, LIBRARIES, MAIN, item, patron, write_folder
from tests.support.workstation import Workstation

NewDesk = Callable[..., Workstation]
Fresh = Callable[[], tuple[str, str]]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = write_folder(
        tmp_path_factory.mktemp("records"),
        libraries=LIBRARIES,
        locations=[{"library": MAIN, "location": "Adults"}],
        patrons=[
            patron("P1", surname="Korhola", first_name="Aino"),
            patron("P2"),
            patron("EXPIRED", expires_on="2020-01-31"),
            patron("BARRED", barred=1, block_reason="unpaid"),
            patron("CARDLOST", card_lost=1),
            patron("DOUBT", address_in_doubt=1),
            patron("OWES", owes="10.01"),
            patron("MANY"),
            *(patron(f"C{number:03}") for number in range(300)),
        ],
        former_cards=[{"former_number": "WAS-P1", "card_number": "P1"}],
        items=[
            item("I1", title="The Kalevala"),
            item("NOTFORLOAN", not_for_loan=1),
            item("LOST", status="lost"),
            item("WITHDRAWN", status="withdrawn"),
            item("HELD"),
            item("OUT"),
            item("MINE"),
            item("MANY-1"),
            item("MANY-2"),
            item("ELSEWHERE", library=BRANCH),
            *(item(f"B{number:03}") for number in range(300)),
        ],
        loans=[
            {"barcode": barcode, "card_number": card, "issued_at": "2026-01-02 10:00", "due_at": "2027-06-01"}
            for barcode, card in (("OUT", "P2"), ("MINE", "P1"), ("MANY-1", "MANY"), ("MANY-2", "MANY"))
        ],
        holds=[
            {
                "barcode": "HELD",
                "card_number": "P2",
                "placed_at": "2026-01-02 10:00",
                "pickup_library": MAIN,
                "on_shelf": 1,
            }
        ],
        rules=[{"library": "", "loan_days": 28, "renewals": 3, "max_loans": 2, "fee_limit": "10.00"}],
        closed_days=[{"library": MAIN, "from": "2027-12-24", "to": "2027-12-26", "reason": "Christmas"}],
    )
    with RunningServer(tmp_path_factory.mktemp("central") / "home", folder=folder) as running:
        yield running


@pytest.fixture(scope="session")
def _names() -> Iterator[int]:
    return itertools.count(1)


@pytest.fixture
def new_desk(server: RunningServer, tmp_path: Path, _names: Iterator[int]) -> NewDesk:
    """Makes enrolled workstations."""

    def make(*, may: str = EVERYTHING, library: str = MAIN, update: bool = False) -> Workstation:
        name = f"desk-{next(_names)}"
        (code,) = codes(server, [name], may, library)
        desk = Workstation(tmp_path / name, fast=True)
        desk.enrol(server.url, code, name, library)
        if update:
            desk.run("update")
        return desk

    return make


@pytest.fixture
def desk(new_desk: NewDesk) -> Workstation:
    """Enrolled and up to date, with a name of its own."""
    return new_desk(update=True)


@pytest.fixture(scope="session")
def _template(server: RunningServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("template") / "home"
    desk = Workstation(home, fast=True)
    desk.enrol(server.url, one_code(server, "template", MAIN), "template", MAIN)
    desk.run("update")
    return home


@pytest.fixture
def offline(_template: Path, tmp_path: Path) -> Workstation:
    """Up to date and without a network: for tests that talk to nobody."""
    home = tmp_path / "offline"
    shutil.copytree(_template, home)
    desk = Workstation(home, fast=True)
    config = home / "config.toml"
    config.write_text(
        "\n".join(
            'url = "http://127.0.0.1:9"' if line.startswith("url") else line for line in config.read_text().splitlines()
        )
    )
    return desk


@pytest.fixture
def fresh(_names: Iterator[int]) -> Fresh:
    """A card and a barcode that no other test takes to the server."""

    def make() -> tuple[str, str]:
        number = 100 + next(_names) % 200  # those below are the offline desks' own
        return f"C{number:03}", f"B{number:03}"

    return make
