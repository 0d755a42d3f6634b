"""`offcirc-central` as its administrator sees it."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext

from offcirc.central import migrate, tokens, workstations
from offcirc.central.database import Database
from offcirc.central.schema import metadata
from offcirc.central.settings import create, sqlite_url
from tests.central.client import Desk
from tests.central.server import RunningServer, environment, running_server


def test_the_migrations_make_the_schema(tmp_path: Path) -> None:
    database = Database(create(tmp_path / "h", "x", "UTC", apply_on_arrival=False).database)
    migrate.bring_up_to_date(database)
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    newest = max(path.stem[:4] for path in (Path(migrate.__file__).parent / "migrations/versions").glob("0*.py"))
    assert newest == migrate.REVISION
    database.close()


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    server = RunningServer(tmp_path / "h")
    database = Database(sqlite_url(server.home))
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    done = server.run("queue")
    assert done.returncode == 3
    assert "newer offcirc" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_database_of_the_first_version_is_upgraded_after_a_backup(tmp_path: Path) -> None:
    made = create(tmp_path / "h", "x", "UTC", apply_on_arrival=False)
    database = Database(made.database)
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        add = (
            "INSERT INTO workstations (name, scopes, token_hash, enrolled_at, revoked_at) "
            "VALUES (?, 'download,upload', ?, 1, ?)"
        )
        for name, revoked_at in (("desk", None), ("gone", 5)):
            connection.exec_driver_sql(add, (name, tokens.hash_of(name), revoked_at))
        connection.exec_driver_sql("INSERT INTO retired_tokens VALUES (?, 'desk')", (tokens.hash_of("old"),))
    migrate.bring_up_to_date(database)
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert workstations.authenticate(connection, "desk", datetime.now(UTC)).scopes == {"download", "upload"}
        for token in ("gone", "old"):
            with pytest.raises(workstations.Denied) as denied:
                workstations.authenticate(connection, token, datetime.now(UTC))
            assert denied.value.code == "TOKEN_REVOKED"
    database.close()
    assert list(made.home.glob(f"*-before-{migrate.REVISION}.db"))


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("init",), 1, "There is a server here already"),
        (("import", "/nowhere"), 1, "none of the files"),
        (("revoke", "nobody"), 1, "No workstation nobody"),
        (("enrolment-code", "--name", "x", "--may", "everything"), 1, "--may takes some of"),
        (("enrolment-code", "--name", "x", "--library", "NOPE"), 1, "There is no library NOPE"),
        (("restore", "/nowhere"), 3, "no such file"),
        (("report", "--since", "yesterday"), 1, "--since takes"),
        (("serve", "--port", "99999"), 2, "a port is a number from 0 to 65535"),
        (("enrolment-code", "--name", "x", "--hours", "-1"), 2, "more than 0 and at most 8760 hours"),
        (("init", "--home", "elsewhere", "--name", "a\x1bb"), 1, "A name has 1 to 64 printable"),
        (("serve", "--host", "no.such.host.invalid"), 3, "Cannot listen"),
        (("nonsense",), 2, "usage"),
        (("queue", "--database", "postgresql+psycopg://nobody@127.0.0.1:1/none"), 3, "cannot be reached"),
        (("queue", "--database", "nonsense"), 1, "--database takes"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, arguments: tuple[str, ...], status: int, said: str
) -> None:
    server = RunningServer(tmp_path_factory.mktemp("commands"))
    done = server.run(*arguments)
    assert done.returncode == status, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 1_000


def test_a_home_that_holds_no_server_is_said(tmp_path: Path) -> None:
    server = RunningServer(tmp_path / "h")
    (server.home / "central.toml").unlink()
    done = server.run("queue")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_the_database_is_its_owners_only(tmp_path: Path, small_library: Path) -> None:
    with running_server(tmp_path / "h", folder=small_library) as server:
        found = {path.name: path.stat().st_mode & 0o077 for path in server.home.glob("central.*")}
    assert {"central.db", "central.db-wal", "central.toml"} <= set(found)
    assert not any(found.values())


def test_an_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "offcirc.central.cli.main", "--home", str(tmp_path / "h"), "init"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (3, "The output cannot be written: No space left on device\n")


def test_queue_process_and_report(tmp_path: Path, small_library: Path) -> None:
    with running_server(tmp_path / "h", folder=small_library) as server:
        desk = Desk.enrol(server.url, server.enrolment_code("desk"))
        good, bad = desk.issue("C001", "I001"), desk.give_back("I002")
        desk.upload(good, bad)
        queued = [json.loads(line) for line in server.cli("queue", "--json").splitlines()]
        assert [row["id"] for row in queued] == [good.id, bad.id]
        done = [json.loads(line) for line in server.cli("process", "--all", "--json", status=1).splitlines()]
        assert [(row["result"], row["outcome"]) for row in done] == [
            ("success", "SUCCESS"),
            ("refused", "ITEM_NOT_ON_LOAN"),
        ]
        account = json.loads(server.cli("report", "--json"))
        assert (account["received"], account["waiting"], account["processed"]) == (2, 0, 2)
        assert server.cli("process", "unknown-id", status=1) == ""


def test_a_backup_is_restored_and_cursors_from_after_it_are_refused(tmp_path: Path, small_library: Path) -> None:
    with running_server(tmp_path / "h", folder=small_library) as server:
        desk = Desk.enrol(server.url, server.enrolment_code("desk"))
        assert desk.call("HEAD", "/v1/extract").status_code == 200
        server.cli("backup", str(tmp_path / "b.db"))
        assert server.run("backup", str(tmp_path / "b.db")).returncode == 1
        (lost,) = desk.do(desk.issue("C001", "I001"))
        assert server.run("restore", str(tmp_path / "b.db")).returncode == 1  # it is running
        server.stop()
        server.cli("restore", str(tmp_path / "b.db"))
        server.restart()
        assert desk.look_up(lost.transaction_id)[0].outcome is None
        assert desk.call("GET", f"/v1/changes?since={lost.change}").status_code == 410
        assert desk.call("HEAD", "/v1/extract").status_code == 200
        (again,) = desk.do(desk.issue("C001", "I001"))
        assert again.number > lost.number
