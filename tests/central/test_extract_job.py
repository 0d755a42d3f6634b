"""The extract job: by the built-in scheduler, made up where it was slept over, and an account of what failed."""

import json
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from offcirc.central import audit, extract_runs, extracts, migrate, nightly, workstations
from offcirc.central.database import Database
from offcirc.central.extract_scopes import ExtractScope
from offcirc.central.settings import Settings, create, load, sqlite_url
from offcirc.central.workstations import Admission
from offcirc.errors import EnvironmentProblem, UserError
from tests.central.client import Desk
from tests.central.server import RunningServer, environment, running_server
from tests.faults.tools.errors import NotAvailable
from tests.faults.tools.small_filesystem import SmallFilesystem
from tests.support import warm

HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Settings, Database]]:
    made = create(tmp_path / "h", "x", "Europe/Helsinki", apply_on_arrival=False)
    database = Database(made.database)
    migrate.bring_up_to_date(database)
    yield made, database
    database.close()


def built_at(database: Database, at: datetime) -> None:
    with database.write() as connection:
        micros = int(at.timestamp() * 1_000_000)
        connection.exec_driver_sql("UPDATE extracts SET built_at = ?", (micros,))


def due(place: tuple[Settings, Database], at: datetime) -> datetime | None:
    with place[1].read() as connection:
        return extract_runs.due_since(connection, place[0], at)


def test_P2_the_extract_is_due_at_its_hour_on_the_librarys_wall(place: tuple[Settings, Database]) -> None:
    made, database = place
    assert (made.extract_at, made.extract_zone.key) == (time_of_day(3, 30), "Europe/Helsinki")
    night = datetime(2026, 11, 23, 3, 30, tzinfo=HELSINKI)
    assert due(place, night) is None, "nobody ever asked for an extract"
    extracts.build(database, made)
    built_at(database, night - timedelta(hours=12))
    assert due(place, night - timedelta(minutes=1)) is None
    assert due(place, night) == night
    assert due(place, night + timedelta(hours=9)) == night, "slept over, and made up"
    assert due(place, datetime(2026, 11, 30, 1, 0, tzinfo=HELSINKI)) == night + timedelta(days=6)
    built_at(database, night + timedelta(minutes=2))
    assert due(place, night + timedelta(hours=9)) is None
    assert due((replace(made, extract_at=None), database), night + timedelta(days=9)) is None


@pytest.mark.parametrize("day", [datetime(2026, 3, 29, tzinfo=HELSINKI), datetime(2026, 10, 25, tzinfo=HELSINKI)])
def test_it_is_due_once_in_a_night_without_or_with_that_hour_twice(
    place: tuple[Settings, Database], day: datetime
) -> None:
    made, database = place
    extracts.build(database, made)
    built_at(database, day - timedelta(hours=2))
    found, at = [], day.astimezone(UTC)
    while at < day.astimezone(UTC) + timedelta(hours=20):
        moment = due(place, at)
        if moment is not None:
            found.append(at)
            built_at(database, at)
        at += timedelta(minutes=10)
    assert len(found) == 1


def test_a_failed_job_keeps_the_last_good_extract_and_says_so(place: tuple[Settings, Database]) -> None:
    made, database = place
    ((_, good),) = extract_runs.run(database, made, by="test")
    made.extracts.chmod(0o500)
    if os.access(made.extracts, os.W_OK):  # root may write everywhere
        made.extracts.chmod(0o700)
        database_only = replace(made, home=made.home / "nowhere")
        (made.home / "nowhere").write_text("a file in the folder's place")
        made_broken = database_only
    else:
        made_broken = made
    with pytest.raises(EnvironmentProblem):
        extract_runs.run(database, made_broken, by="test")
    made.extracts.chmod(0o700)
    with database.read() as connection:
        state = extract_runs.state(connection)
        assert extracts.newest(connection, made) == good
    assert (state.built_at, state.extracts, state.failure) == (good.built_at, 1, "CANNOT_WRITE")
    assert state.failed_at is not None
    assert "path" in state.reason
    night = state.failed_at.astimezone(HELSINKI)
    made = replace(made, extract_at=night.time().replace(tzinfo=None, second=0, microsecond=0))
    built_at(database, good.built_at - timedelta(days=2))
    assert due((made, database), state.failed_at + timedelta(minutes=29)) is None
    assert due((made, database), state.failed_at + timedelta(minutes=31)) is not None, "it is tried again"
    extract_runs.run(database, made, by="test")
    with database.read() as connection:
        assert extract_runs.state(connection).failure == ""


