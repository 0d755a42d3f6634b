"""kill -9 in the middle of an export or an import: no row is lost, none is in two places, none comes twice."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Tell
from tests.faults.tools.kills import spread
from tests.support.workstation import Workstation

ROWS = 40
_KILL = "import os, pathlib, signal\nimport offcirc.app.carried_writing as carried\n"
_KILL += "from offcirc.journal import Journal\n"
_KILL += "def kill(*_, **__):\n    os.kill(os.getpid(), signal.SIGKILL)\n"


@pytest.fixture
def laden(offline: Workstation) -> Workstation:
    """With rows that wait."""
    offline.run("return", "--stdin", stdin="".join(f"B{number:03}\n" for number in range(ROWS)))
    return offline


def returned(file: Path) -> list[str]:
    """The barcodes in a file."""
    return [line.split("\t")[2] for line in file.read_text("ascii").splitlines()[1:]]


def check(desk: Workstation) -> None:
    assert desk.row("verify")["sound"]
    assert desk.row("reconcile")["holds"]


@pytest.mark.parametrize(
    ("plant", "left", "state"),
    [
        ("Journal.note_exported = kill", False, "waiting"),
        ("carried._fill = kill", False, "unknown"),
        ("pathlib.Path.rename = kill", False, "unknown"),
        ("pathlib.Path.unlink = kill", True, "unknown"),
    ],
    ids=["before it is noted", "before it is written", "before it has its name", "after"],
)
def test_an_export_that_is_killed_is_whole_or_not_there_and_the_next_one_knows(
    laden: Workstation, tmp_path: Path, *, plant: str, left: bool, state: str
) -> None:
    file, later = tmp_path / "out.koc", tmp_path / "later.koc"
    killed = laden.planted(f"{_KILL}{plant}")
    assert killed.start("export", str(file)).wait().was_killed
    assert file.exists() == left
    assert laden.states() == {state: ROWS}
    check(laden)
    laden.run("return", "LATE")
    laden.run("export", str(later))
    everything = [f"B{number:03}" for number in range(ROWS)] + ["LATE"]
    assert (returned(file) if left else []) + returned(later) == everything
    assert laden.states() == {"unknown": ROWS + 1}
    assert not [part for part in tmp_path.glob(".*.part") if part.stat().st_size]
    check(laden)


@pytest.mark.parametrize("kills", [6, pytest.param(100, marks=pytest.mark.torture)], ids=["6_kills", "100_kills"])
def test_an_import_that_is_killed_goes_on_where_it_was(
    offline: Workstation, tmp_path: Path, kills: int, tell: Tell
) -> None:
    lines = [f"2025-10-24 12:00:{number % 7:02} 0\treturn\tB{number % 19:03}" for number in range(kills * 20)]
    file = tmp_path / "carried.koc"
    file.write_text("\n".join(["Version=1.0\tGenerator=x\tGeneratorVersion=1", *lines]))
    seed, killed = os.environ.get("OFFCIRC_SEED") or "koc", 0
    acknowledged = set[str]()
    for moment in spread(seed, kills, 0, len(lines)):
        done = offline.start("--json", "import", str(file)).kill_after_lines(int(moment))
        killed += done.was_killed
        acknowledged |= {row["id"] for row in done.rows}
        assert acknowledged <= {row["id"] for row in offline.transactions()}
    offline.run("import", str(file))
    told = Counter((row["occurred_at"][17:19], row["item_barcode"]) for row in offline.transactions())
    assert told == Counter((line[17:19], line.split("\t")[2]) for line in lines)
    check(offline)
    tell(f"{killed} of {kills} kills of import in time: {len(lines)} rows, none lost, none twice")
    assert killed >= kills * 0.3, "most of the kills came too late"


def test_two_imports_at_once_record_each_line_once(offline: Workstation, tmp_path: Path) -> None:
    file = tmp_path / "carried.koc"
    lines = [f"2025-10-24 12:00:00 {number}\treturn\tB{number:03}" for number in range(60)]
    file.write_text("\n".join(["Version=1.0\tGenerator=x\tGeneratorVersion=1", *lines]))
    both = [offline.start("--json", "import", str(file)) for _ in range(2)]
    ended = [each.wait() for each in both]
    assert [done.status for done in ended] == [0, 0]
    fates = Counter(row["import"] for done in ended for row in done.rows)
    assert fates == {"recorded": 60, "already_here": 60}
    assert len(offline.transactions()) == 60
