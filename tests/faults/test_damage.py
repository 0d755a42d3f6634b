"""What was altered, damaged or lost in the journal is found, and named, by `offcirc verify`."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection

from offcirc.app.keys import Keys
from offcirc.journal.chain import hash_body
from offcirc.journal.upgrading import open_engine
from tests.central.server import RunningServer
from tests.faults.conftest import Desk
from tests.faults.library import ISSUE, Account, loans
from tests.support.workstation import PASSPHRASE, Row, Workstation

_ROWS = 60
_PAGE = 4096
AsThief = Callable[[Callable[[Connection], None]], None]


@pytest.fixture
def account(alone: Workstation) -> Account:
    """Rows, all folded into journal.db."""
    account = Account(alone)
    account.record(loans(_ROWS))
    assert not wal(alone).exists()
    return account


def journal(workstation: Workstation) -> Path:
    return workstation.home / "journal.db"


def wal(workstation: Workstation) -> Path:
    return workstation.home / "journal.db-wal"


@pytest.fixture
def as_thief(alone: Workstation, monkeypatch: pytest.MonkeyPatch) -> AsThief:
    """Writes into the journal as somebody can who has the key at hand and knows SQLite."""

    def write(action: Callable[[Connection], None]) -> None:
        monkeypatch.setenv("OFFCIRC_PASSPHRASE", PASSPHRASE)
        engine = open_engine(journal(alone), Keys(alone.home / "key.json").unlock())
        with engine.begin() as connection:
            triggers = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for name in triggers.scalars().all():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            action(connection)
        engine.dispose()

    return write


def entry_of(connection: Connection, row: Row) -> tuple[int, bytes]:
    found = connection.exec_driver_sql(
        "SELECT position, body FROM entries WHERE transaction_id = ? AND kind = 'transaction'", (row["id"],)
    ).one()
    return found[0], bytes(found[1])


def faults(workstation: Workstation) -> list[Row]:
    """What `verify` finds; it says it in words and by its exit status too."""
    said = workstation.run("verify", status=1)
    assert "sound" not in said.stdout
    return workstation.rows("verify", status=1)


@pytest.mark.parametrize("with_its_hash", [False, True], ids=["body", "body_and_hash"])
def test_an_altered_row_is_named(account: Account, as_thief: AsThief, with_its_hash: bool) -> None:  # noqa: FBT001
    row = account.workstation.transactions()[20]
    positions: list[int] = []

    def lend_it_to_another(connection: Connection) -> None:
        position, body = entry_of(connection, row)
        forged = body.replace(row["card_number"].encode(), b"28400100000999")
        assert forged != body
        connection.exec_driver_sql("UPDATE entries SET body = ? WHERE position = ?", (forged, position))
        if with_its_hash:
            connection.exec_driver_sql(
                "UPDATE entries SET body_hash = ? WHERE position = ?", (hash_body(forged), position)
            )
        positions.append(position)

    as_thief(lend_it_to_another)
    found = faults(account.workstation)
    assert found[0]["fault"] == "ALTERED"
    assert (found[0]["id"], found[0]["seq"], found[0]["first"]) == (row["id"], 21, positions[0])
    assert row["id"] in account.workstation.run("verify", status=1).stdout
    assert len(account.workstation.transactions()) == _ROWS  # the rest is still to be read


def test_a_row_that_is_said_to_be_sent_and_is_not_is_named(account: Account, as_thief: AsThief) -> None:
    row = account.workstation.transactions()[7]

    def pretend(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE transactions SET state = 'succeeded' WHERE id = ?", (row["id"],))

    as_thief(pretend)
    assert [(found["fault"], found["id"]) for found in faults(account.workstation)] == [("INDEX_ALTERED", row["id"])]


def test_a_backup_of_a_damaged_journal_says_what_is_wrong_and_replaces_no_older_one(
    account: Account, as_thief: AsThief, tmp_path: Path
) -> None:
    backup = tmp_path / "daily.zip"
    account.workstation.run("backup", str(backup))
    before = backup.read_bytes()

    def delete(connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM entries WHERE position IN (7, 8)")

    as_thief(delete)
    said = account.workstation.run("backup", str(backup), status=1)
    assert "LOST: entries 7 to 8 cannot be read" in said.stdout
    assert f"it is kept as {tmp_path / 'daily-incomplete.zip'}, no older one was replaced" in said.stdout
    assert backup.read_bytes() == before
    assert (tmp_path / "daily-incomplete.zip").exists()


def test_deleted_rows_are_named_as_a_range(account: Account, as_thief: AsThief) -> None:
    rows = account.workstation.transactions()[10:13]
    positions: list[int] = []

    def delete(connection: Connection) -> None:
        for row in rows:
            positions.append(entry_of(connection, row)[0])
            connection.exec_driver_sql("DELETE FROM entries WHERE position = ?", (positions[-1],))
            connection.exec_driver_sql("DELETE FROM transactions WHERE id = ?", (row["id"],))

    as_thief(delete)
    lost = [found for found in faults(account.workstation) if found["fault"] == "LOST"]
    assert [(found["first"], found["last"]) for found in lost] == [(positions[0], positions[-1])]


def test_deleted_last_rows_are_named_by_the_head_outside(account: Account, as_thief: AsThief) -> None:
    def delete(connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM entries WHERE position > 50")
        connection.exec_driver_sql("DELETE FROM transactions WHERE position > 50")

    as_thief(delete)
    found = faults(account.workstation)
    assert [(each["fault"], each["first"], each["last"]) for each in found] == [("TAIL_LOST", 51, _ROWS)]


def test_damaged_pages_cost_what_is_on_them_and_are_named(account: Account, seed: int) -> None:
    sound = journal(account.workstation).read_bytes()
    pages = len(sound) // _PAGE
    named = 0
    for page in random.Random(seed).sample(range(1, pages), 8):
        damaged = bytearray(sound)
        damaged[page * _PAGE + random.Random(seed + page).randrange(_PAGE)] ^= 0xFF
        journal(account.workstation).write_bytes(damaged)
        done = account.workstation.run("--json", "verify", status=None)
        assert done.status in {1, 3}, f"page {page} of {pages}: {done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr
        assert "fault of the program" not in done.stderr, f"page {page} of {pages}: {done.stderr}"
        for found in done.rows:
            assert found["fault"] in {"LOST", "TAIL_LOST", "INDEX_ALTERED"}, f"page {page}: {found}"
            assert 1 <= found["first"] <= found["last"] <= _ROWS
        named += any(found["last"] - found["first"] < _ROWS - 1 for found in done.rows)
    assert named, "no damaged page had a range of its own"
    journal(account.workstation).write_bytes(sound)
    account.check_journal()


def test_a_journal_replaced_by_an_earlier_copy_has_lost_its_tail(account: Account) -> None:
    earlier = journal(account.workstation).read_bytes()
    account.record(loans(5, _ROWS))
    journal(account.workstation).write_bytes(earlier)
    wal(account.workstation).unlink(missing_ok=True)
    found = faults(account.workstation)
    assert [(each["fault"], each["first"], each["last"]) for each in found] == [("TAIL_LOST", _ROWS + 1, _ROWS + 5)]
    assert "TAIL LOST" in account.workstation.run("verify", status=1).stdout


def test_a_lost_tail_that_was_taken_note_of_is_not_named_again(account: Account) -> None:
    workstation = account.workstation
    shutil.copy2(journal(workstation), workstation.home / "copy.db")
    account.record(loans(5, start=_ROWS))
    (workstation.home / "copy.db").replace(journal(workstation))
    workstation.run("verify", "--accept-loss", status=1)
    workstation.run("verify", status=0)


@pytest.mark.parametrize("how", ["truncated", "flipped", "deleted"])
def test_a_damaged_log_has_lost_its_tail(account: Account, how: str) -> None:
    running = account.workstation.start(*ISSUE, stdin=loans(30, _ROWS))
    running.until_lines(20)
    account.note(running.kill())
    log = wal(account.workstation)
    content = log.read_bytes()
    if how == "truncated":
        log.write_bytes(content[: len(content) // 2])
    elif how == "flipped":
        log.write_bytes(content[:200] + bytes([content[200] ^ 1]) + content[201:])
    else:
        log.unlink()
        log.with_name("journal.db-shm").unlink(missing_ok=True)
    found = faults(account.workstation)
    assert [each["fault"] for each in found] == ["TAIL_LOST"]
    assert found[0]["last"] >= len(account.acknowledged)


def test_a_whole_disk_set_back_is_found_by_the_server(desk: Desk, server: RunningServer, tmp_path: Path) -> None:
    account = Account(desk(server.url))
    account.record(loans(10))
    account.workstation.run("upload")
    shutil.copytree(account.workstation.home, tmp_path / "image")
    account.record(loans(5, 10))
    account.workstation.run("upload")
    shutil.rmtree(account.workstation.home)
    shutil.copytree(tmp_path / "image", account.workstation.home)
    # Nothing on this machine can know; the first contact tells.
    assert account.workstation.row("verify")["sound"]
    account.workstation.run("update")
    status = account.workstation.row("status", status=1)
    assert status["tail_lost"]
    assert "offcirc verify" in account.workstation.run("status", status=1).stdout
    found = faults(account.workstation)
    assert [each["fault"] for each in found] == ["TAIL_LOST"]
    # And still work goes on: what is recorded from now on is sent, and what the server has is not applied again.
    lost = set(account.acknowledged) - {row["id"] for row in account.workstation.transactions()}
    assert len(lost) == 5
    again = account.workstation.run(*ISSUE, stdin=loans(3, 20)).rows
    account.workstation.run("upload", status=None)
    account.workstation.run("process", "--all", status=None)
    account.workstation.run("update")
    succeeded = {row["id"] for row in account.workstation.transactions() if row["state"] == "succeeded"}
    assert {row["id"] for row in again} <= succeeded
