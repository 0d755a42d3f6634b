"""A home goes from this year's program to next year's: with a copy, whole or not at all, and never back by accident."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import tomli_w

from offcirc.app.home import Home
from offcirc.journal.migrate import kept_before_upgrade
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.kills import spread
from tests.faults.tools.small_filesystem import SmallFilesystem
from tests.migrations.conftest import Old
from tests.migrations.next_year.program import REVISION, make_migrations, plant
from tests.support.workstation import Done, Row, Workstation

_DIES = "import os, signal\ndef dies(*_a, **_k): os.kill(os.getpid(), signal.SIGKILL)\n"
_AFTER = "def then_dies(work):\n    def both(*a, **k):\n        work(*a, **k)\n        dies()\n    return both\n"
_IMPATIENT = "import offcirc.sqlcipher as sqlcipher\nsqlcipher.BUSY_TIMEOUT_MS = 600\n"
_LOCKS = (".lock", "-shm", "automatic.log")
"""What opening a database for reading leaves; and where `sync --quiet` says what stood in its way."""
_MORE_ROOM = [pytest.param(left, marks=pytest.mark.torture) for left in (30_000, 150_000, 220_000)]
_KEPT = f"journal-before-{REVISION}.db"

NextYear = Callable[..., Workstation]


@pytest.fixture(scope="module")
def migrations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_migrations(tmp_path_factory.mktemp("next year"))


@pytest.fixture
def next_year(newest: Old, migrations: Path) -> NextYear:
    """Next year's commands on the home; `next_year(more)` plants more into them, `home` names another."""

    def make(more: str = "", home: Path | None = None, **environment: str) -> Workstation:
        here = home or newest.desk.home
        return Workstation(here, fast=True, plant=plant(migrations, more), environment=environment)

    return make


def account(desk: Workstation) -> list[Row]:
    """All rows, after the proof that they hold together."""
    assert desk.row("verify")["sound"]
    return desk.transactions()


