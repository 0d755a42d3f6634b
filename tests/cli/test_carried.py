"""Files that are carried between real workstations and a real server: rows on a stick, a signed extract, enrolment."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from offcirc.wire.carried import EXTRACT_FORMAT
from tests.central.server import RunningServer
from tests.cli.conftest import Fresh, NewDesk
from tests.support.inside import one_code
from tests.support.records import MAIN
from tests.support.workstation import Row, Workstation

DUE = "2027-05-05"
KEY_CHEAP = "import offcirc.app.keys as keys\nkeys._OPS, keys._MEMORY = 1, 8192"


def brought(server: RunningServer, *files: Path, status: int = 0) -> list[Row]:
    """What the server's own command says of files."""
    told = server.cli("import-transactions", *map(str, files), "--json", status=status)
    return [json.loads(line) for line in told.splitlines()]


def queued(server: RunningServer) -> dict[str, str]:
    """Whose the rows are that wait, by id."""
    return {row["id"]: row["workstation"] for row in map(json.loads, server.cli("queue", "--json").splitlines())}


def name_of(desk: Workstation) -> str:
    return str(desk.row("status")["workstation"])


def test_P4_what_one_workstation_recorded_another_brings_and_each_row_comes_once(
    server: RunningServer, new_desk: NewDesk, fresh: Fresh, tmp_path: Path
) -> None:
    bus, desk, third = new_desk(), new_desk(), new_desk()
    first, grown = tmp_path / "stick" / "first.offcirc", tmp_path / "stick" / "grown.offcirc"
    first.parent.mkdir()
    card, barcode = fresh()
    rows = [bus.issue(card, barcode, DUE), bus.row("return", "OUT")]
    told = bus.run("--json", "export", str(first))
    assert [row["id"] for row in told.rows] == [row["id"] for row in rows]
    assert "only the server can read it" in told.stderr
    rows.append(bus.row("payment", card, "1.50"))
    bus.run("export", str(grown))
    kept = desk.row("import", str(first))
    assert (kept["import"], kept["workstation"], kept["rows"]) == ("kept", name_of(bus), 2)
    assert kept["kinds"] == {"issue": 1, "return": 1}
    assert desk.transactions() == []
    assert "2 new" in desk.run("upload").stderr
    assert {row["id"] for row in rows[:2]} <= queued(server).keys()
    assert queued(server)[rows[0]["id"]] == name_of(bus)
    third.run("import", str(grown))
    assert "1 new, 2 known" in third.run("sync").stderr
    assert [(row["received"], row["known"]) for row in brought(server, grown, first)] == [(0, 3), (0, 2)]
    desk.run("process", *(row["id"] for row in rows))
    assert bus.row("upload")["unknown"] == 0
    assert [row["outcome"] for row in bus.transactions()] == ["SUCCESS", "SUCCESS", "SUCCESS"]
    assert all(each.row("reconcile")["holds"] and each.row("verify")["sound"] for each in (bus, desk, third))
    assert not [*desk.home.glob("carried/*"), *third.home.glob("carried/*")]


def test_a_file_waits_as_long_as_the_server_is_away(
    server: RunningServer, new_desk: NewDesk, fresh: Fresh, tmp_path: Path
) -> None:
    bus, desk = new_desk(), new_desk()
    row = bus.issue(*fresh(), DUE)
    bus.run("export", str(tmp_path / "out.offcirc"))
    config = desk.home / "config.toml"
    there = config.read_text()
    config.write_text(there.replace(server.url, "http://127.0.0.1:9"))
    desk.run("import", str(tmp_path / "out.offcirc"))
    desk.planted("from offcirc.sync import patience\npatience.PAUSES_S = ()\n").run("upload", status=3)
    assert desk.row("status")["carried_files"] == 1
    config.write_text(there)
    desk.run("upload")
    assert row["id"] in queued(server)
    assert not list(desk.home.glob("carried/*"))


def test_a_forged_file_is_refused_and_not_brought_again(
    server: RunningServer, new_desk: NewDesk, fresh: Fresh, tmp_path: Path
) -> None:
    bus, thief, desk = new_desk(), new_desk(), new_desk()
    file, forged = tmp_path / "out.offcirc", tmp_path / "forged.offcirc"
    row = thief.issue(*fresh(), DUE)
    thief.run("export", str(file))
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(forged, "w") as target:
        for name in source.namelist():
            content = source.read(name).replace(name_of(thief).encode(), name_of(bus).encode())
            target.writestr(name, content)
    assert desk.row("import", str(forged))["workstation"] == name_of(bus)
    told = desk.run("upload").stderr
    assert "no key of workstation" in told
    assert row["id"] not in queued(server)
    assert desk.run("upload").stderr == ""
    assert "no key of that workstation" in server.run("import-transactions", str(forged)).stderr


