"""The lossy file system loses what is not synced, and only that."""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.lossy_filesystem import LossyFilesystem

KEY = f"PRAGMA key = \"x'{'5c' * 32}'\""

RECORDER = """
import sys
from sqlcipher3 import dbapi2 as sqlcipher
path, key, synchronous, checkpoint_pages = sys.argv[1:]
database = sqlcipher.connect(path, isolation_level=None)
database.execute(key)
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = " + synchronous)
database.execute("PRAGMA wal_autocheckpoint = " + checkpoint_pages)
database.execute("CREATE TABLE IF NOT EXISTS scans (number INTEGER PRIMARY KEY, barcode TEXT)")
number = database.execute("SELECT coalesce(max(number), 0) FROM scans").fetchone()[0]
while True:
    number += 1
    database.execute("INSERT INTO scans VALUES (?, ?)", (number, "barcode " * 50))
    print(number, flush=True)
"""


@pytest.fixture
def lossy(tmp_path: Path) -> Iterator[LossyFilesystem]:
    with skip_if_not_available(), LossyFilesystem(tmp_path) as filesystem:
        yield filesystem


def record_until_power_cut(lossy: LossyFilesystem, synchronous: str, cut_after_s: float, luck: int | None) -> int:
    """Return the last acknowledged row."""
    # Many checkpoints where nothing may be lost; none where they would save rows by syncing the journal.
    checkpoint_pages = "20" if synchronous == "FULL" else "0"
    argv = [sys.executable, "-c", RECORDER, str(lossy.path / "scans.db"), KEY, synchronous, checkpoint_pages]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        acknowledged = [process.stdout.readline()]
        cut = threading.Timer(cut_after_s, lossy.power_cut, [luck])
        cut.start()
        acknowledged += process.stdout.readlines()  # until the disk's errors end it
        cut.join()
    return int(acknowledged[-1])


def rows_left(lossy: LossyFilesystem) -> list[int]:
    with sqlcipher.connect(lossy.path / "scans.db") as database:
        database.execute(KEY)
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'scans'").fetchone():
            return []
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return [row[0] for row in database.execute("SELECT number FROM scans ORDER BY number")]


@pytest.mark.parametrize("with_luck", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_every_acknowledged_row_survives_where_sqlite_syncs(
    lossy: LossyFilesystem, seed: int, *, with_luck: bool
) -> None:
    moments = random.Random(f"{seed} {with_luck}")
    for _ in range(3):  # the second and third run reopen what a cut left
        last = record_until_power_cut(lossy, "FULL", moments.uniform(0.01, 0.3), seed if with_luck else None)
        rows = rows_left(lossy)
        assert rows == list(range(1, len(rows) + 1))
        assert len(rows) in {last, last + 1}  # one more may be durable and not yet acknowledged


@pytest.mark.parametrize("synchronous", ["OFF", "NORMAL"])
def test_acknowledged_rows_are_missing_where_sqlite_does_not_sync(lossy: LossyFilesystem, synchronous: str) -> None:
    last = record_until_power_cut(lossy, synchronous, 0.3, None)
    try:
        rows = rows_left(lossy)
    except sqlcipher.DatabaseError:
        rows = []  # not even a database
    assert len(rows) < last


def test_several_processes_share_one_wal_database_and_its_locks(lossy: LossyFilesystem) -> None:
    writer = (
        "import sys; from sqlcipher3 import dbapi2 as s; d = s.connect(sys.argv[1], timeout=30, isolation_level=None);"
        "d.execute(sys.argv[2]); d.execute('PRAGMA synchronous=FULL');"
        "[d.execute('INSERT INTO scans DEFAULT VALUES') for _ in range(100)]"
    )
    path = str(lossy.path / "scans.db")
    database = sqlcipher.connect(path, isolation_level=None)
    database.execute(KEY)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE scans (number INTEGER PRIMARY KEY)")
    writers = [subprocess.Popen([sys.executable, "-c", writer, path, KEY]) for _ in range(3)]
    assert [process.wait(60) for process in writers] == [0, 0, 0]
    assert database.execute("SELECT count(*) FROM scans").fetchone() == (300,)
    database.close()


def test_a_rename_is_lost_unless_the_directory_is_synced(lossy: LossyFilesystem) -> None:
    config = lossy.path / "config.toml"
    for text, sync_directory in (("old", True), ("new", False)):
        replace(config, text, sync_directory=sync_directory)
    assert config.read_text() == "new"
    lossy.power_cut()
    assert config.read_text() == "old"


def test_the_strict_file_system_forgets_a_synced_file_in_an_unsynced_directory(tmp_path: Path) -> None:
    with skip_if_not_available(), LossyFilesystem(tmp_path, strict=True) as lossy:
        replace(lossy.path / "kept", "text", sync_directory=True)
        replace(lossy.path / "lost", "text", sync_directory=False)
        lossy.power_cut()
        assert [path.name for path in lossy.path.iterdir()] == ["kept"]


def test_an_open_file_gives_errors_after_the_cut(lossy: LossyFilesystem) -> None:
    with (lossy.path / "notes").open("wb", buffering=0) as notes:
        notes.write(b"text")
        lossy.power_cut()
        with pytest.raises(OSError, match="Input/output error"):
            notes.write(b"text")
    assert not (lossy.path / "notes").exists()


def test_hundreds_of_syncs_a_second(lossy: LossyFilesystem) -> None:
    with (lossy.path / "notes").open("wb", buffering=0) as notes:
        start = time.perf_counter()
        for _ in range(300):
            notes.write(bytes(4096))
            os.fsync(notes.fileno())
    assert time.perf_counter() - start < 1.0


def replace(path: Path, text: str, *, sync_directory: bool) -> None:
    """Write a file beside the old one, sync it, and swap it in."""
    new = path.with_suffix(".new")
    with new.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.rename(path)
    if sync_directory:
        directory = os.open(path.parent, os.O_RDONLY)
        os.fsync(directory)
        os.close(directory)
