"""The commands that talk to a real server: the day's way from a scan to its result."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.central.server import RunningServer
from tests.cli.conftest import Fresh, NewDesk
from tests.support.inside import codes
from tests.support.records import MAIN
from tests.support.workstation import Workstation

DUE = "2027-05-05"


def mine(desk: Workstation, *arguments: str, status: int | None = None) -> list[str]:
    """Ids of this desk's rows in what a command printed."""
    own = {row["id"] for row in desk.transactions()}
    return [row["id"] for row in desk.rows(*arguments, status=status) if row["id"] in own]


def test_K2_K3_K4_one_update_brings_everything_and_says_how_fresh_it_is(new_desk: NewDesk) -> None:
    desk = new_desk()
    assert desk.row("status")["updated_at"] == {}
    updated = desk.row("update")
    assert updated["full"] is True
    assert updated["records"]["patrons"] >= 300
    status = desk.row("status")
    assert set(status["updated_at"]) >= {"patrons", "items", "loans"}
    assert all(at.endswith("Z") for at in status["updated_at"].values())


def test_K5_the_next_update_brings_only_what_changed(desk: Workstation, new_desk: NewDesk, fresh: Fresh) -> None:
    desk.run("update")
    card, barcode = fresh()
    other = new_desk()
    row = other.issue(card, barcode, DUE)
    other.run("upload")
    other.run("process", row["id"])
    updated = desk.row("update")
    assert updated["full"] is False
    assert 0 < updated["records_changed"] < 20
    (loan,) = desk.row("patron", card)["loans"]
    assert loan["item_barcode"] == barcode
    assert "transaction" not in loan, "the server's loan, not this desk's"
    assert desk.row("update", "--full")["full"] is True


def test_K15_K16_status_tells_two_numbers_and_both_are_true(desk: Workstation, new_desk: NewDesk, fresh: Fresh) -> None:
    def two_numbers() -> tuple[int, int]:
        status = desk.row("status")
        return status["not_sent"], status["not_processed_at_server"]

    assert two_numbers() == (0, 0)
    rows = [desk.issue(*fresh(), DUE) for _ in range(3)]
    assert two_numbers() == (3, 0)
    assert desk.row("upload")["sent"] == 3
    desk.run("update")
    assert two_numbers() == (0, 3), "sent is not processed"
    assert desk.row("upload")["sent"] == 0, "exit 0 also when nothing waits"
    other = new_desk()
    other.run("process", rows[0]["id"], rows[1]["id"])
    assert "as of" in desk.run("status").stdout
    desk.run("sync")
    assert two_numbers() == (0, 1)
    assert desk.states() == {"succeeded": 2, "sent": 1}
    desk.run("process", rows[2]["id"])
    assert two_numbers() == (0, 0)
    desk.issue(*fresh(), DUE)
    assert two_numbers() == (1, 0)


def test_K17_K18_the_queue_shows_every_desks_rows_and_only_chosen_ones_are_processed(
    desk: Workstation, new_desk: NewDesk, fresh: Fresh
) -> None:
    other = new_desk()
    rows = [desk.issue(*fresh(), DUE), other.issue(*fresh(), DUE), desk.issue(*fresh(), DUE)]
    desk.run("upload")
    other.run("upload")
    queued = {row["id"]: row for row in desk.rows("queue")}
    assert set(queued) >= {row["id"] for row in rows}
    assert queued[rows[1]["id"]]["workstation"] == rows[1]["workstation"]
    done = desk.rows("process", rows[1]["id"], rows[2]["id"][-8:])
    assert {row["id"] for row in done} == {rows[1]["id"], rows[2]["id"]}
    assert mine(desk, "queue") == [rows[0]["id"]]
    assert mine(desk, "process", "--all") == [rows[0]["id"]]
    assert mine(desk, "queue") == []


def test_K18_an_earlier_row_of_the_same_item_that_is_left_out_is_named(desk: Workstation, fresh: Fresh) -> None:
    card, barcode = fresh()
    loan, back, unrelated = desk.issue(card, barcode, DUE), desk.row("return", barcode), desk.issue(*fresh(), DUE)
    desk.run("upload")
    named = desk.run("process", back["id"], status=None).stderr
    (line,) = [line for line in named.splitlines() if line.startswith("left out, and earlier: ")]
    assert loan["id"][-8:] in line
    assert barcode in line
    assert set(mine(desk, "queue")) >= {loan["id"], unrelated["id"]}, "there was nobody to ask: only the chosen row"
    assert "left out" not in desk.run("process", loan["id"], status=None).stderr