def test_P8_rows_of_a_revoked_machine_are_taken_in_and_wait_for_review(
    server: RunningServer, new_desk: NewDesk, fresh: Fresh, tmp_path: Path
) -> None:
    lost, desk = new_desk(), new_desk()
    row = lost.issue(*fresh(), DUE)
    server.cli("revoke", name_of(lost))
    assert "was revoked" in lost.run("upload", status=3).stderr
    lost.run("export", str(tmp_path / "out.offcirc"))
    desk.run("import", str(tmp_path / "out.offcirc"))
    assert "they wait for staff there" in desk.run("upload").stderr
    assert row["id"] in queued(server)
    desk.run("process", row["id"])
    assert row["id"] not in queued(server)


def test_a_stick_written_before_its_machine_was_replaced_is_still_good(
    server: RunningServer, new_desk: NewDesk, fresh: Fresh, tmp_path: Path
) -> None:
    broken = new_desk()
    name = name_of(broken)
    row = broken.issue(*fresh(), DUE)
    broken.run("export", str(tmp_path / "out.offcirc"))
    again = Workstation(tmp_path / "again", fast=True)
    again.enrol(server.url, one_code(server, name, MAIN), name, MAIN)
    (told,) = brought(server, tmp_path / "out.offcirc")
    assert (told["received"], told["held"]) == (1, True)
    assert queued(server)[row["id"]] == name


def test_enrolling_again_in_the_same_home_keeps_its_key(
    server: RunningServer, new_desk: NewDesk, fresh: Fresh, tmp_path: Path
) -> None:
    desk = new_desk()
    desk.issue(*fresh(), DUE)
    desk.run("export", str(tmp_path / "out.offcirc"))
    desk.enrol(server.url, one_code(server, name_of(desk), MAIN), name_of(desk), MAIN)
    (told,) = brought(server, tmp_path / "out.offcirc")
    assert (told["received"], told["held"]) == (1, False)


def test_a_list_for_people_is_written_when_somebody_means_it_and_changes_nothing(
    offline: Workstation, tmp_path: Path
) -> None:
    offline.issue("P1", "I1", DUE)
    file = tmp_path / "list.csv"
    assert "--yes writes it" in offline.run("export", str(file), status=1).stderr
    offline.run("export", str(file), "--yes")
    head, line = file.read_text("utf-8-sig").splitlines()
    assert head.startswith("id,workstation,kind")
    assert ",P1,I1,2027-05-05T23:59:00" in line
    assert offline.states() == {"waiting": 1}


def test_a_file_for_evergreen_carries_due_dates_and_does_not_leave_twice(offline: Workstation, tmp_path: Path) -> None:
    offline.issue("P1", "I1", DUE)
    offline.row("payment", "P1", "1")
    done = offline.run("--json", "export", str(tmp_path / "out.xacts"), status=1)
    assert [row.get("kept") for row in done.rows] == [None, "KIND_NOT_CARRIED"]
    (line,) = (tmp_path / "out.xacts").read_text().splitlines()
    told = json.loads(line)
    assert (told["type"], told["patron_barcode"], told["due_date"]) == ("checkout", "P1", "2027-05-05T20:59:00.000Z")
    assert offline.states() == {"unknown": 1, "waiting": 1}
    assert "no row leaves" in offline.run("export", str(tmp_path / "again.xacts"), status=1).stderr


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def carried(server: RunningServer, folder: Path) -> Path:
    """An extract as the server writes it now."""
    before = set(folder.iterdir())
    server.cli("extract", "--to", str(folder))
    (file,) = set(folder.iterdir()) - before
    return file


