"""What can be done about recorded rows, and the proofs that nothing is lost."""

from __future__ import annotations

from pathlib import Path

from tests.central.server import RunningServer
from tests.cli.conftest import Fresh, NewDesk
from tests.support.inside import one_code
from tests.support.records import MAIN
from tests.support.workstation import Row, Workstation

DUE = "2027-05-05"


def settle(desk: Workstation) -> dict[str, Row]:
    """Uploads and processes; rows by id."""
    desk.run("upload")
    desk.run("process", *(row["id"] for row in desk.rows("transactions", "--state", "sent")), status=None)
    return {row["id"]: row for row in desk.transactions()}


def test_void_takes_back_a_row_that_has_not_left_and_no_other(desk: Workstation, fresh: Fresh) -> None:
    card, barcode = fresh()
    row = desk.issue(card, barcode, DUE)
    assert desk.row("void", row["id"][-8:])["state"] == "voided"
    assert desk.row("patron", card)["loans"] == []
    assert "it is voided" in desk.run("void", row["id"], status=1).stderr
    other = desk.issue(card, barcode, DUE)
    desk.run("upload")
    assert "--compensate" in desk.run("void", other["id"], status=1).stderr
    assert "No transaction here" in desk.run("void", "nothing", status=1).stderr
    assert desk.states() == {"voided": 1, "sent": 1}


def test_a_voided_row_never_leaves(desk: Workstation, fresh: Fresh) -> None:
    row = desk.issue(*fresh(), DUE)
    desk.run("void", row["id"])
    assert desk.row("upload")["sent"] == 0
    assert row["id"] not in {queued["id"] for queued in desk.rows("queue")}


def test_compensate_records_the_return_that_undoes_a_loan_the_server_has(desk: Workstation, fresh: Fresh) -> None:
    card, barcode = fresh()
    row = desk.issue(card, barcode, DUE)
    assert "void ID" in desk.run("void", "--compensate", row["id"], status=1).stderr
    desk.run("upload")
    undo = desk.row("void", "--compensate", row["id"], "--staff", "anna")
    assert (undo["kind"], undo["compensates"], undo["staff"]) == ("return", row["id"], "anna")
    rows = settle(desk)
    assert {rows[id_]["result"] for id_ in (row["id"], undo["id"])} == {"success"}
    desk.run("update")
    assert desk.row("patron", card)["loans"] == []


def test_amend_sends_the_correction_as_a_new_row_that_keeps_its_moment(desk: Workstation, fresh: Fresh) -> None:
    card, barcode = fresh()
    wrong = desk.issue("NO-SUCH-CARD", barcode, DUE)
    rows = settle(desk)
    assert (rows[wrong["id"]]["state"], rows[wrong["id"]]["outcome"]) == ("refused", "PATRON_NOT_FOUND")
    right = desk.row("amend", wrong["id"], "--card", card.lower())
    assert right["id"] != wrong["id"]
    assert (right["amends"], right["occurred_at"], right["due_at"]) == (
        wrong["id"],
        wrong["occurred_at"],
        wrong["due_at"],
    )
    assert "was not refused (it is amended)" in desk.run("amend", wrong["id"], "--card", card, status=1).stderr
    rows = settle(desk)
    assert (rows[wrong["id"]]["state"], rows[right["id"]]["result"]) == ("amended", "success")
    assert desk.row("reconcile")["holds"]


def test_waive_closes_a_refused_row_with_a_reason_and_only_that(desk: Workstation, fresh: Fresh) -> None:
    card, barcode = fresh()
    refused, waiting = desk.row("return", barcode), desk.issue(card, fresh()[1], DUE)
    assert "nothing to correct or settle" in desk.run("waive", waiting["id"], "--reason", "x", status=1).stderr
    settle(desk)
    desk.run("waive", refused["id"], status=2)
    assert "reason" in desk.run("waive", refused["id"], "--reason", " ", status=1).stderr
    assert desk.row("waive", refused["id"], "--reason", "the item was on the shelf")["state"] == "waived"
    assert desk.states() == {"waived": 1, "succeeded": 1}