def test_K19_K20_K21_every_row_has_its_result_then_comes_the_summary(desk: Workstation, fresh: Fresh) -> None:
    card, barcode = fresh()
    rows = [
        desk.issue(card, barcode, DUE),
        desk.issue("NO-SUCH-CARD", fresh()[1], DUE),
        desk.issue(card, "NO-SUCH-ITEM", DUE),
        desk.row("return", fresh()[1]),
    ]
    desk.run("upload")
    ids = [row["id"] for row in rows]
    done = desk.run("process", *ids, status=1)
    for sentence in ("Success", "Patron not found", "Item not found", "Item not on loan"):
        assert sentence in done.stdout
    assert len(done.stdout.splitlines()) == 4
    assert "4 processed  1 succeeded  0 with notes  3 refused" in done.stderr
    again = desk.rows("process", *ids, status=1)
    assert [row["outcome"] for row in again] == ["SUCCESS", "PATRON_NOT_FOUND", "ITEM_NOT_FOUND", "ITEM_NOT_ON_LOAN"]
    assert [row["outcome"] for row in desk.transactions()] == [row["outcome"] for row in again]


def test_the_granted_due_date_is_the_one_recorded(desk: Workstation, fresh: Fresh) -> None:
    row = desk.issue(*fresh(), "2027-03-28T12:34")
    desk.run("upload")
    (done,) = desk.rows("process", row["id"])
    assert done["granted_due_at"] == row["due_at"] == "2027-03-28T12:34:00+03:00"


def test_K2_sync_uploads_then_updates_and_quiet_says_nothing(desk: Workstation, fresh: Fresh) -> None:
    desk.issue(*fresh(), DUE)
    done = desk.run("sync", "--quiet")
    assert (done.stdout, done.stderr) == ("", "")
    assert desk.states() == {"sent": 1}


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="a path of POSIX")
def test_P3_P4_a_carried_extract_is_taken_into_use_by_the_desk_it_was_made_for(
    server: RunningServer, new_desk: NewDesk, tmp_path: Path
) -> None:
    desk = new_desk()
    server.cli("extract", "--to", str(tmp_path / "stick"))
    (carried,) = (tmp_path / "stick").iterdir()
    imported = desk.row("extract-import", str(carried))
    assert imported["full"] is True
    assert desk.row("patron", "P1")["surname"] == "Korhola"
    assert not any(b"Korhola" in file.read_bytes() for file in [carried, *desk.home.glob("replica-*")])
    late = new_desk()
    assert "not made for workstation" in late.run("extract-import", str(carried), status=1).stderr
    assert "not a carried extract" in desk.run("extract-import", str(desk.home / "config.toml"), status=1).stderr
    assert desk.row("patron", "P1")["surname"] == "Korhola"


def test_P8_only_enrolled_desks_take_part_and_each_is_revoked_alone(
    server: RunningServer, desk: Workstation, new_desk: NewDesk, fresh: Fresh, tmp_path: Path
) -> None:
    other = new_desk()
    row = other.issue(*fresh(), DUE)
    server.cli("revoke", desk.row("status")["workstation"])
    waiting = desk.issue(*fresh(), DUE)
    for command in ("upload", "update"):
        assert "was revoked at the server" in desk.run(command, status=3).stderr
    assert [each["id"] for each in desk.transactions()] == [waiting["id"]]
    assert desk.states() == {"waiting": 1}
    assert other.row("upload")["sent"] == 1
    assert row["id"] in {queued["id"] for queued in other.rows("queue")}
    stranger = Workstation(tmp_path / "stranger", fast=True)
    assert (
        "does not know that enrolment code" in stranger.run("enrol", server.url, "--code", "NONE-SUCH", status=1).stderr
    )
    assert "not a workstation yet" in stranger.run("upload", status=3).stderr


def test_a_code_is_good_once_and_enrolling_again_keeps_the_rows(
    server: RunningServer, fresh: Fresh, tmp_path: Path
) -> None:
    desk = Workstation(tmp_path / "home", fast=True)
    first, second = codes(server, ["again", "again"], library=MAIN)
    desk.enrol(server.url, first, "again", MAIN)
    row = desk.issue(*fresh(), DUE)
    other = Workstation(tmp_path / "other", fast=True)
    assert "was used already" in other.run("enrol", server.url, "--code", first, status=1).stderr
    desk.enrol(server.url, second, "again", MAIN)
    assert [each["id"] for each in desk.transactions()] == [row["id"]]
    assert desk.row("upload")["sent"] == 1


def test_P3_P5_a_desk_that_may_only_fetch_is_told_that_it_may_not_send(new_desk: NewDesk, fresh: Fresh) -> None:
    desk = new_desk(may="download", update=True)
    desk.issue(*fresh(), DUE)
    assert "may not do that" in desk.run("upload", status=1).stderr
    assert sum(desk.states()[state] for state in ("waiting", "unknown")) == 1
    sender = new_desk(may="upload")
    sender.issue(*fresh(), DUE)
    assert sender.row("upload")["sent"] == 1
    assert "may not do that" in sender.run("update", status=1).stderr
    assert "may not do that" in sender.run("process", "--all", status=1).stderr
