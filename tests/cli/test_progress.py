"""What the window reads from the commands it starts, and what it may say to them."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import msgspec
import pytest

from offcirc.app.keys import Keys
from tests.central.server import RunningServer
from tests.cli.conftest import Fresh
from tests.faults.tools.cutting_proxy import CuttingProxy, Throttle
from tests.support.workstation import PASSPHRASE, Row, Workstation

DUE = "2027-05-05"


@pytest.fixture
def key(desk: Workstation, monkeypatch: pytest.MonkeyPatch) -> str:
    """The desk's key in hex."""
    monkeypatch.setenv("OFFCIRC_PASSPHRASE", PASSPHRASE)
    return Keys(desk.home / "key.json").unlock().hex()


def split(rows: list[Row]) -> tuple[list[Row], list[Row], Row]:
    """Rows, progress, and the end, which comes last."""
    end = rows[-1]["finished"]
    progress = [row["progress"] for row in rows if "progress" in row]
    return [row for row in rows[:-1] if "progress" not in row], progress, end


def run(desk: Workstation, key: str, *arguments: str, status: int | None = 0, more: str = "") -> Any:
    """Runs a command as the window does: without passphrase or keychain."""
    locked = desk.with_passphrase(None)
    return split(locked.rows(*arguments, "--progress", "--key-from-stdin", status=status, stdin=f"{key}\n{more}"))


def test_a_sync_tells_progress_rows_and_its_end(desk: Workstation, key: str, fresh: Fresh) -> None:
    desk.issue(*fresh(), DUE)
    rows, progress, end = run(desk, key, "sync")
    assert [row.get("sent") for row in rows] == [1, None]
    assert {each["step"] for each in progress} >= {"upload", "changes"}
    assert progress[0] == {"step": "upload", "done": 0, "total": 1, "unit": "rows"}
    assert (end["ok"], end["code"]) == (True, "")
    assert end["summary"]["sent"] == 1
    assert end["summary"]["left"] == 0
    assert end["summary"]["records"]["patrons"] >= 300


def test_progress_comes_at_most_twenty_times_a_second(desk: Workstation, key: str) -> None:
    began = time.monotonic()
    _, progress, _ = run(desk, key, "update", "--full")
    assert len([each for each in progress if each["step"] == "download"]) <= 2 + (time.monotonic() - began) * 20
    assert progress[-1]["done"] == progress[-1]["total"]


def test_an_error_is_told_as_its_code(offline: Workstation, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFCIRC_PASSPHRASE", PASSPHRASE)
    _, _, end = run(offline, Keys(offline.home / "key.json").unlock().hex(), "sync", status=3)
    assert end == {"ok": False, "code": "SERVER_AWAY", "params": {}, "summary": {}}
    assert key


def test_the_key_must_come_first(desk: Workstation) -> None:
    for given in ("", "no key", "abcd"):
        _, _, end = run(desk, given, "sync", status=1)
        assert end["code"] == "KEY_UNREADABLE"
    _, _, end = run(desk, "00" * 32, "sync", status=3)
    assert not end["ok"]


def test_K18_K19_ids_come_on_standard_input_and_every_row_gets_its_result(
    desk: Workstation, key: str, fresh: Fresh
) -> None:
    ids = [desk.issue(*fresh(), DUE)["id"] for _ in range(3)]
    run(desk, key, "upload")
    rows, progress, end = run(desk, key, "process", "--ids-from-stdin", more=f"{ids[0]}\n{ids[2]}\n\n")
    assert {row["id"] for row in rows} == {ids[0], ids[2]}
    assert progress[-1]["done"] == progress[-1]["total"] == 2
    assert end["summary"] == {"processed": 2, "results": {"success": 2}, "codes": {}}
    queued, _, end = run(desk, key, "queue")
    assert ids[1] in {row["id"] for row in queued}
    assert end["summary"]["rows"] == len(queued)


def test_verify_and_backup_take_the_key_too(desk: Workstation, key: str) -> None:
    _, _, end = run(desk, key, "verify")
    assert end["summary"]["sound"] is True
    _, _, end = run(desk, key, "backup", str(desk.home.parent / "backup.zip"))
    assert end["ok"]


class Watched:
    """A command whose standard input stays open."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def say(self, line: str) -> None:
        _pipe(self.process.stdin).write(f"{line}\n".encode())
        _pipe(self.process.stdin).flush()

    def wait_for(self, step: str) -> None:
        for line in _pipe(self.process.stdout):
            if msgspec.json.decode(line).get("progress", {}).get("step") == step:
                return
        pytest.fail(f"{step} never came")

    def end(self) -> Row:
        *_, last = _pipe(self.process.stdout)
        self.process.wait(30)
        return dict(msgspec.json.decode(last)["finished"])


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


@contextmanager
def watched(desk: Workstation, key: str, *arguments: str) -> Iterator[Watched]:
    locked = desk.with_passphrase(None)
    with subprocess.Popen(
        locked.command(*arguments, "--progress", "--key-from-stdin"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=locked.environment,
    ) as process:
        command = Watched(process)
        command.say(key)
        yield command
        process.kill()


def test_cancel_in_mid_download_ends_it_cleanly_and_the_next_goes_on(
    server: RunningServer, desk: Workstation, key: str, fresh: Fresh
) -> None:
    row = desk.issue(*fresh(), DUE)
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        config = desk.home / "config.toml"
        config.write_text(config.read_text().replace(server.url, proxy.url))
        proxy.next(Throttle(100_000), "/v1/extract")
        with watched(desk, key, "update", "--full") as command:
            command.wait_for("download")
            command.say("cancel")
            end = command.end()
            assert command.process.returncode == 130
        assert (end["ok"], end["code"]) == (False, "CANCELLED")
        assert desk.rows("sync", "--quiet", "--progress")[-1]["finished"]["ok"]
    assert [each["state"] for each in desk.transactions() if each["id"] == row["id"]] == ["sent"]


def test_cancel_between_two_steps_is_told_as_such(desk: Workstation, key: str) -> None:
    _, _, end = run(desk, key, "update", "--full", status=130, more="cancel\n")
    assert (end["ok"], end["code"]) == (False, "CANCELLED")
    assert desk.row("update", "--full")["full"] is True


def test_a_sync_goes_on_when_whoever_watched_it_dies(desk: Workstation, key: str, fresh: Fresh) -> None:
    rows = [desk.issue(*fresh(), DUE) for _ in range(3)]
    with watched(desk, key, "sync") as command:
        _pipe(command.process.stdin).close()
        _pipe(command.process.stdout).close()  # nobody reads any more
        command.process.stdin = command.process.stdout = None
        assert command.process.wait(60) == 0
    assert {each["state"] for each in desk.transactions() if each["id"] in {row["id"] for row in rows}} == {"sent"}


def test_a_sync_that_is_killed_loses_and_doubles_nothing(desk: Workstation, key: str, fresh: Fresh) -> None:
    rows = [desk.issue(*fresh(), DUE) for _ in range(3)]
    with watched(desk, key, "sync") as command:
        command.wait_for("upload")
        os.kill(command.process.pid, signal.SIGKILL)
    desk.run("sync")
    assert {each["state"] for each in desk.transactions() if each["id"] in {row["id"] for row in rows}} == {"sent"}
    queued = [each["id"] for each in desk.rows("queue")]
    assert all(queued.count(row["id"]) == 1 for row in rows)
