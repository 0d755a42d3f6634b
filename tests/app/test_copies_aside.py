"""Which copies of the journal are looked at, how often, and what is remembered of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from offcirc.app.copies_aside import Kept, kept_copies, look_at_copies
from offcirc.app.home import Config, Home
from offcirc.domain.forgetting import card_hash
from offcirc.journal import Journal
from offcirc.journal.aside import InUse
from offcirc.journal.backup import write_backup
from offcirc.sync.forgetting import erase_forgotten, take_in
from offcirc.wire.messages import Erasure
from tests.journal.history import CURSOR, Past
from tests.journal.samples import AT, KEY, StillClock, issue

DAY = timedelta(days=1)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.at(tmp_path / "home")


@pytest.fixture
def past(home: Home) -> Iterator[Past]:
    past = Past(home.journal)
    with past.journal:
        past.settled(95, 3)
        yield past


def forget(past: Past, number: int = 1) -> None:
    take_in(past.journal, "server", [Erasure(number, (card_hash(f"P{number}", "server"),))])
    erase_forgotten(past.journal, CURSOR)


def look(home: Home, past: Past) -> list[Kept]:
    look_at_copies(home, KEY, past.journal, AT)
    return kept_copies(past.journal)


def copied(home: Home, copy: Path, *more: str, changed_at: float = (AT - 2 * DAY).timestamp()) -> Path:
    """A copy of the journal, with more loans of these cards."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    write_backup(home.journal, KEY, copy)
    if more:
        with Journal.open(copy, KEY, StillClock()) as journal:
            journal.append_all([issue(card=card) for card in more])
    os.utime(copy, (changed_at, changed_at))
    return copy


def test_nothing_is_looked_at_before_somebody_is_to_be_forgotten(home: Home, past: Past) -> None:
    copy = copied(home, home.directory / "journal-before-0001.db")
    copy.write_bytes(b"nobody can read this")
    assert look(home, past) == []
    forget(past)
    assert look(home, past) == [Kept(copy, None)]


def test_copies_are_found_wherever_one_is_left(home: Home, past: Past, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    home.write_config(Config(mirror=str(stick / "offcirc-desk")))
    places = [
        home.directory / "journal-before-0001.db",
        home.directory / "journal-before-restore-20260101T000000.db",
        home.directory / "restore-x1y2z3a4" / "journal.db",
        stick / "offcirc-desk" / "journal-before-20260101T000000000000.db",
        stick / "offcirc-desk-before-20260101T000000000000" / "journal.db",
    ]
    for place in places:
        copied(home, place)
    under_work = copied(home, home.directory / "backup-b5c6d7e8" / "journal.db", changed_at=AT.timestamp())
    others = [copied(home, home.directory / "journal.db-before.db"), copied(home, tmp_path / "journal-before-1.db")]
    forget(past)
    assert look(home, past) == []
    assert not any(place.exists() for place in places)
    assert under_work.exists(), "its command may not have ended yet"
    assert all(other.exists() for other in others)


def test_a_stick_that_is_away_is_in_nobodys_way(home: Home, past: Past, tmp_path: Path) -> None:
    home.write_config(Config(mirror=str(tmp_path / "pulled" / "offcirc-desk")))
    needed = copied(home, home.directory / "journal-before-0001.db", "P7", "P8")
    forget(past)
    assert look(home, past) == [Kept(needed, 2)]


def test_a_copy_is_read_once_and_again_after_the_next_erasure(
    home: Home, past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = list[Path]()
    read = InUse.read

    def counted(path: Path, key: bytes, forgotten: Callable[[str], bool]) -> InUse:
        reads.append(path)
        return read(path, key, forgotten)

    monkeypatch.setattr(InUse, "read", counted)
    needed = copied(home, home.directory / "journal-before-0001.db", "P7")
    forget(past)
    for _ in range(3):
        assert look(home, past) == [Kept(needed, 1)]
    assert len(reads) == 1
    forget(past, 2)
    assert look(home, past) == [Kept(needed, 1)]
    assert len(reads) == 2
    needed.unlink()
    assert look(home, past) == []
    assert len(reads) == 2


def test_a_copy_that_waits_for_an_open_row_is_looked_at_again_by_itself(home: Home, past: Past) -> None:
    rows = past.lend(1, 1)
    copy = home.directory / "journal-before-0001.db"
    write_backup(home.journal, KEY, copy)
    with Journal.open(copy, KEY, StillClock()) as other:
        other.note_attempt([rows[0].id])
    forget(past)
    assert look(home, past) == [Kept(copy, 1)]
    past.settle(rows, 0)
    assert look(home, past) == []
    assert not copy.exists()


def test_a_copy_that_cannot_be_deleted_now_is_deleted_the_next_time(
    home: Home, past: Past, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    copy = copied(home, home.directory / "journal-before-0001.db")
    forget(past)

    def in_use(_: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(13, f"in use {missing_ok}")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", in_use)
        assert look(home, past) == []
    assert "could not be deleted" in caplog.text
    assert copy.exists()
    assert look(home, past) == []
    assert not copy.exists()


def test_settings_that_cannot_be_read_are_logged_and_stop_nothing(
    home: Home, past: Past, caplog: pytest.LogCaptureFixture
) -> None:
    forget(past)
    home.config.write_text("mirror = ")
    assert look(home, past) == []
    assert "were not looked at" in caplog.text
