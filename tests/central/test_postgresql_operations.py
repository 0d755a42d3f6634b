"""Running a server on PostgreSQL: backup, restore, and whether it is ready."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from alembic import command
from alembic.config import Config

from offcirc.central import migrate
from offcirc.central.database import Database
from offcirc.central.postgresql_backup import check_postgresql
from offcirc.central.settings import create
from tests.central.client import Desk
from tests.central.server import RunningServer
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.postgres import TemporaryPostgres


@pytest.fixture(scope="module")
def postgres() -> Iterator[TemporaryPostgres]:
    with skip_if_not_available():
        started = TemporaryPostgres().__enter__()
    try:
        yield started
    finally:
        started.__exit__(None, None, None)


@pytest.fixture(scope="module")
def url(postgres: TemporaryPostgres) -> str:
    return postgres.new_database()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, small_library: Path, url: str) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("home"), folder=small_library, database=url) as started:
        yield started


def execute(url: str, statement: str) -> list[object]:
    database = Database(url)
    with database.write() as connection:
        done = connection.exec_driver_sql(statement)
        found: list[object] = list(done.scalars()) if done.returns_rows else []
    database.close()
    return found


def test_a_backup_is_restored_and_what_came_after_it_is_kept_beside(
    server: RunningServer, url: str, tmp_path: Path
) -> None:
    desk = Desk.enrol(server.url, server.enrolment_code("desk"))
    (kept,) = desk.do(desk.issue("C001", "I001"))
    backup = tmp_path / "central.backup"
    server.cli("backup", str(backup))
    assert backup.stat().st_mode & 0o077 == 0
    assert server.run("backup", str(backup)).returncode == 1, "nothing is overwritten"
    (lost,) = desk.do(desk.issue("C002", "I002"))
    execute(url, "CREATE TABLE of_a_later_version (id integer)")
    assert server.run("restore", str(backup)).returncode == 1, "it is running"
    server.stop()
    worker = Database(url)
    with worker.read() as connection:
        connection.exec_driver_sql("SELECT 1")
        done = server.run("restore", str(backup))
        assert (done.returncode, "connections: 1" in done.stderr) == (1, True), done.stderr
    worker.close()
    server.cli("restore", str(backup))
    server.restart()
    assert desk.look_up(kept.transaction_id)[0].outcome == kept
    assert desk.look_up(lost.transaction_id)[0].outcome is None
    assert desk.call("GET", f"/v1/changes?since={lost.change}").status_code == 410
    (again,) = desk.do(desk.issue("C002", "I002"))
    assert again.number > lost.number
    assert execute(url, "SELECT count(*) FROM pg_tables WHERE tablename = 'of_a_later_version'") == [0]
    assert "restored" in server.cli("audit")

    (before,) = server.home.glob("central-before-restore-*.dump")
    server.stop()
    server.cli("restore", str(before))
    server.restart()
    assert desk.look_up(lost.transaction_id)[0].outcome == lost


def test_a_backup_that_breaks_off_changes_nothing(server: RunningServer, tmp_path: Path) -> None:
    desk = Desk.enrol(server.url, server.enrolment_code("careful"))
    (kept,) = desk.do(desk.issue("C003", "I003"))
    backup, torn = tmp_path / "whole", tmp_path / "torn"
    server.cli("backup", str(backup))
    whole = backup.read_bytes()
    torn.write_bytes(whole[: len(whole) * 9 // 10])
    server.stop()
    copies = list(server.home.glob("central-before-restore-*"))
    done = server.run("restore", str(torn))
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "all is as it was" in done.stderr
    assert list(server.home.glob("central-before-restore-*")) == copies
    server.restart()
    assert desk.look_up(kept.transaction_id)[0].outcome == kept


@pytest.mark.parametrize("content", [b"", b"nonsense", None])
def test_what_is_no_backup_is_said(server: RunningServer, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    done = server.run("restore", str(path))
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "is not a backup" in done.stderr or "no such file" in done.stderr


def test_a_server_whose_database_is_away_says_so_and_is_ready_again(
    server: RunningServer, postgres: TemporaryPostgres
) -> None:
    def answer(path: str) -> tuple[int, str]:
        said = requests.get(f"{server.url}/{path}", timeout=30)
        return said.status_code, said.json()["status"]

    assert answer("ready") == (200, "ready")
    postgres.crash()
    try:
        assert answer("ready") == (503, "DATABASE_AWAY")
        assert answer("health") == (200, "alive")
        assert server.run("queue").returncode == 3
    finally:
        postgres.start()
    assert answer("ready") == (200, "ready")


def test_a_folder_that_cannot_be_written_is_said(server: RunningServer, tmp_path: Path) -> None:
    done = server.run("backup", str(tmp_path / "nowhere" / "file"))
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "cannot be written" in done.stderr


def test_a_database_of_an_earlier_version_is_dumped_before_it_is_upgraded(
    postgres: TemporaryPostgres, tmp_path: Path
) -> None:
    made = create(tmp_path / "h", "x", "UTC", apply_on_arrival=False, database=postgres.new_database())
    database = Database(made.database)
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    database.close()
    other = RunningServer(made.home, database=made.database)
    other.cli("queue")
    copy = made.home / f"central-before-{migrate.REVISION}.dump"
    check_postgresql(copy)
    assert copy.stat().st_mode & 0o077 == 0
    assert execute(made.database, "SELECT version_num FROM alembic_version") == [migrate.REVISION]