def test_reconcile_prints_the_account_and_transactions_are_told_by_state(desk: Workstation, fresh: Fresh) -> None:
    rows = [desk.issue(*fresh(), DUE) for _ in range(3)]
    desk.run("void", rows[0]["id"])
    desk.run("upload")
    desk.issue(*fresh(), DUE)
    account = desk.row("reconcile")
    assert account == {
        "recorded": 4,
        "holds": True,
        "waiting": 1,
        "unknown": 0,
        "sent": 2,
        "succeeded": 0,
        "refused": 0,
        "amended": 0,
        "waived": 0,
        "voided": 1,
    }
    assert [row["id"] for row in desk.rows("transactions", "--state", "sent")] == [row["id"] for row in rows[1:]]
    assert [row["id"] for row in desk.rows("transactions", "--state", "voided")] == [rows[0]["id"]]
    assert len(desk.rows("transactions", "--state", "all")) == 4


def test_verify_says_that_all_is_sound(offline: Workstation) -> None:
    offline.run("return", "OUT")
    assert offline.row("verify") == {"sound": True, "entries": 1, "transactions": 1}


def test_a_restored_backup_begins_a_new_epoch_so_that_no_number_is_used_twice(
    desk: Workstation, fresh: Fresh, tmp_path: Path
) -> None:
    before = desk.issue(*fresh(), DUE)
    backup = tmp_path / "backup.zip"
    desk.run("backup", str(backup))
    lost = desk.issue(*fresh(), DUE)
    refused = desk.run("restore", str(backup), status=1)
    assert "1 transactions that the backup lacks" in refused.stderr
    assert [row["id"] for row in desk.transactions()] == [before["id"], lost["id"]]
    for file in desk.home.glob("journal.*"):
        file.unlink()
    assert "missing" in desk.run("status", status=3).stderr
    desk.run("restore", str(backup))
    after = desk.issue(*fresh(), DUE)
    assert (before["epoch"], before["seq"]) == (1, 1)
    assert (after["epoch"], after["seq"]) == (2, 1)
    assert desk.row("verify")["sound"]
    rows = settle(desk)
    assert {rows[row["id"]]["result"] for row in (before, after)} == {"success"}


def test_a_backup_opens_on_another_machine_with_the_passphrase_and_no_other_home_takes_it(
    desk: Workstation, new_desk: NewDesk, fresh: Fresh, tmp_path: Path
) -> None:
    row = desk.issue(*fresh(), DUE)
    backup = tmp_path / "backup.zip"
    desk.run("backup", str(backup))
    other = Workstation(tmp_path / "other-machine", fast=True)
    other.run("restore", str(backup))
    assert [each["id"] for each in other.transactions()] == [row["id"]]
    assert "another workstation" in new_desk().run("restore", str(backup), status=1).stderr
    assert "not a backup" in other.run("restore", str(desk.home / "config.toml"), status=1).stderr


def test_recover_opens_with_the_recovery_code_when_the_passphrase_is_forgotten(
    server: RunningServer, fresh: Fresh, tmp_path: Path
) -> None:
    desk = Workstation(tmp_path / "home", fast=True)
    enrolled = desk.enrol(server.url, one_code(server, "forgetful", MAIN), "forgetful", MAIN)
    row = desk.issue(*fresh(), DUE)
    new = desk.with_passphrase("a new one")
    assert "recover CODE" in new.run("status", status=3).stderr
    assert "letter by letter" in new.run("recover", "AAAAAA-BBBBBB-CCCCCC-DDDDDD", status=1).stderr
    read_from_paper = enrolled["recovery_code"].lower().replace("0", "o").replace("-", " ")
    new.run("recover", read_from_paper)
    assert [each["id"] for each in new.transactions()] == [row["id"]]
    assert "does not open" in desk.run("status", status=3).stderr
