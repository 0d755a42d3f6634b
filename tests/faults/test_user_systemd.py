"""A real systemd of a user takes what `schedule install` made, counts down for it, runs it, and forgets it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from offcirc.app.home import Home
from offcirc.app.schedule.job import job_name
from tests.central.server import RunningServer
from tests.faults.conftest import Enrol
from tests.faults.tools.errors import NotAvailable, skip_if_not_available

_SYSTEMD = "/lib/systemd/systemd"
_SESSION = """
set -e
mount -t tmpfs tmpfs /run
mkdir -p /run/systemd/system "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
{systemd} --user >"$OUT/systemd" 2>&1 &
for _ in $(seq 200); do systemctl --user is-system-running >/dev/null 2>&1 && break; sleep 0.05; done
$OFFCIRC --json schedule install --every 15m >"$OUT/installed"
systemctl --user list-timers --all --no-pager >"$OUT/timers"
systemctl --user start "$NAME.service"
systemctl --user show "$NAME.service" -p Result -p ExecMainStatus -p Nice >"$OUT/result"
$OFFCIRC --json schedule status >"$OUT/status"
$OFFCIRC --json schedule remove >"$OUT/removed"
systemctl --user list-timers --all --no-pager >"$OUT/timers-after"
systemctl --user list-unit-files "offcirc*" --no-pager >"$OUT/units-after" || true
"""


def session(script: Path, environment: dict[str, str]) -> None:
    """Runs a script in a mount and process namespace where systemd believes that it was booted.

    Raises:
        NotAvailable: This user may not, or there is no systemd.
    """
    if os.geteuid() != 0 or not Path(_SYSTEMD).exists() or shutil.which("unshare") is None:
        raise NotAvailable("a user's systemd of the test's own needs root, systemd and unshare")
    command = ["unshare", "--pid", "--fork", "--kill-child", "--mount", "--mount-proc", "--cgroup", "bash", str(script)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.torture
def test_the_timer_is_taken_run_and_forgotten(enrol: Enrol, server: RunningServer, tmp_path: Path) -> None:
    desk, out = enrol(server, update=False), tmp_path / "out"
    desk.run("return", "38400100001138")
    out.mkdir()
    script = tmp_path / "session.sh"
    script.write_text(_SESSION.replace("{systemd}", _SYSTEMD))
    name = job_name(Home.at(desk.home))
    environment = desk.environment | {
        "XDG_RUNTIME_DIR": "/run/user/0",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "OUT": str(out),
        "NAME": name,
        "OFFCIRC": f"{sys.executable} -m offcirc.cli.main --home {desk.home}",
    }
    with skip_if_not_available():
        session(script, environment)
    told = {file.name: file.read_text() for file in out.iterdir()}
    assert '"runs":true' in told["installed"]
    assert f"{name}.timer" in told["timers"]
    assert set(told["result"].split()) == {"Result=success", "ExecMainStatus=0", "Nice=10"}, told["systemd"]
    assert "code=ok sent=1" in told["status"]
    assert '"removed":true' in told["removed"]
    assert name not in told["timers-after"]
    assert name not in told["units-after"]
    assert not list((tmp_path / "config").rglob("offcirc*"))
    assert desk.states() == {"sent": 1}