def content(folder: Path) -> dict[str, str]:
    """Every file's hash, but of those that are empty or for locks only."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.stat().st_size and not file.name.endswith(_LOCKS)
    }


def sentence(done: Done) -> str:
    """The one line in which a command says what stands in the way."""
    assert done.status == 3, (done.status, done.stderr)
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_an_older_home_is_copied_proved_and_brought_up_to_date(newest: Old, next_year: NextYear) -> None:
    before = newest.told["transactions"]
    status = next_year().row("status")
    home = newest.desk.home
    assert status["kept_before_upgrade"] == str(home / _KEPT)
    assert kept_before_upgrade(home / "journal.db") == home / _KEPT
    assert account(next_year()) == before
    next_year().issue("C1", "I0036", "2027-01-31", "--override")
    shutil.copy(home / _KEPT, home / "journal.db")  # back to this year, as somebody would who has to
    (home / "journal.head").unlink()
    assert newest.desk.transactions() == before


def test_the_second_copy_of_the_older_form_is_kept_and_another_begun(newest: Old, next_year: NextYear) -> None:
    folder = next(newest.stick.iterdir())
    mirror = next_year().row("mirror")
    assert (mirror["behind"], mirror.get("problem")) == (0, None)
    assert len(list(folder.glob("journal-before-*[0-9].db"))) == 1
    lost = newest.desk.home
    shutil.rmtree(lost)
    other = next_year()
    other.run("restore", str(folder))
    assert account(other) == newest.told["transactions"]


def test_a_second_copy_of_the_older_form_is_restored_and_brought_up_to_date(newest: Old, next_year: NextYear) -> None:
    shutil.rmtree(newest.desk.home)
    next_year().run("restore", str(next(newest.stick.iterdir())))
    assert account(next_year()) == newest.told["transactions"]


NEWER_COMMANDS = (
    ("status",),
    ("transactions",),
    ("verify",),
    ("issue", "C1", "I0037", "--due", "2027-01-31", "--override"),
    ("void", "1"),
    ("upload",),
    ("update",),
    ("sync", "--quiet"),
    ("mirror",),
    ("backup", "never.zip"),
    ("enrol", "http://127.0.0.1:9", "--code", "x", "--name", "bus"),
)


@pytest.mark.parametrize("killed", ["", "killed"])
def test_a_newer_home_is_refused_in_one_sentence_and_left_as_it_is(
    newest: Old, next_year: NextYear, killed: str, tmp_path: Path
) -> None:
    next_year().run("status")
    if killed:  # what next year's program has written last is in the log beside the journal
        running = next_year().start("issue", "--stdin", "--due", "2027-01-31", "--override", stdin="C1 I0036\n" * 5000)
        running.kill_after_lines(3)
        assert (newest.desk.home / "journal.db-wal").stat().st_size > 0
    before, stick = content(newest.desk.home), content(newest.stick)
    for command in NEWER_COMMANDS:
        here = [str(tmp_path / part) if part == "never.zip" else part for part in command]
        assert "was written by a newer offcirc" in sentence(newest.desk.run(*here, status=None)), command
    assert content(newest.desk.home) == before
    assert content(newest.stick) == stick
    assert not (tmp_path / "never.zip").exists()
    assert next_year().row("verify")["sound"]


@pytest.mark.parametrize("name", ["config.toml", "key.json"])
def test_a_newer_file_beside_the_journal_is_refused_as_well(newest: Old, name: str) -> None:
    file = newest.desk.home / name
    if name == "config.toml":
        config = msgspec.to_builtins(Home(newest.desk.home).read_config())
        file.write_text(tomli_w.dumps({**config, "format": 2, "mirror": ["two", "of them"]}))
    else:
        file.write_text('{"format": 2, "wrapped_by": "something else"}')
    before = content(newest.desk.home)
    for command in (*NEWER_COMMANDS[:-1], ("recover", "A-B-C-D")):
        done = newest.desk.run(*command, status=None)
        assert f"{name} was written by a newer offcirc" in sentence(done), command
    assert content(newest.desk.home) == before


def test_settings_that_only_a_newer_program_knows_stay(newest: Old) -> None:
    home = Home(newest.desk.home)
    with home.config.open("a", encoding="utf-8") as file:
        file.write('[window]\ntheme = "dark"\nshape = "round"\n[weather]\nsunny = true\n')
    home.change_config(library="BRA")
    text = home.config.read_text(encoding="utf-8")
    assert 'shape = "round"' in text
    assert "sunny = true" in text
    assert 'library = "BRA"' in text
    assert home.read_config().window.theme == "dark"


KILLS = {
    "before the copy": "migrate.copy_connection = dies",
    "while the copy has no name": "from offcirc.journal import backup\nbackup._sync_directory = dies",
    "after the copy": "migrate.copy_connection = then_dies(migrate.copy_connection)",
    "before the commit": "migrate._prove = then_dies(migrate._prove)",
    "after the commit": "import offcirc.journal.upgrading as u\nu.upgrade = then_dies(u.upgrade)",
}


@pytest.mark.parametrize("kill", [*KILLS, *(pytest.param(step, marks=pytest.mark.torture) for step in (1, 2)), 3])
def test_killed_at_any_step_the_journal_is_the_old_or_the_new_one(
    newest: Old, next_year: NextYear, kill: str | int
) -> None:
    if isinstance(kill, int):
        done = next_year(OFFCIRC_TEST_KILL_AT=str(kill)).run("status", status=None)
    else:
        done = next_year(f"{_DIES}{_AFTER}{KILLS[kill]}").run("status", status=None)
    assert done.was_killed, done.stderr
    if kill != "after the commit":  # the older program may go on as well
        assert account(newest.desk) == newest.told["transactions"]
    assert account(next_year()) == newest.told["transactions"]


def test_an_account_that_would_be_another_one_is_not_taken(newest: Old, next_year: NextYear) -> None:
    before = newest.desk.transactions()
    alters = """
import offcirc.journal.upgrading as upgrading
properly = upgrading.upgrade
def upgrade(driver, folder, revision, prove):
    def alter():
        driver.execute("UPDATE entries SET body = NULL WHERE position = (SELECT max(position) FROM entries)")
        prove()
    properly(driver, folder, revision, alter)
