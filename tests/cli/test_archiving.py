"""A workstation over months: what a sync archives, and that every command still knows it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Fresh
from tests.cli.test_journal_commands import DUE, settle
from tests.support.later import later
from tests.support.workstation import Workstation


def test_a_settled_day_is_archived_by_the_sync_and_every_command_still_knows_it(
    desk: Workstation, fresh: Fresh
) -> None:
    row = desk.issue(*fresh(), DUE)
    settle(desk)
    desk.run("sync")
    before, account = desk.transactions(), desk.row("reconcile")
    assert not (desk.home / "journal-archive.db").exists()
    later(desk, 3650, server=False).run("sync")  # a clock that jumped
    assert desk.transactions() == before
    later(desk, 91).run("sync")
    assert desk.transactions() == []
    assert desk.rows("transactions", "--archived") == before
    assert desk.row("reconcile") == account
    report = desk.row("verify")
    assert (report["sound"], report["transactions"], report.get("erased")) == (True, 1, None)
    assert report["archived"] == report["entries"]
    assert "in the archive" in desk.run("verify").stdout
    assert desk.row("void", "--compensate", row["id"][-12:])["compensates"] == row["id"]


def test_an_open_row_is_never_archived(desk: Workstation, fresh: Fresh) -> None:
    row = desk.row("return", fresh()[1])  # refused: nobody has it
    settle(desk)
    other = desk.issue(*fresh(), DUE)
    for days in (91, 3650):
        later(desk, days).run("update")
    assert [each["id"] for each in desk.transactions()] == [row["id"], other["id"]]


def test_how_long_is_a_setting(desk: Workstation, fresh: Fresh) -> None:
    desk.issue(*fresh(), DUE)
    settle(desk)
    config = desk.home / "config.toml"
    config.write_text(config.read_text() + "archive_after_days = 0\n")
    later(desk, 3650).run("sync")
    assert len(desk.transactions()) == 1
    config.write_text(config.read_text().replace("days = 0", "days = 2"))
    later(desk, 4).run("sync")
    assert desk.transactions() == []


def test_a_backup_brings_the_archive_back(desk: Workstation, fresh: Fresh, tmp_path: Path) -> None:
    desk.issue(*fresh(), DUE)
    settle(desk)
    later(desk, 91).run("sync")
    waiting = desk.issue(*fresh(), DUE)
    everything = desk.rows("transactions", "--archived")
    assert len(everything) == 2
    backup = tmp_path / "backup.zip"
    desk.run("backup", str(backup))
    other = Workstation(tmp_path / "other", fast=True)
    other.run("restore", str(backup))
    assert other.rows("transactions", "--archived") == everything
    assert [row["id"] for row in other.transactions()] == [waiting["id"]]
    assert "erased" not in other.row("verify")
    # Over a journal with an archive of its own: both are kept aside, side by side.
    other.run("restore", str(backup))
    aside = {path.name.replace("-archive", "") for path in other.home.glob("journal-before-restore-*.db")}
    assert len(list(other.home.glob("journal-before-restore-*.db"))) == 2 * len(aside) == 2
    assert other.rows("transactions", "--archived") == everything
    assert other.row("verify")["sound"]


def test_archived_rows_count_as_lost_where_a_backup_lacks_them(desk: Workstation, fresh: Fresh, tmp_path: Path) -> None:
    backup = tmp_path / "backup.zip"
    desk.run("backup", str(backup))
    desk.issue(*fresh(), DUE)
    settle(desk)
    later(desk, 91).run("sync")
    assert desk.transactions() == []
    assert "1 transactions that the backup lacks" in desk.run("restore", str(backup), status=1).stderr