def test_a_job_builds_one_extract_for_each_scope_and_forgets_the_others(place: tuple[Settings, Database]) -> None:
    made, database = place
    bus, far = ExtractScope(("BUS",)), ExtractScope(("FAR",))
    with database.write() as connection:
        for name, scope in (("a", bus), ("b", bus), ("c", far)):
            admission = Admission(name, "", "download", "", scope)
            workstations.admit(connection, admission, datetime.now(UTC), by="test")
    for _ in range(3):
        assert {scope for scope, _ in extract_runs.run(database, made, by="test")} == {bus, far}
    assert len(list(made.extracts.glob("*.db"))) == 4, "the newest of each, and the one that may still be read"
    with database.write() as connection:
        workstations.revoke(connection, "c", datetime.now(UTC), by="test")
    assert [scope for scope, _ in extract_runs.run(database, made, by="test")] == [bus]
    assert len(list(made.extracts.glob("*.db"))) == 2
    with database.read() as connection:
        acts = [row["act"] for row in audit.listing(connection)]
    assert acts.count("extract_built") == 4


def test_the_scheduler_starts_the_job_once_it_is_due(
    place: tuple[Settings, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, database = place
    extracts.build(database, made)
    built_at(database, datetime.now(UTC) - timedelta(days=2))
    started: list[tuple[str, ...]] = []

    def start(_settings: Settings, *options: str) -> int:
        started.append(options)
        extract_runs.run(database, made, by="schedule", unless_since=datetime.fromisoformat(options[1]))
        return 0

    monkeypatch.setattr(nightly, "_LOOK_EVERY_S", 0.02)
    with nightly.nightly_extracts(made, database, start):
        deadline = time.monotonic() + 20
        while not started and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.2)
    assert len(started) == 1
    assert started[0][0] == "--scheduled"


def test_the_settings_can_be_shown_and_nonsense_is_refused(place: tuple[Settings, Database]) -> None:
    made, _ = place
    path = made.home / "central.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"03:30"', '"04:15"') + 'extract_zone = "Asia/Kathmandu"\n', encoding="utf-8")
    found = load(made.home)
    assert (found.extract_at, found.extract_zone.key) == (time_of_day(4, 15), "Asia/Kathmandu")
    path.write_text(text.replace('"03:30"', '""'), encoding="utf-8")
    assert load(made.home).extract_at is None
    path.write_text(text.replace('"03:30"', '"half past three"'), encoding="utf-8")
    with pytest.raises(UserError) as refused:
        load(made.home)
    assert refused.value.code == "CONFIG_UNREADABLE"


def test_a_build_that_is_killed_leaves_the_last_extract_and_nothing_behind(tmp_path: Path, small_library: Path) -> None:
    server = RunningServer(tmp_path / "h", folder=small_library)
    good = json.loads(server.cli("extract", "--json"))["extract"]
    folder = server.home / "extracts"
    for place in ("put_in_place", "_sha256"):
        (tmp_path / "stdin").touch()
        plant = f"import os, offcirc.central.extracts as e\ne.{place} = lambda *_: os.kill(os.getpid(), 9)"
        arguments = ["extract", "--home", str(server.home)]
        killed = warm.start(arguments, tmp_path, environment(), plant=plant, program=warm.CENTRAL)
        assert killed.wait(60) == -signal.SIGKILL
        assert [path.stem for path in folder.glob("*.db")] == [good]
        assert list(folder.glob("*.part*"))
    assert json.loads(server.cli("extract", "--json"))["extract"] != good
    assert not list(folder.glob("*.part*"))


@pytest.mark.torture
def test_a_disk_that_fills_up_at_night_leaves_the_last_good_extract(tmp_path: Path, small_library: Path) -> None:
    try:
        with (
            SmallFilesystem(tmp_path, 24 << 20) as small,
            running_server(small.path / "h", folder=small_library) as server,
        ):
            _build_on_a_full_disk(small, server)
    except NotAvailable as error:
        pytest.skip(f"no small filesystem here: {error}")


def _build_on_a_full_disk(small: SmallFilesystem, server: RunningServer) -> None:
    desk = Desk.enrol(server.url, server.enrolment_code("desk"))
    good = desk.call("GET", "/v1/extract")
    small.fill(64 << 10)
    done = server.run("extract")
    assert (done.returncode, "disk is full" in done.stderr) == (3, True), done.stderr
    assert desk.call("GET", "/v1/extract").content == good.content
    database = Database(sqlite_url(server.home))
    with database.read() as connection:
        state = extract_runs.state(connection)
    assert (state.failure, state.extracts) == ("DISK_FULL", 1)
    small.make_room()
    assert server.run("extract").returncode == 0
    with database.read() as connection:
        assert extract_runs.state(connection).failure == ""
    database.close()
    assert desk.call("GET", "/v1/extract").headers["ETag"] != good.headers["ETag"]
