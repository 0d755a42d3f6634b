"""`offcirc-central worker` and `serve --workers N`."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from offcirc.central.cli.main import main
from offcirc.central.database import Database
from tests.central.scale.at_work import wait_until_applied
from tests.central.scale.region import Region, arrive
from tests.central.server import environment
from tests.faults.tools.postgres import TemporaryPostgres
from tests.support import warm
from tests.support.databases import copy_of


def test_on_sqlite_there_is_one_at_a_time_and_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = ["--home", str(tmp_path / "home")]
    assert main(["init", "--apply-on-arrival", *home, "--database", f"sqlite:///{tmp_path / 'central.db'}"]) == 0
    capsys.readouterr()
    assert main(["serve", "--port", "0", "--workers", "2", *home]) == 1
    assert capsys.readouterr().err == (
        "SQLite lets one process write at a time: workers need PostgreSQL (--database).\n"
    )


def test_where_rows_are_held_for_review_workers_have_nothing_to_do(
    postgres: TemporaryPostgres, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--home", str(tmp_path), "--database", postgres.new_database()]
    assert main(["init", *where]) == 0
    capsys.readouterr()
    assert main(["worker", *where]) == 1
    assert "Rows wait for review here" in capsys.readouterr().err


def test_a_worker_works_until_it_is_stopped_and_says_what_it_did(
    postgres: TemporaryPostgres, small_region: str, tmp_path: Path
) -> None:
    region, url = Region(1), copy_of(postgres, small_region)
    database = Database(url)
    where = ["--home", str(tmp_path / "home"), "--database", url]
    assert main(["init", "--apply-on-arrival", *where]) == 0
    (tmp_path / "stdin").touch()
    worker = warm.start(["worker", "--json", *where], tmp_path, environment(), program=warm.CENTRAL)
    arrive(database, [region.desks[0].pay("P01", "1.00") for _ in range(20)])
    wait_until_applied(database)
    os.kill(worker.pid, signal.SIGTERM)
    assert worker.wait(30) == 0
    told = json.loads((tmp_path / "stdout").read_text())
    assert told["rows"] == 20
    assert 0 < told["longest_lock_ms"] < 1_000 * told["seconds"]
    database.close()
