"""The trace tells a synced acknowledgement from one that is not."""

import sys
import textwrap
from pathlib import Path

import pytest

from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.sync_trace import Acknowledgement, SyncTrace, trace_command

DATABASE = """
import sys
from sqlcipher3 import dbapi2 as sqlcipher
database = sqlcipher.connect("journal.db", isolation_level=None)
database.execute("PRAGMA journal_mode = " + sys.argv[2])
database.execute("PRAGMA synchronous = " + sys.argv[1])
database.execute("PRAGMA wal_autocheckpoint = 5")
database.execute("CREATE TABLE scans (barcode TEXT)")
for barcode in sys.stdin:
    database.execute("INSERT INTO scans VALUES (?)", [barcode])
    print("recorded", barcode, end="", flush=True)
"""

BARCODES = [f"{number:08}" for number in range(40)]


def trace(script: str, *arguments: str, cwd: Path, stdin: bytes = b"") -> SyncTrace:
    with skip_if_not_available():
        traced = trace_command(
            [sys.executable, "-c", textwrap.dedent(script), *arguments], stdin=stdin, cwd=cwd, watch="journal.db"
        )
    assert traced.returncode == 0, traced.stderr
    return traced


@pytest.mark.parametrize("journal_mode", ["WAL", "PERSIST", "DELETE"])
def test_every_row_is_synced_before_its_line_under_full(tmp_path: Path, journal_mode: str) -> None:
    traced = trace(DATABASE, "FULL", journal_mode, cwd=tmp_path, stdin="\n".join([*BARCODES, ""]).encode())
    assert [acknowledged.line for acknowledged in traced.acknowledgements] == [f"recorded {b}" for b in BARCODES]
    assert all(acknowledged.synced for acknowledged in traced.acknowledgements)
    assert all(acknowledged.writes_since_previous for acknowledged in traced.acknowledgements)


@pytest.mark.parametrize("synchronous", ["OFF", "NORMAL"])
def test_rows_are_not_synced_without_full(tmp_path: Path, synchronous: str) -> None:
    traced = trace(DATABASE, synchronous, "WAL", cwd=tmp_path, stdin="\n".join([*BARCODES, ""]).encode())
    synced = [acknowledged.synced for acknowledged in traced.acknowledgements]
    assert len(synced) == len(BARCODES)
    assert synced.count(False) > len(BARCODES) / 2


def test_a_line_without_any_write_is_not_synced(tmp_path: Path) -> None:
    script = """
        import os
        journal = os.open("journal.db-wal", os.O_CREAT | os.O_WRONLY)
        os.write(journal, b"row")
        os.fdatasync(journal)
        print('first "quoted" é\\nsecond', flush=True)
        os.writev(journal, [b"row", b"row"])
        print("third ", end="", flush=True)
        os.fsync(journal)
        print("line", flush=True)
    """
    assert trace(script, cwd=tmp_path).acknowledgements == [
        Acknowledgement('first "quoted" é', 1, synced=True),
        Acknowledgement("second", 0, synced=False),
        Acknowledgement("third line", 1, synced=True),
    ]


def test_a_sync_of_another_file_or_before_the_last_write_does_not_count(tmp_path: Path) -> None:
    script = """
        import os
        journal = os.open("journal.db", os.O_CREAT | os.O_WRONLY)
        other = os.open("other.db", os.O_CREAT | os.O_WRONLY)
        os.write(journal, b"row")
        os.fsync(other)
        print("other", flush=True)
        os.write(journal, b"row")
        os.fsync(journal)
        os.write(journal, b"row")
        print("before", flush=True)
    """
    acknowledged = trace(script, cwd=tmp_path).acknowledgements
    assert acknowledged == [Acknowledgement("other", 1, synced=False), Acknowledgement("before", 2, synced=False)]


def test_threads_that_sync_and_write_at_once_are_told_apart(tmp_path: Path) -> None:
    script = """
        import os, threading
        journal = os.open("journal.db", os.O_CREAT | os.O_WRONLY)
        noise = os.open("noise", os.O_CREAT | os.O_WRONLY)
        stop = threading.Event()
        def make_noise():
            while not stop.is_set():
                os.write(noise, bytes(100))
                os.fsync(noise)
        threads = [threading.Thread(target=make_noise) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in range(50):
            os.write(journal, bytes(5000))
            if number % 2:
                os.fsync(journal)
            print(number, flush=True)
        stop.set()
    """
    acknowledged = trace(script, cwd=tmp_path).acknowledgements
    assert [(line.line, line.synced) for line in acknowledged] == [(str(n), bool(n % 2)) for n in range(50)]


def test_a_child_that_writes_to_another_pipe_acknowledges_nothing(tmp_path: Path) -> None:
    script = """
        import subprocess
        subprocess.run(["echo", "inner"], stdout=subprocess.PIPE)
        print("outer", flush=True)
    """
    assert [line.line for line in trace(script, cwd=tmp_path).acknowledgements] == ["outer"]
