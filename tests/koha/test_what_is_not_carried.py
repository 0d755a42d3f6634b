"""What Koha cannot be told is not recorded; what waits there can be taken out by the window's own way of asking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from offcirc.app.home import Home
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import NewPatron, State
from offcirc.errors import UserError
from tests.faults.tools.cutting_proxy import CuttingProxy
from tests.koha.server import KohaServer
from tests.koha.trials import ACT, DUE, WAYS, Library
from tests.support.inside import recorded
from tests.support.workstation import Workstation as Commands


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("koha")
    with (
        KohaServer(folder / "koha", version="3.17", patrons=50, items=50) as server,
        CuttingProxy("127.0.0.1", server.port) as proxy,
    ):
        found = Library(server, proxy, folder / "home", WAYS["one by one"])
        found.connect()
        yield found


@pytest.fixture
def bus(library: Library, tmp_path: Path) -> Iterator[Workstation]:
    with Workstation(Home.at(library.trial(tmp_path / "bus").home), library.key) as workstation:
        yield workstation


def test_a_kind_that_the_server_does_not_take_is_refused_and_nothing_is_recorded(bus: Workstation) -> None:
    with pytest.raises(UserError, match="KIND_NOT_CARRIED"):
        bus.desk.use_in_house("B0000001", 1, ACT)
    with pytest.raises(UserError, match="KIND_NOT_CARRIED"):
        bus.desk.register("NEW-1", NewPatron("Uusi"), ACT)
    commands = Commands(bus.home.directory, fast=True)
    used = commands.run("in-house-use", "B0000001", status=1)
    new = commands.run("register-patron", "NEW-1", "--surname", "Uusi", status=1)
    for done in (used, new):
        assert "would wait here for ever: nothing was recorded" in done.stdout + done.stderr
    assert list(bus.journal.rows()) == []


def test_a_row_is_taken_out_with_ids_and_reason_on_standard_input(library: Library, bus: Workstation) -> None:
    rows = [recorded(bus.desk.issue(next(library.cards), next(library.barcodes), DUE, ACT).transaction) for _ in "12"]
    with bus.connected() as connector:
        bus.upload(connector)
    locked = Commands(bus.home.directory, fast=True).with_passphrase(None)
    arguments = ("withdraw", "--ids-from-stdin", "--reason-from-stdin", "--progress", "--key-from-stdin")
    told = locked.rows(*arguments, stdin=f"{library.key.hex()}\n{rows[0].id}\n\nlent by hand, 3 €\n")
    assert told[0]["id"] == rows[0].id
    assert told[-1]["finished"]["summary"] == {"withdrawn": 1, "left": 0}
    assert bus.journal.find(rows[0].id).state is State.WAIVED
    assert bus.journal.history(rows[0].id)[-1].body.details["reason"] == "lent by hand, 3 €"
    assert [row["barcode"] for row in library.server.queue()] == [rows[1].item_barcode]
