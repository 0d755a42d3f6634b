"""Rows that leave in a .koc file, and those that one brings."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from offcirc import __version__
from tests.cli.conftest import Fresh, NewDesk
from tests.support.workstation import Workstation

DUE = "2027-05-05"
_FULL = """
import errno, os
def full(_):
    raise OSError(errno.ENOSPC, "full")
os.fsync = full
"""
HEADER = "Version=1.0\tGenerator=another\tGeneratorVersion=3\n"


def lines(file: Path) -> list[list[str]]:
    """What the file says, without its header and times."""
    header, *told = file.read_text("ascii").splitlines()
    assert header == f"Version=1.0\tGenerator=offcirc\tGeneratorVersion={__version__}"
    return [line.split("\t")[1:] for line in told]


def written(folder: Path, *told: str, name: str = "carried.koc") -> str:
    """A file from elsewhere."""
    file = folder / name
    file.write_text(HEADER + "".join(f"{line}\n" for line in told))
    return str(file)


def test_P4_what_waits_leaves_in_its_order_and_is_unknown_from_then_on(offline: Workstation, tmp_path: Path) -> None:
    file = tmp_path / "out.koc"
    loan = offline.issue("P1", "I1", DUE)
    back = offline.row("return", "OUT")
    paid = offline.row("payment", "P1", "1,5")
    renewed = offline.row("renew", "I1", "--due", "2027-06-06")
    done = offline.run("--json", "export", str(file))
    assert [row["id"] for row in done.rows] == [row["id"] for row in (loan, back, paid, renewed)]
    assert {row["state"] for row in done.rows} == {"unknown"}
    assert lines(file) == [["issue", "P1", "I1"], ["return", "OUT"], ["payment", "P1", "1.50"], ["issue", "P1", "I1"]]
    assert "4 row(s) are in" in done.stderr
    assert "no due dates" in done.stderr
    assert offline.states() == {"unknown": 4}
    assert "it is unknown" in offline.run("void", loan["id"], status=1).stderr
    assert offline.row("reconcile")["holds"]
    assert offline.row("verify")["sound"]


def test_times_are_the_librarys_own(offline: Workstation, tmp_path: Path) -> None:
    offline.row("return", "OUT", "--at", "2025-07-01T12:30")
    offline.run("export", str(tmp_path / "out.koc"))
    assert (tmp_path / "out.koc").read_text().splitlines()[1] == "2025-07-01 12:30:00 000\treturn\tOUT"


def test_a_renewal_names_whoever_had_the_item_then(offline: Workstation, tmp_path: Path) -> None:
    offline.row("renew", "MINE", "--due", DUE)
    offline.row("return", "MINE")
    offline.issue("P2", "MINE", DUE)
    offline.row("renew", "MINE", "--due", "2027-06-06")
    offline.row("return", "MINE")
    unknown = offline.row("renew", "NOBODY-KNOWS-IT", "--due", DUE)
    done = offline.run("--json", "export", str(tmp_path / "out.koc"), status=1)
    issues = [line for line in lines(tmp_path / "out.koc") if line[0] == "issue"]
    assert issues == [["issue", "P1", "MINE"], ["issue", "P2", "MINE"], ["issue", "P2", "MINE"]]
    assert [(row["id"], row["kept"]) for row in done.rows if "kept" in row] == [(unknown["id"], "BORROWER_UNKNOWN")]


def test_what_koha_would_bend_stays_and_is_said_and_the_rest_leaves(offline: Workstation, tmp_path: Path) -> None:
    file = tmp_path / "out.koc"
    offline.issue("12345678901234567", "I1", DUE)
    offline.row("return", "123456789012345678901")
    offline.row("in-house-use", "I1")
    offline.row("register-patron", "NEW-1", "--surname", "Uusi")
    goes = offline.row("return", "OUT")
    done = offline.run("--json", "export", str(file), status=1)
    assert [row.get("kept") for row in done.rows] == [
        None, "CARD_TOO_LONG", "BARCODE_TOO_LONG", "KIND_NOT_CARRIED", "KIND_NOT_CARRIED",
    ]  # fmt: skip
    assert "1 row(s) are in" in done.stderr
    assert "4 stay here" in done.stderr
    assert lines(file) == [["return", "OUT"]]
    assert offline.states() == {"waiting": 4, "unknown": 1}
    told = offline.run("export", str(tmp_path / "again.koc"), status=1)
    assert "more than 16 characters" in told.stdout
    assert "no file was written" in told.stderr
    assert not (tmp_path / "again.koc").exists()
    assert goes["id"] not in told.stdout


def test_nothing_that_waits_makes_no_file(offline: Workstation, tmp_path: Path) -> None:
    assert offline.run("export", str(tmp_path / "out.koc")).stdout == ""
    assert list(tmp_path.glob("*.koc*")) == []


def test_what_was_exported_leaves_again_only_when_somebody_says_so(offline: Workstation, tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{number}.koc" for number in range(3))
    row = offline.row("return", "OUT")
    offline.run("export", str(first))
    offline.row("return", "MINE")
    offline.run("export", str(second))
    assert lines(second) == [["return", "MINE"]]
    assert offline.rows("export", str(third)) == []
    offline.run("resend", row["id"], "--reason", "the stick broke")
    offline.run("export", str(third))
    assert lines(third) == [["return", "OUT"]]
    assert offline.states() == {"unknown": 2}
    assert offline.row("reconcile")["holds"]


def test_a_file_that_is_there_is_never_overwritten(offline: Workstation, tmp_path: Path) -> None:
    offline.row("return", "OUT")
    (tmp_path / "out.koc").write_text("somebody's")
    assert "is there already" in offline.run("export", str(tmp_path / "out.koc"), status=1).stderr
    assert (tmp_path / "out.koc").read_text() == "somebody's"
    assert offline.states() == {"waiting": 1}


def test_where_the_file_cannot_be_written_the_rows_wait_as_before(offline: Workstation, tmp_path: Path) -> None:
    offline.row("return", "OUT")
    assert "cannot be opened" in offline.run("export", str(tmp_path / "no" / "out.koc"), status=3).stderr
    assert offline.states() == {"waiting": 1}
    full = offline.planted(_FULL)
    assert "disk is full" in full.run("export", str(tmp_path / "out.koc"), status=3).stderr
    assert list(tmp_path.glob("*.koc*")) == list(tmp_path.glob(".*.part")) == []
    assert offline.states() == {"waiting": 1}
    assert offline.row("verify")["sound"]
    offline.run("export", str(tmp_path / "out.koc"))
    assert lines(tmp_path / "out.koc") == [["return", "OUT"]]


def test_the_format_is_told_by_the_name_or_by_the_option(offline: Workstation, tmp_path: Path) -> None:
    offline.row("return", "OUT")
    offline.run("export", str(tmp_path / "out"), "--format", "rubbish", status=2)
    offline.run("export", str(tmp_path / "out"), "--format", "koc")
    assert lines(tmp_path / "out") == [["return", "OUT"]]
    offline.row("return", "MINE")
    offline.run("export", str(tmp_path / "other"))
    assert zipfile.is_zipfile(tmp_path / "other")


def test_a_file_becomes_rows_of_this_workstation_at_their_own_times(offline: Workstation, tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "2025-10-24 12:00:00 5\tissue\tp1\ti1",
        "2025-10-26 12:00:00 0\treturn\tOUT",
        "2025-10-26 12:00:01 0\tpayment\tP2\t1.50",
    )
    done = offline.run("--json", "import", file, "--staff", "anna")
    loan, back, paid = offline.transactions()
    assert [row["id"] for row in done.rows] == [loan["id"], back["id"], paid["id"]]
    assert [(row["line"], row["import"]) for row in done.rows] == [(line, "recorded") for line in (2, 3, 4)]
    assert done.stderr.startswith("3 recorded, 0 already here, 0 not recorded\n")
    assert (loan["card_number"], loan["card_typed"], loan["occurred_at"]) == ("P1", "p1", "2025-10-24T09:00:00.005Z")
    assert loan["due_at"] == "2025-11-21T23:59:00+02:00"  # 28 days by the rules, over the end of summer time
    assert (back["kind"], back["occurred_at"]) == ("return", "2025-10-26T10:00:00.000Z")
    assert (paid["amount"], paid["staff"]) == ("1.50", "anna")
    assert all("FROM_FILE" in row["marks"] for row in (loan, back, paid))
    assert offline.row("verify")["sound"]


def test_what_stands_against_a_loan_is_recorded_with_it_and_does_not_ask(offline: Workstation, tmp_path: Path) -> None:
    offline.run("import", written(tmp_path, "2025-10-24 12:00:00 5\tissue\tBARRED\tHELD"))
    (row,) = offline.transactions()
    assert set(row["overridden"]) == {"PATRON_BLOCKED", "ON_HOLD_FOR_OTHER"}


def test_the_same_file_twice_and_one_that_grew_record_nothing_twice(offline: Workstation, tmp_path: Path) -> None:
    old = ["2025-10-24 12:00:00 5\tpayment\tP1\t1.00", "2025-10-24 12:00:00 5\tpayment\tP1\t1.00"]
    new = ["2025-10-23 09:00:00 1\treturn\tOUT", *old, old[0]]
    offline.run("import", written(tmp_path, *old))
    again = offline.rows("import", written(tmp_path, *old, name="copy.koc"))
    assert [row["import"] for row in again] == ["already_here"] * 2
    assert [row["id"] for row in again] == [row["id"] for row in offline.transactions()]
    grown = offline.rows("import", written(tmp_path, *new, name="grown.koc"))
    assert [row["import"] for row in grown] == ["recorded", "already_here", "already_here", "recorded"]
    assert [row["kind"] for row in offline.transactions()] == ["payment", "payment", "return", "payment"]
    assert offline.states() == {"waiting": 4}


def test_a_row_that_was_taken_back_does_not_come_again(offline: Workstation, tmp_path: Path) -> None:
    file = written(tmp_path, "2025-10-23 09:00:00 1\treturn\tOUT")
    offline.run("void", offline.row("import", file)["id"])
    assert offline.row("import", file)["import"] == "already_here"
    assert offline.states() == {"voided": 1}


def test_a_file_that_comes_back_to_its_workstation_says_nothing_new(offline: Workstation, tmp_path: Path) -> None:
    rows = [
        offline.issue("P1", "I1", DUE),
        offline.row("renew", "MINE", "--due", DUE),
        offline.row("payment", "P1", "1"),
    ]
    offline.run("export", str(tmp_path / "out.koc"))
    again = offline.rows("import", str(tmp_path / "out.koc"))
    assert [(row["import"], row["id"]) for row in again] == [("already_here", row["id"]) for row in rows]
    assert offline.states() == {"unknown": 3}


def test_bad_lines_change_nothing_and_are_named(offline: Workstation, tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "rubbish",
        "2025-10-24 12:00:00 5\tpayment\tP1\t-1.00",
        "2025-10-24 12:00:00 5\treturn\tOUT",
        "2099-10-24 12:00:00 5\treturn\tMINE",
        f"2025-10-24 12:00:00 5\treturn\t{'9' * 70}",
        "2025-10-24 12:00:00 5\trenew\tMINE",
    )
    done = offline.run("--json", "import", file, status=1)
    assert [(row["line"], row.get("code")) for row in done.rows] == [
        (2, "LINE_TIME_UNREADABLE"),
        (3, "AMOUNT_NOT_POSITIVE"),
        (4, None),
        (5, "LINE_TIME_AHEAD"),
        (6, "SCAN_TOO_LONG"),
        (7, "LINE_ACTION_UNKNOWN"),
    ]
    assert "1 recorded, 0 already here, 5 not recorded (line 2, 3, 5, 6, 7)" in done.stderr
    assert [row["item_barcode"] for row in offline.transactions()] == ["OUT"]
    told = offline.run("import", file, status=1)
    assert "line 2: not recorded: The line does not begin with a time" in told.stdout
    assert "line 4: already here" in told.stdout
    assert "Traceback" not in done.stderr + told.stderr


def test_a_loan_that_no_rule_covers_waits_for_one(offline: Workstation, tmp_path: Path) -> None:
    file = written(tmp_path, "2025-10-24 12:00:00 5\tissue\tP1\tI1", "2025-10-24 12:00:00 5\treturn\tOUT")
    replicas = list(offline.home.glob("replica-*.db*"))
    for replica in replicas:
        replica.rename(replica.with_suffix(".away"))
    done = offline.run("--json", "import", file, status=1)
    assert [row.get("code") for row in done.rows] == ["DUE_DATE_UNKNOWN", None]
    for replica in replicas:
        replica.with_suffix(".away").rename(replica)
    assert [row["import"] for row in offline.rows("import", file)] == ["recorded", "already_here"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"2025-10-24 12:00:00 5\treturn\tOUT\n", b"\xff\xfe\x00"])
def test_what_is_no_koc_file_is_refused(offline: Workstation, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "no.koc").write_bytes(content)
    assert "is not a .koc file" in offline.run("import", str(tmp_path / "no.koc"), status=1).stderr
    assert offline.transactions() == []


def test_a_file_that_cannot_be_read(offline: Workstation, tmp_path: Path) -> None:
    for path in (tmp_path / "none.koc", tmp_path):
        assert "cannot be opened" in offline.run("import", str(path), status=3).stderr


def test_P4_rows_that_one_workstation_carried_out_are_applied_from_another(
    new_desk: NewDesk, fresh: Fresh, tmp_path: Path
) -> None:
    here, there, third = new_desk(update=True), new_desk(update=True), new_desk(update=True)
    card, barcode = fresh()
    here.issue(card, barcode, DUE)
    here.row("payment", card, "1.00")
    here.run("export", str(tmp_path / "out.koc"))
    there.run("import", str(tmp_path / "out.koc"))
    there.run("upload")
    there.run("process", *(row["id"] for row in there.transactions()))
    assert [row["outcome"] for row in there.transactions()] == ["SUCCESS", "SUCCESS"]
    third.run("import", str(tmp_path / "out.koc"))
    third.run("upload")
    # The same lines by a third workstation are the same rows: the server takes each once.
    assert [row["outcome"] for row in third.transactions()] == ["ID_IN_USE", "ID_IN_USE"]
