"""Sets that are out already come in by CSV, and what libraries have settled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from offcirc.central.cli.main import main
from tests.central.conftest import write_csv
from tests.central.holdings.library import write_library

SETS = "id,name,lender,receiver,library,location,sent_at"


def test_sets_that_are_out_are_imported_and_imported_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home, folder = str(tmp_path / "home"), tmp_path / "records"
    folder.mkdir()
    write_library(folder, 5)
    write_csv(folder / "exchange_sets.csv", SETS, "old,Old crate,REG,SMALL,SMALL,Fiction,@-60d 10:00")
    write_csv(folder / "exchange_items.csv", "set,barcode", "old,I0001", "old,I0002")
    for _ in range(2):
        assert main(["import", str(folder), "--home", home]) == 0
    capsys.readouterr()
    assert main(["exchange", "old", "--home", home, "--json"]) == 0
    told = capsys.readouterr()
    assert [(row["barcode"], row["state"]) for row in map(json.loads, told.out.splitlines())] == [
        ("I0001", "out"),
        ("I0002", "out"),
    ]
    assert "Old crate: REG to SMALL, sent: 2 out" in told.err


@pytest.mark.parametrize(
    ("name", "lines", "said"),
    [
        ("exchange_sets", (SETS, "x,X,REG,SMALL,,Fiction,@-1d 10:00"), "library is empty"),
        ("exchange_sets", (SETS, "x,,REG,SMALL,SMALL,Fiction,@-1d 10:00"), "name or location is empty"),
        ("exchange_sets", (SETS, f"{'x' * 65},X,REG,SMALL,SMALL,Fiction,@-1d 10:00"), "longer than 64"),
        ("exchange_items", ("set,barcode", "none,I0001"), "no such exchange set"),
        ("exchange_items", ("set,barcode", "old,NONE"), "no such item"),
        ("holdings_settings", ("library,receiving_library,receiving_location", "REG,SMALL,"), "go together"),
        ("holdings_settings", ("library,receiving_library,receiving_location", ",,"), "library is empty"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(
    name: str, lines: tuple[str, str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_library(tmp_path, 3)
    write_csv(tmp_path / "exchange_sets.csv", SETS, "old,Old crate,REG,SMALL,SMALL,Fiction,@-60d 10:00")
    write_csv(tmp_path / f"{name}.csv", *lines)
    assert main(["import", str(tmp_path), "--home", str(tmp_path / "home")]) == 1
    told = capsys.readouterr().err
    assert f"{name}.csv:2: " in told
    assert said in told