def test_P3_a_carried_extract_that_was_altered_is_refused_and_the_old_data_stays(
    server: RunningServer, new_desk: NewDesk, stick: Path
) -> None:
    desk = new_desk()
    file = carried(server, stick)
    whole = file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    unsigned = {name: part for name, part in parts.items() if name != "manifest.sig"}
    cursor = parts["manifest.json"].replace(b'"cursor":', b'"cursor":9')
    older = parts["manifest.json"].replace(f'"format":{EXTRACT_FORMAT}'.encode(), b'"format":1')
    replica = bytearray(parts["replica.db"])
    replica[len(replica) // 2] ^= 1
    for altered in (unsigned, parts | {"manifest.json": cursor}, unsigned | {"manifest.json": older}):
        _zip(file, altered)
        assert "not as the server signed it" in desk.run("extract-import", str(file), status=1).stderr
    _zip(file, parts | {"replica.db": bytes(replica)})
    assert "not as the server signed it" in desk.run("extract-import", str(file), status=1).stderr
    file.write_bytes(whole[: len(whole) // 2])
    assert "not a carried extract" in desk.run("extract-import", str(file), status=1).stderr
    assert not list(desk.home.glob("replica-*"))
    file.write_bytes(whole)
    assert desk.row("extract-import", str(file))["full"]


def _zip(file: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_P3_an_older_extract_than_the_data_here_is_loaded_only_when_somebody_says_so(
    server: RunningServer, new_desk: NewDesk, fresh: Fresh, stick: Path
) -> None:
    desk = new_desk()
    old = carried(server, stick)
    row = desk.issue(*fresh(), DUE)
    desk.run("upload")
    desk.run("process", row["id"])
    desk.run("update")
    told = desk.run("extract-import", str(old), status=1)
    assert "knows less than the data here" in told.stderr
    assert desk.row("extract-import", str(old), "--older")["full"]
    desk.run("extract-import", str(old))  # the same again is not older


def test_P8_a_machine_that_is_never_connected_is_enrolled_lends_and_hands_in_by_stick_alone(
    server: RunningServer, fresh: Fresh, stick: Path, tmp_path: Path
) -> None:
    card, barcode = fresh()
    bus = Workstation(tmp_path / "bus", fast=True)
    cheap = bus.planted(KEY_CHEAP)
    asked = cheap.row("enrol", "--request", str(stick / "bus.offcirc-request"), "--name", "wanted", "--library", MAIN)
    assert "not a workstation yet" in bus.run("issue", card, barcode, "--due", DUE, status=3).stderr
    answer = json.loads(
        server.cli(
            "enrol-file",
            str(stick / "bus.offcirc-request"),
            "--name",
            f"bus-{barcode}",
            "--to",
            str(stick),
            "--json",
        )
    )
    assert answer["fingerprint"] == asked["fingerprint"]
    stranger = Workstation(tmp_path / "stranger", fast=True)
    stranger.planted(KEY_CHEAP).run("enrol", "--request", str(stick / "other"), "--name", "other")
    assert "made for another machine" in stranger.run("enrol", "--answer", answer["file"], status=1).stderr
    enrolled = bus.row("enrol", "--answer", answer["file"], "--no-mirror")
    assert (enrolled["workstation"], enrolled["library"]) == (f"bus-{barcode}", MAIN)
    assert enrolled["recovery_code"]
    extract = carried(server, stick)
    bus.run("extract-import", str(extract))
    assert bus.row("patron", "P1")["surname"] == "Korhola"
    row = bus.issue(card, barcode, DUE)
    bus.run("export", str(stick / "out.offcirc"))
    (told,) = brought(server, stick / "out.offcirc")
    assert (told["received"], told["held"]) == (1, False)
    assert json.loads(server.cli("process", row["id"], "--json"))["outcome"] == "SUCCESS"
    assert "no server" in bus.run("upload", status=1).stderr


def test_an_answer_that_was_altered_is_refused(server: RunningServer, stick: Path, tmp_path: Path) -> None:
    bus = Workstation(tmp_path / "bus", fast=True)
    bus.planted(KEY_CHEAP).run("enrol", "--request", str(stick / "request"), "--name", "altered")
    server.cli("enrol-file", str(stick / "request"), "--to", str(stick))
    file = stick / "altered.offcirc-answer"
    whole = file.read_text()
    file.write_text(whole.replace('"workstation":"altered"', '"workstation":"another"'))
    assert "not as the server signed it" in bus.run("enrol", "--answer", str(file), status=1).stderr
    file.write_text(whole[:-9] + "00" + whole[-7:])
    assert "not as the server signed it" in bus.run("enrol", "--answer", str(file), status=1).stderr
    file.write_text(whole)
    bus.run("enrol", "--answer", str(file))
    assert "answers an enrolment" in bus.run("import", str(file), status=1).stderr


def test_a_lost_answer_while_a_file_is_handed_in_changes_nothing(
    server: RunningServer, new_desk: NewDesk, fresh: Fresh, tmp_path: Path
) -> None:
    bus, desk = new_desk(), new_desk()
    row = bus.issue(*fresh(), DUE)
    bus.run("export", str(tmp_path / "out.offcirc"))
    desk.run("import", str(tmp_path / "out.offcirc"))
    shutil.copytree(desk.home / "carried", tmp_path / "kept")
    desk.run("upload")
    shutil.copytree(tmp_path / "kept", desk.home / "carried", dirs_exist_ok=True)
    assert "0 new, 1 known" in desk.run("upload").stderr
    assert list(queued(server)).count(row["id"]) == 1
