"""A backup of what is damaged says so, keeps what can be read, and replaces no older one."""

from __future__ import annotations

import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from offcirc.app.home import Home
from offcirc.app.safekeeping import Backup, back_up
from offcirc.cli.messages import error_sentence
from offcirc.errors import EnvironmentProblem
from offcirc.journal.archive import archive_of
from offcirc.journal.verify import verify
from offcirc.sqlcipher import connect
from tests.journal.history import Past
from tests.journal.samples import KEY

PAGE = 4096


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """40 archived loans and one that waits. The key file is copied as it is, whatever it says."""
    home = Home.at(tmp_path / "home")
    past = Past(home.journal)
    with past.journal:
        past.settled(93, 40)
        past.lend(1)
        assert past.archive() == 40
    home.key.write_text("{}")
    return home


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_damaged_archive_is_named_with_what_to_do(home: Home, tmp_path: Path, page: int) -> None:
    newest, target = tmp_path / "monday.zip", tmp_path / "tuesday.zip"
    back_up(home, KEY, newest)
    archive = archive_of(home.journal)
    whole = bytearray(archive.read_bytes())
    whole[(page - 1) * PAGE + 1000] ^= 1
    archive.write_bytes(whole)
    with pytest.raises(EnvironmentProblem) as told:
        back_up(home, KEY, target)
    assert (told.value.code, told.value.params["path"]) == ("ARCHIVE_DAMAGED", str(archive))
    assert "journal-archive.db of the newest backup" in error_sentence(told.value)
    assert not target.exists()
    with zipfile.ZipFile(newest) as packed:
        packed.extract("journal-archive.db", home.directory)
    back_up(home, KEY, target)
    assert verify(home.journal, KEY).sound


def test_without_the_damaged_archive_the_rest_is_backed_up(home: Home, tmp_path: Path) -> None:
    archive_of(home.journal).write_bytes(b"garbage" * 9999)
    with pytest.raises(EnvironmentProblem, match="ARCHIVE_DAMAGED"):
        back_up(home, KEY, tmp_path / "backup.zip")
    archive_of(home.journal).unlink()
    back_up(home, KEY, tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip") as packed:
        assert packed.namelist() == ["journal.db", "key.json"]


def damage(file: Path, page: int) -> None:
    whole = bytearray(file.read_bytes())
    whole[(page - 1) * PAGE + 1000] ^= 1
    file.write_bytes(whole)


def settle(home: Home) -> int:
    """Everything in one file; returns how many pages it has."""
    with closing(connect(home.journal, KEY)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return home.journal.stat().st_size // PAGE


def backed_up(home: Home, target: Path) -> Backup | None:
    """None where there is nothing to be kept: a page that all the others hang on."""
    try:
        return back_up(home, KEY, target)
    except EnvironmentProblem as problem:
        if problem.code != "DAMAGED":
            raise
        return None


def test_whichever_page_of_the_journal_cannot_be_read_it_is_said_and_the_rest_is_kept(
    home: Home, tmp_path: Path
) -> None:
    target = tmp_path / "daily.zip"
    assert back_up(home, KEY, target) == Backup(target)
    pages, missing = settle(home), 0
    before, sound = target.read_bytes(), home.journal.read_bytes()
    for page in range(1, pages + 1):
        home.journal.write_bytes(sound)
        damage(home.journal, page)
        made = backed_up(home, target)
        if made is None:
            continue
        assert not made.whole, f"page {page}"
        assert made.file.name.startswith("daily-incomplete")
        missing += bool(made.findings)
    assert missing
    assert target.read_bytes() == before
    with zipfile.ZipFile(tmp_path / "daily-incomplete-2.zip") as packed:
        packed.extract("journal.db", tmp_path / "salvaged")
    assert verify(tmp_path / "salvaged" / "journal.db", KEY).entries
    assert not list(tmp_path.glob("*.part"))
