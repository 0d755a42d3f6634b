"""Items and exchange sets by commands, as a script would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.central.holdings.library import write_library
from tests.central.server import RunningServer, running_server
from tests.support.inside import codes
from tests.support.workstation import Workstation


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = write_library(tmp_path_factory.mktemp("region"))
    with running_server(tmp_path_factory.mktemp("server"), folder=folder, apply_on_arrival=True) as server:
        yield server


@pytest.fixture
def desk(region: RunningServer, tmp_path: Path) -> Workstation:
    (code,) = codes(region, [tmp_path.name], "download,upload,process,catalogue", "REG")
    workstation = Workstation(tmp_path / "home", fast=True)
    workstation.enrol(region.url, code, tmp_path.name, "REG")
    workstation.run("update")
    return workstation


def test_items_are_made_edited_and_batch_edited(desk: Workstation) -> None:
    made = desk.rows("item-create", "NEW", "--title", "Kalevala", "--location", "Adults")[0]
    assert (made["kind"], made["holdings"]["becomes"]["owning_location"]) == ("item_create", "Adults")
    desk.run("item-create", "COPY", "--duplicate", "NEW", "--location", "Stacks")
    assert desk.rows("item", "COPY")[0]["title"] == "Kalevala"
    assert desk.run("item-edit", "NEW", "--location", "Display", status=1).stderr.startswith("offcirc: The item's")
    desk.run("item-edit", "NEW", "--status", "lost", "--not-for-loan", "yes")
    scanned = ("item-batch", "NEW", "COPY", "NONE", "--library", "REG", "--location", "Sets")
    preview = desk.run(*scanned, "--preview", "--json", status=1)
    assert json.loads(preview.stdout.splitlines()[0])["changes"]["location"] == {"now": "Adults", "then": "Sets"}
    assert preview.stderr.splitlines()[-1] == "2 would change, 0 locked, 0 as wanted, 1 unknown"
    done = desk.run("item-batch", "--at", "REG", "Stacks", "--find", "Kalevala", "--call-number", "84", "--json")
    batches = {json.loads(line)["holdings"]["batch"] for line in done.stdout.splitlines()}
    assert len(batches) == 1
    desk.run("sync")
    states = {row["state"] for row in desk.rows("transactions")}
    assert states == {"succeeded"}


def test_a_batch_is_taken_back_and_one_that_was_sent_is_put_back(desk: Workstation) -> None:
    given = ("I0010", "I0011", "--library", "REG", "--location", "Adults")
    desk.run("item-batch", *given)
    (made,) = desk.rows("item-batch", "--batches")
    assert (made["count"], made["waiting"], made["changes"]) == (2, 2, {"library": "REG", "location": "Adults"})
    assert desk.rows("item-batch", "--take-back", made["batch"][-8:])[0]["taken_back"] == 2
    desk.run("item-batch", *given)
    desk.run("sync")
    made = desk.rows("item-batch", "--batches")[0]
    assert "2 sent already" in desk.run("item-batch", "--take-back", made["batch"], status=1).stdout
    preview = desk.rows("item-batch", "--put-back", made["batch"], "--preview")
    assert preview[0]["changes"]["owning_location"] == {"now": "Adults", "then": "Stacks"}
    desk.run("item-batch", "--put-back", made["batch"])
    desk.run("sync")
    desk.run("update")
    assert desk.rows("item", "I0010")[0]["owning_location"] == "Stacks"
    again = desk.run("item-batch", "--put-back", made["batch"])
    assert again.stderr.splitlines()[-1] == "0 recorded, 0 locked, 0 as wanted, 0 unknown, 2 changed since"
    assert "see `offcirc item-batch --batches`" in desk.run("item-batch", "--take-back", "x", status=1).stderr


def test_a_set_is_made_sent_taken_back_and_closed(desk: Workstation, tmp_path: Path) -> None:
    desk.run("exchange", "make", "Crate", "--to", "SMALL")
    packed = desk.run("exchange", "fill", "Crate", "I0001", "I0002", "I0003", "NONE", status=1)
    assert "NONE: The item NONE is not in the local data" in packed.stderr
    desk.run("exchange", "unpack", "Crate", "I0003")
    desk.run("exchange", "save", "Crate", "--to", str(tmp_path / "crate.mrc"))
    assert len(desk.rows("exchange", "send", "Crate")) == 2
    assert desk.rows("exchange", "list")[0]["state"] == "sent"
    locked = desk.run("item-batch", "I0001", "--library", "REG", "--location", "Sets", status=1)
    assert "locked  The item is out in an exchange set" in locked.stdout
    back = desk.run("exchange", "return", "Crate", "I0001")
    assert "still out: I0002" in back.stderr
    assert [row["barcode"] for row in desk.rows("exchange", "missing", "Crate")] == ["I0002"]
    desk.run("exchange", "close", "Crate")
    desk.run("sync")
    assert {row["state"] for row in desk.rows("transactions")} == {"succeeded"}
    desk.run("update")
    assert desk.rows("exchange", "list")[0]["state"] == "returned"
    assert desk.rows("item", "I0002")[0]["status"] == "missing"


def test_wrong_usage_is_told(desk: Workstation) -> None:
    assert desk.run("exchange", "show", status=2).stderr == "offcirc exchange show: name the set\n"
    desk.run("exchange", "make", "X", status=2)
    desk.run("exchange", "make", "X", "--to", "BRA", status=1)
    assert "No exchange set here" in desk.run("exchange", "send", "X", status=1).stderr
    desk.run("exchange", "drop", "X", status=1)
