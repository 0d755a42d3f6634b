"""The figures of issue 2 on the sample that everybody knows: Evergreen's concerto data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.central.server import CONCERTO, RunningServer
from tests.support.inside import one_code
from tests.support.workstation import Workstation

pytestmark = pytest.mark.skipif(not CONCERTO.is_dir(), reason=f"{CONCERTO} is not here: it comes with the project's CI")
_PATRON = "99999355250"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workstation]:
    with RunningServer(tmp_path_factory.mktemp("central") / "home", folder=CONCERTO) as server:
        workstation = Workstation(tmp_path_factory.mktemp("desk") / "home", fast=True)
        workstation.enrol(server.url, one_code(server, "concerto"), "concerto")
        yield workstation


def test_concerto_comes_down_lends_in_any_case_and_keeps_what_was_typed(desk: Workstation) -> None:
    records = desk.row("update", "--full")["records"]
    assert (records["items"], records["patrons"], records["loans"]) == (4_825, 377, 486)
    patron = desk.row("patron", _PATRON)
    with (Path(CONCERTO) / "loans.csv").open(encoding="utf-8") as file:
        out = {line.split(",")[0] for line in file if f",{_PATRON}," in line}
    assert out
    assert {loan["item_barcode"] for loan in patron["loans"]} == out
    asked = desk.run("issue", _PATRON, "conc4000036", "--due", "2027-05-05", status=1)
    assert "PATRON_EXPIRED" in asked.stderr
    row = desk.issue(_PATRON, "conc4000036", "2027-05-05", "--override")
    assert (row["item_barcode"], row["item_typed"]) == ("CONC4000036", "conc4000036")
    assert "PATRON_EXPIRED" in row["overridden"]
    assert "CONC4000036" in {loan["item_barcode"] for loan in desk.row("patron", _PATRON)["loans"]}