upgrading.upgrade = upgrade
"""
    assert "could not be brought up to date" in sentence(next_year(alters).run("status", status=None))
    assert account(newest.desk) == before


@pytest.mark.parametrize("leave_bytes", [0, 90_000, *_MORE_ROOM])
def test_on_a_full_disk_the_journal_stays_as_it_was(
    newest: Old, next_year: NextYear, tmp_path: Path, leave_bytes: int
) -> None:
    with skip_if_not_available(), SmallFilesystem(tmp_path, 8 << 20) as disk:
        home = disk.path / "home"
        shutil.copytree(newest.desk.home, home)
        disk.fill(leave_bytes)
        done = next_year(home=home).run("status", status=None)
        disk.make_room()
        if done.status:
            assert "The disk is full" in sentence(done)
            assert account(Workstation(home, fast=True)) == newest.told["transactions"]
        assert account(next_year(home=home)) == newest.told["transactions"]


def test_a_home_that_cannot_be_written_stays_as_it_was(newest: Old, next_year: NextYear, tmp_path: Path) -> None:
    with skip_if_not_available(), SmallFilesystem(tmp_path, 8 << 20) as disk:
        home = disk.path / "home"
        shutil.copytree(newest.desk.home, home)
        before = content(home)
        subprocess.run(["mount", "-o", "remount,ro", disk.path], check=True, capture_output=True)
        assert "cannot be written" in sentence(next_year(home=home).run("status", status=None))
        subprocess.run(["mount", "-o", "remount,rw", disk.path], check=True, capture_output=True)
        assert content(home) == before
        assert account(next_year(home=home)) == newest.told["transactions"]


def test_an_older_program_that_is_at_work_is_waited_for(newest: Old, next_year: NextYear) -> None:
    older = newest.desk.start("issue", "--stdin", "--due", "2027-01-31", "--override", stdin="C1 I0036\n" * 20_000)
    older.until_lines(2)
    waits = next_year(_IMPATIENT).run("status", status=None)
    assert "of an older version, is at work with" in sentence(waits)
    assert not (newest.desk.home / _KEPT).exists()
    older.kill()
    rows = newest.desk.transactions()
    assert account(next_year()) == rows


def test_an_older_program_that_starts_meanwhile_finds_a_newer_home(newest: Old, next_year: NextYear) -> None:
    upgrading = next_year(OFFCIRC_TEST_UPGRADE_LASTS_S="1").start("status")
    upgrading.until((newest.desk.home / _KEPT).exists)
    older = newest.desk.start("issue", "C1", "I0036", "--due", "2027-01-31", "--override")
    assert upgrading.wait().status == 0
    assert "was written by a newer offcirc" in sentence(older.wait())
    assert account(next_year()) == newest.told["transactions"]


def test_two_that_upgrade_at_once_are_in_nobodys_way(newest: Old, next_year: NextYear) -> None:
    several = [next_year().start("status") for _ in range(3)]
    assert [each.wait().status for each in several] == [0, 0, 0]
    assert account(next_year()) == newest.told["transactions"]


@pytest.mark.torture
def test_killed_at_any_moment_of_an_upgrade(newest: Old, next_year: NextYear, tmp_path: Path, seed: int) -> None:
    began = time.monotonic()
    shutil.copytree(newest.desk.home, tmp_path / "first")
    next_year(home=tmp_path / "first").run("status")
    lasts_s = time.monotonic() - began
    upgraded = 0
    for number, moment in enumerate(spread(seed, 60, 0.0, lasts_s)):
        home = tmp_path / f"home-{number}"
        shutil.copytree(newest.desk.home, home)
        next_year(home=home).start("status").kill_after(moment)
        older = Workstation(home, fast=True).run("--json", "transactions", status=None)
        if older.status == 0:
            assert older.rows == newest.told["transactions"]
        else:
            upgraded += 1
            assert "was written by a newer offcirc" in sentence(older)
        assert account(next_year(home=home)) == newest.told["transactions"]
        shutil.rmtree(home)
    assert 0 < upgraded < 60
