"""Copies that lie aside: superfluous are those that hold nothing but what the journal in use has, or has erased."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from offcirc.domain.transactions import State
from offcirc.journal import Journal
from offcirc.journal.archive import archive_of
from offcirc.journal.aside import Held, InUse, copies_of, remove
from offcirc.journal.backup import copy_database, write_backup
from offcirc.journal.mirror import bring_forward
from offcirc.sqlcipher import connect
from tests.journal.history import CURSOR, Past
from tests.journal.samples import KEY, StillClock, issue
from tests.support.pages import plain_pages, said_in


@pytest.fixture
def past(path: Path) -> Iterator[Past]:
    past = Past(path)
    with past.journal:
        yield past


@pytest.fixture
def copy(path: Path) -> Path:
    return path.with_name("journal-before-0001.db")


def forgotten(card: str) -> bool:
    return card.lower() == "p1"


def held(path: Path, copy: Path) -> Held | None:
    return InUse.read(path, KEY, forgotten).hold_against(copy)


def erase(past: Past) -> None:
    past.journal.erase_cards(forgotten, past.journal.head().position, CURSOR)


def test_a_copy_whose_rows_are_all_here_is_superfluous_once_somebody_was_erased(
    past: Past, path: Path, copy: Path
) -> None:
    past.settled(95, 3)
    waiting = past.lend(2, 1)
    copy_database(path, KEY, copy)
    assert held(path, copy) == (0, False, False), "it holds nobody who was forgotten since"
    past.archive()
    erase(past)
    assert said_in(copy, KEY, '"P1"')
    assert held(path, copy) == (0, True, False)
    past.settle(waiting, 1)
    erase(past)
    assert held(path, copy) == (0, True, False)
    remove(copy)
    assert copies_of(path) == []
    assert [row.transaction.card_number for row in past.journal.rows(archived=True)] == ["P0", "P2", "P0"]


def test_a_copy_with_a_row_that_is_nowhere_else_stays(past: Past, path: Path, copy: Path) -> None:
    past.settled(95, 3)
    write_backup(path, KEY, copy)
    with Journal.open(copy, KEY, StillClock()) as other:
        other.append(issue(7, card="P7"))
        other.append(issue(8, card="P1"))
    erase(past)
    assert held(path, copy) == (2, True, False)


def test_a_copy_that_knows_more_of_an_open_row_stays_until_that_is_settled(past: Past, path: Path, copy: Path) -> None:
    settled, open_rows = past.settled(95, 2), past.lend(1, 2)
    write_backup(path, KEY, copy)
    with Journal.open(copy, KEY, StillClock()) as other:
        other.note_attempt([open_rows[0].id])
    erase(past)
    assert held(path, copy) == (2, True, True)
    past.settle(open_rows, 0)
    assert held(path, copy) == (0, True, False)
    assert past.journal.counts()[State.SUCCEEDED] == len(settled) + len(open_rows)


def test_a_body_that_is_lost_here_and_was_not_erased_keeps_its_copy(past: Past, path: Path, copy: Path) -> None:
    rows = past.settled(95, 3)
    write_backup(path, KEY, copy)
    erase(past)
    with closing(connect(path, KEY)) as connection:
        connection.execute("UPDATE entries SET body = NULL WHERE transaction_id = ?", (rows[2].id,))
    assert held(path, copy) == (1, True, False)


def test_an_archive_that_was_lost_is_still_in_its_copy(past: Past, path: Path, copy: Path) -> None:
    past.settled(95, 3)
    past.archive()
    shutil.copyfile(archive_of(path), archive_of(copy))
    erase(past)
    assert copies_of(path) == [copy]
    assert held(path, copy) == (0, True, False), "the archive alone, as a kill may leave it"
    archive_of(path).unlink()
    assert held(path, copy) == (2, True, False)


def test_what_cannot_be_read_to_its_end_is_nobodys_to_delete(past: Past, path: Path, copy: Path) -> None:
    past.settled(95, 30)
    write_backup(path, KEY, copy)
    erase(past)
    content = bytearray(copy.read_bytes())
    content[3 * 4096 + 1000] ^= 1
    copy.write_bytes(content)
    assert held(path, copy) is None
    write_backup(path, KEY, copy)
    with closing(connect(copy, KEY)) as connection:
        connection.execute("DROP TRIGGER entries_stay")
        connection.execute("DELETE FROM entries WHERE position = 5")
    assert held(path, copy) is None
    copy.write_bytes(b"")
    assert held(path, copy) is None
    for file in (copy, archive_of(copy)):
        file.write_bytes(b"no database at all" * 1000)
        assert held(path, copy) is None
        file.unlink()


def test_a_copy_from_after_the_last_erasure_is_nothing_to_speak_of(past: Past, path: Path, copy: Path) -> None:
    past.settled(95, 3)
    erase(past)
    write_backup(path, KEY, copy)
    past.lend(1)
    assert held(path, copy) == (0, False, False)


def test_where_nothing_was_erased_only_rows_that_are_nowhere_else_can_name_somebody(
    past: Past, path: Path, copy: Path
) -> None:
    past.settled(1)
    for card, expected in (("P7", (1, False, False)), ("P1", (1, True, False))):
        write_backup(path, KEY, copy)
        with Journal.open(copy, KEY, StillClock()) as other:
            other.append(issue(7, card=card))
        assert held(path, copy) == expected


def test_a_kill_while_a_copy_is_deleted_leaves_a_copy_that_is_deleted_the_next_time(
    past: Past, path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    past.settled(95, 3)
    past.archive()
    past.settled(1, 3)
    copy_database(path, KEY, copy)
    copy_database(archive_of(path), KEY, archive_of(copy))
    erase(past)
    unlink = Path.unlink

    def unlink_and_die(file: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as it is there
        there = file.exists()
        unlink(file, missing_ok=missing_ok)
        if there:
            raise KeyboardInterrupt

    for left in ([copy], []):
        assert held(path, copy) == (0, True, False)
        monkeypatch.setattr(Path, "unlink", unlink_and_die)
        with pytest.raises(KeyboardInterrupt):
            remove(copy)
        monkeypatch.setattr(Path, "unlink", unlink)
        assert copies_of(path) == left


def test_what_was_erased_is_nowhere_in_the_files_not_in_their_free_space_either(
    past: Past, path: Path, tmp_path: Path
) -> None:
    mirror = tmp_path / "stick" / "journal.db"
    mirror.parent.mkdir()
    past.settled(95, 20)
    bring_forward(path, KEY, mirror)
    assert past.archive() == 20
    past.settled(2, 20)
    bring_forward(path, KEY, mirror)
    erase(past)
    bring_forward(path, KEY, mirror)
    past.journal.close()
    for file in (path, archive_of(path), mirror, archive_of(mirror)):
        assert not said_in(file, KEY, '"P1"', '"p1"'), file
        assert plain_pages(file, KEY).count(b'"P2"') >= 1
    assert not list(tmp_path.rglob("*-wal"))
